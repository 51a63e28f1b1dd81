"""When to try again: the next poll, the next delivery, what counts as silence. Pure functions of the times given.

The theory: a feed is asked about twice as often as it usually says something new, within bounds, never sooner than its
operator or its server allows, and never all feeds at once. Unless an operator says otherwise, publishers are asked once
an hour at most, as the readers' etiquette wants it. Randomness comes in as ``u`` in [0, 1). Where a clock jumps, a time
that cannot be right is treated as due now.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address
from itertools import pairwise
from statistics import median
from typing import Final
from urllib.parse import urlsplit

from alerts.model import Feed, Severity

DEFAULT_INTERVAL: Final = timedelta(hours=1)
"""How often a feed is polled before its rhythm is known, and the most often unless an operator says ``every``."""

SLOWEST_INTERVAL: Final = timedelta(hours=3)
"""The least often a living feed is polled that says nothing about how often it may be."""

WHOLE_INTERVAL: Final = timedelta(hours=24)
"""How often a feed is polled that must be sent whole each time, for lack of validators."""

LATE: Final = timedelta(hours=6)
"""An interval that is longer, and that no operator chose, is said."""

LONGEST_HINT: Final = timedelta(hours=24)
"""The most that the hints of a server can lengthen the interval to."""

LONGEST_REST: Final = timedelta(hours=72)
"""The most that hours and days without polls can put off a poll: a weekend and its edges."""

GAP_INTERVAL: Final = timedelta(minutes=5)
"""The most often a feed is polled after entries ran through its window between two polls."""

GAP_WHOLE: Final = timedelta(minutes=15)
"""The same for a feed that must be sent whole each time; no operator's ``every`` goes below this for one either."""

FIRST_RETRY: Final = timedelta(minutes=5)
FIRST_REFUSAL: Final = timedelta(hours=1)
NO_ANSWER_CAP: Final = timedelta(hours=1)
"""The longest wait after connections that failed: our own line may be the one that is down."""

SERVER_ERROR_CAP: Final = timedelta(hours=6)
"""The longest wait after answers that are the server's fault, or pages that are no feed."""

ERROR_CAP: Final = timedelta(hours=24)
"""The longest wait after refusals."""

WISH_CAP: Final = timedelta(days=7)
"""The longest wait that a server may ask for with ``Retry-After``."""

JITTER: Final = 0.1
FURTHEST: Final = (WISH_CAP + LONGEST_REST) * (1 + JITTER)
"""No time that this module gives lies further ahead; one that does was written by a clock that jumped."""

CLOCK_SLACK: Final = timedelta(hours=1)
"""A poll that is on record further in the future than this was made while the clock was wrong."""

BACKLOG_AGE: Final = timedelta(days=1)
"""At the first poll of a feed, entries older than this are stored and not sent."""

DATE_SLACK: Final = timedelta(minutes=1)
"""Publishers round their dates; an entry this little older than a subscription is not older."""

MERGE_WINDOW: Final = timedelta(hours=72)
"""For how long the same link in another feed counts as the same alert."""

SHORTEST_SILENCE: Final = timedelta(hours=12)
LONGEST_SILENCE: Final = timedelta(days=30)

STRIKES: Final = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
LONGEST_RECONNECT: Final = timedelta(seconds=60)
SECOND_COPY_WAIT: Final = timedelta(seconds=30)

_LIFETIMES: Final = {
    Severity.CRITICAL: timedelta(hours=24),
    Severity.HIGH: timedelta(hours=12),
    Severity.MEDIUM: timedelta(hours=6),
    Severity.LOW: timedelta(hours=6),
}
NOTICE_LIFETIME: Final = timedelta(hours=24)
"""How long a notice to the people who look after the bot, or own a chat, is worth sending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rest:
    """When a feed asks to be left alone: for ``ttl`` after a poll, and in these hours (0 … 23) and on these days of the
    week (0 is Monday), by GMT. There is always an hour and a day that is left to us."""

    ttl: timedelta | None = None
    hours: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()


NO_REST: Final = Rest()


def poll_interval(
    *,
    every: timedelta | None,
    current: timedelta,
    usual_gap: timedelta | None,
    hint: timedelta | None = None,
    span: timedelta | None = None,
    has_validators: bool = True,
    crowded: bool = False,
) -> timedelta:
    """How long until the next poll of a feed that answered.

    ``every`` is the operator's word, as far as it is ``granted``, and stands alone. Otherwise half the feed's usual
    gap, within bounds, or a day where it has no validators; never more than half the ``span`` of time that its entries
    lie in, lest some come and go unseen. ``hint`` (the feed's ttl, the server's max-age) may only lengthen it. A
    ``crowded`` window, nearly all of it new, halves the ``current`` interval, which then grows back by a quarter a
    poll.
    """
    if every is not None:
        return every
    asked = min(hint or timedelta(0), LONGEST_HINT)
    if crowded:
        return max(GAP_INTERVAL if has_validators else GAP_WHOLE, min(current, DEFAULT_INTERVAL) / 2, asked)
    wanted = DEFAULT_INTERVAL if has_validators else WHOLE_INTERVAL
    if usual_gap is not None and has_validators:
        wanted = min(max(usual_gap / 2, DEFAULT_INTERVAL), SLOWEST_INTERVAL)
    if span is not None:
        wanted = max(min(wanted, span / 2), DEFAULT_INTERVAL)
    wanted = max(wanted, asked)
    return min(wanted, current * 1.25) if current < DEFAULT_INTERVAL else wanted


def granted(feed: Feed, *, has_validators: bool) -> timedelta | None:
    """What stands of the operator's ``every``: five minutes or more while the server says whether the page has changed,
    else a quarter of an hour or more; all of it where the server is one's own, by the number in its address."""
    if feed.every is None or _is_own(feed.url):
        return feed.every
    return max(feed.every, GAP_INTERVAL if has_validators else GAP_WHOLE)


