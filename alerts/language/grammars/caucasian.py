"""Endings of Georgian and Armenian words, of keywords and of the names of places: closed lists.

Theory: both languages write case and number onto the word and show by its last letter which form an ending takes.
Georgian drops the i of the nominative before them (თბილისი, თბილისში), an a or e before those in a vowel (მცხეთა,
მცხეთის); Armenian puts a glide behind a vowel. Preferred mistake: a form that nobody writes.
"""

from __future__ import annotations

from typing import Final

_GEORGIAN: Final = "ს მა მ ის ით ად ში ზე თან იდან დან ისგან ისთვის ისკენ ამდე მდე საც შიც ისა ისას".split()
_GEORGIAN_VOWELS: Final = frozenset("აეიოუ")
_ARMENIAN: Final = "ը ն ի ին ից ով ում ումն իցն ինն ներ ներն".split()
_ARMENIAN_VOWELS: Final = frozenset("աեէըիոօ")
_GLIDE: Final = "յ"


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
    return {*bend_georgian(word), *bend_georgian(stem + "ები")}


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
    return {*bend_armenian(word), *bend_armenian(word + "եր"), *bend_armenian(word + "ներ")}
