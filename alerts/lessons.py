"""What a poll teaches about its feed: validators, rhythm, warnings in words, and when to come back. Pure."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from alerts import timing
from alerts.completing import said_of_pages
from alerts.errors import FeedError, FetchError, ParseError
from alerts.model import Feed
from alerts.pages import NotModified, Page, Validators
from alerts.sources.formats.feeds import ParsedFeed
from alerts.store.entries_table import Sightings
from alerts.store.feeds_table import FailedPoll, FeedState, GoodPoll
from alerts.store.health_table import FeedHealth
from alerts.timing import Rest

GONE: Final = 410
NOT_FOUND: Final = 404
PARSED: Final = 200
FORGIVEN: Final = timedelta(days=14)
"""A feed that is not found for so long is not asked for again."""

WINDOW_GAP: Final = "nothing of the last poll is still in it: entries may have been missed in between"
OFTENER: Final = "it is polled more often now"
TOO_RARE: Final = "once in {minutes:g} minutes is too rare for it"
CROWDED: Final = 0.8
"""From this share of new entries on, the next poll must come sooner, lest entries come and go unseen."""
SMALLEST_CROWD: Final = 4
"""So few entries of a page say nothing about its rhythm."""

PATIENCE: Final = 3
"""A feed that hurts so often in a row is put into quarantine; once may be the machine's fault."""

TOO_OFTEN: Final = "every {asked} minutes was asked for, every {stands} stands: no publisher is asked more often"
HELD: Final = (
    "every {asked} minutes was asked for, every {stands} stands: the server does not say whether the page has changed, "
    "so it is sent whole each time, and as soon as it does (by ETag or Last-Modified) the interval asked for holds by "
    "itself"
)
SENT_WHOLE: Final = (
    "the server does not say whether the page has changed, so it is sent whole at each of {count} polls a day, which "
    "its publisher pays for"
)
RARELY: Final = (
    "the server does not say whether the page has changed, so it is read only every {hours:g} hours: give the feed an "
    "interval of its own if alerts would come too late"
)
RESTING: Final = (
    "the publisher asks not to be asked {when} (GMT), and alerts may be as late: give the feed an interval of its own "
    "if that is too long"
)
SLOWED: Final = (
    "the publisher asks for {hours:g} hours between two polls, and alerts may be as late: give the feed an interval of "
    "its own if that is too long"
)


