"""A keyword typed as it stands in a sentence, with endings or proclitics that no dictionary of ours takes off it:
للنازحين, הפליטים, अस्पतालों, نەخۆشخانەکان.

Theory: it stands for the word of the lexicon of which it is a form; in Arabic, whose dictionary we have, for the word
behind a proclitic and the article. A shorter word that no list has is none. Preferred mistake: only the form as typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import forms_in, is_word
from alerts.language.lexicon import all_concepts

_LETTERS: Final = (
    (re.compile(r"[\u0900-\u097f]{3,}"), ("hi", "ne")),
    (re.compile(r"[\u0980-\u09ff]{3,}"), ("bn",)),
    (re.compile(r"[\u05d0-\u05ea]{4,}"), ("he",)),
    (re.compile(r"[\u1200-\u137f]{3,}"), ("am", "ti")),
    (re.compile(r"[가-힣]{3,}"), ("ko",)),
    (re.compile(r"[\u0600-\u06ff\u200c]{4,}"), ("ckb", "ps", "ur")),
)
"""Languages that are known by closed endings only, with their letters."""
_WITH_DICTIONARY: Final = ("ar", "fa")
"""Languages in Arabic letters whose words are no bent ones of another."""
_FRONT, _END = 2, 6
"""Letters that may stand before and behind the word of the lexicon."""
_SHORTEST: Final = 2
_DEFINITE: Final = re.compile(r"[وف]?(?:[بك]ال|لل)(?=..)|[وف]ال(?=...)")


def unbent(keyword: str) -> tuple[str, ...]:
    """The word that a bent keyword of one word stands for, in each language that has it; () for most keywords.

    >>> unbent("للنازحين"), unbent("הפליטים"), unbent("حرب"), unbent("school")
    (('نازحين',), ('פליט',), (), ())
    """
    word = keyword.lower()
    if not word.isalpha() and word[:1] < "\u0900":
        return ()
    if definite := _DEFINITE.match(word):
        rest = word[definite.end() :]
        return (rest,) if is_word(rest, "ar") and not is_word(word, "ar") else ()
    languages = next((languages for letters, languages in _LETTERS if letters.fullmatch(word)), ())
    if word[:1] < "\u0700" and any(is_word(word, language) for language in _WITH_DICTIONARY):
        return ()
    return tuple(dict.fromkeys(head for language in languages for head in _heads(word, language)))


def _heads(word: str, language: str) -> Iterator[str]:
    """The longest word of the lexicon of which ``word`` is a form in a language; none where it is listed itself."""
    known = _words_in(language)
    if word in known:
        return
    shorter = {
        word[front : len(word) - end]
        for front in range(_FRONT + 1)
        for end in range(_END + 1)
        if len(word) - end - front >= _SHORTEST
    }
    folded = fold(word)
    heads = (head for head in shorter & known if any(fold(form) == folded for form in forms_in(head, language)))
    if longest := max(heads, key=len, default=""):
        yield longest


@cache
def _words_in(language: str) -> frozenset[str]:
    """The single words that the lexicon has in a language."""
    return frozenset(word for known in all_concepts() for word in known.words.get(language, ()) if " " not in word)
