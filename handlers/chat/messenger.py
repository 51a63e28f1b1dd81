"""Telegram as a ``Messenger``: one sealed letter in, one outcome out.

Every error of the library ends here and becomes a value. The theory of what may have arrived: a refusal in Telegram's
own words was surely not sent; a connection that was never made was surely not sent; everything else that goes wrong
on the wire is unknown. Preferred mistake: to call something unknown that was refused (a labelled second copy) over
calling something refused that arrived.

The bot here has no rate limiter (the outbox paces itself) and waits 30 s for an answer: Telegram's server sits out
short flood waits before it answers, so a shorter patience would see timeouts where there are none.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Final

import httpx
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.request import HTTPXRequest

from alerts.letters import Button, Delivery, Letter, Moved, Outcome, Refusal, Refused, Sent, TryLater, Unknown
from alerts.settings import Secret
from alerts.typography import TEXT_LIMIT, cut
from handlers.chat.certificates import trusted

log = logging.getLogger(__name__)

READ_TIMEOUT: Final = 30.0
CONNECT_TIMEOUT: Final = 10.0
GENERAL_TOPIC: Final = 1
"""Telegram's own number of a forum's General topic, which is addressed by naming no topic."""

_NEVER_LEFT: Final = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_GONE: Final = ("blocked by the user", "user is deactivated", "initiate conversation", "send messages to")
_TOPIC: Final = ("message thread not found", "topic_closed", "topic_deleted", "topic_id_invalid")
_TOO_LONG: Final = ("is too long", "message_too_long", "entity too large")
_BUTTONS: Final = ("button", "reply markup", "reply_markup")
_QUOTE: Final = re.compile(r"\s*<blockquote expandable>.*?</blockquote>", re.DOTALL)
_WISH: Final = re.compile(r"retry after (\d+)")
_FLOOD: Final = "too many requests"
_NO_PREVIEW: Final = LinkPreviewOptions(is_disabled=True)


@asynccontextmanager
async def open_messenger(
    token: Secret, *, api_url: str, read_timeout: float = READ_TIMEOUT
) -> AsyncIterator[TelegramMessenger]:
    """A messenger with an HTTP client of its own, closed at the end. Nothing is asked of Telegram until a letter goes.

    ``api_url`` ends in ``/bot``.
    """
    expect_timedeltas()
    request = HTTPXRequest(
        connection_pool_size=16,
        read_timeout=read_timeout,
        connect_timeout=CONNECT_TIMEOUT,
        pool_timeout=5.0,
        httpx_kwargs={"verify": trusted()},
    )
    async with request:
        yield TelegramMessenger(Bot(token.reveal(), base_url=api_url, request=request, get_updates_request=request))


def expect_timedeltas() -> None:
    """Ask the library for its coming type of durations; without it each flood prints a deprecation warning."""
    os.environ.setdefault("PTB_TIMEDELTA", "1")


class TelegramMessenger:
    """Sends letters through the Bot API. Never raises for what Telegram or the network does."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot

    async def send(self, delivery: Delivery) -> Outcome:
        """Send one letter. Markup, length or buttons that Telegram cannot take cost the look, never the letter."""
        letter, html = delivery.letter, True
        for _ in range(4):
            try:
                message_id = await self._post(delivery, letter, html=html)
            except BadRequest as error:
                simpler = _simpler(letter, html=html, why=error.message.lower())
                if simpler is None:
                    return _outcome(error)
                log.error(  # noqa: TRY400 - a traceback would say nothing more
                    "letter %d for %s had to be simplified, Telegram says: %s",
                    delivery.id,
                    delivery.chat,
                    error.message,
                )
                letter, html = simpler
            except TelegramError as error:
                return _outcome(error)
            else:
                return Sent(message_id=message_id)
        return Refused(refusal=Refusal.RIGHTS, why="Telegram refused the letter in its plainest form")

    async def reachable(self) -> bool:
        """True where Telegram answers at all; asks for nothing that could arrive twice."""
        try:
            await self._bot.get_me()
        except (BadRequest, Forbidden, InvalidToken, RetryAfter):
            return True
        except TelegramError:
            return False
        return True

    async def _post(self, delivery: Delivery, letter: Letter, *, html: bool) -> int:
        message = await self._bot.send_message(
            chat_id=delivery.chat,
            text=letter.html if html else letter.plain,
            parse_mode=ParseMode.HTML if html else None,
            message_thread_id=None if delivery.topic == GENERAL_TOPIC else delivery.topic,
            reply_markup=keyboard(letter),
            link_preview_options=_NO_PREVIEW,
        )
        return message.message_id


def keyboard(letter: Letter) -> InlineKeyboardMarkup | None:
    """The letter's buttons as Telegram takes them."""
    if not letter.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in letter.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.text, callback_data=button.data, url=button.url)


def _simpler(letter: Letter, *, html: bool, why: str) -> tuple[Letter, bool] | None:
    """The next plainer form of a letter, and whether it is HTML; None where the refusal is not about its form."""
    if "can't parse entities" in why and html:
        return letter, False
    if any(words in why for words in _TOO_LONG):
        if html and _QUOTE.search(letter.html):
            return replace(letter, html=_QUOTE.sub("", letter.html)), True
        short = cut(letter.plain, TEXT_LIMIT)
        return (replace(letter, plain=short), False) if html or short != letter.plain else None
    if letter.buttons and any(words in why for words in _BUTTONS):
        return replace(letter, buttons=()), html
    return None


def _outcome(error: TelegramError) -> Outcome:
    """What an error of the library says about the letter."""
    match error:
        case ChatMigrated():
            return Moved(chat=error.new_chat_id)
        case RetryAfter():
            return TryLater(after=_duration(error.retry_after), why=error.message, flood=True)
        case InvalidToken():
            return Refused(refusal=Refusal.TOKEN, why="Telegram does not accept the bot's token")
        case Forbidden() | BadRequest():
            return Refused(refusal=_refusal(error), why=error.message)
        case NetworkError():
            return _network_outcome(error)
        case _:
            return Unknown(why=error.message)


def _refusal(error: Forbidden | BadRequest) -> Refusal:
    why = error.message.lower()
    if isinstance(error, Forbidden):
        return Refusal.BLOCKED if any(words in why for words in _GONE) else Refusal.REMOVED
    return Refusal.TOPIC if any(words in why for words in _TOPIC) else Refusal.RIGHTS


def _network_outcome(error: NetworkError) -> Outcome:
    why = _in_words(error)
    if isinstance(error.__cause__, _NEVER_LEFT):
        return TryLater(after=timedelta(0), why=f"no connection: {why}")
    if _FLOOD in why.lower():
        wish = _WISH.search(why.lower())
        return TryLater(after=timedelta(seconds=int(wish[1]) if wish else 5), why=why, flood=True)
    return Unknown(why=why)


def _in_words(error: NetworkError) -> str:
    """One line without the answer's body, which may be a whole page of HTML."""
    kind = type(error.__cause__).__name__ if isinstance(error.__cause__, httpx.HTTPError) else ""
    text = error.message.split(". Parsing the server response")[0].splitlines()[0]
    return f"{kind}: {text}" if kind and kind not in text else text


def _duration(wish: int | timedelta) -> timedelta:
    return wish if isinstance(wish, timedelta) else timedelta(seconds=wish)
