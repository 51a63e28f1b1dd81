"""What a person asks, heard once for all commands: who, where, with which rights and words, and how to answer.

The rights in a group are asked of Telegram at every change, never remembered. An administrator who hides behind the
group's name is one; a post in a channel proves the right to post there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from telegram import Message, Update
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, Forbidden

from alerts.errors import NotAllowed
from alerts.letters import Button, Letter
from alerts.model import Actor, ChatId, Language, Role
from alerts.operations.rights import role_of
from alerts.store.chats_table import chat_state
from alerts.store.database import Store
from alerts.store.desk import carried
from alerts.wordings import say, spoken
from handlers.chat.messenger import keyboard
from handlers.chat.parts import Context, Parts, parts_of

_P = ParamSpec("_P")
_T = TypeVar("_T")

Buttons = tuple[tuple[Button, ...], ...]
_ADMINISTRATORS = frozenset({"creator", "administrator"})
_SAME_TEXT = "message is not modified"
_NOT_TO_EDIT = ("message to edit not found", "message can't be edited")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One command, button press or other word to the bot. ``text`` is what follows the command, ``there`` the
    title of the chat that it is about where that is another one. ``below`` where a press is answered in a message of
    its own, so that the buttons beside it stay."""

    update: Update
    context: Context
    parts: Parts
    actor: Actor
    text: str
    there: str = ""
    below: bool = False

    @property
    def language(self) -> Language:
        """The language to answer in."""
        return self.actor.language

    @property
    def now(self) -> datetime:
        """The time."""
        return self.parts.clock()

    @property
    def is_private(self) -> bool:
        """True in a person's own chat with the bot."""
        chat = self.update.effective_chat
        return chat is not None and chat.type == ChatType.PRIVATE

    def speaking(self, language: Language) -> Asked:
        """The same, answered in another language."""
        return replace(self, actor=replace(self.actor, language=language))

    async def read(self, function: Callable[Concatenate[Store, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Ask the store."""
        return await self.parts.desk.ask(function, *args, **kwargs)

    async def beside(self, function: Callable[Concatenate[Store, _P], _T], *args: _P.args, **kwargs: _P.kwargs) -> _T:
        """Ask the store what takes long and changes nothing, beside its own desk, so that nothing waits for it."""
        path = await self.read(lambda store: store.path)
        return await asyncio.to_thread(carried, _read_only, path, lambda store: function(store, *args, **kwargs))

    async def reply(self, name: str, *, buttons: Buttons = (), **names: object) -> None:
        """Answer with the template ``replies/NAME``; a button press changes its own message instead."""
        letter = self.parts.renderer.reply(name, self.language, **names)
        await self.send(replace(letter, buttons=buttons))

    async def send(self, letter: Letter) -> None:
        """Answer with a finished letter; in a channel without buttons, which any reader could press."""
        message, query, chat = self.update.effective_message, self.update.callback_query, self.update.effective_chat
        if chat is not None and chat.type == ChatType.CHANNEL:
            letter = replace(letter, buttons=())
        if query is not None and self.below and chat is not None:
            await self._say_anew(letter, chat.id)
        elif query is not None:
            try:
                await query.edit_message_text(letter.html, parse_mode=ParseMode.HTML, reply_markup=keyboard(letter))
            except BadRequest as refused:
                why = refused.message.lower()
                if any(words in why for words in _NOT_TO_EDIT) and chat is not None:
                    await self._say_anew(letter, chat.id)
                elif _SAME_TEXT not in why:
                    raise
        elif message is not None:
            await message.reply_html(letter.html, reply_markup=keyboard(letter))

    async def _say_anew(self, letter: Letter, chat: int) -> None:
        """Answer a press on a message that is deleted or too old to be changed."""
        await self.context.bot.send_message(
            chat,
            letter.html,
            parse_mode=ParseMode.HTML,
            reply_markup=keyboard(letter),
            message_thread_id=self.actor.topic,
        )


async def hear(update: Update, context: Context, *, rights: bool = False) -> Asked:
    """Who asks what. ``rights`` asks Telegram whether they administer the group where they ask."""
    parts, message, chat = parts_of(context), update.effective_message, update.effective_chat
    user = _person(update)
    role, chosen = await parts.desk.ask(_standing, user, chat.id if chat else None, operators=parts.operators)
    actor = Actor(
        user=user,
        role=role,
        chat=chat.id if chat else None,
        topic=message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None,
        chat_admin=await _administers(update, context) if rights else False,
        language=spoken(chosen or (update.effective_user and update.effective_user.language_code) or ""),
    )
    is_bare = update.callback_query is not None or context.args == []
    text = "" if is_bare else _text(message)
    return Asked(update=update, context=context, parts=parts, actor=actor, text=text)


async def elsewhere(asked: Asked, chat: ChatId) -> Asked:
    """The same person about another chat, if both they and the bot may post there. Raises NotAllowed."""
    bot, user = asked.context.bot, asked.actor.user
    try:
        there = await bot.get_chat(chat)
        mine = await bot.get_chat_member(there.id, bot.id)
    except (BadRequest, Forbidden) as unknown:
        raise NotAllowed(say("chat_unknown", asked.language, name=chat)) from unknown
    theirs = None
    if user is not None:
        with suppress(BadRequest, Forbidden):  # a stranger there
            theirs = await bot.get_chat_member(there.id, user)
    shown = there.title or f"{chat}"
    is_channel = there.type == ChatType.CHANNEL
    if theirs is None or theirs.status not in _ADMINISTRATORS or (is_channel and not _may_post(theirs)):
        raise NotAllowed(say("not_chat_admin", asked.language))
    if mine.status in {"left", "kicked"} or (is_channel and not _may_post(mine)):
        raise NotAllowed(say("chat_no_right", asked.language, name=shown))
    return replace(asked, there=shown, actor=replace(asked.actor, chat=there.id, topic=None, chat_admin=True))


def _read_only(path: Path, function: Callable[[Store], _T]) -> _T:
    with Store.open_read_only(path) as store:
        return function(store)


def _may_post(member: object) -> bool:
    return getattr(member, "status", "") == "creator" or bool(getattr(member, "can_post_messages", False))


def _standing(
    store: Store, user: int | None, chat: ChatId | None, *, operators: frozenset[int]
) -> tuple[Role, Language | None]:
    chosen = chat_state(store, chat).language if chat is not None else None
    return role_of(store, user, operators=operators), chosen


def _person(update: Update) -> int | None:
    """The user who asks; None for a channel's post and for whoever writes in the name of a group or channel."""
    message = update.effective_message
    if update.callback_query is None and isinstance(message, Message) and message.sender_chat is not None:
        return None
    return update.effective_user.id if update.effective_user else None


async def _administers(update: Update, context: Context) -> bool:
    chat, message, user = update.effective_chat, update.effective_message, update.effective_user
    if chat is None:
        return False
    pressed = update.callback_query is not None
    if chat.type == ChatType.PRIVATE or (update.channel_post is not None and not pressed):
        return True
    if not pressed and isinstance(message, Message) and message.sender_chat is not None:
        return message.sender_chat.id == chat.id
    if user is None:
        return False
    try:
        member = await context.bot.get_chat_member(chat.id, user.id)
    except (BadRequest, Forbidden):
        return False
    return member.status in _ADMINISTRATORS


def _text(message: object) -> str:
    """What follows the command; all of it where there is no command."""
    text = (message.text or "") if isinstance(message, Message) else ""
    if not text.startswith("/"):
        return text.strip()
    return "".join(text.split(maxsplit=1)[1:]).strip()
