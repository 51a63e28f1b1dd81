"""Whether a mention is all of its words and none of another's, where the tokens alone do not tell.

Two Chinese signs may end one word and begin the next, and a German verb may have lost its particle to the end of the
clause. Asked only of entries in such scripts and languages, and in a time that does not grow with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from alerts.language.german import closes_clause
from alerts.language.han import is_han
from alerts.matching.vocabulary import PARTED

if TYPE_CHECKING:
    from alerts.matching.article import Article
    from alerts.matching.finder import Occurrence

_CLAUSE: Final = 240
"""Code points in which the particle of a German verb is looked for."""


def is_torn(article: Article, found: Occurrence[int]) -> bool:
    """True for two Chinese signs that are the end of one word and the beginning of the next: 地雷, mine, in 当地雷声,
    local thunder."""
    start, end, _ = found
    return end == start + 1 and article.straddles(start, end) and _is_sign(article, start)


def _is_sign(article: Article, position: int) -> bool:
    """True for a token that is one Chinese sign."""
    words, kind = article.reader.vocabulary.words, article.kind(position)
    classes = kind.classes if kind else ()
    return any(len(form) == 1 and is_han(form) for number in classes if number in words for form in words[number].forms)


def with_particles(article: Article, found: list[Occurrence[int]]) -> list[Occurrence[int]]:
    """``found`` without the forms of separable German verbs whose particle does not end the clause (greift … an)."""
    parted = article.reader.vocabulary.parted
    whole: list[Occurrence[int]] = []
    for start, end, number in found:
        if number < PARTED:
            whole.append((start, end, number))
            continue
        term, particle = parted[number - PARTED]
        field, low, token = article.token(end)
        after = low + token.end
        if closes_clause(article.entry.text(field)[after : after + _CLAUSE], particle):
            whole.append((start, end, term))
    return whole
