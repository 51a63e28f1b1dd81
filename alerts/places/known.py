"""What the gazetteer says of a place: ``Known`` and ``Name``, and how far two points are apart."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from alerts.model import Language


class Kind(StrEnum):
    """What a place is. District is the second administrative level, quarter a part of a city."""

    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    CITY = "city"
    QUARTER = "quarter"
    CAMP = "camp"
    AREA = "area"
    FACILITY = "facility"


CITY: Final = 15_000
"""Inhabitants from which a settlement is no small place."""
SPOTS: Final = frozenset({Kind.CITY, Kind.QUARTER, Kind.CAMP, Kind.FACILITY})
"""Kinds that have a point of their own; of the others the point is only the middle of a surface."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A written form of a place.

    ``language`` is the first of ``languages``, those that the sources say write it so; None where they do not say.
    ``default`` is true where it may be taken as an alias without asking; ``common`` holds the languages that have
    the same string in small letters as an ordinary word. ``in_context`` is true for an everyday word in a script
    without capitals, which counts only where the text shows that the place is meant (see ``incontext``).
    """

    text: str
    language: Language | None = None
    languages: tuple[Language, ...] = ()
    default: bool = False
    common: frozenset[str] = frozenset()
    in_context: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A place of the gazetteer. ``id`` is the GeoNames id, negative for places of our own overlay or of a file.

    ``country`` is the ISO 3166-1 code, ``admin1`` the name of the region above it ("" where unknown), ``population``
    0 where unknown, ``extent_km`` how far the place reaches from its point (0 for a settlement of usual size).
    """

    id: int
    name: str
    kind: Kind
    country: str
    admin1: str
    lat: float
    lon: float
    population: int = 0
    extent_km: int = 0
    parent: int | None = None


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The great-circle distance between two points given in degrees.

    >>> round(kilometres(36.2, 37.16, 33.51, 36.29))
    309
    """
    phi, other_phi = math.radians(lat), math.radians(other_lat)
    half_chord = (
        math.sin((other_phi - phi) / 2) ** 2
        + math.cos(phi) * math.cos(other_phi) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    )
    return 12742.0 * math.asin(math.sqrt(min(1.0, half_chord)))
