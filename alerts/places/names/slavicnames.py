"""Russian and Ukrainian cases of place names: a stem and a closed set of endings for each way a name can end.

A name of several words bends in three ways, all written down: every word in the same case (Восточной Гуты), the last
word alone (Хан Юниса), the first alone (сектора Газа). Of parts joined by hyphens the last bends (Хан-Юниса), or both
(Гусь-Хрустальный, в Гусе-Хрустальном), before -на- the first (Ростова-на-Дону).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

Cases = tuple[str, ...]
"""Genitive, dative, accusative, instrumental, locative; alternatives parted by a slash, "-" for the bare stem."""

_RUSSIAN: Final[tuple[tuple[re.Pattern[str], int, Cases], ...]] = tuple(
    (re.compile(pattern), cut, tuple(cases.split()))
    for pattern, cut, cases in (
        ("(?:[кгхжшщч]|н)ий$", 2, "ого/его ому/ему ий им ом/ем"),
        ("ый$", 2, "ого ому ый ым ом"),
        ("ой$", 2, "ого/оя ому/ою ой ым/оем ом/ое"),
        ("ая$", 2, "ой/аи ой/ае ую/аю ой/ою/аей ой/ае"),
        ("яя$", 2, "ей ей юю ей/ею ей"),
        ("[^кгхжшщч]ое$", 2, "ого ому ое ым ом"),
        ("[кгхжшщч]ое$", 2, "ого ому ое им ом"),
        ("ее$", 2, "его ему ее им ем"),
        ("[^кгхжшщч]ые$", 2, "ых ым ые ыми ых"),
        ("[кгхжшщч]ие$", 2, "их им ие ими их"),
        ("ия$", 1, "и и ю ей/ею и"),
        ("[аеиоуыэюя]й$", 1, "я ю й ем/ём е"),
        ("[^аеиоуыэюя]ец$", 2, "ца цу ец цом/цем це"),
        ("[^аеиоуыэюя]ок$", 2, "ка/ока ку/оку ок ком/оком ке/оке"),
        ("Ор[её]л$", 2, "ла лу ёл лом ле"),
        ("[кгх]а$", 1, "и е у ой/ою е"),
        ("[жшщчц]а$", 1, "и/ы е у ей/ой е"),
        ("а$", 1, "ы е у ой/ою е"),
        ("я$", 1, "и е/и ю ей/ёй е/и"),
        ("ковь$", 3, "ви ви овь овью ви"),
        ("ь$", 1, "я/и ю/и ь ем/ью/ём е/и"),
        ("(?:[оеё]в|[иы]н|вн|дн|ск)о$", 1, "а у о ом/ым е"),
        ("ье$", 1, "я ю е ем и/е"),
        ("цы$", 1, "ов/ев ам ы ами ах"),
        ("ы$", 1, "-/ов ам ы ами ах"),
        ("ки$", 1, "-/ов ам и ами ах"),
        ("[жшщчц]$", 0, "а у - ем/ом е"),
        ("[Бб]ерег$", 0, "а у - ом у/е"),
        ("[оеё]в$", 0, "а/ого у/ому - ом/ым е/ом"),
        ("[бвгдзклмнпрстфх]$", 0, "а у - ом е"),
    )
)

_UKRAINIAN: Final[tuple[tuple[re.Pattern[str], int, Cases], ...]] = tuple(
    (re.compile(pattern), cut, tuple(cases.split()))
    for pattern, cut, cases in (
        ("ий$", 2, "ого/ия ому/ию ий им/иєм ому/ім/ию/иї"),
        ("ій$", 2, "ього/ія ьому/ію ій ім/ієм ьому/ії"),
        ("а$", 1, "ої ій у ою ій"),
        ("е$", 1, "ого ому е им ому"),
        ("ів$", 2, "ова/ева/ового ову/еву/овому ів овом/евом/овим ові/еві/овому"),
        ("їв$", 2, "єва єву їв євом єві"),
        ("піль$", 3, "оля олю іль олем олі"),
        ("інь$", 3, "еня/іня еню/іню інь енем/інем ені/іні"),
        ("бір$", 2, "ора/іра ору/іру ір ором/іром орі/ірі"),
        ("[Рр]іг$", 2, "огу/ога огу іг огом озі"),
        ("ець$", 3, "ця цю ець цем ці"),
        ("ок$", 2, "ка/ку ку ок ком ку/ці"),
        ("ка$", 2, "ки ці ку кою ці"),
        ("га$", 2, "ги зі гу гою зі"),
        ("ха$", 2, "хи сі ху хою сі"),
        ("[жшщч]а$", 1, "і і у ею і"),
        ("а$", 1, "и і у ою і"),
        ("ія$", 1, "ї ї ю єю ї"),
        ("поле$", 1, "я ю е ем і"),
        ("ая$", 1, "ї ї ю єю ї"),
        ("я$", 1, "я/і ю/і ю/я ям/ею і"),
        ("інь$", 3, "еня/іні еню/іні інь енем/інню ені/іні"),
        ("нь$", 1, "я/і ю/і ь ем/ню/ю і"),
        ("ь$", 1, "я/і ю/і ь ем/лю/ю і"),
        ("(?:[оеє]в|[иії]н|вн|дн|ськ|пр)о$", 1, "а у о ом/им і"),
        ("ці$", 1, "ів ям і ями ях"),
        ("и$", 1, "-/ів ам и ами ах"),
        ("і$", 1, "-/ів ам/ям і ами/ями ах/ях"),
        ("[йї]$", 1, "я ю й єм ї"),
        ("к$", 1, "ка/ку ку/кові к ком ку/ці"),
        ("г$", 1, "га/гу гу/гові г гом гу/зі"),
        ("[жшщчц]$", 0, "а/у у/еві - ем і/у"),
        ("[бвгґдзклмнпрстфх]$", 0, "а/у у/ові - ом і/у"),
    )
)
SLAVIC_WAYS: Final = tuple(
    (pattern, cut, ending.strip("-"))
    for pattern, cut, cases in (*_RUSSIAN, *_UKRAINIAN)
    for case in cases
    for ending in case.split("/")
)
"""How a word may bend: how it ends, how many letters are cut off, what is put on."""
_ADJECTIVE_A: Final = re.compile("(?:ськ|цьк|зьк|н|в|л|ик|р|т|д|г|х)а$")
_ADJECTIVE_E: Final = re.compile("(?:ськ|цьк|зьк|вн|н|в|л|к|т)е$")


def bend_russian(words: Sequence[str]) -> frozenset[str]:
    """All forms of a Russian name given as its words."""
    return _bend(words, lambda word: _cases(word, _RUSSIAN))


def bend_ukrainian(words: Sequence[str]) -> frozenset[str]:
    """All forms of a Ukrainian name given as its words."""
    return _bend(words, _ukrainian_cases)


def _ukrainian_cases(word: str) -> list[list[str]]:
    """As an adjective where the word may be one, and as a noun."""
    rows = _UKRAINIAN if not word.endswith(("а", "е")) else _UKRAINIAN[4:]
    cases = _cases(word, rows)
    adjective = {"а": (_ADJECTIVE_A, _UKRAINIAN[2:3]), "е": (_ADJECTIVE_E, _UKRAINIAN[3:4])}.get(word[-1:])
    if adjective and adjective[0].search(word):
        cases = [mine + theirs for mine, theirs in zip(cases, _cases(word, adjective[1]), strict=True)]
    return cases


def _bend(words: Sequence[str], cases: Callable[[str], list[list[str]]]) -> frozenset[str]:
    forms = {" ".join(words)}
    bent = [_of_parts(word, cases) for word in words]
    for case in range(5):
        together = [""]
        for choices in bent:
            together = [f"{begun} {choice}".strip() for begun in together for choice in choices[case]][:64]
        forms.update(together)
        forms.update(" ".join([*words[:-1], last]) for last in bent[-1][case])
        forms.update(" ".join([first, *words[1:]]) for first in bent[0][case])
    return frozenset(forms)


def _of_parts(word: str, cases: Callable[[str], list[list[str]]]) -> list[list[str]]:
    """The cases of a word, of the right part of it where hyphens join several, of both where they join two."""
    parts = word.split("-")
    first = len(parts) == 3 and parts[1] in {"на", "над", "под"}
    at = 0 if first else len(parts) - 1
    alone = [["-".join([*parts[:at], form, *parts[at + 1 :]]) for form in forms] for forms in cases(parts[at])]
    if len(parts) != 2:
        return alone
    pairs = zip(cases(parts[0]), cases(parts[1]), strict=True)
    both = [[f"{left}-{right}" for left in lefts for right in rights] for lefts, rights in pairs]
    return [one + two for one, two in zip(alone, both, strict=True)]


def _cases(word: str, rows: Sequence[tuple[re.Pattern[str], int, Cases]]) -> list[list[str]]:
    """The five cases of ``word``, each with its alternatives; itself five times where it does not bend."""
    for pattern, cut, endings in rows:
        if len(word) > 1 and pattern.search(word):
            stem = word[: len(word) - cut]
            return [[stem + ending.strip("-") for ending in each.split("/")] for each in endings]
    return [[word]] * 5
