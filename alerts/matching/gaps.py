"""Which words may stand in a gap between two words of a listed phrase, told one word at a time.

A gap holds fillers (``language.fillers``), and behind an article or a number one word of any kind. No gap reaches
across a mark but the comma inside a figure (1,200). Two rules tell « at the sea » from « at sea » and « fired at
people » from « fired people »: articles, auxiliaries and pronouns stand only behind a word of the phrase that says
something, and what opens a gap like « at » must go on to a number or an adverb before the phrase does.
"""

from __future__ import annotations

from enum import IntEnum
from functools import cache
from typing import Final, NamedTuple

from alerts.language.fillers import Filler
from alerts.matching.vocabulary import LONGEST_GAP

MOST_OF_ANYTHING: Final = 5
_SAYING: Final = frozenset({Filler.NONE, Filler.FULL, Filler.NUMBER, Filler.FIGURE})
_BEHIND_SAID: Final = frozenset({Filler.ARTICLE, Filler.SMALL})
_OPENS: Final = frozenset({Filler.ARTICLE, Filler.NUMBER, Filler.FIGURE})
_WIDE: Final = frozenset({Filler.NONE, Filler.NUMBER, Filler.FIGURE})
_SETTLES: Final = frozenset({Filler.FULL, Filler.NUMBER, Filler.FIGURE})


class Slot(IntEnum):
    """The one word of any kind in a gap."""

    CLOSED = 0
    OPEN = 1
    FILLED = 2


class Gap(NamedTuple):
    """A gap so far, and how many words it holds together with the gaps before it in the same phrase (``length``).

    ``pending``: the phrase may not go on before a number or an adverb has come. ``anything``: one more than the words
    of any kind that may still come, in a gap that the lexicon writes as dots; 0 in others. ``is_wide``: a
    number, or one word of any kind, stands in it or in a gap before it; too much for a phrase that hides a keyword.
    """

    length: int = 0
    is_empty: bool = True
    pending: bool = False
    slot: Slot = Slot.CLOSED
    anything: int = 0
    is_wide: bool = False

    def ends_at(self, filler: Filler, *, is_said: bool) -> bool:
        """True for a word that does not belong in the gap."""
        if filler is Filler.NONE:
            return self.pending or self.slot is not Slot.OPEN
        if filler is Filler.INNER:
            return self.is_empty
        return filler is Filler.OTHER or (filler in _BEHIND_SAID and not is_said)


EMPTY: Final = Gap()


@cache
def closed(gap: Gap) -> Gap:
    """The phrase went on: what may come before its next word."""
    return Gap(gap.length, is_wide=gap.is_wide)


@cache
def opened(gap: Gap, most: int) -> Gap:
    """Dots of the lexicon begin, which stand for so many words at most."""
    return Gap(gap.length, anything=most + 1, is_wide=gap.is_wide)


@cache
def widened(gap: Gap, filler: Filler, is_said: bool) -> Gap | None:
    """The gap with one word more; None where that word ends it. ``is_said``: a word of the phrase before the gap says
    something. Gaps are few, so each answer is kept."""
    length = gap.length + 1
    if length > LONGEST_GAP:
        return None
    if gap.anything:
        return gap._replace(length=length, is_empty=False, anything=gap.anything - 1) if gap.anything > 1 else None
    if gap.ends_at(filler, is_said=is_said):
        return None
    slot = gap.slot
    if filler is Filler.NONE:
        slot = Slot.FILLED
    elif filler in _OPENS:
        slot = max(slot, Slot.OPEN)
    pending = filler is Filler.OPENING or (gap.pending and filler not in _SETTLES)
    is_wide = gap.is_wide or filler in _WIDE
    return Gap(length, is_empty=False, pending=pending, slot=slot, is_wide=is_wide)


def says(filler: Filler) -> bool:
    """True for a word of a phrase that says something by itself: an article behind it makes it no other phrase."""
    return filler in _SAYING
