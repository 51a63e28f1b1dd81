"""/feed: what we read."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from telegram import Update

from alerts.matching.placetext import FEED_EXAMPLE, parse_feed
from alerts.model import Language
from alerts.operations import lookups, rulebook
from alerts.operations.rights import require_staff
from alerts.store.feeds_table import read_feeds
from alerts.store.health_table import FeedHealth
from alerts.wordings.failings import said_of_feed
from handlers.asked import hear
from handlers.finding import Seen, look_at
from handlers.parts import Context

_REMOVE: Final = re.compile(
    r"(?:remove|delete|drop|stop|supprimer|retirer|ôter|enlever|arrêter|حذف|احذف|أوقف)\s+(.+)", re.IGNORECASE
)
_REMOVE_LAST: Final = re.compile(
    r"(\S+)\s+(?:remove|delete|drop|stop|off|supprimer|retirer|ôter|enlever|arrêter|حذف|احذف|أوقف)", re.IGNORECASE
)
_ADD: Final = re.compile(r"(?:add|new|ajouter|nouveau|أضف|إضافة)\s+(?=\S)", re.IGNORECASE)
_BY_ITSELF: Final = re.compile(r"(?<=\s)(?:auto\w*|by itself|تلقائي\w*)(?!\S)", re.IGNORECASE)
"""Takes an interval back: the feed is read by its own rhythm again."""
_SHOWN: Final = 40
_OFTEN: Final = 24
"""More polls a day than this are a cost for the publisher that is shown to those who ask for them."""


async def feed(update: Update, context: Context) -> None:
    """The feeds and how they do; or one more; or ``remove`` one."""
    asked = await hear(update, context)
    require_staff(asked.actor)
    if not asked.text:
        health = await asked.read(lookups.feeds, asked.actor, now=asked.now)
        shown = [_feed(each, asked.language) for each in health[:_SHOWN]]
        await asked.reply("feeds", feeds=shown, more=len(health) - len(shown), example=FEED_EXAMPLE)
        return
    number, now = update.update_id, asked.now
    if removed := _REMOVE.match(asked.text) or _REMOVE_LAST.fullmatch(asked.text):
        gone = await asked.read(rulebook.delete_feed, asked.actor, removed[1], now=now, update=number)
        await asked.reply(
            "feed",
            event="removed",
            title=gone.title or gone.url,
            url=gone.url,
            given="",
            problem="",
            each_day=0,
            by_itself=False,
        )
        return
    text, by_itself = _BY_ITSELF.subn(" ", _ADD.sub("", asked.text, count=1))
    said = parse_feed(text, language=asked.language)
    known = {each.url: each for each in await asked.read(read_feeds)}
    if before := known.get(said.url):
        filled = said.filled_from(before)
        seen = Seen(feed=replace(filled, every=said.every) if by_itself else filled)
    else:
        seen = await look_at(said, asked)
    is_new = await asked.read(rulebook.put_feed, asked.actor, seen.feed, now=now, update=number)
    each_day = timedelta(days=1) // seen.feed.every if seen.feed.every else 0
    await asked.reply(
        "feed",
        event="added" if is_new else "changed",
        title=seen.feed.title or seen.title or seen.feed.url,
        url=seen.feed.url,
        given=said.url if seen.feed.url != said.url else "",
        problem=seen.problem,
        each_day=each_day if each_day > _OFTEN else 0,
        by_itself=seen.feed.every is None,
    )


def _feed(health: FeedHealth, language: Language) -> dict[str, object]:
    return {
        "title": health.feed.title or health.own_title or health.feed.url,
        "url": health.feed.url,
        "ok": health.failures == 0 and health.gone_at is None and health.quarantined_at is None,
        "error": said_of_feed(health.last_error or "", language),
        "failures": health.failures,
        "polled": _shown(health.last_success_at),
        "entry": _shown(health.last_entry_at),
        "next": "" if health.gone_at else _shown(health.next_at),
        "hours": round(health.usual_gap / timedelta(hours=1), 1) if health.usual_gap else 0,
        "note": said_of_feed(health.last_warning or "", language),
        "entries": health.entries_week,
        "alerts": health.alerts_week,
    }


def _shown(moment: datetime | None) -> str:
    return f"{moment:%d.%m. %H:%M} UTC" if moment else ""
