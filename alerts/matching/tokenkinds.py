"""What a token of a text is to the rules: the classes of words that it meets, how it is written, and its symbol."""

from __future__ import annotations

from typing import Final, NamedTuple

from alerts.language.fillers import Filler
from alerts.language.tokens import Glue
from alerts.matching.symbols import LOWER, OTHER, Alphabet, InNames, block
from alerts.matching.vocabulary import Vocabulary


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


_MOST: Final = 100_000
"""Kinds of one language: few enough for one more article in the 131,072 symbols of a block. With 100,000 rules, 2,000
articles of a language come to 20,000."""


class Kinds:
    """The kinds of tokens that were read in one language, and the symbol of each."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary: Final = vocabulary
        self._alphabet = Alphabet()
        self._symbols: Final[dict[Written, str]] = {}
        self._kinds: Final[dict[str, Kind]] = {}
        self._having: Final[dict[int, list[str]]] = {}
        self.letters = ""
        """The symbols of letters that stand alone and are no words, capitals and small ones."""

    @property
    def are_many(self) -> bool:
        """True where it is time to ``clear`` them: symbols would run out."""
        return len(self._kinds) > _MOST

    def clear(self) -> None:
        """Begin anew. Symbols that were given out mean nothing any more."""
        self._alphabet = Alphabet()
        for each in (self._symbols, self._kinds, self._having):
            each.clear()
        self.letters = ""

    def get(self, symbol: str) -> Kind | None:
        """What a symbol stands for, None for a token that no rule looks for, for marks and for nothing."""
        return self._kinds.get(symbol)

    def having(self, number: int) -> list[str] | tuple[()]:
        """The symbols of tokens that meet a class of words."""
        return self._having.get(number, ())

    def recast(self, number: int) -> None:
        """Give tokens that meet a class of words other symbols when they are next read."""
        for symbol in self.having(number):
            self._symbols.pop(self._kinds[symbol], None)

    def symbol(self, *written: *Written) -> str:
        """The symbol of a kind of token, given by all that makes it: the kind itself is made for a new one only."""
        return self._symbols.get(written) or self._new(written)

    def idle(self, surface: str, what: Filler, *, is_lone_letter: bool = False) -> str:
        """The symbol of a token that no rule looks for."""
        is_lower = surface[0].islower()
        if what is Filler.NONE and not is_lone_letter:
            return LOWER if is_lower else OTHER
        symbol = self.symbol((), (), (), Glue.SPACE, not is_lower, False, False, what)
        if what is Filler.NONE and symbol not in self.letters:
            self.letters += symbol
        return symbol

    def _new(self, written: Written) -> str:
        kind = Kind(*written)
        words, loose, names = kind.words, kind.loose, kind.names
        in_names = self._vocabulary.in_names(names) if names else InNames.NOTHING
        opens = (words or loose) and self._vocabulary.opens_phrase(words, loose)
        if kind.under:
            in_names, opens = min(in_names, InNames.INNER), False
        symbol = self._symbols[written] = self._alphabet.symbol(block(opens_phrase=bool(opens), in_names=in_names))
        self._kinds[symbol] = kind
        for number in (*words, *loose, *names):
            self._having.setdefault(number, []).append(symbol)
        return symbol
