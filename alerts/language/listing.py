"""Which forms of a word that the lexicon lists by itself are sure to mean it.

Theory: a listed word was chosen in the form it has. One that is listed as a form of another word (trapped, chamas,
seniors) was chosen because its headword is too wide (trap, chama, senior): it stands for itself, in French, Spanish and
Portuguese with its own number and gender. And a finite form of a verb that the dictionary has as another word alone
(deporte, sport, of deportar; sítio of sitiar) is that word to whoever reads it. Inside a phrase the other words tell
which is meant, so there all forms stay, as they do for what staff type. Preferred mistake: a form too few, for the
lexicon can list it; the false friends of a concept would fire on every other article.
"""

from __future__ import annotations

from typing import Final

from alerts.language.folding import fold, keep_accents
from alerts.language.formstore import Dictionary, dictionary
from alerts.language.grammars.romance import GRAMMARS, is_verb
from alerts.language.inflection import forms_in

ASKED: Final = frozenset({"en", "fr", "es", "pt"})
"""Languages whose dictionary tells headwords from forms well enough."""
_FIRST_PERSONS: Final = ("é", "í")
"""Endings of Spanish verbs: deporté, in a text without accents, is deporte."""


def forms_as_listed(word: str, language: str) -> frozenset[str]:
    """The forms of ``word`` (any case) that mean it in ``language`` when it stands alone; all of them in a language
    whose dictionary is not asked, and for a word in no dictionary."""
    forms = forms_in(word, language)
    words = dictionary(language) if language in ASKED else None
    if words is None:
        return forms
    plain = keep_accents(word.strip())
    readings = [reading for reading in words.analyses(plain) if reading.exact]
    heads = {reading.lemma for reading in readings}
    if not heads:
        return forms
    if plain not in heads:
        if language == "en":
            return frozenset({plain})
        forms = _agreeing(plain, forms, language)
    if language == "en" or not any(is_verb(reading, GRAMMARS[language]) for reading in readings):
        return forms
    return frozenset(form for form in forms if form == plain or not _is_another(form, heads, words, language))


def _agreeing(word: str, forms: frozenset[str], language: str) -> frozenset[str]:
    """The ``forms`` with the number and gender of ``word``; all of a participle in the masculine singular, and of a
    form that only a verb has (murieron)."""
    grammar = GRAMMARS[language]
    if word.endswith(("s", "x")):
        return frozenset(form for form in forms if form.endswith(("s", "x"))) | {word}
    if word.endswith("a" if language in {"es", "pt"} else "e") and not grammar.finite.fullmatch(word):
        return frozenset(form for form in forms if form.startswith(word)) | {word}
    return forms


def _is_another(form: str, verbs: set[str], words: Dictionary, language: str) -> bool:
    """Whether a finite ``form`` is, to the dictionary, a form of other words than ``verbs`` alone; one in the first
    person, of which news has few, also where it is when typed without its accent."""
    if form in verbs or GRAMMARS[language].participle.fullmatch(form):
        return False
    typed = fold(form) if form.endswith(_FIRST_PERSONS) else form
    heads = {reading.lemma for reading in words.analyses(typed) if reading.exact}
    return bool(heads) and verbs.isdisjoint(heads)
