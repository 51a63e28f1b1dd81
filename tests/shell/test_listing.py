"""Which forms of a word that the lexicon lists by itself are sure to mean it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.language.inflection import forms_in
from alerts.language.lexicon import all_concepts
from alerts.language.listing import forms_as_listed

LISTED = sorted(
    {
        (word, language)
        for found in all_concepts()
        for language in ("en", "fr", "es", "pt")
        for word in found.words.get(language, ())
        if word.isalpha() and not word.isupper()
    }
)


@pytest.mark.parametrize(
    ("language", "listed", "other"),
    [
        ("en", "trapped", "trap"),
        ("en", "seniors", "senior"),
        ("en", "pancaked", "pancake"),
        ("fr", "recherchés", "recherché"),
        ("fr", "attaquer", "attaquant"),
        ("es", "deportar", "deporte"),
        ("es", "deportar", "deporté"),
        ("es", "sirenas", "sirena"),
        ("es", "presa", "presos"),
        ("es", "morir", "more"),
        ("pt", "menina", "menino"),
        ("pt", "vaquinha", "boi"),
        ("pt", "buscas", "busca"),
    ],
)
def test_a_listed_word_does_not_bring_another(language, listed, other):
    assert other not in forms_as_listed(listed, language)


@pytest.mark.parametrize(
    ("language", "listed", "form"),
    [
        ("en", "rescue", "rescuing"),
        ("en", "refugee", "refugees"),
        ("fr", "attaquer", "attaqué"),
        ("fr", "évacué", "évacuées"),
        ("es", "murió", "mueren"),
        ("es", "deportar", "deportados"),
        ("pt", "menina", "meninas"),
        ("pt", "ferido", "feridas"),
        ("es", "maras", "maras"),
        ("pt", "tifoide", "tifoide"),
    ],
)
def test_its_own_forms_stay(language, listed, form):
    assert form in forms_as_listed(listed, language)


@given(st.sampled_from(LISTED))
def test_a_listed_word_means_itself_and_nothing_that_inflection_does_not_know(pair):
    word, language = pair
    assert word.lower() in forms_as_listed(word, language) <= forms_in(word, language)


def test_other_languages_keep_all_forms():
    assert forms_as_listed("bombalamak", "tr") == forms_in("bombalamak", "tr")
