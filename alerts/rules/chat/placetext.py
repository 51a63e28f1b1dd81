"""A place or a feed said in one line of chat.

Alep-Est: East Aleppo, حلب الشرقية 36.21, 37.19 5 km
https://example.org/rss.xml 5 minutes full lang fr title Radio Exemple
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from alerts.errors import InvalidCommand
from alerts.model import Feed, Language, Place
from alerts.rules.chat.pointtext import name_and_point
from alerts.rules.fitness import (
    LONGEST_INTERVAL,
    SHORTEST_INTERVAL,
    language_fault,
    language_meant,
    place_name_fault,
    tidy,
    url_fault,
)
from alerts.rules.phrases.spokennumbers import number_said
from alerts.wordings import say

PLACE_EXAMPLE: Final = "/place Alep-Est: East Aleppo, حلب الشرقية 36.21, 37.19 5 km"
FEED_EXAMPLE: Final = "/feed https://example.org/rss.xml 5 min"

_KM: Final = re.compile(
    r"(?:[\s,،;:]+(?:radius|(?:dans\s+un\s+)?rayon|within|à\s+moins|بنصف\s+قطر|نصف\s+قطر\w*|ضمن)(?:\s+(?:of|de))?[\s:]+)?"
    r"\s*(\d{1,5}(?:[.,]\d+)?)\s*(?:km|kilom\w*|كم|كيلومتر\w*)\s*$",
    re.IGNORECASE,
)
_NEAR: Final = re.compile(
    r"^(?:(?:near|around|close to|près d[eu]|autour d[eu]|قرب|بالقرب من|حول)\s+|(?:près|autour) d[’'])", re.IGNORECASE
)
"""What people put before a place although it is no part of its name."""
_LINES: Final = re.compile(r"[,،;؛:=]?\s*[\r\n]+\s*")
_FARTHEST_KM: Final = 20_000.0
_EVERY: Final = re.compile(
    r"(?:(?:every|each|toutes\s+les|tous\s+les|chaque|كل)\s+(\d{1,6})?|(?<!\S)(\d{1,6}))\s*"
    r"(s|sec\w*|m|min\w*|h|heures?|hours?|d|days?|j|jours?|ثانية|ثوان|دقيقة|دقائق|ساعة|ساعات|يوم|أيام)(?!\w)",
    re.IGNORECASE,
)
_EVERY_SAID: Final = re.compile(
    r"((?:every|each|toutes\s+les|tous\s+les|كل)\s+)((?:\S+\s+){1,3}?)(?=\w+)", re.IGNORECASE
)
"""A number that is written out: every twenty minutes, toutes les deux heures."""
_HALF_POINT: Final = re.compile(r"(?:[,،;:=]\s*|\s(?=[-+−–]))([-+−–]?\d+[.,٫]\d+\s*°?)\s*(?=$|[,،;])")
"""One coordinate where the point or another name of a place would stand."""
_SECONDS: Final = {
    "s": 1,
    "ث": 1,
    "m": 60,
    "د": 60,
    "h": 3600,
    "س": 3600,
    "d": 86400,
    "j": 86400,
    "ي": 86400,
    "أ": 86400,
}
_FULL: Final = re.compile(
    r"(?<!\w)(?:full(?:[ _-]?text)?|texte\s+(?:entier|complet)|النص\s+كاملا?ً?)(?!\w)", re.IGNORECASE
)
_LANGUAGE: Final = re.compile(r"(?<!\w)(?:lang|language|langue|لغة|اللغة)\s*:?\s+(\S+)", re.IGNORECASE)
_TITLE: Final = re.compile(r"(?<!\w)(?:title|titre|name|nom|عنوان|العنوان|اسم)\s*:?\s+(.+)$", re.IGNORECASE)


def parse_place(text: str, *, language: Language = "en") -> Place:
    """The place that a line of chat describes: name, then aliases after a colon, a point, a radius; all but the name
    may be missing. Raises InvalidCommand in ``language``."""
    rest, radius = _NEAR.sub("", tidy(_LINES.sub(", ", text.strip()))), None
    if km := _KM.search(rest):
        radius, rest = float(km[1].replace(",", ".")), rest[: km.start()]
    rest, point = name_and_point(rest)
    lat, lon = point or (None, None)
    said = re.split(r"\s*[:=]\s*|\s*[,،;؛|]\s*", rest.strip(" ,،:="))
    name, *aliases = (piece.strip(' "«»“”') for piece in said)
    if half := _HALF_POINT.search(rest):
        raise InvalidCommand(say("half_point", language, text=half[1].strip()), example=PLACE_EXAMPLE)
    for each in (name, *aliases):
        if fault := place_name_fault(each, language):
            raise InvalidCommand(fault, example=PLACE_EXAMPLE)
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise InvalidCommand(say("bad_point", language, text=f"{lat}, {lon}"), example=PLACE_EXAMPLE)
    if radius is not None and not 0 < radius <= _FARTHEST_KM:
        raise InvalidCommand(say("bad_radius", language, text=f"{radius:g} km"), example=PLACE_EXAMPLE)
    others = tuple(dict.fromkeys(alias for alias in aliases if alias != name))
    return Place(name=name, aliases=others, lat=lat, lon=lon, radius_km=radius)


def parse_feed(text: str, *, language: Language = "en") -> Feed:
    """The feed that a line of chat describes: an address, then an interval, ``full``, ``lang fr``, ``title …``.

    Raises InvalidCommand in ``language``.
    """
    url, _, rest = tidy(text).partition(" ")
    url = bare_address(url)
    if "://" not in url and re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/\S*)?", url):
        url = f"https://{url}"
    if fault := url_fault(url, language):
        raise InvalidCommand(fault, example=FEED_EXAMPLE)
    title, rest = _taken(_TITLE, rest)
    tag, rest = _taken(_LANGUAGE, rest)
    tag = (language_meant(tag) or tag.lower()) if tag else ""
    if tag and (fault := language_fault(tag, language)):
        raise InvalidCommand(fault, example=FEED_EXAMPLE)
    full = _FULL.search(rest)
    rest = _EVERY_SAID.sub(_in_figures, rest, count=1)
    every = _EVERY.search(rest)
    rest = _EVERY.sub(" ", _FULL.sub(" ", rest, count=1), count=1).strip(" ,،")
    interval = _interval(every, language) if every else None
    if rest:
        raise InvalidCommand(say("rule_stopped", language, text=rest), example=FEED_EXAMPLE)
    return Feed(url=url, title=title, language=tag or None, every=interval, full_text=full is not None)


def bare_address(said: str) -> str:
    """An address without the brackets, quotes or comma that came with it when it was copied."""
    return said.strip('<>«»"“” ,;،؛')


def _in_figures(every: re.Match[str]) -> str:
    number = number_said(every[2].split())
    return every[0] if number is None else f"{every[1]}{number} "


def _interval(every: re.Match[str], language: Language) -> timedelta:
    interval = timedelta(seconds=int(every[1] or every[2] or 1) * _SECONDS[every[3][0].lower()])
    if not SHORTEST_INTERVAL <= interval <= LONGEST_INTERVAL:
        raise InvalidCommand(say("bad_interval", language, text=every[0].strip()), example=FEED_EXAMPLE)
    return interval


def _taken(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    """What the pattern's group finds, and the text without it."""
    found = pattern.search(text)
    if found is None:
        return "", text
    return found[1].strip(' "«»“”'), text[: found.start()] + text[found.end() :]
