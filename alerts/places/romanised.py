"""Other ways in which reports write a place's name where Arabic is spoken: Tall Rifat, Tell Rifaat, Tel Rif'at.

Made by closed tables from a name that is known (generic words, the article, endings, the French way), so that every one
of them would be read as the same name by somebody who knows it. Preferred mistake: a spelling that nobody writes, since
it is found in no text; never a short one, nor one that is an ordinary word (``is_safe``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice, product
from typing import Final

from alerts.language.inflection import languages_with
from alerts.places.namekeys import Script, key_of, script_of

ARABIC_SPEAKING: Final = frozenset("SY IQ LB JO PS YE SA KW BH QA AE OM EG SD LY TN DZ MA MR EH IL".split())
_MOST: Final = 32
_COMBINED: Final = 128
_SHORTEST: Final = 6
_ALIKE: Final = tuple(
    tuple(line.split())
    for line in """
    tall tell tal tel
    kafr kafar kfar kefr
    deir dayr dair
    ayn ain ein
    bayt beit beyt
    sheikh shaykh cheikh sheik
    umm um oum
    abu abou
    maarrat maarat maaret ma'arrat ma'arat
    numan nu'man nouman
    rifat rifaat rif'at
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
_ENDINGS: Final = (
    (re.compile(r"(?i)iyy?ah\b"), ("iya", "iyeh", "iyah", "iyya")),
    (re.compile(r"(?i)iyy?a\b"), ("iyah", "iyeh")),
    (re.compile(r"(?i)(?<=[^aeiou\W])ah\b"), ("a", "eh")),
    (re.compile(r"(?i)(?<=\w{3}[^aeiou\W])a\b"), ("ah",)),
)
_SOUNDS: Final = (
    (re.compile("uway"), "wei"),
    (re.compile("ay(?=[^aeiou])"), "ai"),
    (re.compile("ay(?=[^aeiou])"), "ei"),
    (re.compile("aw(?=[^aeiou])"), "au"),
    (re.compile("q"), "k"),
    (re.compile("Q"), "K"),
)
_FRENCH: Final = (
    (re.compile("Sh"), "Ch"),
    (re.compile("sh"), "ch"),
    (re.compile("(?<![aeoqAEOQ])u(?![aeiou])"), "ou"),
)


def spellings(names: Iterable[str]) -> tuple[str, ...]:
    """At most 32 other safe spellings of Latin ``names``, none with the key of one of them."""
    known = {key_of(name) for name in names}
    made: dict[str, str] = {}
    for name in names:
        for other in _spellings_of(name) if script_of(name) is Script.LATIN else _joined(name):
            key = key_of(other)
            if key not in known and len(made) < _MOST and is_safe(other):
                made.setdefault(key, other)
    return tuple(made.values())


def is_safe(name: str) -> bool:
    """False for a short name and for one that some language has as an ordinary word."""
    return len(key_of(name)) >= _SHORTEST and not languages_with(name.lower())


@lru_cache(maxsize=4096)
def _spellings_of(name: str) -> tuple[str, ...]:
    """Spellings of one name, those nearest to it first."""
    bare = _QUOTES.sub("", name)
    worded = [bare, *islice(_worded(bare), _COMBINED)]
    ended = [other for one in worded for other in (one, *_ended(one))]
    sounded = [other for one in ended for other in (one, *_sounded(one))]
    french = [_rewritten(one, _FRENCH) for one in sounded]
    return tuple(dict.fromkeys(one for one in (*sounded, *french) if one != name))


def _worded(name: str) -> Iterator[str]:
    """With other spellings of the generic words and of the article."""
    parts = _PARTS.split(name)
    choices: list[tuple[str, ...]] = []
    for at, part in enumerate(parts):
        following = parts[at + 2] if at + 2 < len(parts) else ""
        choices.append(_choices(part, following))
    if parts[0].lower() in _ARTICLES and len(parts) > 2:
        choices[0] = ("", *choices[0])
    for chosen in product(*choices):
        joined = "".join(chosen).strip(" -")
        if joined != name:
            yield joined


def _choices(part: str, following: str) -> tuple[str, ...]:
    lower = part.lower()
    if lower in _ARTICLES and following:
        sound = next((sound for sound in _SUN if following.lower().startswith(sound)), "")
        articles = ("al", "el", f"a{sound}") if sound else ("al", "el")
        return tuple(dict.fromkeys((part, *(_cased(article, part) for article in articles))))
    return tuple(dict.fromkeys((part, *(_cased(other, part) for other in _OTHERS.get(lower, ())))))


def _ended(name: str) -> Iterator[str]:
    for pattern, endings in _ENDINGS:
        if pattern.search(name):
            yield from (pattern.sub(ending, name) for ending in endings)
            return


def _sounded(name: str) -> Iterator[str]:
    for pattern, sound in _SOUNDS:
        if pattern.search(name):
            yield pattern.sub(sound, name)


def _rewritten(name: str, rules: Iterable[tuple[re.Pattern[str], str]]) -> str:
    for pattern, sign in rules:
        name = pattern.sub(sign, name)
    return name


def _cased(word: str, like: str) -> str:
    return word.capitalize() if like[:1].isupper() else word


_GLUED: Final = re.compile(r"^(كفر|تل|معر|دير|بيت|عين|جب)(\s?)(?!ة)(\w{3,})$")


def _joined(name: str) -> tuple[str, ...]:
    """An Arabic name with its generic word glued on, or parted: كفر نبل, كفرنبل."""
    found = _GLUED.match(name) if script_of(name) is Script.ARABIC else None
    if found is None:
        return ()
    word, space, rest = found.groups()
    if space:
        return () if rest.startswith("ال") else (f"{word}{rest}",)
    return (f"{word} {rest}",) if word in {"كفر", "معر"} else ()
