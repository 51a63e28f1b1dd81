"""Which rules have a keyword near a place: from what stands in the text, never by going through the rules.

    mention of a place ─► keywords within the widest window of its rules, each with its least distance
                          └─► few rules: each is asked; many: a list per keyword, widest window first,
                              read until the first window that is too narrow

So the work is the size of the answer plus the words round the places, whatever the number of rules. For a rule with
nothing but a window in words the answer is exact; for the others it is a superset, which ``verdict.judge`` decides.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Sequence
from typing import Final

from alerts.matching.article import Article
from alerts.matching.finder import Occurrence
from alerts.matching.hits import Hit
from alerts.matching.mentions import Mentions, Terms
from alerts.matching.verdict import ANYWHERE, Compiled

_CROWDED: Final = 16
"""From this many rules on, a place keeps its rules by keyword: asking each takes a microsecond, a list per keyword one
kilobyte a rule."""
_NOWHERE: Final = ANYWHERE + 1
_BITS: Final = 32
_NUMBER: Final = (1 << _BITS) - 1


def _ranked(compiled: Compiled) -> int:
    """A rule's number behind its reach, so that the widest windows sort first, and those that are wide enough for a
    distance lie below ``(_NOWHERE + 1 - distance) << _BITS``: one search among numbers asks all of them."""
    return (_NOWHERE - compiled.reach) << _BITS | compiled.number


class _PlaceRules:
    """The rules of one place, and the widest window that any of them ever had; of many the ranks by keyword."""

    __slots__ = ("by_term", "rules", "widest")

    def __init__(self) -> None:
        self.rules: list[Compiled] = []
        self.by_term: dict[int, tuple[int, ...]] | None = None
        self.widest = 0

    def add(self, compiled: Compiled) -> None:
        self.widest = max(self.widest, compiled.reach)
        self.rules.append(compiled)
        newcomers = [compiled]
        if self.by_term is None:
            if len(self.rules) <= _CROWDED:
                return
            self.by_term, newcomers = {}, self.rules
        for newcomer in newcomers:
            rank = _ranked(newcomer)
            for term in newcomer.terms:
                ranks = list(self.by_term.get(term, ()))
                insort(ranks, rank)
                self.by_term[term] = tuple(ranks)

    def remove(self, compiled: Compiled) -> None:
        self.rules.remove(compiled)
        if self.by_term is not None:
            rank = _ranked(compiled)
            for term in compiled.terms:
                self.by_term[term] = tuple(other for other in self.by_term[term] if other != rank)

    def near(self, nearest: dict[int, int]) -> set[int]:
        """The rules with one of their keywords no farther off than they reach, as ``nearest`` tells."""
        if self.by_term is not None:
            found: set[int] = set()
            ranks_of = self.by_term.get
            for term, distance in nearest.items():
                ranks = ranks_of(term)
                too_narrow = (_NOWHERE + 1 - distance) << _BITS
                if ranks and ranks[0] < too_narrow:
                    found.update(ranks[: bisect_left(ranks, too_narrow)])
            return {rank & _NUMBER for rank in found}
        stands_apart, numbers = nearest.keys().isdisjoint, set[int]()
        for compiled in self.rules:
            if stands_apart(compiled.terms):
                continue
            reach = compiled.reach
            if any(nearest[term] <= reach for term in compiled.terms if term in nearest):
                numbers.add(compiled.number)
        return numbers


class Join:
    """Rules by their places and keywords."""

    def __init__(self) -> None:
        self.rules: Final[dict[int, Compiled]] = {}
        self._by_place: Final[dict[int, _PlaceRules]] = {}

    def add(self, compiled: Compiled) -> None:
        """Find ``compiled`` from now on."""
        self.rules[compiled.number] = compiled
        for place in compiled.places:
            self._by_place.setdefault(place, _PlaceRules()).add(compiled)

    def remove(self, number: int) -> None:
        """Find this rule no more."""
        compiled = self.rules.pop(number)
        for place in compiled.places:
            self._by_place[place].remove(compiled)

    def near(self, mentions: Mentions) -> set[int]:
        """The rules with a keyword within reach of one of their places."""
        found: set[int] = set()
        if not mentions.places:
            return found
        watched = [(self._by_place[place], hits) for place, hits in mentions.places.items() if place in self._by_place]
        if 2 * sum(2 * crowd.widest * len(hits) for crowd, hits in watched) > len(mentions.article.symbols):
            mentions.terms.find_all()
        surroundings = _Surroundings(mentions.article, mentions.terms)
        for crowd, hits in watched:
            if crowd.by_term is not None or surroundings.may_hold(hits, crowd):
                found.update(crowd.near(surroundings.nearest(hits, within=crowd.widest)))
        return found

    def at(self, places: Iterable[int]) -> set[int]:
        """The rules of these places, wherever their keywords stand."""
        return {rule.number for place in places if (crowd := self._by_place.get(place)) for rule in crowd.rules}


class _Surroundings:
    """The keywords of an article, to be asked for by their distance from a place."""

    def __init__(self, article: Article, terms: Terms) -> None:
        self._layout: Final = article.layout
        self._reach: Final = article.reach
        self._terms: Final = terms

    def nearest(self, places: Iterable[Hit], *, within: int) -> dict[int, int]:
        """Keyword → the fewest words between it and one of ``places``, at most ``within``: 0 where a place in the
        title is near the whole paragraph, ``ANYWHERE`` where no place stands in its field."""
        nearest: dict[int, int] = {}
        for hit in places:
            self._measure(hit, self._slice(hit, within), nearest, within=within)
            if self._layout.field(hit.start) == 0:
                for low, high in self._layout.openings:
                    nearest.update((term, 0) for _, _, term in self._terms.between(low, high))
        if within >= ANYWHERE:
            for _, _, term in self._terms.words:
                nearest.setdefault(term, ANYWHERE)
        return nearest

    def may_hold(self, places: Sequence[Hit], crowd: _PlaceRules) -> bool:
        """False where no keyword of a few rules stands in their widest window round the one mention of their place,
        which is quicker told than how far each of the others stands."""
        if len(places) > 1 or crowd.widest >= ANYWHERE or self._layout.field(places[0].start) == 0:
            return True
        stand_apart = {term for _, _, term in self._slice(places[0], crowd.widest)}.isdisjoint
        return not all(stand_apart(rule.terms) for rule in crowd.rules)

    def _slice(self, hit: Hit, within: int) -> Sequence[Occurrence[int]]:
        """The keywords of the hit's field that may be so near."""
        layout = self._layout
        low, high = layout.field_span(hit.start)
        if within < ANYWHERE:
            # Inside a word of several graphemes the ordinals go back by one: one word more on either side.
            low = max(low, bisect_left(layout.ordinals, hit.first - within - 2) - self._reach)
            high = min(high, bisect_right(layout.ordinals, hit.last + within + 2))
        return self._terms.between(low, high)

    def _measure(self, hit: Hit, words: Iterable[Occurrence[int]], nearest: dict[int, int], *, within: int) -> None:
        ordinals, behind = self._layout.ordinals, hit.end
        before, after = hit.first - 1, hit.last + 1
        known, too_far = nearest.get, within + 1
        for start, end, term in words:
            distance = ordinals[start] - after if start > behind else before - ordinals[end]
            if 0 <= distance < known(term, too_far):
                nearest[term] = distance
