"""Text in one language → a string with one character per token, through a cache of white-space chunks.

News repeats its words: of the chunks of an unseen article nineteen in twenty were read before, so cutting, folding,
stemming and looking up happen once per distinct chunk, and reading an article is ``str.split``, one dictionary
look-up per chunk and a join. In the string a token that no rule looks for is ``OTHER`` (``LOWER`` when it starts in
lower case), any other token is the symbol of its ``Kind``; marks between them say where sentences, paragraphs and
phrases end. Marks are no tokens and count for no distance.

The design was measured against automata over characters and over symbols: docs/decisions.md, "One index".
"""

from __future__ import annotations

from typing import Final, NamedTuple

from alerts.language.arabic import PROCLITICS, is_arabic, keeps_hamza, peel
from alerts.language.folding import fold, fold_name, keep_accents
from alerts.language.inflection import has_of_its_own, is_word, languages_with
from alerts.language.scripts import script_of
from alerts.language.sentences import abbreviations
from alerts.language.spellings import TAIL, is_as_written, spellings, tails
from alerts.language.stems import stem
from alerts.language.tokens import MAX_TOKEN, Cut, Glue, Stop, cut, is_abbreviation
from alerts.matching.finder import (
    BARRIER,
    CONTINUES,
    FIRST_NAME,
    FIRST_SYMBOL,
    LOWER,
    MAYBE_SENTENCE,
    OTHER,
    PARAGRAPH,
    SENTENCE,
    Finder,
)
from alerts.matching.namecheck import peel_name
from alerts.matching.vocabulary import STEM_START, Node, Vocabulary, Word

_FIRST: Final = chr(FIRST_SYMBOL)
_FIRST_NAME: Final = chr(FIRST_NAME)
_ARABIC_ON: Final = "\u0600"
_THAI_ON: Final = "\u0e00"
_SIGNS: Final = ",.،"
_UNPEELED: Final = frozenset({"fa", "ckb", "ku", "ps", "ur"})
"""Written in Arabic letters, but without Arabic proclitics: بازار is no آزار."""
_COMPOUNDING: Final = "de"
_END_OF: Final = "-"
"""Before the last letters of a token that may be a compound: a key of the chunks to read again."""

_SHORT: Final = 3
"""Letters of the words that no dictionary of forms has, because they have but one: du is not dû, la is not là."""

_MAX_CHUNK: Final = 64
_MAX_LONG: Final = 8
_MAX_CACHED: Final = 200_000
"""About 60 MB; then the cache starts anew."""


class Kind(NamedTuple):
    """What a token that some rule looks for may be: its word classes and how it is written.

    ``loose`` are classes it meets only where the whole text carries no accents: « marche » for « marché ».
    """

    classes: tuple[int, ...]
    loose: tuple[int, ...]
    glue: Glue
    capital: bool
    capitals: bool


