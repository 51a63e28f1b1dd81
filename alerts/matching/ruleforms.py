"""The forms under which a keyword will be found, the most telling few, for the person who wrote it to see."""

from __future__ import annotations

from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import inflect
from alerts.language.lexicon import concept

MOST_FORMS: Final = 6


def shown_forms(term: str, *, most: int = MOST_FORMS) -> tuple[str, ...]:
    """At most ``most`` other forms of a word, the shortest first, or words of a concept; empty for phrases.

    Forms that differ by case and accents only go without saying.
    """
    prefix, colon, name = term.partition(":")
    if colon and prefix.casefold() == "concept":
        known = concept(name)
        return tuple(dict.fromkeys(words[0] for words in known.words.values() if words))[:most] if known else ()
    if " " in term:
        return ()
    by_skeleton: dict[str, str] = {fold(term): term}
    for forms in inflect(term.lower()).values():
        for form in sorted(forms):
            by_skeleton.setdefault(fold(form), form)
    others = list(by_skeleton.values())[1:]
    return tuple(sorted(others, key=lambda form: (len(form), form)))[:most]
