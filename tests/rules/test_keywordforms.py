"""The forms that an author is shown: as people write them, in their own language first, none that is not found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alerts.model import Entry, Match, Place, Rule, Watchlist
from alerts.rules.telling.keywordforms import caught, other_forms, strays
from alerts.rules.telling.mistyped import slips
from alerts.rules.telling.remarks import remarks
from alerts.triage import prepare
from alerts.wordings.tongues import tongue


def rule(*keywords: str, without: tuple[str, ...] = ()) -> Rule:
    return Rule(name="x", keywords=keywords, places=("Goma",), without=without)


@pytest.mark.parametrize(
    ("phrase", "language", "forms"),
    [
        ("hôpital pédiatrique", "fr", ("hôpitaux pédiatriques",)),
        ("école de filles", "fr", ("écoles de filles",)),
        ("clinique", "fr", ("cliniques",)),
        ("marche", "fr", ("marches",)),
        ("salle de classe", "fr", ("salles de classe",)),
        ("sans-abri", "fr", ("sans-abris",)),
        ("school bus", "en", ("school buses",)),
        ("hospital de campaña", "es", ("hospitales de campaña",)),
    ],
)
def test_a_phrase_is_shown_as_people_write_it(phrase: str, language: str, forms: tuple[str, ...]) -> None:
    (shown,) = caught(rule(phrase), language=language)
    assert shown.forms == forms


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Rule(name="x", keywords=("école",), places=("Goma",), min_score=2.5), ""),
        (Rule(name="x", keywords=("école",), places=("Goma",), min_score=2.6), "it takes 2.6 points"),
        (
            Rule(name="x", keywords=("école", "lycée"), places=("Goma",), none_of=("ECOLE",)),
            '"école" is both looked for',
        ),
        (Rule(name="x", keywords=("école",), places=("Goma",), none_of=("école de danse",)), ""),
        (
            Rule(name="x", keywords=("école",), places=("Goma",), weights=(("école", 2.0),)),
            "the weights decide nothing",
        ),
        (Rule(name="x", keywords=("école",), places=("Goma",), weights=(("école", 2.0),), min_score=2.0), ""),
        (rule("choléra", without=("choléra",)), "all of its forms are struck out"),
        (rule("école", without=("école",)), ""),
    ],
)
def test_an_author_hears_of_what_can_never_ring(given: Rule, said: str) -> None:
    told = remarks(given, "en")
    assert [said in each for each in told] == [True] * bool(said)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        (rule("hopitla"), "hôpital"),
        (rule("Hosptal", "clinic"), "hospital"),
        (rule("attaque de l’hopitale"), "hôpital"),
        (rule("centre d’épidmie"), "épidémie"),
        (replace(rule("choléra"), all_of=(("enlevment",),)), "enlèvement"),
        (rule("فيضنات"), "فيضانات"),
        (rule("choléra", "hôpitaux", "concept:school", "M23", "UNRWA", "Wagner", "Barkhane", "houthis", "مدارسنا"), ""),
        (rule("camp de Hosptal"), ""),
        (rule("choléra ـــــ"), ""),
    ],
)
def test_an_author_hears_of_a_word_that_looks_mistyped(given: Rule, meant: str) -> None:
    assert [f'did you mean "{meant}"?' in each for each in slips(given, "en")] == [True] * bool(meant)


@pytest.mark.parametrize("phrase", ["приёмный покой", "مستشفى ميداني", "sahra hastanesi"])
def test_a_phrase_in_which_nobody_can_tell_what_agrees_is_shown_as_a_pattern(phrase: str) -> None:
    (shown,) = caught(rule(phrase))
    assert shown.forms[0].count("/") >= 4
    assert shown.more == 0


def test_the_forms_of_the_askers_language_come_first() -> None:
    (shown,) = caught(rule("mine"), language="fr")
    assert shown.forms == ("mines",)
    assert shown.more > 5
    assert caught(rule("مدرسة"), language="ar")[0].forms[0] == "مدارس"
    assert not any(form.endswith("هم") for form in caught(rule("مدرسة"), language="ar")[0].forms)


def test_forms_of_other_languages_stand_apart_under_their_names() -> None:
    (shown,) = caught(rule("mpox"), language="fr")
    assert shown.forms == ()
    assert [each.language for each in shown.abroad] == ["tr"]
    (shown,) = caught(rule("hospital"), language="en")
    assert "hospitals" in shown.forms
    assert {each.language: each.forms for each in shown.abroad}["es"] == ("hospitales",)
    told = [form for each in shown.abroad for form in each.forms]
    assert not set(told) & set(shown.forms)
    assert tongue("tr", "fr") == "turc"
    assert tongue("xx", "ar") == "xx"


def test_what_is_found_as_it_stands_only_has_no_forms() -> None:
    assert other_forms("UN") == ()
    assert other_forms("pack:sport") == ()
    assert other_forms("zorgblatt") == ()


@pytest.mark.parametrize(
    "keyword", ["hôpital pédiatrique", "école", "field hospital", "مستشفى ميداني", "приёмный покой"]
)
def test_every_form_that_is_shown_is_found(keyword: str) -> None:
    watch = prepare(Watchlist(places=(Place(name="Goma"),), rules=(rule(keyword),)))
    for form in other_forms(keyword):
        entry = Entry(feed="f", entry_id=form, content=f"A {form} Goma.")
        assert all(isinstance(verdict, Match) for verdict in watch.verdicts(entry)), form


@pytest.mark.parametrize(
    ("keyword", "form", "near"),
    [
        ("hôpital pédiatrique", "hôpiteaux pédiatriques", "hôpitaux pédiatriques"),
        ("mine", "mins", "mines"),
        ("مدرسة", "مدراس", "مدارس"),
        ("hospital", "xyz", ""),
    ],
)
def test_a_struck_form_that_no_keyword_has_is_told_with_the_nearest(keyword: str, form: str, near: str) -> None:
    (stray,) = strays(rule(keyword, without=(form,)), language="ar" if keyword > "z~" else "fr")
    assert (stray.form, stray.near) == (form, near)


@pytest.mark.parametrize(
    ("keyword", "form"),
    [
        ("hôpital pédiatrique", "hôpital pédiatriques"),
        ("مدرسة", "المدارس"),
        ("concept:school", "écoles"),
        ("école", "ecoles"),
    ],
)
def test_a_struck_form_that_a_keyword_has_is_no_stray(keyword: str, form: str) -> None:
    assert strays(rule(keyword, without=(form,))) == ()
