"""The watchlist in the store: read, changed, exported and imported all or nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alerts.errors import StoreError
from alerts.model import Feed, Place, Rule, Severity, Subscription, Watchlist, Window, WindowUnit
from alerts.store import feeds_table, places_table, rules_table, subscriptions_table, watch_table
from alerts.store.database import Store
from tests.fakes.newsroom import ALEP_EST, CHANNEL, FEED, GROUP, HOSPITALS, HOUR, IDLEB, NOW, SCHOOLS, WATCHLIST

_NAMES = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12)
_MANY = st.lists(_NAMES, max_size=3).map(tuple)
_FEEDS = st.builds(
    Feed,
    url=_NAMES.map(lambda name: f"https://feeds.example/{quote(name)}"),
    title=_NAMES,
    language=st.none() | st.just("ar"),
    every=st.none() | st.integers(1, 10**6).map(lambda seconds: timedelta(seconds=seconds)),
    full_text=st.booleans(),
)
_DEGREES = st.none() | st.floats(-90, 90)
_PLACES = st.builds(
    Place, name=_NAMES, aliases=_MANY, lat=_DEGREES, lon=_DEGREES, geonames=st.none() | st.integers(1, 9**9)
)
_WINDOWS = st.integers(0, 999).map(lambda words: Window(words=words)) | st.sampled_from(
    [Window(unit=unit) for unit in WindowUnit if unit is not WindowUnit.WORDS]
)
_RULES = st.builds(
    Rule,
    name=_NAMES,
    keywords=_MANY,
    places=_MANY,
    within=_WINDOWS,
    all_of=st.lists(_MANY, max_size=2).map(tuple),
    none_of=_MANY,
    severity=st.sampled_from(Severity),
    languages=_MANY,
    weights=st.dictionaries(_NAMES, st.floats(0, 1000), max_size=3).map(lambda weights: tuple(weights.items())),
    min_score=st.none() | st.floats(0, 1000),
    without=_MANY,
)
_SUBSCRIPTIONS = st.builds(
    Subscription,
    chat=st.integers(-(2**52), 2**52) | _NAMES.map("@{}".format),
    topic=st.none() | st.integers(1, 2**31),
    rules=_MANY,
    places=_MANY,
    min_severity=st.sampled_from(Severity),
    language=st.none() | st.just("fr"),
)
_WATCHLISTS = st.builds(
    Watchlist,
    feeds=st.lists(_FEEDS, unique_by=lambda feed: feed.url, max_size=4).map(tuple),
    places=st.lists(_PLACES, unique_by=lambda place: place.name, max_size=4).map(tuple),
    rules=st.lists(_RULES, unique_by=lambda rule: rule.name, max_size=4).map(tuple),
    subscriptions=st.lists(_SUBSCRIPTIONS, unique=True, max_size=4).map(tuple),
)


def test_what_was_written_is_read_in_order(store: Store) -> None:
    watch_table.add_watchlist(store, WATCHLIST, now=NOW)
    assert watch_table.read_watchlist(store) == WATCHLIST


@given(_WATCHLISTS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_watchlist_is_read_as_it_was_written_and_changes_nothing_again(watchlist: Watchlist) -> None:
    with Store.open(":memory:") as store:
        assert watch_table.add_watchlist(store, watchlist, now=NOW).rules.added == len(watchlist.rules)
        assert watch_table.read_watchlist(store) == watchlist
        again = watch_table.add_watchlist(store, watchlist, now=NOW + HOUR)
        assert {again.feeds, again.places, again.rules, again.subscriptions} == {watch_table.Changes()}
        assert watch_table.read_watchlist(store) == watchlist


def test_an_import_adds_and_changes_and_leaves_the_rest(store: Store) -> None:
    watch_table.add_watchlist(store, WATCHLIST, now=NOW)
    graver = replace(HOSPITALS, severity=Severity.CRITICAL)
    homs = Place(name="Homs")
    done = watch_table.add_watchlist(store, Watchlist(rules=(graver,), places=(homs,)), now=NOW)
    assert watch_table.read_watchlist(store) == replace(
        WATCHLIST, rules=(graver, SCHOOLS), places=(ALEP_EST, IDLEB, homs)
    )
    assert (done.rules.added, done.rules.changed) == (0, 1)
    assert (done.places.added, done.places.changed) == (1, 0)


def test_an_import_that_fails_changes_nothing(store: Store) -> None:
    watch_table.add_watchlist(store, WATCHLIST, now=NOW)
    impossible = Place(name="X", geonames="many")  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        watch_table.add_watchlist(
            store, Watchlist(feeds=(Feed(url="https://x.example"),), places=(impossible,)), now=NOW
        )
    assert watch_table.read_watchlist(store) == WATCHLIST


def test_every_change_raises_the_revision(store: Store) -> None:
    seen = [watch_table.watch_revision(store)]
    for change in (
        lambda: places_table.put_place(store, IDLEB),
        lambda: rules_table.put_rule(store, SCHOOLS, now=NOW),
        lambda: subscriptions_table.put_subscription(store, GROUP, now=NOW),
        lambda: subscriptions_table.delete_subscription(store, GROUP),
        lambda: rules_table.delete_rule(store, SCHOOLS.name),
        lambda: places_table.delete_place(store, IDLEB.name),
        lambda: watch_table.add_watchlist(store, WATCHLIST, now=NOW),
        lambda: subscriptions_table.change_subscription(store, CHANNEL, replace(CHANNEL, language="ar")),
    ):
        change()
        seen.append(watch_table.watch_revision(store))
    assert seen == sorted(set(seen))


def test_a_rule_s_revisions_grow_and_stay_readable_after_it_is_gone(store: Store) -> None:
    assert rules_table.put_rule(store, HOSPITALS, now=NOW) == 1
    assert rules_table.put_rule(store, HOSPITALS, now=NOW) == 1
    graver = replace(HOSPITALS, severity=Severity.CRITICAL)
    assert rules_table.put_rule(store, graver, now=NOW) == 2
    assert rules_table.delete_rule(store, HOSPITALS.name)
    assert not rules_table.delete_rule(store, HOSPITALS.name)
    assert rules_table.put_rule(store, HOSPITALS, now=NOW) == 3
    assert rules_table.rule_as_was(store, HOSPITALS.name, 2) == graver
    assert rules_table.rule_revisions(store) == {HOSPITALS.name: 3}


def test_a_chat_holds_a_subscription_once(store: Store) -> None:
    assert subscriptions_table.put_subscription(store, GROUP, now=NOW)
    assert not subscriptions_table.put_subscription(store, GROUP, now=NOW + HOUR)
    assert subscriptions_table.put_subscription(store, replace(GROUP, rules=()), now=NOW)
    subscriptions_table.change_subscription(store, GROUP, replace(GROUP, rules=()))
    assert subscriptions_table.read_subscriptions(store) == (replace(GROUP, rules=()),)


def test_a_shorter_interval_acts_at_once(store: Store) -> None:
    feeds_table.put_feed(store, FEED, now=NOW, due_at=NOW + 12 * HOUR)
    feeds_table.put_feed(store, replace(FEED, every=timedelta(minutes=5)), now=NOW)
    assert feeds_table.due_feeds(store, now=NOW + timedelta(minutes=4)) == ()
    assert len(feeds_table.due_feeds(store, now=NOW + timedelta(minutes=5))) == 1


def test_a_thousand_imported_feeds_are_not_all_due_at_once(store: Store) -> None:
    feeds = tuple(Feed(url=f"https://f{number}.example/rss") for number in range(1000))
    watch_table.add_watchlist(store, Watchlist(feeds=feeds), now=NOW)
    due = [len(feeds_table.due_feeds(store, now=NOW + timedelta(minutes=m))) for m in (0, 20, 60)]
    assert due[0] == 1
    assert 300 <= due[1] <= 400
    assert due[2] == 1000


def test_export_then_import_into_an_empty_database_gives_the_same_state(store: Store, tmp_path: Path) -> None:
    watch_table.add_watchlist(store, WATCHLIST, now=NOW)
    with Store.open(tmp_path / "other.db") as other:
        watch_table.add_watchlist(other, watch_table.read_watchlist(store), now=NOW)
        assert watch_table.read_watchlist(other) == WATCHLIST
