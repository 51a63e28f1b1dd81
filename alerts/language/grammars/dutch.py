"""Forms of Dutch words: what the dictionary has, and the participles that it has as words of their own (gebrand of
branden); separable verbs by the verb that they are made of (afbranden: afgebrand).
"""

from __future__ import annotations

import re
from collections.abc import Set
from typing import Final

from alerts.language.formstore import Analysis, Dictionary

_PARTICLES: Final = (
    "aan|achter|af|bij|binnen|door|in|los|mee|na|neer|om|op|over|plat|samen|tegen|terug|toe|uit|vast|voor|weg"
)
_PARTICLE: Final = re.compile(f"(?:{_PARTICLES})(?=.{{3,}}en$)")
_BOUND: Final = re.compile("end(?:en?)?$")
"""Participles, which keep the particle."""
_CLAUSE: Final = re.compile(
    r"[.!?;:\n]|, (?!\w+ (?:en|of) )|\s(?:maar|want|omdat|terwijl|nadat|toen|zodat|waarna|waarbij)\s"
)
"""Where the clause of a verb ends."""
_CLOSING: Final = re.compile(
    rf"\s(?P<particle>{_PARTICLES})(?=\s*$|[\s»”’\")]*[,.!?;:…)]"
    r"|\s(?:en|of|met|in|op|door|bij|na|om|van|te|naar|voor|tijdens|tegen|vanuit|vanaf|als|maar|want|omdat|terwijl|nadat"
    r"|toen|zodat|waarna|waarbij)\s)",
    re.IGNORECASE,
)
"""A particle behind which its clause ends, or goes on with what Dutch puts there too (vielen Goma aan met raketten)."""
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


def parted(infinitive: str, forms: Set[str], words: Dictionary) -> tuple[frozenset[str], str]:
    """The finite forms of a separable verb without its particle, and the particle (aanvallen: valt … aan), of all its
    ``forms``; nothing for other verbs."""
    particle = _PARTICLE.match(infinitive)
    if particle is None or not words.has(infinitive[particle.end() :]):
        return frozenset(), ""
    front = particle[0]
    finite = (form for form in forms if form.startswith(front) and not form.startswith(front + "ge"))
    return frozenset(form.removeprefix(front) for form in finite if not _BOUND.search(form)), front


def closes_clause(text: str, particle: str) -> bool:
    """Whether ``particle`` is the last of a clause in a ``text`` that goes on behind a verb, before any other.

    >>> closes_clause(" Goma aan met raketten.", "aan"), closes_clause(" aan de grens in.", "aan")
    (True, False)
    """
    stop = _CLAUSE.search(text)
    closing = _CLOSING.search(text, 0, stop.end() if stop else len(text))
    return closing is not None and closing["particle"].lower() == particle


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
