"""Writes rows into the four files that ``alerts.places.gazetteer.atlas`` reads, and reads rows back from them."""

from __future__ import annotations

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Final

from alerts.places.gazetteer.atlas import BAND_OFFSET, COLUMNS, FORMAT, NAMES_A_BLOCK, Atlas, mark_of, shelf_of
from alerts.places.gazetteer.blocks import planes, write_blocks
from alerts.places.known import Kind
from alerts.places.namekeys import PROBES, key_of, keys_of
from alerts.places.names.consonants import bones
from tools.gazetteer_sources import Row

TEXTS_A_BLOCK: Final = 128
_DICTIONARY: Final = 16_384


def write(rows: Iterable[Row], folder: Path) -> None:
    """Writes the four files into ``folder``; the same rows give the same bytes."""
    ordered = sorted(rows, key=lambda row: (_band(row.lat), round(row.lon * 10_000), row.id))
    _write_places(ordered, folder / "places.bin")
    _write_names(ordered, folder / "names.bin")
    filed = sorted(
        (shelf_of(key), number)
        for number, row in enumerate(ordered)
        for key in {key for text in row.names for key in keys_of(text)}
    )
    _write_listing([(key, row) for (_, _, key), row in filed], folder / "keys.bin")
    words: dict[str, list[int]] = defaultdict(list)
    for position, ((_, _, key), _) in enumerate(filed):
        if " " in key:
            for word in sorted(set(key.split())):
                words[word].append(position)
    listed = sorted(shelf_of(word) for word in words)
    _write_listing([(word, position) for _, _, word in listed for position in words[word]], folder / "words.bin")


def read(folder: Path) -> list[Row]:
    """The rows of compiled files."""
    atlas = Atlas(folder)
    rows = []
    for number in range(len(atlas)):
        lat, lon = atlas.point(number)
        above = atlas.parent(number)
        row = Row(atlas.ids[number], atlas.name(number), atlas.kind(number), atlas.country(number), lat, lon)
        row.population, row.extent_km = atlas.population[number], atlas.extent[number]
        row.parent = None if above is None else atlas.ids[above]
        row.names = {text: set(languages) for languages, text in atlas.names(number)}
        rows.append(row)
    atlas.close()
    return rows


def _band(lat: float) -> int:
    return min(179, math.floor(round(lat * 10_000) / 10_000) + BAND_OFFSET)


def _write_places(rows: Sequence[Row], path: Path) -> None:
    countries = sorted({row.country for row in rows})
    kinds = list(Kind)
    number_of = {row.id: number for number, row in enumerate(rows)}
    filled = Counter(_band(row.lat) for row in rows)
    bands = [0]
    for band in range(180):
        bands.append(bands[-1] + filled[band])
    columns: dict[str, list[int]] = {
        "ids": [row.id for row in rows],
        "lat": [round(row.lat * 10_000) for row in rows],
        "lon": [round(row.lon * 10_000) for row in rows],
        "population": [row.population for row in rows],
        "country": [countries.index(row.country) for row in rows],
        "kind": [kinds.index(row.kind) for row in rows],
        "extent": [row.extent_km for row in rows],
        "parent": [0 if row.parent is None else number_of[row.parent] + 1 for row in rows],
        "by_id": sorted(range(len(rows)), key=lambda number: rows[number].id),
        "bands": bands,
    }
    head = {
        "format": FORMAT,
        "countries": countries,
        "kinds": [str(kind) for kind in kinds],
        "probes": {name: key_of(name) for name in PROBES},
        "bones": {name: bones(key_of(name)) for name in PROBES},
    }
    blocks = [json.dumps(head, ensure_ascii=False, sort_keys=True).encode()]
    write_blocks(path, blocks + [planes(code, columns[name]) for name, code in COLUMNS.items()])


def _write_names(rows: Sequence[Row], path: Path) -> None:
    lines = ["\t".join(f"{','.join(sorted(tags))}|{text}" for text, tags in row.names.items()) for row in rows]
    blocks = ["\n".join(lines[start : start + NAMES_A_BLOCK]).encode() for start in range(0, len(lines), NAMES_A_BLOCK)]
    write_blocks(path, blocks, dictionary=_shared(blocks))


def _write_listing(items: Sequence[tuple[str, int]], path: Path) -> None:
    """``items`` sorted by script, bones and text."""
    blocks: list[bytes] = []
    firsts: list[tuple[int, str, str]] = []
    starts = list(range(0, len(items), TEXTS_A_BLOCK))
    for start in starts:
        part = items[start : start + TEXTS_A_BLOCK]
        groups = groupby((text for text, _ in part), key=bones)
        text = "\x1f".join("\n".join((own, *theirs)) for own, theirs in groups).encode()
        blocks.append(text + b"\0" + planes("I", [number for _, number in part]))
        firsts.append(shelf_of(part[0][0]))
    head = json.dumps({"firsts": firsts, "starts": starts}, ensure_ascii=False, separators=(",", ":")).encode()
    marks = planes("I", sorted({mark_of(bones(text)) for text, _ in items}))
    write_blocks(path, [head, marks, *blocks], dictionary=_shared([block.partition(b"\0")[0] for block in blocks]))


def _shared(blocks: Sequence[bytes]) -> bytes:
    """A dictionary for deflating: slices of blocks from all over the file."""
    step = max(1, len(blocks) // 64)
    return b"".join(block[: _DICTIONARY // 64] for block in blocks[::step])[:_DICTIONARY]
