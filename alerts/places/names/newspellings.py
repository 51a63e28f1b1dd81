"""Spellings of tracked places that entries use and the watchlist does not know: "also count *Boustan al Basha*?"

A proposal to a person, learnt from what was stored, never used while matching. Theory: what shares the spelling key of
an alias and is written with a capital letter is probably the same name. Names in other than Latin letters have no
key and are never proposed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from alerts.places.namekeys import key_of
from alerts.places.names.spelling import spelling_key

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʼ‘-][^\W\d_]+)*")
_LONGEST: Final = 5
"""Words of the longest spelling that is looked for."""
_SHORTEST_KEY: Final = 5
"""Shorter keys (Homs, Goma) are shared by too many words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spotted:
    """``spelling`` was seen in ``entries`` texts and may be another spelling of ``alias``."""

    spelling: str
    alias: str
    entries: int


def spot_spellings(texts: Iterable[str], aliases: Collection[str]) -> tuple[Spotted, ...]:
    """The unlisted spellings of ``aliases`` in ``texts``, the most frequent first."""
    sought = {key: alias for alias in reversed(list(aliases)) if len(key := spelling_key(alias)) >= _SHORTEST_KEY}
    listed = {key_of(alias) for alias in aliases}
    seen: Counter[tuple[str, str]] = Counter()
    for text in texts if sought else ():
        found: dict[str, tuple[str, str]] = {}
        for spelling in _capitalised(text):
            alias = sought.get(spelling_key(spelling))
            if alias is not None and (key := key_of(spelling)) not in listed:
                found.setdefault(key, (spelling, alias))
        seen.update(found.values())
    return tuple(
        Spotted(spelling=spelling, alias=alias, entries=count) for (spelling, alias), count in seen.most_common()
    )


def _capitalised(text: str) -> Iterator[str]:
    """Runs of up to five words that begin and end with a capitalised word, nothing but spaces between them."""
    words = list(_WORD.finditer(text))
    for first, begin in enumerate(words):
        if not begin.group()[0].isupper():
            continue
        for last in range(first, min(first + _LONGEST, len(words))):
            if last > first and text[words[last - 1].end() : words[last].start()].strip(" \u00a0"):
                break
            if any(part[:1].isupper() for part in re.split(r"['’ʼ‘-]", words[last].group())):
                yield " ".join(text[begin.start() : words[last].end()].split())