def unchanged_poll(feed: FeedState, page: NotModified, *, started: datetime, ended: datetime, u: float) -> GoodPoll:
    """A poll that brought word that nothing has changed."""
    interval = timing.poll_interval(
        every=timing.granted(feed.feed, has_validators=True),
        current=feed.interval,
        usual_gap=feed.usual_gap,
        hint=_longest(page.fresh_for, feed.rest.ttl),
    )
    return GoodPoll(
        at=started,
        ended=ended,
        next_at=_rested(feed, timing.next_poll(ended=ended, interval=interval, u=u), feed.rest, u=u),
        interval=interval,
        validators=Validators(
            etag=page.validators.etag or feed.validators.etag,
            last_modified=page.validators.last_modified or feed.validators.last_modified,
        ),
        usual_gap=feed.usual_gap,
        last_entry_at=feed.last_entry_at,
        unchanged=True,
        rest=feed.rest,
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
    crowded = window_gap or (not feed.is_new and new >= max(SMALLEST_CROWD, CROWDED * len(parsed.entries)))
    dates = [when for entry in parsed.entries if (when := entry.when) and when <= ended]
    if feed.is_new:
        usual_gap, last_entry_at = timing.gap_of_dates(dates), max(dates, default=last_entry_at)
    elif new and feed.last_entry_at is not None:
        usual_gap = timing.learned_gap(usual=feed.usual_gap, seen=ended - feed.last_entry_at)
    validators = _to_send(feed, page, parsed)
    interval = timing.poll_interval(
        every=timing.granted(feed.feed, has_validators=validators != Validators()),
        current=feed.interval,
        usual_gap=usual_gap,
        hint=_longest(page.fresh_for, parsed.rest.ttl),
        span=max(dates) - min(dates) if len(dates) >= SMALLEST_CROWD else None,
        has_validators=page.validators != Validators(),
        crowded=crowded,
    )
    said = _warnings(feed, page, parsed, interval, window_gap=window_gap)
    warnings = filter(None, (*said, *parsed.warnings, said_of_pages(sightings.fresh)))
    return GoodPoll(
        at=started,
        ended=ended,
        next_at=_rested(feed, timing.next_poll(ended=ended, interval=interval, u=u), parsed.rest, u=u),
        interval=interval,
        rest=parsed.rest,
        validators=validators,
        usual_gap=usual_gap,
        last_entry_at=last_entry_at,
        new_entries=new,
        changed_entries=len(sightings.fresh) - new,
        is_empty=not parsed.entries,
        missed=window_gap and not _comes_back(feed, ended),
        warning="; ".join(warnings) or None,
        moved_to=page.moved_to,
        own_title=parsed.title,
    )


def _comes_back(feed: FeedState, now: datetime) -> bool:
    """True for a feed that was away or silent, of which people were told: it has other entries now, of course."""
    last, usual = feed.last_entry_at, feed.usual_gap
    return feed.failures > 0 or (last is not None and usual is not None and now - last > timing.silence_after(usual))


def _to_send(feed: FeedState, page: Page, parsed: ParsedFeed) -> Validators:
    """None after a page that was cut off: what stood behind the cut would else not be asked for until the page changes.

    One that is cut off again is sent as it is, and its validators count.
    """
    was_whole = feed.is_new or feed.validators != Validators()
    return Validators() if parsed.cut_off and was_whole else page.validators


def _longest(*hints: timedelta | None) -> timedelta | None:
    return max((hint for hint in hints if hint is not None), default=None)


def _rested(feed: FeedState, moment: datetime, rest: Rest, *, u: float) -> datetime:
    """The operator's interval stands alone, also against the hours in which the feed rests."""
    return moment if feed.feed.every is not None else timing.after_rest(moment, rest, u=u)


def _warnings(
    feed: FeedState, page: Page, parsed: ParsedFeed, interval: timedelta, *, window_gap: bool
) -> Iterator[str]:
    every, whole = feed.feed.every, page.validators == Validators()
    if window_gap:
        oftener = OFTENER if interval < feed.interval else ""
        remedy = oftener if every is None else TOO_RARE.format(minutes=interval / timedelta(minutes=1))
        yield "; ".join(filter(None, (WINDOW_GAP, remedy)))
    if every is None and interval > timing.LATE:
        asked = _longest(page.fresh_for, parsed.rest.ttl) or timedelta(0)
        words = RARELY if whole and asked < interval else SLOWED
        yield words.format(hours=round(interval / timedelta(hours=1), 1))
    if every is None and (when := _in_words(parsed.rest)):
        yield RESTING.format(when=when)
    if every is not None and interval == every < timing.DEFAULT_INTERVAL and whole:
        yield SENT_WHOLE.format(count=timedelta(days=1) // interval)


def remarks(health: FeedHealth) -> str:
    """What people should know of a feed that is read, in words; empty where there is nothing."""
    return "; ".join(filter(None, (interval_held_back(health), health.last_warning)))


def interval_held_back(health: FeedHealth) -> str:
    """Why an operator's interval does not stand, in words; empty where it does."""
    return held_back(health.feed, has_validators=health.has_validators) if health.last_success_at else ""


def held_back(feed: Feed, *, has_validators: bool) -> str:
    """What stands of an operator's interval and why, in words; empty where all of it does."""
    stands = timing.granted(feed, has_validators=has_validators)
    if feed.every is None or stands is None or stands == feed.every:
        return ""
    minute = timedelta(minutes=1)
    words = TOO_OFTEN if has_validators else HELD
    return words.format(asked=f"{feed.every / minute:.3g}", stands=f"{stands / minute:.3g}")


def _in_words(rest: Rest) -> str:
    """The hours and days of a rest: ``from 22 to 5 and from 12 to 13, on Saturday``; empty where there are none."""
    starts = [hour for hour in sorted(rest.hours) if (hour - 1) % 24 not in rest.hours]
    ends = [next(hour % 24 for hour in range(start, start + 25) if hour % 24 not in rest.hours) for start in starts]
    hours = " and ".join(f"from {start} to {end}" for start, end in zip(starts, ends, strict=True))
    days = " and ".join(calendar.day_name[day] for day in sorted(rest.days))
    return ", ".join(filter(None, (hours, days and f"on {days}")))


def failed_poll(feed: FeedState, error: FeedError, *, started: datetime, ended: datetime, u: float) -> FailedPoll:
    """What a failure means for the feed: when to try again, or that it is over."""
    status = error.status if isinstance(error, FetchError) else PARSED
    since = feed.failing_since or ended
    hurts = isinstance(error, ParseError) and error.hurts and feed.failures + 1 >= PATIENCE
    again = timing.retry_poll(
        ended=ended,
        failures=feed.failures + 1,
        status=status,
        retry_after=error.retry_after if isinstance(error, FetchError) else None,
        interval=feed.interval,
        every=timing.granted(feed.feed, has_validators=status != PARSED or feed.validators != Validators()),
        u=u,
        hurts=hurts,
    )
    return FailedPoll(
        at=started,
        ended=ended,
        next_at=_rested(feed, again, feed.rest, u=u),
        error=str(error),
        hurts=hurts,
        gone=status == GONE or (status == NOT_FOUND and ended - since > FORGIVEN),
    )
