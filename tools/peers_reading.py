"""Articles and rules in signs, which is how the peers of the benchmark get our language work.

What a token may be (a form of which keywords, a word of which names) is asked of our reader and kept. Each set of
meanings that occurs gets one sign, a word of small letters, so a token stays one word. A keyword is then looked for as
the few signs that have it among their meanings: one for most, more for a word whose forms other keywords share. So the
peers can give exactly our answers, and what they do not give is theirs (``peers_answers``).

Not given to them: signs of sentences and commas (a phrase ends there for us), and the capital that a name needs which
is also an ordinary word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, product
from typing import NamedTuple

from alerts.language.folding import fold
from alerts.language.tokens import Glue, cut
from alerts.matching.keywords import enter, expand
from alerts.matching.placenames import Aliases
from alerts.matching.reader import Reader
from alerts.matching.symbols import FIRST_SYMBOL, LOWER, OTHER
from alerts.matching.vocabulary import Vocabulary
from alerts.model import Entry, Place, Rule, Watchlist
from alerts.places.gazetteer.containment import parts_of
from tools.workload import LANGUAGES

_MOST_WAYS = 32
"""Ways to write one keyword in signs that the peers are given."""
_ACCENTED = re.compile("[\u00c0-\u024f]")


class Text(NamedTuple):
    """An article for the peers: its words, and the same between single spaces."""

    words: list[str]
    joined: str


class Written(NamedTuple):
    """The words of an article as they are written, and the numbers of those that punctuation follows."""

    words: list[str]
    breaks: frozenset[int]


class Sides(NamedTuple):
    """What a rule looks for, each way to write it: phrases of signs between single spaces."""

    rule: str
    keywords: tuple[str, ...]
    names: tuple[str, ...]
    within: int


class _Chunks(dict[str, str]):
    """What stands between two white spaces → its words in signs, each behind a space; filled as chunks come by."""

    def __init__(self, reading: Reading, reader: Reader, *, plain: bool) -> None:
        super().__init__()
        self._reading, self._reader, self._plain = reading, reader, plain

    def __missing__(self, chunk: str) -> str:
        reader = self._reader
        symbols = (symbol for symbol in reader[chunk] if symbol in (LOWER, OTHER) or symbol >= FIRST_SYMBOL)
        words = zip(reader.cut(chunk).tokens, symbols, strict=True)
        known = self[chunk] = "".join([f" {self._sign(symbol) or fold(token.surface)}" for token, symbol in words])
        return known

    def _sign(self, symbol: str) -> str:
        """The sign of a token that some rule may look for, "" for others."""
        if symbol < FIRST_SYMBOL:
            return ""
        kind = self._reader.kind(symbol)
        loose = kind.loose if self._plain else ()
        return self._reading.sign(frozenset((*kind.words, *kind.names, *loose)))


class Reading:
    """The meanings of tokens under one watchlist, and the signs of those that stand in its articles."""

    def __init__(self, watchlist: Watchlist) -> None:
        self._watchlist = watchlist
        self._vocabulary = Vocabulary()
        self._signs: dict[frozenset[int], str] = {}
        self._chunks: dict[tuple[str, bool], _Chunks] = {}
        keywords = dict.fromkeys(keyword for rule in watchlist.rules for keyword in rule.keywords)
        self._keywords = {
            keyword: [enter(phrase, self._vocabulary) for phrase in expand(keyword).phrases] for keyword in keywords
        }
        parts = parts_of(watchlist.places, gazetteer=None)
        self._places = {
            place.name: [phrase for each in (place, *parts.get(place.name, ())) for phrase in self._phrases(each)]
            for place in watchlist.places
        }

    def learn(self, entries: Iterable[Entry]) -> None:
        """Give signs to all that stands in these articles. To be done before ``rules`` is asked for."""
        for entry in entries:
            self.text(entry)
        self._chunks.clear()

    def text(self, entry: Entry) -> Text:
        """An article in signs, by a cache of what stands between two white spaces, as any user would come to."""
        key = (entry.language, not _ACCENTED.search(entry.content))
        chunks = self._chunks.get(key)
        if chunks is None:
            chunks = self._chunks[key] = _Chunks(self, Reader(entry.language, self._vocabulary), plain=key[1])
        joined = "".join(map(chunks.__getitem__, entry.content.split()))[1:]
        return Text(joined.split(" "), joined)

    def sign(self, meanings: frozenset[int]) -> str:
        """One sign for each set of meanings."""
        known = self._signs.get(meanings)
        if known is None:
            known = self._signs[meanings] = _letters(len(self._signs))
        return known

    def rules(self) -> Iterator[Sides]:
        """Every rule in signs: those of the texts that were read, and one for each word that stands in none of them."""
        for number in range(self._vocabulary.class_count):
            self.sign(frozenset((number,)))
        having: dict[int, list[str]] = {}
        for meanings, sign in self._signs.items():
            for number in meanings:
                having.setdefault(number, []).append(sign)
        keywords = {keyword: _ways(phrases, having) for keyword, phrases in self._keywords.items()}
        places = {name: _ways(phrases, having) for name, phrases in self._places.items()}
        for rule in self._watchlist.rules:
            yield Sides(rule.name, _together(keywords, rule.keywords), _together(places, rule.places), _reach(rule))

    def _phrases(self, place: Place) -> Iterator[tuple[int, ...]]:
        """Every name of a place, and the forms that the texts' languages give to it. Known to the vocabulary as names,
        because a name of one word is none inside an Arabic one (رم in كرم)."""
        aliases = Aliases(place=place, names=place.names)
        bent = (aliases.bent(language, 0, self._vocabulary) for language, _ in LANGUAGES)
        for classes, name in chain(aliases.patterns(0, self._vocabulary), *bent):
            self._vocabulary.enter(self._vocabulary.place_names, classes, name)
            yield classes


def written(entry: Entry) -> Written:
    """The words of an article as they are written."""
    words: list[str] = []
    breaks = set()
    for line in entry.content.split("\n"):
        for chunk in line.split():
            for token in cut(chunk).tokens:
                if words and token.glue in {Glue.BARRIER, Glue.END}:
                    breaks.add(len(words) - 1)
                words.append(token.surface)
            if not chunk[-1].isalnum():
                breaks.add(len(words) - 1)
        breaks.add(len(words) - 1)
    return Written(words, frozenset(breaks))


def _ways(phrases: Iterable[tuple[int, ...]], having: dict[int, list[str]]) -> tuple[str, ...]:
    """The ways to write any of the phrases in signs."""
    ways: dict[str, None] = {}
    for phrase in phrases:
        for _, signs in zip(range(_MOST_WAYS), product(*(having.get(number, ()) for number in phrase)), strict=False):
            ways[" ".join(signs)] = None
    return tuple(ways)


def _together(ways: dict[str, tuple[str, ...]], terms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(way for term in terms for way in ways[term]))


def _reach(rule: Rule) -> int:
    return rule.within.words


def _letters(number: int) -> str:
    """A word of small letters for a number, unlike any real one."""
    letters = ""
    while number or not letters:
        number, rest = divmod(number, 26)
        letters += chr(ord("a") + rest)
    return f"zq{letters}"
