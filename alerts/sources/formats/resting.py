"""When a feed asks to be left alone: RSS ``ttl``, ``skipHours`` and ``skipDays``, the syndication module. Pure.

What asks for nothing that can be granted (every hour, every day, a month of thirteen days) is taken for a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta
from typing import Final

from alerts.timing import Rest

_PERIODS: Final = {"hourly": 3_600, "daily": 86_400, "weekly": 604_800, "monthly": 2_592_000, "yearly": 31_536_000}
_LONGEST_TTL: Final = timedelta(days=7)
_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MOST: Final = 100
"""No feed has more hours or days to name."""


def rest_of(*, ttl: str, period: str, frequency: str, hours: Iterable[str], days: Iterable[str]) -> Rest:
    """The rest that the texts of these elements ask for; hours count from 0 or, in RSS 0.91, to 24."""
    skipped = frozenset(int(hour) % 24 for hour in list(hours)[:_MOST] if _is_hour(hour))
    named = frozenset(_DAYS.index(day) for name in list(days)[:_MOST] if (day := name.strip().lower()[:3]) in _DAYS)
    return Rest(
        ttl=_ttl(ttl, period, frequency),
        hours=skipped if len(skipped) < 24 else frozenset(),
        days=named if len(named) < 7 else frozenset(),
    )


def _is_hour(text: str) -> bool:
    return bool(re.fullmatch(r"0?[0-9]|1[0-9]|2[0-4]", text.strip(), re.ASCII))


def _ttl(minutes: str, period: str, frequency: str) -> timedelta | None:
    """RSS ``ttl`` in minutes, else the syndication module's period divided by its frequency."""
    if re.fullmatch(r"[0-9]{1,6}", minutes, re.ASCII):
        return min(timedelta(minutes=int(minutes)), _LONGEST_TTL) or None
    seconds = _PERIODS.get(period.lower())
    if seconds is None:
        return None
    times = int(frequency) if re.fullmatch(r"[1-9][0-9]{0,4}", frequency, re.ASCII) else 1
    return min(timedelta(seconds=seconds / times), _LONGEST_TTL)
