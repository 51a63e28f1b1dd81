"""Words side by side that make no phrase: a sentence, or a list whose commas were left out.

A phrase is only found where its words follow each other. « écoles sont attaquées » hardly ever does, and in « hôpital
école » two things stand side by side; both are asked about rather than watched for in vain.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alerts.language.lexicon import concepts_for
from alerts.matching.rulephrases import Part
from alerts.matching.ruletalk import Word, heard

_LISTED_GROUPS: Final = frozenset({"protected", "disease", "hazards"})
"""Groups of concepts whose words do not describe each other: a hospital school, a cholera measles."""
_MOST_LISTED: Final = 6


def being_in(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where a verb like are or sont stands amid the words, and where it ends; None where none makes a sentence of
    them."""
    for at in range(1, len(words) - 1):
        if (being := heard(words, at, Part.BEING)) and at + being[0] < len(words):
            return at, at + being[0]
    return None


def is_talk(words: Sequence[Word]) -> bool:
    """True where words are said to somebody: « tu peux me dire quand il y a du choléra »."""
    return any(heard(words, at, Part.TALKING) for at in range(len(words)))


def is_list(words: Sequence[Word]) -> bool:
    """True where each word names a thing of its own, all of one kind, and together they name none."""
    if not 1 < len(words) <= _MOST_LISTED or any(word.quoted for word in words):
        return False
    if concepts_for(" ".join(word.text for word in words)):
        return False
    named = [concepts_for(word.text) for word in words]
    if not all(named):
        return False
    groups = set.intersection(*({each.group for each in found} for found in named))
    return bool(groups & _LISTED_GROUPS) and len({found[0].id for found in named}) == len(words)
