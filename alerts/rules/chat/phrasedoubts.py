"""What in the words of one keyword makes it doubtful whether a text would ever have them in a row.

A label (« alerte : choléra »), a number that a rule cannot compare (« plus de 10 morts »), a list in brackets behind a
word: each is asked about. Preferred mistake: to ask about a phrase that was meant, which quotes settle.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from alerts.language.folding import fold
from alerts.rules.chat.words import Word, heard
from alerts.rules.phrases.phraselists import rows
from alerts.rules.phrases.roles import Part
from alerts.rules.phrases.spokennumbers import number_said

_SIGNS: Final = frozenset("< > ≥ ≤ >= <= =".split())
_COMPARISONS: Final = frozenset(
    tuple(map(fold, phrase.split()))
    for phrase in rows("""
        more|fewer|less|over|under|above|greater|higher|lower + than
        over|above|under|exceeding|at least|at most|up to
        plus|moins|au moins|au plus|près|au delà + de|d
        au moins|au plus
        أكثر|أقل|أزيد|ما يزيد|يزيد|تزيد|ما لا يقل + من|عن
    """).split("|")
)
_LONGEST: Final = max(map(len, _COMPARISONS))
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,٫]\d+)?%?\+?")


def label_end(text: str, words: Sequence[Word]) -> int | None:
    """Where what is said behind the last colon amid the words begins; None where none stands there."""
    for at in range(len(words) - 1, 0, -1):
        before = words[at - 1]
        has_colon = before.text.endswith(":") or ":" in text[before.end : words[at].start]
        if has_colon and not before.quoted and before.folded not in {"concept:", "pack:", "concept", "pack"}:
            return None if at == 1 and heard(words, 0, Part.ARTICLE) else at
    return None


def comparison(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where a number that something must reach stands amid the words, and where it ends: « plus de 10 morts »."""
    for at in range(len(words)):
        for length in range(min(_LONGEST, len(words) - at - 1), 0, -1):
            piece = tuple(word.folded for word in words[at : at + length])
            is_one = piece in _COMPARISONS or (length == 1 and piece[0] in _SIGNS)
            figure = words[at + length].text
            if is_one and (_NUMBER.fullmatch(figure) or number_said([figure]) is not None):
                return at, at + length + 1
    signed = (at for at, word in enumerate(words) if re.fullmatch(r"[<>≥≤]=?\d+", word.text))
    return next(((at, at + 1) for at in signed), None)


def opens_brackets(words: Sequence[Word]) -> int | None:
    """Where a bracket opens behind a word that is not closed among the words: « pénurie (eau, pain) »."""
    for at in range(1, len(words)):
        if words[at].text.startswith("(") and not any(")" in word.text for word in words[at:]):
            return at
    return None
