"""The methods of the fake Bot API: what each one accepts, does to the world, and answers."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import urlsplit

from tests.fakes.tdlib import Formatted
from tests.fakes.telegram_calls import (
    MAX_CAPTION,
    MAX_PHOTO,
    MAX_TEXT,
    Call,
    Upload,
    bad,
    check_may_write,
    forbidden,
    method,
    read_markup,
    read_reply,
    read_text,
    read_topic,
)
from tests.fakes.telegram_world import ANONYMOUS_ADMIN, Message

CONTENT = (
    "chat_id message_thread_id disable_notification protect_content reply_parameters reply_markup"
    " business_connection_id message_effect_id allow_paid_broadcast direct_messages_topic_id"
)


def send(call: Call, *, name: str, limit: int, media: str | None = None) -> dict[str, Any]:
    """Put the bot's message into the chat."""
    chat = call.chat()
    if chat.direct_messages:
        raise bad("direct messages topic must be specified")
    check_may_write(call.world, chat, f"{media}s" if media else "text messages")
    formatted = read_text(call, name, limit)
    buttons, keyboard = read_markup(call, chat)
    preview = not (call.json("link_preview_options") or {}).get("is_disabled", False)
    message = call.world.add_message(
        chat,
        Message(
            id=0, chat=chat.id, text=formatted.text, entities=formatted.entities, sender=call.world.bot.id,
            by_bot=True, topic=read_topic(call, chat), reply_to=read_reply(call, chat), buttons=buttons,
            keyboard=keyboard, media=media, silent=call.flag("disable_notification"), preview=preview,
        ),
    )  # fmt: skip
    return call.world.shown(message)


@method("sendMessage", f"{CONTENT} text parse_mode entities link_preview_options suggested_post_parameters")
def _send_message(call: Call) -> Any:
    return send(call, name="text", limit=MAX_TEXT)


@method("sendPhoto", f"{CONTENT} photo caption parse_mode caption_entities has_spoiler show_caption_above_media")
def _send_photo(call: Call) -> Any:
    photo = call.given.get("photo")
    if not isinstance(photo, Upload) or len(photo.content) > MAX_PHOTO:
        raise bad("there is no photo in the request")
    if not photo.content.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8")):
        raise bad("IMAGE_PROCESS_FAILED")
    shown = send(call, name="caption", limit=MAX_CAPTION, media="photo")
    return {**shown, "photo": [{"file_id": "F", "file_unique_id": "U", "width": 960, "height": 960}]}


@method("sendDocument", f"{CONTENT} document thumbnail caption parse_mode caption_entities")
def _send_document(call: Call) -> Any:
    shown = send(call, name="caption", limit=MAX_CAPTION, media="document")
    return {**shown, "document": {"file_id": "F", "file_unique_id": "U"}}


def _edited(call: Call) -> Message:
    chat = call.chat()
    message = chat.find(call.number("message_id") or 0)
    if message is None:
        raise bad("message to edit not found")
    if not message.by_bot:
        raise bad("message can't be edited")
    return message


def _apply_edit(call: Call, message: Message, text: Formatted, buttons: list[list[dict[str, Any]]]) -> Any:
    if (text.text, text.entities, buttons) == (message.text, message.entities, message.buttons):
        raise bad(
            "message is not modified: specified new message content and reply markup are exactly the same"
            " as a current content and reply markup of the message"
        )
    with call.world.changed:
        message.text, message.entities, message.buttons = text.text, text.entities, buttons
        message.edits += 1
        call.world.changed.notify_all()
    return call.world.shown(message)


EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup"


@method("editMessageText", f"{EDIT} text parse_mode entities link_preview_options")
def _edit_text(call: Call) -> Any:
    message = _edited(call)
    buttons, _ = read_markup(call, call.world.chats[message.chat])
    return _apply_edit(call, message, read_text(call, "text", MAX_TEXT), buttons)


@method("editMessageReplyMarkup", EDIT)
def _edit_markup(call: Call) -> Any:
    message = _edited(call)
    buttons, _ = read_markup(call, call.world.chats[message.chat])
    return _apply_edit(call, message, Formatted(message.text, message.entities), buttons)


@method("deleteMessage", "chat_id message_id")
def _delete_message(call: Call) -> Any:
    chat = call.chat()
    message = chat.find(call.number("message_id") or 0)
    if message is None:
        raise bad("message to delete not found")
    if not message.by_bot and chat.status(call.world.bot.id) != "administrator":
        raise bad("message can't be deleted")
    message.deleted = True
    return True


@method("sendChatAction", "business_connection_id chat_id message_thread_id action")
def _send_chat_action(call: Call) -> Any:
    check_may_write(call.world, call.chat())
    return True


