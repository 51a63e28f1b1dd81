"""The forms under which a keyword will be found, the most telling few, for the person who wrote it to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import inflect
from alerts.language.lexicon import concept
from alerts.matching.struckforms import Struck
from alerts.model import Rule

MOST_FORMS: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """A keyword, a readable few of its other forms, and how many ``more`` there are."""

    keyword: str
    forms: tuple[str, ...]
    more: int


def caught(rule: Rule, *, most: int = MOST_FORMS) -> tuple[Caught, ...]:
    """For each keyword with other forms than its own, what it will be found as; struck-out forms are left out."""
    struck = Struck(rule.without)
    found = []
    for term in rule.keywords:
        forms = [form for form in other_forms(term) if not struck.holds(form, unaccented=False)]
        if forms:
            found.append(Caught(keyword=term, forms=tuple(forms[:most]), more=max(0, len(forms) - most)))
    return tuple(found)


def other_forms(term: str) -> tuple[str, ...]:
    """The other forms of a word, the shortest first, or words of a concept; empty for phrases.

    Forms that differ by case and accents only go without saying.
    """
    prefix, colon, name = term.partition(":")
    if colon and prefix.casefold() == "concept":
        known = concept(name)
        return tuple(dict.fromkeys(words[0] for words in known.words.values() if words)) if known else ()
    if " " in term:
        return ()
    by_skeleton: dict[str, str] = {fold(term): term}
    for forms in inflect(term.lower()).values():
        for form in sorted(forms):
            by_skeleton.setdefault(fold(form), form)
    others = list(by_skeleton.values())[1:]
    return tuple(sorted(others, key=lambda form: (len(form), form)))
