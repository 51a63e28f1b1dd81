"""What an author should hear of a rule that can be used and may not do what they think."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice, permutations
from typing import Final

from alerts.language.folding import fold
from alerts.language.lexicon import Concept, concepts_for
from alerts.matching.areas import centre_of
from alerts.matching.listedphrases import words_of
from alerts.matching.score import highest
from alerts.matching.struckforms import is_struck
from alerts.model import Language, Place, Rule
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.rules.chat.weights import written_points
from alerts.rules.chat.writing import format_rule
from alerts.rules.fitness import keyword_fault
from alerts.rules.telling.keywordforms import other_forms, strays
from alerts.wordings import say

_LONG_PHRASE: Final = 4
_JOINED: Final = 2
_LONGEST_PAIR: Final = 6
_THINGS: Final = frozenset({"protected", "people"})
"""Groups of concepts to which things are done."""
_WILDCARD: Final = re.compile(r"[*\\^$\[\]{}|]|\.[+?]")


def remarks(rule: Rule, language: Language) -> tuple[str, ...]:
    """Sentences about forms that no keyword has and keywords that no form is left of, a score out of reach, weights
    without one, words that are both looked for and left out, and signs of another rule language; often none."""
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
    if rule.weights and rule.min_score is None:
        said.append(say("weights_idle", language))
    said += [
        say("all_struck", language, text=each) for each in rule.keywords if rule.without and _is_all_struck(each, rule)
    ]
    left_out = {fold(each) for each in rule.none_of}
    said += [say("never_rings", language, text=each) for each in rule.keywords if fold(each) in left_out]
    said += [say("no_wildcards", language, text=each) for each in rule.keywords if _WILDCARD.search(each)]
    return tuple(said)


def _is_all_struck(keyword: str, rule: Rule) -> bool:
    """True where every written form of a keyword is struck out."""
    return all(is_struck(form, rule.without) for form in (keyword, *other_forms(keyword)))


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


def other_names(
    rule: Rule, language: Language, *, places: Collection[Place], gazetteer: Gazetteer | None
) -> tuple[str, ...]:
    """« Гома » where Goma is followed: a sentence for each place of the rule that goes by one name alone and is, for
    the gazetteer, another place of the list."""
    if gazetteer is None:
        return ()
    bare = [place for place in places if place.name in rule.places and not place.aliases and place.geonames is None]
    others = [place for place in places if place.name not in rule.places] if bare else []
    known = {centre.id: place.name for place in others if (centre := centre_of(place, gazetteer))}
    said = []
    for new in bare:
        centre = centre_of(new, gazetteer)
        if centre and (near := known.get(centre.id)):
            names = tuple(near if name == new.name else name for name in rule.places)
            line = f"/watch {format_rule(replace(rule, places=names), language)}"
            said.append(say("other_name", language, text=new.name, near=near, rule=line))
    return tuple(said)


def _ids(place: Place, gazetteer: Gazetteer | None) -> set[int]:
    if place.geonames is not None:
        return {place.geonames}
    return {each.id for each in gazetteer.same_name(place.name)} if gazetteer else set()


def asides(rule: Rule, language: Language) -> tuple[str, ...]:
    """What somebody who has just typed a rule should know besides: its long phrases are found as they stand only."""
    apart = ((each, pair) for each in rule.keywords if (pair := _thing_and_deed(each)))
    for phrase, (thing, deed) in islice(apart, 1):
        groups = (*rule.all_of, (deed,))
        weights = tuple(each for each in rule.weights if each[0] == thing)
        other = replace(rule, keywords=(thing,), all_of=groups, weights=weights)
        return (
            say("inner_phrase", language, text=phrase, rule=f"/watch {format_rule(other, language, with_name=False)}"),
        )
    phrases = (each for each in rule.keywords if ":" not in each and len(words_of(each)) >= _LONG_PHRASE)
    return tuple(say("long_phrase", language, text=each) for each in islice(phrases, 1))


def _named(words: Sequence[str]) -> list[tuple[str, tuple[Concept, ...]]]:
    """The pieces of a phrase that the lexicon knows, the longest first, each with its concepts."""
    named: list[tuple[str, tuple[Concept, ...]]] = []
    at = 0
    while at < len(words):
        pieces = (" ".join(words[at : at + length]) for length in range(min(_LONGEST_PAIR, len(words) - at), 0, -1))
        meant = ((piece, concepts_for(piece)) for piece in pieces if keyword_fault(piece) is None)
        found = next(((piece, concepts) for piece, concepts in meant if concepts), None)
        named += [found] if found else []
        at += len(found[0].split()) if found else 1
    return named


def _thing_and_deed(keyword: str) -> tuple[str, str] | None:
    """What « attaque contre un hôpital », قصف مستشفى is about and what is done to it; None for a phrase of another
    kind, or of the lexicon."""
    words = re.split(r"[\s'’]+", keyword)
    if ":" in keyword or not 1 < len(words) <= _LONGEST_PAIR or concepts_for(keyword):
        return None
    named = _named(words)
    if len(named) != _JOINED or {each.group for each in named[0][1]} & {each.group for each in named[1][1]}:
        return None
    first, last = named
    is_thing = any(each.group in _THINGS for each in first[1])
    return (first[0], last[0]) if is_thing else (last[0], first[0])
