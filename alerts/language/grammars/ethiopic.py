"""Signs of Amharic that are read alike in two of their vowels: ሀ and ሃ, አ and ኣ (ሐረር, ሃረር); vowels of a sign, and the
persons of a passive.

Folding already makes one of the series that are read alike (ሐ, ኀ and ሀ); these vowels stay apart there, because
Tigrinya tells them from each other.
"""

from __future__ import annotations

from typing import Final

_SHORT, _LONG = "ሀሐኀአዐ", "ሃሓኃኣዓ"
_CONSONANT: Final = 5
_LEAST_SIGNS: Final = 4
_PASSIVE: Final = "ተ"
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


def order(word: str, vowel: int) -> str:
    """``word`` with its last sign in another vowel (0 ä, 1 u, 2 i, 3 a, 4 e, 5 consonant alone, 6 o, 7 ua)."""
    return word[:-1] + chr((ord(word[-1]) & ~7) + vowel)


def ends_in_consonant(word: str) -> bool:
    """Whether a word ends in a consonant alone, the sixth order of its sign."""
    return ord(word[-1]) & 7 == _CONSONANT


def passive(word: str) -> set[str]:
    """The persons, the perfect and the infinitive of a passive verb, typed as "he was …"; nothing for other words.

    >>> {"ተገደሉ", "ተገድለዋል", "መገደል"} <= passive("ተገደለ"), "ተጎድተዋል" in passive("ተጎዳ"), passive("ሆስፒታል")
    (True, True, set())
    """
    vowel = ord(word[-1]) & 7
    if not word.startswith(_PASSIVE) or len(word) < _LEAST_SIGNS - (vowel == 3) or vowel not in (0, 3):
        return set()
    if vowel:
        done = order(word, _CONSONANT)
        return {order(word, 1), word + "ች", *(done + ending for ending in ("ተዋል", "ተው", "ቶ", "ቷል", "ታለች"))}
    before, last = word[:-1], word[-1]
    done = (order(before, _CONSONANT) if ord(before[-1]) & 7 == 0 else before) + last
    perfect = {
        order(done, 6),
        order(done, 7) + "ል",
        order(done, 6) + "አል",
        order(done, 3) + "ለች",
        done + "ው",
        done + "ዋል",
    }
    return {order(word, 1), word + "ች", "መ" + order(word[1:], _CONSONANT)} | perfect
