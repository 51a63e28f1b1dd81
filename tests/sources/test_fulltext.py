"""The article behind an entry that is only a summary."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from ipaddress import ip_network

import pytest
import pytest_asyncio

from alerts.model import Entry
from alerts.sources.fulltext import _MOST_KEPT, SHORT_ENTRY, FullText, same_site, wants_full_text
from alerts.sources.wire.courtesy import HostTurns
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.workers import ParseWorkers
from tests.fakes.feedserver import FeedServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

BODY = "".join(
    f"<p>Témoin {n} : les obus sont tombés près de l'hôpital vers midi, et le personnel a mis les enfants à l'abri.</p>"
    for n in range(8)
)
ARTICLE = (
    "<!DOCTYPE html><html lang=fr><head><title>Hôpital - Radio</title>{head}</head><body>"
    "<nav><ul><li><a href=/a>Toutes les rubriques du site</a></li></ul></nav>"
    "<article><h1>Hôpital touché à Alep</h1>{body}"
    "<aside class=related><h3>Lire aussi</h3><p>À Mossoul, une école rouvre après trois ans de combats.</p></aside>"
    "</article><footer><p>Tous droits réservés, reproduction interdite sans l'accord de la radio.</p></footer>"
    "</body></html>"
)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def web() -> AsyncIterator[FeedServer]:
    async with FeedServer() as server:
        yield server


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def reader() -> AsyncIterator[FullText]:
    async with (
        Fetcher(allow_private=[ip_network("127.0.0.0/8")], deadline=60.0) as fetcher,
        ParseWorkers(children=1) as workers,
    ):
        yield FullText(fetcher=fetcher, workers=workers, turns=HostTurns(pause=0.0))


def page(body: str = BODY, head: str = "") -> str:
    return ARTICLE.format(body=body, head=head)


async def test_the_article_is_read_without_what_stands_around_it(web: FeedServer, reader: FullText) -> None:
    web.serve("/1", page(), content_type="text/html; charset=utf-8")
    article = await reader.article(web.url("/1"))
    assert article.problem is None
    paragraphs = article.text.split("\n")
    assert [line for line in paragraphs if line.startswith("Témoin")] == [
        f"Témoin {n} : les obus sont tombés près de l'hôpital vers midi, et le personnel a mis les enfants à l'abri."
        for n in range(8)
    ]
    assert "Mossoul" not in article.text
    assert "rubriques" not in article.text
    assert "Tous droits" not in article.text


async def test_paragraphs_that_are_not_marked_up_and_a_lead_above_the_title_are_read(
    web: FeedServer, reader: FullText
) -> None:
    lead = "Une frappe a touché l'hôpital central dans la nuit de jeudi à vendredi, selon la direction."
    bare = ["Bunia – Les blessés ont été conduits à pied", "La route est coupée depuis l'aube", "Le pont tient encore"]
    bare = [f"{text}, dit une infirmière qui a passé la nuit sur place." for text in bare]
    body = f"<div><b>{bare[0]}</b> <p>{bare[1]}</p>{bare[2]}<br /><br>{bare[0].upper()}</div>{BODY}"
    head = f"</head><body><header><p class=standfirst>{lead}</p></header>"
    web.serve("/bare", page(body=body, head=head), content_type="text/html; charset=utf-8")
    lines = (await reader.article(web.url("/bare"))).text.split("\n")
    assert lines[0] == lead
    assert {*bare, bare[0].upper()} <= set(lines)
    web.serve("/twice", page(body=f"{body}<p>{lead}</p>", head=head), content_type="text/html; charset=utf-8")
    assert (await reader.article(web.url("/twice"))).text.count(lead) == 1


async def test_a_page_is_read_once_however_many_ask(web: FeedServer, reader: FullText) -> None:
    web.serve("/2", page(), content_type="text/html")
    await asyncio.gather(*(reader.article(web.url("/2")) for _ in range(5)))
    await reader.article(web.url("/2"))
    assert len(web.asked("/2")) == 1


async def test_the_last_thousand_pages_are_remembered(web: FeedServer, reader: FullText) -> None:
    read = asyncio.ensure_future(reader.article(web.url("/2")))
    await read
    reader._known.update((f"https://{number}.example/", read) for number in range(_MOST_KEPT))
    await reader.article(web.url("/404"))
    assert len(reader._known) == _MOST_KEPT
    assert web.url("/2") not in reader._known


async def test_an_entry_is_completed_and_keeps_its_summary(web: FeedServer, reader: FullText) -> None:
    web.serve("/3", page(), content_type="text/html")
    entry = Entry(feed="f", entry_id="1", link=web.url("/3"), title="Hôpital", summary="Un hôpital touché.")
    whole, problem = await reader.completed(entry)
    assert problem is None
    assert whole.summary == "Un hôpital touché."
    assert "Témoin 7" in whole.content


@pytest.mark.parametrize(
    ("path", "body", "kind", "problem"),
    [
        ("/wall", page("<p>Abonnez-vous pour lire la suite.</p>"), "text/html", "behind a paywall"),
        ("/locked", page(head='<script>{"isAccessibleForFree": false}</script>'), "text/html", "behind a paywall"),
        ("/empty", "<html><body></body></html>", "text/html", "no article was found"),
        ("/robot", "<html><title>Just a moment...</title></html>", "text/html", "robot check"),
        ("/pdf", "%PDF-1.4", "application/pdf", "no web page"),
    ],
)
async def test_what_stands_in_the_way_is_said_and_the_summary_stays(
    web: FeedServer, reader: FullText, *, path: str, body: str, kind: str, problem: str
) -> None:
    web.serve(path, body, content_type=kind)
    entry = Entry(feed="f", entry_id=path, link=web.url(path), summary="Le résumé.")
    whole, told = await reader.completed(entry)
    assert problem in str(told)
    assert whole.summary == "Le résumé."


async def test_failures_and_forbidden_pages_are_told(web: FeedServer, reader: FullText) -> None:
    assert "404" in str((await reader.article(web.url("/none"))).problem)
    assert "not allowed" in str((await reader.article("http://10.0.0.1/x")).problem)


async def test_robots_txt_keeps_us_out(reader: FullText) -> None:
    async with FeedServer() as strict:
        strict.serve("/robots.txt", "User-agent: *\nDisallow: /\n")
        strict.serve("/1", page(), content_type="text/html")
        assert "robots.txt" in str((await reader.article(strict.url("/1"))).problem)
        assert strict.asked("/1") == []


@pytest.mark.parametrize(
    ("link", "words", "asked", "wanted"),
    [
        ("https://www.radio.example/1", 20, False, True),
        ("https://news.radio.example/1", 20, False, True),
        ("https://elsewhere.example/1", 20, False, False),
        ("https://elsewhere.example/1", 20, True, True),
        ("https://radio.example/1", 200, True, False),
        ("https://radio.example/1", SHORT_ENTRY, True, False),
        ("https://radio.example/1", SHORT_ENTRY - 1, True, True),
        ("", 5, True, False),
    ],
)
async def test_pages_are_read_where_the_entry_is_only_a_summary(
    link: str, words: int, *, asked: bool, wanted: bool
) -> None:
    entry = Entry(feed="f", entry_id="1", link=link, summary="mot " * words)
    assert wants_full_text(entry, feed_url="https://feeds.radio.example/rss", asked=asked) is wanted


async def test_sites_are_told_apart_by_whole_names() -> None:
    assert same_site("https://a.example.org/", "https://example.org/feed")
    assert not same_site("https://badexample.org/", "https://example.org/feed")
    assert not same_site("http://[bad/", "https://example.org/feed")
