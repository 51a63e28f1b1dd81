"""When to try again: properties of the pure functions of time."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts import timing
from alerts.model import Feed, Severity
from tests.fakes.newsroom import DAY, HOUR, MINUTE, NOW

_SPANS = st.timedeltas(timedelta(0), timedelta(days=60))
_U = st.floats(0, 1, exclude_max=True)


_MAYBE: Final = st.none() | _SPANS


@given(current=_SPANS, gap=_MAYBE, hint=_MAYBE, span=_MAYBE, validators=st.booleans(), window=st.booleans())
def test_an_adaptive_interval_stays_within_its_bounds(
    current: timedelta,
    gap: timedelta | None,
    hint: timedelta | None,
    span: timedelta | None,
    *,
    validators: bool,
    window: bool,
) -> None:
    interval = timing.poll_interval(
        every=None, current=max(current, timing.GAP_INTERVAL), usual_gap=gap, hint=hint, span=span,
        has_validators=validators, crowded=window,
    )  # fmt: skip
    assert interval >= timing.GAP_INTERVAL
    slowest = timing.SLOWEST_INTERVAL if validators else timing.WHOLE_INTERVAL
    assert window or interval <= max(slowest, min(hint or timedelta(), DAY))


def test_the_operator_s_word_stands_alone() -> None:
    every = 5 * MINUTE
    assert timing.poll_interval(every=every, current=HOUR, usual_gap=9 * DAY, hint=DAY, crowded=True) == every


@pytest.mark.parametrize(
    ("url", "asked", "validators", "stands"),
    [
        ("https://radio.example/rss", 5, True, 5),
        ("https://radio.example/rss", 1, True, 5),
        ("https://radio.example/rss", 5, False, 15),
        ("https://radio.example/rss", 20, False, 20),
        ("http://127.0.0.1:8000/rss", 1, False, 1),
        ("http://[fd00::1]/rss", 1, False, 1),
        ("http://localhost/rss", 1, True, 1),
        ("http://192.0.2.1.example/rss", 1, True, 5),
    ],
)
def test_the_operator_s_word_stands_down_to_what_a_publisher_may_be_asked(
    url: str, asked: int, validators: bool, stands: int
) -> None:
    feed = Feed(url=url, every=asked * MINUTE)
    assert timing.granted(feed, has_validators=validators) == stands * MINUTE


def test_a_gap_shortens_less_where_the_feed_is_sent_whole_each_time() -> None:
    short = timing.poll_interval(every=None, current=20 * MINUTE, usual_gap=None, crowded=True, has_validators=False)
    assert short == timing.GAP_WHOLE


@pytest.mark.parametrize(
    ("gap", "hint", "validators", "expected"),
    [
        (None, None, True, HOUR),
        (4 * MINUTE, None, True, HOUR),
        (5 * HOUR, None, True, 2.5 * HOUR),
        (9 * DAY, None, True, 3 * HOUR),
        (None, 90 * MINUTE, True, 90 * MINUTE),
        (None, MINUTE, True, HOUR),
        (None, 9 * DAY, True, DAY),
        (None, None, False, DAY),
        (5 * HOUR, None, False, DAY),
        (MINUTE, 9 * DAY, False, DAY),
    ],
)
def test_a_feed_is_asked_twice_as_often_as_it_speaks(
    gap: timedelta | None, hint: timedelta | None, validators: bool, expected: timedelta
) -> None:
    assert (
        timing.poll_interval(every=None, current=HOUR, usual_gap=gap, hint=hint, has_validators=validators) == expected
    )


def test_a_feed_is_asked_before_its_entries_have_passed_through() -> None:
    for span, expected in ((10 * HOUR, 5 * HOUR), (HOUR, HOUR), (9 * DAY, DAY)):
        assert (
            timing.poll_interval(every=None, current=HOUR, usual_gap=None, span=span, has_validators=False) == expected
        )
    assert timing.poll_interval(every=None, current=HOUR, usual_gap=9 * HOUR, span=4 * HOUR) == 2 * HOUR


NIGHT = timing.Rest(hours=frozenset({22, 23, 0, 1, 2, 3, 4, 5}))
WEEKEND = timing.Rest(days=frozenset({5, 6}), hours=frozenset({0}))


def test_a_feed_is_left_alone_when_it_asks_to_be() -> None:
    noon = NOW.replace(hour=12, minute=10)
    assert timing.after_rest(noon, NIGHT, u=0.9) == noon
    late = noon.replace(hour=22)
    assert timing.after_rest(late, NIGHT, u=0.0) == noon.replace(hour=6, minute=0) + DAY
    assert timing.after_rest(late, NIGHT, u=0.5) == noon.replace(hour=6, minute=15) + DAY
    friday = noon + (4 - noon.weekday()) % 7 * DAY
    assert timing.after_rest(friday + 12 * HOUR, WEEKEND, u=0.0) == friday.replace(hour=1, minute=0) + 3 * DAY


@given(
    st.timedeltas(timedelta(0), timedelta(days=9)), st.frozensets(st.integers(0, 23), max_size=23),
    st.frozensets(st.integers(0, 6), max_size=6), _U,
)  # fmt: skip
def test_no_rest_starves_a_feed(ahead: timedelta, hours: frozenset[int], days: frozenset[int], u: float) -> None:
    again = timing.after_rest(NOW + ahead, timing.Rest(hours=hours, days=days), u=u)
    late = again - NOW - ahead
    assert timedelta(0) <= late <= timing.LONGEST_REST + timedelta(minutes=30)
    assert late >= timing.LONGEST_REST or (again.hour not in hours and again.weekday() not in days)


def test_after_a_window_gap_the_interval_shrinks_and_grows_back() -> None:
    short = timing.poll_interval(every=None, current=3 * HOUR, usual_gap=None, crowded=True)
    assert short == 30 * MINUTE
    grown = [short]
    while grown[-1] < HOUR:
        grown.append(timing.poll_interval(every=None, current=grown[-1], usual_gap=None))
    assert len(grown) == 5
    assert grown[-1] == HOUR


@given(interval=st.timedeltas(MINUTE, DAY), u=_U)
def test_jitter_is_never_early_and_at_most_a_tenth_late(interval: timedelta, u: float) -> None:
    assert NOW + interval <= timing.next_poll(ended=NOW, interval=interval, u=u) <= NOW + interval * 1.1


_STATUSES = st.sampled_from([None, 200, 400, 401, 403, 404, 410, 429, 500, 502, 503])


@given(
    failures=st.integers(1, 10**6),
    status=_STATUSES,
    wish=st.none() | st.timedeltas(timedelta(days=-1), timedelta(days=400)),
    interval=st.timedeltas(15 * MINUTE, HOUR),
    u=_U,
)
def test_a_retry_is_never_sooner_than_five_minutes_and_never_implausible(
    failures: int, status: int | None, wish: timedelta | None, interval: timedelta, u: float
) -> None:
    again = timing.retry_poll(
        ended=NOW, failures=failures, status=status, retry_after=wish, interval=interval, every=None, u=u
    )
    assert again >= NOW + timing.FIRST_RETRY
    assert again <= NOW + timing.FURTHEST
    if wish is not None and wish <= 7 * DAY and not (status == 404 and failures >= 3):
        assert again >= NOW + wish


@given(status=_STATUSES, u=_U, failures=st.integers(1, 30))
def test_more_failures_never_shorten_the_wait(status: int | None, u: float, failures: int) -> None:
    waits = [
        timing.retry_poll(
            ended=NOW, failures=count, status=status, retry_after=None, interval=15 * MINUTE, every=None, u=u
        )
        for count in (failures, failures + 1)
    ]
    assert waits[0] <= waits[1]


def test_our_own_network_loss_costs_no_feed_more_than_an_hour() -> None:
    again = timing.retry_poll(
        ended=NOW, failures=500, status=None, retry_after=None, interval=15 * MINUTE, every=None, u=0.0
    )
    assert again <= NOW + HOUR


@pytest.mark.parametrize(
    ("status", "failures", "at_least"),
    [
        (429, 1, HOUR),
        (429, 2, 2 * HOUR),
        (404, 3, DAY),
        (403, 1, HOUR),
        (403, 6, DAY),
        (500, 3, 15 * MINUTE),
        (200, 3, 45 * MINUTE),
    ],
)
def test_refusals_and_errors_wait_longer_and_longer(status: int, failures: int, at_least: timedelta) -> None:
    again = timing.retry_poll(
        ended=NOW, failures=failures, status=status, retry_after=None, interval=15 * MINUTE, every=None, u=0.5
    )
    assert again >= NOW + at_least


def test_the_usual_gap_is_the_median_of_the_first_page_and_is_then_learned() -> None:
    assert timing.gap_of_dates([NOW, NOW - HOUR]) is None
    assert timing.gap_of_dates([NOW, NOW - 10 * DAY, NOW - HOUR, NOW - 2 * HOUR]) == HOUR
    assert timing.learned_gap(usual=None, seen=HOUR) == HOUR
    assert timing.learned_gap(usual=4 * HOUR, seen=8 * HOUR) == 5 * HOUR
    gap = HOUR
    for _ in range(12):
        gap = timing.learned_gap(usual=gap, seen=DAY)
    assert 23 * HOUR < gap < DAY


@pytest.mark.parametrize(("gap", "silence"), [(MINUTE, 12 * HOUR), (DAY, 3 * DAY), (365 * DAY, 30 * DAY)])
def test_silence_is_three_times_the_usual_gap_within_bounds(gap: timedelta, silence: timedelta) -> None:
    assert timing.silence_after(gap) == silence


@given(u=_U)
def test_deliveries_wait_as_the_protocol_says(u: float) -> None:
    assert [timing.retry_after_strike(strike) for strike in (1, 2, 3, 4, 9)] == [
        5 * MINUTE, 30 * MINUTE, 2 * HOUR, 6 * HOUR, 6 * HOUR,
    ]  # fmt: skip
    for attempt, longest in ((1, 1), (2, 2), (3, 4), (7, 60), (1000, 60)):
        wait = timing.retry_after_no_connection(attempt, u=u)
        assert timedelta(seconds=longest / 2) <= wait <= timedelta(seconds=longest)
    assert timing.retry_after_flood(timedelta(seconds=17)) == timedelta(seconds=18)
    assert timing.second_copy_wait(Severity.CRITICAL) == timedelta(0)
    assert timing.expiry(created=NOW, severity=Severity.HIGH) == NOW + 12 * HOUR


def test_what_publisher_and_server_ask_for_holds_also_where_entries_run_through() -> None:
    crowded = partial(timing.poll_interval, every=None, current=HOUR, usual_gap=None, crowded=True)
    assert crowded(hint=9 * HOUR) == 9 * HOUR
    assert crowded(hint=MINUTE) == crowded() == HOUR / 2
