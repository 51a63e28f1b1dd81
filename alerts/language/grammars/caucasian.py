"""Endings of Georgian and Armenian words, of keywords and of the names of places: closed lists.

Theory: both languages write case and number onto the word and show by its last letter which form an ending takes.
Georgian drops the i of the nominative before them (თბილისი, თბილისში), an a or e before those in a vowel (მცხეთა,
მცხეთის); Armenian puts a glide behind a vowel. Preferred mistake: a form that nobody writes.
"""

from __future__ import annotations

import re
from typing import Final

_GEORGIAN: Final = "ს მა მ ის ით ად ში ზე თან იდან დან ისგან ისთვის ისკენ ამდე მდე საც შიც ისა ისას".split()
_GEORGIAN_VOWELS: Final = frozenset("აეიოუ")
_FLEETING: Final = re.compile("(.{2,})[აეო]([ლრნმ])ი")
"""A noun that loses its last vowel before most endings (სოფელი: სოფლის, სოფლები)."""
_ARMENIAN: Final = "ը ն ի ին ից ով ում ումն իցն ինն ներ ներն".split()
_ARMENIAN_VOWELS: Final = frozenset("աեէըիոօ")
_GLIDE: Final = "յ"
_WEAKENED: Final = re.compile("([^աեէըիոօւ]{1,2})(?:ու|ի)([^աեէըիոօւ]{1,2})")
"""A word of one syllable whose vowel falls before endings (ջուր: ջրի, ջրեր)."""
_ENDS_IN_UN: Final = "ուն"


def bend_georgian(name: str) -> frozenset[str]:
    """The cases of a name or noun, with the postpositions written onto it.

    >>> {"თბილისში", "თბილისიდან"} <= bend_georgian("თბილისი"), "მცხეთის" in bend_georgian("მცხეთა")
    (True, True)
    """
    if name[-1] not in _GEORGIAN_VOWELS:
        return frozenset({name, *(name + ending for ending in _GEORGIAN)})
    stems = (name[:-1],) if name[-1] == "ი" else (name, name[:-1])
    return frozenset({name, *(stem + ending for stem in stems for ending in _GEORGIAN)})


def georgian(word: str) -> set[str]:
    """The cases of one and of many."""
    stem = word[:-1] if word[-1] in "იაე" else word
    forms = {*bend_georgian(word), *bend_georgian(stem + "ები")}
    if fleeting := _FLEETING.fullmatch(word):
        short = fleeting[1] + fleeting[2]
        forms |= {short + ending for ending in ("ის", "ით", "ად", "იდან", "ისთვის")} | bend_georgian(short + "ები")
    return forms


def bend_armenian(name: str) -> frozenset[str]:
    """The cases of a name or noun, with the article.

    >>> {"Երևանում", "Երևանից"} <= bend_armenian("Երևան"), "Գյումրիում" in bend_armenian("Գյումրի")
    (True, True)
    """
    forms = {name, *(name + ending for ending in _ARMENIAN)}
    if name[-1] in _ARMENIAN_VOWELS:
        forms |= {name + _GLIDE + ending for ending in _ARMENIAN}
    if name[-1] == "ի":
        forms |= {name[:-1] + ending for ending in ("ու", "ուց", "ուն", "ով")}
    return frozenset(forms)


def armenian(word: str) -> set[str]:
    """The cases of one and of many."""
    forms = {*bend_armenian(word), *bend_armenian(word + "եր"), *bend_armenian(word + "ներ")}
    if weakened := _WEAKENED.fullmatch(word):
        short = weakened[1] + weakened[2]
        forms |= {form for form in bend_armenian(short) if form != short} | bend_armenian(short + "եր")
    if word.endswith(_ENDS_IN_UN):  # օգնություն: օգնության
        forms |= {word.removesuffix(_ENDS_IN_UN) + ending for ending in ("ան", "անը", "անն", "անից", "ամբ")}
    return forms
