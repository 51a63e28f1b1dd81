"""Questions with buttons that wait for a press: each has a code of its own, which its buttons say.

The last few of a person in a chat wait together, so that a newer one takes no older one's place and no button ever
answers another question than the one that it stands under. They wait in the store, for a restart must not lose them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from alerts.errors import NotFound
from alerts.model import ChatId
from alerts.store.database import Store
from alerts.store.dialogs_table import Dialog, end_dialog, put_dialog, read_dialog
from alerts.wordings import say
from handlers.chat.asked import Asked
from handlers.chat.labels import code_of

_STEP: Final = "questions"
_PATIENCE: Final = timedelta(hours=24)
_MOST: Final = 8

Question = Mapping[str, Any]
"""What is needed to go on once somebody presses."""


async def ask(asked: Asked, question: Question, *, code: str = "") -> str:
    """Let a question wait for whoever wrote, in place of the one that has this ``code``; the code for its buttons, ""
    where nobody in particular wrote."""
    chat, user = asked.actor.chat, asked.actor.user
    if chat is None or user is None:
        return ""
    code = code or code_of(f"{asked.update.update_id}")
    await asked.read(_keep, chat, user, code, question, now=asked.now)
    return code


async def waiting(asked: Asked, code: str) -> Question:
    """The question behind a pressed button. Raises NotFound once it has expired, and for all but its asker."""
    return await _of(asked, code)


async def settled(asked: Asked, code: str) -> Question:
    """The question behind the press that answers it: it waits no longer. Raises NotFound like ``waiting``."""
    return await _of(asked, code, is_last=True)


async def _of(asked: Asked, code: str, *, is_last: bool = False) -> Question:
    chat, user = asked.actor.chat, asked.actor.user
    found = None
    if chat is not None and user is not None:
        found = await asked.read(_take if is_last else _look, chat, user, code, now=asked.now)
    if found is None:
        raise NotFound(say("draft_over", asked.language))
    return found


def _look(store: Store, chat: ChatId, user: int, code: str, *, now: datetime) -> Question | None:
    return _all(store, chat, user, now).get(code)


def _take(store: Store, chat: ChatId, user: int, code: str, *, now: datetime) -> Question | None:
    questions = _all(store, chat, user, now)
    taken = questions.pop(code, None)
    _put(store, chat, user, questions, now)
    return taken


def _keep(store: Store, chat: ChatId, user: int, code: str, question: Question, *, now: datetime) -> None:
    questions = _all(store, chat, user, now)
    questions.pop(code, None)
    questions[code] = {**question, "until": (now + _PATIENCE).isoformat()}
    _put(store, chat, user, dict(list(questions.items())[-_MOST:]), now)


def _all(store: Store, chat: ChatId, user: int, now: datetime) -> dict[str, Question]:
    dialog = read_dialog(store, chat, user, now=now)
    questions = dialog.data if dialog is not None and dialog.step == _STEP else {}
    return {code: each for code, each in questions.items() if datetime.fromisoformat(each["until"]) > now}


def _put(store: Store, chat: ChatId, user: int, questions: Mapping[str, Question], now: datetime) -> None:
    if questions:
        put_dialog(store, chat, user, Dialog(step=_STEP, data=questions), expires_at=now + _PATIENCE)
    else:
        end_dialog(store, chat, user)
