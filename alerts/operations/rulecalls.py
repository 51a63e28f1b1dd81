"""What people call a rule by: its name, a place that it watches, a word that it looks for.

The rules are read once for all that is said of them, since many may be kept and what names one may be several words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import inflect
from alerts.model import Place, Rule
from alerts.rules.chat.knownplaces import KnownPlaces
from alerts.store.database import Store
from alerts.store.places_table import read_places
from alerts.store.rules_table import read_rules

_BETWEEN_WORDS: Final = re.compile(r"[\s'’]+")


class RuleCalls:
    """The rules of a store and what each is called by, as they were when it was read."""

    def __init__(self, store: Store) -> None:
        self._rules = {rule.name: rule for rule in read_rules(store)}
        self._names = KnownPlaces([Place(name=name) for name in self._rules])
        self._places = KnownPlaces(read_places(store))

    def rules(self, said: str) -> tuple[Rule, ...]:
        """The rule of a name; else those that watch a place of that name, or look for that word in any of its forms."""
        if name := self._names.named(said):
            return (self._rules[name],)
        place = self.place(said)
        found = {name for form in _forms(said) for name in self._by_word.get(form, ())}
        return tuple(rule for name, rule in self._rules.items() if name in found or place in rule.where)

    def place(self, said: str) -> str:
        """The name of the tracked place that goes by some words; "" for none."""
        return self._places.named(said) or ""

    @cached_property
    def _by_word(self) -> dict[str, set[str]]:
        """The names of the rules with a keyword, or with a word of one, folded and without its article."""
        found = defaultdict[str, set[str]](set)
        for rule in self._rules.values():
            for keyword in rule.keywords:
                for word in (keyword, *_BETWEEN_WORDS.split(keyword)):
                    found[_bare(word)].add(rule.name)
        return found


def _forms(said: str) -> frozenset[str]:
    """A word in all its forms, folded and without its article; some words as they are."""
    bare = said.strip()
    forms = {form for own in inflect(bare).values() for form in own} if " " not in bare else ()
    return frozenset(map(_bare, (bare, *forms)))


def _bare(word: str) -> str:
    return fold(word).removeprefix("ال")
