"""What is pasted as a rules file has it (``[[rule]]``, ``[[place]]`` …): shown as lines of chat, and not saved.

A rule has a press each; the lines of places, feeds and subscriptions are sent by whoever wants them."""

from __future__ import annotations

import asyncio
import re
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from html import escape
from typing import Final

from alerts.errors import InvalidFile
from alerts.letters import Letter, worded
from alerts.model import Language, Place, Role, Watchlist
from alerts.rules.chat.lines import feed_line, place_line, wish_line
from alerts.rules.chat.writing import format_rule
from alerts.rules.file.rulefile import read_rulefile, write_rulefile
from alerts.store.watch_table import read_watchlist
from alerts.wordings.operating import said_at_a_shell
from handlers.chat.asked import Asked
from handlers.chat.labels import label
from handlers.chat.meaning import propose

_TABLE: Final = re.compile(r"^\s*\[\[\s*(?:rule|place|feed|subscription)\s*\]\]\s*(?:#.*)?$", re.MULTILINE)
_PLAIN_QUOTES: Final = str.maketrans("“”„«»‘’", '"""""\'\'')
_MOST: Final = 3
_MOST_LINES: Final = 10
"""Lines of what is no rule, all in one answer."""


async def propose_all(asked: Asked) -> bool:
    """Show the first rules of a pasted file and how many more there are, and what to send for all else in it, or what
    is wrong with it; False where the text is none, or not of the staff."""
    if asked.actor.role is Role.EVERYBODY or not _TABLE.search(asked.text):
        return False
    try:
        read = await _read(asked)
    except InvalidFile as wrong:
        await asked.send(worded(said_at_a_shell(str(wrong), asked.language)))
        return True
    for rule in read.rules[:_MOST]:
        await propose(asked, format_rule(rule, asked.language))
    if len(read.rules) > _MOST:
        await asked.send(worded(label("more_pasted", asked.language).format(more=len(read.rules) - _MOST)))
    if lines := _lines(read, asked.language):
        await _tell(asked, lines)
    return True


def _lines(read: Watchlist, language: Language) -> list[str]:
    """What to send for all that is no rule, in an order in which it can be done."""
    return [
        *map(place_line, read.places),
        *map(feed_line, read.feeds),
        *(wish_line(each, language) for each in read.subscriptions),
    ]


async def _tell(asked: Asked, lines: Sequence[str]) -> None:
    before = label("pasted_rest", asked.language)
    more = len(lines) - _MOST_LINES
    after = [label("pasted_rest_more", asked.language).format(more=more)] if more > 0 else []
    shown = [f"<code>{escape(line, quote=False)}</code>" for line in lines[:_MOST_LINES]]
    await asked.send(
        Letter(
            html="\n".join([escape(before, quote=False), *shown, *(escape(each, quote=False) for each in after)]),
            plain="\n".join([before, *lines[:_MOST_LINES], *after]),
        )
    )


async def _read(asked: Asked) -> Watchlist:
    """What the text describes, in which tracked places may be named, without what is there already. Raises InvalidFile,
    by the lines of the text."""
    text = asked.text if '"' in asked.text else asked.text.translate(_PLAIN_QUOTES)
    own, had = _places(text), await asked.read(read_watchlist)
    others = tuple(place for place in had.places if place.name not in own)
    whole = f"{text}\n{write_rulefile(Watchlist(places=others))}"
    read = await asyncio.to_thread(read_rulefile, whole, file="/watch", knows=asked.parts.knows)
    known = {place.name: place for place in had.places}
    return replace(
        read,
        places=tuple(each for each in read.places if each.name in own and not _tells_nothing(each, known)),
        feeds=tuple(each for each in read.feeds if each not in had.feeds),
        subscriptions=tuple(each for each in read.subscriptions if each not in had.subscriptions),
    )


def _tells_nothing(place: Place, known: Mapping[str, Place]) -> bool:
    """Whether all that is said of a place is known of the tracked one of its name."""
    tracked = known.get(place.name)
    if tracked is None or not set(place.names) <= set(tracked.names):
        return False
    said, had = (place.lat, place.lon, place.radius_km), (tracked.lat, tracked.lon, tracked.radius_km)
    return all(one in {None, other} for one, other in zip(said, had, strict=True))


def _places(text: str) -> Sequence[object]:
    """The names of the places that the text itself describes; none where it cannot be read."""
    places: object = ()
    with suppress(tomllib.TOMLDecodeError, RecursionError):
        places = tomllib.loads(text).get("place")
    return [place.get("name") for place in places if isinstance(place, dict)] if isinstance(places, list) else []
