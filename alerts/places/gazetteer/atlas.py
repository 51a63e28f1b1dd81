"""The compiled gazetteer, read where it lies: places by row, names by key, words of names. ``Gazetteer`` asks it.

Four files of blocks (see ``blocks``), written by ``tools/compile_gazetteer.py``:

* ``places.bin``: block 0 is JSON (version, countries, kinds, probes), then one column a block. Rows are sorted by band
  of one degree of latitude, then by longitude, so that a circle is a few runs of rows.
* ``names.bin``: the names of 64 rows a block; a line a row, forms parted by tabs, each ``languages|text``.
* ``keys.bin``: a directory, then 128 keys a block, sorted by script, bones and key, each with its row; a
  closest-spelling search reads the few blocks of the bones in question only.
* ``words.bin``: the same for the words of names of two words and more, each with the numbers of the keys it is in.
"""

from __future__ import annotations

import json
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, Final

from alerts.places.gazetteer.blocks import Blocks, numbers
from alerts.places.known import Kind
from alerts.places.namekeys import Script, script_of
from alerts.places.names.consonants import bones

FORMAT: Final = 2
DATA: Final = Path(__file__).parent / "data"
NAMES_A_BLOCK: Final = 64
BAND_OFFSET: Final = 90
"""Band 0 is the degree of latitude that begins at the south pole."""

COLUMNS: Final = {
    "ids": "i",
    "lat": "i",
    "lon": "i",
    "population": "I",
    "country": "B",
    "kind": "B",
    "extent": "H",
    "parent": "I",
    "by_id": "I",
    "bands": "I",
}
"""Name and ``array`` typecode of each column: degrees times 10,000; ``parent`` is a row plus one, 0 for none;
``by_id`` the rows in order of their ids; ``bands`` the first row of each band."""


_GROUP: Final = "\x1f"
Shelf = tuple[int, str, str]
"""Where a string is filed: its script, its bones, itself."""
_LAST: Final = "\U0010ffff"


def shelf_of(text: str) -> Shelf:
    """Where ``text``, a key, is filed."""
    return int(script_of(text)), bones(text), text


def mark_of(own: str) -> int:
    """A number for bones, nearly always another for others."""
    return zlib.crc32(own.encode())


class _Block:
    """Strings in order, a number for each. Only what is asked for is parsed: most blocks are read for one group."""

    def __init__(self, content: bytes) -> None:
        text, _, self._numbers = content.partition(b"\0")
        self._text: Final = f"{_GROUP}{text.decode()}"

    @cached_property
    def values(self) -> array[int]:
        """The numbers of all strings."""
        return numbers("I", self._numbers)

    @cached_property
    def strings(self) -> list[str]:
        """All strings."""
        return [each for group in self._text[1:].split(_GROUP) for each in group.split("\n")[1:]]

    def group(self, own: str) -> tuple[list[str], int]:
        """The strings with the bones ``own``, and where they begin among all."""
        head = f"{_GROUP}{own}\n"
        at = self._text.find(head)
        if at < 0:
            return [], 0
        end = self._text.find(_GROUP, at + 1)
        strings = self._text[at + len(head) : end if end > 0 else None].split("\n")
        return strings, self._text.count("\n", 0, at)


class Listing:
    """A file of strings on their shelves, each with a number: 128 a block, a directory of firsts in block 0.

    Block 1 holds the marks of all bones that occur, sorted, so that most searches for others need no block. The blocks
    after it are groups parted by U+001F, each the bones and the strings with them, a line each; then the numbers.
    """

    def __init__(self, path: Path) -> None:
        self._blocks = Blocks(path)
        head = json.loads(self._blocks[0])
        self._firsts: list[Shelf] = [(script, own, text) for script, own, text in head["firsts"]]
        self._starts: list[int] = head["starts"]
        self._marks = numbers("I", self._blocks[1])
        self.block = lru_cache(maxsize=256)(self._read)

    def __len__(self) -> int:
        return len(self._firsts)

    def _read(self, number: int) -> _Block:
        return _Block(self._blocks[number + 2])

    def find(self, text: str) -> list[int]:
        """The numbers filed under ``text``."""
        own = (shelf := shelf_of(text))[1]
        found: list[int] = []
        for block, strings, first in self._between(own, shelf, shelf):
            low, high = bisect_left(strings, text), bisect_right(strings, text)
            if low < high:
                found += block.values[first + low : first + high]
        return found

    def alike(self, script: Script, own: str, start: str = "") -> Iterator[tuple[list[str], array[int]]]:
        """The strings in ``script`` with these bones that begin with ``start``, and their numbers."""
        mark = mark_of(own)
        at = bisect_left(self._marks, mark)
        if at < len(self._marks) and self._marks[at] == mark:
            ends = start, start + _LAST
            for block, strings, first in self._between(own, *((int(script), own, end) for end in ends)):
                low, high = (bisect_left(strings, end) for end in ends)
                if low < high:
                    yield strings[low:high], block.values[first + low : first + high]

    def _between(self, own: str, low: Shelf, high: Shelf) -> Iterator[tuple[_Block, list[str], int]]:
        """What has the bones ``own`` in the blocks that may hold the shelves from ``low`` to ``high``, and where in its
        block that begins."""
        for number in range(max(0, bisect_left(self._firsts, low) - 1), bisect_right(self._firsts, high)):
            block = self.block(number)
            strings, start = block.group(own)
            if strings:
                yield block, strings, start

    def at(self, position: int) -> tuple[str, int]:
        """The string number ``position`` of the whole listing, and its number."""
        number = bisect_right(self._starts, position) - 1
        block = self.block(number)
        return block.strings[position - self._starts[number]], block.values[position - self._starts[number]]

    def all_in(self, script: Script, start: str = "") -> Iterator[tuple[list[str], array[int]]]:
        """The blocks of strings in ``script`` whose bones begin with ``start``, and maybe with others beside them; they
        do not go through the cache."""
        first = max(0, bisect_left(self._firsts, (int(script), start, "")) - 1)
        last = bisect_left(self._firsts, (int(script), start + _LAST, ""))
        for number in range(first, last):
            block = self._read(number)
            yield block.strings, block.values

    def close(self) -> None:
        """Closes the file."""
        self._blocks.close()


