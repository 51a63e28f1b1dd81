"""RSS 0.9x–2.0, RDF and Atom 0.3/1.0, well formed or not → drafts, through feedparser, which is at home here.

    strict as it is ─► strict after repair ─► loose

feedparser's two parsers are driven directly: ``feedparser.parse`` spends its time, and on hostile input hangs, on what
Tocsin does not need (it guesses charsets, sanitises HTML, splits e-mail addresses, compares categories pairwise), and
copies a content into the summary. Elements of CAP and GDACS keep their text although they have attributes.
"""

from __future__ import annotations

import io
import re
import xml.sax
import xml.sax.handler
import xml.sax.xmlreader
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, ClassVar, Final
from xml.parsers.expat import XMLParserType
from xml.sax.expatreader import ExpatParser

from feedparser.api import LooseFeedParser, StrictFeedParser

from alerts.sources.formats.drafts import CUT_OFF, ILL_FORMED, FeedDraft
from alerts.sources.formats.leanreader import FAULTS, MOST_ATTRIBUTES, EnoughError, LeanReader
from alerts.sources.formats.noted import feed_draft
from alerts.sources.formats.xmltext import repaired, without_open_sections

_NAMESPACES: Final = {
    "http://www.gdacs.org": "gdacs",
    "http://www.gdacs.org/": "gdacs",
    "urn:oasis:names:tc:emergency:cap:1.1": "cap",
    "urn:oasis:names:tc:emergency:cap:1.2": "cap",
    "http://www.incident.com/cap/1.0": "cap",
    "http://activitystrea.ms/spec/1.0/": "activity",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://purl.org/net/rss1.1#": "",
    "http://purl.org/dc/elements/1.0/": "dc",
    "http://purl.org/rss/1.0/modules/content": "content",
    "http://video.search.yahoo.com/mrss": "media",
    "http://video.search.yahoo.com/mrss/": "media",
    "http://www.rssboard.org/media-rss": "media",
    "http://www.w3.org/2003/01/geo/wgs84_pos": "geo",
    "http://www.georss.org/georss/10": "georss",
    "http://www.opengis.net/gml/3.2": "gml",
}
_OTHERS: Final = frozenset({"activity:object", "activity:target", "activity:actor"})
"""Whole entries or people inside an entry, whose ids, titles and links are not the entry's."""

_ENTRIES: Final = frozenset({"item", "entry"})
_NEVER_IN_HTML: Final = frozenset(
    "item entry guid pubdate description enclosure content:encoded dc:date dc:creator media:content updated published"
    " author".split()
)
"""These begin where they stand, even inside a text that was never closed."""
_ROOT_END: Final = re.compile(r"</(?:[\w.-]{1,60}:)?(?:rss|rdf|feed|channel)\s*>", re.IGNORECASE)
_TAIL: Final = 2_000
"""A document whose root is closed near its end is not cut off, though an element of it may never end."""
_CUT_OFF: Final = ("no element found", "unclosed token", "unclosed CDATA section", "partial character")


def read_feed(body: str, *, base: str, entities: Mapping[str, str], limit: int) -> FeedDraft:
    """The feed in ``body``, which begins with its root element; at most ``limit`` items are read.

    What a cut-off document gave before its end is kept. ``entities`` are those of its DOCTYPE. May raise whatever
    feedparser does on documents that nobody foresaw.
    """
    if entities:
        body = repaired(body, entities)
    reader, fault = _strictly(body, base, limit)
    if fault is None:
        return feed_draft(reader)
    has_no_end = _ROOT_END.search(body, max(0, len(body) - _TAIL)) is None
    cut_off = has_no_end and _says_cut_off(fault)
    body = without_open_sections(body)
    reader, fault = _strictly(repaired(body, entities), base, limit)
    cut_off = cut_off or (has_no_end and fault is not None and _says_cut_off(fault))
    if fault is not None and not (cut_off and _says_cut_off(fault) and reader.entries):
        reader = _loosely(body, base, entities, limit)
    if cut_off:
        _without_half_entry(reader)
    feed = feed_draft(reader)
    feed.cut_off = cut_off
    if cut_off:
        feed.warnings.append(CUT_OFF)
    else:
        feed.warnings.append(ILL_FORMED)
    return feed


class _Expat(ExpatParser):
    """Hands on a text in pieces of eight kilobytes; by itself it calls for each line of it, and for each reference,
    of which a hostile text has a million. (What is held back at a fault belongs to an element that is not closed.)"""

    _parser: XMLParserType

    def reset(self) -> None:
        super().reset()
        self._parser.buffer_text = True


