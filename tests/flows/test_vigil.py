"""The watch over the feeds: what operators are told, once, in their language, and when it is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from alerts.model import Feed
from alerts.store import feeds_table
from alerts.store.chats_table import remember_chat
from alerts.store.database import Store
from alerts.store.health_table import feed_health
from alerts.vigil import News, Trouble, keep_vigil, notice, trouble_of
from tests.fakes.newsroom import DAY, FEED, HOUR, NOW
from tests.store.test_store_entries import add_feed, failed, good

OPERATORS = (7, 8)


def watch(store: Store, now: datetime) -> list[Trouble | None]:
    """One look at the feeds; what was news."""
    return [piece.trouble for piece in keep_vigil(store, operators=OPERATORS, language="en", now=now)]


def letters(store: Store, chat: int = 7) -> list[str]:
    """The notices to one operator."""
    return [row["plain"] for row in store.rows("SELECT plain FROM outbox WHERE chat_id = ? ORDER BY id", (str(chat),))]


def fail(store: Store, feed: int, times: int = 3, **changes: object) -> None:
    """So many failures in a row, from NOW on."""
    for _ in range(times):
        feeds_table.settle_failed(store, feed, failed("no answer from radio.example", **changes))


def test_a_feed_that_fails_for_an_hour_is_told_once_and_once_more_when_it_is_well(store: Store) -> None:
    feed = add_feed(store)
    fail(store, feed)
    assert watch(store, NOW + HOUR / 2) == []
    assert watch(store, NOW + HOUR) == [Trouble.FAILING]
    assert watch(store, NOW + 2 * HOUR) == []
    (told,) = letters(store)
    assert told.splitlines() == [
        "⚠ Feeds that need you:",
        "• Radio Exemple cannot be read since 2016-11-20 12:40 UTC: no answer from radio.example. "
        "Next try: 2016-11-20 13:40 UTC.",
    ]
    feeds_table.settle_good(store, feed, good(last_entry_at=NOW + HOUR))
    assert watch(store, NOW + 3 * HOUR) == [None]
    assert watch(store, NOW + 4 * HOUR) == []
    assert letters(store)[1] == "✓ Radio Exemple is well again."


def test_every_operator_is_told_in_their_language(store: Store) -> None:
    remember_chat(store, 8, now=NOW, language="fr")
    fail(store, add_feed(store), gone=True)
    assert watch(store, NOW) == [Trouble.GONE]
    assert "is gone" in letters(store, 7)[0]
    assert "n’existe plus" in letters(store, 8)[0]


def test_silence_is_measured_by_the_feed_s_own_habit(store: Store) -> None:
    feed = add_feed(store)
    said = good(usual_gap=6 * HOUR, last_entry_at=NOW)
    feeds_table.settle_good(store, feed, said)
    assert watch(store, NOW + 19 * HOUR) == [], "nobody has listened since"
    feeds_table.settle_good(store, feed, replace(said, unchanged=True, ended=NOW + 18 * HOUR))
    assert watch(store, NOW + 19 * HOUR) == []
    feeds_table.settle_good(store, feed, replace(said, unchanged=True, ended=NOW + 19 * HOUR))
    assert watch(store, NOW + 19 * HOUR) == [Trouble.SILENT]
    assert "every 6 h" in letters(store)[0]
    feeds_table.settle_good(store, feed, good(usual_gap=6 * HOUR, last_entry_at=NOW + 20 * HOUR))
    assert watch(store, NOW + 21 * HOUR) == [None]


def test_a_feed_that_empties_is_told_and_one_that_never_had_entries_is_not(store: Store) -> None:
    feed, other = add_feed(store), add_feed(store, Feed(url="https://quiet.example/"))
    feeds_table.settle_good(store, feed, good(last_entry_at=NOW))
    for known, last_entry_at in ((feed, NOW), (other, None)):
        feeds_table.settle_good(store, known, good(is_empty=True, last_entry_at=last_entry_at))
    feeds_table.settle_good(store, feed, good(unchanged=True, last_entry_at=NOW))
    assert watch(store, NOW + 12 * HOUR) == []
    assert watch(store, NOW + 13 * HOUR) == [Trouble.EMPTY]
    assert "is empty since 2016-11-20 12:40 UTC" in letters(store)[0]
    feeds_table.settle_good(store, feed, good(last_entry_at=NOW + 14 * HOUR))
    assert watch(store, NOW + 15 * HOUR) == [None]


def test_a_feed_that_empties_is_not_called_silent_before(store: Store) -> None:
    feed = add_feed(store)
    said = good(usual_gap=HOUR, last_entry_at=NOW)
    feeds_table.settle_good(store, feed, said)
    for hours in range(2, 30, 2):
        at = NOW + hours * HOUR
        feeds_table.settle_good(store, feed, replace(said, is_empty=True, at=at, ended=at))
        watch(store, at)
    assert len(letters(store)) == 1
    assert "nothing in it" in letters(store)[0]


def test_entries_that_may_have_been_missed_are_told_once(store: Store) -> None:
    feed = add_feed(store)
    feeds_table.settle_good(store, feed, good(missed=True, last_entry_at=NOW))
    missed_at = feed_health(store, now=NOW)[0].missed_at
    assert missed_at is not None
    feeds_table.settle_good(store, feed, good(last_entry_at=NOW))
    assert watch(store, missed_at) == [Trouble.MISSED]
    assert watch(store, missed_at + 23 * HOUR) == []
    assert watch(store, missed_at + DAY) == [None]
    assert "may have been missed" in letters(store)[0]


def test_a_redirect_is_proposed_only_after_days(store: Store) -> None:
    feed = add_feed(store)
    for number in range(6):
        moved = good(at=NOW + number * 12 * HOUR, moved_to="https://new.example/rss", last_entry_at=NOW + 3 * DAY)
        feeds_table.settle_good(store, feed, replace(moved, usual_gap=DAY))
    assert watch(store, NOW + 2 * DAY) == []
    assert watch(store, NOW + 3 * DAY) == [Trouble.MOVED]
    assert "/feed https://new.example/rss" in letters(store)[0]


def test_our_own_network_loss_is_one_letter(store: Store) -> None:
    for number in range(100):
        fail(store, add_feed(store, Feed(url=f"https://h{number}.example/")))
    assert len(watch(store, NOW + HOUR)) == 100
    (told,) = letters(store)
    assert len(told.splitlines()) == 17
    assert told.endswith("… and 85 more")


def test_a_feed_is_not_called_well_while_it_still_fails(store: Store) -> None:
    feed = add_feed(store)
    fail(store, feed, hurts=True)
    assert watch(store, NOW + HOUR) == [Trouble.QUARANTINED]
    feeds_table.revive_feed(store, FEED.url, now=NOW + HOUR)
    store.execute("UPDATE feeds SET failures = 1")
    assert watch(store, NOW + HOUR) == []


def live(
    store: Store, feed: int, hours: int, *, start: int, broken: int, well: int
) -> list[tuple[int, Trouble | None]]:
    """So many hours of a feed that is broken for some and well for some, looked at every hour; when it was news."""
    news = []
    for hour in range(start, start + hours):
        at = NOW + hour * HOUR
        if (hour - start) % (broken + well) < broken:
            feeds_table.settle_failed(store, feed, failed("no answer", at=at, ended=at))
        else:
            feeds_table.settle_good(store, feed, good(at=at, ended=at, last_entry_at=at))
        news += [(hour, trouble) for trouble in watch(store, at)]
    return news


@pytest.mark.parametrize(("broken", "well"), [(3, 1), (3, 3), (4, 8)])
def test_a_feed_that_comes_and_goes_is_told_so_once_and_again_when_it_is_steady(
    store: Store, broken: int, well: int
) -> None:
    feed = add_feed(store)
    news = live(store, feed, 240, start=0, broken=broken, well=well)
    assert [trouble for _, trouble in news] == [Trouble.FAILING, None, Trouble.UNSTEADY]
    ((hour, trouble),) = live(store, feed, 60, start=240, broken=0, well=1)
    assert trouble is None
    assert 24 - well <= hour - 240 <= 24
    assert "Radio Exemple comes and goes" in letters(store)[2]
    assert letters(store)[3] == "✓ Radio Exemple is well again."


def test_a_feed_that_came_and_went_and_stays_away_is_told(store: Store) -> None:
    feed = add_feed(store)
    live(store, feed, 48, start=0, broken=3, well=3)
    assert [trouble for _, trouble in live(store, feed, 40, start=48, broken=1, well=0)] == [Trouble.FAILING]


def test_a_feed_that_came_and_went_and_is_gone_is_told_at_once(store: Store) -> None:
    feed = add_feed(store)
    live(store, feed, 48, start=0, broken=3, well=3)
    fail(store, feed, times=1, gone=True)
    assert watch(store, NOW + 48 * HOUR) == [Trouble.GONE]


def test_one_bad_hour_a_week_is_told_each_week(store: Store) -> None:
    feed = add_feed(store)
    news = live(store, feed, 3 * 24 * 7, start=0, broken=4, well=24 * 7 - 4)
    assert [trouble for _, trouble in news] == [Trouble.FAILING, None] * 3


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_every_trouble_has_a_whole_sentence_in_every_language(store: Store, language: str) -> None:
    add_feed(store)
    (health,) = feed_health(store, now=NOW)
    health = replace(health, moved_to="https://new.example/", last_error="no answer", last_entry_at=NOW, usual_gap=HOUR)
    for trouble in (*Trouble, None):
        text = notice([News(feed=health, trouble=trouble)], language=language)
        assert "Radio Exemple" in text
        assert "{" not in text


def test_a_new_feed_is_in_no_trouble(store: Store) -> None:
    add_feed(store)
    (health,) = feed_health(store, now=NOW)
    assert trouble_of(health, now=NOW + timedelta(days=400)) is None
