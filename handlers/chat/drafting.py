"""A /watch that is asked before it is saved: what its circles hold, and the words of other languages, ticked.

A rule of named places is saved as it was written, for people's own lines must mean what they say; concepts are then
offered under it. A rule on an area stands for many places that nobody named, so they are listed first; in that dialogue
the concepts of its words are ticked by default.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from alerts.errors import NotFound
from alerts.language.lexicon import Concept, concept, concepts_for
from alerts.letters import Button
from alerts.matching.areas import around, centre_of
from alerts.model import Area, Language, Place, Rule
from alerts.operations.rights import require_staff
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.rules.chat.understanding import understood
from alerts.rules.chat.writing import area_text, format_rule
from alerts.rules.grammar import parse_rule
from alerts.rules.telling.ruledraft import RuleDraft
from alerts.store.places_table import read_places
from alerts.wordings import say
from handlers.arealists import first_of, kinds_of
from handlers.chat.asked import Asked, Buttons
from handlers.chat.labels import button, rows
from handlers.chat.questions import Question, ask, settled, waiting
from handlers.phrases import grouped

_SHOWN: Final = 40
_MOST_CONCEPTS: Final = 2
_PREFIX: Final = "concept:"
_SAMPLE_WORDS: Final = 3
_LONGEST_LABEL: Final = 60
"""Characters that a button shows on a phone, on two lines."""
_SAMPLE: Final = ("en", "fr", "ar", "ru", "es")


async def ask_first(asked: Asked, draft: RuleDraft, places: Sequence[Place]) -> None:
    """List what the areas of a draft hold and wait for a word. Raises NotFound where nobody knows a centre."""
    located(draft, gazetteer=asked.parts.gazetteer, language=asked.language, tracked=places)
    ticked = [each.id for each in offered_concepts(draft.rule.keywords)]
    await _ask(asked, draft, places, ticked=ticked)


async def tick(asked: Asked, identifier: str, code: str) -> None:
    """A press on a concept under the list: it comes along, or no longer."""
    require_staff(asked.actor)
    question = await waiting(asked, code)
    draft, places = await _drafted(asked, question)
    ticked = [each for each in question["concepts"] if each != identifier]
    if len(ticked) == len(question["concepts"]) and concept(identifier) is not None:
        ticked.append(identifier)
    await _ask(asked, draft, places, ticked=ticked, code=code)


async def answered(asked: Asked, code: str, *, save: bool) -> RuleDraft | None:
    """The last word under the list: the draft to save, None where it was dropped, which is said."""
    require_staff(asked.actor)
    question = await settled(asked, code)
    if not save:
        await asked.reply("area_ask", dropped=True, rule="", areas=[])
        return None
    draft, _ = await _drafted(asked, question)
    rule = _with_concepts(draft.rule, question["concepts"])
    return replace(draft, rule=rule, understood=understood(rule, asked.language))


async def _drafted(asked: Asked, question: Question) -> tuple[RuleDraft, Sequence[Place]]:
    """The draft that waits, read again with the places of today."""
    places = await asked.read(read_places)
    draft = parse_rule(question["text"], places=places, language=asked.language, knows=asked.parts.knows)
    return replace(draft, named=bool(question["named"])), places


async def _ask(
    asked: Asked, draft: RuleDraft, places: Sequence[Place], *, ticked: Collection[str], code: str = ""
) -> None:
    text = format_rule(draft.rule, asked.language)
    code = await ask(asked, {"text": text, "named": draft.named, "concepts": list(ticked)}, code=code)
    areas = [await asyncio.to_thread(_listed, area, places, asked) for area in draft.rule.areas]
    await asked.reply(
        "area_ask",
        dropped=False,
        rule=format_rule(_with_concepts(draft.rule, ticked), asked.language),
        areas=areas,
        buttons=_buttons(draft, ticked, code, asked.language),
    )


def _with_concepts(rule: Rule, identifiers: Iterable[str]) -> Rule:
    keywords = rule.keywords
    for identifier in identifiers:
        keywords = with_concept(keywords, identifier)
    return replace(rule, keywords=keywords)


def _listed(area: Area, places: Sequence[Place], asked: Asked) -> dict[str, object]:
    gazetteer = asked.parts.gazetteer
    found = around(area, tracked=places, gazetteer=gazetteer)
    names = first_of(found, gazetteer, asked.language, most=_SHOWN) if gazetteer else []
    more = len(found.known) - _SHOWN
    return {
        "text": area_text(area, asked.language),
        "count": grouped(len(found.known)),
        "is_one": len(found.known) == 1,
        "kinds": kinds_of(found, asked.language),
        "is_circle": area.km is not None,
        "shown": names or list(found.names[:_SHOWN]),
        "more": grouped(more) if more > 0 else "",
    }


def _buttons(draft: RuleDraft, ticked: Collection[str], code: str, language: Language) -> Buttons:
    words = [
        Button(text=_also_text(each, each.id in ticked, language), data=f"v1:with:{each.id}:{code}")
        for each in offered_concepts(draft.rule.keywords)
    ]
    return rows(
        *words,
        button("save", language, verb="draft", what=f"save:{code}"),
        button("drop", language, verb="draft", what=f"drop:{code}"),
    )


def located(
    draft: RuleDraft, *, gazetteer: Gazetteer | None, language: Language, tracked: Collection[Place] = ()
) -> tuple[Place, ...]:
    """The new places that areas of the draft lie around, as the gazetteer knows them. Raises NotFound."""
    by_name = {place.name: place for place in tracked}
    new = {place.name for place in draft.new_places}
    found = []
    for area in draft.rule.areas:
        place = by_name.get(area.place, Place(name=area.place))
        centre = centre_of(place, gazetteer)
        if centre is None and place.lat is None and (area.place in new or area.place in by_name):
            raise NotFound(say("no_centre", language, name=area.place))
        if centre is not None and area.place in new:
            found.append(replace(place, lat=centre.lat, lon=centre.lon, geonames=centre.id))
    return tuple(found)


def offered_concepts(keywords: Sequence[str]) -> tuple[Concept, ...]:
    """The concepts that typed keywords mean first of all, at most two, those that the rule has already too."""
    found: dict[str, Concept] = {}
    for keyword in keywords:
        meant = concepts_for(keyword) if not keyword.startswith((_PREFIX, "pack:")) else ()
        if meant:
            found.setdefault(meant[0].id, meant[0])
    return tuple(found.values())[:_MOST_CONCEPTS]


def with_concept(keywords: Sequence[str], identifier: str) -> tuple[str, ...]:
    """The keywords with a concept more, or without it where it was among them."""
    had = [each for each in keywords if each.startswith(_PREFIX) and _names(each, identifier)]
    if had:
        return tuple(each for each in keywords if each not in had)
    return (*keywords, _PREFIX + identifier)


def concept_words(offered: Concept, keywords: Sequence[str], language: Language) -> str:
    """The words on the button that adds a concept to a rule, or takes it away."""
    has = any(each.startswith(_PREFIX) and _names(each, offered.id) for each in keywords)
    return _also_text(offered, has, language)


def _names(keyword: str, identifier: str) -> bool:
    known = concept(keyword.removeprefix(_PREFIX))
    return known is not None and known.id == identifier


def _also_text(offered: Concept, has: bool, language: Language) -> str:
    words = [offered.words[each][0] for each in _SAMPLE if each != language and offered.words.get(each)]
    for shown in range(min(len(words), _SAMPLE_WORDS), 0, -1):
        text = f"{'☑' if has else '☐'} " + say(
            "also_concept", language, words=", ".join(words[:shown]), name=offered.id
        )
        if len(text) <= _LONGEST_LABEL or shown == 1:
            return text
    return f"{'☑' if has else '☐'} {offered.id}"
