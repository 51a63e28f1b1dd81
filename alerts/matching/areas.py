"""An area of a rule → the known places in it: the circle around a place, or what is inside it.

Resolved when the watchlist is made ready, and shown to the person before a rule is saved. What names the places go by
tells ``terrain``. The names of tracked places whose point lies in the area count as staff wrote them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from alerts.model import Area, Place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Known, kilometres


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an area stands for. ``lat`` and ``lon`` are its centre, None where nobody knows one; ``known`` its places,
    the place itself first where it is known (``centre``), then the nearest of a circle or the largest of an inside."""

    area: Area
    lat: float | None = None
    lon: float | None = None
    centre: Known | None = None
    known: tuple[Known, ...] = ()
    names: tuple[str, ...] = ()
    """The names that staff gave the place, and tracked places in the area."""
    refused: frozenset[str] = frozenset()
    """Names that staff took away from the place."""

    @property
    def is_empty(self) -> bool:
        """True where nobody knows the place, so that the area is its bare name."""
        return not self.known and self.lat is None

    @property
    def reach_km(self) -> float:
        """How far from its centre the area reaches."""
        if self.area.km is not None or self.lat is None or self.lon is None:
            return self.area.km or 0.0
        lat, lon = self.lat, self.lon
        return max((kilometres(lat, lon, each.lat, each.lon) for each in self.known), default=0.0)


def around(area: Area, *, tracked: Collection[Place], gazetteer: Gazetteer | None) -> Surroundings:
    """The places that ``area`` stands for; without a gazetteer, the tracked ones."""
    own = next((place for place in tracked if place.name == area.place), Place(name=area.place))
    centre = centre_of(own, gazetteer)
    if area.km is None and centre is not None and gazetteer is not None:
        centre = _whole(centre, own, gazetteer)
    point = (own.lat, own.lon) if own.lat is not None and own.lon is not None else None
    if point is None and centre is not None:
        point = centre.lat, centre.lon
    if point is None:
        return Surroundings(area=area, names=own.names)
    known = _known_in(area, centre, point, gazetteer)
    ids = {each.id for each in known} if area.km is None else None
    staff = [place for place in tracked if place != own and _lies_in(place, area, point, ids, gazetteer)]
    names = dict.fromkeys((*own.names, *(name for place in staff for name in place.names)))
    return Surroundings(
        area=area,
        lat=point[0],
        lon=point[1],
        centre=centre,
        known=tuple(known),
        names=tuple(name for name in names if name not in own.not_aliases),
        refused=frozenset(own.not_aliases),
    )


def centre_of(place: Place, gazetteer: Gazetteer | None) -> Known | None:
    """The gazetteer's place that a tracked one is: by its number, else the best known of that name (near its point)."""
    if gazetteer is None:
        return None
    if place.geonames is not None:
        return gazetteer.get(place.geonames)
    alike = [each for name in place.names for each in gazetteer.same_name(name)]
    if place.lat is None or place.lon is None:
        return alike[0] if alike else None
    lat, lon = place.lat, place.lon
    return next((each for each in alike if kilometres(each.lat, each.lon, lat, lon) <= 25 + each.extent_km), None)


def _whole(centre: Known, own: Place, gazetteer: Gazetteer) -> Known:
    """What « inside » a place means: a town that holds nothing stands for the region called after it (Idlib)."""
    if gazetteer.children(centre.id):
        return centre
    namesakes = {each.id for name in own.names for each in gazetteer.same_name(name)}
    return next((above for above in gazetteer.parents(centre.id) if above.id in namesakes), centre)


def _known_in(area: Area, centre: Known | None, point: tuple[float, float], gazetteer: Gazetteer | None) -> list[Known]:
    if gazetteer is None:
        return []
    if area.km is not None:
        near = gazetteer.within(*point, area.km)
        return list(dict.fromkeys((*([centre] if centre else []), *near)))
    if centre is None:
        return []
    inside = sorted(gazetteer.inside(centre.id), key=lambda each: (-each.population, each.id))
    return [centre, *inside]


def _lies_in(
    place: Place, area: Area, point: tuple[float, float], ids: set[int] | None, gazetteer: Gazetteer | None
) -> bool:
    """True for a tracked place in the circle or, for an inside, one that the gazetteer puts there."""
    known = centre_of(place, gazetteer) if place.geonames is not None or place.lat is None else None
    if ids is not None:
        return known is not None and place.geonames is not None and known.id in ids
    lat, lon = (place.lat, place.lon) if known is None else (known.lat, known.lon)
    is_placed = place.geonames is not None or place.lat is not None
    return is_placed and lat is not None and lon is not None and kilometres(lat, lon, *point) <= (area.km or 0)
