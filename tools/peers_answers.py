"""Whose answer is right where a peer of the matching benchmark differs from us, and why it differs.

Each difference, a pair of article and rule, is put to an oracle that goes by the definition: every phrase at every
position, every pair of a keyword and a name, the words strictly between them. What it says in the peer's terms (no
punctuation, no capitals) and in ours names the cause. ``UNKNOWN`` must stay empty: it would be a fault of a matcher or
of the benchmark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from alerts.model import Entry
from tools.peers_reading import Sides, Text, Written, written

HIDDEN = "a match behind a longer or an earlier one that overlaps it is lost"
OVERLAPPING = "keyword and name share a word"
BROKEN = "a phrase runs over punctuation"
INSIDE = "keyword and name inside one longer name"
SMALL = "a name in small letters that is an ordinary word"
UNKNOWN = "unexplained"

Span = tuple[int, int]


def spans(ways: Iterable[str], text: Text, breaks: frozenset[int] = frozenset()) -> list[Span]:
    """Where any of the phrases stands, as numbers of its first and last word; none goes on behind ``breaks``."""
    found: list[Span] = []
    for way in ways:
        words = way.split(" ")
        for start in range(len(text.words) - len(words) + 1):
            end = start + len(words) - 1
            if text.words[start : end + 1] == words and breaks.isdisjoint(range(start, end)):
                found.append((start, end))
    return found


def fires(keywords: Iterable[Span], names: Iterable[Span], within: int) -> bool:
    """True where a keyword and a name lie within so many words, and do not overlap."""
    names = list(names)
    return any(
        0 <= max(first, start) - min(last, end) - 1 <= within for first, last in keywords for start, end in names
    )


def cause(sides: Sides, text: Text, shown: Written, *, ours: bool) -> str:
    """Why a peer differs from us on one rule and article; ``ours``: we say that the rule fires."""
    keywords, names = spans(sides.keywords, text), spans(sides.names, text)
    plainly = fires(keywords, names, sides.within)
    if ours:
        return HIDDEN if plainly else UNKNOWN
    if not plainly:
        return OVERLAPPING if fires_overlapping(keywords, names) else UNKNOWN
    keywords, names = spans(sides.keywords, text, shown.breaks), spans(sides.names, text, shown.breaks)
    if not fires(keywords, names, sides.within):
        return BROKEN
    names = [span for span in names if not any(inside(span, other) for other in names)]
    if not fires(keywords, names, sides.within):
        return INSIDE
    capital = [(start, end) for start, end in names if not shown.words[start].islower()]
    return UNKNOWN if fires(keywords, capital, sides.within) else SMALL


def fires_overlapping(keywords: Iterable[Span], names: Sequence[Span]) -> bool:
    """True where a keyword and a name have a word in common."""
    return any(max(first, start) <= min(last, end) for first, last in keywords for start, end in names)


def inside(span: Span, longer: Span) -> bool:
    """True where ``longer`` covers ``span`` and more."""
    return span != longer and longer[0] <= span[0] and span[1] <= longer[1]


def causes(
    rules: Mapping[str, Sides], read: Sequence[tuple[Entry, Text]], ours: Sequence[set[str]], theirs: Sequence[set[str]]
) -> Counter[tuple[str, str]]:
    """How often a peer misses (``lost``) or adds (``extra``) an answer, by cause."""
    counts: Counter[tuple[str, str]] = Counter()
    for (entry, text), mine, other in zip(read, ours, theirs, strict=True):
        shown = written(entry)
        counts.update(("lost", cause(rules[rule], text, shown, ours=True)) for rule in mine - other)
        counts.update(("extra", cause(rules[rule], text, shown, ours=False)) for rule in other - mine)
    return counts
