"""Normal forms of single tokens: what two spellings must share to be the same word.

A token is folded after it was cut from the original text, never before, so nothing here can shift an offset. Three
skeletons are made: ``fold`` for keywords (case, accents, ligatures, vowel marks and letter variants gone),
``fold_name`` for places (as ``fold``, but Arabic tanwin and madda stay, since دوماً is not دوما and مآرب is not مأرب),
and ``keep_accents`` (case and compatibility forms gone, accents kept), which tells marché from marche.

Marks are dropped only in the scripts where they are optional or carry little: Latin, Greek, Cyrillic, Arabic,
Hebrew. Russian ё is е, but й, ї and ў keep their marks: without them they are other letters. In the scripts of
South and South-East Asia a mark is a vowel and stays.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final

_DIACRITICS: Final = (
    (0x0300, 0x0370),  # combining diacritical marks
    (0x0483, 0x0488),  # Cyrillic titla
    (0x0591, 0x05C8),  # Hebrew points
    (0x0610, 0x061B),  # Arabic signs
    (0x064B, 0x0660),  # tashkeel, madda, hamza above and below
    (0x0670, 0x0671),  # superscript alef
    (0x06D6, 0x06EE),  # Koranic marks
    (0x1AB0, 0x1B00),
    (0x1DC0, 0x1E00),
    (0x20D0, 0x2100),
    (0xFE00, 0xFE10),  # variation selectors
    (0xFE20, 0xFE30),
)
_NAME_MARKS: Final = frozenset("\u064b\u064c\u064d\u0653")
"""Tanwin and madda: in a place name they tell two words apart."""

_MADDA: Final = "آ"
"""The only letter below the Thai block that has one of them."""

_GUARDS: Final = {ord("й"): 0xFDD0, ord("ў"): 0xFDD1, ord("ї"): 0xFDD2}
"""Letters that keep their mark, and code points that are no characters to stand for them while marks are taken off: a
mark of another script may come to stand between the two."""

_LETTERS: Final = {
    **dict.fromkeys("ıİ", "i"),
    "œ": "oe",
    "æ": "ae",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ħ": "h",
    "ŧ": "t",
    "ŋ": "n",
    # Arabic script: one skeleton for the letters that typists exchange (Arabic, Persian, Urdu, Kurdish keyboards)
    "ٱ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ۍ": "ي",
    "ة": "ه",
    "ۃ": "ه",
    "ە": "ه",
    "ھ": "ه",
    "ہ": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "ـ": "",
    # apostrophes inside a Cyrillic word, and letters that stand for one
    **dict.fromkeys("'’ʼ‘`´′ʿʾ＇", ""),
    # Hebrew geresh and the sign of acronyms
    **dict.fromkeys('׳״"', ""),
}


def _ethiopic() -> dict[str, str]:
    """Series of signs that are read alike in Amharic, seven orders each, mapped to the commonest one."""
    same = {"ሐ": "ሀ", "ኀ": "ሀ", "ሠ": "ሰ", "ዐ": "አ", "ፀ": "ጸ"}
    return {chr(ord(rare) + order): chr(ord(common) + order) for rare, common in same.items() for order in range(7)}


def _table(kept: frozenset[str]) -> _Table:
    """Marks away, letters to their skeleton."""
    dropped = {code: "" for low, high in _DIACRITICS for code in range(low, high) if chr(code) not in kept}
    kept_whole = {guard: chr(letter) for letter, guard in _GUARDS.items()}
    return _Table(dropped | {ord(letter): to for letter, to in (_LETTERS | _ethiopic()).items()} | kept_whole)


class _Table(dict[int, str]):
    """A table for ``str.translate`` that remembers the code points it leaves alone, which is five times faster than
    one that raises for each of them."""

    def __missing__(self, code: int) -> str:
        self[code] = sign = chr(code)
        return sign


_KEYWORDS: Final = _table(frozenset())
_NAMES: Final = _table(_NAME_MARKS)


def keep_accents(word: str) -> str:
    """``word`` in lower case without compatibility forms and invisible characters, its accents kept (NFC)."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKC", word)
    if not plain.isalpha():
        plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return unicodedata.normalize("NFC", plain.replace("İ", "i").casefold())


