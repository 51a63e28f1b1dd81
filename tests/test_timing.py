"""When to try again: properties of the pure functions of time."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts import timing
from alerts.model import Severity
from tests.fakes.newsroom import DAY, HOUR, MINUTE, NOW

_SPANS = st.timedeltas(timedelta(0), timedelta(days=60))
_U = st.floats(0, 1, exclude_max=True)


@given(current=_SPANS, gap=st.none() | _SPANS, hint=st.none() | _SPANS, validators=st.booleans(), window=st.booleans())
def test_an_adaptive_interval_stays_within_its_bounds(
    current: timedelta, gap: timedelta | None, hint: timedelta | None, *, validators: bool, window: bool
) -> None:
    interval = timing.poll_interval(
        every=None, current=max(current, timing.GAP_INTERVAL), usual_gap=gap, hint=hint,
        has_validators=validators, window_gap=window,
    )  # fmt: skip
    assert interval >= timing.GAP_INTERVAL
    assert window or interval <= max(timing.SLOWEST_WHOLE, min(hint or DAY, DAY) * bool(hint))


def test_the_operator_s_word_stands_alone() -> None:
    every = 5 * MINUTE
    assert timing.poll_interval(every=every, current=HOUR, usual_gap=9 * DAY, hint=DAY, window_gap=True) == every


def test_a_gap_shortens_less_where_the_feed_is_sent_whole_each_time() -> None:
    short = timing.poll_interval(every=None, current=20 * MINUTE, usual_gap=None, window_gap=True, has_validators=False)
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
        (None, None, False, HOUR),
        (5 * HOUR, None, False, 5 * HOUR),
        (9 * DAY, None, False, 6 * HOUR),
    ],
)
def test_a_feed_is_asked_twice_as_often_as_it_speaks(
    gap: timedelta | None, hint: timedelta | None, validators: bool, expected: timedelta
) -> None:
    assert (
        timing.poll_interval(every=None, current=HOUR, usual_gap=gap, hint=hint, has_validators=validators) == expected
    )


def test_after_a_window_gap_the_interval_shrinks_and_grows_back() -> None:
    short = timing.poll_interval(every=None, current=3 * HOUR, usual_gap=None, window_gap=True)
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
    assert timing.is_plausible(again, now=NOW)
    if wish is not None and wish <= DAY:
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
