"""The watchlist as a whole: read at one moment, imported all or nothing; its revision says when to read it again.

Triggers raise the revision with every change of a place, a rule or a subscription, whoever makes it: the shell's
import reaches the running service.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime

from alerts.model import Watchlist
from alerts.store import feeds_table, places_table, rules_table, subscriptions_table
from alerts.store.database import Store
from alerts.timing import DEFAULT_INTERVAL

_AT_ONCE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What an import did to one kind of thing."""

    added: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import did."""

    feeds: Changes
    places: Changes
    rules: Changes
    subscriptions: Changes


def read_watchlist(store: Store) -> Watchlist:
    """Feeds, places, rules and subscriptions in the order they were written."""
    return Watchlist(
        feeds=feeds_table.read_feeds(store),
        places=places_table.read_places(store),
        rules=rules_table.read_rules(store),
        subscriptions=subscriptions_table.read_subscriptions(store),
    )


def watch_revision(store: Store) -> int:
    """Grows with every change of places, rules and subscriptions."""
    return int(store.value("SELECT value FROM counters WHERE name = 'watch_revision'"))


def add_watchlist(store: Store, watchlist: Watchlist, *, now: datetime) -> Imported:
    """Add what is new and change what has the same name or address; what the file does not name stays as it is."""
    with store.transaction():
        before = read_watchlist(store)
        for due_at, feed in zip(_spread(len(watchlist.feeds), now), watchlist.feeds, strict=True):
            feeds_table.put_feed(store, feed, now=now, due_at=due_at)
        for place in watchlist.places:
            places_table.put_place(store, place)
        for rule in watchlist.rules:
            rules_table.put_rule(store, rule, now=now)
        for subscription in watchlist.subscriptions:
            subscriptions_table.put_subscription(store, subscription, now=now)
        return _compared(before, read_watchlist(store))


def _spread(count: int, now: datetime) -> list[datetime]:
    """First polls: a handful of feeds at once, more of them over the default interval."""
    step = DEFAULT_INTERVAL / max(count, _AT_ONCE)
    return [now if count <= _AT_ONCE else now + step * number for number in range(count)]


def _compared(before: Watchlist, after: Watchlist) -> Imported:
    return Imported(
        feeds=_changes([(feed.url, feed) for feed in before.feeds], [(feed.url, feed) for feed in after.feeds]),
        places=_changes([(place.name, place) for place in before.places], [(p.name, p) for p in after.places]),
        rules=_changes([(rule.name, rule) for rule in before.rules], [(rule.name, rule) for rule in after.rules]),
        subscriptions=_changes([(s, s) for s in before.subscriptions], [(s, s) for s in after.subscriptions]),
    )


def _changes(before: Sequence[tuple[Hashable, object]], after: Sequence[tuple[Hashable, object]]) -> Changes:
    old, new = dict(before), dict(after)
    return Changes(
        added=len(new.keys() - old.keys()),
        changed=sum(1 for name in new.keys() & old.keys() if new[name] != old[name]),
    )
