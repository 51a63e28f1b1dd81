"""Where the patterns of one trie stand in a text's symbols.

What a token begins is looked up once per symbol. Which tokens may begin a pattern is told by their symbols
(``symbols``), so the search passes over everything else at the speed of a regular expression, and a word that many
names begin with (San, El, New) is followed only where the next one is a word of some name too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence, Set
from typing import Final, Generic, NamedTuple, TypeVar

from alerts.matching.symbols import CONTINUES, FIRST_SYMBOL
from alerts.matching.vocabulary import Meaning, Node

Value = TypeVar("Value")

Occurrence = tuple[int, int, Meaning]
"""The positions of a mention's first and last token, and what it means."""


class _Steps(NamedTuple, Generic[Meaning]):
    """What one token begins: what it means by itself, nodes from which longer patterns go on, and the classes of the
    words that these go on with."""

    ends: tuple[Meaning, ...]
    nodes: tuple[Node[Meaning], ...]
    following: Set[int]


class Finder(Generic[Meaning]):
    """Finds patterns in symbols, as ``classes_of`` tells what word classes a symbol's token counts as."""

    def __init__(self, trie: Node[Meaning], classes_of: Callable[[str], tuple[int, ...]], *, opening: str) -> None:
        """``opening`` is the regular expression of the symbols that a pattern of the trie may begin with."""
        self.trie: Final = trie
        self._openings: Final = re.compile(opening)
        self._classes: Final = _Filled(classes_of)
        self._starts: Final = _Filled(self._begun_by)

    def find(self, symbols: str, low: int = 0, high: int = sys.maxsize) -> list[Occurrence[Meaning]]:
        """Every pattern whose first token stands in [low, high), in the order of these tokens."""
        found: list[Occurrence[Meaning]] = []
        note = found.append
        starts, classes = self._starts, self._classes
        for opening in self._openings.finditer(symbols, low, high):
            step = starts[opening[0]]
            if step is None:
                continue
            start = opening.start()
            ends, nodes, following = step
            for meaning in ends:
                note((start, start, meaning))
            if nodes:
                symbol = symbols[start + 1 : start + 2]
                # mostly the next word is one of another pattern
                if symbol == CONTINUES or (symbol >= FIRST_SYMBOL and not following.isdisjoint(classes[symbol])):
                    self._follow(found, nodes, symbols, start)
        return found

    def begin(self, symbol: str) -> None:
        """Such a token begins something new: that is looked up anew."""
        self._starts.pop(symbol, None)

    def _begun_by(self, symbol: str) -> _Steps[Meaning] | None:
        """What a token begins, None for nothing."""
        nodes = self._after((self.trie,), symbol)
        if not nodes:
            return None
        ends = tuple(meaning for node in nodes for meaning in node.ends)
        longer = tuple(node for node in nodes if node.children)
        return _Steps(ends, longer, _following(longer))

    def _after(self, nodes: Sequence[Node[Meaning]], symbol: str) -> list[Node[Meaning]]:
        reached: list[Node[Meaning]] = []
        for number in self._classes[symbol]:
            for node in nodes:
                child = node.children.get(number)
                if child is not None:
                    reached.append(child)
        return reached

    def _follow(
        self, found: list[Occurrence[Meaning]], nodes: Sequence[Node[Meaning]], symbols: str, start: int
    ) -> None:
        """Walk on from a first token; a phrase reaches across no mark but the one inside a word."""
        end = start
        while nodes:
            end += 2 if symbols[end + 1 : end + 2] == CONTINUES else 1
            nodes = self._after(nodes, symbols[end : end + 1])
            for node in nodes:
                found += [(start, end, meaning) for meaning in node.ends]


def _following(nodes: Sequence[Node[Meaning]]) -> Set[int]:
    """The classes of the words that patterns go on with from ``nodes``."""
    if len(nodes) == 1:
        return nodes[0].children.keys()
    return frozenset().union(*(node.children for node in nodes))


class _Filled(dict[str, Value]):
    """Symbols → what a function makes of them; filled as they come by."""

    def __init__(self, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make: Final = make

    def __missing__(self, symbols: str) -> Value:
        value = self[symbols] = self._make(symbols)
        return value
