"""The incoming flow: what is polled when, what becomes an alert for whom, and what is kept instead with a reason."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from alerts import announce
from alerts.errors import ParseError
from alerts.lessons import OFTENER, WINDOW_GAP
from alerts.model import Entry, Feed, Severity, Subscription, Watchlist
from alerts.pages import Page, Validators
from alerts.poll import Incoming, Polled
from alerts.render import Renderer
from alerts.sources.courtesy import HostTurns
from alerts.sources.feeds import ParsedFeed, parse
from alerts.store import alerts_table, log_table, watch_table
from alerts.store.columns import stamp
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.health_table import feed_health
from alerts.store.log_table import AlertRecord, LogQuery
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.newsroom import ALEP_EST, DAY, FEED, HOSPITALS, HOUR, MINUTE, NOW, SCHOOLS, WATCHLIST, entry
from tests.fakes.web import Web, rss

QUIET = "Marché aux fleurs à Lyon"
SCHOOL = replace(SCHOOLS, all_of=(), languages=())
CHANNEL = Subscription(chat="@alertes")
SHELL = Subscription(chat=42, topic=7, rules=("écoles",))


async def parse_here(page: Page, *, now: datetime) -> ParsedFeed:
    """The real parser, without the child processes."""
    if page.body == HOSTILE:
        raise ParseError("it takes too long to read", url=page.url, hurts=True)
    return parse(page, now=now)


HOSTILE = b"<bomb/>"


@dataclass
class Newsdesk:
    """The flow with a web and a clock of its own."""

    web: Web
    clock: Clock
    store: Store
    incoming: Incoming

    async def poll(self, **later: float) -> list[Polled]:
        """Let time pass, then poll what is due."""
        self.clock.advance(**later)
        return list(await self.incoming.poll_due())

    def log(self) -> dict[str, AlertRecord]:
        """The alerts so far, by the title of their entry."""
        return {record.alert.entry.title: record for record in log_table.read_log(self.store, LogQuery(limit=999))}

    def outbox(self) -> list[tuple[str, int | None, str]]:
        """The letters so far: chat, topic, text."""
        rows = self.store.rows("SELECT chat_id, thread_id, plain FROM outbox ORDER BY id")
        return [(row["chat_id"], row["thread_id"], row["plain"]) for row in rows]

    def watch(self, *feeds: Feed, subscriptions: tuple[Subscription, ...] = (CHANNEL,)) -> None:
        """Make these the feeds and subscriptions; the subscriptions are nine days old."""
        watchlist = Watchlist(
            feeds=feeds or (FEED,), places=WATCHLIST.places, rules=(HOSPITALS, SCHOOL), subscriptions=subscriptions
        )
        watch_table.replace_watchlist(self.store, watchlist, now=NOW - 9 * DAY)


@pytest.fixture
async def desk(store: Store) -> AsyncIterator[Newsdesk]:
    """A newsdesk that watches one feed for one channel."""
    web, clock, queue = Web(), Clock(), Desk(store)
    incoming = Incoming(
        fetch=web.fetch,
        parse=parse_here,
        desk=queue,
        prepare=prepare,
        renderer=Renderer(),
        clock=clock,
        chance=lambda: 0.0,
        default_language="fr",
        turns=HostTurns(pause=0.0),
    )
    news = Newsdesk(web=web, clock=clock, store=store, incoming=incoming)
    news.watch()
    yield news
    await incoming.stop()
    queue.close()


def hospital(number: int = 1, **changes: object) -> Entry:
    """An entry that the hospital rule fires on."""
    return replace(entry(number, title=f"Un hôpital touché à Alep-Est, bilan {number}"), **changes)  # type: ignore[arg-type]


async def test_a_new_entry_becomes_one_letter_and_stays_one(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(1, title=QUIET)])
    await desk.poll()
    assert desk.outbox() == []
    desk.web.serve(FEED.url, [hospital(2), entry(1, title=QUIET)])
    (polled,) = await desk.poll(hours=2)
    assert polled.stored == announce.Committed(new_entries=1, alerts=1, letters=1)
    for _ in range(3):
        await desk.poll(hours=2)
    ((chat, topic, text),) = desk.outbox()
    assert (chat, topic) == ("@alertes", None)
    assert "bilan 2" in text
    (record,) = desk.log().values()
    assert record.alert.ref in text
    assert [trail.state for trail in record.trails] == ["queued"]
    assert record.revisions == {"hopitaux": 1}


async def test_the_first_poll_of_a_feed_tells_only_what_is_fresh(desk: Newsdesk) -> None:
    desk.store.execute("UPDATE subscriptions SET created_at = ?", (stamp(NOW - 3 * HOUR),))
    desk.web.serve(
        FEED.url,
        [
            hospital(1, published=NOW - HOUR),
            hospital(2, published=NOW - 5 * HOUR),
            hospital(3, published=NOW - 2 * DAY),
            hospital(4, published=None),
        ],
    )
    await desk.poll()
    ((_, _, text),) = desk.outbox()
    assert "bilan 1" in text
    reasons = {title[-1]: record.held or record.trails[0].why for title, record in desk.log().items()}
    assert reasons == {"1": None, "2": announce.EARLIER, "3": announce.BACKLOG, "4": announce.UNDATED}
    why = desk.store.rows("SELECT told, why_not FROM entries ORDER BY entry_id")
    assert [(row["told"], row["why_not"]) for row in why] == [
        (1, None), (0, announce.EARLIER), (0, announce.BACKLOG), (0, announce.UNDATED),
    ]  # fmt: skip


async def test_after_the_first_poll_late_and_undated_entries_are_told(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [])
    desk.web.serve(FEED.url, [entry(1, title=QUIET)])
    await desk.poll()
    desk.web.serve(FEED.url, [hospital(2, published=NOW - 3 * DAY), hospital(3, published=None)])
    await desk.poll(hours=2)
    assert len(desk.outbox()) == 2


async def test_each_chat_gets_the_matches_it_asked_for_in_its_language(desk: Newsdesk) -> None:
    english = Subscription(chat=-100, language="en", min_severity=Severity.HIGH)
    desk.watch(subscriptions=(CHANNEL, SHELL, english))
    desk.web.serve(FEED.url, [entry(1, title="Une école et un hôpital touchés à Alep-Est")])
    await desk.poll()
    texts = {(chat, topic): text for chat, topic, text in desk.outbox()}
    assert set(texts) == {("@alertes", None), ("42", 7), ("-100", None)}
    assert "hopitaux\u2069 +1" in texts["@alertes", None]
    assert "hopitaux" not in texts["42", 7]
    assert "écoles" not in texts["-100", None]
    assert len({record.alert.ref for record in desk.log().values()}) == 1


async def test_several_subscriptions_of_one_chat_are_one_letter(desk: Newsdesk) -> None:
    desk.watch(subscriptions=(replace(CHANNEL, rules=("écoles",)), replace(CHANNEL, rules=("hopitaux",))))
    desk.web.serve(FEED.url, [entry(1, title="Une école et un hôpital touchés à Alep-Est")])
    await desk.poll()
    ((_, _, text),) = desk.outbox()
    assert "hopitaux\u2069 +1" in text


async def test_an_alert_that_nobody_subscribed_to_is_in_the_log(desk: Newsdesk) -> None:
    desk.watch(subscriptions=(SHELL,))
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    (record,) = desk.log().values()
    assert record.held == announce.NOBODY
    assert record.trails == ()


async def test_the_same_page_in_another_feed_is_merged_and_not_sent_again(desk: Newsdesk) -> None:
    other = Feed(url="https://agency.example/rss.xml", title="Agence")
    desk.watch(FEED, other)
    desk.web.serve(FEED.url, [hospital(1, link="https://site.example/a")])
    desk.web.serve(
        other.url, [hospital(9, link="http://www.site.example/a/?utm_source=rss", title="Alep-Est : hôpital")]
    )
    await desk.poll()
    assert len(desk.outbox()) == 1
    second, first = log_table.read_log(desk.store, LogQuery())
    assert second.merged_into == first.alert.ref
    assert [(trail.state, trail.chat) for trail in second.trails] == [("withheld", "@alertes")]


async def test_a_merged_alert_still_reaches_a_chat_that_the_first_one_did_not(desk: Newsdesk) -> None:
    other = Feed(url="https://agency.example/rss.xml", title="Agence")
    desk.watch(FEED, other, subscriptions=(CHANNEL, SHELL))
    desk.web.serve(FEED.url, [hospital(1, link="https://site.example/a")])
    await desk.poll()
    desk.web.serve(other.url, [hospital(9, link="https://site.example/a", title="Hôpital et école touchés à Alep-Est")])
    desk.web.serve(FEED.url, [entry(5, title=QUIET)])
    await desk.poll(hours=2)
    assert [chat for chat, _, _ in desk.outbox()] == ["@alertes", "42"]


async def test_the_same_page_after_three_days_is_told_again(desk: Newsdesk) -> None:
    other = Feed(url="https://agency.example/rss.xml", title="Agence")
    desk.watch(FEED, other)
    desk.web.serve(FEED.url, [hospital(1, link="https://site.example/a")])
    desk.web.serve(other.url, [entry(3, title=QUIET)])
    await desk.poll()
    desk.web.serve(other.url, [hospital(9, link="https://site.example/a")])
    await desk.poll(days=3, hours=1)
    assert len(desk.outbox()) == 2


async def test_an_edited_entry_is_told_only_to_who_was_not_told(desk: Newsdesk) -> None:
    desk.watch(subscriptions=(CHANNEL, SHELL))
    desk.web.serve(FEED.url, [entry(1, title="Un hôpital touché à Alep-Est")])
    await desk.poll()
    desk.web.serve(FEED.url, [entry(1, title="Un hôpital touché à Alep-Est, dix blessés")])
    await desk.poll(hours=2)
    assert [chat for chat, _, _ in desk.outbox()] == ["@alertes"]
    desk.web.serve(FEED.url, [entry(1, title="Un hôpital et une école touchés à Alep-Est, dix blessés")])
    await desk.poll(hours=2)
    assert [chat for chat, _, _ in desk.outbox()] == ["@alertes", "42"]
    (record,) = desk.log().values()
    assert record.revision == 2
    assert {match.rule for match in record.alert.matches} == {"hopitaux", "écoles"}


async def test_an_entry_whose_first_words_said_nothing_is_told_when_its_correction_does(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(1, title="Dernière minute")])
    await desk.poll()
    desk.web.serve(FEED.url, [entry(1, title="Dernière minute : un hôpital touché à Alep-Est")])
    await desk.poll(hours=2)
    assert len(desk.outbox()) == 1


async def test_a_rule_that_is_added_while_the_service_runs_is_used_from_the_next_poll(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(1, title=QUIET)])
    await desk.poll()
    flowers = replace(HOSPITALS, name="gares", keywords=("gare",))
    watch_table.add_watchlist(desk.store, Watchlist(rules=(flowers,), places=(ALEP_EST,)), now=desk.clock())
    desk.web.serve(FEED.url, [entry(2, title="La gare de Alep-Est rouvre")])
    await desk.poll(hours=2)
    assert len(desk.outbox()) == 1


async def test_a_feed_that_has_not_changed_is_asked_with_its_validators_and_costs_nothing(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    page = desk.web.pages[FEED.url]
    assert isinstance(page, Page)
    await desk.poll(hours=2)
    assert [validators for _, validators in desk.web.requests] == [Validators(), page.validators]
    outcomes = desk.store.rows("SELECT outcome FROM polls ORDER BY id")
    assert [row["outcome"] for row in outcomes] == ["changed", "unchanged"]


async def test_what_stood_behind_a_cut_is_asked_for_though_the_page_has_not_changed(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1), hospital(2)])
    whole = desk.web.pages[FEED.url]
    assert isinstance(whole, Page)
    cut = replace(whole, body=whole.body[: whole.body.rindex(b"<item>")])
    desk.web.pages[FEED.url] = cut
    await desk.poll()
    assert len(desk.outbox()) == 1
    desk.web.pages[FEED.url] = whole
    await desk.poll(hours=2)
    assert len(desk.outbox()) == 2
    desk.web.pages[FEED.url] = replace(cut, validators=Validators(etag='"always cut"'))
    for _ in range(3):
        await desk.poll(hours=4)
    sent = [validators.etag for _, validators in desk.web.requests[-3:]]
    assert sent == [whole.validators.etag, None, '"always cut"'], "a feed that is always cut off costs one page more"


async def test_no_feed_is_polled_before_its_time_even_by_another_run(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    assert await desk.poll(minutes=14) == []
    assert len(await desk.poll(minutes=46)) == 1


async def test_an_operator_s_interval_is_kept(desk: Newsdesk) -> None:
    desk.watch(replace(FEED, every=5 * MINUTE))
    desk.web.serve(FEED.url, [hospital(1)], max_age=DAY)
    await desk.poll()
    assert len(await desk.poll(minutes=4)) == 0
    assert len(await desk.poll(minutes=1)) == 1


async def test_failures_become_the_feed_s_state_in_words_and_the_others_go_on(desk: Newsdesk) -> None:
    broken, web_page = Feed(url="https://down.example/rss"), Feed(url="https://page.example/")
    desk.watch(broken, web_page, FEED)
    desk.web.serve(FEED.url, [hospital(1)])
    desk.web.refuses(broken.url, 503, retry_after=HOUR)
    desk.web.serve_body(web_page.url, b"<!doctype html><html><body>Bonjour</body></html>")
    polled = {result.url: result.error for result in await desk.poll()}
    assert polled[FEED.url] is None
    assert polled[broken.url] == "the server answered 503"
    assert polled[web_page.url]
    health = {line.feed.url: line for line in feed_health(desk.store, now=NOW)}
    assert health[broken.url].last_error == "the server answered 503"
    assert health[broken.url].next_at == NOW + HOUR
    assert health[web_page.url].failures == 1
    assert len(desk.outbox()) == 1


async def test_a_failure_keeps_the_validators_of_the_last_good_page(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [hospital(1)])
    await desk.poll()
    good = desk.web.pages[FEED.url]
    desk.web.refuses(FEED.url)
    await desk.poll(hours=2)
    desk.web.pages[FEED.url] = good
    await desk.poll(hours=2)
    assert desk.web.requests[-1][1].etag is not None
    assert feed_health(desk.store, now=NOW)[0].failures == 0


async def test_a_defect_in_one_feed_s_poll_is_its_state_too(desk: Newsdesk, caplog: pytest.LogCaptureFixture) -> None:
    desk.web.pages[FEED.url] = ZeroDivisionError("oops")
    with caplog.at_level("CRITICAL", logger="alerts.poll"):
        (polled,) = await desk.poll()
    assert polled.error is not None
    assert "ZeroDivisionError" in polled.error
    assert await desk.poll(minutes=1) == []
    assert feed_health(desk.store, now=NOW)[0].failures == 1


async def test_a_feed_that_is_gone_is_not_asked_again(desk: Newsdesk) -> None:
    desk.web.refuses(FEED.url, 410)
    await desk.poll()
    assert await desk.poll(days=30) == []
    assert feed_health(desk.store, now=NOW)[0].gone_at == NOW


async def test_a_feed_that_is_not_found_is_asked_for_fourteen_days(desk: Newsdesk) -> None:
    desk.web.refuses(FEED.url, 404)
    asked = 0
    for _ in range(60):
        asked += len(await desk.poll(days=1.2))
    assert 10 <= asked <= 16


async def test_a_feed_that_hurts_is_put_into_quarantine_and_comes_back_when_it_is_mended(desk: Newsdesk) -> None:
    desk.web.serve_body(FEED.url, HOSTILE)
    for _ in range(3):
        await desk.poll(hours=2)
    assert feed_health(desk.store, now=NOW)[0].quarantined_at == desk.clock()
    assert await desk.poll(hours=23) == []
    desk.web.serve(FEED.url, [hospital(1, published=desk.clock())])
    await desk.poll(hours=1)
    assert len(desk.outbox()) == 1
    assert feed_health(desk.store, now=NOW)[0].quarantined_at is None


async def test_entries_that_ran_through_the_window_are_noticed(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(5)])
    await desk.poll()
    desk.web.serve(FEED.url, [entry(number, title=f"b{number}") for number in range(10, 15)])
    await desk.poll(hours=1)
    health = feed_health(desk.store, now=NOW)[0]
    assert health.last_warning == f"{WINDOW_GAP}; {OFTENER}"
    assert health.missed_at == desk.clock()
    assert health.interval < HOUR


async def test_a_feed_that_comes_back_with_other_entries_has_missed_none_that_people_do_not_know_of(
    desk: Newsdesk,
) -> None:
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(5)])
    await desk.poll()
    desk.web.refuses(FEED.url)
    await desk.poll(hours=1)
    desk.web.serve(FEED.url, [entry(number, title=f"b{number}") for number in range(10, 15)])
    await desk.poll(hours=2)
    health = feed_health(desk.store, now=NOW)[0]
    assert WINDOW_GAP in (health.last_warning or "")
    assert health.missed_at is None


async def test_a_window_nearly_all_new_shortens_the_interval_before_anything_is_missed(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(5)])
    await desk.poll()
    desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(4, 9)])
    await desk.poll(days=1)
    health = feed_health(desk.store, now=NOW)[0]
    assert health.interval < HOUR
    assert WINDOW_GAP not in (health.last_warning or "")


async def test_an_operator_s_interval_that_is_too_long_for_the_window_is_said(desk: Newsdesk) -> None:
    feed = replace(FEED, every=20 * MINUTE)
    desk.watch(feed)
    for first in (0, 10):
        desk.web.serve(FEED.url, [entry(number, title=f"a{number}") for number in range(first, first + 5)])
        await desk.poll(hours=1)
    health = feed_health(desk.store, now=NOW)[0]
    assert health.interval == 20 * MINUTE
    assert f"{WINDOW_GAP}; once in 20 minutes is too rare for it" in (health.last_warning or "")


async def test_hours_and_days_of_rest_are_kept_and_said(desk: Newsdesk) -> None:
    hours = "".join(f"<hour>{hour}</hour>" for hour in (22, 23, 0, 1, 12))
    body = rss([entry(1, title="a")]).replace("<item>", f"<skipHours>{hours}</skipHours><item>", 1)
    desk.web.serve_body(FEED.url, body.encode())
    await desk.poll()
    (health,) = feed_health(desk.store, now=NOW)
    assert health.last_warning is not None
    assert "asks not to be asked from 12 to 13 and from 22 to 2 (GMT)" in health.last_warning
    for _ in range(9):
        await desk.poll(days=1)
        assert feed_health(desk.store, now=NOW)[0].next_at.hour not in {22, 23, 0, 1, 12}


async def test_feeds_of_one_host_are_read_one_after_the_other(desk: Newsdesk) -> None:
    feeds = [Feed(url=f"https://one.example/{number}") for number in range(5)]
    others = [Feed(url=f"https://h{number}.example/") for number in range(5)]
    desk.watch(*feeds, *others)
    desk.web.latency = 0.02
    for feed in (*feeds, *others):
        desk.web.serve(feed.url, [entry(1, title=QUIET)])
    await desk.poll()
    assert len(desk.web.requests) == 10
    assert 4 <= desk.web.most_in_flight <= 6
    desk.web.most_in_flight = 0
    desk.watch(*feeds)
    desk.web.requests.clear()
    await desk.poll(days=1)
    assert len(desk.web.requests) == 5
    assert desk.web.most_in_flight == 1


async def test_a_numbered_revision_of_an_article_is_an_entry_but_no_second_letter(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(1, title=QUIET)])
    await desk.poll()
    link = "https://radio.example/articles/c9x"
    for revision in range(3):
        found = hospital(7, entry_id=f"{link}#{revision}", link=f"{link}?at_medium=RSS", published=desk.clock())
        desk.web.serve(FEED.url, [found, entry(1, title=QUIET)])
        await desk.poll(hours=2)
    other = hospital(8, entry_id="urn:8", link=link, published=desk.clock())
    desk.web.serve(FEED.url, [other, entry(1, title=QUIET)])
    await desk.poll(hours=2)
    assert desk.store.value("SELECT count(*) FROM entries WHERE link LIKE ?", (f"{link}%",)) == 4
    assert len(desk.outbox()) == 2, "another id with the same link is other news"


async def test_a_tick_never_polls_a_feed_twice_at_once(desk: Newsdesk) -> None:
    desk.web.latency = 0.05
    desk.web.serve(FEED.url, [hospital(1)])
    for _ in range(3):
        await desk.incoming.tick()
    await desk.incoming.stop()
    assert len(desk.web.requests) == 1
    assert len(desk.outbox()) == 1
    await desk.incoming.tick()
    assert len(desk.web.requests) == 1


async def test_a_store_that_cannot_be_written_stops_the_reading_for_a_while(
    desk: Newsdesk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.web.serve(FEED.url, [hospital(number) for number in range(300)])
    desk.store.execute(f"PRAGMA max_page_count={desk.store.value('PRAGMA page_count') + 2}")
    with caplog.at_level("CRITICAL", logger="alerts.poll"):
        (polled,) = await desk.poll()
    assert polled.error is not None
    assert "is full" in polled.error
    await desk.incoming.tick()
    await asyncio.sleep(0.02)
    assert len(desk.web.requests) == 1
    assert desk.store.value("SELECT count(*) FROM entries") == 0


async def test_a_template_that_fails_costs_no_alert(desk: Newsdesk, caplog: pytest.LogCaptureFixture) -> None:
    class Broken(Renderer):
        def _rendered(self, template: str, names: object) -> str:
            return super()._rendered("missing.j2", {})

    desk.incoming._renderer = Broken()
    desk.web.serve(FEED.url, [hospital(1)])
    with caplog.at_level("CRITICAL", logger="alerts.announce"):
        await desk.poll()
    ((_, _, text),) = desk.outbox()
    assert "hôpital" in text


async def test_letters_in_the_outbox_wake_the_delivery(desk: Newsdesk) -> None:
    woken: list[bool] = []
    desk.incoming._queued = lambda: woken.append(True)
    desk.web.serve(FEED.url, [entry(1, title=QUIET)])
    await desk.poll()
    assert woken == []
    desk.web.serve(FEED.url, [hospital(2)])
    await desk.poll(hours=2)
    assert woken == [True]


async def test_references_are_unique_and_easy_to_say(desk: Newsdesk) -> None:
    refs = alerts_table.new_refs(desk.store, 500)
    assert len(set(refs)) == 500
    assert all(len(ref) == 5 and not set(ref) & set("0O1IL") for ref in refs)


async def test_a_hundred_matching_entries_are_a_hundred_alerts(desk: Newsdesk) -> None:
    desk.web.serve(FEED.url, [entry(0, title=QUIET)])
    await desk.poll()
    desk.web.serve(FEED.url, [hospital(number) for number in range(1, 101)])
    (polled,) = await desk.poll(hours=2)
    assert polled.stored == announce.Committed(new_entries=100, alerts=100, letters=100)


def test_the_pause_between_two_requests_to_a_host_is_kept(store: Store) -> None:
    async def two_feeds() -> float:
        web, queue = Web(), Desk(store)
        incoming = Incoming(
            fetch=web.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=Renderer(), clock=Clock(),
            turns=HostTurns(pause=0.2),
        )  # fmt: skip
        feeds = tuple(Feed(url=f"https://one.example/{number}") for number in range(3))
        watch_table.replace_watchlist(store, Watchlist(feeds=feeds), now=NOW)
        for feed in feeds:
            web.serve(feed.url, [])
        began = asyncio.get_running_loop().time()
        await incoming.poll_due()
        await incoming.stop()
        queue.close()
        return asyncio.get_running_loop().time() - began

    assert 0.4 <= asyncio.run(two_feeds()) < 1.5
