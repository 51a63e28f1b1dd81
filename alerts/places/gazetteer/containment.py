"""Which tracked places are parts of which: a part counts for the whole, never the whole for a part.

Theory: people name a part after the whole (Alep-Est, East Aleppo, حلب الشرقية), and the gazetteer knows what lies in
what. So a place is a part of another when one of its names holds a name of the other as whole words and more, unless
they lie far apart or the gazetteer knows the longer name as a different place (Beni Mellal is not in Beni).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import combinations
from typing import Final

from alerts.language.folding import fold
from alerts.language.tokens import cut
from alerts.model import Place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.longernames import longer_names
from alerts.places.known import Kind, kilometres
from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.everyday import EVERYDAY

_FAR_KM: Final = 50.0
_BREATH_KM: Final = 80.0
_MOST_NEAR: Final = 800
_SHORTEST_NEAR: Final = 3


def parts_of(places: Collection[Place], *, gazetteer: Gazetteer | None) -> Mapping[str, tuple[Place, ...]]:
    """The name of each tracked place → the tracked places that are parts of it."""
    owners: dict[tuple[str, ...], list[Place]] = {}
    for place in places:
        for name in place.names:
            owners.setdefault(_words(name), []).append(place)
    parts: dict[str, dict[str, Place]] = {}
    for part in places:
        for name in part.names:
            words = _words(name)
            for start, stop in combinations(range(len(words) + 1), 2):
                for whole in owners.get(words[start:stop], ()) if stop - start < len(words) else ():
                    if whole.name != part.name and _together(part, name, whole, gazetteer):
                        parts.setdefault(whole.name, {})[part.name] = part
    _add_known(places, parts, gazetteer)
    return {whole: tuple(found.values()) for whole, found in parts.items()}


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(token.surface) for chunk in name.split() for token in cut(chunk).tokens)


def _together(part: Place, name: str, whole: Place, gazetteer: Gazetteer | None) -> bool:
    if _distance(part, whole) > _FAR_KM + (whole.radius_km or 0):
        return False
    if gazetteer is None:
        return True
    elsewhere = (
        longer
        for alias in whole.names
        for longer in longer_names(gazetteer, alias, whole.lat, whole.lon, known_as=whole.names)
    )
    return _words(name) not in {_words(longer) for longer in elsewhere}


def _distance(one: Place, other: Place) -> float:
    """Kilometres between two places; 0 where one of them has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def _add_known(places: Collection[Place], parts: dict[str, dict[str, Place]], gazetteer: Gazetteer | None) -> None:
    """Parts by the gazetteer's chain of parents, for places that are entries of it."""
    by_id = {place.geonames: place for place in places if place.geonames is not None}
    if gazetteer is None:
        return
    for number, part in by_id.items():
        for above in gazetteer.parents(number):
            whole = by_id.get(above.id)
            if whole is not None:
                parts.setdefault(whole.name, {})[part.name] = part


def names_near(place_id: int, gazetteer: Gazetteer) -> frozenset[str]:
    """The Arabic names, as keys, of the places near one and of those that hold it, but for everyday words and the
    country: what tells that an everyday word beside them is a place too."""
    place = gazetteer.get(place_id)
    if place is None:
        return frozenset()
    above = [each for each in gazetteer.parents(place_id) if each.kind is not Kind.COUNTRY]
    near = (*above, *gazetteer.within(place.lat, place.lon, _BREATH_KM)[:_MOST_NEAR])
    forms = (text for each in near if each.id != place_id for _, text in gazetteer.forms(each.id))
    return telling_names(key_of(text) for text in forms if script_of(text) is Script.ARABIC)


def telling_names(keys: Iterable[str]) -> frozenset[str]:
    """Those of the names, as keys, that are places wherever they stand: no everyday words, and none too short."""
    return frozenset(key for key in keys if key not in EVERYDAY and len(key) >= _SHORTEST_NEAR)
