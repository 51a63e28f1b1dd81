"""A rule text that was refused: what was understood, where it stopped, and what it may have meant, a press each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from alerts.errors import InvalidRule, NotFound
from alerts.letters import Button
from alerts.typography import cut
from alerts.wordings import say
from handlers.chat.asked import Asked, Buttons
from handlers.chat.labels import fitted, rows
from handlers.chat.questions import ask, waiting

_SHOWN_BEFORE: Final = 300
_SHOWN_AFTER: Final = 150
_LONGEST_SHOWN: Final = 300


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
        buttons=await _buttons(asked, refused.meanings, is_several=refused.is_several),
    )


async def propose(asked: Asked, text: str) -> None:
    """Show what was said without a command as the rule that it may be; a press saves it."""
    await asked.reply("proposed", command=f"/watch {text}", buttons=await _buttons(asked, (text,)))


async def chosen(asked: Asked, number: int, code: str) -> Asked:
    """The same person saying the text behind a pressed button; answered below where another button may be meant too.

    Raises NotFound once it has expired."""
    question = await waiting(asked, code)
    texts = question.get("texts", ())
    if not 0 <= number < len(texts):
        raise NotFound(say("draft_over", asked.language))
    return replace(asked, text=str(texts[number]), below=bool(question.get("is_several")))


async def _buttons(asked: Asked, texts: Sequence[str], *, is_several: bool = False) -> Buttons:
    code = await ask(asked, {"texts": list(texts), "is_several": is_several}) if texts else ""
    if not code:
        return ()
    return rows(
        *(Button(text=fitted(f"👉 {text}"), data=f"v1:meant:{number}:{code}") for number, text in enumerate(texts))
    )