class _StrictReader(LeanReader, StrictFeedParser):  # type: ignore[misc]
    namespaces: ClassVar = {**StrictFeedParser.namespaces, **_NAMESPACES}
    _matchnamespaces: ClassVar[dict[str, str]] = {}
    """Filled by feedparser at the first use, once for the class."""

    aside = 0
    """How deep the parser is in an element that is another's."""

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        if self.aside or (tag in _OTHERS and self.inentry):
            self.aside += 1
        else:
            super().unknown_starttag(tag, attrs)

    def unknown_endtag(self, tag: str) -> None:
        if self.aside:
            self.aside -= 1
        else:
            super().unknown_endtag(tag)

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802 - SAX
        if len(attrs) > MOST_ATTRIBUTES:
            attrs = xml.sax.xmlreader.AttributesNSImpl({}, {})
        super().startElementNS(name, qname, attrs)


class _LooseReader(LeanReader, LooseFeedParser):  # type: ignore[misc]
    """Unlike feedparser's: what an entry leaves open ends with it, and does not swallow the entries after it."""

    namespaces: ClassVar = {**LooseFeedParser.namespaces, **_NAMESPACES}
    _matchnamespaces: ClassVar[dict[str, str]] = {}
    around: tuple[int, int, int] | None = None
    """How deep the first entry stood: elements, bases, languages."""
    baseuri: str
    lang: str | None

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        if tag in _ENTRIES:
            self._end_what_is_open()
            self._step_out()
        elif self._cannot_hold(tag):
            self._end_what_is_open()
        super().unknown_starttag(tag, attrs)

    def unknown_endtag(self, tag: str) -> None:
        if tag in _ENTRIES and self.inentry:
            self._end_what_is_open()
        super().unknown_endtag(tag)

    def handle_charref(self, ref: str) -> None:
        """A number that is no character's is left out; feedparser falls over it."""
        with suppress(ValueError, OverflowError):
            super().handle_charref(ref)

    def _cannot_hold(self, tag: str) -> bool:
        """True where the element that is open was forgotten to be closed: an RSS ``source`` holds no elements, a text
        none of a feed's."""
        in_title = bool(self.elementstack) and self.elementstack[-1][0] == "title"
        in_rss_source = bool(self.insource) and "href" in self.sourcedata
        return in_rss_source or (bool(self.incontent) and (tag in _NEVER_IN_HTML or (tag == "link" and in_title)))

    def _end_what_is_open(self) -> None:
        self.tidying = True
        while self.elementstack and self.elementstack[-1][0] != "item":
            name = self.elementstack[-1][0]
            if self.incontent:
                self.pop_content(name)
            else:
                self.pop(name)
        self.tidying = False
        self.sourcedata.clear()
        self.incontent = self.insource = self.inimage = self.intextinput = self.svgOK = 0
        self._summaryKey = None

    def _step_out(self) -> None:
        """Back to where the first entry stood: tags that nobody closes would else add up from entry to entry."""
        if self.around is None:
            self.around = self.depth, len(self.basestack), len(self.langstack)
            return
        self.depth, bases, languages = self.around
        del self.basestack[bases:], self.langstack[languages:]
        self.baseuri = self.basestack[-1] if self.basestack else self.baseuri
        self.lang = self.langstack[-1] if self.langstack else self.lang


def _strictly(body: str, base: str, limit: int) -> tuple[Any, xml.sax.SAXException | None]:
    """The parser after its work, and the fault that stopped it."""
    reader = _StrictReader(base, None, "utf-8")
    reader.prepare(limit)
    parser = _Expat()  # no DOCTYPE is left, so there is nothing to expand or to fetch
    parser.setFeature(xml.sax.handler.feature_namespaces, 1)
    parser.setFeature(xml.sax.handler.feature_external_ges, 0)
    parser.setContentHandler(reader)
    parser.setErrorHandler(reader)
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO(b"<?xml version='1.0' encoding='utf-8'?>" + body.encode("utf-8", "replace")))
    try:
        parser.parse(source)
    except EnoughError:
        return reader, None
    except xml.sax.SAXException as fault:
        return reader, fault
    return reader, None


def _loosely(body: str, base: str, entities: Mapping[str, str], limit: int) -> Any:
    reader = _LooseReader(base, None, "utf-8", dict(entities))
    reader.prepare(limit)
    try:
        reader.feed(body)
    except EnoughError:
        return reader
    except FAULTS:
        if not reader.entries:
            raise
        reader.stumbled = True
    return reader


def _without_half_entry(reader: Any) -> None:
    """Drops the last entry where the cut took its identity: known by another name it would be told twice."""
    if not reader.inentry or not reader.entries:
        return
    names_its_entries = any("id" in entry for entry in reader.entries[:-1])
    last = reader.entries[-1]
    if "id" not in last and (names_its_entries or "link" not in last):
        del reader.entries[-1]


def _says_cut_off(fault: xml.sax.SAXException) -> bool:
    return fault.getMessage().startswith(_CUT_OFF)
