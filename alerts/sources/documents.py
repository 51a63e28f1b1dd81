"""The feeds that a command line names: files, folders of them, web addresses, ``-`` for standard input.

One document at a time is in memory. What cannot be read is yielded as the FeedError it is, and the rest goes on.
Local documents are trusted with more than fetched ones: 200 MB and 100,000 entries (``LOCAL_ENTRIES``).
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from pathlib import Path
from typing import Final

from alerts.errors import FeedError, FetchError
from alerts.pages import NotModified, Page
from alerts.sources.wire.fetch import MEGABYTE, Fetcher
from alerts.sources.wire.unpack import GZIP_MAGIC, Damaged, TooLarge, unpack_gzip

STANDARD_INPUT: Final = "-"
LOCAL_ENTRIES: Final = 100_000
_LOCAL_BYTES: Final = 200 * MEGABYTE
_NOT_WITH_NAME: Final = "an address with a name or a password in it is not read, for it would show everywhere"
_NOT_OF_THE_WEB: Final = "this is no web address: write one that begins with http:// or https://"
_NOT_FEEDS: Final = frozenset(
    ".md .txt .toml .py .png .jpg .jpeg .gif .webp .svg .pdf .zip .db .sqlite .csv .opml .css .js".split()
)


async def read_documents(names: Sequence[str], *, fetcher: Fetcher) -> AsyncIterator[Page | FeedError]:
    """Each named document in order, folders by sorted path; ``fetcher`` is used for web addresses only."""
    for name in names:
        if is_web_address(name):
            yield await _fetched(name, fetcher)
        elif name == STANDARD_INPUT:
            yield await asyncio.to_thread(_standard_input)
        else:
            for path in await asyncio.to_thread(_files, name):
                yield await asyncio.to_thread(_file, path)


def is_web_address(name: str) -> bool:
    """True for what is fetched rather than opened."""
    return name.lower().startswith(("http://", "https://"))


async def _fetched(url: str, fetcher: Fetcher) -> Page | FeedError:
    secret, at, _ = url.partition("://")[2].partition("/")[0].rpartition("@")
    if at:
        return FetchError(_NOT_WITH_NAME, url=url.replace(f"{secret}@", "", 1))
    try:
        page = await fetcher.fetch(url)
    except FetchError as error:
        return error
    return FetchError("nothing has changed", url=url) if isinstance(page, NotModified) else page


def _files(name: str) -> list[str]:
    """The files of a folder at any depth, sorted, without hidden ones and what is plainly no feed; else the name."""
    folder = Path(name)
    if not folder.is_dir():
        return [name]
    return list(_feed_files(folder)) or [name]


def _feed_files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.is_file() and path.suffix.lower() not in _NOT_FEEDS:
            yield str(path)


def _file(name: str) -> Page | FeedError:
    path = Path(name)
    try:
        if path.is_dir():
            return FetchError("there is no feed file in this folder", url=name)
        with path.open("rb") as document:
            body = document.read(_LOCAL_BYTES + 1)
    except FileNotFoundError:
        return FetchError(_NOT_OF_THE_WEB if "://" in name else "there is no such file", url=name)
    except PermissionError:
        return FetchError("the file may not be read (permissions)", url=name)
    except (OSError, ValueError) as error:
        return FetchError(f"the file cannot be read: {error}", url=name)
    return _local_page(name, body)


def _standard_input() -> Page | FeedError:
    return _local_page(STANDARD_INPUT, sys.stdin.buffer.read(_LOCAL_BYTES + 1))


def _local_page(name: str, body: bytes) -> Page | FeedError:
    try:
        if body.startswith(GZIP_MAGIC):
            body = unpack_gzip(body, limit=_LOCAL_BYTES)
    except (TooLarge, Damaged):
        return FetchError("the file is damaged, or unpacks to more than 200 MB", url=name)
    if len(body) > _LOCAL_BYTES:
        return FetchError("the file is larger than 200 MB", url=name)
    return Page(url=name, final_url="", body=body)
