"""The first page of a feed, where somebody read it while the feed was looked for: its first poll gets it from here.

So a publisher is asked once for it, by whichever process; what is older than a day is not news any more.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from alerts.links import plain_address
from alerts.pages import Page, Validators
from alerts.store.columns import moment, stamp
from alerts.store.database import Store
from alerts.store.feeds_table import seconds_of, span_of

KEPT_FOR: Final = timedelta(days=1)
_LARGEST: Final = 2_000_000
"""Bytes of a packed page; a larger one is asked for again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """A page and when it was read."""

    page: Page
    read_at: datetime


def keep_first_page(store: Store, page: Page, *, now: datetime) -> None:
    """Keep a page that was just read for the first poll of the feed at its address; one that was polled needs none."""
    body = zlib.compress(page.body)
    if page.body and len(body) <= _LARGEST:
        store.execute(
            """INSERT OR REPLACE INTO first_pages
                   (feed_id, read_at, final_url, body, content_type, etag, last_modified, fresh_s, moved_to)
               SELECT id, ?, ?, ?, ?, ?, ?, ?, ? FROM feeds
               WHERE url = ? AND active = 1 AND first_polled_at IS NULL""",
            (
                stamp(now),
                page.final_url,
                body,
                page.content_type,
                page.validators.etag,
                page.validators.last_modified,
                seconds_of(page.fresh_for),
                page.moved_to,
                plain_address(page.url),
            ),
        )


def take_first_page(store: Store, feed_id: int, *, now: datetime) -> FirstPage | None:
    """The page that is kept for a feed, once; None where there is none, or an old one."""
    row = store.row(
        "SELECT first_pages.*, url FROM first_pages JOIN feeds ON id = feed_id WHERE feed_id = ?", (feed_id,)
    )
    if row is None:
        return None
    store.execute("DELETE FROM first_pages WHERE feed_id = ?", (feed_id,))
    if not timedelta(0) <= now - moment(row["read_at"]) < KEPT_FOR:
        return None
    page = Page(
        url=row["url"],
        final_url=row["final_url"],
        body=zlib.decompress(row["body"]),
        content_type=row["content_type"],
        validators=Validators(etag=row["etag"], last_modified=row["last_modified"]),
        fresh_for=span_of(row["fresh_s"]),
        moved_to=row["moved_to"],
    )
    return FirstPage(page=page, read_at=moment(row["read_at"]))


def forget_first_pages(store: Store, *, before: datetime) -> None:
    """Drop what was read before then."""
    store.execute("DELETE FROM first_pages WHERE read_at < ?", (stamp(before),))
