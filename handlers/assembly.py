"""The chain put together from its real parts: fetcher, parsers, flows, store; for the service, one poll or a demo."""

from __future__ import annotations

import gc
import logging
import secrets
import sys
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from functools import partial
from typing import Final

from alerts.deliver import Deliverer, Messenger
from alerts.errors import TocsinError
from alerts.model import Language
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.settings import Settings
from alerts.sources.firstlook import FirstLook
from alerts.sources.fulltext import FullText
from alerts.sources.wire.courtesy import HostTurns
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.wire.selftest import guard_holds
from alerts.sources.workers import ParseWorkers
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.triage import prepare
from handlers.shell.call import Clock
from handlers.shell.gazette import open_gazetteer

GUARD_BROKEN: Final = (
    "the guard of private addresses does not hold in this installation: a feed could reach into this network, so "
    "nothing is read (install the exact versions of requirements.lock, then ask tocsin doctor)"
)


@dataclass(frozen=True, slots=True)
class Chain:
    """The running parts: ``incoming`` reads feeds and queues letters, ``deliverer`` sends them, ``first_look`` finds
    the feed of an address."""

    desk: Desk
    incoming: Incoming
    first_look: FirstLook
    deliverer: Deliverer
    renderer: Renderer
    gazetteer: Gazetteer


@asynccontextmanager
async def chain(
    store: Store,
    *,
    settings: Settings,
    messenger: Messenger,
    language: Language,
    clock: Clock,
    monotonic: Callable[[], float] = time.monotonic,
    spacing: float = 2.0,
) -> AsyncIterator[Chain]:
    """The parts at work on ``store``. At the end of the block no feed is begun any more and what is in flight ends.

    Raises TocsinError, before anything is read, where the guard of private addresses does not hold here.
    """
    renderer, desk, gazetteer = Renderer(), Desk(store), open_gazetteer(settings, language=language)
    deliverer = Deliverer(
        desk=desk,
        messenger=messenger,
        renderer=renderer,
        clock=clock,
        boot=secrets.token_hex(8),
        operators=settings.operators,
        monotonic=monotonic,
    )
    fetcher = Fetcher(contact=settings.contact, allow_private=settings.allow_private, clock=clock)
    with closing(desk):
        async with fetcher, ParseWorkers() as workers:
            await _refuse_without_guard(fetcher)
            turns = HostTurns(pause=spacing)
            first_look = FirstLook(fetcher=fetcher, workers=workers, turns=turns)
            incoming = Incoming(
                fetch=fetcher.fetch,
                parse=workers.parse,
                desk=desk,
                prepare=partial(prepare, gazetteer=gazetteer),
                renderer=renderer,
                clock=clock,
                pages=FullText(fetcher=fetcher, workers=workers, turns=turns),
                discover=first_look.behind,
                turns=turns,
                default_language=language,
                queued=deliverer.wake,
            )
            _favour_the_loop()
            try:
                yield Chain(desk, incoming, first_look, deliverer, renderer, gazetteer)
            finally:
                await incoming.stop()
                incoming.close()


async def _refuse_without_guard(fetcher: Fetcher) -> None:
    if not await guard_holds(fetcher):
        raise TocsinError(GUARD_BROKEN)


def _favour_the_loop() -> None:
    """Let nothing hold up the event loop for long."""
    gc.freeze()  # what is loaded stays: the collector need not walk through it while the event loop waits
    sys.setswitchinterval(0.001)  # the loop gives the lock away at each system call, and else waits 5 ms for it


def log_to_stderr(*, verbose: bool, level: int = logging.INFO) -> None:
    """Log lines on standard error, in UTC, the technical ones only on request."""
    logging.Formatter.converter = time.gmtime
    logging.basicConfig(
        stream=sys.stderr,
        level=logging.DEBUG if verbose else level,
        format="%(asctime)s %(levelname)-7s %(name)s: %(message)s",
        datefmt="%Y-%m-%dT%H:%M:%SZ",
    )
    for chatty in ("apscheduler", "httpx", "httpcore", "telegram", "aiohttp", "asyncio"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
