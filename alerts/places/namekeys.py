"""The key under which the gazetteer files a name: its tokens, folded as the matcher folds them, joined by spaces.

Two spellings with the same key are the same name while matching: case, accents, hyphens and Arabic letter variants
are gone. The compiled data holds keys, so compiling and looking up must use this one function; ``PROBES`` lets a test
see when a change of folding asks for a new compilation.
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import lru_cache
from typing import Final

from alerts.language.folding import fold_name
from alerts.language.tokens import Glue, cut

APOSTROPHES: Final = "'’ʼ‘`´′ʿʾ＇ʻ"

_WITHOUT_APOSTROPHES: Final = dict.fromkeys(map(ord, APOSTROPHES))
_PARTED: Final = str.maketrans("-'", "  ")
"""What parts the words of a name in plain Latin letters."""

PROBES: Final = (
    "Deir ez-Zor", "N'Djamena", "Cheikh Saïd", "Куп'янськ", "مأرب", "مآرب", "دوماً", "Şırnak", "İzmir", "Łódź",
    "አዲስ አበባ", "ሐረር", "阿勒颇", "စစ်တွေ", "กรุงเทพ", "Ḩalab", "アレッポ", "Київ", "Орёл", "کابل",
    "हलब", "Χαλέπι", "ჰალაბი",
)  # fmt: skip


class Script(IntEnum):
    """What alphabet a name is written in, as far as looking up needs to know."""

    LATIN = 0
    CYRILLIC = 1
    ARABIC = 2
    UNSPACED = 3
    """Han, Kana, Thai, Lao, Khmer, Burmese, Tibetan: written without spaces between words."""
    OTHER = 4


_RANGES: Final = (
    (0x0041, 0x024F, Script.LATIN),
    (0x0250, 0x02AF, Script.LATIN),
    (0x0400, 0x052F, Script.CYRILLIC),
    (0x0600, 0x06FF, Script.ARABIC),
    (0x0750, 0x077F, Script.ARABIC),
    (0x0870, 0x08FF, Script.ARABIC),
    (0x0E00, 0x0FFF, Script.UNSPACED),
    (0x1000, 0x109F, Script.UNSPACED),
    (0x1780, 0x17FF, Script.UNSPACED),
    (0x1E00, 0x1EFF, Script.LATIN),
    (0x3005, 0x30FF, Script.UNSPACED),
    (0x3400, 0x9FFF, Script.UNSPACED),
    (0xA9E0, 0xA9FF, Script.UNSPACED),
    (0xAA60, 0xAA7F, Script.UNSPACED),
    (0xFB50, 0xFDFF, Script.ARABIC),
    (0xFE70, 0xFEFC, Script.ARABIC),
    (0x20000, 0x3FFFF, Script.UNSPACED),
)


@lru_cache(maxsize=4096)
def _script_of_letter(letter: str) -> Script | None:
    code = ord(letter)
    if not letter.isalpha() or 0x02B0 <= code <= 0x02FF:  # the signs ʼ ʿ ʾ stand in names of any script
        return None
    return next((script for low, high, script in _RANGES if low <= code <= high), Script.OTHER)


def script_of(text: str) -> Script:
    """The script of the first letter of ``text``; LATIN when it has none.

    >>> script_of("Alep"), script_of("حلب")
    (<Script.LATIN: 0>, <Script.ARABIC: 2>)
    """
    return next((script for script in map(_script_of_letter, text) if script is not None), Script.LATIN)


def is_mixed(text: str) -> bool:
    """True where the letters of ``text`` are of more than one script."""
    return len({script for script in map(_script_of_letter, text) if script is not None}) > 1


@lru_cache(maxsize=8192)
def key_of(name: str) -> str:
    """The key of ``name``; empty when it holds no letter or digit.

    >>> key_of("Deir ez-Zor"), key_of("阿勒颇")
    ('deir ez zor', '阿勒颇')
    """
    plain = name.translate(_PARTED)
    if name.isascii() and plain.replace(" ", "").isalpha():
        return " ".join(plain.split()).lower()
    parts: list[str] = []
    for chunk in name.split():
        for token in cut(chunk).tokens:
            folded = fold_name(token.surface)
            if folded and parts and token.glue is not Glue.NOTHING:
                parts.append(" ")
            parts.append(folded)
    return "".join(parts)


def keys_of(name: str) -> tuple[str, ...]:
    """All keys of ``name``: its own, and the one without apostrophes (N'Djamena is also Ndjamena)."""
    key = key_of(name)
    bare = name.translate(_WITHOUT_APOSTROPHES)
    without = key if bare == name else key_of(bare)
    return tuple(dict.fromkeys(each for each in (key, without) if each))


def is_cased(text: str) -> bool:
    """True where the script of ``text`` tells capitals from small letters."""
    return any(unicodedata.category(sign) in {"Lu", "Ll", "Lt"} for sign in text)
