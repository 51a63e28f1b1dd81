"""Where a mention stands, and what two mentions are to each other."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
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
