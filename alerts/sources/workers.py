"""Parsing in child processes that can be killed, so that no document can freeze or fill the bot.

A document may send a parser into minutes of work or gigabytes of memory, and a thread cannot be stopped. Here each
parse runs in one of a few children with a limit of time and of memory; a child that passes either is killed and
replaced, its document reported as a ParseError, and the others go on. The time is the child's own on a processor, for
on a machine that is busy with other things good documents take long too; behind it lies a longer limit by the clock.
Children are started afresh (``spawn``), never forked from a program with threads. pebble is at home in this file.
"""

from __future__ import annotations

import asyncio
import importlib
import multiprocessing
import os
import resource
import signal
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import TimeoutError as FutureTimeoutError
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from datetime import datetime
from types import TracebackType
from typing import Any, Final, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from alerts.errors import ParseError
from alerts.pages import Page
from alerts.sources.formats.drafts import MAX_ENTRIES
from alerts.sources.formats.feeds import ParsedFeed, parse

Result = TypeVar("Result")
TOO_LONG: Final = "it takes too long to read: the document is broken or hostile, and is set aside"
TOO_MUCH: Final = "it needs too much memory to read: the document is broken or hostile, and is set aside"
TOO_BUSY: Final = "it could not be read in time: the machine of the bot is overloaded"
DIED: Final = "reading it failed: the document is broken or hostile, and is set aside"
CLOSING: Final = "the bot is stopping: the document was not read"
_TASKS_PER_CHILD: Final = 5_000
_MOST_SUSPECTS: Final = 1_000
_LOOK_AFTER: Final = 2.0
"""Seconds without an answer after which the pool is asked whether it lives: its threads may end without a word."""
LARGE: Final = 500_000
"""Of the feeds of live publishers hardly one in a hundred has so many bytes; what costs a parser much has."""


