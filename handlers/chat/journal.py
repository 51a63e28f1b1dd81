"""/log: who changed what, for ``/log changes``; everything else of it is about alerts."""

from __future__ import annotations

from typing import Final

from telegram import Update

from alerts.language.folding import fold
from alerts.operations import history
from handlers.chat import looking
from handlers.chat.asked import Asked, hear
from handlers.chat.parts import Context

_CHANGES: Final = frozenset(
    map(fold, "changes change changements changement modifications modification journal التغييرات تغييرات".split())
)
_SHOWN: Final = 15
_LONGEST_RULE: Final = 200
"""Characters of a rule's text, so that one long rule does not push the other changes out of the message."""


async def log(update: Update, context: Context) -> None:
    """The newest alerts, or with the word « changes » who changed what, of everything or of one name."""
    asked = await hear(update, context)
    first, _, about = asked.text.partition(" ")
    if fold(first.rstrip(":")) in _CHANGES:
        await _tell(asked, about.strip() or None)
    else:
        await looking.log(update, context)


async def _tell(asked: Asked, about: str | None) -> None:
    records = await asked.beside(history.changes, asked.actor, about=about, limit=_SHOWN)
    changes = [history.line(record, asked.language, most=_LONGEST_RULE) for record in records]
    await asked.reply("changes", changes=changes, asked=about or "")
