"""What a token of a text is to the rules: the classes of words that it meets, and how it is written."""

from __future__ import annotations

from typing import NamedTuple

from alerts.language.fillers import Filler
from alerts.language.tokens import Glue


class Kind(NamedTuple):
    """What a token that some rule looks for may be, by the classes of keywords' ``words`` and of words in place
    ``names``, and how it is written.

    ``loose`` are classes of words that it meets only where the whole text has no accents: « marche » for « marché ».
    No word begins with a token that stands ``under`` the one before (លាប់ in ស្លាប់). What it is to a gap tells
    ``filler``, for which it is kept even where no rule looks for it.
    """

    words: tuple[int, ...]
    loose: tuple[int, ...]
    names: tuple[int, ...]
    glue: Glue
    capital: bool
    capitals: bool
    under: bool = False
    filler: Filler = Filler.NONE


Written = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], Glue, bool, bool, bool, Filler]
"""What a ``Kind`` is made of."""
