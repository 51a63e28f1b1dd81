"""Forms of Dutch words: what the dictionary has, and the participles that it has as words of their own (gebrand of
branden); separable verbs by the verb that they are made of (afbranden: afgebrand).
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from alerts.language.formstore import Analysis, Dictionary

_PARTICLE: Final = re.compile(
    "(?:aan|achter|af|bij|binnen|door|in|los|mee|na|neer|om|op|over|plat|samen|tegen|terug|toe|uit|vast|voor|weg)"
    "(?=.{3,}en$)"
)
_UNMARKED: Final = re.compile("(?:be|ge|her|ont|ver)")
"""Beginnings of verbs whose participle takes no ge-."""


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``."""
    return frozenset({word}).union(
        *(reading.forms | _participles(reading.lemma, reading.forms) for reading in readings)
    )


def with_particle(infinitive: str, words: Dictionary) -> frozenset[str]:
    """The forms of a separable verb; empty for other words."""
    particle = _PARTICLE.match(infinitive)
    base = infinitive[particle.end() :] if particle else ""
    known = words.forms_of(base)
    strong = {"ge" + base} if known and words.has("ge" + base) else set()
    if particle is None or not (strong or _past(known)):
        return frozenset()
    forms = known | _participles(base, known) | strong
    return frozenset({infinitive, *(particle[0] + form for form in forms)})


def _participles(infinitive: str, known: Set[str]) -> set[str]:
    """The weak participle of a verb, told by its past (plunderde: geplunderd), and its ending."""
    past = _past(known) if infinitive.endswith("en") and not _UNMARKED.match(infinitive) else ""
    if not past:
        return set()
    participle = "ge" + (past[:-2] if past[-2] == past[-3] else past[:-1])
    return {participle, participle + "e"}


def _past(known: Set[str]) -> str:
    """The past of a weak verb, "" where it has none."""
    return min((form for form in known if form.endswith(("de", "te")) and form + "n" in known), default="")
