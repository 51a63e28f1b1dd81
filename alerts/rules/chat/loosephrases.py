"""Words side by side that make no phrase: a sentence, or a list whose commas were left out.

A phrase is only found where its words follow each other. « écoles sont attaquées » hardly ever does, and in « hôpital
école » two things stand side by side; both are asked about rather than watched for in vain.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from alerts.language.inflection import languages_with
from alerts.language.lexicon import concepts_for, concepts_listing
from alerts.language.scripts import script_of
from alerts.rules.chat.pleasantries import holds_speech
from alerts.rules.chat.words import Word, heard
from alerts.rules.phrases.roles import Part

_LISTED_GROUPS: Final = frozenset({"protected", "disease", "hazards"})
"""Groups of concepts whose words do not describe each other: a hospital school, a cholera measles."""
_SPREADS: Final = frozenset({"epidemic", "vaccination"})
"""Concepts that say something of the next word: a cholera outbreak."""
_MOST_LISTED: Final = 6
_FEWEST_OF_CLAUSE: Final = 2
_ARTICLES: Final = frozenset({"a", "un", "une"})
"""Behind a when they begin a sentence: « quand l’eau manque », not « si raid aérien »."""
_LONGEST_PHRASE: Final = 5
_MANY: Final = frozenset("people police women men children militia gunmen troops cattle".split())
"""Subjects of many without an s."""


def being_in(words: Sequence[Word]) -> tuple[int, int] | None:
    """Where a verb like are or sont stands amid the words, and where it ends; None where none makes a sentence of
    them."""
    for at in range(1, len(words) - 1):
        if (being := heard(words, at, Part.BEING)) and at + being[0] < len(words):
            return at, at + being[0]
    return None


def is_clause(words: Sequence[Word]) -> bool:
    """True where words behind a « quand » or إذا hold more than one thing: قصف مستشفى, militants attack a village."""
    if concepts_listing(" ".join(word.text for word in words)):
        return False
    has_article = words[0].folded in _ARTICLES or heard(words, 0, Part.ARTICLE) is not None
    if script_of(words[0].text) == "arabic":
        return True
    small = [heard(words, at, Part.ARTICLE, Part.OF, Part.AT) is not None for at in range(len(words))]
    of = [at > 0 and heard(words, at - 1, Part.OF) is not None for at in range(len(words))]  # pénurie d’eau
    said = [word for at, word in enumerate(words) if not (small[at] or of[at])]
    named = {found[0].id for word in said if (found := concepts_for(word.text))}
    return len(said) > _FEWEST_OF_CLAUSE - int(has_article) or len(named) > 1 or _is_deed(said)


def _is_deed(said: Sequence[Word]) -> bool:
    """True for two English words of which the second is what the first does: prisoners escape, the dam breaks."""
    if len(said) != _FEWEST_OF_CLAUSE or any(word.quoted for word in said):
        return False
    subject, verb = (word.text.lower() for word in said)
    is_many, is_one = subject.endswith("s") or subject in _MANY, verb.endswith("s") and not verb.endswith("ss")
    stem = verb.removesuffix("s").removesuffix("e") if is_one else verb.removesuffix("e")
    return (
        is_many != is_one
        and "en" in languages_with(verb)
        and any("en" in languages_with(stem + ending) for ending in ("ing", "ed"))
    )


def is_person(words: Sequence[Word], at: int) -> bool:
    """True where a word at ``at`` names people by one general word: people, malades, أشخاص."""
    alone = at == 0 or (at > 0 and heard(words, at - 1, Part.COMMA, Part.OR, Part.ARTICLE, Part.OF) is not None)
    return at >= 0 and alone and heard(words, at, Part.PERSONS) == (1, None)


def is_talk(words: Sequence[Word]) -> bool:
    """True where words are said to somebody: « tu peux me dire quand il y a du choléra », or are too many for a
    phrase."""
    said = [at for at in range(len(words)) if not heard(words, at, Part.ARTICLE, Part.OF)]
    return (
        len(said) > _LONGEST_PHRASE
        or holds_speech([word.text for word in words])
        or any(heard(words, at, Part.TALKING) for at in range(len(words)))
    )


def is_list(words: Sequence[Word]) -> bool:
    """True where each word names a thing of its own, all of one kind, and together they name none."""
    if not 1 < len(words) <= _MOST_LISTED or any(word.quoted for word in words):
        return False
    if concepts_listing(" ".join(word.text for word in words)):
        return False
    if any(second.text.startswith("ال") and not first.text.startswith("ال") for first, second in pairwise(words)):
        return False  # وباء الكوليرا: the second says of what the first is
    named = [found for word in words if (found := concepts_for(word.text))]
    if any(each.id in _SPREADS for found in named for each in found):
        return False
    if len(named) < max(len(words) - 1, 2):
        return False
    groups = set.intersection(*({each.group for each in found} for found in named))
    return bool(groups & _LISTED_GROUPS) and (len(words) > 2 or len({found[0].id for found in named}) > 1)
