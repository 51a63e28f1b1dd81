"""The outbox when its process is killed (SIGKILL, no mercy) at each point of the protocol: nothing is lost, and at most
the one letter that was in flight comes twice, labelled."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sys
from asyncio.subprocess import Process
from collections import Counter
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest

from alerts.store.database import Store
from tests.fakes.botapi import Telegram

CHANNEL = -1001000000001
SCRIPT = Path(__file__).parents[1] / "fakes" / "delivering.py"
LETTERS = ("one", "two", "three", "four")
LABEL = "↻"
POINTS = [("detecting", 0), ("detected", 0), ("claimed", 0), ("answered", 1), ("written", 0)]


async def start(telegram: Telegram, folder: Path, point: str = "-") -> Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        str(SCRIPT),
        str(folder / "tocsin.db"),
        telegram.api_url,
        telegram.token,
        point,
        *LETTERS,
        env={**os.environ, "PYTHONPATH": str(SCRIPT.parents[2])},
    )


async def finish(telegram: Telegram, folder: Path) -> None:
    """Start again, without accidents, and let it end by itself."""
    process = await start(telegram, folder)
    assert await asyncio.wait_for(process.wait(), 60) == 0


def assert_nothing_lost(telegram: Telegram, folder: Path, *, extra: int) -> None:
    copies = Counter(text.splitlines()[0] for text in telegram.texts(CHANNEL))
    labelled = [text for text in telegram.texts(CHANNEL) if LABEL in text]
    assert set(copies) == set(LETTERS)
    assert copies.total() - len(LETTERS) == extra
    assert all(number <= 2 for number in copies.values())
    assert len(labelled) >= extra
    with Store.open_read_only(folder / "tocsin.db") as store:
        assert {row["state"] for row in store.rows("SELECT state FROM outbox")} == {"sent"}
        assert store.value("PRAGMA integrity_check") == "ok"


@pytest.mark.parametrize(("point", "extra"), POINTS)
async def test_killed_by_itself(telegram: Telegram, tmp_path: Path, point: str, extra: int) -> None:
    telegram.channel(CHANNEL)
    process = await start(telegram, tmp_path, point)
    assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGKILL
    await finish(telegram, tmp_path)
    assert_nothing_lost(telegram, tmp_path, extra=extra)


async def test_killed_while_telegram_works_on_the_request(telegram: Telegram, tmp_path: Path) -> None:
    telegram.channel(CHANNEL)
    process = await start(telegram, tmp_path)
    telegram.after("sendMessage", lambda request: process.kill() if len(telegram.history(CHANNEL)) == 2 else None)
    assert await asyncio.wait_for(process.wait(), 60) == -signal.SIGKILL
    await finish(telegram, tmp_path)
    assert_nothing_lost(telegram, tmp_path, extra=1)


@pytest.mark.parametrize("misbehaviour", ["loses_answer", "gateway_fails", "cuts_connection"])
async def test_an_answer_that_never_comes(telegram: Telegram, tmp_path: Path, misbehaviour: str) -> None:
    telegram.channel(CHANNEL)
    getattr(telegram, misbehaviour)(CHANNEL)
    await finish(telegram, tmp_path)
    await finish(telegram, tmp_path)
    assert_nothing_lost(telegram, tmp_path, extra=int(misbehaviour == "loses_answer"))


def more_than(telegram: Telegram, seen: int) -> bool:
    return len(telegram.requested("sendMessage")) > seen


async def test_killed_again_and_again_at_random(telegram: Telegram, tmp_path: Path) -> None:
    telegram.channel(CHANNEL)
    moments = random.Random(20161120)
    kills = 0
    for _ in range(3):
        process = await start(telegram, tmp_path)
        seen = len(telegram.requested("sendMessage"))
        with suppress(AssertionError):
            await telegram.until(partial(more_than, telegram, seen), within=4)
        await asyncio.sleep(moments.random() * 0.02)
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
                kills += 1
        await process.wait()
    await finish(telegram, tmp_path)
    copies = Counter(text.splitlines()[0] for text in telegram.texts(CHANNEL))
    assert set(copies) == set(LETTERS)
    assert copies.total() - len(LETTERS) <= kills
    assert max(copies.values()) <= 2
