"""How the fake Bot API reads a call: decoded parameters, the registry of methods, and the checks that they share.

Refusals carry Telegram's exact words. A parameter that the method does not know is an error here (the real server
ignores it in silence, which hides typing mistakes).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.tdlib import Formatted, MarkupError, finish, parse_html, parse_markdown
from tests.fakes.telegram_world import Chat, User, World

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_PHOTO = 10 * 1024 * 1024
MAX_RAW_BYTES = 32_768
MAX_MARKUP_BYTES = 10_240


class ApiError(Exception):
    """A refusal in Telegram's words; ``parameters`` as in the envelope."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


class UnknownParameterError(Exception):
    """The bot sent a parameter that the method does not have: a mistake of the bot, not of the person."""


def bad(text: str) -> ApiError:
    """400 with Telegram's prefix; its first letter falls to lower case unless the word is a code."""
    keep = len(text) > 1 and (text[1] == "_" or text[1].isupper())
    return ApiError(400, "Bad Request: " + (text if keep else text[:1].lower() + text[1:]))


def forbidden(text: str) -> ApiError:
    """403 with Telegram's prefix."""
    return ApiError(403, f"Forbidden: {text}")


class Upload(str):
    """The name of a file that came with a call, and its bytes."""

    content: bytes

    def __new__(cls, name: str, content: bytes) -> Upload:
        made = super().__new__(cls, name)
        made.content = content
        return made


class Call:
    """One call: its parameters, decoded as the server decodes them, and the world it acts on."""

    def __init__(self, world: World, given: Mapping[str, Any]) -> None:
        self.world = world
        self.given = given

    def text(self, name: str) -> str:
        """A string parameter, empty when absent."""
        value = self.given.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def number(self, name: str) -> int | None:
        """An integer parameter, or None."""
        value = self.given.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'invalid parameter "{name}"') from None

    def flag(self, name: str) -> bool:
        """A boolean parameter, False when absent."""
        return str(self.given.get(name, "")).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:
        """A JSON-serialised parameter, or None."""
        value = self.given.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError:
            raise bad(f"can't parse {name} JSON object") from None

    def chat(self) -> Chat:
        """The chat that ``chat_id`` names."""
        given = self.text("chat_id") if isinstance(self.given.get("chat_id"), str) else self.given.get("chat_id")
        if given in (None, ""):
            raise bad("chat_id is empty")
        chat = self.world.chat_of(given)
        if chat is None:
            raise bad("chat not found")
        return chat


Method = Callable[[Call], Any]
METHODS: dict[str, tuple[str, frozenset[str], Method]] = {}


def method(name: str, parameters: str = "") -> Callable[[Method], Method]:
    """Register a method under its Bot API name with the parameters that it knows."""

    def register(function: Method) -> Method:
        METHODS[name.lower()] = (name, frozenset(parameters.split()), function)
        return function

    return register


def call_method(world: World, name: str, given: Mapping[str, Any]) -> Any:
    """Run a method and return its ``result``; ApiError is Telegram's refusal."""
    if name.lower() not in METHODS:
        raise ApiError(404, "Not Found: method not found")
    shown, known, function = METHODS[name.lower()]
    if unknown := set(given) - known:
        raise UnknownParameterError(f"{shown} has no parameter {', '.join(sorted(unknown))}")
    with world.lock:
        return function(Call(world, given))


def check_may_write(world: World, chat: Chat, kind: str = "text messages") -> None:
    """Raise Telegram's refusal where the bot may not write into this chat."""
    if chat.migrated_to is not None:
        raise ApiError(
            400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=chat.migrated_to
        )
    if chat.type == "private":
        _check_person(world.users[chat.id])
        return
    status, noun = chat.status(world.bot.id), f"{chat.type} chat"
    if chat.deleted:
        raise forbidden(f"the {noun} was deleted")
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {noun}")
    if status == "left":
        raise forbidden(f"bot is not a member of the {noun}")
    may_post = chat.members[world.bot.id].may_post
    if chat.type == "channel" and (status != "administrator" or not may_post):
        raise bad("need administrator rights in the channel chat")
    if not may_post:
        raise bad(f"not enough rights to send {kind} to the chat")


def _check_person(user: User) -> None:
    if user.is_bot:
        raise forbidden("the bot can't send messages to the bot")
    if user.deactivated:
        raise forbidden("user is deactivated")
    if user.blocked:
        raise forbidden("bot was blocked by the user")
    if not user.started:
        raise forbidden("bot can't initiate conversation with a user")


def read_text(call: Call, name: str, limit: int) -> Formatted:
    """The formatted text of a call, judged as Telegram does."""
    raw, mode = call.text(name), call.text("parse_mode").lower()
    entities = call.json("entities" if name == "text" else f"{name}_entities")
    if len(raw.encode()) > MAX_RAW_BYTES:
        raise bad(f"{name} is too long")
    if mode not in {"", "html", "markdown", "markdownv2"}:
        raise bad("unsupported parse_mode")
    if name == "text" and not raw:
        raise bad("message text is empty")
    try:
        parsed = {"html": parse_html, "markdownv2": parse_markdown}.get(mode, Formatted)(raw)
    except MarkupError as error:
        raise bad(str(error)) from error
    formatted = finish(Formatted(parsed.text, entities) if entities and not mode else parsed)
    if name == "text" and not formatted.text:
        raise bad("text must be non-empty")
    if len(formatted.text) > limit:
        raise bad("message is too long" if name == "text" else "message caption is too long")
    return formatted


def read_markup(call: Call, chat: Chat) -> tuple[list[list[dict[str, Any]]], dict[str, Any] | None]:
    """The inline keyboard's rows and, for any other keyboard, its object."""
    raw = call.json("reply_markup")
    if raw is None:
        return [], None
    if len(json.dumps(raw, ensure_ascii=False).encode()) > MAX_MARKUP_BYTES:
        raise bad("reply markup is too long")
    if "inline_keyboard" not in raw:
        for row in raw.get("keyboard", []):
            if chat.type != "private" and any(isinstance(b, dict) and "request_chat" in b for b in row):
                raise bad("chats can be requested in private chats only")
        return [], raw
    for button in (button for row in raw["inline_keyboard"] for button in row):
        _check_button(button)
    return [row for row in raw["inline_keyboard"] if row], None


def _check_button(button: Mapping[str, Any]) -> None:
    if not button.get("text", "").strip():
        raise bad("inline keyboard button text must be non-empty")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        parts = urlsplit(button["url"])
        host = parts.hostname or ""
        if parts.scheme not in {"http", "https", "tg"} or (parts.scheme != "tg" and "." not in host):
            raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if not set(button) & {"callback_data", "url", "copy_text", "switch_inline_query", "login_url", "web_app"}:
        raise bad("text buttons are unallowed in the inline keyboard")
    if button.get("style") not in {None, "danger", "success", "primary"}:
        raise bad("invalid button style specified")


def read_topic(call: Call, chat: Chat) -> int | None:
    """The topic that the message goes to; only forums have them."""
    topic = call.number("message_thread_id")
    if topic is None or not chat.forum:
        return None
    if topic not in chat.topics:
        raise bad("message thread not found")
    if not chat.topics[topic]:
        raise bad("TOPIC_CLOSED")
    return topic


def read_reply(call: Call, chat: Chat) -> int | None:
    """The message that is replied to."""
    wanted = call.json("reply_parameters")
    if not wanted:
        return None
    if chat.find(wanted["message_id"]) is None:
        if wanted.get("allow_sending_without_reply"):
            return None
        raise bad("message to be replied not found")
    return int(wanted["message_id"])
