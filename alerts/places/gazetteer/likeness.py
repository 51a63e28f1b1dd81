"""How like a query the names of the gazetteer are, and how likely the place of a name is the one that is meant.

Theory: who misspells the name of a place keeps its consonants (``consonants``) better than its vowels, since vowels are
what every agency romanises in its own way: so both are compared, and half of the likeness is that of the consonants.
Among names that are equally like the query the larger place is meant, and one of a country in crisis before one that
is some five times as large elsewhere, for it is crises that are watched. Only for searching on behalf of a
person; ``sound_alike`` only proposes names that are then looked up as they are written.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from typing import Final

from rapidfuzz import fuzz, process

from alerts.places.names.consonants import ARTICLES
from alerts.places.names.romanised import are_one_generic, is_safe

LIKE: Final = 75.0
"""The likeness, of 100, from which a name is close to a query."""
_LEAST_RATIO: Final = 60.0
"""The ratio of rapidfuzz that a name must have in any case."""
_ALIKE: Final = 100.0
"""The ratio of a name and itself."""
_MOST: Final = 200
_TELLING: Final = 4
"""Consonants from which equal ones count for half of the likeness."""
_WEIGHT: Final = 3.0
"""How many points of likeness ten times the inhabitants are worth."""
IN_CRISIS: Final = frozenset("SY PS YE IQ LB LY SD SS SO ET ER CD CF TD CM NG NE ML BF BI MZ HT UA MM BD AF".split())
"""Countries with a humanitarian response plan of the United Nations for years."""
CRISIS: Final = 3.0
"""What it is worth that a place of exactly the name asked for is in one of them."""
CRISIS_CLOSE: Final = 7.0
"""The same where the name is only close to the one asked for."""
LISTED_BY_HAND: Final = 50_000
"""The inhabitants that a place of the overlay or an operator's file counts for, since somebody cared to list it."""
_VILLAGE: Final = 18_000
"""The inhabitants that a town or village of the overlay counts for whose number it does not say."""
_MOST_PEOPLE: Final = 1_000_000
"""Inhabitants beyond which a close name is no likelier to be meant: Hina is not China."""
_UNCOUNTED: Final = 20_000
"""The inhabitants that a settlement counts for whose number the sources do not know, in a country in crisis."""
_WITHOUT_ARTICLE: Final = partial(re.compile(rf"^(?:(?:{'|'.join(ARTICLES)}) |ال)(?=\w)").sub, "")
"""A key without the Arabic article at its head, which people write or leave out as they like."""
_ECHO, _WORD_ECHO = 75, 85
"""The ratio of rapidfuzz that the sound of a word has with that of one of its bones that it may be: Zeitoun and Zaytun,
not Zidane; and that of a word in a dictionary, unless it is short (Bint and Bent)."""
_SOUNDS: Final = (
    (re.compile("c(?!h)|q|kh"), "k"),
    (re.compile("s?ch|sh"), "s"),
    (re.compile("ou|oo|aw|au|o|w"), "u"),
    (re.compile("ee|[ae][iy]|y"), "i"),
    (re.compile("e"), "a"),
    (re.compile("h$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)
"""What is written in several ways, in one of them."""
_VOWELS: Final = frozenset("aiu")
_SHORT: Final = 4
"""Letters of a word of a name that dictionaries are not asked about."""


def like(
    key: str, own: str, theirs: str, texts: Sequence[str], rows: Sequence[int]
) -> Iterator[tuple[float, int, str]]:
    """How like ``key``, whose bones are ``own``, those of ``texts`` are that are like it enough, each with its row and
    itself; the bones of all of them are ``theirs``.

    >>> list(like("sulouk", "slk", "slk", ["suluk", "jolo"], [7, 8]))[0][1:]
    (7, 'suluk')
    """
    share = min(len(own), _TELLING) / (2 * _TELLING) if own != key else 0.0
    consonants = share * fuzz.ratio(own, theirs)
    least = max(_LEAST_RATIO, (LIKE - consonants) / (1 - share))
    if least > _ALIKE:
        return
    processor = _WITHOUT_ARTICLE if share else None
    for text, ratio, at in process.extract(
        key, texts, scorer=fuzz.ratio, processor=processor, score_cutoff=least, limit=_MOST
    ):
        yield consonants + (1 - share) * ratio, rows[at], text


def weight(people: int, country: str, *, by_hand: bool, is_town: bool = False, close: bool = False) -> float:
    """What the inhabitants and the country of a place are worth beside the likeness of its name.

    A town or village of the overlay (``is_town``) whose inhabitants nobody counted comes behind those of the sources,
    where such places are the seats of a district.
    """
    in_crisis = country in IN_CRISIS
    if by_hand:
        people = people or _VILLAGE if is_town else max(people, LISTED_BY_HAND)
    elif in_crisis and not people:
        people = _UNCOUNTED
    if close:
        people = min(people, _MOST_PEOPLE)
    return _WEIGHT * math.log10(people + 1) + ((CRISIS_CLOSE if close else CRISIS) if in_crisis else 0.0)


@lru_cache(maxsize=16_384)
def sound_alike(word: str, known: str) -> bool:
    """True where a word, of the same bones as one of a name, may be that one."""
    if are_one_generic(word, known):
        return True
    one, other = _sound(word), _sound(known)
    if one[:1] != other[:1] and not {one[:1], other[:1]} <= _VOWELS:
        return False
    ratio = fuzz.ratio(one, other)
    return ratio >= _WORD_ECHO or (ratio >= _ECHO and (len(known) <= _SHORT or is_safe(word)))


@lru_cache(maxsize=16_384)
def _sound(word: str) -> str:
    """A word as it is heard, roughly: Sarakeb and Saraqib, Choghour and Shughur."""
    for pattern, sign in _SOUNDS:
        word = pattern.sub(sign, word)
    return word
