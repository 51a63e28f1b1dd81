"""The terminal as a ``Messenger``: letters as a person would like to read them, for a service without a bot token.

A frame in the colour of the severity, the matched keyword and place marked, links with their address, the original
text set back. The markup is Telegram's HTML as the templates write it; any other tag is shown as its text.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import count
from typing import Final

from rich.console import Console
from rich.panel import Panel
from rich.style import Style
from rich.text import Text

from alerts.letters import Delivery, Outcome, Sent
from alerts.model import Severity

FRAMES: Final = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "dark_orange",
    Severity.MEDIUM: "yellow",
    Severity.LOW: "blue",
}
_STYLES: Final = {
    "b": Style(bold=True, color="yellow"),
    "strong": Style(bold=True, color="yellow"),
    "u": Style(bold=True, underline=True, color="cyan"),
    "ins": Style(bold=True, underline=True, color="cyan"),
    "i": Style(italic=True),
    "em": Style(italic=True),
    "s": Style(strike=True),
    "code": Style(color="green"),
    "pre": Style(color="green"),
    "blockquote": Style(dim=True),
}
_INVISIBLE: Final = re.compile("[\u200e\u200f\u2066-\u2069]")
"""Direction marks that Telegram needs and terminals show as boxes."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""A feed's text must not drive the terminal."""


class TerminalMessenger:
    """Prints letters; each is sent as soon as it is printed."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._numbers = count(1)

    async def send(self, delivery: Delivery) -> Outcome:
        """Print one letter in a frame that names its chat."""
        where = f"→ {delivery.chat}" + (f" / {delivery.topic}" if delivery.topic is not None else "")
        self._console.print(
            Panel(
                readable(delivery.letter.html),
                title=Text(where, style="bold"),
                title_align="left",
                border_style=FRAMES[delivery.severity],
                padding=(0, 1),
            )
        )
        return Sent(message_id=next(self._numbers))

    async def reachable(self) -> bool:
        """A terminal is always there."""
        return True


def readable(html: str) -> Text:
    """Telegram's HTML as styled text."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.text.rstrip()
    return reader.text


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = Text()
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "blockquote" and not self.text.plain.endswith("\n"):
            self.text.append("\n")
        self._open.append((tag, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, address = self._open.pop()
            if address:
                self.text.append(f" <{_shown(address)}>", Style(dim=True, link=address))
            if opened == tag:
                return

    def handle_data(self, data: str) -> None:
        style = Style.combine([Style(), *(_STYLES.get(tag, Style()) for tag, _ in self._open)])
        self.text.append(_shown(data), style)


def _shown(text: str) -> str:
    return _CONTROLS.sub("", _INVISIBLE.sub("", text))
