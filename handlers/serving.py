"""``tocsin run`` and ``tocsin poll``: the service, and one round of it.

timetable ─► incoming (polls) ─► outbox ─► deliverer ─► Telegram, or the terminal where there is no token
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

from alerts.deliver import Messenger
from alerts.memory import settle
from alerts.model import Language
from alerts.schedule import Heartbeat, Timetable
from alerts.settings import Settings
from alerts.store.database import InstanceLock, Store
from alerts.store.health_table import feed_health
from alerts.store.upkeep import tidy
from alerts.vigil import keep_vigil
from handlers.assembly import Chain, chain, log_to_stderr
from handlers.chat.application import answer_people, build_application
from handlers.chat.messenger import open_messenger
from handlers.chat.parts import Parts
from handlers.chat.registry import COMMANDS
from handlers.chat.uncommanded import OTHERS
from handlers.phrases import phrase
from handlers.secrecy import keep_secret
from handlers.shell.call import DONE, SOMETHING_FAILED, Call, Clock
from handlers.shell.screen import Screen, relative, safe
from handlers.shell.terminal import TerminalMessenger

_log = logging.getLogger(__name__)

POLL_BEAT: Final = timedelta(seconds=1)
VIGIL_BEAT: Final = timedelta(minutes=5)
UPKEEP_BEAT: Final = timedelta(hours=1)


def poll(call: Call) -> int:
    """``tocsin poll``: each due feed once, then what is due in the outbox; 1 where something failed."""
    settings = call.settings()
    log_to_stderr(verbose=call.verbose, level=logging.WARNING)
    if settings.token is not None:
        keep_secret(settings.token)
    with InstanceLock(settings.database), Store.open(settings.database) as store:
        return asyncio.run(_poll(call, settings, store))


async def _poll(call: Call, settings: Settings, store: Store) -> int:
    screen = Screen(call.language)
    async with (
        messenger_for(settings, screen) as messenger,
        chain(store, settings=settings, messenger=messenger, language=call.language, clock=call.clock) as parts,
    ):
        polls = await parts.incoming.poll_due()
        await parts.deliverer.deliver_due()
        tally = parts.deliverer.tally
    failed = [polled for polled in polls if polled.error is not None]
    screen.line(
        phrase(
            "polled",
            call.language,
            polls=len(polls),
            failed=len(failed),
            entries=sum(polled.stored.new_entries for polled in polls),
            alerts=sum(polled.stored.alerts for polled in polls),
            sent=tally["Sent"],
        )
    )
    if not polls:
        screen.line(_next_due(store, now=call.clock(), language=call.language))
    unsent = sum(tally.values()) - tally["Sent"] - tally["Moved"]
    return SOMETHING_FAILED if failed or unsent else DONE


def _next_due(store: Store, *, now: datetime, language: Language) -> str:
    """Why no feed was polled: the next one is due later, or there is none."""
    waiting = [each for each in feed_health(store, now=now) if not (each.gone_at or each.quarantined_at)]
    if not waiting:
        return phrase("no feeds", language)
    following = min(waiting, key=lambda each: each.next_at)
    when = relative(max(following.next_at, now), now=now, language=language)
    return phrase("nothing due", language, feed=safe(following.feed.title or following.feed.url), when=when)


def run(call: Call) -> int:
    """``tocsin run``: until SIGTERM or SIGINT; then what is in flight is finished."""
    settings = call.settings()
    log_to_stderr(verbose=call.verbose)
    if settings.token is not None:
        keep_secret(settings.token)
    with InstanceLock(settings.database), Store.open(settings.database) as store:
        asyncio.run(run_service(settings, store=store, clock=call.clock, language=call.language))
    return DONE


async def run_service(settings: Settings, *, store: Store, clock: Clock, language: Language) -> None:
    """The service on an open store, until a signal asks it to stop, or one of its parts cannot go on, whose fault is
    then raised: ``SettingsError`` for a refused token."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with (
        messenger_for(settings, Screen(language)) as messenger,
        chain(store, settings=settings, messenger=messenger, language=language, clock=clock) as parts,
    ):
        timetable = Timetable(_heartbeats(parts, settings, clock=clock, language=language), clock=clock)
        delivering = asyncio.create_task(parts.deliverer.run())
        answering = asyncio.create_task(_answer(settings, parts, clock=clock, stop=stop))
        for part in (delivering, answering):
            part.add_done_callback(lambda _: stop.set())
        timetable.start()
        _log.info("at work on %s", settings.database)
        try:
            await stop.wait()
            if not (answering.done() or delivering.done()):  # else it is a fault that stops us, and that is said
                _log.info("asked to stop: finishing what is in flight")
        finally:
            await timetable.stop()
            await parts.incoming.stop()
            parts.deliverer.stop()
            await asyncio.wait({delivering, answering})
    delivering.result()
    answering.result()
    _log.info("stopped")


def _heartbeats(parts: Chain, settings: Settings, *, clock: Clock, language: Language) -> tuple[Heartbeat, ...]:
    """What the service does again and again."""

    async def vigil() -> None:
        operators = settings.operators
        if await parts.desk.ask(keep_vigil, operators=operators, language=language, now=clock()):
            parts.deliverer.wake()

    async def upkeep() -> None:
        await parts.desk.ask(tidy, now=clock())
        await asyncio.to_thread(settle)  # the words that were read since

    return (
        Heartbeat(name="polls", every=POLL_BEAT, work=parts.incoming.tick),
        Heartbeat(name="vigil", every=VIGIL_BEAT, after=VIGIL_BEAT, work=vigil),
        Heartbeat(name="upkeep", every=UPKEEP_BEAT, after=UPKEEP_BEAT, work=upkeep),
    )


async def _answer(settings: Settings, parts: Chain, *, clock: Clock, stop: asyncio.Event) -> None:
    """Answer people in Telegram until ``stop``; without a token there is nobody to answer."""
    if settings.token is None:
        await stop.wait()
        return
    reception = build_application(
        settings.token,
        api_url=settings.api_url,
        parts=Parts(
            desk=parts.desk,
            lookout=parts.incoming.lookout,
            deliverer=parts.deliverer,
            renderer=parts.renderer,
            clock=clock,
            operators=settings.operators,
            gazetteer=parts.gazetteer,
            first_look=parts.first_look,
        ),
        commands=COMMANDS,
        others=OTHERS,
    )
    await answer_people(reception, stop=stop)


@asynccontextmanager
async def messenger_for(settings: Settings, screen: Screen) -> AsyncIterator[Messenger]:
    """Telegram where there is a token, else this terminal, which is said."""
    if settings.token is None:
        screen.line(phrase("no token", screen.language), style="yellow")
        yield TerminalMessenger(screen.console)
        return
    async with open_messenger(settings.token, api_url=settings.api_url) as messenger:
        yield messenger
