"""The map of a place by chat: a picture with what it shows in words below; the words alone where no picture is taken.

The picture is drawn in a child process (see ``raster``) that is ended when it takes too long, so that neither a slow
nor a failing drawing holds up the bot or costs the answer.
"""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from telegram import InputFile, Message
from telegram.constants import ParseMode
from telegram.error import TelegramError

import alerts
from alerts.model import Language, Place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.maps import raster
from alerts.places.maps.sketch import sketch
from handlers.chat.asked import Asked

log = logging.getLogger(__name__)

_HOME: Final = Path(alerts.__file__).parent.parent
"""Where the child finds our code first, wherever the service was started."""
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
    others, svg = await asyncio.to_thread(_sketched, tracked, lat, lon, gazetteer, language)
    caption = asked.parts.renderer.reply(
        "map",
        language,
        place=tracked.name,
        radius=f"{tracked.radius_km:g}" if tracked.radius_km else "",
        point=f"{lat:.3f}, {lon:.3f}",
        names=others[:_NAMED],
        more=max(0, len(others) - _NAMED),
    )
    picture = await drawn(svg)
    if picture:
        with suppress(TelegramError):  # no photos here, or not this one: the words are the answer
            photo = InputFile(picture, filename="map.png")
            await message.reply_photo(photo, caption=caption.html, parse_mode=ParseMode.HTML)
            return
    await message.reply_html(caption.html)


def _sketched(
    tracked: Place, lat: float, lon: float, gazetteer: Gazetteer, language: Language
) -> tuple[list[str], str]:
    """The other places in the circle, the largest first, and the drawing."""
    around = gazetteer.within(lat, lon, tracked.radius_km) if tracked.radius_km else ()
    names = [gazetteer.localized(each.id, language) for each in sorted(around, key=lambda each: -each.population)]
    others = [name for name in dict.fromkeys(names) if name != tracked.name]
    name = _written(tracked, gazetteer, language)
    return others, sketch(gazetteer, lat=lat, lon=lon, name=name, km=tracked.radius_km, language=language)


async def drawn(svg: str) -> bytes:
    """The PNG of an SVG; empty where it could not be drawn in time, which is logged."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", raster.__name__),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment,
        cwd=_HOME,
    )
    try:
        picture, complaint = await asyncio.wait_for(child.communicate(svg.encode()), _PATIENCE)
    except TimeoutError:
        log.warning("a map took longer than %g s to draw and was given up", _PATIENCE)
        return b""
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if child.returncode != 0:
        log.warning("a map could not be drawn: %s", complaint.decode(errors="replace").strip().rpartition("\n")[2])
        return b""
    return picture


def _written(tracked: Place, gazetteer: Gazetteer, language: Language) -> str:
    """The name to write on the map: the tracked one, or where the fonts lack its letters the gazetteer's."""
    if raster.is_drawable(tracked.name):
        return tracked.name
    known = gazetteer.localized(tracked.geonames, language) if tracked.geonames is not None else ""
    return known if raster.is_drawable(known) else ""
