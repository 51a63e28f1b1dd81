"""The feeds that a command line names."""

from __future__ import annotations

import gzip
import io
import sys
from collections.abc import AsyncIterator
from ipaddress import ip_network
from pathlib import Path

import pytest

from alerts.errors import FeedError, FetchError
from alerts.pages import Page
from alerts.sources.documents import read_documents
from alerts.sources.wire.fetch import Fetcher
from tests.fakes.feedserver import FeedServer


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(allow_private=[ip_network("127.0.0.0/8")], deadline=60.0) as one:
        yield one


async def read(fetcher: Fetcher, *names: str) -> list[tuple[str, bytes | str]]:
    found: list[tuple[str, bytes | str]] = []
    async for document in read_documents(names, fetcher=fetcher):
        match document:
            case Page():
                found.append((document.url, document.body))
            case FeedError():
                found.append((document.url, str(document)))
    return found


async def test_files_and_folders_come_in_order(fetcher: Fetcher, tmp_path: Path) -> None:
    for name in ("b/2.xml", "b/10.xml", "a.rss", ".hidden.xml", "b/.git/x.xml", "notes.md", "z.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name)
    single = str(tmp_path / "notes.md")
    assert [Path(url).name for url, _ in await read(fetcher, single, str(tmp_path))] == [
        "notes.md", "a.rss", "10.xml", "2.xml", "z.json",
    ]  # fmt: skip


async def test_a_broken_one_does_not_stop_the_rest(fetcher: Fetcher, tmp_path: Path) -> None:
    (tmp_path / "good.xml").write_text("<rss/>")
    empty = tmp_path / "empty"
    empty.mkdir()
    found = await read(fetcher, str(tmp_path / "none.xml"), str(empty), "bad\0name", str(tmp_path / "good.xml"))
    assert [body for _, body in found[:2]] == ["there is no such file", "there is no feed file in this folder"]
    assert isinstance(found[2][1], str)
    assert found[3][1] == b"<rss/>"


async def test_an_address_of_another_kind_is_told_from_a_file(fetcher: Fetcher) -> None:
    [(_, said)] = await read(fetcher, "ftp://example.org/rss.xml")
    assert said == "this is no web address: write one that begins with http:// or https://"


async def test_web_addresses_are_fetched(fetcher: Fetcher) -> None:
    async with FeedServer() as web:
        web.serve("/rss", b"<rss/>")
        found = await read(fetcher, web.url("/rss"), web.url("/none"), "http://10.0.0.1/")
    assert found[0] == (web.url("/rss"), b"<rss/>")
    assert found[1][1] == "the server answered 404: the page does not exist"
    assert "not allowed" in str(found[2][1])


async def test_standard_input_and_packed_files(
    fetcher: Fetcher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "feed.xml.gz").write_bytes(gzip.compress(b"<rss/>"))
    (tmp_path / "bad.gz").write_bytes(b"\x1f\x8bnonsense")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<feed/>")))
    found = await read(fetcher, "-", str(tmp_path / "feed.xml.gz"), str(tmp_path / "bad.gz"))
    assert found[0] == ("-", b"<feed/>")
    assert found[1][1] == b"<rss/>"
    assert "damaged" in str(found[2][1])


async def test_a_password_in_an_address_is_not_repeated(fetcher: Fetcher) -> None:
    (answer,) = [page async for page in read_documents(["https://amal:s3cret@feed.example/rss"], fetcher=fetcher)]
    assert isinstance(answer, FetchError)
    assert answer.url == "https://feed.example/rss"
    assert "s3cret" not in str(answer)
