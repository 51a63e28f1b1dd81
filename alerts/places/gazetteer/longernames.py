"""The longer names of different places that hold a name: who follows Beni does not want Beni Mellal.

Preferred mistake: a longer name too many, since a place that is really meant is nearly always also named by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Kind, Known, kilometres
from alerts.places.namekeys import key_of

NEIGHBOURHOOD_KM: Final = 50.0
"""A longer name nearer than this is taken for the place itself (Khartoum North) or a part of it."""


def longer_names(
    gazetteer: Gazetteer,
    alias: str,
    lat: float | None = None,
    lon: float | None = None,
    *,
    known_as: Sequence[str] = (),
) -> tuple[str, ...]:
    """The names, as keys, of different places that hold ``alias`` as whole words: Beni Mellal for Beni.

    Different is what lies more than 50 km away (or, for an area, outside its extent) and neither holds the place
    nor is a part of it, unless the best known town of that name has the longer one too (Ciudad Juárez, also a
    village); and the country around a town. Without a point the places that have exactly this name, or one of the
    other names that the place is ``known_as``, stand for it.
    """
    key = key_of(alias)
    if not key:
        return ()
    homes: Sequence[Known] = gazetteer.called(tuple(known_as) if alias in known_as else (alias, *known_as))
    if lat is not None and lon is not None:
        homes = [home for home in homes if _apart(home, lat, lon) <= NEIGHBOURHOOD_KM + home.extent_km]
    point = None if lat is None or lon is None else (lat, lon)
    holding = frozenset(above.id for home in homes for above in gazetteer.parents(home.id))
    holders = tuple(gazetteer.containing(key))
    towns = (home for home in homes if home.kind not in {Kind.COUNTRY, Kind.REGION})
    best = max(towns, key=lambda home: home.population, default=None)
    own = {text for text, place in holders if best is not None and place.id == best.id}
    longer: dict[str, None] = {}
    for text, place in holders:
        if text in longer:
            continue
        is_apart = place.id not in holding and text not in own and _is_elsewhere(place, homes, point, gazetteer)
        if is_apart or _is_land_around(place, homes):
            longer[text] = None
    return tuple(longer)


def _is_land_around(place: Known, homes: Sequence[Known]) -> bool:
    """True for a country whose name holds that of a town or region in it: Guinea-Bissau is not Bissau."""
    return place.kind is Kind.COUNTRY and bool(homes) and all(home.kind is not Kind.COUNTRY for home in homes)


def _is_elsewhere(
    place: Known, homes: Sequence[Known], point: tuple[float, float] | None, gazetteer: Gazetteer
) -> bool:
    """True where ``place`` is neither near one of ``homes`` or ``point`` nor a part of one."""
    if any(_apart(place, home.lat, home.lon) <= max(_reach(home), _embrace(place, home)) for home in homes):
        return False
    surface = place.kind in {Kind.REGION, Kind.DISTRICT} and not homes
    if point and _apart(place, *point) <= NEIGHBOURHOOD_KM + (place.extent_km if surface else 0):
        return False
    ids = {home.id for home in homes}
    return place.id not in ids and not any(above.id in ids for above in gazetteer.parents(place.id))


def _reach(home: Known) -> float:
    """How far from ``home`` a longer name still counts as it; countries go by their parts alone."""
    return NEIGHBOURHOOD_KM if home.kind is Kind.COUNTRY else max(NEIGHBOURHOOD_KM, home.extent_km)


def _embrace(place: Known, home: Known) -> float:
    """How far an area, which stands in no chain of parents, may hold a town."""
    return place.extent_km if place.kind is Kind.AREA and home.kind is not Kind.COUNTRY else 0.0


def _apart(place: Known, lat: float, lon: float) -> float:
    return kilometres(place.lat, place.lon, lat, lon)
