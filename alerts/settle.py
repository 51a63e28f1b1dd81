"""What an outcome does to the letter, its chat and the people who must know: one transaction, no waiting, no sending.

    Sent      the letter is sent, the chat's strikes are forgotten
    TryLater  it waits; a flood makes its chat wait and does not count as an attempt
    Moved     everything that named the old group names the new one, the letter goes at once
    Refused   blocked or removed: the chat's letters are held; rights: the chat rests, longer each time, and its owner
              is told, then the operators; topic: a critical letter goes to General; token: the letter stays queued
    Unknown   alerts and digests go out once more with a label that says so, notices stay unknown

Theory: people must get an alert at least once, and never more than twice. Preferred mistake: the second copy. A chat is
never given up after a refusal: on 2023-10-31 a fault of Telegram gave every bot "not enough rights" for hours.
"""

from __future__ import annotations

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, assert_never

from alerts.errors import RenderError
from alerts.letters import (
    Delivery,
    DeliveryKind,
    Letter,
    Moved,
    Outcome,
    Refusal,
    Refused,
    Sent,
    TryLater,
    Unknown,
    worded,
)
from alerts.model import Severity
from alerts.render import Renderer
from alerts.store.chats_table import chat_answered, chat_state, migrate_chat, rest_chat, set_chat_status
from alerts.store.database import Store
from alerts.store.log_table import alert_record
from alerts.store.outbox_table import (
    Waiting,
    abandoned,
    crowds,
    expire_letters,
    finish,
    hold_letters,
    mark_second_copy,
    merge_letters,
    put_back,
    queue_letter,
    send_to_general,
)
from alerts.timing import NOTICE_LIFETIME, retry_after_flood, retry_after_strike, second_copy_wait
from alerts.typography import TEXT_LIMIT, cut, one_line
from alerts.wordings import say

log = logging.getLogger(__name__)

