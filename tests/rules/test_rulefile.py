"""A rules file is read whole or refused whole, and every refusal can be acted upon."""

from __future__ import annotations

import re
import tomllib
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.errors import InvalidFile
from alerts.model import Feed, Place, Rule, Severity, Subscription, Watchlist, Window, WindowUnit
from alerts.rules.file.rulefile import read_rulefile, write_rulefile
from alerts.rules.file.tomllines import locate
from alerts.rules.file.tomltable import MOST_PROBLEMS
from alerts.rules.fitness import duration_named, duration_text
from alerts.wordings.operating import said_at_a_shell
from tests.fakes.watchlists import watchlists

CASES = sorted((Path(__file__).parents[1] / "data" / "rulefiles").glob("*.toml"))

WHOLE = """\
[[feed]]
url = "https://example.org/rss.xml"
title = "Radio Exemple"
language = "fr"
every = "5 minutes"
full_text = true

[[place]]
name = "Alep-Est"
aliases = ["East Aleppo", "حلب الشرقية"]
lat = 36.21
lon = 37.19
radius_km = 5

[[place]]
name = "Idleb"
geonames = 169389

[[rule]]
name = "hopitaux-alep"
keywords = ["hôpital pédiatrique", "hôpital", "concept:école"]
places = ["Alep-Est", "Idleb"]
within = "sentence"
all_of = [["bombardement", "frappe", "raid"]]
none_of = ["football"]
severity = "high"
languages = ["fr", "AR"]

[[subscription]]
chat = -1001234567890
topic = 12
rules = ["hopitaux-alep"]
min_severity = "high"
language = "fr"
"""


def test_a_file_with_everything_is_read_as_written() -> None:
    assert read_rulefile(WHOLE, file="rules.toml") == Watchlist(
        feeds=(
            Feed(
                url="https://example.org/rss.xml",
                title="Radio Exemple",
                language="fr",
                every=timedelta(minutes=5),
                full_text=True,
            ),
        ),
        places=(
            Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"), lat=36.21, lon=37.19, radius_km=5.0),
            Place(name="Idleb", geonames=169389),
        ),
        rules=(
            Rule(
                name="hopitaux-alep",
                keywords=("hôpital pédiatrique", "hôpital", "concept:école"),
                places=("Alep-Est", "Idleb"),
                within=Window(unit=WindowUnit.SENTENCE),
                all_of=(("bombardement", "frappe", "raid"),),
                none_of=("football",),
                severity=Severity.HIGH,
                languages=("fr", "ar"),
            ),
        ),
        subscriptions=(
            Subscription(
                chat=-1001234567890,
                topic=12,
                rules=("hopitaux-alep",),
                min_severity=Severity.HIGH,
                language="fr",
            ),
        ),
    )


def test_a_rule_needs_little() -> None:
    text = '[[place]]\nname = "Goma"\n[[rule]]\nname = "r"\nkeywords = ["choléra"]\nplace = "Goma"\n'
    (rule,) = read_rulefile(text, file="rules.toml").rules
    assert rule == Rule(name="r", keywords=("choléra",), places=("Goma",))
    assert (str(rule.within), rule.severity) == ("30 words", Severity.MEDIUM)


def test_an_empty_file_watches_nothing() -> None:
    assert read_rulefile("\ufeff# nothing yet\r\n", file="rules.toml") == Watchlist()
    assert write_rulefile(Watchlist()) == ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_mistake_is_named_with_its_line(case: Path) -> None:
    """Each file says in comments ``#! LINE: part of the message`` what must be said about it."""
    text = case.read_text(encoding="utf-8")
    wanted = re.findall(r"^#! (\d+): (.+)$", text, re.MULTILINE)
    with pytest.raises(InvalidFile) as refused:
        read_rulefile(text, file="rules.toml")
    said = str(refused.value).splitlines()
    for line, part in wanted:
        assert any(each.startswith(f"rules.toml:{line}: ") and part in each for each in said), (line, part, said)
    assert len(said) == len(wanted), said
    assert refused.value.line == min(int(line) for line, _ in wanted)


