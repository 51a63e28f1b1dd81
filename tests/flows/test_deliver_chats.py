"""The outbox protocol by chat: chats that moved, blocked the bot or lost their rights, and crowds for one of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alerts.letters import DeliveryKind
from alerts.model import Severity
from alerts.store.chats_table import chat_state, remember_chat, set_chat_status
from alerts.store.outbox_table import release_letters
from tests.fakes.addressees import AMINA, CHANNEL, FORUM, OPERATOR, OWNER, office
from tests.fakes.botapi import Telegram
from tests.fakes.post_office import PostOffice, store_alert

__all__ = ["office"]


async def test_a_group_that_moved_gets_its_letters_and_everything_follows(
    telegram: Telegram, office: PostOffice
) -> None:
    telegram.group(-5, "Équipe", admins=[OWNER])
    remember_chat(office.store, -5, now=office.clock.now(), owner=OWNER, language="fr")
    office.store.execute(
        "INSERT INTO subscriptions (position, chat_id, created_at) VALUES (0, '-5', ?)", ("2016-01-01",)
    )
    before = office.post(-5, "before")
    await office.deliver()
    store_alert(office.store, "REF00", title="Fact", severity=Severity.LOW, now=office.clock.now())
    office.store.execute(
        "INSERT INTO withheld (alert_id, chat_id, why, at) SELECT id, '-5', 'told', created_at FROM alerts"
    )
    office.post(-5, "one")
    office.post(-5, "two")
    new = telegram.upgrades(-5, by=OWNER)
    office.store.execute(
        "INSERT INTO subscriptions (position, chat_id, language, created_at) VALUES (1, ?, 'ar', '2016')", (str(new),)
    )
    await office.deliver()
    assert telegram.texts(new) == ["one", "two"]
    assert office.row(before)["message_id"] is None, "the messages of the old group have other numbers in the new one"
    assert office.store.value("SELECT chat_id FROM withheld") == str(new)
    held = office.store.rows("SELECT chat_id, language FROM subscriptions ORDER BY position")
    assert [tuple(row) for row in held] == [(str(new), None), (str(new), "ar")], "two wishes, in two languages"
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


async def test_what_is_held_is_given_up_when_it_is_stale(telegram: Telegram, office: PostOffice) -> None:
    telegram.blocks(AMINA)
    office.post(AMINA, "one")
    await office.deliver()
    assert office.states() == ["held"]
    office.clock.advance(days=2)
    await office.deliver()
    assert office.states() == ["expired"]


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
    rests, told = [], []
    for _ in range(4):
        await office.deliver()
        told.append((len(telegram.texts(OWNER)), len(telegram.texts(OPERATOR))))
        not_before = chat_state(office.store, CHANNEL).not_before
        assert not_before is not None
        rests.append(round((not_before - office.clock.now()).total_seconds() / 60))
        office.clock.advance(minutes=rests[-1], seconds=2)
    assert rests == [5, 30, 120, 360]
    assert told == [(1, 0), (1, 1), (1, 1), (1, 1)], (
        "the owner hears of it at the first refusal, operators at the second"
    )
    telegram.behaves(CHANNEL)
    await office.deliver()
    assert telegram.texts(CHANNEL) == ["urgent"]
    assert chat_state(office.store, CHANNEL).strikes == 0


async def test_a_notice_that_is_refused_gives_rise_to_no_other(telegram: Telegram, office: PostOffice) -> None:
    telegram.refuses(AMINA, "chat not found")
    notice = office.post(AMINA, "a notice", kind=DeliveryKind.NOTICE)
    for minutes in (6, 31, 121):
        await office.deliver()
        office.clock.advance(minutes=minutes)
    assert office.row(notice)["attempts"] == 3
    assert telegram.texts(OPERATOR) == []


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
    assert telegram.texts(CHANNEL) == [], "the chat rests"
    office.clock.advance(minutes=5)
    await office.deliver()
    assert telegram.texts(CHANNEL)[0] == "usual"


async def test_an_urgent_letter_for_a_lost_topic_goes_to_general_and_says_so(
    telegram: Telegram, office: PostOffice
) -> None:
    remember_chat(office.store, FORUM, now=office.clock.now(), owner=OWNER, title="Goma partners", language="en")
    office.post(FORUM, "urgent", severity=Severity.CRITICAL, topic=12)
    usual = office.post(FORUM, "usual", severity=Severity.HIGH, topic=12)
    await office.deliver()
    (message,) = telegram.history(FORUM)
    assert message.topic is None
    assert message.text.splitlines()[1].startswith("⚠ This message was meant for a topic")
    (notice,) = telegram.texts(OWNER)
    assert 'In "Goma partners" the topic that the alerts go to is closed or deleted' in notice
    assert timedelta(minutes=4) < office.waits(usual) <= timedelta(minutes=5)
    assert release_letters(office.store, FORUM, now=office.clock.now()) == 1, "what the topic refused"


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
    letters = [
        office.post(CHANNEL, f"Fact {number}", alert_ref=f"REF{number}", severity=severity)
        for number, severity in enumerate([Severity.HIGH] * 6 + [Severity.LOW])
    ]
    await office.deliver()
    merged, digest_row = letters[4:], office.row(letters[-1] + 1)
    assert digest_row["expires_at"] == max(office.row(letter)["expires_at"] for letter in merged)
    digest = next(text for text in telegram.texts(CHANNEL) if not text.startswith("Fact"))
    assert digest.splitlines() == ["3 alerts in one message", "REF4 · Fact 4", "REF5 · Fact 5", "REF6 · Fact 6"]


async def test_five_letters_are_no_crowd_and_topics_are_not_mixed(telegram: Telegram, office: PostOffice) -> None:
    telegram.topic(FORUM, 1001)
    telegram.topic(FORUM, 1002)
    for number in range(9):
        office.post(FORUM, f"Fact {number}", topic=1001 + number % 2, alert_ref=f"REF{number}")
    await office.deliver()
    assert sorted(telegram.texts(FORUM)) == [f"Fact {number}" for number in range(9)]
