"""Signs of Amharic that are read alike in two of their vowels: ሀ and ሃ, አ and ኣ (ሐረር, ሃረር).

Folding already makes one of the series that are read alike (ሐ, ኀ and ሀ); these vowels stay apart there, because
Tigrinya tells them from each other.
"""

from __future__ import annotations

from typing import Final

_SHORT, _LONG = "ሀሐኀአዐ", "ሃሓኃኣዓ"
_EXCHANGED: Final = str.maketrans(_SHORT + _LONG, "ሃሃሃኣኣ" + "ሀሀሀአአ")


def other_gutturals(text: str) -> tuple[str, ...]:
    """``text`` with each such sign in its other vowel; () where it has none.

    >>> other_gutturals("ሐረር"), other_gutturals("መቀሌ")
    (('ሃረር',), ())
    """
    other = text.translate(_EXCHANGED)
    return (other,) if other != text else ()


def joined(name: str) -> tuple[str, ...]:
    """A name of two words in Ethiopic letters as one, as many write it; () for any other.

    >>> joined("ባህር ዳር"), joined("ላሊበላ"), joined("Bahir Dar")
    (('ባህርዳር',), (), ())
    """
    first, _, last = name.partition(" ")
    both = f"{first}{last}"
    return (both,) if last and all("\u1200" <= sign <= "\u137f" for sign in both) else ()
