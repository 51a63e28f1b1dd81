"""Forms of Hebrew words: the letters written onto their front, and the endings of number and of the bound state.

The front letters (ב ל מ ה ו ש כ and their chains) go before any form. A final letter becomes its common shape before
an ending (מחסום, מחסומים).
"""

from __future__ import annotations

from itertools import product
from typing import Final

_BEFORE: Final = tuple(
    f"{joined}{when}{where}" for joined, when, where in product(("", "ו"), ("", "ש", "כש"), ("", *"ה ב ל מ כ".split()))
) + tuple("מה ומה בה לה לכ".split())
"""And, that or when, and a preposition or the article, in this order; chains that are rarer."""
_OWNERS: Final = ("יהם", "יהן", "יו", "ינו", "יה")
"""Whose many are: ילדיהם, בתיהם."""
_KIRYAT: Final = ("קריית ", "קרית ")
"""« Town of », in two spellings."""
_ABBREVIATED: Final = {"בית ספר": ('בי"ס',), "בתי ספר": ('בי"ס',), "בית חולים": ('בי"ח',), "בתי חולים": ('בי"ח',)}
_PAST: Final = frozenset("נה")
"""What verbs of the news begin with where they have four letters (נהרג, הופצץ): שוק is a market, שוקו its chocolate."""
_FINALS: Final = str.maketrans("םןץףך", "מנצפכ")


def nominal(word: str) -> set[str]:
    """Number, bound state and owners of a noun or participle, the persons of a past verb, each with what may be written
    before it."""
    nouns = _nouns(word)
    owned = {form[:-2] + owner for form in nouns if form.endswith("ים") for owner in _OWNERS}
    owned |= {form + owner for form in nouns if form.endswith("ות") for owner in _OWNERS}
    return {before + form for before, form in product(_BEFORE, nouns | owned)}


def other_towns(name: str) -> tuple[str, ...]:
    """The name of a town with its first word in the other spelling; () for most names.

    >>> other_towns("קריית שמונה"), other_towns("חיפה")
    (('קרית שמונה',), ())
    """
    kind = next((kind for kind in _KIRYAT if name.startswith(kind)), "")
    return tuple(other + name.removeprefix(kind) for other in _KIRYAT if kind and other != kind)


def abbreviated(keyword: str) -> tuple[str, ...]:
    """How the press shortens a phrase; () for most.

    >>> abbreviated("בית חולים"), abbreviated("בית")
    (('בי"ח',), ())
    """
    return _ABBREVIATED.get(keyword, ())


def _nouns(word: str) -> set[str]:
    root = word[:-1] + word[-1].translate(_FINALS)
    if word.endswith(("ים", "ות")) and len(word) > 4:
        stem = word[:-2]
        construct = {stem + "י"} if word.endswith("ים") else set[str]()
        return {word, *construct, stem + "ה"} | ({_final(stem)} if len(stem) > 2 else set())
    if word.endswith("ה"):
        stem = word[:-1]
        return {word, stem + "ות", stem + "ת", stem + "ותיו", stem + "ים"}
    if word.endswith("ת") and len(word) > 3:
        return {word, word[:-1] + "ות", word + "ות", root + "ים"}
    if word.startswith("נ") and word.endswith("ו") and len(word) > 4:
        return {word} | _nouns(word[:-1])  # נהרגו
    if word.endswith("י"):
        return {word, word + "ם", word + "ים", word + "ות", word + "ת"}
    return {word, root + "ים", root + "י", root + "ות", root + "ה", root + "ת"} | (
        {root + "ו"} if len(word) > 3 and word[0] in _PAST else set()
    )


def _final(stem: str) -> str:
    return stem[:-1] + stem[-1].translate(str.maketrans("מנצפכ", "םןץףך"))
