"""Rows of a CSV file as spreadsheets write it: cells parted by commas, semicolons or tabs, points with a decimal comma.

Which sign parts the cells is told from the first line, which names the columns; ``sep=;`` above it, as Excel writes, is
passed over. A row that cannot be cut into cells is refused alone: an open quote costs its own line, not the rest.
Preferred mistake: a row refused that a person could have read.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from alerts.errors import InvalidFile

_SIGNS: Final = (",", ";", "\t")
_NEEDED: Final = frozenset({"name", "lat", "lon"})
_COLUMNS: Final = {"latitude": "lat", "longitude": "lon", "long": "lon", "lng": "lon", "nom": "name"}
"""What spreadsheets call a column, and what it is here."""
_LONGEST_ROW: Final = 20
"""Lines that a cell between quotes may run over."""
_LINE: Final = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_SEPARATOR: Final = re.compile(r"sep=(.)\s*", re.IGNORECASE)
_FIGURES: Final = frozenset({"lat", "lon", "extent_km"})
_DECIMAL_COMMA: Final = re.compile(r"\s*([-+]?\d{1,3}),(\d{1,15})\s*")


def csv_rows(text: str, *, file: str, fields: frozenset[str]) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """The line on which each row begins, and its values by column; a row that is broken has the field ``broken``.

    Raises ``InvalidFile`` where the first line does not name the columns.
    """
    lines = _LINE.findall(text.removeprefix("\ufeff"))
    at = 1 if lines and _SEPARATOR.fullmatch(lines[0].strip()) else 0
    sign, head = _head(lines[at] if at < len(lines) else "", file, at + 1)
    at += 1
    while at < len(lines):
        taken = _lines_of_row(lines, at)
        cells = _cells("".join(lines[at : at + taken]), sign)
        if isinstance(cells, str):
            yield at + 1, {"broken": cells}
        elif any(cell.strip() for cell in cells):
            yield at + 1, _values(head, cells, fields)
        at += taken


def _head(line: str, file: str, number: int) -> tuple[str, Sequence[str]]:
    """The sign that parts the cells, and the names of the columns."""
    for sign in _SIGNS:
        cells = _cells(line, sign)
        if not isinstance(cells, str):
            names = [_COLUMNS.get(name, name) for name in (cell.strip().lower() for cell in cells)]
            if set(names) >= _NEEDED:
                return sign, names
    raise InvalidFile("the first line must name the columns name, lat and lon", file=file, line=number)


def _lines_of_row(lines: Sequence[str], at: int) -> int:
    """How many lines the row takes that begins at ``at``: until its quotes are closed, one where they never are."""
    quotes = 0
    for taken, line in enumerate(lines[at : at + _LONGEST_ROW], start=1):
        quotes += line.count('"')
        if quotes % 2 == 0:
            return taken
    return 1


def _cells(row: str, sign: str) -> list[str] | str:
    """The cells of a row, or in words why it has none."""
    try:
        return next(csv.reader([row.rstrip("\r\n")], delimiter=sign, strict=True), [])
    except csv.Error as mistake:
        return f"not a row of cells: {mistake}"


def _values(head: Sequence[str], cells: Sequence[str], fields: frozenset[str]) -> Mapping[str, Any]:
    if any(cell.strip() for cell in cells[len(head) :]):
        return {
            "broken": f"{len(cells)} cells for {len(head)} columns; put a cell that has a comma in it between quotes"
        }
    filled = {column: cell.strip() for column, cell in zip(head, cells, strict=False) if cell.strip()}
    names = {column[6:]: cell.split("|") for column, cell in filled.items() if column.startswith("names_")}
    plain = {column: cell for column, cell in filled.items() if column in fields}
    plain |= {column: _with_point(cell) for column, cell in plain.items() if column in _FIGURES}
    return plain | {"names": names, "aliases": filled.get("aliases", "").split("|")}


def _with_point(figure: str) -> str:
    """A number with a decimal comma, written with a point: 36,25."""
    found = _DECIMAL_COMMA.fullmatch(figure)
    return f"{found[1]}.{found[2]}" if found else figure
