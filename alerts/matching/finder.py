"""Where the patterns of one trie stand in a text's symbols.

What a token begins is looked up once per symbol. Which tokens may begin a pattern is told by their symbols
(``symbols``), so the search passes over everything else at the speed of a regular expression, and a word that many
names begin with (San, El, New) is followed only where the next one is a word of some name too. Patterns with gaps are
walked apart (``_follow_apart``), in steps that a pattern's length bounds.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence, Set
from typing import Final, Generic, NamedTuple, TypeVar

from alerts.language.fillers import Filler
from alerts.matching.gaps import EMPTY, MOST_OF_ANYTHING, Gap, closed, opened, says, widened
from alerts.matching.hits import Position
from alerts.matching.symbols import BARRIER, CONTINUES, FIRST_SYMBOL, LOWER, OTHER, PICTURE
from alerts.matching.vocabulary import ANY_WORD, ANYTHING, Meaning, Node
from alerts.memory import weakly

Value = TypeVar("Value")

Occurrence = tuple[int, int, Meaning]
"""The positions of a mention's first and last token, and what it means."""


class _Steps(NamedTuple, Generic[Meaning]):
    """What one token begins: what it means by itself, nodes from which longer patterns go on, and the classes of the
    words that these go on with."""

    ends: tuple[Meaning, ...]
    nodes: tuple[Node[Meaning], ...]
    following: Set[int]
    """The classes of the words that these go on with,"""
    has_gaps: bool
    """and whether some may go on behind words in between."""


Holes = dict[Occurrence[Meaning], tuple[Position, ...]]
"""The words in between, first and last position, that the three dots of a phrase have taken where it stands."""


class _Walk(NamedTuple, Generic[Meaning]):
    """Nodes reached together by the word at ``last``, the gap behind it, whether a word before it says something, and
    what three dots have taken so far."""

    nodes: Sequence[Node[Meaning]]
    gap: Gap
    is_said: bool
    last: int
    holes: tuple[Position, ...] = ()


