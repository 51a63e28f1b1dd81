"""Whether a followed place carries the number of the place that it is called after; what is odd is said, not refused.

A number that the gazetteer lacks may be right, for it has not every place of the world. Preferred mistake: no remark.
"""

from __future__ import annotations

from typing import Final

from alerts.model import Language, Place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Known, kilometres
from alerts.places.names.spelling import spelling_key
from alerts.wordings import say

_TOGETHER_KM: Final = 50.0


def odd_number(place: Place, gazetteer: Gazetteer, *, language: Language) -> str | None:
    """What is odd about the ``geonames`` of a place: unknown, or of a place elsewhere and of another name."""
    if place.geonames is None:
        return None
    known = gazetteer.get(place.geonames)
    meant = next(iter(gazetteer.same_name(place.name)), None)
    if known is None:
        advice = _advice(place, meant, gazetteer, language)
        return say("geonames_unknown", language, number=place.geonames, name=place.name, advice=advice)
    if _is_called(known, place, gazetteer) or _is_there(known, place):
        return None
    if meant is None or _near(known, meant):
        return None
    there = _described(known, gazetteer, language)
    advice = _advice(place, meant, gazetteer, language)
    return say("geonames_elsewhere", language, number=place.geonames, name=place.name, there=there, advice=advice)


def _is_called(known: Known, place: Place, gazetteer: Gazetteer) -> bool:
    """True where one of the tracked names is a name of the known place, or is spelt nearly so."""
    if any(known in gazetteer.same_name(name) for name in place.names):
        return True
    keys = {spelling_key(name.text) for name in gazetteer.names(known.id)} - {""}
    return any(spelling_key(name) in keys for name in place.names)


def _is_there(known: Known, place: Place) -> bool:
    """True where the tracked place has a point, and it lies near or in the known one."""
    if place.lat is None or place.lon is None:
        return False
    reach = _TOGETHER_KM + known.extent_km + (place.radius_km or 0)
    return kilometres(known.lat, known.lon, place.lat, place.lon) <= reach


def _near(one: Known, other: Known) -> bool:
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= _TOGETHER_KM + one.extent_km + other.extent_km


def _advice(place: Place, meant: Known | None, gazetteer: Gazetteer, language: Language) -> str:
    if meant is None:
        return say("geonames_leave_out", language, name=place.name)
    return say("geonames_write", language, number=meant.id, there=_described(meant, gazetteer, language))


def _described(known: Known, gazetteer: Gazetteer, language: Language) -> str:
    names = [gazetteer.localized(each.id, language) for each in (known, *gazetteer.parents(known.id)[-1:])]
    return ", ".join(names)
