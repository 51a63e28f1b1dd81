"""What every kind of feed is read into before it is an ``Entry``, and the last steps that all kinds share.

    drafts (raw markup, raw links) ─► plain texts ─► links made absolute ─► identity ─► language ─► entries

Identity: the feed's own id, else the tidy link, else the content. An id or link that several different entries
carry identifies none of them, and the next candidate is taken. The preferred mistake is a repeat, never a lost entry.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Final
from urllib.parse import urljoin, urlsplit

from alerts.links import tidy_link
from alerts.model import Entry, Point
from alerts.sources.text.detect import language_of
from alerts.sources.text.plaintext import plain_field, plain_text, plain_title
from alerts.timing import NO_REST, Rest

MAX_ENTRIES: Final = 1_000
STUMBLED: Final = "some elements could not be read: they are left out"
CUT_OFF: Final = "the feed is cut off: what came before the cut is kept"
ILL_FORMED: Final = "the feed is not well-formed XML: read as well as possible"
_MAX_MARKUP: Final = 1_000_000
_MAX_TEXT: Final = 200_000
_MAX_TITLE: Final = 1_000
_MAX_LINK: Final = 2_000
_FAR_FUTURE: Final = timedelta(days=1)
_BARE_HOST: Final = re.compile(r"www\.[a-z0-9-]{1,63}\.[a-z]", re.IGNORECASE | re.ASCII)
_SCHEME: Final = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE | re.ASCII)


@dataclass(slots=True, kw_only=True)
class Draft:
    """One item as its feed gives it: texts still marked up (``…_is_html``), links as written, dates already read."""

    entry_id: str = ""
    link: str = ""
    title: str = ""
    title_is_html: bool = True
    summary: str = ""
    summary_is_html: bool = True
    content: str = ""
    content_is_html: bool = True
    published: datetime | None = None
    updated: datetime | None = None
    language: str | None = None
    point: Point | None = None
    alert_fields: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class FeedDraft:
    """A whole feed before the last steps. ``more`` is True where items beyond the limit were left unread, the oldest of
    them ``by_date``; ``cut_off`` where the document has no end."""

    title: str = ""
    link: str = ""
    language: str | None = None
    rest: Rest = NO_REST
    drafts: list[Draft] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    more: bool = False
    by_date: bool = False
    cut_off: bool = False


def finished(feed: FeedDraft, *, url: str, base: str, now: datetime | None) -> tuple[Entry, ...]:
    """The entries of ``feed``, known as ``url``; warnings are added to it. ``base`` is what links are relative to.

    With ``now``, dates more than a day ahead are taken for mistakes: the entry is kept without them.
    """
    base = _web_link(feed.link, base) or base
    entries = [_entry(draft, url=url, base=base, language=feed.language) for draft in feed.drafts]
    if now is not None:
        entries = _without_future(entries, now + _FAR_FUTURE, feed.warnings)
    return _identified(entries, feed.warnings)


def _entry(draft: Draft, *, url: str, base: str, language: str | None) -> Entry:
    title = _cut(plain_title(draft.title[:_MAX_MARKUP], html=draft.title_is_html), _MAX_TITLE)
    summary = _plain(draft.summary, html=draft.summary_is_html)
    content = _plain(draft.content, html=draft.content_is_html)
    area = plain_field(draft.alert_fields.get("area", ""))
    if area and not any(area in text for text in (title, summary, content)):
        summary = _cut(f"{summary}\n{area}".strip(), _MAX_TEXT)  # a warning names its places in a field of its own
    return Entry(
        feed=url,
        entry_id=_bounded_id(draft.entry_id),
        link=_web_link(draft.link, base),
        title=title,
        summary=summary,
        content=content,
        published=draft.published,
        updated=draft.updated,
        language=language_of(f"{title}\n{summary or content}", draft.language or language),
        point=draft.point,
        alert_fields=draft.alert_fields,
    )


def _plain(markup: str, *, html: bool) -> str:
    reader: Callable[[str], str] = plain_text if html else plain_field
    return _cut(reader(markup[:_MAX_MARKUP]), _MAX_TEXT)


def _cut(text: str, limit: int) -> str:
    """At most ``limit`` characters, never half a word where there is a space to cut at."""
    if len(text) <= limit:
        return text
    end = max(text.rfind(" ", 0, limit), text.rfind("\n", 0, limit))
    return text[: end if end > limit // 2 else limit]


def _web_link(link: str, base: str) -> str:
    """The absolute link; empty for schemes that are no page (``javascript:`` …)."""
    link = "".join(link.split()) if "\n" in link or "\t" in link else link.strip()
    if not link or len(link) > _MAX_LINK:
        return ""
    if _BARE_HOST.match(link):
        link = f"http://{link}"
    try:
        absolute = urljoin(base, link) if base.startswith(("http:", "https:")) else link
        scheme = urlsplit(absolute).scheme.lower()
    except ValueError:
        return ""
    if scheme in {"http", "https"} or not _SCHEME.match(absolute):
        return absolute
    return ""


def _bounded_id(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _MAX_LINK else f"hash:{_digest(text)}"


def _without_future(entries: list[Entry], limit: datetime, warnings: list[str]) -> list[Entry]:
    kept = []
    ahead = 0
    for entry in entries:
        published = None if entry.published is not None and entry.published > limit else entry.published
        updated = None if entry.updated is not None and entry.updated > limit else entry.updated
        ahead += (published, updated) != (entry.published, entry.updated)
        kept.append(replace(entry, published=published, updated=updated))
    if ahead:
        warnings.append(f"{_count(ahead, 'entry', 'entries')} dated in the future: kept without that date")
    return kept


def _identified(entries: list[Entry], warnings: list[str]) -> tuple[Entry, ...]:
    """Each entry under the first candidate that is its alone; copies of one entry become one."""
    anonymous = sum(not entry.entry_id for entry in entries)
    if anonymous:
        warnings.append(f"{_count(anonymous, 'entry', 'entries')} without an id: known by link or content instead")
    candidates: tuple[Callable[[Entry], str], ...] = (
        lambda entry: entry.entry_id,
        lambda entry: tidy_link(entry.link),
        _content_key,
    )
    names = [""] * len(entries)
    open_ = list(range(len(entries)))
    for level, candidate in enumerate(candidates):
        groups: defaultdict[str, list[int]] = defaultdict(list)
        for index in open_:
            groups[candidate(entries[index])].append(index)
        last = level == len(candidates) - 1
        open_ = []
        for name, members in groups.items():
            if name and (last or not _different([entries[index] for index in members], by_link=level == 0)):
                for index in members:
                    names[index] = name
            else:
                open_ += members
    named = (replace(entry, entry_id=name) for entry, name in zip(entries, names, strict=True))
    return _once_each(named, warnings)


def _different(entries: Sequence[Entry], *, by_link: bool) -> bool:
    """True where entries that share a name are not versions of one entry: other links, or (same link) other texts."""
    if len(entries) == 1:
        return False
    if by_link:
        return len({tidy_link(entry.link) for entry in entries}) > 1
    return len({_content_key(entry) for entry in entries}) > 1


def _once_each(entries: Iterable[Entry], warnings: list[str]) -> tuple[Entry, ...]:
    kept: dict[str, Entry] = {}
    repeats = 0
    for entry in entries:
        earlier = kept.get(entry.entry_id)
        if earlier is None:
            kept[entry.entry_id] = entry
            continue
        repeats += 1
        if entry.updated is not None and (earlier.updated is None or entry.updated > earlier.updated):
            kept[entry.entry_id] = entry
    if repeats:
        warnings.append(f"{_count(repeats, 'entry', 'entries')} repeated: the newest version is kept")
    return tuple(kept.values())


def _content_key(entry: Entry) -> str:
    return "hash:" + _digest("\0".join((entry.title, entry.summary, entry.content, entry.link)))


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
