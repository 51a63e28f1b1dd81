"""Violence at a place as newswires tell it, and what they tell of the same places in peace: our own sentences, a table
per language under ``data/newswire`` (``fires`` or ``silent``, the place, the sentence)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from alerts.language.lexicon import all_concepts
from alerts.model import Entry, Place, Rule, Watchlist
from alerts.triage import Watch, prepare

pytestmark = [
    pytest.mark.early,  # the words of many concepts take half a minute to make ready, once a process
    pytest.mark.no_cover,  # hundreds of texts, which take twice the time where lines are counted
]

ROWS = {
    table.stem: [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines()]
    for table in sorted((Path(__file__).parents[1] / "data" / "newswire").glob("*.tsv"))
}
"""By language: ``fires`` or ``silent``, the place, the sentence."""
LATER = {"arrest", "disappeared", "ceasefire", "protest", "riot", "coup", "threat", "gang", "terrorism", "tear-gas"}
"""Concepts of the group that are no violence by themselves."""


@pytest.mark.parametrize("language", ROWS)
def test_violence_is_found_in_the_words_of_newswires_and_peace_is_not(language: str) -> None:
    said = {
        text: "fires" if language in _watch().firing(_entry(text, language)) else "silent"
        for _, _, text in ROWS[language]
    }
    assert said == {text: wanted for wanted, _, text in ROWS[language]}


def _entry(text: str, language: str) -> Entry:
    return Entry(feed="f", entry_id=text, content=text, language=language)


@cache
def _watch() -> Watch:
    """A rule for each table, with the places of its own: the words of violence are made ready once."""
    keywords = tuple(
        f"concept:{each.id}" for each in all_concepts() if each.group == "violence" and each.id not in LATER
    )
    places = {language: tuple(dict.fromkeys(place for _, place, _ in rows)) for language, rows in ROWS.items()}
    names = dict.fromkeys(name for own in places.values() for name in own)
    return prepare(
        Watchlist(
            places=tuple(Place(name=name, aliases=(name,)) for name in names),
            rules=tuple(Rule(name=language, keywords=keywords, places=own) for language, own in places.items()),
            feeds=(),
        )
    )
