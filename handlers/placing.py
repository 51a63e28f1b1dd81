"""/place and /feed: where we look, and what we read."""

from __future__ import annotations

import re
from typing import Final

from telegram import Update

from alerts.matching.placetext import FEED_EXAMPLE, parse_feed
from alerts.operations import lookups, rulebook
from alerts.operations.rights import require_staff
from alerts.store.feeds_table import FeedHealth, read_feeds
from handlers.asked import hear
from handlers.finding import Seen, look_at
from handlers.parts import Context

_REMOVE: Final = re.compile(r"(?:remove|delete|drop|supprimer|retirer|ôter|enlever|حذف|احذف)\s+(.+)", re.IGNORECASE)
_ADD: Final = re.compile(r"(?:add|new|ajouter|nouveau|أضف|إضافة)\s+(?=\S)", re.IGNORECASE)
_SHOWN: Final = 40
_OFTEN: Final = 24
"""More polls a day than this are a cost for the publisher that is shown to those who ask for them."""


async def feed(update: Update, context: Context) -> None:
    """The feeds and how they do; or one more; or ``remove`` one."""
    asked = await hear(update, context)
    require_staff(asked.actor)
    if not asked.text:
        health = await asked.read(lookups.feeds, asked.actor, now=asked.now)
        shown = [_feed(each) for each in health[:_SHOWN]]
        await asked.reply("feeds", feeds=shown, more=len(health) - len(shown), example=FEED_EXAMPLE)
        return
    number, now = update.update_id, asked.now
    if removed := _REMOVE.match(asked.text):
        gone = await asked.read(rulebook.delete_feed, asked.actor, removed[1], now=now, update=number)
        await asked.reply("feed", event="removed", title=gone.title or gone.url, url=gone.url)
        return
    said = parse_feed(_ADD.sub("", asked.text, count=1), language=asked.language)
    is_new = await asked.read(rulebook.put_feed, asked.actor, said, now=now, update=number)
    await asked.reply("feed", event="added" if is_new else "changed", title=said.title or said.url, url=said.url)


def _place(place: Place, gazetteer: Gazetteer | None) -> dict[str, object]:
    names = list(place.aliases)
    if gazetteer is not None and place.geonames is not None:
        names += [name.text for name in gazetteer.names(place.geonames) if name.default]
    others = [name for name in dict.fromkeys(names) if name != place.name]
    return {
        "name": place.name,
        "aliases": others[:_SHOWN_NAMES],
        "more": max(0, len(others) - _SHOWN_NAMES),
        "point": f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else "",
        "radius": f"{place.radius_km:g} km" if place.radius_km else "",
    }


def _choices(place: Place, gazetteer: Gazetteer | None) -> Buttons:
    """The gazetteer's places of that name, while the tracked place has no point of its own."""
    if gazetteer is None or place.lat is not None or place.geonames is not None:
        return ()
    found = gazetteer.search(place.name, _CHOICES)
    code = code_of(place.name)
    return tuple((Button(text=f"📍 {_in_words(each)}", data=f"v1:geo:{code}:{each.id}"),) for each in found)


def _in_words(known: Known) -> str:
    return " · ".join(filter(None, (known.name, known.admin1, known.country)))


def _feed(health: FeedHealth) -> dict[str, object]:
    return {
        "title": health.feed.title or health.own_title or health.feed.url,
        "url": health.feed.url,
        "ok": health.failures == 0 and health.gone_at is None and health.quarantined_at is None,
        "error": health.last_error or "",
        "failures": health.failures,
        "polled": f"{health.last_success_at:%d.%m. %H:%M} UTC" if health.last_success_at else "",
        "entries": health.entries_week,
        "alerts": health.alerts_week,
    }
