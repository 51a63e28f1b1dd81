"""The feed behind a site's address."""

from __future__ import annotations

from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest

from alerts.errors import FeedError, ParseError
from alerts.pages import Page
from alerts.sources.discover import find_feed
from alerts.sources.formats.feeds import ParsedFeed, parse
from alerts.sources.webpages.pagelinks import Places, places_of
from alerts.sources.wire.fetch import Fetcher
from tests.fakes.feedserver import FeedServer

RSS = "<rss><channel><title>Radio</title><item><title>x</title></item></channel></rss>"


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow_private=[ip_network("127.0.0.0/8")], deadline=60.0) as one:
        yield one


async def read(page: Page) -> ParsedFeed:
    return parse(page)


async def search(page: Page) -> Places:
    return places_of(page)


def html(head: str, body: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


async def test_an_address_that_is_a_feed_is_taken_as_it_is(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss", RSS)
    found = await find_feed(web.url("/rss"), fetch=fetcher.fetch, parse=read, search=search)
    assert (found.url, found.feed.title, len(web.requests)) == (web.url("/rss"), "Radio", 1)


async def test_the_feed_that_the_page_names_is_found(web: FeedServer, fetcher: Fetcher) -> None:
    head = (
        "<LINK REL='alternate' TYPE='application/rss+xml' title='Comments' href='/comments/feed'>"
        '<link rel="stylesheet" href="/feed.css"><link rel="alternate" hreflang="en" href="/en">'
        '<link href="news/rss.xml?a=1&amp;b=2" rel="alternate home" type="application/rss+xml; charset=utf-8">'
    )
    web.serve("/site/", html(head), content_type="text/html")
    web.serve("/site/news/rss.xml?a=1&b=2", RSS)
    web.serve("/comments/feed", RSS)
    found = await find_feed(web.url("/site/"), fetch=fetcher.fetch, parse=read, search=search)
    assert found.url == web.url("/site/news/rss.xml?a=1&b=2")


async def test_a_link_to_a_feed_in_the_page_will_do(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/", html("", "<a href='/a'>A</a> <a class=x href=/flux/rss>RSS</a>"), content_type="text/html")
    web.serve("/flux/rss", RSS)
    assert (await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=search)).url == web.url("/flux/rss")


async def test_the_usual_places_are_tried_last(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/", html("<link rel=alternate type=application/rss+xml href=/dead>"), content_type="text/html")
    web.serve("/rss.xml", RSS)
    assert (await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=search)).url == web.url("/rss.xml")
    assert [request.path for request in web.requests] == ["/", "/dead", "/feed/", "/rss.xml"]


async def test_what_the_page_names_last_is_tried_too(web: FeedServer, fetcher: Fetcher) -> None:
    places = ("/rss.xml", "/feed/", "/rss", "/atom.xml", "/feed.xml", "/index.xml", "/flux/rss")
    links = "".join(f"<a href='{place}'>RSS</a>" for place in places)
    web.serve("/", html("", links), content_type="text/html")
    web.serve("/flux/rss", RSS)
    found = await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=search)
    assert found.url == web.url("/flux/rss")


async def test_a_page_that_readers_were_sent_on_to_is_not_read_again(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/", html("", "<a href='/old/rss'>RSS</a><a href='/list'>RSS</a>"), content_type="text/html")
    web.redirect("/old/rss", "/list")
    web.serve("/list", html(""), content_type="text/html")
    with pytest.raises(FeedError):
        await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=search)
    assert len(web.asked("/list")) == 1


async def test_where_there_is_none_it_is_said_and_few_pages_are_read(web: FeedServer, fetcher: Fetcher) -> None:
    links = "".join(f"<a href='/rss/{n}'>x</a>" for n in range(100))
    web.serve("/", html("", links), content_type="text/html")
    with pytest.raises(FeedError, match=r"web page \(HTML\), not a feed; no feed was found behind"):
        await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=search)
    assert len(web.requests) <= 10
    page = Page(url="https://a.example/", final_url="", body=html("", links).encode())
    assert len(places_of(page).named) == 20


async def test_a_feed_in_a_private_network_is_not_followed(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve(
        "/", html("<link rel=alternate type=application/rss+xml href=http://10.0.0.1/rss>"), content_type="text/html"
    )
    with pytest.raises(FeedError):
        await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=search)


