"""The forms of a rule's keywords as buttons: a press strikes one out or lets it count again, and is saved at once."""

from __future__ import annotations

import asyncio
from typing import Final

from alerts.errors import NotFound
from alerts.letters import Button
from alerts.matching.ruleforms import other_forms
from alerts.matching.struckforms import is_struck
from alerts.model import Language, Rule
from alerts.operations import undoing
from alerts.operations.rights import require_staff
from alerts.store.rules_table import read_rules
from alerts.typography import cut
from alerts.wordings import say
from handlers.asked import Asked, Buttons
from handlers.labels import button, code_of, named_by

_PAGE: Final = 8
_LONGEST_BUTTON: Final = 60


def forms_of(rule: Rule, language: Language) -> tuple[str, ...]:
    """The other forms of all keywords, then struck ones that none of them has, each once."""
    found = [form for term in rule.keywords for form in other_forms(term, language=language)]
    strangers = [form for form in rule.without if not any(is_struck(each, (form,)) for each in found)]
    return tuple(dict.fromkeys((*found, *strangers)))


async def show(asked: Asked, name: str, page: int) -> None:
    """One page of the forms of a rule, struck ones without their tick."""
    require_staff(asked.actor)
    rule = {rule.name: rule for rule in await asked.read(read_rules)}.get(name)
    if rule is None:
        raise NotFound(say("no_rule", asked.language, name=name))
    forms = await asyncio.to_thread(forms_of, rule, asked.language)
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


async def press(asked: Asked, name: str, code: str, page: int) -> None:
    """A press on a form: it counts no longer, or again; saved."""
    require_staff(asked.actor)
    rule = {rule.name: rule for rule in await asked.read(read_rules)}.get(name)
    forms = await asyncio.to_thread(forms_of, rule, asked.language) if rule is not None else ()
    form = named_by(code, forms)
    if rule is None or form is None:
        raise NotFound(say("no_rule", asked.language, name=name))
    struck = not is_struck(form, rule.without)
    number = asked.update.update_id
    await asked.read(undoing.strike, asked.actor, name, form, struck=struck, now=asked.now, update=number)
    await show(asked, name, page)


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
    return cut(f"{'☐' if is_struck(form, rule.without) else '☑'} {form}", _LONGEST_BUTTON)
