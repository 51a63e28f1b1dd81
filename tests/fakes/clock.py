"""A clock that stands still until it is told to move."""

from __future__ import annotations

from datetime import datetime, timedelta

from tests.fakes.newsroom import NOW


class Clock:
    """``clock()`` is the time; ``clock.advance(hours=1)`` moves it."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> None:
        """Move on (or, with negative numbers, back)."""
        self.now += timedelta(**span)
