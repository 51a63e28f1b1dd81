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
