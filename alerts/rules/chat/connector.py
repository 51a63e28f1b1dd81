"""Where the keywords of a rule text end: the connector before its places.

Theory: a connector before a tracked place is meant; else one that is no everyday preposition (near, près de);
else the last preposition, since phrases such as « mise à mort » come before the place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Final

from alerts.language.inflection import languages_with
from alerts.language.lexicon import concepts_for
from alerts.language.scripts import script_of
from alerts.rules.chat.knownplaces import LONGEST_NAME, KnownPlaces
from alerts.rules.chat.measure import measure_at
from alerts.rules.chat.words import Word, heard
from alerts.rules.fitness import language_meant
from alerts.rules.phrases.roles import Part

_Candidate = tuple[int, int, Part]
_SHORTEST_ATTACHED: Final = 4
_NAME_ENDS: Final = (Part.COMMA, Part.OR, Part.AND, Part.NEAR, Part.AT, Part.WITH, Part.NOT, Part.WITHOUT, Part.GRADE)


def find_connector(words: Sequence[Word], known: KnownPlaces, knows: Callable[[str], bool]) -> tuple[int, int] | None:
    """The place and the number of words of the connector (0 for an Arabic ب that is part of the place's word)."""
    candidates = _outside_names(words, _candidates(words), knows)
    tracked = [index for index, (at, length, _) in enumerate(candidates) if is_tracked(words, at + length, known)]
    sure = [index for index, (_, _, part) in enumerate(candidates) if part is Part.NEAR]
    if sure and _is_thing(words, sum(candidates[sure[0]][:2]), knows):  # shelling near a school in Donetsk
        later = range(sure[0] + 1, len(candidates))
        sure = [index for index in later if knows(_name_at(words, sum(candidates[index][:2])))] or sure
    if tracked:
        chosen = _first_of_chain(words, candidates, tracked[0], among=tracked)
    elif sure:
        chosen = sure[0]
    else:
        attached = [at for at in range(1, len(words)) if _is_attached(words, at, known, knows)]
        named = [index for index, (at, length, _) in enumerate(candidates) if knows(_name_at(words, at + length))]
        if attached and not named:
            return attached[0], 0
        if not candidates:
            return _towards(words, knows)
        last = named[-1] if named else len(candidates) - 1
        chosen = _first_of_chain(words, candidates, last, among=range(len(candidates)))
    return candidates[chosen][:2]


def end_of_joined_name(words: Sequence[Word], at: int, knows: Callable[[str], bool]) -> int | None:
    """Where the name of a known place ends that begins at a word and has a connector or an and inside: Port au Prince,
    Trinidad and Tobago; None where none does."""
    for end in range(min(at + LONGEST_NAME, len(words)), at + 2, -1):
        joints = (heard(words, inner, Part.AT, Part.AND) for inner in range(at + 1, end - 1))
        is_plain = any(joints) and not any(word.quoted for word in words[at:end])
        if is_plain and knows(" ".join(word.text for word in words[at:end])):
            return end
    return None


def _outside_names(
    words: Sequence[Word], candidates: Sequence[_Candidate], knows: Callable[[str], bool]
) -> list[_Candidate]:
    """The connectors that are no part of a place's name: not the one of Port au Prince, Boulogne sur Mer."""
    inside: set[int] = set()
    for at, length, _ in candidates:
        for start in range(max(0, at - LONGEST_NAME + 2), at):
            if (end := end_of_joined_name(words, start, knows)) is not None and end > at + length:
                inside.add(at)
    return [candidate for candidate in candidates if candidate[0] not in inside]


def _is_thing(words: Sequence[Word], at: int, knows: Callable[[str], bool]) -> bool:
    """True for a word of a dictionary behind a connector, « près d’une école », in which no place can be meant."""
    article = heard(words, at, Part.ARTICLE)
    at += article[0] if article else int(words[at].folded == "a")
    if at >= len(words) or words[at].quoted or words[at].text[:1].isupper():
        return False
    if concepts_for(words[at].text):
        return True
    return bool(languages_with(words[at].text)) and not knows(words[at].text)


def _name_at(words: Sequence[Word], at: int) -> str:
    """The words up to the next separator, clause or end, at most four: the name of a place."""
    end = at
    while end < min(at + LONGEST_NAME, len(words)) and not heard(words, end, *_NAME_ENDS):
        end += 1
    return " ".join(word.text for word in words[at:end])


def _is_attached(words: Sequence[Word], at: int, known: KnownPlaces, knows: Callable[[str], bool]) -> bool:
    """True for an Arabic word that begins with an « in » and names a place behind it: بعرسال, بوادي حضرموت."""
    word = words[at]
    if known.attached(word, "ب"):
        return True
    if word.quoted or not word.text.startswith("ب") or len(word.text) < _SHORTEST_ATTACHED:
        return False
    name = _name_at(words, at)
    is_name = knows(name[1:]) and not knows(name)
    kind = heard((replace(word, text=word.text[1:]),), 0, Part.KIND, Part.SITE, Part.GROUNDS)
    of_a_kind = kind is not None and at + 1 < len(words)
    return of_a_kind or (is_name and not languages_with(name))


def inner_connector(
    words: Sequence[Word], start: int, end: int, names: Callable[[str], bool] = lambda _: False
) -> tuple[int, int] | None:
    """Where words that belong to one keyword hold a place of their own, and where it begins: « violences dans les
    camps », shelling near a school; None for a phrase that has a preposition (mise à mort, accident d’avion).

    ``names`` tells the names of places, which have no capital in Arabic."""
    for at in range(start + 1, end - 1):
        for part in (Part.NEAR, Part.AT):
            said = heard(words, at, part)
            if said is None or at + said[0] >= end:
                continue
            behind = at + said[0]
            article = (1, None) if words[behind].folded in {"a", "un", "une"} else heard(words, behind, Part.ARTICLE)
            both = concepts_for(words[behind].text) and any(concepts_for(word.text) for word in words[start:at])
            is_apart = both or (article and behind + article[0] < end) or words[behind].text[:1].isupper()
            is_apart = is_apart or names(" ".join(word.text for word in words[behind:end]))
            if part is Part.NEAR or is_apart:
                return at, behind + (article[0] if article else 0)
    return None


def _towards(words: Sequence[Word], knows: Callable[[str], bool]) -> tuple[int, int] | None:
    """The last « on » or على before a known place, which is no thing (strikes on Kharkiv, not on hospitals)."""
    for at in range(len(words) - 2, 0, -1):
        said = heard(words, at, Part.TOWARDS)
        name = _name_at(words, at + said[0]) if said else ""
        is_name = bool(name) and (name[:1].isupper() or script_of(name) == "arabic") and knows(name)
        if said and is_name and not (concepts_for(name) or concepts_for(name.split()[0])):
            return at, said[0]
    return None


def says_near(words: Sequence[Word], at: int) -> int | None:
    """Where the connector that starts at a word ends, a distance before it included; None where none starts."""
    if measure := measure_at(words, at):
        of = heard(words, measure.end, Part.OF, Part.NEAR)
        return measure.end + of[0] if of else None
    connector = heard(words, at, Part.INSIDE, Part.NEAR, Part.AT)
    return at + connector[0] if connector else None


def is_tracked(words: Sequence[Word], at: int, known: KnownPlaces) -> bool:
    """True where a tracked place is named at this word, or behind the article or kind that stands there."""
    article = heard(words, at, Part.ARTICLE)
    starts = (at, at + article[0] if article else at, behind_kind(words, at))
    return any(known.at(words, start) is not None for start in starts)


def behind_kind(words: Sequence[Word], at: int) -> int:
    """Where a place's own name begins behind what it is: la ville de Goma, the town of Goma, مدينة إدلب; ``at`` where
    nothing of the kind stands."""
    article = heard(words, at, Part.ARTICLE)
    start = at + article[0] if article else at
    kind = heard(words, start, Part.KIND)
    if kind is None:
        return at
    end = start + kind[0]
    of = heard(words, end, Part.OF)
    behind = heard(words, end + of[0], Part.ARTICLE) if of else None
    if of and behind and end + of[0] + behind[0] < len(words):  # la province de l’Ituri
        return end + of[0] + behind[0]
    if of is None:
        return end if script_of(words[start].text) == "arabic" and end < len(words) else at
    return end + of[0] if end + of[0] < len(words) else at


def behind_grounds(words: Sequence[Word], at: int) -> int | None:
    """Where a place's own name begins behind what is only some spots of it: les camps de Tindouf, مستشفيات غزة; None
    where nothing of the kind stands."""
    article = heard(words, at, Part.ARTICLE)
    start = at + article[0] if article else at
    grounds = heard(words, start, Part.GROUNDS)
    if grounds is None or words[start].quoted or start + grounds[0] >= len(words):
        return None
    end = start + grounds[0]
    joint = heard(words, end, Part.OF, Part.AT, Part.NEAR)
    if joint is None:
        return end if script_of(words[start].text) == "arabic" else None
    behind = heard(words, end + joint[0], Part.ARTICLE)
    end += joint[0] + (behind[0] if behind else 0)
    return end if end < len(words) else None


def _candidates(words: Sequence[Word]) -> list[_Candidate]:
    candidates: list[_Candidate] = []
    at = 0
    while at < len(words):
        if measure := measure_at(words, at):
            if (of := heard(words, measure.end, Part.OF, Part.NEAR)) and measure.end + of[0] < len(words):
                candidates.append((at, measure.end + of[0] - at, Part.NEAR))
            at = measure.end
            continue
        for part in (Part.INSIDE, Part.NEAR, Part.AT):
            connector = heard(words, at, part)
            if connector and at + connector[0] < len(words) and not _names_language(words, at + connector[0]):
                is_sure = part is not Part.AT and heard(words, at, Part.AT) != connector
                candidates.append((at, connector[0], Part.NEAR if is_sure else Part.AT))
                at += connector[0]
                break
        else:
            at += 1
    return candidates


def _names_language(words: Sequence[Word], at: int) -> bool:
    """True for « en français »; a region may be called like a language (in Somali Region)."""
    word = words[at]
    return not word.quoted and language_meant(word.text) is not None and heard(words, at + 1, Part.KIND) is None


def _first_of_chain(
    words: Sequence[Word], candidates: Sequence[_Candidate], index: int, *, among: Collection[int]
) -> int:
    """« à Goma et à Bukavu » is one list: go back over connectors that follow a comma or an and."""
    while index - 1 in among and heard(words, candidates[index][0] - 1, Part.COMMA, Part.OR, Part.AND):
        index -= 1
    return index
