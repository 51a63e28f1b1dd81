"""Button presses: each says ``v1:VERB[:WHAT[:MORE]]`` and does what the command of that name does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Final

from telegram import Update
from telegram.error import TelegramError

from alerts.errors import StaffError
from alerts.model import Role
from alerts.store.rules_table import read_rules
from handlers.chat import drafting, locating, starting, striking, subscribing, watching
from handlers.chat.asked import Asked, hear
from handlers.chat.labels import label, named_by
from handlers.chat.parts import Context, Handler

_LONGEST_POPUP: Final = 200
_WORDS: Final = {
    "geo": 2,
    "alias": 2,
    "spell": 2,
    "radius": 2,
    "also": 2,
    "keep": 3,
    "meant": 2,
    "draft": 2,
    "with": 2,
    "forms": 2,
    "form": 3,
    "back": 2,
    "regain": 2,
}
"""How many words at least follow the verb, where that is not one."""

_Press = Callable[[Asked, list[str]], Awaitable[None]]


class _GoneError(Exception):
    """What the button is about is no longer there; says so in the person's language."""


async def press(update: Update, context: Context, commands: Mapping[str, Handler]) -> None:
    """Do what a press asks; whoever may not learns it in a pop-up that nobody else sees. ``commands`` are buttons that
    do what the command of their name does."""
    query = update.callback_query
    if query is None:
        return
    words: str | None = None
    try:
        await _obey(update, context, query.data or "", commands)
    except StaffError as refused:
        words = str(refused)[:_LONGEST_POPUP]
    except _GoneError as gone:
        words = str(gone)
    finally:
        with suppress(TelegramError):  # too old to be acknowledged, not too old to be done
            await query.answer(words, show_alert=words is not None)


async def _obey(update: Update, context: Context, data: str, commands: Mapping[str, Handler]) -> None:
    version, _, words = data.partition(":")
    verb, *what = words.split(":")
    if version == "v1" and verb in commands:
        await commands[verb](update, context)
        return
    asked = await hear(update, context, rights=True)
    if version != "v1" or verb not in _PRESSES or len(what) < _WORDS.get(verb, 1):
        raise _GoneError(label("gone", asked.language))
    await _PRESSES[verb](asked, what)


async def _language(asked: Asked, what: list[str]) -> None:
    await starting.speak(asked, what[0])


async def _hear_rule(asked: Asked, what: list[str]) -> None:
    rule = await _rule(asked, what[0])
    await subscribing.hear_rule(asked, rule)
    if asked.actor.role is not Role.EVERYBODY:
        await watching.tell_again(asked, rule)


async def _drop_rule(asked: Asked, what: list[str]) -> None:
    await watching.drop_rule(asked, await _rule(asked, what[0]))


def _whole(asked: Asked, word: str) -> int:
    if not word.lstrip("-").isdecimal():
        raise _GoneError(label("gone", asked.language))
    return int(word)


async def _point(asked: Asked, what: list[str]) -> None:
    await locating.take_point(asked, what[0], _whole(asked, what[1]))


async def _alias(asked: Asked, what: list[str]) -> None:
    await locating.tick(asked, what[0], what[1])


async def _spelling(asked: Asked, what: list[str]) -> None:
    await locating.count_spelling(asked, what[0], what[1])


async def _radius(asked: Asked, what: list[str]) -> None:
    await locating.set_radius(asked, what[0], _whole(asked, what[1]))


async def _map(asked: Asked, what: list[str]) -> None:
    await locating.show_map(asked, what[0])


async def _also(asked: Asked, what: list[str]) -> None:
    await watching.add_concept(asked, what[0], what[1])


async def _draft(asked: Asked, what: list[str]) -> None:
    draft = await drafting.answered(asked, what[1], save=what[0] == "save")
    if draft is not None:
        await watching.save(asked, draft)


async def _with(asked: Asked, what: list[str]) -> None:
    await drafting.tick(asked, what[0], what[1])


async def _keep(asked: Asked, what: list[str]) -> None:
    await locating.keep_location(asked, _whole(asked, what[0]), what[1], what[2])


async def _meant(asked: Asked, what: list[str]) -> None:
    await watching.take_meant(asked, _whole(asked, what[0]), what[1])


async def _undo(asked: Asked, what: list[str]) -> None:
    await watching.undo(asked, await _rule(asked, what[0]))


async def _back(asked: Asked, what: list[str]) -> None:
    await watching.put_back(asked, await _rule(asked, what[0]), _whole(asked, what[1]), whole=True)


async def _regain(asked: Asked, what: list[str]) -> None:
    await watching.put_back(asked, await _rule(asked, what[0]), _whole(asked, what[1]), whole=False)


async def _forms(asked: Asked, what: list[str]) -> None:
    await striking.show(asked, await _rule(asked, what[0]), _whole(asked, what[1]))


async def _form(asked: Asked, what: list[str]) -> None:
    await striking.press(asked, await _rule(asked, what[0]), what[1], _whole(asked, what[2]))


async def _told(asked: Asked, what: list[str]) -> None:
    await watching.tell_again(asked, await _rule(asked, what[0]))


async def _rule(asked: Asked, code: str) -> str:
    name = named_by(code, [rule.name for rule in await asked.read(read_rules)])
    if name is None:
        raise _GoneError(label("gone", asked.language))
    return name


_PRESSES: Final[dict[str, _Press]] = {
    "lang": _language,
    "hear": _hear_rule,
    "unwatch": _drop_rule,
    "geo": _point,
    "alias": _alias,
    "spell": _spelling,
    "radius": _radius,
    "map": _map,
    "keep": _keep,
    "also": _also,
    "draft": _draft,
    "with": _with,
    "meant": _meant,
    "undo": _undo,
    "back": _back,
    "regain": _regain,
    "forms": _forms,
    "form": _form,
    "told": _told,
}
