"""Peers of the matching benchmark on libraries that find many phrases at once, each with a join over what it found.

flashtext: a trie of all keywords and names. spaCy: ``PhraseMatcher`` on a blank pipeline, and the same with its
tokeniser left out. The join is one that a careful user would write.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

import spacy
from flashtext import KeywordProcessor
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from tools.peers_plain import Peer, fts_peer, in_peer, regex_peer
from tools.peers_reading import Sides, Text

Mentioned = tuple[str, int, int]
"""A phrase with the numbers of its first and last word."""
WIDEST = 50
"""The widest window that the workload makes."""


class Join:
    """From mentions to rules: for each name the nearest of each keyword around it, held against the name's rules."""

    def __init__(self, rules: Iterable[Sides]) -> None:
        self.phrases: set[str] = set()
        self._rules_of: dict[str, list[tuple[str, frozenset[str], int]]] = {}
        for sides in rules:
            self.phrases.update(sides.keywords, sides.names)
            words = frozenset(sides.keywords)
            for name in sides.names:
                self._rules_of.setdefault(name, []).append((sides.rule, words, sides.within))

    def __call__(self, mentioned: Sequence[Mentioned]) -> set[str]:
        """The rules that fire."""
        fired: set[str] = set()
        for name, first, last in mentioned:
            rules = self._rules_of.get(name)
            if not rules:
                continue
            near: dict[str, int] = {}
            for word, start, end in mentioned:
                gap = max(first, start) - min(last, end) - 1
                if 0 <= gap <= WIDEST and gap < near.get(word, WIDEST + 1):
                    near[word] = gap
            for rule, words, within in rules:
                if not words.isdisjoint(near) and any(near[word] <= within for word in words.intersection(near)):
                    fired.add(rule)
        return fired


def flashtext_peer(rules: Sequence[Sides]) -> Peer:
    """One flashtext trie, then the join."""
    join = Join(rules)
    finder = KeywordProcessor(case_sensitive=True)
    for phrase in join.phrases:
        finder.add_keyword(phrase)

    def find(text: Text) -> set[str]:
        starts = list(accumulate((len(word) + 1 for word in text.words), initial=0))
        found = finder.extract_keywords(text.joined, span_info=True)
        return join(
            [(what, bisect_right(starts, start) - 1, bisect_right(starts, end - 1) - 1) for what, start, end in found]
        )

    return find


def spacy_peer(rules: Sequence[Sides], *, cut: bool) -> Peer:
    """A blank spaCy pipeline with one PhraseMatcher, then the join; ``cut``: its tokeniser has no work to do."""
    join = Join(rules)
    pipeline = spacy.blank("xx")
    matcher = PhraseMatcher(pipeline.vocab)
    for phrase in join.phrases:
        matcher.add(phrase, [Doc(pipeline.vocab, words=phrase.split())])
    strings = pipeline.vocab.strings

    def find(text: Text) -> set[str]:
        doc = Doc(pipeline.vocab, words=text.words) if cut else pipeline(text.joined)
        return join([(strings[number], start, end - 1) for number, start, end in matcher(doc)])

    return find


PEERS: dict[str, Callable[[Sequence[Sides]], Peer]] = {
    "regex a rule": regex_peer,
    "in a rule": in_peer,
    "FTS5 NEAR": fts_peer,
    "flashtext": flashtext_peer,
    "spaCy": lambda rules: spacy_peer(rules, cut=False),
    "spaCy, cut": lambda rules: spacy_peer(rules, cut=True),
}
