"""Where the keywords of a rule text end: the connector before its places.

Theory: a connector before a tracked place is meant; else one that is no everyday preposition (near, près de);
else the last preposition, since phrases such as « mise à mort » come before the place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from alerts.language.scripts import script_of
from alerts.matching.knownplaces import KnownPlaces
from alerts.matching.rulemeasure import measure_at
from alerts.matching.rulephrases import Part
from alerts.matching.ruletalk import Word, heard

_Candidate = tuple[int, int, Part]


def find_connector(words: Sequence[Word], known: KnownPlaces) -> tuple[int, int] | None:
    """The place and the number of words of the connector (0 for an Arabic ب that is part of the place's word)."""
    candidates = _candidates(words)
    tracked = [index for index, (at, length, _) in enumerate(candidates) if is_tracked(words, at + length, known)]
    sure = [index for index, (_, _, part) in enumerate(candidates) if part is Part.NEAR]
    if tracked:
        chosen = _first_of_chain(words, candidates, tracked[0], among=tracked)
    elif sure:
        chosen = sure[0]
    elif candidates:
        chosen = _first_of_chain(words, candidates, len(candidates) - 1, among=range(len(candidates)))
    else:
        attached = (at for at in range(1, len(words)) if known.attached(words[at], "ب"))
        return next(((at, 0) for at in attached), None)
    return candidates[chosen][:2]


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
    if of is None:
        return end if script_of(words[start].text) == "arabic" and end < len(words) else at
    return end + of[0] if end + of[0] < len(words) else at


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
            if (connector := heard(words, at, part)) and at + connector[0] < len(words):
                is_sure = part is not Part.AT and heard(words, at, Part.AT) != connector
                candidates.append((at, connector[0], Part.NEAR if is_sure else Part.AT))
                at += connector[0]
                break
        else:
            at += 1
    return candidates


def _first_of_chain(
    words: Sequence[Word], candidates: Sequence[_Candidate], index: int, *, among: Collection[int]
) -> int:
    """« à Goma et à Bukavu » is one list: go back over connectors that follow a comma or an and."""
    while index - 1 in among and heard(words, candidates[index][0] - 1, Part.COMMA, Part.OR, Part.AND):
        index -= 1
    return index