class Atlas:
    """The bundled gazetteer by row number."""

    def __init__(self, folder: Path = DATA) -> None:
        self._places = Blocks(folder / "places.bin")
        self._names = Blocks(folder / "names.bin")
        self.keys = Listing(folder / "keys.bin")
        self.words = Listing(folder / "words.bin")
        self.head: dict[str, Any] = json.loads(self._places[0])
        if self.head["format"] != FORMAT:
            raise ValueError(f"the gazetteer in {folder} has format {self.head['format']}, not {FORMAT}")
        self.countries: list[str] = self.head["countries"]
        self._kinds = [Kind(kind) for kind in self.head["kinds"]]
        columns = {name: numbers(code, self._places[n]) for n, (name, code) in enumerate(COLUMNS.items(), start=1)}
        self.ids, self._lat, self._lon = columns["ids"], columns["lat"], columns["lon"]
        self.population, self._country, self._kind = columns["population"], columns["country"], columns["kind"]
        self.extent, self._parent = columns["extent"], columns["parent"]
        self._by_id, self._bands = columns["by_id"], columns["bands"]
        self._names_of_block = lru_cache(maxsize=256)(self._read_names)

    def __len__(self) -> int:
        return len(self.ids)

    def row(self, place_id: int) -> int | None:
        """The row of the place with this id."""
        at = bisect_left(self._by_id, place_id, key=self.ids.__getitem__)
        return self._by_id[at] if at < len(self._by_id) and self.ids[self._by_id[at]] == place_id else None

    def point(self, row: int) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        return self._lat[row] / 10_000, self._lon[row] / 10_000

    def kind(self, row: int) -> Kind:
        """What the place is."""
        return self._kinds[self._kind[row]]

    def country(self, row: int) -> str:
        """The ISO code of the country."""
        return self.countries[self._country[row]]

    def parent(self, row: int) -> int | None:
        """The row of the smallest place that holds this one."""
        return self._parent[row] - 1 if self._parent[row] else None

    def below(self) -> dict[int, list[int]]:
        """Rows by the row of their parent; built anew at each call."""
        found: dict[int, list[int]] = {}
        for row, parent in enumerate(self._parent):
            if parent:
                found.setdefault(parent - 1, []).append(row)
        return found

    def names(self, row: int) -> list[tuple[tuple[str, ...], str]]:
        """The written forms of the place with their languages, the main one first."""
        line = self._names_of_block(row // NAMES_A_BLOCK)[row % NAMES_A_BLOCK]
        pairs = (form.split("|", 1) for form in line.split("\t"))
        return [(tuple(languages.split(",")) if languages else (), text) for languages, text in pairs]

    def name(self, row: int) -> str:
        """The main name."""
        line = self._names_of_block(row // NAMES_A_BLOCK)[row % NAMES_A_BLOCK]
        return line.split("\t", 1)[0].split("|", 1)[1]

    def _read_names(self, number: int) -> list[str]:
        return self._names[number].decode().split("\n")

    def near(self, lat: float, lon: float, *, degrees_lat: float, degrees_lon: float) -> Iterator[int]:
        """The rows in a box around a point, across the date line too."""
        low_band = max(0, int((lat - degrees_lat) // 1) + BAND_OFFSET)
        high_band = min(len(self._bands) - 2, int((lat + degrees_lat) // 1) + BAND_OFFSET)
        for band in range(low_band, high_band + 1):
            start, end = self._bands[band], self._bands[band + 1]
            for turn in (-3_600_000, 0, 3_600_000):
                west = int((lon - degrees_lon) * 10_000) + turn
                east = int((lon + degrees_lon) * 10_000) + turn
                yield from range(bisect_left(self._lon, west, start, end), bisect_right(self._lon, east, start, end))

    def unspaced_with(self, part: str) -> Iterator[tuple[str, int]]:
        """The keys in scripts without spaces that hold ``part`` and more, each with its row."""
        joined, starts, rows = self._unspaced
        at = joined.find(part)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            end = joined.index("\n", at)
            if end - starts[number] > len(part):
                yield joined[starts[number] : end], rows[number]
            at = joined.find(part, end)

    @cached_property
    def _unspaced(self) -> tuple[str, array[int], array[int]]:
        """All keys in such scripts in one string, a line each, with the start and the row of each."""
        starts, rows = array("I"), array("I")
        lines: list[str] = []
        at = 0
        for texts, their_rows in self.keys.all_in(Script.UNSPACED):
            for text, row in zip(texts, their_rows, strict=True):
                if script_of(text) is Script.UNSPACED:
                    starts.append(at)
                    at += len(text) + 1
                    lines.append(text)
                    rows.append(row)
        return "\n".join(lines) + "\n", starts, rows

    def close(self) -> None:
        """Closes the files."""
        for part in (self._places, self._names, self.keys, self.words):
            part.close()
