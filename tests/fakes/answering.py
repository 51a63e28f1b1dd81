"""A bot in a process of its own that answers /ping; with ``kill`` it is killed inside its first answer.

python answering.py DATABASE API_URL TOKEN [kill]
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from telegram import Update

from alerts.deliver import Deliverer
from alerts.render import Renderer
from alerts.settings import Secret
from alerts.store.database import Store
from alerts.store.desk import Desk
from handlers.chat.application import answer_people, build_application
from handlers.chat.parts import Command, Context, Parts
from handlers.shell.terminal import TerminalMessenger
from tests.fakes.lookouts import lookout_of


async def main(database: str, api_url: str, token: str, *kill: str) -> None:
    async def ping(update: Update, context: Context) -> None:
        await asyncio.sleep(1)
        if kill:
            os.kill(os.getpid(), signal.SIGKILL)
        assert update.effective_message is not None
        await update.effective_message.reply_text(f"pong {' '.join(context.args or ())}")

    def clock() -> datetime:
        return datetime.now(UTC)

    store, stop, renderer = Store.open(Path(database)), asyncio.Event(), Renderer()
    desk = Desk(store)
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    messenger = TerminalMessenger.__new__(TerminalMessenger)
    deliverer = Deliverer(desk=desk, messenger=messenger, renderer=renderer, clock=clock, boot=str(os.getpid()))
    parts = Parts(
        desk=desk,
        lookout=lookout_of(desk),
        deliverer=deliverer,
        renderer=renderer,
        clock=clock,
        operators=frozenset(),
    )
    commands = (Command(name="ping", handler=ping, descriptions=dict.fromkeys(("fr", "en", "ar"), "ping")),)
    reception = build_application(Secret(token), api_url=api_url, parts=parts, commands=commands)
    await answer_people(reception, stop=stop)
    desk.close()
    store.close()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
