"""Other ways in which reports write a place's name in Arabic letters: كفر نبل and كفرنبل, كفر لاتة and كفر لاتا."""

from __future__ import annotations

import re
from typing import Final

from alerts.places.namekeys import Script, script_of
from alerts.places.names.manners import arabic_manners

_GLUED: Final = re.compile(r"^(كفر|تل|معر|دير|بيت|عين|جب)(\s?)(?!ة)(\w{3,})$")
_ENDINGS: Final = {"ا": "ة", "ة": "ا"}
_LONG: Final = 6
"""Letters of a name whose last one may be written in the other way."""


def other_ways(name: str) -> tuple[str, ...]:
    """A name with its generic word glued on, or parted (كفر نبل, كفرنبل), each also with the other of the two
    endings that sound alike (كفر لاتة, كفر لاتا); one word with its article or without (الناجية, ناجية); and
    as agencies write it. Nothing for a name in other letters."""
    if script_of(name) is not Script.ARABIC:
        return ()
    ways = [name]
    if found := _GLUED.match(name):
        word, space, rest = found.groups()
        if space and not rest.startswith("ال"):
            ways.append(f"{word}{rest}")
        elif not space and word in {"كفر", "معر"}:
            ways.append(f"{word} {rest}")
    ended = [f"{way[:-1]}{_ENDINGS[way[-1]]}" for way in ways if way[-1:] in _ENDINGS and len(way) >= _LONG]
    if " " not in name:
        ended += [way.removeprefix("ال") for way in (name, *ended) if way.startswith("ال")]
        ended += [f"ال{way}" for way in (name, *ended) if way.endswith("ية") and not way.startswith("ال")]
    return (*ways[1:], *ended, *arabic_manners(name))
