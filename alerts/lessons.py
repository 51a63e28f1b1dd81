"""What a poll teaches about its feed: validators, rhythm, warnings in words, and when to come back. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from alerts import timing
from alerts.completing import said_of_pages
from alerts.errors import FeedError, FetchError, ParseError
from alerts.pages import NotModified, Page, Validators
from alerts.sources.feeds import ParsedFeed
from alerts.store.entries_table import Sightings
from alerts.store.feeds_table import FailedPoll, FeedState, GoodPoll

GONE: Final = 410
NOT_FOUND: Final = 404
PARSED: Final = 200
FORGIVEN: Final = timedelta(days=14)
"""A feed that is not found for so long is not asked for again."""

WINDOW_GAP: Final = (
    "nothing of the last poll is still in it: entries may have been missed in between; it is polled more often now"
)
PATIENCE: Final = 3
"""A feed that hurts so often in a row is put into quarantine; once may be the machine's fault."""

SENT_WHOLE: Final = (
    "the server does not say whether the page has changed, so it is sent whole at each of {count} polls a day"
)
SLOWED: Final = (
    "the publisher asks for {hours:g} hours between two polls, and alerts may be as late: give the feed an interval of "
    "its own if that is too long"
)


def unchanged_poll(feed: FeedState, page: NotModified, *, started: datetime, ended: datetime, u: float) -> GoodPoll:
    """A poll that brought word that nothing has changed."""
    interval = timing.poll_interval(
        every=feed.feed.every, current=feed.interval, usual_gap=feed.usual_gap, hint=page.fresh_for
    )
    return GoodPoll(
        at=started,
        ended=ended,
        next_at=timing.next_poll(ended=ended, interval=interval, u=u),
        interval=interval,
        validators=Validators(
            etag=page.validators.etag or feed.validators.etag,
            last_modified=page.validators.last_modified or feed.validators.last_modified,
        ),
        usual_gap=feed.usual_gap,
        last_entry_at=feed.last_entry_at,
        unchanged=True,
    )


def good_poll(
    feed: FeedState,
    page: Page,
    parsed: ParsedFeed,
    sightings: Sightings,
    *,
    started: datetime,
    ended: datetime,
    u: float,
) -> GoodPoll:
    """A poll that brought a page with its entries."""
    new = sum(1 for sighting in sightings.fresh if sighting.row is None)
    window_gap = new > 1 and not feed.is_new and not sightings.known and feed.last_entry_at is not None
    usual_gap, last_entry_at = feed.usual_gap, ended if new else feed.last_entry_at
    if feed.is_new:
        dates = [when for entry in parsed.entries if (when := entry.when) and when <= ended]
        usual_gap, last_entry_at = timing.gap_of_dates(dates), max(dates, default=last_entry_at)
    elif new and feed.last_entry_at is not None:
        usual_gap = timing.learned_gap(usual=feed.usual_gap, seen=ended - feed.last_entry_at)
    interval = timing.poll_interval(
        every=feed.feed.every,
        current=feed.interval,
        usual_gap=usual_gap,
        hint=max(filter(None, (page.fresh_for, parsed.ttl)), default=None),
        has_validators=page.validators != Validators(),
        window_gap=window_gap,
    )
    pages = said_of_pages(sightings.fresh)
    warnings = [*_warnings(feed, page, interval, window_gap=window_gap), *parsed.warnings, *([pages] if pages else [])]
    return GoodPoll(
        at=started,
        ended=ended,
        next_at=timing.next_poll(ended=ended, interval=interval, u=u),
        interval=interval,
        validators=page.validators,
        usual_gap=usual_gap,
        last_entry_at=last_entry_at,
        new_entries=new,
        changed_entries=len(sightings.fresh) - new,
        is_empty=not parsed.entries,
        warning="; ".join(warnings) or None,
        moved_to=page.moved_to,
        own_title=parsed.title,
    )


def _warnings(feed: FeedState, page: Page, interval: timedelta, *, window_gap: bool) -> Iterator[str]:
    if window_gap:
        yield WINDOW_GAP
    if feed.feed.every is None and interval > timing.SLOWEST_WHOLE:
        yield SLOWED.format(hours=interval / timedelta(hours=1))
    if feed.feed.every is not None and interval < timing.DEFAULT_INTERVAL and page.validators == Validators():
        yield SENT_WHOLE.format(count=timedelta(days=1) // interval)


def failed_poll(feed: FeedState, error: FeedError, *, started: datetime, ended: datetime, u: float) -> FailedPoll:
    """What a failure means for the feed: when to try again, or that it is over."""
    status = error.status if isinstance(error, FetchError) else PARSED
    since = feed.failing_since or ended
    hurts = isinstance(error, ParseError) and error.hurts and feed.failures + 1 >= PATIENCE
    return FailedPoll(
        at=started,
        ended=ended,
        next_at=timing.retry_poll(
            ended=ended,
            failures=feed.failures + 1,
            status=status,
            retry_after=error.retry_after if isinstance(error, FetchError) else None,
            interval=feed.interval,
            every=feed.feed.every,
            u=u,
            hurts=hurts,
        ),
        error=str(error),
        hurts=hurts,
        gone=status == GONE or (status == NOT_FOUND and ended - since > FORGIVEN),
    )
