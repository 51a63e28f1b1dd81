"""Where the patterns of one trie stand in a text's symbols.

What a token begins is looked up once per symbol. Which tokens may begin a pattern is told by their symbols
(``symbols``), so the search passes over everything else at the speed of a regular expression, and a word that many
names begin with (San, El, New) is followed only where the next one is a word of some name too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from alerts.matching.symbols import CONTINUES, FIRST_SYMBOL
from alerts.matching.vocabulary import Node

Occurrence = tuple[int, int, int]
"""The positions of a mention's first and last token, and what it is a mention of: a pattern, or a number of the
index."""


class _Steps(NamedTuple):
    """What one token begins: patterns of one word, and nodes from which longer ones go on."""

    patterns: tuple[int, ...]
    nodes: tuple[Node, ...]


class Finder:
    """Finds patterns in symbols, as ``classes_of`` tells what word classes a symbol's token counts as."""

    def __init__(self, trie: Node, classes_of: Callable[[str], tuple[int, ...]], *, opening: str) -> None:
        """``opening`` is the regular expression of the symbols that a pattern of the trie may begin with."""
        self.trie: Final = trie
        self._openings: Final = re.compile(opening)
        self._classes: Final = _Classes(classes_of)
        self._starts: Final = _Starts(self)

    def find(self, symbols: str, low: int = 0, high: int = sys.maxsize) -> list[Occurrence]:
        """Every pattern whose first token stands in [low, high), in the order of these tokens."""
        found: list[Occurrence] = []
        note = found.append
        starts = self._starts
        for opening in self._openings.finditer(symbols, low, high):
            step = starts[opening[0]]
            if step is None:
                continue
            start = opening.start()
            patterns, nodes = step
            for pattern in patterns:
                note((start, start, pattern))
            if nodes:
                following = symbols[start + 1 : start + 2]
                if following >= FIRST_SYMBOL or following == CONTINUES:
                    self._follow(found, nodes, symbols, start)
        return found

    def begin(self, symbol: str) -> None:
        """Such a token begins something new: that is looked up anew."""
        self._starts.pop(symbol, None)

    def begun_by(self, symbol: str) -> _Steps | None:
        """What a token begins, None for nothing."""
        nodes = self._after((self.trie,), symbol)
        if not nodes:
            return None
        ends = tuple(pattern for node in nodes for pattern in node.ends)
        return _Steps(ends, tuple(node for node in nodes if node.children))

    def _after(self, nodes: Sequence[Node], symbol: str) -> list[Node]:
        reached: list[Node] = []
        for number in self._classes[symbol]:
            for node in nodes:
                child = node.children.get(number)
                if child is not None:
                    reached.append(child)
        return reached

    def _follow(self, found: list[Occurrence], nodes: Sequence[Node], symbols: str, start: int) -> None:
        """Walk on from a first token; a phrase reaches across no mark but the one inside a word."""
        end = start
        while nodes:
            end += 2 if symbols[end + 1 : end + 2] == CONTINUES else 1
            nodes = self._after(nodes, symbols[end : end + 1])
            for node in nodes:
                found += [(start, end, pattern) for pattern in node.ends]


class _Starts(dict[str, _Steps | None]):
    """Symbol → what starts at such a token; filled as symbols come by."""

    def __init__(self, finder: Finder) -> None:
        super().__init__()
        self._finder: Final = finder

    def __missing__(self, symbol: str) -> _Steps | None:
        step = self[symbol] = self._finder.begun_by(symbol)
        return step


class _Classes(dict[str, tuple[int, ...]]):
    """Symbol → what its token counts as; filled as symbols come by."""

    def __init__(self, classes_of: Callable[[str], tuple[int, ...]]) -> None:
        super().__init__()
        self._classes_of: Final = classes_of

    def __missing__(self, symbol: str) -> tuple[int, ...]:
        classes = self[symbol] = self._classes_of(symbol)
        return classes