class _Readings(NamedTuple):
    """What a token is looked up by: as a keyword's form (``words``), as a word of a name, by its stem (``root``, "" for
    none), as the last part of a German compound (``ends``). A new word under one of ``keys`` changes what it is."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    root: str
    ends: tuple[str, ...] = ()


_UNREAD: Final = _Readings((), (), (), "")
"""A token too long to be a word."""


class Reader(dict[str, str]):
    """The cache of one language: chunk → symbols."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        super().__init__()
        self.language: Final = language
        self._kinds: Final[dict[str, Kind]] = {}
        self.vocabulary: Final = vocabulary
        self.names: Final = Finder(vocabulary.place_names, self._exact, first=FIRST_NAME)
        self.phrases: Final = Finder(vocabulary.phrases, self._exact)
        self.loose_phrases: Final = Finder(vocabulary.phrases, self._exact_or_loose)
        self._symbols: Final[dict[Kind, str]] = {}
        self._chunks_of: Final[dict[str, tuple[str, ...]]] = {}
        self._abbreviations: Final = abbreviations(language)
        self._long_chunks: Final[dict[str, tuple[str, Cut]]] = {}
        self._peels: Final = language not in _UNPEELED
        self._compounds: Final = language == _COMPOUNDING
        vocabulary.readers.append(self)

    def read(self, text: str) -> str:
        """The symbols of a whole field."""
        get = self.__getitem__
        return PARAGRAPH.join(["".join(map(get, line.split())) for line in text.split("\n")])

    def cut(self, chunk: str) -> Cut:
        """The tokens of one chunk, as they were cut when it was read."""
        if len(chunk) <= _MAX_CHUNK:
            return cut(chunk, abbreviations=self._abbreviations)
        return self._long(chunk)[1]

    def _long(self, chunk: str) -> tuple[str, Cut]:
        """The symbols and tokens of a chunk too long to keep for good: an article in a script without spaces. The
        last few are kept, because every mention in it asks for them again."""
        known = self._long_chunks.get(chunk)
        if known is None:
            if len(self._long_chunks) >= _MAX_LONG:
                self._long_chunks.clear()
            held = cut(chunk, abbreviations=self._abbreviations)
            known = self._long_chunks[chunk] = (self._symbols_of(held, set()), held)
        return known

    def forget(self, key: str) -> None:
        """A new word folds to ``key``: chunks that hold such a token are read again when they next come."""
        self._forget(key)
        self._long_chunks.clear()
        if self._compounds:
            self._forget(_END_OF + key[-TAIL:])
        if key[:1] >= _ARABIC_ON:
            for chain in PROCLITICS:
                self._forget(chain + key)
            if key.startswith("ال"):
                for chain in ("لل", "ولل", "فلل"):
                    self._forget(chain + key[2:])

    def _forget(self, key: str) -> None:
        for chunk in self._chunks_of.pop(key, ()):
            for known in (chunk, *(chunk + sign for sign in _SIGNS)):
                self.pop(known, None)

    def kind(self, symbol: str) -> Kind | None:
        """What a symbol stands for, None for a token that no rule looks for, for marks and for nothing."""
        return self._kinds.get(symbol)

    def _exact(self, symbol: str) -> tuple[int, ...]:
        kind = self.kind(symbol)
        return kind.classes if kind else ()

    def _exact_or_loose(self, symbol: str) -> tuple[int, ...]:
        kind = self.kind(symbol)
        return (*kind.classes, *kind.loose) if kind else ()

    def refresh(self, trie: Node) -> None:
        """A pattern came into ``trie``: what starts at a token is looked up anew."""
        for finder in (self.names, self.phrases, self.loose_phrases):
            if finder.trie is trie:
                finder.refresh()

    def forget_all(self) -> None:
        """Read every chunk again when it next comes."""
        self.clear()
        self._chunks_of.clear()
        self._long_chunks.clear()

    def __missing__(self, chunk: str) -> str:
        if len(chunk) > _MAX_CHUNK:
            return self._long(chunk)[0]
        if len(self) >= _MAX_CACHED:
            self.forget_all()
        plain = chunk.isascii() or max(chunk) < _THAI_ON
        symbols = self[chunk] = self._read_plain(chunk) if plain else self._read_noted(chunk)
        return symbols

    def _read_plain(self, chunk: str) -> str:
        """The commonest chunks the short way: letters below the Thai block, perhaps a comma or full stop after."""
        if chunk.isalpha():
            if chunk[0] < _ARABIC_ON and not self._compounds and self._is_strange(chunk):
                return LOWER if chunk[0].islower() else OTHER
            readings = self._readings(chunk)
            for key in readings.keys:
                self._note(key, chunk)
            return self._symbol(chunk, Glue.SPACE, tagged=False, readings=readings)
        word, sign = chunk[:-1], chunk[-1]
        if sign not in _SIGNS or not word.isalpha():
            return self._read_noted(chunk)
        symbols = self[word]
        if sign == "." and not is_abbreviation(word, self._abbreviations):
            return symbols + MAYBE_SENTENCE
        return symbols + BARRIER if sign != "." and symbols[-1] >= _FIRST else symbols

    def _is_strange(self, chunk: str) -> bool:
        """True for a word that no rule looks for in any reading, as most are. It is noted, as ``_readings`` would."""
        vocabulary, folded = self.vocabulary, fold(chunk)
        if folded in vocabulary.forms or folded in vocabulary.names or len(chunk) > MAX_TOKEN:
            return False
        starts = vocabulary.stem_starts.get(self.language)
        if (starts and folded[:STEM_START] in starts) or not is_as_written(folded, self.language):
            return False
        self._note(folded, chunk)
        return True

    def _read_noted(self, chunk: str) -> str:
        """Any chunk; each key that its tokens were looked up by is noted, for the day a rule brings that word."""
        keys: set[str] = set()
        symbols = self._symbols_of(self.cut(chunk), keys)
        for key in keys:
            self._note(key, chunk)
        return symbols

    def _note(self, key: str, chunk: str) -> None:
        known = self._chunks_of.get(key)
        self._chunks_of[key] = (chunk,) if known is None else (*known, chunk)

    def _symbols_of(self, held: Cut, keys: set[str]) -> str:
        """The symbols and marks of a chunk's tokens; ``keys`` gains what they were looked up by."""
        known: dict[tuple[str, Glue, bool], str] = {}
        out: list[str] = []
        for token in held.tokens:
            written = (token.surface, token.glue, token.tagged)
            symbol = known.get(written)
            if symbol is None:
                readings = self._readings(token.surface)
                keys.update(readings.keys)
                symbol = known[written] = self._symbol(
                    token.surface, token.glue, tagged=token.tagged, readings=readings
                )
            if token.glue is Glue.END:
                out.append(SENTENCE)
            elif token.glue is Glue.BARRIER:
                out.append(BARRIER)
            elif token.continues:
                out.append(CONTINUES)
            out.append(symbol)
        if held.stop is not Stop.NONE:
            out.append(SENTENCE if held.stop is Stop.SURE else MAYBE_SENTENCE)
        elif held.barrier and (not out or out[-1] >= _FIRST):
            out.append(BARRIER)
        return "".join(out)

    def _readings(self, surface: str) -> _Readings:
        """Everything that a token may be found by."""
        if len(surface) > MAX_TOKEN:
            return _UNREAD
        folded = fold(surface)
        words = keys = names = spellings(folded, self.language)
        if surface[0] >= _ARABIC_ON and script_of(surface) == "arabic":
            if self._peels:
                words = (*keys, *(reading for spelling in keys for reading in peel(spelling)))
            named = spellings(fold_name(surface), self.language)
            names = tuple(reading for spelling in named for reading in peel_name(spelling))
        ends: tuple[str, ...] = ()
        if self._compounds:
            keys = (*keys, _END_OF + folded[-TAIL:])
            ends = tails(folded, capital=surface[0].isupper())
        root = self._root(surface, folded)
        return _Readings((*keys, root) if root and root != folded else keys, words, names, root, ends)

    def _is_wanted(self, readings: _Readings) -> bool:
        """True where some rule may look for such a token."""
        forms, names = self.vocabulary.forms, self.vocabulary.names
        for word in readings.words:
            if word in forms:
                return True
        for name in readings.names:
            if name in names:
                return True
        if readings.root and readings.root in self._stems:
            return True
        return any(end in forms for end in readings.ends)

    def _symbol(self, surface: str, glue: Glue, *, tagged: bool, readings: _Readings) -> str:
        if not readings.words or not self._is_wanted(readings):
            return LOWER if surface[0].islower() else OTHER
        exact, loose = self._classes(surface, readings)
        if not exact and not loose:
            return LOWER if surface[0].islower() else OTHER
        kind = Kind(
            classes=tuple(exact),
            loose=tuple(loose),
            glue=glue if glue in (Glue.HYPHEN, Glue.APOSTROPHE) else Glue.SPACE,
            capital=tagged or not surface[0].islower(),
            capitals=len(surface) > 1 and (surface.isupper() or (tagged and surface.islower())),
        )
        symbol = self._symbols.get(kind)
        if symbol is None:
            first = FIRST_NAME if any(name in self.vocabulary.names for name in readings.names) else FIRST_SYMBOL
            symbol = self._symbols[kind] = chr(first + len(self._kinds))
            self._kinds[symbol] = kind
        return symbol

    def _classes(self, surface: str, readings: _Readings) -> tuple[dict[int, None], dict[int, None]]:
        """The word classes of a token, exact and loose, in a stable order."""
        vocabulary = self.vocabulary
        exact: dict[int, None] = {}
        loose: dict[int, None] = {}
        for reading in readings.words:
            for number in vocabulary.forms.get(reading, ()):
                word = vocabulary.words[number]
                if not self._at_home(reading, word, surface) or (word.acronym and not surface.isupper()):
                    continue
                if self._meets(surface, number):
                    exact[number] = None
                else:
                    loose[number] = None
        if readings.ends:
            exact.update(dict.fromkeys(self._last_parts(readings.ends)))
        if readings.root:
            exact.update(dict.fromkeys(self._stems.get(readings.root, ())))
        for reading in readings.names:
            exact.update(dict.fromkeys(vocabulary.names.get(reading, ())))
        for number in [number for number in loose if number in exact]:
            del loose[number]
        return exact, loose

    def _last_parts(self, ends: tuple[str, ...]) -> list[int]:
        """The word classes that a German compound ends with."""
        vocabulary = self.vocabulary
        return [
            number
            for end in ends
            for number in vocabulary.forms.get(end, ())
            if _COMPOUNDING in vocabulary.words[number].homes
        ]

    @property
    def _stems(self) -> dict[str, tuple[int, ...]]:
        return self.vocabulary.stems.get(self.language, {})

    def _root(self, surface: str, folded: str) -> str:
        """The stem of a token, "" where no keyword that is looked up by its stem starts alike."""
        starts = self.vocabulary.stem_starts.get(self.language)
        if not starts or folded[:STEM_START] not in starts:
            return ""
        return stem(keep_accents(surface), self.language) or ""

    def _at_home(self, reading: str, word: Word, surface: str) -> bool:
        """False where the text's language has this very word with a meaning of its own; in an Arabic text, where any
        word may bear pronouns, for all words in Arabic letters."""
        if word.homes and surface[0] >= _ARABIC_ON and not keeps_hamza(surface, word.forms):
            return False
        if not word.homes or self.language in word.homes or self.language == "und" or reading == word.typed:
            return True
        if self.language == "ar" and is_arabic(surface):
            return False
        return not has_of_its_own(reading, self.language)

    def _meets(self, surface: str, number: int) -> bool:
        """False where a token folds like a form of the class, but its accents make it another word."""
        if script_of(surface) != "latin" or surface.isupper():
            return True
        written = keep_accents(surface)
        if written in self.vocabulary.accents[number]:
            return True
        if self.language in self.vocabulary.words[number].homes and len(written) > _SHORT:
            return not is_word(written, self.language)
        return not languages_with(written)
