"""The watch over the feeds: operators are told in words when one is in trouble, once, and once more when it is well.

    feed health ─► trouble of each (pure) ─► what changed since people were last told ─► one letter to each operator

Trouble is what somebody can mend or should know: gone, in quarantine, failing, empty, silent for three times its usual
gap (as one is that only repeats itself), so quick that entries may have been missed, or moved. Many feeds at once are
one letter, for then it is most likely our own line that is down. The preferred mistake is to speak late: a feed that
fails three times within an hour is not spoken of yet, and of one that comes and goes it is said once that it does, and
no more until it has been well, or in trouble, for a day.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from alerts.letters import DeliveryKind, worded
from alerts.model import ChatId, Language, Severity
from alerts.store.chats_table import chat_state
from alerts.store.database import Store
from alerts.store.feeds_table import mark_state, mark_trouble
from alerts.store.health_table import FeedHealth, feed_health
from alerts.store.outbox_table import queue_letter
from alerts.timing import NOTICE_LIFETIME, SHORTEST_SILENCE, silence_after
from alerts.wordings import say
from alerts.wordings.failings import said_of_feed

_log = logging.getLogger(__name__)

FAILURES: Final = 3
FAILING: Final = timedelta(hours=1)
MOVES: Final = 5
MOVING: Final = timedelta(days=3)
"""A permanent redirect is believed after so many polls over so long: a hotel's network answered one for every feed."""

MISSED_FOR: Final = timedelta(days=1)
"""For so long it is said that entries may have run through a feed between two polls."""

STEADY: Final = timedelta(days=1)
"""A feed whose state lasts so long is steady."""

UNSTEADY: Final = 3
"""With so many changes, none of which lasted, a feed comes and goes: it failed, was well, and fails again."""

_SHOWN: Final = 15


class Trouble(StrEnum):
    """What can be wrong with a feed, the worst first; the value is the key of its sentence."""

    GONE = "feed_gone"
    QUARANTINED = "feed_quarantined"
    FAILING = "feed_failing"
    EMPTY = "feed_empty"
    SILENT = "feed_silent"
    MISSED = "feed_missed"
    MOVED = "feed_moved"
    UNSTEADY = "feed_unsteady"


