"""Scores: a sum that a person can follow, a threshold, forms that a person struck out; in files, verdicts and words."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from alerts.errors import InvalidFile
from alerts.matching.score import Sighting, weigh
from alerts.matching.struckforms import Struck
from alerts.model import Entry, Match, Miss, Place, Reason, Rule, Severity, Subscription, Watchlist
from alerts.rules.file.rulefile import read_rulefile, write_rulefile
from alerts.rules.grammar import parse_rule
from alerts.rules.telling.keywordforms import caught
from alerts.triage import prepare
from handlers.phrases import said_miss, said_score
from handlers.shell import verdict_json

ALEP = Place(name="Alep-Est")
RULE = Rule(name="hopitaux", keywords=("hôpital", "école"), places=("Alep-Est",))


def _entry(content: str, *, title: str = "") -> Entry:
    when = datetime(2016, 11, 20, tzinfo=UTC)
    return Entry(feed="feed", entry_id="1", title=title, content=content, language="fr", published=when)


def _verdict(rule: Rule, entry: Entry) -> Match | Miss:
    (verdict,) = prepare(Watchlist(places=(ALEP,), rules=(rule,))).verdicts(entry)
    return verdict


def test_each_keyword_counts_once_with_the_best_of_its_sightings() -> None:
    seen = [Sighting("hôpital", 12, False), Sighting("hôpital", 3, False), Sighting("école", 20, True)]

    score = weigh(seen, weights={"hôpital": 2.0}, marks=["negated"])

    assert [(share.what, share.of, share.points) for share in score.shares] == [
        ("keyword", "hôpital", 2.0),
        ("near", "hôpital", 0.5),
        ("keyword", "école", 1.0),
        ("title", "école", 1.0),
        ("doubt", "negated", -0.5),
    ]
    assert score.total == 4.0


def test_a_rule_without_weights_or_threshold_carries_no_score() -> None:
    match = _verdict(RULE, _entry("Un hôpital d'Alep-Est est touché."))

    assert isinstance(match, Match)
    assert match.score is None
    assert not {"score", "sum"} & set(verdict_json.fired(match, _entry("")))


def test_below_the_threshold_the_rule_does_not_fire_and_the_sum_says_why() -> None:
    rule = replace(RULE, weights=(("hôpital", 2.0),), min_score=3.0)

    miss = _verdict(rule, _entry("Un hôpital d'Alep-Est est touché."))
    match = _verdict(rule, _entry("Un hôpital d'Alep-Est est touché, une école aussi."))

    assert isinstance(miss, Miss)
    assert miss.reason is Reason.LOW_SCORE
    assert (miss.detail["score"], miss.detail["min_score"]) == (2.5, 3.0)
    assert said_miss(miss, "fr") == (
        "hopitaux : « hôpital » +2, « hôpital » à 5 mots au plus +0,5 = score 2,5, il faut 3"
    )
    assert isinstance(match, Match)
    assert "= score 4" in said_score(match, "en")
    assert verdict_json.fired(match, _entry(""))["score"] == 4.0


def test_a_keyword_inside_a_longer_keyword_counts_nothing() -> None:
    rule = replace(RULE, keywords=("hôpital", "hôpital pédiatrique"), min_score=0.0)

    match = _verdict(rule, _entry("L'hôpital pédiatrique d'Alep-Est est touché."))

    assert isinstance(match, Match)
    assert match.score is not None
    assert [share.of for share in match.score.shares if share.what == "keyword"] == ["hôpital pédiatrique"]


def test_a_match_that_is_hedged_all_over_is_lowered_one_step_and_heard_by_the_same() -> None:
    rule = replace(RULE, severity=Severity.CRITICAL)
    hedged = _verdict(rule, _entry("Aucun hôpital d'Alep-Est n'a été touché."))
    partly = _verdict(rule, _entry("Aucun hôpital d'Alep-Est n'a été touché. Une école d'Alep-Est brûle."))

    assert isinstance(hedged, Match)
    assert isinstance(partly, Match)
    assert (hedged.severity, hedged.lowered_from) == (Severity.HIGH, Severity.CRITICAL)
    assert "negated" in hedged.doubts
    assert (partly.severity, partly.lowered_from) == (Severity.CRITICAL, None)
    assert Subscription(chat=1, min_severity=Severity.CRITICAL).wants(hedged)


def test_a_struck_form_counts_for_no_keyword() -> None:
    rule = replace(RULE, keywords=("mine",), without=("minces", "mines"))

    miss = _verdict(rule, _entry("Des mines près d'Alep-Est."))

    assert isinstance(miss, Miss)
    assert miss.reason is Reason.NO_KEYWORD
    assert "« mines »" in said_miss(miss, "fr")
    assert isinstance(_verdict(rule, _entry("Une mine près d'Alep-Est.")), Match)


@pytest.mark.parametrize(
    ("form", "surface", "unaccented", "struck"),
    [
        ("marche", "Marche", False, True),
        ("marche", "marché", False, False),
        ("hôpitaux", "HOPITAUX", False, True),
        ("hôpitaux", "hopitaux", True, True),
        ("hôpitaux", "hopitaux", False, False),
        ("مدارس", "والمدارس", False, True),
        ("مدارس", "مدرسة", False, False),
        ("salles de classe", "salles de classe", False, True),
    ],
)
def test_a_form_is_struck_as_it_is_written(form: str, surface: str, unaccented: bool, struck: bool) -> None:
    assert Struck([form]).holds(surface, unaccented=unaccented) is struck


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "mine près de Alep-Est 20 mots sans les formes minces, « mines d'or » sauf football"),
        ("en", 'mine near Alep-Est 20 words without the forms minces, "mines d\'or" not football'),
        ("ar", "mine قرب Alep-Est 20 كلمة دون الصيغ minces، «mines d'or» ما عدا football"),
    ],
)
def test_forms_are_struck_out_by_chat_too(language: str, text: str) -> None:
    draft = parse_rule(text, places=[ALEP], language=language)

    assert draft.rule.without == ("minces", "mines d'or")
    assert draft.rule.none_of == ("football",)
    assert any("minces" in line for line in draft.understood)


def test_the_forms_that_a_keyword_catches_are_shown_without_the_struck_ones() -> None:
    rule = replace(RULE, keywords=("cheval", "hôpital pédiatrique"), without=("chevaux",))

    before, phrase = caught(replace(rule, without=()))
    assert (phrase.keyword, phrase.forms, phrase.more) == ("hôpital pédiatrique", ("hôpitaux pédiatriques",), 2)
    assert before.keyword == "cheval"
    assert "chevaux" in before.forms
    assert not any("chevaux" in each.forms for each in caught(rule))
    (short,) = caught(replace(rule, keywords=("détruire",), without=()), most=2)
    assert len(short.forms) == 2
    assert short.more > 5


FILE = """
[[place]]
name = "Alep-Est"

