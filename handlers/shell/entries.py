"""``tocsin entries``: what the bot sees in a feed, entry by entry; what cannot be read is said on standard error."""

from __future__ import annotations

import asyncio

from rich.text import Text

from alerts.errors import FeedError
from alerts.model import UNKNOWN_LANGUAGE, Entry
from alerts.wordings.failings import said_of_feed
from handlers.shell.call import DONE, SOMETHING_FAILED, Call
from handlers.shell.reading import read_feeds, warn
from handlers.shell.screen import Screen, print_json, safe, shown_time, timestamp


def entries(call: Call) -> int:
    """Prints every entry of the sources; 1 where a source could not be read."""
    return asyncio.run(_entries(call))


async def _entries(call: Call) -> int:
    code = DONE
    screen = Screen(call.language)
    async for feed in read_feeds(call.options.sources, settings=call.settings()):
        if isinstance(feed, FeedError):
            warn(feed.url, said_of_feed(str(feed), call.language))
            code = SOMETHING_FAILED
            continue
        for warning in feed.warnings:
            warn(feed.url, said_of_feed(warning, call.language))
        for entry in feed.entries:
            if call.as_json:
                print_json(entry_values(entry))
            else:
                _show(screen, entry)
    return code


def entry_values(entry: Entry) -> dict[str, object]:
    """An entry as JSON."""
    return {
        "feed": entry.feed,
        "entry": entry.entry_id,
        "link": entry.link,
        "title": entry.title,
        "summary": entry.summary,
        "content": entry.content,
        "published": timestamp(entry.published),
        "updated": timestamp(entry.updated),
        "language": entry.language,
        "point": None if entry.point is None else {"lat": entry.point.lat, "lon": entry.point.lon},
        "alert_fields": dict(entry.alert_fields),
    }


def _show(screen: Screen, entry: Entry) -> None:
    screen.line(Text(safe(entry.title) or "—", style="bold"))
    facts = [shown_time(entry.when, screen.language)]
    if entry.language != UNKNOWN_LANGUAGE:
        facts.append(entry.language)
    if entry.point is not None:
        facts.append(f"{entry.point.lat:.4f}, {entry.point.lon:.4f}")
    facts.extend(f"{name}={safe(value)}" for name, value in entry.alert_fields.items())
    screen.line(Text(" · ".join(facts), style="dim"))
    screen.unbroken(Text(safe(entry.link or entry.entry_id), style="blue"))
    text = safe(entry.content or entry.summary)
    if text:
        screen.line(text if len(text) <= 400 else text[:400].rsplit(" ", 1)[0] + " …")
    screen.line()
