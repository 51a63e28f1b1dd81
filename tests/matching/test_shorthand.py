"""What people write short is read as what it stands for, in the texts of its language, and never in a name."""

from __future__ import annotations

import pytest

from alerts.model import Entry, Place, Rule, Watchlist, Window, WindowUnit
from alerts.triage import Watch, prepare


def _watch(keyword: str, *places: str) -> Watch:
    anywhere = Window(unit=WindowUnit.ARTICLE)
    rule = Rule(name="rule", keywords=(keyword,), places=places, within=anywhere)
    return prepare(Watchlist(places=tuple(Place(name=each) for each in places), rules=(rule,)))


def _fires(watch: Watch, text: str, *, language: str = "en") -> bool:
    return bool(watch.firing(Entry(feed="f", entry_id=text, content=text, language=language)))


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("power", "no pwr in Goma since fri"),
        ("people", "PPL on the roofs in Goma"),
        ("building", "bldg down nr Goma"),
        ("trapped with children", "shes trapped w children in Goma"),
        ("trapped with children", "shes trapped w/ children in Goma"),
        ("skin and bone", "the kids of Goma, skin n bone"),
        ("roads are cut", "all roads r cut around Goma"),
        ("shooting", "they're shootin in Goma"),
        ("concept:electricity", "whole of Goma w/o pwr"),
        ("concept:rescue", "ppl stuck on roofs in Goma, pls send boats"),
    ],
)
def test_shorthand_is_read_as_what_it_stands_for(keyword: str, text: str) -> None:
    assert _fires(_watch(keyword, "Goma"), text)


def test_shorthand_means_nothing_in_another_language() -> None:
    watch = _watch("power", "Goma")
    assert _fires(watch, "no pwr in Goma")
    assert not _fires(watch, "no pwr in Goma", language="fr")


def test_a_name_that_ends_like_a_verb_without_its_g_is_none() -> None:
    watch = _watch("dusting", "Goma")
    assert _fires(watch, "he was dustin the ash off in Goma")
    assert not _fires(watch, "Dustin was in Goma")


def test_a_word_that_is_one_without_a_g_stays_itself() -> None:
    assert not _fires(_watch("basing", "Goma"), "the lake basin of Goma")


def test_a_place_is_not_named_by_shorthand() -> None:
    assert _fires(_watch("fire", "Are"), "a fire in Are")
    assert not _fires(_watch("fire", "Are"), "a fire in R")


@pytest.mark.parametrize(
    ("keyword", "text"),
    [
        ("house", "HSE inspectors closed the factory in Goma"),
        ("help", "a course on HLP rights in Goma"),
        ("brother", "BRO clears snow near Goma"),
        ("hour", "the HR office in Goma"),
        ("now", "an RN from Goma was hired"),
        ("because", "in 400 BC Goma was a village"),
        ("power", "the PWR type, said a teacher in Goma"),
        ("trapped with children", "she was trapped, W children in Goma"),
        ("roads are cut", "roads R cut, and roads N, in Goma"),
        ("road", "rd 2 of the cup in Goma"),
        ("apartment", "an apt reply from Goma"),
        ("minute", "Min Aung Hlaing in Goma"),
        ("injured", "the inj list of Goma FC"),
    ],
)
def test_initials_and_words_of_two_meanings_are_not_shorthand(keyword: str, text: str) -> None:
    assert not _fires(_watch(keyword, "Goma"), text)


def test_initials_of_persons_and_directions_change_nothing() -> None:
    watch = _watch("R. Diallo", "North Kivu")
    assert _fires(watch, "Mr R. Diallo came to N Kivu")
    assert not _fires(_watch("fire", "Are"), "R. Diallo saw a fire in R and in N")


def test_shorthand_fills_the_gap_of_a_listed_phrase() -> None:
    assert _fires(_watch("concept:homeless", "Goma"), "they lost ur home in Goma")


def test_a_rule_that_comes_later_reads_shorthand_that_was_read_before() -> None:
    watch = _watch("fire", "Goma")
    assert not _fires(watch, "no pwr in Goma")
    watch.add(Rule(name="late", keywords=("power",), places=("Goma",), within=Window(unit=WindowUnit.ARTICLE)))
    assert _fires(watch, "no pwr in Goma")
