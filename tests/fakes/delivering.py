"""The outgoing flow in a process of its own, which can be told where to die; the parts themselves know nothing of it.

    python delivering.py DATABASE API_URL TOKEN POINT LETTER…

Queues the letters (each for the channel, urgent, so that no wait is needed) where the outbox does not have them, and
delivers until nothing is due. POINT is where it kills itself:

    detecting   inside the transaction that queues the letters
    detected    after it
    claimed     a letter is claimed, its request has not left
    answered    Telegram's answer was read, nothing is written yet
    written     the outcome is committed
    -           nowhere
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from alerts.deliver import Deliverer, Messenger
from alerts.letters import Delivery, DeliveryKind, Letter, Outcome
from alerts.model import Severity
from alerts.render import Renderer
from alerts.settings import Secret
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.outbox_table import queue_letter
from alerts.timing import expiry
from handlers.chat.messenger import open_messenger

CHANNEL = -1001000000001


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def clock() -> datetime:
    return datetime.now(UTC)


class Dying:
    """A messenger in a process that dies before or after the second request."""

    def __init__(self, messenger: Messenger, point: str) -> None:
        self._messenger = messenger
        self._point = point
        self._sent = 0

    async def send(self, delivery: Delivery) -> Outcome:
        self._sent += 1
        if self._point == "claimed" and self._sent == 2:
            die()
        outcome = await self._messenger.send(delivery)
        if self._point == "answered" and self._sent == 2:
            die()
        return outcome

    async def reachable(self) -> bool:
        return await self._messenger.reachable()


class DyingDesk(Desk):
    """The store's thread in a process that dies when the first outcome is written."""

    point = ""

    async def ask(self, function: Any, /, *args: Any, **kwargs: Any) -> Any:
        result = await super().ask(function, *args, **kwargs)
        if self.point == "written" and function.__name__ == "settle":
            die()
        return result


def detect(store: Store, letters: list[str], point: str) -> None:
    with store.transaction():
        for text in letters:
            queue_letter(
                store,
                Letter(html=text, plain=text),
                key=text,
                chat=CHANNEL,
                kind=DeliveryKind.ALERT,
                severity=Severity.CRITICAL,
                language="en",
                now=clock(),
                expires_at=expiry(created=clock(), severity=Severity.CRITICAL),
            )
        if point == "detecting":
            die()
    if point == "detected":
        die()


async def main(database: str, api_url: str, token: str, point: str, *letters: str) -> None:
    store = Store.open(Path(database))
    desk = DyingDesk(store)
    desk.point = point
    await desk.ask(detect, list(letters), point)
    async with open_messenger(Secret(token), api_url=api_url) as messenger:
        deliverer = Deliverer(
            desk=desk, messenger=Dying(messenger, point), renderer=Renderer(), clock=clock, boot=str(os.getpid())
        )
        await deliverer.deliver_due()
    desk.close()
    store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
