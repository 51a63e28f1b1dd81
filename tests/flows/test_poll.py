"""The incoming flow: what becomes an alert for whom, and what is kept instead with a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alerts import announce
from alerts.model import Feed, Severity, Subscription, Watchlist
from alerts.render import Renderer
from alerts.store import alerts_table, log_table, watch_table
from alerts.store.columns import stamp
from alerts.store.log_table import LogQuery
from tests.fakes.newsdesk import CHANNEL, QUIET, SHELL, Newsdesk, desk, hospital
from tests.fakes.newsroom import ALEP_EST, DAY, FEED, HOSPITALS, HOUR, MINUTE, NOW, entry

__all__ = ["desk"]


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
            hospital(1, published=NOW - 3 * HOUR - MINUTE / 2),  # as publishers round
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


async def test_an_alert_that_is_told_after_all_is_no_longer_held(desk: Newsdesk) -> None:
    desk.watch(subscriptions=(SHELL,))
    desk.web.serve(FEED.url, [entry(1, title="Un hôpital touché à Alep-Est")])
    await desk.poll()
    desk.web.serve(FEED.url, [entry(1, title="Un hôpital et une école touchés à Alep-Est")])
    await desk.poll(hours=2)
    (record,) = desk.log().values()
    assert record.held is None
    assert [(trail.chat, trail.state) for trail in record.trails] == [(42, "queued")]


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
