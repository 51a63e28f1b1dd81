"""Text in one language → a string with one character per token, through a cache of white-space chunks.

News repeats its words: of the chunks of an unseen article nineteen in twenty were read before, so cutting, folding,
stemming and looking up happen once per distinct chunk, and reading an article is ``str.split``, one dictionary
look-up per chunk and a join. In the string a token that no rule looks for is ``OTHER`` (``LOWER`` when it starts in
lower case), any other token is the symbol of its ``Kind``; marks between them say where sentences, paragraphs and
phrases end. Marks are no tokens and count for no distance.

The design was measured against automata over characters and over symbols: docs/decisions.md, "One index".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import add
from typing import Final

from alerts.language.fillers import Filler
from alerts.language.folding import fold
from alerts.language.grammars.arabic import core
from alerts.language.grammars.germanparts import HEAD, TAIL
from alerts.language.grammars.han import is_han
from alerts.language.sentences import abbreviations
from alerts.language.tokens import BROKEN, CHUNK, STREET, Cut, Glue, Stop, cut, holds_an_end, is_abbreviation
from alerts.matching.finder import Finder
from alerts.matching.joinedtags import KOREAN, part
from alerts.matching.lookup import ARABIC_ON, END_OF, START_OF, Lookup
from alerts.matching.newwords import NewWords
from alerts.matching.spelledout import chunks, cut_run, has_runs, is_spelt_out, runs
from alerts.matching.symbols import (
    BARRIER,
    CONTINUES,
    FIRST_SYMBOL,
    MAYBE_SENTENCE,
    OPENS_NAME,
    OPENS_PHRASE,
    PARAGRAPH,
    PICTURE,
    SENTENCE,
)
from alerts.matching.tokenkinds import Kind, Kinds
from alerts.matching.vocabulary import Vocabulary
from alerts.matching.watchednames import Name, Veil
from alerts.memory import weakly

_THAI_ON: Final = "\u0e00"
_SIGNS: Final = ",.،"
_HASHTAG: Final = "#"
"""Stands in chunks that any new word may cut anew: the key under which they are noted."""
_STACKED: Final = ("\u17d2", "\u1039")
"""Khmer and Burmese signs that put the next consonant under the one before."""
_MAX_CHUNK: Final = 64
_MAX_LONG: Final = 8
_MAX_CACHED: Final = 200_000
"""About 60 MB; then the cache starts anew."""
_MOST_FORGOTTEN: Final = 20_000
"""New words; from there on it is quicker to read everything again than to look for what they concern."""


def _hides(meaning: int) -> bool:
    return meaning < 0


def _is_veil(name: Name | Veil) -> bool:
    return isinstance(name, Veil)


def _chunk_spans(line: str) -> list[tuple[int, int]]:
    held = line.split()
    if BROKEN in line or " ".join(held) != line:
        return [found.span() for found in CHUNK.finditer(line)]
    lengths = list(map(len, held))  # one space between them, as in most lines, is told in half the time
    starts = list(map(add, accumulate(lengths, initial=0), range(len(held))))
    return list(zip(starts, map(add, starts, lengths), strict=True))


class Reader(dict[str, str]):
    """The cache of one language: chunk → symbols."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.language: Final = language
        self._kinds: Final = Kinds(vocabulary)
        self.vocabulary: Final = vocabulary
        self.names: Final = Finder(vocabulary.place_names, weakly(self._as_name), opening=OPENS_NAME, hides=_is_veil)
        self.phrases: Final = Finder(
            vocabulary.phrases,
            weakly(self._exact),
            opening=OPENS_PHRASE,
            filler_of=weakly(self._filler),
            hides=_hides,
        )
        self.loose_phrases: Final = Finder(
            vocabulary.phrases,
            weakly(self._exact_or_loose),
            opening=OPENS_PHRASE,
            filler_of=weakly(self._filler),
            hides=_hides,
        )
        self._finders: Final = (self.names, self.phrases, self.loose_phrases)
        self._chunks_of: Final[dict[str, str | list[str]]] = {}
        self._abbreviations: Final = abbreviations(language)
        self._longest_abbreviation: Final = max(map(len, self._abbreviations))
        self._long_chunks: Final[dict[str, tuple[str, Cut]]] = {}
        self.lookup: Final = Lookup(language, vocabulary)
        self._new_words: Final = NewWords(self.lookup, vocabulary, self._kinds)
        self._changes: Final = vocabulary.follow()
        self._fresh: list[str] | None = None

    def read(self, text: str) -> str:
        """The symbols of a whole field."""
        if not text:
            return ""
        get, chunks_of = self.__getitem__, CHUNK.findall if BROKEN in text else str.split
        symbols = PARAGRAPH.join(["".join(map(get, chunks_of(line))) for line in text.split("\n")])
        if not (self._may_be_spelt_out(symbols) and has_runs(text)):
            return symbols
        if self._fresh is not None:
            self._fresh += runs(text)
        return PARAGRAPH.join(["".join(get(line[a:b]) for a, b in self.spans(line)) for line in text.split("\n")])

    def spans(self, line: str) -> list[tuple[int, int]]:
        """The chunks of a line as they are read: [start, end)."""
        spans = _chunk_spans(line)
        if has_runs(line) and self._may_be_spelt_out("".join([self[line[low:high]] for low, high in spans])):
            return list(chunks(line, self.vocabulary))
        return spans

    def _may_be_spelt_out(self, symbols: str) -> bool:
        """Whether two letters and more stand alone that are no words, as they do in a word with spaces in it."""
        return sum(map(symbols.count, self._kinds.letters)) > 1

    def listen(self) -> None:
        """Note from now on what is read for the first time, for ``take_fresh``; all that was read before is."""
        self._fresh = self._fresh or []
        self._forget_all()

    def take_fresh(self) -> list[str]:
        """The chunks that were read for the first time since this was last asked; none unless told to ``listen``."""
        fresh, self._fresh = self._fresh, self._fresh and []
        return fresh or []

    def _hear(self, chunk: str) -> None:
        if self._fresh is not None:
            self._fresh.append(chunk)

    def cut(self, chunk: str) -> Cut:
        """The tokens of one chunk, as they were cut when it was read."""
        if len(chunk) > _MAX_CHUNK:
            return self._long(chunk)[1]
        return self._cut(chunk)

    def _cut(self, chunk: str) -> Cut:
        if is_spelt_out(chunk):
            return cut_run(chunk, self.vocabulary, self.language)
        held = cut(chunk, abbreviations=self._abbreviations)
        return part(held, self.vocabulary, self.language) if self._may_part(chunk) else held

    def _may_part(self, chunk: str) -> bool:
        """Whether what is watched may cut a chunk: a hashtag, any Korean one, a word with spaces in it."""
        return _HASHTAG in chunk or self.language == KOREAN or is_spelt_out(chunk)

    def _long(self, chunk: str) -> tuple[str, Cut]:
        """The symbols and tokens of a chunk too long to keep for good: an article in a script without spaces. The
        last few are kept, because every mention in it asks for them again."""
        known = self._long_chunks.get(chunk)
        if known is None:
            if len(self._long_chunks) >= _MAX_LONG:
                self._long_chunks.clear()
            held = self._cut(chunk) if is_spelt_out(chunk) else cut(chunk, abbreviations=self._abbreviations)
            known = self._long_chunks[chunk] = (self._symbols_of(held, set()), held)
            self._hear(chunk)
        return known

    def leave(self) -> None:
        """Be told no more of what becomes known."""
        self.vocabulary.part_from(self._changes)

    def catch_up(self) -> None:
        """Take in the rules and places that were added since the last text: chunks that hold one of their words are
        read again when they next come, hashtags too, and what begins with such a word is looked up anew. A reader that
        has read so much that its symbols would run out begins anew."""
        if self._kinds.are_many:
            self._begin_anew()
        changes = self._changes
        if not (changes.keys or changes.begun or changes.stemmed):
            return
        if self.language in changes.stemmed or len(changes.keys) > _MOST_FORGOTTEN:
            self._forget_all()
        else:
            self._forget({_HASHTAG, *self._bearing(changes.keys)})
        for number in changes.begun:
            self._begin(number)
        for number in changes.recast:
            self._kinds.recast(number)
        changes.clear()

    def _bearing(self, keys: Iterable[str]) -> Iterator[str]:
        """All under which chunks with a word that folds to one of ``keys`` may be noted."""
        compounds = self.lookup.compounds
        for key in keys:
            yield key
            if key[:1] >= ARABIC_ON:
                yield core(key)
            if compounds:
                yield from (END_OF + key[-TAIL:], START_OF + key[:HEAD])

    def _forget(self, keys: set[str]) -> None:
        """Read the chunks noted under ``keys``, and those that are one of them, again when they next come."""
        self._long_chunks.clear()
        notes = self._chunks_of
        stale = [*(self.keys() & keys)]
        for key in notes.keys() & keys:
            noted = notes.pop(key)
            stale += noted if isinstance(noted, list) else (noted,)
        for chunk in stale:
            for known in (chunk, *(chunk + sign for sign in _SIGNS)):
                self.pop(known, None)

    def kind(self, symbol: str) -> Kind | None:
        """What a symbol stands for, None for a token that no rule looks for, for marks and for nothing."""
        return self._kinds.get(symbol)

    def is_small_filler(self, symbol: str) -> bool:
        """True for a token in lower case that only gaps know."""
        kind = self.kind(symbol)
        return kind is not None and not (kind.capital or kind.words or kind.loose or kind.names)

    def is_sign(self, symbol: str) -> bool:
        """True for a token that is one Chinese sign."""
        words = self.vocabulary.words
        return any(len(form) == 1 and is_han(form) for number in self._exact(symbol) for form in words[number].forms)

    def _as_name(self, symbol: str) -> tuple[int, ...]:
        kind = self.kind(symbol)
        return kind.names if kind else ()

    def _exact(self, symbol: str) -> tuple[int, ...]:
        kind = self.kind(symbol)
        return kind.words if kind else ()

    def _exact_or_loose(self, symbol: str) -> tuple[int, ...]:
        kind = self.kind(symbol)
        return (*kind.words, *kind.loose) if kind else ()

    def _filler(self, symbol: str) -> Filler:
        kind = self.kind(symbol)
        return kind.filler if kind else Filler.NONE

    def _begin(self, number: int) -> None:
        """Words of class ``number`` begin something more: what starts at such a token is looked up anew."""
        for symbol in self._kinds.having(number):
            for finder in self._finders:
                finder.begin(symbol)

    def _begin_anew(self) -> None:
        self._kinds.clear()
        for finder in self._finders:
            finder.forget()
        self._forget_all()

    def _forget_all(self) -> None:
        """Read every chunk again when it next comes."""
        self.clear()
        self._chunks_of.clear()
        self._long_chunks.clear()

    def __missing__(self, chunk: str) -> str:
        """The commonest chunks the short way: letters below the Thai block, perhaps a comma or full stop after."""
        if len(chunk) > _MAX_CHUNK:
            return self._long(chunk)[0]
        if len(self) >= _MAX_CACHED:
            self._forget_all()
        word = chunk[:-1] if chunk[-1] in _SIGNS else chunk
        if not word.isalpha() or (not word.isascii() and (max(word) >= _THAI_ON or holds_an_end(word))):
            symbols = self._read_noted(chunk)
        elif word is chunk:
            symbols = self._read_word(chunk)
        else:
            symbols = self._with_sign(word, chunk[-1])
        self[chunk] = symbols
        return symbols

    def _with_sign(self, word: str, sign: str) -> str:
        symbols = self[word]
        if sign == "." and (
            (len(word) > self._longest_abbreviation and not word.endswith(STREET))
            or not is_abbreviation(word, self._abbreviations)
        ):
            return symbols + MAYBE_SENTENCE
        return symbols + BARRIER if sign != "." and symbols[-1] >= FIRST_SYMBOL else symbols

    def _read_word(self, word: str) -> str:
        """A chunk of letters alone. It is noted under all that it was looked up by."""
        if self._fresh is not None:
            self._fresh.append(word)
        symbol, keys = self._new_words.read(word)
        for key in keys:
            if key != word or key >= ARABIC_ON:
                self._note(key, word)
        return symbol

    def _read_noted(self, chunk: str) -> str:
        """Any chunk; each key that its tokens were looked up by is noted, for the day a rule brings that word."""
        self._hear(chunk)
        keys = {_HASHTAG} if self._may_part(chunk) else set()
        symbols = self._symbols_of(self.cut(chunk), keys)
        for key in keys:
            self._note(key, chunk)
        return symbols

    def _note(self, key: str, chunk: str) -> None:
        """Have a chunk read again when a word comes that folds to ``key``, or in Arabic letters may bear it."""
        if key[:1] >= ARABIC_ON:
            key = core(key)
        if chunk == key:  # what a chunk is read as by itself needs no note, and most are small letters alone
            return
        known = self._chunks_of.setdefault(key, chunk)  # a list for several, which most keys have not
        if isinstance(known, list):
            known.append(chunk)
        elif known is not chunk:
            self._chunks_of[key] = [known, chunk]

    def _symbols_of(self, held: Cut, keys: set[str]) -> str:
        """The symbols and marks of a chunk's tokens; ``keys`` gains what they were looked up by."""
        known: dict[tuple[str, Glue, bool, bool], str] = {}
        out: list[str] = []
        before = ""
        for token in held.tokens:
            under, before = before.endswith(_STACKED), token.surface
            written = (token.surface, token.glue, token.tagged, under)
            symbol = known.get(written)
            if symbol is None:
                readings = self.lookup.readings(token.surface)
                keys.update(readings.keys)
                symbol = known[written] = self._new_words.symbol(
                    token.surface, fold(token.surface), token.glue, tagged=token.tagged, readings=readings, under=under
                )
            if token.glue is Glue.END:
                out.append(SENTENCE)
            elif token.glue is Glue.BARRIER:
                out.append(BARRIER)
            elif token.glue is Glue.PICTURE:
                out.append(PICTURE)
            elif token.continues:
                out.append(CONTINUES)
            out.append(symbol)
        if held.stop is not Stop.NONE:
            out.append(SENTENCE if held.stop is Stop.SURE else MAYBE_SENTENCE)
        elif held.barrier and (not out or out[-1] >= FIRST_SYMBOL):
            out.append(BARRIER)
        elif held.picture:
            out.append(PICTURE)
        return "".join(out)
