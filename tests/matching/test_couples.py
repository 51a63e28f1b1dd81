"""Couples of the lexicon: a word of one group and one of another mean a concept together, in any order."""

from __future__ import annotations

from functools import cache
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.language.lexicon import all_concepts, concept
from alerts.model import Entry, Evidence, Place, Rule, Watchlist, Window, WindowUnit
from alerts.triage import Watch, prepare

APART = 6
WINDOWS = (0, 2, 5, 9)


def _watch(*concepts: str) -> Watch:
    rules = tuple(
        Rule(
            name=str(words),
            keywords=tuple(f"concept:{each}" for each in concepts),
            places=("Goma",),
            within=Window(unit=WindowUnit.WORDS, words=words),
        )
        for words in WINDOWS
    )
    return prepare(Watchlist(places=(Place(name="Goma"),), rules=rules))


@cache
def _collapse() -> Watch:
    return _watch("building-collapse")


def _evidence(text: str) -> list[Evidence]:
    entry = Entry(feed="f", entry_id=text, content=text, language="en")
    return [each for match in _collapse().matches(entry) if match.rule == "9" for each in match.evidence]


def _fires(text: str) -> bool:
    return bool(_collapse().firing(Entry(feed="f", entry_id=text, content=text, language="en")))


@pytest.mark.parametrize(
    "text",
    [
        "Goma: they are digging where the second storey was",
        "In Goma, where the second storey was, they are digging",
        "Goma: digging behind what was until yesterday a storey",
    ],
)
def test_the_halves_stand_in_any_order_few_words_apart(text):
    assert _fires(text)


@pytest.mark.parametrize(
    "text",
    [
        "They are digging a well in Goma",
        "They sat on the second storey! He is digging in Goma",
        "Goma: from the second storey we saw how all the farmers went out digging",
        "Goma: the second storey is new\nThey are digging",
    ],
)
def test_a_half_alone_or_elsewhere_means_nothing(text):
    assert not _fires(text)


def test_the_passage_runs_from_half_to_half():
    (found,) = _evidence("In Goma they are digging where the second storey was")

    assert found.keyword.surface == "digging where the second storey"


def test_each_half_counts_by_itself_round_the_place():
    found = _evidence("They are digging in Goma where the second storey was")

    assert {each.keyword.surface for each in found} == {"digging", "storey"}


def test_a_half_inside_an_exclusion_makes_no_couple():
    assert _fires("A collapse of the tower block in Goma")
    assert not _fires("A price collapse for the tower block in Goma")


@given(
    st.lists(
        st.sampled_from(["storey", "terrace", "digging", "and", "slowly", "Goma", "stop!"]), min_size=2, max_size=40
    )
)
def test_couples_near_a_place_are_those_that_the_definition_has(chunks):
    words, halves = [], {"storey": [], "digging": []}
    sentence = 0
    for chunk in chunks:
        if chunk in halves:
            halves[chunk].append((len(words), len(words) + len(chunk.split()) - 1, sentence))
        words += chunk.split()
        sentence += chunk == "stop!"
    met = [
        half
        for couple in product(*halves.values())
        for first, second in pairwise(sorted(couple))
        if second[0] - first[1] - 1 <= APART and first[2] == second[2]
        for half in couple
    ]
    goma = [at for at, word in enumerate(words) if word == "Goma"]
    gaps = [max(start - at, at - end) - 1 for start, end, _ in met for at in goma]
    text = " ".join(chunks)

    fired = _collapse().firing(Entry(feed="f", entry_id=text, content=text, language="en"))

    assert set(fired) == {str(each) for each in WINDOWS if any(gap <= each for gap in gaps)}


def test_couples_are_written_plainly():
    for found in all_concepts():
        for language, couples in found.couples.items():
            assert language in found.words
            for couple in couples:
                assert all(couple), (found.id, language)
                assert all("@" not in word and "+" not in word and "," not in word for half in couple for word in half)


def test_a_group_stands_for_its_words():
    one, other = concept("attack").couples["en"][0]

    assert "gunmen" in one
    assert "ambushed" in other
