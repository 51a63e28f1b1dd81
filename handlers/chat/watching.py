"""/watch, /unwatch and /rules: what is looked for, and where."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from telegram import Update

from alerts.errors import InvalidRule
from alerts.language.lexicon import concept
from alerts.language.packs import PACKS
from alerts.letters import Button
from alerts.model import Entry, Evidence, Language, Match, Place, Role, Rule
from alerts.operations import rulebook, undoing
from alerts.operations.lookups import preview
from alerts.operations.rights import require_staff
from alerts.operations.rulebook import Watched
from alerts.rules.chat.pleasantries import without_courtesies
from alerts.rules.chat.understanding import told, understood
from alerts.rules.chat.writing import format_rule, sample_rule
from alerts.rules.grammar import parse_rule, reads_as_rule
from alerts.rules.telling.keywordforms import Caught, caught
from alerts.rules.telling.mistyped import slips
from alerts.rules.telling.remarks import asides, other_names, remarks, wider_places
from alerts.rules.telling.rulechange import lost, regained
from alerts.rules.telling.ruledraft import RuleDraft
from alerts.store.places_table import read_places
from alerts.store.rules_table import read_rules
from alerts.typography import cut, how_many_fit
from alerts.wordings.tongues import tongue
from handlers.chat import pasted
from handlers.chat.asked import Asked, Buttons, hear
from handlers.chat.drafting import ask_first, concept_words, located, offered_concepts, with_concept
from handlers.chat.labels import button, code_of, rows
from handlers.chat.meaning import chosen, propose, refuse
from handlers.chat.parts import Context

_LONGEST_SAYING: Final = 15
_SHOWN_PLACES: Final = 10
_SHOWN_RULES: Final = 25
_SHOWN_KEYWORDS: Final = 4
_LONGEST_LISTED: Final = 400
_BEGINNING: Final = 120
_LONGEST_BEFORE: Final = 1000
_ROOM: Final = 3_600
"""Letters that the rules of one answer may take; it has some others, and Telegram takes 4,096 in all."""
_AROUND: Final = 30
"""Letters that stand round what is said of a rule."""


async def watch(update: Update, context: Context) -> None:
    """A new rule, or another wording of one: what was understood, and what it would have caught lately."""
    asked = await hear(update, context, rights=True)
    require_staff(asked.actor)
    places = await asked.read(read_places)
    if not asked.text:
        example = format_rule(sample_rule(asked.language), asked.language)
        shown = [place.name for place in places[:_SHOWN_PLACES]]
        await asked.reply("watch_help", example=example, places=shown, packs=PACKS[1:])
        return
    await take(asked, places)


async def take(asked: Asked, places: Sequence[Place]) -> None:
    """Read the text as a rule and put it on watch, or say what is wrong with it."""
    if await pasted.propose_all(asked):
        return
    try:
        draft = parse_rule(asked.text, places=places, language=asked.language, knows=asked.parts.knows)
    except InvalidRule as refused:
        await refuse(asked, refused)
        return
    if draft.rule.areas and asked.actor.user is not None and asked.actor.chat is not None:
        await ask_first(asked, draft, places)
        return
    await save(asked, draft)


async def save(asked: Asked, draft: RuleDraft) -> None:
    """The rule is on watch from now on; what it means and would have caught is told."""
    known = located(draft, gazetteer=asked.parts.gazetteer, language=asked.language)
    number = asked.update.update_id
    done = await asked.read(rulebook.watch, asked.actor, draft, now=asked.now, update=number, known=known)
    await _tell(asked, draft, done)


async def add_concept(asked: Asked, code: str, identifier: str) -> None:
    """A press on a concept under a rule: its words in all languages count from now on, or no longer."""
    require_staff(asked.actor)
    rule = next((each for each in await asked.read(read_rules) if code_of(each.name) == code), None)
    if rule is None or concept(identifier) is None:
        return
    rule = replace(rule, keywords=with_concept(rule.keywords, identifier))
    await save(asked, _drafted(rule, asked.language))


_OTHER_SLASH: Final = re.compile(r"^[／\\⁄]\s*")
"""The slash of another keyboard, before a command: ／watch."""


async def overhear(asked: Asked) -> bool:
    """A rule that staff say without /watch is shown to them as one, and not yet saved, and one that they ask for in a
    sentence (« je veux savoir quand … ») as what it may mean; False where it reads as none."""
    text, asks_from, is_clause = without_courtesies(_OTHER_SLASH.sub("", asked.text))
    is_question = not asks_from and any(mark in text for mark in "?؟")
    if asked.actor.role is Role.EVERYBODY or is_question or len(text.split()) > _LONGEST_SAYING:
        return False
    places = await asked.read(read_places)
    if reads_as_rule(text, places=places, knows=asked.parts.knows):
        await propose(asked, text)
        return True
    return is_clause and await _asked_about(asked, places)


async def _asked_about(asked: Asked, places: Sequence[Place]) -> bool:
    """Say what a sentence may mean that cannot be read as a rule; False where nobody can tell."""
    try:
        parse_rule(asked.text, places=places, language=asked.language, knows=asked.parts.knows)
    except InvalidRule as refused:
        if refused.meanings:
            await refuse(asked, refused)
        return bool(refused.meanings)
    return False


async def take_meant(asked: Asked, number: int, code: str) -> None:
    """A press on what a refused text may have meant: as if it had been typed."""
    require_staff(asked.actor)
    await take(await chosen(asked, number, code), await asked.read(read_places))


async def undo(asked: Asked, name: str) -> None:
    """A press that takes a new rule back, with the places that it brought."""
    done = await asked.read(undoing.undo_watch, asked.actor, name, now=asked.now, update=asked.update.update_id)
    again = format_rule(done.unwatched.rule, asked.language)
    ended = done.unwatched.ended
    await asked.reply("unwatched", rule=name, ended=ended, again=again, places=list(done.places))


async def put_back(asked: Asked, name: str, revision: int, *, whole: bool) -> None:
    """A press under a changed rule: as it was before (``whole``), or with what the new words did not say."""
    number = asked.update.update_id
    done = await asked.read(undoing.put_back, asked.actor, name, revision, whole=whole, now=asked.now, update=number)
    await _tell(asked, _drafted(done.rule, asked.language), done)


async def tell_again(asked: Asked, name: str) -> None:
    """The rule as it is now, told once more."""
    require_staff(asked.actor)
    done = await asked.read(rulebook.watched, asked.actor, name)
    await _tell(asked, _drafted(done.rule, asked.language), done, again=True)


async def unwatch(update: Update, context: Context) -> None:
    """A rule ends; the answer holds the words that bring it back."""
    asked = await hear(update, context)
    require_staff(asked.actor)
    if not asked.text:
        await rules(update, context)
        return
    await drop_rule(asked, asked.text)


async def drop_rule(asked: Asked, name: str) -> None:
    """End a rule by its name."""
    done = await asked.read(rulebook.unwatch, asked.actor, name, now=asked.now, update=asked.update.update_id)
    again = format_rule(done.rule, asked.language)
    await asked.reply("unwatched", rule=done.rule.name, ended=done.ended, again=again, places=[])


async def rules(update: Update, context: Context) -> None:
    """Every rule in one line that can be copied; with a name, that rule."""
    asked = await hear(update, context)
    known = await asked.read(read_rules)
    if asked.text and (update.callback_query is None):
        known = (await asked.read(rulebook.rule_named, asked.text, asked.actor),)
    listed = [_listed(rule, asked.language, alone=len(known) == 1) for rule in known[:_SHOWN_RULES]]
    shown = listed[: how_many_fit(map(_line, listed), room=_ROOM, around=_AROUND)]
    may_change = asked.actor.role is not Role.EVERYBODY
    await asked.reply(
        "rules",
        rules=shown,
        more=len(known) - len(shown),
        may_change=may_change,
        buttons=_handles(known[0], asked.language) if may_change and len(known) == 1 else (),
    )


def _drafted(rule: Rule, language: Language) -> RuleDraft:
    """A rule of the store as if it had just been written."""
    return RuleDraft(rule=rule, understood=understood(rule, language), named=True)


def _in_lines(understood: Sequence[str]) -> list[str]:
    """The words, the places, and all the rest in one line: a phone shows few."""
    return [*understood[:2], *([" · ".join(understood[2:])] if understood[2:] else [])]


def _forms(rule: Rule, language: Language) -> tuple[Caught, ...]:
    """The other forms of the first keywords that have any."""
    return caught(rule, language=language, keywords=_SHOWN_KEYWORDS)


def _shown_forms(one: Caught, language: Language) -> dict[str, object]:
    abroad = [{"language": tongue(each.language, language), "forms": list(each.forms)} for each in one.abroad]
    return {"keyword": one.keyword, "forms": list(one.forms), "more": one.more, "abroad": abroad}


def _plain(forms: Sequence[Caught]) -> str:
    """A form to strike as an example; a pattern of forms (with a slash) is none."""
    shown = (form for each in forms for form in (*each.forms, *(one for other in each.abroad for one in other.forms)))
    return next((form for form in shown if "/" not in form), "")


def _short(text: str) -> str:
    """The text where it leaves room for the rest of an answer, else nothing: a piece of it would not be the rule."""
    return text if len(text) <= _LONGEST_BEFORE else ""


def _handles(rule: Rule, language: Language) -> Buttons:
    """What can be done with a rule that is looked at."""
    code = code_of(rule.name)
    return rows(
        button("forms", language, what=f"{code}:0"),
        button("remove", language, verb="unwatch", what=code),
    )


def _listed(rule: Rule, language: Language, *, alone: bool) -> dict[str, str]:
    """A rule as a line to copy; one that would leave no room for others is only begun."""
    text = format_rule(rule, language)
    if alone or len(text) <= _LONGEST_LISTED:
        return {"name": rule.name, "text": text}
    return {"name": rule.name, "text": "", "begins": cut(text, _BEGINNING)}


def _line(listed: Mapping[str, str]) -> str:
    """What a list says of a rule; one that is only begun is named once more."""
    return "".join((*listed.values(), "" if listed["text"] else listed["name"]))


async def _tell(asked: Asked, draft: RuleDraft, done: Watched, *, again: bool = False) -> None:
    seen = await asked.beside(preview, done.rule, gazetteer=asked.parts.gazetteer, now=asked.now)
    forms = await asyncio.to_thread(_forms, done.rule, asked.language)
    nearest = {place.name: list(place.nearest) for place in draft.new_places}
    await asked.reply(
        "watched",
        rule=_shown(done.rule),
        understood=_in_lines(told(done.rule, asked.language)),
        forms=[_shown_forms(each, asked.language) for each in forms],
        plain=_plain(forms),
        remarks=[*await _remarks(asked, done.rule), *asides(done.rule, asked.language)],
        same=done.same and not again,
        changed=done.before is not None,
        before=_short(format_rule(done.before, asked.language)) if done.before else "",
        lost=list(lost(done.before, done.rule, asked.language)) if done.before else [],
        new_places=[{"name": name, "nearest": nearest.get(name, [])} for name in done.new_places],
        listeners=done.listeners,
        fired=seen.fired,
        read=seen.read,
        days=seen.days,
        examples=[_example(entry, match) for entry, match in seen.examples],
        buttons=_buttons(asked, done, has_forms=bool(forms)),
    )


async def _remarks(asked: Asked, rule: Rule) -> list[str]:
    places, gazetteer = await asked.read(read_places), asked.parts.gazetteer
    wider = await asyncio.to_thread(wider_places, rule, asked.language, places=places, gazetteer=gazetteer)
    other = await asyncio.to_thread(other_names, rule, asked.language, places=places, gazetteer=gazetteer)
    spelling = await asyncio.to_thread(slips, rule, asked.language)
    return [*other, *spelling, *await asyncio.to_thread(remarks, rule, asked.language), *wider]


def _buttons(asked: Asked, done: Watched, *, has_forms: bool) -> Buttons:
    code = code_of(done.rule.name)
    shown = []
    if not done.heard_here and asked.actor.chat_admin:
        shown.append(button("hear", asked.language, what=code))
    for offered in offered_concepts(done.rule.keywords):
        what = f"{code}:{offered.id}"
        words = concept_words(offered, done.rule.keywords, asked.language)
        shown.append(Button(text=words, data=f"v1:also:{what}"))
    if has_forms or done.rule.without:
        shown.append(button("forms", asked.language, what=f"{code}:0"))
    if done.before is not None:
        was = f"{code}:{done.was}"
        if regained(done.before, done.rule) not in {done.rule, done.before}:
            shown.append(button("regain", asked.language, what=was))
        shown.append(button("back", asked.language, what=was))
    elif not done.same:
        shown.append(button("undo", asked.language, what=code))
    return rows(*shown)


def _shown(rule: Rule) -> dict[str, str]:
    return {"name": rule.name, "severity": rule.severity.value, "scored": "yes" if rule.is_scored else ""}


def _example(entry: Entry, match: Match) -> dict[str, object]:
    best: Evidence = match.evidence[0]
    return {
        "title": entry.title or best.excerpt,
        "url": entry.link,
        "keyword": best.keyword.surface,
        "place": best.place.surface,
    }
