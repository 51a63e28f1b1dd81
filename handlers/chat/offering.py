"""Lines to send, offered for what was written in words of one's own; and the sets of words that tell what it was."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from alerts.language.folding import fold
from alerts.letters import Letter
from handlers.chat.asked import Asked
from handlers.chat.labels import label


def folded(text: str) -> frozenset[str]:
    """The words of a text, folded, as what people write is held against them."""
    return frozenset(map(fold, text.split()))


async def offer_lines(asked: Asked, lines: Sequence[str], *, before: str = "send_line") -> bool:
    """Show ``lines`` to copy behind the label ``before``; False where there are none."""
    if not lines:
        return False
    first, last = label(before, asked.language), label("all_commands", asked.language)
    shown = [f"<code>{escape(line, quote=False)}</code>" for line in lines]
    html = "\n".join((escape(first, quote=False), *shown, escape(last, quote=False)))
    await asked.send(Letter(html=html, plain="\n".join((first, *lines, last))))
    return True
