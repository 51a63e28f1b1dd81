"""``tocsin doctor``: looks at everything the service needs, says what it finds and what to do about it.

It changes nothing: the database is opened for reading, and Telegram is asked who the bot is.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from typing import Final

from rich.text import Text
from telegram import Bot
from telegram.error import InvalidToken, TelegramError
from telegram.request import HTTPXRequest

from alerts.errors import InvalidFile, SettingsError, StoreError
from alerts.lessons import interval_held_back
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.settings import Secret, Settings
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.wire.selftest import guard_holds
from alerts.store.database import Store, has_wal_reset_bug, sqlite_version
from alerts.store.health_table import feed_health
from alerts.store.journal_table import broken_at, newest
from alerts.store.outbox_table import count_states
from alerts.store.watch_table import read_watchlist
from alerts.wordings.failings import said_of_feed
from alerts.wordings.operating import said_at_a_shell
from handlers.shell.call import DONE, SOMETHING_FAILED, Call
from handlers.shell.gazette import own_places
from handlers.shell.screen import Screen, relative, safe

_CLOCK_SLACK: Final = timedelta(minutes=5)
_MOST_ROWS: Final = 20
"""Refused rows of a file of places that are shown one by one."""
_SEAL_SHOWN: Final = 16
"""Signs of a seal that tell it from any other."""
_BUILT: Final = datetime(2026, 1, 1, tzinfo=UTC)


class Grade(Enum):
    """How a finding is to be taken."""

    GOOD = "✓"
    NOTE = "•"
    BAD = "✗"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was looked at, how it stands, and what to do where it does not stand well."""

    grade: Grade
    what: str
    how: str


_STYLES: Final = {Grade.GOOD: "green", Grade.NOTE: "yellow", Grade.BAD: "bold red"}


def doctor(call: Call) -> int:
    """Prints a line for each finding; 1 where something must be mended before the service can do its work."""
    screen, bad = Screen(call.language), False
    for finding in _findings(call):
        what, how = (said_at_a_shell(text, call.language) for text in (finding.what, finding.how))
        colon = " : " if call.language == "fr" else ": "
        line = Text(f"{finding.grade.value} {what}{colon}", style=_STYLES[finding.grade])
        line.append(safe(how), style="default")
        screen.unbroken(line)
        bad |= finding.grade is Grade.BAD
    return SOMETHING_FAILED if bad else DONE


def _findings(call: Call) -> Iterator[Finding]:
    yield Finding(grade=Grade.GOOD, what="Python", how=sys.version.split()[0])
    yield _sqlite()
    now = call.clock()
    if now < _BUILT:
        yield Finding(grade=Grade.BAD, what="clock", how=f"it says {now:%Y-%m-%d}: set it, with a time service (NTP)")
    try:
        settings = call.settings()
    except SettingsError as fault:
        for problem in fault.problems:
            yield Finding(grade=Grade.BAD, what="settings", how=problem)
        return
    yield from _settings(settings)
    if not asyncio.run(_guard_holds(settings)):
        how = "a private address could be reached: do not run the service here, and report this"
        yield Finding(grade=Grade.BAD, what="address guard", how=how)
    yield from _database(settings, now=now, call=call)
    if settings.token is not None:
        yield from asyncio.run(_telegram(settings, settings.token))


def _sqlite() -> Finding:
    version = sqlite_version()
    if has_wal_reset_bug(version):
        how = f"{version} has a rare fault that can damage a database in use by two programs: update it when you can"
        return Finding(grade=Grade.NOTE, what="SQLite", how=how)
    return Finding(grade=Grade.GOOD, what="SQLite", how=version)


def _settings(settings: Settings) -> Iterator[Finding]:
    if settings.token is None:
        yield Finding(
            grade=Grade.NOTE,
            what="token",
            how="none: letters are shown in the terminal. Get one from @BotFather and put it into TOCSIN_TOKEN_FILE",
        )
    if not settings.operators:
        yield Finding(
            grade=Grade.NOTE,
            what="operators",
            how="none: nobody can appoint staff by chat. Put your Telegram user id into TOCSIN_OPERATORS",
        )
    if not settings.contact:
        yield Finding(
            grade=Grade.NOTE,
            what="contact",
            how="none: publishers cannot reach you. Put a URL or mailto: address into TOCSIN_CONTACT",
        )
    if settings.places is not None:
        yield from _own_places(settings.places)
    if settings.allow_private:
        networks = ", ".join(str(network) for network in settings.allow_private)
        yield Finding(grade=Grade.NOTE, what="private networks", how=f"feeds may live in {networks}")


