"""Where the keywords of a rule text end: the connector before its places.

Theory: a connector before a tracked place is meant; else one that is no everyday preposition (near, près de);
else the last preposition, since phrases such as « mise à mort » come before the place.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from alerts.matching.knownplaces import KnownPlaces
from alerts.matching.rulemeasure import measure_at
from alerts.matching.ruletalk import Part, Word, heard

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
    """True where a tracked place is named at this word, or behind the article that stands there."""
    article = heard(words, at, Part.ARTICLE)
    return known.at(words, at) is not None or (article is not None and known.at(words, at + article[0]) is not None)


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
                candidates.append((at, connector[0], Part.NEAR if part is Part.INSIDE else part))
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
