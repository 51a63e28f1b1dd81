"""A strict fake Telegram: the HTTP Bot API on loopback, and the people and chats behind it.

    with telegram_server() as telegram:
        telegram.user(7, "Amina", language="fr")
        telegram.channel(-1001, "Goma", admins=[7])
        …start the bot with telegram.token and telegram.api_url…
        telegram.says(7, "/start")
        telegram.wait_until(lambda: telegram.history(7))

The server runs in a thread of its own, so the same fake serves an event loop in this process, blocking tests, and
bots in other processes. It refuses what Telegram refuses, in Telegram's words, and can be told to misbehave.
"""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

from aiohttp import web

import tests.fakes.telegram_methods  # noqa: F401 - registers the methods
from tests.fakes.telegram_calls import METHODS, ApiError, UnknownParameterError, Upload, call_method
from tests.fakes.telegram_people import People
from tests.fakes.telegram_world import DEFAULT_UPDATES, World

TOKEN = "123456789:AAtocsin-test-token-of-35-letters-x"
POLL_LIMIT = 100
LONGEST_POLL = 50.0
GATEWAY_PAGE = "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"
CONFLICT = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_CONFLICT = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)

Misbehaviour = Literal["refuse", "cut", "hang", "gateway"]


@dataclass
class Fault:
    """How the server misbehaves for the calls that fit; ``times`` None is until it is called off."""

    how: Misbehaviour
    method: str
    chat: int | None
    times: int | None
    processed: bool = False
    error: ApiError | None = None


@dataclass(frozen=True)
class Request:
    """One call that reached the server."""

    method: str
    parameters: Mapping[str, Any]
    at: float


Hook = Callable[[Request], object]


