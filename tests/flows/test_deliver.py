"""The outbox protocol: every letter once, twice at most and then labelled, none lost, whatever Telegram answers."""

from __future__ import annotations

import asyncio
import socket
from datetime import timedelta
from pathlib import Path

import pytest

from alerts.letters import Delivery, DeliveryKind, Outcome, Sent
from alerts.model import Severity
from alerts.settings import Secret
from alerts.store.database import Store
from handlers.chat.messenger import open_messenger
from tests.fakes.addressees import AMINA, CHANNEL, FORUM, office
from tests.fakes.botapi import Telegram
from tests.fakes.post_office import Clock, PostOffice, post_office

__all__ = ["office"]


async def test_a_letter_is_sent_once_and_its_trail_is_kept(telegram: Telegram, office: PostOffice) -> None:
    letter = office.post(CHANNEL, "Alep-Est")
    await office.deliver()
    await office.deliver()
    assert telegram.texts(CHANNEL) == ["Alep-Est"]
    assert office.row(letter)["message_id"] == telegram.history(CHANNEL)[0].id
    assert office.events(letter) == ["claimed", "sent"]
    assert office.deliverer.tally == {"Sent": 1}


async def test_the_gravest_letter_goes_first_then_the_oldest(telegram: Telegram, office: PostOffice) -> None:
    office.post(AMINA, "first", severity=Severity.LOW)
    office.post(AMINA, "second", severity=Severity.LOW)
    office.post(AMINA, "urgent", severity=Severity.CRITICAL)
    await office.deliver()
    assert telegram.texts(AMINA) == ["urgent", "first", "second"]


async def test_chats_are_served_side_by_side_but_each_one_letter_at_a_time(
    telegram: Telegram, office: PostOffice
) -> None:
    telegram.hangs(CHANNEL, times=1)
    office.post(CHANNEL, "slow")
    office.post(CHANNEL, "behind it")
    office.post(AMINA, "elsewhere")
    delivering = asyncio.create_task(office.deliver())
    await telegram.until(lambda: telegram.texts(AMINA))
    assert telegram.texts(CHANNEL) == []
    assert len(telegram.requested("sendMessage")) == 2
    await delivering


async def test_a_lost_answer_brings_one_labelled_second_copy_after_half_a_minute(
    telegram: Telegram, office: PostOffice
) -> None:
    letter = office.post(CHANNEL, "Alep-Est", language="fr")
    telegram.loses_answer(CHANNEL)
    await office.deliver()
    assert timedelta(seconds=28) < office.waits(letter) <= timedelta(seconds=30)
    office.clock.advance(seconds=31)
    await office.deliver()
    first, second = telegram.texts(CHANNEL)
    assert first == "Alep-Est"
    assert second.splitlines() == ["Alep-Est", "↻ Déjà reçu ? Le premier envoi n’a pas été confirmé."]
    assert office.states() == ["sent"]
    assert office.events(letter) == ["claimed", "unknown", "claimed", "sent"]


async def test_an_urgent_second_copy_does_not_wait(telegram: Telegram, office: PostOffice) -> None:
    letter = office.post(CHANNEL, "urgent", severity=Severity.CRITICAL)
    telegram.gateway_fails(CHANNEL)
    await office.deliver()
    assert office.waits(letter) <= timedelta(0)


async def test_after_two_unknown_copies_people_must_decide(telegram: Telegram, office: PostOffice) -> None:
    office.post(CHANNEL, "Alep-Est")
    telegram.loses_answer(CHANNEL, times=2)
    for _ in range(4):
        await office.deliver()
        office.clock.advance(minutes=2)
    assert len(telegram.texts(CHANNEL)) == 2
    assert office.states() == ["unknown"]


async def test_a_notice_is_never_sent_twice(telegram: Telegram, office: PostOffice) -> None:
    office.post(AMINA, "a notice", kind=DeliveryKind.NOTICE)
    telegram.loses_answer(AMINA)
    await office.deliver()
    office.clock.advance(minutes=5)
    await office.deliver()
    assert telegram.texts(AMINA) == ["a notice"]
    assert office.states() == ["unknown"]


async def test_a_flooded_chat_rests_and_the_attempt_does_not_count(telegram: Telegram, office: PostOffice) -> None:
    letter = office.post(CHANNEL, "later")
    telegram.floods(CHANNEL, 20)
    office.post(AMINA, "now")
    await office.deliver()
    assert telegram.texts(AMINA) == ["now"]
    assert timedelta(seconds=19) < office.waits(letter) <= timedelta(seconds=21)
    assert office.row(letter)["attempts"] == 0
    office.clock.advance(seconds=22)
    await office.deliver()
    assert telegram.texts(CHANNEL) == ["later"]


async def test_floods_of_two_chats_stop_everybody(telegram: Telegram, office: PostOffice) -> None:
    telegram.floods(CHANNEL, 30)
    telegram.floods(FORUM, 30)
    office.post(CHANNEL, "one", severity=Severity.CRITICAL)
    office.post(FORUM, "two", severity=Severity.CRITICAL)
    delivering = asyncio.create_task(office.deliver())
    await telegram.until(lambda: len(telegram.requested("sendMessage")) == 2)
    await asyncio.sleep(0.2)
    office.post(AMINA, "three")
    await asyncio.sleep(1.2)
    assert telegram.texts(AMINA) == []
    office.clock.advance(seconds=32)
    await delivering
    await office.deliver()
    assert telegram.texts(AMINA) == ["three"]
    assert telegram.texts(CHANNEL) == ["one"]


