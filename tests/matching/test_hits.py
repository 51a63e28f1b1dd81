"""Mentions and the phrases in which they mean another thing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.matching.hits import Cover, Hit, Position, unhidden
from alerts.model import Entry, Place, Rule, Watchlist
from alerts.triage import prepare


def _at(start: int, end: int) -> Hit:
    return Hit(start, end, start, end)


@st.composite
def spans(draw: st.DrawFn, within: tuple[int, int] = (0, 20)) -> Position:
    start = draw(st.integers(*within))
    return start, draw(st.integers(start, min(start + 6, within[1])))


@st.composite
def covers(draw: st.DrawFn) -> Cover:
    start, end = draw(spans())
    inner = st.lists(spans((start + 1, end - 1)), max_size=2) if end - start > 1 else st.just([])
    return Cover(_at(start, end), tuple(draw(inner)))


@given(st.lists(spans()), st.lists(covers()))
def test_a_mention_is_hidden_by_a_longer_phrase_that_more_than_its_holes_take_part_in(
    mentions: list[Position], phrases: list[Cover]
) -> None:
    hits = [_at(*each) for each in mentions]

    def is_hidden(hit: Hit) -> bool:
        return any(
            cover.hit.start <= hit.start
            and hit.end <= cover.hit.end
            and cover.hit[2:] != hit[2:]
            and not any(first <= hit.start and hit.end <= last for first, last in cover.holes)
            for cover in phrases
        )

    assert unhidden(hits, phrases) == [hit for hit in hits if not is_hidden(hit)]


@pytest.mark.parametrize(
    ("text", "fires"),
    [
        ("Ten injured in shelling of flood shelter in Goma", True),  # « injured in … flood »
        ("Ten injured in yesterday's flood in Goma", False),
        ("Shelling injured ten in yesterday's flood shelter in Goma", True),
    ],
)
def test_what_three_dots_of_a_phrase_have_taken_means_what_it_says(text: str, fires: bool) -> None:
    rule = Rule(name="violence", keywords=("concept:violence",), places=("Goma",))
    watch = prepare(Watchlist(places=(Place(name="Goma"),), rules=(rule,)))

    assert bool(watch.firing(Entry(feed="f", entry_id="1", content=text, language="en"))) is fires
