"""A web of feeds in memory, behind the port that the polls fetch through, with validators that work as on the wire.

``web.serve(url, entries)`` puts a feed up, ``web.refuses(url, error)`` breaks it; ``web.requests`` says what was asked.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime
from html import escape

from alerts.errors import FetchError
from alerts.model import Entry
from alerts.pages import NotModified, Page, Validators

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>{title}</title><link>https://radio.example/</link>{items}</channel></rss>"""


def rss(entries: Sequence[Entry], *, title: str = "Radio") -> str:
    """An RSS document with these entries."""
    return RSS.format(title=title, items="".join(_item(entry) for entry in entries))


@dataclass
class Web:
    """What every URL answers at present."""

    pages: dict[str, Page | FetchError | Exception] = field(default_factory=dict)
    requests: list[tuple[str, Validators]] = field(default_factory=list)
    latency: float = 0.0
    in_flight: int = 0
    most_in_flight: int = 0

    def serve(
        self, url: str, entries: Sequence[Entry], *, validators: bool = True, max_age: timedelta | None = None
    ) -> None:
        """Answer ``url`` with a feed of these entries."""
        self.serve_body(url, rss(entries).encode(), validators=validators, max_age=max_age)

    def serve_body(
        self,
        url: str,
        body: bytes,
        *,
        validators: bool = True,
        max_age: timedelta | None = None,
        moved_to: str | None = None,
    ) -> None:
        """Answer ``url`` with these bytes."""
        etag = f'"{hashlib.sha256(body).hexdigest()[:12]}"' if validators else None
        self.pages[url] = Page(
            url=url, final_url=moved_to or url, body=body, content_type="application/rss+xml",
            validators=Validators(etag=etag), fresh_for=max_age, moved_to=moved_to,
        )  # fmt: skip

    def refuses(self, url: str, status: int | None = None, *, retry_after: timedelta | None = None) -> None:
        """Answer ``url`` with an error of HTTP, or with none at all."""
        words = f"the server answered {status}" if status else "no answer"
        self.pages[url] = FetchError(words, url=url, status=status, retry_after=retry_after)

    async def fetch(self, url: str, *, validators: Validators) -> Page | NotModified:
        """The port."""
        self.requests.append((url, validators))
        self.in_flight += 1
        self.most_in_flight = max(self.most_in_flight, self.in_flight)
        try:
            await asyncio.sleep(self.latency)
        finally:
            self.in_flight -= 1
        answer = self.pages.get(url) or FetchError("no such host", url=url)
        if isinstance(answer, Exception):
            raise answer
        if answer.validators.etag is not None and answer.validators.etag == validators.etag:
            return NotModified(validators=answer.validators, fresh_for=answer.fresh_for)
        return answer


def _item(entry: Entry) -> str:
    return "".join(
        (
            "<item>",
            f"<guid isPermaLink='false'>{escape(entry.entry_id)}</guid>" if entry.entry_id else "",
            f"<link>{escape(entry.link)}</link>",
            f"<title>{escape(entry.title)}</title>",
            f"<description>{escape(entry.summary)}</description>",
            f"<pubDate>{_date(entry.published)}</pubDate>" if entry.published else "",
            "</item>",
        )
    )


def _date(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)
