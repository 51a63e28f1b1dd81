"""/subscribe, /unsubscribe, /list, /stop and the native chat picker: what a chat hears."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any, Final

from telegram import (
    ChatAdministratorRights,
    KeyboardButton,
    KeyboardButtonRequestChat,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
    Update,
)

from alerts.model import Language, Severity, Subscription
from alerts.operations import wishes
from alerts.operations.wishes import Hearing
from alerts.rules.chat.wishtext import Wish, parse_wish
from alerts.store.places_table import read_places
from alerts.store.rules_table import read_rules
from alerts.wordings.tongues import tongue
from handlers.chat.asked import Asked, Buttons, elsewhere, hear
from handlers.chat.labels import button, label, rows
from handlers.chat.parts import Context

_NO_RIGHTS: Final[dict[str, Any]] = dict.fromkeys(
    (
        "is_anonymous", "can_delete_messages", "can_manage_video_chats", "can_restrict_members", "can_promote_members",
        "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories", "can_delete_stories",
    ),
    False,
)  # fmt: skip
_CHANNEL, _GROUP = 1, 2


async def subscribe(update: Update, context: Context) -> None:
    """This chat, or the one that is named, hears what is named, or everything."""
    asked = await hear(update, context, rights=True)
    wish = await _wish(asked)
    if wish.chat is not None:
        asked = await elsewhere(asked, wish.chat)
    await _subscribe(asked, wish)


async def unsubscribe(update: Update, context: Context) -> None:
    """This chat, or the one that is named, no longer hears what is named, or anything."""
    asked = await hear(update, context, rights=True)
    wish = await _wish(asked, command="unsubscribe")
    if wish.chat is not None:
        asked = await elsewhere(asked, wish.chat)
    now = await asked.read(wishes.unsubscribe, asked.actor, wish, now=asked.now, update=update.update_id)
    await _tell(asked, now, "unsubscribed" if now.changed else "unchanged")


async def listing(update: Update, context: Context) -> None:
    """What this chat hears."""
    asked = await hear(update, context)
    await _tell(asked, await asked.read(wishes.hearing, asked.actor), "listed")


async def stop(update: Update, context: Context) -> None:
    """Leave: no subscription of this chat is left; « /stop Goma » only ends that one."""
    asked = await hear(update, context, rights=True)
    if not (await _wish(asked, command="unsubscribe")).is_everything:
        await unsubscribe(update, context)
        return
    ended = await asked.read(wishes.stop, asked.actor, now=asked.now, update=update.update_id)
    await asked.reply("stopped", ended=ended)


async def hear_rule(asked: Asked, rule: str) -> None:
    """A press on « get its alerts here »."""
    await _subscribe(asked, Wish(rules=(rule,)))


async def pick(update: Update, context: Context) -> None:
    """Show Telegram's own list of the person's channels and groups."""
    asked = await hear(update, context)
    if update.effective_message is not None:
        keyboard = _picker(asked) if asked.is_private else None
        await update.effective_message.reply_text(label("pick_hint", asked.language), reply_markup=keyboard)


async def picked(update: Update, context: Context) -> None:
    """A channel or group was picked: it hears everything, if its rights are in order."""
    asked = await hear(update, context)
    message = update.effective_message
    if message is None or message.chat_shared is None:
        return
    there = await elsewhere(asked, message.chat_shared.chat_id)
    await message.reply_text(f"📢 {there.there}", reply_markup=ReplyKeyboardRemove(), parse_mode=None)
    await _subscribe(there, Wish())


async def _subscribe(asked: Asked, wish: Wish) -> None:
    actor, update = asked.actor, asked.update.update_id
    chat = asked.update.effective_chat
    title = asked.there or (chat.title if chat else None)
    now = await asked.read(wishes.subscribe, actor, wish, title=title, now=asked.now, update=update)
    await _tell(asked, now, "subscribed" if now.changed else "unchanged")


def _picker(asked: Asked) -> ReplyKeyboardMarkup:
    channel = ChatAdministratorRights(
        can_manage_chat=True, can_post_messages=True, can_edit_messages=False, **_NO_RIGHTS
    )
    group = ChatAdministratorRights(can_manage_chat=True, **_NO_RIGHTS)
    requests = (
        ("channel", KeyboardButtonRequestChat(
            _CHANNEL, chat_is_channel=True, user_administrator_rights=channel, bot_administrator_rights=channel,
            request_title=True, request_username=True,
        )),
        ("group", KeyboardButtonRequestChat(
            _GROUP, chat_is_channel=False, user_administrator_rights=group, bot_is_member=False,
            bot_administrator_rights=group, request_title=True, request_username=True,
        )),
    )  # fmt: skip
    keys = [[KeyboardButton(label(key, asked.language), request_chat=request)] for key, request in requests]
    return ReplyKeyboardMarkup(keys, one_time_keyboard=True, resize_keyboard=True)


async def _wish(asked: Asked, *, command: str = "subscribe") -> Wish:
    places, rules = await asked.read(read_places), [rule.name for rule in await asked.read(read_rules)]
    return parse_wish(asked.text, places=places, rules=rules, language=asked.language, command=command)


async def _tell(asked: Asked, now: Hearing, event: str) -> None:
    is_here = not asked.there
    places = await asked.read(read_places)
    await asked.reply(
        "hearing",
        event=event,
        there=asked.there,
        subscriptions=_shown(now.subscriptions, asked.language),
        covered=now.covered,
        rules=len(now.rules),
        example=places[0].name if places else "",
        buttons=_buttons(asked, now) if is_here else (),
    )


def _shown(subscriptions: Sequence[Subscription], language: Language) -> list[dict[str, object]]:
    return [
        {
            "number": number,
            "rules": list(each.rules),
            "places": list(each.places),
            "severity": None if each.min_severity is Severity.LOW else each.min_severity.value,
            "language": tongue(each.language, language) if each.language else "",
        }
        for number, each in zip(count(1), subscriptions, strict=False)
    ]


def _buttons(asked: Asked, now: Hearing) -> Buttons:
    language = asked.language
    first = button("stop", language, verb="unsub") if now.subscriptions else button("here", language, verb="sub")
    return rows(first, *([button("pick", language)] if asked.is_private else []))
