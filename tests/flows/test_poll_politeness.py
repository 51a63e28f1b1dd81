"""Seven days and twenty restarts as publishers see them, scored by the points of the readers' etiquette (the Feed
Reader Score's and the HTTP standard's): when the bot came, what it sent, and what it did after each answer."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from email.utils import format_datetime
from ipaddress import ip_network
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from alerts.model import Feed, Watchlist
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.sources.wire.courtesy import HostTurns
from alerts.sources.wire.fetch import Fetcher
from alerts.store import watch_table
from alerts.store.columns import moment_or_none
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.triage import prepare
from alerts.vigil import keep_vigil
from tests.fakes.clock import Clock
from tests.fakes.newsdesk import parse_here
from tests.fakes.newsroom import DAY, HOUR, MINUTE, NOW
from tests.fakes.watchful import Answer, Behaviour, Visit, Watchful, pages

pytestmark = pytest.mark.no_cover  # a week of polls, which takes twice the time where lines are counted

RENDERER = Renderer()
STRONG, WEAK = '"n{}"', 'W/"{}==, odd"'


def http_date(number: int, step: timedelta = HOUR) -> str:
    return format_datetime(NOW + number * step, usegmt=True)


def both(number: int) -> Mapping[str, str]:
    return {"ETag": STRONG.format(number), "Last-Modified": http_date(number), "Set-Cookie": f"id={number}; Path=/"}


def touched(at: timedelta) -> Answer:
    """The same words all week, under validators that change every five hours; one of the two, then both, then none."""
    turn = int(at / (5 * HOUR))
    given = ({"ETag": STRONG.format(turn)}, both(turn), {"Last-Modified": http_date(turn)}, {})[turn % 4]
    return Answer(body=pages(DAY)(timedelta()).body, headers=given)


def login_page(at: timedelta) -> Answer:
    """A web page with an ETag of its own, on the third day."""
    if 2 * DAY <= at < 3 * DAY:
        return Answer(body="<html><input type=password></html>", headers={"ETag": '"login"'})
    return pages(6 * HOUR, headers=both)(at)


def asks_to_wait(at: timedelta) -> Answer:
    """Eight times a day too busy, and says for how long: in seconds or as a date."""
    if at % (12 * HOUR) < HOUR and at > HOUR:
        return Answer(status=429, headers={"Retry-After": "10800"})
    if 5 * HOUR <= at % (12 * HOUR) < 6 * HOUR:
        date = format_datetime(NOW + at, usegmt=True)
        until = format_datetime(NOW + at + 2 * HOUR, usegmt=True)
        return Answer(status=503, headers={"Date": date, "Retry-After": until})
    return pages(3 * HOUR, headers=both)(at)


def asks_for_days(at: timedelta) -> Answer:
    """Under repair on the second day, and says so: three days without requests."""
    if DAY <= at < 2 * DAY:
        return Answer(status=503, headers={"Retry-After": str(3 * 86_400)})
    return pages(2 * HOUR, window=60, headers=both)(at)


def later(status: int, *, after: timedelta, headers: Mapping[str, str] | None = None) -> Behaviour:
    """A feed that answers ``status`` from then on."""
    return lambda at: Answer(status=status, headers=headers or {}) if at > after else pages(HOUR, headers=both)(at)


HOURS = "".join(f"<hour>{hour}</hour>" for hour in (22, 23, 24, 1, 2, 3, 4, 5))
RESTING = f"<skipHours>{HOURS}</skipHours><skipDays><day>Saturday</day><day>SUNDAY</day></skipDays>"

PUBLISHERS: Mapping[str, Behaviour] = {
    "both": pages(6 * HOUR, headers=both),
    "etag": pages(HOUR, headers=lambda number: {"ETag": WEAK.format(number)}),
    "date": pages(2 * HOUR, headers=lambda number: {"Last-Modified": http_date(number, MINUTE)}),
    "touched": touched,
    "none": pages(5 * HOUR),
    "quick": pages(20 * MINUTE, headers=both),
    "fresh": pages(HOUR, headers=lambda number: {**both(number), "Cache-Control": "max-age=14400"}),
    "lasting": pages(HOUR, headers=both, asks="<ttl>300</ttl>"),
    "rests": pages(6 * HOUR, headers=both, asks=RESTING),
    "repaired": asks_for_days,
    "operator": pages(HOUR, headers=both),
    "urgent": touched,
    "login": login_page,
    "busy": asks_to_wait,
    "stop": later(429, after=DAY),
    "gone": later(410, after=DAY),
    "lost": later(404, after=DAY),
    "closed": later(403, after=DAY),
    "broken": later(500, after=DAY),
    "moved": later(301, after=DAY, headers={"Location": "/new"}),
    "moved/new": pages(HOUR, headers=both),
}
SOONER = {"operator": 10 * MINUTE, "urgent": 10 * MINUTE}
WHOLE = 15 * MINUTE
"""The least wait of an operator's interval after a page that came without validators."""


