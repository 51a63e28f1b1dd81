"""The known places of areas that no text has named so far, filed so that the first text that names one finds them.

    a name of a place  ─► filed under its rarest word, unbent; without spaces between words, under its first two signs
    a chunk of a text, ─► what each token may be read as, or be a form of ─► the places with a name filed so
    read for the first time

A country has tens of thousands of names, and each of them dozens of forms in a language that bends names, while the
news names some hundred of its places. So a name is spelt out only once a text may hold it. What is found here is no
mention yet: the name then goes into the index, which decides. So the preferred mistake is a name too many; one too few
would be a mention that is found or not by what was read before.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from alerts.language.folding import fold, fold_name
from alerts.language.grammars.closed_endings import UNMARKED
from alerts.language.grammars.ethiopic import joined, other_gutturals
from alerts.language.grammars.han import shapes
from alerts.language.spellings import in_latin
from alerts.language.tokens import cut
from alerts.matching.lookup import Lookup
from alerts.matching.spelledout import is_spelt_out
from alerts.model import Language
from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.endings import BENDING, PREPOSED, UNHOOKED, forms_in
from alerts.places.names.variants import variants

_CHANGING: Final = 3
"""Last letters of a word that its endings may change (Торець, Торця)."""
_LONGEST_PREFIX: Final = 4
"""Letters that Amharic and Hebrew write onto the front of a name."""
_LONGEST_TAG: Final = 40
_UNSPACED_ON: Final = "\u0e00"
_BETWEEN: Final = re.compile(r"[\s・･·.'’=＝–—-]")
"""What stands between the parts of a name in a script without spaces, or does not."""
_FIRST_SIGNS: Final = 2
_KOREAN: Final = "ko"
"""Endings by the hundred, all behind the whole name."""


class Meeting(NamedTuple):
    """A name and the place that it names, by its id; ``is_made`` for one that no source has (``soundalikes``)."""

    place: int
    name: str
    is_made: bool = False


class _Filed(NamedTuple):
    """One way to write a name; whether languages bend it, and whether it is one word with a capital."""

    of: Meeting
    written: str
    bends: bool
    is_capital: bool


class Unmet:
    """Names of places by their words, until they are met."""

    def __init__(self) -> None:
        self._by_word: Final[dict[str, list[_Filed]]] = {}
        self._by_signs: Final[dict[str, list[_Filed]]] = {}
        self._by_trunk: Final[dict[str, list[str]]] = {}
        self._met: Final[set[Meeting]] = set()

    def expect(self, names: Mapping[int, Iterable[str]]) -> None:
        """Look out for places, by their ids, under these names."""
        written = [
            (filed, key_of(filed.written))
            for place in names
            for each in names[place]
            for filed in _written(place, each)
        ]
        counts = Counter(word for _, key in written for word in set(key.split()))
        for filed, key in written:
            if script_of(key) is Script.UNSPACED:
                signs = _signs(fold_name(max(filed.written.split(), key=_unspaced)))
                self._by_signs.setdefault(signs[:_FIRST_SIGNS], []).append(filed._replace(written=signs))
            elif key:
                rarest = min(key.split(), key=lambda word: (counts[word], -len(word), word))
                for word in {rarest, fold(rarest)}:
                    self._file(word, filed)

    def _file(self, word: str, filed: _Filed) -> None:
        known = self._by_word.get(word)
        if known is None:
            self._by_word[word] = [filed]
            trunk = word[: max(1, len(word) - _CHANGING)]
            plain = trunk.translate(UNMARKED).translate(UNHOOKED)
            for start in {trunk, plain, in_latin(trunk), *other_gutturals(trunk)}:
                self._by_trunk.setdefault(start, []).append(word)
        else:
            known.append(filed)

    def meet(self, chunk: str, lookup: Lookup, *, uncased: bool) -> Iterator[Meeting]:
        """The names that may stand in a chunk of a text and were in none before; in small letters one word with a
        capital is one only where the whole text is ``uncased``."""
        found = self._named_in(chunk, lookup, is_small=not uncased and chunk.islower())
        for meeting in {filed.of: None for filed in found if filed.of not in self._met}:
            self._met.add(meeting)
            yield meeting

    def _named_in(self, chunk: str, lookup: Lookup, *, is_small: bool) -> Iterator[_Filed]:
        if chunk.isascii() and chunk.isalpha():
            yield from self._named_by(chunk, lookup, is_small=is_small)
            return
        if is_spelt_out(chunk):
            yield from self._joined_in(fold(_BETWEEN.sub("", chunk))[:_LONGEST_TAG])
        if self._by_signs and max(chunk) >= _UNSPACED_ON:
            yield from self._among(_signs(fold_name(chunk)))
        for token in cut(chunk).tokens:
            yield from self._named_by(token.surface, lookup, is_small=is_small and not token.tagged)
            if token.tagged:
                yield from self._joined_in(fold(token.surface[:_LONGEST_TAG]))

    def _named_by(self, surface: str, lookup: Lookup, *, is_small: bool) -> Iterator[_Filed]:
        """The names that have a word which the token may be."""
        for reading in lookup.read_as_name(surface):
            found = self._by_word.get(reading, ())
            yield from (filed for filed in found if not (is_small and filed.is_capital))
            if lookup.language in BENDING:
                yield from self._bent(reading, lookup.language, is_small=is_small)

    def _bent(self, reading: str, language: Language, *, is_small: bool) -> Iterator[_Filed]:
        """The names that have a word of which ``reading`` is a form in ``language``."""
        if language == _KOREAN:
            for end in range(1, len(reading)):
                yield from self._by_word.get(reading[:end], ())
            return
        for trunk in _trunks(reading.translate(UNHOOKED), language):
            found = (filed for word in self._by_trunk.get(trunk, ()) for filed in self._by_word[word])
            for filed in found:
                if not filed.bends or (is_small and filed.is_capital) or filed.of in self._met:
                    continue
                if reading in _bent_words(filed.written, language):
                    yield filed

    def _joined_in(self, run: str) -> Iterator[_Filed]:
        """The names that have a word inside a hashtag, or inside a run of letters with spaces between them."""
        for start in range(len(run)):
            for end in range(start + 2, len(run) + 1):
                yield from self._by_word.get(run[start:end], ())

    def _among(self, signs: str) -> Iterator[_Filed]:
        """The names that stand in a text without spaces."""
        for at in range(len(signs) - 1):
            for filed in self._by_signs.get(signs[at : at + _FIRST_SIGNS], ()):
                if signs.startswith(filed.written, at):
                    yield filed


def _written(place: int, name: str) -> Iterator[_Filed]:
    """The ways to write a name of a place."""
    of = Meeting(place, name)
    for written in (name, *joined(name)):
        yield _Filed(of, written, bends=True, is_capital=_is_capital(written))
    for written in variants(name):
        yield _Filed(of, written, bends=False, is_capital=_is_capital(written))


def _trunks(reading: str, language: Language) -> Iterator[str]:
    """What may be the trunk of a bent word: each beginning of it, behind a preposition written onto it too, and in
    Amharic and Hebrew behind any prefix."""
    is_glued = script_of(reading) is Script.OTHER
    longest = _LONGEST_PREFIX if is_glued else len(PREPOSED.get(language, ""))
    for start in range(min(longest, len(reading) - 1) + 1):
        yield from (reading[start:end] for end in range(start + 1, len(reading) + 1))


def _is_capital(written: str) -> bool:
    """True for one word with a capital."""
    return written.isalpha() and written[:1].isupper()


def _unspaced(part: str) -> int:
    """How many signs a part of a name has in a script without spaces; 0 in any other."""
    return len(part) if script_of(part) is Script.UNSPACED else 0


def _signs(text: str) -> str:
    """A text without spaces in one shape a sign, simplified or traditional."""
    return "".join(min(shapes(sign)) for sign in _BETWEEN.sub("", text))


@lru_cache(maxsize=16_384)
def _bent_words(name: str, language: Language) -> frozenset[str]:
    """The words, folded, of all forms that ``language`` gives to a name."""
    words = {word for form in forms_in(language, name) for word in _words(form)}
    return frozenset(words | set(map(fold, words)))


def _words(form: str) -> list[str]:
    """The words of a key; the commonest forms, letters alone, the short way."""
    return [fold_name(form)] if form.isalpha() else key_of(form).split()
