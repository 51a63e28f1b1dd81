"""The demonstration's publishers: bundled feeds over HTTP on loopback, as a newspaper of one day comes out.

Each feed shows only what was published by the time of the demonstration's clock, so that polls find news, and answers
304 where nothing has changed since the last one.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256
from typing import Final

from handlers.shell.call import Clock

_ITEM: Final = re.compile(rb"<(item|entry)[\s>].*?</\1>\s*", re.DOTALL)
_DATE: Final = re.compile(rb"<(?:pubDate|published|dc:date)>([^<]+)<")
_TAG: Final = re.compile(rb"if-none-match:\s*(\S+)", re.IGNORECASE)
_LONGEST_REQUEST: Final = 16_384


class Newsstand:
    """The feeds by file name; ``asked`` and ``unchanged`` count the requests and those answered with 304."""

    def __init__(self, documents: Mapping[str, bytes], *, clock: Clock) -> None:
        self._documents = documents
        self._clock = clock
        self.asked = 0
        self.unchanged = 0

    @property
    def names(self) -> frozenset[str]:
        """The file names of the feeds."""
        return frozenset(self._documents)

    def published_until(self, moment: datetime) -> int:
        """How many entries all feeds together show at that time."""
        return sum(
            published(item[0]) <= moment for document in self._documents.values() for item in _ITEM.finditer(document)
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[str]:
        """Serve until the block ends; gives the address, ``http://127.0.0.1:PORT``."""
        server = await asyncio.start_server(self._answer, "127.0.0.1", 0, limit=_LONGEST_REQUEST)
        port = server.sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.close()
            await server.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            writer.write(self._response(request))
            await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
            pass  # whoever asked has gone, or did not speak HTTP
        finally:
            writer.close()

    def _response(self, request: bytes) -> bytes:
        self.asked += 1
        path = request.split(b" ", 2)[1].decode("ascii", "replace").lstrip("/")
        document = self._documents.get(path)
        if document is None:
            return _message("404 Not Found", b"")
        body = edition(document, now=self._clock())
        tag = f'"{sha256(body).hexdigest()[:16]}"'.encode()
        if (known := _TAG.search(request)) and known[1] == tag:
            self.unchanged += 1
            return _message("304 Not Modified", b"", tag)
        return _message("200 OK", body, tag)


def edition(document: bytes, *, now: datetime) -> bytes:
    """A feed as it stood at ``now``: without the entries of later."""

    def kept(item: re.Match[bytes]) -> bytes:
        return item[0] if published(item[0]) <= now else b""

    return _ITEM.sub(kept, document)


def published(item: bytes) -> datetime:
    """When an entry of a bundled feed was published."""
    found = _DATE.search(item)
    if found is None:
        raise ValueError("every entry of the demonstration has a date")
    text = found[1].decode("ascii")
    return parsedate_to_datetime(text) if text[0].isalpha() else datetime.fromisoformat(text)


def _message(status: str, body: bytes, tag: bytes = b"") -> bytes:
    head = [
        f"HTTP/1.1 {status}".encode(),
        b"Content-Type: application/xml",
        b"Content-Length: %d" % len(body),
        b"Connection: close",
    ]
    if tag:
        head.append(b"ETag: " + tag)
    return b"\r\n".join(head) + b"\r\n\r\n" + body
