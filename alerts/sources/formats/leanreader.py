"""What both of feedparser's parsers do differently here, mixed in before feedparser's own classes (``feedxml``).

Leaner: what Tocsin does not need is neither kept nor compared. And first come, first kept: where an item has two links,
two places, or a date and an empty one after it, the first that says something counts. feedparser would keep the last.
"""

from __future__ import annotations

import re
import xml.sax
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from alerts.sources.formats.noted import PERMALINK, is_path

MOST_ATTRIBUTES: Final = 64
"""Attributes of an element that are looked at."""
_DEEPEST: Final = 500
_OWN_ELEMENTS: Final = ("cap:", "gdacs:")
FAULTS: Final = (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError)
"""What feedparser raises on documents that nobody foresaw."""
_FIRST_COUNTS: Final = frozenset({"id", "published", "updated", "created"})
_SYSTEM: Final = re.compile(r"EPSG.*?([0-9]{4,6})\Z")
_ROOTS: Final = frozenset({"rss", "feed", "channel"})
_XHTML: Final = "application/xhtml+xml"


class EnoughError(xml.sax.SAXException):
    """As many items were read as are wanted."""


class LeanReader:
    """What both parsers do differently here; mixed in before feedparser's own classes."""

    limit: int
    more = False
    stumbled = False
    """Whether some element was too much for feedparser."""
    tidying = False
    """While elements are ended that were left open."""
    depth: int
    basestack: list[str]
    baseuri: str
    entries: list[Any]
    contentparams: dict[str, Any]
    namespacemap: dict[str, str]
    incontent: int
    inentry: int
    insource: int
    guidislink: bool
    push: Callable[[str, int], None]
    resolve_uri: Callable[[str], str]
    _get_context: Callable[[], dict[str, Any]]
    pop_content: Callable[[str], str]
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
        self.push("hour", 1)

    def _end_hour(self) -> None:
        self._skip(self.skipped_hours, "hour")

    def _start_day(self, _attrs: dict[str, str]) -> None:
        self.push("day", 1)

    def _end_day(self) -> None:
        self._skip(self.skipped_days, "day")

    def _skip(self, names: list[str], element: str) -> None:
        text = self.pop(element)
        if text and not self.inentry:
            names.append(text)

    def _start_item(self, attrs: dict[str, str]) -> None:
        if len(self.entries) >= self.limit:
            self.more = True
            raise EnoughError("enough")
        super()._start_item(attrs)  # type: ignore[misc]

    _start_entry = _start_item

    def unknown_starttag(self, tag: str, attrs: list[tuple[str, str]]) -> None:
        """A fault of feedparser's costs the element in which it lies, and not the feed; it is said (``feed_draft``)."""
        if self.depth > _DEEPEST:
            raise EnoughError("nested too deeply")
        prefix, _, name = tag.rpartition(":")
        if not self.depth and prefix and name in _ROOTS:
            self.namespacemap.setdefault(prefix, "")  # a feed of a namespace that nobody knows is still a feed
        own = tag.startswith(_OWN_ELEMENTS)
        if self.incontent > 0 and not own and _is_markup(name, self.contentparams.get("type", "xml")):
            self.contentparams["type"] = _XHTML
        try:
            super().unknown_starttag(tag, [] if own else attrs[:MOST_ATTRIBUTES])  # type: ignore[misc]
        except FAULTS:
            self.stumbled = True

    def unknown_endtag(self, tag: str) -> None:
        """The base of an element ends with it; feedparser keeps it where there was none before."""
        try:
            super().unknown_endtag(tag)  # type: ignore[misc]
        except FAULTS:
            self.stumbled = True
        if self.basestack:
            self.baseuri = self.basestack[-1]

    def _parse_srs_attrs(self, attrs: dict[str, str]) -> None:
        """The number of the coordinates' system, from each way to name it; feedparser knows one."""
        number = _SYSTEM.search(attrs.get("srsname", ""))
        super()._parse_srs_attrs({**attrs, "srsname": f"EPSG:{number[1]}" if number else ""})  # type: ignore[misc]

    def _start_guid(self, attrs: dict[str, str]) -> None:
        """Unlike feedparser, whatever the case of ``isPermaLink``."""
        said = attrs.get("ispermalink", "true").strip().lower()
        super()._start_guid({**attrs, "ispermalink": said})  # type: ignore[misc]

    _start_id = _start_guid

    def _end_guid(self) -> None:
        """Unlike feedparser, which forgets the address that a ``guid`` is where an empty ``link`` stands before it, and
        takes the last of two ids."""
        context = self._context()
        if "id" in context:
            name = self.pop("id")
        else:
            super()._end_guid()  # type: ignore[misc]
            name = context.get("id")
        if name and self.guidislink and self.inentry and not self.insource:
            context.setdefault(PERMALINK, self.resolve_uri(name) if is_path(name) else name)

    _end_id = _end_guid

    def _context(self) -> dict[str, Any]:
        """What is being told of now: the entry, the feed, its picture …; nothing that is kept where feedparser errs."""
        try:
            return self._get_context()
        except LookupError:
            return {}

    def pop(self, element: str, strip_whitespace: int = 1) -> Any:
        """An empty element takes nothing from the full one before it, nor does one that is ended because it was left
        open, and the first id and the first date of a kind count."""
        context, name = self._context(), "summary" if element == "description" else element
        known = dict.get(context, name)  # feedparser's own ``get`` gives other names for some
        try:
            text = super().pop(element, strip_whitespace)  # type: ignore[misc]
        except FAULTS:  # the element is off the stack, so that the next is not lost, too
            self.stumbled = True
            return ""
        if known and isinstance(known, str) and (text == "" or element in _FIRST_COUNTS or self.tidying):
            context[name] = known
        return text

    def _start_link(self, attrs: dict[str, str]) -> None:
        with self._first_link_kept():
            super()._start_link(attrs)  # type: ignore[misc]

    def _end_link(self) -> None:
        with self._first_link_kept():
            super()._end_link()  # type: ignore[misc]

    @contextmanager
    def _first_link_kept(self) -> Iterator[None]:
        """The link that is known stays, unless it is but a ``guid``."""
        context = self._context()
        known = context.get("link") if not context.get("guidislink") else ""
        yield
        if known:
            context["link"] = known

    def _start_georssgeom(self, _attrs: dict[str, str]) -> None:
        self.push("geometry", 0)
        self._get_context().setdefault("where", {})

    _start_georss_point = _start_georss_line = _start_georss_polygon = _start_georss_box = _start_georssgeom

    def _start_where(self, _attrs: dict[str, str]) -> None:
        self.push("where", 0)
        self._get_context().setdefault("where", {})

    _start_georss_where = _start_where

    def _save_where(self, geometry: dict[str, Any]) -> None:
        where = self._get_context().setdefault("where", {})
        if "coordinates" not in where:
            where.update(geometry)

    def _sync_author_detail(self, key: str = "author") -> None:
        """Authors are not wanted, and the pattern that splits them is quadratic."""

    def _start_category(self, _attrs: dict[str, str]) -> None:
        self.push("category", 1)

    def _end_category(self) -> None:
        self.pop("category")

    def _start_aside(self, name: str) -> None:
        self.push(name, 1)

    def _start_media_title(self, _attrs: dict[str, str]) -> None:
        """The texts of a picture or a podcast are the entry's own only where it has no others."""
        self._start_aside("media_title")

    def _end_media_title(self) -> None:
        self.pop("media_title")

    def _start_media_description(self, _attrs: dict[str, str]) -> None:
        self._start_aside("media_description")

    def _end_media_description(self) -> None:
        self.pop("media_description")

    def _start_itunes_summary(self, _attrs: dict[str, str]) -> None:
        self._start_aside("itunes_summary")

    def _end_itunes_summary(self) -> None:
        self.pop("itunes_summary")

    _start_keywords = _start_category
    _end_keywords = _end_category

    def _add_tag(self, term: str, scheme: str, label: str) -> None:
        """Categories are not wanted, and each would be compared with all before it."""

    def _start_content(self, attrs: dict[str, str]) -> None:
        """An envelope of several contents is none itself."""
        if not attrs.get("type", "").startswith("multipart/"):
            super()._start_content(attrs)  # type: ignore[misc]

    def _end_content(self) -> None:
        """Unlike feedparser: a content is not copied into an empty summary."""
        if self.incontent > 0:
            self.pop_content("content")

    _end_body = _end_content
    _end_xhtml_body = _end_content
    _end_content_encoded = _end_content
    _end_fullitem = _end_content


def _is_markup(element: str, kind: str) -> bool:
    """True where an element in a text of this kind is markup of the text: in XML of any kind but pictures, and a div
    anywhere, of which feedparser forgets where it begins and ends."""
    if not kind.endswith("xml"):
        return element == "div"
    return kind.endswith(("/xml", "+xml")) and not kind.startswith("image/")
