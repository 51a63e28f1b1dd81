"""Violence at a place as newswires tell it, and what they tell of the same places in peace: our own sentences, a table
per language under ``data/newswire`` (``fires`` or ``silent``, the place, the sentence)."""

from __future__ import annotations

from pathlib import Path

import pytest

from alerts.language.lexicon import all_concepts
from alerts.model import Entry, Place, Rule, Watchlist
from alerts.triage import prepare

pytestmark = [
    pytest.mark.early,  # the words of many concepts take half a minute to make ready, once a process
    pytest.mark.no_cover,  # hundreds of texts, which take twice the time where lines are counted
]

TABLES = sorted((Path(__file__).parents[1] / "data" / "newswire").glob("*.tsv"))
LATER = {"arrest", "disappeared", "ceasefire", "protest", "riot", "coup", "threat", "gang", "terrorism", "tear-gas"}
"""Concepts of the group that are no violence by themselves."""


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_violence_is_found_in_the_words_of_newswires_and_peace_is_not(table: Path) -> None:
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    keywords = [f"concept:{each.id}" for each in all_concepts() if each.group == "violence" and each.id not in LATER]
    names = tuple(dict.fromkeys(place for _, place, _ in rows))
    rule = Rule(name="violence", keywords=tuple(keywords), places=names)
    watch = prepare(
        Watchlist(places=tuple(Place(name=name, aliases=(name,)) for name in names), rules=(rule,), feeds=())
    )
    said = {
        text: "fires" if watch.firing(Entry(feed="f", entry_id=text, content=text, language=table.stem)) else "silent"
        for _, _, text in rows
    }
    assert said == {text: wanted for wanted, _, text in rows}
