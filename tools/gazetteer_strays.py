"""Names of a place that nobody writes for it today: kept to search by, never taken as aliases without asking.

Strays are marked with the language tag ``-``. Two kinds are found by comparing, the rest are listed by hand:

* a Cyrillic form without a tag whose consonants are unlike all other names of the place: a name of another time
  (Жданов, Свердловск), a nickname (столица Арктики);
* a Latin form without a tag that is the usual name of a larger place elsewhere (Delhi for Dili).

Arabic, Hebrew, Indic and Chinese forms are not compared: there such an unlike name is mostly the one in use (الطبقة for
Ath Thawrah, 海参崴 for Vladivostok).
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path
from typing import Final

from rapidfuzz import fuzz

from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.aliases import STRAY
from alerts.places.names.consonants import bones
from tools.gazetteer_sources import Row

_UNLIKE: Final = 55.0
_LARGER: Final = 3
_LEAST: Final = 5_000
_ROMAN: Final = str.maketrans(
    dict(
        zip(
            "абвгґдеєжзиіїйклмнопрстуфхцчшщъыьэюяўј",
            ("a b v g g d e ye zh z i i yi y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya u y").split(" "),
            strict=True,
        )
    )
)


def mark_strays(rows: Collection[Row], listed: Path) -> list[str]:
    """Marks strays in ``rows``; ``listed`` is the list by hand. Returns what is wrong with that list."""
    usual = _usual_names(rows)
    for row in rows:
        for text, tags in row.names.items():
            tags.discard(STRAY)
            if text != row.name and not tags and (_is_unlike(row, text) or _is_anothers(row, text, usual)):
                tags.add(STRAY)
    by_id = {row.id: row for row in rows}
    wrong = []
    for table in tomllib.loads(listed.read_text("utf-8"))["stray"]:
        for text in table["names"]:
            names = by_id[table["geonames"]].names
            if text in names:
                names[text] = {STRAY}
            else:
                wrong.append(f"{listed.name}: {table['geonames']} has no name “{text}”")
    return wrong


def _usual_names(rows: Collection[Row]) -> dict[str, list[Row]]:
    """Keys of main and tagged names → the places that go by them."""
    usual: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for key in {key_of(text) for text, tags in row.names.items() if tags - {STRAY} or text == row.name}:
            usual[key].append(row)
    return usual


def _is_unlike(row: Row, text: str) -> bool:
    if script_of(text) is not Script.CYRILLIC:
        return False
    own = _consonants(text)
    others = [_consonants(other) for other, tags in row.names.items() if tags - {STRAY} or other == row.name]
    comparable = [other for other in others if other.isascii()]
    return bool(comparable) and all(_likeness(own, other) < _UNLIKE for other in comparable)


def _likeness(one: str, other: str) -> float:
    part = fuzz.partial_ratio(one, other) if min(len(one), len(other)) > 2 else 0.0
    return max(fuzz.ratio(one, other), part)


def _consonants(text: str) -> str:
    return bones(key_of(text.lower().translate(_ROMAN)))


def _is_anothers(row: Row, text: str, usual: dict[str, list[Row]]) -> bool:
    if script_of(text) is not Script.LATIN:
        return False
    return any(
        other.country != row.country and other.population >= max(_LEAST, _LARGER * row.population)
        for other in usual.get(key_of(text), ())
    )
