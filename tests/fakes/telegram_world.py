"""What the fake Telegram remembers: people, chats, members, topics, messages, and updates that wait for the bot.

Plain state without HTTP. Ids are what Telegram uses: people positive, groups negative, channels and supergroups
below -10^12. One lock guards everything, so that a test in one thread may look while the server works in another.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import Any, Literal

ChatType = Literal["private", "group", "supergroup", "channel"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

ANONYMOUS_ADMIN = 1087968824
DEFAULT_UPDATES = frozenset(
    [
        "message",
        "edited_message",
        "channel_post",
        "edited_channel_post",
        "callback_query",
        "my_chat_member",
        "inline_query",
        "chosen_inline_result",
        "shipping_query",
        "pre_checkout_query",
        "poll",
        "poll_answer",
        "chat_join_request",
        "chat_boost",
        "removed_chat_boost",
    ]
)
ADMIN_RIGHTS = [
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
]


@dataclass
class User:
    """A person. ``started`` is whether they ever pressed Start; a blocked bot cannot write to them."""

    id: int
    name: str
    language: str | None = None
    username: str | None = None
    started: bool = True
    blocked: bool = False
    deactivated: bool = False
    is_bot: bool = False

    def shown(self) -> dict[str, Any]:
        """The User object of the Bot API."""
        body: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            body["username"] = self.username
        if self.language:
            body["language_code"] = self.language
        return body


@dataclass
class Member:
    """Someone's place in a chat. ``may_post`` is the right to write: posts in a channel, texts in a group."""

    status: Status = "member"
    may_post: bool = True
    anonymous: bool = False


@dataclass
class Message:
    """One message of a chat, as everyone there sees it. ``buttons`` are rows of the inline keyboard."""

    id: int
    chat: int
    text: str
    entities: list[dict[str, Any]] = field(default_factory=list)
    sender: int | None = None
    by_bot: bool = False
    topic: int | None = None
    reply_to: int | None = None
    buttons: list[list[dict[str, Any]]] = field(default_factory=list)
    keyboard: dict[str, Any] | None = None
    media: str | None = None
    silent: bool = False
    preview: bool = True
    date: int = 0
    deleted: bool = False
    edits: int = 0

    def marked(self, kind: str) -> list[str]:
        """The texts under one kind of entity (``bold``, ``text_link``, …), in order."""
        units = self.text.encode("utf-16-le")
        spans = [(e["offset"], e["offset"] + e["length"]) for e in self.entities if e["type"] == kind]
        return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in spans]


@dataclass
class Chat:
    """A private chat, group, supergroup or channel with its members, topics and messages."""

    id: int
    type: ChatType
    title: str = ""
    username: str | None = None
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, bool] = field(default_factory=dict)
    migrated_to: int | None = None
    deleted: bool = False
    direct_messages: bool = False
    messages: list[Message] = field(default_factory=list)
    next_message: int = 1

    def shown(self) -> dict[str, Any]:
        """The Chat object of the Bot API."""
        body: dict[str, Any] = {"id": self.id, "type": self.type}
        body["first_name" if self.type == "private" else "title"] = self.title
        if self.username:
            body["username"] = self.username
        if self.forum:
            body["is_forum"] = True
        if self.direct_messages:
            body["is_direct_messages"] = True
        return body

    def find(self, message_id: int) -> Message | None:
        """The message of that id that is still there."""
        return next((m for m in self.messages if m.id == message_id and not m.deleted), None)

    def status(self, user: int) -> Status:
        """Someone's status here; a stranger has left."""
        return self.members[user].status if user in self.members else "left"


