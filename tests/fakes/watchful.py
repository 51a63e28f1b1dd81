"""A publisher who watches: each address misbehaves or changes in its own way, and every visit is written down.

It speaks real HTTP on loopback, so that headers are judged as they come over the wire; the time is the test's clock.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from tests.fakes.newsroom import NOW, entry
from tests.fakes.web import rss


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an address answers at one moment; with validators a conditional request for it gets 304."""

    status: int = 200
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request: when, what it said (names in lower case), and what it was answered."""

    at: timedelta
    method: str
    target: str
    headers: Mapping[str, str]
    status: int
    answered: Mapping[str, str]
    together: int
    """How many requests of this host were in flight, this one included."""

    @property
    def conditions(self) -> tuple[str | None, str | None]:
        """If-None-Match and If-Modified-Since."""
        return self.headers.get("if-none-match"), self.headers.get("if-modified-since")

    @property
    def validators(self) -> tuple[str | None, str | None]:
        """ETag and Last-Modified of the answer."""
        return self.answered.get("etag"), self.answered.get("last-modified")


Behaviour = Callable[[timedelta], Answer]


def pages(
    every: timedelta,
    *,
    window: int = 12,
    headers: Callable[[int], Mapping[str, str]] = lambda number: {},
    asks: str = "",
) -> Behaviour:
    """A feed with a new entry ``every`` so often, the last ``window`` of them; ``headers`` by the newest's number.

    ``asks`` are elements of the channel.
    """

    def answer(at: timedelta) -> Answer:
        newest = int(at / every) + window
        dates = {number: NOW + every * (number - window) for number in range(newest - window + 1, newest + 1)}
        entries = [entry(number, title=f"n{number}", published=dates[number]) for number in sorted(dates, reverse=True)]
        return Answer(body=rss(entries).replace("<item>", f"{asks}<item>", 1), headers=headers(newest))

    return answer


class Watchful:
    """The server; an asynchronous context manager. Each name is a publisher on a host of its own, ``name/path`` the
    behaviour of another path of that host; ``visits`` are by publisher."""

    def __init__(self, behaviours: Mapping[str, Behaviour], *, clock: Callable[[], datetime]) -> None:
        self._behaviours = dict(behaviours)
        names = [name for name in behaviours if "/" not in name]
        self._hosts = {f"{name}.example": name for name in names}
        self._clock = clock
        self._server: asyncio.Server | None = None
        self._in_flight: dict[str, int] = {}
        self._open: set[asyncio.StreamWriter] = set()
        self.port = 0
        self.visits: dict[str, list[Visit]] = {name: [] for name in names}

    def url(self, name: str, path: str = "/rss") -> str:
        """The address of a publisher."""
        host = next(host for host, known in self._hosts.items() if known == name)
        return f"http://{host}:{self.port}{path}"

    async def __aenter__(self) -> Self:
        loop: Any = asyncio.get_running_loop()
        self._look_up, loop.getaddrinfo = loop.getaddrinfo, self._find
        self._server = await asyncio.start_server(self._talk, "127.0.0.1", self.port)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._server is not None
        loop: Any = asyncio.get_running_loop()
        loop.getaddrinfo = self._look_up
        self._server.close()
        for writer in tuple(self._open):
            writer.close()
        await self._server.wait_closed()

    async def _find(self, host: str, port: int, **asked: Any) -> Any:
        """What a name server says: all publishers are on this machine."""
        return await self._look_up("127.0.0.1" if host in self._hosts else host, port, **asked)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open.add(writer)
        try:
            while True:
                await self._answer(await reader.readuntil(b"\r\n\r\n"), writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._open.discard(writer)
            writer.close()

    async def _answer(self, head: bytes, writer: asyncio.StreamWriter) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ", 2)
        sent = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
        name = self._hosts[sent["host"].partition(":")[0]]
        self._in_flight[name] = self._in_flight.get(name, 0) + 1
        at = self._clock() - NOW
        answer = self._behaviours.get(f"{name}{target}", self._behaviours[name])(at)
        fields = {key.lower(): value for key, value in answer.headers.items()}
        status = 304 if answer.status == 200 and _unchanged(fields, sent) else answer.status
        self.visits[name].append(
            Visit(
                at=at, method=method, target=target, headers=sent, status=status, answered=fields,
                together=self._in_flight[name],
            )
        )  # fmt: skip
        body = answer.body.encode() if status != 304 else b""
        shown = {"content-type": "application/rss+xml", "content-length": str(len(body)), **fields}
        if status == 304:
            del shown["content-length"], shown["content-type"]
        lines = [f"HTTP/1.1 {status} X", *(f"{key}: {value}" for key, value in shown.items())]
        await asyncio.sleep(0)
        writer.write("\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body)
        await writer.drain()
        self._in_flight[name] -= 1


def _unchanged(fields: Mapping[str, str], sent: Mapping[str, str]) -> bool:
    if "if-none-match" in sent:
        return sent["if-none-match"] == fields.get("etag")
    return "last-modified" in fields and sent.get("if-modified-since") == fields["last-modified"]