CROWD: Final = 5
"""More alerts than this waiting for one chat or topic become one digest but for the gravest."""
KEPT_FROM_CROWD: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """Writes down what becomes of letters, under this run's id; ``operators`` are told of lasting trouble.

    Every method is a piece of work for the thread of the store.
    """

    boot: str
    operators: Collection[int] = ()

    def settle(self, store: Store, delivery: Delivery, outcome: Outcome, *, now: datetime) -> None:
        """Write down what became of a delivery, with all that follows from it."""
        with store.transaction():
            match outcome:
                case Sent(message_id=message_id):
                    finish(store, delivery.id, "sent", now=now, boot=self.boot, message_id=message_id)
                    chat_answered(store, delivery.chat, now=now)
                case TryLater():
                    self._try_later(store, delivery, outcome, now=now)
                case Moved(chat=chat):
                    migrate_chat(store, delivery.chat, chat, now=now)
                    self._put_back(store, delivery, now, "moved", now=now, detail=f"now {chat}", uncount=True)
                case Refused():
                    self._refused(store, delivery, outcome, now=now)
                case Unknown(why=why):
                    self._unknown(store, delivery, why, now=now)
                case _:
                    assert_never(outcome)

    def recover(self, store: Store, *, now: datetime) -> int:
        """Another run ended while it was sending: nobody knows what arrived. Returns how many letters that is."""
        left = abandoned(store, boot=self.boot)
        with store.transaction():
            for delivery in left:
                self._unknown(store, delivery, "the service ended while it was sending", now=now)
        return len(left)

    def tidy(self, store: Store, renderer: Renderer, *, now: datetime) -> None:
        """Before letters leave: give up what is stale, hold what cannot leave, merge crowds into digests."""
        with store.transaction():
            if expired := expire_letters(store, now=now, boot=self.boot):
                log.warning("%d letters were not sent in time and are given up (tocsin log --state expired)", expired)
            hold_letters(store, now=now, boot=self.boot)
            for crowd in crowds(store, now=now, more_than=CROWD, kept=KEPT_FROM_CROWD):
                digest = _digest(store, crowd, renderer)
                merge_letters(store, crowd, digest, now=now, boot=self.boot)

    def _try_later(self, store: Store, delivery: Delivery, outcome: TryLater, *, now: datetime) -> None:
        until = now + (retry_after_flood(outcome.after) if outcome.flood else outcome.after)
        code = "flood" if outcome.flood else "no_connection"
        if outcome.flood:
            rest_chat(store, delivery.chat, until=until, now=now)
        self._put_back(
            store, delivery, until, "try_later", now=now, code=code, detail=outcome.why, uncount=outcome.flood
        )

    def _refused(self, store: Store, delivery: Delivery, refused: Refused, *, now: datetime) -> None:
        code, why = refused.refusal.value, refused.why
        match refused.refusal:
            case Refusal.TOKEN:
                self._put_back(store, delivery, now, "refused", now=now, code=code, detail=why, uncount=True)
            case Refusal.REMOVED if isinstance(delivery.chat, str):
                self._strike(store, delivery, why, now=now)  # a return is told by number, never by @name: ask again
            case Refusal.BLOCKED | Refusal.REMOVED:
                self._put_back(store, delivery, now, "refused", now=now, code=code, detail=why)
                removed = refused.refusal is Refusal.REMOVED
                set_chat_status(store, delivery.chat, "inactive" if removed else "blocked", now=now)
                hold_letters(store, now=now, boot=self.boot)
                if removed:
                    self._tell_owner(store, delivery, "chat_removed_bot", why, now=now)
            case Refusal.RIGHTS:
                self._strike(store, delivery, why, now=now)
            case Refusal.TOPIC:
                self._no_topic(store, delivery, why, now=now)
            case _:
                assert_never(refused.refusal)

    def _strike(self, store: Store, delivery: Delivery, why: str, *, now: datetime) -> None:
        strikes = chat_state(store, delivery.chat).strikes + 1
        until = now + retry_after_strike(strikes)
        rest_chat(store, delivery.chat, until=until, now=now, strikes=strikes)
        behind_the_others = max(until, now + retry_after_strike(delivery.attempts)) + timedelta(seconds=1)
        self._put_back(store, delivery, behind_the_others, "refused", now=now, code="rights", detail=why)
        if strikes == 1:
            self._tell_owner(store, delivery, "chat_refuses", why, now=now)
        elif strikes == 2:
            for operator in self.operators:
                self._tell(store, operator, delivery, "chat_refuses", why, now=now)

    def _no_topic(self, store: Store, delivery: Delivery, why: str, *, now: datetime) -> None:
        if delivery.severity is Severity.CRITICAL and delivery.topic is not None:
            send_to_general(store, delivery.id, worded(say("topic_lost", delivery.language)))
            self._put_back(store, delivery, now, "to_general", now=now, code="topic", detail=why)
        else:
            later = now + retry_after_strike(delivery.attempts)
            self._put_back(store, delivery, later, "refused", now=now, code="topic", detail=why)
        self._tell_owner(store, delivery, "topic_refuses", why, now=now)

    def _unknown(self, store: Store, delivery: Delivery, why: str, *, now: datetime) -> None:
        if delivery.kind is DeliveryKind.NOTICE or delivery.resends > 0:
            finish(store, delivery.id, "unknown", now=now, boot=self.boot, code="unknown", detail=why)
            return
        mark_second_copy(store, delivery.id, worded(say("second_copy", delivery.language)))
        later = now + second_copy_wait(delivery.severity)
        self._put_back(store, delivery, later, "unknown", now=now, code="unknown", detail=why)

    def _tell_owner(self, store: Store, delivery: Delivery, words: str, why: str, *, now: datetime) -> None:
        owner = chat_state(store, delivery.chat).owner
        if owner is not None:
            self._tell(store, owner, delivery, words, why, now=now)

    def _tell(self, store: Store, person: int, delivery: Delivery, words: str, why: str, *, now: datetime) -> None:
        """Queue a notice about a chat, in private; one a day for each chat and trouble, none about notices."""
        if delivery.kind is DeliveryKind.NOTICE or delivery.chat == person:
            return
        chat = chat_state(store, delivery.chat)
        language = chat_state(store, person).language or chat.language or delivery.language
        queue_letter(
            store,
            worded(say(words, language, chat=chat.title or delivery.chat, why=why)),
            key=f"notice|{words}|{delivery.chat}|{person}|{now:%Y-%m-%d}",
            chat=person,
            kind=DeliveryKind.NOTICE,
            severity=Severity.HIGH,
            language=language,
            now=now,
            expires_at=now + NOTICE_LIFETIME,
        )

    def _put_back(
        self,
        store: Store,
        delivery: Delivery,
        not_before: datetime,
        event: str,
        *,
        now: datetime,
        code: str | None = None,
        detail: str | None = None,
        uncount: bool = False,
    ) -> None:
        put_back(
            store,
            delivery.id,
            not_before=not_before,
            event=event,
            now=now,
            boot=self.boot,
            code=code,
            detail=detail,
            uncount=uncount,
        )


def _digest(store: Store, crowd: tuple[Waiting, ...], renderer: Renderer) -> Letter:
    """One letter for a crowd; in the plainest words where the template or an alert fails."""
    language = crowd[0].language
    records = [record for waiting in crowd if (record := alert_record(store, waiting.alert_ref)) is not None]
    if len(records) == len(crowd):
        sources = {record.alert.entry.feed: record.feed_title for record in records if record.feed_title}
        try:
            return renderer.digest_letter([record.alert for record in records], language=language, sources=sources)
        except RenderError as error:
            log.error("a digest goes out in plain words: %s", error)  # noqa: TRY400 - the template is named
    lines = [say("many_alerts", language, count=len(crowd))]
    lines += [f"{waiting.alert_ref} · {cut(one_line(waiting.plain), 120)}" for waiting in crowd]
    return worded(cut("\n".join(lines), TEXT_LIMIT))
