"""What dictionaries and rules do not know or get wrong: the words that a person has listed, a file per language.

A line of ``forms_data/LANGUAGE.txt`` is ``head: form form …`` (these come to what rules and dictionary give) or
``head = form form …`` (these alone). Any of the words leads to the line. ``head - form form …`` takes away forms that
are mostly another word (Russian дорогой, dear, of дорога). ``#`` opens a comment. Words are kept as a casefolded
keyword has them: ß is ss, ς is σ.
"""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from alerts.language.folding import fold
from alerts.language.formstore import DATA


class Entry(NamedTuple):
    """A line: its ``head``, all its ``forms`` with the head, and whether they are ``complete``."""

    head: str
    forms: frozenset[str]
    complete: bool


class Listed:
    """The lines of one language, by any of their words, with or without accents."""

    def __init__(self, lines: list[str]) -> None:
        self._heads: Final[dict[str, Entry]] = {}
        self._forms: Final[dict[str, Entry]] = {}
        self._folded: Final[dict[str, Entry]] = {}
        self._others: Final[dict[str, frozenset[str]]] = {}
        for line in lines:
            text = line.partition("#")[0].strip().casefold()
            if text:
                self._add(text)

    def _add(self, text: str) -> None:
        head, struck, rest = text.partition(" - ")
        if struck:
            self._others[head] = frozenset(rest.split())
            return
        complete = " = " in text
        head, _, rest = text.partition(" = " if complete else ":")
        entry = Entry(head.strip(), frozenset((head.strip(), *rest.split())), complete)
        self._heads[entry.head] = entry
        for form in entry.forms:
            self._forms.setdefault(form, entry)
        for form in (entry.head, *sorted(entry.forms)):
            self._folded.setdefault(fold(form), entry)

    def entry(self, word: str) -> Entry | None:
        """The line that ``word`` heads, else the first that has it."""
        folded = word.casefold()
        return self._heads.get(folded) or self._forms.get(folded)

    def without_others(self, forms: frozenset[str], word: str) -> frozenset[str]:
        """The ``forms`` of ``word`` without those that are mostly another word, but never without itself."""
        others = (self._others[head] for head in forms & self._others.keys())
        return forms.difference(*others) | (forms & {word})

    def unaccented(self, word: str) -> Entry | None:
        """The line that has a word which folds to ``word``, a word typed without accents."""
        return self._folded.get(word)


@cache
def listed(language: str) -> Listed:
    """The list of ``language``; an empty one where there is none."""
    file = DATA / f"{language}.txt"
    return Listed(file.read_text(encoding="utf-8").splitlines() if file.is_file() else [])
