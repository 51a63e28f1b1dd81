"""The whole manners in which agencies write an Arabic name, each with all of its habits at once.

    the United Nations in the Levant   Ayn al Fijah → Ein El-Fijeh, Ein Elfijeh; Al Mishirfeh → Mishrfeh
    French newspapers                  Ash Shadadah → Chadadé; Bludan → Bloudane
    lists of villages                  Kuwayris Sharqi → Eastern Kuwayris; الغارية الشرقية → غارية شرقية

``romanised`` changes a name piece by piece and keeps what is nearest; a manner changes everything and so lies too far.
Preferred mistake: a spelling that nobody writes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

_ARTICLE: Final = re.compile(
    r"(?i)(?<![\w'])(?:al|el|as|es|ash|esh|ad|ed|ar|er|az|ez|at|et|an|en|adh|ath)[ -](?=[A-Za-z'])"
)
_WORDS: Final = {
    "ayn": "Ein", "ain": "Ein", "tall": "Tal", "tell": "Tal", "khirbat": "Kherbet", "khirbet": "Kherbet", "umm": "Um",
    "dayr": "Deir", "bayt": "Beit", "jubb": "Jeb", "shaykh": "Sheikh", "qalat": "Qalet", "maarrat": "Maaret",
    "judaydat": "Jdeidet", "abou": "Abu", "hawsh": "Hosh",
}  # fmt: skip
_WORD: Final = re.compile(r"[A-Za-z']+")
_LEVANTINE: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"aww?(?=[^aeiouwy]|\b)", "o"),
        (r"ay(?=[^aeiouy])", "ei"),
        (r"iyy?ah?\b", "iyeh"),
        (r"(?<=[^aeiou])ah\b", "eh"),
        (r"(?<=[^\Waeiouy])ou(?=[^aeiou])", "u"),
    )
)
_SWALLOWED: Final = re.compile(r"(?i)\b([bcdfgjklmnqrstwz]h?)[ui](?=[bcdfghjklmnqrstwz][aei]\w{2})")
"""The vowel of a first syllable that nobody hears: Muzayrib, Mzeireb."""
_FRENCH: Final = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"Sh", "Ch"),
        (r"sh", "ch"),
        (r"ay(?=[^aeiouy])", "ei"),
        (r"iyy?ah?\b", "ié"),
        (r"(?<=[^aeiou])ah\b", "é"),
        (r"(?<![aeoqAEOQ])u(?=[^aeiou]|\b)", "ou"),
        (r"U(?=[^aeiou])", "Ou"),
        (r"(?<=[^\Waeiou][ia])n\b(?=$)", "ne"),
    )
)
_FAITH: Final = re.compile(r"(?i)(?:[ -](?:al|el|ad|ed)[ -]d|(?<=\w)[ -]?[eu]dd)ine?$")
"""The second half of names of men: Rukn al-Din, Roukn Eddine."""
_SUN: Final = re.compile(r" ?\0((sh|ch|th|dh|[szdtrnj])?\w)", re.IGNORECASE)
_SIDES: Final = {
    "sharqi": "Eastern", "charqi": "Eastern", "gharbi": "Western", "shamali": "Northern", "chamali": "Northern",
    "janubi": "Southern", "janoubi": "Southern", "fawqani": "Upper", "tahtani": "Lower", "kabir": "Big",
    "saghir": "Little",
}  # fmt: skip
_SIDED: Final = re.compile(
    rf"(?i)^(?P<name>.+?)[ -](?:(?:al|el|ash|esh|as|es|at|et|ach)[ -])?(?P<side>{'|'.join(_SIDES)})(?:y?y?[ae]h?)?$"
)
_NATIVE: Final = {
    "eastern": "sharqi", "western": "gharbi", "northern": "shamali", "southern": "janubi", "upper": "fawqani",
    "lower": "tahtani", "big": "kabir", "greater": "kabir", "little": "saghir", "small": "saghir",
}  # fmt: skip
_ARABIC_SIDED: Final = re.compile(
    r"^(?:ال)?(?P<name>\w{3,}(?: \w{3,})?) (?:ال)?(?P<side>(?:شرقي|غربي|شمالي|جنوبي|فوقاني|تحتاني|كبير|صغير)ة?)$"
)
_HEADS: Final = frozenset("رسم تل جب خربة كسرة جوبة حوايج معرة كفر أم ام".split())
"""Generic words behind which the article comes and goes."""
_BARE_HAMZA: Final = re.compile(r"(?:^|\s)ال\w{3}ا$")


def manners(name: str) -> Iterator[str]:
    """``name``, romanised, in every manner; some of them are the same name again.

    >>> "Ein Elfijeh" in manners("Ayn al Fijah"), "Chadadé" in manners("Ash Shadadah")
    (True, True)
    """
    bare = _WORD.sub(lambda found: _WORDS.get(found[0].lower(), found[0]), _ARTICLE.sub("\0", name))
    inner = bare.lstrip("\0")
    for habits in ((), _LEVANTINE):
        spoken = _changed(inner, habits)
        swallowed = _SWALLOWED.sub(r"\1", spoken)
        for way, article in product(
            dict.fromkeys((spoken, swallowed)), ("El", "El-", "al-", "E", "E-") if "\0" in inner else ("",)
        ):
            yield _glued(way, article)
    if opening := _ARTICLE.match(name):
        plain = _glued(inner, "al-")
        yield from (f"{article} {plain}" for article in ("Al", opening[0][:-1]))
        yield f"El{plain[:1].lower()}{plain[1:]}"
    if _FAITH.search(name):
        yield from (f"{_FAITH.sub(faith, name)}{end}" for faith in (" Eddin", "eddin", "uddin") for end in ("", "e"))
        yield from (_FAITH.sub(faith, name) for faith in (" al-Din", " ad-Din"))
    if name[0] == "J":
        yield _changed(f"Dj{name[1:]}", _FRENCH)
    yield _glued(_changed(_ARTICLE.sub("\0", name).lstrip("\0"), _FRENCH), "al-")
    if sided := _SIDED.match(name):
        yield f"{_SIDES[sided['side'].lower()]} {_ARTICLE.sub('', sided['name'])}"


def arabic_manners(name: str) -> Iterator[str]:
    """An Arabic name with its articles or without them (كويرس شرقي, كويرس الشرقي; الشيخ بحر, شيخ بحر; رسم العبود,
    رسم عبود), and with the hamza at its end (عين البيضا, عين البيضاء)."""
    if sided := _ARABIC_SIDED.match(name):
        own, side = sided["name"], sided["side"]
        yield from (f"ال{own} ال{side}", f"{own} {side}", f"ال{own} {side}", f"{own} ال{side}")

    first, _, rest = name.partition(" ")
    if rest and first in _HEADS:
        yield f"{first} {rest.removeprefix('ال') if rest.startswith('ال') else 'ال' + rest}"
    if rest and first.startswith("ال") and (rest.startswith("ال") or first == "الشيخ"):
        yield name.removeprefix("ال")
    if first == "شيخ" and rest:
        yield f"ال{name}"
    if _BARE_HAMZA.search(name):
        yield f"{name}ء"


def native(query: str) -> str:
    """What an English list calls Eastern Kuwayris in Arabic words: Kuwayris sharqi; "" for other names."""
    side, _, name = query.partition(" ")
    return f"{name} {_NATIVE[side.lower()]}" if name and side.lower() in _NATIVE else ""


def _changed(name: str, habits: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, sign in habits:
        name = pattern.sub(sign, name)
    return _cased(name)


def _cased(name: str) -> str:
    return name[:1].upper() + name[1:]


def _glued(name: str, article: str) -> str:
    """The article at every place where one stands, its l as it is heard for E (Ein Etteeneh, Jeb Ej-Jarrah), the words
    behind it in small letters where it is glued on."""
    if article == "El":
        return re.sub(r" ?\0(.)", lambda found: f" El{found[1].lower()}", name)
    if article == "E":
        return _SUN.sub(lambda found: f" E{(found[2] or 'l').lower()}{found[1].lower()}", name)
    if article == "E-":
        return _SUN.sub(lambda found: f" E{(found[2] or 'l').lower()}-{found[1]}", name)
    return name.replace("\0", article)
