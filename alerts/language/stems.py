"""Snowball stems, for the words that no dictionary has.

A stem is a rule of thumb (siege and sieging meet, and so may strangers), so it is asked only when ``inflect`` knows
nothing. The stemmers of the library are not safe to share between threads; each thread has its own.
"""

from __future__ import annotations

import threading
from typing import Final

import Stemmer

_ALGORITHMS: Final = {
    "ar": "arabic", "ca": "catalan", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi",
    "hu": "hungarian", "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "ne": "nepali",
    "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian",
    "sr": "serbian", "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
_NAMES: Final = {code: name for code, name in _ALGORITHMS.items() if name in Stemmer.algorithms()}
"""Language → its algorithm, of those that the installed library has."""

_local: Final = threading.local()


def stem(word: str, language: str) -> str | None:
    """The Snowball stem of ``word`` (lower case); None for a language without a stemmer.

    >>> stem("roquettes", "fr"), stem("roquettes", "sw")
    ('roquet', None)
    """
    name = _NAMES.get(language)
    if name is None:
        return None
    made: dict[str, Stemmer.Stemmer] = _local.__dict__.setdefault("made", {})
    if language not in made:
        made[language] = Stemmer.Stemmer(name, 0)  # its own cache costs more than it saves: ours keeps whole chunks
    return str(made[language].stemWord(word))
