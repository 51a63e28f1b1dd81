"""What feedparser noted about a feed and its items → drafts: which of its many notes are meant. Pure.

The preferred mistake is to keep a text, and to give no link rather than a wrong one.
"""

from __future__ import annotations

import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from alerts.model import Point
from alerts.sources.formats.drafts import STUMBLED, Draft, FeedDraft
from alerts.sources.formats.feeddates import EARLIEST, read_date
from alerts.sources.formats.geography import alert_fields, point_from, point_from_pairs, point_from_where
from alerts.sources.formats.resting import rest_of
from alerts.timing import Rest

PERMALINK: Final = "tocsin_permalink"
"""Under this name our parsers note the address that a ``guid`` declares to be."""
_RDF: Final = frozenset({"rss090", "rss10"})
"""Here the name of an item is an address, too."""
_WHOLE_TEXTS: Final = ("yandex_full-text", "turbo_content", "fulltext", "full_text")
"""Where publishers put the whole text for a news portal of their own."""
_PUBLISHED: Final = (
    "published created prism_publicationdate dcterms_date dcterms_available dc_issued dc_created publicationdate"
    " publishdate news_publication_date"
).split()
"""Where the date of an entry stands, the likeliest first; feedparser brings most names under the first two."""

_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:(?!//)", re.IGNORECASE | re.ASCII)
_PATH: Final = re.compile(
    r"(?:\.{0,2}/|\?)\S+|[\w~-]+(?:/[\w.~%-]+)+/?(?:[?#]\S*)?|[\w~-]+\.(?:s?html?|php|aspx?|jsp)(?:[?#]\S*)?", re.ASCII
)
"""An address without its host. Names that have no path in them (``4711``, ``urn:uuid:…``) are none."""

_HTML_TYPES: Final = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})


def feed_draft(reader: Any) -> FeedDraft:
    """The feed that a parser of ``feedxml`` has read."""
    feed = dict(reader.feeddata)
    is_rdf = reader.version in _RDF
    items = [{PERMALINK: item.get("id") if is_rdf else "", **item} for item in reader.entries]
    return FeedDraft(
        title=_string(feed, "title"),
        link=_string(feed, "link"),
        language=_string(feed, "language") or None,
        rest=_rest(feed, reader),
        drafts=[_draft(item, feed, is_rss=not reader.version.startswith("atom")) for item in items],
        more=reader.more,
        warnings=[STUMBLED] if reader.stumbled else [],
    )


def _draft(item: dict[str, Any], feed: Mapping[str, Any], *, is_rss: bool) -> Draft:
    content, content_is_html, content_language = _content(item)
    title_type, title_language = _detail(item, "title")
    summary_type, summary_language = _detail(item, "summary")
    published = next(filter(None, (_date(item, name) for name in _PUBLISHED)), None)
    updated = _date(item, "updated")
    if published is None and is_rss:
        published, updated = updated, None
    summary = _string(item, "summary")
    if not summary and not content:
        summary, summary_type = _string(item, "media_description") or _string(item, "itunes_summary"), ""
    language = content_language or summary_language or title_language or _string(item, "language")
    return Draft(
        entry_id=_string(item, "id"),
        link=_link(item, is_rss=is_rss, language=language or _string(feed, "language")),
        title=_string(item, "title") or _string(item, "media_title") or _string(item, "itunes_title"),
        title_is_html=title_type != "text/plain",
        summary=summary,
        summary_is_html=summary_type != "text/plain",
        content=content,
        content_is_html=content_is_html,
        published=published,
        updated=updated,
        language=language or None,
        point=_point(item),
        alert_fields=alert_fields(item),
    )


def _content(item: Mapping[str, Any]) -> tuple[str, bool, str]:
    """Of the contents that are texts the longest: its value, whether it is HTML, its language."""
    texts = [part for part in item.get("content") or () if _is_text(_kind(part))]
    longest = max(texts, key=lambda part: len(_string(part, "value")), default=None)
    if longest is None:
        return next(filter(None, (_string(item, name) for name in _WHOLE_TEXTS)), ""), True, ""
    return _string(longest, "value"), _kind(longest) != "text/plain", _string(longest, "language")