@dataclass
class World:
    """Everything. Change it only while holding ``lock``; ``wake`` is called when an update is queued."""

    bot: User = field(default_factory=lambda: User(id=999, name="Tocsin", username="tocsin_bot", is_bot=True))
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    updates: list[dict[str, Any]] = field(default_factory=list)
    next_update: int = 1001
    allowed_updates: frozenset[str] = DEFAULT_UPDATES
    commands: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    queries: dict[str, dict[str, Any] | None] = field(default_factory=dict)
    webhook: str = ""
    lock: threading.RLock = field(default_factory=threading.RLock)
    changed: threading.Condition = field(init=False)
    missed_updates: int = 0

    def __post_init__(self) -> None:
        self.changed = threading.Condition(self.lock)

    def queue_update(self, kind: str, body: dict[str, Any]) -> int | None:
        """Queue an update for the bot; None where the bot had not asked for this kind when it happened."""
        with self.changed:
            if kind not in self.allowed_updates:
                self.missed_updates += 1
                return None
            number = self.next_update
            self.next_update += 1
            self.updates.append({"update_id": number, kind: body})
            self.changed.notify_all()
            return number

    def chat_of(self, given: str | int) -> Chat | None:
        """The chat of an id or ``@name``."""
        if isinstance(given, str) and given.startswith("@"):
            name = given[1:].casefold()
            return next((c for c in self.chats.values() if (c.username or "").casefold() == name), None)
        try:
            return self.chats.get(int(given))
        except ValueError:
            return None

    def add_message(self, chat: Chat, message: Message) -> Message:
        """Put a message into a chat's log under the chat's next number."""
        with self.changed:
            message.id = chat.next_message
            message.date = int(time.time())
            chat.next_message += 1
            chat.messages.append(message)
            self.changed.notify_all()
            return message

    def shown(self, message: Message) -> dict[str, Any]:
        """The Message object of the Bot API."""
        chat = self.chats[message.chat]
        body: dict[str, Any] = {"message_id": message.id, "date": message.date, "chat": chat.shown()}
        if message.media:
            body["caption"], body["caption_entities"] = message.text, message.entities
            body[message.media] = [{"file_id": "F", "file_unique_id": "U", "width": 1, "height": 1}]
        else:
            body["text"], body["entities"] = message.text, message.entities
        body |= self._author(chat, message)
        if message.topic is not None:
            body["message_thread_id"], body["is_topic_message"] = message.topic, True
        if message.reply_to is not None and (replied := chat.find(message.reply_to)):
            body["reply_to_message"] = {**self.shown(replied)}
            body["reply_to_message"].pop("reply_to_message", None)
        if message.buttons:
            body["reply_markup"] = {"inline_keyboard": message.buttons}
        if message.edits:
            body["edit_date"] = message.date
        return body

    def _author(self, chat: Chat, message: Message) -> dict[str, Any]:
        if chat.type == "channel":
            return {"sender_chat": chat.shown()}
        if message.by_bot:
            return {"from": self.bot.shown()}
        if message.sender == ANONYMOUS_ADMIN:
            admin = {"id": ANONYMOUS_ADMIN, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
            return {"from": admin, "sender_chat": chat.shown()}
        return {"from": self.users[message.sender].shown()} if message.sender is not None else {}

    def member_shown(self, chat: Chat, user: User) -> dict[str, Any]:
        """The ChatMember object of the Bot API."""
        member = chat.members.get(user.id, Member("left"))
        body: dict[str, Any] = {"user": user.shown(), "status": member.status}
        if member.status == "creator":
            body["is_anonymous"] = member.anonymous
        elif member.status == "administrator":
            body |= dict.fromkeys(ADMIN_RIGHTS, False) | {"can_be_edited": False, "is_anonymous": member.anonymous}
            body["can_manage_chat"] = True
            if chat.type == "channel":
                body["can_post_messages"] = body["can_edit_messages"] = member.may_post
            else:
                body["can_pin_messages"] = body["can_manage_topics"] = False
        elif member.status == "restricted":
            body |= {"is_member": True, "until_date": 0, "can_send_messages": member.may_post}
            body |= dict.fromkeys(RESTRICTIONS, False)
        elif member.status == "kicked":
            body["until_date"] = 0
        return body


RESTRICTIONS = [
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_manage_topics",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_edit_tag",
    "can_react_to_messages",
]
