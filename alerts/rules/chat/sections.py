"""A rule text in sections, « choléra, mpox – Goma – urgent »: which of them names the places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from alerts.language.inflection import languages_with
from alerts.language.lexicon import concepts_for
from alerts.language.scripts import script_of
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.knownplaces import LONGEST_NAME
from alerts.rules.chat.writing import TALKS

_DASH: Final = re.compile(r"\s+[-–—|]+\s+|\s*\n\s*")
_BETWEEN_PLACES: Final = re.compile(r"[,،]|\s(?:or|ou|et|and|أو)\s|\sو(?=\w)")
_FEWEST_SECTIONS: Final = 2


def in_sections(reading: Reading) -> Iterator[str]:
    """« choléra, mpox – Goma – urgent », in lines or with any other sign between: words, places, the rest."""
    pieces = [piece.strip() for piece in _DASH.split(reading.text) if piece.strip()]
    first, colon, rest = reading.text.partition(":")
    if len(pieces) < _FEWEST_SECTIONS and colon and rest.strip() and (names := _places_at_the_end(reading, first)):
        pieces = [names, rest.strip()]  # حلب وإدلب: قصف
    if len(pieces) < _FEWEST_SECTIONS:
        return
    comma = f"{TALKS[reading.tongue].comma} "
    at = next((at for at, piece in enumerate(pieces) if names_places(reading, piece)), None)
    if at:
        yield f"{comma.join(pieces[:at])} {TALKS[reading.tongue].near} {' '.join(pieces[at:])}"
    elif at == 0:
        yield f"{pieces[1]} {TALKS[reading.tongue].near} {' '.join((pieces[0], *pieces[2:]))}"


def _places_at_the_end(reading: Reading, text: str) -> str:
    """The places that a text ends with, without what stands before them: « au Mali, au Niger », في درنة أو سوسة; ""
    where a part of it names none."""
    names: list[str] = []
    for piece in reversed(_BETWEEN_PLACES.split(text)):
        words = piece.split()
        starts = (words[at:] for at in range(max(0, len(words) - LONGEST_NAME), len(words)))
        named = next((name for start in starts if names_place(reading, name := " ".join(start))), "")
        attached = words[-1][1:] if words and not named and words[-1].startswith("ب") else ""
        named = named or (attached if attached and names_place(reading, attached) else "")
        if not named:
            break
        names.insert(0, named)
    return f"{TALKS[reading.tongue].comma} ".join(names)


def names_place(reading: Reading, text: str) -> bool:
    """True for a place and nothing else: a tracked one, or one of the gazetteer that is no word of a dictionary."""
    name = text.strip()
    if reading.known.named(name) is not None:
        return True
    if not reading.knows(name) or concepts_for(name):
        return False
    return not languages_with(name.lower()) or name[:1].isupper() or script_of(name) == "arabic"


def names_places(reading: Reading, text: str) -> bool:
    """True for places and nothing else, with commas, an or or an and between them."""
    return all(names_place(reading, piece) for piece in _BETWEEN_PLACES.split(text))
