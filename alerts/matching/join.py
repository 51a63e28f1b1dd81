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
from alerts.matching.hits import Hit, Position
from alerts.matching.mentions import Mentions, Terms
from alerts.matching.verdict import ANYWHERE, Compiled

_CROWDED: Final = 16
"""From this many rules on, a place keeps its rules by keyword: asking each takes a microsecond, a list per keyword one
kilobyte a rule."""
_NOWHERE: Final = ANYWHERE + 1
_BITS: Final = 32
_NUMBER: Final = (1 << _BITS) - 1


def _ranked(reach: int, number: int) -> int:
    """A rule's number behind its reach, so that the widest windows sort first and lie below ``_too_narrow``: what would
    be asked of each rule is one search among numbers."""
    return (_NOWHERE - reach) << _BITS | number


def _too_narrow(distance: int) -> int:
    """The least rank of the rules that do not reach so far."""
    return _ranked(distance - 1, 0)


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
            rank = _ranked(newcomer.reach, newcomer.number)
            for term in newcomer.terms:
                ranks = list(self.by_term.get(term, ()))
                insort(ranks, rank)
                self.by_term[term] = tuple(ranks)

    def remove(self, compiled: Compiled) -> None:
        self.rules.remove(compiled)
        if self.by_term is not None:
            rank = _ranked(compiled.reach, compiled.number)
            for term in compiled.terms:
                self.by_term[term] = tuple(other for other in self.by_term[term] if other != rank)

    def near(self, nearest: dict[int, int]) -> set[int]:
        """The rules with one of their keywords no farther off than they reach, as ``nearest`` tells."""
        if self.by_term is not None:
            found: set[int] = set()
            for term in nearest.keys() & self.by_term.keys():
                ranks = self.by_term[term]
                found.update(ranks[: bisect_left(ranks, _too_narrow(nearest[term]))])
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
            if crowd.by_term is None and crowd.widest < ANYWHERE and surroundings.is_simple(hits):
                found.update(rule.number for rule in crowd.rules if surroundings.has_near(hits[0], rule))
            else:
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
            self._measure(hit, self._slice(hit, within), nearest)
            if self._layout.field(hit.start) == 0:
                for low, high in self._layout.openings:
                    nearest.update((term, 0) for _, _, term in self._terms.between(low, high))
        if within >= ANYWHERE:
            for _, _, term in self._terms.words:
                nearest.setdefault(term, ANYWHERE)
        return nearest

    def is_simple(self, places: Sequence[Hit]) -> bool:
        """True for one mention that is near the words around it alone, where all keywords are known: few rules are then
        asked faster one by one than by a list of what is near."""
        return len(places) == 1 and self._terms.is_complete and self._layout.field(places[0].start) > 0

    def has_near(self, place: Hit, rule: Compiled) -> bool:
        """True where a keyword of a rule stands no farther from a place than the rule reaches."""
        found = self._terms.counted
        if found.keys().isdisjoint(rule.terms):
            return False
        return any(self._is_near(place, found[term], rule.reach) for term in rule.terms if term in found)

    def _is_near(self, place: Hit, positions: Sequence[Position], reach: int) -> bool:
        """Whether one of a keyword's ``positions`` in the place's field is so near, on either side."""
        ordinals = self._layout.ordinals
        low, high = self._layout.field_span(place.start)
        behind = bisect_right(positions, (place.end, len(ordinals)))
        for at in range(behind, len(positions)):
            start = positions[at][0]
            distance = ordinals[start] - place.last - 1
            if start >= high or distance > reach:
                break
            if distance >= 0:
                return True
        for at in range(behind - 1, -1, -1):
            start, end = positions[at]
            if start < low or place.first - ordinals[start] > reach + self._reach + 1:
                break
            if 0 <= place.first - ordinals[end] - 1 <= reach:
                return True
        return False

    def _slice(self, hit: Hit, within: int) -> Sequence[Occurrence[int]]:
        """The keywords of the hit's field that may be so near."""
        layout = self._layout
        low, high = layout.field_span(hit.start)
        if within < ANYWHERE:
            # Inside a word of several graphemes the ordinals go back by one: one word more on either side.
            low = max(low, bisect_left(layout.ordinals, hit.first - within - 2) - self._reach)
            high = min(high, bisect_right(layout.ordinals, hit.last + within + 2))
        return self._terms.between(low, high)

    def _measure(self, hit: Hit, words: Iterable[Occurrence[int]], nearest: dict[int, int]) -> None:
        ordinals, first, last = self._layout.ordinals, hit.first, hit.last
        for start, end, term in words:
            distance = (ordinals[start] - last if start > hit.end else first - ordinals[end]) - 1
            if 0 <= distance < nearest.get(term, _NOWHERE):
                nearest[term] = distance
