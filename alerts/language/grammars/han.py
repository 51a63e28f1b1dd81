"""The shapes of a Chinese sign, simplified and traditional: a keyword in one is read in the other (医院, 醫院)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from alerts.language.formstore import DATA

_FIRST: Final = "\u2e80"
_FIRST_HAN, _LAST_HAN = "\u3400", "\u9fff"


def is_han(sign: str) -> bool:
    """Whether a sign is Chinese, also in Japanese."""
    return _FIRST_HAN <= sign <= _LAST_HAN or sign > "\uffff"


def shapes(sign: str) -> frozenset[str]:
    """``sign`` and the signs written for it in the other system; itself alone for anything but one Chinese sign."""
    if len(sign) != 1 or sign < _FIRST:
        return frozenset({sign})
    return _shapes().get(sign, frozenset({sign}))


def in_other_shapes(text: str) -> tuple[str, ...]:
    """``text`` in simplified and in traditional signs, where that is another text; () for other scripts.

    >>> in_other_shapes("顿涅茨克"), in_other_shapes("Aleppo")
    (('頓涅茨克',), ())
    """
    if max(text, default="") < _FIRST:
        return ()
    simplified = "".join(_simplified().get(sign, sign) for sign in text)
    traditional = "".join(_traditional().get(sign, sign) for sign in simplified)
    return tuple(dict.fromkeys(other for other in (simplified, traditional) if other != text))


@cache
def _traditional() -> Mapping[str, str]:
    return {line[0]: line[1] for line in _lines()}


@cache
def _simplified() -> Mapping[str, str]:
    return {shape: line[0] for line in _lines() for shape in line[1:]}


@cache
def _shapes() -> Mapping[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for line in _lines():
        for sign in line:
            table[sign] = table.get(sign, frozenset()) | frozenset(line)
    return table


def _lines() -> list[str]:
    """Each a simplified sign and its traditional shapes, the commonest first."""
    return (DATA / "signs.han").read_text(encoding="utf-8").splitlines()[1:]
