"""How the words of an entry lie: their ordinals, fields and paragraphs, from its symbols alone.

The three fields stand in one string of symbols, parted by ``FIELD``. A *position* is an index into that string; an
*ordinal* counts words only, so that the words strictly between two mentions are a subtraction. All of it is worked out
when first asked for: most entries are never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final

from alerts.matching.hits import Hit, Position
from alerts.matching.symbols import CONTINUES, FIELD, FIRST_SYMBOL, LOWER, MARKS, OTHER, PARAGRAPH

TOKENS: Final = re.compile(f"[^{MARKS}]")
"""A symbol that stands for a token."""
_MARKS: Final = re.compile(f"[{MARKS}]")
_BREAKS: Final = re.compile(f"[{PARAGRAPH}{FIELD}]")


class _Counts(dict[str, int]):
    """Symbol → how many words it adds to a distance. A word of several graphemes counts once: the mark inside it takes
    back what its next grapheme adds."""

    def __missing__(self, symbol: str) -> int:
        count = self[symbol] = int(symbol >= FIRST_SYMBOL or symbol in (LOWER, OTHER))
        return count


_COUNTS: Final = _Counts({CONTINUES: -1})


class Layout:
    """The words, fields and paragraphs of one entry's symbols."""

    def __init__(self, symbols: str) -> None:
        self._symbols: Final = symbols

    @cached_property
    def unspaced(self) -> bool:
        """True where words of a script without spaces stand in the entry."""
        return CONTINUES in self._symbols

    @cached_property
    def ordinals(self) -> list[int]:
        """For each position, how many words stand before it, over all fields; and at last how many there are."""
        symbols = self._symbols
        if self.unspaced:
            return list(accumulate(map(_COUNTS.__getitem__, symbols), initial=0))
        ordinals: list[int] = []
        before = 0
        for words in map(len, _MARKS.split(symbols)):  # a run of words at a time is faster, and ends at its mark
            ordinals += range(before, before + words + 1)
            before += words
        return ordinals

    def hit(self, position: Position) -> Hit:
        """A position with the ordinals that distances are counted in."""
        start, end = position
        ordinals = self.ordinals
        return Hit(ordinals[start], ordinals[end], start, end)

    @cached_property
    def _field_starts(self) -> list[int]:
        first = self._symbols.index(FIELD)
        return [0, first + 1, self._symbols.index(FIELD, first + 1) + 1]

    def number(self, position: int) -> int:
        """Which word of its field stands at ``position``, counted from 1."""
        return self.ordinals[position] - self.ordinals[self._field_starts[self.field(position)]] + 1

    def field(self, position: int) -> int:
        """0 for the title, 1 for the summary, 2 for the content."""
        return bisect_right(self._field_starts, position) - 1

    def field_span(self, position: int) -> tuple[int, int]:
        """The positions of the field that holds ``position``: [first, last + 1)."""
        field, starts = self.field(position), self._field_starts
        return starts[field], starts[field + 1] - 1 if field + 1 < len(starts) else len(self._symbols)

    @cached_property
    def paragraph_starts(self) -> list[int]:
        """The position where each paragraph starts, over all fields."""
        return [0, *(found.end() for found in _BREAKS.finditer(self._symbols))]

    def paragraph(self, position: int) -> int:
        """The number of the paragraph, counted over all fields from 1."""
        return bisect_right(self.paragraph_starts, position)

    @cached_property
    def openings(self) -> tuple[tuple[int, int], ...]:
        """The first paragraph with a word in it, of summary and content: [first position, last position + 1)."""
        starts, length = self.paragraph_starts, len(self._symbols)
        opening: list[tuple[int, int]] = []
        for start, stop in pairwise((*self._field_starts[1:], length + 1)):
            first = TOKENS.search(self._symbols, start, stop - 1)
            if first:
                number = self.paragraph(first.start())
                opening.append((starts[number - 1], starts[number] if number < len(starts) else length))
        return tuple(opening)

    def opens(self, position: int) -> bool:
        """True in the first paragraph of the summary or the content: near any place in the title."""
        return any(start <= position < stop for start, stop in self.openings)
