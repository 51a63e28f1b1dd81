"""What people do in the fake Telegram: the words that tests use.

Chats may be given by id or ``@name``; people by id. Everything returns plain values and may be called from any thread.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections.abc import Callable, Collection
from typing import Any, Final

from tests.fakes.tdlib import Formatted, finish
from tests.fakes.telegram_world import (
    ANONYMOUS_ADMIN,
    Chat,
    ChatType,
    Member,
    Message,
    Status,
    User,
    World,
)

PATIENCE: Final = 60.0
"""Seconds that a test waits for the bot: long, since the machine may have other things to do."""


class People:
    """Set up people and chats, let them act, and look at what stands in the chats."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._queries = itertools.count(1)

    # Setting up

    def user(
        self,
        number: int,
        name: str = "",
        *,
        language: str | None = None,
        started: bool = True,
        blocked: bool = False,
        deactivated: bool = False,
        is_bot: bool = False,
    ) -> User:
        """A person, with their private chat with the bot."""
        state = {"started": started, "blocked": blocked, "deactivated": deactivated, "is_bot": is_bot}
        user = User(number, name or f"User {number}", language, None, **state)
        with self.world.lock:
            self.world.users[number] = user
            self.world.chats[number] = Chat(number, "private", user.name)
        return user

    def group(self, number: int, title: str = "A group", **options: Any) -> Chat:
        """A basic group."""
        return self._chat(number, "group", title, **options)

    def supergroup(self, number: int, title: str = "A supergroup", **options: Any) -> Chat:
        """A supergroup; ``forum=True`` gives it topics."""
        return self._chat(number, "supergroup", title, **options)

    def channel(self, number: int, title: str = "A channel", **options: Any) -> Chat:
        """A channel; the bot is an administrator who may post unless told otherwise."""
        return self._chat(number, "channel", title, **{"bot": "administrator", **options})

    def topic(self, chat: int | str, topic: int, *, closed: bool = False) -> None:
        """A topic of a forum."""
        with self.world.lock:
            self._find(chat).topics[topic] = not closed

    def deletes_topic(self, chat: int | str, topic: int) -> None:
        """The topic is gone."""
        with self.world.lock:
            self._find(chat).topics.pop(topic)

    def _chat(
        self,
        number: int,
        kind: ChatType,
        title: str,
        *,
        username: str | None = None,
        members: Collection[int] = (),
        admins: Collection[int] = (),
        bot: Status = "member",
        may_post: bool = True,
        forum: bool = False,
        direct_messages: bool = False,
    ) -> Chat:
        chat = Chat(number, kind, title, username, forum, direct_messages=direct_messages)
        chat.members = {user: Member("member") for user in members} | {user: Member("administrator") for user in admins}
        if bot != "left":
            chat.members[self.world.bot.id] = Member(bot, may_post)
        with self.world.lock:
            self.world.chats[number] = chat
        return chat

    # What people do

    def says(
        self, user: int, text: str, *, chat: int | str | None = None, topic: int | None = None,
        reply_to: int | None = None, edited: bool = False, **extra: Any,
    ) -> int:  # fmt: skip
        """Someone writes, in private unless a chat is given; answers the message's id."""
        where = self._find(user if chat is None else chat)
        if user in self.world.users and where.type == "private":
            self.world.users[user].started = True
        formatted = finish(Formatted(text))
        message = self.world.add_message(
            where,
            Message(
                0, where.id, formatted.text, formatted.entities, sender=user,
                topic=topic, reply_to=reply_to,
            ),
        )  # fmt: skip
        if self._bot_hears(where, message):
            kind = "edited_message" if edited else "message"
            self.world.queue_update(kind, {**self.world.shown(message), **extra})
        return message.id

    def says_anonymously(self, text: str, *, chat: int | str) -> int:
        """An anonymous administrator writes in a group."""
        return self.says(ANONYMOUS_ADMIN, text, chat=chat)

    def posts(self, chat: int | str, text: str) -> int:
        """Somebody posts in a channel; the bot cannot see who."""
        where = self._find(chat)
        formatted = finish(Formatted(text))
        message = self.world.add_message(where, Message(0, where.id, formatted.text, formatted.entities))
        self.world.queue_update("channel_post", self.world.shown(message))
        return message.id

    def presses(self, user: int, message: Message | int, data: str, *, chat: int | str | None = None) -> str:
        """Someone presses a button; answers the query's id (see ``answer``)."""
        if isinstance(message, int):
            found = self._find(user if chat is None else chat).find(message)
            assert found is not None, "no such message"
            message = found
        known = [button.get("callback_data") for row in message.buttons for button in row]
        assert data in known, f"no button says {data!r}, there are {known}"
        query = str(next(self._queries))
        body = {"id": query, "from": self.world.users[user].shown(), "chat_instance": "1", "data": data}
        self.world.queries[query] = None
        self.world.queue_update("callback_query", {**body, "message": self.world.shown(message)})
        return query

    def shares_location(self, user: int, latitude: float, longitude: float) -> int:
        """Someone sends their location in private."""
        where = self._find(user)
        message = self.world.add_message(where, Message(0, where.id, "", sender=user))
        body = self.world.shown(message)
        del body["text"], body["entities"]
        self.world.queue_update("message", {**body, "location": {"latitude": latitude, "longitude": longitude}})
        return message.id

    def sends_sticker(self, user: int) -> int:
        """Someone sends a sticker in private."""
        where = self._find(user)
        message = self.world.add_message(where, Message(0, where.id, "", sender=user))
        body = self.world.shown(message)
        del body["text"], body["entities"]
        file = {"file_id": "s", "file_unique_id": "s", "type": "regular", "width": 512, "height": 512}
        self.world.queue_update("message", {**body, "sticker": {**file, "is_animated": False, "is_video": False}})
        return message.id

    def shares_chat(self, user: int, chat: int | str, *, request_id: int) -> None:
        """Someone picks a chat with a request_chat button; Telegram adds the bot as administrator."""
        shared, private = self._find(chat), self._find(user)
        shared.members[self.world.bot.id] = Member("administrator")
        message = self.world.add_message(private, Message(0, private.id, "", sender=user))
        body = self.world.shown(message)
        del body["text"], body["entities"]
        picked = {"request_id": request_id, "chat_id": shared.id, "title": shared.title}
        self.world.queue_update("message", {**body, "chat_shared": picked})

    def blocks(self, user: int) -> None:
        """The person blocks the bot."""
        self.world.users[user].blocked = True
        self._bot_member_changes(user, user, "member", "kicked")

    def unblocks(self, user: int) -> None:
        """The person lets the bot back in."""
        self.world.users[user].blocked = False
        self._bot_member_changes(user, user, "kicked", "member")

    def changes_bot(self, user: int, chat: int | str, status: Status, *, may_post: bool = True) -> None:
        """Someone adds, promotes, restricts or removes the bot in a chat."""
        where = self._find(chat)
        old = where.status(self.world.bot.id)
        where.members[self.world.bot.id] = Member(status, may_post)
        self._bot_member_changes(user, where.id, old, status)

    def changes_member(self, user: int, chat: int | str, status: Status) -> None:
        """Someone becomes administrator, member, or leaves."""
        with self.world.lock:
            self._find(chat).members[user] = Member(status)

    def upgrades(self, group: int, *, by: int) -> int:
        """A basic group becomes a supergroup with a new id; the bot hears of it in both."""
        old = self._find(group)
        new = self.supergroup(-1_000_000_000_000 + group, old.title)
        new.members = dict(old.members)
        old.migrated_to = new.id
        for where, key, other in ((old, "migrate_to_chat_id", new.id), (new, "migrate_from_chat_id", old.id)):
            message = self.world.add_message(where, Message(0, where.id, "", sender=by))
            body = self.world.shown(message)
            del body["text"], body["entities"]
            self.world.queue_update("message", {**body, key: other})
        return new.id

    # What stands in the chats

    def history(self, chat: int | str) -> list[Message]:
        """What the bot wrote in a chat and is still there, oldest first."""
        with self.world.lock:
            return [m for m in self._find(chat).messages if m.by_bot and not m.deleted]

    def texts(self, chat: int | str) -> list[str]:
        """The texts of ``history``."""
        return [message.text for message in self.history(chat)]

    def answer(self, query: str) -> dict[str, Any] | None:
        """What the bot answered to a button press, None before it did."""
        return self.world.queries[query]

    def commands(self, *, scope: dict[str, Any] | None = None, language: str = "") -> dict[str, str]:
        """The command menu of a scope and language."""
        key = json.dumps([scope or {"type": "default"}, language], sort_keys=True)
        return {command["command"]: command["description"] for command in self.world.commands.get(key, [])}

    def unread(self) -> int:
        """How many updates the bot has not confirmed."""
        with self.world.lock:
            return len(self.world.updates)

    def wait_until(self, true: Callable[[], object], *, within: float = PATIENCE) -> None:
        """Block until the condition holds; fail when it does not in time."""
        deadline = time.monotonic() + within
        with self.world.changed:
            while not true():
                if time.monotonic() > deadline:
                    raise AssertionError(f"did not happen within {within} s")
                self.world.changed.wait(0.05)

    async def until(self, true: Callable[[], object], *, within: float = PATIENCE) -> None:
        """``wait_until`` for a test that shares its event loop with the bot."""
        deadline = time.monotonic() + within
        while not true():
            if time.monotonic() > deadline:
                raise AssertionError(f"did not happen within {within} s")
            await asyncio.sleep(0.01)

    def _find(self, chat: int | str) -> Chat:
        found = self.world.chat_of(chat)
        assert found is not None, f"the test has no chat {chat}"
        return found

    def _bot_hears(self, chat: Chat, message: Message) -> bool:
        """Privacy mode: in groups a plain member hears commands, mentions and replies to itself."""
        if chat.type == "private" or chat.status(self.world.bot.id) == "administrator":
            return True
        if chat.status(self.world.bot.id) not in {"member", "restricted"}:
            return False
        replied = chat.find(message.reply_to) if message.reply_to is not None else None
        mentioned = f"@{self.world.bot.username}" in message.text
        return message.text.startswith("/") or mentioned or bool(replied and replied.by_bot)

    def _bot_member_changes(self, user: int, chat: int, old: Status, new: Status) -> None:
        where, me = self._find(chat), self.world.bot
        now = where.members.get(me.id, Member(new))
        shown = []
        for status in (old, new):
            where.members[me.id] = Member(status, now.may_post)
            shown.append(self.world.member_shown(where, me))
        if where.type == "private":
            where.members.pop(me.id)
        else:
            where.members[me.id] = now
        body = {"chat": where.shown(), "from": self.world.users[user].shown(), "date": int(time.time())}
        self.world.queue_update("my_chat_member", {**body, "old_chat_member": shown[0], "new_chat_member": shown[1]})
