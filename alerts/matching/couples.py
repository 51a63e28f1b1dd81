"""Couples: a word of one group and one of another that mean a keyword together, in any order.

« the old bridge has been swept away » and « it swept away a bridge » say the same of a verb and a noun. A lexicon that
lists such phrases lists the product of the two groups, and still meets a third order; so the two are found by
themselves, as halves, and joined here: at most ``APART`` words between them, in one sentence. Each half is held against
the nearest other one on either side, so the work is linear in the text, and there is none where no rule has a couple.

A mention of the keyword runs from one half to the other. Where the name of a place may stand in between, each half is
one by itself too, because a keyword and a place that overlap do not count: « shells hit Aleppo's hospital ».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from alerts.matching.finder import Occurrence
from alerts.matching.hits import Cover, Position, unhidden
from alerts.matching.layout import Layout
from alerts.matching.symbols import OPENS_NAME
from alerts.matching.vocabulary import APART, HALF

_NAME: Final = re.compile(OPENS_NAME)


class _Text(Protocol):
    """What is asked of an article."""

    @property
    def symbols(self) -> str: ...

    @property
    def layout(self) -> Layout: ...

    @property
    def holes(self) -> Mapping[Occurrence[int], tuple[Position, ...]]: ...

    def sentence(self, position: int) -> int: ...


def with_couples(
    found: Sequence[Occurrence[int]], couples: Mapping[int, Mapping[int, Iterable[int]]], text: _Text
) -> list[Occurrence[int]]:
    """``found`` with the keywords that halves make together in place of these, in text order. ``couples`` holds, by
    half and half, the keywords. A half inside a phrase that hides a keyword makes none."""
    whole = [each for each in found if each[2] < HALF]
    if len(whole) == len(found):
        return whole
    halves: dict[int, list[Position]] = {}
    veils: dict[int, list[Cover]] = {}
    for each in found:
        start, end, number = each
        if number >= HALF:
            halves.setdefault(number, []).append((start, end))
        elif number < 0:
            veils.setdefault(~number, []).append(Cover(text.layout.hit((start, end)), text.holes.get(each, ())))
    met: dict[Occurrence[int], None] = {}
    for one in halves.keys() & couples.keys():
        for other in halves.keys() & couples[one].keys():
            joined = list(_joined(halves[one], halves[other], text))
            for number in couples[one][other] if joined else ():
                for position in _counted(joined, veils.get(number, ()), text):
                    met[(*position, number)] = None
    return sorted([*whole, *met]) if met else whole


def _joined(ones: Iterable[Position], others: Iterable[Position], text: _Text) -> Iterator[tuple[Position, Position]]:
    """The halves that are near enough to the nearest other one on either side, the earlier of the two first."""
    sides = (sorted(set(ones)), sorted(set(others)))
    ordinals = text.layout.ordinals
    for half, partner in {*_neighbours(*sides), *_neighbours(*reversed(sides))}:
        first, second = sorted((half, partner))
        is_near = ordinals[second[0]] - ordinals[first[1]] - 1 <= APART
        if is_near and text.sentence(first[0]) == text.sentence(second[0]):
            yield first, second


def _neighbours(ones: Sequence[Position], others: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    """Each of ``ones`` with the nearest of ``others`` before it and behind it, both in text order."""
    for one in ones:
        after = bisect_left(others, (one[1] + 1,))
        before = bisect_left(others, (one[0],)) - 1
        while before >= 0 and others[before][1] >= one[0]:
            before -= 1
        for at in (before, after):
            if 0 <= at < len(others):
                yield one, others[at]


def _counted(joined: Iterable[tuple[Position, Position]], veils: Sequence[Cover], text: _Text) -> Iterator[Position]:
    """Where a keyword is met: from half to half, and at each half where a name may part them."""
    free = None
    if veils:
        hits = unhidden(map(text.layout.hit, {half for couple in joined for half in couple}), veils)
        free = {(each.start, each.end) for each in hits}
    for first, second in joined:
        if free is not None and not free.issuperset((first, second)):
            continue
        yield first[0], second[1]
        if _NAME.search(text.symbols, first[1] + 1, second[0]):
            yield first
            yield second
