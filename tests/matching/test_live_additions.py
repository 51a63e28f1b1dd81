"""A rule or place that comes while texts are being read finds what it would have found from the start."""

from __future__ import annotations

import gc
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.language.folding import fold, fold_name, is_folded_alike
from alerts.language.grammars.arabic import behind_proclitics, core, peel
from alerts.matching import tokenkinds
from alerts.matching.namepeel import peel_name
from alerts.matching.reader import Reader
from alerts.model import Entry, Place, Rule, Watchlist, Window
from alerts.triage import prepare

pytestmark = pytest.mark.no_cover  # thousands of names, which take twice the time where lines are counted

NAMES = ["San", "Juan", "Rio", "حلب", "جسر", "الموصل"]
KEYWORDS = ["camp", "camp d'eau", "école", "local", "مدرسة", "San", "camp local", "إنقاذ", "ضحايا", "انقاض"]
TEXT = """San Juan Rio وحلب جسر عالموصل للموصل camp d’eau l'école lecole locales بالمدرسة . juan
CAMP Camp, Local. ÉCOLE انقاظ والضحايا ظحايا، لالضحايا""".split()

names = st.lists(st.sampled_from(NAMES), min_size=1, max_size=2).map(" ".join)
rules = st.tuples(names, st.lists(st.sampled_from(KEYWORDS), min_size=1, max_size=3, unique=True))
texts = st.tuples(st.lists(st.sampled_from(TEXT), min_size=4, max_size=12), st.sampled_from(["fr", "es", "ar", "und"]))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(rules, min_size=2, max_size=5, unique_by=lambda pair: pair[0]),
    st.lists(texts, min_size=2, max_size=5),
)
def test_what_is_added_between_two_texts_is_found_as_if_it_had_always_been_there(
    wanted: list[tuple[str, list[str]]], read: list[tuple[list[str], str]]
) -> None:
    places = tuple(Place(name=name) for name, _ in wanted)
    watched = tuple(
        Rule(name=str(number), keywords=tuple(keywords), places=(name,), within=Window(words=10))
        for number, (name, keywords) in enumerate(wanted)
    )
    entries = [
        Entry(feed="feed", entry_id=str(number), content=" ".join(words), language=language)
        for number, (words, language) in enumerate(read)
    ]
    reading, silent = prepare(Watchlist()), prepare(Watchlist())
    for place, rule in zip(places, watched, strict=True):
        for watch in (reading, silent):
            watch.track(place)
            watch.add(rule)
        for entry in entries:
            reading.matches(entry)
    for entry in entries:
        assert reading.firing(entry) == silent.firing(entry)


@pytest.mark.parametrize("most", [0, 5])
def test_a_reader_whose_symbols_would_run_out_begins_anew_and_finds_the_same(
    most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = [
        Rule(name=f"{keyword}, {name}", keywords=(keyword,), places=(name,), within=Window(words=2))
        for keyword in KEYWORDS
        for name in NAMES
    ]
    entries = [
        Entry(feed="feed", entry_id=f"{at} {language}", content=" ".join(TEXT[at : at + 6]), language=language)
        for at in range(len(TEXT))
        for language in ("fr", "es", "ar", "und")
    ]
    patient, forgetful = prepare(Watchlist(rules=tuple(watched))), prepare(Watchlist(rules=tuple(watched)))
    expected = [patient.firing(entry) for entry in entries]
    assert sum(map(bool, expected)) > 40

    monkeypatch.setattr(tokenkinds, "_MOST", most)

    assert [forgetful.firing(entry) for entry in entries * 2] == expected * 2


def _readers() -> int:
    """How many there are in this process."""
    return sum(isinstance(each, Reader) for each in gc.get_objects())


def test_any_number_of_declared_languages_is_read_with_a_bounded_number_of_readers() -> None:
    others = _readers()
    watch = prepare(Watchlist(places=(Place(name="Суми"),)))
    watch.add(Rule(name="before", keywords=("школа",), places=("Суми",)))
    tags = [f"{first}{second}a" for first in "abcdefghijk" for second in ascii_lowercase]

    def fires(language: str, text: str) -> tuple[str, ...]:
        return watch.firing(Entry(feed="feed", entry_id="1", content=text, language=language))

    assert fires("uk", "Обстріл школи у Сумах") == ("before",)
    assert {fires(tag, "Суми, школа") for tag in tags} == {("before",)}
    watch.add(Rule(name="since", keywords=("лікарня",), places=("Суми",)))

    assert fires("uk", "Обстріл школи й лікарні у Сумах") == ("before", "since")
    assert fires(tags[0], "Суми, лікарня") == fires(tags[-1], "Суми, лікарня") == ("since",)
    assert _readers() - others <= 48 < len(tags)


def test_a_word_of_no_dictionary_is_found_in_a_form_read_before_whose_beginning_another_stem_has() -> None:
    watch = prepare(Watchlist(places=(Place(name="Goma"),)))
    watch.add(Rule(name="other", keywords=("blorptastique",), places=("Goma",)))
    entry = Entry(feed="feed", entry_id="1", content="Des blorvanistes sont à Goma.", language="fr")
    assert watch.firing(entry) == ()

    watch.add(Rule(name="new", keywords=("blorvaniste",), places=("Goma",)))

    assert watch.firing(entry) == ("new",)


def test_a_word_is_found_in_every_spelling_that_was_read_before() -> None:
    watch = prepare(Watchlist(places=(Place(name="Goma"),)))
    spelt = ("École", "ÉCOLE", "école", "Ecole", "ECOLE", "ÉCOLE.", "École,")
    entries = [
        Entry(feed="feed", entry_id=word, content=f"Une {word} à Goma", language="fr", title="à") for word in spelt
    ]
    assert [watch.firing(entry) for entry in entries] == [()] * len(spelt)

    watch.add(Rule(name="r", keywords=("école",), places=("Goma",)))

    assert [watch.firing(entry) for entry in entries] == [("r",)] * len(spelt)


def test_a_thousand_places_that_come_at_once_are_found_in_words_read_before() -> None:
    villages = [
        Place(name=f"Kafr {number}", aliases=tuple(f"Qamu{number}x{n}" for n in range(25))) for number in range(1_000)
    ]
    entry = Entry(feed="feed", entry_id="1", content="The school in Qamu999x24 was hit.", language="en")
    watch = prepare(Watchlist())
    assert not watch.firing(entry)
    for village in villages:
        watch.track(village)
    watch.add(Rule(name="schools", keywords=("school",), places=("Kafr 999",)))
    assert watch.firing(entry) == ("schools",)


@settings(max_examples=2_000)
@given(st.text("وفبكلساحهعديتمر", min_size=1, max_size=9))
def test_a_token_and_all_that_is_peeled_of_it_have_one_core(token: str) -> None:
    for reading in (*peel(token), *peel_name(token)):
        assert core(token) == core(reading)


@given(st.text(alphabet="وفبلكسايتمدرهنعح", min_size=1, max_size=9))
def test_the_short_look_behind_proclitics_misses_nothing_that_is_read_there(token: str) -> None:
    assert {*peel(token), *peel_name(token)} <= {token, *behind_proclitics(token)}


def test_every_letter_that_names_keep_apart_is_told_from_the_others() -> None:
    letters = [chr(code) for code in range(0xE00) if chr(code).isalpha()]
    assert not [sign for sign in letters if is_folded_alike(sign) and fold(sign) != fold_name(sign)]
