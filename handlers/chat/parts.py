"""What handlers work with: the parts of the running service and the shape of a command.

The parts travel in ``application.bot_data`` under one key and are read back, typed, with ``parts_of``.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot

from alerts.deliver import Deliverer
from alerts.lookout import Lookout
from alerts.model import Language, Role
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.render import Renderer
from alerts.rules.chat.knownplaces import Knows, nothing_known
from alerts.sources.firstlook import FirstLook
from alerts.store.desk import Desk

Context = CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]
Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
People = Application[Any, Any, Any, Any, Any, Any]
"""The library's application: the bot's side of every conversation."""

_KEY: Final = "parts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A chat command: its Latin name, what it does in each language for the menu and /help, and who may use it."""

    name: str
    handler: Handler
    descriptions: dict[Language, str]
    who: Role = Role.EVERYBODY


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The parts of the running service that handlers may use; without ``first_look`` addresses are taken as given."""

    desk: Desk
    lookout: Lookout
    deliverer: Deliverer
    renderer: Renderer
    clock: Callable[[], datetime]
    operators: frozenset[int]
    gazetteer: Gazetteer | None = None
    first_look: FirstLook | None = None

    @property
    def knows(self) -> Knows:
        """Tells whether the gazetteer has a place of exactly some name."""
        return nothing_known if self.gazetteer is None else self.gazetteer.knows


def hand_over(application: People, parts: Parts) -> None:
    """Give the parts to the handlers of an application."""
    application.bot_data[_KEY] = parts


def parts_of(context: Context) -> Parts:
    """The parts, from where ``hand_over`` put them."""
    parts: Parts = context.bot_data[_KEY]
    return parts
