"""What an author should hear of a rule that can be used and may not do what they think."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace
from itertools import islice, permutations
from typing import Final

from alerts.matching.areas import centre_of
from alerts.matching.keywords import words_of
from alerts.matching.ruleforms import strays
from alerts.matching.rulepoints import written_points
from alerts.matching.ruletext import format_rule
from alerts.matching.score import highest
from alerts.model import Language, Place, Rule
from alerts.places.gazetteer import Gazetteer
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


def wider_places(
    rule: Rule, language: Language, *, places: Collection[Place], gazetteer: Gazetteer | None
) -> tuple[str, ...]:
    """« Goma, RDC » names two places, and the wider one rings by itself: a sentence for the first such pair."""
    by_name = {place.name: place for place in places}
    tracked = [by_name.get(name, Place(name=name)) for name in rule.places]
    for inner, outer in permutations(tracked, 2) if gazetteer is not None else ():
        centre = centre_of(inner, gazetteer)
        above = {each.id for each in gazetteer.parents(centre.id)} if centre and gazetteer else set()
        if above & _ids(outer, gazetteer):
            narrow = replace(rule, places=tuple(name for name in rule.places if name != outer.name))
            names = {"inner": inner.name, "outer": outer.name, "rule": f"/watch {format_rule(narrow, language)}"}
            return (say("wider_place", language, **names),)
    return ()


def _ids(place: Place, gazetteer: Gazetteer | None) -> set[int]:
    if place.geonames is not None:
        return {place.geonames}
    return {each.id for each in gazetteer.same_name(place.name)} if gazetteer else set()


def asides(rule: Rule, language: Language) -> tuple[str, ...]:
    """What somebody who has just typed a rule should know besides: its long phrases are found as they stand only."""
    phrases = (each for each in rule.keywords if ":" not in each and len(words_of(each)) >= _LONG_PHRASE)
    return tuple(say("long_phrase", language, text=each) for each in islice(phrases, 1))
