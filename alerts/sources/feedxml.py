"""RSS 0.9x–2.0, RDF and Atom 0.3/1.0, well formed or not → drafts, through feedparser, which is at home here.

    strict as it is ─► strict after repair ─► loose

feedparser's two parsers are driven directly: ``feedparser.parse`` spends its time, and on hostile input hangs, on what
Tocsin does not need (it guesses charsets, sanitises HTML, splits e-mail addresses, compares categories pairwise), and
copies a content into the summary. Elements of CAP and GDACS keep their text although they have attributes.
"""

from __future__ import annotations

import io
import xml.sax
import xml.sax.handler
import xml.sax.xmlreader
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, ClassVar, Final

from feedparser.api import LooseFeedParser, StrictFeedParser

from alerts.sources.drafts import Draft, FeedDraft
from alerts.sources.feeddates import EARLIEST, read_date
from alerts.sources.geography import alert_fields, point_from, point_from_pairs, point_from_where
from alerts.sources.resting import rest_of
from alerts.sources.xmltext import repaired
from alerts.timing import Rest

_MOST_ATTRIBUTES: Final = 64
_DEEPEST: Final = 500
_OWN_ELEMENTS: Final = ("cap:", "gdacs:")
_NAMESPACES: Final = {
    "http://www.gdacs.org": "gdacs",
    "http://www.gdacs.org/": "gdacs",
    "urn:oasis:names:tc:emergency:cap:1.1": "cap",
    "urn:oasis:names:tc:emergency:cap:1.2": "cap",
    "http://www.incident.com/cap/1.0": "cap",
}
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
        return _feed_draft(reader)
    cut_off = _says_cut_off(fault)
    reader, fault = _strictly(repaired(body, entities), base, limit)
    cut_off = cut_off or (fault is not None and _says_cut_off(fault))
    if fault is not None and not (_says_cut_off(fault) and reader.entries):
        reader = _loosely(body, base, entities, limit)
    if cut_off:
        _without_half_entry(reader)
    feed = _feed_draft(reader)
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
        if self.depth > _DEEPEST:  # type: ignore[attr-defined]
            raise _EnoughError("nested too deeply")
        own = tag.startswith(_OWN_ELEMENTS)
        super().unknown_starttag(tag, [] if own else attrs[:_MOST_ATTRIBUTES])  # type: ignore[misc]

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

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802 - SAX
        if len(attrs) > _MOST_ATTRIBUTES:
            attrs = xml.sax.xmlreader.AttributesNSImpl({}, {})
        super().startElementNS(name, qname, attrs)


class _LooseReader(_Lean, LooseFeedParser):  # type: ignore[misc]
    namespaces: ClassVar = {**LooseFeedParser.namespaces, **_NAMESPACES}
    _matchnamespaces: ClassVar[dict[str, str]] = {}


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


def _feed_draft(reader: Any) -> FeedDraft:
    feed = dict(reader.feeddata)
    return FeedDraft(
        title=_string(feed, "title"),
        link=_string(feed, "link"),
        language=_string(feed, "language") or None,
        rest=_rest(feed, reader),
        drafts=[_draft(dict(item), is_rss=not reader.version.startswith("atom")) for item in reader.entries],
        more=reader.more,
    )


def _draft(item: dict[str, Any], *, is_rss: bool) -> Draft:
    content, content_is_html, content_language = _content(item)
    title_type, title_language = _detail(item, "title")
    summary_type, summary_language = _detail(item, "summary")
    published = _date(item, "published") or _date(item, "created")
    updated = _date(item, "updated")
    if published is None and is_rss:
        published, updated = updated, None
    summary = _string(item, "summary")
    if not summary and not content:
        summary, summary_type = _string(item, "media_description") or _string(item, "itunes_summary"), ""
    return Draft(
        entry_id=_string(item, "id"),
        link=_link(item),
        title=_string(item, "title") or _string(item, "media_title"),
        title_is_html=title_type != "text/plain",
        summary=summary,
        summary_is_html=summary_type != "text/plain",
        content=content,
        content_is_html=content_is_html,
        published=published,
        updated=updated,
        language=content_language or summary_language or title_language or _string(item, "language") or None,
        point=_point(item),
        alert_fields=alert_fields(item),
    )


def _content(item: Mapping[str, Any]) -> tuple[str, bool, str]:
    """The first content that is a text: its value, whether it is HTML, its language."""
    for part in item.get("content") or ():
        kind = str(part.get("type") or "text/html")
        value = str(part.get("value") or "")
        if value.strip() and not kind.startswith(("image/", "audio/", "video/")):
            return value, kind != "text/plain", str(part.get("language") or "")
    return "", True, ""


def _detail(item: Mapping[str, Any], name: str) -> tuple[str, str]:
    """The type and the language that feedparser noted for a text."""
    detail = item.get(f"{name}_detail")
    if not isinstance(detail, Mapping):
        return "", ""
    return str(detail.get("type") or ""), str(detail.get("language") or "")


def _link(item: Mapping[str, Any]) -> str:
    """The entry's link. An id that is none of the web's addresses is no link, though feedparser makes it one."""
    link = _string(item, "link")
    if item.get("guidislink") and link == _string(item, "id") and not link.lower().startswith(("http:", "https:")):
        link = ""
    pages = (part for part in item.get("content") or () if "html" in str(part.get("type")))
    return link or _alternate(item) or next((_string(part, "src") for part in pages), "")


def _alternate(item: Mapping[str, Any]) -> str:
    """The link of an entry whose only links are of unusual types."""
    links = [link for link in item.get("links") or () if isinstance(link.get("href"), str)]
    usual = [link["href"] for link in links if link.get("rel") == "alternate"]
    return str(usual[0]) if usual else ""


def _date(item: Mapping[str, Any], name: str) -> datetime | None:
    """Our own reading first, feedparser's (Korean, Greek, Hungarian … forms) where it has none."""
    found = read_date(_string(item, name))
    if found is not None:
        return found
    parsed = item.get(f"{name}_parsed")
    if parsed is None:
        return None
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return moment if moment >= EARLIEST else None


def _point(item: Mapping[str, Any]) -> Any:
    """From GeoRSS or GML, else W3C geo, else a CAP polygon or circle."""
    return (
        point_from_where(item.get("where"))
        or point_from(item.get("geo_lat"), item.get("geo_long") or item.get("geo_lon"))
        or point_from_pairs(_string(item, "cap_polygon") or _string(item, "cap_circle").partition(" ")[0])
        or point_from_pairs(" ".join(_string(item, "georss_circle").replace(",", " ").split()[:2]))
    )


def _rest(feed: Mapping[str, Any], reader: Any) -> Rest:
    return rest_of(
        ttl=_string(feed, "ttl"),
        period=_string(feed, "sy_updateperiod"),
        frequency=_string(feed, "sy_updatefrequency"),
        hours=reader.skipped_hours,
        days=reader.skipped_days,
    )


def _string(holder: Mapping[str, Any], name: str) -> str:
    value = holder.get(name)
    return value.strip() if isinstance(value, str) else ""
