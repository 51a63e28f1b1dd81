"""/feed: what we read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from telegram import Update

from alerts.lessons import held_back, remarks
from alerts.links import plain_address
from alerts.model import Language
from alerts.operations import lookups, rulebook
from alerts.operations.rights import require_staff
from alerts.rules.chat.placetext import FEED_EXAMPLE, bare_address, parse_feed
from alerts.store.feeds_table import is_sent_whole, read_feeds
from alerts.store.health_table import FeedHealth
from alerts.timing import granted
from alerts.typography import cut, how_many_fit
from alerts.wordings.failings import said_of_feed
from handlers.chat.asked import Asked, hear
from handlers.chat.finding import Seen, look_at
from handlers.chat.parts import Context
from handlers.chat.verbs import ADDED, REMOVE
from handlers.phrases import figure

_STOP: Final = f"{REMOVE}|stop|arrêter|أوقف"
_REMOVE: Final = re.compile(rf"(?:{_STOP})\s+(.+)", re.IGNORECASE)
_REMOVE_LAST: Final = re.compile(rf"([«“<]\s*\S+\s*[»”>]|\S+)\s+(?:{_STOP}|off)", re.IGNORECASE)
_BY_ITSELF: Final = re.compile(r"(?<=\s)(?:auto\w*|by itself|تلقائي\w*)(?!\S)", re.IGNORECASE)
"""Takes an interval back: the feed is read by its own rhythm again."""
_ROOM: Final = 3_700
"""Letters that the feeds of one answer may take; it has some others, and Telegram takes 4,096 in all."""
_AROUND: Final = 170
"""Letters that stand round what is said of a feed, at most."""
_LONGEST_TITLE: Final = 80
_HOUR: Final = 60
_FEW: Final = frozenset(map(str, range(3, 11)))
_OFTEN: Final = 24
"""More polls a day than this are a cost for the publisher that is shown to those who ask for them."""


async def feed(update: Update, context: Context) -> None:
    """The feeds and how they do; or one more; or ``remove`` one."""
    asked = await hear(update, context)
    require_staff(asked.actor)
    if not asked.text:
        await _list(asked)
    elif removed := _REMOVE.match(asked.text) or _REMOVE_LAST.fullmatch(asked.text):
        await _remove(asked, bare_address(removed[1]))
    else:
        await _follow(asked)


async def _list(asked: Asked) -> None:
    health = await asked.read(lookups.feeds, asked.actor, now=asked.now)
    worst_first = sorted((_feed(each, asked.language) for each in health), key=lambda each: bool(each["ok"]))
    shown = worst_first[: how_many_fit(map(_said, worst_first), room=_ROOM, around=_AROUND)]
    await asked.reply("feeds", feeds=shown, more=len(health) - len(shown), example=FEED_EXAMPLE)


async def _remove(asked: Asked, url: str) -> None:
    gone = await asked.read(rulebook.delete_feed, asked.actor, url, now=asked.now, update=asked.update.update_id)
    await asked.reply(
        "feed",
        event="removed",
        title=gone.title or gone.url,
        url=gone.url,
        given="",
        problem="",
        each_day=0,
        held="",
        by_itself=False,
    )


async def _follow(asked: Asked) -> None:
    """One more feed, or one that is read already set otherwise."""
    text, by_itself = _BY_ITSELF.subn(" ", ADDED.sub("", asked.text))
    said = parse_feed(text, language=asked.language)
    said = replace(said, url=plain_address(said.url))
    known = {each.url: each for each in await asked.read(read_feeds)}
    if before := known.get(said.url):
        filled = said.filled_from(before)
        whole = await asked.read(is_sent_whole, said.url)
        seen = Seen(feed=replace(filled, every=said.every) if by_itself else filled, is_sent_whole=whole)
    else:
        seen = await look_at(said, asked)
    is_new = await asked.read(
        rulebook.put_feed, asked.actor, seen.feed, now=asked.now, update=asked.update.update_id, page=seen.page
    )
    every = granted(seen.feed, has_validators=not seen.is_sent_whole)
    each_day = timedelta(days=1) // every if every else 0
    await asked.reply(
        "feed",
        event="added" if is_new else "changed",
        title=seen.feed.title or seen.title or seen.feed.url,
        url=seen.feed.url,
        given=said.url if seen.feed.url != said.url else "",
        problem=seen.problem,
        each_day=each_day if each_day > _OFTEN else 0,
        held=said_of_feed(held_back(seen.feed, has_validators=not seen.is_sent_whole), asked.language),
        by_itself=seen.feed.every is None,
    )


def _feed(health: FeedHealth, language: Language) -> dict[str, object]:
    return {
        "title": cut(health.feed.title or health.own_title or health.feed.url, _LONGEST_TITLE),
        "url": health.feed.url,
        "ok": health.failures == 0 and health.gone_at is None and health.quarantined_at is None,
        "error": said_of_feed(health.last_error or "", language),
        "failures": health.failures,
        "polled": _shown(health.last_success_at),
        "entry": _shown(health.last_entry_at),
        "next": "" if health.gone_at else _shown(health.next_at),
        "gap": _gap(health.usual_gap, language) if health.usual_gap else "",
        "note": said_of_feed(remarks(health), language),
        "entries": health.entries_week,
        "alerts": health.alerts_week,
    }


def _said(feed: Mapping[str, object]) -> str:
    """What an answer says of a feed, but for what it says of each."""
    said = ("title", "polled", "entry", "next", "gap", "note" if feed["ok"] else "error")
    return "".join(str(feed[name]) for name in said)


def _gap(span: timedelta, language: Language) -> str:
    minutes = max(round(span / timedelta(minutes=1)), 1)
    if minutes < _HOUR:
        return _counted(str(minutes), ("min", "دقيقة", "دقيقتين", "دقائق"), language)
    hours = figure(f"{minutes / _HOUR:.1f}".removesuffix(".0"), language)
    return _counted(hours, ("h", "ساعة", "ساعتين", "ساعات"), language)


def _counted(count: str, units: tuple[str, str, str, str], language: Language) -> str:
    """A number of minutes or hours; ``units`` are their sign, and in Arabic one, two and from three to ten of them."""
    sign, one, two, few = units
    if language != "ar":
        return f"{count} {sign}"
    if count in {"1", "2"}:
        return one if count == "1" else two
    return f"{count} {few if count in _FEW else one}"


def _shown(moment: datetime | None) -> str:
    return f"{moment:%d.%m. %H:%M} UTC" if moment else ""
