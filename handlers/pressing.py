"""Button presses: each says ``v1:VERB[:WHAT[:MORE]]`` and does what the command of that name does."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from telegram import Update
from telegram.error import BadRequest

from alerts.errors import StaffError
from alerts.store.rules_table import read_rules
from handlers import placing, starting, subscribing, watching
from handlers.asked import Asked, hear
from handlers.labels import named_by
from handlers.parts import Context, Handler

_LONGEST_POPUP: Final = 200
_Press = Callable[[Asked, list[str]], Awaitable[None]]


async def press(update: Update, context: Context) -> None:
    """Do what a press asks; whoever may not learns it in a pop-up that nobody else sees."""
    query = update.callback_query
    if query is None:
        return
    words: str | None = None
    try:
        await _obey(update, context, query.data or "")
    except StaffError as refused:
        words = str(refused)[:_LONGEST_POPUP]
    with suppress(BadRequest):  # too old to be acknowledged, not too old to be done
        await query.answer(words, show_alert=words is not None)


async def _obey(update: Update, context: Context, data: str) -> None:
    version, _, words = data.partition(":")
    verb, *what = words.split(":")
    if version == "v1" and verb in _COMMANDS:
        await _COMMANDS[verb](update, context)
    elif version == "v1" and verb in _PRESSES:
        await _PRESSES[verb](await hear(update, context, rights=True), what)


async def _language(asked: Asked, what: list[str]) -> None:
    await starting.speak(asked, what[0])


async def _hear_rule(asked: Asked, what: list[str]) -> None:
    if rule := await _rule(asked, what[0]):
        await subscribing.hear_rule(asked, rule)


async def _drop_rule(asked: Asked, what: list[str]) -> None:
    if rule := await _rule(asked, what[0]):
        await watching.drop_rule(asked, rule)


async def _point(asked: Asked, what: list[str]) -> None:
    await placing.take_point(asked, what[0], int(what[1]))


async def _rule(asked: Asked, code: str) -> str | None:
    return named_by(code, [rule.name for rule in await asked.read(read_rules)])


_COMMANDS: Final[dict[str, Handler]] = {
    "sub": subscribing.subscribe,
    "unsub": subscribing.unsubscribe,
    "list": subscribing.listing,
    "pick": subscribing.pick,
    "rules": watching.rules,
}
_PRESSES: Final[dict[str, _Press]] = {
    "lang": _language,
    "hear": _hear_rule,
    "unwatch": _drop_rule,
    "geo": _point,
}
