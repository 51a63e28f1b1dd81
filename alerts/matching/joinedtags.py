"""Hashtags in small letters, cut where what is watched is known: #alepest, #idlibnow, #alepposchools, #bokoharam; and
Korean nouns written together (파키스탄홍수).

Theory: no dictionary has the names of places, but the watchlist has those that matter. A run is cut where all of it is
made of words, one of them a whole name of a watched place, or some of them a watched phrase: words of the rules, the
words of hashtags, or, beside a name that is no ordinary word itself, any word of the text's language. Preferred
mistake: a hashtag that stays whole (#manila is no Mani with a « la », #adenoma no Aden).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Final

from alerts.language.folding import fold
from alerts.language.hashtags import WORDS, letter_starts
from alerts.language.inflection import is_word, languages_with
from alerts.language.tokens import Cut, Glue, Token
from alerts.matching.vocabulary import Meaning, Node, Vocabulary

_SHORTEST_RUN, _LONGEST_RUN = 6, 40
_NAME, _TERM, _WORD, _WORD_BEHIND, _PHRASE = 4, 3, 4, 5, 8
"""The fewest letters of a place's name, of a rule's word, of any other word before a name and behind it, and of a
rule's phrase in a hashtag."""
_LONGEST_WORD: Final = 20
_LINKS: Final = frozenset(
    """in of and for the to is at on under from with our not my are we no under over near now today
    de du des et pour avec sous dans en con por para y para em com""".split()
)
_SHORT_WORDS: Final = frozenset(
    """fire fires bomb bombs news live city town port camp dead riot riots gang army life love pain flee dies rain snow
    mort feux aide paix paz vida agua""".split()
)
"""Short words that follow a name; any other would find « toes » in #gomatoes."""
_UNKNOWN: Final = "und"
KOREAN: Final = "ko"
"""Where nouns are written together also outside of hashtags."""
_HANGUL: Final = re.compile("[가-힣]{4,20}")
_KOREAN_WORDS: Final = frozenset(
    "참사 사고 화재 지진 홍수 산불 폭발 시위 집회 태풍 테러 전쟁 폭우 날씨 긴급 속보 구조 대피".split()
)


def part(held: Cut, vocabulary: Vocabulary, language: str) -> Cut:
    """``held`` with the runs of its hashtags cut at the names that ``vocabulary`` knows."""
    tokens: list[Token] = []
    for token in held.tokens:
        tokens += _pieces(token, vocabulary, language) if token.tagged or language == KOREAN else (token,)
    return replace(held, tokens=tuple(tokens))


def _pieces(token: Token, vocabulary: Vocabulary, language: str) -> Iterator[Token]:
    surface = token.surface
    run = fold(surface)
    letters = letter_starts(surface)
    joints: tuple[int, ...] = ()
    if _HANGUL.fullmatch(run):
        joints = _korean_joint(run, vocabulary)
    elif token.tagged and len(letters) == len(run) and _may_be_cut(run, surface) and run not in vocabulary.names:
        spoken = "en" if language == _UNKNOWN else language
        joints = _Run(run, vocabulary, spoken).joints() or _Run(run, vocabulary).joints()
    for low, high in pairwise((0, *(letters[joint] for joint in joints), len(surface))):
        glue = token.glue if low == 0 else Glue.HYPHEN
        yield replace(token, surface=surface[low:high], start=token.start + low, end=token.start + high, glue=glue)


def _may_be_cut(run: str, surface: str) -> bool:
    """Whether a hashtag, ``run`` when folded, may be more words than one."""
    return (
        _SHORTEST_RUN <= len(run) <= _LONGEST_RUN
        and run.isalpha()
        and "a" <= run[0] < "\u0530"
        and not languages_with(surface)
    )


def _korean_joint(run: str, vocabulary: Vocabulary) -> tuple[int, ...]:
    """Where a Korean run is a watched name and a word of the rules or of hashtags: #서울화재."""
    for at in range(len(run) - 2, 1, -1):
        rest = run[at:]
        if run[:at] in vocabulary.names and (rest in vocabulary.forms or rest in _KOREAN_WORDS):
            return (at,)
    return ()


class _Run:
    """A hashtag's letters, held against what is watched. With a ``language`` its words count too, and no name that is
    one of them."""

    def __init__(self, run: str, vocabulary: Vocabulary, language: str = "") -> None:
        self._run: Final = run
        self._vocabulary: Final = vocabulary
        self._language: Final = language
        self._barren: Final[set[tuple[int, bool]]] = set()

    def joints(self) -> tuple[int, ...]:
        """Where the run is cut; nowhere where it is not made of words, one of them a name."""
        # most hashtags hold no name, and dictionaries cost more to ask than what is watched
        if all(next(self._names(at), None) is None for at in range(len(self._run))):
            return ()
        return (self._rest(0, named=False) or ())[:-1]

    def _rest(self, at: int, *, named: bool) -> tuple[int, ...] | None:
        """The ends of the words from ``at`` on, a name or phrase among them or before (``named``); None for none."""
        if at == len(self._run):
            return () if named else None
        if (at, named) in self._barren:
            return None
        for ends, is_name in self._words(at, named=named):
            rest = self._rest(ends[-1], named=named or is_name)
            if rest is not None:
                return (*ends, *rest)
        self._barren.add((at, named))
        return None

    def _words(self, at: int, *, named: bool) -> Iterator[tuple[tuple[int, ...], bool]]:
        """The ends of what may stand at ``at``, behind a name or not: phrases and names first, then words, the longest
        first."""
        yield from ((ends, True) for ends in self._names(at))
        for end in range(min(len(self._run), at + _LONGEST_WORD), at + 1, -1):
            if self._may_stand(self._run[at:end], _WORD_BEHIND if named else _WORD):
                yield (end,), False

    def _names(self, at: int) -> Iterator[tuple[int, ...]]:
        """The ends of the words of each phrase and name at ``at``."""
        for ends in self._patterns(at, self._vocabulary.phrases, self._vocabulary.forms):
            if len(ends) > 1 and ends[-1] - at >= _PHRASE:
                yield ends
        for ends in self._patterns(at, self._vocabulary.place_names, self._vocabulary.names):
            strange = len(ends) > 1 or not self._language or not is_word(self._run[at : ends[0]], self._language)
            if ends[-1] - at >= _NAME and strange:
                yield ends

    def _patterns(
        self, at: int, node: Node[Meaning], classes: Mapping[str, tuple[int, ...]]
    ) -> Iterator[tuple[int, ...]]:
        """The ends of the words of each pattern that stands at ``at``."""
        for end in range(min(len(self._run), at + _LONGEST_WORD), at, -1):
            for number in classes.get(self._run[at:end], ()):
                for children in (node.children, node.apart):
                    child = children.get(max(number, ~number))
                    if child is None:
                        continue
                    if child.goes_on:
                        yield from ((end, *ends) for ends in self._patterns(end, child, classes))
                    if child.ends:
                        yield (end,)

    def _may_stand(self, word: str, least: int) -> bool:
        """Whether a word that is no name may stand in a hashtag: any of so many letters, at the ``least``."""
        if (
            word in _LINKS
            or word in WORDS
            or word in _SHORT_WORDS
            or (len(word) >= _TERM and word in self._vocabulary.forms)
        ):
            return True
        return len(word) >= least and bool(self._language) and is_word(word, self._language)
