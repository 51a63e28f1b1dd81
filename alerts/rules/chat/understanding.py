"""What was understood of a rule, part by part, and how a person is told.

A text of chat gathers its parts here while it is read, so that a refusal can say how far it came; a rule of the store
is told in the same words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from alerts.errors import InvalidRule
from alerts.language.packs import pack
from alerts.model import Area, Language, Rule, Severity, Window
from alerts.rules.chat.weights import written_points
from alerts.rules.chat.writing import Talk, area_text, format_rule, sample_rule, talk_in, window_text
from alerts.rules.fitness import term_fault
from alerts.wordings import say

_MOST_SHOWN: Final = 20
"""Names of a list that people are shown of what was understood."""
_SAMPLE_WORDS: Final = 3


@dataclass(slots=True)
class Found:
    """What was understood so far."""

    keywords: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    new_places: list[str] = field(default_factory=list)
    within: Window | None = None
    severity: Severity | None = None
    all_of: list[tuple[str, ...]] = field(default_factory=list)
    none_of: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)
    min_score: float | None = None
    languages: list[str] = field(default_factory=list)
    name: str | None = None

    def understood(self, language: Language) -> tuple[str, ...]:
        """A short phrase for everything that was said."""
        talk = talk_in(language)
        where = [*self.places, *(area_text(area, language) for area in self.areas)]
        said = [
            ("keywords", _few(_with_weights(self.keywords, self.weights, talk), talk)),
            ("places", _few(where, talk)),
            *(("with", _few(group, talk)) for group in self.all_of),
            ("within", window_text(self.within, language) if self.within else ""),
            ("severity", talk.grades[self.severity.rank] if self.severity else ""),
            ("not", _few([_with_sample(each, language, talk) for each in self.none_of], talk)),
            ("score", "" if self.min_score is None else written_points(self.min_score)),
            ("forms", _few(self.without, talk)),
            ("languages", _few(self.languages, talk)),
            ("name", self.name or ""),
        ]
        return tuple(say(f"understood_{key}", language, names=names) for key, names in said if names)

    def refused(
        self, message: str, position: int, *, hint: str, example: str, known: Sequence[str], language: Language
    ) -> InvalidRule:
        """The refusal of a text: what was understood of it, and an example to copy."""
        if understood := self.understood(language):
            message += (
                ("" if message[-1:] in ".!?؟" else ".")
                + " "
                + say("understood_so_far", language, names=" · ".join(understood))
            )
        return InvalidRule(message, position=position, hint=hint, example=example or self._example(known, language))

    def _example(self, known: Sequence[str], language: Language) -> str:
        """A rule to copy: the person's own words where they were understood, completed with ours."""
        sample = sample_rule(language)
        if self.keywords:
            places = self.places or ([] if self.areas else known[:1] or sample.places)
            areas = tuple(self.areas)
            keywords = tuple(self.keywords if len(self.keywords) <= _MOST_SHOWN else self.keywords[:1])
            weights = tuple(each for each in self.weights.items() if each[0] in keywords)
            sample = replace(sample, keywords=keywords, places=tuple(places), areas=areas, weights=weights)
        return format_rule(sample, language)


def told(rule: Rule, language: Language) -> tuple[str, ...]:
    """A short phrase for everything that a rule says and other rules do not, but for its name."""
    found = _found(rule)
    found.name = None
    found.within = None if rule.within == Window() else rule.within
    found.severity = None if rule.severity is Severity.MEDIUM else rule.severity
    return found.understood(language)


def understood(rule: Rule, language: Language) -> tuple[str, ...]:
    """A short phrase for everything that a rule says."""
    return _found(rule).understood(language)


def _found(rule: Rule) -> Found:
    return Found(
        keywords=list(rule.keywords),
        weights=dict(rule.weights),
        places=list(rule.places),
        areas=list(rule.areas),
        within=rule.within,
        severity=rule.severity,
        all_of=list(rule.all_of),
        none_of=list(rule.none_of),
        without=list(rule.without),
        languages=list(rule.languages),
        min_score=rule.min_score,
        name=rule.name,
    )


def _with_weights(keywords: Sequence[str], weights: Mapping[str, float], talk: Talk) -> list[str]:
    """The keywords as they were understood, for a person: without quotes, with their weights."""
    shown = []
    for keyword in keywords:
        points = weights.get(keyword)
        shown.append(keyword if points is None else f"{keyword} {talk.weight.format(points=written_points(points))}")
    return shown


def _with_sample(term: str, language: Language, talk: Talk) -> str:
    """An exclusion for a person to read: a ready list with a few of its words in their language."""
    prefix, colon, name = term.partition(":")
    if not colon or prefix != "pack" or term_fault(term):
        return term
    terms = pack(name).terms
    words = terms.get(language.partition("-")[0].lower()) or terms["en"]
    return f"{term} ({f'{talk.comma} '.join(words[:_SAMPLE_WORDS])} …)"


def _few(names: Sequence[str], talk: Talk) -> str:
    """A list for a person to read: of a long one its beginning and how many more there are."""
    more = f" … (+{len(names) - _MOST_SHOWN})" if len(names) > _MOST_SHOWN else ""
    return f"{talk.comma} ".join(names[:_MOST_SHOWN]) + more