def _skeleton(word: str, table: _Table) -> str:
    bare = unicodedata.normalize("NFD", keep_accents(word).translate(_GUARDS)).translate(table)
    if not bare.isalpha():
        bare = "".join(str(unicodedata.digit(sign, sign)) if sign.isdigit() else sign for sign in bare)
    bare = _MARKS_AS_TYPED.sub(lambda marks: "".join(sorted(marks[0])), bare)
    return unicodedata.normalize("NFC", bare)


_MARKS_AS_TYPED: Final = re.compile("[\u102b-\u103e\u17b6-\u17d1]{2,}")
"""Signs round one Burmese or Khmer letter: they look alike in any order, and people type them in any (ဗုံး, ဗံုး)."""


_DEPENDS: Final = "\0"
"""Stands for a sign whose skeleton depends on its neighbours: a mark, or a part of a Korean syllable."""
_JAMO: Final = range(0x1100, 0x1200)


class _Skeletons(dict[int, str]):
    """Code point → its skeleton, for words in which no sign depends on another; filled as signs come by."""

    def __init__(self, table: _Table) -> None:
        super().__init__()
        self.table: Final = table

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        plain = unicodedata.normalize("NFKC", sign)[0]  # ﾟ is a letter, and the mark ゜ in disguise
        depends = unicodedata.category(plain).startswith("M") or ord(plain) in _JAMO
        self[code] = skeleton = _DEPENDS if depends else _skeleton(sign, self.table)
        return skeleton

    def fold(self, word: str) -> str:
        """The skeleton of a word: sign by sign where that is the same, three times faster, else as a whole."""
        folded = word.translate(self)
        return _skeleton(word, self.table) if _DEPENDS in folded else folded


_KEYWORD_SKELETONS: Final = _Skeletons(_KEYWORDS)
_NAME_SKELETONS: Final = _Skeletons(_NAMES)


def fold(word: str) -> str:
    """The skeleton under which keywords are compared. Idempotent.

    >>> fold("Écoles"), fold("ŒUVRE"), fold("مُسْتَشْفَى")
    ('ecoles', 'oeuvre', 'مستشفي')
    """
    return word.lower() if word.isascii() and word.isalnum() else _KEYWORD_SKELETONS.fold(word)


@cache
def _changing() -> re.Pattern[str]:
    """Any sign that ``fold`` changes, and any outside the scripts of most words, of which that is not known here."""
    known = (chr(code) for script in _COMMON for code in script if chr(code) == _KEYWORD_SKELETONS[code])
    return re.compile(f"[^{re.escape(''.join(known))}]")


_COMMON: Final = (range(0x0A, 0x250), range(0x400, 0x500), range(0x5D0, 0x6E0), range(0x1200, 0x1360))
"""Latin, Cyrillic, Hebrew and Arabic, Ethiopic."""


def fold_all(words: Sequence[str]) -> Sequence[str]:
    """What ``fold`` makes of each of ``words``, in which no line ends; ``words`` itself where that is no change. Three
    times faster than one by one, for most signs stay and are many times the same.

    >>> fold_all(("école", "écoles")), fold_all(("school", "schools"))
    (['ecole', 'ecoles'], ('school', 'schools'))
    """
    folded = "\n".join(words)
    signs = set(_changing().findall(folded))
    for sign in signs:
        skeleton = _KEYWORD_SKELETONS[ord(sign)]
        if skeleton == _DEPENDS:
            return [fold(word) for word in words]
        folded = folded.replace(sign, skeleton)
    return folded.split("\n") if signs else words


def fold_name(word: str) -> str:
    """The skeleton under which place names are compared: ``fold`` with tanwin and madda kept. Idempotent."""
    return word.lower() if word.isascii() and word.isalnum() else _NAME_SKELETONS.fold(word)


def is_folded_alike(word: str) -> bool:
    """True for a ``word`` of letters below the Thai block that ``fold`` and ``fold_name`` make the same of, told faster
    than by both.

    >>> is_folded_alike("حلب"), is_folded_alike("مآرب")
    (True, False)
    """
    return _MADDA not in word
