"""The map of a place by chat: a picture with what it shows in words below; the words alone where no picture is taken.

The picture is drawn in a child process (see ``raster``) that is ended when it takes too long, so that neither a slow
nor a failing drawing holds up the bot or costs the answer.
"""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import suppress
from typing import Final

from telegram import InputFile, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

from alerts.model import Language, Place
from alerts.places.gazetteer import Gazetteer
from alerts.places.raster import is_drawable
from alerts.places.sketch import sketch
from handlers.asked import Asked

_PATIENCE: Final = 10.0
"""Seconds that a drawing may take; it takes half a second."""
_OURS: Final = "TOCSIN_"
_NAMED: Final = 12


async def send_map(asked: Asked, tracked: Place, *, lat: float, lon: float, gazetteer: Gazetteer) -> None:
    """The picture of a place's circle and the known places in it; for a place with a point at ``lat``, ``lon``."""
    message = asked.update.effective_message
    if not isinstance(message, Message):
        return
    language = asked.language
    around = gazetteer.within(lat, lon, tracked.radius_km) if tracked.radius_km else ()
    names = [gazetteer.localized(each.id, language) for each in sorted(around, key=lambda each: -each.population)]
    others = [name for name in dict.fromkeys(names) if name != tracked.name]
    caption = asked.parts.renderer.reply(
        "map",
        language,
        place=tracked.name,
        radius=f"{tracked.radius_km:g}" if tracked.radius_km else "",
        point=f"{lat:.3f}, {lon:.3f}",
        names=others[:_NAMED],
        more=max(0, len(others) - _NAMED),
    )
    svg = sketch(
        gazetteer,
        lat=lat,
        lon=lon,
        name=_written(tracked, gazetteer, language),
        km=tracked.radius_km,
        language=language,
    )
    picture = await drawn(svg)
    if picture:
        with suppress(TelegramError):  # no photos here, or not this one: the words are the answer
            photo = InputFile(picture, filename="map.png")
            await message.reply_photo(photo, caption=caption.html, parse_mode=ParseMode.HTML)
            return
    await message.reply_html(caption.html)


async def drawn(svg: str) -> bytes:
    """The PNG of an SVG; empty where it could not be drawn in time."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "alerts.places.raster"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=environment,
    )
    try:
        picture, _ = await asyncio.wait_for(child.communicate(svg.encode()), _PATIENCE)
    except TimeoutError:
        child.kill()
        await child.wait()
        return b""
    return picture if child.returncode == 0 else b""


def _written(tracked: Place, gazetteer: Gazetteer, language: Language) -> str:
    """The name to write on the map: the tracked one, or where the fonts lack its letters the gazetteer's."""
    if is_drawable(tracked.name):
        return tracked.name
    known = gazetteer.localized(tracked.geonames, language) if tracked.geonames is not None else ""
    return known if is_drawable(known) else ""
