"""The written forms that a person struck out of a rule: « minces » is no mine.

A form is struck as it is written: its accents count, so that « marche » can go and « marché » stay, except where the
text has none anyway (capitals, short messages). In Arabic a struck form goes with the proclitics before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from alerts.language.folding import fold, keep_accents
from alerts.language.grammars.arabic import peel
from alerts.language.tokens import cut


class Struck:
    """Some struck forms, ready to be asked."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._written: Final = frozenset(_joined(form, folded=False) for form in forms)
        self._folded: Final = frozenset(_joined(form, folded=True) for form in forms)

    def holds(self, surface: str, *, unaccented: bool) -> bool:
        """True where a mention is written as a struck form; ``unaccented``: in a text without accents."""
        if _joined(surface, folded=False) in self._written:
            return True
        if "\u0600" <= surface[:1] <= "\u06ff":
            folded = _joined(surface, folded=True)
            first, _, rest = folded.partition(" ")
            return any(" ".join(filter(None, (each, rest))) in self._folded for each in (first, *peel(first)))
        return (unaccented or surface.isupper()) and _joined(surface, folded=True) in self._folded


def is_struck(form: str, without: Iterable[str]) -> bool:
    """True where one of the struck forms is this written form."""
    return Struck(without).holds(form, unaccented=False)


def _joined(text: str, *, folded: bool) -> str:
    tokens = (token.surface for chunk in text.split() for token in cut(chunk).tokens)
    return " ".join(fold(token) if folded else keep_accents(token) for token in tokens)
