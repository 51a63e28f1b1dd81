"""Words of a rule that no dictionary has and that are nearly a word of the lexicon: hopitla, footbal.

Theory: a mistyped keyword makes a rule that is saved, shown and never rings. A name is in no dictionary either, so that
only what is one slip away from a word which humanitarians watch for is mentioned, and nothing is changed. Preferred
mistake: to say nothing of a slip, rather than to doubt names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from alerts.language.inflection import MODEST, is_known, is_word
from alerts.language.lexicon import concepts_for, slip_of
from alerts.model import Language, Rule
from alerts.wordings import say

_WORD: Final = re.compile(r"[^\W\d_]{5,}")
"""A shorter word is one slip away from too many others."""

_MOST_LOOKED_AT, _MOST_SAID = 60, 3
"""Words without a dictionary that are compared, a few milliseconds each, and sentences that an answer has room for."""


def slips(rule: Rule, language: Language) -> tuple[str, ...]:
    """A sentence for each of the first words of the rule that look mistyped; mostly none."""
    terms = dict.fromkeys((*rule.keywords, *(each for group in rule.all_of for each in group), *rule.none_of))
    doubtful = (word for term in terms for word in _doubtful(term))
    words = dict.fromkeys(islice(doubtful, _MOST_LOOKED_AT))
    said = (say("slip", language, text=word, near=near) for word in words if (near := slip_of(word)))
    return tuple(islice(said, _MOST_SAID))


def _doubtful(term: str) -> Iterator[str]:
    """The words of a term that no dictionary has; none of a concept or a pack, and none that is written as a name."""
    for found in _WORD.finditer("" if ":" in term else term):
        word = found[0]
        is_name = word.isupper() or (
            found.start() > 0 and word[0].isupper()
        )  # phones begin with a capital by themselves
        if not is_name and not _is_in_a_dictionary(word.lower()):
            yield word


def _is_in_a_dictionary(word: str) -> bool:
    """Whether a word is known, an Arabic one with its article or without (كرة القدم)."""
    return (
        is_known(word)
        or is_known(word.removeprefix("ال"))
        or any(is_word(word, language) for language in MODEST)
        or bool(concepts_for(word))
    )
