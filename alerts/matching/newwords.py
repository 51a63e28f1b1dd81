"""A word that was never read before → its symbol, and the keys by which it is found again when rules come that have it.

Every twentieth word of an unseen article is new, and what is done for it takes half of the time of matching. So a word
of letters that can be read in one way only, as nearly all can, is told by few look-ups here; ``lookup`` tells the
others, and gives the same answers for all.
"""

from __future__ import annotations

from typing import Final

from alerts.language.fillers import filler
from alerts.language.folding import fold, is_folded_alike
from alerts.language.grammars.arabic import behind_proclitics, peel
from alerts.language.spellings import is_spelt_as_it_is, may_be_spelt
from alerts.language.tokens import MAX_TOKEN, Glue
from alerts.matching.lookup import ARABIC_ON, Lookup, Readings
from alerts.matching.namepeel import peel_name
from alerts.matching.symbols import OTHER
from alerts.matching.tokenkinds import Kinds
from alerts.matching.vocabulary import Vocabulary

_ARABIC_END: Final = "\u06ff"
_Keys = tuple[str, ...]


class NewWords:
    """Words of letters in texts of one language."""

    def __init__(self, lookup: Lookup, vocabulary: Vocabulary, kinds: Kinds) -> None:
        self._lookup: Final = lookup
        self._kinds: Final = kinds
        self._forms: Final = vocabulary.forms
        self._names: Final = vocabulary.names

    def read(self, word: str) -> tuple[str, _Keys]:
        """The symbol of a word of letters below the Thai block, and all that it was looked up by."""
        lookup, folded = self._lookup, word.lower() if word.isascii() else fold(word)
        if not folded:
            return OTHER, ()  # signs that count as letters and stand for none: ـ as a dash, a lone ʼ
        if len(word) == 1 and lookup.is_idle_letter(word, folded):
            return self._kinds.idle(word, filler(folded, lookup.language), is_lone_letter=True), (folded,)
        idle = self._idle(word, folded)
        if idle is not None:
            return self._kinds.idle(word, filler(folded, lookup.language)), idle
        if lookup.is_plain(word, folded):
            return self._plain(word, folded)
        if _is_plain_arabic(word) and may_be_spelt(folded, lookup.language) == ():
            return self._arabic(word, folded)
        readings = lookup.readings(word)
        return self.symbol(word, folded, Glue.SPACE, tagged=False, readings=readings), readings.keys

    def _idle(self, word: str, folded: str) -> _Keys | None:
        """All that a word is looked up by, where nothing watched is anything that it may be read as; None for any other
        word, and for some of these. No dictionary is asked whether it is to be read so."""
        forms, names, lookup = self._forms, self._names, self._lookup
        if folded in forms or folded in names or lookup.is_long(word, folded) or word[0] > _ARABIC_END:
            return None
        is_arabic = word[0] >= ARABIC_ON
        is_as_it_is = not is_arabic and is_spelt_as_it_is(folded, lookup.language)
        others = () if is_as_it_is else may_be_spelt(folded, lookup.language)
        if others is None or (is_arabic and not is_folded_alike(word)):
            return None
        readings = others
        if is_arabic:
            readings += tuple([end for written in (folded, *others) for end in behind_proclitics(written)])
        root, of_stems = lookup.stemmed(word, folded)
        if root or not (forms.keys().isdisjoint(readings) and names.keys().isdisjoint(readings)):
            return None
        return (folded, *others, *of_stems)

    def _plain(self, word: str, folded: str) -> tuple[str, _Keys]:
        """A word that may be read in one way only, its stem apart."""
        root, of_stems = self._lookup.stemmed(word, folded)
        keys = (folded, *of_stems)
        names, words = self._names.get(folded, ()), self._lookup.plain_words(word, folded, root)
        if words is None:
            readings = Readings((), (folded,), (folded,), root)
            return self._wanted(word, folded, Glue.SPACE, tagged=False, readings=readings), keys
        return self._told(word, folded, words, names), keys

    def _arabic(self, word: str, folded: str) -> tuple[str, _Keys]:
        """A word in Arabic letters that is spelt as it is, behind its proclitics."""
        lookup = self._lookup
        root, of_stems = lookup.stemmed(word, folded)
        as_word = (folded, *peel(folded)) if lookup.peels else (folded,)
        readings = Readings((folded, *of_stems), as_word, peel_name(folded), root)
        return self._told(word, folded, lookup.arabic_words(word, readings), lookup.names(readings)), readings.keys

    def _told(self, word: str, folded: str, words: tuple[int, ...], names: tuple[int, ...]) -> str:
        """The symbol of a word that meets these classes, all as it is written."""
        what = filler(folded, self._lookup.language)
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
            return self._kinds.idle(surface, filler(folded, self._lookup.language))
        return self._wanted(surface, folded, glue, tagged=tagged, readings=readings, under=under)

    def _wanted(
        self, surface: str, folded: str, glue: Glue, *, tagged: bool, readings: Readings, under: bool = False
    ) -> str:
        """The symbol of a token that some rule may look for."""
        words, loose = self._lookup.words(surface, readings)
        names = self._lookup.names(readings)
        what = filler(folded, self._lookup.language)
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


def _is_plain_arabic(word: str) -> bool:
    """True for a word in Arabic letters that is the same as a name and as any other word."""
    return ARABIC_ON <= word[0] <= _ARABIC_END and len(word) <= MAX_TOKEN and is_folded_alike(word)
