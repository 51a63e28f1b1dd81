"""What Telegram answers becomes exactly one outcome, and no letter is lost to its own markup."""

from __future__ import annotations

import io
import logging
import re
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
from rich.console import Console

from alerts.letters import Button, Delivery, DeliveryKind, Letter, Moved, Refusal, Refused, Sent, TryLater, Unknown
from alerts.model import Severity
from alerts.settings import Secret
from handlers.chat.messenger import TelegramMessenger, open_messenger
from handlers.shell.terminal import TerminalMessenger, readable
from tests.fakes.botapi import Telegram

AMINA = 7
CHANNEL = -1001000000001
FORUM = -1001000000002
PLAIN = Letter(html="<b>Alep-Est</b> : hôpital", plain="Alep-Est : hôpital")


def delivery(chat: int | str = AMINA, letter: Letter = PLAIN, *, topic: int | None = None) -> Delivery:
    return Delivery(
        id=1,
        chat=chat,
        topic=topic,
        letter=letter,
        kind=DeliveryKind.ALERT,
        severity=Severity.HIGH,
        attempts=1,
        resends=0,
        expires_at=datetime(2030, 1, 1, tzinfo=UTC),
    )


@pytest.fixture
async def messenger(telegram: Telegram) -> AsyncIterator[TelegramMessenger]:
    telegram.user(AMINA, "Amina")
    async with open_messenger(Secret(telegram.token), api_url=telegram.api_url, read_timeout=0.5) as messenger:
        yield messenger


async def test_a_letter_arrives_with_its_marks_and_buttons_and_no_preview(
    telegram: Telegram, messenger: TelegramMessenger
) -> None:
    rows = ((Button(text="Pourquoi ?", data="v1:why:K7M2Q"), Button(text="Site", url="https://example.org/a")),)
    outcome = await messenger.send(delivery(letter=Letter(html=PLAIN.html, plain=PLAIN.plain, buttons=rows)))
    (message,) = telegram.history(AMINA)
    assert outcome == Sent(message_id=message.id)
    assert message.marked("bold") == ["Alep-Est"]
    assert [[button["text"] for button in row] for row in message.buttons] == [["Pourquoi ?", "Site"]]
    assert not message.preview


async def test_letters_go_to_named_channels_and_to_topics(telegram: Telegram, messenger: TelegramMessenger) -> None:
    telegram.channel(CHANNEL, username="goma_partners")
    telegram.supergroup(FORUM, forum=True)
    telegram.topic(FORUM, 12)
    assert await messenger.send(delivery("@goma_partners")) == Sent(message_id=1)
    await messenger.send(delivery(FORUM, topic=12))
    await messenger.send(delivery(FORUM, topic=1))
    assert [message.topic for message in telegram.history(FORUM)] == [12, None]