class Finder(Generic[Meaning]):
    """Finds patterns in symbols, as ``classes_of`` tells what word classes a symbol's token counts as."""

    def __init__(
        self,
        trie: Node[Meaning],
        classes_of: Callable[[str], tuple[int, ...]],
        *,
        opening: str,
        filler_of: Callable[[str], Filler] = lambda symbol: Filler.NONE,
        hides: Callable[[Meaning], bool] = lambda meaning: False,
    ) -> None:
        """``opening`` is the regular expression of the symbols that a pattern of the trie may begin with; ``filler_of``
        tells what a symbol's token is to a gap, ``hides`` which meanings take the narrow gaps only."""
        self.trie: Final = trie
        self._openings: Final = re.compile(opening)
        self._classes: Final = _Filled(classes_of)
        self._hides: Final = hides
        self._fillers: Final = _Filled(filler_of)
        self._starts: Final = _Filled(weakly(self._begun_by))

    def find(
        self, symbols: str, low: int = 0, high: int = sys.maxsize, *, holes: Holes[Meaning] | None = None
    ) -> list[Occurrence[Meaning]]:
        """Every pattern whose first token stands in [low, high), in the order of these tokens. ``holes`` gains those of
        the patterns that hide something."""
        found: list[Occurrence[Meaning]] = []
        note = found.append
        starts, classes = self._starts, self._classes
        for start in [opening.start() for opening in self._openings.finditer(symbols, low, high)]:
            step = starts[symbols[start]]
            if step is None:
                continue
            ends, nodes, following, has_gaps = step
            for meaning in ends:
                note((start, start, meaning))
            if nodes:
                symbol = symbols[start + 1 : start + 2]
                if has_gaps:
                    if self._may_lead_on(symbol, following):
                        met = self._follow_apart(nodes, symbols, start)
                        found += met
                        if holes is not None:
                            holes.update({each: taken for each, taken in met.items() if taken})
                # mostly the next word is one of another pattern
                elif symbol in _OVER if symbol < FIRST_SYMBOL else not following.isdisjoint(classes[symbol]):
                    self._follow(found, nodes, symbols, start)
        return found

    def begin(self, symbol: str) -> None:
        """Such a token begins something new: that is looked up anew."""
        self._starts.pop(symbol, None)

    def forget(self) -> None:
        """No symbol means any more what it did."""
        for each in (self._classes, self._fillers, self._starts):
            each.clear()

    def _begun_by(self, symbol: str) -> _Steps[Meaning] | None:
        """What a token begins, None for nothing."""
        begun = self.trie.children
        nodes = [begun[number] for number in self._classes[symbol] if number in begun]
        if not nodes:
            return None
        longer = tuple([node for node in nodes if node.goes_on])
        ends = nodes[0].ends if len(nodes) == 1 else tuple([meaning for node in nodes for meaning in node.ends])
        if not longer:
            return _Steps(ends, (), frozenset(), has_gaps=False)
        return _Steps(ends, longer, _following(longer), has_gaps=any(node.has_gaps for node in longer))

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
        """Walk on from a first token; a phrase reaches across no mark but the one inside a word, and emoji unless it
        hides something."""
        end, is_crossing = start, False
        while nodes:
            following = symbols[end + 1 : end + 2]
            end += 2 if following in _OVER else 1
            is_crossing = is_crossing or following == PICTURE
            nodes = self._after(nodes, symbols[end : end + 1])
            for node in nodes:
                found += [(start, end, each) for each in node.ends if not (is_crossing and self._hides(each))]

    def _follow_apart(self, begun: Sequence[Node[Meaning]], symbols: str, start: int) -> Holes[Meaning]:
        """Walk on from a first token where words may stand between those of a pattern: what is met, with its holes
        where it hides something."""
        end = start
        walks = self._behind(_Walk(begun, EMPTY, says(self._fillers[symbols[start]]), start))
        met: Holes[Meaning] = {}
        while walks:
            following = symbols[end + 1 : end + 2]
            end += 2 if following in _OVER or (following == BARRIER and self._is_in_figure(symbols, end)) else 1
            symbol = symbols[end : end + 1]
            filler = self._fillers[symbol]
            may_part = following not in _OVER and (symbol >= FIRST_SYMBOL or symbol in _STRANGE)
            walked: list[_Walk[Meaning]] = []
            for walk in walks:
                gap, is_said = walk.gap, walk.is_said
                if following == PICTURE:
                    gap = gap._replace(is_wide=True)
                reached = () if gap.pending else self._reached(walk.nodes, symbol, gap)
                if reached:
                    holes = (*walk.holes, (walk.last + 1, end - 1)) if gap.anything and not gap.is_empty else walk.holes
                    self._meet(met, (start, end), reached, gap, holes)
                    walked += self._behind(_Walk(reached, gap, is_said or says(filler), end, holes))
                wider = widened(gap, filler, is_said) if may_part else None
                if wider is not None:
                    walked.append(walk._replace(gap=wider))
            walks = walked
        return met

    def _meet(
        self,
        met: Holes[Meaning],
        position: Position,
        reached: Sequence[Node[Meaning]],
        gap: Gap,
        holes: tuple[Position, ...],
    ) -> None:
        """Note the patterns that end at a position; one that is met in several ways, in the way with fewest holes."""
        for node in reached:
            for meaning in node.ends:
                is_hiding = self._hides(meaning)
                if gap.is_wide and is_hiding:
                    continue
                each, taken = (*position, meaning), holes if is_hiding else ()
                if each not in met or len(taken) < len(met[each]):
                    met[each] = taken

    def _may_lead_on(self, symbol: str, following: Set[int]) -> bool:
        """True where the token behind the first may belong to a pattern, or to a gap in it."""
        if symbol in _OVER or ANYTHING in following or ANY_WORD in following:
            return True
        if symbol < FIRST_SYMBOL:
            return False
        return Filler.NONE < self._fillers[symbol] < Filler.OTHER or not following.isdisjoint(self._classes[symbol])

    def _behind(self, walk: _Walk[Meaning]) -> list[_Walk[Meaning]]:
        """How patterns go on behind the nodes that a walk has reached: their next word, or dots."""
        longer = [node for node in walk.nodes if node.children or node.apart]
        if not longer:
            return []
        walks = [walk._replace(nodes=longer, gap=closed(walk.gap))]
        for kind, most in _DOTS:
            dots = [node.apart[kind] for node in longer if kind in node.apart]
            if dots:
                walks.append(walk._replace(nodes=dots, gap=opened(walk.gap, most)))
        return walks

    def _reached(self, nodes: Sequence[Node[Meaning]], symbol: str, gap: Gap) -> list[Node[Meaning]]:
        """What a token goes on to from nodes with such a gap behind them."""
        reached: list[Node[Meaning]] = []
        beside, apart = gap.is_empty or gap.anything, not gap.anything
        for number in self._classes[symbol]:
            for node in nodes:
                if beside and number in node.children:
                    reached.append(node.children[number])
                if apart and number in node.apart:
                    reached.append(node.apart[number])
        return reached

    def _is_in_figure(self, symbols: str, end: int) -> bool:
        """True for a comma between figures: 1,200."""
        fillers = self._fillers
        return fillers[symbols[end : end + 1]] is Filler.FIGURE is fillers[symbols[end + 2 : end + 3]]


_STRANGE: Final = (LOWER, OTHER)
_DOTS: Final = ((ANYTHING, MOST_OF_ANYTHING), (ANY_WORD, 1))
"""What stands for words of any kind, and for how many."""
_OVER: Final = frozenset({CONTINUES, PICTURE})
"""The marks that phrases reach across."""


def _following(nodes: Sequence[Node[Meaning]]) -> Set[int]:
    """The classes of the words that patterns go on with from ``nodes``."""
    if len(nodes) == 1 and not nodes[0].has_gaps:
        return nodes[0].children.keys()
    return frozenset().union(*(node.children for node in nodes), *(node.apart for node in nodes))


class _Filled(dict[str, Value]):
    """Symbols → what a function makes of them; filled as they come by."""

    def __init__(self, make: Callable[[str], Value]) -> None:
        super().__init__()
        self._make: Final = make

    def __missing__(self, symbols: str) -> Value:
        value = self[symbols] = self._make(symbols)
        return value
