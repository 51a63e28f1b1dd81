"""Where a web page says that a feed stands, and where one usually does. Pure; runs in a child.

    comments and scripts out ─► its base ─► declared feeds ─► links that look or read like one ─► where it sends readers

Feeds of comments and podcasts come last of their kind: nobody means them. The preferred mistake is an address that
leads to no feed: each is read before it is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Final
from urllib.parse import urljoin, urlsplit

from alerts.pages import Page
from alerts.sources.text.charsets import decode
from alerts.sources.webpages.webpage import COOKIES, WEB_PAGE, kind_of_page

_SEARCHED: Final = 500_000
_HEAD: Final = 5_000
_HTML: Final = re.compile(r"<(?:!doctype\s{1,5}html|html|head|body|title|meta|link|script|div|p|a)[\s>]", re.IGNORECASE)
_HIDING: Final = re.compile(r"<!--|-->|<(/?)script(?=[\s>])", re.IGNORECASE)
_TAG: Final = re.compile(
    r"""<(link|a|base|meta)\s((?:[^<>"']++|"[^"]{0,2000}+"|'[^']{0,2000}+'){0,60}+|[^<>]{1,3000})>""", re.IGNORECASE
)
_ATTRIBUTE: Final = re.compile(r"""([a-z-]{1,30})\s{0,5}=\s{0,5}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEED_TYPES: Final = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_MAYBE_TYPES: Final = ("text/xml", "application/xml", "application/json", "text/rss", "")
"""Servers and pages call feeds so, too, and other things."""
_LOOKS_LIKE_FEED: Final = re.compile(
    r"(?:^|[/._?=&-])(?:rss|atom|feed|feeds|rdf)(?:[/._?=&-]|\d?$)|\.(?:rss|rdf|atom)$", re.IGNORECASE
)
_CALLED_FEED: Final = re.compile(r"\b(?:rss|atom|news ?feed|syndication)\b|خلاصات", re.IGNORECASE)
_NOT_MEANT: Final = re.compile(
    r"comm?ent|kommentar|commento|comentário|yorum|коммента|комента|تعليق|podcast|episode", re.IGNORECASE
)
_REFRESH: Final = re.compile(r"\s*[0-9.]{1,6}\s*[;,]\s*(?:url\s*=\s*)?['\"]?([^'\"]{1,2000})", re.IGNORECASE)
_MOST_ANCHORS: Final = 20
_ANCHOR_TEXT: Final = 200
_USUAL_PLACES: Final = ("/feed/", "/rss.xml", "/rss", "/atom.xml", "/feed.xml", "/index.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Absolute addresses, the likeliest first, each once: those that the page ``named``, and the ``usual`` ones."""

    named: tuple[str, ...]
    usual: tuple[str, ...]


def places_of(page: Page) -> Places:
    """Where the feed of this web page may stand, on the same host or another. Nowhere usual where the page says only
    what is in the way, or is none: who keeps us out, or whose feed is damaged, is not asked for more."""
    markup = decode(page.body[:_SEARCHED], page.content_type).text
    is_site = _HTML.search(markup[:_HEAD]) is not None and kind_of_page(markup) in {WEB_PAGE, COOKIES}
    text = _seen(markup)
    address = page.final_url or page.url
    tags = [(tag[1].lower(), _attributes(tag[2]), tag.end()) for tag in _TAG.finditer(text)]
    base = next((found for name, said, _ in tags if name == "base" and (found := _absolute(address, said))), address)
    named = dict.fromkeys(filter(None, (_absolute(base, said) for said in _by_likelihood(tags, text))))
    named.pop(address, None)
    usual = _usual(address) if is_site else ()
    return Places(named=tuple(named), usual=tuple(url for url in usual if url not in named))


def _usual(address: str) -> Iterator[str]:
    """Below the page, as blogs have it, then below the host."""
    path = urlsplit(address).path.rstrip("/")
    if path and "." not in path.rpartition("/")[2]:
        yield urljoin(address, f"{path}/feed/")
    yield from (urljoin(address, place) for place in _USUAL_PLACES)


def _seen(text: str) -> str:
    """Without comments and scripts; an unclosed one hides nothing."""
    pieces, kept, hidden, closing = [], 0, 0, ""
    for mark in _HIDING.finditer(text):
        said = mark[0].lower()
        if closing and said == closing:
            pieces.append(text[kept:hidden])
            kept, closing = mark.end(), ""
        elif not closing and said in {"<!--", "<script"}:
            hidden, closing = mark.start(), "-->" if said == "<!--" else "</script"
    return "".join([*pieces, text[kept:]])


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare).strip()
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def _by_likelihood(tags: list[tuple[str, dict[str, str], int]], text: str) -> Iterator[dict[str, str]]:
    """The attributes of what may lead to a feed: declared as one, then perhaps declared, then anchors, then the page
    that readers are sent on to."""
    groups: tuple[list[dict[str, str]], ...] = ([], [], [], [])
    for name, said, end in tags:
        match name:
            case "link":
                rank = _rank_of_link(said)
            case "a" if len(groups[2]) < _MOST_ANCHORS and _is_feed_anchor(said, text[end : end + _ANCHOR_TEXT]):
                rank = 2
            case "meta" if said.get("http-equiv", "").lower() == "refresh":
                found = _REFRESH.match(said.get("content", ""))
                groups[3].append({"href": found[1].strip() if found else ""})
                continue
            case _:
                continue
        if rank is not None:
            groups[rank].append(said)
    for group in groups:
        yield from sorted(group, key=lambda said: bool(_NOT_MEANT.search(f"{said['href']} {said.get('title', '')}")))


def _rank_of_link(said: dict[str, str]) -> int | None:
    """0 for a feed, 1 for what may be one, None for anything else."""
    relations = said.get("rel", "").lower().split()
    kind = said.get("type", "").partition(";")[0].strip().lower()
    if not said.get("href") or not {"alternate", "feed"} & set(relations):
        return None
    if kind in _FEED_TYPES or "feed" in relations:
        return 0
    told = kind != "" or _LOOKS_LIKE_FEED.search(said["href"]) or _CALLED_FEED.search(said.get("title", ""))
    return 1 if kind in _MAYBE_TYPES and told else None


def _is_feed_anchor(said: dict[str, str], following: str) -> bool:
    """By its address, or by what it is called."""
    if not said.get("href"):
        return False
    text = re.sub(r"<[^<>]*>", " ", re.split("</a", following, maxsplit=1, flags=re.IGNORECASE)[0])
    names = (said.get("title", ""), said.get("aria-label", ""), text)
    return bool(_LOOKS_LIKE_FEED.search(said["href"])) or any(map(_CALLED_FEED.search, names))


def _absolute(base: str, said: dict[str, str]) -> str:
    """The web address of an ``href``; empty where it has none."""
    href = said.get("href", "")
    if href.lower().startswith("feed:"):
        href = href[5:] if "//" in href[5:8] or href[5:].startswith("http") else f"http:{href[5:]}"
    try:
        url = urljoin(base, href).partition("#")[0]
        return url if href and urlsplit(url).scheme in {"http", "https"} else ""
    except ValueError:
        return ""
