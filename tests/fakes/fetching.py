"""A fetcher that may reach the server on loopback."""

from __future__ import annotations

from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest

from alerts.pages import Page
from alerts.sources.wire.fetch import Fetcher

LOOPBACK = (ip_network("127.0.0.0/8"),)
RSS = b"<rss><channel><title>Radio</title></channel></rss>"


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow_private=LOOPBACK, contact="mailto:desk@example.org", deadline=60.0) as one:
        yield one


async def page_of(fetcher: Fetcher, url: str, **options: object) -> Page:
    page = await fetcher.fetch(url, **options)  # type: ignore[arg-type]
    assert isinstance(page, Page)
    return page
