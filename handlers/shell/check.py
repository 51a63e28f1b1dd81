"""``tocsin check``: a dry run of a rules file on feeds; prints what would fire, stores and sends nothing.

One feed is in memory at a time and every line is written as soon as it is known, in feed order, then rule order.
"""

from __future__ import annotations

import asyncio
from collections import Counter

from alerts.errors import FeedError, InvalidCommand
from alerts.model import Entry, Match, Miss
from alerts.triage import Watch, prepare
from alerts.wordings.failings import said_of_feed
from handlers.phrases import phrase, said_miss
from handlers.shell import verdict_json
from handlers.shell.call import DONE, SOMETHING_FAILED, Call
from handlers.shell.gazette import open_gazetteer
from handlers.shell.reading import read_feeds, warn
from handlers.shell.screen import Screen, print_json, safe
from handlers.shell.surveying import tell_remarks
from handlers.shell.watch_file import read_watch_file


def check(call: Call) -> int:
    """Prints the alerts that the rules would fire; 1 where a source could not be read."""
    options = call.options
    if options.rules == "-" and "-" in options.sources:
        raise InvalidCommand("standard input cannot be the rules and a feed at once: name a file for one of them")
    gazetteer = open_gazetteer(call.settings(), language=call.language)
    watchlist = read_watch_file(options.rules, gazetteer=gazetteer, language=call.language)
    tell_remarks(watchlist.rules, call.language)
    if call.verbose and not call.as_json:
        screen = Screen(call.language)
        for rule in watchlist.rules:
            screen.line(safe(rule.name), style="bold")
            screen.forms(rule)
    watch = prepare(watchlist, gazetteer=gazetteer)
    return asyncio.run(_check(call, watch))


async def _check(call: Call, watch: Watch) -> int:
    options, count = call.options, Counter[str]()
    output = _Output(call)
    async for feed in read_feeds(options.sources, settings=call.settings(), full_text=options.full_text):
        if isinstance(feed, FeedError):
            warn(feed.url, said_of_feed(str(feed), call.language))
            count["unreadable"] += 1
            continue
        count["feeds"] += 1
        for warning in feed.warnings:
            warn(feed.url, said_of_feed(warning, call.language))
        for entry in feed.entries:
            count["entries"] += 1
            verdicts = tuple(watch.verdicts(entry) if options.explain else watch.matches(entry))
            count["alerts"] += output.show(entry, verdicts)
    output.summary(count)
    return SOMETHING_FAILED if count["unreadable"] else DONE


class _Output:
    """Where verdicts go: JSON lines for programs, cards for people."""

    def __init__(self, call: Call) -> None:
        self._call = call
        self._screen = Screen(call.language)

    def show(self, entry: Entry, verdicts: tuple[Match | Miss, ...]) -> int:
        """Print what the rules say of an entry; returns how many fire."""
        fired = [verdict for verdict in verdicts if isinstance(verdict, Match)]
        if self._call.as_json:
            for verdict in verdicts:
                print_json(self._values(verdict, entry))
            return len(fired)
        if fired:
            self._screen.card(entry, fired)
        missed = [verdict for verdict in verdicts if isinstance(verdict, Miss)]
        if missed and not fired:
            self._screen.line(safe(entry.headline or entry.entry_id), style="bold")
        for miss in missed:
            self._screen.line(f"  – {said_miss(miss, self._call.language)}", style="dim")
        if missed:
            self._screen.line()
        return len(fired)

    def _values(self, verdict: Match | Miss, entry: Entry) -> dict[str, object]:
        with_text = self._call.options.text
        if isinstance(verdict, Match):
            return verdict_json.fired(verdict, entry, with_text=with_text)
        return verdict_json.not_fired(verdict, entry, with_text=with_text)

    def summary(self, count: Counter[str]) -> None:
        """For people, what was read and found."""
        if self._call.as_json:
            return
        names = {name: count[name] for name in ("entries", "feeds", "alerts")}
        self._screen.line(phrase("check.summary", self._call.language, **names), style="bold")
        if count["unreadable"]:
            self._screen.line(phrase("unreadable", self._call.language, count=count["unreadable"]), style="red")
