"""A publisher as publishers are, polled thousands of times: what it tells and what the service makes of it.

    python -m tests.replay_feed 12000

Every story has a day of its own on the page; meanwhile its title is corrected, its date renewed, its id given with
http or https, its link with trackers, with ``www.`` or a last slash; the page is shuffled, cut to three entries, cut
off on its way, in other characters, sent as it was hours ago, empty, or a login page. Stories come back after days, one
has the id of another that is long gone, all ids are renamed, the site moves to another host. Each story that appears
after the first poll must be told once.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from alerts.model import Entry, Subscription, Watchlist
from alerts.poll import Incoming
from alerts.render import Renderer
from alerts.sources.wire.courtesy import HostTurns
from alerts.store import watch_table
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.triage import prepare
from tests.fakes.clock import Clock
from tests.fakes.newsdesk import parse_here
from tests.fakes.newsroom import DAY, FEED, HOSPITALS, HOUR, MINUTE, WATCHLIST, entry
from tests.fakes.web import Web, rss

WINDOW = 25
EVERY = 10 * MINUTE


@dataclass
class Publisher:
    """A newsroom with moods; ``told`` counts the stories by number, ``old`` are those of the first page."""

    clock: Clock
    luck: random.Random
    stories: list[Entry] = field(default_factory=list)
    pages: list[bytes] = field(default_factory=list)
    gone: list[Entry] = field(default_factory=list)
    count: int = 0
    names: str = "urn:uuid:"
    host: str = "radio.example"
    edited: bool = True
    """Since the last page that was shown as it was."""

    def publish(self) -> None:
        """A story more."""
        self.count += 1
        self.edited = True
        number, kind = self.count, self.count % 5
        title, name = f"Un hôpital touché à Alep-Est, bilan {number} fin", f"urn:uuid:{number}"
        if kind == 3 and self.count % 11 == 0 and self.gone and self.gone[0].entry_id.startswith("urn:"):
            title, name = f"Bombardement nocturne, bilan {number} fin", self.gone.pop(0).entry_id
        story = entry(
            number, title=title, published=None if kind == 0 else self.clock(), link=f"https://radio.example/{number}",
            entry_id=("" if kind == 1 else f"http://radio.example/?p={number}" if kind == 2 else name),
        )  # fmt: skip
        if title.startswith("Bombardement"):
            story = replace(
                story, content="Un hôpital est touché à Alep-Est.", summary="Un hôpital d'Alep-Est est touché."
            )
        self.gone = [*self.gone, *(old for old in self.stories[WINDOW - 1 :] if old.published is not None)][-60:]
        self.stories = [story, *self.stories][:WINDOW]

    def edit(self) -> None:
        """Something changes on the page that is no new story."""
        self.edited = True
        place = self.luck.randrange(len(self.stories))
        story = self.stories[place]
        change = self.luck.randrange(3)
        if change == 0:
            story = replace(story, title=story.title.replace("fin", "fin (corrigé)"))
        elif change == 1 and story.published is not None:
            story = replace(story, published=self.clock())
        else:
            story = replace(story, summary=f"Mis à jour à {self.clock():%H:%M}.")
        self.stories[place] = story

    def page(self) -> bytes:
        """What is sent now."""
        mood = self.luck.random()
        if not self.edited and mood > 0.97:
            self.names, self.host = self.luck.choice((("tag:", self.host), (self.names, "www.radio-alep.example")))
            self.pages = []
            return self.sent(self.stories)
        if mood < 0.02:
            return b"<html><body><input type=password></body></html>"
        if mood < 0.05 and self.pages:
            return self.luck.choice(self.pages)
        shown: Sequence[Entry] = [self.dressed(story) for story in self.stories]
        if mood < 0.08:
            shown = shown[:3]
        elif mood < 0.10:
            shown = ()
        elif mood < 0.20:
            shown = self.luck.sample(shown, len(shown))
        elif mood < 0.25:
            shown = [*shown, *shown[:4]]
        elif mood < 0.28:
            shown = [*shown, *self.luck.sample(self.gone, min(3, len(self.gone)))]
        else:
            self.edited = False
        return self.sent(shown)

    def sent(self, shown: Sequence[Entry]) -> bytes:
        """The page as it goes out."""
        text = rss([self.renamed(story) for story in shown])
        whole = text.encode()
        if self.luck.random() < 0.05:
            whole = f'<?xml version="1.0" encoding="utf-16"?>{text.partition("?>")[2] or text}'.encode("utf-16")
        self.pages = [*self.pages, whole][-40:]
        return whole[: -len(whole) // 3] if self.luck.random() < 0.01 else whole

    def renamed(self, story: Entry) -> Entry:
        """The story with its id and link of today."""
        link = story.link.replace("radio.example", self.host).replace("www.www.", "www.")
        return replace(story, link=link, entry_id=story.entry_id.replace("urn:uuid:", self.names))

    def dressed(self, story: Entry) -> Entry:
        """The same story in another spelling."""
        if self.luck.random() < 0.1:
            spellings = (("https:", "http:"), ("//", "//www."), ("example/", "example//"))
            before, after = self.luck.choice(spellings)
            link = story.link.replace(before, after, 1) if after != "example//" else f"{story.link}/"
            story = replace(story, link=link)
        if self.luck.random() < 0.1:
            story = replace(story, link=f"{story.link}?utm_source=rss&utm_medium={self.luck.randrange(9)}")
        if self.luck.random() < 0.1:
            story = replace(story, entry_id=story.entry_id.replace("http://", "https://"))
        return story


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """How often each story was told, and which ones should have been."""

    told: Counter[int]
    expected: frozenset[int]
    entries: int
    seconds: float

    @property
    def faults(self) -> dict[int, int]:
        """Stories that were told never, twice, or though they were old."""
        numbers = self.expected | set(self.told)
        return {number: self.told[number] for number in numbers if self.told[number] != (number in self.expected)}


async def replay(polls: int, *, seed: int, path: Path) -> Report:
    """So many polls, ten minutes apart."""
    clock, web, luck = Clock(), Web(), random.Random(seed)
    publisher = Publisher(clock=clock, luck=luck)
    started = time.perf_counter()
    with Store.open(path) as store:
        queue = Desk(store)
        incoming = Incoming(
            fetch=web.fetch, parse=parse_here, desk=queue, prepare=prepare, renderer=Renderer(), clock=clock,
            chance=lambda: 0.0, default_language="fr", turns=HostTurns(pause=0.0),
        )  # fmt: skip
        listeners = (Subscription(chat="@alertes"),)
        feeds, since = (replace(FEED, every=EVERY),), clock() - DAY
        watchlist = Watchlist(feeds=feeds, places=WATCHLIST.places, rules=(HOSPITALS,), subscriptions=listeners)
        watch_table.add_watchlist(store, watchlist, now=since)
        for _ in range(WINDOW):
            publisher.publish()
        publisher.stories = [replace(story, published=since - HOUR) for story in publisher.stories]
        web.serve_body(FEED.url, rss(publisher.stories).encode())
        await incoming.poll_due()
        old = publisher.count
        for _ in range(polls):
            clock.advance(minutes=EVERY / MINUTE + 1)
            for _ in range(luck.choice((0, 0, 0, 1, 1, 2))):
                publisher.publish()
            if luck.random() < 0.3:
                publisher.edit()
            web.serve_body(FEED.url, publisher.page())
            await incoming.poll_due()
        for _ in range(30):
            web.serve_body(FEED.url, publisher.sent(publisher.stories))
            clock.advance(minutes=EVERY / MINUTE + 1)
            await incoming.poll_due()
        await incoming.stop()
        queue.close()
        rows = store.rows("SELECT plain FROM outbox")
        entries = int(store.value("SELECT count(*) FROM entries"))
    numbers = Counter(int(row["plain"].split("bilan ", 1)[1].split()[0]) for row in rows)
    seconds = time.perf_counter() - started
    return Report(
        told=numbers, expected=frozenset(range(old + 1, publisher.count + 1)), entries=entries, seconds=seconds
    )


if __name__ == "__main__":
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 12_000
    with tempfile.TemporaryDirectory() as folder:
        report = asyncio.run(replay(count, seed=5, path=Path(folder) / "tocsin.db"))
    sys.stdout.write(
        f"{count} polls, {len(report.expected)} new stories, {report.entries} entries stored, {report.told.total()} "
        f"letters, {len(report.faults)} faults {dict(list(report.faults.items())[:9])} in {report.seconds:.0f} s\n"
    )
