"""/place: where we look. Which place a name means, its other names ticked or not, its circle, a map.

A place is followed at once under the name that was written; buttons then say which of several places it is, which of
its names count and how wide its circle is, each press at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from telegram import Update

from alerts.errors import InvalidCommand
from alerts.language.folding import fold
from alerts.letters import Button
from alerts.model import Language, Place
from alerts.operations import lookups, rulebook
from alerts.operations.rights import require_staff
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.offers import (
    UNTAGGED,
    Candidate,
    Offer,
    by_language,
    candidates,
    in_land,
    is_elsewhere,
    offers,
)  # fmt: skip
from alerts.places.known import Kind, Known
from alerts.places.names.newspellings import Spotted
from alerts.rules.chat.placetext import PLACE_EXAMPLE, parse_place
from alerts.rules.chat.pointtext import point_said
from alerts.store.places_table import read_places
from alerts.typography import how_many_fit
from alerts.wordings import say
from handlers.chat import nearby
from handlers.chat.asked import Asked, Buttons, hear
from handlers.chat.labels import button, code_of, fitted, named_by, paired
from handlers.chat.parts import Context
from handlers.chat.picturing import send_map
from handlers.chat.verbs import ADDED, REMOVE
from handlers.phrases import grouped, phrase

_REMOVE: Final = re.compile(rf"(?:{REMOVE})\s+(.+)", re.IGNORECASE)
_SHOWN: Final = 40
_SHOWN_NAMES: Final = 12
_ROOM: Final = 3_800
"""Letters that the places of one answer may take; it has some others, and Telegram takes 4,096 in all."""
_AROUND: Final = 50
"""Letters that stand round the names of a place: its point, its circle."""
_CHOICES: Final = 6
_TICKS: Final = 18
"""Buttons for names: those that need a person's word come first."""
_RADII: Final = (10, 25, 50, 100)


async def place(update: Update, context: Context) -> None:
    """The places; or one more, with its other names, point and radius; or ``remove`` one; or those near a point."""
    asked = await hear(update, context)
    if not asked.text:
        await _list(asked)
        return
    require_staff(asked.actor)
    gazetteer, point = asked.parts.gazetteer, point_said(asked.text, language=asked.language)
    if point is not None and gazetteer is not None:
        await nearby.offer(asked, gazetteer, *point)
    elif removed := _REMOVE.match(asked.text):
        await _remove(asked, removed[1])
    else:
        await _follow(asked, _found_in_land(_said(asked), asked))


async def _list(asked: Asked) -> None:
    known = await asked.read(read_places)
    listed = [shown_place(each, asked.parts.gazetteer) for each in known[:_SHOWN]]
    shown = listed[: how_many_fit(map(_said_of, listed), room=_ROOM, around=_AROUND)]
    await asked.reply("places", places=shown, more=len(known) - len(shown), example=PLACE_EXAMPLE)


def _said_of(place: Mapping[str, object]) -> str:
    """What a list says of a place, with two signs round each name and two between."""
    names = place["aliases"] if isinstance(place["aliases"], list) else []
    return "".join((str(place["name"]), *(f"{name}    " for name in names)))


async def _remove(asked: Asked, name: str) -> None:
    number = asked.update.update_id
    gone = await asked.read(rulebook.delete_place, asked.actor, name, now=asked.now, update=number)
    place = shown_place(gone.place, None)
    await asked.reply(
        "place", event="removed", place=place, ended=gone.ended, choices=0, offered=[], spotted=[], days=0
    )


async def _follow(asked: Asked, said: Place) -> None:
    number = asked.update.update_id
    await _show(asked, await asked.read(rulebook.put_place, asked.actor, said, now=asked.now, update=number))


def _said(asked: Asked) -> Place:
    """The place as it was written: New Halfa is a name, « new Goma » is Goma."""
    said = parse_place(asked.text, language=asked.language)
    added = ADDED.sub("", asked.text)
    return said if added == asked.text or asked.parts.knows(said.name) else parse_place(added, language=asked.language)


def _found_in_land(said: Place, asked: Asked) -> Place:
    """« Tripoli, Lebanon » is the Tripoli that lies there: Lebanon is no other name of it. Raises InvalidCommand for
    « Goma, Bukavu », which are two places."""
    gazetteer = asked.parts.gazetteer
    if gazetteer is None or any(sign in asked.text for sign in ":=") or not said.aliases or said.lat is not None:
        return said
    known = in_land(gazetteer, said.name, said.aliases[0]) if len(said.aliases) == 1 else None
    if known is None:
        if other := next((alias for alias in said.aliases if is_elsewhere(gazetteer, said.name, alias)), None):
            names = f"/place {said.name}: {', '.join(said.aliases)}"
            raise InvalidCommand(say("two_places", asked.language, name=said.name, other=other), example=names)
        return said
    return replace(said, aliases=(), lat=known.lat, lon=known.lon, geonames=known.id)


