"""A watch that follows a changed watchlist says what a new one would say, and builds nothing anew that stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.model import Area, Entry, Place, Rule, Watchlist, Window
from alerts.triage import prepare

PLACES = (
    Place(name="Zantar"),
    Place(name="Zantar Mopli"),
    Place(name="Wekosh", aliases=("Old Wekosh",)),
    Place(name="Wekosh", aliases=("New Wekosh",)),
    Place(name="Tule"),
)
WORDS = ("karbo", "milna", "sotek")

rules = st.builds(
    Rule,
    name=st.sampled_from(["one", "two", "three"]),
    keywords=st.lists(st.sampled_from(WORDS), min_size=1, max_size=2, unique=True).map(tuple),
    places=st.sampled_from([("Zantar",), ("Wekosh",), ("Tule", "Zantar Mopli"), ("Nowhere",)]),
    within=st.integers(0, 6).map(lambda words: Window(words=words)),
    areas=st.sampled_from([(), (), (), (Area(place="Zantar"),)]),
)
watchlists = st.builds(
    Watchlist,
    places=st.lists(st.sampled_from(PLACES), unique_by=lambda place: place.name).map(tuple),
    rules=st.lists(rules, max_size=3, unique_by=lambda rule: rule.name).map(tuple),
)
entries = st.builds(
    Entry,
    feed=st.just("feed"),
    entry_id=st.just("1"),
    content=st.lists(
        st.sampled_from([*WORDS, "Zantar", "Mopli", "Old", "New", "Wekosh", "Tule", "Nowhere"]), min_size=3, max_size=14
    ).map(" ".join),
)


@settings(max_examples=300)
@given(st.lists(watchlists, min_size=2, max_size=4), st.lists(entries, min_size=1, max_size=3))
def test_following_a_watchlist_is_the_same_as_beginning_with_it(history: list[Watchlist], read: list[Entry]) -> None:
    watch = prepare(history[0])
    for watchlist in history[1:]:
        for entry in read:
            watch.matches(entry)
        if not watch.follow(watchlist):
            watch = prepare(watchlist)
        new = prepare(watchlist)
        for entry in read:
            assert {match.rule: match for match in watch.matches(entry)} == {
                match.rule: match for match in new.matches(entry)
            }


ZANTAR = Watchlist(
    places=(Place(name="Zantar"),), rules=(Rule(name="one", keywords=("karbo",), places=("Zantar",), within=Window()),)
)


@pytest.mark.parametrize(
    ("places", "follows"),
    [
        ((Place(name="Zantar"), Place(name="Wekosh")), True),
        ((Place(name="Zantar"), Place(name="East Zantar")), False),
        ((Place(name="Zantar", aliases=("Zantara",)),), False),
        ((), False),
    ],
)
def test_only_places_that_touch_others_ask_for_a_new_watch(places: tuple[Place, ...], follows: bool) -> None:
    watch = prepare(ZANTAR)
    assert watch.follow(Watchlist(places=places, rules=ZANTAR.rules)) is follows


def test_a_reworded_rule_keeps_its_place_among_the_others() -> None:
    first, second = (Rule(name=name, keywords=("karbo",), places=("Zantar",), within=Window()) for name in ("a", "b"))
    watch = prepare(Watchlist(places=ZANTAR.places, rules=(first, second)))
    reworded = Rule(name="a", keywords=("karbo", "milna"), places=("Zantar",), within=Window())
    assert watch.follow(Watchlist(places=ZANTAR.places, rules=(reworded, second)))
    entry = Entry(feed="feed", entry_id="1", content="Zantar karbo")
    assert [match.rule for match in watch.matches(entry)] == ["a", "b"]
    assert [verdict.rule for verdict in watch.verdicts(entry)] == ["a", "b"]
    assert [verdict.rule for verdict in watch.verdicts(entry, only="b")] == ["b"]
    assert list(watch.verdicts(entry, only="c")) == []
