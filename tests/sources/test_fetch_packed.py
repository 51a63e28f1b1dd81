"""Packed answers, and answers that are too long: unpacked within bounds, or refused in words."""

from __future__ import annotations

import gzip
import tracemalloc

import brotli
import pytest

from alerts.errors import FetchError
from alerts.sources.wire.fetch import Fetcher
from tests.fakes.feedserver import FeedServer
from tests.fakes.fetching import RSS, fetcher, page_of

__all__ = ["fetcher"]


@pytest.mark.parametrize("packed", ["gzip", "br"])
async def test_packed_pages_are_unpacked(web: FeedServer, fetcher: Fetcher, packed: str) -> None:
    web.serve("/rss", RSS * 1_000, packed=packed)
    assert (await page_of(fetcher, web.url("/rss"))).body == RSS * 1_000


async def test_a_gz_file_is_unpacked_and_a_false_gzip_header_forgiven(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss.xml.gz", gzip.compress(RSS), content_type="application/gzip")
    web.serve("/false", RSS, headers={"Content-Encoding": "gzip"})
    web.serve("/two", gzip.compress(RSS) + gzip.compress(RSS), headers={"Content-Encoding": "gzip"})
    web.serve("/packed.xml.gz", gzip.compress(RSS), packed="gzip")
    web.serve("/letter", b"x", headers={"Content-Encoding": "gzip"})
    assert (await page_of(fetcher, web.url("/letter"))).body == b"x"
    assert (await page_of(fetcher, web.url("/rss.xml.gz"))).body == RSS
    assert (await page_of(fetcher, web.url("/packed.xml.gz"))).body == RSS
    assert (await page_of(fetcher, web.url("/false"))).body == RSS
    assert (await page_of(fetcher, web.url("/two"))).body == RSS * 2


@pytest.mark.parametrize("packed", ["gzip", "br"])
async def test_a_bomb_is_refused_before_it_is_unpacked(web: FeedServer, fetcher: Fetcher, packed: str) -> None:
    bomb = gzip.compress(bytes(200_000_000), 1) if packed == "gzip" else brotli.compress(bytes(200_000_000), quality=1)
    web.serve("/bomb", bomb, headers={"Content-Encoding": packed})
    tracemalloc.start()
    with pytest.raises(FetchError, match="larger than 5 MB"):
        await fetcher.fetch(web.url("/bomb"))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 40_000_000, "of 200 MB"


@pytest.mark.parametrize("encoding", ["zstd", "gzip, gzip", "deflate", "compress"])
async def test_what_was_not_asked_for_is_refused(web: FeedServer, fetcher: Fetcher, encoding: str) -> None:
    web.serve("/rss", b"\x28\xb5\x2f\xfd", headers={"Content-Encoding": encoding})
    with pytest.raises(FetchError, match="did not ask for"):
        await fetcher.fetch(web.url("/rss"))


@pytest.mark.parametrize("encoding", ["none", "utf-8", "identity", "binary"])
async def test_an_encoding_that_packs_nothing_is_a_mistake_and_no_matter(
    web: FeedServer, fetcher: Fetcher, encoding: str
) -> None:
    web.serve("/rss", RSS, headers={"Content-Encoding": encoding})
    assert (await page_of(fetcher, web.url("/rss"))).body == RSS


async def test_a_gzip_body_of_empty_members_ends_the_reading(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss", gzip.compress(b"") * 200_000, headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="damaged"):
        await fetcher.fetch(web.url("/rss"))


async def test_a_packed_body_that_never_gives_a_byte_ends_at_the_limit(web: FeedServer, fetcher: Fetcher) -> None:
    empty_blocks = gzip.compress(b"")[:10] + b"\x00\x00\x00\xff\xff" * 1_100_000
    web.say("/rss", b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n" + empty_blocks)
    with pytest.raises(FetchError, match="larger than 5 MB"):
        await fetcher.fetch(web.url("/rss"))


async def test_damaged_gzip_is_said(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/rss", b"\x1f\x8bnonsense and more nonsense", headers={"Content-Encoding": "gzip"})
    with pytest.raises(FetchError, match="damaged"):
        await fetcher.fetch(web.url("/rss"))


async def test_a_page_over_the_limit_is_refused_unless_the_limit_is_raised(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/big", bytes(5_000_001))
    with pytest.raises(FetchError, match="larger than 5 MB"):
        await fetcher.fetch(web.url("/big"))
    assert len((await page_of(fetcher, web.url("/big"), max_bytes=20_000_000)).body) == 5_000_001


async def test_a_page_as_large_as_the_limit_is_read(web: FeedServer, fetcher: Fetcher) -> None:
    web.serve("/told", bytes(1_000))
    web.say("/untold", b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + bytes(1_000))
    web.serve("/packed", bytes(1_000), packed="br")
    for path in ("/told", "/untold", "/packed"):
        assert len((await page_of(fetcher, web.url(path), max_bytes=1_000)).body) == 1_000
        with pytest.raises(FetchError, match="larger than"):
            await fetcher.fetch(web.url(path), max_bytes=999)
