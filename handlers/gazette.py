"""The gazetteer of one call: the bundled one, and on top of it the operators' own file (``TOCSIN_PLACES``).

A row that cannot be used is said with its line on standard error; the other rows count.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from alerts.errors import InvalidFile
from alerts.places.additions import Additions, read_additions
from alerts.places.gazetteer import Gazetteer
from alerts.settings import Settings

LARGEST_FILE: Final = 50 * 1024 * 1024


def open_gazetteer(settings: Settings) -> Gazetteer:
    """All known places. Raises ``InvalidFile`` where the operators' file cannot be read at all."""
    if settings.places is None:
        return Gazetteer.open()
    additions = own_places(settings.places)
    for problem in additions.problems:
        sys.stderr.write(f"tocsin: {problem}\n")
    return Gazetteer.open(added=additions.places)


def own_places(path: Path) -> Additions:
    """The places of the operators' file, and the rows that were refused."""
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        reason = (fault.strerror or "it is no file").lower()
        raise InvalidFile(f"cannot be read: {reason}; TOCSIN_PLACES names it", file=str(path)) from fault
    if len(body) > LARGEST_FILE:
        raise InvalidFile("larger than 50 MB: this is not a gazetteer file", file=str(path))
    try:
        return read_additions(body.decode("utf-8-sig"), file=str(path))
    except UnicodeDecodeError as fault:
        line = body.count(b"\n", 0, fault.start) + 1
        raise InvalidFile("this is not UTF-8 text: save the file as UTF-8", file=str(path), line=line) from fault
