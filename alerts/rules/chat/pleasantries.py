"""What people say around a rule: greetings, « je voudrais être alerté quand », "any news about", thanks.

Theory: somebody who writes to a bot writes as to a colleague. What stands before the first keyword is left out only
where it is a chain of such phrases that begins with one which nobody watches for; a bare "on" or « de » belongs to the
chain, never begins it. Preferred mistake: to keep a courtesy as part of a keyword, which the answer shows, rather than
to drop a word that is meant.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from alerts.language.folding import fold
from alerts.language.inflection import languages_with
from alerts.rules.phrases.speechwords import (
    ARTICLES,
    ASKS,
    CLAUSES,
    ENDINGS,
    GOES_ON,
    LABELS,
    LONGEST,
    OPENERS,
    QUANTIFIERS,
    SINGLE_ORDERS,
    Phrase,
)  # fmt: skip

_WORD: Final = re.compile(r"[^\W_]+")
_INK: Final = re.compile(r"[\s,،.!?؟:;؛…'’ʼ-]*")
"""What may stand between two phrases of a chain."""
_COLON: Final = re.compile(r"\s*[:=]\s*(?=\S)|\s+[-–—]+\s+(?=\S)")
"""What parts a label from the rule."""
_GRADE_LABEL: Final = re.compile(r"\s*([^\W\d_]+)\s*[:!،,]")
_JOINT: Final = re.compile(r"[\s.'’ʼ-]*")
"""What may stand between two words of a phrase."""


class Spoken(NamedTuple):
    """A rule text without what is said around it, where it starts, and whether a sentence is to be expected (when …)
    rather than a thing."""

    body: str
    start: int
    is_clause: bool = False


def without_courtesies(text: str) -> Spoken:
    """The text without what is said around the rule; all of it where nothing else would be left."""
    (start, is_clause), stop = _head(text), len(text)
    while (shorter := _tail(text, stop)) < stop:
        stop = shorter
    body = text[start:stop]
    return Spoken(body, start, is_clause) if _WORD.search(body) else Spoken(text, 0)


def is_courteous(text: str) -> bool:
    """True where the text begins or ends with something that would be left out of a rule."""
    return _phrase_at(text, 0, OPENERS) is not None or _tail(text, len(text)) < len(text)


def holds_speech(words: Sequence[str]) -> bool:
    """True where something is said to somebody amid some words: stop alerts about, une veille sur."""
    said = [fold(word) for word in words]
    pieces = (said[at : at + length] for at in range(len(said)) for length in range(2, LONGEST))
    return any(tuple(piece) in ASKS for piece in pieces)


def is_speech(word: str) -> bool:
    """True for a word that people say to whom they write, rather than what they watch for."""
    return (fold(word),) in GOES_ON or (fold(word),) in ENDINGS


def _head(text: str) -> tuple[int, bool]:
    """Where what is said before the rule ends, and whether it ends with a condition."""
    at, phrases, is_clause = _behind_label(text), OPENERS, False
    if at:
        phrases = GOES_ON
    while (found := _phrase_at(text, at, phrases)) is not None:
        end, said = found
        if at == 0 and said in SINGLE_ORDERS and _is_half_a_word(text, end, said[0]):
            break
        if is_clause and said in ARTICLES:  # « when a dam breaks »: a sentence for sure
            break
        is_clause = said in CLAUSES or (is_clause and said in QUANTIFIERS)
        at, phrases = end, GOES_ON
    ink = _INK.match(text, at) if at else None
    start = ink.end() if ink else 0
    return start + int(bool(at) and _is_attached(text, start)), is_clause


def _behind_label(text: str) -> int:
    """Where the text goes on behind « Alerte SVP : », "FYI:", طلب: or before a grade that has the colon, else 0."""
    at = 0
    while (said := _phrase_at(text, at, LABELS if at == 0 else LABELS | ENDINGS)) is not None:
        at = said[0]
        if (colon := _COLON.match(text, at)) is not None:
            return colon.end()
    grade = _GRADE_LABEL.match(text, at) if at else None
    return grade.start(1) if grade else 0


def _is_attached(text: str, at: int) -> bool:
    """True for an Arabic word behind a chain that has its « of » written together with it: إبلاغنا بحوادث الألغام."""
    word = _WORD.match(text, at)
    said = word[0] if word else ""
    return said.startswith("ب") and not languages_with(said) and bool(languages_with(said[1:]))


def _is_half_a_word(text: str, at: int, first: str) -> bool:
    """True where a word and the next one are also written as one: watch tower, watchtower."""
    following = next(_words_from(text, at), None)
    return following is not None and bool(languages_with(first + fold(following[0])))


def _phrase_at(text: str, at: int, phrases: Collection[Phrase]) -> tuple[int, Phrase] | None:
    """Where the longest of some phrases ends that starts at a position, ink before it aside, and its words."""
    said: list[str] = []
    found = None
    for word in _words_from(text, at):
        said.append(fold(word[0]))
        if tuple(said) in phrases:
            found = word.end(), tuple(said)
    return found


def _words_from(text: str, at: int) -> Iterator[re.Match[str]]:
    between = _INK
    for _ in range(LONGEST):
        ink = between.match(text, at)
        word = _WORD.match(text, ink.end() if ink else at)
        if word is None:
            return
        yield word
        at, between = word.end(), _JOINT


def _tail(text: str, stop: int) -> int:
    """Where what is said before a courtesy at the end stops; ``stop`` where none stands there."""
    words = list(_WORD.finditer(text, max(0, stop - 80), stop))
    if not words or _INK.fullmatch(text, words[-1].end(), stop) is None:
        return stop
    for length in range(min(LONGEST, len(words)), 0, -1):
        piece = words[-length:]
        apart = all(_JOINT.fullmatch(text, a.end(), b.start()) for a, b in pairwise(piece))
        said = tuple(fold(word[0]) for word in piece)
        if apart and (said in ENDINGS or (said[0].removeprefix("و"), *said[1:]) in ENDINGS):
            return piece[0].start()
    return stop
