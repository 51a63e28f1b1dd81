"""Forms of Romanian words: what the dictionary has, and the genders and numbers of participles (ucis: ucisă, uciși)."""

from __future__ import annotations

import re
from typing import Final

from alerts.language.formstore import Analysis

_GERUND: Final = re.compile(".+[âi]nd(?:u-.*)?")
_PARTICIPLE: Final = re.compile(".{2,}(?:[aiuâ]t|s|pt|rt)")
_PLURALS: Final = {"t": "ți", "s": "și"}


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``."""
    forms = {word}
    for _, known, _ in readings:
        forms |= known
        if any(map(_GERUND.fullmatch, known)):
            for participle in filter(_PARTICIPLE.fullmatch, known):
                plural = participle[:-1] + _PLURALS[participle[-1]]
                forms |= {participle + "ă", participle + "e", plural, plural + "i", plural + "lor"}
    return frozenset(forms)
