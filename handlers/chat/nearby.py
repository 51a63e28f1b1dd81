"""The known places near a point: one that is written behind /place, or a location that staff share.

A shared location is rounded to some 5 km before anything else is done with it, for a chat must not hold where staff
stand.
"""

from __future__ import annotations

from typing import Final

from telegram import Update

from alerts.letters import Button
from alerts.operations.rights import require_staff
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.offers import nearest
from alerts.places.known import kilometres
from handlers.chat.asked import Asked, hear
from handlers.chat.labels import button, fitted, rows
from handlers.chat.parts import Context

_STEP: Final = 0.05
"""Degrees to which a shared location is rounded: some 5 km."""
_NEAREST: Final = 4
"""Places offered near a point."""


async def shared(update: Update, context: Context) -> None:
    """A location that staff share in private: the nearest known place, rounded, to follow with a press."""
    asked = await hear(update, context)
    require_staff(asked.actor)
    message, gazetteer = update.effective_message, asked.parts.gazetteer
    if message is None or message.location is None or gazetteer is None:
        return
    await offer(asked, gazetteer, message.location.latitude, message.location.longitude)


async def offer(asked: Asked, gazetteer: Gazetteer, exact_lat: float, exact_lon: float) -> None:
    """The known places nearest to a point, which is rounded first, each to follow with a press."""
    lat, lon = rounded(exact_lat), rounded(exact_lon)
    near = nearest(gazetteer, lat, lon, language=asked.language, most=_NEAREST)
    if not near:
        await asked.reply("located", near="", region="", lat=f"{lat:.2f}", lon=f"{lon:.2f}", km=0)
        return
    first, *others = near
    region = ", ".join(filter(None, (first.region, first.country)))
    point = f"{lat:.2f}:{lon:.2f}"
    keep = button("keep", asked.language, what=f"{first.known.id}:{point}")
    km = {each.known.id: round(kilometres(lat, lon, each.known.lat, each.known.lon)) for each in near}
    more = [
        Button(text=fitted(f"📍 {each.name} · {km[each.known.id]} km"), data=f"v1:keep:{each.known.id}:{point}")
        for each in others
    ]
    await asked.reply(
        "located",
        near=first.name,
        region=region,
        lat=f"{lat:.2f}",
        lon=f"{lon:.2f}",
        km=km[first.known.id],
        buttons=rows(keep, *more),
    )


def rounded(degrees: float) -> float:
    """A coordinate on the grid of some 5 km on which shared locations are kept."""
    return round(round(degrees / _STEP) * _STEP, 2)
