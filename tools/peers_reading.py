"""Articles and rules in signs, which is how the peers of the benchmark get our language work.

What a token may be (a form of which keywords, a word of which names) is looked up once and kept, as we do. Each set of
meanings that occurs gets one sign, a word of small letters, so a token stays one word. A keyword is then looked for as
the few signs that have it among their meanings: one for most, more for a word whose forms other keywords share. So the
peers can give exactly our answers, and what they do not give is theirs (``peers_answers``).

Not given to them: signs of sentences and commas (a phrase ends there for us), and the capital that a name needs which
is also an ordinary word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import NamedTuple

from alerts.language.arabic import peel
from alerts.language.folding import fold, fold_name, keep_accents
from alerts.language.inflection import languages_with
from alerts.language.scripts import script_of
from alerts.language.stems import stem
from alerts.language.tokens import cut
from alerts.matching.keywords import expand
from alerts.matching.namecheck import peel_name
from alerts.matching.vocabulary import Word
from alerts.model import Entry, Place, Rule, Watchlist
from alerts.places.containment import parts_of
from alerts.places.endings import name_forms

_MOST_WAYS = 32
"""Ways to write one keyword in signs that the peers are given."""
_ACCENTED = re.compile("[\u00c0-\u024f]")
_UNPEELED = frozenset({"fa", "ckb", "ku", "ps", "ur"})


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

    def __init__(self, reading: Reading, language: str, plain: bool) -> None:
        super().__init__()
        self._reading, self._language, self._plain = reading, language, plain

    def __missing__(self, chunk: str) -> str:
        signs = [self._reading.sign(token.surface, self._language, self._plain) for token in cut(chunk).tokens]
        known = self[chunk] = "".join(f" {sign}" for sign in signs)
        return known


class Reading:
    """The meanings of tokens under one watchlist, and the signs of those that stand in its articles."""

    def __init__(self, watchlist: Watchlist) -> None:
        self._watchlist = watchlist
        self._numbers: dict[object, int] = {}
        self._words: dict[int, Word] = {}
        self._accents: dict[int, frozenset[str]] = {}
        self._forms: dict[str, list[int]] = {}
        self._stems: dict[tuple[str, str], list[int]] = {}
        self._names: dict[str, list[int]] = {}
        self._bent: dict[tuple[str, str], list[int]] = {}
        self._meanings: dict[tuple[str, str, bool], frozenset[int]] = {}
        self._signs: dict[frozenset[int], str] = {}
        self._chunks: dict[tuple[str, bool], _Chunks] = {}
        self._keywords = {
            keyword: [tuple(map(self._word, phrase)) for phrase in expand(keyword).phrases]
            for keyword in dict.fromkeys(keyword for rule in watchlist.rules for keyword in rule.keywords)
        }
        parts = parts_of(watchlist.places, gazetteer=None)
        self._places = {
            place.name: [phrase for each in (place, *parts.get(place.name, ())) for phrase in self._place(each)]
            for place in watchlist.places
        }

    def learn(self, entries: Iterable[Entry]) -> None:
        """Give signs to all that stands in these articles. To be done before ``rules`` is asked for."""
        for entry in entries:
            self.text(entry)
        self._chunks.clear()
        self._meanings.clear()

    def text(self, entry: Entry) -> Text:
        """An article in signs, by a cache of what stands between two white spaces, as any user would come to."""
        key = (entry.language, not _ACCENTED.search(entry.content))
        chunks = self._chunks.get(key)
        if chunks is None:
            chunks = self._chunks[key] = _Chunks(self, *key)
        joined = "".join(map(chunks.__getitem__, entry.content.split()))[1:]
        return Text(joined.split(" "), joined)

    def rules(self) -> Iterator[Sides]:
        """Every rule in signs: those of the texts that were read, and one for each word that stands in none of them."""
        for number in self._numbers.values():
            self._signs.setdefault(frozenset((number,)), _letters(len(self._signs)))
        having: dict[int, list[str]] = {}
        for meanings, sign in self._signs.items():
            for number in meanings:
                having.setdefault(number, []).append(sign)
        keywords = {keyword: _ways(phrases, having) for keyword, phrases in self._keywords.items()}
        places = {name: _ways(phrases, having) for name, phrases in self._places.items()}
        for rule in self._watchlist.rules:
            yield Sides(rule.name, _together(keywords, rule.keywords), _together(places, rule.places), _reach(rule))

    def _word(self, word: Word) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            self._words[number] = word
            self._accents[number] = frozenset(map(keep_accents, word.forms))
            for form in set(map(fold, word.forms)):
                self._forms.setdefault(form, []).append(number)
            for pair in word.stems:
                self._stems.setdefault(pair, []).append(number)
        return number

    def _place(self, place: Place) -> list[tuple[int, ...]]:
        phrases = []
        for alias in place.names:
            words = [token.surface for chunk in alias.split() for token in cut(chunk).tokens]
            if words:
                phrases.append(tuple(map(self._name, words)))
                for language, forms in name_forms(alias).items():
                    for form in forms:
                        self._bend(language, phrases[-1], form)
        return phrases

    def _name(self, surface: str) -> int:
        key = (fold_name(surface), fold(surface))
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._numbers)
            for form in dict.fromkeys(key):
                self._names.setdefault(form, []).append(number)
        return number

    def _bend(self, language: str, phrase: tuple[int, ...], form: str) -> None:
        words = [token.surface for chunk in form.split() for token in cut(chunk).tokens]
        if language == "ru" and len(words) == len(phrase):
            for number, word in zip(phrase, words, strict=True):
                known = self._bent.setdefault((language, fold_name(word)), [])
                if number not in known:
                    known.append(number)

    def sign(self, surface: str, language: str, plain: bool) -> str:
        """One token in a text of ``language``, in signs; ``plain`` texts have no accents at all."""
        key = (surface, language, plain)
        meanings = self._meanings.get(key)
        if meanings is None:
            meanings = self._meanings[key] = frozenset(self._find(surface, language, plain))
        if not meanings:
            return fold(surface)
        return self._signs.setdefault(meanings, _letters(len(self._signs)))

    def _find(self, surface: str, language: str, plain: bool) -> Iterator[int]:
        folded, arabic = fold(surface), script_of(surface) == "arabic"
        for reading in (folded, *peel(folded)) if arabic and language not in _UNPEELED else (folded,):
            for number in self._forms.get(reading, ()):
                if self._counts(surface, reading, number, language, plain):
                    yield number
        yield from self._stems.get((language, stem(keep_accents(surface), language) or ""), ())
        name = fold_name(surface)
        for reading in peel_name(name) if arabic else (name,):
            yield from self._names.get(reading, ())
        yield from self._bent.get((language, name), ())

    def _counts(self, surface: str, reading: str, number: int, language: str, plain: bool) -> bool:
        """False where the text's language makes it another word, or an accent in a text that has any."""
        word = self._words[number]
        if word.acronym and not surface.isupper():
            return False
        if word.homes and language not in word.homes and reading != word.typed and language in languages_with(reading):
            return False
        written = keep_accents(surface)
        told = script_of(surface) == "latin" and not surface.isupper() and not plain
        return not told or written in self._accents[number] or not languages_with(written)


def written(entry: Entry) -> Written:
    """The words of an article as they are written."""
    words: list[str] = []
    breaks = set()
    for line in entry.content.split("\n"):
        for chunk in line.split():
            words += [token.surface for token in cut(chunk).tokens]
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
