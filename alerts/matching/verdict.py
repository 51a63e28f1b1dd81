"""One rule on one article: it fires, with evidence, or the first step that failed and how near it came.

This is the whole meaning of a rule (INTERFACE §3 and §4); the index only spares it the rules that cannot fire. Both
``check`` and ``--explain`` ask here, so an explanation cannot differ from a decision.

* A place mention *qualifies* when every group of the rule has a mention in its window.
* A keyword mention is *dropped* when an exclusion stands in its sentence.
* The rule fires when a kept keyword mention and a qualified place mention lie in one window and do not overlap.

All work is linear in the number of mentions: each keyword mention is held against the nearest place mention on
either side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, KeysView, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from alerts.matching.article import Article, Hit, Position
from alerts.model import Evidence, Rule, WindowUnit

MAX_EVIDENCE: Final = 5
ANYWHERE: Final = 1 << 30


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


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rule in the index's numbers. ``reach`` is its window in words, ``ANYWHERE`` for the other units."""

    rule: Rule
    number: int
    terms: tuple[int, ...]
    places: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    excluded: tuple[int, ...]
    reach: int


class Terms:
    """The keywords that stand in an article. Most never come near a watched place, so hits are made when asked for."""

    def __init__(
        self, article: Article, found: dict[int, list[list[Position]]], veils: Mapping[int, list[list[Position]]]
    ) -> None:
        self._article: Final = article
        self._found: Final = found
        self._veils: Final = veils
        self._made: Final[dict[int, list[Hit]]] = {}

    def keys(self) -> KeysView[int]:
        """The terms that stand in the text, some of them perhaps only inside phrases that mean another thing."""
        return self._found.keys()

    def __contains__(self, number: int) -> bool:
        return number in self._found

    def get(self, number: int) -> list[Hit]:
        """Where a term stands, in text order."""
        if number not in self._found:
            return []
        known = self._made.get(number)
        if known is None:
            known = self._made[number] = self._make(number)
        return known

    def _make(self, number: int) -> list[Hit]:
        found = self._found.get(number, ())
        hits = [self._article.hit(position) for positions in found for position in positions]
        veils = self._veils.get(number)
        if veils:
            covers = [self._article.hit(position) for positions in veils for position in positions]
            hits = [hit for hit in hits if not any(hit.inside(cover) for cover in covers)]
        return sorted(hits) if len(found) > 1 else hits


class Mentions(NamedTuple):
    """What stands in an article: keywords, place → hits in text order, and (place, hit) → the alias it is. ``located``
    are the areas that hold the entry's own point, with its distance in km."""

    article: Article
    terms: Terms
    places: dict[int, list[Hit]]
    aliases: dict[tuple[int, Hit], str]
    located: Mapping[int, float]
    paired: dict[tuple[int, int], list[Pair]]
    """(term, place) → their pairs, for the many rules that share both; filled as rules are judged."""
    shown: dict[Pair, Evidence]
    """The evidence made so far, for the same reason; filled by whoever shows it."""


@dataclass(frozen=True, slots=True)
class Fired:
    """The nearest pairs, at most ``MAX_EVIDENCE``; pairs across fields only where no field has both ends."""

    pairs: tuple[Pair, ...]
    km: float | None = None
    """Where the entry's own point places it: how far from the place. The pairs then hold the keyword twice."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The first step that failed. ``pair`` is the nearest miss where a keyword and a place stand somewhere, ``found``
    the exclusion's or keyword's mention that decided, ``group`` the number of the missing group."""

    step: str
    pair: Pair | None = None
    found: Found | None = None
    group: int | None = None


def judge(compiled: Compiled, mentions: Mentions) -> Fired | Failed:
    """Whether ``compiled`` fires on the article that ``mentions`` were found in: by a name, else by its point."""
    simply = _shared_pairs(compiled, mentions) if not compiled.groups and not compiled.excluded else []
    if simply:
        return Fired(_best(simply))
    verdict = _judge_names(compiled, mentions)
    if isinstance(verdict, Failed) and mentions.located:
        return _judge_point(compiled, mentions) or verdict
    return verdict


def _judge_point(compiled: Compiled, mentions: Mentions) -> Fired | None:
    """The rule on an entry whose own point lies in one of its areas: all of it is near the place."""
    areas = [number for number in compiled.places if number in mentions.located]
    if not areas:
        return None
    nearest = min(areas, key=mentions.located.__getitem__)
    article = mentions.article
    kept, _ = _drop_excluded(compiled, _mentions(compiled.terms, mentions.terms.get), mentions, article)
    qualified, _ = _qualify(compiled, kept, mentions, article)
    pairs = [
        Pair(0, 0, keyword.hit.start - keyword.hit.end, keyword, Found(keyword.hit, nearest)) for keyword in qualified
    ]
    return Fired(_best(pairs), km=mentions.located[nearest]) if pairs else None


def _judge_names(compiled: Compiled, mentions: Mentions) -> Fired | Failed:
    article = mentions.article
    places = _mentions(compiled.places, lambda number: mentions.places.get(number, []))
    if not places:
        return Failed("no_place")
    keywords = _mentions(compiled.terms, mentions.terms.get)
    if not keywords:
        return Failed("no_keyword")
    kept, dropped_by = _drop_excluded(compiled, keywords, mentions, article)
    qualified, group = _qualify(compiled, places, mentions, article)
    pairs = _near(compiled, kept, qualified, article)
    if pairs:
        return Fired(_best(pairs))
    if not _near(compiled, keywords, places, article):
        nearest = min(_pairs(keywords, places, article), default=None)
        return Failed("too_far", pair=nearest) if nearest else Failed("no_keyword", found=keywords[0])
    if not _near(compiled, kept, places, article):
        return Failed("excluded", found=dropped_by)
    return Failed("missing_group", group=group, pair=min(_near(compiled, kept, places, article)))


