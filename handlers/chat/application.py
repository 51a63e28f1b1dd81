"""The Telegram side of the service: the library's application put together, started, and ended without losing a word.

    build_application   bot, inbox, per-chat order, commands, the one error handler
    answer_people       waits for the network, takes over what was left open, polls until told to stop

The bot here answers people and may sleep out Telegram's limits; alerts go through ``messenger``, which may not. Workers
(polls, deliveries) are no business of this module: they run beside it and do not wait for Telegram.
"""

from __future__ import annotations

import asyncio
import logging
import re
import secrets
from collections.abc import Awaitable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final, cast
from zoneinfo import ZoneInfo

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeChat,
    BotCommandScopeDefault,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import AIORateLimiter, Application, BaseHandler, CommandHandler, Defaults, ExtBot, Updater, filters
from telegram.request import HTTPXRequest

from alerts.errors import InvalidCommand, InvalidRule, SettingsError, StaffError
from alerts.model import Language, Role
from alerts.settings import Secret
from alerts.store.people_table import read_staff
from alerts.timing import retry_after_no_connection
from alerts.typography import cut
from alerts.wordings import LANGUAGES, say
from handlers.chat.certificates import trusted
from handlers.chat.inboxbot import Inbox, InboxRequest, PerChat
from handlers.chat.messenger import CONNECT_TIMEOUT, READ_TIMEOUT, expect_timedeltas
from handlers.chat.parts import Command, Context, Parts, People, hand_over

log = logging.getLogger(__name__)

