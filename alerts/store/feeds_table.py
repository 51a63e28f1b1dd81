"""The feeds: what staff wrote of them, when each is due, what happened to it; nothing is deleted that entries rest on.

A feed that staff remove becomes inactive; added again, it starts anew (its next poll is a first poll) but its entries
are still known.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from alerts.links import plain_address
from alerts.model import Feed
from alerts.pages import Validators
from alerts.store.columns import json_text, moment, moment_or_none, numbers, stamp, stamp_or_none
from alerts.store.database import Row, Store
from alerts.timing import CLOCK_SLACK, DEFAULT_INTERVAL, FURTHEST, NO_REST, Rest, granted


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedState:
    """A feed that is to be polled, with what its next poll needs to know. ``host`` has its port."""

    id: int
    feed: Feed
    host: str
    validators: Validators
    interval: timedelta
    usual_gap: timedelta | None
    is_new: bool
    """True until a poll went well: its entries are then a backlog."""
    last_entry_at: datetime | None
    failures: int
    failing_since: datetime | None
    rest: Rest = NO_REST
    last_error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodPoll:
    """A poll that brought a feed, or word that it had not changed. ``warning`` is for people, in words.

    ``is_empty``: the page is a feed, with no entry in it; ``missed``: entries may have run through since the last one.
    """

    at: datetime
    ended: datetime
    next_at: datetime
    interval: timedelta
    validators: Validators
    usual_gap: timedelta | None
    last_entry_at: datetime | None
    own_title: str = ""
    unchanged: bool = False
    new_entries: int = 0
    changed_entries: int = 0
    missed: bool = False
    is_empty: bool = False
    warning: str | None = None
    moved_to: str | None = None
    rest: Rest = NO_REST


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedPoll:
    """A poll that brought nothing. ``error`` is for people, in words; ``gone`` ends the polling.

    ``hurts`` puts the feed into quarantine, where a good poll ends it; ``next_at`` says how rarely it is tried.
    """

    at: datetime
    ended: datetime
    next_at: datetime
    error: str
    gone: bool = False
    hurts: bool = False


def read_feeds(store: Store) -> tuple[Feed, ...]:
    """Every active feed as staff wrote it, in order."""
    return tuple(feed_of(row) for row in store.rows("SELECT * FROM feeds WHERE active = 1 ORDER BY position, id"))


def put_feed(store: Store, feed: Feed, *, now: datetime, due_at: datetime | None = None) -> None:
    """Add the feed (due at once, or at ``due_at``), or change the one of that URL; a shorter ``every`` acts at once.

    Spellings of one address are one feed, so that no publisher is asked twice for it.
    """
    feed = replace(feed, url=plain_address(feed.url))
    row = store.row("SELECT active, next_at, every_s FROM feeds WHERE url = ?", (feed.url,))
    if row is None:
        store.execute(
            """INSERT INTO feeds (position, url, host, added_at, next_at, interval_s)
               VALUES ((SELECT coalesce(max(position) + 1, 0) FROM feeds), ?, ?, ?, ?, ?)""",
            (feed.url, _host(feed.url), stamp(now), stamp(due_at or now), seconds_of(DEFAULT_INTERVAL)),
        )
    elif not row["active"]:
        store.execute(
            """UPDATE feeds SET active = 1, added_at = ?, next_at = ?, first_polled_at = NULL, etag = NULL,
                   last_modified = NULL, empty_since = NULL, failures = 0, failing_since = NULL, last_error = NULL,
                   gone_at = NULL, quarantined_at = NULL, trouble = NULL, trouble_told_at = NULL, state = NULL,
                   state_since = NULL, state_changes = 0,
                   position = (SELECT coalesce(max(position) + 1, 0) FROM feeds)
               WHERE url = ?""",
            (stamp(now), stamp(due_at or now), feed.url),
        )
    elif row["every_s"] != seconds_of(feed.every) and (
        every := granted(feed, has_validators=not is_sent_whole(store, feed.url))
    ):
        soon = min(moment(row["next_at"]), now + every)
        store.execute("UPDATE feeds SET next_at = ? WHERE url = ?", (stamp(soon), feed.url))
    store.execute(
        "UPDATE feeds SET title = ?, language = ?, every_s = ?, full_text = ?, folder = ? WHERE url = ?",
        (feed.title, feed.language, seconds_of(feed.every), int(feed.full_text), feed.folder, feed.url),
    )


def is_sent_whole(store: Store, url: str) -> bool:
    """True for a feed that was read and came without anything by which to ask whether it has changed."""
    return bool(
        store.value(
            """SELECT count(*) FROM feeds WHERE url = ? AND active = 1 AND first_polled_at IS NOT NULL
                   AND etag IS NULL AND last_modified IS NULL""",
            (url,),
        )
    )


def delete_feed(store: Store, url: str) -> bool:
    """Stop polling the feed; False when there is no active one of that URL."""
    return store.execute("UPDATE feeds SET active = 0 WHERE url = ? AND active = 1", (url,)).rowcount > 0


def revive_feed(store: Store, url: str, *, now: datetime) -> bool:
    """Poll a feed that was gone or in quarantine again, at once; False where there is no such one of that URL."""
    return (
        store.execute(
            """UPDATE feeds SET next_at = ?, gone_at = NULL, quarantined_at = NULL
               WHERE url = ? AND active = 1 AND (gone_at IS NOT NULL OR quarantined_at IS NOT NULL)""",
            (stamp(now), url),
        ).rowcount
        > 0
    )


def replace_address(store: Store, feed_id: int, url: str, *, now: datetime) -> bool:
    """The feed stands at ``url``, behind the address that was given: poll it there, at once.

    False where a feed of that address is polled already; the one that was given then ends.
    """
    url = plain_address(url)
    with store.transaction():
        given = store.row("SELECT * FROM feeds WHERE id = ?", (feed_id,))
        known = store.row("SELECT active FROM feeds WHERE url = ?", (url,))
        if given is None or known is None:
            store.execute(
                "UPDATE feeds SET given_url = coalesce(given_url, url), url = ?, host = ?, next_at = ? WHERE id = ?",
                (url, _host(url), stamp(now), feed_id),
            )
            return given is not None
        store.execute("UPDATE feeds SET active = 0 WHERE id = ?", (feed_id,))
        if not known["active"]:
            put_feed(store, replace(feed_of(given), url=url), now=now)
            store.execute("UPDATE feeds SET given_url = ? WHERE url = ?", (given["url"], url))
        return not known["active"]


def due_feeds(
    store: Store, *, now: datetime, by: datetime | None = None, limit: int = 1000, for_each_host: int = 20
) -> tuple[FeedState, ...]:
    """The feeds that are due now, or were due ``by`` an earlier moment, the longest waiting first, so many of each host
    that no host crowds out the others.

    A feed whose last poll lies in the future, or whose next one impossibly far ahead (the clock jumped back since), is
    due too.
    """
    rows = store.rows(
        """SELECT feeds.* FROM feeds JOIN (
               SELECT id AS due, row_number() OVER (PARTITION BY host ORDER BY next_at, id) AS turn FROM feeds
               WHERE active = 1 AND gone_at IS NULL AND (next_at <= ? OR next_at > ? OR last_polled_at > ?))
           ON id = due WHERE turn <= ? ORDER BY next_at, id LIMIT ?""",
        (stamp(by or now), stamp(now + FURTHEST), stamp(now + CLOCK_SLACK), for_each_host, limit),
    )
    return tuple(_state(row) for row in rows)


def settle_good(store: Store, feed_id: int, poll: GoodPoll) -> None:
    """Write what a good poll taught; failures end here. Call it in the transaction that stores the entries."""
    with store.transaction():
        _write_good(store, feed_id, poll)
        if not poll.unchanged:
            _note_move(store, feed_id, poll)
        _add_poll(
            store,
            feed_id,
            poll,
            outcome="unchanged" if poll.unchanged else "changed",
            new_entries=poll.new_entries,
            changed_entries=poll.changed_entries,
        )


def settle_failed(store: Store, feed_id: int, poll: FailedPoll) -> None:
    """Write what went wrong with a poll; the validators stay, for they belong to the last good page."""
    at = stamp(poll.ended)
    with store.transaction():
        store.execute(
            """UPDATE feeds SET next_at = ?, last_polled_at = ?, failures = failures + 1,
                   failing_since = coalesce(failing_since, ?), last_error = ?,
                   gone_at = coalesce(?, gone_at), quarantined_at = coalesce(?, quarantined_at)
               WHERE id = ?""",
            (
                stamp(poll.next_at),
                at,
                at,
                poll.error,
                at if poll.gone else None,
                at if poll.hurts else None,
                feed_id,
            ),
        )
        _add_poll(store, feed_id, poll, outcome="failed", error=poll.error)


def mark_trouble(store: Store, feed_id: int, trouble: str | None, *, now: datetime) -> None:
    """Remember which trouble of a feed people were told of last (or, with None, that it is over)."""
    store.execute("UPDATE feeds SET trouble = ?, trouble_told_at = ? WHERE id = ?", (trouble, stamp(now), feed_id))


def mark_state(store: Store, feed_id: int, state: str | None, *, since: datetime, changes: int) -> None:
    """Remember in which trouble a feed is (None: in none), since when, and that it changed so often of late."""
    store.execute(
        "UPDATE feeds SET state = ?, state_since = ?, state_changes = ? WHERE id = ?",
        (state, stamp(since), changes, feed_id),
    )


def forget_polls(store: Store, *, before: datetime) -> None:
    """Drop the poll history older than ``before``."""
    store.execute("DELETE FROM polls WHERE at < ?", (stamp(before),))


def _write_good(store: Store, feed_id: int, poll: GoodPoll) -> None:
    store.execute(
        """UPDATE feeds SET etag = :etag, last_modified = :last_modified, next_at = :next_at, interval_s = :interval,
               gap_s = :gap, first_polled_at = coalesce(first_polled_at, :at), last_polled_at = :ended,
               last_success_at = :ended, last_entry_at = :last_entry_at,
               last_warning = CASE WHEN :unchanged THEN last_warning ELSE :warning END,
               empty_since = CASE WHEN :unchanged THEN empty_since WHEN :empty THEN coalesce(empty_since, :ended) END,
               missed_at = CASE WHEN :missed THEN :ended ELSE missed_at END,
               own_title = CASE WHEN :own_title = '' THEN own_title ELSE :own_title END, ttl_s = :ttl,
               skip_hours = :hours, skip_days = :days, failures = 0, failing_since = NULL, last_error = NULL,
               quarantined_at = NULL
           WHERE id = :id""",
        {
            "id": feed_id,
            "etag": poll.validators.etag,
            "last_modified": poll.validators.last_modified,
            "next_at": stamp(poll.next_at),
            "interval": seconds_of(poll.interval),
            "gap": seconds_of(poll.usual_gap),
            "at": stamp(poll.at),
            "ended": stamp(poll.ended),
            "last_entry_at": stamp_or_none(poll.last_entry_at),
            "warning": poll.warning,
            "unchanged": poll.unchanged,
            "empty": poll.is_empty,
            "missed": poll.missed,
            "own_title": poll.own_title,
            "ttl": seconds_of(poll.rest.ttl),
            "hours": json_text(sorted(poll.rest.hours)),
            "days": json_text(sorted(poll.rest.days)),
        },
    )


def _note_move(store: Store, feed_id: int, poll: GoodPoll) -> None:
    store.execute(
        """UPDATE feeds SET moved_to = :moved_to,
               moved_since = CASE WHEN :moved_to IS NULL THEN NULL WHEN :moved_to IS moved_to THEN moved_since
                             ELSE :at END,
               moved_count = CASE WHEN :moved_to IS NULL THEN 0 WHEN :moved_to IS moved_to THEN moved_count + 1
                             ELSE 1 END
           WHERE id = :id""",
        {"moved_to": poll.moved_to, "at": stamp(poll.at), "id": feed_id},
    )


def _add_poll(
    store: Store,
    feed_id: int,
    poll: GoodPoll | FailedPoll,
    *,
    outcome: str,
    new_entries: int = 0,
    changed_entries: int = 0,
    error: str | None = None,
) -> None:
    ms = max(0, round((poll.ended - poll.at) / timedelta(milliseconds=1)))
    store.execute(
        """INSERT INTO polls (feed_id, at, outcome, new_entries, changed_entries, ms, error)
           VALUES (?, ?, ?, ?, ?, ?, ?)""",
        (feed_id, stamp(poll.at), outcome, new_entries, changed_entries, ms, error),
    )


def _host(url: str) -> str:
    return urlsplit(url).netloc.lower()


def seconds_of(span: timedelta | None) -> int | None:
    """The span as a column of whole seconds, one at least."""
    return None if span is None else max(1, round(span.total_seconds()))


def span_of(seconds: int | None) -> timedelta | None:
    """The span of a column of seconds."""
    return None if seconds is None else timedelta(seconds=seconds)


def feed_of(row: Row) -> Feed:
    """The feed as staff wrote it."""
    return Feed(
        url=row["url"],
        title=row["title"],
        language=row["language"],
        every=span_of(row["every_s"]),
        full_text=bool(row["full_text"]),
        folder=row["folder"],
    )


def _state(row: Row) -> FeedState:
    return FeedState(
        id=row["id"],
        feed=feed_of(row),
        host=row["host"],
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        interval=timedelta(seconds=row["interval_s"]),
        usual_gap=span_of(row["gap_s"]),
        is_new=row["first_polled_at"] is None,
        last_entry_at=moment_or_none(row["last_entry_at"]),
        failures=row["failures"],
        failing_since=moment_or_none(row["failing_since"]),
        rest=Rest(ttl=span_of(row["ttl_s"]), hours=numbers(row["skip_hours"]), days=numbers(row["skip_days"])),
        last_error=row["last_error"],
    )
