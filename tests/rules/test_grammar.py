"""A rule said in chat becomes the rule that was meant, or a refusal that shows where and what to write instead."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.errors import InvalidRule
from alerts.model import Place, Severity, Window
from alerts.rules.chat.knownplaces import KnownPlaces
from alerts.rules.chat.writing import format_rule, slug
from alerts.rules.grammar import parse_rule, reads_as_rule
from alerts.rules.telling.ruledraft import RuleDraft
from tests.fakes.watchlists import NAMES, weighed_rules
from tests.steps import steps

CASES = sorted((Path(__file__).parents[1] / "data" / "commands").glob("*.toml"))
TRACKED = (
    Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية")),
    Place(name="Goma", aliases=("غوما",)),
    Place(name="Le Caire"),
    Place(name="حلب"),
    Place(name="Rivière à Pierre"),
)


def _facts(draft: RuleDraft) -> dict[str, object]:
    rule = draft.rule
    facts: dict[str, object] = {
        "name": rule.name,
        "keywords": list(rule.keywords),
        "places": list(rule.places),
        "within": str(rule.within),
        "all_of": [list(group) for group in rule.all_of],
        "none_of": list(rule.none_of),
        "severity": rule.severity.value,
        "languages": list(rule.languages),
        "areas": [f"{area.place} {area.km or 'inside'}" for area in rule.areas],
        "weights": dict(rule.weights),
        "min_score": rule.min_score,
        "without": list(rule.without),
        "new_places": [place.name for place in draft.new_places],
    }
    plain = {"within": str(Window()), "severity": Severity.MEDIUM.value, "all_of": [], "none_of": []}
    return {key: value for key, value in facts.items() if value not in ([], {}, plain.get(key))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_line_of_chat_is_understood_or_refused(case: Path) -> None:
    """A case is a ``text`` with the ``rule`` it means (defaults left out), or a ``refusal``: what it says and where;
    ``known`` are the names of places that nobody tracks and the gazetteer has."""
    wanted = tomllib.loads(case.read_text(encoding="utf-8"))
    language, knows = wanted.get("language", "en"), frozenset(wanted.get("known", ())).__contains__
    if "rule" in wanted:
        draft = parse_rule(wanted["text"], places=TRACKED, language=language, knows=knows)
        assert {"name": draft.rule.name} | wanted["rule"] == _facts(draft)
        return
    with pytest.raises(InvalidRule) as refused:
        parse_rule(wanted["text"], places=TRACKED, language=language, knows=knows)
    refusal = wanted["refusal"]
    said = f"{refused.value} {refused.value.hint}"
    assert all(part in said for part in refusal["says"]), said
    assert wanted["text"][refused.value.position :].strip().startswith(refusal["at"])
    assert refused.value.example
    assert refusal.get("example", refused.value.example) == refused.value.example
    assert refusal.get("meant", list(refused.value.meanings)) == list(refused.value.meanings)


@pytest.mark.no_cover  # the cases of above, which take twice the time where lines are counted
def test_every_example_can_be_copied() -> None:
    refused = {case.stem: text for case in CASES if (text := _unread(tomllib.loads(case.read_text(encoding="utf-8"))))}
    wrong = [
        (name, language)
        for language in ("fr", "en", "ar")
        for name, text in refused.items()
        if _unread({"text": _example(text, language), "language": language})
    ]
    assert wrong == []


def _unread(wanted: dict[str, str]) -> str:
    """The text of a case that is no rule."""
    try:
        assert parse_rule(wanted["text"], places=TRACKED, language=wanted.get("language", "en")).rule.keywords
    except InvalidRule:
        return wanted["text"]
    return ""


def _example(text: str, language: str) -> str:
    with pytest.raises(InvalidRule) as refused:
        parse_rule(text, places=TRACKED, language=language)
    return refused.value.example


@settings(deadline=None, max_examples=300)
@given(st.data(), st.sampled_from(["fr", "en", "ar"]))
def test_what_is_written_reads_back_the_same(data: st.DataObject, language: str) -> None:
    names = data.draw(st.lists(NAMES, min_size=1, max_size=4, unique=True))
    rule = data.draw(weighed_rules(names))
    draft = parse_rule(format_rule(rule, language), places=[Place(name=name) for name in names], language=language)
    assert draft.rule == rule
    assert draft.named
    assert not draft.new_places


PIECES = """hôpital, "in a" près de Goma 30 mots normal avec a b sauf c langue fr nom x near في within و km , "
d'Alep severity concept: l' 🔴 أو : . (poids 3) (3) score 4 points (weight at least ( )""".split()


@settings(deadline=None, max_examples=300)
@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        draft = parse_rule(text, places=TRACKED, language="fr")
    except InvalidRule as refused:
        for meant in (*refused.meanings, refused.example):
            assert parse_rule(meant, places=TRACKED, language="fr").rule.keywords
    else:
        again = parse_rule(
            format_rule(draft.rule, "fr"), places=[*TRACKED, *(Place(name=name) for name in draft.rule.places)]
        )
        assert again.rule == draft.rule


def test_what_was_understood_is_said_in_the_asker_s_language() -> None:
    text = 'choléra, "diarrhée aiguë" à Goma 20 mots urgent avec morts sauf football langue fr'
    said = {language: parse_rule(text, places=TRACKED, language=language).understood for language in ("fr", "en", "ar")}
    assert said["fr"][:3] == ("mots : choléra, diarrhée aiguë", "lieux : Goma", "avec : morts")
    assert said["en"][3:] == ("distance: 20 words", "severity: critical", "not: football", "languages: fr")
    assert said["ar"][1] == "الأماكن: \u2068Goma\u2069"


def test_an_unknown_place_is_taken_and_its_neighbours_are_named() -> None:
    draft = parse_rule("cholera near Gomma", places=TRACKED)
    assert draft.rule.places == ("Gomma",)
    assert [(new.name, new.nearest) for new in draft.new_places] == [("Gomma", ("Goma",))]


@pytest.mark.parametrize(
    ("texts", "name"),
    [
        (("Hôpital d’enfants", "Alep-Est"), "hopital-d-enfants-alep-est"),
        (("مستشفى", "حلب الشرقية"), "مستشفى-حلب-الشرقية"),
        (("école " * 30, "Goma"), "ecole-ecole-ecole-ecole-ecole-ecole-ecole-ecole-ecole-ecole"),
    ],
)
def test_a_name_is_made_from_the_words(texts: tuple[str, ...], name: str) -> None:
    assert slug(*texts) == name


HOSTILE = [
    "\ud800 près de Goma", "hôpital près de \udc80", "\u0301" * 4000, "(" * 4000, '"' * 3999, "« " * 2000,
    "near " * 800,
    "près de Goma, " * 300, "et " * 1300, "(poids " * 600, "ومدرسة " * 600, ", " * 2000, "#" * 4000, "1,5 " * 1000,
    "a\n" * 2000, ", ".join(f"mot{number}" for number in range(10_000)) + " près de Goma",
]  # fmt: skip


@pytest.mark.no_cover
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_a_hostile_text_is_refused_in_a_few_words(text: str) -> None:
    with pytest.raises(InvalidRule) as refused:
        parse_rule(text, places=TRACKED, language="fr")
    assert len(str(refused.value)) < 5000
    assert refused.value.example


def test_places_are_prepared_once_however_many_meanings_are_tried() -> None:
    places = [Place(name=f"Village {number}", aliases=(f"Kafr {number}",)) for number in range(1000)]
    once = steps(lambda: KnownPlaces(places))
    refused = "hospital, school Village 7"
    assert not reads_as_rule(refused, places=places)
    assert steps(lambda: reads_as_rule(refused, places=places)) < 1.5 * once
    with pytest.raises(InvalidRule) as fault:
        parse_rule(refused, places=places)
    assert fault.value.meanings
    assert steps(lambda: _refused(refused, places)) < 3 * once


def _refused(text: str, places: Collection[Place]) -> None:
    with suppress(InvalidRule):
        parse_rule(text, places=places)
