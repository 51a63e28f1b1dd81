"""Numbers as people say them: « vingt-cinq », "a hundred", خمسة وعشرين; up to 9,999, whole ones only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from alerts.language.folding import fold

_SPOKEN: Final[Mapping[int, str]] = {
    1: "one un une واحد واحدة", 2: "two deux اثنان اثنين اثنتين", 3: "three trois ثلاث ثلاثة",
    4: "four quatre أربع أربعة", 5: "five cinq خمس خمسة", 6: "six ست ستة", 7: "seven sept سبع سبعة",
    8: "eight huit ثماني ثمانية ثمان", 9: "nine neuf تسع تسعة", 10: "ten dix عشر عشرة", 11: "eleven onze",
    12: "twelve douze", 13: "thirteen treize", 14: "fourteen quatorze", 15: "fifteen quinze", 16: "sixteen seize",
    17: "seventeen", 18: "eighteen", 19: "nineteen", 20: "twenty vingt vingts عشرون عشرين",
    30: "thirty trente ثلاثون ثلاثين", 40: "forty quarante أربعون أربعين", 50: "fifty cinquante خمسون خمسين",
    60: "sixty soixante ستون ستين", 70: "seventy septante سبعون سبعين", 80: "eighty huitante octante ثمانون ثمانين",
    90: "ninety nonante تسعون تسعين", 100: "hundred cent cents مئة مائة", 200: "مئتان مئتين مائتين",
    1000: "thousand mille ألف",
}  # fmt: skip
_VALUES: Final = {fold(word): value for value, words in _SPOKEN.items() for word in words.split()}
_SMALL: Final = frozenset(map(fold, "and et a و".split()))
_TIMES: Final = 100
"""From here on a number multiplies what stands before it: two hundred, quatre mille."""
_QUATRE_VINGT: Final = (4, 20)


def number_said(words: Sequence[str]) -> int | None:
    """The number that some words say, hyphens apart; None where one of them is no number, or they are none at all."""
    total = current = 0
    heard = False
    previous = 0
    for word in (piece for each in words for piece in re.split(r"[-‐‑]", fold(each)) if piece):
        value = _VALUES.get(word)
        if value is None and word[:1] == "و":
            value = _VALUES.get(word[1:])
        if value is None:
            if word not in _SMALL:
                return None
            continue
        heard = True
        if value >= _TIMES and value != 2 * _TIMES:
            current = max(current, 1) * value
        elif (previous, value) == _QUATRE_VINGT:
            current += 76
        else:
            current += value
        if value == _TIMES * 10:
            total, current = total + current, 0
        previous = value
    return total + current if heard else None
