"""First members of double adjectives, which stand between a noun and the adjective that was typed with it: « szpital
położniczo-dziecięcy » is a szpital dziecięcy, « hospital materno-infantil » a hospital infantil.

Any adjective can be drawn out in -o before another; by hand are those that are, of hospitals, centres and crises.
Adjectives that stand before their noun, as in English and Russian, need none of this. Preferred mistake: one missed.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.model import Language

_FIRST: Final[dict[Language, str]] = {
    "es": "materno médico clínico socio psico físico técnico político cívico económico",
    "pt": "materno médico clínico sócio socio psico físico técnico político cívico econômico",
    "fr": "médico socio psycho technico politico économico militaro clinico physico",
    "it": "materno medico socio psico tecnico politico clinico civico economico",
    "pl": "położniczo ginekologiczno medyczno kliniczno onkologiczno psychiatryczno pediatryczno chirurgiczno"
    " opiekuńczo wychowawczo szkolno rehabilitacyjno leczniczo społeczno polityczno gospodarczo kulturalno wojskowo"
    " militarno ratowniczo techniczno humanitarno",
}
_ADJECTIVE: Final[dict[Language, re.Pattern[str]]] = {
    "es": re.compile(".+(?:al|il|ic[oa]|ar)(?:e?s)?"),
    "pt": re.compile(".+(?:a[li]s?|il|is|ic[oa]s?|ar(?:es)?)"),
    "fr": re.compile(".+(?:al|ale|aux|els?|elles?|iques?|aires?)"),
    "it": re.compile(".+(?:al[ei]|il[ei]|ic[oaih]e?|ar[ei])"),
    "pl": re.compile(".+(?:c|k|n|w|cz)[yiae]"),
}


def before(adjective: str, language: Language) -> tuple[str, ...]:
    """What may stand, with a hyphen or a space, before the last word of a phrase in ``language``, if it is one of the
    adjectives that are drawn together with others; () for any other word.

    >>> "materno" in before("infantil", "es"), before("cerrado", "es"), before("closed", "en")
    (True, (), ())
    """
    ending = _ADJECTIVE.get(language)
    return _MEMBERS[language] if ending and ending.fullmatch(adjective) else ()


_MEMBERS: Final = {language: tuple(words.split()) for language, words in _FIRST.items()}
