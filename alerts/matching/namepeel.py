"""An Arabic name inside a token: behind proclitics, or only by accident amid a word."""

from __future__ import annotations

import re
from typing import Final

from alerts.language.grammars.arabic import SPOKEN_CLITICS
from alerts.language.inflection import is_word

_SHORT_ARABIC: Final = 2
"""Letters of a name that is not looked for inside an ordinary word: لد in بلد."""
_PROCLITICS: Final = re.compile("[وف]?[بلك]?")
_LEAST_SPOKEN: Final = 3
"""Letters of a name behind one of these."""


def is_inside_a_word(name: str, token: str) -> bool:
    """True for a name so short, or behind so rare a clitic, that the Arabic word around it is meant: لد in بلد,
    مران in عمران. Both are folded."""
    if name == token:
        return False
    words = ({token, token[1:]} if token[:1] in "وف" else {token}) - {name}
    is_rare = len(name) == _SHORT_ARABIC or not words.isdisjoint(clitic + name for clitic in SPOKEN_CLITICS)
    return is_rare and any(is_word(word, "ar") for word in words)


def peel_name(token: str) -> tuple[str, ...]:
    """Readings of a folded Arabic token as a name behind proclitics: و ف ب ل ك and their chains, لل for ل + ال,
    the spoken ع (عالموصل, عحلب), the call يا and prepositions written onto the name (ياغزة, فياعزاز).

    The article is part of a name (الموصل) and is never added or taken away; nothing is taken from the end.
    """
    readings = {token: None}
    longest = _PROCLITICS.match(token)
    for cut_at in range(1, longest.end() + 1 if longest else 1):
        if len(token) - cut_at >= 2:
            readings[token[cut_at:]] = None
    at = 1 if token[:1] in "وف" else 0
    if token.startswith("لل", at) and len(token) - at >= 5:
        readings["ال" + token[at + 2 :]] = readings["الل" + token[at + 2 :]] = None  # للاذقية: no lam is written thrice
    for clitic in SPOKEN_CLITICS:
        start = 0 if token.startswith(clitic) else at
        if token.startswith(clitic, start) and len(token) - start - len(clitic) >= _LEAST_SPOKEN:
            readings[token[start + len(clitic) :]] = None
    return tuple(readings)
