"""Other ways to write the very name of a place, each safe to look for: none is the name of another place.

What is left out, drawn together or shortened as people write: apostrophes (N'Djamena, Ndjamena), an Arabic hamza, the
space between two words, a saint (St-Denis), a side (N. Kivu); and the last of several camps has its word in the
plural. Similar names are no such thing: ``romanised`` offers those to a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from alerts.language.grammars.ethiopic import other_gutturals
from alerts.language.grammars.hebrew import other_towns
from alerts.language.grammars.indic import plain
from alerts.language.grammars.korean import other_spacings
from alerts.language.grammars.siamese import other_vowels
from alerts.language.tokens import Glue, cut

_JOINED, _JOINED_LETTERS = 2, 3
"""Words of an Arabic name that are also written as one (خان يونس, خانيونس), and the least letters of each."""
_LATIN_END: Final = "\u0250"
_JOINED_LONG: Final = 7
"""Letters of two Latin words that are too few to be joined."""
_ARTICLED: Final = re.compile("(Al|El)[ -]([A-Z][a-z]{4,})")
"""An Arabic name that people write as one word with its article."""
_VOWELS: Final = frozenset("aeiou")
_HIATUS: Final = frozenset({"aa", "ai", "ae"})
_ZWNJ: Final = "\u200c"
_KINSHIP: Final = frozenset({"أم", "ام", "أبو", "ابو", "بني", "بن"})
"""First words that are joined however short (امدرمان)."""
_COMPASS: Final = frozenset("شمال جنوب شرق غرب".split())
_GAF: Final = frozenset("گګ")
_EXCHANGED_GAF: Final = str.maketrans("گګ", "ګگ")
_QAF: Final = frozenset("ቀቁቂቃቄቅቆቐቑቒቓቔቕቖ")
_EXCHANGED_QAF: Final = str.maketrans("ቀቁቂቃቄቅቆቐቑቒቓቔቕቖ", "ቐቑቒቓቔቕቖቀቁቂቃቄቅቆ")
"""The q of Amharic and the throaty one of Tigrinya, which others do not write (መቐለ, መቀለ)."""
_HAMZA_LETTERS: Final = 5
"""Letters of a name that is also typed without the hamza at its end (صنعاء, صنعا)."""
_DOTS: Final = frozenset("・･")
"""Between the parts of a Japanese name, and often left out."""
_IN_SHORT: Final = {
    "Saint": "St", "Sainte": "Ste", "St": "Saint", "Ste": "Sainte", "Mount": "Mt", "Fort": "Ft", "Santo": "Sto",
    "Santa": "Sta", "São": "S", "Ciudad": "Cd", "North": "N", "South": "S", "East": "E", "West": "W", "Nord": "N",
    "Sud": "S", "Khan": "Kh", "Mt": "Mount", "Ft": "Fort", "Sto": "Santo", "Sta": "Santa", "Cd": "Ciudad",
}  # fmt: skip
"""The first words of names that are written in short, and in full."""
_CAMPS: Final = (
    (re.compile("(?<= )camp$"), "camps"),
    (re.compile("^camp(?= d)"), "camps"),
    (re.compile("^مخيم(?= )"), "مخيمي"),
    (re.compile("^مخيم(?= )"), "مخيمات"),
)
"""How a list has the word: Ain al-Hilweh and Rashidieh camps."""
_MAY_BE_SHORT: Final = re.compile(rf"(?:{'|'.join(_IN_SHORT)})(?=[ .-]+\w)")
_DOTTED: Final = range(2, 4)
"""Letters of a name that is also written with full stops (US, UAE)."""
_CONTRACTED: Final = {
    "Le": ("au", "du"),
    "Les": ("aux", "des"),
    "La": ("alla", "della", "dalla", "nella", "sulla"),
    "Il": ("al", "del", "dal", "nel", "sul"),
}
"""Articles of French and Italian names, drawn together with prepositions."""
_SIDE: Final = re.compile("(North|South)[ -]?([Ee]ast|[Ww]est)(?=(?:ern)? [A-Z])")
_GERMAN_SIDE: Final = re.compile("(Ost|West|Nord|Süd)-([A-ZÄÖÜ][a-zäöüß]{3,})")
"""Ost-Aleppo, Ostaleppo."""
_GERMAN_STRIP: Final = re.compile("([A-ZÄÖÜ][a-zäöüß]+)streifen")
"""Gazastreifen, Gaza-Streifen."""
_EZAFE: Final = re.compile("ه(?= )")
"""Behind it Persian may write the sound that links the next word: غوطه‌ی شرقی."""
_PARTED: Final = re.compile("(?<=\\w{2})(?=(?:آباد|پور|نگر|گڑھ|کوٹ|شهر|شہر)$)|(?<=^بندر)(?=\\w{4})")
"""Before what Persian and Urdu towns end in, and behind what ports begin with, many leave a space: حیدر آباد, بندر
عباس."""
_AND: Final = " و "
"""Between the halves of the name of a province, and often written onto both: سیستان‌وبلوچستان."""
_ELIDED: Final = re.compile("L['’](?=[A-ZÀ-Ý])")
_ELIDED_CONTRACTED: Final = ("all'", "dell'", "dall'", "nell'", "sull'")
_UMLAUTS: Final = frozenset("äöüÄÖÜ")
_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_APOSTROPHES: Final = dict.fromkeys(map(ord, "'’ʼ‘`´′ʿʾ"))


def variants(name: str) -> Iterator[str]:
    """``name`` as it is also written, in its own script; nothing for most names."""
    yield from _of_asia_and_ethiopia(name)
    if name[:1] >= "\u0600":
        yield from _arabic(name)
    bare = name.translate(_APOSTROPHES)
    if bare != name and any(token.glue is Glue.APOSTROPHE for chunk in name.split() for token in cut(chunk).tokens):
        yield bare
    yield from (kind.sub(several, name) for kind, several in _CAMPS if kind.search(name))
    yield from _latin(name)
    yield from _contracted(name)


def _of_asia_and_ethiopia(name: str) -> Iterator[str]:
    """Thai and Lao with the vowel am in one sign or two, Amharic with the other letters of a sound, Hindi without the
    signs left out in haste, Persian with a space or nothing for its half-space, Japanese without dots, Korean with or
    without a space before the kind of place."""
    yield from other_vowels(name)
    yield from other_gutturals(name)
    yield from other_spacings(name)
    if not _QAF.isdisjoint(name):
        yield name.translate(_EXCHANGED_QAF)
    if plain(name) != name:
        yield plain(name)
    yield from other_towns(name)
    if _ZWNJ in name:
        yield from (name.replace(_ZWNJ, joint) for joint in (" ", ""))
    if not _DOTS.isdisjoint(name):
        yield name.translate(dict.fromkeys(map(ord, _DOTS)))


def _latin(name: str) -> Iterator[str]:
    """The ayn or hamza of a romanised name as an apostrophe (Taiz, Ta'iz), a saint or a mount in short and in full,
    initials with full stops (U.S.), umlauts spelt out (Koeln), a side of the compass in one word or two, German
    compounds in one or two, two words as one."""
    if name.isascii() and name.isalpha() and name[0].isupper():
        yield from (f"{name[:at]}'{name[at:]}" for at in _hiatuses(name))
    if _MAY_BE_SHORT.match(name):
        yield _MAY_BE_SHORT.sub(lambda first: _IN_SHORT[first[0]], name)
    if name.isascii() and name.isalpha() and name.isupper() and len(name) in _DOTTED:
        yield ".".join(name)
    if not _UMLAUTS.isdisjoint(name):
        yield name.translate(_SPELT_OUT)
    if side := _SIDE.match(name):
        yield from (f"{side[1]}{joint}{side[2].lower()}{name[side.end() :]}" for joint in ("", "-", " "))
    if side := _GERMAN_SIDE.fullmatch(name):
        yield f"{side[1]}{side[2].lower()}"
    if strip := _GERMAN_STRIP.fullmatch(name):
        yield from (f"{strip[1]}{joint}Streifen" for joint in "- ")
    if joined := as_one_word(name):
        yield joined


def _contracted(name: str) -> Iterator[str]:
    """A French or Italian article drawn together with a preposition (au Caire, dell'Aquila)."""
    if _ELIDED.match(name):
        yield from (contracted + name[2:] for contracted in _ELIDED_CONTRACTED)
    article, _, rest = name.partition(" ")
    if rest[:1].isupper():
        yield from (f"{contracted} {rest}" for contracted in _CONTRACTED.get(article, ()))


def as_one_word(name: str) -> str:
    """Two words of a Latin name as one, as lists of villages write them (Ramhamdan, Forobaranga), or an Arabic article
    and one (Elfasher); "" for others. What comes out may be an ordinary word."""
    if glued := _ARTICLED.fullmatch(name):
        return glued[1] + glued[2].lower()
    first, _, last = name.partition(" ")
    is_pair = (
        max(name, default="") < _LATIN_END
        and first.isalpha()
        and last.isalpha()
        and first[0].isupper()
        and last[0].isupper()
    )
    if not is_pair or min(len(first), len(last)) < _JOINED_LETTERS or len(name) <= _JOINED_LONG:
        return ""
    return f"{first}{last.lower()}"


def _hiatuses(name: str) -> Iterator[int]:
    """Where two vowels meet in which an Arabic sign may have been left out."""
    lower = name.lower()
    for at in range(2, len(name)):
        if lower[at - 1 : at + 1] in _HIATUS and lower[at - 2] not in _VOWELS:
            yield at


def _arabic(name: str) -> Iterator[str]:
    """Two words written as one, or one as two, without the hamza at the end, with the other g of Pashto and Persian,
    northern for north."""
    if not _GAF.isdisjoint(name):
        yield name.translate(_EXCHANGED_GAF)
    if _EZAFE.search(name):
        yield _EZAFE.sub(f"ه{_ZWNJ}ی", name)
    if _PARTED.search(name):
        yield _PARTED.sub(" ", name)
    if _AND in name:
        yield name.replace(_AND, _AND.strip())
    parts = name.split()
    if len(parts) > 1 and parts[0] in _COMPASS:
        yield name.replace(parts[0], parts[0] + "ي", 1)
    if len(parts) == _JOINED and (parts[0] in _KINSHIP or min(map(len, parts)) >= _JOINED_LETTERS):
        yield "".join(parts)
    if parts and parts[-1].endswith("اء") and len(parts[-1]) >= _HAMZA_LETTERS:
        yield name.removesuffix("ء")
