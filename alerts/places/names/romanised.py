"""Other ways in which reports write a place's name where Arabic is spoken: Tall Rifat, Tell Rifaat, Tel Rif'at.

Made by closed tables from a known name (generic words, the article, endings, vowels, the French way), so that every one
of them would be read as the same name by somebody who knows it. Preferred mistake: a spelling that nobody writes, since
it is found in no text; never a short one, nor one that is an ordinary word (``is_safe``).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import Final

from alerts.language.inflection import is_known, is_word
from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.arabicnames import other_ways
from alerts.places.names.manners import manners
from alerts.places.names.spelling import spelling_key

ARABIC_SPEAKING: Final = frozenset("SY IQ LB JO PS YE SA KW BH QA AE OM EG SD LY TN DZ MA MR EH IL".split())
_MOST: Final = 80
_BASES: Final = 4
_MOST_OF_ALL: Final = 144
_COMBINED: Final = 256
MARKED: Final = 80
"""Names and spellings, the nearest first, into which ayns are written."""
_SHORTEST: Final = 5
"""Letters of a spelling without its article; of a given name or a word none is ever made."""

Wanted = Callable[[str], bool]
"""Whether a spelling is asked for."""
_Choices = tuple[tuple[str, int], ...]
"""The ways to write a piece of a name, each with how far from the name it leads."""

_ALIKE: Final = tuple(
    tuple(line.split())
    for line in """
    tall tell tal tel
    kafr kafar kfar kefr
    deir dayr dair der
    ayn ain ein eyn
    bayt beit beyt bait
    sheikh shaykh cheikh sheik
    umm um oum
    abu abou abo
    maarrat maarat maaret ma'arrat ma'arat
    numan nu'man nouman
    rifat rifaat rif'at refaat refat
    khirbat khirbet kherbet
    jabal jebel djebel
    jisr jisir
    burj borj bourj
    bir beer
    wadi ouadi
    qasr kasr
    qalat qalaat kalaat
    marj merj
    jubb joubb jub
    rasm resm
    khan
    """.strip().splitlines()
)
_OTHERS: Final = {word: words for words in _ALIKE for word in words}
_ARTICLES: Final = frozenset("al el as es ash esh ad ed ar er az ez at et an en adh edh ath eth ach ech".split())
_SUN: Final = ("sh", "ch", "th", "dh", "s", "z", "d", "t", "r", "n")
_PARTS: Final = re.compile(r"([ \-])")
_QUOTES: Final = re.compile("['’‘ʿʾ`]")
_SYLLABLES: Final = re.compile(
    r"iyy?[ae]h?(?!\w)|ie[h]?(?!\w)|[ae]h(?!\w)|(?<=[^aeiouy])[ae](?!\w)|"
    r"u[wh]ay(?![aeiou])|sh|ch|kh|gh|dh|th|ou|oo|ee|aa|[ae][iy](?![aeiou])|a[wu](?![aeiou])|ow(?![aeiou])|([^aeiouwy\W])\1|\w|\W"
)
"""The pieces of a word that are written in more than one way: endings, pairs of letters, doubled consonants."""
_ALTERNATIVES: Final = {
    piece: tuple((other, int(cost)) for other, cost in (pair.split(":") for pair in pairs.split()))
    for piece, pairs in {
        "iyah": "iya:1 iyya:2 iyeh:2 iyyeh:3 ieh:4 iyyah:4 eyeh:5",
        "iya": "iyah:2 iyya:2 iyeh:2 iyyeh:3 ieh:4 ia:4 ya:4",
        "iyyah": "iyah:2 iya:2 iyeh:2 iyyeh:2",
        "iyya": "iyah:2 iya:2 iyeh:2 iyyeh:2",
        "iyeh": "iyah:2 iya:2 ieh:2 iyyeh:2",
        "ieh": "iyeh:2 iyah:2 iya:2",
        "ah": "a:1 eh:2 e:4",
        "eh": "a:2 ah:2 e:4",
        "ay": "ai:1 ei:1 ey:4 e:4 i:6",
        "ai": "ay:2 ei:2 e:4 i:6",
        "ei": "ay:2 ai:2 e:4 i:4",
        "ey": "ay:2 ai:2 ei:2",
        "aw": "au:2 o:2 ou:4 ow:4",
        "au": "aw:2 o:2",
        "ow": "aw:2 au:2 o:2",
        "ou": "u:2 o:4",
        "oo": "u:2 ou:2",
        "u": "ou:2 o:2 oo:4 aw:5",
        "o": "u:2 ou:2 aw:4",
        "i": "e:2 ay:5",
        "ee": "i:2",
        "e": "a:2 i:2",
        "a": "e:3",
        "aa": "a:2 a'a:2",
        "q": "k:2 g:6",
        "uway": "uwai:2 uwei:2 wei:2 way:2 wai:2 ouei:4",
        "uhay": "uhai:2 uhei:2 hei:2 hay:2",
        "dh": "z:4 d:4 th:4",
        "th": "t:4",
        "sh": "ch:4",
        "ch": "sh:1",
    }.items()
}
"""How else a piece is written, and how far from the name that takes a spelling."""
_CONSTRUCT: Final = re.compile(r"(?<=\w\w)[ae]t$")
_CONSTRUCT_ENDS: Final = (("at", 1), ("et", 1), ("a", 4), ("eh", 5))
"""How the feminine ending of a word before another is written: Mleihet al-Atash, Mleiha al-Atash."""
_OF_A_FAMILY: Final = re.compile("iyy?[ae]h?$")
"""How a place that is called after somebody ends: Hamidiyah."""
_FARTHEST: Final = 7
"""How far a spelling may be from the name that it is made of."""
_INNER_ARTICLE: Final = re.compile(
    r"(?<=\w)[ -](?:al|el|as|es|ash|esh|ad|ed|ar|er|az|ez|at|et|an|en)[ -](\w)", re.IGNORECASE
)
"""The article inside a name, glued on as lists of villages write it: Khan Elassal, Kherbet Eljoz."""
_GLUED_ON: Final = re.compile(r"(Kafr|Kafar|Kfar|Tall|Tal|Tel|Maar|Ma'ar) (?!(?:a[ltdrsnz]|el|a[st]h) )([^\W\d_])")
_GLUABLE: Final = {"K": ("Kafr", "Kafar", "Kfar"), "T": ("Tal", "Tel"), "M": ("Maar",)}
"""The words that lists of villages glue on, by the letter that they begin with."""
_VOWELS: Final = frozenset("aeiou")
_SHORT: Final = frozenset("aeiu")
_FRENCH: Final = (
    (re.compile("(?i)sh"), "ch"),
    (re.compile("(?i)(?<![aeoq])u(?![aeiou])"), "ou"),
    (re.compile("(?<=[^aeiou]i)n$"), "ne"),
)
_GERMAN: Final = (
    (re.compile("(?i)sheikh|shaykh"), "scheich"),
    (re.compile("(?i)sh"), "sch"),
    (re.compile("(?i)j"), "dsch"),
    (re.compile("(?i)y(?=[aeiou])"), "j"),
    (re.compile("(?i)kh"), "ch"),
)
_DOUBLED: Final = frozenset("bdfjklmnrstz")
_CAPITAL_INSIDE: Final = re.compile(r"(?<=[^\W\d_])[A-Z]")
_FOREIGN: Final = re.compile(r"(?i)[pvx]|c(?!h)")
"""Letters that no sound of Arabic is written with."""
_LONGEST: Final = 60
_LONG_TURKISH: Final = 6
"""Letters from which a word of Turkish alone may be a spelling, which needs a capital in any text."""
_PERSONS: Final = frozenset(
    spelling_key(name)
    for name in """
    mohammed ahmed mahmoud hamid hamdan hassan hussein khaled kassem jassem mustafa ibrahim ismail yousef salman
    suleiman haidar mansour nasser marwan rashid khattab ramadan othman abbas adnan bashar salim salem hisham habib
    jamil karim khalil maher mazen munir nabil nader rami samir tariq walid yasser zaher ziad ayman amjad
    yusuf jaber bilal hamza husam issam jihad malik nidal omran sharif suhail tahir wisam yahya zakaria faris ghassan
    anwar akram ashraf shifa
    """.split()
)
"""Spelling keys of given names: one word with such a key is most often a person."""


def is_long_enough(name: str) -> bool:
    """False for a name of which no spelling is made: Azaz, al-Bab."""
    return len("".join(_bare(key_of(name)))) >= _SHORTEST


def are_one_generic(word: str, other: str) -> bool:
    """True for two ways to write a generic word: tall and tell, deir and dayr."""
    return other in _OTHERS.get(word, ())


def spellings(
    names: Iterable[str], *, known: Iterable[str] = (), least: int = _SHORTEST, wanted: Wanted | None = None
) -> tuple[str, ...]:
    """At most 80 other safe spellings of each of the first Latin ``names`` and of Arabic ones, at most 144 of all, the
    nearest to a name first, none with the key of one of them or of those ``known`` besides, nor of less than ``least``
    letters. Of those not ``wanted`` none is surely there: dictionaries are asked about them only where it matters which
    are the first."""
    names, known = tuple(names), tuple(known)
    keys = {key_of(name) for name in (*names, *known)}
    latin = [name for name in names if script_of(name) is Script.LATIN and _is_romanised(name)][:_BASES]
    near = sorted((pair for name in latin for pair in _spellings_of(name)), key=itemgetter(0))
    first = [other for name in names for other in other_ways(name)]
    first += [other for name in latin for other in _glued(name)]
    nearby = len(first) + len(near)
    most = len(first) + min(_MOST * max(1, len(latin)), _MOST_OF_ALL)
    made: dict[str, str] = {}
    left: list[tuple[int, str, str]] = []
    for number, other in enumerate((*first, *(other for _, other in near), *_in_manners(latin))):
        key = key_of(other)
        if key in keys:
            continue
        left.append((number, key, other))
        if wanted is None or wanted(other):
            surely = left if len(made) + len(left) + len(names) > min(most, MARKED) else left[-1:]
            for at, own, each in surely:
                if (len(made) < most or at >= nearby) and own not in made and is_safe(each, least=least):
                    made[own] = each
            del left[-len(surely) :]
    return tuple(made.values())


def _in_manners(names: Iterable[str]) -> Iterator[str]:
    """The names as agencies write them, however far from a name that is; at most a score for each."""
    for name in names:
        yield from manners(name)


def articled(name: str) -> Iterator[str]:
    """A name too short to be varied with the other ways to write its article: Ad Dana, al-Dana."""
    article, _, rest = name.replace("-", " ").partition(" ")
    if article.lower() in _ARTICLES and rest.isascii() and _QUOTES.sub("", rest).isalpha():
        sound = next((sound for sound in _SUN if rest.lower().startswith(sound)), "l")
        yield from (f"{article} {rest}" for article in ("Al", "El", f"A{sound}", f"E{sound}"))


def _is_romanised(name: str) -> bool:
    """False for what is no romanisation of an Arabic name (Aleppo), too short to be varied (Azaz) or too long."""
    return is_long_enough(name) and len(name) <= _LONGEST and not _FOREIGN.search(name)


def is_safe(name: str, *, least: int = _SHORTEST) -> bool:
    """False for a name of less than ``least`` letters, a given name, and an ordinary word of some language; no word is
    one behind an Arabic article."""
    key = key_of(_QUOTES.sub("", name))
    words = _bare(key)
    is_person = len(words) == 1 and spelling_key(name) in _PERSONS and not _OF_A_FAMILY.search(key)
    forms = {name.lower(), *(words if words == key.split()[:1] else ())}
    return len("".join(words)) >= least and not is_person and not any(map(_is_word, forms))


def _is_word(form: str) -> bool:
    """True for a word of some language, German too, whose nouns have a capital anywhere (Schule); Turkish has one for
    nearly every row of letters (meskene, to the dwelling), so a long one counts in another language only."""
    return is_word(form, "de") or is_known(form, "tr" if len(form) >= _LONG_TURKISH else "")


def _bare(key: str) -> list[str]:
    """The words of a key but for articles."""
    return [word for word in key.split() if word not in _ARTICLES]


@lru_cache(maxsize=4096)
def _spellings_of(name: str) -> tuple[tuple[int, str], ...]:
    """How far from ``name`` a spelling is, and the spelling: the nearest first, then its French way."""
    decomposed = unicodedata.normalize("NFD", _QUOTES.sub("", name))
    bare = "".join(sign for sign in decomposed if not unicodedata.combining(sign))
    choices = list(_all_choices(_PARTS.split(bare)))
    near = [(cost, _tidy(other)) for cost, other in islice(_nearest(choices), _COMBINED)]
    french = [(cost + 2, _changed(other, _FRENCH)) for cost, other in near]
    german = [(cost + 4, _changed(other, _GERMAN)) for cost, other in near]
    return tuple(pair for pair in (*near, *french, *german) if pair[1] != name)


def _all_choices(parts: Sequence[str]) -> Iterator[_Choices]:
    """The pieces of a name cut at blanks and hyphens, each with the ways to write it."""
    at = 0
    while at < len(parts):
        if parts[at].lower() in _ARTICLES and at + 2 < len(parts):
            yield _articles(parts[at], parts[at + 1], parts[at + 2], opens=at == 0)
            at += 2
        else:
            yield from _choices(parts[at], is_last=at + 2 >= len(parts))
            at += 1


def _articles(part: str, joint: str, following: str, *, opens: bool) -> _Choices:
    """The ways to write an article and what joins it to its word: none at all, l left or assimilated, glued on.
    At the head of a name none comes first, since a name without it is found behind one too."""
    sound = next((sound for sound in _SUN if following.lower().startswith(sound)), "")
    ways = {f"{part}{joint}": 2 * opens, "": 0 if opens else 3}
    for article, cost in (("al", 1), (f"a{sound}", 2), ("el", 4)) if sound else (("al", 1), ("el", 4)):
        ways.setdefault(f"{_cased(article, part)}{joint}", cost + 2 * opens)
    if not opens:
        ways["el"] = 4
    return tuple(ways.items())


def _choices(part: str, *, is_last: bool) -> Iterator[_Choices]:
    """The pieces of one word of a name, each with the ways to write it."""
    lower = part.lower()
    construct = None if is_last else _CONSTRUCT.search(part)
    if lower in _OTHERS:
        yield tuple((_cased(other, part) if other != lower else part, 2 * (other != lower)) for other in _OTHERS[lower])
    elif construct:
        yield from _pieces(part[: construct.start()])
        own = construct[0]
        yield ((own, 0), *((end, cost) for end, cost in _CONSTRUCT_ENDS if end != own))
    else:
        yield from _pieces(part)


def _pieces(word: str) -> Iterator[_Choices]:
    pieces = [found[0] for found in _SYLLABLES.finditer(word.lower())]
    for at, piece in enumerate(pieces):
        ways = [(piece, 0), *_ALTERNATIVES.get(piece, ()), *_other_ways(pieces, at)]
        yield tuple((_cased(way, word) if at == 0 else way, cost) for way, cost in ways)


def _other_ways(pieces: Sequence[str], at: int) -> Iterator[tuple[str, int]]:
    """The ways to write a piece that depend on where it stands: a weak vowel swallowed or another one, one put between
    two consonants, one consonant for two and two for one."""
    piece, before, following = pieces[at], pieces[at - 1] if at else "", pieces[at + 1 : at + 3]
    after = following[0] if following else ""
    is_single, is_last = len(piece) == 1, not after
    if piece in _SHORT and at == 1 and before[0] not in _VOWELS and after:
        yield from ((other, 4) for other in "aiu" if other != piece)
    if piece in _SHORT and before[-1:] not in _VOWELS | {""} and _opens(following):
        yield "", (2 if piece in "iu" else 3) if at == 1 else 4
    if piece == "i" and after and after[0] not in _VOWELS:
        yield "ee", 2 if len(following) == 1 else 4
        yield "ei", 4
    if piece[0] in _VOWELS:
        if piece in {"a", "e"} and is_last:
            yield from ((end, 1 if end == "ah" else 2) for end in ("a", "ah", "eh") if end != piece)
        return
    if len(piece) == 2 and piece[0] == piece[1]:
        yield piece[0], 2
    if is_single and piece in _DOUBLED and before[-1:] in _VOWELS and ((after and after[0] in _VOWELS) or is_last):
        yield piece * 2, 4
    if after and after[0] not in _VOWELS | {"'"} and (at == 0 or len(following) == 1):
        yield from ((piece + vowel, 3) for vowel in ("iu" if at == 0 else "e"))


def _opens(following: Sequence[str]) -> bool:
    """True behind a vowel that is easily swallowed: one consonant follows, then another vowel."""
    return len(following) == 2 and following[0][0] not in _VOWELS and following[1][0] in _VOWELS


def _nearest(choices: Sequence[_Choices]) -> Iterator[tuple[int, str]]:
    """All ways to write a name that are near enough, the nearest first."""
    reached: dict[int, list[str]] = {0: [""]}
    for ways in choices:
        longer: dict[int, list[str]] = {}
        for cost, starts in reached.items():
            for way, more in ways:
                if cost + more <= _FARTHEST:
                    longer.setdefault(cost + more, []).extend(start + way for start in starts)
        reached = {cost: starts[:_COMBINED] for cost, starts in longer.items()}
    for cost in sorted(reached):
        yield from ((cost, other) for other in reached[cost])


def _tidy(name: str) -> str:
    """A spelling without the joint of an article that was left out, nor capitals inside a word."""
    return _CAPITAL_INSIDE.sub(lambda found: found[0].lower(), name).strip(" -")


def _changed(name: str, way: Sequence[tuple[re.Pattern[str], str]]) -> str:
    for pattern, sign in way:
        name = pattern.sub(lambda found, sign=sign: _cased(sign, found[0]), name)  # type: ignore[misc]
    return name


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


def _glued(name: str) -> Iterator[str]:
    """A name with its inner article or its first word glued on: Khan Elasal, Kafrlata."""
    glued = _INNER_ARTICLE.sub(lambda found: f" El{found[1].lower()}", name)
    if glued != name:
        yield glued
    if found := _GLUED_ON.match(name):
        rest = f"{found[2].lower()}{name[found.end() :]}"
        yield from (f"{word}{rest}" for word in _GLUABLE[name[0]])
