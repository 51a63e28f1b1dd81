"""Signs of Amharic that are read alike in two of their vowels: ሀ and ሃ, አ and ኣ (ሐረር, ሃረር); vowels of a sign, and the
persons of a verb.

Folding already makes one of the series that are read alike (ሐ, ኀ and ሀ); these vowels stay apart there, because
Tigrinya tells them from each other.
"""

from __future__ import annotations

from typing import Final

_SHORT, _LONG = "ሀሐኀአዐ", "ሃሓኃኣዓ"
_CONSONANT: Final = 5
_LONG_A: Final = 3
_SHORT_O: Final = 6
_LEAST_OF_MANY: Final = 3
"""Signs of the shortest plural (ልጆች)."""
_LEAST_SIGNS: Final = 2
_PASSIVE: Final = "ተ"
_HOUSE_OF: Final = "ቤተ"
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


def house_apart(word: str) -> tuple[str, ...]:
    """A word that begins with "house of" in two, as others write it; () for most.

    >>> house_apart("ቤተክርስቲያን"), house_apart("ቤተሰብ")
    (('ቤተ ክርስቲያን',), ())
    """
    rest = word.removeprefix(_HOUSE_OF)
    return (f"{_HOUSE_OF} {rest}",) if rest != word and len(rest) > _LEAST_SIGNS and " " not in rest else ()


def order(word: str, vowel: int) -> str:
    """``word`` with its last sign in another vowel (0 ä, 1 u, 2 i, 3 a, 4 e, 5 consonant alone, 6 o, 7 ua)."""
    return word[:-1] + chr((ord(word[-1]) & ~7) + vowel)


def ends_in_consonant(word: str) -> bool:
    """Whether a word ends in a consonant alone, the sixth order of its sign."""
    return ord(word[-1]) & 7 == _CONSONANT


def singular(word: str) -> str:
    """A plural without its ending, and "those who were …" as "he was …"; any other word as it is.

    >>> singular("ሆስፒታሎች"), singular("ተማሪዎች"), singular("የተገደሉ"), singular("ደሴ"), singular("ልጆች"), singular("ሰዎች")
    ('ሆስፒታል', 'ተማሪ', 'ተገደለ', 'ደሴ', 'ልጅ', 'ሰው')
    """
    if word.endswith("ዎች") and len(word) > _LONG_A:
        return word[:-2]
    if word.endswith("ች") and len(word) >= _LEAST_OF_MANY and ord(word[-2]) & 7 == _SHORT_O:
        return order(word[:-1], _CONSONANT)
    if word.startswith("የተ") and len(word) > _LONG_A and ord(word[-1]) & 7 == 1:
        return order(word[1:], 0)
    return word


def persons(word: str) -> set[str]:
    """The persons and the perfect of a verb, typed as "he did" or "he was …", of a passive the infinitive too; nothing
    for other words.

    >>> {"ተገደሉ", "ተገድለዋል", "መገደል"} <= persons("ተገደለ"), "ቆስለዋል" in persons("ቆሰለ"), "ተጎድተዋል" in persons("ተጎዳ")
    (True, True, True)
    >>> persons("ሆስፒታል")
    set()
    """
    vowel, is_passive = ord(word[-1]) & 7, word.startswith(_PASSIVE) and len(word) > _LEAST_SIGNS
    if vowel == _LONG_A and is_passive:
        done = order(word, _CONSONANT)
        return {order(word, 1), word + "ች", *(done + ending for ending in ("ተዋል", "ተው", "ቶ", "ቷል", "ታለች"))}
    if vowel or len(word) < _LEAST_SIGNS:
        return set()
    before, last = word[:-1], word[-1]
    done = (order(before, _CONSONANT) if ord(before[-1]) & 7 == 0 and len(before) > 1 else before) + last
    perfect = {
        order(done, 6),
        order(done, 7) + "ል",
        order(done, 6) + "አል",
        order(done, 3) + "ለች",
        done + "ው",
        done + "ዋል",
    }
    infinitive = {"መ" + order(word[1:], _CONSONANT)} if is_passive else set[str]()
    return {order(word, 1), word + "ች"} | perfect | infinitive
