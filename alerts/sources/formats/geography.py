"""Where an item says it happened, and what alerting feeds (GeoRSS, GDACS, CAP) say in fields of their own. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from alerts.model import Point

_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,3}(?:\.[0-9]{1,20})?", re.ASCII)
_MAX_FIELD: Final = 4_000
_HALF_WAY_ROUND: Final = 180.0

FIELD_NAMES: Final = {
    "cap_areadesc": "area",
    "cap_msgtype": "message_type",
    "cap_responsetype": "response",
    "cap_sendername": "sender_name",
    "gdacs_alertlevel": "alert_level",
    "gdacs_alertscore": "alert_score",
    "gdacs_eventtype": "event_type",
    "gdacs_eventid": "event_id",
    "gdacs_eventname": "event_name",
    "gdacs_fromdate": "from_date",
    "gdacs_todate": "to_date",
    "gdacs_iscurrent": "is_current",
}
_PREFIXES: Final = ("cap_", "gdacs_")
_LEFT_OUT: Final = frozenset({"resource", "resources", "resourcedesc", "title", "description", "cap", "bbox"})


def alert_fields(item: Mapping[str, object]) -> dict[str, str]:
    """The fields of CAP and GDACS in an item, verbatim, under plain names (``severity``, ``alert_level``, ``area``)."""
    fields: dict[str, str] = {}
    for key, value in item.items():
        if not key.startswith(_PREFIXES) or not isinstance(value, str) or not value.strip():
            continue
        name = FIELD_NAMES.get(key, key.partition("_")[2])
        if name not in _LEFT_OUT:
            fields.setdefault(name, value.strip()[:_MAX_FIELD])
    return fields


def point_from(lat: object, lon: object) -> Point | None:
    """A point on earth, None where the two values are none; a comma may stand for the point of decimals."""
    try:
        point = Point(lat=float(str(lat).replace(",", ".")), lon=float(str(lon).replace(",", ".")))
    except ValueError:
        return None
    return point if -90 <= point.lat <= 90 and -180 <= point.lon <= 180 else None


def point_from_pairs(text: str) -> Point | None:
    """The middle of a point, line, box or polygon given as latitude-longitude pairs (``lat lon lat lon`` or commas)."""
    numbers = [float(number) for number in _NUMBER.findall(text[:100_000])]
    if len(numbers) < 2 or len(numbers) % 2:
        return None
    return middle(list(zip(numbers[::2], numbers[1::2], strict=True)))


def middle(corners: Sequence[tuple[float, float]]) -> Point | None:
    """The middle of (latitude, longitude) corners; a closing corner that repeats the first does not count twice.

    What would reach more than half way round the earth lies across the date line instead.
    """
    if len(corners) > 1 and corners[0] == corners[-1]:
        corners = corners[:-1]
    if not corners:
        return None
    lat = sum(lat for lat, _ in corners) / len(corners)
    lons = [lon for _, lon in corners]
    if max(lons) - min(lons) <= _HALF_WAY_ROUND:
        return point_from(lat, sum(lons) / len(lons))
    lon = sum(lon % 360 for lon in lons) / len(lons)
    return point_from(lat, lon - 360 if lon >= _HALF_WAY_ROUND else lon)


def point_from_where(where: object) -> Point | None:
    """The middle of a GeoJSON-like geometry, whose coordinates are longitude first."""
    if not isinstance(where, Mapping):
        return None
    corners = [(lat, lon) for lon, lat in _pairs(where.get("coordinates"))]
    return middle(corners)


def _pairs(coordinates: object) -> list[tuple[float, float]]:
    """The pairs of numbers in nested lists."""
    if not isinstance(coordinates, Sequence) or isinstance(coordinates, str):
        return []
    if len(coordinates) >= 2 and all(isinstance(number, (int, float)) for number in coordinates[:2]):
        return [(float(coordinates[0]), float(coordinates[1]))]
    return [pair for part in coordinates[:2_000] for pair in _pairs(part)]
