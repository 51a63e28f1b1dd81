"""The first look at an address: the feed at or behind it, with what was read of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest

from alerts.errors import FeedError
from alerts.pages import Page, Validators
from alerts.sources.firstlook import FirstLook, is_site
from alerts.sources.wire.courtesy import HostTurns
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.wire.guard import Forbidden
from alerts.sources.workers import ParseWorkers
from tests.fakes.feedserver import FeedServer

RSS = "<rss><channel><title>Radio</title><item><title>x</title></item></channel></rss>"
SITE = "<!DOCTYPE html><link rel=alternate type=application/rss+xml href=/rss>"


@pytest.fixture
async def web() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        server.serve("/rss", RSS, etag='"1"')
        server.serve("/", SITE, content_type="text/html")
        server.serve("/bare", "<!DOCTYPE html><title>nothing here</title>", content_type="text/html")
        yield server


@pytest.fixture
async def look() -> AsyncIterator[FirstLook]:
    async with (
        Fetcher(allow_private=[ip_network("127.0.0.0/8")], deadline=60.0) as fetcher,
        ParseWorkers(children=1) as workers,
    ):
        yield FirstLook(fetcher=fetcher, workers=workers, turns=HostTurns(pause=0.0))


async def test_what_was_read_to_find_a_feed_comes_along(web: FeedServer, look: FirstLook) -> None:
    found = await look.find(web.url("/"))
    assert (found.url, found.feed.title) == (web.url("/rss"), "Radio")
    assert (found.page.url, found.page.validators) == (web.url("/rss"), Validators(etag='"1"'))
    assert [request.path for request in web.requests] == ["/", "/rss"], "each address was asked once"
    assert all(request.headers.get("connection") != "close" for request in web.requests), "over one connection"


async def test_behind_a_page_that_was_polled_the_site_is_not_asked_again(web: FeedServer, look: FirstLook) -> None:
    page = Page(url=web.url("/"), final_url=web.url("/"), body=SITE.encode())
    found = await look.behind(page)
    assert found is not None
    assert (found.url, found.body) == (web.url("/rss"), RSS.encode())
    assert len(web.asked("/")) == 0


async def test_a_site_without_a_feed_says_so(web: FeedServer, look: FirstLook) -> None:
    web.forget("/rss")
    with pytest.raises(FeedError, match="no feed was found behind this address either"):
        await look.find(web.url("/bare"))


async def test_private_addresses_are_refused_before_anything_is_sent(look: FirstLook) -> None:
    for url in ("http://10.0.0.1/rss", "file:///etc/passwd", "http://user@radio.example/"):
        with pytest.raises(Forbidden):
            look.check(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [("https://radio.example", True), ("https://radio.example/", True), ("https://radio.example/?feed=rss2", False),
     ("https://radio.example/rss.xml", False)],
)  # fmt: skip
def test_a_site_is_an_address_with_nothing_behind_its_host(url: str, expected: bool) -> None:
    assert is_site(url) is expected