async def live(store: Store, web: Watchful, clock: Clock, *, until: timedelta, luck: random.Random) -> None:
    """One run of the service, with a client of its own: every poll that comes due until then."""
    queue = Desk(store)
    async with Fetcher(contact="https://ngo.example/bot", allow_private=[ip_network("127.0.0.0/8")]) as fetcher:
        incoming = Incoming(
            fetch=fetcher.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=RENDERER, clock=clock,
            chance=luck.random, turns=HostTurns(pause=0.0),
        )  # fmt: skip
        while (due := _next(store)) is not None and due < NOW + until:
            clock.now = max(clock.now, due) + timedelta(seconds=luck.random())
            await incoming.poll_due()
            if clock().minute < 3:
                keep_vigil(store, operators=[], language="en", now=clock())
        clock.now = max(clock.now, NOW + until)
        await incoming.stop()
    queue.close()


def _next(store: Store) -> datetime | None:
    return moment_or_none(store.value("SELECT min(next_at) FROM feeds WHERE active = 1 AND gone_at IS NULL"))


async def a_week(path: Path) -> Watchful:
    """The whole week; each of twenty runs opens the database anew."""
    clock, luck = Clock(), random.Random(5)
    async with Watchful(PUBLISHERS, clock=clock) as web:
        feeds = [Feed(url=web.url(name), every=SOONER.get(name)) for name in PUBLISHERS if "/" not in name]
        twice = Feed(url=web.url("both").replace("http://", "HTTP://") + "#top")
        with Store.open(path) as store:
            watch_table.add_watchlist(store, Watchlist(feeds=(*feeds, twice)), now=NOW)
        for run in range(1, 21):
            with Store.open(path) as store:
                await live(store, web, clock, until=run * 7 * DAY / 20, luck=luck)
        with Store.open(path) as store:
            keep_vigil(store, operators=[], language="en", now=clock())
            told = {row["url"]: row["trouble"] for row in store.rows("SELECT url, trouble FROM feeds")}
        assert told[web.url("moved")] == "feed_moved", "the new address is proposed, not believed"
        assert told[web.url("gone")] == "feed_gone"
        assert told[web.url("closed")] == told[web.url("broken")] == "feed_failing"
    return web


def violations(name: str, visits: list[Visit]) -> Iterator[str]:
    """What a publisher could complain about, by the number of the point."""
    last: tuple[str | None, str | None] = (None, None)
    for visit in visits:
        if visit.conditions != last:
            yield f"1-5: sent {visit.conditions}, the last good answer gave {last}"
        if visit.status == 200 and "login" not in visit.answered.get("etag", ""):
            last = visit.validators
        yield from _unmannerly(visit)
    for earlier, after in pairwise(visits):
        wait, least = after.at - earlier.at, _least_wait(name, earlier, visits)
        if wait < least:
            yield f"6-10, 14, 18-20: came back {wait} after {earlier.status}, {least} at least"
        if name == "rests" and _rests(after.at):
            yield f"14: came at {NOW + after.at:%A %H:%M}, when the feed asks to be left alone"
    if name == "gone" and sum(visit.status == 410 for visit in visits) > 1:
        yield "18: a feed that is gone was asked for again"


