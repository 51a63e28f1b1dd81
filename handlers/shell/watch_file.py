"""A watchlist from a file that a person names (TOML, OPML, standard input); every fault is a line of its own."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from alerts.errors import InvalidFile
from alerts.model import Language, Place, Watchlist
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.oddnumbers import odd_number
from alerts.rules.file.rulefile import read_rulefile
from alerts.rules.fitness import shared_names
from alerts.sources.formats.opml import read_opml
from alerts.wordings import say
from handlers.phrases import phrase
from handlers.shell.reading import warn
from handlers.shell.screen import safe

LARGEST_FILE: Final = 20 * 1024 * 1024


def read_watch_file(name: str, *, gazetteer: Gazetteer, language: Language) -> Watchlist:
    """The watchlist in a TOML or OPML file, or on standard input; areas may lie around any place of the gazetteer.

    What is odd but taken (a ``geonames`` of another place, a name of two places) is said on standard error, in
    ``language``. Raises ``InvalidFile`` with every mistake."""
    body = _bytes_of(name)
    shown = "standard input" if name == "-" else name
    if name.lower().endswith(".opml"):
        left_out: list[str] = []
        feeds = read_opml(body, file=shown, left_out=left_out)
        for url in left_out:
            warn(url, phrase("left out", language))
        return Watchlist(feeds=feeds)
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = body.count(b"\n", 0, fault.start) + 1
        raise InvalidFile("this is not UTF-8 text: save the file as UTF-8", file=shown, line=line) from fault
    odd: list[str] = []
    judge = partial(_odd_places, gazetteer=gazetteer, language=language)
    watchlist = read_rulefile(text, file=shown, knows=gazetteer.knows, judge=judge, odd=odd)
    sys.stderr.write("".join(f"tocsin: {safe(remark)}\n" for remark in odd))
    return watchlist


def _odd_places(places: Sequence[Place], *, gazetteer: Gazetteer, language: Language) -> Iterator[tuple[int, str, str]]:
    for at, place in enumerate(places):
        if remark := odd_number(place, gazetteer, language=language):
            yield at, "geonames", remark
    for at, name, other in shared_names(places):
        yield at, "aliases", say("alias_shared", language, name=name, place=places[at].name, other=other)


def _bytes_of(name: str) -> bytes:
    if name == "-":
        body = sys.stdin.buffer.read(LARGEST_FILE + 1)
    else:
        try:
            with Path(name).open("rb") as file:
                body = file.read(LARGEST_FILE + 1)
        except (OSError, ValueError) as fault:
            reason = (getattr(fault, "strerror", None) or "this cannot be a file's name").lower()
            raise InvalidFile(f"cannot be read: {reason}", file=name) from fault
    if len(body) > LARGEST_FILE:
        raise InvalidFile("larger than 20 MB: this is not a rules file", file=name)
    return body