_FINAL: Final = frozenset({Trouble.GONE, Trouble.QUARANTINED})
"""These do not pass by themselves, and are always told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """A feed whose trouble is not the one that people were told of last; None: it is well again."""

    feed: FeedHealth
    trouble: Trouble | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """The state in which a feed is (None: well), since when, and how many changes led there with less than a day
    between one and the next."""

    state: Trouble | None
    since: datetime
    changes: int


def trouble_of(feed: FeedHealth, *, now: datetime) -> Trouble | None:
    """The worst trouble of a feed."""
    troubles = (
        (Trouble.GONE, feed.gone_at is not None),
        (Trouble.QUARANTINED, feed.quarantined_at is not None),
        (Trouble.FAILING, feed.failures >= FAILURES and _is_past(feed.failing_since, FAILING, now)),
        (Trouble.EMPTY, feed.failures == 0 and _is_empty(feed, now)),
        (Trouble.SILENT, feed.failures == 0 and feed.empty_since is None and _is_silent(feed)),
        (Trouble.MISSED, feed.missed_at is not None and now - feed.missed_at < MISSED_FOR),
        (Trouble.MOVED, feed.moved_count >= MOVES and _is_past(feed.moved_since, MOVING, now)),
    )
    return next((trouble for trouble, is_so in troubles if is_so), None)


def _is_past(since: datetime | None, span: timedelta, now: datetime) -> bool:
    return since is not None and now - since >= span


def keep_vigil(store: Store, *, operators: Collection[int], language: Language, now: datetime) -> tuple[News, ...]:
    """Tell the operators what has changed; ``language`` is for those who chose none. A piece of work for the store."""
    health = feed_health(store, now=now)
    sights = [(feed, _sighted(feed, now=now)) for feed in health]
    changed = [(feed, sight) for feed, sight in sights if sight.since == now]
    said = [(feed, _worth_saying(sight, now=now)) for feed, sight in sights]
    news = tuple(News(feed=feed, trouble=trouble) for feed, trouble in said if trouble != feed.trouble)
    if not news and not changed:
        return ()
    with store.transaction():
        for feed, sight in changed:
            mark_state(store, feed.id, sight.state, since=sight.since, changes=sight.changes)
        for operator in operators if news else ():
            _tell(store, operator, news, default=language, now=now)
        for piece in news:
            mark_trouble(store, piece.feed.id, piece.trouble, now=now)
    for line in notice(news, language="en").splitlines() if news else ():
        _log.warning("%s", line)
    return news


def _sighted(feed: FeedHealth, *, now: datetime) -> Sight:
    """The state that a feed is in now, with what is remembered of the states before."""
    trouble = trouble_of(feed, now=now)
    since = feed.state_since or feed.added_at
    if trouble == feed.state or _is_on_its_way_back(feed, trouble):
        return Sight(state=Trouble(feed.state) if feed.state else None, since=since, changes=feed.state_changes)
    return Sight(state=trouble, since=now, changes=feed.state_changes + 1 if now - since < STEADY else 1)


def _worth_saying(sight: Sight, *, now: datetime) -> Trouble | None:
    """What people ought to know of it."""
    is_unsteady = sight.changes >= UNSTEADY and now - sight.since < STEADY
    return Trouble.UNSTEADY if is_unsteady and sight.state not in _FINAL else sight.state


def notice(news: Sequence[News], *, language: Language) -> str:
    """What is said of these feeds, the worst first, a line each."""
    order = {trouble: number for number, trouble in enumerate(Trouble)}
    ranked = sorted(news, key=lambda piece: len(order) if piece.trouble is None else order[piece.trouble])
    lines = [_sentence(piece, language) for piece in ranked[:_SHOWN]]
    if len(ranked) > _SHOWN:
        lines.append(say("and_more", language, count=len(ranked) - _SHOWN))
    if any(piece.trouble for piece in news):
        lines.insert(0, say("feeds_in_trouble", language))
    return "\n".join(lines)


def _is_empty(feed: FeedHealth, now: datetime) -> bool:
    """True for a feed that had entries and has had none for a while; some have none in quiet hours."""
    return feed.empty_since is not None and feed.last_entry_at is not None and now - feed.empty_since > SHORTEST_SILENCE


def _is_silent(feed: FeedHealth) -> bool:
    """True where it was silent for too long when it was last listened to; some are listened to once a day."""
    if feed.usual_gap is None or feed.last_entry_at is None or feed.last_success_at is None:
        return False
    return feed.last_success_at - feed.last_entry_at > silence_after(feed.usual_gap)


def _is_on_its_way_back(feed: FeedHealth, trouble: Trouble | None) -> bool:
    """True while a feed in trouble has failed but not yet often enough to say so: it is not well."""
    return trouble is None and feed.failures > 0


def _tell(store: Store, operator: int, news: Sequence[News], *, default: Language, now: datetime) -> None:
    chat: ChatId = operator
    language = chat_state(store, chat).language or default
    text = notice(news, language=language)
    queue_letter(
        store,
        worded(text),
        key=f"vigil|{now.isoformat()}|{operator}",
        chat=chat,
        kind=DeliveryKind.NOTICE,
        severity=Severity.MEDIUM,
        language=language,
        now=now,
        expires_at=now + NOTICE_LIFETIME,
    )


def _sentence(piece: News, language: Language) -> str:
    feed = piece.feed
    why = feed.moved_to if piece.trouble is Trouble.MOVED else feed.last_error
    since = {
        Trouble.SILENT: feed.last_entry_at,
        Trouble.EMPTY: feed.empty_since,
        Trouble.MISSED: feed.missed_at,
    }.get(piece.trouble or Trouble.GONE, feed.failing_since)
    hours = (feed.usual_gap or timedelta(0)) / timedelta(hours=1)
    return say(
        piece.trouble.value if piece.trouble else "feed_well",
        language,
        feed=feed.feed.title or feed.own_title or feed.feed.url,
        why=said_of_feed(why or "?", language),
        since=_shown(since),
        next=_shown(feed.next_at),
        hours=max(1, round(hours)),
    )


def _shown(moment: datetime | None) -> str:
    return "?" if moment is None else f"{moment:%Y-%m-%d %H:%M} UTC"