@pytest.mark.parametrize(("letters", "words", "km", "chat"), [(100, 10_000, 500, 2**52 - 1), (101, 10_001, 501, 2**52)])
def test_what_is_as_large_as_may_be_is_taken_and_no_more(letters: int, words: int, km: int, chat: int) -> None:
    text = (
        f'[[place]]\nname = "Goma"\n[[rule]]\nname = "{"n" * letters}"\nkeywords = ["{"k" * 2 * letters}"]\n'
        f'near = {{place = "Goma", km = {km}}}\nwithin = "{words} words"\n[[subscription]]\nchat = -{chat}\n'
    )
    if letters == 100:
        assert read_rulefile(text, file="rules.toml").rules[0].within.words == words
        return
    with pytest.raises(InvalidFile) as refused:
        read_rulefile(text, file="rules.toml")
    assert [line.split(":")[1] for line in str(refused.value).splitlines()] == ["4", "5", "6", "7", "9"]


def test_of_many_mistakes_fifty_are_told() -> None:
    with pytest.raises(InvalidFile) as refused:
        read_rulefile("[[feed]]\n" * 60, file="rules.toml")
    assert len(str(refused.value).splitlines()) == MOST_PROBLEMS


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_mistake_is_told_in_the_asker_s_language(language: str) -> None:
    for case in CASES:
        with pytest.raises(InvalidFile) as refused:
            read_rulefile(case.read_text(encoding="utf-8"), file="rules.toml")
        for line in str(refused.value).splitlines():
            said = re.sub(r'"[^"]*"', "", said_at_a_shell(line, language))
            ours = re.sub(r"TOML: (?!the list)[^;؛]*", "", said)  # what tomllib says is English
            assert not re.search(r"\b(?:the|is|it|write|unknown|of|must|without|like|above|at|an|has|text)\b", ours), (
                ours
            )


@settings(deadline=None)
@given(watchlists())
def test_what_is_written_reads_back_the_same(watchlist: Watchlist) -> None:
    assert read_rulefile(write_rulefile(watchlist), file="rules.toml") == watchlist


@given(st.integers(1, 31 * 86400))
def test_an_interval_reads_back_the_same(seconds: int) -> None:
    assert duration_named(duration_text(timedelta(seconds=seconds))) == timedelta(seconds=seconds)


@settings(deadline=None)
@given(watchlists())
def test_every_value_has_its_line(watchlist: Watchlist) -> None:
    text = write_rulefile(watchlist)
    lines, shown = locate(text), text.split("\n")
    for name, tables in tomllib.loads(text).items():
        for index, table in enumerate(tables):
            assert shown[lines[name, index] - 1] == f"[[{name}]]"
            assert all(shown[lines[name, index, key] - 1].startswith(f"{key} = ") for key in table)


def test_lines_are_found_through_every_form_of_toml() -> None:
    text = (
        'title = """\n[[rule]]\n\\""" # no comment\n""" # end\n[[rule]] # first\n"na.me" = \'it\'\nlist = [ # one\n'
        "  'a\\', # [[rule]]\n  [ \"b\",\n 'c' ],\n]\npoint = { x = 1, y.z = 2 }\n[rule.deep]\nk = 1\n"
        "[[rule]]\nk = 2\n[rule.deep]\nk=3\n"
    )
    tomllib.loads(text)
    lines = locate(text)
    assert lines["title",] == 1
    assert lines["rule", 0] == 5
    assert lines["rule", 0, "na.me"] == 6
    assert [lines["rule", 0, "list", *at] for at in ((), (0,), (1,), (1, 1))] == [7, 8, 9, 10]
    assert lines["rule", 0, "point", "y", "z"] == 12
    assert lines["rule", 0, "deep", "k"] == 14
    assert lines["rule", 1, "k"] == 16
    assert lines["rule", 1, "deep", "k"] == 18


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(InvalidFile):
        assert read_rulefile(text, file="rules.toml") == Watchlist()
