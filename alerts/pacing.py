"""How fast letters may leave: Telegram's limits per chat and overall, floods, and outages. Pure but for its own memory.

Times are seconds of a monotonic clock, given with each call, so that a wall clock that jumps neither stops nor floods
anybody. The limits stay under Telegram's own (30 a second overall, about one a second into a chat, 20 a minute into a
group, channels alike): room for replies to people. Preferred mistake: to wait a little too long.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from alerts.model import ChatId
from alerts.timing import retry_after_no_connection

OVERALL_A_SECOND: Final = 25
GROUP_A_MINUTE: Final = 18
BURST: Final = 3
CHAT_PERIOD: Final = 1.0
FLOODS_TOGETHER: Final = 10.0
"""Floods from two chats within so many seconds are one flood of the whole bot."""


@dataclass(slots=True)
class _Rhythm:
    """What went into one chat lately. ``due`` is when the next one is due if they left one a second."""

    due: float = 0.0
    lately: deque[float] = field(default_factory=lambda: deque(maxlen=GROUP_A_MINUTE))


class Pace:
    """When the next letter may leave, for each chat and for all of them."""

    def __init__(self) -> None:
        self._rhythms: dict[ChatId, _Rhythm] = {}
        self._resting: dict[ChatId, float] = {}
        self._floods: deque[tuple[float, ChatId]] = deque(maxlen=8)
        self._lately: deque[float] = deque(maxlen=OVERALL_A_SECOND)
        self._closed_until = 0.0
        self._outages = 0
        self.doubtful = False
        """True after an outage until Telegram is known to answer again."""

    def wait(self, now: float) -> float:
        """Seconds until anything may leave at all; 0 when now."""
        crowded = self._lately[0] + 1.0 if len(self._lately) == OVERALL_A_SECOND else 0.0
        return max(crowded, self._closed_until, now) - now

    def not_ready(self, now: float) -> dict[ChatId, float]:
        """The chats that may not get a letter now, each with the seconds until it may."""
        self._forget(now)
        waits = {chat: self._free_at(chat, rhythm) - now for chat, rhythm in self._rhythms.items()}
        for chat, until in self._resting.items():
            waits[chat] = max(waits.get(chat, 0.0), until - now)
        return {chat: wait for chat, wait in waits.items() if wait > 0}

    def take(self, chat: ChatId, now: float) -> None:
        """A letter leaves for ``chat`` now."""
        rhythm = self._rhythms.setdefault(chat, _Rhythm())
        rhythm.due = max(rhythm.due, now) + CHAT_PERIOD
        rhythm.lately.append(now)
        self._lately.append(now)

    def flood(self, chat: ChatId, rest: timedelta, now: float) -> None:
        """Telegram asked ``chat`` to rest; a second chat within ten seconds means that everybody rests."""
        until = now + rest.total_seconds()
        self._resting[chat] = max(until, self._resting.get(chat, 0.0))
        self._floods.append((now, chat))
        if any(other != chat and now - at <= FLOODS_TOGETHER for at, other in self._floods):
            self._closed_until = max(self._closed_until, until)

    def outage(self, now: float, *, u: float) -> None:
        """Telegram could not be reached or did not answer: close for 1, 2, 4 … 60 s (``u`` in [0, 1) shortens)."""
        self.doubtful = True
        if now >= self._closed_until:
            self._outages += 1
            self._closed_until = now + retry_after_no_connection(self._outages, u=u).total_seconds()

    def answered(self) -> None:
        """Telegram answered a letter: the outage, if there was one, is over."""
        self._outages = 0
        self.doubtful = False

    def _free_at(self, chat: ChatId, rhythm: _Rhythm) -> float:
        free = rhythm.due - (BURST - 1) * CHAT_PERIOD
        if is_group(chat) and len(rhythm.lately) == GROUP_A_MINUTE:
            free = max(free, rhythm.lately[0] + 60.0)
        return free

    def _forget(self, now: float) -> None:
        self._rhythms = {chat: rhythm for chat, rhythm in self._rhythms.items() if now - rhythm.lately[-1] < 60.0}
        self._resting = {chat: until for chat, until in self._resting.items() if until > now}


def is_group(chat: ChatId) -> bool:
    """True for groups and channels: negative ids and ``@names``; people have positive ids."""
    return isinstance(chat, str) or chat < 0
