"""What an author should hear of a rule that can be used and may not do what they think."""

from __future__ import annotations

from alerts.matching.ruleforms import strays
from alerts.matching.rulepoints import written_points
from alerts.matching.score import highest
from alerts.model import Language, Rule
from alerts.wordings import say


def remarks(rule: Rule, language: Language) -> tuple[str, ...]:
    """Sentences about forms that no keyword has and a score that cannot be reached; often none."""
    said = [
        say("stray_form_near" if stray.near else "stray_form", language, form=stray.form, near=stray.near)
        for stray in strays(rule)
    ]
    most = highest(rule.keywords, dict(rule.weights))
    if rule.min_score is not None and rule.min_score > most:
        names = {"score": written_points(rule.min_score), "most": written_points(most)}
        said.append(say("score_out_of_reach", language, **names))
    return tuple(said)
