"""A rule pasted as a rules file has it (``[[rule]]`` …): shown as lines of chat, a press each, and not saved."""

from __future__ import annotations

import asyncio
import re
import tomllib
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from alerts.errors import InvalidFile
from alerts.letters import worded
from alerts.model import Role, Rule, Watchlist
from alerts.rules.chat.writing import format_rule
from alerts.rules.file.rulefile import read_rulefile, write_rulefile
from alerts.store.places_table import read_places
from alerts.wordings.operating import said_at_a_shell
from handlers.chat.asked import Asked
from handlers.chat.labels import label
from handlers.chat.meaning import propose

_RULE: Final = re.compile(r"^\s*\[\[\s*rule\s*\]\]\s*(?:#.*)?$", re.MULTILINE)
_PLAIN_QUOTES: Final = str.maketrans("“”„«»‘’", '"""""\'\'')
_MOST: Final = 3


async def propose_all(asked: Asked) -> bool:
    """Show the first rules of a pasted file and how many more there are, or what is wrong with it; False where the text
    is none, or not of the staff."""
    if asked.actor.role is Role.EVERYBODY or not _RULE.search(asked.text):
        return False
    try:
        rules = await _rules(asked)
    except InvalidFile as wrong:
        await asked.send(worded(said_at_a_shell(str(wrong), asked.language)))
        return True
    for rule in rules[:_MOST]:
        await propose(asked, format_rule(rule, asked.language))
    if len(rules) > _MOST:
        await asked.send(worded(label("more_pasted", asked.language).format(more=len(rules) - _MOST)))
    return True


async def _rules(asked: Asked) -> tuple[Rule, ...]:
    """The rules of the text, in which tracked places may be named. Raises InvalidFile, by the lines of the text."""
    text = asked.text if '"' in asked.text else asked.text.translate(_PLAIN_QUOTES)
    own = _places(text)
    others = tuple(place for place in await asked.read(read_places) if place.name not in own)
    whole = f"{text}\n{write_rulefile(Watchlist(places=others))}"
    read = await asyncio.to_thread(read_rulefile, whole, file="/watch", knows=asked.parts.knows)
    return read.rules


def _places(text: str) -> Sequence[object]:
    """The names of the places that the text itself describes; none where it cannot be read."""
    places: object = ()
    with suppress(tomllib.TOMLDecodeError, RecursionError):
        places = tomllib.loads(text).get("place")
    return [place.get("name") for place in places if isinstance(place, dict)] if isinstance(places, list) else []