[[rule]]
name = "hopitaux"
keywords = ["hôpital", "école"]
place = "Alep-Est"
weights = {"hôpital" = 2, "école" = 0.5}
min_score = 2.5
without = ["minces"]
"""


def test_weights_threshold_and_struck_forms_are_read_and_written_back() -> None:
    watchlist = read_rulefile(FILE, file="rules.toml")

    (rule,) = watchlist.rules
    assert (rule.weights, rule.min_score, rule.without) == ((("hôpital", 2.0), ("école", 0.5)), 2.5, ("minces",))
    assert read_rulefile(write_rulefile(watchlist), file="again.toml") == watchlist


@pytest.mark.parametrize(
    ("wrong", "line", "message"),
    [
        ('weights = {"hopitaux" = 2}', 9, 'weights: "hopitaux" is no keyword of this rule; write "hôpital"'),
        ('weights = {"hôpital" = -1}', 9, 'weights: "hôpital" = -1 is no weight; write a number from 0 to 1000'),
        ('weights = {"hôpital" = "2"}', 9, 'weights: "hôpital" = "2" is no weight'),
        ('weights = {"hôpital" = nan}', 9, 'weights: "hôpital" = nan is no weight'),
        ("weights = [2]", 9, "weights must be a table"),
        ("min_score = -1", 9, "min_score: -1 is out of range"),
        ('min_score = "2"', 9, "min_score must be a number"),
        ('without = [""]', 9, "without:"),
        ('without = "minces"', 9, "without must be a list"),
    ],
)
def test_what_is_wrong_is_refused_with_its_line(wrong: str, line: int, message: str) -> None:
    text = FILE[: FILE.index("weights")] + wrong

    with pytest.raises(InvalidFile) as refused:
        read_rulefile(text, file="rules.toml")

    assert refused.value.line == line
    assert message in str(refused.value)
