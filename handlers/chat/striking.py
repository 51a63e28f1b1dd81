"""The forms of a rule's keywords as buttons: a press strikes one out or lets it count again, and is saved at once."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final

from alerts.errors import NotFound
from alerts.letters import Button
from alerts.matching.struckforms import is_struck
from alerts.model import Language, Rule
from alerts.operations import rulebook, undoing
from alerts.operations.rights import require_staff
from alerts.rules.telling.keywordforms import other_forms
from alerts.wordings import say
from handlers.chat.asked import Asked, Buttons
from handlers.chat.labels import button, code_of, fitted, named_by

_PAGE: Final = 8


async def show(asked: Asked, name: str, page: int) -> None:
    """One page of the forms of a rule, struck ones without their tick."""
    rule = await _rule(asked, name)
    await _show(asked, rule, await asyncio.to_thread(_found, rule, asked.language), page)


async def press(asked: Asked, name: str, code: str, page: int) -> None:
    """A press on a form: it counts no longer, or again; saved. Raises NotFound, below the forms of today, for one that
    the rule has no longer."""
    rule = await _rule(asked, name)
    found = await asyncio.to_thread(_found, rule, asked.language)
    form = named_by(code, _listed(rule, found))
    if form is None:
        await _show(asked, rule, found, page)
        raise NotFound(say("form_gone", asked.language, name=rule.name))
    struck, number = not is_struck(form, rule.without), asked.update.update_id
    done = await asked.read(undoing.strike, asked.actor, name, form, struck=struck, now=asked.now, update=number)
    await _show(asked, done.rule, found, page)


async def _rule(asked: Asked, name: str) -> Rule:
    require_staff(asked.actor)
    return await asked.read(rulebook.rule_named, name, asked.actor)


def _found(rule: Rule, language: Language) -> tuple[str, ...]:
    """The other forms of all keywords."""
    return tuple(form for term in rule.keywords for form in other_forms(term, language=language))


def _listed(rule: Rule, found: Sequence[str]) -> tuple[str, ...]:
    """The forms that were found, then struck ones that are none of them, each once."""
    strangers = [form for form in rule.without if not any(is_struck(each, (form,)) for each in found)]
    return tuple(dict.fromkeys((*found, *strangers)))


async def _show(asked: Asked, rule: Rule, found: Sequence[str], page: int) -> None:
    forms = _listed(rule, found)
    pages = max(1, -(-len(forms) // _PAGE))
    page = min(max(page, 0), pages - 1)
    await asked.reply(
        "forms",
        rule=rule.name,
        keywords=list(dict.fromkeys(rule.keywords)),
        struck=list(rule.without),
        page=page + 1,
        pages=pages,
        count=len(forms),
        buttons=_buttons(rule, forms, page, pages, asked.language),
    )


def _buttons(rule: Rule, forms: tuple[str, ...], page: int, pages: int, language: Language) -> Buttons:
    code = code_of(rule.name)
    shown = [
        Button(text=_label(form, rule), data=f"v1:form:{code}:{code_of(form)}:{page}")
        for form in forms[page * _PAGE : (page + 1) * _PAGE]
    ]
    turns = [
        button(key, language, verb="forms", what=f"{code}:{to}")
        for key, to in (("previous", page - 1), ("next", page + 1))
        if 0 <= to < pages
    ]
    done = button("done", language, verb="told", what=code)
    return (*((each,) for each in shown), *((tuple(turns),) if turns else ()), (done,))


def _label(form: str, rule: Rule) -> str:
    return fitted(f"{'☐' if is_struck(form, rule.without) else '☑'} {form}")
