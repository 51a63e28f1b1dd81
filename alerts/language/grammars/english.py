"""Forms of English words, by hand rules over the dictionary.

Nearly every English verb is also a noun, and staff type the noun: attack, raid, shell. Verb endings are wanted there
(attacked, shelling) but not where the noun means something else than the verb, which ``NOUNS`` lists (a camp is not
camping, a fire is not being fired).
"""

from __future__ import annotations

import re
from typing import Final

from alerts.language.formstore import Analysis, dictionary

NOUNS: Final = frozenset(
    "aid air airport army bank bar bed border boat body book bridge building bus business camp car case cattle cell "
    "center centre chair church city class clinic coast corner country course court crop cross dam data district "
    "doctor door drug east fire floor food fish forest gang garden gate gold grain group harbour head hand home house "
    "island judge lake land law line market mass material medicine mine minister mosque mother father mouth name "
    "north number office oil orphan page park party patient people person place plane plant police port pound power "
    "president price prison road roof root room rose rule school sea season sector seed sense ship shop shore side "
    "site soldier south square staff star state station stone storm street tank tap team tent term town toy train "
    "tree truck type valley van victim village wall war ward watch water wave way well west wheat window wood word "
    "work world yard civilian child woman man refugee hostage journalist student teacher nurse".split()
)
"""Words that a rule means as nouns: no -ed and -ing."""

_ATLANTIC: Final = (("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ence", "ense"))
_LEAST_ROOT: Final = 3
_LEAST_LIGATURE: Final = 6
"""Letters of a word that may have ae or oe for e (diarrhoea, haemorrhage), at least one more."""
_DOUBLED: Final = re.compile(r"[^aeiou]*[aeiou][bdgmnprt]$")


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``."""
    forms: set[str] = set()
    for lemma, known, _ in readings:
        nominal = lemma in NOUNS
        forms |= {form for form in known if "'" not in form and not (nominal and form.endswith(("ed", "ing", "ings")))}
        forms |= {lemma, word} | {plural(lemma)}
        is_verb = not nominal and any(form.endswith("ed") for form in known) and len(lemma) > 2
        for spelt in (lemma, *_respelt(lemma)):
            forms |= verb_forms(spelt) if is_verb else {spelt, plural(spelt)}
    return frozenset(forms)


def _respelt(word: str) -> tuple[str, ...]:
    """``word`` as it is spelt on the other side of the Atlantic (paralyze, harbor, pediatric); nothing for most."""
    words = dictionary("en")
    if "e" in word and words and len(word) > _LEAST_LIGATURE:
        joints = [at for at, letter in enumerate(word) if letter == "e"]
        spelt_out = (f"{word[:at]}{vowel}{word[at:]}" for at in joints for vowel in "ao")
        drawn = (f"{word[: at - 1]}{word[at:]}" for at in joints if at and word[at - 1] in "ao")
        if other := next((spelt for spelt in (*drawn, *spelt_out) if words.forms_of(spelt)), ""):
            return (other,)
    for pair in _ATLANTIC:
        for here, there in (pair, pair[::-1]):
            spelt = word.removesuffix(here) + there
            if spelt != word + there and len(word) >= len(here) + _LEAST_ROOT and words and words.forms_of(spelt):
                return (spelt,)
    return ()


def plural(word: str) -> str:
    """The regular plural (or third person) of a singular ``word``."""
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word if word.endswith("s") and not word.endswith("ss") else word + "es"
    if word.endswith("y") and word[-2:-1] not in {"a", "e", "i", "o", "u", ""}:
        return word[:-1] + "ies"
    return word + "s"


def verb_forms(word: str) -> set[str]:
    """The regular forms of a verb."""
    if word.endswith("e") and not word.endswith("ee"):
        return {word, plural(word), word + "d", word[:-1] + "ing"}
    if word.endswith("y") and word[-2:-1] not in {"a", "e", "i", "o", "u", ""}:
        return {word, plural(word), word[:-1] + "ied", word + "ing"}
    root = word + word[-1] if _DOUBLED.fullmatch(word) else word
    return {word, plural(word), root + "ed", root + "ing"}
