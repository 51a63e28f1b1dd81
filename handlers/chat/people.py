"""/staff: operators appoint and dismiss those who set rules."""

from __future__ import annotations

import re
from typing import Final

from telegram import Message, MessageEntity, Update

from alerts.errors import InvalidCommand
from alerts.operations import appointments
from alerts.operations.rights import require_operator
from alerts.wordings import say
from handlers.chat.asked import hear
from handlers.chat.parts import Context
from handlers.chat.verbs import REMOVE

_EXAMPLE: Final = "/staff 123456789"
_REMOVE: Final = re.compile(rf"(?:{REMOVE}|dismiss|renvoyer)(?!\w)", re.IGNORECASE)
_NUMBER: Final = re.compile(r"(?<![\d-])\d{1,15}(?!\d)")
"""A person's number; one below zero is that of a group."""


async def staff(update: Update, context: Context) -> None:
    """The staff; or one more, by number, by mention or in reply to them; or ``remove`` one."""
    asked = await hear(update, context)
    require_operator(asked.actor)
    person = _person(update.effective_message, asked.text)
    if person is None:
        if asked.text:
            raise InvalidCommand(say("no_number", asked.language, name=asked.text), example=_EXAMPLE)
        members = await asked.read(appointments.staff, asked.actor)
        shown = [{"user": member.user, "since": f"{member.since:%Y-%m-%d}"} for member in members]
        await asked.reply("staff", event="listed", members=shown, user=0, example=_EXAMPLE)
        return
    number, now = update.update_id, asked.now
    if _REMOVE.search(asked.text):
        await asked.read(appointments.dismiss, asked.actor, person, now=now, update=number)
        event = "dismissed"
    else:
        is_new = await asked.read(appointments.appoint, asked.actor, person, now=now, update=number)
        event = "appointed" if is_new else "already"
    await asked.reply("staff", event=event, members=[], user=person, example=_EXAMPLE)


def _person(message: object, text: str) -> int | None:
    """The user who is meant: a number in the text, a mention without a username, or whoever is replied to."""
    if number := _NUMBER.search(text):
        return int(number[0])
    if not isinstance(message, Message):
        return None
    mentioned = [
        entity.user for entity in message.entities if entity.type == MessageEntity.TEXT_MENTION and entity.user
    ]
    if mentioned:
        return mentioned[0].id
    replied = message.reply_to_message
    if replied is None or replied.from_user is None or replied.from_user.is_bot or replied.sender_chat is not None:
        return None
    return replied.from_user.id
