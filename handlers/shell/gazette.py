"""The gazetteer of one call: the bundled one, and on top of it the operators' own file (``TOCSIN_PLACES``).

A row that cannot be used is said with its line on standard error; the other rows count.
"""

from __future__ import annotations

import codecs
import sys
from pathlib import Path
from typing import Final

from alerts.errors import InvalidFile
from alerts.model import Language
from alerts.places.gazetteer.additions import Additions, read_additions, settled
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.settings import Settings
from alerts.wordings.operating import said_at_a_shell

LARGEST_FILE: Final = 50 * 1024 * 1024


def open_gazetteer(settings: Settings, *, language: Language = "en") -> Gazetteer:
    """All known places; what is wrong with rows is said in ``language``. Raises ``InvalidFile`` where the operators'
    file cannot be read at all."""
    bundled = Gazetteer.open()
    if settings.places is None:
        return bundled
    additions = own_places(settings.places, bundled)
    for problem in (*additions.problems, *additions.remarks):
        sys.stderr.write(f"tocsin: {said_at_a_shell(str(problem), language)}\n")
    return bundled.with_added(additions.places)


def own_places(path: Path, bundled: Gazetteer) -> Additions:
    """The places of the operators' file, the rows that were refused, and what is odd about others."""
    try:
        with path.open("rb") as file:
            body = file.read(LARGEST_FILE + 1)
    except OSError as fault:
        reason = (fault.strerror or "it is no file").lower()
        raise InvalidFile(f"cannot be read: {reason}; TOCSIN_PLACES names it", file=str(path)) from fault
    if len(body) > LARGEST_FILE:
        raise InvalidFile("larger than 50 MB: this is not a gazetteer file", file=str(path))
    encoding = "utf-16" if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8-sig"
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as fault:
        line = body.count(b"\n", 0, fault.start) + 1
        raise InvalidFile("this is not UTF-8 text: save the file as UTF-8", file=str(path), line=line) from fault
    return settled(read_additions(text, file=str(path)), knows=lambda place: bundled.get(place) is not None)
