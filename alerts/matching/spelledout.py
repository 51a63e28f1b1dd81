"""Words with a space between their letters: h o s p i t a l, B O M B E S, as titles and posts write them.

Theory: four letters in a row that stand alone are no words, and sites and feeds make one space of several, so that
nobody sees where the words part. A run counts as a word where it is one, as several where all of it is made of them,
one of them watched; any other stays the letters that it is (A B C D are blood groups). Preferred mistake: letters that
stay letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import is_known, is_word
from alerts.language.tokens import CHUNK, Cut, Glue, Token, cut
from alerts.matching.vocabulary import Vocabulary

_LETTER: Final = "[^\\W\\d_][\u0300-\u036f]*"
_SPACE: Final = "[ \u00a0\u2009\u202f]"
_SPACES: Final = frozenset(_SPACE.strip("[]"))
_RUN: Final = re.compile(rf"(?<!\S)[^\w\s]*{_LETTER}(?:{_SPACE}{_LETTER}){{3,59}}[^\w\s]*(?!\S)")
_PERHAPS_RUN: Final = re.compile(f" .[\u0300-\u036f]* .[\u0300-\u036f]* {_LETTER}(?!\\w)")
"""Three letters in a row, which few texts have: a tenth of the time of a search for runs."""
_LETTERS: Final = re.compile(_LETTER)
_CHUNKS: Final = re.compile(f"{_RUN.pattern}|{CHUNK.pattern}")
_JOINER: Final = "\u2060"
"""A sign that nobody sees, for each space: no offset moves."""
_TO_JOINERS: Final = str.maketrans(dict.fromkeys(_SPACES, _JOINER))
_LONGEST_WORD: Final = 20
_WATCHED, _WORD = 3, 3
"""The fewest letters of a watched word, and of any other but for the links."""
_LINKS: Final = frozenset(
    "of in on at to by is no de du le la un en el al et au se em na da do im am на a e i o y в и к о с у я".split()
)
_UNKNOWN: Final = "und"
_MOST_RUNS: Final = 50
"""In a line; one with more of them holds something else."""


def chunks(line: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    """Where the chunks of a line stand, those between two white spaces and runs that may hold a watched word."""
    runs = 0
    for found in _CHUNKS.finditer(line):
        start, end = found.span()
        is_run = not _SPACES.isdisjoint(found.group())
        runs += is_run
        if is_run and (runs > _MOST_RUNS or not _may_hold(found.group(), vocabulary)):
            yield from (letter.span() for letter in CHUNK.finditer(line, start, end))
        else:
            yield start, end


def _may_hold(run: str, vocabulary: Vocabulary) -> bool:
    """Whether a watched word stands in the letters of a run: dictionaries are asked of no other."""
    letters, forms, names = fold("".join(_LETTERS.findall(run))), vocabulary.forms, vocabulary.names
    count = len(letters)
    ends = ((at, end) for at in range(count) for end in range(at + _WATCHED, min(count, at + _LONGEST_WORD) + 1))
    return any(letters[at:end] in forms or letters[at:end] in names for at, end in ends)


def has_runs(text: str) -> bool:
    """Whether a run stands in a text; where none does, mostly told fast."""
    spaced = text
    for space in _SPACES:
        spaced = spaced.replace(space, " ")
    return _PERHAPS_RUN.search(spaced) is not None and _RUN.search(text) is not None


def runs(text: str) -> list[str]:
    """All runs of letters that stand alone in a text, whatever they make."""
    return [run.group() for run in _RUN.finditer(text)]


def is_spelt_out(chunk: str) -> bool:
    """Whether a chunk is a run of letters with spaces between them."""
    return not _SPACES.isdisjoint(chunk) and _RUN.fullmatch(chunk) is not None


def cut_run(chunk: str, vocabulary: Vocabulary, language: str) -> Cut:
    """The words of such a chunk, as far as they are told, else its letters."""
    letters, joined = list(_LETTERS.finditer(chunk)), chunk.translate(_TO_JOINERS)
    held = cut(joined)
    ends = _Run([fold(letter.group()) for letter in letters], vocabulary, language).ends()
    tokens: list[Token] = []
    low = 0
    for high in ends or range(1, len(letters) + 1):
        start, end = letters[low].start(), letters[high - 1].end()
        tokens.append(Token(joined[start:end], start, end, Glue.SPACE))
        low = high
    return Cut(tuple(tokens), held.stop, held.barrier, held.picture)


class _Run:
    """The folded letters of a run, held against what is watched."""

    def __init__(self, letters: list[str], vocabulary: Vocabulary, language: str) -> None:
        self._letters: Final = letters
        self._vocabulary: Final = vocabulary
        self._language: Final = language
        self._barren: Final[set[tuple[int, bool]]] = set()

    def ends(self) -> tuple[int, ...]:
        """Where its words end; nowhere where it is neither a word nor made of words, one of them watched."""
        count = len(self._letters)
        if self._is_watched(0, count) or (count <= _LONGEST_WORD and self._is_word("".join(self._letters))):
            return (count,)
        return self._rest(0, watched=False) or ()

    def _rest(self, at: int, *, watched: bool) -> tuple[int, ...] | None:
        """The ends of the words from ``at`` on, a watched one among them or before; None for none."""
        if at == len(self._letters):
            return () if watched else None
        if (at, watched) in self._barren:
            return None
        for end in range(min(len(self._letters), at + _LONGEST_WORD), at, -1):
            word, is_watched = "".join(self._letters[at:end]), self._is_watched(at, end)
            if is_watched or word in _LINKS or (len(word) >= _WORD and self._is_word(word)):
                rest = self._rest(end, watched=watched or is_watched)
                if rest is not None:
                    return (end, *rest)
        self._barren.add((at, watched))
        return None

    def _is_watched(self, at: int, end: int) -> bool:
        word = "".join(self._letters[at:end])
        return len(word) >= _WATCHED and (word in self._vocabulary.forms or word in self._vocabulary.names)

    def _is_word(self, word: str) -> bool:
        return is_known(word) if self._language == _UNKNOWN else is_word(word, self._language)
