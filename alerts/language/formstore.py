"""The dictionaries of inflected forms, read from the files that ``tools/compile_forms.py`` wrote.

A lemma and its forms are kept as a stem and a paradigm: the endings that make the forms from the stem. Looking up a
word tries every prefix of its folded form that is a stem and keeps the paradigms that have the rest as an ending, so
one small trie answers both "which lemma is this a form of" and "which forms has this lemma". The files are memory
maps: opening them costs nothing and the pages that are never asked for are never read.

Layout of ``LANGUAGE.stems`` (marisa ``BytesTrie``): folded stem → two bytes with the paradigm's number, then the
written stem in UTF-8 where folding changed it. The number ``POINTER`` marks an irregular form, whose rest is its lemma.
``LANGUAGE.endings`` (marisa ``Trie``): the paradigms; the lemma's ending first, then all endings, divided by ``|``;
an ending after ``=`` is a whole irregular form.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from sys import intern
from typing import Final, NamedTuple

import marisa_trie

from alerts.language.folding import fold

DATA: Final = Path(__file__).parent / "forms_data"
POINTER: Final = 0xFFFF
WHOLE: Final = "="
PARADIGMS_KEPT: Final = 8192
"""Paradigms of a language kept in memory, as written some 200 bytes each, taken apart some 900: those of short words
are asked for over and over."""
WORDS_KEPT: Final = 256
"""Words whose paradigms are kept: inflecting a word asks for it, its head and its variants some twenty times."""


class Analysis(NamedTuple):
    """A reading of a word: its ``lemma``, the lemma's ``forms``, and whether the word stands among them as written
    (else only its folded form does: typed without accents)."""

    lemma: str
    forms: frozenset[str]
    exact: bool


class Paradigm(NamedTuple):
    """How the forms of a lemma are made from its stem."""

    lemma: str
    endings: tuple[str, ...]
    irregular: tuple[str, ...]
    """Whole forms that do not begin with the stem."""
    folded: frozenset[str]
    """The endings, folded."""

    def forms(self, stem: str) -> frozenset[str]:
        """The forms from ``stem``."""
        return frozenset((*[stem + ending for ending in self.endings], *self.irregular))

    def makes(self, word: str, stem: str) -> bool:
        """True where ``word`` is one of the forms from ``stem``."""
        return (word.startswith(stem) and word[len(stem) :] in self.endings) or word in self.irregular


class Dictionary:
    """The lemmas and forms of one language."""

    def __init__(self, language: str) -> None:
        self._stems: Final = marisa_trie.BytesTrie().mmap(str(DATA / f"{language}.stems"))
        self._endings: Final = marisa_trie.Trie().mmap(str(DATA / f"{language}.endings"))
        self._written: Final = lru_cache(maxsize=PARADIGMS_KEPT)(self._read_written)
        self._paradigm: Final = lru_cache(maxsize=PARADIGMS_KEPT)(self._read_paradigm)
        self._paradigms: Final = lru_cache(maxsize=WORDS_KEPT)(self._look_up)

    def analyses(self, word: str) -> list[Analysis]:
        """Every reading of ``word`` (lower case), the exact ones alone where there are any."""
        readings = [Analysis(lemma, forms, word in forms) for lemma, forms in self._readings(fold(word)).items()]
        exact = [reading for reading in readings if reading.exact]
        return exact or readings

    def has(self, word: str) -> bool:
        """Whether ``word`` (lower case, with its accents) is a lemma or a form of one."""
        folded = fold(word)
        if any(paradigm.makes(word, stem) for stem, paradigm in self._paradigms(folded)):
            return True
        return any(word in self.forms_of(lemma) for lemma in self._pointed(folded))

    def has_folded(self, folded: str) -> bool:
        """Whether some form folds to ``folded``."""
        return bool(self._paradigms(folded)) or any(True for _ in self._pointed(folded))

    def forms_of(self, lemma: str) -> frozenset[str]:
        """The forms of ``lemma``, itself included; empty when it is not a lemma."""
        found = self._paradigms(fold(lemma))
        return next((paradigm.forms(stem) for stem, paradigm in found if stem + paradigm.lemma == lemma), frozenset())

    def _readings(self, folded: str) -> dict[str, frozenset[str]]:
        found = {stem + paradigm.lemma: paradigm.forms(stem) for stem, paradigm in self._paradigms(folded)}
        return found | {lemma: self.forms_of(lemma) for lemma in self._pointed(folded)}

    def _pointed(self, folded: str) -> Iterator[str]:
        """The lemmas that have an irregular form which folds to ``folded``."""
        for value in self._stems.get(folded, ()):
            if int.from_bytes(value[:2], "big") == POINTER:
                yield value[2:].decode()

    def _look_up(self, folded: str) -> tuple[tuple[str, Paradigm], ...]:
        """Stem and paradigm of everything that makes a form which folds to ``folded``."""
        found: list[tuple[str, Paradigm]] = []
        for prefix in ("", *self._stems.prefixes(folded)):
            rest = folded[len(prefix) :]
            among = f"|{rest}|"
            for value in self._stems.get(prefix, ()):
                number = int.from_bytes(value[:2], "big")
                if number != POINTER and among in self._written(number):
                    paradigm = self._paradigm(number)
                    if rest in paradigm.folded:
                        found.append((value[2:].decode() or prefix, paradigm))
        return tuple(found)

    def _read_written(self, number: int) -> str:
        """A paradigm as it is written, folded: what tells without taking it apart that most do not make a word."""
        return f"|{fold(self._endings.restore_key(number))}|"

    def _read_paradigm(self, number: int) -> Paradigm:
        lemma, *parts = self._endings.restore_key(number).split("|")
        endings = tuple(intern(part) for part in parts if not part.startswith(WHOLE))
        irregular = tuple(part[1:] for part in parts if part.startswith(WHOLE))
        return Paradigm(lemma, endings, irregular, frozenset(map(intern, fold("|".join(endings)).split("|"))))


@cache
def dictionary(language: str) -> Dictionary | None:
    """The dictionary of ``language``; None where the program ships none."""
    return Dictionary(language) if (DATA / f"{language}.stems").is_file() else None
