"""One polite, bounded GET."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from alerts.errors import FetchError
from alerts.pages import NotModified, Page, Validators
from alerts.sources.wire.fetch import PAGE_TYPES, Fetcher
from tests.fakes.feedserver import FeedServer
from tests.fakes.fetching import LOOPBACK, RSS, fetcher, page_of

__all__ = ["fetcher"]


async def test_a_page_comes_with_all_the_server_said(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve(
        "/rss",
        RSS,
        etag='W/"v1"',
        last_modified="Sun, 20 Nov 2016 12:00:00 GMT",
        headers={"Cache-Control": "max-age=600"},
    )
    page = await page_of(fetcher, web.url("/rss"))
    assert page.body == RSS
    assert page.url == page.final_url == web.url("/rss")
    assert page.content_type == "application/rss+xml; charset=utf-8"
    assert page.validators == Validators(etag='W/"v1"', last_modified="Sun, 20 Nov 2016 12:00:00 GMT")
    assert page.fresh_for == timedelta(minutes=10)
    assert page.moved_to is None


async def test_validators_go_back_byte_for_byte_and_304_is_not_modified(web: FeedServer, fetcher: Fetcher) -> None:
    stored = Validators(etag='W/"a b\'c"', last_modified="sunday, 20-Nov-16 12:00:00 gmt")
    web.serve("/rss", RSS, etag=stored.etag, last_modified=stored.last_modified)
    answer = await fetcher.fetch(web.url("/rss"), validators=stored)
    assert answer == NotModified(validators=stored)
    asked = web.requests[0].headers
    assert asked["if-none-match"] == stored.etag
    assert asked["if-modified-since"] == stored.last_modified


@pytest.mark.parametrize("status", [412, 431])
async def test_a_server_that_stands_no_conditions_is_asked_without(
    web: FeedServer, fetcher: Fetcher, status: int
) -> None:
    web.serve("/rss", "<rss/>", etag='"v2"', refused=status)
    web.redirect("/old", web.url("/rss"))
    page = await fetcher.fetch(web.url("/old"), validators=Validators(etag='"v1"'))
    assert isinstance(page, Page)
    assert page.body == b"<rss/>"
    assert page.validators == Validators(), "the next request is plain"
    assert [request.headers.get("if-none-match") for request in web.asked("/rss")] == ['"v1"', None]
    web.fail("/rss", status)
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(web.url("/rss"), validators=Validators(etag='"v1"'))
    assert caught.value.status == status
    assert len(web.asked("/rss")) == 4, "once more, and no oftener"
    with pytest.raises(FetchError):
        await fetcher.fetch(web.url("/rss"))
    assert len(web.asked("/rss")) == 5


async def test_the_first_request_is_plain_and_honest(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss?a=1&b=%2F", RSS)
    await fetcher.fetch(web.url("/rss?a=1&b=%2F"))
    (request,) = web.requests
    assert request.path == "/rss?a=1&b=%2F"
    assert request.headers["user-agent"].startswith("Tocsin/")
    assert request.headers["user-agent"].endswith("(+mailto:desk@example.org)")
    assert request.headers["accept-encoding"] == "gzip, br"
    assert not {"cookie", "referer", "if-none-match", "if-modified-since", "authorization"} & set(request.headers)


async def test_cookies_are_not_kept(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss", RSS, headers={"Set-Cookie": "track=1; Path=/"})
    await fetcher.fetch(web.url("/rss"))
    await fetcher.fetch(web.url("/rss"))
    assert "cookie" not in web.requests[1].headers


async def test_the_proxy_of_the_environment_is_not_used(web: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    web.serve("/rss", RSS)
    async with Fetcher(allow_private=LOOPBACK) as fetcher:
        assert (await page_of(fetcher, web.url("/rss"))).body == RSS


async def test_headers_of_bytes_that_are_no_text_can_be_kept(web: FeedServer, fetcher: Fetcher) -> None:
    web.say("/rss", b'HTTP/1.1 200 OK\r\nETag: "\xff\xfe"\r\nContent-Type: a/\xff\r\nConnection: close\r\n\r\n' + RSS)
    page = await page_of(fetcher, web.url("/rss"))
    assert page.validators == Validators()
    assert page.content_type.isascii()


@pytest.mark.parametrize(
    ("location", "place"),
    [("/the feed", "/the%20feed"), ("/\xc3\xa9t\xc3\xa9", "/%C3%A9t%C3%A9"), ("/\xff", "/%FF")],
)
async def test_an_address_that_is_not_written_as_addresses_are_is_followed(
    web: FeedServer, fetcher: Fetcher, location: str, place: str
) -> None:
    head = f"HTTP/1.1 301 Moved\r\nLocation: {location}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
    web.say("/old", head.encode("latin-1"))
    web.serve(place, RSS)
    page = await page_of(fetcher, web.url("/old"))
    assert page.body == RSS
    assert page.final_url == web.url(place)
    assert (page.moved_to or "").isascii()


@pytest.mark.parametrize("slow", [{"delay": 30.0}, {"drip": 0.2}])
async def test_one_deadline_lies_round_the_whole(web: FeedServer, slow: dict[str, float]) -> None:
    web.serve("/slow", RSS, **slow)  # type: ignore[arg-type]
    async with Fetcher(allow_private=LOOPBACK, deadline=0.5) as fetcher:
        with pytest.raises(FetchError, match="did not finish in time"):
            await fetcher.fetch(web.url("/slow"))


async def test_redirects_are_followed_and_only_permanent_chains_propose_a_move(
    web: FeedServer, fetcher: Fetcher
) -> None:
    web.serve("/end", RSS, etag='"e"')
    web.redirect("/gone", "/end", status=301)
    web.redirect("/far", web.url("/gone"), status=308)
    web.redirect("/mixed", "gone", status=302)
    far = await page_of(fetcher, web.url("/far"))
    assert (far.url, far.final_url, far.moved_to) == (web.url("/far"), web.url("/end"), web.url("/end"))
    mixed = await page_of(fetcher, web.url("/mixed"))
    assert (mixed.final_url, mixed.moved_to) == (web.url("/end"), None)
    assert mixed.validators.etag == '"e"'


async def test_five_redirects_are_enough(web: FeedServer, fetcher: Fetcher) -> None:
    web.redirect("/loop", "/loop")
    with pytest.raises(FetchError, match="more than 5 times"):
        await fetcher.fetch(web.url("/loop"))
    assert len(web.requests) == 6


@pytest.mark.parametrize(
    "target", ["http://10.0.0.1/", "http://[::1]/", "file:///etc/passwd", "//169.254.169.254/", "http://2130706433/"]
)
async def test_a_redirect_into_a_private_network_is_refused(web: FeedServer, fetcher: Fetcher, target: str) -> None:
    web.redirect("/trap", target)
    with pytest.raises(FetchError, match="not a public web address"):
        await fetcher.fetch(web.url("/trap"))


async def test_a_redirect_without_target_is_said(web: FeedServer, fetcher: Fetcher) -> None:
    web.fail("/nowhere", 302)
    with pytest.raises(FetchError, match="without saying where"):
        await fetcher.fetch(web.url("/nowhere"))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (404, "the server answered 404: the page does not exist"),
        (410, "the page is gone for good"),
        (401, "a password is needed"),
        (403, "does not let the bot read"),
        (429, "fewer requests"),
        (500, "something is broken on the server"),
        (503, "overloaded or under repair"),
        (599, "the server answered 599: it has a problem"),
        (304, "nothing was asked about"),
        (204, "it sent no page"),
    ],
)
async def test_a_status_is_told_in_words(web: FeedServer, fetcher: Fetcher, status: int, words: str) -> None:
    web.fail("/rss", status)
    with pytest.raises(FetchError, match=words) as caught:
        await fetcher.fetch(web.url("/rss"))
    assert caught.value.status == status
    assert caught.value.url == web.url("/rss")


async def test_retry_after_is_carried_along(web: FeedServer, fetcher: Fetcher) -> None:
    web.fail("/rss", 429, Retry_After="120")
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(web.url("/rss"))
    assert caught.value.retry_after == timedelta(seconds=120)


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\x00\x01\x02\x03\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: nine\r\n\r\nbody",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nbody",
        b"HTTP/1.1 200 OK\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"HTTP/9.9 abc\r\n\r\n",
        RSS,
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n" + RSS,
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\n" + RSS,
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<rss>\r\n0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"F" * 100 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n" + RSS,
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
        b"\x15\x03\x01\x00\x02\x02\x28",
    ],
)
async def test_broken_answers_are_an_error_in_words(web: FeedServer, fetcher: Fetcher, raw: bytes) -> None:
    web.say("/rss", raw)
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(web.url("/rss"))
    assert "Error" not in str(caught.value)
    assert "0x" not in str(caught.value)


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
ENDLESS = {
    "answers before the answer": (b"", b"HTTP/1.1 102 Processing\r\n\r\n" * 20),
    "line feeds": (b"", b"\r\n" * 1_000),
    "headers": (b"HTTP/1.1 200 OK\r\n", b"X-a: b\r\n" * 1_000),
    "a header": (b"HTTP/1.1 200 OK\r\nX: ", b"a" * 10_000),
    "a reason": (b"HTTP/1.1 200 ", b"a" * 10_000),
    "a body": (b"HTTP/1.1 200 OK\r\n\r\n", b"a" * 60_000),
    "chunks of a byte": (CHUNKED, b"1\r\na\r\n" * 100),
    "the size of a chunk": (CHUNKED, b"0" * 10_000),
    "the extension of a chunk": (CHUNKED + b"5;x=", b"a" * 10_000),
    "trailers": (CHUNKED + b"5\r\n<rss>\r\n0\r\n", b"X: y\r\n" * 1_000),
    "the body of an error": (b"HTTP/1.1 500 Oh\r\n\r\n", b"a" * 60_000),
}


@pytest.mark.parametrize("name", ENDLESS)
async def test_what_never_ends_ends_for_us_and_keeps_no_other_page_waiting(web: FeedServer, name: str) -> None:
    start, endless = ENDLESS[name]
    web.say("/hostile", start, endless=endless)
    web.serve("/rss", RSS)
    async with Fetcher(allow_private=LOOPBACK, deadline=1.0, max_bytes=300_000) as fetcher:
        hostile = asyncio.create_task(fetcher.fetch(web.url("/hostile")))
        pages = [await page_of(fetcher, web.url("/rss")) for _ in range(3)]
        assert [page.body for page in pages] == [RSS] * 3
        with pytest.raises(FetchError):
            await hostile
    assert web.asked("/hostile")


async def test_an_early_hint_is_no_answer(web: FeedServer, fetcher: Fetcher) -> None:
    head = b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"
    web.say("/rss", head + RSS)
    assert (await page_of(fetcher, web.url("/rss"))).body == RSS


async def test_a_redirect_with_an_endless_body_is_followed(web: FeedServer, fetcher: Fetcher) -> None:
    web.say("/old", b"HTTP/1.1 302 Found\r\nLocation: /rss\r\n\r\n", endless=b"a" * 60_000)
    web.serve("/rss", RSS)
    assert (await page_of(fetcher, web.url("/old"))).body == RSS


async def test_a_page_behind_a_cookie_is_not_asked_for_again_and_again(web: FeedServer, fetcher: Fetcher) -> None:
    web.say("/rss", b"HTTP/1.1 302 Found\r\nLocation: /rss\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")
    with pytest.raises(FetchError, match="more than 5 times"):
        await fetcher.fetch(web.url("/rss"))
    assert len(web.requests) == 6


async def test_nobody_there_is_an_error_in_words(fetcher: Fetcher) -> None:
    async with FeedServer() as gone:
        url = gone.url("/rss")
    with pytest.raises(FetchError, match="could not be reached"):
        await fetcher.fetch(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "not a url",
        "http://",
        "http://[::1",
        "ftp://example.org/",
        "http://exa mple.org/",
        "http://example.org:99999/",
    ],
)
async def test_what_is_no_web_address_is_refused(fetcher: Fetcher, url: str) -> None:
    with pytest.raises(FetchError):
        await fetcher.fetch(url)


async def test_an_unknown_name_is_said(fetcher: Fetcher) -> None:
    with pytest.raises(FetchError, match="no server is known"):
        await fetcher.fetch("http://no-such-host.invalid/")


async def test_many_fetches_share_one_client(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss", RSS)
    pages = await asyncio.gather(*(fetcher.fetch(web.url("/rss")) for _ in range(50)))
    assert len(pages) == len(web.requests) == 50


async def test_a_feed_ends_its_connection_and_the_pages_of_a_site_share_one(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss", RSS)
    for _ in range(3):
        await page_of(fetcher, web.url("/rss"))
    assert web.connections == 3
    for _ in range(3):
        await page_of(fetcher, web.url("/rss"), accept=PAGE_TYPES, keep=True)
    assert web.connections == 4


async def test_a_wish_to_be_left_alone_is_kept_also_from_a_server_that_does_not_tell_the_time(web: FeedServer) -> None:
    now = datetime(2016, 11, 20, 12, 40, tzinfo=UTC)
    head = b"HTTP/1.1 503 Later\r\nRetry-After: Sun, 20 Nov 2016 15:40:00 GMT\r\nContent-Length: 0\r\n\r\n"
    web.say("/rss", head)
    async with Fetcher(allow_private=LOOPBACK, deadline=2.0, clock=lambda: now) as fetcher:
        with pytest.raises(FetchError) as caught:
            await fetcher.fetch(web.url("/rss"))
    assert caught.value.retry_after == timedelta(hours=3)
