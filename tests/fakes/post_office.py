"""The outbox with its real parts around the fake Telegram: what the tests of delivery share."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

from alerts.deliver import Deliverer, Messenger
from alerts.letters import DeliveryKind, Letter
from alerts.model import Alert, AlertKind, Entry, Evidence, Feed, Match, Mention, Severity
from alerts.render import Renderer
from alerts.settings import Secret
from alerts.store.alerts_table import add_alert
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.entries_table import Sighting, add_entry
from alerts.store.feeds_table import put_feed
from alerts.store.outbox_table import queue_letter
from alerts.timing import expiry
from handlers.chat.messenger import open_messenger
from tests.fakes.botapi import Telegram
from tests.fakes.databases import new_store

START = datetime(2016, 11, 20, 12, 0, tzinfo=UTC)


class Clock:
    """Wall and monotonic time that run as usual and can be moved forward."""

    def __init__(self, start: datetime = START) -> None:
        self._started = time.monotonic()
        self._start = start
        self._moved = timedelta(0)
        self._set_back = timedelta(0)

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.monotonic() - self._started) - self._set_back

    def monotonic(self) -> float:
        return time.monotonic() + self._moved.total_seconds()

    def advance(self, **by: float) -> None:
        """Time passes."""
        self._moved += timedelta(**by)

    def set_back(self, **by: float) -> None:
        """Somebody sets the wall clock back."""
        self._set_back += timedelta(**by)


@dataclass
class PostOffice:
    """A store with letters in it and a deliverer that takes them to the fake Telegram."""

    store: Store
    desk: Desk
    renderer: Renderer
    clock: Clock
    deliverer: Deliverer
    keys: Any = field(default_factory=lambda: count(1))

    def post(self, chat: int | str, text: str = "", **what: Any) -> int:
        """Queue a letter; answers its id."""
        return post(self.store, chat, text or f"letter {next(self.keys)}", now=self.clock.now(), **what)

    async def deliver(self) -> None:
        """Deliver what is due now."""
        await self.deliverer.deliver_due()

    def row(self, letter: int) -> dict[str, Any]:
        """A letter's row in the outbox."""
        row = self.store.row("SELECT * FROM outbox WHERE id = ?", (letter,))
        assert row is not None
        return dict(row)

    def states(self) -> list[str]:
        """The states of all letters, in the order they were queued."""
        return [row["state"] for row in self.store.rows("SELECT state FROM outbox ORDER BY id")]

    def events(self, letter: int) -> list[str]:
        """What befell a letter, in order."""
        rows = self.store.rows("SELECT event FROM delivery_log WHERE outbox_id = ? ORDER BY id", (letter,))
        return [row["event"] for row in rows]

    def waits(self, letter: int) -> timedelta:
        """How long a letter still has to wait."""
        return datetime.fromisoformat(self.row(letter)["not_before"]) - self.clock.now()


def post(
    store: Store,
    chat: int | str,
    text: str,
    *,
    now: datetime,
    severity: Severity = Severity.HIGH,
    kind: DeliveryKind = DeliveryKind.ALERT,
    topic: int | None = None,
    language: str = "en",
    html: str | None = None,
    alert_ref: str | None = None,
) -> int:
    """Put a letter into the outbox of a store."""
    letter = queue_letter(
        store,
        Letter(html=html or text, plain=text),
        key=f"{text}|{chat}|{topic}",
        chat=chat,
        topic=topic,
        kind=kind,
        severity=severity,
        language=language,
        now=now,
        expires_at=expiry(created=now, severity=severity),
        alert_ref=alert_ref,
    )
    assert letter is not None
    return letter


def store_alert(store: Store, ref: str, *, title: str, severity: Severity, now: datetime) -> None:
    """An alert in the log, for letters and digests that speak of it."""
    feed = Feed(url="https://feed.example/rss.xml", title="Radio Exemple")
    entry = Entry(feed=feed.url, entry_id=ref, title=title, link=f"https://feed.example/{ref}")
    keyword = Mention(term="x", field="title", surface=title[:1], start=0, end=1)
    place = Mention(term="y", field="title", surface=title[-1:], start=len(title) - 1, end=len(title))
    evidence = Evidence(keyword=keyword, place=place, distance=0, excerpt=title)
    match = Match(rule="a rule", severity=severity, place="Alep-Est", evidence=(evidence,))
    with store.transaction():
        put_feed(store, feed, now=now)
        entry_row = add_entry(store, 1, Sighting(key=ref, entry=entry), now=now)
        assert entry_row is not None
        alert = Alert(ref=ref, kind=AlertKind.FIRST, entry=entry, matches=(match,), created_at=now)
        add_alert(store, alert, entry_row=entry_row, revisions={})


@asynccontextmanager
async def post_office(
    telegram: Telegram,
    folder: Path,
    *,
    boot: str = "boot-1",
    operators: tuple[int, ...] = (),
    messenger: Messenger | None = None,
    clock: Clock | None = None,
) -> AsyncIterator[PostOffice]:
    """Open the outbox in ``folder`` and connect it to Telegram."""
    clock = clock or Clock()
    path = folder / "tocsin.db"
    store = Store.open(path) if path.exists() else new_store(path)
    desk, renderer = Desk(store), Renderer()
    async with open_messenger(Secret(telegram.token), api_url=telegram.api_url, read_timeout=0.5) as real:
        deliverer = Deliverer(
            desk=desk,
            messenger=messenger or real,
            renderer=renderer,
            clock=clock.now,
            boot=boot,
            operators=operators,
            monotonic=clock.monotonic,
        )
        try:
            yield PostOffice(store, desk, renderer, clock, deliverer)
        finally:
            desk.close()
            store.close()