def _own_places(path: Path) -> Iterator[Finding]:
    try:
        with closing(Gazetteer.open()) as bundled:
            additions = own_places(path, bundled)
    except InvalidFile as fault:
        yield Finding(grade=Grade.BAD, what="places", how=str(fault))
        return
    for problem in additions.problems[:_MOST_ROWS]:
        yield Finding(grade=Grade.NOTE, what="places", how=f"{problem}: this row is left out")
    for remark in additions.remarks[:_MOST_ROWS]:
        yield Finding(grade=Grade.NOTE, what="places", how=str(remark))
    left_out = len(additions.problems)
    how = f"{path}: places of your own: {len(additions.places)}, rows left out: {left_out}"
    yield Finding(grade=Grade.NOTE if left_out else Grade.GOOD, what="places", how=how)


def _database(settings: Settings, *, now: datetime, call: Call) -> Iterator[Finding]:
    path = settings.database
    if not path.exists():
        how = f"{path} does not exist yet: tocsin import FILE or tocsin run makes it"
        yield Finding(grade=Grade.NOTE, what="database", how=how)
        return
    try:
        with Store.open_read_only(path) as store:
            verdict = str(store.value("PRAGMA quick_check"))
            grade = Grade.GOOD if verdict == "ok" else Grade.BAD
            how = str(path) if verdict == "ok" else f"{path} is damaged ({verdict}): put the last backup in its place"
            yield Finding(grade=grade, what="database", how=how)
            yield from _audit_log(store)
            yield from _contents(store, now=now, call=call)
    except StoreError as fault:
        yield Finding(grade=Grade.BAD, what="database", how=str(fault))
    mode = path.stat().st_mode & 0o077
    if mode:
        yield Finding(grade=Grade.NOTE, what="database", how=f"others can read it: chmod 600 {path}")


def _audit_log(store: Store) -> Iterator[Finding]:
    if (broken := broken_at(store)) is not None:
        how = f"record {broken} was changed or removed after it was written: somebody edited the database"
        yield Finding(grade=Grade.BAD, what="audit log", how=how)
    elif (last := newest(store)) is not None:
        how = f"whole up to record {last.id}, sealed {last.seal[:_SEAL_SHOWN]}: note both elsewhere now and then"
        yield Finding(grade=Grade.GOOD, what="audit log", how=how)


def _contents(store: Store, *, now: datetime, call: Call) -> Iterator[Finding]:
    watchlist = read_watchlist(store)
    lengths = {
        "feeds": len(watchlist.feeds),
        "places": len(watchlist.places),
        "rules": len(watchlist.rules),
        "subscriptions": len(watchlist.subscriptions),
    }
    counts = ", ".join(f"{noun}: {count}" for noun, count in lengths.items())
    needed = {"feeds": watchlist.feeds, "rules": watchlist.rules, "subscriptions": watchlist.subscriptions}
    missing = ", ".join(name for name, given in needed.items() if not given)
    how = f"{counts}: without {missing} nobody is told anything; tocsin import FILE" if missing else counts
    yield Finding(grade=Grade.NOTE if missing else Grade.GOOD, what="watchlist", how=how)
    healths = feed_health(store, now=now)
    if any(health.last_polled_at and health.last_polled_at > now + _CLOCK_SLACK for health in healths):
        how = (
            f"it says {now:%Y-%m-%d %H:%M} UTC, but feeds were read later than that: set it, with a time service (NTP)"
        )
        yield Finding(grade=Grade.BAD, what="clock", how=how)
    for health in healths:
        if health.failures or health.gone_at or health.quarantined_at:
            last = relative(health.last_success_at, now=now, language=call.language)
            why = said_of_feed(health.last_error or "stopped", call.language)
            yield Finding(grade=Grade.NOTE, what=health.feed.url, how=f"{why} (last success: {last})")
        if held := interval_held_back(health):
            yield Finding(grade=Grade.NOTE, what=health.feed.url, how=said_of_feed(held, call.language))
    states = count_states(store)
    stuck = {state: states[state] for state in ("failed", "unknown", "held") if states.get(state)}
    if stuck:
        said = ", ".join(f"{count} {state}" for state, count in stuck.items())
        yield Finding(grade=Grade.NOTE, what="letters", how=f"{said}: tocsin log --state … shows which")


async def _guard_holds(settings: Settings) -> bool:
    async with Fetcher(contact=settings.contact, allow_private=settings.allow_private) as fetcher:
        return await guard_holds(fetcher)


async def _telegram(settings: Settings, token: Secret) -> list[Finding]:
    request = HTTPXRequest(connect_timeout=10, read_timeout=15)
    try:
        me = await Bot(token.reveal(), base_url=settings.api_url, request=request).get_me()
    except InvalidToken:
        how = "Telegram does not know this token: copy it again from @BotFather"
        return [Finding(grade=Grade.BAD, what="token", how=how)]
    except TelegramError as fault:
        how = f"cannot be reached ({token.hide(fault.message)}): check the network and TOCSIN_API_URL"
        return [Finding(grade=Grade.BAD, what="Telegram", how=how)]
    finally:
        await request.shutdown()
    return [Finding(grade=Grade.GOOD, what="Telegram", how=f"the token is that of @{me.username}")]