async def test_without_a_connection_letters_wait_and_nothing_is_used_up(
    telegram: Telegram, office: PostOffice, tmp_path: Path
) -> None:
    office.post(AMINA, "patient")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{listener.getsockname()[1]}/bot"
        async with (
            open_messenger(Secret(telegram.token), api_url=nobody) as messenger,
            post_office(telegram, tmp_path, messenger=messenger, clock=office.clock) as cut_off,
        ):
            for _ in range(5):
                await cut_off.deliver()
                office.clock.advance(minutes=2)
    row = office.row(1)
    assert (row["state"], row["resends"], row["last_code"]) == ("queued", 0, "no_connection")
    assert row["attempts"] == 1, "after the first failure a harmless question is asked instead"
    await office.deliver()
    assert telegram.texts(AMINA) == ["patient"]


async def test_an_outage_does_not_use_up_the_second_copies(telegram: Telegram, office: PostOffice) -> None:
    for number in range(12):
        telegram.user(100 + number)
        office.post(100 + number, f"for {number}")
    telegram.gateway_fails(method="sendMessage", times=None)
    telegram.gateway_fails(method="getMe", times=None)
    for _ in range(5):
        await office.deliver()
        office.clock.advance(minutes=2)
    assert len(telegram.requested("sendMessage")) <= 8, "only what was in flight when it began"
    telegram.behaves()
    for _ in range(3):
        await office.deliver()
        office.clock.advance(minutes=2)
    assert set(office.states()) == {"sent"}
    assert all(len(telegram.texts(100 + number)) == 1 for number in range(12))


async def test_a_clock_set_back_delays_nobody(telegram: Telegram, office: PostOffice) -> None:
    await office.deliver()
    office.post(CHANNEL, "one")
    office.clock.set_back(hours=1)
    await office.deliver()
    assert telegram.texts(CHANNEL) == ["one"]


async def test_the_outcome_is_written_again_until_the_store_takes_it_and_nothing_is_sent_again(
    telegram: Telegram, office: PostOffice, tmp_path: Path
) -> None:
    office.post(CHANNEL, "once")
    office.store.execute("PRAGMA busy_timeout=50")
    with Store.open(tmp_path / "tocsin.db") as other:
        telegram.after("sendMessage", lambda request: _lock(other))
        delivering = asyncio.create_task(office.deliver())
        await telegram.until(lambda: telegram.texts(CHANNEL))
        await asyncio.sleep(0.6)
        assert not delivering.done()
        other.execute("ROLLBACK")
        await delivering
    assert telegram.texts(CHANNEL) == ["once"]
    assert office.states() == ["sent"]


def _lock(store: Store) -> None:
    store.execute("BEGIN IMMEDIATE")


async def test_a_stopping_service_finishes_what_is_in_flight_and_begins_nothing(
    telegram: Telegram, office: PostOffice
) -> None:
    started = asyncio.Event()
    loop = asyncio.get_running_loop()
    telegram.before("sendMessage", lambda request: loop.call_soon_threadsafe(started.set))
    for number in range(5):
        office.post(CHANNEL, f"letter {number}")
    running = asyncio.create_task(office.deliverer.run())
    await started.wait()
    office.deliverer.stop()
    await asyncio.wait_for(running, 5)
    sent = telegram.texts(CHANNEL)
    assert 1 <= len(sent) < 5
    assert office.states().count("sent") == len(sent)
    assert office.states().count("sending") == 0


async def test_a_running_service_sends_at_once_when_woken(telegram: Telegram, office: PostOffice) -> None:
    running = asyncio.create_task(office.deliverer.run())
    await asyncio.sleep(0.1)
    office.post(CHANNEL, "now")
    office.deliverer.wake()
    await telegram.until(lambda: telegram.texts(CHANNEL), within=0.8)
    office.deliverer.stop()
    await running


class Broken:
    """A messenger with a defect."""

    async def send(self, delivery: Delivery) -> Outcome:
        if delivery.id == 1:
            raise ZeroDivisionError
        return Sent(message_id=1)

    async def reachable(self) -> bool:
        return True


async def test_a_defect_of_the_messenger_is_an_unknown_outcome_not_an_end(telegram: Telegram, tmp_path: Path) -> None:
    async with post_office(telegram, tmp_path, messenger=Broken(), clock=Clock()) as office:
        office.post(CHANNEL, "one")
        office.post(AMINA, "two")
        await office.deliver()
        office.clock.advance(minutes=1)
        await office.deliver()
        assert office.states() == ["unknown", "sent"] or office.row(1)["resends"] == 1


async def test_a_key_is_used_once(office: PostOffice) -> None:
    office.post(CHANNEL, "Alep-Est")
    with pytest.raises(AssertionError):
        office.post(CHANNEL, "Alep-Est")
    assert office.states() == ["queued"]


async def test_a_store_that_cannot_be_read_does_not_end_the_service(
    telegram: Telegram, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.post(CHANNEL, "after all")
    office.store.execute("ALTER TABLE chat_state RENAME TO away")
    running = asyncio.create_task(office.deliverer.run())
    await asyncio.sleep(0.3)
    assert "delivery waits for the database" in caplog.text
    office.store.execute("ALTER TABLE away RENAME TO chat_state")
    await telegram.until(lambda: telegram.texts(CHANNEL))
    office.deliverer.stop()
    await running


async def test_a_service_that_cannot_write_down_what_the_last_run_left_still_stops(office: PostOffice) -> None:
    left = office.post(AMINA)
    office.store.execute("UPDATE outbox SET state = 'sending', boot_id = 'the last run'")
    office.store.execute("PRAGMA query_only = ON")
    running = asyncio.create_task(office.deliverer.run())
    await asyncio.sleep(0.1)
    office.deliverer.stop()
    await asyncio.wait_for(running, 5)
    assert office.row(left)["state"] == "sending", "the next run does it"
