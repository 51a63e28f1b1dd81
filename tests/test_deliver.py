"""The outbox protocol: every letter once, twice at most and then labelled, none lost, whatever Telegram answers."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from alerts.letters import Delivery, DeliveryKind, Outcome, Sent
from alerts.model import Severity
from alerts.settings import Secret
from alerts.store.chats_table import chat_state, remember_chat, set_chat_status
from alerts.store.database import Store
from alerts.store.outbox_table import release_letters
from handlers.messenger import open_messenger
from tests.fakes.botapi import Telegram
from tests.fakes.post_office import Clock, PostOffice, post_office, store_alert

AMINA = 7
OWNER = 8
OPERATOR = 9
CHANNEL = -1001000000001
FORUM = -1001000000002


@pytest.fixture
async def office(telegram: Telegram, tmp_path: Path) -> AsyncIterator[PostOffice]:
    telegram.user(AMINA, "Amina")
    telegram.user(OWNER, "Omar")
    telegram.user(OPERATOR, "Odile")
    telegram.channel(CHANNEL, "Goma partners")
    telegram.supergroup(FORUM, forum=True)
    async with post_office(telegram, tmp_path, operators=(OPERATOR,)) as office:
        yield office


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


async def test_a_group_that_moved_gets_its_letters_and_everything_follows(
    telegram: Telegram, office: PostOffice
) -> None:
    telegram.group(-5, "Équipe", admins=[OWNER])
    remember_chat(office.store, -5, now=office.clock.now(), owner=OWNER, language="fr")
    office.store.execute(
        "INSERT INTO subscriptions (position, chat_id, created_at) VALUES (0, '-5', ?)", ("2016-01-01",)
    )
    office.post(-5, "one")
    office.post(-5, "two")
    new = telegram.upgrades(-5, by=OWNER)
    await office.deliver()
    assert telegram.texts(new) == ["one", "two"]
    assert office.store.value("SELECT chat_id FROM subscriptions") == str(new)
    assert chat_state(office.store, new).owner == OWNER
    assert chat_state(office.store, -5).migrated_to == new


async def test_a_person_who_blocked_the_bot_finds_everything_on_return(telegram: Telegram, office: PostOffice) -> None:
    telegram.blocks(AMINA)
    one, two = office.post(AMINA, "one"), office.post(AMINA, "two")
    await office.deliver()
    assert office.states() == ["held", "held"]
    assert len(telegram.requested("sendMessage")) == 1
    telegram.unblocks(AMINA)
    set_chat_status(office.store, AMINA, "ready", now=office.clock.now())
    assert release_letters(office.store, AMINA, now=office.clock.now()) == 2
    await office.deliver()
    assert telegram.texts(AMINA) == ["one", "two"]
    assert office.events(one) == ["claimed", "refused", "held", "released", "claimed", "sent"]
    assert office.events(two) == ["held", "released", "claimed", "sent"]


async def test_a_channel_that_removed_the_bot_is_held_and_its_owner_told(
    telegram: Telegram, office: PostOffice
) -> None:
    remember_chat(office.store, CHANNEL, now=office.clock.now(), owner=OWNER, title="Goma partners", language="fr")
    telegram.changes_bot(OWNER, CHANNEL, "kicked")
    office.post(CHANNEL, "one")
    await office.deliver()
    assert office.row(1)["state"] == "held"
    (notice,) = telegram.texts(OWNER)
    assert notice.startswith("⚠ Je ne suis plus dans « Goma partners »")


async def test_a_channel_known_by_its_name_is_asked_again_after_a_removal(
    telegram: Telegram, office: PostOffice
) -> None:
    telegram.channel(-1001000000007, username="goma", bot="kicked")
    office.post("@goma", "one")
    await office.deliver()
    telegram.changes_bot(OWNER, "@goma", "administrator")
    office.clock.advance(minutes=6)
    await office.deliver()
    assert telegram.texts("@goma") == ["one"]


async def test_a_chat_without_rights_rests_longer_each_time_and_is_never_given_up(
    telegram: Telegram, office: PostOffice
) -> None:
    remember_chat(office.store, CHANNEL, now=office.clock.now(), owner=OWNER, title="Goma partners")
    telegram.refuses(CHANNEL, "need administrator rights in the channel chat")
    office.post(CHANNEL, "urgent", severity=Severity.CRITICAL)
    rests = []
    for _ in range(4):
        await office.deliver()
        not_before = chat_state(office.store, CHANNEL).not_before
        assert not_before is not None
        rests.append(round((not_before - office.clock.now()).total_seconds() / 60))
        office.clock.advance(minutes=rests[-1], seconds=2)
    assert rests == [5, 30, 120, 360]
    assert len(telegram.texts(OWNER)) == 1, "the owner hears of it at the first refusal"
    assert len(telegram.texts(OPERATOR)) == 1, "the operators at the second"
    telegram.behaves(CHANNEL)
    await office.deliver()
    assert telegram.texts(CHANNEL) == ["urgent"]
    assert chat_state(office.store, CHANNEL).strikes == 0


async def test_a_chat_that_gives_the_right_back_need_not_wait(telegram: Telegram, office: PostOffice) -> None:
    telegram.refuses(CHANNEL, "need administrator rights in the channel chat", times=1)
    office.post(CHANNEL, "one")
    await office.deliver()
    set_chat_status(office.store, CHANNEL, "ready", now=office.clock.now())
    release_letters(office.store, CHANNEL, now=office.clock.now())
    await office.deliver()
    assert telegram.texts(CHANNEL) == ["one"]


async def test_a_letter_that_its_chat_refuses_does_not_hold_up_the_others(
    telegram: Telegram, office: PostOffice
) -> None:
    telegram.refuses(CHANNEL, "MESSAGE_STRANGE", times=1)
    office.post(CHANNEL, "strange", severity=Severity.CRITICAL)
    office.post(CHANNEL, "usual", severity=Severity.LOW)
    await office.deliver()
    office.clock.advance(minutes=5)
    await office.deliver()
    assert telegram.texts(CHANNEL)[0] == "usual"


async def test_an_urgent_letter_for_a_lost_topic_goes_to_general_and_says_so(
    telegram: Telegram, office: PostOffice
) -> None:
    office.post(FORUM, "urgent", severity=Severity.CRITICAL, topic=12)
    usual = office.post(FORUM, "usual", severity=Severity.HIGH, topic=12)
    await office.deliver()
    (message,) = telegram.history(FORUM)
    assert message.topic is None
    assert message.text.splitlines()[1].startswith("⚠ This message was meant for a topic")
    assert timedelta(minutes=4) < office.waits(usual) <= timedelta(minutes=5)


async def test_a_revoked_token_stops_the_work_and_keeps_the_queue(
    telegram: Telegram, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.post(AMINA, "one")
    office.post(CHANNEL, "two")
    token = telegram.token
    telegram.revokes_token()
    await office.deliver()
    assert office.states() == ["queued", "queued"]
    assert office.deliverer.halted
    assert token not in "".join(record.getMessage() for record in caplog.records if record.name != "httpx")


async def test_letters_that_nobody_could_take_in_time_are_given_up_and_it_is_said(
    telegram: Telegram, office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    office.post(AMINA, "normal", severity=Severity.LOW)
    office.post(AMINA, "urgent", severity=Severity.CRITICAL)
    office.clock.advance(hours=7)
    await office.deliver()
    assert telegram.texts(AMINA) == ["urgent"]
    assert office.states() == ["expired", "sent"]
    assert "1 letters were not sent in time" in caplog.text


async def test_a_crowd_for_one_chat_becomes_the_gravest_four_and_one_digest(
    telegram: Telegram, office: PostOffice
) -> None:
    now = office.clock.now()
    for number in range(40):
        severity = Severity.HIGH if number in {20, 21} else Severity.MEDIUM
        store_alert(office.store, f"REF{number:02}", title=f"Fact {number}", severity=severity, now=now)
        office.post(CHANNEL, f"Fact {number}", severity=severity, alert_ref=f"REF{number:02}")
    await office.deliver()
    messages = telegram.texts(CHANNEL)
    assert len(messages) == 5
    assert {"Fact 20", "Fact 21", "Fact 0", "Fact 1"} < set(messages)
    digest = next(text for text in messages if not text.startswith("Fact"))
    assert digest.startswith("36 alerts in one message")
    assert "REF02" in digest
    assert office.states().count("merged") == 36
    assert office.states().count("sent") == 5


async def test_a_digest_whose_alerts_cannot_be_read_goes_in_plain_words(telegram: Telegram, office: PostOffice) -> None:
    for number in range(7):
        office.post(CHANNEL, f"Fact {number}", alert_ref=f"REF{number}")
    await office.deliver()
    digest = next(text for text in telegram.texts(CHANNEL) if not text.startswith("Fact"))
    assert digest.splitlines() == ["3 alerts in one message", "REF4 · Fact 4", "REF5 · Fact 5", "REF6 · Fact 6"]


async def test_five_letters_are_no_crowd_and_topics_are_not_mixed(telegram: Telegram, office: PostOffice) -> None:
    telegram.topic(FORUM, 1001)
    telegram.topic(FORUM, 1002)
    for number in range(8):
        office.post(FORUM, f"Fact {number}", topic=1001 + number % 2, alert_ref=f"REF{number}")
    await office.deliver()
    assert sorted(telegram.texts(FORUM)) == [f"Fact {number}" for number in range(8)]


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
