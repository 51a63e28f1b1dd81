"""The bot is let into a chat, put out of it, or a group gets a new number."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import Final

from telegram import Update
from telegram.constants import ChatType
from telegram.error import TelegramError

from alerts.operations import wishes
from alerts.store.subscriptions_table import read_subscriptions
from handlers.chat.asked import hear
from handlers.chat.parts import Context

log = logging.getLogger(__name__)

_PRESENT: Final = frozenset({"member", "administrator", "creator", "restricted"})


async def membership(update: Update, context: Context) -> None:
    """Note where the bot is; tell who let it into a group or channel what to do next (or else the group)."""
    changed = update.my_chat_member
    if changed is None:
        return
    asked = await hear(update, context)
    was, present = changed.old_chat_member.status in _PRESENT, changed.new_chat_member.status in _PRESENT
    chat = changed.chat
    may_post = chat.type != ChatType.CHANNEL or bool(getattr(changed.new_chat_member, "can_post_messages", False))
    await asked.read(
        wishes.chat_changed,
        asked.actor,
        present=present,
        title=chat.title,
        now=asked.now,
        update=update.update_id,
        language=None if chat.type == ChatType.PRIVATE else asked.language,
    )
    if chat.type == ChatType.PRIVATE or (was and present):
        return
    names = {chat.id, f"@{chat.username}"}
    letter = asked.parts.renderer.reply(
        "arrived",
        asked.language,
        present=present,
        may_post=may_post,
        is_subscribed=any(each.chat in names for each in await asked.read(read_subscriptions)),
        title=chat.title or "",
        is_channel=chat.type == ChatType.CHANNEL,
        chat=f"@{chat.username}" if chat.username else str(chat.id),
    )
    try:
        await context.bot.send_message(changed.from_user.id, letter.html)
    except TelegramError as refused:
        log.info("who added the bot cannot be told: %s", refused.message)
        if present and chat.type != ChatType.CHANNEL:
            await context.bot.send_message(chat.id, letter.html)


async def migration(update: Update, context: Context) -> None:
    """A group became a supergroup: everything goes on under its new number."""
    message = update.effective_message
    if message is None or message.migrate_to_chat_id is None:
        return
    asked = await hear(update, context)
    actor = replace(asked.actor, chat=message.chat_id)
    await asked.read(
        wishes.chat_migrated,
        actor,
        old=message.chat_id,
        new=message.migrate_to_chat_id,
        now=asked.now,
        update=update.update_id,
    )
