"""What a word may be in a gap between the words of a listed phrase: « homes were completely destroyed ».

Theory: between the words of a phrase people put what says how much, how many, when, whose, or that it is so. These
words are few, and a phrase means the same with them. A word that says anything else parts it, but for one behind an
article or a number, where it describes the noun to come (took the whole roof, more than thirty schoolgirls). The lists
are written by hand in ``fillers_data/fillers.toml``, a table a language. Preferred mistake: a gap that is not seen.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from enum import IntEnum
from functools import cache
from importlib import resources
from typing import Final

from alerts.language.folding import fold


class Filler(IntEnum):
    """What a word is to a gap; ``fillers.toml`` says which words are what."""

    NONE = 0
    """Any other word."""
    FULL = 1
    NUMBER = 2
    FIGURE = 3
    ARTICLE = 4
    SMALL = 5
    INNER = 6
    OPENING = 7
    OTHER = 8
    """A small word that fills no gap."""


_KEYS: Final = {
    "others": Filler.OTHER,
    "opening": Filler.OPENING,
    "inner": Filler.INNER,
    "small": Filler.SMALL,
    "articles": Filler.ARTICLE,
    "full": Filler.FULL,
    "agreeing": Filler.FULL,
    "numbers": Filler.NUMBER,
}
"""The keys of a table. A word of several is what the last of them says."""

_LINKING: Final = ("inner", "opening", "others")
"""The keys of those that link other words."""

_ADVERBS: Final = {"en": "ly", "und": "ly", "es": "mente", "pt": "mente"}
_NO_ADVERB: Final = ()
_SHORTEST_ADVERB: Final = 6
_ADJECTIVE: Final = {
    "ru": ("ый ий ой", "ый ий ой ая яя ое ее ые ие ого его ому ему ым им ом ем ую юю ых их ыми ими".split()),
    "uk": ("ий ій", "ий ій а я е є і ого ього ому ьому им ім ої ьої у ю их іх ими іми".split()),
}
_MIXED: Final = ("en", "ar", "ru")
"""Languages whose words, in letters of their own, count in a text of no known language."""


@cache
def fillers(language: str) -> Mapping[str, Filler]:
    """Folded word → what it is to a gap in texts of ``language`` (``und``: unknown); empty for one without a list."""
    if language == "und":
        return {word: what for each in _MIXED for word, what in fillers(each).items()}
    return {
        fold(form): what
        for key, what in _KEYS.items()
        for word in _table(language).get(key, "").split()
        for form in (_forms(word, language) if key == "agreeing" else (word,))
    }


@cache
def linking_words(language: str) -> frozenset[str]:
    """The prepositions, conjunctions and negations of ``language`` (lower case): its small words that fill no gap by
    themselves."""
    return frozenset(word for key in _LINKING for word in _table(language).get(key, "").split())


class Fillers:
    """What folded words are to a gap in texts of one language, which is asked of every word that is read."""

    def __init__(self, language: str) -> None:
        self._known: Final = fillers(language)
        self._adverbial: Final = _ADVERBS.get(language, _NO_ADVERB)
        self._never: Final = _never(language)

    def of(self, folded: str) -> Filler:
        """What a folded word is to a gap."""
        known = self._known.get(folded)
        if known is not None:
            return known
        if folded.endswith(self._adverbial) and len(folded) >= _SHORTEST_ADVERB and folded not in self._never:
            return Filler.FULL
        return Filler.FIGURE if folded.isdecimal() else Filler.NONE


@cache
def _never(language: str) -> frozenset[str]:
    return frozenset(map(fold, _table("en" if language == "und" else language).get("never", "").split()))


def _table(language: str) -> Mapping[str, str]:
    return _tables().get(language, {})


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    path = resources.files(__package__) / "fillers_data" / "fillers.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _forms(adjective: str, language: str) -> tuple[str, ...]:
    """An adjective as it agrees with nouns."""
    if language == "ar":
        return tuple(article + adjective + ending for article in ("", "ال") for ending in ("", "ة"))
    if language in _ADJECTIVE:
        heads, endings = _ADJECTIVE[language]
        head = next((head for head in heads.split() if adjective.endswith(head)), "")
        return tuple(adjective.removesuffix(head) + ending for ending in endings) if head else (adjective,)
    if language == "fr":
        return tuple(adjective + ending for ending in ("", "e", "s", "es", "le", "les"))
    if adjective.endswith("o"):
        return tuple(adjective[:-1] + ending for ending in ("o", "a", "os", "as"))
    return tuple(adjective + ending for ending in ("", "s", "es", "a", "as"))
