"""Words between those of a listed phrase: which change nothing, and which make it another."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.language.fillers import Filler, Fillers
from alerts.language.folding import fold
from alerts.model import Entry, Match, Place, Rule, Watchlist, Window, WindowUnit
from alerts.triage import Watch, prepare

pytestmark = pytest.mark.no_cover  # a watch of concepts, which takes twice the time where lines are counted

PLACE = "Zzqx"
CONCEPTS = ("access-denial", "damage", "killed", "water-shortage", "wildfire")
TYPED = "road closed"


@cache
def _watch() -> Watch:
    keywords = (*(f"concept:{each}" for each in CONCEPTS), TYPED)
    article = Window(unit=WindowUnit.ARTICLE)
    rules = tuple(Rule(name=each, keywords=(each,), places=(PLACE,), within=article) for each in keywords)
    return prepare(Watchlist(places=(Place(name=PLACE),), rules=rules))


def _entry(text: str, language: str) -> Entry:
    return Entry(feed="f", entry_id="1", content=f"{text}. {PLACE}", language=language)


def _surfaces(text: str, language: str) -> set[str]:
    """What of a text is a mention, in the evidence of any rule."""
    found = _watch().matches(_entry(text, language))
    return {each.keyword.surface for match in found for each in match.evidence}


@pytest.mark.parametrize(
    ("language", "text", "surface"),
    [
        ("en", "The storm took the whole roof off the barn", "took the whole roof off"),
        ("en", "Camp Fire has destroyed more than 9,000 homes", "Fire has destroyed more than 9,000 homes"),
        ("fr", "Un manque cruel d'eau dans tout le quartier", "manque cruel d'eau"),
        ("ar", "نقص حاد في المياه منذ أسبوع", "نقص حاد في المياه"),
        ("es", "La escasez grave de agua dura meses", "escasez grave de agua"),
        ("ru", "Здесь нет уже три дня воды", "нет уже три дня воды"),
    ],
)
def test_words_that_say_how_much_or_whose_may_stand_in_a_listed_phrase(language: str, text: str, surface: str) -> None:
    assert surface in _surfaces(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "The army took, the whole roof off",
        "They took down the flag from the roof off Main Street",
        "Shares in the struggling retailer collapsed",
        "Road is closed",
    ],
    ids=["mark", "other words", "exclusion", "typed"],
)
def test_marks_other_words_and_exclusions_part_a_phrase_and_a_typed_one_has_no_gap(text: str) -> None:
    assert _surfaces(text, "en") == set()


def test_a_number_is_never_in_the_gap_of_an_exclusion() -> None:
    assert _surfaces("They killed it", "en") == set()
    assert _surfaces("They killed two of it", "en") == {"killed"}


BETWEEN = ("really", "three", "7", "the", "was", "of", "at", "green", "and", ",")


def _may_part(between: list[str]) -> bool:
    """Whether « refused … permission » means the same with these words in it, by the rules as people are told them."""
    figures = [at for at in range(1, len(between) - 1) if between[at - 1 : at + 2] == ["7", ",", "7"]]
    between = [word for at, word in enumerate(between) if at not in figures]
    kinds = [Fillers("en").of(fold(word)) for word in between]
    if "," in between or "and" in between or len(between) > 6 or kinds[:1] == [Filler.INNER]:
        return False
    strangers = [at for at, word in enumerate(between) if word == "green"]
    if len(strangers) > 1:
        return False
    says_how = {Filler.FULL, Filler.NUMBER, Filler.FIGURE}
    opens = {Filler.ARTICLE, Filler.NUMBER, Filler.FIGURE}
    for at in strangers:
        settled = all(
            says_how & set(kinds[opening + 1 : at]) for opening in range(at) if kinds[opening] is Filler.OPENING
        )
        if not opens & set(kinds[:at]) or not settled:
            return False
    return all(says_how & set(kinds[at + 1 :]) for at, kind in enumerate(kinds) if kind is Filler.OPENING)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(BETWEEN), max_size=8))
def test_a_listed_phrase_is_found_where_its_definition_says_and_explained_alike(between: list[str]) -> None:
    watch, entry = _watch(), _entry(f"Refused {' '.join(between)} permission", "en")

    fired = watch.matches(entry)

    assert ("concept:access-denial" in {match.rule for match in fired}) == _may_part(between)
    assert [verdict for verdict in watch.verdicts(entry) if isinstance(verdict, Match)] == list(fired)