ALLOWED_UPDATES: Final = ("message", "edited_message", "channel_post", "callback_query", "my_chat_member")
POLL_SECONDS: Final = 30
_MENU_LANGUAGE: Final = "en"
"""The language of menus for people whose own has no translation."""
_NEW_MESSAGES: Final = (filters.UpdateType.MESSAGE | filters.UpdateType.CHANNEL_POST) & ~filters.IS_AUTOMATIC_FORWARD
"""Commands count when they are written, not when they are edited, and in channels too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reception:
    """The Telegram side, put together and not yet started."""

    application: People
    inbox: Inbox
    parts: Parts
    commands: tuple[Command, ...]
    requests: tuple[HTTPXRequest, ...]


def build_application(
    token: Secret,
    *,
    api_url: str,
    parts: Parts,
    commands: Sequence[Command],
    others: Sequence[BaseHandler[Any, Any, Any]] = (),
) -> Reception:
    """The application, ready for ``answer_people``. ``others`` hear what is not a command."""
    expect_timedeltas()
    logging.getLogger("telegram.ext.Updater").setLevel(logging.CRITICAL)  # _on_poll_error says it in one line
    inbox = Inbox(desk=parts.desk, clock=parts.clock)
    request = HTTPXRequest(
        connection_pool_size=16,
        read_timeout=READ_TIMEOUT,
        connect_timeout=CONNECT_TIMEOUT,
        pool_timeout=5.0,
        httpx_kwargs={"verify": trusted()},
    )
    updates_request = InboxRequest(inbox, read_timeout=10.0, connect_timeout=CONNECT_TIMEOUT)
    bot: ExtBot[Any] = ExtBot(
        token.reveal(),
        base_url=api_url,
        request=request,
        get_updates_request=updates_request,
        rate_limiter=AIORateLimiter(max_retries=2),
        defaults=Defaults(
            parse_mode=ParseMode.HTML,
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            allow_sending_without_reply=True,
            tzinfo=ZoneInfo("UTC"),
        ),
    )
    application: People = Application.builder().bot(bot).concurrent_updates(PerChat(inbox)).job_queue(None).build()
    hand_over(application, parts)
    for command in commands:
        application.add_handler(CommandHandler(command.name, command.handler, filters=_NEW_MESSAGES))
    application.add_handlers(list(others))
    application.add_error_handler(_on_error)
    return Reception(
        application=application,
        inbox=inbox,
        parts=parts,
        commands=tuple(commands),
        requests=(request, updates_request),
    )


async def answer_people(reception: Reception, *, stop: asyncio.Event) -> None:
    """Answer people until ``stop`` is set, then finish the answers that were begun.

    Waits for the network as long as it takes. Raises ``SettingsError`` where Telegram does not know the token.
    """
    application = reception.application
    updater = cast("Updater", application.updater)
    try:
        if not await _or_stop(_initialize(application), stop):
            return
        await application.start()
        for update in await reception.inbox.take_over(application.bot):
            await application.update_queue.put(update)
        polling = updater.start_polling(
            allowed_updates=list(ALLOWED_UPDATES),
            timeout=POLL_SECONDS,
            bootstrap_retries=-1,
            error_callback=_on_poll_error,
        )
        if await _or_stop(polling, stop):
            log.info("connected to Telegram as @%s", application.bot.username)
            await _or_stop(_show_menus(reception), stop)
            await stop.wait()
    except InvalidToken:
        raise SettingsError(["Telegram does not know this token: copy it again from @BotFather"]) from None
    finally:
        if updater.running:
            await updater.stop()
        if application.running:
            await application.stop()
        await application.shutdown()
        for request in reception.requests:  # the library leaves them open where the start did not succeed
            await request.shutdown()


async def _initialize(application: People) -> None:
    tries = 0
    while True:
        try:
            await application.initialize()
        except (BadRequest, Forbidden, InvalidToken):
            raise
        except (NetworkError, RetryAfter) as error:
            tries += 1
            wait = retry_after_no_connection(tries, u=0.0)
            log.warning("Telegram cannot be reached, next try in %d s: %s", wait.total_seconds(), error.message)
            await asyncio.sleep(wait.total_seconds())
        else:
            return


async def _or_stop(work: Awaitable[object], stop: asyncio.Event) -> bool:
    """True when the work was done before ``stop``; otherwise it is called off."""
    doing, stopping = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
            return True
        return False
    finally:
        doing.cancel()
        stopping.cancel()
        await asyncio.gather(doing, stopping, return_exceptions=True)


async def _show_menus(reception: Reception) -> None:
    """Show each person the commands that they may use; Telegram is asked first and told only what changed."""
    operators = reception.parts.operators
    staff = {member.user for member in await reception.parts.desk.ask(read_staff)} - operators
    menus: list[tuple[BotCommandScope, set[Role]]] = [(BotCommandScopeDefault(), {Role.EVERYBODY})]
    menus += [(BotCommandScopeChat(person), {Role.EVERYBODY, Role.STAFF}) for person in staff]
    menus += [(BotCommandScopeChat(person), set(Role)) for person in operators]
    for scope, roles in menus:
        shown = [command for command in reception.commands if command.who in roles]
        try:
            await _show_menu(reception.application, shown, scope)
        except TelegramError as error:
            log.warning("a command menu could not be shown: %s", error.message)


async def _show_menu(application: People, commands: Iterable[Command], scope: BotCommandScope) -> None:
    for language in LANGUAGES:
        wanted = tuple(BotCommand(command.name, command.descriptions[language]) for command in commands)
        code = None if language == _MENU_LANGUAGE else language
        if await application.bot.get_my_commands(scope=scope, language_code=code) != wanted:
            await application.bot.set_my_commands(wanted, scope=scope, language_code=code)


def _on_poll_error(error: TelegramError) -> None:
    """Polling goes on by itself, more slowly; what went wrong is said in one line."""
    if isinstance(error, Conflict):
        log.critical("another program polls with this bot's token: stop it, or it takes half of what people say")
    else:
        log.warning("Telegram could not be asked for news: %s", error.message)


async def _on_error(update: object, context: Context) -> None:
    """The one place where what went wrong in a handler becomes a sentence."""
    error = context.error
    if isinstance(error, StaffError):
        await _say(update, _for_staff(error))
    elif isinstance(error, RetryAfter | NetworkError | Forbidden) and not isinstance(error, BadRequest):
        log.warning("Telegram: %s", error.message)
    else:
        reference = secrets.token_hex(3).upper()
        number = update.update_id if isinstance(update, Update) else None
        log.error("update %s failed, reference %s", number, reference, exc_info=error)
        await _say(update, say("went_wrong", _language(update), reference=reference))


def _for_staff(error: StaffError) -> str:
    """The sentence, then where there is one the hint and an example to copy."""
    more: list[str] = []
    if isinstance(error, InvalidRule):
        more.append(error.hint)
    if isinstance(error, InvalidCommand | InvalidRule):
        more.append(error.example)
    return "\n".join(line for line in (str(error), *more) if line)


_LONGEST_RUN: Final = 80
_LONG_RUN: Final = re.compile(rf"[^\s\u2066-\u2069]{{{_LONGEST_RUN + 1},}}")
"""Letters without a blank or the end of an isolate, longer than any name."""
_LONGEST_SAID, _SHOWN_HEAD, _SHOWN_TAIL = 1_500, 600, 400


async def _say(update: object, text: str) -> None:
    message = update.effective_message if isinstance(update, Update) else None
    if message is None:
        return
    try:
        await message.reply_text(_brief(text), parse_mode=None)
    except TelegramError as error:
        log.warning("the person could not be told: %s", error.message)


def _language(update: object) -> Language:
    person = update.effective_user if isinstance(update, Update) else None
    return (person.language_code if person else None) or _MENU_LANGUAGE


def _brief(text: str) -> str:
    """A sentence that repeats what was said, short enough to be sent and read, however long that was."""
    text = _LONG_RUN.sub(lambda run: cut(run[0], _LONGEST_RUN), text)
    return text if len(text) <= _LONGEST_SAID else f"{text[:_SHOWN_HEAD]} … {text[-_SHOWN_TAIL:]}"
