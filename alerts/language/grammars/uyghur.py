"""Endings of Uyghur words, of keywords and of names of places: a closed list, in all its vowels and consonants.

Theory: which of the forms of an ending a word takes is told by its sounds, but nobody writes the others, so all are
listed. A last a or e becomes i before an ending (غەززە, غەززىدە), and so does that of a closed last syllable before
the possessive (مەكتەپ, مەكتىپى).
"""

from __future__ import annotations

import re
from typing import Final

_CASES: Final = (
    "دا", "دە", "تا", "تە", "دىن", "تىن", "غا", "گە", "قا", "كە", "نىڭ", "نى", "دىكى", "تىكى", "غىچە", "گىچە",
)  # fmt: skip
_PLURALS: Final = ("لار", "لەر")
_POSSESSED_PLURALS: Final = ("لىرى",)
_OPEN: Final = frozenset("اە")
_CLOSED_SYLLABLE: Final = re.compile(r"(.+)[اە]([^اەوۇۆۈېى])")
LETTERS: Final = re.compile(r"(?!.*[ێڵڕڤښړډځڅڼټۍ]).*[ۇۈۋېە].*")
"""What shows that a word may be Uyghur: letters that neither Arabic nor Persian has, and none of Sorani or Pashto
alone."""


def bend(name: str) -> frozenset[str]:
    """The written forms of the name of a place, itself among them; not who comes from there (خوتەنلىك)."""
    return frozenset({name, *(stem + case for stem in _stems(name) for case in _CASES)})


def nominal(word: str) -> set[str]:
    """The written forms of a noun: cases of one and many, and what is possessed.

    >>> {"مەكتەپلەر", "مەكتىپى", "مەكتەپتە", "مەكتەپلەردىكى"} <= nominal("مەكتەپ")
    True
    """
    closed = _CLOSED_SYLLABLE.fullmatch(word)
    own = {f"{closed[1]}ى{closed[2]}ى"} if closed else set()
    own |= {stem + ending for stem in _stems(word) for ending in (("سى",) if stem[-1] in "ىۇۈوۆ" else ("ى",))}
    nouns = {word, *own, *_stems(word), *(stem + plural for stem in _stems(word) for plural in _PLURALS)}
    nouns |= {stem + plural for stem in _stems(word) for plural in _POSSESSED_PLURALS}
    return {word} | {noun + case for noun in nouns for case in ("", *_CASES)}


def _stems(word: str) -> tuple[str, ...]:
    """The word, and before endings with its last vowel raised."""
    return (word, word[:-1] + "ى") if word[-1] in _OPEN and len(word) > 1 else (word,)
