"""The entries: every one a feed ever showed, once. What became of one stands with its alert.

Identity is ``identity.py``'s: the feed's id, else the link, else the words. An entry whose id changed is the old one
where its words and date did not, whatever host its link names now, and where the ids of the whole page changed at once
and its words and link did not; an entry whose words changed is the same entry, changed; what has the id of another
entry and is none the less another is a new one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from alerts.links import canonical_link
from alerts.model import Entry, Point
from alerts.store.columns import json_text, mapping, moment, moment_or_none, stamp, stamp_or_none
from alerts.store.database import Row, Store
from alerts.store.identity import (
    content_hash,
    entry_keys,
    is_another,
    key_of_another,
)

ENTRY_COLUMNS = """entries.id AS entry_row, feeds.url AS feed_url, entries.entry_id AS feed_entry_id, entries.link,
    entries.title, entries.summary, entries.content, entries.published, entries.updated,
    entries.language AS entry_language, entries.lat, entries.lon, entries.alert_fields"""
"""What ``entry_of`` reads, for queries FROM entries JOIN feeds."""

_CHUNK = 400
_FEWEST_RENAMED = 3
"""Of fewer entries a page says nothing about how its publisher makes ids."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """An entry as a page shows it: ``row`` is None for one never seen before, else the stored one that it changes.

    ``alert`` is the row id of the alert that the stored entry already gave rise to. ``words`` is the fingerprint of
    what the feed itself says, which stays when the text of the linked page is put in (``completed``);
    ``page_problem`` is in words why that page could not be read.
    """

    key: str
    entry: Entry
    row: int | None = None
    alert: int | None = None
    words: str = ""
    completed: bool = False
    page_problem: str | None = None


class Shown(NamedTuple):
    """Under which key, and of which date, a page shows an entry again."""

    key: str
    published: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sightings:
    """A page against what is stored: what is new or changed, in page order, and the rows it shows again."""

    fresh: tuple[Sighting, ...]
    known: Mapping[int, Shown]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stored entry and what became of it: why the page behind its link could not be read, if it was to be and could
    not, and the reference of its alert, if it gave rise to one."""

    entry: Entry
    fetched_at: datetime
    page_problem: str | None
    alert: str | None


def sight(store: Store, feed_id: int, entries: Sequence[Entry]) -> Sightings:
    """Compare a page's entries with the stored ones; reads only."""
    entries = [storable(entry) for entry in entries]
    stored = _Stored(store, feed_id, entries)
    fresh: dict[str, Sighting] = {}
    known: dict[int, Shown] = {}
    for key, words, entry in zip(stored.keys, stored.hashes, entries, strict=True):
        own_key, row = stored.under_key(key, entry)
        row = row or stored.with_words(words, entry)
        if row is None:
            fresh.setdefault(own_key, Sighting(key=own_key, entry=entry, words=words))
            continue
        known.setdefault(row["id"], Shown(own_key, entry.published))
        if row["content_hash"] != words or row["canonical_link"] != canonical_link(entry.link):
            changed = Sighting(key=row["key"], entry=entry, row=row["id"], alert=row["alert_id"], words=words)
            fresh.setdefault(row["key"], changed)
    return Sightings(fresh=tuple(fresh.values()), known=known)


def add_entry(store: Store, feed_id: int, sighting: Sighting, *, now: datetime) -> int | None:
    """Store a sighting; returns the entry's row id, or None when another process stored this entry meanwhile."""
    if sighting.row is not None:
        _change(store, sighting.row, sighting, now)
        return sighting.row
    columns = {"feed_id": feed_id, "key": sighting.key, "now": stamp(now), **_columns(sighting)}
    added: int | None = store.value(
        """INSERT INTO entries (feed_id, key, entry_id, link, canonical_link, title, summary, content, published,
               updated, language, lat, lon, alert_fields, fetched_at, last_seen_at, content_hash, completed,
               page_problem)
           VALUES (:feed_id, :key, :entry_id, :link, :canonical_link, :title, :summary, :content, :published,
               :updated, :language, :lat, :lon, :alert_fields, :now, :now, :content_hash, :completed, :page_problem)
           ON CONFLICT (feed_id, key) DO NOTHING RETURNING id""",
        columns,
    )
    return added


