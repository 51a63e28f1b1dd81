"""Where a mention stands, and what two mentions are to each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

Position = tuple[int, int]
"""The indices of the first and the last token of a mention in an article's symbols."""


class Hit(NamedTuple):
    """Where a mention stands: the ordinals of its first and last word, and the positions of their tokens."""

    first: int
    last: int
    start: int
    end: int

    def inside(self, longer: Hit) -> bool:
        """True where ``longer`` covers this hit and more."""
        return (
            longer.start <= self.start and self.end <= longer.end and longer.end - longer.start > self.end - self.start
        )

    def between(self, other: Hit) -> int:
        """Words strictly between two hits; negative where they overlap."""
        return max(self.first, other.first) - min(self.last, other.last) - 1


class Cover(NamedTuple):
    """A phrase in which what it is about means another thing, where it stands, and the ``holes`` in it: the words that
    its three dots have taken, which mean what they say (« injured in **shelling** of a flood shelter »)."""

    hit: Hit
    holes: tuple[Position, ...] = ()

    def hides(self, hit: Hit) -> bool:
        """True for a shorter mention inside the phrase that one of its own words has a part in."""
        return hit.inside(self.hit) and not any(first <= hit.start and hit.end <= last for first, last in self.holes)


def unhidden(hits: Iterable[Hit], covers: Sequence[Cover]) -> list[Hit]:
    """The hits that none of ``covers`` hides; in the time it takes to sort them, because phrases are short."""
    left = uncovered(hits, [cover.hit for cover in covers if not cover.holes])
    torn = sorted(cover for cover in covers if cover.holes)
    if not torn:
        return left
    starts = [cover.hit.start for cover in torn]
    longest = max(cover.hit.end - cover.hit.start for cover in torn)
    return [hit for hit in left if not any(cover.hides(hit) for cover in _around(hit, torn, starts, longest))]


def _around(hit: Hit, covers: Sequence[Cover], starts: Sequence[int], longest: int) -> Sequence[Cover]:
    """Those of ``covers``, in text order, that may reach over a hit."""
    return covers[bisect_left(starts, hit.end - longest) : bisect_right(starts, hit.start)]


def uncovered(hits: Iterable[Hit], covers: Iterable[Hit]) -> list[Hit]:
    """The hits that stand in none of ``covers``, longer ones; in the time it takes to sort them."""
    ordered = sorted(covers, key=lambda cover: cover.start)
    starts = [cover.start for cover in ordered]
    ends = list(accumulate((cover.end for cover in ordered), max))
    free: list[Hit] = []
    for hit in hits:
        earlier, until = bisect_left(starts, hit.start), bisect_right(starts, hit.start)
        covered = (earlier and ends[earlier - 1] >= hit.end) or (until and ends[until - 1] > hit.end)
        if not covered:
            free.append(hit)
    return free
