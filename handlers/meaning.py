"""A rule text that was refused: what was understood, where it stopped, and what it may have meant, a press each.

The guesses wait in the store under a number, so that a press is safe after a restart and a later mistake takes their
place; each button also carries a code of its text, so that an old one never saves another rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from alerts.errors import InvalidRule, NotFound
from alerts.letters import Button
from alerts.store.dialogs_table import Dialog, put_dialog, read_dialog
from alerts.typography import cut
from alerts.wordings import say
from handlers.asked import Asked, Buttons
from handlers.labels import code_of, rows

_STEP: Final = "meant"
_PATIENCE: Final = timedelta(hours=24)
_SHOWN_BEFORE: Final = 300
_SHOWN_AFTER: Final = 150
_LONGEST_SHOWN: Final = 300
_LONGEST_BUTTON: Final = 60


async def refuse(asked: Asked, refused: InvalidRule) -> None:
    """What was understood, the text around where it stopped, what to write instead, and what may have been meant."""
    before, after = asked.text[: refused.position], asked.text[refused.position :]
    shown = [f"/watch {text}" for text in refused.meanings if len(text) <= _LONGEST_SHOWN]
    example = "" if refused.meanings or not refused.example else f"/watch {refused.example}"
    await asked.reply(
        "refused",
        message=str(refused),
        before=f"…{before[-_SHOWN_BEFORE:]}" if len(before) > _SHOWN_BEFORE else before,
        after=cut(after, _SHOWN_AFTER),
        hint=refused.hint,
        meanings=shown,
        example=example,
        buttons=await _buttons(asked, refused.meanings),
    )


async def propose(asked: Asked, text: str) -> None:
    """Show what was said without a command as the rule that it may be; a press saves it."""
    await asked.reply("proposed", command=f"/watch {text}", buttons=await _buttons(asked, (text,)))


async def chosen(asked: Asked, number: int, code: str) -> str:
    """The text behind a pressed button. Raises NotFound once it has expired or another has taken its place."""
    chat, user = asked.actor.chat, asked.actor.user
    dialog = await asked.read(read_dialog, chat, user, now=asked.now) if chat is not None and user is not None else None
    texts = dialog.data["texts"] if dialog is not None and dialog.step == _STEP else []
    text = str(texts[number]) if 0 <= number < len(texts) else ""
    if code_of(text) != code:
        raise NotFound(say("draft_over", asked.language))
    return text


async def _buttons(asked: Asked, texts: Sequence[str]) -> Buttons:
    chat, user = asked.actor.chat, asked.actor.user
    if chat is None or user is None or not texts:
        return ()
    dialog = Dialog(step=_STEP, data={"texts": list(texts)})
    await asked.read(put_dialog, chat, user, dialog, expires_at=asked.now + _PATIENCE)
    return rows(
        *(
            Button(text=f"👉 {cut(text, _LONGEST_BUTTON)}", data=f"v1:meant:{number}:{code_of(text)}")
            for number, text in enumerate(texts)
        )
    )
