"""Of a feed with more items than are read, the newest: most feeds begin with them, some end with them. Pure.

The items are told apart in the text, before anything is parsed, for parsing is what would take too long. The preferred
mistake is to keep what stands first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from alerts.sources.formats.feeddates import read_date

_OPENING: Final = re.compile(r"<(?:[A-Za-z][\w.-]{0,20}:)?(?:item|entry)(?=[\s>])")
_CLOSING: Final = re.compile(r"</(?:[A-Za-z][\w.-]{0,20}:)?(?:item|entry)\s{0,20}>")
_DATE: Final = re.compile(
    r"<(?:\w{1,20}:)?(?:pubDate|published|updated|date|issued|modified)(?:\s[^<>]{0,200})?>\s{0,20}"
    r"(?:<!\[CDATA\[)?([^<\]]{6,60})[<\]]"
)
_EXAMINED: Final = 5_000
"""So many items of each end are looked at."""
_FURTHEST: Final = 100_000
"""So far into an item its date is looked for."""


def newest_items(text: str, *, limit: int) -> str | None:
    """The document with its ``limit`` newest items; None where it has no more, or where they tell no dates."""
    starts = [found.start() for found in _OPENING.finditer(text)]
    if len(starts) <= limit:
        return None
    ends = [*starts[1:], len(text)]
    numbers = _ends(len(starts))
    kept = newest([_date(text, starts[number], ends[number]) for number in numbers], limit=limit)
    if kept is None:
        return None
    last = 0
    for found in _CLOSING.finditer(text, starts[-1]):
        last = found.end()
    chosen = [numbers[place] for place in kept]
    pieces = [text[starts[number] : ends[number] if number + 1 < len(starts) else last] for number in chosen]
    return "".join([text[: starts[0]], *pieces, text[last:] if last else ""])


def newest(dates: Sequence[datetime | None], *, limit: int) -> list[int] | None:
    """Where the ``limit`` newest stand, in their order; None where most have no date."""
    if sum(date is not None for date in dates) * 2 < len(dates):
        return None
    never = datetime.max.replace(tzinfo=UTC)
    ranked = sorted(range(len(dates)), key=lambda place: dates[place] or never, reverse=True)
    return sorted(ranked[:limit])


def _ends(count: int) -> list[int]:
    """The numbers of the first and the last items."""
    return [*range(min(count, _EXAMINED)), *range(max(_EXAMINED, count - _EXAMINED), count)]


def _date(text: str, start: int, end: int) -> datetime | None:
    found = _DATE.search(text, start, min(end, start + _FURTHEST))
    return read_date(found[1].strip()) if found else None
