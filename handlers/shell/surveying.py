"""What rules stand for, told on the command line: the places in their areas, and what their author should hear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alerts.matching.areas import around
from alerts.model import Language, Place, Rule
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.rules.chat.writing import area_text
from alerts.rules.telling.mistyped import slips
from alerts.rules.telling.remarks import remarks
from handlers.arealists import first_of, kinds_of
from handlers.phrases import grouped, phrase
from handlers.shell.reading import warn
from handlers.shell.screen import Screen, safe

_SHOWN = 12
_SPELLED = 200
"""Rules whose words are held against the dictionaries, a millisecond or ten a word that none has."""


def tell_areas(rules: Iterable[Rule], places: Sequence[Place], *, gazetteer: Gazetteer, screen: Screen) -> None:
    """A line for each area that the rules name, each once."""
    language = screen.language
    for area in dict.fromkeys(area for rule in rules for area in rule.areas):
        found = around(area, tracked=places, gazetteer=gazetteer)
        names = first_of(found, gazetteer, language, most=_SHOWN) or found.names
        left = len(found.known) - _SHOWN
        told = phrase(
            "area.holds" if found.known else "area.unknown",
            language,
            area=safe(area_text(area, language)),
            places=grouped(len(found.known)),
            kinds=kinds_of(found, language),
            shown=", ".join(map(safe, names))
            + (phrase("area.more", language, count=grouped(left)) if left > 0 else ""),
        )
        screen.line(told, style="dim")


def tell_remarks(rules: Iterable[Rule], language: Language) -> None:
    """On standard error, what may not do what a rule's author thinks: struck forms of no keyword, too high a score, and
    in the first rules words that look mistyped."""
    for number, rule in enumerate(rules):
        spelling = slips(rule, language) if number < _SPELLED else ()
        for remark in (*spelling, *remarks(rule, language)):
            warn(rule.name, remark)
