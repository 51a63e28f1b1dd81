"""The feed behind a site's address: a person writes ``https://radio.example``, the feed stands at ``/rss.xml``.

    read the address ─► is it a feed? done ─► the feeds that the page names ─► the places where feeds usually stand

Each candidate must parse as a feed before it is believed; at most ``MOST_TRIES`` pages are read. Feeds of comments come
last: nobody means them.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import urljoin, urlsplit

from alerts.errors import FeedError, ParseError
from alerts.pages import NotModified, Page
from alerts.sources.charsets import decode
from alerts.sources.feeds import ParsedFeed

MOST_TRIES: Final = 8
_SEARCHED: Final = 500_000
_LINK: Final = re.compile(r"<(link|a)\s([^<>]{1,3000})>", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(r"""([a-z-]{1,30})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEED_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_LOOKS_LIKE_FEED: Final = re.compile(
    r"(?:^|[/._?=&-])(?:rss|atom|feed|feeds|rdf)(?:[/._?=&-]|\d?$)|\.(?:rss|rdf|atom)$", re.IGNORECASE
)
_COMMENTS: Final = re.compile(r"comment|commentaire|تعليق", re.IGNORECASE)
_USUAL_PLACES: Final = ("/feed/", "/rss.xml", "/rss", "/atom.xml", "/feed.xml", "/index.xml")


Fetch = Callable[[str], Awaitable[Page | NotModified]]
Parse = Callable[[Page], Awaitable[ParsedFeed]]
Search = Callable[[Page], Awaitable[Sequence[str]]]
"""``candidates``, wherever it runs: a hostile page may make it long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFeed:
    """A feed that was read: its address, the page as it came, and what it says."""

    url: str
    page: Page
    feed: ParsedFeed


async def find_feed(url: str, *, fetch: Fetch, parse: Parse, search: Search) -> FoundFeed:
    """The feed at or behind ``url``. Raises the FeedError of ``url`` itself where there is none, in words."""
    page = await fetch(url)
    if isinstance(page, NotModified):
        raise ParseError("nothing came to look at", url=url)
    try:
        return FoundFeed(url=url, page=page, feed=await parse(page))
    except ParseError as error:
        no_feed = error
    found = await feed_behind(page, fetch=fetch, parse=parse, search=search)
    if found is None:
        raise ParseError(f"{no_feed}; no feed was found behind this address either", url=url) from no_feed
    return found


async def feed_behind(page: Page, *, fetch: Fetch, parse: Parse, search: Search) -> FoundFeed | None:
    """The first candidate of a web page that is a feed; None where none is."""
    tried = {page.url, page.final_url}
    try:
        places = await search(page)
    except ParseError:
        return None
    for candidate in places:
        if candidate in tried or len(tried) > MOST_TRIES:
            continue
        tried.add(candidate)
        found = await _read(candidate, fetch, parse)
        if found is not None:
            return found
    return None


async def _read(url: str, fetch: Fetch, parse: Parse) -> FoundFeed | None:
    try:
        page = await fetch(url)
        return None if isinstance(page, NotModified) else FoundFeed(url=url, page=page, feed=await parse(page))
    except FeedError:
        return None


def candidates(page: Page) -> tuple[str, ...]:
    """Where the feed of this web page may stand, the likeliest first, each once, same or other host. Pure."""
    text = decode(page.body[:_SEARCHED], page.content_type).text
    base = page.final_url or page.url
    named = [_absolute(base, href) for href in _by_likelihood(text)]
    usual = [urljoin(base, place) for place in _USUAL_PLACES]
    return tuple(dict.fromkeys(url for url in (*named, *usual) if url))


def _by_likelihood(text: str) -> Iterator[str]:
    """Addresses: declared feeds, then anchors that look like one, those of comments last of their kind."""
    declared: list[tuple[bool, str]] = []
    anchors: list[tuple[bool, str]] = []
    for tag in _LINK.finditer(text):
        fields = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in _ATTRIBUTE.findall(tag[2])
        }
        href = fields.get("href", "").strip()
        about_comments = bool(_COMMENTS.search(href + fields.get("title", "")))
        if tag[1].lower() == "link":
            kind = fields.get("type", "").partition(";")[0].strip().lower()
            if href and "alternate" in fields.get("rel", "").lower().split() and kind in _FEED_TYPES:
                declared.append((about_comments, href))
        elif href and _LOOKS_LIKE_FEED.search(href):
            anchors.append((about_comments, href))
    for group in (declared, anchors[:20]):
        yield from (href for _, href in sorted(group, key=lambda found: found[0]))


def _absolute(base: str, href: str) -> str:
    if href.lower().startswith("feed:"):
        href = href[5:] if "//" in href[5:8] or href[5:].startswith("http") else f"http:{href[5:]}"
    try:
        url = urljoin(base, href).partition("#")[0]
        return url if urlsplit(url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""
