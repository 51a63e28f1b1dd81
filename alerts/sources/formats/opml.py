"""OPML, the format in which feed readers exchange lists of feeds: read whole or refused, and written.

Feeds are taken from any depth, each once, with the path of the folders that they stand in (``Syrie/Radios``; a ``/`` in
a folder's own name is written ``∕``). Real files carry stray ``&`` in
their addresses, or lack the end of a folder: their outlines are read one by one. What is cut off is refused, for nobody
knows what it has lost. A document type is dropped unread, so that no document grows.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.sax.saxutils import quoteattr

from alerts.errors import InvalidFile
from alerts.model import Feed
from alerts.sources.formats.xmltext import allowed, root_of
from alerts.sources.text.charsets import decode

_MOST_FEEDS: Final = 100_000
_LONGEST_TITLE: Final = 200
_LONGEST_FOLDER: Final = 500
_SLASH: Final = "∕"
_OUTLINE: Final = re.compile(
    r"""<(/)?outline\b((?:[^<>"'/]++|/(?!>)|"[^"]{0,5000}+"|'[^']{0,5000}+'){0,200}+)(/)?>""", re.IGNORECASE
)
_ATTRIBUTE: Final = re.compile(r"""([\w:.-]{1,60})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_END: Final = re.compile(r"</(?:body|opml)\s*>\s*\Z", re.IGNORECASE)
_FEED_SCHEME: Final = re.compile(r"\Afeed:(//)?(?=\S)", re.IGNORECASE)
_NOT_WITH_NAME: Final = (
    'the address of "{title}" has a name or a password in it, which would show everywhere: give the public address of '
    "the feed"
)


@dataclass(slots=True)
class _Folder:
    """What is written between an outline's tags."""

    feeds: list[Feed] = field(default_factory=list)
    folders: dict[str, _Folder] = field(default_factory=dict)


def read_opml(body: bytes, *, file: str, left_out: list[str] | None = None) -> tuple[Feed, ...]:
    """The feeds of an OPML document, each once, in order. Raises ``InvalidFile`` with the line of the fault.

    ``left_out`` gets the addresses of feeds that are none of the web (``ftp:``, a reader's own), which are not taken.
    """
    text = decode(body).text
    start, root = root_of(text)
    if root != "opml":
        raise InvalidFile("this is not OPML: export it from the feed reader as OPML", file=file)
    found: dict[str, Feed] = {}
    tree = _tree(allowed(text[start:]), file=file, lines_before=text.count("\n", 0, start))
    for feed in _feeds(tree, file=file, left_out=[] if left_out is None else left_out):
        found.setdefault(feed.url, feed)
    if not found:
        raise InvalidFile('there is no feed in it: an OPML feed is <outline xmlUrl="https://…"/>', file=file)
    return tuple(found.values())


def _tree(text: str, *, file: str, lines_before: int) -> ElementTree.Element:
    """The elements; of a document that is damaged but not cut off, the outlines, so that none of its feeds is lost."""
    try:
        return ElementTree.fromstring(text)  # noqa: S314 - the DOCTYPE is gone, so there are no entities to expand
    except ElementTree.ParseError as fault:
        outlines = _outlines_of(text) if _END.search(text) else None
        if outlines is not None and next(outlines.iter("outline"), None) is not None:
            return outlines
        why = str(fault).partition(":")[0]
        line = fault.position[0] + lines_before
        message = f"this OPML is damaged ({why}): export it again from the feed reader"
        raise InvalidFile(message, file=file, line=line) from fault


def _outlines_of(text: str) -> ElementTree.Element:
    """The outlines with their attributes, one in another as far as they are closed."""
    open_ = [ElementTree.Element("")]
    for tag in _OUTLINE.finditer(text):
        if tag[1]:
            del open_[max(1, len(open_) - 1) :]
            continue
        attributes = {
            name.lower(): unescape(double or single or bare)
            for name, double, single, bare in reversed(_ATTRIBUTE.findall(tag[2] or ""))
        }
        open_.append(ElementTree.SubElement(open_[-1], "outline", attributes))
        if tag[3]:
            open_.pop()
    return open_[0]


def _feeds(root: ElementTree.Element, *, file: str, left_out: list[str]) -> Iterator[Feed]:
    """The feeds in document order, with their folders; a stack, for real and hostile files nest without end."""
    waiting: list[tuple[ElementTree.Element, str]] = [(root, "")]
    for _ in range(_MOST_FEEDS):
        if not waiting:
            return
        element, folder = waiting.pop()
        attributes = {name.lower(): value for name, value in element.attrib.items()}
        url = _FEED_SCHEME.sub(_without_feed, _address(attributes))
        title = " ".join((attributes.get("title") or attributes.get("text") or "").split())[:_LONGEST_TITLE]
        is_outline = element.tag.rpartition("}")[2].lower() == "outline"
        if is_outline and _is_web(url):
            if "@" in urlsplit(url).netloc:
                raise InvalidFile(_NOT_WITH_NAME.format(title=title or urlsplit(url).hostname), file=file)
            yield Feed(url=url, title="" if title == url else title, folder=folder)
        elif is_outline and url:
            left_out.append(url)
        elif is_outline and title:
            name = title.replace("/", _SLASH)
            folder = f"{folder}/{name}"[:_LONGEST_FOLDER] if folder else name
        waiting.extend((child, folder) for child in reversed(element))


def _address(attributes: Mapping[str, str]) -> str:
    """The feed's address, which some readers write as that of a link."""
    is_feed = attributes.get("type", "").lower() in {"rss", "atom", "feed"}
    return (attributes.get("xmlurl") or (attributes.get("url", "") if is_feed else "")).strip()


def _without_feed(scheme: re.Match[str]) -> str:
    """``feed:https://…`` and ``feed://…``, which readers registered for themselves, are web addresses."""
    return "http://" if scheme[1] else ""


def _is_web(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme.lower() in {"http", "https"} and bool(parts.hostname) and not any(map(str.isspace, url))


def write_opml(feeds: Iterable[Feed]) -> str:
    """An OPML 2.0 document with the feeds' addresses and titles, in their folders."""
    root: _Folder = _Folder()
    for feed in feeds:
        place = root
        for name in filter(None, feed.folder.split("/")):
            place = place.folders.setdefault(name, _Folder())
        place.feeds.append(feed)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            "  <head><title>Tocsin</title></head>",
            "  <body>",
            *_outlines(root, "    "),
            "  </body>",
            "</opml>",
            "",
        ]
    )


def _outlines(folder: _Folder, indent: str) -> Iterator[str]:
    for feed in folder.feeds:
        title = quoteattr(feed.title or feed.url)
        yield f'{indent}<outline type="rss" text={title} title={title} xmlUrl={quoteattr(feed.url)}/>'
    for name, inner in folder.folders.items():
        yield f"{indent}<outline text={quoteattr(name.replace(_SLASH, '/'))}>"
        yield from _outlines(inner, f"{indent}  ")
        yield f"{indent}</outline>"
