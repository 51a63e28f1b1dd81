"""What stands in one article, in the index's numbers: mentions of keywords and of places, and pairs of the two.

Made by the index from what it read; the join and the verdict ask it. What many rules share (the pairs of a keyword and
a place, the evidence shown for a pair) is kept here for the time of one article.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from alerts.matching.article import Article
from alerts.matching.finder import Occurrence
from alerts.matching.hits import Cover, Hit, Position, unhidden
from alerts.matching.watchednames import Name
from alerts.model import Evidence


class Found(NamedTuple):
    """A mention with what it is a mention of (a number of the index)."""

    hit: Hit
    what: int


class Pair(NamedTuple):
    """A keyword near a place, sorting the best first: in one field (``apart`` 0) before in two, then the nearest, then
    the longest keyword (``brevity`` is the negative number of its words)."""

    apart: int
    distance: int
    brevity: int
    keyword: Found
    place: Found


class Terms:
    """The keywords that stand in an article. Most articles name no watched place, and most keywords come near none, so
    they are looked for, and made hits of, when asked for."""

    def __init__(self, article: Article) -> None:
        self._article: Final = article
        self._made: Final[dict[int, list[Hit]]] = {}
        self._in_pieces = True

    @cached_property
    def _phrases(self) -> list[Occurrence[int]]:
        """Keywords, and phrases that hide one: by ``~`` of its number."""
        return self._article.phrases()

    @cached_property
    def _words(self) -> list[Occurrence[int]]:
        return [each for each in self._phrases if each[2] >= 0] if self._veils else self._phrases

    @cached_property
    def _veils(self) -> dict[int, list[Cover]]:
        veils: dict[int, list[Cover]] = {}
        holes = self._article.holes
        for each in [each for each in self._phrases if each[2] < 0]:
            start, end, number = each
            cover = Cover(self._article.layout.hit((start, end)), holes.get(each, ()))
            veils.setdefault(~number, []).append(cover)
        return veils

    def find_all(self) -> None:
        """Look for every keyword at once, which is cheaper than to be asked for most of the article in pieces."""
        self._in_pieces = False

    @cached_property
    def _starts(self) -> list[int]:
        """Where each keyword that counts begins."""
        return [start for start, _, _ in self.words]

    def between(self, low: int, high: int) -> Sequence[Occurrence[int]]:
        """Every keyword that counts and starts in [low, high), in text order."""
        if self._in_pieces:
            around = self._article.phrases(max(0, low - self._article.reach), high)
            if all(number >= 0 for _, _, number in around):
                return [each for each in around if each[0] >= low]
            self.find_all()
        starts = self._starts
        return self.words[bisect_left(starts, low) : bisect_left(starts, high)]

    @cached_property
    def words(self) -> Sequence[Occurrence[int]]:
        """Every keyword that counts, in text order."""
        if not self._veils:
            return self._words
        counted = {number: {(hit.start, hit.end) for hit in self.get(number)} for number in self._veils}
        return [
            (start, end, number)
            for start, end, number in self._words
            if number not in counted or (start, end) in counted[number]
        ]

    @cached_property
    def found(self) -> Mapping[int, list[Position]]:
        """Keyword → where it stands, perhaps only inside phrases that mean another thing."""
        found: dict[int, list[Position]] = {}
        for start, end, number in self._words:
            found.setdefault(number, []).append((start, end))
        return found

    def get(self, number: int) -> list[Hit]:
        """Where a keyword stands, in text order."""
        if number not in self.found:
            return []
        known = self._made.get(number)
        if known is None:
            known = self._made[number] = sorted(unhidden(self._hits(number), self._veils.get(number, ())))
        return known

    def veil(self, number: int) -> Hit | None:
        """The first phrase that hides a mention of a keyword, because it means another thing there."""
        covers = self._veils.get(number, ())
        hits = self._hits(number) if covers else []
        return next((cover.hit for cover in covers if any(map(cover.hides, hits))), None)

    def _hits(self, number: int) -> list[Hit]:
        return [self._article.layout.hit(position) for position in self.found.get(number, ())]


class Mentions(NamedTuple):
    """What stands in an article: keywords, place → hits in text order, and (place, hit) → the name it is. ``located``
    are the areas that hold the entry's own point, with its distance in km; ``veils`` the longer names of other places
    that hide all mentions of a place."""

    article: Article
    terms: Terms
    places: dict[int, list[Hit]]
    names: dict[tuple[int, Hit], Name]
    located: Mapping[int, float]
    veils: dict[int, Hit]
    paired: dict[tuple[int, int], list[Pair]]
    """(term, place) → their pairs, for the many rules that share both; filled as rules are judged."""
    shown: dict[Pair, Evidence]
    """The evidence made so far, for the same reason; filled by whoever shows it."""
    doubts: dict[tuple[Found, ...], tuple[str, ...]]
    """The mentions of a place in evidence → why it may be another one; filled by whoever asks."""
