"""What a token may be: the ways it is read, and the word classes that it meets in one of them.

A token is looked up as it is written, behind Arabic proclitics, without letters drawn out, by its stem, by the first
or the last part of a compound. Nothing is matched by likeness: each reading must be a written form of some
rule's word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final, NamedTuple

from alerts.language.folding import fold, fold_name, keep_accents
from alerts.language.grammars.arabic import bears_hamza, is_arabic, keeps_hamza, peel
from alerts.language.grammars.germanparts import FIRST, HEAD, SHORT_TAIL, TAIL, heads, tails
from alerts.language.grammars.nordicparts import dutch_parts, scandinavian_parts
from alerts.language.inflection import has_of_its_own, is_known, is_word
from alerts.language.scripts import script_of
from alerts.language.shorthand import is_shorthand, shorthand, with_its_g
from alerts.language.spellings import in_latin, spellings
from alerts.language.stems import stem
from alerts.language.tokens import MAX_TOKEN
from alerts.matching.namepeel import is_inside_a_word, peel_name
from alerts.matching.vocabulary import STEM_START, Vocabulary, Word, beginning_key

ARABIC_ON: Final = "\u0600"
"""From this letter on, a word may be in Arabic letters."""
END_OF: Final = "-"
"""Before the last letters of a token that may be a compound: a key of the chunks to read again."""
START_OF: Final = "^"
"""Before its first letters."""
_UNPEELED: Final = frozenset({"fa", "ckb", "ku", "ps", "ur", "ug"})
"""Written in Arabic letters, but without Arabic proclitics: بازار is no آزار."""
_GERMAN, _DUTCH = "de", "nl"
_UNKNOWN: Final = "und"
_COMPOUNDING: Final = frozenset({_GERMAN, _DUTCH, "sv", "da", "no", _UNKNOWN})
"""Languages that write compounds as one word, of which any may be new; a text too short to be told may be in one."""
_SHORTEST, _SHORTEST_OF_UNKNOWN = FIRST + SHORT_TAIL, 9
"""Letters of the shortest compounds, and of those that are looked for where nobody knows the language: most words of
such texts are in a language without compounds."""
_OF_TWO_ALPHABETS: Final = "sr"
_MARKING: Final = frozenset("vi ku hu cs sk az".split())
"""Where every accent makes another word: cháy is a fire, chạy to run; şer a war, şêr a lion."""
_BURMESE_ALIKE: Final = (("၀", "ဝ"), ("၇", "ရ"), ("စျ", "ဈ"), ("ဈ", "စျ"), ("ဥ", "ဉ"), ("ဉ", "ဥ"))
"""Figures and letters that look like a letter and are typed for it."""
_BURMESE: Final = tuple(typed for typed, _ in _BURMESE_ALIKE)
_SHORT: Final = 3
"""Letters of the words that no dictionary of forms has, because they have but one: du is not dû, la is not là."""


_BY_ACCIDENT: Final = 5
"""Latin letters of a listed word that is met in other languages by accident, but for English ones, which are
everywhere: a moto in French is no Swahili fire, Gales in Spanish no French scabies, Eve no Turkish house."""
_NAMES: Final = frozenset("matara mataram fasher granada".split())
"""Towns that are forms of listed words of other languages by accident: in Fasher nothing bursts (Hausa fashe), and
Matara kills nobody (Spanish matar). One by one, for most words with a capital only open a sentence (Attaque à Goma)."""


def _marks(word: str) -> list[str]:
    """The letters and accents of a word, wherever they stand: hoả and hỏa are one word."""
    return sorted(unicodedata.normalize("NFD", word))


class Readings(NamedTuple):
    """What a token is looked up by: as a keyword's form (``words``), as a word of a name, by its stem (``root``, "" for
    none), as a part of a compound (``parts``). A new word under one of ``keys`` changes what it is."""

    keys: tuple[str, ...]
    words: tuple[str, ...]
    names: tuple[str, ...]
    root: str
    parts: tuple[str, ...] = ()


UNREAD: Final = Readings((), (), (), "")
"""A token too long to be a word."""


class Lookup:
    """What the tokens of one language may be."""

    def __init__(self, language: str, vocabulary: Vocabulary) -> None:
        self.language: Final = language
        self._vocabulary: Final = vocabulary
        self.peels: Final = language not in _UNPEELED
        self.compounds: Final = language in _COMPOUNDING
        self._shortest: Final = _SHORTEST_OF_UNKNOWN if language == _UNKNOWN else _SHORTEST
        self._homes: Final = frozenset((_GERMAN, _DUTCH) if language == _UNKNOWN else (language,))
        self.starts: Final[Mapping[str, tuple[str, ...]]] = vocabulary.stem_starts.setdefault(language, {})
        """The first letters of watched stems of this language → what words of these begin with, folded."""
        self.stems: Final[Mapping[str, tuple[int, ...]]] = vocabulary.stems.setdefault(language, {})
        """Stem → the word classes that are looked up by it, in this language."""
        self._at_home: Final = _AtHome(language, vocabulary.words)
        self._shorthand: Final = shorthand(language)

    def is_long(self, word: str, folded: str) -> bool:
        """True for what is too long to be a word, and, where the language has compounds, long enough to be one."""
        return len(word) > MAX_TOKEN or (self.compounds and len(folded) >= self._shortest)

    def plain_words(self, word: str, folded: str, root: str) -> tuple[int, ...] | None:
        """The classes of keywords' words that a plain word meets, where all are at home in the language and have its
        accents, as is mostly so; None where ``words`` must tell."""
        codes = self._vocabulary.forms.get(folded)
        rooted = self.stems.get(root, ()) if root else ()
        if codes is None:
            return rooted
        if not word.isascii() and folded.isascii() and not word.isupper():
            accented = self._vocabulary.accented.get(keep_accents(word), ())
            codes = tuple(max(code, ~code) for code in codes)
            if not all(code in accented for code in codes):
                return None
        home = self._at_home
        for code in codes:
            if code < 0 or not home[code]:
                return None
        return tuple(dict.fromkeys(codes + rooted)) if rooted else codes

    def arabic_words(self, surface: str, readings: Readings) -> tuple[int, ...]:
        """The classes of keywords' words that a token in Arabic letters meets."""
        forms, home, met = self._vocabulary.forms, self._at_home, dict[int, None]()
        is_plain = not bears_hamza(surface)
        for reading in readings.words:
            for code in forms.get(reading, ()):
                if not (is_plain and code >= 0 and home[code]):
                    return self.words(surface, readings)[0]
                met[code] = None
        if readings.root:
            met.update(dict.fromkeys(self.stems.get(readings.root, ())))
        return tuple(met)

    def is_idle_letter(self, letter: str, folded: str) -> bool:
        """True for a letter by itself that no rule looks for, of the scripts without proclitics."""
        forms, names = self._vocabulary.forms, self._vocabulary.names
        is_unknown = folded not in forms and folded not in names and not self.written_out(letter, folded)
        return letter < ARABIC_ON and is_unknown

    def written_out(self, surface: str, folded: str) -> str:
        """What a token may be short for, "" for nothing. A name that ends like « shootin » is no verb."""
        if whole := self._shorthand.get(folded):
            return whole if is_shorthand(surface, folded) else ""
        return with_its_g(folded, self.language) if surface.islower() or surface.isupper() else ""

    def readings(self, surface: str) -> Readings:
        """Everything that a token may be found by."""
        if len(surface) > MAX_TOKEN:
            return UNREAD
        folded = fold(surface)
        words = keys = spellings(folded, self.language)
        names = self._as_name(surface, keys)
        if whole := self.written_out(surface, folded):
            words = keys = (*keys, whole)
        if self.peels and surface[0] >= ARABIC_ON and script_of(surface) == "arabic":
            words = (*keys, *(reading for spelling in keys for reading in peel(spelling)))
        elif surface.startswith(_BURMESE):
            words = names
        parts: tuple[str, ...] = ()
        if self.compounds and surface[0] < ARABIC_ON:
            keys = (*keys, END_OF + folded[-TAIL:], END_OF + folded[-SHORT_TAIL:], START_OF + folded[:HEAD])
            parts = self._parts(folded, capital=surface[0].isupper())
        root, of_stems = self.stemmed(surface, folded)
        return Readings(keys + of_stems, words, names, root, parts)

    def _parts(self, folded: str, *, capital: bool) -> tuple[str, ...]:
        """The words that a token may be a compound of."""
        known = self._vocabulary.forms
        if len(folded) < self._shortest:
            return ()
        parts: tuple[str, ...] = ()
        if self.language == _GERMAN or (self.language == _UNKNOWN and capital):
            parts = tails(folded, capital=capital) + (heads(folded, known) if capital else ())
        if _DUTCH in self._homes:
            return parts + dutch_parts(folded, known)
        return parts if self.language == _GERMAN else scandinavian_parts(folded, known)

    def read_as_name(self, surface: str) -> tuple[str, ...]:
        """What a token may be as a word of a name."""
        return () if len(surface) > MAX_TOKEN else self._as_name(surface, spellings(fold(surface), self.language))

    def _as_name(self, surface: str, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The same, ``keys`` being its spellings as any word."""
        if surface[0] >= ARABIC_ON and script_of(surface) == "arabic":
            named = spellings(fold_name(surface), self.language)
            return tuple(reading for spelling in named for reading in peel_name(spelling))
        if surface.startswith(_BURMESE):
            alike = ((typed, to) for typed, to in _BURMESE_ALIKE if surface.startswith(typed))
            return (*keys, *(fold(to + surface.removeprefix(typed)) for typed, to in alike))
        return keys

    def is_wanted(self, readings: Readings) -> bool:
        """True where some rule may look for such a token."""
        forms, names = self._vocabulary.forms, self._vocabulary.names
        for word in readings.words:
            if word in forms:
                return True
        for name in readings.names:
            if name in names:
                return True
        if readings.root and readings.root in self.stems:
            return True
        return any(part in forms for part in readings.parts)

    def words(self, surface: str, readings: Readings) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The classes of keywords' words that a token meets, and those it meets only loosely, in a stable order."""
        vocabulary = self._vocabulary
        exact: dict[int, None] = {}
        loose: dict[int, None] = {}
        is_upper = surface.isupper()
        is_told = not is_upper or (self.language in _MARKING and not surface.isascii())
        written = keep_accents(surface) if is_told and (surface.isascii() or script_of(surface) == "latin") else ""
        accented = vocabulary.accented.get(written, ()) if written else ()
        for reading in readings.words:
            for code in vocabulary.forms.get(reading, ()):
                number = max(code, ~code)
                word = vocabulary.words[number]
                if word.acronym and not (is_upper or (surface[-1] == "s" and surface[:-1].isupper())):
                    continue
                if word.homes and not self._means(reading, word, surface):
                    continue
                as_written = not written or number in accented or (code >= 0 and reading == written)
                (exact if as_written or self._fits(written, word) else loose)[number] = None
        if readings.parts:
            exact.update(dict.fromkeys(self._of_parts(readings.parts)))
        if readings.root:
            exact.update(dict.fromkeys(self.stems.get(readings.root, ())))
        return tuple(exact), tuple(number for number in loose if number not in exact) if loose else ()

    def names(self, readings: Readings) -> tuple[int, ...]:
        """The classes of words in names that a token meets, in a stable order."""
        names, met = self._vocabulary.names, dict[int, None]()
        for reading in readings.names:
            numbers = names.get(reading, ())
            if not numbers:
                continue
            if reading[0] >= ARABIC_ON and is_inside_a_word(reading, readings.names[0]):
                # لام blames, but لأم درمان is for Omdurman
                numbers = tuple(number for number in numbers if not self._vocabulary.place_names.begun(number)[1])
            met.update(dict.fromkeys(numbers))
        return tuple(met)

    def _of_parts(self, parts: tuple[str, ...]) -> list[int]:
        """The word classes of the language, or of one that it may be, among the parts of a compound."""
        vocabulary = self._vocabulary
        is_told = self.language != _UNKNOWN
        return [
            number
            for part in parts
            if is_told or not is_word(part, "en")  # underwater
            for code in vocabulary.forms.get(part, ())
            if not self._homes.isdisjoint(vocabulary.words[number := max(code, ~code)].homes)
        ]

    def stemmed(self, surface: str, folded: str) -> tuple[str, tuple[str, ...]]:
        """The stem of a token, "" where no keyword that is looked up by its stem begins alike; and the keys under which
        a stem to come may concern it."""
        if not self.starts:
            return "", ()
        if self.language == _OF_TWO_ALPHABETS:
            folded = in_latin(folded)
        start = folded[:STEM_START]
        beginnings = self.starts.get(start)
        if beginnings is None:
            return "", ()
        key = beginning_key(self.language, start)
        root = stem(keep_accents(surface), self.language) if folded.startswith(beginnings) else ""
        return (root, (key, root)) if root else ("", (key,))

    def _means(self, reading: str, word: Word, surface: str) -> bool:
        """False where the text's language, no home of the word, has this very word with a meaning of its own (in an
        Arabic or Persian text, where any word may bear pronouns, for all words in these letters) or English has, which
        all languages quote (Spanish done, French case), and where a hamza makes it another word."""
        if surface[0] >= ARABIC_ON and not keeps_hamza(surface, word.forms):
            return False
        language = self.language
        if word.local:
            return language in word.homes
        if language in word.homes or language == "und" or reading == word.typed:
            return True
        if (language == "ar" and is_arabic(surface)) or (language == "fa" and surface[0] >= ARABIC_ON):
            return False
        is_english = "en" in word.homes
        is_accident = len(reading) <= _BY_ACCIDENT or (surface[0].isupper() and reading in _NAMES)
        if is_accident and not (word.typed or is_english) and reading.isascii():
            return False
        return not has_of_its_own(reading, language) and (is_english or not has_of_its_own(reading, "en"))

    def _fits(self, written: str, word: Word) -> bool:
        """False where a token folds like a form of the word, but its accents make it another word."""
        if self.language in _MARKING:
            marks = _marks(written)
            return all(form.isascii() for form in word.forms) or any(_marks(form) == marks for form in word.forms)
        is_home = self.language in word.homes
        if is_home and len(written) > _SHORT:
            return not is_word(written, self.language)
        # most words of a text are of its language, which is one look-up where all the languages are eight
        return not has_of_its_own(written, self.language) and not is_known(written)


class _AtHome(dict[int, bool]):
    """Word class → whether its words count in texts of a language wherever they stand there; filled as they come by."""

    def __init__(self, language: str, words: Mapping[int, Word]) -> None:
        super().__init__()
        self._language: Final = language
        self._words: Final = words

    def __missing__(self, number: int) -> bool:
        word, language = self._words[number], self._language
        is_own = language in word.homes or (not word.local and (not word.homes or language == _UNKNOWN))
        self[number] = at_home = is_own and not word.acronym
        return at_home
