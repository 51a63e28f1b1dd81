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
from typing import Any, ClassVar, Final

from feedparser.api import LooseFeedParser, StrictFeedParser

from alerts.sources.drafts import FeedDraft
from alerts.sources.noted import PERMALINK, feed_draft
from alerts.sources.xmltext import repaired

_MOST_ATTRIBUTES: Final = 64
_DEEPEST: Final = 500
_OWN_ELEMENTS: Final = ("cap:", "gdacs:")
_NAMESPACES: Final = {
    "http://www.gdacs.org": "gdacs",
    "http://www.gdacs.org/": "gdacs",
    "urn:oasis:names:tc:emergency:cap:1.1": "cap",
    "urn:oasis:names:tc:emergency:cap:1.2": "cap",
    "http://www.incident.com/cap/1.0": "cap",
    "http://activitystrea.ms/spec/1.0/": "activity",
}
_OTHERS: Final = frozenset({"activity:object", "activity:target", "activity:actor"})
"""Whole entries or people inside an entry, whose ids, titles and links are not the entry's."""

_FAULTS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
_SYSTEM: Final = re.compile(r"EPSG.*?([0-9]{4,6})\Z")
_ENTRIES: Final = frozenset({"item", "entry"})
_NEVER_IN_HTML: Final = frozenset(
    "item entry guid pubdate description enclosure content:encoded dc:date dc:creator media:content updated published"
    " author".split()
)
"""These begin where they stand, even inside a text that was never closed."""
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
    cut_off = _says_cut_off(fault)
    reader, fault = _strictly(repaired(body, entities), base, limit)
    cut_off = cut_off or (fault is not None and _says_cut_off(fault))
    if fault is not None and not (_says_cut_off(fault) and reader.entries):
        reader = _loosely(body, base, entities, limit)
    if cut_off:
        _without_half_entry(reader)
    feed = feed_draft(reader)
    feed.cut_off = cut_off
    if cut_off:
        feed.warnings.append("the feed is cut off: what came before the cut is kept")
    else:
        feed.warnings.append("the feed is not well-formed XML: read as well as possible")
    return feed


class _EnoughError(xml.sax.SAXException):
    """As many items were read as are wanted."""


class _Lean:
    """What both parsers do differently here; mixed in before feedparser's own classes."""

    limit: int
    more = False
    stumbled = False
    """Whether some element was too much for feedparser."""
    depth: int
    entries: list[Any]
    can_be_relative_uri = frozenset({"href", "link", "url"})
    """Ids are names: they stay as they are written."""

    def prepare(self, limit: int) -> None:
        """At most ``limit`` items; links are made absolute later, and nothing is sanitised, since no HTML is kept."""
        self.limit = limit
        self.resolve_relative_uris = self.sanitize_html = False
        self.skipped_hours: list[str] = []
        self.skipped_days: list[str] = []

    def _start_hour(self, _attrs: dict[str, str]) -> None:
        """What the feed's ``skipHours`` and ``skipDays`` name, which feedparser keeps the last of only."""
        self.push("hour", 1)  # type: ignore[attr-defined]

    def _end_hour(self) -> None:
        self._skip(self.skipped_hours, "hour")

    def _start_day(self, _attrs: dict[str, str]) -> None:
        self.push("day", 1)  # type: ignore[attr-defined]

    def _end_day(self) -> None:
        self._skip(self.skipped_days, "day")

    def _skip(self, names: list[str], element: str) -> None:
        text = self.pop(element)  # type: ignore[attr-defined]
        if text and not self.inentry:  # type: ignore[attr-defined]
            names.append(text)

    def _start_item(self, attrs: dict[str, str]) -> None:
        if len(self.entries) >= self.limit:
            self.more = True
            raise _EnoughError("enough")
        super()._start_item(attrs)  # type: ignore[misc]

    _start_entry = _start_item

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        """A fault of feedparser's costs the element in which it lies, and not the feed; it is said (``feed_draft``)."""
        if self.depth > _DEEPEST:
            raise _EnoughError("nested too deeply")
        own = tag.startswith(_OWN_ELEMENTS)
        try:
            super().unknown_starttag(tag, [] if own else attrs[:_MOST_ATTRIBUTES])  # type: ignore[misc]
        except _FAULTS:
            self.stumbled = True

    def unknown_endtag(self, tag: str) -> None:
        try:
            super().unknown_endtag(tag)  # type: ignore[misc]
        except _FAULTS:
            self.stumbled = True

    def _parse_srs_attrs(self, attrs: dict[str, str]) -> None:
        """The number of the coordinates' system, from each way to name it; feedparser knows one."""
        number = _SYSTEM.search(attrs.get("srsname", ""))
        super()._parse_srs_attrs({**attrs, "srsname": f"EPSG:{number[1]}" if number else ""})  # type: ignore[misc]

    def _end_guid(self) -> None:
        """Unlike feedparser, which forgets the address that a ``guid`` is where an empty ``link`` stands before it."""
        address = self.guidislink  # type: ignore[attr-defined]
        super()._end_guid()  # type: ignore[misc]
        if address and self.inentry and not self.insource:  # type: ignore[attr-defined]
            self.entries[-1][PERMALINK] = self.entries[-1].get("id", "")

    _end_id = _end_guid

    def _sync_author_detail(self, key: str = "author") -> None:
        """Authors are not wanted, and the pattern that splits them is quadratic."""

    def _start_category(self, _attrs: dict[str, str]) -> None:
        self.push("category", 1)  # type: ignore[attr-defined]

    def _end_category(self) -> None:
        self.pop("category")  # type: ignore[attr-defined]

    def _start_aside(self, name: str) -> None:
        self.push(name, 1)  # type: ignore[attr-defined]

    def _start_media_title(self, _attrs: dict[str, str]) -> None:
        """The texts of a picture or a podcast are the entry's own only where it has no others."""
        self._start_aside("media_title")

    def _end_media_title(self) -> None:
        self.pop("media_title")  # type: ignore[attr-defined]

    def _start_media_description(self, _attrs: dict[str, str]) -> None:
        self._start_aside("media_description")

    def _end_media_description(self) -> None:
        self.pop("media_description")  # type: ignore[attr-defined]

    def _start_itunes_summary(self, _attrs: dict[str, str]) -> None:
        self._start_aside("itunes_summary")

    def _end_itunes_summary(self) -> None:
        self.pop("itunes_summary")  # type: ignore[attr-defined]

    _start_keywords = _start_category
    _end_keywords = _end_category

    def _add_tag(self, term: str, scheme: str, label: str) -> None:
        """Categories are not wanted, and each would be compared with all before it."""

    def _end_content(self) -> None:
        """Unlike feedparser: a content is not copied into an empty summary."""
        self.pop_content("content")  # type: ignore[attr-defined]

    _end_body = _end_content
    _end_xhtml_body = _end_content
    _end_content_encoded = _end_content
    _end_fullitem = _end_content


