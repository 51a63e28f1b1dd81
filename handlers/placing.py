"""/place and /feed: where we look, and what we read."""

from __future__ import annotations

import re
from typing import Final

from telegram import Update

from alerts.letters import Button
from alerts.matching.placetext import FEED_EXAMPLE, PLACE_EXAMPLE, parse_feed, parse_place
from alerts.model import Place
from alerts.operations import lookups, rulebook
from alerts.operations.rights import require_staff
from alerts.places.gazetteer import Gazetteer
from alerts.places.known import Known
from alerts.store.feeds_table import FeedHealth
from alerts.store.places_table import read_places
from handlers.asked import Asked, Buttons, hear
from handlers.labels import code_of
from handlers.parts import Context

_REMOVE: Final = re.compile(r"(?:remove|delete|drop|supprimer|retirer|ôter|enlever|حذف|احذف)\s+(.+)", re.IGNORECASE)
_ADD: Final = re.compile(r"(?:add|new|ajouter|nouveau|أضف|إضافة)\s+(?=\S)", re.IGNORECASE)
_SHOWN: Final = 40
_SHOWN_NAMES: Final = 12
_CHOICES: Final = 4


async def place(update: Update, context: Context) -> None:
    """The places; or one more, with its other names, point and radius; or ``remove`` one."""
    asked = await hear(update, context)
    if not asked.text:
        known = await asked.read(read_places)
        shown = [_place(each, asked.parts.gazetteer) for each in known[:_SHOWN]]
        await asked.reply("places", places=shown, more=len(known) - len(shown), example=PLACE_EXAMPLE)
        return
    require_staff(asked.actor)
    number, now = update.update_id, asked.now
    if removed := _REMOVE.match(asked.text):
        gone = await asked.read(rulebook.delete_place, asked.actor, removed[1], now=now, update=number)
        await asked.reply("place", event="removed", place=_place(gone, None), choices=0)
        return
    said = parse_place(_ADD.sub("", asked.text, count=1), language=asked.language)
    stored = await asked.read(rulebook.put_place, asked.actor, said, now=now, update=number)
    choices = _choices(stored, asked.parts.gazetteer)
    shown_place = _place(stored, asked.parts.gazetteer)
    await asked.reply("place", event="saved", place=shown_place, choices=len(choices), buttons=choices)


async def take_point(asked: Asked, code: str, number: int) -> None:
    """A press on one of the gazetteer's places of that name: its point and its names come along."""
    require_staff(asked.actor)
    known = asked.parts.gazetteer.get(number) if asked.parts.gazetteer else None
    tracked = {code_of(each.name): each for each in await asked.read(read_places)}
    if known is None or code not in tracked:
        return
    said = Place(name=tracked[code].name, lat=known.lat, lon=known.lon, geonames=number)
    update = asked.update.update_id
    stored = await asked.read(rulebook.put_place, asked.actor, said, now=asked.now, update=update)
    await asked.reply("place", event="saved", place=_place(stored, asked.parts.gazetteer), choices=0)


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
