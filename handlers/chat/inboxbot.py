"""Updates that survive a crash: each is stored before it is confirmed, and done before it is forgotten.

The library confirms a batch with its next question, before handlers have finished; a process that is killed then loses
what people said. Here the batch is committed to the store while the answer is still being read, a handler's end marks
its update as done, and what is left open is handed to the handlers again at the next start. So an update may come
twice, never not at all: handlers key their changes by ``update_id``.

Inside a chat updates are handled in order, one at a time; different chats side by side.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any, Final
from weakref import WeakValueDictionary

from telegram import Bot, Update
from telegram.error import NetworkError
from telegram.ext import BaseUpdateProcessor
from telegram.request import HTTPXRequest, RequestData

from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.updates_table import finish_update, open_updates, receive_update
from handlers.chat.certificates import trusted

log = logging.getLogger(__name__)

AT_ONCE: Final = 32
_UNREADABLE: Final = (TypeError, ValueError, AttributeError, LookupError)
"""What the library raises on an update that it does not understand."""

_REFUSED: Final = (401, 404)
"""Telegram knew the token when the service started; the library would stop asking for ever, we go on, more slowly."""

Raw = dict[str, Any]


class Inbox:
    """The stored updates. Only those that this run took in, or took over, are its own to finish."""

    def __init__(self, *, desk: Desk, clock: Callable[[], datetime]) -> None:
        self._desk = desk
        self._clock = clock
        self._open: set[int] = set()

    async def receive(self, batch: Sequence[Raw]) -> list[Raw]:
        """Store a batch; answers it with empty updates in the place of those that are known or cannot be read.

        An empty update keeps its number, so that the library confirms it, and concerns no handler.
        """
        readable = {raw["update_id"]: _is_readable(raw) for raw in batch}
        fresh = await self._desk.ask(_receive, batch, readable=readable, now=self._clock())
        self._open |= fresh
        return [raw if raw["update_id"] in fresh else {"update_id": raw["update_id"]} for raw in batch]

    async def take_over(self, bot: Bot) -> list[Update]:
        """The updates that an earlier run stored and did not finish, in order."""
        left: list[Update] = []
        for number, body in await self._desk.ask(open_updates):
            if number not in self._open:
                self._open.add(number)
                left.append(Update.de_json(json.loads(body), bot))
        return left

    async def finish(self, number: int) -> None:
        """The handlers are done with an update."""
        if number in self._open:
            self._open.discard(number)
            await self._desk.ask(finish_update, number)


class InboxRequest(HTTPXRequest):
    """The HTTP client for getUpdates: what it reads is stored before the library sees it."""

    def __init__(self, inbox: Inbox, *, read_timeout: float, connect_timeout: float) -> None:
        super().__init__(
            connection_pool_size=1,
            read_timeout=read_timeout,
            connect_timeout=connect_timeout,
            httpx_kwargs={"verify": trusted()},
        )
        self._inbox = inbox

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *timeouts: Any, **named_timeouts: Any
    ) -> tuple[int, bytes]:
        """Make the request; a batch of updates is committed to the store before it is returned."""
        code, body = await super().do_request(url, method, request_data, *timeouts, **named_timeouts)
        if code in _REFUSED:
            raise NetworkError("it does not accept the token any more; if it was changed, give the new one and restart")
        if code != 200 or not url.endswith("/getUpdates"):
            return code, body
        answer = json.loads(body)
        if answer.get("result"):
            answer["result"] = await self._inbox.receive(answer["result"])
        return code, json.dumps(answer).encode()


class PerChat(BaseUpdateProcessor):
    """Handles the updates of one chat in order, those of different chats side by side, and marks each done."""

    def __init__(self, inbox: Inbox) -> None:
        super().__init__(AT_ONCE)
        self._inbox = inbox
        self._locks: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to give back."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Let the handlers run; the update is done when they return, whatever they made of it."""
        if not isinstance(update, Update):
            await coroutine
            return
        place = update.effective_chat or update.effective_user
        lock = self._locks.setdefault(place.id if place else 0, asyncio.Lock())
        async with lock:
            await coroutine
        await self._inbox.finish(update.update_id)


def _receive(store: Store, batch: Sequence[Raw], *, readable: dict[int, bool], now: datetime) -> set[int]:
    """Store a batch in one transaction; answers the numbers that handlers have to see."""
    fresh = set()
    with store.transaction():
        for raw in batch:
            number = raw["update_id"]
            if not receive_update(store, number, json.dumps(raw, ensure_ascii=False), now=now):
                continue
            if readable[number]:
                fresh.add(number)
            else:
                finish_update(store, number)
    return fresh


def _is_readable(raw: Raw) -> bool:
    try:
        Update.de_json(raw, None)
    except _UNREADABLE:
        log.exception("update %s cannot be read and is left out", raw.get("update_id"))
        return False
    return True
