"""Forms of Indonesian and Malay words: clitics, and the voices of a verb made from its root.

Theory: staff type the root or the noun (serang, serangan), texts have menyerang, diserang, serangannya. A root reaches
its verbs and the nouns in -an (serangan, penyerangan); a derived word only itself with clitics and its other voices:
pelatih (trainer) is no latihan (drill).
"""

from __future__ import annotations

from typing import Final

from alerts.language.formstore import Analysis

_CLITICS: Final = ("nya", "lah", "kah", "pun", "ku", "mu")
_VOICES: Final = ("me", "di", "ter", "ber")


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``."""
    forms = {word}
    for lemma, known, _ in readings:
        if word == lemma:
            verbs = {form for form in known if form.startswith(_VOICES) and len(form) > len(lemma) + 1}
            nouns = {form for form in known if form.startswith(lemma)}
            forms |= verbs | nouns | ({lemma + "an"} & known)
            if verbs:
                active = _active(lemma)
                forms |= {"di" + lemma, "ter" + lemma, active, f"p{active[1:]}an"}
        elif word.startswith(("me", "di")):
            ending = next((ending for ending in ("kan", "i") if word.endswith(lemma + ending)), "")
            forms |= {_active(lemma) + ending, "di" + lemma + ending, "ter" + lemma, lemma}
            if word == _active(lemma):  # the deed: menembak, penembakan
                forms.add(f"p{word[1:]}an")
    bare = {form for form in forms if form == word or not form.endswith(_CLITICS)}
    return frozenset(forms).union(form + clitic for form in bare for clitic in _CLITICS)


def _active(root: str) -> str:
    """The active voice: the prefix me- takes on the first sound of ``root``."""
    first = root[0]
    if first in "lmnrwy":
        return "me" + root
    if first in "aeioughk":
        return "meng" + (root[1:] if first == "k" else root)
    if first in "bfpv":
        return "mem" + (root[1:] if first == "p" else root)
    if first == "s":
        return "meny" + root[1:]
    return "men" + (root[1:] if first == "t" else root)
