"""All rules compiled into one index: an entry meets only the rules that could fire on it.

    entry ─► Article ─► every name and keyword (one pass)
                        ├─► mentions of keywords and of places (names checked, decoys taken away)
                        └─► ``join``: rules with a keyword near enough to their place
                            └─► ``verdict.judge``: the rule's full meaning

Rules are added and removed one at a time; nothing is rebuilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from alerts.language.kindred import read_as
from alerts.languagetags import primary_of
from alerts.matching.areas import Surroundings
from alerts.matching.article import Article
from alerts.matching.finder import Occurrence
from alerts.matching.hits import Hit, Position, uncovered
from alerts.matching.join import Join
from alerts.matching.keywords import UNRECORDED, Half, enter, expand, expand_locally
from alerts.matching.listedphrases import Phrase
from alerts.matching.mentions import Mentions, Terms
from alerts.matching.namecheck import fits, hides, is_sure
from alerts.matching.placenames import Aliases
from alerts.matching.reader import Reader
from alerts.matching.struckforms import Struck
from alerts.matching.terrain import Terrain
from alerts.matching.verdict import ANYWHERE, Compiled, Failed, Fired, judge
from alerts.matching.vocabulary import HALF, PARTED, Vocabulary
from alerts.matching.watchednames import Name, Veil
from alerts.model import FIELDS, Entry, Place, Point, Rule, WindowUnit
from alerts.places.context.incontext import AROUND
from alerts.places.names.endings import BENDING

_MOST_READERS: Final = 48
"""Languages whose words are kept as they were read. The news have some forty; a feed may declare any of 8,000."""
IsAnother = Callable[[Name, Article, Hit], bool]
"""Whether the name of a place that an area brings along is another thing or place where it stands."""
Surface = Callable[[Point], float | None]
"""Where an area lies: for a point in it the distance from its centre in km, 0 where it has none; None outside."""


def _never(name: Name, article: Article, hit: Hit) -> bool:
    return False


class Index:
    """Rules and the places they watch, ready to be held against entries."""

    def __init__(
        self, terrain: Terrain | None = None, is_another: IsAnother = _never, is_rival: IsAnother = _never
    ) -> None:
        """``terrain`` brings the places of areas, ``is_another`` tells what the words round a mention of one say,
        ``is_rival`` what the rest of the article says of a name that a better known place has too."""
        self._vocabulary: Final = Vocabulary()
        self._terrain: Final = terrain
        self._is_another: Final = is_another
        self._is_rival: Final = is_rival
        self._is_listening = False
        self._readers: Final[dict[str, Reader]] = {}
        self._terms: Final[dict[str, int]] = {}
        self._term_names: Final[list[str]] = []
        self._halves: Final[dict[Half, int]] = {}
        self._places: Final[dict[str, int]] = {}
        self._place_names: Final[list[str]] = []
        self._keys: Final[list[str]] = []
        self._aliases: Final[dict[int, list[Aliases]]] = {}
        self._surfaces: Final[dict[int, Surface]] = {}
        self._numbers: Final[dict[str, int]] = {}
        self._join: Final = Join()
        self._next_rule = 0

    # What is watched

    def add_place(self, place: Place, aliases: Aliases, *, key: str = "", surface: Surface | None = None) -> None:
        """Track ``place`` under every alias that ``aliases`` holds for it. A place is added once; an area is added as
        a place under a ``key`` of its own, and its ``surface`` takes in entries by their point."""
        number = self._places[key or place.name] = len(self._place_names)
        self._keys.append(key or place.name)
        self._place_names.append(place.name)
        if surface is not None:
            self._surfaces[number] = surface
        self._know(number, aliases)

    def add_area(self, key: str, found: Surroundings) -> None:
        """Let the places of an area, added as a place under ``key``, be mentions of it."""
        if self._terrain is None:
            return
        number = self._places[key]
        for aliases in self._terrain.add(key, found):
            self._know(number, aliases)
        self._know(number, self._terrain.own(key))
        self._know(~number, self._terrain.signs(key))
        self._is_listening = True
        for reader in self._readers.values():
            reader.listen()

    def _know(self, number: int, aliases: Aliases) -> None:
        """Meet the place of this number, or for ``~`` of it what is said of an area, under these names too."""
        self._aliases.setdefault(number, []).append(aliases)
        self._name(aliases.patterns(number, self._vocabulary))
        self._veil(number, aliases.decoys(self._vocabulary))
        for language in self._readers.keys() & BENDING:
            self._bend(number, aliases, language)

    def _bend(self, number: int, aliases: Aliases, language: str) -> None:
        """Know a place by the case endings of ``language`` too: only once a text in it has come."""
        self._name(aliases.bent(language, number, self._vocabulary))
        self._veil(number, aliases.bent_decoys(language, self._vocabulary))

    def _name(self, names: Iterable[tuple[tuple[int, ...], Name]]) -> None:
        for classes, name in names:
            self._vocabulary.enter(self._vocabulary.place_names, classes, name)

    def _veil(self, number: int, decoys: Iterable[tuple[tuple[int, ...], bool]]) -> None:
        for classes, sided in decoys:
            self._vocabulary.enter(self._vocabulary.place_names, classes, Veil(number, sided))

    def add(self, rule: Rule, *, areas: Iterable[str] = ()) -> None:
        """Watch for ``rule``, whose places have been added, ``areas`` by key. It takes the place of a rule of the same
        name."""
        number = self._numbers.get(rule.name, self._next_rule)
        self.remove(rule.name)
        self._next_rule = max(self._next_rule, number + 1)
        words = rule.within.unit is WindowUnit.WORDS
        compiled = Compiled(
            rule=rule,
            number=number,
            terms=self._term_numbers(rule.keywords),
            places=tuple(self._places[name] for name in (*rule.places, *areas)),
            groups=tuple(self._term_numbers(group) for group in rule.all_of),
            excluded=self._term_numbers(rule.none_of),
            reach=rule.within.words if words else ANYWHERE,
            struck=Struck(rule.without) if rule.without else None,
        )
        self._join.add(compiled)
        self._numbers[rule.name] = number

    def remove(self, name: str) -> None:
        """Stop watching for the rule called ``name``; its words stay in the trie, where they cost nothing."""
        number = self._numbers.pop(name, None)
        if number is not None:
            self._join.remove(number)

    def _term_numbers(self, keywords: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self._term(keyword) for keyword in keywords))

    def _term(self, keyword: str) -> int:
        known = self._terms.get(keyword)
        if known is not None:
            return known
        number = self._terms[keyword] = len(self._term_names)
        self._term_names.append(keyword)
        expansion = expand(keyword)
        self._link(expansion.phrases, number)
        self._link(expansion.decoys, ~number)
        for one, other in expansion.couples:
            self._vocabulary.couple(self._half(one), self._half(other), number)
        if expansion.parted:
            self._link((expansion.parted,), PARTED + len(self._vocabulary.parted))
            self._vocabulary.parted.append((number, expansion.particle))
        for language in self._readers.keys() & UNRECORDED:
            self._localise(number, language)
        return number

    def _half(self, half: Half) -> int:
        known = self._halves.get(half)
        if known is None:
            known = self._halves[half] = HALF + len(self._halves)
            self._vocabulary.enter_half([enter(phrase, self._vocabulary) for phrase in half.phrases], known)
        return known

    def _localise(self, number: int, language: str) -> None:
        """Know a keyword by the forms of an unrecorded language too: only once a text in it has come."""
        phrase = expand_locally(self._term_names[number], language)
        if phrase:
            self._link((phrase,), number)

    def _link(self, phrases: Iterable[Phrase], meaning: int) -> None:
        for phrase in phrases:
            self._vocabulary.enter(self._vocabulary.phrases, enter(phrase, self._vocabulary), meaning)

    # What is read

    def read(self, entry: Entry) -> Mentions:
        """``entry`` with every mention of a watched keyword or place in it."""
        language = read_as(entry.language)
        known = self._readers.pop(language, None)
        reader = self._readers[language] = self._new_reader(language) if known is None else known  # the latest of them
        reader.catch_up()
        article = Article(entry, reader)
        if self._meet(article):
            article = Article(entry, reader)
        places, names, veils = self._places_in(article.names(), article, language)
        return Mentions(article, Terms(article), places, names, self._around(entry.point), veils, {}, {}, {})

    def _new_reader(self, language: str) -> Reader:
        """A reader of one language more; of too many, the one that was longest of no use is given up for it."""
        if len(self._readers) >= _MOST_READERS:
            self._readers.pop(next(iter(self._readers))).leave()
        reader = Reader(language, self._vocabulary)
        if self._is_listening:
            reader.listen()
        if language in BENDING:
            for number, held in self._aliases.items():
                for aliases in held:
                    self._bend(number, aliases, language)
        if language in UNRECORDED:
            for number in range(len(self._term_names)):
                self._localise(number, language)
        return reader

    def _meet(self, article: Article) -> bool:
        """Take in the names of places in areas that were read for the first time; True where there are any. A text
        without capitals may hold names that were passed over as words."""
        reader = article.reader
        fresh = reader.take_fresh()
        if self._terrain is None or not self._is_listening:
            return False
        if article.uncased:
            words = " ".join(article.entry.text(field) for field in FIELDS).split()
            fresh += dict.fromkeys(word for word in words if word.islower())
        met = list(self._terrain.meet(fresh, reader.lookup, uncased=article.uncased))
        for key, aliases in met:
            self._know(self._places[key], aliases)
        if met:
            reader.catch_up()
        return bool(met)

    def _around(self, point: Point | None) -> dict[int, float]:
        """The areas that hold an entry's own point, with its distance from their centre in km."""
        if point is None:
            return {}
        return {number: km for number, surface in self._surfaces.items() if (km := surface(point)) is not None}

    def likely(self, mentions: Mentions) -> Iterator[tuple[Compiled, bool]]:
        """The rules that may fire on the entry that was read, in the order they were added; True for those that are
        sure to, because nothing but a number of words decides."""
        near = self._join.near(mentions)
        if near and self._prove(mentions):
            near = self._join.near(mentions)
        rules, entry = self._join.rules, mentions.article.entry
        for number in sorted(near | self._join.at(mentions.located) if mentions.located else near):
            compiled = rules[number]
            if not compiled.rule.languages or speaks(compiled.rule, entry):
                yield compiled, compiled.is_measured and number in near

    def explain(self, mentions: Mentions, *, only: str = "") -> Iterator[tuple[Compiled, Fired | Failed]]:
        """Every rule's verdict on the entry that was read, or that of ``only`` one."""
        self._prove(mentions)
        for compiled in self._join.rules.values():
            if only and compiled.rule.name != only:
                continue
            verdict = judge(compiled, mentions)
            if isinstance(verdict, Fired) and not speaks(compiled.rule, mentions.article.entry):
                verdict = Failed("language")
            yield compiled, verdict

    def term(self, number: int) -> str:
        """The keyword as staff typed it."""
        return self._term_names[number]

    def key(self, number: int) -> str:
        """The key under which a place or an area was added."""
        return self._keys[number]

    def place(self, number: int) -> str:
        """The place's name."""
        return self._place_names[number]

    def _places_in(
        self, found: Sequence[Occurrence[Name | Veil]], article: Article, language: str
    ) -> tuple[dict[int, list[Hit]], dict[tuple[int, Hit], Name], dict[int, Hit]]:
        places: dict[int, list[Hit]] = {}
        names: dict[tuple[int, Hit], Name] = {}
        hidden: dict[int, Hit] = {}
        for start, end, name in found:
            if isinstance(name, Name) and (name.plain or _stands(name, (start, end), article, language)):
                hit = article.layout.hit((start, end))
                places.setdefault(name.place, []).append(hit)
                known = names.get((name.place, hit))
                if known is None or name.rank < known.rank:
                    names[name.place, hit] = name
        if not places:
            return places, names, hidden
        veils: dict[int, list[Hit]] = {}
        for start, end, veil in found:
            if isinstance(veil, Veil) and hides(veil, article.kind(start), article.kind(end)):
                veils.setdefault(veil.place, []).append(article.layout.hit((start, end)))
        for place in places.keys() & veils.keys():
            seen, covers = places[place], veils[place]
            places[place] = uncovered(seen, covers)
            if not places[place]:
                hidden[place] = next(cover for cover in covers if any(hit.inside(cover) for hit in seen))
        return {place: _longest(hits) for place, hits in places.items() if hits}, names, hidden

    def _prove(self, mentions: Mentions) -> bool:
        """Take away the names of places in areas that mean something else, as what stands round them says; in an
        article that says nothing else of the area also faint ones, and those by which it means a better known place
        elsewhere. True where any was taken."""
        if not self._is_listening:
            return False
        places, names, article = mentions.places, mentions.names, mentions.article
        are_fewer = False
        for place, hits in list(places.items()):
            kept = [hit for hit in hits if not self._is_another(names[place, hit], article, hit)]
            if ~place not in places and all(names[place, hit].leans(article.reader.language) for hit in kept):
                kept = self._undecided(place, kept, mentions)
            if len(kept) < len(hits):
                places[place], are_fewer = kept, True
            if not kept:
                mentions.veils[place] = hits[0]
                del places[place]
        return are_fewer

    def _undecided(self, place: int, hits: list[Hit], mentions: Mentions) -> list[Hit]:
        """Those of the names of places in an area that may mean a better known place, and do not surely do."""
        named = ((hit, mentions.names[place, hit]) for hit in hits)
        known: dict[str, bool] = {}
        kept = []
        for hit, name in named:
            if name.faint or not name.contested:
                continue
            if name.alias not in known:
                known[name.alias] = self._is_rival(name, mentions.article, hit)
            if not known[name.alias]:
                kept.append(hit)
        return kept


