"""What a token of a text may be besides what it is written as: letters drawn out, an apostrophe lost.

All of it is asked of the text, not put on the keyword: nobody can list « hellllp » or « lhopital ».
Each answer is a whole word that must then be known; nothing is matched by likeness.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from alerts.language.formstore import dictionary
from alerts.language.grammars.arabic import peel
from alerts.language.grammars.indic import plain
from alerts.language.grammars.turkish import unchained

_TRIPLE: Final = re.compile(r"(.)\1\1|اا")
_DRAWN_OUT: Final = re.compile(r"([^\W\d_])(?:\1{2,}|(?<=ا)ا)")
"""A letter three times; an Arabic alif twice already (عااجل), which no word has. Others may stand twice: رؤوس (heads),
written رووس, is not روس (Russians)."""
_ROMAN: Final = re.compile("[ivxlcdm]+")
_ELIDED: Final = re.compile("(?:l|d|qu|jusqu|lorsqu|puisqu)(?=[aeiouhy])(.{4,})")
_CYRILLIC_ON, _CYRILLIC_END = "\u0400", "\u04ff"
_CYRILLIC: Final = re.compile("[\u0400-\u04ff]")
_LATIN: Final = re.compile("[a-z]")
_TO_CYRILLIC: Final = str.maketrans("aceiopxyhkmtb", "асеіорхункмтв")
_TO_LATIN: Final = str.maketrans("асеіорхункмтв", "aceiopxyhkmtb")
"""Letters that look alike, mostly as capitals."""
_SERBIAN: Final = str.maketrans(
    dict(zip("абвгдђежзијклмнопрстћуфхцчш", "abvgddezzijklmnoprstcufhccs", strict=True))
    | {"љ": "lj", "њ": "nj", "џ": "dz"}
)
"""Folded Serbian letters in the other alphabet of the language, folded too."""
_DAD, _ZA = "ض", "ظ"
_NO_JOINT: Final = re.compile("(?<=...)[دذرز](?=(?!ات|ون|ين|ي[اه])....|في$|من$)")
"""A letter that joins none behind it, so that nobody sees a space that is missing (انفجارسيارة); what follows is no
ending."""
_SHORTEST_GLUED: Final = 4
_LONGEST_GLUED: Final = 40
"""Letters of two words in one; more are no words, and each joint of theirs would be looked up."""
_NAMED: Final = ("الدين", "الله", "الرحمن", "الزمان", "الحق")
"""Ends of names that are written in one: ناصرالدين."""
_PRONOUN: Final = re.compile("(?<=..)(?:ه|ها|هم|هن|نا|كم|ي|ك)$")
_EXCHANGE: Final = str.maketrans("ضظ", "ظض")


def spellings(folded: str, language: str) -> tuple[str, ...]:
    """``folded``, then how it is written without letters drawn out, in French with its apostrophe, in Hindi without
    the signs that are left out in haste, in Arabic with ض for ظ or without the word behind it that no space parts from
    it, in Turkish without the last endings of a chain.

    >>> spellings("قصفففف", "ar"), spellings("killlled", "en"), spellings("lhopital", "fr")
    (('قصفففف', 'قصف', 'قصفف'), ('killlled', 'kiled', 'killed'), ('lhopital', 'hopital'))
    """
    if language == "fr" and folded[:1] in "ldqjp":
        elided = _ELIDED.fullmatch(folded)
        if elided and not _is_french(folded):
            return (folded, elided[1])
    if _CYRILLIC_ON <= max(folded, default="") <= _CYRILLIC_END:
        if language == "sr":
            return (folded, in_latin(folded))
        if one := _of_one_script(folded):
            return (folded, *one)
    if "\u0900" <= folded[:1] <= "\u097f":
        return tuple(dict.fromkeys((folded, plain(folded))))
    if language == "ar":
        return _in_arabic(folded)
    once = _drawn_in(folded)
    return tuple(dict.fromkeys((*once, *map(unchained, once)))) if language == "tr" else once


def in_latin(folded: str) -> str:
    """A folded Serbian word in Latin letters, as keywords and names are often typed for texts in both alphabets.

    >>> in_latin("обреновцу"), in_latin("њиве")
    ('obrenovcu', 'njive')
    """
    return folded.translate(_SERBIAN)


def _of_one_script(folded: str) -> tuple[str, ...]:
    """A word of Cyrillic and Latin letters that look alike (Oмск) in one script; () for any other."""
    if not (_LATIN.search(folded) and _CYRILLIC.search(folded)):
        return ()
    others = (folded.translate(_TO_CYRILLIC), folded.translate(_TO_LATIN))
    return tuple(word for word in others if not (_LATIN.search(word) and _CYRILLIC.search(word)))


def _drawn_in(folded: str) -> tuple[str, ...]:
    """``folded``, and without the letters that are drawn out in it."""
    if _TRIPLE.search(folded) is None:
        return (folded,)
    drawn_out = _DRAWN_OUT.search(folded)
    if drawn_out is None or drawn_out.group() == folded or _ROMAN.fullmatch(folded):
        return (folded,)
    return tuple(dict.fromkeys((folded, _DRAWN_OUT.sub(r"\1", folded), _DRAWN_OUT.sub(r"\1\1", folded))))


def _in_arabic(folded: str) -> tuple[str, ...]:
    if len(folded) <= _LONGEST_GLUED and _NO_JOINT.search(folded) and (first := _first_of_two(folded)):
        return (folded, first)
    exchanged = _exchanged(folded) if _DAD in folded or _ZA in folded else ()
    return tuple(dict.fromkeys(once for word in (folded, *exchanged) for once in _drawn_in(word)))


@lru_cache(maxsize=16384)
def _first_of_two(folded: str) -> str:
    """The first of two Arabic words without a space between them, where all of it is no word; "" for any other."""
    if folded.endswith(_NAMED) or _known_in(folded):
        return ""
    parts = ((folded[: joint.end()], folded[joint.end() :]) for joint in _NO_JOINT.finditer(folded))
    return next((first for first, second in parts if _opens_another(first) and _known_in(second)), "")


def _opens_another(first: str) -> bool:
    """Whether what stands before a joint is a word, and none so short without its proclitics that others begin so."""
    return min(map(len, _known_in(first)), default=0) >= _SHORTEST_GLUED


def _known_in(folded: str) -> list[str]:
    """The Arabic words that a token may be, itself or behind proclitics."""
    words = dictionary("ar")
    return [word for word in (folded, *peel(folded)) if words is not None and words.has_folded(word)]


@lru_cache(maxsize=16384)
def _exchanged(folded: str) -> tuple[str, ...]:
    """An Arabic word with ض for ظ and ظ for ض, which sound alike to many (انقاظ); nothing for a word as it is."""
    words = dictionary("ar")
    readings = (folded, *peel(folded))
    if not any(reading.startswith("ال") for reading in readings):  # what has the article has no pronoun
        readings += tuple(_PRONOUN.sub("", reading) for reading in readings)
    if words is None or any(map(words.has_folded, readings)):
        return ()
    return (folded.translate(_EXCHANGE),)


def may_be_spelt(folded: str, language: str) -> tuple[str, ...] | None:
    """What ``spellings`` may add, told many times faster because no dictionary is asked: the word behind a lost
    apostrophe, ض for ظ, the first of two Arabic words without a space, the head of a Turkish chain; None where
    ``spellings`` must be asked. Below the scripts of India."""
    if _TRIPLE.search(folded) is not None:
        return None
    if _CYRILLIC_ON <= folded[0] <= _CYRILLIC_END or (not folded.isascii() and folded[0] <= "z"):
        return (in_latin(folded),) if language == "sr" else _of_one_script(folded)
    if language == "ar":
        exchanged = (folded.translate(_EXCHANGE),) if _DAD in folded or _ZA in folded else ()
        joints = _NO_JOINT.finditer(folded) if len(folded) <= _LONGEST_GLUED else ()
        return (*exchanged, *[folded[: joint.end()] for joint in joints])
    if language == "fr" and folded[0] in "ldqjp":
        elided = _ELIDED.fullmatch(folded)
        return (elided[1],) if elided else ()
    if language == "tr":
        form = unchained(folded)
        return () if form == folded else (form,)
    return ()


def is_spelt_as_it_is(folded: str, language: str) -> bool:
    """True for a word of Latin or Cyrillic letters, or the like, that ``spellings`` adds nothing to, as to most; told
    fast, and False also for some of these."""
    if folded.isascii():
        return _RESPELT.get(language, _TRIPLE).search(folded) is None
    return language not in _RESPELT_ANYHOW and _PERHAPS_RESPELT.search(folded) is None


_RESPELT: Final = {
    "fr": re.compile(rf"{_TRIPLE.pattern}|^(?:l|d|qu|jusqu|lorsqu|puisqu)[aeiouhy].{{3}}"),
    "tr": re.compile(""),
}
_RESPELT_ANYHOW: Final = frozenset({"tr", "sr"})
_PERHAPS_RESPELT: Final = re.compile(rf"{_TRIPLE.pattern}|[a-z\u00c0-\u024f\u1e00-\u1eff]")
"""Letters of two scripts, perhaps, besides those drawn out."""


@lru_cache(maxsize=16384)
def _is_french(folded: str) -> bool:
    words = dictionary("fr")
    return words is not None and words.has_folded(folded)
