"""Fixtures that many tests share."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path

import hypothesis
import pytest

from alerts.store.database import Store
from tests.fakes.botapi import Telegram, telegram_server
from tests.fakes.databases import new_store
from tests.fakes.feedserver import FeedServer

os.environ["PTB_TIMEDELTA"] = "1"  # as handlers.chat.messenger sets it, for tests that use the library's Bot themselves

hypothesis.settings.register_profile("tocsin", deadline=None)  # no test looks at the clock: docs/decisions.md
hypothesis.settings.load_profile("tocsin")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that are marked ``early``: they stand at the head of one worker's queue, and others only
    take over what stands at its end."""
    items.sort(key=lambda item: item.get_closest_marker("early") is None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests recorded as the property ``figures``, whichever process they ran in."""
    reports = terminalreporter.stats.get("passed", []) + terminalreporter.stats.get("failed", [])
    figures = sorted(value for report in reports for name, value in report.user_properties if name == "figures")
    if figures:
        terminalreporter.section("forms of keywords")
        terminalreporter.write_line("\n".join(figures))


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """See ``_uncounted``."""
    yield from _uncounted(item)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None]:
    """See ``_uncounted``."""
    yield from _uncounted(item)


def _uncounted(item: pytest.Item) -> Generator[None]:
    """Count no lines, in any thread, in a test that is marked ``no_cover`` and in what is made ready for it, nor in one
    that runs the same lines hundreds of times with made-up values: it takes twice the time. (Of the two coverages that
    run in a worker of xdist, pytest-cov stops one, and starts it again behind this: so this stands innermost.)"""
    counting, in_threads = sys.gettrace(), threading.gettrace()
    is_repeated = item.get_closest_marker("no_cover") or hypothesis.is_hypothesis_test(getattr(item, "obj", None))
    if counting is None or not is_repeated:
        yield
        return
    sys.settrace(None)
    threading.settrace(None)  # type: ignore[arg-type]
    try:
        yield
    finally:
        sys.settrace(counting)
        threading.settrace(in_threads)


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    """A strict fake Telegram on loopback."""
    with telegram_server() as server:
        yield server


@pytest.fixture
async def web() -> AsyncIterator[FeedServer]:
    """A server of feeds and pages on loopback."""
    async with FeedServer() as server:
        yield server


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty database in a file of its own."""
    with new_store(tmp_path / "tocsin.db") as opened:
        yield opened
