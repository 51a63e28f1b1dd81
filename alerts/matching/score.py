"""How much a match counts for: a sum that a person can follow.

    each keyword found in the window    its weight, 1 where the rule gives none
      + 0.5                             where it stands within five words of the place
      + 1                               where it stands in the title
    − 0.5                               for each hedge on the nearest evidence (``hedges``)

Theory: more keywords, nearer, in the headline, is more surely what the author meant; nothing finer can be explained in
a sentence. Only rules that have weights or a threshold are weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from alerts.model import Score, Share

NEAR_WORDS: Final = 5
NEAR_POINTS: Final = 0.5
TITLE_POINTS: Final = 1.0
DOUBT_POINTS: Final = -0.5
MOST_POINTS: Final = 1000.0
"""The largest weight or threshold of a rule."""


class Sighting(NamedTuple):
    """A keyword in the window of a place: how many words from it (None across fields or by coordinates)."""

    term: str
    distance: int | None
    in_title: bool


def weigh(sightings: Iterable[Sighting], *, weights: Mapping[str, float], marks: Sequence[str] = ()) -> Score:
    """The score of these sightings; a keyword counts once, in the order first seen, with the best of its sightings."""
    near: dict[str, bool] = {}
    titled: dict[str, bool] = {}
    for term, distance, in_title in sightings:
        near[term] = near.get(term, False) or (distance is not None and distance <= NEAR_WORDS)
        titled[term] = titled.get(term, False) or in_title
    shares: list[Share] = []
    for term, is_near in near.items():
        shares.append(Share(what="keyword", of=term, points=float(weights.get(term, 1.0))))
        shares += [Share(what="near", of=term, points=NEAR_POINTS)] if is_near else []
        shares += [Share(what="title", of=term, points=TITLE_POINTS)] if titled[term] else []
    return doubted(Score(shares=tuple(shares)), marks)


def doubted(score: Score, marks: Iterable[str]) -> Score:
    """``score`` with what these doubts take off."""
    return Score(shares=(*score.shares, *(Share(what="doubt", of=mark, points=DOUBT_POINTS) for mark in marks)))


def addends(score: Score) -> list[dict[str, object]]:
    """The addends of a score as plain values, in their order."""
    return [{"what": share.what, "of": share.of, "points": share.points} for share in score.shares]


def highest(keywords: Iterable[str], weights: Mapping[str, float]) -> float:
    """The most that a match can count for: every keyword, near the place and in the title."""
    return round(sum(weights.get(term, 1.0) + NEAR_POINTS + TITLE_POINTS for term in dict.fromkeys(keywords)), 6)