class _StrictReader(_Lean, StrictFeedParser):  # type: ignore[misc]
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
        if len(attrs) > _MOST_ATTRIBUTES:
            attrs = xml.sax.xmlreader.AttributesNSImpl({}, {})
        super().startElementNS(name, qname, attrs)


class _LooseReader(_Lean, LooseFeedParser):  # type: ignore[misc]
    """Unlike feedparser's: what an entry leaves open ends with it, and does not swallow the entries after it."""

    namespaces: ClassVar = {**LooseFeedParser.namespaces, **_NAMESPACES}
    _matchnamespaces: ClassVar[dict[str, str]] = {}
    around: tuple[int, int, int] | None = None
    """How deep the first entry stood: elements, bases, languages."""
    incontent: int
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

    def _cannot_hold(self, tag: str) -> bool:
        """True where the element that is open was forgotten to be closed: an RSS ``source`` holds no elements, a text
        none of a feed's."""
        in_title = bool(self.elementstack) and self.elementstack[-1][0] == "title"
        in_rss_source = bool(self.insource) and "href" in self.sourcedata
        return in_rss_source or (bool(self.incontent) and (tag in _NEVER_IN_HTML or (tag == "link" and in_title)))

    def _end_what_is_open(self) -> None:
        while self.elementstack and self.elementstack[-1][0] != "item":
            name = self.elementstack[-1][0]
            if self.incontent:
                self.pop_content(name)
            else:
                self.pop(name)
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
    parser = xml.sax.make_parser([])  # noqa: S317 - no DOCTYPE is left, so there is nothing to expand or to fetch
    parser.setFeature(xml.sax.handler.feature_namespaces, 1)
    parser.setFeature(xml.sax.handler.feature_external_ges, 0)
    parser.setContentHandler(reader)
    parser.setErrorHandler(reader)
    source = xml.sax.xmlreader.InputSource()
    source.setByteStream(io.BytesIO(b"<?xml version='1.0' encoding='utf-8'?>" + body.encode("utf-8", "replace")))
    try:
        parser.parse(source)
    except _EnoughError:
        return reader, None
    except xml.sax.SAXException as fault:
        return reader, fault
    return reader, None


def _loosely(body: str, base: str, entities: Mapping[str, str], limit: int) -> Any:
    reader = _LooseReader(base, None, "utf-8", dict(entities))
    reader.prepare(limit)
    try:
        reader.feed(body)
    except _EnoughError:
        return reader
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
