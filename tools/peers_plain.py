"""Peers of the matching benchmark that need no library: a regular expression a rule, ``in`` a rule, SQLite FTS5.

They read texts in signs (``peers_reading``). A user would write each of them in an afternoon; all are linear in the
number of rules.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Sequence

from tools.peers_reading import Sides, Text

Peer = Callable[[Text], set[str]]


def _expression(sides: Sides) -> re.Pattern[str]:
    words, names = ("|".join(map(re.escape, side)) or "(?!)" for side in (sides.keywords, sides.names))
    gap = rf"(?: \S+){{0,{sides.within}}}? "
    return re.compile(rf"(?:^|(?<= ))(?:(?:{words}){gap}(?:{names})|(?:{names}){gap}(?:{words}))(?= |$)")


def regex_peer(rules: Sequence[Sides]) -> Peer:
    """One compiled regular expression a rule."""
    compiled = [(sides.rule, _expression(sides)) for sides in rules]
    return lambda text: {rule for rule, pattern in compiled if pattern.search(text.joined)}


def in_peer(rules: Sequence[Sides]) -> Peer:
    """A loop over the rules with ``in``, and the regular expression where both sides are there."""
    compiled = [
        (sides.rule, [f" {word} " for word in sides.keywords], [f" {name} " for name in sides.names], sides)
        for sides in rules
    ]

    def find(text: Text) -> set[str]:
        padded = f" {text.joined} "
        return {
            rule
            for rule, words, names, sides in compiled
            if any(name in padded for name in names)
            and any(word in padded for word in words)
            and _expression(sides).search(text.joined)
        }

    return find


def fts_peer(rules: Sequence[Sides]) -> Peer:
    """One FTS5 query a rule against an in-memory table that holds the article."""
    base = sqlite3.connect(":memory:")
    base.execute('CREATE VIRTUAL TABLE article USING fts5(text, tokenize="unicode61 remove_diacritics 0")')
    queries = [
        (
            sides.rule,
            " OR ".join(f'NEAR("{word}" "{name}", {sides.within})' for word in sides.keywords for name in sides.names),
        )
        for sides in rules
        if sides.keywords and sides.names
    ]

    def find(text: Text) -> set[str]:
        base.execute("DELETE FROM article")
        base.execute("INSERT INTO article VALUES (?)", (text.joined,))
        ask = "SELECT 1 FROM article WHERE article MATCH ?"
        return {rule for rule, query in queries if base.execute(ask, (query,)).fetchone()}

    return find
