"""What an author should hear of a rule that can be used and may not do what they think."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

from alerts.matching.keywords import words_of
from alerts.matching.ruleforms import strays
from alerts.matching.rulepoints import written_points
from alerts.matching.score import highest
from alerts.model import Language, Rule
from alerts.wordings import say

_LONG_PHRASE: Final = 4
_WILDCARD: Final = re.compile(r"[*\\^$\[\]{}|]|\.[+?]")


def remarks(rule: Rule, language: Language) -> tuple[str, ...]:
    """Sentences about forms that no keyword has, a score that cannot be reached, and signs of another rule language;
    often none."""
    said = [
        say("stray_form_near" if stray.near else "stray_form", language, form=stray.form, near=stray.near)
        for stray in strays(rule, language=language)
    ]
    most = highest(rule.keywords, dict(rule.weights))
    if rule.min_score is not None and rule.min_score > most:
        comma = "," if language.startswith("fr") else "."
        names = {"score": written_points(rule.min_score), "most": written_points(most)}
        names = {key: points.replace(".", comma) for key, points in names.items()}
        said.append(say("score_out_of_reach", language, **names))
    said += [say("no_wildcards", language, text=each) for each in rule.keywords if _WILDCARD.search(each)]
    return tuple(said)


def asides(rule: Rule, language: Language) -> tuple[str, ...]:
    """What somebody who has just typed a rule should know besides: its long phrases are found as they stand only."""
    phrases = (each for each in rule.keywords if ":" not in each and len(words_of(each)) >= _LONG_PHRASE)
    return tuple(say("long_phrase", language, text=each) for each in islice(phrases, 1))