async def take_point(asked: Asked, code: str, number: int) -> None:
    """A press on one of the gazetteer's places of that name: its point and its names come along."""
    require_staff(asked.actor)
    gazetteer = asked.parts.gazetteer
    known, tracked = gazetteer.get(number) if gazetteer else None, await _tracked(asked, code)
    if gazetteer is None or known is None or tracked is None:
        return
    said = replace(tracked, lat=known.lat, lon=known.lon, geonames=number, not_aliases=())
    await _show(asked, await _change(asked, said))


async def tick(asked: Asked, code: str, name_code: str) -> None:
    """A press on one of a place's names: it counts from now on, or no longer."""
    require_staff(asked.actor)
    gazetteer, tracked = asked.parts.gazetteer, await _tracked(asked, code)
    if gazetteer is None or tracked is None or tracked.geonames is None:
        return
    offered = _offered(tracked, gazetteer)
    text = named_by(name_code, [offer.text for offer in offered])
    if text is None:
        return
    was_ticked = next(offer.ticked for offer in offered if offer.text == text)
    comes_along = any(name.default and name.text == text for name in gazetteer.aliases(tracked.geonames))
    aliases = tuple(alias for alias in tracked.aliases if alias != text)
    refused = tuple(alias for alias in tracked.not_aliases if alias != text)
    if was_ticked:
        said = replace(tracked, aliases=aliases, not_aliases=(*refused, text) if comes_along else refused)
    else:
        said = replace(tracked, aliases=aliases if comes_along else (*aliases, text), not_aliases=refused)
    await _show(asked, await _change(asked, said))


async def set_radius(asked: Asked, code: str, km: int) -> None:
    """A press on a radius: the circle around the place."""
    require_staff(asked.actor)
    tracked = await _tracked(asked, code)
    if tracked is not None and point_of(tracked, asked.parts.gazetteer) is not None and km in _RADII:
        await _show(asked, await _change(asked, replace(tracked, radius_km=float(km))))


async def count_spelling(asked: Asked, code: str, name_code: str) -> None:
    """A press on a spelling that was seen lately: it becomes an alias."""
    require_staff(asked.actor)
    tracked = await _tracked(asked, code)
    seen = await _spotted(asked, tracked) if tracked else ()
    spelling = named_by(name_code, [one.spelling for one in seen])
    if tracked is not None and spelling is not None:
        await _show(asked, await _change(asked, replace(tracked, aliases=(*tracked.aliases, spelling))))


async def show_map(asked: Asked, code: str) -> None:
    """A press on the map: a small picture, drawn here from data in the box."""
    gazetteer, tracked = asked.parts.gazetteer, await _tracked(asked, code)
    point = point_of(tracked, gazetteer) if tracked is not None else None
    if gazetteer is not None and tracked is not None and point is not None:
        await send_map(asked, tracked, lat=point[0], lon=point[1], gazetteer=gazetteer)


async def keep_location(asked: Asked, number: int, lat: str, lon: str) -> None:
    """A press on the place near a shared location: it is followed, with its names and the rounded point."""
    require_staff(asked.actor)
    gazetteer = asked.parts.gazetteer
    known = gazetteer.get(number) if gazetteer else None
    if gazetteer is None or known is None:
        return
    name = gazetteer.localized(known.id, asked.language)
    point = parse_place(f"{name} {lat}, {lon}", language=asked.language)
    await _follow(asked, Place(name=name, lat=point.lat, lon=point.lon, geonames=known.id))


async def _tracked(asked: Asked, code: str) -> Place | None:
    return {code_of(each.name): each for each in await asked.read(read_places)}.get(code)


async def _change(asked: Asked, said: Place) -> Place:
    return await asked.read(rulebook.change_place, asked.actor, said, now=asked.now, update=asked.update.update_id)


async def _spotted(asked: Asked, tracked: Place) -> tuple[Spotted, ...]:
    since = asked.now - timedelta(days=lookups.SPOTTING_DAYS)
    return await asked.beside(lookups.spotted_spellings, tracked, gazetteer=asked.parts.gazetteer, since=since)


async def _show(asked: Asked, tracked: Place) -> None:
    """The place as it is followed now, with everything that can be changed by a press."""
    gazetteer = asked.parts.gazetteer
    choices = _choices(tracked, asked)
    offered = _offered(tracked, gazetteer) if gazetteer else ()
    seen = await _spotted(asked, tracked)
    await asked.reply(
        "place",
        event="saved",
        place=shown_place(tracked, gazetteer),
        ended=0,
        choices=len(choices),
        offered=_by_language(offered),
        spotted=[{"spelling": one.spelling, "entries": one.entries} for one in seen],
        days=lookups.SPOTTING_DAYS,
        buttons=(*choices, *_spelling_buttons(tracked, seen), *_ticks(tracked, offered), *_tools(tracked, asked)),
    )


