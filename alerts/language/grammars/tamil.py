"""Endings of Tamil words, of keywords and of the names of places: a closed list.

Theory: case and number are written onto the noun, onto a stem that its last letters tell (யாழ்ப்பாணம், யாழ்ப்பாணத்தில்;
வீடு, வீட்டில்; மதுரை, மதுரையில்; காசா, காசாவில்). Preferred mistake: a form that nobody writes.
"""

from __future__ import annotations

import re
from typing import Final

_MUTE: Final = "\u0bcd"
"""Takes the vowel from a consonant; an ending takes its place."""
_SHORT_U: Final = "ு"
_FRONT: Final = frozenset("ிீெேை")
_CASES: Final = tuple(
    """ில் ின் ை ால் ுக்கு ிற்கு ுடன் ோடு ிலிருந்து ும் ிலும் ையும் ுக்கும் ின்றி ிடம் ிலுள்ள ில்தான் ிலேயே
    ிலான ுக்கான ுள்ள""".split()
)
_DATIVES: Final = ("க்கு", "க்கும்", "க்கான")
"""Behind a vowel (மதுரைக்கு)."""
_DOUBLED: Final = {"டு": "ட்ட", "று": "ற்ற"}
_SHORT: Final = re.compile("[\u0b95-\u0bb9][ிுெொ]?([ணனலளய])்")
"""A word of one short syllable, which doubles its last letter (மண், மண்ணில்; கல், கல்லை)."""
_MANY: Final = "கள்"


def bend(name: str) -> frozenset[str]:
    """The cases of a name or noun.

    >>> {"யாழ்ப்பாணத்தில்"} <= bend("யாழ்ப்பாணம்"), {"மதுரையில்"} <= bend("மதுரை"), {"கொழும்பிலுள்ள"} <= bend("கொழும்பு")
    (True, True, True)
    """
    dative = {name + case for case in _DATIVES} if name[-1] != _MUTE else set[str]()
    return frozenset({name, *dative, *(stem + case for stem in _stems(name) for case in _CASES)})


def nominal(word: str) -> set[str]:
    """The cases of one and of many."""
    forms = set(bend(word))
    for many in _plurals(word):
        forms |= bend(many)
    return forms


def _stems(word: str) -> tuple[str, ...]:
    """What the vowel of an ending is written onto."""
    if word.endswith("ம்"):
        return (word[:-2] + "த்த", word[:-1])
    if short := _SHORT.fullmatch(word):
        return (word + short[1],)
    doubled = _DOUBLED.get(word[-2:])
    if doubled:
        return (word[:-2] + doubled, word[:-1])
    if word[-1] in {_MUTE, _SHORT_U}:
        return (word[:-1],)
    return (word + ("ய" if word[-1] in _FRONT else "வ"),)


def _plurals(word: str) -> tuple[str, ...]:
    if word.endswith("ம்"):
        return (word[:-2] + "ங்" + _MANY, word + _MANY)
    if word.endswith("ன்"):
        return (word[:-2] + "ர்", word[:-2] + "ர்" + _MANY)
    return (word + _MANY, word + "க்" + _MANY)
