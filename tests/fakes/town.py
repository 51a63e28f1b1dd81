"""A town with an operator, staff and a subscriber, who talk to the bot through a strict Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from alerts.model import Alert, AlertKind, Entry, Feed, Place, Rule, Severity, Subscription
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.settings import Secret
from alerts.store.alerts_table import add_alert
from alerts.store.entries_table import add_entry, sight
from alerts.store.feeds_table import put_feed
from alerts.store.people_table import appoint
from alerts.store.places_table import put_place
from alerts.store.rules_table import put_rule, rule_revisions
from alerts.store.subscriptions_table import read_subscriptions
from alerts.store.watch_table import read_watchlist
from alerts.triage import prepare
from handlers.chat.application import answer_people, build_application
from handlers.chat.parts import Parts
from handlers.chat.registry import COMMANDS
from handlers.chat.uncommanded import OTHERS
from tests.fakes.botapi import Telegram
from tests.fakes.lookouts import lookout_of
from tests.fakes.post_office import PostOffice, post_office
from tests.fakes.telegram_world import Message

AMINA, OMAR, SARA = 7, 8, 9
"""An operator who reads French, a member of the staff who reads English, and somebody who reads Arabic."""
GROUP, CHANNEL, FORUM = -1001000000005, -1001000000001, -1001000000002
GOMA = Place(name="Goma", aliases=("غوما",))
CHOLERA = Rule(name="choléra", keywords=("choléra",), places=("Goma",), severity=Severity.HIGH)


@dataclass
class Town:
    """The bot at work, and the people who talk to it."""

    telegram: Telegram
    office: PostOffice

    async def says(
        self, user: int, text: str, *, chat: int | None = None, answers: int = 1, **extra: object
    ) -> Message:
        """Somebody writes; the last of the bot's answers in that chat."""
        where = user if chat is None else chat
        before = len(self.telegram.history(where))
        self.telegram.says(user, text, chat=chat, **extra)  # type: ignore[arg-type]
        await self.telegram.until(lambda: len(self.telegram.history(where)) >= before + answers)
        return self.telegram.history(where)[-1]

    async def presses(self, user: int, message: Message, data: str) -> Message:
        """Somebody presses a button; the message afterwards."""
        query = self.telegram.presses(user, message, data)
        await self.telegram.until(lambda: self.telegram.answer(query) is not None)
        await self.telegram.until(lambda: self.telegram.unread() == 0)
        await asyncio.sleep(0.1)
        return self.telegram.history(message.chat)[-1]

    def knows(self, *rules: Rule) -> None:
        """The place Goma is tracked and these rules are on watch."""
        now = self.office.clock.now()
        put_place(self.office.store, GOMA)
        for rule in rules:
            put_rule(self.office.store, rule, now=now)

    def reads(self, *entries: Entry) -> None:
        """These entries are in the store."""
        store, now = self.office.store, self.office.clock.now()
        put_feed(store, Feed(url="https://example.org/rss", title="Radio Exemple"), now=now)
        row = store.value("SELECT id FROM feeds")
        for sighting in sight(store, row, entries).fresh:
            add_entry(store, row, sighting, now=now)

    async def alerts(self, chat: int, title: str, *, text: str = "") -> str:
        """An entry of that title and text fires the rules on watch, and a chat gets the alert; its reference."""
        store, now = self.office.store, self.office.clock.now()
        put_feed(store, Feed(url="https://example.org/rss", title="Radio Exemple"), now=now)
        entry = Entry(feed="https://example.org/rss", entry_id=title, title=title, summary=text, language="fr")
        matches = prepare(read_watchlist(store)).matches(entry)
        alert = Alert(ref="K7M2Q", kind=AlertKind.FIRST, entry=entry, matches=matches, created_at=now)
        row = add_entry(store, store.value("SELECT id FROM feeds"), sight(store, 1, [entry]).fresh[0], now=now)
        assert row is not None
        add_alert(store, alert, entry_row=row, revisions=rule_revisions(store))
        letter = self.office.renderer.alert_letter(alert, language="en")
        self.office.post(chat, title, html=letter.html, alert_ref=alert.ref)
        await self.office.deliver()
        return alert.ref

    def subscriptions(self) -> tuple[Subscription, ...]:
        return read_subscriptions(self.office.store)


@pytest.fixture
async def town(telegram: Telegram, tmp_path: Path) -> AsyncIterator[Town]:
    telegram.user(AMINA, "Amina", language="fr")
    telegram.user(OMAR, "Omar", language="en")
    telegram.user(SARA, "Sara", language="ar")
    async with post_office(telegram, tmp_path) as office, answering(telegram, office):
        appoint(office.store, OMAR, by=AMINA, now=office.clock.now())
        yield Town(telegram, office)


@asynccontextmanager
async def answering(telegram: Telegram, office: PostOffice) -> AsyncIterator[None]:
    parts = Parts(
        desk=office.desk,
        lookout=lookout_of(office.desk, _gazetteer()),
        deliverer=office.deliverer,
        renderer=office.renderer,
        clock=office.clock.now,
        operators=frozenset({AMINA}),
        gazetteer=_gazetteer(),
    )
    reception = build_application(
        Secret(telegram.token), api_url=telegram.api_url, parts=parts, commands=COMMANDS, others=OTHERS
    )
    stop = asyncio.Event()
    running = asyncio.create_task(answer_people(reception, stop=stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(running, 10)


@cache
def _gazetteer() -> Gazetteer:
    """One for all towns: to open it takes as long as many a test."""
    return Gazetteer.open()


def buttons(message: Message) -> list[str]:
    return [button["callback_data"] for row in message.buttons for button in row if "callback_data" in button]
