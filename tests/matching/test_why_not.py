"""Why a rule did not fire: the first step that failed, the nearest miss by its words, and what did not count."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace

import pytest

from alerts.model import Entry, Miss, Place, Reason, Rule, Watchlist, Window
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.triage import prepare
from handlers.phrases import said_because, said_distance, said_miss

RULE = Rule(name="ecoles", keywords=("école", "bombe"), places=("Alep-Est",))
FAR = " ".join(["mot"] * 86)


def _miss(rule: Rule, content: str, *, title: str = "", gazetteer: Gazetteer | None = None) -> Miss:
    places = tuple(Place(name=name, lat=0.49, lon=29.47) for name in rule.places)
    entry = Entry(feed="feed", entry_id="1", title=title, content=content, language="fr")
    (miss,) = prepare(Watchlist(places=places, rules=(rule,)), gazetteer=gazetteer).verdicts(entry)
    assert isinstance(miss, Miss)
    return miss


def test_too_far_names_both_words_by_their_number_and_the_gap() -> None:
    miss = _miss(RULE, f"Une école {FAR} puis Alep-Est.", title="Nouvelles du jour")

    assert miss.reason is Reason.TOO_FAR
    assert said_miss(miss, "en") == (
        "ecoles: “école” is 87 words from “Alep-Est” (limit: 30 words)"
        " — “école” is word 2 (text), “Alep-Est” is word 90 (text)"
    )


def test_a_keyword_and_a_place_in_two_texts_are_said_to_be_apart() -> None:
    miss = _miss(RULE, "Alep-Est en ruine.", title="Une école")

    assert miss.reason is Reason.TOO_FAR
    assert said_miss(miss, "fr").startswith("ecoles : « école » et « Alep-Est » ne sont pas dans le même texte")


def test_a_figurative_phrase_is_named() -> None:
    miss = _miss(RULE, "Cette bombe anatomique est née à Alep-Est.")

    assert miss.reason is Reason.NO_KEYWORD
    assert "“bombe anatomique”: does not count" in said_miss(miss, "en")


def test_a_longer_name_of_another_place_is_named() -> None:
    rule = replace(RULE, places=("Beni",))

    with closing(Gazetteer.open()) as gazetteer:
        miss = _miss(rule, "Une école a brûlé à Beni Mellal.", gazetteer=gazetteer)

    assert miss.reason is Reason.NO_PLACE
    assert "« Beni Mellal » : un autre lieu" in said_miss(miss, "fr")


@pytest.mark.parametrize(
    ("rule", "content", "reason", "said"),
    [
        (RULE, "Une école brûle.", Reason.NO_PLACE, "lieu non nommé (Alep-Est)"),
        (RULE, "Calme à Alep-Est.", Reason.NO_KEYWORD, "aucun mot surveillé (école, bombe)"),
        (replace(RULE, none_of=("film",)), "Un film sur une école d'Alep-Est.", Reason.EXCLUDED, "« film »"),
        (replace(RULE, all_of=(("raid",),)), "Une école d'Alep-Est.", Reason.MISSING_GROUP, "aucun de : raid"),
        (replace(RULE, languages=("ar",)), "Une école d'Alep-Est.", Reason.LANGUAGE, "langue fr"),
        (replace(RULE, min_score=9.0), "Une école d'Alep-Est.", Reason.LOW_SCORE, "il faut 9"),
        (replace(RULE, within=Window(words=0)), "Une école près d'Alep-Est.", Reason.TOO_FAR, "limite : 0 mot"),
    ],
)
def test_every_reason_is_said(rule: Rule, content: str, reason: Reason, said: str) -> None:
    miss = _miss(rule, content)

    assert miss.reason is reason
    for language in ("fr", "en", "ar"):
        assert "None" not in said_miss(miss, language)
        assert "?" not in said_miss(miss, language)
    assert said in said_miss(miss, "fr")


GROUPED = replace(RULE, all_of=(("raid", "frappe"), ("blessé",)))


def test_a_missing_group_names_the_nearest_of_its_words_and_how_far_off_it_is() -> None:
    miss = _miss(GROUPED, f"Une école d’Alep-Est a fermé {FAR} après une frappe, un blessé.")

    assert miss.reason is Reason.MISSING_GROUP
    assert miss.detail["group"] == ["raid", "frappe"]
    nearest = miss.detail["nearest"]
    assert isinstance(nearest, dict)
    assert {key: nearest[key] for key in ("term", "surface", "field", "word", "distance")} == {
        "term": "frappe", "surface": "frappe", "field": "content", "word": 96, "distance": 90,
    }  # fmt: skip
    said = said_miss(miss, "fr")
    assert said.endswith(
        "mais aucun de : raid, frappe — le plus proche est « frappe », mot 96 (texte), à 90 mots de « Alep-Est » ; "
        "il en faut : 30 mots"
    )
    assert "the nearest is “frappe”, word 96 (text), 90 words from “Alep-Est”" in said_miss(miss, "en")
    assert "الأقرب «\u2068frappe\u2069»" in said_miss(miss, "ar")


def test_a_missing_group_that_stands_in_another_field_only_is_said_so() -> None:
    miss = _miss(GROUPED, f"Début.\n\nUne école d’Alep-Est {FAR}.", title="Un raid")

    assert said_miss(miss, "en").endswith("— “raid” is found only at word 2 (title), “Alep-Est” is elsewhere")


def test_the_group_that_is_named_is_missing_near_the_keyword_s_own_place() -> None:
    text = f"Une école d’Alep-Est, un blessé. {FAR} Raid sur Alep-Est."

    miss = _miss(GROUPED, text)

    assert miss.detail["group"] == ["raid", "frappe"]


def test_a_missing_group_of_which_nothing_is_left_but_a_phrase_says_so() -> None:
    rule = replace(RULE, keywords=("école",), all_of=(("bombe",),))

    assert "“bombe anatomique”: does not count" in said_miss(
        _miss(rule, "École d’Alep-Est : cette bombe anatomique."), "en"
    )
    assert said_miss(_miss(rule, "École d’Alep-Est."), "en").endswith("but none of: bombe")


def test_a_word_of_a_ready_list_is_told_with_the_list_that_has_it() -> None:
    miss = _miss(replace(RULE, none_of=("pack:sport",)), "Un match de football à l’école d'Alep-Est.")

    assert said_miss(miss, "en").endswith("dropped because of the word “match”, of pack:sport")
    assert said_miss(miss, "fr").endswith("écarté par le mot « match », de pack:sport")
    assert said_miss(miss, "ar").endswith("الكلمة «\u2068match\u2069»، من \u2068pack:sport\u2069")
    assert said_miss(_miss(replace(RULE, none_of=("match",)), "Match à l’école d'Alep-Est."), "en").endswith("“Match”")


@pytest.mark.parametrize(
    ("words", "fr", "en", "ar"),
    [
        (1, "1 mot", "1 word", "كلمة واحدة"),
        (2, "2 mots", "2 words", "كلمتين"),
        (10, "10 mots", "10 words", "10 كلمات"),
        (11, "11 mots", "11 words", "11 كلمة"),
        (104, "104 mots", "104 words", "104 كلمات"),
    ],
)
def test_numbers_of_words_are_said_as_people_say_them(words: int, fr: str, en: str, ar: str) -> None:
    assert [said_distance(words, language) for language in ("fr", "en", "ar")] == [fr, en, ar]


@pytest.mark.parametrize(
    ("title", "content", "fr", "en", "ar"),
    [
        (
            "",
            "Alep-Est : école touchée",
            "« école » juste à côté de « Alep-Est » (texte)",
            "“école” right beside “Alep-Est” (text)",
            "«\u2068école\u2069» بجانب «\u2068Alep-Est\u2069» مباشرة (النص)",
        ),
        (
            "",
            "Une école dans Alep-Est",
            "« école » à 1 mot de « Alep-Est » (texte)",
            "“école”, 1 word from “Alep-Est” (text)",
            "«\u2068école\u2069» على بعد كلمة واحدة من «\u2068Alep-Est\u2069» (النص)",
        ),
        (
            "Calme à Alep-Est",
            "Une école ferme.",
            "« école » (texte), « Alep-Est » dans le titre",
            "“école” (text), “Alep-Est” in the title",
            "«\u2068école\u2069» (النص)، و«\u2068Alep-Est\u2069» في العنوان",
        ),
    ],
)
def test_why_a_rule_fires_is_a_sentence_in_each_language(title: str, content: str, fr: str, en: str, ar: str) -> None:
    entry = Entry(feed="f", entry_id="1", title=title, content=content, language="fr")
    (match,) = prepare(Watchlist(places=(Place(name="Alep-Est"),), rules=(replace(RULE, name="r"),))).matches(entry)

    said = [said_because(match.rule, match.evidence[0], language) for language in ("fr", "en", "ar")]
    assert said == [f"r : {fr}", f"r: {en}", f"\u2068r\u2069: {ar}"]
