"""How the feeds are doing, for people: one look at everything that is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from alerts.model import Feed
from alerts.store.columns import moment, moment_or_none, stamp
from alerts.store.database import Row, Store
from alerts.store.feeds_table import feed_of, span_of


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedHealth:
    """How a feed is doing, for people. ``own_title`` is the feed's name for itself, ``given_url`` the site's address
    behind which it was found, where one was given.

    ``trouble`` is the kind of trouble that operators were told of last, ``state`` the one the feed is in since
    ``state_since``, the last of ``state_changes`` that came within a day of each other; ``moved_to`` is where a
    permanent redirect has pointed ``moved_count`` times since ``moved_since``.
    """

    id: int
    feed: Feed
    own_title: str
    given_url: str | None
    added_at: datetime
    next_at: datetime
    interval: timedelta
    usual_gap: timedelta | None
    last_polled_at: datetime | None
    last_success_at: datetime | None
    last_entry_at: datetime | None
    empty_since: datetime | None
    missed_at: datetime | None
    last_warning: str | None
    failures: int
    failing_since: datetime | None
    last_error: str | None
    gone_at: datetime | None
    quarantined_at: datetime | None
    moved_to: str | None
    moved_since: datetime | None
    moved_count: int
    trouble: str | None
    state: str | None
    state_since: datetime | None
    state_changes: int
    has_validators: bool
    entries_week: int
    alerts_week: int


def feed_health(store: Store, *, now: datetime) -> tuple[FeedHealth, ...]:
    """How every active feed is doing, in the order they were written."""
    week = stamp(now - timedelta(days=7))
    rows = store.rows(
        """SELECT feeds.*,
               (SELECT count(*) FROM entries WHERE feed_id = feeds.id AND fetched_at >= :week) AS entries_week,
               (SELECT count(*) FROM alerts JOIN entries ON entries.id = alerts.entry_id
                WHERE entries.feed_id = feeds.id AND alerts.created_at >= :week) AS alerts_week
           FROM feeds WHERE active = 1 ORDER BY position, id""",
        {"week": week},
    )
    return tuple(_health(row) for row in rows)


def _health(row: Row) -> FeedHealth:
    return FeedHealth(
        id=row["id"],
        feed=feed_of(row),
        own_title=row["own_title"],
        given_url=row["given_url"],
        added_at=moment(row["added_at"]),
        next_at=moment(row["next_at"]),
        interval=timedelta(seconds=row["interval_s"]),
        usual_gap=span_of(row["gap_s"]),
        last_polled_at=moment_or_none(row["last_polled_at"]),
        last_success_at=moment_or_none(row["last_success_at"]),
        last_entry_at=moment_or_none(row["last_entry_at"]),
        empty_since=moment_or_none(row["empty_since"]),
        missed_at=moment_or_none(row["missed_at"]),
        last_warning=row["last_warning"],
        failures=row["failures"],
        failing_since=moment_or_none(row["failing_since"]),
        last_error=row["last_error"],
        gone_at=moment_or_none(row["gone_at"]),
        quarantined_at=moment_or_none(row["quarantined_at"]),
        moved_to=row["moved_to"],
        moved_since=moment_or_none(row["moved_since"]),
        moved_count=row["moved_count"],
        trouble=row["trouble"],
        state=row["state"],
        state_since=moment_or_none(row["state_since"]),
        state_changes=row["state_changes"],
        has_validators=row["etag"] is not None or row["last_modified"] is not None,
        entries_week=row["entries_week"],
        alerts_week=row["alerts_week"],
    )
