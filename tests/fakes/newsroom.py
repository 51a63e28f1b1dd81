"""Values for tests of the store and the flows: entries, rules, alerts as a newsroom of Aleppo would give them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from alerts.model import (
    Alert,
    AlertKind,
    Entry,
    Evidence,
    Feed,
    FieldName,
    Mark,
    Match,
    Mention,
    Place,
    Rule,
    Severity,
    Subscription,
    Watchlist,
)
from alerts.store import feeds_table, places_table, rules_table, subscriptions_table, watch_table
from alerts.store.database import Store

NOW = datetime(2016, 11, 20, 12, 40, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

ALEP_EST = Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"), lat=36.21, lon=37.19, radius_km=5.0)
IDLEB = Place(name="Idleb", geonames=169389)
HOSPITALS = Rule(
    name="hopitaux", keywords=("hôpital", "concept:hospital"), places=("Alep-Est",), severity=Severity.HIGH
)
SCHOOLS = Rule(
    name="écoles",
    keywords=("école",),
    places=("Alep-Est", "Idleb"),
    all_of=(("frappe", "raid"), ("enfants",)),
    none_of=("football",),
    languages=("fr", "ar"),
)
CHANNEL = Subscription(chat="@alertes_alep", language="fr")
GROUP = Subscription(chat=-1001234567890, topic=12, rules=("hopitaux",), min_severity=Severity.HIGH)
FEED = Feed(url="https://radio.example/rss.xml", title="Radio Exemple", language="fr")
WATCHLIST = Watchlist(
    feeds=(FEED,), places=(ALEP_EST, IDLEB), rules=(HOSPITALS, SCHOOLS), subscriptions=(CHANNEL, GROUP)
)


def entry(
    number: int = 1,
    *,
    title: str = "Un hôpital pédiatrique touché à Alep-Est",
    feed: str = FEED.url,
    published: datetime | None = NOW - HOUR,
    link: str | None = None,
    entry_id: str | None = None,
    content: str = "",
) -> Entry:
    """An entry with the id ``urn:NUMBER`` and a link of its own."""
    return Entry(
        feed=feed,
        entry_id=f"urn:{number}" if entry_id is None else entry_id,
        link=f"https://radio.example/{number}" if link is None else link,
        title=title,
        content=content,
        published=published,
        language="fr",
    )


def match_in_title(found: Entry, *, rule: Rule = HOSPITALS, keyword: str = "hôpital", place: str = "Alep-Est") -> Match:
    """A match of ``rule`` whose evidence stands in the entry's title."""
    evidence = Evidence(
        keyword=_mention(found, "title", keyword),
        place=_mention(found, "title", place),
        distance=3,
        excerpt=found.title,
        marks=(Mark(start=0, end=2, what="keyword"),),
    )
    return Match(rule=rule.name, severity=rule.severity, place=place, evidence=(evidence,))


def alert(found: Entry, matches: Sequence[Match] | None = None, *, ref: str = "K7M2Q", at: datetime = NOW) -> Alert:
    """An alert about an entry; by default with the hospital rule's match."""
    kept = (match_in_title(found),) if matches is None else tuple(matches)
    return Alert(ref=ref, kind=AlertKind.FIRST, entry=found, matches=kept, created_at=at)


def _mention(found: Entry, field: FieldName, surface: str) -> Mention:
    start = found.text(field).index(surface)
    return Mention(term=surface, field=field, surface=surface, start=start, end=start + len(surface))


def watch_only(store: Store, watchlist: Watchlist, *, now: datetime) -> None:
    """Make this the whole watchlist; feeds that stay keep their state."""
    before = watch_table.read_watchlist(store)
    with store.transaction():
        for url in {feed.url for feed in before.feeds} - {feed.url for feed in watchlist.feeds}:
            feeds_table.delete_feed(store, url)
        for subscription in before.subscriptions:
            subscriptions_table.delete_subscription(store, subscription)
        for rule in before.rules:
            rules_table.delete_rule(store, rule.name)
        for place in before.places:
            places_table.delete_place(store, place.name)
        watch_table.add_watchlist(store, watchlist, now=now)