def mark_seen(store: Store, rows: Mapping[int, Shown], *, now: datetime) -> None:
    """Remember that a page still shows these entries, and how it names and dates them, so that they are not forgotten
    and taken for new ones."""
    store.execute_many(
        "UPDATE entries SET last_seen_at = ?, published = coalesce(?, published) WHERE id = ?",
        [(stamp(now), stamp_or_none(shown.published), row) for row, shown in rows.items()],
    )
    # a name that another entry has already is left to it
    store.execute_many(
        "UPDATE OR IGNORE entries SET key = ? WHERE id = ? AND key <> ?",
        [(shown.key, row, shown.key) for row, shown in rows.items()],
    )


def entries_by_link(store: Store, link: str) -> tuple[Kept, ...]:
    """The stored entries with this link (or one that differs only in what does not choose the page), newest first."""
    rows = store.rows(
        f"""SELECT {ENTRY_COLUMNS}, entries.fetched_at, entries.page_problem, alerts.ref AS alert_ref
            FROM entries JOIN feeds ON feeds.id = entries.feed_id LEFT JOIN alerts ON alerts.entry_id = entries.id
            WHERE entries.entry_id = ? OR (entries.canonical_link = ? AND entries.canonical_link <> '')
            ORDER BY entries.fetched_at DESC, entries.id DESC""",  # noqa: S608 - a constant of ours
        (link, canonical_link(link)),
    )
    return tuple(
        Kept(
            entry=entry_of(row),
            fetched_at=moment(row["fetched_at"]),
            page_problem=row["page_problem"],
            alert=row["alert_ref"],
        )
        for row in rows
    )


def entries_since(store: Store, since: datetime) -> Iterator[Entry]:
    """The entries fetched since then, in the order they came; read in pieces, so that memory stays small."""
    last = 0
    while rows := store.rows(
        f"""SELECT {ENTRY_COLUMNS} FROM entries JOIN feeds ON feeds.id = entries.feed_id
            WHERE entries.fetched_at >= ? AND entries.id > ? ORDER BY entries.id LIMIT {_CHUNK}""",  # noqa: S608
        (stamp(since), last),
    ):
        yield from (entry_of(row) for row in rows)
        last = rows[-1]["entry_row"]


def titles_since(store: Store, since: datetime, *, most: int) -> Iterator[tuple[str, str]]:
    """The titles of the ``most`` newest entries fetched since then, each with its link, else its id; newest first."""
    rows = store.rows(
        "SELECT title, link, entry_id FROM entries WHERE fetched_at >= ? ORDER BY id DESC LIMIT ?", (stamp(since), most)
    )
    return ((row["title"], row["link"] or row["entry_id"]) for row in rows)


def forget_entries(store: Store, *, before: datetime) -> None:
    """Drop entries without an alert that were fetched before then and that their feed no longer shows."""
    store.execute(
        """DELETE FROM entries WHERE fetched_at < ? AND id NOT IN (SELECT entry_id FROM alerts)
           AND last_seen_at < (
               SELECT max(page.last_seen_at) FROM entries AS page WHERE page.feed_id = entries.feed_id)""",
        (stamp(before),),
    )


def entry_of(row: Row) -> Entry:
    """The entry of a row that has ``ENTRY_COLUMNS``."""
    return Entry(
        feed=row["feed_url"],
        entry_id=row["feed_entry_id"],
        link=row["link"],
        title=row["title"],
        summary=row["summary"],
        content=row["content"],
        published=moment_or_none(row["published"]),
        updated=moment_or_none(row["updated"]),
        language=row["entry_language"],
        point=None if row["lat"] is None else Point(lat=row["lat"], lon=row["lon"]),
        alert_fields=mapping(row["alert_fields"]),
    )


def storable(entry: Entry) -> Entry:
    """The entry with lone surrogates (JSON can hold them, UTF-8 cannot) replaced one for one; spans stay true."""
    try:
        "".join(
            (entry.entry_id, entry.link, entry.title, entry.summary, entry.content, *entry.alert_fields.values())
        ).encode()
    except UnicodeEncodeError:
        return replace(
            entry,
            entry_id=_whole(entry.entry_id),
            link=_whole(entry.link),
            title=_whole(entry.title),
            summary=_whole(entry.summary),
            content=_whole(entry.content),
            alert_fields={_whole(name): _whole(value) for name, value in entry.alert_fields.items()},
        )
    return entry


