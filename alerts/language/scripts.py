"""Which script a word is written in, by its letters."""

from __future__ import annotations

import re
from typing import Final, Literal

Script = Literal["arabic", "cyrillic", "latin", "other"]

_ARABIC: Final = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]")
_CYRILLIC: Final = re.compile("[\u0400-\u052f]")
LATIN: Final = re.compile("[a-zA-Z\u00c0-\u024f\u1e00-\u1eff]")


def script_of(word: str) -> Script:
    """The script of ``word``; of a mixed word Arabic before Cyrillic before Latin."""
    if word.isascii():
        return "latin" if LATIN.search(word) else "other"
    if _ARABIC.search(word):
        return "arabic"
    if _CYRILLIC.search(word):
        return "cyrillic"
    return "latin" if LATIN.search(word) else "other"
