"""Forms of Polish words: what the dictionary has, and the plural of nouns of which it has the singular alone.

Theory: the dictionary is whole for verbs, adjectives and most nouns, but has many a thing only in the singular (schron,
dach). A noun that ends in a consonant takes its plural from the last one: hard, after k and g, or soft.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.language.formstore import Analysis, dictionary

_PLURAL: Final = re.compile(".*(?:ami|ach|om|mi)")
_PASSIVES: Final = ("any", "ony", "ęty", "yty", "uty", "arty")
_DOINGS: Final = (("eń", "ony"), ("ań", "any"))
"""Ends of the genitive plural of a verb's noun → of its participle."""
_NOUN: Final = re.compile(".{2,}[bcdfghjklłmnprstwzż]")
"""Ends in a consonant that its cases keep, and is no infinitive."""
_SOFT: Final = re.compile(".*(?:cz|sz|rz|dz|[cjlż])")
_HARD_ENDINGS: Final = "u owi em y ów om ami ach".split()
_GUTTURAL_ENDINGS: Final = "u owi iem i ów om ami ach".split()
_SOFT_ENDINGS: Final = "u owi em e y i ów om ami ach".split()
_OF_NOUNS_IN_A: Final = ("", "y", "ie", "om", "ami", "ach")
_LOCATIVE: Final = {"t": "cie", "d": "dzie", "r": "rze", "ł": "le"}
"""How hard stems change at their end: namiot, w namiocie."""
_DECLENSIONS: Final = (
    ("ość", "ości ością ościom ościami ościach"), ("nie", "nia niu niem ń niom niami niach"),
    ("ia", "i ię ią ie io iom iami iach"),
    ("cja", "cji cję cją cje cyj cjom cjami cjach"), ("ka", "ki ce kę ką ko ek kom kami kach"),
    ("ga", "gi dze gę gą g gom gami gach"),
    ("ra", "ry rze rę rą r rom rami rach"), ("ta", "ty cie tę tą t tom tami tach"),
    ("ła", "ły le łę łą ł łom łami łach"),
    ("a", "y i ę ą ie e o om ami ach"), ("sko", "ska sku skiem sk skom skami skach"), ("o", "a u em ie om ami ach"),
    ("ek", "ka ku kiem ki ków kom kami kach"), ("ec", "ca cowi cem cu cy ców com cami cach"),
)  # fmt: skip
"""How nouns in no dictionary end → their other cases."""


def regular(word: str) -> set[str]:
    """The cases of a noun in no dictionary, told by its ending."""
    for ending, others in _DECLENSIONS:
        if word.endswith(ending):
            return {word, *(word.removesuffix(ending) + other for other in others.split())}
    return {word, *_masculine(word)} if _NOUN.fullmatch(word) else {word}


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``."""
    forms = {word}
    for lemma, known, _ in readings:
        forms |= known | _of_adjective(lemma, known)
        if lemma.endswith("ć"):
            forms |= _of_verb(known)
        if is_without_plural := len(known) > 1 and not any(map(_PLURAL.fullmatch, known - {lemma})):
            forms |= _feminine(lemma, known)
        if is_without_plural and _NOUN.fullmatch(lemma):
            forms |= _masculine(lemma)
    return frozenset(forms)


def _of_verb(known: frozenset[str]) -> set[str]:
    """The passive participle of a verb, which the dictionary may have by itself (zniszczeń: zniszczony, zniszczone),
    the form of what somebody did (podpalono) and who did it, where they look like another word (umarł: umarli)."""
    heads = {form for form in known if form.endswith(_PASSIVES)}
    heads |= {form.removesuffix(noun) + end for form in known for noun, end in _DOINGS if form.endswith(noun)}
    words = dictionary("pl")
    bent = {head: words.forms_of(head) if words is not None else frozenset[str]() for head in heads}
    forms = {form[:-1] + "li" for form in known if form.endswith("ł") and form + "a" in known}
    return forms.union(*bent.values()) | {head[:-1] + "o" for head in heads if head in known or bent[head]}


def _feminine(lemma: str, known: frozenset[str]) -> set[str]:
    """The plural of a noun in -a of which the dictionary has some of the singular (rana); not its vocative (rano, which
    is in the morning)."""
    is_noun = lemma.endswith("a") and lemma[:-1] + "ę" in known
    return {lemma[:-1] + ending for ending in _OF_NOUNS_IN_A} if is_noun else set()


def _of_adjective(lemma: str, known: frozenset[str]) -> frozenset[str]:
    """All forms of an adjective of which the dictionary has the feminine by itself (śmiertelna, ranna)."""
    root, words = lemma[:-1], dictionary("pl")
    if words is None or known != {lemma, root + "ej", root + "ą"}:
        return frozenset()
    return words.forms_of(root + ("i" if root.endswith(("k", "g", "i")) else "y"))


def _masculine(lemma: str) -> set[str]:
    """The cases of a noun that ends in a consonant."""
    if lemma.endswith("ch"):
        return {lemma + ending for ending in (*_GUTTURAL_ENDINGS, "y", "em")}
    if lemma[-1] in "kg":
        return {lemma + ending for ending in _GUTTURAL_ENDINGS}
    if _SOFT.fullmatch(lemma):
        return {lemma + ending for ending in _SOFT_ENDINGS}
    changed = _LOCATIVE.get(lemma[-1])
    return {lemma + ending for ending in _HARD_ENDINGS} | {lemma[:-1] + changed if changed else lemma + "ie"}
