"""Bytes of a page → ``ParsedFeed``: RSS, RDF, Atom, JSON Feed or CAP, well formed or not.

    bytes ─► text ─► what is it? ─┬─ JSON Feed ───────────────────────────────┐
                                  ├─ CAP alert ───────────────────────────────┤
                                  ├─ XML ─► strict ─► repaired, strict ─► loose ┴─► drafts ─► entries
                                  └─ a web page, a robot check, nothing ─► ParseError in words

Pure: no clock, no network, no files. It raises ParseError and nothing else, but it may take long and much memory on
hostile input, so callers of fetched pages run it in ``workers``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from xml.etree import ElementTree
from xml.sax import SAXException

from alerts.errors import ParseError
from alerts.model import Entry
from alerts.pages import Page
from alerts.sources.formats.capalert import read_cap_alerts
from alerts.sources.formats.drafts import MAX_ENTRIES, FeedDraft, finished
from alerts.sources.formats.feedxml import read_feed
from alerts.sources.formats.jsonfeed import read_json_feed
from alerts.sources.formats.newest import newest_items
from alerts.sources.formats.xmltext import allowed, declared_entities, root_of
from alerts.sources.text.charsets import decode
from alerts.sources.text.plaintext import plain_title
from alerts.sources.webpages.webpage import said_of_page
from alerts.timing import NO_REST, Rest

_FEED_ROOTS: Final = frozenset({"rss", "rdf", "feed", "channel"})
_JSON_FEED: Final = "jsonfeed.org/version"
_HEAD: Final = 1_000
_CAP: Final = "urn:oasis:names:tc:emergency:cap:"
_MOST_ROOT: Final = 40
"""Letters of a strange root's name that are repeated to people."""
_FEED_BEHIND: Final = re.compile(r"<(?:rdf:)?(rss|RDF|feed)[\s>]")
_FEED_IN_PAGE: Final = re.compile(r"<(?:rdf:)?(rss|RDF|feed)\s(?=[^<>]{0,2000}(?:version=|xmlns))")
_FORESEEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    SAXException,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedFeed:
    """What a page says as a feed. ``warnings`` are one line each; ``rest`` is when it asks to be left alone; more may
    have stood behind the end of one that is ``cut_off``."""

    title: str
    language: str | None
    entries: tuple[Entry, ...]
    warnings: tuple[str, ...] = ()
    rest: Rest = NO_REST
    cut_off: bool = False


def parse(page: Page, *, now: datetime | None = None, max_entries: int = MAX_ENTRIES) -> ParsedFeed:
    """The feed in ``page``; what can be saved is saved, with a warning. Raises ParseError in words.

    With ``now``, dates that lie in the future are dropped (the entries stay). At most ``max_entries`` are read, the
    newest where they are dated.
    """
    try:
        feed = _read(page, max_entries)
    except _FORESEEN as error:
        # feedparser's own faults on documents that nobody foresaw; whatever they are, the feed is unreadable
        raise ParseError("this document cannot be read as a feed", url=page.url) from error
    entries = finished(feed, url=page.url, base=page.final_url or page.url, now=now)
    if feed.more:
        which = "newest" if feed.by_date else "first"
        feed.warnings.append(f"more than {max_entries} entries: the {which} {max_entries} are read")
    return ParsedFeed(
        title=plain_title(feed.title),
        language=feed.language,
        entries=entries,
        warnings=tuple(feed.warnings),
        rest=feed.rest,
        cut_off=feed.cut_off,
    )


def _read(page: Page, limit: int) -> FeedDraft:
    if not page.body.strip():
        raise ParseError("the page is empty", url=page.url)
    decoded = decode(page.body, page.content_type)
    text = decoded.text.lstrip("\ufeff \t\r\n")
    if not text.startswith("<") and _JSON_FEED in text[:_HEAD]:
        text = text[text.find("{") :]  # signs may stand before it that keep a browser from running it
    feed = _read_json(page, text, limit) if text.startswith(("{", "[")) else _read_xml(page, text, limit)
    if decoded.warning:
        feed.warnings.insert(0, decoded.warning)
    return feed


def _read_json(page: Page, text: str, limit: int) -> FeedDraft:
    try:
        feed = read_json_feed(text, limit=limit)
    except ValueError as error:
        raise ParseError(
            "this is not a feed: it looks like JSON, but it is damaged or cut off", url=page.url
        ) from error
    if feed is None:
        raise ParseError("this is JSON, but not a JSON Feed", url=page.url)
    return feed


def _read_xml(page: Page, text: str, limit: int) -> FeedDraft:
    start, root = root_of(text)
    is_web_page = root == "html"
    if root not in _FEED_ROOTS:
        start, root = _feed_inside(text, start, root)
    if root == "html" or (start < 0 and "html" in page.content_type):
        raise ParseError(said_of_page(text), url=page.url)
    if start < 0:
        raise ParseError("this is not a feed: there is no XML or JSON in it", url=page.url)
    entities = declared_entities(text[:start])
    body = allowed(text[start:])
    if root not in _FEED_ROOTS and (root == "alert" or _CAP in body):
        return _read_cap(page, body, entities, limit)
    newest = newest_items(body, limit=limit)
    base = page.final_url if root == "feed" else ""  # links of RSS are relative to the channel's: ``finished``
    feed = read_feed(newest or body, base=base, entities=entities, limit=limit)
    if newest is not None:
        feed.more = feed.by_date = True
    if is_web_page and not feed.drafts:  # a page about feeds
        raise ParseError(said_of_page(text), url=page.url)
    if root not in _FEED_ROOTS and not feed.drafts:
        raise ParseError(f"this is XML, but not a feed: its root is <{root[:_MOST_ROOT]}>", url=page.url)
    return feed


def _feed_inside(text: str, start: int, root: str) -> tuple[int, str]:
    """A feed that stands behind something else, as when a server prints its errors, or half a web page, before it."""
    found = (_FEED_IN_PAGE if root == "html" else _FEED_BEHIND).search(text)
    if found:
        return found.start(), found[1].lower()
    return start, root


def _read_cap(page: Page, body: str, entities: Mapping[str, str], limit: int) -> FeedDraft:
    try:
        return read_cap_alerts(body, entities=entities, limit=limit)
    except ElementTree.ParseError as error:
        raise ParseError("this CAP alert is damaged: its XML is not well formed", url=page.url) from error
