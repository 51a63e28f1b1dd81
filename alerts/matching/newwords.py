"""A word that was never read before → its symbol, and the keys by which it is found again when rules come that have it.

Every twentieth word of an unseen article is new, and what is done for it takes half of the time of matching. So a word
of letters that can be read in one way only, as nearly all can, is told by few look-ups here; ``lookup`` tells the
others, and gives the same answers for all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from alerts.language.fillers import Fillers
from alerts.language.folding import fold, is_folded_alike
from alerts.language.grammars.arabic import behind_proclitics, peel
from alerts.language.spellings import is_spelt_as_it_is, may_be_spelt
from alerts.language.tokens import Glue
from alerts.matching.lookup import ARABIC_ON, Lookup, Readings
from alerts.matching.namepeel import peel_name
from alerts.matching.symbols import OTHER
from alerts.matching.tokenkinds import Kinds
from alerts.matching.vocabulary import Vocabulary

_ARABIC_END: Final = "\u06ff"
_Keys = tuple[str, ...]
_Told = tuple[str, _Keys]
"""The symbol of a word, and all that it was looked up by."""


class NewWords:
    """Words of letters in texts of one language."""

    def __init__(self, lookup: Lookup, vocabulary: Vocabulary, kinds: Kinds) -> None:
        self._lookup: Final = lookup
        self._kinds: Final = kinds
        self._filler: Final = Fillers(lookup.language).of
        self._forms: Final = vocabulary.forms
        self._names: Final = vocabulary.names

    def read(self, word: str) -> _Told:
        """The symbol of a word of letters below the Thai block, and all that it was looked up by."""
        lookup, folded = self._lookup, word.lower() if word.isascii() else fold(word)
        if not folded:
            return OTHER, ()  # signs that count as letters and stand for none: ـ as a dash, a lone ʼ
        if len(word) == 1 and lookup.is_idle_letter(word, folded):
            return self._kinds.idle(word, self._filler(folded), is_lone_letter=True), (folded,)
        told = None
        if word[0] <= _ARABIC_END and not lookup.is_long(word, folded):
            told = self._plain(word, folded) if word[0] < ARABIC_ON else self._arabic(word, folded)
        if told is not None:
            return told
        readings = lookup.readings(word)
        return self.symbol(word, folded, Glue.SPACE, tagged=False, readings=readings), readings.keys

    def _plain(self, word: str, folded: str) -> _Told | None:
        """A word without proclitics that nothing watched is spelt like but itself; None for any other."""
        forms, names, lookup = self._forms, self._names, self._lookup
        keys: _Keys = (folded,)
        if lookup.written_out(word, folded):
            return None
        if not is_spelt_as_it_is(folded, lookup.language):
            others = may_be_spelt(folded, lookup.language)
            if others is None or not _are_unknown(others, forms, names):
                return None
            keys += others
        root, of_stems = lookup.stemmed(word, folded)
        keys += of_stems
        if not root and folded not in forms and folded not in names:
            return self._kinds.idle(word, self._filler(folded)), keys
        words = lookup.plain_words(word, folded, root)
        if words is None:
            readings = Readings((), (folded,), (folded,), root)
            return self._wanted(word, folded, Glue.SPACE, tagged=False, readings=readings), keys
        return self._told(word, folded, words, names.get(folded, ())), keys

    def _arabic(self, word: str, folded: str) -> _Told | None:
        """A word in Arabic letters, alone or behind proclitics, that nothing watched is spelt like but itself; None for
        any other."""
        lookup, forms, names = self._lookup, self._forms, self._names
        others = may_be_spelt(folded, lookup.language)
        if others is None or not is_folded_alike(word):
            return None
        readings = (folded, *behind_proclitics(folded))
        may_be_word, may_be_name = not forms.keys().isdisjoint(readings), not names.keys().isdisjoint(readings)
        if others:
            behind = [end for written in others for end in (written, *behind_proclitics(written))]
            if not _are_unknown(behind, forms, names):
                return None
        root, of_stems = lookup.stemmed(word, folded)
        keys = (folded, *others, *of_stems)
        if not (root or may_be_word or may_be_name):
            return self._kinds.idle(word, self._filler(folded)), keys
        as_word = (folded, *peel(folded)) if may_be_word and lookup.peels else (folded,)
        held = Readings(keys, as_word, peel_name(folded) if may_be_name else (), root)
        return self._told(word, folded, lookup.arabic_words(word, held), lookup.names(held)), keys

    def _told(self, word: str, folded: str, words: tuple[int, ...], names: tuple[int, ...]) -> str:
        """The symbol of a word that meets these classes, all as it is written."""
        what = self._filler(folded)
        if not (words or names):
            return self._kinds.idle(word, what)
        capital = not word[0].islower()
        capitals = capital and len(word) > 1 and word.isupper()
        return self._kinds.symbol(words, (), names, Glue.SPACE, capital, capitals, False, what)

    def symbol(
        self, surface: str, folded: str, glue: Glue, *, tagged: bool, readings: Readings, under: bool = False
    ) -> str:
        """The symbol of any token."""
        if not readings.words or not self._lookup.is_wanted(readings):
            return self._kinds.idle(surface, self._filler(folded))
        return self._wanted(surface, folded, glue, tagged=tagged, readings=readings, under=under)

    def _wanted(
        self, surface: str, folded: str, glue: Glue, *, tagged: bool, readings: Readings, under: bool = False
    ) -> str:
        """The symbol of a token that some rule may look for."""
        words, loose = self._lookup.words(surface, readings)
        names = self._lookup.names(readings)
        what = self._filler(folded)
        if not (words or loose or names):
            return self._kinds.idle(surface, what)
        capital = tagged or not surface[0].islower()
        return self._kinds.symbol(
            words,
            loose,
            names,
            glue if glue in (Glue.HYPHEN, Glue.APOSTROPHE) else Glue.SPACE,
            capital,
            capital and len(surface) > 1 and (surface.isupper() or (tagged and surface.islower())),
            under,
            what,
        )


def _are_unknown(words: Sequence[str], forms: Mapping[str, object], names: Mapping[str, object]) -> bool:
    """True where nothing watched is any of these words."""
    return forms.keys().isdisjoint(words) and names.keys().isdisjoint(words)
