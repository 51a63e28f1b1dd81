"""Places that a file adds to the gazetteer: our overlay's TOML, and an operator's own CSV, GeoJSON or TOML.

A broken row is refused with its line and the others are kept; a file that cannot be read at all is ``InvalidFile``.
A parent that nobody knows is said, and its row kept without it (``settled``): a camp is somewhere, whoever holds it.
Names without a language, in CSV the column ``aliases``, are parted by ``|``. What a row may say:

    id         a short name of one's own, by which other rows call it their parent (default: from name and point)
    name       the main name; in TOML and GeoJSON the first of ``names`` will do
    names      TOML: a table of language → list; CSV: columns ``names_fr``; GeoJSON: properties ``name:fr``
    kind       country, region, district, city, quarter, camp, area or facility (default area)
    lat, lon   degrees, WGS 84; GeoJSON: the geometry, the middle of its box where it is no point
    country    ISO 3166-1 code of two letters
    parent     GeoNames id, or the ``id`` of another added or overlay place
    extent_km  how far the place reaches from its point
    population
"""

from __future__ import annotations

import json
import math
import re
import tomllib
import unicodedata
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any, Final

from alerts.errors import InvalidFile
from alerts.places.gazetteer.csvrows import csv_rows
from alerts.places.known import Kind, Known, Name
from alerts.places.namekeys import is_cased, key_of
from alerts.places.names.aliases import aliases_of

MOST_ROWS: Final = 50_000
MOST_NAMES: Final = 200
_LONGEST_NAME: Final = 80
_FIELDS: Final = frozenset("id name names aliases kind lat lon country parent extent_km population".split())
_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_TABLE: Final = re.compile(r"\s*\[\[\s*place\s*\]\]")
_AT_LINE: Final = re.compile(r"at line (\d+)")