class ParseWorkers:
    """A few killable children; an asynchronous context manager. Children start at the first document."""

    def __init__(
        self, *, children: int = 2, seconds: float = 5.0, clock_seconds: float = 60.0, megabytes: int = 512
    ) -> None:
        """The limits of one document: ``seconds`` of a processor, ``clock_seconds`` in all, ``megabytes`` of address
        space."""
        self._children = children
        self._seconds = seconds
        self._clock_seconds = clock_seconds
        self._megabytes = megabytes
        self._pool: ProcessPool | None = None
        self._suspects: OrderedDict[str, None] = OrderedDict()
        self._one_at_a_time = asyncio.Lock()
        self._after_a_break = asyncio.Lock()
        self._waiting: set[asyncio.Future[Any]] = set()
        self._stopping: set[asyncio.Future[None]] = set()

    async def __aenter__(self) -> Self:
        self._pool = self._new_pool()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            pool, self._pool = self._pool, None
            for answer in self._waiting:
                answer.cancel(CLOSING)
            await asyncio.gather(*self._stopping, asyncio.to_thread(_stopped, pool))

    def _new_pool(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self._children,
            max_tasks=_TASKS_PER_CHILD,
            initializer=_limit_child,
            initargs=(self._megabytes << 20,),
            context=multiprocessing.get_context("spawn"),
        )

    async def parse(self, page: Page, *, now: datetime | None = None, max_entries: int = MAX_ENTRIES) -> ParsedFeed:
        """``feeds.parse`` in a child. Raises ParseError, also for a document that was too much for the child."""
        parsed = await self.run(_parse, page, now, max_entries, url=page.url)
        if isinstance(parsed, str):
            raise ParseError(parsed, url=page.url)
        return parsed

    async def run_named(self, module: str, name: str, *arguments: object, url: str) -> Any:
        """A function of a module that only the children load, because it is heavy; ``run`` otherwise."""
        return await self.run(_call_named, module, name, *arguments, url=url)

    async def run(self, function: Callable[..., Result], *arguments: object, url: str) -> Result:
        """Any pure function of a module, in a child; ``url`` is what the ParseError is about.

        Large pages, and those from an address that hurt last time, take one child at most between them, so that the
        other documents go on.
        """
        is_large = any(isinstance(each, Page) and len(each.body) >= LARGE for each in arguments)
        if not is_large and url not in self._suspects:
            return await self._run_noted(function, *arguments, url=url)
        async with self._one_at_a_time:
            result = await self._run_noted(function, *arguments, url=url)
        self._suspects.pop(url, None)
        return result

    async def _run_noted(self, function: Callable[..., Result], *arguments: object, url: str) -> Result:
        """An address whose document hurts is remembered."""
        try:
            return await self._run_once(function, *arguments, url=url)
        except ParseError as error:
            if error.hurts:
                self._suspects[url] = None
                while len(self._suspects) > _MOST_SUSPECTS:
                    self._suspects.popitem(last=False)
            raise

    async def _run_once(self, function: Callable[..., Result], *arguments: object, url: str) -> Result:
        """A pool that broke takes its documents with it. They are read again one by one, so that the one which breaks
        the next pool too is found, and blamed alone."""
        try:
            return await self._answer(function, *arguments, url=url)
        except BrokenProcessPool:
            async with self._after_a_break:
                try:
                    return await self._answer(function, *arguments, url=url)
                except BrokenProcessPool as error:
                    raise ParseError(DIED, url=url, hurts=True) from error

    async def _answer(self, function: Callable[..., Result], *arguments: object, url: str) -> Result:
        """What a child answers. Raises ParseError, and BrokenProcessPool once there is a new pool."""
        pool = self._pool
        if pool is None:
            raise RuntimeError("the ParseWorkers are used outside their context")
        try:
            timed = (self._seconds, function, *arguments)
            answer = asyncio.wrap_future(pool.schedule(_timed, args=timed, timeout=self._clock_seconds))
        except RuntimeError as error:  # it was found broken just now
            self._replace(pool)
            raise BrokenProcessPool from error
        self._waiting.add(answer)
        try:
            return await _answered(answer, pool)
        except FutureTimeoutError as error:
            raise ParseError(TOO_BUSY, url=url) from error
        except MemoryError as error:
            raise ParseError(TOO_MUCH, url=url, hurts=True) from error
        except ProcessExpired as error:
            words = TOO_LONG if error.exitcode == -signal.SIGPROF else DIED
            raise ParseError(words, url=url, hurts=True) from error
        except BrokenProcessPool:
            self._replace(pool)
            raise
        except asyncio.CancelledError as error:
            if error.args == (CLOSING,):
                raise ParseError(CLOSING, url=url) from error
            raise
        finally:
            answer.cancel()
            self._waiting.discard(answer)

    def _replace(self, broken: ProcessPool) -> None:
        """A new pool, unless another document that went down with this one has made one already."""
        if self._pool is broken:
            self._pool = self._new_pool()
            self._stopping.add(stopping := asyncio.ensure_future(asyncio.to_thread(_stopped, broken)))
            stopping.add_done_callback(self._stopping.discard)


async def _answered(answer: asyncio.Future[Result], pool: ProcessPool) -> Result:
    """The answer; raises BrokenProcessPool where the threads that listen to the children have ended without a word."""
    while not answer.done():
        await asyncio.wait({answer}, timeout=_LOOK_AFTER)
        if not answer.done() and not pool.active:
            raise BrokenProcessPool("a thread of the pool has ended")
    return answer.result()


def _timed(seconds: float, function: Callable[..., Result], *arguments: object) -> Result:
    """In the child: its answer, unless that takes more than so many seconds of a processor. The signal then ends it at
    once, also amid a function written in C."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        return function(*arguments)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _parse(page: Page, now: datetime | None, max_entries: int) -> ParsedFeed | str:
    """In the child: the feed, or why there is none, since our errors do not travel between processes."""
    try:
        return parse(page, now=now, max_entries=max_entries)
    except ParseError as error:
        return str(error)


def _call_named(module: str, name: str, *arguments: object) -> object:
    """In the child: the module is loaded at its first use there, and never in the parent."""
    return getattr(importlib.import_module(module), name)(*arguments)


def _stopped(pool: ProcessPool) -> None:
    pool.stop()  # type: ignore[no-untyped-call]
    pool.join()


def _limit_child(size: int) -> None:
    """In the child: a ceiling of memory; Ctrl-C is the parent's business.

    Address space is counted, which resident memory can only be less than; a library that reserves some for every
    processor of the machine (OpenBLAS does, under py3langid) is told that there is one. macOS has no such ceiling and
    refuses it; the limits of time are all there is then.
    """
    os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
