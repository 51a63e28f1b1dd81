"""A name that goes on with a word of its own is that of something else; one beside what a town has is the town."""

from __future__ import annotations

from pathlib import Path

import pytest

from alerts.model import Entry, Evidence, Mention
from alerts.places.context.whereabouts import Whereabouts
from alerts.places.gazetteer.catalogue import Gazetteer

TABLES = sorted((Path(__file__).parents[1] / "data/glued").glob("*.txt"))
WHEREABOUTS = Whereabouts(Gazetteer.open())


def doubts(marked: str, language: str) -> tuple[str, ...]:
    """The doubts about the place in brackets, with no other that it may be."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "", 1).replace("]", "", 1)
    name = text[start:end]
    place = Mention(term=name, surface=name, field="content", start=start, end=end)
    entry = Entry(feed="https://e.org/f", entry_id="1", content=text, language=language)
    return WHEREABOUTS.doubts(entry, None, [Evidence(keyword=place, place=place, distance=0, excerpt=text)])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_word_that_goes_on_with_a_name_makes_it_another(table: Path) -> None:
    language = table.stem.partition("-")[0]
    rows = [line.split(" | ", 1) for line in table.read_text("utf-8").splitlines() if line.strip()]
    wrong = {
        marked: found
        for doubt, marked in rows
        if (found := doubts(marked, language)) != tuple(doubt.replace("-", "").split())
    }
    assert rows
    assert wrong == {}


def test_a_possessive_or_bent_name_does_not_go_on() -> None:
    text = "Акции Киева Керамик упали после удара по больнице."
    place = Mention(term="Киев", surface="Киева", field="content", start=6, end=11)
    entry = Entry(feed="https://e.org/f", entry_id="1", content=text, language="ru")
    assert WHEREABOUTS.doubts(entry, None, [Evidence(keyword=place, place=place, distance=0, excerpt=text)]) == ()