@method("answerCallbackQuery", "callback_query_id text show_alert url cache_time")
def _answer_callback(call: Call) -> Any:
    query = call.text("callback_query_id")
    if call.world.queries.get(query, {}) is not None:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    if len(call.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    call.world.queries[query] = {"text": call.text("text"), "show_alert": call.flag("show_alert")}
    return True


@method("getMe")
def _get_me(call: Call) -> Any:
    flags = dict.fromkeys(("can_join_groups", "supports_inline_queries", "can_connect_to_business"), False)
    return {**call.world.bot.shown(), **flags, "can_join_groups": True, "can_read_all_group_messages": False}


@method("getChat", "chat_id")
def _get_chat(call: Call) -> Any:
    chat = call.chat()
    if chat.type != "private" and chat.status(call.world.bot.id) in {"left", "kicked"} and not chat.username:
        raise forbidden(f"bot is not a member of the {chat.type} chat")
    gifts = dict.fromkeys(("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription"), False)
    gifts["gifts_from_channels"] = False
    return {**chat.shown(), "accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": gifts}


@method("getChatMember", "chat_id user_id")
def _get_chat_member(call: Call) -> Any:
    chat, wanted = call.chat(), call.number("user_id")
    user = call.world.bot if wanted == call.world.bot.id else call.world.users.get(wanted or 0)
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID" if chat.type == "channel" else "user not found")
    if user is not call.world.bot and chat.type != "private":
        if chat.status(call.world.bot.id) in {"left", "kicked"}:
            raise forbidden(f"bot is not a member of the {chat.type} chat")
        if chat.type == "channel" and chat.status(call.world.bot.id) != "administrator":
            raise bad("CHAT_ADMIN_REQUIRED")
        if user.id not in chat.members:
            raise bad("member not found")
    return call.world.member_shown(chat, user)


@method("getChatAdministrators", "chat_id return_bots")
def _get_administrators(call: Call) -> Any:
    chat = call.chat()
    if chat.type == "private":
        raise bad("there are no administrators in the private chat")
    people = {**call.world.users, call.world.bot.id: call.world.bot}
    admins = [user for user, member in chat.members.items() if member.status in {"creator", "administrator"}]
    return [call.world.member_shown(chat, people[user]) for user in admins if user != ANONYMOUS_ADMIN]


@method("getChatMemberCount", "chat_id")
def _get_member_count(call: Call) -> Any:
    return len(call.chat().members)


@method("leaveChat", "chat_id")
def _leave_chat(call: Call) -> Any:
    chat = call.chat()
    if chat.type == "private":
        raise bad("chat member status can't be changed in private chats")
    chat.members.pop(call.world.bot.id, None)
    return True


def _command_key(call: Call) -> str:
    scope = call.json("scope") or {"type": "default"}
    return json.dumps([scope, call.text("language_code")], sort_keys=True)


@method("setMyCommands", "commands scope language_code")
def _set_commands(call: Call) -> Any:
    commands = call.json("commands") or []
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not command.get("description", "").strip():
            raise bad("command description must be non-empty")
        if len(command["command"]) > 32:
            raise bad("command length must not exceed 32")
        if len(command["description"]) > 256:
            raise bad("command description length must not exceed 256")
        if not re.fullmatch("[a-z0-9_]+", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
    call.world.commands[_command_key(call)] = commands
    return True


@method("getMyCommands", "scope language_code")
def _get_commands(call: Call) -> Any:
    return call.world.commands.get(_command_key(call), [])


@method("deleteMyCommands", "scope language_code")
def _delete_commands(call: Call) -> Any:
    call.world.commands.pop(_command_key(call), None)
    return True


@method("setWebhook", "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token")
def _set_webhook(call: Call) -> Any:
    url, secret = call.text("url"), call.text("secret_token")
    parts = urlsplit(url)
    if url and parts.scheme != "https":
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if url and (parts.port or 443) not in {80, 88, 443, 8443}:
        raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    if len(secret) > 256:
        raise bad("secret token is too long")
    if not re.fullmatch("[A-Za-z0-9_-]*", secret):
        raise bad("secret token contains unallowed characters")
    call.world.webhook = url
    return True


@method("deleteWebhook", "drop_pending_updates")
def _delete_webhook(call: Call) -> Any:
    call.world.webhook = ""
    if call.flag("drop_pending_updates"):
        call.world.updates.clear()
    return True


@method("getWebhookInfo")
def _get_webhook(call: Call) -> Any:
    return {
        "url": call.world.webhook,
        "has_custom_certificate": False,
        "pending_update_count": len(call.world.updates),
    }
