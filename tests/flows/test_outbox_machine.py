"""A state machine against the outbox: any order of letters, answers, crashes and clocks, and the promises hold.

The model knows what really arrived in each chat, which the outbox cannot know.
"""

from __future__ import annotations

import tempfile
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import ClassVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from alerts.letters import Delivery, DeliveryKind, Moved, Outcome, Refusal, Refused, Sent, TryLater, Unknown
from alerts.model import Severity
from alerts.render import Renderer
from alerts.settle import Books
from alerts.store.chats_table import chat_state, remember_chat, set_chat_status
from alerts.store.outbox_table import claim_due, release_letters
from tests.fakes.databases import new_store
from tests.fakes.post_office import START, post

CHATS = (7, -5, -1001000000001, "@goma")
OWNER = 70
RENDERER = Renderer()

REFUSALS = st.sampled_from([refusal for refusal in Refusal if refusal is not Refusal.TOKEN])


class Outbox(RuleBasedStateMachine):
    """Letters are queued, claimed, answered or abandoned; ``arrived`` is what stands in the chats."""

    numbers: ClassVar = count(1)

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = new_store(Path(self.folder.name) / "outbox.db")
        self.store.execute("PRAGMA synchronous=OFF")
        self.now = START
        self.boots = count(1)
        self.books = Books(boot="boot-0", operators=(71,))
        self.in_flight: dict[int, Delivery] = {}
        self.arrived: dict[int, list[str]] = {}
        self.posted: dict[int, DeliveryKind] = {}
        remember_chat(self.store, -5, now=self.now, owner=OWNER)

    def teardown(self) -> None:
        self.store.close()
        self.folder.cleanup()

    @rule(
        chat=st.sampled_from(CHATS),
        severity=st.sampled_from(Severity),
        kind=st.sampled_from([DeliveryKind.ALERT, DeliveryKind.ALERT, DeliveryKind.NOTICE]),
        topic=st.sampled_from([None, 12]),
    )
    def letter_is_queued(self, chat: int | str, severity: Severity, kind: DeliveryKind, topic: int | None) -> None:
        number = next(self.numbers)
        ref = f"R{number}" if kind is DeliveryKind.ALERT else None
        letter = post(
            self.store, chat, f"{number}", now=self.now, severity=severity, kind=kind, topic=topic, alert_ref=ref
        )
        self.posted[letter] = kind

    @rule()
    def letter_is_claimed(self) -> None:
        self.books.tidy(self.store, RENDERER, now=self.now)
        delivery = claim_due(self.store, now=self.now, boot=self.books.boot)
        if delivery is not None:
            assert delivery.chat not in {other.chat for other in self.in_flight.values()}, "one in flight for each chat"
            assert delivery.expires_at > self.now
            self.in_flight[delivery.id] = delivery

    def answer(self, outcome: Outcome, *, arrives: bool) -> None:
        _, delivery = self.in_flight.popitem()
        if arrives:
            self.arrived.setdefault(delivery.id, []).append(delivery.letter.plain)
        self.books.settle(self.store, delivery, outcome, now=self.now)

    @precondition(lambda self: self.in_flight)
    @rule()
    def telegram_takes_it(self) -> None:
        self.answer(Sent(message_id=1), arrives=True)

    @precondition(lambda self: self.in_flight)
    @rule(arrives=st.booleans())
    def nobody_knows(self, arrives: bool) -> None:
        self.answer(Unknown(why="the connection was cut"), arrives=arrives)

    @precondition(lambda self: self.in_flight)
    @rule(flood=st.booleans(), seconds=st.integers(0, 100))
    def telegram_puts_it_off(self, flood: bool, seconds: int) -> None:
        self.answer(TryLater(after=timedelta(seconds=seconds), why="later", flood=flood), arrives=False)

    @precondition(lambda self: self.in_flight)
    @rule(refusal=REFUSALS)
    def telegram_refuses(self, refusal: Refusal) -> None:
        self.answer(Refused(refusal=refusal, why="no"), arrives=False)

    @precondition(lambda self: -5 in {delivery.chat for delivery in self.in_flight.values()})
    @rule()
    def the_group_has_moved(self) -> None:
        delivery = next(delivery for delivery in self.in_flight.values() if delivery.chat == -5)
        del self.in_flight[delivery.id]
        self.books.settle(self.store, delivery, Moved(chat=-1005), now=self.now)
        assert self.store.value("SELECT count(*) FROM outbox WHERE chat_id = '-5'") == 0

    @rule(arrives=st.booleans())
    def the_service_is_killed_and_starts_again(self, arrives: bool) -> None:
        for delivery in self.in_flight.values():
            if arrives:
                self.arrived.setdefault(delivery.id, []).append(delivery.letter.plain)
        self.in_flight.clear()
        self.books = Books(boot=f"boot-{next(self.boots)}", operators=(71,))
        self.books.recover(self.store, now=self.now)

    @rule(chat=st.sampled_from(CHATS))
    def the_chat_is_back(self, chat: int | str) -> None:
        set_chat_status(self.store, chat, "ready", now=self.now)
        release_letters(self.store, chat, now=self.now)
        assert chat_state(self.store, chat).status == "ready"

    @rule(minutes=st.sampled_from([1, 31, 400]))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @invariant()
    def no_letter_arrives_more_than_twice_and_a_second_copy_says_so(self) -> None:
        for copies in self.arrived.values():
            assert len(copies) <= 2
            if len(copies) == 2:
                assert "↻" in copies[1]

    @invariant()
    def notices_arrive_once_at_most(self) -> None:
        for letter, kind in self.posted.items():
            if kind is DeliveryKind.NOTICE:
                assert len(self.arrived.get(letter, ())) <= 1

    @invariant()
    def every_state_says_the_truth(self) -> None:
        rows = {row["id"]: row for row in self.store.rows("SELECT * FROM outbox")}
        assert set(self.posted) <= set(rows), "no letter disappears"
        for letter, row in rows.items():
            copies = len(self.arrived.get(letter, ()))
            match row["state"]:
                case "sent":
                    assert copies >= 1
                case "queued" | "held" | "expired" if copies:
                    assert row["resends"] == 1, "what arrived is queued again only as a labelled second copy"
                case "sending":
                    assert letter in self.in_flight
                case "merged":
                    digest = int(row["last_error"].removeprefix("in digest "))
                    assert rows[digest]["kind"] == "digest"
                    assert copies == 0
                case "unknown":
                    assert row["resends"] == 1 or row["kind"] == "notice"

    @invariant()
    def the_log_ends_where_the_letter_stands(self) -> None:
        ends = {
            "sending": {"claimed"},
            "sent": {"sent"},
            "unknown": {"unknown"},
            "held": {"held"},
            "merged": {"merged"},
            "expired": {"expired"},
        }
        last = {row["outbox_id"]: row["event"] for row in self.store.rows("SELECT * FROM delivery_log ORDER BY id")}
        for row in self.store.rows("SELECT id, state FROM outbox"):
            if row["state"] in ends:
                assert last[row["id"]] in ends[row["state"]]


Outbox.TestCase.settings = settings(
    max_examples=40, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
TestOutbox = Outbox.TestCase