def _unmannerly(visit: Visit) -> Iterator[str]:
    checks: Mapping[str, Callable[[Visit], bool]] = {
        "8: a cookie": lambda visit: "cookie" in visit.headers,
        "8: a Referer": lambda visit: "referer" in visit.headers,
        "8: another address": lambda visit: visit.target not in {"/rss", "/new"},
        "9: not a GET": lambda visit: visit.method != "GET",
        "11: no name": lambda visit: not visit.headers["user-agent"].startswith("Tocsin/"),
        "11: no contact": lambda visit: "(+https://ngo.example/bot)" not in visit.headers["user-agent"],
        "12: no gzip": lambda visit: "gzip" not in visit.headers["accept-encoding"],
        "21: two at once": lambda visit: visit.together > 1,
        "3: a date of our own": lambda visit: "date" in visit.headers,
    }
    yield from (words for words, is_so in checks.items() if is_so(visit))


def _rests(at: timedelta) -> bool:
    moment = NOW + at
    return moment.weekday() >= 5 or moment.hour >= 22 or moment.hour < 6


def _least_wait(name: str, visit: Visit, visits: list[Visit]) -> timedelta:
    """How soon the bot may come back after this answer."""
    nth = sum(other.at <= visit.at and other.status == visit.status for other in visits)
    doubled = 2 ** min(nth - 1, 10)
    if "retry-after" in visit.answered:
        return 3 * HOUR if visit.status == 429 else 3 * DAY if name == "repaired" else 2 * HOUR
    if visit.status == 200 and visit.validators == (None, None) and "moved" not in name:
        return WHOLE if name in SOONER else DAY  # 6: what comes next cannot be conditional
    after: Mapping[int, timedelta] = {
        301: timedelta(0),  # the hop to the new address, at once
        403: min(HOUR * doubled, DAY),
        404: DAY if nth >= 3 else 5 * MINUTE,
        429: min(HOUR * doubled, DAY),
        500: max(5 * MINUTE, min(2.5 * MINUTE * doubled, 3 * HOUR)),
    }
    return after.get(visit.status, ({"fresh": 4 * HOUR, "lasting": 5 * HOUR} | SOONER).get(name, HOUR))


@pytest.mark.early
async def test_a_week_of_polls_annoys_no_publisher(tmp_path: Path) -> None:
    web = await a_week(tmp_path / "a.db")
    complaints = {name: found for name, visits in web.visits.items() if (found := [*violations(name, visits)])}
    assert complaints == {}
    gaps = {name: [after.at - earlier.at for earlier, after in pairwise(seen)] for name, seen in web.visits.items()}
    assert max(gaps["etag"]) <= 1.2 * HOUR, "a feed that speaks every hour is read every hour"
    assert 2.9 * HOUR < median(gaps["both"]) < 3.4 * HOUR, "one that speaks every six hours, twice as often"
    assert max(gaps["operator"]) <= 12 * MINUTE
    assert min(gaps["urgent"]) < 12 * MINUTE, "one that is urgent as well"
    assert max(gaps["urgent"]) <= 18 * MINUTE, "and less often while it has no validators"
    assert len(gaps["none"]) >= 5, "one without validators, once a day"
    assert max(gaps["rests"]) < 3.5 * DAY, "after the weekend it is read again"
    assert sum(visit.status == 301 for visit in web.visits["moved"]) > 20, "the old address is asked first"
    minutes = [visit.at % HOUR // MINUTE for visit in web.visits["etag"]]
    assert len(set(minutes)) > 20, "22: not always at the same minute of the hour"
    first = [visits[0].at for visits in web.visits.values()]
    assert max(first) < MINUTE, "a handful of feeds is read at once"