def point_of(place: Place, gazetteer: Gazetteer | None) -> tuple[float, float] | None:
    """Latitude and longitude of a tracked place: its own, else those of the gazetteer's place that it is."""
    if place.lat is not None and place.lon is not None:
        return place.lat, place.lon
    known = gazetteer.get(place.geonames) if gazetteer is not None and place.geonames is not None else None
    return None if known is None else (known.lat, known.lon)


def shown_place(place: Place, gazetteer: Gazetteer | None) -> dict[str, object]:
    """What templates say of a place."""
    names = list(place.aliases)
    if gazetteer is not None and place.geonames is not None:
        names += [name.text for name in gazetteer.aliases(place.geonames) if name.default]
    others = [name for name in dict.fromkeys(names) if name != place.name and name not in place.not_aliases]
    point = point_of(place, gazetteer)
    return {
        "name": place.name,
        "aliases": others[:_SHOWN_NAMES],
        "more": max(0, len(others) - _SHOWN_NAMES),
        "point": f"{point[0]:.3f}, {point[1]:.3f}" if point else "",
        "radius": f"{place.radius_km:g} km" if place.radius_km else "",
    }


def _offered(place: Place, gazetteer: Gazetteer) -> tuple[Offer, ...]:
    if place.geonames is None:
        return ()
    return offers(gazetteer, place.geonames, chosen=place.names, refused=place.not_aliases)


def _by_language(offered: tuple[Offer, ...]) -> list[dict[str, object]]:
    """The ticked names of each language, for the text; a warning goes with ordinary words."""
    return [
        {
            "language": "" if language == UNTAGGED else language,
            "names": [{"text": offer.text, "common": sorted(offer.common)} for offer in names if offer.ticked],
        }
        for language, names in by_language(offered).items()
        if any(offer.ticked for offer in names)
    ]


def _choices(place: Place, asked: Asked) -> Buttons:
    """The gazetteer's places of that name, while the tracked place has no point of its own."""
    gazetteer = asked.parts.gazetteer
    if gazetteer is None or place.lat is not None or place.geonames is not None:
        return ()
    code = code_of(place.name)
    return tuple(
        (
            Button(
                text=fitted(f"📍 {choice_text(each, asked.language, asked_for=place.name)}"),
                data=f"v1:geo:{code}:{each.known.id}",
            ),
        )
        for each in candidates(gazetteer, place.name, language=asked.language, most=_CHOICES)
    )


def choice_text(candidate: Candidate, language: Language, *, asked_for: str = "") -> str:
    """A place in a button's few words: its name unless it was ``asked_for``, what holds it, how many live there or
    what it is."""
    name = "" if fold(candidate.name) == fold(asked_for) and candidate.country else candidate.name
    parts = [name, candidate.country, candidate.region, _people(candidate.known, language)]
    return " · ".join(dict.fromkeys(filter(None, parts)))


def _people(known: Known, language: Language) -> str:
    if known.population:
        return grouped(known.population)
    return "" if known.kind is Kind.CITY else phrase(f"kind.{known.kind.value}", language)


def _ticks(place: Place, offered: tuple[Offer, ...]) -> Buttons:
    """A button for each name that somebody may want to change: warnings first, then those that are not ticked."""
    code = code_of(place.name)
    first = sorted(offered, key=lambda offer: (not (offer.ticked and offer.common), offer.ticked))
    shown = [offer for offer in first if fold(offer.text) != fold(place.name)][:_TICKS]
    buttons = [
        Button(
            text=fitted(f"{'☑' if offer.ticked else '☐'} {offer.text}{' ⚠' if offer.common else ''}"),
            data=f"v1:alias:{code}:{code_of(offer.text)}",
        )
        for offer in shown
    ]
    return paired(buttons)


def _spelling_buttons(place: Place, seen: tuple[Spotted, ...]) -> Buttons:
    code = code_of(place.name)
    return tuple(
        (Button(text=fitted(f"➕ {one.spelling} ({one.entries})"), data=f"v1:spell:{code}:{code_of(one.spelling)}"),)
        for one in seen
    )


def _tools(place: Place, asked: Asked) -> Buttons:
    """The radius and the map, once the place has a point."""
    if point_of(place, asked.parts.gazetteer) is None:
        return ()
    code = code_of(place.name)
    radii = tuple(
        Button(text=f"{'● ' if place.radius_km == km else ''}{km} km", data=f"v1:radius:{code}:{km}") for km in _RADII
    )
    return (radii, (button("map", asked.language, what=code),)) if asked.parts.gazetteer else (radii,)
