"""Where the ayn or hamza of an Arabic name stands in a romanisation of it that leaves it out: Muzayriah, Muzayri'ah.

The Arabic name tells: its consonants are led along those of the romanisation, and an apostrophe is put where an ayn or
hamza comes: between two vowels (Maara, Ma'ara), else before or behind the one vowel there (Shafah, Sha'fah). Preferred
mistake: a form that nobody writes, since it is found in no text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

_SIGNS: Final = frozenset("عأئؤء")
_SOUNDS: Final = {
    "ب": "b p", "ت": "t", "ث": "th t s", "ج": "dj j g", "ح": "h", "خ": "kh ch x h", "د": "d", "ذ": "dh th z d",
    "ر": "r", "ز": "z", "س": "s", "ش": "sch sh ch", "ص": "s", "ض": "dh d", "ط": "t", "ظ": "dh z", "غ": "gh g",
    "ف": "f", "ق": "q k g", "ك": "k q", "ل": "l", "م": "m", "ن": "n", "ه": "h",
}  # fmt: skip
"""The consonants, and how they are romanised, the longer first; w and y may be vowels and are passed over."""
_DIGRAPHS: Final = frozenset("ou oo ee ei ay ai aw au".split())
_GLIDES: Final = frozenset("وي")
_GLIDES_LATIN: Final = frozenset("wy")
_FINAL_HAMZA: Final = re.compile(r"اء(?!\w)")
_ARTICLE: Final = re.compile(r"(?:^|(?<=\s))ال")
_VOWELS: Final = frozenset("aeiouyw")
_LATIN_ARTICLE: Final = re.compile(r"(?i)(?<![^\W_])(?:al|el|a(?:sh|ch|th|dh|[szdtrn])|e(?:sh|ch|[szdtrn]))[ -](?=\w)")


def with_ayn(name: str, arabic: str) -> Iterator[str]:
    """The ways to write the ayns and hamzas of ``arabic`` into ``name``, all at once or one of them; nothing where the
    two do not sound alike or there is none.

    >>> list(with_ayn("Muzayriah", "المزيرعة"))
    ["Muzayri'ah"]
    >>> list(with_ayn("Shafah", "الشعفة"))
    ["Sh'afah", "Sha'fah"]
    """
    bare = "".join(sign for sign in unicodedata.normalize("NFD", name) if not unicodedata.combining(sign))
    if "'" in bare or _SIGNS.isdisjoint(arabic[1:]):
        return
    places = _places(bare, arabic)
    whole = [tuple(ways[pick] for ways in places) for pick in (0, -1)] if places else []
    each = [(ways[-1],) for ways in places] if len(places) > 1 else []
    yield from dict.fromkeys(_marked(bare, marks) for marks in (*whole, *each))


def opened(name: str, arabic: str) -> Iterator[str]:
    """The ayn at the head of ``arabic`` written as a second a; nothing where there is none.

    >>> list(opened("Abdin", "عابدين")), list(opened("Aleppo", "حلب"))
    (['Aabdin'], [])
    """
    if arabic.startswith("ع") and name.startswith("A") and name[1:2] not in _VOWELS:
        yield f"Aa{name[1:]}"


def _marked(name: str, marks: Sequence[int]) -> str:
    for at in reversed(marks):
        name = f"{name[:at]}'{name[at:]}"
    return name


def _places(name: str, arabic: str) -> list[tuple[int, ...]]:
    """Where each sign may stand in ``name``; empty where the consonants do not agree."""
    lower = _LATIN_ARTICLE.sub(lambda found: " " * len(found[0]), name.lower())
    places: list[tuple[int, ...]] = []
    at, starts = 0, True
    for letter in _FINAL_HAMZA.sub("ا", _ARTICLE.sub(" ", arabic)):
        if letter == " ":
            starts = True
            continue
        while at < len(lower) and not lower[at].isalpha():
            at += 1
        if letter in _GLIDES and _is_glide(lower, at):
            at += 1
        elif letter in _SIGNS and not starts:
            end = at
            while end < len(lower) and lower[end] in _VOWELS:
                end += 1
            if end > at:
                places.append((at + 1,) if end - at > 1 and lower[at:end] not in _DIGRAPHS else (at, end))
        elif letter == "ة":
            at = _next(lower, at, ["t", "h"]) or at
        elif sounds := _SOUNDS.get(letter):
            found = _next(lower, at, sounds.split())
            if found is None:
                return []
            at = found
        starts = False
    rest = lower[at:].replace("h", "").replace("t", "")
    return places if all(sign in _VOWELS or not sign.isalpha() for sign in rest) else []


def _is_glide(name: str, at: int) -> bool:
    """True for a w or y before a vowel."""
    return name[at : at + 1] in _GLIDES_LATIN and name[at + 1 : at + 2] in _VOWELS


def _next(name: str, at: int, sounds: list[str]) -> int | None:
    """Where one of ``sounds`` ends that comes next after vowels, doubled or not; None where another consonant does."""
    while at < len(name) and (name[at] in _VOWELS or not name[at].isalpha()):
        at += 1
    for sound in sounds:
        if name.startswith(sound, at):
            end = at + len(sound)
            return end + len(sound) if name.startswith(sound, end) else end
    return None
