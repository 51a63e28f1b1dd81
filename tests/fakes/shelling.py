"""The command line in this process: ``shell("check", …)`` gives the exit code and what was written."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

import bot
from handlers.shell.door import run_shell

RULES = """
[[place]]
name = "Alep-Est"
aliases = ["East Aleppo", "حلب الشرقية"]

[[rule]]
name = "hopitaux-alep"
keywords = ["hôpital pédiatrique", "hôpital"]
place = "Alep-Est"
within = "10 words"
none_of = ["concert"]
severity = "high"

[[rule]]
name = "ecoles-alep"
keywords = ["école", "مدرسة"]
place = "Alep-Est"

[[subscription]]
chat = "@veille"
language = "fr"
"""

ITEM = """<item><title>{title}</title><link>https://e.org/{guid}</link><guid>{guid}</guid>{date}
<description>{text}</description></item>"""
DATE = "<pubDate>Sun, 20 Nov 2016 12:40:00 GMT</pubDate>"


def feed(*items: tuple[str, ...], title: str = "Radio Exemple") -> str:
    """An RSS document of (title, text) or (title, text, date) entries."""
    entries = "".join(
        ITEM.format(guid=f"g{number}", title=item[0], text=item[1], date=item[2] if len(item) > 2 else DATE)
        for number, item in enumerate(items)
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>{title}</title>'
        f"<language>fr</language>{entries}</channel></rss>"
    )


def lines(text: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines output."""
    return [json.loads(line) for line in text.splitlines()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one call did."""

    code: int
    out: str
    err: str


@dataclass
class Shell:
    """A terminal in a folder of its own, at a time of its own; ``wait`` lets time pass."""

    capsys: pytest.CaptureFixture[str]
    folder: Path
    now: datetime
    environ: dict[str, str] = field(default_factory=dict)

    def __call__(self, *argv: str) -> Said:
        """Type one command."""
        self.capsys.readouterr()
        code = run_shell(argv, commands=bot.COMMANDS, environ=self.environ, clock=lambda: self.now)
        written = self.capsys.readouterr()
        return Said(code=code, out=written.out, err=written.err)

    def wait(self, **span: float) -> None:
        """Let time pass."""
        self.now += timedelta(**span)

    def file(self, name: str, text: str | bytes) -> str:
        """A file in the folder; gives its name as one would type it."""
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return name


@contextmanager
def publisher(pages: Mapping[str, Callable[[], bytes] | bytes], *, validators: bool = True) -> Iterator[str]:
    """Pages by path on loopback, in a thread of its own, so that blocking calls can read them; gives the address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            page = pages.get(self.path)
            body = page() if callable(page) else page
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "text/html" if self.path.endswith(".html") else "application/xml")
            if validators:
                self.send_header("ETag", f'"{crc32(body or b"")}"')
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def quiet_environment() -> dict[str, str]:
    """This process's environment without what would change Tocsin's answers."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("TOCSIN_", "LC_")) and name not in {"LANG", "FORCE_COLOR", "COLUMNS"}
    }
