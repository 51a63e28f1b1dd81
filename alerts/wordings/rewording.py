"""English sentences put into French and Arabic after they were said, for what the pure parts and edges say in English.

A table has for each English sentence its French and Arabic. What is in braces is filled with what the sentence has in
that place, itself put into words where it is a sentence. A sentence that is not known stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Final

from alerts.wordings import isolated

_LANGUAGES: Final = ("fr", "ar")
_NAME: Final = re.compile(r"\{(\w+)\}")


class Rewording:
    """Sentences of a table, each with its French and Arabic; only the names ``worded`` are put into words themselves,
    all of them where that is None."""

    def __init__(self, table: Mapping[str, tuple[str, str]], *, worded: Collection[str] | None = None) -> None:
        self._table: Final = table
        self._worded: Final = worded

    def sentence(self, text: str, language: str) -> str | None:
        """One sentence in French or Arabic; None where the table does not have it, or for another language."""
        if language not in _LANGUAGES:
            return None
        place = _LANGUAGES.index(language)
        exact = self._table.get(text)
        if exact is not None:
            return exact[place]
        for pattern, key in self._patterns:
            if found := pattern.fullmatch(text):
                names = {name: self._name(name, value, language) for name, value in found.groupdict().items()}
                return self._table[key][place].format_map(names)
        return None

    def said(self, text: str, language: str) -> str:
        """A sentence, or several between semicolons; what is not known stays as it is."""
        primary = language.partition("-")[0].lower()
        whole = self.sentence(text, primary)
        if whole is not None or primary not in _LANGUAGES:
            return text if whole is None else whole
        parts = [part.rstrip() for part in text.split("; ")]  # what is French already has a blank before its semicolon
        said = [self.sentence(part, primary) for part in parts]
        if primary == "ar" and not any(said):  # Arabic semicolons stand between no English sentences
            return text
        joint = "؛ " if primary == "ar" else " ; "
        return joint.join(new or old for new, old in zip(said, parts, strict=True))

    def _name(self, name: str, value: str, language: str) -> str:
        said = self.said(value, language) if self._worded is None or name in self._worded else value
        return isolated(said) if language == "ar" and said == value else said

    @cached_property
    def _patterns(self) -> tuple[tuple[re.Pattern[str], str], ...]:
        """A pattern for each sentence with names in it, those that say most first."""
        named = sorted((key for key in self._table if "{" in key), key=lambda key: -len(_NAME.sub("", key)))
        return tuple((re.compile(_pattern(key, self._worded)), key) for key in named)


def _pattern(sentence: str, worded: Collection[str] | None) -> str:
    """The pattern of a sentence with names in it; one that stands twice is the same in both places, and one that is no
    sentence has no semicolon."""
    pattern = ""
    for number, piece in enumerate(_NAME.split(sentence)):
        if number % 2 == 0:
            pattern += re.escape(piece)
        elif f"(?P<{piece}>" in pattern:
            pattern += f"(?P={piece})"
        elif worded is None or piece in worded:
            pattern += f"(?P<{piece}>.{{1,500}}?)"
        else:
            pattern += f"(?P<{piece}>\\w+)" if piece == "key" else f"(?P<{piece}>(?:(?!; ).){{0,500}}?)"
    return pattern
