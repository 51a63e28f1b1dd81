"""Linked pages in the flow: which entries get the article behind their link, and what happens where they cannot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest

from alerts import completing
from alerts.completing import MOST_PAGES, TOO_LATE, TOO_MANY, complete
from alerts.model import Entry, Feed, Watchlist
from alerts.pages import Page
from alerts.poll import Incoming, Polled
from alerts.render import Renderer
from alerts.sources.wire.courtesy import HostTurns
from alerts.store import feeds_table, watch_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.entries_table import Sighting
from alerts.store.feeds_table import FeedState
from alerts.store.health_table import feed_health
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.newsdesk import parse_here
from tests.fakes.newsroom import CHANNEL, DAY, FEED, HOUR, NOW, WATCHLIST, entry, watch_only
from tests.fakes.web import Web

ARTICLE = "Dans la nuit, des avions ont survolé la ville.\nUn hôpital a été touché à Alep-Est, disent des secouristes."
SITE = "https://radio.example/"


@dataclass
class Bookshelf:
    """The linked pages: an article, a refusal or no answer at all, by link; ``read`` are the links asked for."""

    problems: dict[str, str] = field(default_factory=dict)
    slow: set[str] = field(default_factory=set)
    read: list[str] = field(default_factory=list)

    async def completed(self, found: Entry) -> tuple[Entry, str | None]:
        """The port."""
        self.read.append(found.link)
        if found.link in self.slow:
            await asyncio.sleep(60)
        if problem := self.problems.get(found.link):
            return found, problem
        return replace(found, content=ARTICLE), None


@dataclass
class Newsdesk:
    """The flow with pages to read and, for new feeds that are web pages, a feed to find."""

    web: Web
    clock: Clock
    store: Store
    shelf: Bookshelf
    incoming: Incoming
    behind: dict[str, str]
    looked: list[str]
    """The web pages that were looked behind."""

    async def poll(self, **later: float) -> tuple[Polled, ...]:
        """Let time pass, then poll what is due."""
        self.clock.advance(**later)
        return await self.incoming.poll_due()

    def stored(self) -> dict[str, str]:
        """The content of each stored entry."""
        return {row["title"]: row["content"] for row in self.store.rows("SELECT title, content FROM entries")}

    def letters(self) -> list[str]:
        """The plain texts of the outbox."""
        return [row["plain"] for row in self.store.rows("SELECT plain FROM outbox ORDER BY id")]


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Newsdesk]:
    web, clock, queue, shelf = Web(), Clock(), Desk(store), Bookshelf()
    behind: dict[str, str] = {}
    looked: list[str] = []

    async def discover(page: Page) -> Page | None:
        looked.append(page.url)
        found = web.pages.get(behind.get(page.url, ""))
        return found if isinstance(found, Page) else None

    incoming = Incoming(
        fetch=web.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=Renderer(), clock=clock,
        pages=shelf, discover=discover, turns=HostTurns(pause=0.0), default_language="fr",
    )  # fmt: skip
    watch_only(store, replace(WATCHLIST, feeds=(FEED,), subscriptions=(CHANNEL,)), now=NOW - 9 * DAY)
    yield Newsdesk(web=web, clock=clock, store=store, shelf=shelf, incoming=incoming, behind=behind, looked=looked)
    await incoming.stop()
    queue.close()


async def test_a_match_below_the_summary_is_told_with_its_passage(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(1, title="Nuit difficile")])
    await desk.poll()
    assert desk.stored() == {"Nuit difficile": ARTICLE}
    assert "Un hôpital a été touché à Alep-Est" in desk.letters()[0]


async def test_only_what_is_new_and_could_be_told_is_read(desk: Newsdesk) -> None:
    long = replace(entry(4, title="Longue"), summary="mot " * 90)
    elsewhere = entry(3, title="Ailleurs", link="https://other.example/3")
    old = entry(2, title="Vieille", published=NOW - 3 * DAY)
    undated = entry(5, title="Sans date", published=None)
    desk.web.serve(FEED.url, [entry(1, title="Neuve"), old, undated, elsewhere, long])
    await desk.poll()
    assert desk.shelf.read == [f"{SITE}1"]
    desk.web.serve(FEED.url, [entry(1, title="Neuve, corrigée"), entry(6, title="Autre", published=NOW + HOUR), old])
    await desk.poll(hours=4)
    assert desk.shelf.read == [f"{SITE}1", f"{SITE}6"]
    assert desk.stored()["Neuve, corrigée"] == ARTICLE, "what was read stays when the feed changes its words"
    await desk.poll(hours=4)
    desk.web.serve(FEED.url, [entry(1, title="Neuve, corrigée"), entry(6, title="Autre", published=NOW + HOUR)])
    (polled,) = await desk.poll(hours=4)
    assert (polled.stored.new_entries, polled.stored.changed_entries) == (0, 0), "an article read is no change"
    assert len(desk.letters()) == 2


async def test_a_page_of_another_site_is_read_where_staff_ask_for_it(desk: Newsdesk) -> None:
    watch_only(desk.store, replace(WATCHLIST, feeds=(replace(FEED, full_text=True),)), now=NOW)
    desk.web.serve(FEED.url, [entry(3, title="Ailleurs", link="https://other.example/3")])
    await desk.poll()
    assert desk.stored() == {"Ailleurs": ARTICLE}


async def test_a_page_that_cannot_be_read_leaves_the_summary_and_is_said(desk: Newsdesk) -> None:
    desk.shelf.problems[f"{SITE}1"] = "the article is behind a paywall"
    hit = entry(1, title="Un hôpital touché à Alep-Est")
    desk.web.serve(FEED.url, [hit, entry(2, title="Autre")])
    await desk.poll()
    assert desk.stored()[hit.title] == ""
    assert len(desk.letters()) == 2
    (health,) = feed_health(desk.store, now=desk.clock())
    said = "1 linked page was not read whole, the summary stands: the article is behind a paywall"
    assert health.last_warning == said
    assert desk.store.value("SELECT page_problem FROM entries WHERE title = ?", (hit.title,)) == said.partition(": ")[2]


def sightings(count: int) -> list[Sighting]:
    return [Sighting(key=str(number), entry=entry(number, title=f"n{number}")) for number in range(count)]


def state(store: Store) -> FeedState:
    watch_only(store, Watchlist(feeds=(FEED,)), now=NOW)
    return feeds_table.due_feeds(store, now=NOW)[0]


async def test_a_slow_page_does_not_hold_up_the_others(store: Store) -> None:
    shelf = Bookshelf(slow={f"{SITE}1"})
    found = await complete(sightings(3), feed=state(store), pages=shelf, now=NOW, patience=0.05)
    assert [one.entry.content for one in found] == [ARTICLE, "", ARTICLE]
    assert [one.page_problem for one in found] == [None, TOO_LATE, None]


async def test_no_publisher_is_asked_for_more_than_so_many_pages_at_once(store: Store) -> None:
    shelf = Bookshelf()
    found = await complete(sightings(MOST_PAGES + 2), feed=state(store), pages=shelf, now=NOW)
    assert len(shelf.read) == MOST_PAGES
    assert [one.page_problem for one in found[-3:]] == [None, TOO_MANY, TOO_MANY]
    assert completing.said_of_pages(found) == f"2 linked pages were not read whole, the summary stands: {TOO_MANY}"


async def test_the_feed_behind_a_site_takes_its_place_at_the_first_poll(desk: Newsdesk) -> None:
    site = Feed(url=SITE, title="Radio", every=HOUR)
    watch_only(desk.store, Watchlist(feeds=(site,)), now=NOW)
    desk.web.serve_body(SITE, b"<html><title>Radio</title></html>")
    desk.behind[SITE] = FEED.url
    desk.web.serve(FEED.url, [entry(1, title="Neuve")])
    assert [polled.error for polled in await desk.poll()] == [None, None]
    (health,) = feed_health(desk.store, now=desk.clock())
    assert (health.feed, health.given_url) == (replace(site, url=FEED.url), SITE)
    assert len(desk.stored()) == 1
    assert [url for url, _ in desk.web.requests] == [SITE], "what was read while looking is the first poll's"
    assert health.has_validators
    await desk.poll(hours=1.2)
    assert desk.web.requests[1:] == [(FEED.url, desk.web.pages[FEED.url].validators)]


async def test_a_site_whose_feed_is_read_already_is_given_up(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(1, title="Neuve")])
    await desk.poll()
    watch_table.add_watchlist(desk.store, Watchlist(feeds=(Feed(url=SITE),)), now=desk.clock())
    desk.web.serve_body(SITE, b"<html></html>")
    desk.behind[SITE] = FEED.url
    await desk.poll()
    assert [feed.url for feed in feeds_table.read_feeds(desk.store)] == [FEED.url]


async def test_a_site_that_stays_a_web_page_is_looked_behind_once_a_day(desk: Newsdesk) -> None:
    watch_only(desk.store, Watchlist(feeds=(Feed(url=SITE),)), now=NOW)
    desk.web.refuses(SITE, 503)
    await desk.poll()
    desk.web.serve_body(SITE, b"<html></html>")
    looked = []
    for _ in range(8):
        before = len(desk.looked)
        await desk.poll(hours=8)
        looked.append(len(desk.looked) - before)
    assert looked == [1, 0, 0, 1, 0, 0, 0, 1]


async def test_a_feed_that_turns_into_a_web_page_is_not_looked_for_elsewhere(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(1, title="Neuve")])
    await desk.poll()
    desk.behind[FEED.url] = "https://stranger.example/rss"
    desk.web.serve_body(FEED.url, b"<html><title>Parked</title></html>")
    (polled,) = await desk.poll(hours=4)
    assert polled.error == "this is a web page (HTML), not a feed, and says hardly more than “Parked”"
