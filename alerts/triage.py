"""The one front door of the pure core: what a watchlist makes of entries.

    Watchlist ─► prepare ─► Watch ─┬─► matches(entry)   the rules that fire, with evidence
                                   └─► verdicts(entry)  every rule: why, or why not

Preview, backtest, ``check``, the service and the tests all come through here, so they cannot disagree. Nothing in here
reads a clock, a file of the user's or a network.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from alerts.matching.areas import Surroundings, around
from alerts.matching.article import Article
from alerts.matching.excerpt import passage
from alerts.matching.hits import Hit
from alerts.matching.index import Index, Surface
from alerts.matching.mentions import Found, Mentions, Pair
from alerts.matching.misses import miss_of
from alerts.matching.offsets import Span
from alerts.matching.placenames import Aliases, names_of_tracked
from alerts.matching.score import doubted
from alerts.matching.terrain import Terrain
from alerts.matching.verdict import Compiled, Failed, Fired, judge
from alerts.matching.watchednames import Name
from alerts.memory import weakly
from alerts.model import (
    Area,
    Entry,
    Evidence,
    Match,
    Mention,
    Miss,
    Place,
    Point,
    Rule,
    Severity,
    Watchlist,
)
from alerts.places.context.whereabouts import LOWERING, Whereabouts
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.containment import parts_of
from alerts.places.known import kilometres


class Watch:
    """A watchlist made ready: rules and places compiled into one index."""

    def __init__(self, *, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer: Final = gazetteer
        self._whereabouts: Final = None if gazetteer is None else Whereabouts(gazetteer)
        self._terrain: Final = None if gazetteer is None else Terrain(gazetteer)
        self._index: Final = Index(self._terrain, weakly(self._is_another), weakly(self._is_rival))
        self._centres: Final[dict[str, Place]] = {}
        self._tracked: Final[dict[str, Place]] = {}
        self._areas: Final[set[str]] = set()
        self._places: tuple[Place, ...] = ()
        self._parts: Mapping[str, tuple[Place, ...]] = {}
        self._rules: Final[dict[str, Rule]] = {}

    def follow(self, watchlist: Watchlist) -> bool:
        """Make this the watch of a changed ``watchlist``, rule by rule: nothing that stays is built anew. False, with
        nothing done, where that takes a new ``Watch``: a place changed or went, a new one is part of another, or may
        lie in an area that a rule watches."""
        parts = self._parts
        if watchlist.places != self._places:
            parts = parts_of(watchlist.places, gazetteer=self._gazetteer)
            if not self._is_apart(watchlist.places, parts):
                return False
        for place in watchlist.places:
            self.track(place, parts=parts.get(place.name, ()))
        self._places, self._parts = watchlist.places, parts
        wanted = {rule.name: rule for rule in watchlist.rules}
        for name in [name for name in self._rules if name not in wanted]:
            self.remove(name)
        for rule in watchlist.rules:
            if self._rules.get(rule.name) != rule:
                self.add(rule)
        return True

    def _is_apart(self, places: tuple[Place, ...], parts: Mapping[str, tuple[Place, ...]]) -> bool:
        """True where ``places`` are those of this watch and new ones that have nothing to do with them."""
        known, given = self._tracked, {place.name: place for place in places}
        kept = all(given.get(place.name) == place for place in self._places)
        untouched = all(known.get(name) in {None, place} for name, place in given.items())
        return not self._tracked or (kept and untouched and not self._areas and parts == self._parts)

    def track(self, place: Place, *, parts: Sequence[Place] = ()) -> None:
        """Know ``place`` by all its names and those of its ``parts``. A place is tracked once; a changed place needs
        a new ``Watch``."""
        if place.name not in self._tracked:
            self._tracked[place.name] = place
            self._index.add_place(place, names_of_tracked(place, parts, self._gazetteer))

    def add(self, rule: Rule) -> None:
        """Watch for ``rule`` from now on. A place of it that is not tracked goes by its name alone."""
        for name in rule.places:
            self.track(Place(name=name))
        self._index.add(rule, areas=[self._survey(area) for area in rule.areas])
        self._rules[rule.name] = rule

    def _survey(self, area: Area) -> str:
        """Know an area by the names of all places in it; returns its key in the index."""
        key = f"{area.place}\n{area.km}"
        if key not in self._areas:
            self._areas.add(key)
            found = around(area, tracked=self._tracked.values(), gazetteer=self._gazetteer)
            place = Place(name=area.place, lat=found.lat, lon=found.lon, radius_km=found.reach_km)
            self._centres[area.place] = place
            own = Aliases(place=place, names=found.names)
            self._index.add_place(place, own, key=key, surface=self._surface(found))
            self._index.add_area(key, found)
        return key

    def _surface(self, found: Surroundings) -> Surface | None:
        """What takes in entries by their own point."""
        if found.lat is None or found.lon is None:
            return None
        if found.area.km is not None:
            return partial(_circle, lat=found.lat, lon=found.lon, reach=found.area.km)
        if self._gazetteer is None or not found.known:
            return None
        return partial(_inside, gazetteer=self._gazetteer, whole=found.known[0].id)

    def remove(self, name: str) -> None:
        """Stop watching for the rule called ``name``."""
        self._index.remove(name)
        self._rules.pop(name, None)

    def matches(self, entry: Entry) -> tuple[Match, ...]:
        """The rules that fire on ``entry``, in the order they were added."""
        mentions = self._index.read(entry)
        verdicts = (
            (compiled, self._doubt(compiled, judge(compiled, mentions), mentions))
            for compiled, _ in self._index.likely(mentions)
        )
        return tuple(
            self._match(compiled, verdict, mentions) for compiled, verdict in verdicts if isinstance(verdict, Fired)
        )

    def firing(self, entry: Entry) -> tuple[str, ...]:
        """The names of the rules that fire on ``entry``, without evidence: for counting."""
        mentions = self._index.read(entry)
        return tuple(
            compiled.rule.name
            for compiled, is_sure in self._index.likely(mentions)
            if is_sure or isinstance(self._doubt(compiled, judge(compiled, mentions), mentions), Fired)
        )

    def verdicts(self, entry: Entry, *, only: str = "") -> Iterator[Match | Miss]:
        """What every rule says of ``entry``, in the order they were added; ``only`` the rule of that name."""
        mentions = self._index.read(entry)
        for compiled, judged in sorted(self._index.explain(mentions, only=only), key=lambda each: each[0].number):
            verdict = self._doubt(compiled, judged, mentions)
            if isinstance(verdict, Fired):
                yield self._match(compiled, verdict, mentions)
            else:
                yield miss_of(compiled, verdict, mentions, self._index)

    def _doubt(self, compiled: Compiled, verdict: Fired | Failed, mentions: Mentions) -> Fired | Failed:
        """What a weighed match counts for once the doubts about its place are taken off; it may then be too little."""
        if not isinstance(verdict, Fired) or verdict.score is None:
            return verdict
        marks = [doubt for doubt in self._doubts(verdict, mentions) if doubt in LOWERING]
        score, wanted = doubted(verdict.score, marks), compiled.rule.min_score
        if wanted is not None and score.total < wanted:
            return Failed("low_score", pair=verdict.pairs[0], score=score)
        return replace(verdict, score=score)

    def _match(self, compiled: Compiled, fired: Fired, mentions: Mentions) -> Match:
        rule = compiled.rule
        evidence = self._evidence(fired, mentions)
        doubts = self._doubts(fired, mentions)
        hedges = mentions.article.hedges
        # mostly the first has none, and the others need not be looked at
        is_weak = not LOWERING.isdisjoint(doubts) or all(hedges(pair.keyword.hit) for pair in fired.pairs)
        severity = _lowered(rule.severity) if is_weak else rule.severity
        return Match(
            rule=rule.name,
            severity=severity,
            place=self._index.place(fired.pairs[0].place.what),
            evidence=evidence,
            doubts=(*doubts, *hedges(fired.pairs[0].keyword.hit)),
            score=fired.score,
            lowered_from=rule.severity if severity is not rule.severity else None,
        )

    def _doubts(self, fired: Fired, mentions: Mentions) -> tuple[str, ...]:
        """Why the place may be another one, worked out once for all rules with the same mentions of it."""
        if self._whereabouts is None:
            return ()
        key = tuple(pair.place for pair in fired.pairs)
        if key not in mentions.doubts:
            found = fired.pairs[0].place
            place, family = self._meant(found, mentions)
            name = mentions.names.get((found.what, found.hit))
            mentions.doubts[key] = self._whereabouts.doubts(
                mentions.article.entry,
                place,
                self._evidence(fired, mentions),
                family=family,
                is_contested=name is not None and name.contested,
            )
        return mentions.doubts[key]

    def _meant(self, found: Found, mentions: Mentions) -> tuple[Place | None, Collection[int]]:
        """The place that a mention is of, for an area the one in it; and the places that are as good, by their ids."""
        name = mentions.names.get((found.what, found.hit))
        if name is None or name.of is None or self._terrain is None:
            own = self._index.place(found.what)
            return self._tracked.get(own) or self._centres.get(own), ()
        of = name.of
        return Place(name=of.name, lat=of.lat, lon=of.lon, geonames=of.id), self._terrain.places(
            self._index.key(found.what)
        )

    def _is_another(self, name: Name, article: Article, hit: Hit) -> bool:
        """True where the words round the name of a place in an area say that something else is meant."""
        if self._whereabouts is None or name.of is None:
            return False
        mention = _mention(name.alias, article.offsets.span(hit), article.entry)
        return self._whereabouts.is_another(article.entry, name.of, mention)

    def _is_rival(self, name: Name, article: Article, hit: Hit) -> bool:
        """True where an article decides that the name of a place in an area means a better known one elsewhere."""
        if self._whereabouts is None or self._terrain is None or name.of is None:
            return False
        mention = _mention(name.alias, article.offsets.span(hit), article.entry)
        family = self._terrain.places(self._index.key(name.place))
        return self._whereabouts.is_rival(article.entry, name.of, mention, family=family)

    def _evidence(self, fired: Fired, mentions: Mentions) -> tuple[Evidence, ...]:
        """What is shown for each pair, made once for all rules that share it."""
        for pair in fired.pairs:
            if pair not in mentions.shown:
                mentions.shown[pair] = self._make_evidence(pair, mentions, km=fired.km)
        return tuple(mentions.shown[pair] for pair in fired.pairs)

    def _make_evidence(self, pair: Pair, mentions: Mentions, *, km: float | None) -> Evidence:
        article = mentions.article
        keyword, place = article.offsets.span(pair.keyword.hit), article.offsets.span(pair.place.hit)
        excerpt, marks = passage(article.entry.text(keyword.field), keyword, place)
        if km is None:
            alias = mentions.names[pair.place.what, pair.place.hit].alias
        else:
            alias, place = self._index.place(pair.place.what), keyword._replace(end=keyword.start)
            marks = tuple(mark for mark in marks if mark.what == "keyword")
        return Evidence(
            keyword=_mention(self._index.term(pair.keyword.what), keyword, article.entry),
            place=_mention(alias, place, article.entry),
            distance=pair.distance,
            excerpt=excerpt,
            marks=marks,
            km=km,
        )


def prepare(watchlist: Watchlist, *, gazetteer: Gazetteer | None = None) -> Watch:
    """``watchlist`` ready to be held against entries. With a ``gazetteer``, places that name an entry of it bring its
    names along, and longer names of other places (Beni Mellal) are known."""
    watch = Watch(gazetteer=gazetteer)
    watch.follow(watchlist)
    return watch


def _circle(point: Point, *, lat: float, lon: float, reach: float) -> float | None:
    km = kilometres(lat, lon, point.lat, point.lon)
    return km if km <= reach else None


def _inside(point: Point, *, gazetteer: Gazetteer, whole: int) -> float | None:
    return 0.0 if gazetteer.holds(whole, point.lat, point.lon) else None


def _lowered(severity: Severity) -> Severity:
    """One step less grave, low staying low."""
    return list(Severity)[max(0, severity.rank - 1)]


def _mention(term: str, span: Span, entry: Entry) -> Mention:
    return Mention(
        term=term,
        field=span.field,
        surface=entry.text(span.field)[span.start : span.end],
        start=span.start,
        end=span.end,
    )
