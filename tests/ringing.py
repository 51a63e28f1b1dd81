"""Which concepts of the lexicon ring for a text, by one watch that all tests of a process share: it takes seconds."""

from __future__ import annotations

from functools import cache

from alerts.language.lexicon import all_concepts
from alerts.model import Entry, Place, Rule, Watchlist, Window, WindowUnit
from alerts.triage import Watch, prepare

_PLACE = "Zzqx"


def concepts_in(text: str, language: str) -> set[str]:
    """The ids of the concepts that have a word in ``text``."""
    entry = Entry(feed="f", entry_id=text, content=f"{text} {_PLACE}", language=language)
    return set(_watch().firing(entry))


@cache
def _watch() -> Watch:
    anywhere = Window(unit=WindowUnit.ARTICLE)
    rules = tuple(
        Rule(name=each.id, keywords=(f"concept:{each.id}",), places=(_PLACE,), within=anywhere)
        for each in all_concepts()
    )
    return prepare(Watchlist(places=(Place(name=_PLACE),), rules=rules))
