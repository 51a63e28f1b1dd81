"""The tracked places as people type them: any name, hyphens, accents and Arabic letter variants aside."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from typing import Final

from alerts.language.folding import fold_name
from alerts.model import Place
from alerts.rules.chat.words import Word
from alerts.rules.phrases.roles import SEPARATORS

LONGEST_NAME: Final = 4
"""So many words of a rule's text may be the name of a place that nobody tracks yet."""
_JOINTS: Final = re.compile(r"[\s\-‐‑‒–'’ʼ]+")
_ARTICLES: Final = frozenset({"le", "la", "les", "l", "the"})
"""Left out of a key where no other place has it: au Caire, du Caire is Le Caire."""
_Key = tuple[str, ...]

Knows = Callable[[str], bool]
"""Whether the gazetteer has a place of exactly this name."""


def nothing_known(_: str) -> bool:
    """For reading without a gazetteer: only tracked places are known."""
    return False


class KnownPlaces:
    """Finds the tracked place that some words name; a place's own name comes before another's alias."""

    def __init__(self, places: Collection[Place]) -> None:
        self.names: Final = tuple(place.name for place in places)
        self._exact: Final = frozenset(self.names)
        self._by_key: dict[_Key, str] = {}
        for place in places:
            self._by_key.setdefault(_key(place.name), place.name)
        for place in places:
            for alias in place.aliases:
                self._by_key.setdefault(_key(alias), place.name)
        for key, name in list(self._by_key.items()):
            if len(key) > 1 and key[0] in _ARTICLES:
                self._by_key.setdefault(key[1:], name)
        self._longest = max(map(len, self._by_key), default=0)

    def named(self, text: str) -> str | None:
        """The name of the place that goes by ``text``."""
        return text if text in self._exact else self._by_key.get(_key(text))

    def at(self, words: Sequence[Word], at: int, *, extra: int = 0) -> tuple[str, int] | None:
        """The place that the words from ``at`` on name, the longest name first, and how many words that takes.

        ``extra`` is added to the number of words: those that stand before and were left out.
        """
        if at < len(words) and words[at].quoted:
            name = self.named(words[at].text)
            return None if name is None else (name, 1 + extra)
        run = 0
        while run < self._longest and at + run < len(words) and _is_word(words[at + run]):
            run += 1
        for length in range(run, 0, -1):
            text = " ".join(word.text for word in words[at : at + length])
            if (name := self.named(text)) is not None:
                return name, length + extra
        return None

    def attached(self, word: Word, prefix: str) -> str | None:
        """The place behind a one-letter Arabic word written together with it: بحلب is in حلب."""
        if word.quoted or not word.text.startswith(prefix):
            return None
        return self.named(word.text.removeprefix(prefix))


def _is_word(word: Word) -> bool:
    return not word.quoted and word.text not in SEPARATORS and word.text != "/"


def _key(name: str) -> _Key:
    return tuple(fold_name(part) for part in _JOINTS.split(name.rstrip(":.")) if part)
