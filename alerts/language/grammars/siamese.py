"""The Thai and Lao vowel « am »: keyboards write one sign (ำ) or two (ํ and า), on either side of a tone mark; and two
Lao letters that are written as one sign or as two (ໝ, ຫມ).

The signs fall into different graphemes, so folding cannot make them one: a word is looked for in every order.
"""

from __future__ import annotations

import re
from typing import Final

_SCRIPTS: Final = (
    ("\u0e33", "\u0e4d", "\u0e32", "\u0e48-\u0e4b"),
    ("\u0eb3", "\u0ecd", "\u0eb2", "\u0ec8-\u0ecb"),
)
"""Thai and Lao: the vowel, its ring, its stroke, the tone marks."""
_LIGATURES: Final = (("ໝ", "ຫມ"), ("ໜ", "ຫນ"))
_FIRST, _LAST = "\u0e00", "\u0eff"


def other_vowels(text: str) -> tuple[str, ...]:
    """``text`` with « am » and the Lao letters written in the other ways; () where it has none.

    >>> [len(other_vowels(text)) for text in ("น้ำท่วม", "นํ้าท่วม", "โรงเรียน")]
    [2, 2, 0]
    """
    if not any(_FIRST <= sign <= _LAST for sign in text):
        return ()
    one = text
    for vowel, ring, stroke, tones in _SCRIPTS:
        one = re.sub(f"{ring}([{tones}]?){stroke}|([{tones}]){ring}{stroke}", rf"\1\2{vowel}", one)
    ring_first = tone_first = one
    for vowel, ring, stroke, tones in _SCRIPTS:
        ring_first = re.sub(f"([{tones}]?){vowel}", rf"{ring}\1{stroke}", ring_first)
        tone_first = re.sub(f"([{tones}]?){vowel}", rf"\1{ring}{stroke}", tone_first)
    others = [one, ring_first, tone_first]
    for sign, letters in _LIGATURES:
        others += [other.replace(sign, letters) for other in others] + [
            other.replace(letters, sign) for other in others
        ]
    return tuple(dict.fromkeys(other for other in others if other != text))
