"""One rule on one article: it fires, with evidence, or the first step that failed and how near it came.

This is the whole meaning of a rule (INTERFACE §3 and §4); the index only spares it the rules that cannot fire. Both
``check`` and ``--explain`` ask here, so an explanation cannot differ from a decision.

* A place mention *qualifies* when every group of the rule has a mention in its window.
* A keyword mention is *dropped* when an exclusion stands in its sentence.
* A keyword mention written as one of the forms that the rule strikes out does not count.
* The rule fires when a kept keyword mention and a qualified place mention lie in one window and do not overlap, and, if
  it has a ``min_score``, these weigh that much.

All work is linear in the number of mentions: each keyword mention is held against the nearest place mention on
either side.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from alerts.matching.article import Article
from alerts.matching.hits import Hit
from alerts.matching.mentions import Found, Mentions, Pair
from alerts.matching.score import Sighting, weigh
from alerts.matching.struckforms import Struck
from alerts.model import Rule, Score, WindowUnit

MAX_EVIDENCE: Final = 5
_MOST_SHARED: Final = 64
"""Pairs kept for a keyword and a place, the nearest first: far more than are shown. A rule that finds none of them in
its window looks at all of them."""
ANYWHERE: Final = 1 << 30


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """A rule in the index's numbers. ``reach`` is its window in words, ``ANYWHERE`` for the other units, ``struck`` the
    forms that do not count (None: all do)."""

    rule: Rule
    number: int
    terms: tuple[int, ...]
    places: tuple[int, ...]
    groups: tuple[tuple[int, ...], ...]
    excluded: tuple[int, ...]
    reach: int
    struck: Struck | None = None

    is_simple: bool = field(init=False)
    """True where nothing but the window decides."""
    is_measured: bool = field(init=False)
    """True where nothing but a number of words decides."""

    def __post_init__(self) -> None:
        is_simple = not (self.groups or self.excluded or self.struck or self.rule.is_scored)
        object.__setattr__(self, "is_simple", is_simple)
        object.__setattr__(self, "is_measured", is_simple and self.reach < ANYWHERE)


@dataclass(frozen=True, slots=True)
class Fired:
    """The nearest pairs, at most ``MAX_EVIDENCE``; pairs across fields only where no field has both ends."""

    pairs: tuple[Pair, ...]
    km: float | None = None
    """Where the entry's own point places it: how far from the place. The pairs then hold the keyword twice."""
    score: Score | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The first step that failed. ``pair`` is the nearest miss where a keyword and a place stand somewhere, ``found``
    the exclusion's mention that decided, ``group`` the number of the first group that is missing near the pair's place;
    ``hidden`` are mentions that do not count: inside a phrase or a longer name, or in a form that was struck out."""

    step: str
    pair: Pair | None = None
    found: Found | None = None
    group: int | None = None
    score: Score | None = None
    hidden: tuple[Found, ...] = ()


def judge(compiled: Compiled, mentions: Mentions) -> Fired | Failed:
    """Whether ``compiled`` fires on the article that ``mentions`` were found in: by a name, else by its point."""
    simply = _shared_pairs(compiled, mentions) if compiled.is_simple else []
    if simply:
        return Fired(_best(simply))
    verdict = _judge_names(compiled, mentions)
    if isinstance(verdict, Failed) and mentions.located:
        return _judge_point(compiled, mentions) or verdict
    return verdict


def _judge_point(compiled: Compiled, mentions: Mentions) -> Fired | Failed | None:
    """The rule on an entry whose own point lies in one of its areas: all of it is near the place."""
    areas = [number for number in compiled.places if number in mentions.located]
    if not areas:
        return None
    nearest = min(areas, key=mentions.located.__getitem__)
    article = mentions.article
    kept, _ = _drop_excluded(compiled, _keywords(compiled, mentions), mentions, article)
    qualified, _ = _qualify(compiled, kept, mentions, article)
    pairs = [
        Pair(0, 0, keyword.hit.start - keyword.hit.end, keyword, Found(keyword.hit, nearest)) for keyword in qualified
    ]
    return _weighed(compiled, pairs, article, km=mentions.located[nearest]) if pairs else None


def _judge_names(compiled: Compiled, mentions: Mentions) -> Fired | Failed:
    article = mentions.article
    places = _mentions(compiled.places, lambda number: mentions.places.get(number, []))
    if not places:
        veils = mentions.veils
        hidden = tuple(Found(veils[number], number) for number in compiled.places if number in veils)
        return Failed("no_place", hidden=hidden)
    keywords = _keywords(compiled, mentions)
    if not keywords:
        return Failed("no_keyword", hidden=_hidden(compiled, mentions))
    kept, dropped_by = _drop_excluded(compiled, keywords, mentions, article)
    qualified, group = _qualify(compiled, places, mentions, article)
    pairs = _near(compiled, kept, qualified, article)
    if pairs:
        return _weighed(compiled, pairs, article)
    if not _near(compiled, keywords, places, article):
        miss = min(_pairs(keywords, places, article), default=None)
        return Failed("too_far", pair=miss) if miss else Failed("no_keyword", hidden=tuple(keywords))
    if not _near(compiled, kept, places, article):
        return Failed("excluded", found=dropped_by)
    nearest = min(_near(compiled, kept, places, article))
    _, missed = _qualify(compiled, [nearest.place], mentions, article)
    return Failed("missing_group", group=group if missed is None else missed, pair=nearest)


def _shared_pairs(compiled: Compiled, mentions: Mentions) -> list[Pair]:
    """The pairs in the window of a rule without groups and exclusions, from those of its keywords and places one by
    one: the same pairs as ``_near`` finds, and farther ones of the same keywords."""
    article, paired, found = mentions.article, mentions.paired, mentions.terms.found
    here = [term for term in compiled.terms if term in found]
    pairs: list[Pair] = []
    for place in compiled.places:
        if place not in mentions.places:
            continue
        for term in here:
            known = paired.get((term, place))
            if known is None:
                keywords = [Found(hit, term) for hit in mentions.terms.get(term)]
                places = [Found(hit, place) for hit in mentions.places[place]]
                known = paired[term, place] = sorted(_pairs(keywords, places, article))[:_MOST_SHARED]
            pairs += known
    return _inside(compiled, pairs, article) if pairs else pairs


def _keywords(compiled: Compiled, mentions: Mentions) -> list[Found]:
    """The keyword mentions in a form that counts."""
    keywords = _mentions(compiled.terms, mentions.terms.get)
    struck, article = compiled.struck, mentions.article
    if struck is None:
        return keywords
    return [
        found
        for found in keywords
        if not struck.holds(article.offsets.surface(found.hit), unaccented=article.unaccented)
    ]


def _hidden(compiled: Compiled, mentions: Mentions) -> tuple[Found, ...]:
    """What stands in the text and would be a keyword, but for its form or the phrase around it."""
    struck = _mentions(compiled.terms, mentions.terms.get)
    veiled = [Found(cover, number) for number in compiled.terms if (cover := mentions.terms.veil(number))]
    return (*struck, *veiled)


def _weighed(compiled: Compiled, pairs: list[Pair], article: Article, *, km: float | None = None) -> Fired | Failed:
    """The rule fires with these pairs, unless they weigh less than it asks for."""
    best, rule = _best(pairs), compiled.rule
    if not rule.is_scored:
        return Fired(best, km=km)
    terms = dict(zip(compiled.terms, dict.fromkeys(rule.keywords), strict=True))
    sightings = [
        Sighting(
            term=terms[pair.keyword.what],
            distance=None if pair.apart or km is not None else pair.distance,
            in_title=article.layout.field(pair.keyword.hit.start) == 0,
        )
        for pair in _outermost(pairs)
    ]
    score = weigh(sightings, weights=dict(rule.weights), marks=article.hedges(best[0].keyword.hit))
    if rule.min_score is not None and score.total < rule.min_score:
        return Failed("low_score", pair=best[0], score=score)
    return Fired(best, km=km, score=score)


def _outermost(pairs: list[Pair]) -> list[Pair]:
    """The pairs, the nearest first, without those of a keyword that stands inside another keyword."""
    end = -1
    inner: set[Hit] = set()
    for hit in sorted({pair.keyword.hit for pair in pairs}, key=lambda hit: (hit.start, -hit.end)):
        if hit.end <= end:
            inner.add(hit)
        else:
            end = hit.end
    return sorted(pair for pair in pairs if pair.keyword.hit not in inner)


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
        opening = any(article.layout.opens(member.hit.start) for member in members)
        places = [
            place for place in places if place.hit in near or (opening and article.layout.field(place.hit.start) == 0)
        ]
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
        pairs = _pairs(keywords, places, article)
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
    block = article.sentence if unit is WindowUnit.SENTENCE else article.layout.paragraph
    return lambda pair: (
        block(pair.keyword.hit.start) == block(pair.place.hit.start) or bool(pair.apart and _titled(pair, article))
    )


def _titled(pair: Pair, article: Article) -> bool:
    return article.layout.field(pair.place.hit.start) == 0 and article.layout.opens(pair.keyword.hit.start)


def _pairs(keywords: Sequence[Found], places: Sequence[Found], article: Article) -> list[Pair]:
    """Each keyword mention with the nearest place mention on either side that does not overlap it, and with the last
    place of the title, which may be near whatever its distance."""
    titled = bisect_left(places, article.layout.field_span(0)[1], key=_start)
    pairs: list[Pair] = []
    for keyword in keywords:
        hit = keyword.hit
        after = middle = bisect_left(places, keyword)
        before = middle - 1
        while before >= 0 and places[before].hit.last >= hit.first:
            before -= 1
        while after < len(places) and places[after].hit.first <= hit.last:
            after += 1
        for at in {before, after, titled - 1}:
            if 0 <= at < len(places):
                gap = hit.between(places[at].hit)
                if gap >= 0:
                    apart = int(article.layout.field(hit.start) != article.layout.field(places[at].hit.start))
                    pairs.append(Pair(apart, gap, hit.start - hit.end, keyword, places[at]))
    return pairs


def _start(found: Found) -> int:
    return found.hit.start
