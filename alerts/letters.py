"""What is said to chats: a sealed letter, its way to one chat, and what came of it.

Like ``model``, nothing here reads a clock, a file or a network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum
from html import escape

from alerts.model import ChatId, Language, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A finished message: ``html`` within Telegram's limits, and ``plain`` for when the markup is refused."""

    html: str
    plain: str
    buttons: tuple[tuple[Button, ...], ...] = ()


def worded(text: str) -> Letter:
    """A letter of these words, without markup."""
    return Letter(html=escape(text, quote=False), plain=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An inline button: exactly one of ``data`` (at most 64 bytes) and ``url`` is set."""

    text: str
    data: str | None = None
    url: str | None = None


class DeliveryKind(Enum):
    """Alerts, and the digests that stand for several alerts, arrive at least once; notices at most once."""

    ALERT = "alert"
    NOTICE = "notice"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One sealed letter on its way to one chat, as claimed from the outbox.

    ``resends`` is 1 for the labelled second copy after an unknown outcome.
    """

    id: int
    chat: ChatId
    topic: int | None
    letter: Letter
    kind: DeliveryKind
    severity: Severity
    attempts: int
    resends: int
    expires_at: datetime
    language: Language = "en"
    alert_ref: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Telegram took the letter."""

    message_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TryLater:
    """Surely not sent; worth another try ``after`` this long. ``flood`` asks the whole chat to wait."""

    after: timedelta
    why: str
    flood: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """The group became a supergroup: the same letter goes to ``chat`` from now on."""

    chat: int


class Refusal(Enum):
    """How final a refusal is."""

    BLOCKED = "blocked"
    """The person blocked the bot or is gone: hold this chat's letters."""
    REMOVED = "removed"
    """The bot is no longer in the group or channel: hold, and tell who set it up."""
    RIGHTS = "rights"
    """No right to post, chat not found: a strike, try again later, tell the owner."""
    TOPIC = "topic"
    """The forum topic is closed or gone; the chat itself may be well."""
    TOKEN = "token"  # noqa: S105 - the name of a refusal
    """The bot's token is refused: stop sending, keep the queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Telegram refused the letter; ``why`` is its own text."""

    refusal: Refusal
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """The letter may or may not have arrived."""

    why: str


Outcome = Sent | TryLater | Moved | Refused | Unknown
