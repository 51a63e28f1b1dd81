"""The words and phrases that the lexicon and the packs list → patterns of words with their forms, in their language.

A listed phrase may have gaps between its words (``gaps``). Concepts list a quarter of a million words, of which many
are the same: each is cut and inflected once in a process, whatever phrases it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from alerts.language.compounds import other_spacings_of
from alerts.language.grammars.han import shapes
from alerts.language.inflection import languages_with
from alerts.language.lexiconforms import CLOSED, Stand, forms_of
from alerts.language.smallwords import as_written
from alerts.language.tokens import Glue, Token, cut
from alerts.matching.vocabulary import Word, in_order

Phrase = tuple[Word, ...]
"""Words in their order, side by side but for what ``GAP`` and ``DOTS`` between them say."""
GAP: Final = Word(())
"""In a phrase: the next word may stand behind a gap (``gaps``)."""
DOTS: Final = Word(("…",))
"""In a phrase: a few words of any kind, or none."""
ONE_WORD: Final = Word(("‥",))
"""Likewise one word of any kind, or none."""
TYPED_DOTS: Final = {"…": DOTS, "‥": ONE_WORD}
"""How the lexicon writes them."""
_SPACED_FREELY: Final = frozenset({"fa", "ko"})
LONGEST_ACRONYM: Final = 6
_WORDS_KEPT: Final = 65_536
"""Words of the lexicon kept with their forms, for the many phrases and concepts that share one, and for all indices."""


def listed_phrases(
    words: Mapping[str, Sequence[str]], *, loose: bool = False, excluding: bool = False
) -> tuple[Phrase, ...]:
    """Language → listed words and phrases as patterns, each once. The words of ``loose`` ones may stand apart, but for
    those that a hyphen or an apostrophe joins; the small words of ``excluding`` ones stand as they are written."""
    phrases = (listed_phrase(text, language, loose=loose, excluding=excluding) for language, text in _spelt(words))
    return tuple(dict.fromkeys(phrase for phrase in phrases if phrase))


def listed_words(words: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, Stand]]:
    """The words in these listed words and phrases whose forms are asked for: each with its language and how it
    stands."""
    for language, text in _spelt(words):
        tokens = words_of(text)
        for at, token in enumerate(tokens, start=1):
            if _bends(token):
                stand = Stand.ALONE if len(tokens) == 1 else Stand.LAST if at == len(tokens) else Stand.AMONG
                yield token.surface, language, stand


def _spelt(words: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Languages with their listed words and phrases, Persian and Korean ones with and without their space
    (زمین‌لرزه, زمین لرزه)."""
    for language, texts in words.items():
        for text in texts:
            yield language, text
            if language in _SPACED_FREELY:
                yield from ((language, spelling) for spelling in other_spacings_of(text))


def listed_phrase(text: str, language: str, *, loose: bool = False, excluding: bool = False) -> Phrase:
    """A listed word or phrase, a ``loose`` one with the gaps that it may have; three dots in that stand for any few
    words, two for one. An ``excluding`` one says that something else is meant, so its small words are as written."""
    chunks = text.split()
    if len(chunks) == 1 and len(tokens := cut(text.strip()).tokens) == 1:
        return (_acronym_or_word(tokens[0], text, language),)
    closes = len(chunks) if language in CLOSED else 0
    phrase: list[Word] = []
    for at, chunk in enumerate(chunks, start=1):
        if loose and chunk in TYPED_DOTS:
            phrase.append(TYPED_DOTS[chunk])
            continue
        words = _among_others(chunk, language, at == closes, excluding)
        if loose and words and phrase and phrase[-1] not in {DOTS, ONE_WORD}:
            phrase.append(GAP)
        phrase.extend(words)
    return tuple(phrase)


@lru_cache(maxsize=_WORDS_KEPT)
def _among_others(chunk: str, language: str, closes: bool, excluding: bool) -> Phrase:
    """The words of a chunk of a listed phrase, which has others or ``closes`` with it."""
    tokens = cut(chunk).tokens
    last = len(tokens) - 1 if closes else -1
    words = (
        _listed_word(token, language, Stand.LAST if at == last else Stand.AMONG) for at, token in enumerate(tokens)
    )
    if not excluding:
        return tuple(words)
    return tuple(
        _same(tuple(as_written(token.surface.lower(), language, word.forms)), language)
        for word, token in zip(words, tokens, strict=True)
    )


def _acronym_or_word(token: Token, text: str, language: str) -> Word:
    """A listed ``text`` of one word."""
    return acronym(token) if is_acronym(text) else _listed_word(token, language, Stand.ALONE)


def acronym(token: Token) -> Word:
    """A word that only tokens in capitals are."""
    return Word(in_order((token.surface, f"{token.surface}s")), acronym=True)


def _listed_word(token: Token, language: str, stand: Stand) -> Word:
    """A word in a given language: by its rules where no dictionary has it, with those forms that are sure to mean it
    where it stands alone. An acronym has a plural at most (IEDs, and no « ieding »)."""
    surface = token.surface
    if not can_inflect(token):
        return _same(in_order(shapes(surface.lower())), language)
    if not _bends(token):
        return _same((surface.lower(), f"{surface.lower()}s"), language)
    return _same(forms_of(surface, language, stand), language)


def _bends(token: Token) -> bool:
    """Whether a listed word has forms to be looked for: any but an acronym."""
    return can_inflect(token) and not (token.surface.isascii() and token.surface.isupper())


@lru_cache(maxsize=_WORDS_KEPT)
def _same(forms: tuple[str, ...], language: str) -> Word:
    """One object for all listed words of the same forms: comparing phrases ends at once where they are the same."""
    return Word(forms, homes=at_home(language))


@cache
def at_home(language: str) -> frozenset[str]:
    """One set for all the words of a language."""
    return frozenset({language})


def words_of(text: str) -> list[Token]:
    """The tokens of a typed keyword or phrase."""
    return [token for chunk in text.split() for token in cut(chunk).tokens]


def can_inflect(token: Token) -> bool:
    """Elided articles, single letters and graphemes of scripts without spaces stand as they are."""
    return (len(token.surface) > 1 or "가" <= token.surface <= "힣") and token.glue is not Glue.NOTHING


def is_acronym(surface: str) -> bool:
    """Typed in capitals, and an ordinary word when it is not: UN, WHO, AID."""
    return (
        2 <= len(surface) <= LONGEST_ACRONYM
        and surface.isupper()
        and surface.isascii()
        and bool(languages_with(surface.lower()))
    )
