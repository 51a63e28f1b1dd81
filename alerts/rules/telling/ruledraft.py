"""A rule as it was understood from a line of chat, before anybody saves it."""

from __future__ import annotations

from dataclasses import dataclass

from alerts.model import Language, Rule, Severity, Window
from alerts.rules.chat.knownplaces import KnownPlaces
from alerts.rules.chat.understanding import Found
from alerts.rules.chat.writing import slug
from alerts.rules.fitness import nearest


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPlace:
    """A place of the rule that is not set up, and the names of tracked places that look like it."""

    name: str
    nearest: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleDraft:
    """A rule as it was understood. ``named`` is False where its name was made from its words."""

    rule: Rule
    understood: tuple[str, ...]
    new_places: tuple[NewPlace, ...] = ()
    named: bool = False


def drafted(found: Found, *, known: KnownPlaces, language: Language) -> RuleDraft:
    """The draft of what was found in a whole line."""
    areas = sorted(dict.fromkeys(found.areas), key=lambda area: area.km is None)
    first = found.places[0] if found.places else areas[0].place
    rule = Rule(
        name=found.name or slug(found.keywords[0].removeprefix("concept:"), first),
        keywords=tuple(dict.fromkeys(found.keywords)),
        places=tuple(found.places),
        within=found.within or Window(),
        all_of=tuple(found.all_of),
        none_of=tuple(dict.fromkeys(found.none_of)),
        without=tuple(found.without),
        severity=found.severity or Severity.MEDIUM,
        languages=tuple(found.languages),
        areas=tuple(areas),
        weights=tuple(found.weights.items()),
        min_score=found.min_score,
    )
    return RuleDraft(
        rule=rule,
        understood=found.understood(language),
        new_places=tuple(NewPlace(name=name, nearest=nearest(name, known.names)) for name in found.new_places),
        named=found.name is not None,
    )