def test_strange_addresses_in_a_page_are_left_out() -> None:
    anchors = "<a href='javascript:rss()'>x</a><a href='feed://a.example/rss'>y</a><a href='http://[bad/rss'>z</a>"
    page = Page(url="https://s.example/", final_url="https://s.example/", body=html("", anchors).encode())
    assert places_of(page).named[0] == "https://a.example/rss"


ATOM = "rel=alternate type=application/atom+xml"
ODD_PAGES = {
    "a base": "<base href=/b/><link {atom} href=right>",
    "the base of another host": "<base href='https://cdn.example/b/'><link {atom} href='//site.example/b/right'>",
    "a sign in a title": "<link title='News > World' {atom} href='/b/right'>",
    "a comment": "<!-- <link {atom} href=/old> --><link {atom} href=/b/right>",
    "a script": "<script>'<link {atom} href=/old>'</script><link {atom} href=/b/right>",
    "an unclosed comment": "<!-- <link {atom} href=/b/right>",
    "another type": "<link rel=alternate type=text/xml href=/b/right>",
    "no type": "<link rel=alternate title='RSS 2.0' href=/b/right><link rel=alternate hreflang=fr href=/fr>",
    "the relation feed": "<link rel=feed href=/b/right>",
    "comments in Russian": "<link {atom} title='Лента комментариев' href=/c><link {atom} href=/b/right>",
    "a podcast first": "<link {atom} title='Podcast' href=/c><link {atom} href=/b/right>",
    "an anchor called so": "<a href=/x>Fil</a><a href=/b/right><img> <b>Flux RSS</b></a>",
    "an anchor labelled so": "<a href=/b/right aria-label='RSS'><svg></svg></a>",
    "a page that sends readers on": "<meta http-equiv=refresh content='0; URL=/b/right'>",
    "a stylesheet of that name": "<link rel=stylesheet href=/feed.css><link {atom} href=/b/right>",
}


@pytest.mark.parametrize("name", ODD_PAGES)
def test_the_likeliest_place_is_read_from_odd_pages(name: str) -> None:
    body = html(ODD_PAGES[name].replace("{atom}", ATOM)).encode()
    page = Page(url="https://site.example/a/", final_url="https://site.example/a/", body=body)
    assert places_of(page).named[0] == "https://site.example/b/right"


def test_a_page_below_the_host_may_have_a_feed_below_itself() -> None:
    page = Page(url="https://site.example/blog", final_url="https://site.example/blog", body=b"<html>")
    assert places_of(page).usual[0] == "https://site.example/blog/feed/"


@pytest.mark.parametrize("body", ["", '{"items": [', "Service unavailable", html("", "<h1>Access denied</h1>")])
def test_who_keeps_us_out_or_sends_no_web_page_is_not_asked_for_more(body: str) -> None:
    page = Page(url="https://site.example/rss", final_url="https://site.example/rss", body=body.encode())
    assert places_of(page) == Places(named=(), usual=())


@pytest.mark.parametrize(
    "head", ["<meta http-equiv='refresh' content='0;url=/list'>", "<a href='/list' title='RSS'>Newsletters</a>"]
)
async def test_a_page_that_lists_feeds_is_looked_through(web: FeedServer, fetcher: Fetcher, head: str) -> None:
    web.serve("/", html(head), content_type="text/html")
    web.serve("/list", html("", "<a href='/world.rss'>World</a>"), content_type="text/html")
    web.serve("/world.rss", RSS)
    found = await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=search)
    assert [request.path for request in web.requests] == ["/", "/list", "/world.rss"]
    assert found.url == web.url("/world.rss")


async def test_where_the_page_itself_cannot_be_looked_through_there_is_no_feed(
    web: FeedServer, fetcher: Fetcher
) -> None:
    async def overcome(page: Page) -> Places:
        raise ParseError("it takes too long to read", url=page.url)

    web.serve("/", html("<link rel=alternate type=application/rss+xml href=/rss>"), content_type="text/html")
    web.serve("/rss", RSS)
    with pytest.raises(FeedError, match="no feed was found behind"):
        await find_feed(web.url("/"), fetch=fetcher.fetch, parse=read, search=overcome)
