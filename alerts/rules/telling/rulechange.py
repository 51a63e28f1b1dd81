"""A rule that takes the place of another: what it no longer says, and the same rule with that kept.

A line of chat is the whole rule, so that what is copied means the same each time. What the earlier rule had and the
line does not say is therefore gone; it is told, and can be had back.
"""

from __future__ import annotations

from dataclasses import replace

from alerts.model import Language, Rule, Severity, Window
from alerts.rules.chat.understanding import Found


def lost(before: Rule, after: Rule, language: Language) -> tuple[str, ...]:
    """Short phrases for what ``before`` had and ``after`` has not, or has otherwise without saying so."""
    weights = {keyword: points for keyword, points in before.weights if points != dict(after.weights).get(keyword)}
    found = Found(
        keywords=[each for each in before.keywords if each not in after.keywords or each in weights],
        weights=weights,
        places=[each for each in before.places if each not in after.places],
        areas=[each for each in before.areas if each not in after.areas],
        within=before.within if after.within == Window() != before.within else None,
        severity=before.severity if after.severity is Severity.MEDIUM is not before.severity else None,
        all_of=[each for each in before.all_of if each not in after.all_of],
        none_of=[each for each in before.none_of if each not in after.none_of],
        without=[each for each in before.without if each not in after.without],
        languages=[each for each in before.languages if each not in after.languages],
        min_score=before.min_score if after.min_score is None else None,
    )
    return found.understood(language)


def regained(before: Rule, after: Rule) -> Rule:
    """``after`` with what the earlier rule said beyond words and places, where ``after`` says nothing of it."""
    kept = tuple(each for each in before.weights if each[0] in after.keywords)
    order = {keyword: at for at, keyword in enumerate(after.keywords)}
    return replace(
        after,
        weights=after.weights or tuple(sorted(kept, key=lambda each: order[each[0]])),
        min_score=before.min_score if after.min_score is None else after.min_score,
        without=after.without or before.without,
        all_of=after.all_of or before.all_of,
        none_of=after.none_of or before.none_of,
        languages=after.languages or before.languages,
        within=before.within if after.within == Window() else after.within,
        severity=before.severity if after.severity is Severity.MEDIUM else after.severity,
    )
