"""The feeds that a command line names, read one after the other: what ``check`` and ``entries`` stand on."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass

from alerts.errors import FeedError, ParseError
from alerts.model import Entry
from alerts.settings import Settings
from alerts.sources.documents import LOCAL_ENTRIES, is_web_address, read_documents
from alerts.sources.formats.feeds import parse
from alerts.sources.fulltext import FullText
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.workers import ParseWorkers
from handlers.shell.screen import safe


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFeed:
    """A feed that was read: the name it was given by, its entries, and what was wrong with it in a line each."""

    url: str
    entries: tuple[Entry, ...]
    warnings: tuple[str, ...]


async def read_feeds(
    names: Sequence[str], *, settings: Settings, full_text: bool = False
) -> AsyncIterator[ReadFeed | FeedError]:
    """Each source in order, one in memory at a time; one that cannot be read is the ``FeedError`` it is.

    Local documents are parsed here, those of strangers in a child that can be killed. With ``full_text`` the linked
    pages are read too, politely; one that cannot be read is a warning.
    """
    async with AsyncExitStack() as stack:
        fetcher = Fetcher(contact=settings.contact, allow_private=settings.allow_private)
        await stack.enter_async_context(fetcher)
        workers = await stack.enter_async_context(ParseWorkers())
        pages = FullText(fetcher=fetcher, workers=workers) if full_text else None
        async for document in read_documents(names, fetcher=fetcher):
            if isinstance(document, FeedError):
                yield document
                continue
            try:
                if is_web_address(document.url):
                    feed = await workers.parse(document)
                else:
                    feed = parse(document, max_entries=LOCAL_ENTRIES)
            except ParseError as fault:
                yield fault
                continue
            entries, warnings = feed.entries, list(feed.warnings)
            if pages is not None:
                entries = tuple([await _completed(entry, pages, warnings) for entry in entries])
            yield ReadFeed(url=document.url, entries=entries, warnings=tuple(warnings))


async def _completed(entry: Entry, pages: FullText, warnings: list[str]) -> Entry:
    """The entry with the text of the page it links to, where that says more than the feed."""
    if not is_web_address(entry.link):
        return entry
    entry, problem = await pages.completed(entry)
    if problem is not None:
        warnings.append(f"{entry.link}: {problem}")
    return entry


def warn(url: str, text: str) -> None:
    """Say on standard error, on one line, what is wrong with a source."""
    sys.stderr.write(f"tocsin: {safe(url)}: {safe(text)}\n")
