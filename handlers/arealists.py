"""What an area holds, for a person to read before a rule is saved: its places by kind, and the first of them."""

from __future__ import annotations

from collections import Counter

from alerts.matching.areas import Surroundings
from alerts.model import Language
from alerts.places.gazetteer.catalogue import Gazetteer
from handlers.phrases import grouped, phrase


def kinds_of(found: Surroundings, language: Language) -> str:
    """How many places of each kind an area holds, the most first: towns and villages 1 907 · quarters 189."""
    counts = Counter(each.kind for each in found.known)
    return " · ".join(f"{phrase(f'kinds.{kind}', language)} {grouped(count)}" for kind, count in counts.most_common())


def first_of(found: Surroundings, gazetteer: Gazetteer, language: Language, *, most: int) -> list[str]:
    """The names of its first places, each once: the nearest of a circle, the largest of an inside."""
    return list(dict.fromkeys(gazetteer.localized(each.id, language) for each in found.known[:most]))
