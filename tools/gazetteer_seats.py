"""Towns that go by the name of the region that they are the seat of: Choluteca in Choluteca, Nabatieh in Nabatieh.

Sources list such a name for the town without a language, behind a longer official one (Ciudad Choluteca), and for the
region with the languages that write it. The town takes these over: a name that two levels share is one in use. Not so
with countries (Mexico is not Mexico City), names unlike the main one (Sverdlovsk, for Yekaterinburg) and ordinary
words (Sana, for Sanaa).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from alerts.places.known import SPOTS, Kind
from alerts.places.namekeys import key_of
from alerts.places.names.aliases import STRAY, languages_in_which_common
from alerts.places.names.consonants import bones
from tools.gazetteer_sources import Row

_USUAL: Final = "en"
"""The language of a region's main name that no source tags."""


def name_seats(rows: Mapping[int, Row]) -> None:
    """Gives untagged names of settlements in ``rows`` the languages that the regions above them have for that name."""
    known: dict[int, dict[str, set[str]]] = {}
    for row in rows.values():
        if row.kind not in SPOTS or row.id < 0:
            continue
        above = row.parent
        while above is not None and rows[above].kind is not Kind.COUNTRY:
            if above not in known:
                known[above] = _tagged(rows[above])
            for text, tags in row.names.items():
                shared = known[above].get(key_of(text), set())
                is_like = bones(key_of(text)) in bones(key_of(row.name))
                if shared and is_like and not tags - {STRAY} and not languages_in_which_common(text):
                    tags.update(shared)
            above = rows[above].parent


def _tagged(region: Row) -> dict[str, set[str]]:
    """Keys of the names of a region → their languages."""
    found: dict[str, set[str]] = {key_of(region.name): {_USUAL}}
    for text, tags in region.names.items():
        if tags - {STRAY}:
            found.setdefault(key_of(text), set()).update(tags - {STRAY})
    return found