def speaks(rule: Rule, entry: Entry) -> bool:
    """True where the entry is in a language that the rule asks for."""
    return not rule.languages or primary_of(entry.language) in map(primary_of, rule.languages)


def _longest(hits: list[Hit]) -> list[Hit]:
    """Mentions of one place in text order, without those inside a longer name of it."""
    if len(hits) == 1:
        return hits
    kept: list[Hit] = []
    for hit in sorted(set(hits), key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.end > kept[-1].end:
            kept.append(hit)
    return kept


def _stands(name: Name, position: Position, article: Article, language: str) -> bool:
    """True where the words at a position are written as the place they name."""
    start, end = position
    first = article.kind(start)
    if first is not None and is_sure(name, first, language):
        return True
    written = [kind for symbol in article.symbols[start : end + 1] if (kind := article.reader.kind(symbol))]
    return fits(name, written, _Standing(language, article, start, end))


class _Standing(NamedTuple):
    """Where a mention stands in its article."""

    language: str
    article: Article
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.article.word_before(self.start)

    @property
    def opens(self) -> bool:
        return not self.article.goes_on(self.start) and self.article.opens_with_capital(self.start)

    @property
    def parted(self) -> bool:
        return self.article.parted(self.end)

    @property
    def possessed(self) -> bool:
        return self.article.possessed(self.end)

    @property
    def torn_before(self) -> bool:
        return self.article.is_torn_before(self.start)

    @property
    def torn_behind(self) -> bool:
        return self.article.is_torn_behind(self.end)

    @property
    def uncased(self) -> bool:
        return self.article.uncased

    @property
    def around(self) -> tuple[str, str, str]:
        return self.article.offsets.around(self.article.layout.hit((self.start, self.end)), AROUND)