def _whole(text: str) -> str:
    return "".join("\ufffd" if "\ud800" <= letter <= "\udfff" else letter for letter in text)


class _Stored:
    """The stored entries that those of a page may be: under the same key, or with the same words."""

    def __init__(self, store: Store, feed_id: int, entries: Sequence[Entry]) -> None:
        self._store = store
        self._feed_id = feed_id
        self.keys = entry_keys(entries)
        self.hashes = [content_hash(entry) for entry in entries]
        self._shown = frozenset(self.keys)
        self._by_key = {row["key"]: row for row in self._rows("key", self.keys)}
        self._by_words: dict[tuple[str, str | None], Row] = {}
        self._by_place: dict[tuple[str, str], Row] = {}
        for row in self._rows("content_hash", self.hashes):
            self._by_words[row["content_hash"], row["published"]] = row
            self._by_place[row["content_hash"], row["canonical_link"]] = row
        places = zip(self.hashes, (canonical_link(entry.link) for entry in entries), strict=True)
        twins = sum(bool(link) and (words, link) in self._by_place for words, link in places)
        self._all_renamed = not self._by_key and twins * 2 > len(entries) >= _FEWEST_RENAMED
        """Whether the ids, and with them perhaps the dates, are made anew whenever the page is written: none is known,
        and most words are, at their link."""

    def under_key(self, key: str, entry: Entry) -> tuple[str, Row | None]:
        """The entry that the key means, and the key, which is another's where the publisher used its id again."""
        row = self._by_key.get(key)
        if row is None or not is_another(
            entry, link=row["canonical_link"], title=row["title"], published=moment_or_none(row["published"])
        ):
            return key, row
        key = key_of_another(key, entry)
        return key, next(self._rows("key", [key]), None)

    def with_words(self, words: str, entry: Entry) -> Row | None:
        """The entry of the same words and date under another id, at the same link or where the site has moved to."""
        link = canonical_link(entry.link)
        if self._all_renamed and link and (words, link) in self._by_place:
            return self._by_place[words, link]
        row = self._by_words.get((words, stamp_or_none(entry.published)))
        if row is None or row["canonical_link"] == link:
            return row
        has_moved = row["canonical_link"].partition("/")[0] != link.partition("/")[0]
        return row if has_moved and entry.published is not None and row["key"] not in self._shown else None

    def _rows(self, column: str, wanted: Sequence[str]) -> Iterator[Row]:
        for start in range(0, len(wanted), _CHUNK):
            piece = wanted[start : start + _CHUNK]
            yield from self._store.rows(
                f"""SELECT entries.id, key, content_hash, canonical_link, title, published, alerts.id AS alert_id
                    FROM entries LEFT JOIN alerts ON alerts.entry_id = entries.id
                    WHERE feed_id = ? AND {column} IN ({",".join("?" * len(piece))})""",  # noqa: S608 - only our own names
                (self._feed_id, *piece),
            )


def _change(store: Store, row: int, sighting: Sighting, now: datetime) -> None:
    """The text of a linked page stays: the page is read once, and the feed has only its first sentences."""
    store.execute(
        """UPDATE entries SET link = :link, canonical_link = :canonical_link, title = :title, summary = :summary,
               content = CASE WHEN completed THEN content ELSE :content END,
               published = coalesce(:published, published), updated = :updated,
               language = :language, lat = :lat, lon = :lon, alert_fields = :alert_fields,
               content_hash = :content_hash, changed_at = :now, last_seen_at = :now
           WHERE id = :row""",
        {"row": row, "now": stamp(now), **_columns(sighting)},
    )


def _columns(sighting: Sighting) -> dict[str, object]:
    entry = sighting.entry
    return {
        "entry_id": entry.entry_id,
        "link": entry.link,
        "canonical_link": canonical_link(entry.link),
        "title": entry.title,
        "summary": entry.summary,
        "content": entry.content,
        "published": stamp_or_none(entry.published),
        "updated": stamp_or_none(entry.updated),
        "language": entry.language,
        "lat": None if entry.point is None else entry.point.lat,
        "lon": None if entry.point is None else entry.point.lon,
        "alert_fields": json_text(dict(entry.alert_fields)),
        "content_hash": sighting.words or content_hash(entry),
        "completed": int(sighting.completed),
        "page_problem": sighting.page_problem,
    }