def _is_own(url: str) -> bool:
    """True for a server in a network that is not the public one, which only who works there can name."""
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_private
    except ValueError:
        return host == "localhost"


def next_poll(*, ended: datetime, interval: timedelta, u: float) -> datetime:
    """When to poll again after a poll that ended well; up to a tenth later, so that feeds drift apart."""
    return ended + interval * (1 + JITTER * u)


def after_rest(moment: datetime, rest: Rest, *, u: float) -> datetime:
    """``moment``, or where the feed rests then, the next hour in which it does not (and up to half an hour more)."""
    hour = moment
    while hour.hour in rest.hours or hour.weekday() in rest.days:
        hour = hour.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
        if hour - moment > LONGEST_REST:
            return moment + LONGEST_REST
    return moment if hour == moment else hour + timedelta(minutes=30) * u


def retry_poll(
    *,
    ended: datetime,
    failures: int,
    status: int | None,
    retry_after: timedelta | None,
    interval: timedelta,
    every: timedelta | None,
    u: float,
    hurts: bool = False,
) -> datetime:
    """When to poll again after ``failures`` (1, 2, …) failed polls in a row.

    ``status`` is None when no HTTP answer came. The server's ``retry_after`` is obeyed up to a week; a feed that
    ``hurts`` is tried once a day. Other waits double, less up to half at random, from five minutes or from ``every``
    as ``granted`` where an operator chose it; a page that is no feed waits no less than a good one.
    """
    if hurts or (status == 404 and failures >= 3):
        return next_poll(ended=ended, interval=ERROR_CAP, u=u)
    if retry_after is not None:
        return next_poll(ended=ended, interval=max(min(retry_after, WISH_CAP), min(interval, DEFAULT_INTERVAL)), u=u)
    if status in {401, 403, 429}:
        first = min(max(interval, FIRST_REFUSAL), SLOWEST_INTERVAL)
        return next_poll(ended=ended, interval=_doubled(first, failures, ERROR_CAP), u=u)
    patient = interval if status == 200 else FIRST_RETRY
    first = max(FIRST_RETRY, patient) if every is None else every
    cap = NO_ANSWER_CAP if status is None else SERVER_ERROR_CAP
    return ended + max(first, _doubled(first, failures, cap) * (1 - u / 2))


def gap_of_dates(dates: Sequence[datetime]) -> timedelta | None:
    """The usual gap between the entries of a feed's first page; None with fewer than three dates."""
    ordered = sorted(dates)
    gaps = [(later - earlier).total_seconds() for earlier, later in pairwise(ordered)]
    return timedelta(seconds=median(gaps)) if len(gaps) >= 2 else None


def learned_gap(*, usual: timedelta | None, seen: timedelta) -> timedelta:
    """The usual gap after one more was seen: a decaying average, quick to learn a new habit."""
    if usual is None:
        return max(seen, timedelta(0))
    return usual * 0.75 + max(seen, timedelta(0)) * 0.25


def silence_after(usual_gap: timedelta) -> timedelta:
    """How long a feed may say nothing before it counts as silent: three times its usual gap, within bounds."""
    return min(max(usual_gap * 3, SHORTEST_SILENCE), LONGEST_SILENCE)


def retry_after_strike(strikes: int) -> timedelta:
    """How long a chat rests after its ``strikes``-th (1, 2, …) refusal for lack of rights."""
    return STRIKES[min(max(strikes, 1), len(STRIKES)) - 1]


def retry_after_no_connection(attempts: int, *, u: float) -> timedelta:
    """How long a delivery waits after its ``attempts``-th (1, 2, …) failed connection: 1 … 60 s, less up to half."""
    return _doubled(timedelta(seconds=1), attempts, LONGEST_RECONNECT) * (1 - u / 2)


def retry_after_flood(wish: timedelta) -> timedelta:
    """How long a chat rests when Telegram asks for ``wish``: a second more, never less than one, an hour at most."""
    return min(max(wish, timedelta(0)) + timedelta(seconds=1), timedelta(hours=1))


def second_copy_wait(severity: Severity) -> timedelta:
    """How long to wait before the labelled second copy of an alert whose arrival is unknown."""
    return timedelta(0) if severity is Severity.CRITICAL else SECOND_COPY_WAIT


def expiry(*, created: datetime, severity: Severity) -> datetime:
    """After this a letter that was not sent is stale."""
    return created + _LIFETIMES[severity]


def _doubled(first: timedelta, times: int, cap: timedelta) -> timedelta:
    doublings = min(max(times, 1) - 1, 20)
    return min(first * (1 << doublings), max(cap, first))
