"""An area of a rule → the known places in it and the names they go by: the circle around a place, or what is inside it.

Resolved when the watchlist is made ready, and shown to the person before a rule is saved. Theory: an area stands for
many places that nobody chose one by one, so it takes the safe names of each only: no name that is an ordinary word,
none of three letters, unless the place is a city. Arabic names that are everyday words count in context, as those of a
followed place do. Preferred mistake: a village missed; the places that matter are
tracked by name. The names of tracked places whose point lies in the area count as staff wrote them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from alerts.language.inflection import languages_with
from alerts.model import Area, Place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.containment import names_near, telling_names
from alerts.places.known import SPOTS, Known, Name, kilometres
from alerts.places.namekeys import Script, key_of, script_of

MOST_PLACES: Final = 500
"""The places of a wider circle that lie farthest, or of a larger country the smallest, are left out, which is said."""
_CITY: Final = 15_000
_SHORTEST: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What an area stands for. ``lat`` and ``lon`` are its centre, None where nobody knows one; ``known`` its places,
    the place itself first; ``left_out`` how many more there are."""

    area: Area
    lat: float | None = None
    lon: float | None = None
    known: tuple[Known, ...] = ()
    names: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    """Arabic names that are everyday words, which count where the text shows that the place is meant."""
    near: frozenset[str] = frozenset()
    """The Arabic names, as keys, of places in the area and near it: what shows it."""
    left_out: int = 0

    @property
    def is_empty(self) -> bool:
        """True where nobody knows the place, so that the area is its bare name."""
        return not self.known and self.lat is None


def around(area: Area, *, tracked: Collection[Place], gazetteer: Gazetteer | None) -> Surroundings:
    """The places and names that ``area`` stands for; without a gazetteer, the tracked ones."""
    own = next((place for place in tracked if place.name == area.place), Place(name=area.place))
    centre = centre_of(own, gazetteer)
    point = (own.lat, own.lon) if own.lat is not None and own.lon is not None else None
    if point is None and centre is not None:
        point = centre.lat, centre.lon
    if point is None:
        return Surroundings(area=area, names=own.names)
    found = _known_in(area, centre, point, gazetteer)
    shown = tuple(found[:MOST_PLACES])
    ids = {each.id for each in found} if area.km is None else None
    staff = [place for place in tracked if place != own and _lies_in(place, area, point, ids, gazetteer)]
    names = dict.fromkeys(own.names)
    names |= dict.fromkeys(name for place in staff for name in place.names)
    if gazetteer is not None:
        names |= dict.fromkeys(
            name for each in shown for name in _safe_names(each, gazetteer, is_centre=each == centre)
        )
    names = {name: None for name in names if name not in own.not_aliases}
    everyday, near = _everyday(shown, centre, gazetteer)
    return Surroundings(
        area=area,
        lat=point[0],
        lon=point[1],
        known=shown,
        names=tuple(names),
        everyday=tuple(name for name in everyday if name not in names and name not in own.not_aliases),
        near=near,
        left_out=len(found) - len(shown),
    )


def _everyday(
    known: Iterable[Known], centre: Known | None, gazetteer: Gazetteer | None
) -> tuple[Iterable[str], frozenset[str]]:
    """The names of places that are everyday words, and the names that show beside them that they are places."""
    if gazetteer is None:
        return (), frozenset()
    everyday: dict[str, None] = {}
    near: set[str] = set()
    for each in known:
        names = gazetteer.names(each.id)
        everyday |= dict.fromkeys(name.text for name in names if name.in_context)
        near |= {key_of(name.text) for name in names if name.default and script_of(name.text) is Script.ARABIC}
    around_it = names_near(centre.id, gazetteer) if everyday and centre is not None and centre.kind in SPOTS else ()
    return everyday, telling_names((*near, *around_it)) if everyday else frozenset()


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


def _safe_names(known: Known, gazetteer: Gazetteer, *, is_centre: bool) -> Iterable[str]:
    for name in gazetteer.names(known.id):
        sure = is_centre or known.population >= _CITY
        if name.default and (sure or (len(key_of(name.text)) >= _SHORTEST and not _is_a_word(name))):
            yield name.text


def _is_a_word(name: Name) -> bool:
    """True for a name that some dictionary has; in Arabic these are many, and no capital tells them from words."""
    return bool(name.common or languages_with(name.text.lower()))
