"""What people say is answered once, in order, and not lost: not in a crash, not without a network, not by a defect."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from telegram import Bot, Update
from telegram.ext import MessageHandler, filters

from alerts.errors import InvalidRule, NotAllowed, SettingsError
from alerts.model import Role
from alerts.settings import Secret
from alerts.store.people_table import appoint
from alerts.store.updates_table import open_updates, receive_update
from handlers.chat.application import answer_people, build_application
from handlers.chat.inboxbot import Inbox
from handlers.chat.parts import Command, Context, Parts, parts_of
from handlers.secrecy import keep_secret
from tests.fakes.botapi import Telegram
from tests.fakes.lookouts import lookout_of
from tests.fakes.post_office import PostOffice, post_office

AMINA = 7
OMAR = 8
GROUP = -1001000000005
CHANNEL = -1001000000001

Act = Callable[[Update, Context], Awaitable[None]]


async def ping(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text(f"pong {' '.join(context.args or ())}".strip())


async def slow(update: Update, context: Context) -> None:
    await asyncio.sleep(0.4)
    await ping(update, context)


async def refuse(update: Update, context: Context) -> None:
    raise NotAllowed("Seuls les opérateurs peuvent faire cela.")


async def mistake(update: Update, context: Context) -> None:
    raise InvalidRule("Le lieu « Alepo » est inconnu.", hint="Vouliez-vous dire Alep ?", example="/watch école à Alep")


async def fail(update: Update, context: Context) -> None:
    raise ZeroDivisionError


async def who(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text(str(sorted(parts_of(context).operators)))


async def heard(update: Update, context: Context) -> None:
    assert update.effective_message is not None
    await update.effective_message.reply_text("heard")


COMMANDS = (
    Command(name="ping", handler=ping, descriptions={"fr": "Répondre", "en": "Answer", "ar": "أجب"}),
    Command(name="slow", handler=slow, descriptions={"fr": "Lent", "en": "Slow", "ar": "بطيء"}, who=Role.STAFF),
    Command(name="refuse", handler=refuse, descriptions={"fr": "Non", "en": "No", "ar": "لا"}, who=Role.OPERATOR),
    Command(name="mistake", handler=mistake, descriptions={"fr": "Non", "en": "No", "ar": "لا"}, who=Role.OPERATOR),
    Command(name="fail", handler=fail, descriptions={"fr": "Non", "en": "No", "ar": "لا"}, who=Role.OPERATOR),
    Command(name="who", handler=who, descriptions={"fr": "Qui", "en": "Who", "ar": "من"}, who=Role.OPERATOR),
)


@pytest.fixture
async def office(telegram: Telegram, tmp_path: Path) -> AsyncIterator[PostOffice]:
    telegram.user(AMINA, "Amina", language="fr")
    telegram.user(OMAR, "Omar")
    async with post_office(telegram, tmp_path) as office:
        yield office


@asynccontextmanager
async def answering(telegram: Telegram, office: PostOffice, token: str = "") -> AsyncIterator[asyncio.Task[None]]:
    """A bot that answers while the block lasts, and is then told to stop."""
    parts = Parts(
        desk=office.desk,
        lookout=lookout_of(office.desk),
        deliverer=office.deliverer,
        renderer=office.renderer,
        clock=office.clock.now,
        operators=frozenset({AMINA}),
    )
    others = (MessageHandler(filters.TEXT & ~filters.COMMAND, heard),)
    secret = Secret(token or telegram.token)
    reception = build_application(secret, api_url=telegram.api_url, parts=parts, commands=COMMANDS, others=others)
    stop = asyncio.Event()
    running = asyncio.create_task(answer_people(reception, stop=stop))
    try:
        yield running
    finally:
        stop.set()
        await asyncio.wait_for(running, 10)


async def test_people_are_answered_wherever_they_write(telegram: Telegram, office: PostOffice) -> None:
    telegram.supergroup(GROUP, members=[AMINA])
    telegram.channel(CHANNEL)
    async with answering(telegram, office):
        telegram.says(AMINA, "/ping one")
        telegram.says(AMINA, "/ping@tocsin_bot two", chat=GROUP)
        telegram.says(AMINA, "/ping@another_bot", chat=GROUP)
        telegram.posts(CHANNEL, "/ping three")
        telegram.says(AMINA, "hello")
        telegram.says(AMINA, "/who")
        await telegram.until(lambda: len(telegram.texts(AMINA)) == 3 and telegram.texts(CHANNEL))
    assert telegram.texts(AMINA) == ["pong one", "heard", "[7]"]
    assert telegram.texts(GROUP) == ["pong two"]
    assert telegram.texts(CHANNEL) == ["pong three"]


async def test_an_edited_command_is_not_obeyed_again(telegram: Telegram, office: PostOffice) -> None:
    async with answering(telegram, office):
        telegram.says(AMINA, "/ping one", edited=True)
        telegram.says(AMINA, "/ping two")
        await telegram.until(lambda: telegram.texts(AMINA))
    assert telegram.texts(AMINA) == ["pong two"]


async def test_a_chat_is_answered_in_order_and_others_need_not_wait(telegram: Telegram, office: PostOffice) -> None:
    async with answering(telegram, office):
        telegram.says(AMINA, "/slow first")
        telegram.says(AMINA, "/ping second")
        telegram.says(OMAR, "/ping")
        await telegram.until(lambda: telegram.texts(OMAR))
        assert telegram.texts(AMINA) == []
        await telegram.until(lambda: len(telegram.texts(AMINA)) == 2)
    assert telegram.texts(AMINA) == ["pong first", "pong second"]


async def test_what_is_being_answered_at_the_end_is_finished(telegram: Telegram, office: PostOffice) -> None:
    async with answering(telegram, office):
        telegram.says(AMINA, "/slow")
        await telegram.until(lambda: telegram.unread() == 0 and office.store.value("SELECT count(*) FROM inbox"))
    assert telegram.texts(AMINA) == ["pong"]
    assert open_updates(office.store) == ()


async def test_a_refusal_is_a_sentence_and_a_defect_a_reference(
    telegram: Telegram, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    async with answering(telegram, office):
        for command in ("/refuse", "/mistake", "/fail"):
            telegram.says(AMINA, command)
        await telegram.until(lambda: len(telegram.texts(AMINA)) == 3)
    refused, mistaken, failed = telegram.texts(AMINA)
    assert refused == "Seuls les opérateurs peuvent faire cela."
    assert mistaken.splitlines()[1:] == ["Vouliez-vous dire Alep ?", "/watch école à Alep"]
    assert failed.startswith("Quelque chose s’est mal passé")
    assert failed.split()[-1] in caplog.text
    assert "ZeroDivisionError" not in failed
    assert open_updates(office.store) == ()


async def test_menus_show_what_each_person_may_do_and_are_sent_only_when_they_change(
    telegram: Telegram, office: PostOffice
) -> None:
    appoint(office.store, OMAR, by=AMINA, now=office.clock.now())
    for _ in range(2):
        async with answering(telegram, office):
            await telegram.until(lambda: len(telegram.requested("getMyCommands")) >= 9)
            await asyncio.sleep(0.1)
        assert len(telegram.requested("setMyCommands")) == 9
        telegram.requests = [request for request in telegram.requests if request.method != "getMyCommands"]
    assert telegram.commands(language="fr") == {"ping": "Répondre"}
    assert telegram.commands() == {"ping": "Answer"}
    assert set(telegram.commands(scope={"type": "chat", "chat_id": OMAR})) == {"ping", "slow"}
    assert set(telegram.commands(scope={"type": "chat", "chat_id": AMINA})) == {command.name for command in COMMANDS}


async def test_a_token_that_telegram_does_not_know_is_said_without_showing_it(
    telegram: Telegram, office: PostOffice
) -> None:
    token = "987654321:AAnot-a-token-that-telegram-knows-x"
    with pytest.raises(SettingsError, match="does not know this token") as refused:
        async with answering(telegram, office, token) as running:
            await asyncio.wait_for(asyncio.shield(running), 5)
    assert token not in repr(refused.value) + str(refused.value.__cause__)
    assert refused.value.__suppress_context__


async def test_a_start_without_network_waits_for_it(telegram: Telegram, office: PostOffice) -> None:
    telegram.gateway_fails(method="getMe", times=1)
    telegram.says(AMINA, "/ping")
    async with answering(telegram, office):
        await telegram.until(lambda: telegram.texts(AMINA))


async def test_a_stop_without_network_does_not_wait(telegram: Telegram, office: PostOffice) -> None:
    telegram.gateway_fails(method="getMe", times=None)
    async with answering(telegram, office):
        await telegram.until(lambda: telegram.requested("getMe"))


async def test_an_update_that_cannot_be_read_does_not_stop_the_others(telegram: Telegram, office: PostOffice) -> None:
    telegram.world.queue_update("message", {"message_id": "?", "chat": 5})
    telegram.says(AMINA, "/ping")
    async with answering(telegram, office):
        await telegram.until(lambda: telegram.texts(AMINA))
    assert telegram.unread() == 0
    assert open_updates(office.store) == ()


async def test_a_copy_of_an_update_does_not_end_the_one_that_is_being_done(office: PostOffice) -> None:
    raw = {"update_id": 31, "message": {"message_id": 1, "date": 0, "chat": {"id": AMINA, "type": "private"}}}
    first, second = (Inbox(desk=office.desk, clock=office.clock.now) for _ in range(2))
    assert await first.receive([raw]) == [raw]
    assert await second.receive([raw]) == [{"update_id": 31}]
    await second.finish(31)
    assert [number for number, _ in open_updates(office.store)] == [31]
    await first.finish(31)
    assert open_updates(office.store) == ()


async def test_updates_that_were_stored_but_not_done_are_done_at_the_next_start(
    telegram: Telegram, office: PostOffice
) -> None:
    telegram.says(AMINA, "/ping again")
    (update,) = telegram.world.updates
    await office.desk.ask(receive_update, update["update_id"], json.dumps(update), now=office.clock.now())
    async with answering(telegram, office):
        await telegram.until(lambda: telegram.texts(AMINA) and telegram.unread() == 0)
        await asyncio.sleep(0.1)
    assert telegram.texts(AMINA) == ["pong again"], "Telegram offers it again too, and it is known"
    assert open_updates(office.store) == ()


async def test_a_second_poller_is_an_alarm(
    telegram: Telegram, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    async with answering(telegram, office):
        await telegram.until(lambda: telegram.requested("getUpdates"))
        async with Bot(telegram.token, base_url=telegram.api_url) as rival:
            await rival.get_updates()
        await telegram.until(lambda: "another program polls" in caplog.text)


async def test_a_token_that_is_refused_for_a_while_does_not_make_the_bot_deaf(
    telegram: Telegram, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    async with answering(telegram, office):
        await telegram.until(lambda: telegram.requested("getUpdates"))
        token = telegram.token
        telegram.revokes_token()
        telegram.says(AMINA, "/ping")  # ends the question that waits
        await telegram.until(lambda: "does not accept the token" in caplog.text)
        telegram.token = token
        telegram.says(AMINA, "/ping again")
        await telegram.until(lambda: "pong again" in telegram.texts(AMINA))


async def test_nothing_that_is_written_shows_the_token(capsys: pytest.CaptureFixture[str]) -> None:
    secret = Secret("123456789:AAvery-secret-token-of-telegram-xx")
    root, hook = logging.getLogger(), sys.excepthook
    handler = logging.StreamHandler(sys.stderr)
    root.addHandler(handler)
    try:
        keep_secret(secret)
        error = ValueError(f"https://api.telegram.org/bot{secret.reveal()}/getMe")
        logging.getLogger("tocsin").error("asked %s", secret.reveal(), exc_info=error)
        sys.excepthook(ValueError, error, None)
    finally:
        root.removeHandler(handler)
        sys.excepthook = hook
    shown = capsys.readouterr().err
    assert shown.count("bot***/getMe") >= 2
    assert secret.reveal() not in shown


async def test_kill_while_answering_loses_no_command(telegram: Telegram, tmp_path: Path) -> None:
    telegram.user(AMINA, "Amina")
    for number in range(3):
        telegram.says(AMINA, f"/ping {number}")
    script = Path(__file__).parents[1] / "fakes" / "answering.py"
    run = (sys.executable, str(script), str(tmp_path / "tocsin.db"), telegram.api_url, telegram.token)
    environment = {**os.environ, "PYTHONPATH": str(script.parents[2])}
    first = await asyncio.create_subprocess_exec(*run, "kill", env=environment)
    assert await asyncio.wait_for(first.wait(), 60) == -signal.SIGKILL
    assert telegram.texts(AMINA) == []
    second = await asyncio.create_subprocess_exec(*run, env=environment)
    try:
        await telegram.until(lambda: len(telegram.texts(AMINA)) == 3, within=60)
    finally:
        second.terminate()
        assert await asyncio.wait_for(second.wait(), 10) == 0
    assert telegram.texts(AMINA) == ["pong 0", "pong 1", "pong 2"]
    assert telegram.unread() == 0