def _is_text(kind: str) -> bool:
    """False for pictures, and for files that are written as letters (Atom, RFC 4287, 4.1.3.3)."""
    is_file = kind.startswith("application/") and not kind.endswith(("xml", "html", "json"))
    return not is_file and not kind.startswith(("image/", "audio/", "video/"))


def _kind(content: Mapping[str, Any]) -> str:
    return _string(content, "type") or "text/html"


def _detail(item: Mapping[str, Any], name: str) -> tuple[str, str]:
    """The type and the language that feedparser noted for a text."""
    detail = item.get(f"{name}_detail")
    if not isinstance(detail, Mapping):
        return "", ""
    return str(detail.get("type") or ""), str(detail.get("language") or "")


def _link(item: Mapping[str, Any], *, is_rss: bool, language: str) -> str:
    """The entry's link, the one behind a counter of clicks where the counter tells it.

    An id that is none of the web's addresses is no link, though feedparser makes it one.
    """
    behind = _string(item, "feedburner_origlink") or _string(item, "pheedo_origlink")
    if _is_web(behind):
        return behind
    link = _string(item, "link")
    if item.get("guidislink") and link == _string(item, "id") and not _is_web(link):
        link = ""
    pages = (_string(part, "src") for part in item.get("content") or () if "html" in str(part.get("type")))
    if is_rss and _is_no_page(link):
        link = ""
    among = "" if is_rss and link else _alternate(item, language)
    permalink = _string(item, PERMALINK)
    is_address = _is_web(permalink) or (is_rss and is_path(permalink))
    return among or link or (permalink if is_address else "") or next(pages, "")


def _alternate(item: Mapping[str, Any], language: str) -> str:
    """Of several links to the entry's page: HTML before other types, then in the entry's language, then the first."""
    links = [
        link
        for link in item.get("links") or ()
        if (href := _string(link, "href")) and not _is_no_page(href) and _is_alternate(link)
    ]
    of_type = [link for link in links if _string(link, "type") in _HTML_TYPES] or links
    said = [link for link in of_type if language and _primary(_string(link, "hreflang")) == _primary(language)]
    return next((_string(link, "href") for link in (*said, *of_type)), "")


def _is_alternate(link: Mapping[str, Any]) -> bool:
    """By its name, or by the address that the registry of relations gives the name."""
    relation = _string(link, "rel")
    return relation == "alternate" or (relation.startswith("http") and relation.endswith("/alternate"))


def _primary(tag: str) -> str:
    return tag.lower().partition("-")[0]


def is_path(name: str) -> bool:
    """True for an id that is an address relative to the feed."""
    return _PATH.fullmatch(name) is not None


def _is_no_page(link: str) -> bool:
    """True for ``mailto:`` and its like."""
    return _SCHEME.match(link) is not None and not _is_web(link)


def _is_web(link: str) -> bool:
    return link.lower().startswith(("http:", "https:"))


def _date(item: Mapping[str, Any], name: str) -> datetime | None:
    """Our own reading first, feedparser's (Korean, Greek, Hungarian … forms) where it has none, and the text names
    more than numbers: of a thirteenth month feedparser makes a January."""
    text = _string(item, name)
    found = read_date(text)
    if found is not None or (text[:4].isdigit() and text.isascii()):
        return found
    parsed = item.get(f"{name}_parsed")
    if parsed is None:
        return None
    try:
        moment = datetime.fromtimestamp(timegm(parsed), UTC)
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return moment if moment >= EARLIEST else None


def _point(item: Mapping[str, Any]) -> Point | None:
    """From GeoRSS or GML, else W3C geo or ICBM, else a CAP polygon or circle."""
    return (
        point_from_where(item.get("where"))
        or point_from(item.get("geo_lat"), item.get("geo_long") or item.get("geo_lon"))
        or point_from_pairs(_string(item, "geo_lat_long"))
        or point_from(item.get("icbm_latitude"), item.get("icbm_longitude"))
        or point_from_pairs(_string(item, "cap_polygon") or _string(item, "cap_circle").partition(" ")[0])
        or point_from_pairs(" ".join(_string(item, "georss_circle").replace(",", " ").split()[:2]))
        or point_from_pairs(f"{_string(item, 'gml_lowercorner')} {_string(item, 'gml_uppercorner')}")
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
