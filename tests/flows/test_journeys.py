"""The service as people meet it: ``tocsin run`` in a process of its own, between a feed on loopback and Telegram."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerts.model import Entry
from alerts.store.database import Store
from tests.fakes.botapi import Request, Telegram
from tests.fakes.feedserver import FeedServer
from tests.fakes.web import rss

BOT = Path(__file__).parents[2] / "bot.py"
AMINA = 7
CHANNEL = -1001000000001
PATIENCE = 90
"""Seconds: a process starts slowly on a machine that does other things."""
RULES = """
[[feed]]
url = "{url}"
title = "Radio Exemple"
every = "1 seconds"

[[place]]
name = "Alep-Est"
aliases = ["East Aleppo", "حلب الشرقية"]

[[rule]]
name = "hopitaux-alep"
keywords = ["hôpital", "مستشفى"]
place = "Alep-Est"
severity = "critical"

[[subscription]]
chat = {chat}
language = "fr"
"""


@dataclass
class Service:
    """A folder, a feed, and the processes that worked there."""

    folder: Path
    telegram: Telegram
    web: FeedServer
    news: list[str] = field(default_factory=list)
    running: Process | None = None

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "TOCSIN_TOKEN": self.telegram.token,
            "TOCSIN_API_URL": self.telegram.api_url,
            "TOCSIN_DB": str(self.folder / "tocsin.db"),
            "TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8",
            "TOCSIN_OPERATORS": str(AMINA),
        }

    def publish(self, title: str) -> None:
        """One more entry in the feed, published now."""
        self.news.append(title)
        now = datetime.now(UTC)
        entries = [
            Entry(feed=self.web.url("/rss"), entry_id=text, title=text, published=now, link=self.web.url(f"/{number}"))
            for number, text in enumerate(self.news)
        ]
        self.web.serve("/rss", rss(entries).encode())

    async def bot(self, *arguments: str) -> tuple[int, str]:
        """Run a command to its end; its exit code and what it printed."""
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(BOT), *arguments, env=self.environment(), stdout=PIPE, stderr=asyncio.subprocess.STDOUT
        )
        printed, _ = await process.communicate()
        return process.returncode or 0, printed.decode()

    async def start(self) -> Process:
        """Start the service and wait until it listens to people."""
        before = len(self.telegram.requested("getUpdates"))
        self.running = await asyncio.create_subprocess_exec(
            sys.executable, str(BOT), "run", env=self.environment(), stdout=PIPE, stderr=PIPE
        )
        await self.telegram.until(lambda: len(self.telegram.requested("getUpdates")) > before, within=PATIENCE)
        return self.running

    async def end(self, number: int = signal.SIGTERM) -> tuple[int, str]:
        """Send the service a signal; its exit code and its log."""
        assert self.running is not None
        with suppress(ProcessLookupError):
            self.running.send_signal(number)
        _, log = await asyncio.wait_for(self.running.communicate(), PATIENCE)
        return self.running.returncode or 0, log.decode()


@pytest.fixture
async def service(telegram: Telegram, tmp_path: Path) -> AsyncIterator[Service]:
    telegram.user(AMINA, "Amina", language="fr")
    telegram.channel(CHANNEL, "Goma", admins=[AMINA])
    async with FeedServer() as web:
        service = Service(tmp_path, telegram, web)
        service.publish("Un concert à Alep-Est")
        rules = tmp_path / "rules.toml"
        rules.write_text(RULES.format(url=web.url("/rss"), chat=CHANNEL), encoding="utf-8")
        assert (await service.bot("import", str(rules)))[0] == 0
        yield service
        if service.running is not None and service.running.returncode is None:
            service.running.kill()
            _, log = await service.running.communicate()
            sys.stderr.write(log.decode())


async def test_a_feed_changes_and_the_alert_stands_in_the_channel_once(telegram: Telegram, service: Service) -> None:
    await service.start()
    service.publish("Un hôpital touché à Alep-Est")
    await telegram.until(lambda: telegram.texts(CHANNEL), within=PATIENCE)
    (alert,) = telegram.history(CHANNEL)
    assert "Un hôpital touché à Alep-Est" in alert.text
    assert {"hôpital"} <= set(alert.marked("bold"))
    code, log = await service.end()
    assert code == 0
    assert telegram.token not in log

    await service.start()
    service.publish("قصف مستشفى في حلب الشرقية")
    await telegram.until(lambda: len(telegram.texts(CHANNEL)) == 2, within=PATIENCE)
    assert (await service.end())[0] == 0
    assert "قصف مستشفى في حلب الشرقية" in telegram.texts(CHANNEL)[1]
    assert len(telegram.texts(CHANNEL)) == 2, "a restart repeats nothing"


async def test_killed_while_the_alert_is_under_way_it_comes_after_the_restart(
    telegram: Telegram, service: Service
) -> None:
    process = await service.start()

    def kill_once(request: Request) -> None:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()

    telegram.before("sendMessage", kill_once)
    service.publish("Un hôpital touché à Alep-Est")
    await asyncio.wait_for(process.wait(), PATIENCE)
    await service.end(signal.SIGKILL)
    await service.start()
    await telegram.until(lambda: any("↻" in text for text in telegram.texts(CHANNEL)), within=PATIENCE)
    assert (await service.end())[0] == 0
    assert 1 <= len(telegram.texts(CHANNEL)) <= 2, "the first request may have got through"
    with Store.open_read_only(service.folder / "tocsin.db") as store:
        assert [row["state"] for row in store.rows("SELECT state FROM outbox")] == ["sent"]


async def test_a_person_subscribes_in_private_and_gets_the_next_alert(telegram: Telegram, service: Service) -> None:
    await service.start()
    telegram.user(8, "Omar", language="ar")
    telegram.says(8, "/start")
    telegram.says(8, "/subscribe")
    await telegram.until(lambda: len(telegram.texts(8)) == 2, within=PATIENCE)
    service.publish("Un hôpital touché à Alep-Est")
    await telegram.until(lambda: len(telegram.texts(8)) == 3, within=PATIENCE)
    assert "hopitaux-alep" in telegram.texts(8)[2]
    assert telegram.unread() == 0
    assert (await service.end())[0] == 0


async def test_telegram_is_away_and_the_alert_comes_when_it_is_back(telegram: Telegram, service: Service) -> None:
    await service.start()
    telegram.gateway_fails(method="sendMessage", times=None)
    telegram.gateway_fails(method="getMe", times=None)
    service.publish("Un hôpital touché à Alep-Est")
    await telegram.until(lambda: telegram.requested("sendMessage"), within=PATIENCE)
    await asyncio.sleep(1)
    telegram.behaves()
    await telegram.until(lambda: telegram.texts(CHANNEL), within=PATIENCE)
    assert (await service.end())[0] == 0
    assert len(telegram.texts(CHANNEL)) == 1


async def test_what_people_set_up_by_chat_rings_without_a_restart(telegram: Telegram, service: Service) -> None:
    await service.start()
    for number, line in enumerate(("/place Goma: غوما", "/watch choléra, كوليرا près de Goma urgent", "/subscribe"), 1):
        telegram.says(AMINA, line)
        await telegram.until(lambda number=number: len(telegram.texts(AMINA)) == number, within=PATIENCE)
    service.publish("Choléra : dix cas à Goma")
    await telegram.until(lambda: len(telegram.texts(AMINA)) == 4, within=PATIENCE)
    alert = telegram.history(AMINA)[-1]
    assert {"Choléra"} <= set(alert.marked("bold"))
    telegram.says(AMINA, "/why", reply_to=alert.id)
    await telegram.until(lambda: len(telegram.texts(AMINA)) == 5, within=PATIENCE)
    assert "« Choléra » à 3 mots de « Goma »" in telegram.texts(AMINA)[-1]
    assert (await service.end())[0] == 0
