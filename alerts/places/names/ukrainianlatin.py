"""Ukrainian names in Latin letters, as the state writes them (Huliaipole) and as the French press does (Houliaïpole).

The state's table is the one of its cabinet's resolution 55 of 2010; the French one is that of French geographers, for
Russian names too (Voltchansk), since the press used those for years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from alerts.places.namekeys import Script, script_of

UKRAINE: Final = "UA"
_STATE: Final = dict(
    pair.split(":")
    for pair in """
    а:a б:b в:v г:h ґ:g д:d е:e є:ie ж:zh з:z и:y і:i ї:i й:i к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch
    ш:sh щ:shch ь: ю:iu я:ia
    """.split()
)
_STATE_FIRST: Final = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_FRENCH: Final = _STATE | dict(
    pair.split(":")
    for pair in """
    ж:j у:ou ч:tch ш:ch щ:chtch ю:iou я:ia є:ie ї:ï й:ï ы:y э:e ё:io ъ:
    """.split()
)
_RUSSIAN: Final = {"г": "g", "и": "i", "е": "e"}
_RUSSIAN_ONLY: Final = frozenset("ыэёъ")
_VOWELS: Final = frozenset("аеєиіїоуюяыэё")
_LETTERS: Final = frozenset(_FRENCH)


def transcriptions(names: Iterable[tuple[Iterable[str], str]]) -> Iterator[str]:
    """Names in Latin letters made from Ukrainian and Russian ones; those without a language may be either.

    >>> list(transcriptions([(("uk",), "Гуляйполе")]))
    ['Huliaipole', 'Houliaïpole']
    """
    for tags, text in names:
        if script_of(text) is not Script.CYRILLIC or not set(text.lower()) <= _LETTERS | set(" -'’"):
            continue
        languages = tuple(tags)
        if "uk" in languages or (not languages and _RUSSIAN_ONLY.isdisjoint(text.lower())):
            yield _written(text, _STATE, first=_STATE_FIRST)
            yield _written(text, _FRENCH)
        if "uk" not in languages:
            yield _written(text, _FRENCH | _RUSSIAN)


def _written(name: str, table: dict[str, str], *, first: dict[str, str] | None = None) -> str:
    """``name`` by ``table``; ``first`` is for letters that open a word, and what is not French has it."""
    words = name.translate({ord(sign): None for sign in "'’"}).split(" ")
    return " ".join("".join(_pieces(word, table, first)) for word in words)


def _pieces(word: str, table: dict[str, str], first: dict[str, str] | None) -> Iterator[str]:
    lower = word.lower()
    for at, letter in enumerate(lower):
        before, after = lower[at - 1 : at] if at else "", lower[at + 1 : at + 2]
        opening = first if first and not before.isalpha() else {}
        piece = opening.get(letter, table.get(letter, letter))
        if first is None:
            piece = _in_french(letter, before, after, piece)
        elif letter == "г" and before == "з":
            piece = "gh"
        yield piece.capitalize() if word[at].isupper() else piece


def _in_french(letter: str, before: str, after: str, piece: str) -> str:
    """The French piece, which shows how it is read: Tchassiv, Kryvy, Yahotyne."""
    if letter == "с" and before in _VOWELS and after in _VOWELS:
        return "ss"
    if letter == "й" and before in {"и", "ы"}:
        return ""
    return "ne" if letter == "н" and before == "и" and not after else piece
