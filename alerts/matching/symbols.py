"""The alphabet in which a text is written for the matcher: one character a token, and marks between them.

A token that no rule looks for is ``OTHER``, or ``LOWER`` when it starts in lower case. Any other token is a symbol,
and the block that it is from says what the token may begin, so that the searches for names and for keywords pass over
everything else at the speed of a regular expression. The blocks are ordered so that each question is one range:

    block  0        1        2        3        4        5        6        7
           -------- begins a keyword ----------------------------                   phrases
                             ---------------- is a word of a name ----------------
                                      - may begin one, longer alone in 3 and 6 -    names
"""

from __future__ import annotations

from enum import IntEnum
from typing import Final

LOWER: Final = "\x01"
SENTENCE: Final = "\x02"
MAYBE_SENTENCE: Final = "\x03"
OTHER: Final = "\x04"
PARAGRAPH: Final = "\x05"
CONTINUES: Final = "\x06"
"""The next grapheme belongs to the same word as the one before: it adds nothing to a distance."""
BARRIER: Final = "\x07"
FIELD: Final = "\x08"
PICTURE: Final = "\x09"
"""Emoji: a phrase goes on over them, but none that hides a keyword, which may have ended with them."""
FIRST_SYMBOL: Final = "\x10"
MARKS: Final = f"{SENTENCE}{MAYBE_SENTENCE}{PARAGRAPH}-\x0f"
"""All that is no token, inside the brackets of a regular expression."""

_BLOCK: Final = 0x20000


class InNames(IntEnum):
    """What a token may be in the names of places."""

    NOTHING = 0
    INNER = 1
    """A word of some name, the first of none."""
    OPENING = 2
    """The first word of longer names only."""
    WHOLE = 3
    """A name by itself."""


_BLOCKS: Final = ((0, 7, 6, 5), (1, 2, 3, 4))
"""Whether it begins a keyword → what it is in names → the block of a token."""
_BROADEST: Final = 4
"""The block that promises most: its tokens are looked at by every search."""


def block(*, opens_phrase: bool, in_names: InNames) -> int:
    """The block of a token that begins a keyword, or none, and is such a thing in the names of places."""
    return _BLOCKS[opens_phrase][in_names]


def _range(first: int, last: int) -> str:
    """A class of symbols in a regular expression: those of the blocks from ``first`` to ``last``."""
    low = max(first * _BLOCK, ord(FIRST_SYMBOL))
    return f"{chr(low)}-{chr((last + 1) * _BLOCK - 1)}"


OPENS_PHRASE: Final = f"[{_range(1, 4)}]"
"""A token that may begin a keyword."""
OPENS_NAME: Final = f"[{_range(3, 6)}](?:(?<=[{_range(4, 5)}])|(?=[{CONTINUES}{PICTURE}{_range(2, 7)}]))"
"""A token that may be a place's name, or begin one of several words and has such a word behind it."""


class Alphabet:
    """Gives out symbols, each once."""

    def __init__(self) -> None:
        self._given: Final = [0] * 8
        self._given[0] = ord(FIRST_SYMBOL)

    def symbol(self, block: int) -> str:
        """A new symbol of a block; of the broadest when it is full. Raises OverflowError when that is full too, at more
        than 131,072 kinds of tokens in one language."""
        if self._given[block] >= _BLOCK:
            block = _BROADEST
        number = self._given[block]
        if number >= _BLOCK:
            raise OverflowError("the rules of one language have more words than there are symbols")
        self._given[block] += 1
        return chr(block * _BLOCK + number)