def _shared_pairs(compiled: Compiled, mentions: Mentions) -> list[Pair]:
    """The pairs in the window of a rule without groups and exclusions, from those of its keywords and places one by
    one: the same pairs as ``_near`` finds, and farther ones of the same keywords."""
    article, paired = mentions.article, mentions.paired
    here = [term for term in compiled.terms if term in mentions.terms]
    pairs: list[Pair] = []
    for place in compiled.places:
        if place not in mentions.places:
            continue
        for term in here:
            known = paired.get((term, place))
            if known is None:
                keywords = [Found(hit, term) for hit in mentions.terms.get(term)]
                places = [Found(hit, place) for hit in mentions.places[place]]
                known = paired[term, place] = list(_pairs(keywords, places, article))
            pairs += known
    return _inside(compiled, pairs, article) if pairs else pairs


def _best(pairs: list[Pair]) -> tuple[Pair, ...]:
    """The evidence to show. A keyword inside a longer one that was found nearer says nothing more."""
    best: list[Pair] = []
    shown: set[tuple[Hit, Hit]] = set()
    for pair in sorted([pair for pair in pairs if not pair.apart] or pairs):
        ends = (pair.keyword.hit, pair.place.hit)
        if ends not in shown and not any(pair.keyword.hit.inside(other.keyword.hit) for other in best):
            shown.add(ends)
            best.append(pair)
        if len(best) == MAX_EVIDENCE:
            break
    return tuple(best)


def _mentions(numbers: Iterable[int], hits_of: Callable[[int], list[Hit]]) -> list[Found]:
    found: dict[tuple[int, int], Found] = {}
    for number in reversed(tuple(numbers)):
        for hit in hits_of(number):
            found[hit.start, hit.end] = Found(hit, number)
    return sorted(found.values())


def _drop_excluded(
    compiled: Compiled, keywords: list[Found], mentions: Mentions, article: Article
) -> tuple[list[Found], Found | None]:
    """The keyword mentions in whose sentence no exclusion stands, and the first exclusion that dropped one."""
    excluded = _mentions(compiled.excluded, mentions.terms.get)
    if not excluded:
        return keywords, None
    tainted = {article.sentence(found.hit.start): found for found in reversed(excluded)}
    kept = [found for found in keywords if article.sentence(found.hit.start) not in tainted]
    dropped = next((found for found in keywords if article.sentence(found.hit.start) in tainted), None)
    return kept, tainted[article.sentence(dropped.hit.start)] if dropped else None


def _qualify(
    compiled: Compiled, places: list[Found], mentions: Mentions, article: Article
) -> tuple[list[Found], int | None]:
    """The place mentions with every group in their window, and the first group that none of them has."""
    for number, group in enumerate(compiled.groups):
        members = _mentions(group, mentions.terms.get)
        near = {pair.place.hit for pair in _near(compiled, places, members, article, swapped=True)}
        places = [place for place in places if place.hit in near]
        if not places:
            return [], number
    return places, None


def _near(
    compiled: Compiled, keywords: Sequence[Found], places: Sequence[Found], article: Article, *, swapped: bool = False
) -> list[Pair]:
    """The pairs that lie in one window. ``swapped``: the first list holds places, the second words near them."""
    if swapped:
        pairs = [pair._replace(keyword=pair.place, place=pair.keyword) for pair in _pairs(keywords, places, article)]
    else:
        pairs = list(_pairs(keywords, places, article))
    return _inside(compiled, pairs, article)


def _inside(compiled: Compiled, pairs: list[Pair], article: Article) -> list[Pair]:
    inside = _window(compiled, article)
    return [
        pair._replace(distance=0) if pair.apart and _titled(pair, article) else pair for pair in pairs if inside(pair)
    ]


def _window(compiled: Compiled, article: Article) -> Callable[[Pair], bool]:
    """Whether a pair lies in the rule's window. A place in the title is near everything in a first paragraph."""
    unit = compiled.rule.within.unit
    if unit is WindowUnit.ARTICLE:
        return lambda pair: True
    if unit is WindowUnit.WORDS:
        return lambda pair: _titled(pair, article) if pair.apart else pair.distance <= compiled.reach
    block = article.sentence if unit is WindowUnit.SENTENCE else article.paragraph
    return lambda pair: (
        block(pair.keyword.hit.start) == block(pair.place.hit.start) or bool(pair.apart and _titled(pair, article))
    )


def _titled(pair: Pair, article: Article) -> bool:
    return article.field(pair.place.hit.start) == 0 and article.opens(pair.keyword.hit.start)


def _pairs(keywords: Sequence[Found], places: Sequence[Found], article: Article) -> Iterable[Pair]:
    """Each keyword mention with the nearest place mention on either side that does not overlap it, and with the last
    place of the title, which may be near whatever its distance."""
    title = next((place for place in reversed(places) if article.field(place.hit.start) == 0), None)
    for keyword in keywords:
        middle = bisect_left(places, keyword)
        before = next((at for at in range(middle - 1, -1, -1) if places[at].hit.last < keyword.hit.first), None)
        after = next((at for at in range(middle, len(places)) if places[at].hit.first > keyword.hit.last), None)
        near = {places[at] for at in (before, after) if at is not None} | ({title} if title else set())
        for place in near:
            gap = keyword.hit.between(place.hit)
            if gap >= 0:
                apart = int(article.field(keyword.hit.start) != article.field(place.hit.start))
                yield Pair(apart, gap, keyword.hit.start - keyword.hit.end, keyword, place)
