"""OPML, the format in which feed readers exchange lists of feeds: read whole or refused, and written.

A folder is only a heading to its reader: feeds are taken from any depth, each once. Real files carry stray ``&`` in
their addresses; they are mended as feeds are. A document type is dropped unread, so that no document grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from alerts.errors import InvalidFile
from alerts.model import Feed
from alerts.sources.charsets import decode
from alerts.sources.xmltext import allowed, repaired, root_of

_MOST_FEEDS: Final = 100_000
_LONGEST_TITLE: Final = 200


def read_opml(body: bytes, *, file: str) -> tuple[Feed, ...]:
    """The feeds of an OPML document, each once, in order. Raises ``InvalidFile`` with the line of the fault."""
    text = decode(body).text
    start, root = root_of(text)
    if root != "opml":
        raise InvalidFile("this is not OPML: export it from the feed reader as OPML", file=file)
    found: dict[str, Feed] = {}
    for feed in _feeds(_tree(allowed(text[start:]), file=file, lines_before=text.count("\n", 0, start))):
        found.setdefault(feed.url, feed)
    if not found:
        raise InvalidFile('there is no feed in it: an OPML feed is <outline xmlUrl="https://…"/>', file=file)
    return tuple(found.values())


def _tree(text: str, *, file: str, lines_before: int) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - the DOCTYPE is gone, so there are no entities to expand
    except ElementTree.ParseError:
        mended = repaired(text, {})
    try:
        return ElementTree.fromstring(mended)  # noqa: S314 - as above
    except ElementTree.ParseError as fault:
        why = str(fault).partition(":")[0]
        line = fault.position[0] + lines_before
        message = f"this OPML is damaged ({why}): export it again from the feed reader"
        raise InvalidFile(message, file=file, line=line) from fault


def _feeds(root: ElementTree.Element) -> Iterator[Feed]:
    for count, element in enumerate(root.iter()):
        if count > _MOST_FEEDS:
            return
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        url = attributes.get("xmlurl", "").strip()
        if element.tag.rpartition("}")[2].lower() == "outline" and _is_web(url):
            title = attributes.get("title") or attributes.get("text") or ""
            yield Feed(url=url, title=" ".join(title.split())[:_LONGEST_TITLE])


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, url))


def write_opml(feeds: Iterable[Feed]) -> str:
    """An OPML 2.0 document with the feeds' addresses and titles."""
    lines = [
        f'    <outline type="rss" text={quoteattr(feed.title or feed.url)} title={quoteattr(feed.title or feed.url)} '
        f"xmlUrl={quoteattr(feed.url)}/>"
        for feed in feeds
    ]
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            "  <head><title>Tocsin</title></head>",
            "  <body>",
            *lines,
            "  </body>",
            "</opml>",
            "",
        ]
    )