Forms = tuple[tuple[tuple[str, ...], str], ...]
"""Written forms with their languages, the main one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A place from a file, with its names."""

    place: Known
    forms: Forms
    line: int = 0
    parent_said: str = ""
    """The line of the file on which it begins, and the parent as it is written there."""

    @property
    def names(self) -> tuple[Name, ...]:
        """Its names as the gazetteer gives them: all count without asking, since somebody wrote each of them down, but
        for ordinary words in a script without capitals (ماء)."""
        return tuple(
            name if name.common and not is_cased(name.text) else replace(name, default=True)
            for name in aliases_of(self.forms)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A row that was refused; ``str()`` is ``FILE:LINE: message``."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What a file adds, the rows that were refused, and what is odd about rows that were kept."""

    file: str
    places: tuple[Added, ...]
    problems: tuple[Problem, ...]
    remarks: tuple[Problem, ...] = ()


def settled(additions: Additions, *, knows: Callable[[int], bool]) -> Additions:
    """The same with every unknown parent left out and remarked upon; ``knows`` tells the ids of all other places."""
    own = {each.place.id for each in additions.places}
    places: list[Added] = []
    remarks: list[Problem] = []
    for each in additions.places:
        above = each.place.parent
        if above is None or (above != each.place.id and (above in own or knows(above))):
            places.append(each)
            continue
        parent = each.parent_said[:_LONGEST_NAME]
        said = f"parent “{parent}” is no place that is known; “{each.place.name}” is kept without"
        remarks.append(Problem(file=additions.file, line=each.line, message=said))
        places.append(replace(each, place=replace(each.place, parent=None)))
    return replace(additions, places=tuple(places), remarks=tuple(remarks))


def place_id(given: str) -> int:
    """The number of an added place, from its ``id``: negative, and the same every time."""
    return -(zlib.crc32(given.encode()) & 0x7FFFFFFF) or -1


def read_additions(text: str, *, file: str) -> Additions:
    """The places of ``text``, read by the ending of ``file`` (.csv, .tsv, .geojson, .json or .toml)."""
    readers = {
        ".csv": _csv_rows,
        ".tsv": _csv_rows,
        ".geojson": _geojson_rows,
        ".json": _geojson_rows,
        ".toml": _toml_rows,
    }
    reader = readers.get(PurePath(file).suffix.lower())
    if reader is None:
        raise InvalidFile("a gazetteer file ends in .csv, .geojson or .toml", file=file)
    places: dict[int, Added] = {}
    problems: list[Problem] = []
    for number, (line, row) in enumerate(reader(text, file)):
        if number == MOST_ROWS:
            problems.append(Problem(file=file, line=line, message=f"only the first {MOST_ROWS} places are read"))
            break
        try:
            added = replace(_added(row), line=line)
        except ValueError as mistake:
            problems.append(Problem(file=file, line=line, message=str(mistake)))
            continue
        if places.setdefault(added.place.id, added) is not added:
            twice = f"“{added.place.name}” stands here twice; give each its own id"
            problems.append(Problem(file=file, line=line, message=twice))
    return Additions(file=file, places=tuple(places.values()), problems=tuple(problems))


def _csv_rows(text: str, file: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    return csv_rows(text, file=file, fields=_FIELDS)


def _toml_rows(text: str, file: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as mistake:
        found = _AT_LINE.search(str(mistake))
        line = int(found.group(1)) if found else None
        raise InvalidFile(f"not a TOML file: {mistake}", file=file, line=line) from mistake
    tables = content.get("place", [])
    if set(content) - {"place"} or not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise InvalidFile("a gazetteer file holds [[place]] tables and nothing else", file=file)
    lines = [number for number, line in enumerate(text.splitlines(), start=1) if _TABLE.match(line)]
    for number, table in enumerate(tables):
        line = lines[number] if number < len(lines) else 1
        unknown = sorted(set(table) - _FIELDS)
        yield line, {"unknown": unknown[0]} if unknown else table


def _geojson_rows(text: str, file: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    try:
        features = json.loads(text).get("features")
    except (ValueError, AttributeError, RecursionError) as mistake:
        line = mistake.lineno if isinstance(mistake, json.JSONDecodeError) else None
        raise InvalidFile(f"not a GeoJSON file: {mistake}", file=file, line=line) from mistake
    if not isinstance(features, list):
        raise InvalidFile("a GeoJSON file must be a FeatureCollection", file=file)
    lines = _lines_of_features(text)
    for number, feature in enumerate(features):
        yield (lines[number] if number < len(lines) else 1), _from_feature(feature)


def _lines_of_features(text: str) -> list[int]:
    """The line on which each feature begins."""
    found = re.search(r'"features"\s*:\s*\[\s*', text)
    lines: list[int] = []
    if found:
        at, line, counted = found.end(), 1, 0
        decoder = json.JSONDecoder()
        while at < len(text) and text[at] != "]":
            line += text.count("\n", counted, at)
            counted = at
            lines.append(line)
            _, at = decoder.raw_decode(text, at)
            at += len(text[at : at + 10_000]) - len(text[at : at + 10_000].lstrip(" \t\r\n,"))
    return lines


def _from_feature(feature: object) -> Mapping[str, Any]:
    if not isinstance(feature, dict) or not isinstance(feature.get("properties"), dict):
        return {}
    properties: dict[str, Any] = feature["properties"]
    names = {key[5:]: [value] for key, value in properties.items() if key.startswith("name:")}
    plain = {key: value for key, value in properties.items() if key in _FIELDS}
    spots = list(_positions(feature.get("geometry")))
    if spots:
        west, east = min(lon for lon, _ in spots), max(lon for lon, _ in spots)
        south, north = min(lat for _, lat in spots), max(lat for _, lat in spots)
        plain |= {"lat": (south + north) / 2, "lon": (west + east) / 2}
    return {"names": names} | plain


def _positions(geometry: object) -> Iterator[tuple[float, float]]:
    """Every position in a GeoJSON geometry."""
    waiting = [geometry.get("coordinates")] if isinstance(geometry, dict) else []
    while waiting:
        each = waiting.pop()
        if isinstance(each, list) and len(each) >= 2 and all(_is_number(value) for value in each[:2]):
            yield each[0], each[1]
        elif isinstance(each, list):
            waiting += each


def _added(row: Mapping[str, Any]) -> Added:
    """A place from the fields of a row; ``ValueError`` says in words what is wrong with it."""
    if "broken" in row:
        raise ValueError(str(row["broken"]))
    if "unknown" in row:
        raise ValueError(f"“{row['unknown']}” is not a field of a place; known are {', '.join(sorted(_FIELDS))}")
    forms = _forms(row)
    lat, lon = _degrees(row, "lat", 90), _degrees(row, "lon", 180)
    given = row.get("id") or f"{key_of(forms[0][1])} {lat:.2f} {lon:.2f}"
    country = str(row.get("country", "")).upper()
    if country and not re.fullmatch("[A-Z]{2}", country):
        raise ValueError(f"country must be a code of two letters such as SY, not “{country}”")
    try:
        kind = Kind(str(row.get("kind", "area")).lower())
    except ValueError:
        raise ValueError(f"kind must be one of {', '.join(Kind)}, not “{row['kind']}”") from None
    place = Known(
        id=place_id(str(given)),
        name=forms[0][1],
        kind=kind,
        country=country,
        admin1="",
        lat=lat,
        lon=lon,
        population=_count(row, "population", 20_000_000_000),
        extent_km=_count(row, "extent_km", 9_999),
        parent=_parent(row.get("parent")),
    )
    said = row.get("parent")
    return Added(place=place, forms=forms, parent_said="" if said is None else str(said))


def _forms(row: Mapping[str, Any]) -> Forms:
    tagged = row.get("names") or {}
    if not isinstance(tagged, dict):
        raise ValueError("names must be a table of languages, such as names.fr = ['Alep-Est']")  # noqa: TRY004
    forms: dict[str, list[str]] = {}
    for text in _texts(row.get("name")):
        forms[text] = []
    for language, texts in tagged.items():
        if not _LANGUAGE.fullmatch(language):
            raise ValueError(f"“{language}” is not a language tag such as fr or ar")
        for text in _texts(texts):
            forms.setdefault(text, []).append(language)
    for text in _texts(row.get("aliases")):
        forms.setdefault(text, [])
    if not forms:
        raise ValueError("a place needs a name")
    if len(forms) > MOST_NAMES:
        raise ValueError(f"a place may have {MOST_NAMES} names, not {len(forms)}")
    return tuple((tuple(languages), text) for text, languages in forms.items())


def _texts(value: object) -> Sequence[str]:
    texts = value if isinstance(value, list) else [] if value is None else [value]
    found: list[str] = []
    for text in texts:
        if not isinstance(text, str):
            raise ValueError(f"a name must be text, not {text!r}")  # noqa: TRY004  told to the person as it is
        tidy = " ".join(text.split())
        if not tidy:
            continue
        if len(tidy) > _LONGEST_NAME or any(unicodedata.category(sign) == "Cc" for sign in tidy) or not key_of(tidy):
            raise ValueError(f"“{tidy[:40]}” is no name of a place: at most {_LONGEST_NAME} letters, no control signs")
        found.append(tidy)
    return found


def _degrees(row: Mapping[str, Any], field: str, most: int) -> float:
    value = _number(row.get(field))
    if value is None or not -most <= value <= most:
        raise ValueError(f"{field} must be a number from -{most} to {most}, not “{row.get(field, '')}”")
    return value


def _count(row: Mapping[str, Any], field: str, most: int) -> int:
    value = _number(row.get(field, 0))
    if value is None or not 0 <= value <= most:
        raise ValueError(f"{field} must be a number from 0 to {most}, not “{row.get(field)}”")
    return round(value)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _parent(value: object) -> int | None:
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, int):
        return value
    text = str(value).strip()
    return int(text) if re.fullmatch(r"-?\d{1,10}", text) else place_id(text)
