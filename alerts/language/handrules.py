"""What the hand rules of each language (``grammars``) do for a word, by language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from alerts.language.formstore import Analysis, Dictionary
from alerts.language.grammars import (
    arabic,
    closed_endings,
    dutch,
    english,
    german,
    indonesian,
    persian,
    polish,
    romance,
    romanian,
    slavic,
    swahili,
    turkish,
)
from alerts.language.grammars.neighbours import NEIGHBOURS

Grow = Callable[[str, list[Analysis]], frozenset[str]]
GROW: Final[Mapping[str, Grow]] = {
    "fr": partial(romance.grow, language="fr"),
    "en": english.grow,
    "es": partial(romance.grow, language="es"),
    "pt": partial(romance.grow, language="pt"),
    "ru": partial(slavic.grow, language="ru"),
    "uk": partial(slavic.grow, language="uk"),
    "ar": arabic.grow,
    "sw": swahili.grow,
    "de": german.grow,
    "it": partial(romance.grow, language="it"),
    "id": indonesian.grow,
    "nl": dutch.grow,
    "pl": polish.grow,
    "ro": romanian.grow,
}
"""The forms of a word that a dictionary has, from its lemma and what the dictionary says of it."""
REGULAR: Final[Mapping[str, Callable[[str], set[str] | frozenset[str]]]] = {
    "fr": partial(romance.regular, language="fr"),
    "en": english.verb_forms,
    "es": partial(romance.regular, language="es"),
    "pt": partial(romance.regular, language="pt"),
    "ru": partial(slavic.regular, language="ru"),
    "uk": partial(slavic.regular, language="uk"),
    "ar": arabic.regular,
    "fa": persian.nominal,
    "tr": turkish.regular,
    "sw": swahili.regular,
    "de": german.regular,
    "it": partial(romance.regular, language="it"),
    "pl": polish.regular,
    **closed_endings.ENDINGS,
    **NEIGHBOURS,
}
"""The regular forms of a word that no dictionary has."""
MADE: Final[Mapping[str, Callable[[str, Dictionary], frozenset[str]]]] = {
    "de": german.made_of,
    "nl": dutch.with_particle,
    "sw": swahili.grow_made,
}
"""Words in no dictionary that are made of one in it."""
PARTED: Final = {"de": german.with_particle, "nl": dutch.with_particle}
"""Separable verbs by the verb that they are made of, for the dictionary has them in part."""

NAMED: Final[Mapping[str, Callable[[str], set[str]]]] = {
    "ar": arabic.listed_forms,
    "so": closed_endings.somali_listed,
    **{language: closed_endings.ENDINGS[language] for language in ("ti", "ha", "he")},
}
"""What is put on the listed forms themselves."""
