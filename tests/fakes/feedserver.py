"""A publisher on loopback: serves feeds as a good or a hostile server would, and remembers who asked for what.

async with FeedServer() as web:
    web.serve("/rss.xml", body, etag='"v1"')
    page = await fetcher.fetch(web.url("/rss.xml"))
    assert web.requests[0].headers["user-agent"].startswith("Tocsin/")
"""

from __future__ import annotations

import asyncio
import gzip
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import brotli

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 404: "Not Found"}
DATE = "Sun, 20 Nov 2016 12:40:00 GMT"
_CONDITIONS = {"if-none-match", "if-modified-since"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came: header names in lower case, ``at`` in seconds of the event loop's clock."""

    method: str
    path: str
    headers: Mapping[str, str]
    at: float


@dataclass(slots=True, kw_only=True)
class Answer:
    """What a path answers. With validators, a conditional request gets 304, or ``refused`` where that is a status.
    ``drip`` is seconds between two bytes."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    refused: int | None = None
    raw: bytes | None = None
    endless: bytes = b""


class FeedServer:
    """The server; an asynchronous context manager. ``connections`` counts TCP connects."""

    def __init__(self, *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.requests: list[Request] = []
        self.connections = 0
        self._host = host
        self.port = port
        self._answers: dict[str, Answer] = {}
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._talk, self._host, self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        self._server.close()
        for writer in tuple(self._writers):
            writer.close()
        await self._server.wait_closed()

    def url(self, path: str = "/") -> str:
        return f"http://{self._host}:{self.port}{path}"

    def serve(
        self,
        path: str,
        body: bytes | str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        content_type: str = "application/rss+xml; charset=utf-8",
        packed: str | None = None,
        status: int = 200,
        delay: float = 0.0,
        drip: float = 0.0,
        headers: Mapping[str, str] | None = None,
        refused: int | None = None,
    ) -> None:
        """Answer ``path`` with ``body``; ``packed`` is ``gzip`` or ``br``; ``refused`` answers conditional requests."""
        content = body.encode() if isinstance(body, str) else body
        fields = {"Content-Type": content_type, "Date": DATE, **(headers or {})}
        if etag is not None:
            fields["ETag"] = etag
        if last_modified is not None:
            fields["Last-Modified"] = last_modified
        if packed is not None:
            fields["Content-Encoding"] = packed
            content = gzip.compress(content) if packed == "gzip" else brotli.compress(content)
        self._answers[path] = Answer(
            body=content, status=status, headers=fields, delay=delay, drip=drip, refused=refused
        )

    def redirect(self, path: str, to: str, *, status: int = 302) -> None:
        self._answers[path] = Answer(status=status, headers={"Location": to, "Date": DATE})

    def fail(self, path: str, status: int, **headers: str) -> None:
        """Answer with an error; header names are written with ``_`` for ``-``."""
        fields = {name.replace("_", "-"): value for name, value in headers.items()}
        self._answers[path] = Answer(status=status, headers={"Date": DATE, **fields})

    def say(self, path: str, raw: bytes, *, endless: bytes = b"") -> None:
        """Answer with exactly these bytes, status line included, and hang up; ``endless`` ones follow until the other
        side hangs up."""
        self._answers[path] = Answer(raw=raw, endless=endless)

    def forget(self, path: str) -> None:
        del self._answers[path]

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        try:
            while await self._one_request(reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _one_request(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        method, path, _ = first.split(" ", 2)
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        at = asyncio.get_running_loop().time()
        self.requests.append(Request(method=method, path=path, headers=headers, at=at))
        answer = self._answers.get(path) or Answer(status=404, body=b"no such page", headers={"Date": DATE})
        await asyncio.sleep(answer.delay)
        if answer.raw is not None:
            writer.write(answer.raw)
            await writer.drain()
            while answer.endless and not writer.is_closing():
                writer.write(answer.endless)
                await writer.drain()
                await asyncio.sleep(0.001)
            return False
        await self._write(writer, answer, headers)
        return headers.get("connection") != "close"

    async def _write(self, writer: asyncio.StreamWriter, answer: Answer, asked: Mapping[str, str]) -> None:
        if answer.refused is not None and _CONDITIONS & asked.keys():
            answer = Answer(status=answer.refused, headers={"Date": DATE})
        unchanged = answer.status == 200 and _unchanged(answer.headers, asked)
        status, body = (304, b"") if unchanged else (answer.status, answer.body)
        fields = {**answer.headers, "Content-Length": str(len(body))}
        if unchanged:
            fields = {name: value for name, value in answer.headers.items() if name != "Content-Encoding"}
        head = [f"HTTP/1.1 {status} {REASONS.get(status, 'Something')}"]
        head += [f"{name}: {value}" for name, value in fields.items()]
        writer.write(("\r\n".join(head) + "\r\n\r\n").encode("latin-1"))
        if answer.drip:
            for byte in body:
                writer.write(bytes([byte]))
                await writer.drain()
                await asyncio.sleep(answer.drip)
        else:
            writer.write(body)
        await writer.drain()


def _unchanged(headers: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """RFC 9110 13.2.2: the entity tag decides where one is asked about, else the date."""
    if "if-none-match" in asked:
        return asked["if-none-match"] == headers.get("ETag")
    return "Last-Modified" in headers and asked.get("if-modified-since") == headers["Last-Modified"]
