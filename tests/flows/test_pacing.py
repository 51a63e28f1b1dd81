"""Letters leave at Telegram's pace whatever the crowd; an outage or a flood closes the door for as long as it must."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.pacing import GROUP_A_MINUTE, OVERALL_A_SECOND, Pace, is_group

PERSON, GROUP = 7, -5
CHATS = st.sampled_from([1, 2, 3, GROUP, -6, "@channel"])


def leave(pace: Pace, chat: int | str, wanted: float) -> float:
    """Send into a chat as soon as allowed at or after a time; answers when."""
    now = wanted
    while (wait := max(pace.wait(now), pace.not_ready(now).get(chat, 0.0))) > 0:
        now += wait
    pace.take(chat, now)
    return now


def most_within(times: list[float], seconds: float) -> int:
    return max((sum(1 for later in times if at <= later < at + seconds - 1e-6) for at in times), default=0)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(CHATS, st.floats(0, 5)), max_size=150))
def test_no_limit_is_ever_passed(letters: list[tuple[int | str, float]]) -> None:
    pace, now = Pace(), 1000.0
    sent: dict[int | str, list[float]] = {}
    for chat, later in letters:
        now = leave(pace, chat, now + later / 20)
        sent.setdefault(chat, []).append(now)
    assert most_within([at for times in sent.values() for at in times], 1.0) <= OVERALL_A_SECOND
    for chat, times in sent.items():
        assert most_within(times, 10.0) <= 3 + 10
        assert most_within(times, 1.0) <= 4
        if is_group(chat):
            assert most_within(times, 60.0) <= GROUP_A_MINUTE


def test_a_person_gets_three_at_once_then_one_a_second() -> None:
    pace = Pace()
    times = [leave(pace, PERSON, 50.0) for _ in range(30)]
    waits = [round(later - earlier, 6) for earlier, later in pairwise(times)]
    assert waits == [0, 0] + [1] * 27, "what a group gets in a minute is no limit for a person"


def test_a_group_gets_eighteen_a_minute() -> None:
    pace = Pace()
    times = [leave(pace, GROUP, 50.0) for _ in range(19)]
    assert times[17] < 110.0 <= times[18]


def test_a_flood_stops_its_chat_and_two_stop_everybody() -> None:
    pace = Pace()
    pace.flood(GROUP, timedelta(seconds=30), 100.0)
    assert pace.not_ready(101.0) == {GROUP: 29.0}
    assert pace.wait(101.0) == 0
    pace.flood(GROUP, timedelta(seconds=30), 102.0)
    assert pace.wait(102.0) == 0, "the same chat again is no general flood"
    pace.flood(PERSON, timedelta(seconds=5), 105.0)
    assert pace.wait(105.0) == 5.0
    assert pace.wait(111.0) == 0


def test_floods_far_apart_have_nothing_to_do_with_each_other() -> None:
    pace = Pace()
    pace.flood(GROUP, timedelta(seconds=1), 100.0)
    pace.flood(PERSON, timedelta(seconds=9), 120.0)
    assert pace.wait(120.0) == 0


def test_an_outage_closes_for_longer_each_time_up_to_a_minute_and_counts_once_for_all_in_flight() -> None:
    pace, now, waits = Pace(), 100.0, []
    for _ in range(9):
        pace.outage(now, u=0.0)
        pace.outage(now, u=0.0)
        waits.append(pace.wait(now))
        now += waits[-1]
    assert waits == [1, 2, 4, 8, 16, 32, 60, 60, 60]
    assert pace.doubtful
    pace.answered()
    pace.outage(now, u=0.0)
    assert pace.wait(now) == 1
