"""Entries in the store: identity, changes, what is forgotten; feeds and their state."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.model import Entry, Feed, Point
from alerts.pages import Validators
from alerts.store import entries_table, feeds_table
from alerts.store.database import Store
from alerts.store.feeds_table import FailedPoll, GoodPoll
from alerts.store.health_table import feed_health
from alerts.store.identity import content_hash, entry_keys
from alerts.timing import Rest
from tests.fakes.newsroom import DAY, FEED, HOUR, MINUTE, NOW, entry


def add_feed(store: Store, feed: Feed = FEED) -> int:
    """The row id of the feed, added now."""
    feeds_table.put_feed(store, feed, now=NOW)
    return int(store.value("SELECT id FROM feeds WHERE url = ?", (feed.url,)))


def take_in(store: Store, feed: int, *entries: Entry, now: datetime = NOW) -> tuple[list[str], list[str]]:
    """Store a page; returns the titles that were new and those that had changed."""
    seen = entries_table.sight(store, feed, entries)
    with store.transaction():
        for sighting in seen.fresh:
            entries_table.add_entry(store, feed, sighting, now=now)
        entries_table.mark_seen(store, seen.known, now=now)
    return (
        [sighting.entry.title for sighting in seen.fresh if sighting.row is None],
        [sighting.entry.title for sighting in seen.fresh if sighting.row is not None],
    )


def test_an_entry_is_new_once(store: Store) -> None:
    feed = add_feed(store)
    assert take_in(store, feed, entry(1, title="a"), entry(2, title="b")) == (["a", "b"], [])
    assert take_in(store, feed, entry(2, title="b"), entry(3, title="c")) == (["c"], [])


def test_what_is_stored_is_what_was_read(store: Store) -> None:
    feed = add_feed(store)
    whole = replace(
        entry(1, content="Le texte\nentier. مستشفى"),
        updated=NOW,
        point=Point(lat=36.2, lon=37.1),
        alert_fields={"severity": "Severe"},
    )
    take_in(store, feed, whole)
    assert list(entries_table.entries_since(store, NOW)) == [whole]
    assert list(entries_table.entries_since(store, NOW + MINUTE)) == []


def test_changed_words_are_the_same_entry(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, title="Un hôpital touché"))
    assert take_in(store, feed, entry(1, title="Deux hôpitaux touchés")) == ([], ["Deux hôpitaux touchés"])
    assert take_in(store, feed, entry(1, title="Deux hôpitaux touchés")) == ([], [])
    assert [found.title for found in entries_table.entries_since(store, NOW)] == ["Deux hôpitaux touchés"]


def test_an_entry_is_remembered_as_seen_although_another_has_the_name_it_is_shown_under(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, title="a"), entry(2, title="b"))
    (first, _), (second, taken) = store.rows("SELECT id, key FROM entries ORDER BY id")
    with store.transaction():
        entries_table.mark_seen(store, {first: entries_table.Shown(key=taken, published=None)}, now=NOW + DAY)
    seen = dict(store.rows("SELECT id, last_seen_at FROM entries"))
    assert seen[first] > seen[second]


def test_a_tracking_parameter_is_not_a_change(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, link="https://radio.example/1"))
    assert take_in(store, feed, entry(1, link="https://www.radio.example/1/?utm_source=rss#top")) == ([], [])


def test_a_publisher_who_renames_all_ids_repeats_nothing(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1), entry(2, title="b"))
    again = [replace(old, entry_id=f"new:{old.entry_id}") for old in (entry(1), entry(2, title="b"))]
    assert take_in(store, feed, *again) == ([], [])


def test_a_publisher_who_makes_ids_and_dates_anew_for_each_page_repeats_nothing(store: Store) -> None:
    feed = add_feed(store)
    stories = [entry(n, title=f"Nouvelle {n}", published=NOW) for n in (1, 2, 3)]
    take_in(store, feed, *stories)
    for poll in (1, 2):
        again = [replace(old, entry_id=f"{poll}:{old.entry_id}", published=NOW + poll * HOUR) for old in stories]
        fresh = entry(10 + poll, title=f"Neuve {poll}", published=NOW + poll * HOUR)
        assert take_in(store, feed, fresh, *again) == ([f"Neuve {poll}"], [])


def test_a_warning_that_is_given_again_is_new_where_others_keep_their_ids(store: Store) -> None:
    feed = add_feed(store)
    warnings = [entry(n, title=f"Alerte crue {n}", published=NOW) for n in (1, 2, 3, 4)]
    take_in(store, feed, *warnings)
    again = [replace(old, entry_id=f"b:{old.entry_id}", published=NOW + DAY) for old in warnings[:3]]
    assert take_in(store, feed, *again, warnings[3])[0] == [old.title for old in again]


def test_a_correction_after_all_ids_were_renamed_is_no_new_entry(store: Store) -> None:
    feed = add_feed(store)
    first = entry(1, title="a", published=NOW)
    take_in(store, feed, first)
    renamed = replace(first, entry_id="tag:new,1")
    assert take_in(store, feed, renamed) == ([], [])
    assert take_in(store, feed, replace(renamed, title="a, corrigé")) == ([], ["a, corrigé"])


def test_a_site_that_moves_to_another_host_repeats_nothing(store: Store) -> None:
    feed = add_feed(store)
    old = [entry(n, title=f"Nouvelle {n}", link=f"https://old.example/{n}", published=NOW - n * HOUR) for n in (1, 2)]
    take_in(store, feed, *old)
    moved = [replace(one, entry_id=f"new-{one.entry_id}", link=one.link.replace("old", "new")) for one in old]
    assert take_in(store, feed, *moved)[0] == []
    assert take_in(store, feed, *moved) == ([], [])
    assert entries_table.entries_by_link(store, "https://new.example/1")[0].entry.title == "Nouvelle 1"


def test_the_same_words_at_another_place_of_the_site_are_another_entry(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, title="Alerte crue", link="https://radio.example/nord", published=NOW))
    south = entry(2, title="Alerte crue", link="https://radio.example/sud", published=NOW)
    assert take_in(store, feed, south)[0] == ["Alerte crue"]


def test_a_new_story_under_the_id_of_an_old_one_is_new_once(store: Store) -> None:
    feed = add_feed(store)
    first = entry(1, entry_id="une", title="Un pont est tombé", link="https://radio.example/pont", published=NOW)
    second = replace(first, title="Bombardement d'une école", link="https://radio.example/ecole", published=NOW + HOUR)
    take_in(store, feed, first)
    assert take_in(store, feed, second) == (["Bombardement d'une école"], [])
    assert take_in(store, feed, second) == ([], [])
    assert take_in(store, feed, first) == ([], []), "an old page from a cache"
    corrected = replace(second, title="Bombardement d'une école à Alep")
    assert take_in(store, feed, corrected) == ([], ["Bombardement d'une école à Alep"])


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Le pont est tombé : trois morts", "link": "https://radio.example/pont-trois-morts"},
        {"title": "Trois morts", "link": "https://radio.example/20161120-bilan"},
        {"title": "Trois morts", "published": NOW},
        {"title": "Trois morts"},
    ],
)
def test_a_story_that_is_told_anew_is_the_same_entry(store: Store, changes: dict[str, object]) -> None:
    feed = add_feed(store)
    first = entry(1, title="Un pont est tombé", link="https://radio.example/20161120-pont", published=NOW)
    told = replace(first, **{"published": NOW + HOUR, **changes})
    take_in(store, feed, first)
    assert take_in(store, feed, told) == ([], [told.title])


@pytest.mark.parametrize(
    "spelling",
    ["http://radio.example/a", "https://www.radio.example/a/", "https://radio.example/a?utm_source=rss&fbclid=x"],
)
def test_an_id_that_is_an_address_is_the_same_however_it_is_written(store: Store, spelling: str) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, title="a", entry_id="https://radio.example/a", published=NOW))
    told = entry(1, title="a, corrigé", entry_id=spelling, published=NOW + HOUR)
    assert take_in(store, feed, told) == ([], ["a, corrigé"])
    assert take_in(store, feed, replace(told, entry_id=f"{spelling}#2", published=NOW + 2 * HOUR))[0] == [told.title]


def test_entries_without_ids_are_known_by_link_or_else_by_words(store: Store) -> None:
    feed = add_feed(store)
    linked, bare = entry(1, entry_id="", title="a"), entry(2, entry_id="", link="", title="b")
    assert take_in(store, feed, linked, bare) == (["a", "b"], [])
    assert take_in(store, feed, replace(linked, title="a2"), bare, replace(bare, title="c")) == (["c"], ["a2"])


def test_one_id_for_all_entries_of_a_page_loses_none(store: Store) -> None:
    feed = add_feed(store)
    page = [entry(number, entry_id="same", title=f"n{number}") for number in range(5)]
    assert take_in(store, feed, *page)[0] == ["n0", "n1", "n2", "n3", "n4"]
    assert take_in(store, feed, *page) == ([], [])
    assert take_in(store, feed, page[0]) == ([], [])


def test_the_same_id_in_two_feeds_is_two_entries(store: Store) -> None:
    first, second = add_feed(store), add_feed(store, Feed(url="https://other.example/rss"))
    assert take_in(store, first, entry(1, title="a"))[0] == ["a"]
    assert take_in(store, second, entry(1, title="a"))[0] == ["a"]


def test_a_page_of_a_thousand_entries_is_compared(store: Store) -> None:
    feed = add_feed(store)
    page = [entry(number, title=f"n{number}") for number in range(1000)]
    assert len(take_in(store, feed, *page)[0]) == 1000
    assert take_in(store, feed, *page) == ([], [])


def test_letters_that_utf8_cannot_hold_are_replaced_one_for_one(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, title="avant \ud800 après"))
    assert [found.title for found in entries_table.entries_since(store, NOW)] == ["avant \ufffd après"]


def test_an_entry_is_found_by_its_link_however_it_is_written(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, link="https://radio.example/a?id=4&utm_medium=x"))
    for link in ("http://www.radio.example/a/?id=4", "urn:1"):
        assert len(entries_table.entries_by_link(store, link)) == 1
    assert entries_table.entries_by_link(store, "https://radio.example/a?id=5") == ()
    assert entries_table.entries_by_link(store, "") == ()


def test_the_titles_of_the_newest_entries_come_first_with_what_they_are_found_by(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, title="old"), now=NOW - DAY)
    take_in(store, feed, entry(2, title="first", link="https://radio.example/2"), entry(3, title="second", link=""))
    newest = [("second", "urn:3"), ("first", "https://radio.example/2")]
    assert list(entries_table.titles_since(store, NOW, most=9)) == newest
    assert list(entries_table.titles_since(store, NOW - DAY, most=2)) == newest


def test_old_entries_are_forgotten_unless_their_feed_still_shows_them(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1, title="gone"), entry(2, title="still there"))
    take_in(store, feed, entry(2, title="still there"), now=NOW + 100 * DAY)
    entries_table.forget_entries(store, before=NOW + 10 * DAY)
    assert [each.title for each in entries_table.entries_since(store, NOW)] == ["still there"]
    assert take_in(store, feed, entry(2, title="still there"), now=NOW + 101 * DAY) == ([], [])


@given(
    st.lists(
        st.builds(Entry, feed=st.just("f"), entry_id=st.sampled_from(["", "a", "b"]), title=st.sampled_from("xyz"))
    )
)
def test_different_entries_of_a_page_never_share_a_key(entries: list[Entry]) -> None:
    by_key: dict[str, set[str]] = {}
    for key, found in zip(entry_keys(entries), entries, strict=True):
        by_key.setdefault(key, set()).add(content_hash(found))
    assert all(len(hashes) == 1 for hashes in by_key.values())


def good(**changes: object) -> GoodPoll:
    """A good poll that lasted a second."""
    plain = GoodPoll(
        at=NOW, ended=NOW + timedelta(seconds=1), next_at=NOW + HOUR, interval=15 * MINUTE,
        validators=Validators(etag='W/"1"', last_modified="Sun, 20 Nov 2016 12:00:00 GMT"),
        usual_gap=HOUR, last_entry_at=NOW, new_entries=3,
    )  # fmt: skip
    return replace(plain, **changes)  # type: ignore[arg-type]


def failed(error: str = "connection refused", **changes: object) -> FailedPoll:
    """A poll that failed."""
    return replace(FailedPoll(at=NOW, ended=NOW, next_at=NOW + HOUR, error=error), **changes)  # type: ignore[arg-type]


def test_a_poll_of_the_future_is_a_clock_that_jumped_and_the_feed_is_due(store: Store) -> None:
    feed = add_feed(store)
    feeds_table.settle_good(store, feed, good(ended=NOW + 3 * DAY, next_at=NOW + 3 * DAY + HOUR))
    assert len(feeds_table.due_feeds(store, now=NOW)) == 1
    feeds_table.settle_good(store, feed, good(ended=NOW, next_at=NOW + 7 * DAY))
    assert feeds_table.due_feeds(store, now=NOW + HOUR) == (), "a server may ask for a week"


def test_when_a_feed_rests_is_remembered(store: Store) -> None:
    rest = Rest(ttl=4 * HOUR, hours=frozenset({0, 23}), days=frozenset({6}))
    feeds_table.settle_good(store, add_feed(store), good(rest=rest))
    (state,) = feeds_table.due_feeds(store, now=NOW + HOUR)
    assert state.rest == rest


def test_a_new_feed_is_due_at_once_and_then_when_its_poll_says(store: Store) -> None:
    feed = add_feed(store)
    (state,) = feeds_table.due_feeds(store, now=NOW)
    assert (state.id, state.feed, state.is_new, state.validators) == (feed, FEED, True, Validators())
    feeds_table.settle_good(store, feed, good())
    assert feeds_table.due_feeds(store, now=NOW + 59 * MINUTE) == ()
    (state,) = feeds_table.due_feeds(store, now=NOW + HOUR)
    assert not state.is_new
    assert state.validators.etag == 'W/"1"'
    assert state.usual_gap == HOUR


def test_failures_are_counted_in_words_and_end_with_the_first_success(store: Store) -> None:
    feed = add_feed(store)
    feeds_table.settle_good(store, feed, good())
    feeds_table.settle_failed(store, feed, failed("no answer"))
    feeds_table.settle_failed(store, feed, failed("503", ended=NOW + HOUR))
    (health,) = feed_health(store, now=NOW)
    assert (health.failures, health.last_error, health.failing_since) == (2, "503", NOW)
    assert health.has_validators
    feeds_table.settle_good(store, feed, good(unchanged=True))
    (health,) = feed_health(store, now=NOW)
    assert (health.failures, health.last_error, health.failing_since) == (0, None, None)
    assert [row["outcome"] for row in store.rows("SELECT outcome FROM polls ORDER BY id")] == [
        "changed", "failed", "failed", "unchanged",
    ]  # fmt: skip


def test_a_feed_that_is_gone_is_left_alone_until_revived(store: Store) -> None:
    feed = add_feed(store)
    feeds_table.settle_failed(store, feed, failed(gone=True))
    assert feeds_table.due_feeds(store, now=NOW + 99 * DAY) == ()
    assert feeds_table.revive_feed(store, FEED.url, now=NOW)
    assert len(feeds_table.due_feeds(store, now=NOW)) == 1


def test_a_feed_that_was_removed_and_added_again_starts_with_a_first_poll(store: Store) -> None:
    feed = add_feed(store)
    feeds_table.settle_good(store, feed, good())
    assert feeds_table.delete_feed(store, FEED.url)
    assert not feeds_table.delete_feed(store, FEED.url)
    assert feeds_table.due_feeds(store, now=NOW + DAY) == ()
    assert add_feed(store) == feed
    (state,) = feeds_table.due_feeds(store, now=NOW)
    assert state.is_new
    assert state.validators == Validators()


def test_a_clock_that_jumps_back_does_not_stop_the_polls(store: Store) -> None:
    feed = add_feed(store)
    feeds_table.settle_good(store, feed, good(next_at=NOW + 900 * DAY))
    assert len(feeds_table.due_feeds(store, now=NOW)) == 1


def test_a_permanent_redirect_is_counted_while_it_stays_the_same(store: Store) -> None:
    feed = add_feed(store)
    for target in ("https://new.example/", "https://new.example/"):
        feeds_table.settle_good(store, feed, good(moved_to=target))
    feeds_table.settle_good(store, feed, good(unchanged=True))
    assert store.value("SELECT moved_count FROM feeds") == 2
    feeds_table.settle_good(store, feed, good(moved_to="https://other.example/"))
    assert store.value("SELECT moved_count FROM feeds") == 1
    feeds_table.settle_good(store, feed, good())
    assert store.value("SELECT moved_to FROM feeds") is None


def test_one_host_never_crowds_out_the_others(store: Store) -> None:
    for number in range(100):
        feeds_table.put_feed(store, Feed(url=f"https://big.example/{number}"), now=NOW - HOUR)
    add_feed(store)
    due = feeds_table.due_feeds(store, now=NOW, limit=30)
    assert len(due) == 21
    assert due[-1].host == "radio.example"


def test_health_counts_a_week(store: Store) -> None:
    feed = add_feed(store)
    take_in(store, feed, entry(1), now=NOW - 8 * DAY)
    take_in(store, feed, entry(2, title="b"), now=NOW)
    (health,) = feed_health(store, now=NOW)
    assert (health.entries_week, health.alerts_week) == (1, 0)
