"""Verbs that have lost their particle to the end of the clause: « greift Aleppo erneut an », « valt Goma opnieuw aan ».

Asked only of entries in German and Dutch, and in a time that does not grow with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from alerts.language.grammars import dutch, german
from alerts.matching.finder import Occurrence
from alerts.matching.vocabulary import PARTED

CLOSES: Final[Mapping[str, Callable[[str, str], bool]]] = {"de": german.closes_clause, "nl": dutch.closes_clause}
"""Language → whether a particle closes the clause in a text that goes on behind its verb."""
_CLAUSE: Final = 240
"""Code points in which the particle of a verb is looked for."""


def with_particles(
    found: Iterable[Occurrence[int]],
    parted: Sequence[tuple[int, str]],
    behind: Callable[[int, int], str],
    closes: Callable[[str, str], bool],
) -> list[Occurrence[int]]:
    """``found`` with the keyword in place of each separable verb whose particle ends the clause, without the others.
    ``parted`` holds each verb's keyword and particle; ``behind`` gives so many letters behind the token at a
    position; ``closes`` is the language's."""
    whole: list[Occurrence[int]] = []
    for start, end, number in found:
        if number < PARTED:
            whole.append((start, end, number))
            continue
        term, particle = parted[number - PARTED]
        if closes(behind(end, _CLAUSE), particle):
            whole.append((start, end, term))
    return whole
