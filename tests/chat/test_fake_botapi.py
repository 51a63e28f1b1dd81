"""The fake Telegram refuses what Telegram refuses, in its words, and python-telegram-bot is content with the rest."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.error import BadRequest, ChatMigrated, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter
from telegram.request import HTTPXRequest

from tests.fakes.botapi import Telegram, telegram_server

AMINA = 7
CHANNEL = -1001000000001
GROUP = -55
FORUM = -1001000000002


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    request, updates = HTTPXRequest(read_timeout=1), HTTPXRequest(read_timeout=5)
    async with Bot(telegram.token, base_url=telegram.api_url, request=request, get_updates_request=updates) as bot:
        yield bot


async def raw(telegram: Telegram, method: str, **parameters: Any) -> tuple[int, dict[str, Any], dict[str, str]]:
    """One call without a library in between."""
    url = f"{telegram.api_url}{telegram.token}/{method}"
    async with aiohttp.ClientSession() as session, session.post(url, json=parameters) as answer:
        return answer.status, await answer.json(), dict(answer.headers)


async def refusal(telegram: Telegram, method: str, **parameters: Any) -> str:
    status, body, _ = await raw(telegram, method, **parameters)
    assert not body["ok"]
    assert body["error_code"] == status
    return str(body["description"])


async def test_a_message_stands_in_the_chat_with_telegrams_entities(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA, "Amina", language="fr")
    sent = await bot.send_message(AMINA, "😀 <b>Alep-Est</b> &lt; <a href='https://x.org/?a=1&amp;b=2'>ici</a>", "HTML")
    (message,) = telegram.history(AMINA)
    assert message.text == sent.text == "😀 Alep-Est < ici"
    assert message.marked("bold") == ["Alep-Est"]
    assert message.entities[0]["offset"] == 3, "offsets count UTF-16 units"
    assert message.entities[1]["url"] == "https://x.org/?a=1&b=2"
    assert sent.message_id == message.id


async def test_text_is_cleaned_as_telegram_cleans_it(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    await bot.send_message(AMINA, "\u202e  <b> حلب</b>\tx \n", "HTML")
    (message,) = telegram.history(AMINA)
    assert message.text == "حلب x"
    assert message.marked("bold") == ["حلب"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Bad Request: message text is empty"),
        ("<b>  </b>", "Bad Request: text must be non-empty"),
        ("a < b", 'Bad Request: can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("<b>a", "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("<p>a</p>", 'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 0'),
        ("é" * 4097, "Bad Request: message is too long"),
        ("é" * 16_385, "Bad Request: text is too long"),
    ],
)
async def test_texts_that_telegram_refuses(telegram: Telegram, text: str, words: str) -> None:
    telegram.user(AMINA)
    assert await refusal(telegram, "sendMessage", chat_id=AMINA, text=text, parse_mode="HTML") == words
    assert telegram.history(AMINA) == []


async def test_4096_letters_of_any_script_are_not_too_long(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    await bot.send_message(AMINA, "😀" * 4096)
    assert len(telegram.texts(AMINA)[0]) == 4096


@pytest.mark.parametrize(
    ("button", "words"),
    [
        ({"text": " ", "callback_data": "x"}, "Bad Request: inline keyboard button text must be non-empty"),
        ({"text": "a", "callback_data": "م" * 33}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "a", "url": "here"}, "Bad Request: inline keyboard button URL 'here' is invalid: Wrong HTTP URL"),
        ({"text": "a"}, "Bad Request: text buttons are unallowed in the inline keyboard"),
    ],
)  # fmt: skip
async def test_buttons_that_telegram_refuses(telegram: Telegram, button: dict[str, str], words: str) -> None:
    telegram.user(AMINA)
    markup = {"inline_keyboard": [[button]]}
    assert await refusal(telegram, "sendMessage", chat_id=AMINA, text="x", reply_markup=markup) == words


async def _mistyped(chat: int) -> str:
    with telegram_server() as telegram:
        telegram.user(chat)
        return await refusal(telegram, "sendMessage", chat_id=chat, text="x", parse_mod="HTML")


async def test_a_parameter_that_does_not_exist_fails_the_test() -> None:
    with pytest.raises(AssertionError, match="sendMessage has no parameter parse_mod"):
        await _mistyped(AMINA)


async def test_tokens_and_methods_that_do_not_exist(telegram: Telegram) -> None:
    assert await refusal(telegram, "sendPigeon") == "Not Found: method not found"
    telegram.revokes_token()
    for token, words in (("1:other", "Unauthorized"), ("nonsense", "Unauthorized: invalid token specified")):
        async with aiohttp.ClientSession() as session, session.get(f"{telegram.api_url}{token}/getMe") as answer:
            assert (answer.status, (await answer.json())["description"]) == (401, words)
    async with HTTPXRequest() as request:
        with pytest.raises(InvalidToken):
            await Bot("1:other", base_url=telegram.api_url, request=request).get_me()


async def test_people_who_cannot_be_written_to(telegram: Telegram) -> None:
    telegram.user(1, started=False)
    telegram.user(2, blocked=True)
    telegram.user(3, deactivated=True)
    telegram.user(4, is_bot=True)
    say = {"text": "x"}
    assert await refusal(telegram, "sendMessage", **say) == "Bad Request: chat_id is empty"
    assert await refusal(telegram, "sendMessage", chat_id=99, **say) == "Bad Request: chat not found"
    wanted = "Forbidden: bot can't initiate conversation with a user"
    assert await refusal(telegram, "sendMessage", chat_id=1, **say) == wanted
    assert await refusal(telegram, "sendMessage", chat_id=2, **say) == "Forbidden: bot was blocked by the user"
    assert await refusal(telegram, "sendMessage", chat_id=3, **say) == "Forbidden: user is deactivated"
    assert (
        await refusal(telegram, "sendMessage", chat_id=4, **say) == "Forbidden: the bot can't send messages to the bot"
    )


@pytest.mark.parametrize("kind", ["group", "supergroup", "channel"])
async def test_chats_without_the_bot(telegram: Telegram, kind: str) -> None:
    make = getattr(telegram, kind)
    make(-1, bot="left")
    make(-2, bot="kicked")
    left, kicked = [await refusal(telegram, "sendMessage", chat_id=chat, text="x") for chat in (-1, -2)]
    assert left == f"Forbidden: bot is not a member of the {kind} chat"
    assert kicked == f"Forbidden: bot was kicked from the {kind} chat"


async def test_chats_without_the_right_to_post(telegram: Telegram) -> None:
    telegram.channel(CHANNEL, may_post=False)
    telegram.group(GROUP, may_post=False)
    say = {"text": "x"}
    assert (
        await refusal(telegram, "sendMessage", chat_id=CHANNEL, **say)
        == "Bad Request: need administrator rights in the channel chat"
    )
    assert (
        await refusal(telegram, "sendMessage", chat_id=GROUP, **say)
        == "Bad Request: not enough rights to send text messages to the chat"
    )


async def test_an_upgraded_group_names_its_new_id(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    telegram.group(GROUP, admins=[AMINA])
    new = telegram.upgrades(GROUP, by=AMINA)
    with pytest.raises(ChatMigrated) as migrated:
        await bot.send_message(GROUP, "x")
    assert migrated.value.new_chat_id == new
    await bot.send_message(new, "x")
    updates = await bot.get_updates()
    assert [u.message.migrate_to_chat_id or u.message.migrate_from_chat_id for u in updates if u.message] == [
        new,
        GROUP,
    ]


async def test_topics_exist_are_open_or_refuse(telegram: Telegram, bot: Bot) -> None:
    telegram.supergroup(FORUM, forum=True)
    telegram.topic(FORUM, 12)
    telegram.topic(FORUM, 13, closed=True)
    await bot.send_message(FORUM, "x", message_thread_id=12)
    assert telegram.history(FORUM)[0].topic == 12
    for topic, words in ((1, "message thread not found"), (99, "message thread not found"), (13, "TOPIC_CLOSED")):
        given = {"chat_id": FORUM, "text": "x", "message_thread_id": topic}
        assert await refusal(telegram, "sendMessage", **given) == f"Bad Request: {words}"
    telegram.supergroup(-9)
    await bot.send_message(-9, "x", message_thread_id=5)
    assert telegram.history(-9)[0].topic is None, "only forums have topics"


async def test_edits_and_deletions(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    heard = telegram.says(AMINA, "hello")
    sent = await bot.send_message(AMINA, "one")
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Seen", callback_data="v1:ack:1")]])
    await bot.edit_message_text("two", AMINA, sent.message_id, reply_markup=button)
    with pytest.raises(BadRequest, match=r"(?i)message is not modified: specified new message content"):
        await bot.edit_message_text("two", AMINA, sent.message_id, reply_markup=button)
    with pytest.raises(BadRequest, match="essage can't be edited"):
        await bot.edit_message_text("mine", AMINA, heard)
    await bot.edit_message_reply_markup(AMINA, sent.message_id)
    assert telegram.history(AMINA)[0].buttons == []
    await bot.delete_message(AMINA, sent.message_id)
    with pytest.raises(BadRequest, match="essage to delete not found"):
        await bot.delete_message(AMINA, sent.message_id)
    with pytest.raises(BadRequest, match="essage to edit not found"):
        await bot.edit_message_text("three", AMINA, sent.message_id)


async def test_presses_are_answered_once(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    button = InlineKeyboardMarkup([[InlineKeyboardButton("Seen", callback_data="seen")]])
    sent = await bot.send_message(AMINA, "x", reply_markup=button)
    query = telegram.presses(AMINA, sent.message_id, "seen")
    (update,) = await bot.get_updates()
    assert update.callback_query is not None
    await update.callback_query.answer("Thank you")
    assert telegram.answer(query) == {"text": "Thank you", "show_alert": False}
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await update.callback_query.answer("Again")


async def test_updates_come_again_until_they_are_confirmed(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA, language="fr")
    telegram.says(AMINA, "/start@tocsin_bot hello")
    for _ in range(2):
        (update,) = await bot.get_updates()
    assert update.message is not None
    assert update.message.entities[0].type == "bot_command"
    assert update.effective_user is not None
    assert update.effective_user.language_code == "fr"
    assert await bot.get_updates(offset=update.update_id + 1) == ()
    assert telegram.unread() == 0


async def test_updates_of_kinds_not_asked_for_are_gone(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    await bot.get_updates(allowed_updates=["callback_query"])
    telegram.says(AMINA, "lost")
    await bot.get_updates(allowed_updates=["message"])
    telegram.says(AMINA, "heard")
    updates = await bot.get_updates()
    assert [update.effective_message.text for update in updates if update.effective_message] == ["heard"]


async def test_a_long_poll_returns_as_soon_as_something_happens(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    waiting = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.requested("getUpdates"))
    telegram.says(AMINA, "now")
    assert len(await asyncio.wait_for(waiting, 2)) == 1


async def test_a_second_poller_ends_the_first(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    first = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: telegram.requested("getUpdates"))
    second = asyncio.create_task(bot.get_updates(timeout=20))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    telegram.says(AMINA, "x")
    assert len(await second) == 1
    await bot.set_webhook("https://bot.example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await refusal(telegram, "setWebhook", url="http://x.org") == (
        "Bad Request: bad webhook: An HTTPS URL must be provided for webhook"
    )


async def test_in_groups_the_bot_hears_what_is_meant_for_it(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    telegram.supergroup(FORUM, members=[AMINA])
    telegram.says(AMINA, "good morning", chat=FORUM)
    telegram.says(AMINA, "/list", chat=FORUM)
    telegram.says(AMINA, "@tocsin_bot hello", chat=FORUM)
    telegram.says_anonymously("/rules", chat=FORUM)
    heard = [update.message for update in await bot.get_updates() if update.message]
    assert [message.text for message in heard] == ["/list", "@tocsin_bot hello", "/rules"]
    assert heard[2].from_user is not None
    assert heard[2].from_user.id == 1087968824
    assert heard[2].sender_chat is not None
    assert heard[2].sender_chat.id == FORUM


async def test_members_and_rights_are_shown(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    telegram.user(8)
    telegram.channel(CHANNEL, "Goma", admins=[AMINA], username="goma_partners")
    telegram.supergroup(FORUM, forum=True, members=[8], bot="restricted", may_post=False)
    me = await bot.get_chat_member("@goma_partners", bot.id)
    assert me.status == "administrator"
    assert (await bot.get_chat_member(CHANNEL, AMINA)).status == "administrator"
    assert (await bot.get_chat_member(FORUM, 8)).status == "member"
    assert (await bot.get_chat_member(FORUM, bot.id)).status == "restricted"
    assert {admin.user.id for admin in await bot.get_chat_administrators(CHANNEL)} == {AMINA, bot.id}
    assert (await bot.get_chat(FORUM)).is_forum
    assert await refusal(telegram, "getChatMember", chat_id=CHANNEL, user_id=8) == "Bad Request: member not found"
    with pytest.raises(BadRequest, match="here are no administrators in the private chat"):
        await bot.get_chat_administrators(AMINA)
    await bot.leave_chat(FORUM)
    with pytest.raises(Forbidden):
        await bot.get_chat_member(FORUM, 8)


async def test_blocking_is_an_update_and_a_refusal(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    telegram.blocks(AMINA)
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await bot.send_message(AMINA, "x")
    (update,) = await bot.get_updates()
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "kicked"
    telegram.unblocks(AMINA)
    await bot.send_message(AMINA, "x")


async def test_command_menus_are_kept_by_scope_and_language(telegram: Telegram, bot: Bot) -> None:
    await bot.set_my_commands([("start", "Commencer")], language_code="fr")
    assert telegram.commands(language="fr") == {"start": "Commencer"}
    assert telegram.commands() == {}
    assert (await bot.get_my_commands(language_code="fr"))[0].description == "Commencer"
    commands = [{"command": "Start", "description": "x"}]
    assert await refusal(telegram, "setMyCommands", commands=commands) == "Bad Request: BOT_COMMAND_INVALID"


async def test_floods_are_refused_with_the_time_to_wait(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    telegram.floods(AMINA, 3, times=2)
    status, body, headers = await raw(telegram, "sendMessage", chat_id=AMINA, text="x")
    assert (status, body["description"]) == (429, "Too Many Requests: retry after 3")
    assert (body["parameters"], headers["Retry-After"]) == ({"retry_after": 3}, "3")
    with pytest.raises(RetryAfter):
        await bot.send_message(AMINA, "x")
    await bot.send_message(AMINA, "x")
    assert telegram.texts(AMINA) == ["x"]


async def test_the_network_fails_in_every_way(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    telegram.loses_answer(AMINA)
    with pytest.raises(NetworkError):
        await bot.send_message(AMINA, "arrived")
    telegram.cuts_connection(AMINA)
    with pytest.raises(NetworkError):
        await bot.send_message(AMINA, "cut off")
    telegram.gateway_fails(AMINA)
    with pytest.raises(NetworkError, match="502"):
        await bot.send_message(AMINA, "gateway")
    telegram.hangs(AMINA, processed=True)
    with pytest.raises(NetworkError):
        await bot.send_message(AMINA, "slow")
    assert telegram.texts(AMINA) == ["arrived", "slow"]
    telegram.refuses(AMINA, "CHAT_WRITE_FORBIDDEN")
    with pytest.raises(BadRequest, match=r"(?i)chat_write_forbidden"):
        await bot.send_message(AMINA, "x")
    telegram.behaves(AMINA)
    await bot.send_message(AMINA, "x")


async def test_hooks_see_the_moment_before_and_after(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    seen: list[tuple[str, int]] = []
    telegram.before("sendMessage", lambda request: seen.append(("before", len(telegram.history(AMINA)))))
    telegram.after("sendMessage", lambda request: seen.append(("after", len(telegram.history(AMINA)))))
    await bot.send_message(AMINA, "x", link_preview_options=LinkPreviewOptions(is_disabled=True))
    assert seen == [("before", 0), ("after", 1)]
    assert not telegram.history(AMINA)[0].preview


async def test_photos_have_captions(telegram: Telegram, bot: Bot) -> None:
    telegram.user(AMINA)
    await bot.send_photo(AMINA, b"\xff\xd8", caption="<b>Map</b>", parse_mode="HTML")
    assert telegram.history(AMINA)[0].marked("bold") == ["Map"]
    with pytest.raises(BadRequest, match="essage caption is too long"):
        await bot.send_photo(AMINA, b"\xff\xd8", caption="x" * 1025)