class Telegram(People):
    """The fake, as tests speak to it: people and chats (see ``People``), faults, hooks, and what was received."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        self.token = TOKEN
        self.api_url = ""
        self.requests: list[Request] = []
        self.mistakes: list[str] = []
        self._faults: list[Fault] = []
        self._hooks: list[tuple[str, str, Hook]] = []

    def refuses(
        self, chat: int, description: str, *, code: int = 400, times: int | None = None, method: str = "sendMessage"
    ) -> None:
        """Every send into ``chat`` is refused with this text (give the prefix for anything but a 400)."""
        shown = f"Bad Request: {description}" if code == 400 else description
        self._fault("refuse", chat=chat, times=times, method=method, error=ApiError(code, shown))

    def floods(self, chat: int, retry_after: int, *, times: int = 1) -> None:
        """The next sends into ``chat`` are told to wait."""
        error = ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)
        self._fault("refuse", chat=chat, times=times, error=error)

    def loses_answer(self, chat: int, *, times: int | None = 1) -> None:
        """The next sends into ``chat`` are carried out, but the connection is cut before the answer."""
        self._fault("cut", chat=chat, times=times, processed=True)

    def cuts_connection(self, chat: int, *, times: int | None = 1) -> None:
        """The next sends into ``chat`` are cut off before anything happens."""
        self._fault("cut", chat=chat, times=times)

    def hangs(self, chat: int, *, times: int | None = 1, processed: bool = False) -> None:
        """The next sends into ``chat`` never get an answer."""
        self._fault("hang", chat=chat, times=times, processed=processed)

    def gateway_fails(
        self, chat: int | None = None, *, method: str = "sendMessage", times: int | None = 1, processed: bool = False
    ) -> None:
        """The gateway answers 502 with a page of HTML."""
        self._fault("gateway", chat=chat, method=method, times=times, processed=processed)

    def revokes_token(self) -> None:
        """From now on the token is unknown."""
        self.token = "revoked"

    def behaves(self, chat: int | None = None) -> None:
        """Call off the faults of one chat, or all of them."""
        with self.world.lock:
            self._faults = [fault for fault in self._faults if chat is not None and fault.chat != chat]

    def before(self, method: str, hook: Hook) -> None:
        """Call ``hook`` (in the server's thread) when a call of ``method`` arrived and nothing was done yet."""
        self._hooks.append(("before", method.lower(), hook))

    def after(self, method: str, hook: Hook) -> None:
        """Call ``hook`` when a call of ``method`` was carried out and the answer is not yet sent."""
        self._hooks.append(("after", method.lower(), hook))

    def requested(self, method: str) -> list[Request]:
        """The calls of one method that came, in order."""
        with self.world.lock:
            return [request for request in self.requests if request.method.lower() == method.lower()]

    def run_hooks(self, when: str, request: Request) -> None:
        """Run the hooks of one moment."""
        for moment, method, hook in list(self._hooks):
            if moment == when and method == request.method.lower():
                hook(request)

    def take_fault(self, request: Request) -> Fault | None:
        """The fault that this call meets, used up by one."""
        with self.world.lock:
            chat = self.world.chat_of(request.parameters.get("chat_id", "")) if request.parameters else None
            for fault in self._faults:
                fits = fault.chat is None or (chat is not None and chat.id == fault.chat)
                if fits and fault.method.lower() == request.method.lower() and fault.times != 0:
                    if fault.times is not None:
                        fault.times -= 1
                    return fault
        return None

    def _fault(
        self,
        how: Misbehaviour,
        *,
        chat: int | None,
        times: int | None,
        method: str = "sendMessage",
        processed: bool = False,
        error: ApiError | None = None,
    ) -> None:
        with self.world.lock:
            self._faults.append(Fault(how, method, chat, times, processed, error))


class _Server:
    """The HTTP side: envelopes, faults and long polling. Lives in the server thread's event loop."""

    def __init__(self, telegram: Telegram) -> None:
        self.telegram = telegram
        self.world = telegram.world
        self.poller: asyncio.Future[None] | None = None

    async def handle(self, http: web.Request) -> web.StreamResponse:
        token, method = http.match_info["token"], http.match_info["method"]
        if ":" not in token or not token.split(":")[0].isdigit() or len(token) > 80:
            return _envelope_of(ApiError(401, "Unauthorized: invalid token specified"))
        if token != self.telegram.token:
            return _envelope_of(ApiError(401, "Unauthorized"))
        request = Request(METHODS.get(method.lower(), (method,))[0], await _parameters(http), time.monotonic())
        with self.world.changed:
            self.telegram.requests.append(request)
            self.world.changed.notify_all()
        self.telegram.run_hooks("before", request)
        fault = self.telegram.take_fault(request)
        if fault is not None and not fault.processed:
            return await self._misbehave(http, fault)
        answer = await self._answer(request)
        self.telegram.run_hooks("after", request)
        return answer if fault is None else await self._misbehave(http, fault)

    async def _answer(self, request: Request) -> web.Response:
        try:
            if request.method.lower() == "getupdates":
                return _envelope(await self._get_updates(request.parameters))
            return _envelope(call_method(self.world, request.method, request.parameters))
        except ApiError as error:
            return _envelope_of(error)
        except UnknownParameterError as error:
            self.telegram.mistakes.append(str(error))
            return _envelope_of(ApiError(400, f"Bad Request: {error}"))

    async def _misbehave(self, http: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.how == "refuse":
            assert fault.error is not None
            return _envelope_of(fault.error)
        if fault.how == "gateway":
            return web.Response(status=502, text=GATEWAY_PAGE, content_type="text/html")
        if fault.how == "hang":
            await asyncio.sleep(3600)
        if http.transport is not None:
            http.transport.abort()
        return web.Response()

    async def _get_updates(self, given: Mapping[str, Any]) -> list[dict[str, Any]]:
        if unknown := set(given) - {"offset", "limit", "timeout", "allowed_updates"}:
            raise UnknownParameterError(f"getUpdates has no parameter {', '.join(sorted(unknown))}")
        if self.world.webhook:
            raise ApiError(409, WEBHOOK_CONFLICT)
        if self.poller is not None and not self.poller.done():
            self.poller.set_exception(ApiError(409, CONFLICT))
        self.poller = mine = asyncio.get_running_loop().create_future()
        try:
            return await self._wait_for_updates(given, mine)
        finally:
            mine.cancel()

    async def _wait_for_updates(self, given: Mapping[str, Any], mine: asyncio.Future[None]) -> list[dict[str, Any]]:
        offset, limit = int(given.get("offset") or 0), int(given.get("limit") or POLL_LIMIT)
        deadline = time.monotonic() + min(float(given.get("timeout") or 0), LONGEST_POLL)
        if "allowed_updates" in given:
            wanted = given["allowed_updates"]
            listed = frozenset(json.loads(wanted) if isinstance(wanted, str) else wanted)
            self.world.allowed_updates = listed or DEFAULT_UPDATES
        while True:
            if mine.done():
                mine.result()
            with self.world.lock:
                if offset > 0:
                    self.world.updates = [u for u in self.world.updates if u["update_id"] >= offset]
                elif offset < 0:
                    self.world.updates = self.world.updates[offset:]
                if self.world.updates:
                    return self.world.updates[: max(1, min(limit, POLL_LIMIT))]
            if time.monotonic() >= deadline:
                return []
            await asyncio.sleep(0.01)


def _envelope(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _envelope_of(error: ApiError) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    headers = {}
    if error.parameters:
        body["parameters"] = error.parameters
    if "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.json_response(body, status=error.code, headers=headers)


async def _parameters(http: web.Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(http.query)
    if http.content_type == "application/json":
        given.update(await http.json())
    elif http.can_read_body:
        for name, value in (await http.post()).items():
            given[name] = Upload(value.filename, value.file.read()) if isinstance(value, web.FileField) else value
    return given


async def _serve(telegram: Telegram, ready: threading.Event, stop: asyncio.Event) -> None:
    app = web.Application(client_max_size=60_000_000)
    app.router.add_route("*", "/bot{token}/{method}", _Server(telegram).handle)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    telegram.api_url = f"http://127.0.0.1:{runner.addresses[0][1]}/bot"
    ready.set()
    try:
        await stop.wait()
    finally:
        await runner.cleanup()


@contextmanager
def telegram_server() -> Iterator[Telegram]:
    """Start the fake on a free port of loopback; at the end, a bot that used unknown parameters fails the test."""
    telegram = Telegram(World())
    ready, stop, loop = threading.Event(), asyncio.Event(), asyncio.new_event_loop()
    thread = threading.Thread(target=lambda: loop.run_until_complete(_serve(telegram, ready, stop)), daemon=True)
    thread.start()
    assert ready.wait(10), "the fake Telegram did not start"
    try:
        yield telegram
    finally:
        loop.call_soon_threadsafe(stop.set)
        thread.join(10)
        loop.close()
    assert not telegram.mistakes, telegram.mistakes