async def test_markup_that_telegram_cannot_parse_goes_as_plain_text_and_is_logged(
    telegram: Telegram, messenger: TelegramMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    outcome = await messenger.send(delivery(letter=Letter(html="a < b", plain="a < b")))
    assert outcome == Sent(message_id=1)
    assert telegram.texts(AMINA) == ["a < b"]
    assert [record.levelno for record in caplog.records] == [logging.ERROR]


async def test_a_letter_that_is_too_long_loses_its_quote_then_its_markup_and_end(
    telegram: Telegram, messenger: TelegramMessenger
) -> None:
    quote = f"<blockquote expandable>{'x' * 5000}</blockquote>"
    await messenger.send(delivery(letter=Letter(html=f"<b>Head</b>\n{quote}", plain="Head " + "x" * 5000)))
    await messenger.send(delivery(letter=Letter(html="<b>H</b>" + "y" * 9000, plain="H" + "y " * 4500)))
    first, second = telegram.history(AMINA)
    assert (first.text, first.marked("bold")) == ("Head", ["Head"])
    assert second.text.startswith("Hy y y")
    assert second.text.endswith("…")
    assert len(second.text) <= 4096
    telegram.refuses(AMINA, "message is too long")
    outcome = await messenger.send(delivery(letter=Letter(html="<b>x</b>", plain="x")))
    assert outcome == Refused(refusal=Refusal.RIGHTS, why="Message is too long")
    assert len(telegram.requested("sendMessage")) == 6, "in its plainest form it is tried once"


async def test_a_button_that_telegram_refuses_costs_the_button_not_the_letter(
    telegram: Telegram, messenger: TelegramMessenger
) -> None:
    letter = Letter(html="<b>x</b>", plain="x", buttons=((Button(text="Site", url="nonsense"),),))
    assert await messenger.send(delivery(letter=letter)) == Sent(message_id=1)
    assert telegram.history(AMINA)[0].buttons == []


@pytest.mark.parametrize(
    ("words", "code", "refusal"),
    [
        ("Forbidden: bot was blocked by the user", 403, Refusal.BLOCKED),
        ("Forbidden: user is deactivated", 403, Refusal.BLOCKED),
        ("Forbidden: bot can't initiate conversation with a user", 403, Refusal.BLOCKED),
        ("Forbidden: bot can't send messages to bots", 403, Refusal.BLOCKED),
        ("Forbidden: the bot can't send messages to the bot", 403, Refusal.BLOCKED),
        ("Forbidden: bot was kicked from the channel chat", 403, Refusal.REMOVED),
        ("Forbidden: bot is not a member of the supergroup chat", 403, Refusal.REMOVED),
        ("Forbidden: the group chat was deleted", 403, Refusal.REMOVED),
        ("need administrator rights in the channel chat", 400, Refusal.RIGHTS),
        ("not enough rights to send text messages to the chat", 400, Refusal.RIGHTS),
        ("CHAT_WRITE_FORBIDDEN", 400, Refusal.RIGHTS),
        ("chat not found", 400, Refusal.RIGHTS),
        ("TOPIC_CLOSED", 400, Refusal.TOPIC),
        ("message thread not found", 400, Refusal.TOPIC),
    ],
)
async def test_refusals_are_told_apart(
    telegram: Telegram, messenger: TelegramMessenger, words: str, code: int, refusal: Refusal
) -> None:
    telegram.refuses(AMINA, words, code=code)
    outcome = await messenger.send(delivery())
    assert isinstance(outcome, Refused)
    assert outcome.refusal is refusal
    assert len(telegram.requested("sendMessage")) == 1, "a refusal is not tried again on the spot"


async def test_a_flood_says_how_long_to_wait(telegram: Telegram, messenger: TelegramMessenger) -> None:
    telegram.floods(AMINA, 17)
    outcome = await messenger.send(delivery())
    assert isinstance(outcome, TryLater)
    assert (outcome.after, outcome.flood) == (timedelta(seconds=17), True)
    telegram.refuses(AMINA, "Too Many Requests: retry after 9", code=429)
    without_parameters = await messenger.send(delivery())
    assert isinstance(without_parameters, TryLater)
    assert (without_parameters.after, without_parameters.flood) == (timedelta(seconds=9), True)


async def test_a_group_that_became_a_supergroup_is_followed(telegram: Telegram, messenger: TelegramMessenger) -> None:
    telegram.group(-5)
    new = telegram.upgrades(-5, by=AMINA)
    assert await messenger.send(delivery(-5)) == Moved(chat=new)


async def test_what_may_have_arrived_is_unknown(telegram: Telegram, messenger: TelegramMessenger) -> None:
    telegram.loses_answer(AMINA)
    assert isinstance(await messenger.send(delivery()), Unknown)
    telegram.hangs(AMINA)
    assert isinstance(await messenger.send(delivery()), Unknown)
    telegram.gateway_fails(AMINA)
    gateway = await messenger.send(delivery())
    assert gateway == Unknown(why="Bad Gateway (502)"), "the page of HTML is not repeated"
    telegram.refuses(AMINA, "Internal Server Error: restart", code=500)
    assert isinstance(await messenger.send(delivery()), Unknown)


async def test_a_connection_that_was_never_made_is_surely_not_sent(telegram: Telegram) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{listener.getsockname()[1]}/bot"
        async with open_messenger(Secret(telegram.token), api_url=nobody) as messenger:
            outcome = await messenger.send(delivery())
            assert isinstance(outcome, TryLater)
            assert not outcome.flood
            assert not await messenger.reachable()


async def test_a_refused_token_stops_everything_and_is_not_shown(
    telegram: Telegram, messenger: TelegramMessenger
) -> None:
    token = telegram.token
    assert await messenger.reachable()
    telegram.revokes_token()
    outcome = await messenger.send(delivery())
    assert isinstance(outcome, Refused)
    assert outcome.refusal is Refusal.TOKEN
    assert token not in repr(outcome)
    assert await messenger.reachable(), "Telegram does answer"


async def test_the_token_is_in_no_log_whatever_happens(
    telegram: Telegram, messenger: TelegramMessenger, caplog: pytest.LogCaptureFixture
) -> None:
    for misbehave in (telegram.loses_answer, telegram.hangs, telegram.cuts_connection, telegram.gateway_fails):
        misbehave(AMINA)
        outcome = await messenger.send(delivery())
        assert telegram.token not in repr(outcome)
    assert telegram.token not in re.sub(r"^.*httpx.*$", "", caplog.text, flags=re.MULTILINE)


async def test_the_terminal_shows_a_letter_with_its_words_marked() -> None:
    screen = io.StringIO()
    console = Console(file=screen, width=60, color_system="truecolor", force_terminal=True)
    html = '🔴 <b>URGENT</b>\n<u>Alep-Est</u> &lt; \u2068x\u2069\nSource: <a href="https://example.org/a">Radio</a>'
    outcome = await TerminalMessenger(console).send(delivery(CHANNEL, Letter(html=html, plain="x"), topic=3))
    assert outcome == Sent(message_id=1)
    shown = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", screen.getvalue())
    assert f"→ {CHANNEL} / 3" in shown
    assert "Alep-Est < x" in shown
    assert "Radio <https://example.org/a>" in shown
    assert "\x1b[1;4;36mAlep-Est\x1b[0m" in screen.getvalue()


def test_nothing_in_a_letter_drives_the_terminal() -> None:
    text = readable("<b>\x1b[2Jx</b><blockquote expandable>quoted\x07</blockquote>")
    assert text.plain == "[2Jx\nquoted"
