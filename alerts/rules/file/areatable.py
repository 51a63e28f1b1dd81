"""``near`` and ``inside`` of a rule in a rules file: tables and texts ↔ `Area`.

    near = {place = "Alep", km = 25}          every known place in the circle; a list for several circles
    inside = "Syrie"                          every known place inside; a list for several

The place is a [[place]] of the file or a name that the gazetteer knows. What is read is written back the same.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, Final

from alerts.model import Area
from alerts.rules.chat.knownplaces import Knows
from alerts.rules.file.tomltable import Table
from alerts.rules.fitness import FARTHEST_KM, nearest, tidy

AREA_KEYS: Final = ("near", "inside")
_NEAR_EXAMPLE: Final = '{place = "Alep", km = 25}'


def read_areas(table: Table, *, tracked: Collection[str], knows: Knows) -> tuple[Area, ...]:
    """The areas of a rule, circles first; what is wrong is noted in ``table``."""
    areas: list[Area] = []
    for path, value in _listed(table, "near"):
        if (circle := _circle(table, path, value)) is not None:
            areas.append(circle)
            _check_place(table, path, circle.place, tracked=tracked, knows=knows)
    for path, value in _listed(table, "inside"):
        if isinstance(value, str) and tidy(value):
            areas.append(Area(place=tidy(value)))
            _check_place(table, path, tidy(value), tracked=tracked, knows=knows)
        else:
            table.problem(path, 'inside must be the name of a place; write inside = "Alep"')
    return tuple(dict.fromkeys(areas))


def area_values(areas: Sequence[Area]) -> dict[str, object]:
    """The two keys of a rule's table; None for the one that it does not have."""
    near = tuple({"place": area.place, "km": area.km} for area in areas if area.km is not None)
    inside = tuple(area.place for area in areas if area.km is None)
    return {"near": near[0] if len(near) == 1 else near or None, "inside": _alone(inside) or None}


def _alone(names: tuple[str, ...]) -> object:
    return names[0] if len(names) == 1 else names


def _listed(table: Table, key: str) -> list[tuple[tuple[str | int, ...], Any]]:
    if not table.has(key):
        return []
    value = table.value(key)
    if value == []:
        example = _NEAR_EXAMPLE if key == "near" else '"Alep"'
        table.problem(key, f"{key} is empty; write {key} = {example}, or take it out")
    if isinstance(value, list):
        return [((key, index), each) for index, each in enumerate(value)]
    return [((key,), value)]


def _circle(table: Table, path: tuple[str | int, ...], value: object) -> Area | None:
    if not isinstance(value, dict):
        table.problem(path, f"near must be a place and a distance; write near = {_NEAR_EXAMPLE}")
        return None
    for key in value.keys() - {"place", "km"}:
        close = nearest(key, ("place", "km"), most=1)
        table.problem(path, f'unknown key "{key}" in near; write {close[0] if close else _NEAR_EXAMPLE}')
    place, km = value.get("place"), value.get("km")
    if not isinstance(place, str) or not tidy(place):
        table.problem(path, f"near has no place; write near = {_NEAR_EXAMPLE}")
        return None
    if isinstance(km, bool) or not isinstance(km, int | float):
        table.problem(path, f'near: km must be a number; write near = {{place = "{place}", km = 25}}')
        return None
    if not 0 < km <= FARTHEST_KM:
        table.problem(path, f"near: {km} km is out of range; write a number above 0, at most {FARTHEST_KM:g}")
        return None
    return Area(place=tidy(place), km=float(km))


def _check_place(
    table: Table, path: tuple[str | int, ...], name: str, *, tracked: Collection[str], knows: Knows
) -> None:
    if name in tracked or knows(name):
        return
    close = nearest(name, tracked, most=1)
    advice = f'write "{close[0]}"' if close else f'write a [[place]] with name = "{name}"'
    table.problem(path, f'{path[0]}: there is no place "{name}"; {advice}')
