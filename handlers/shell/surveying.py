"""What rules stand for, told on the command line: the places in their areas, and what their author should hear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alerts.matching.areas import around
from alerts.model import Language, Place, Rule
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.rules.chat.writing import area_text
from alerts.rules.telling.remarks import remarks
from handlers.phrases import phrase
from handlers.shell.reading import warn
from handlers.shell.screen import Screen, safe

_SHOWN = 12


def tell_areas(rules: Iterable[Rule], places: Sequence[Place], *, gazetteer: Gazetteer, screen: Screen) -> None:
    """A line for each area that the rules name, each once, and one more where some of its places are left out."""
    language = screen.language
    for area in dict.fromkeys(area for rule in rules for area in rule.areas):
        found = around(area, tracked=places, gazetteer=gazetteer)
        names = ", ".join(dict.fromkeys(gazetteer.localized(each.id, language) for each in found.known[:_SHOWN]))
        more = " …" if len(found.known) > _SHOWN else ""
        told = phrase(
            "area.holds",
            language,
            area=safe(area_text(area, language)),
            places=len(found.known),
            names=len(found.names),
            shown=(names or ", ".join(map(safe, found.names))) + more,
        )
        screen.line(told, style="dim")
        if found.left_out:
            screen.line(phrase("area.left out", language, count=found.left_out), style="yellow")


def tell_remarks(rules: Iterable[Rule], language: Language) -> None:
    """On standard error, what may not do what a rule's author thinks: struck forms of no keyword, too high a score."""
    for rule in rules:
        for remark in remarks(rule, language):
            warn(rule.name, remark)
