"""A line of chat that puts down a place, a feed or a subscription says all that there is to it."""

from __future__ import annotations

from datetime import timedelta

from alerts.model import Feed, Place, Severity, Subscription
from alerts.rules.chat.lines import feed_line, place_line, wish_line
from alerts.rules.chat.placetext import parse_feed, parse_place
from alerts.rules.chat.wishtext import Wish, parse_wish

PLACES = (
    Place(name="Sake"),
    Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"), lat=36.2, lon=37, radius_km=5),
    Place(name="Goma", lat=-1.68, lon=29.22),
    Place(name="Zone de santé de Rutshuru", aliases=("ZS Rutshuru",), radius_km=12.5),
)
FEEDS = (
    Feed(url="https://example.org/a"),
    Feed(url="https://example.org/a", title="Radio X, le soir", language="fr", every=timedelta(minutes=5)),
    Feed(url="https://example.org/a", every=timedelta(seconds=90), full_text=True),
)
WISHES = (
    Subscription(chat="@alerts_here"),
    Subscription(chat=-1001234567890, rules=("with school", "r1"), places=("Goma", "Alep-Est")),
    Subscription(chat=-100555, places=("Sake",), min_severity=Severity.HIGH, language="ar"),
)


def behind(line: str) -> str:
    return "".join(line.split(" ", 1)[1:])


def test_places_are_read_back_as_they_were() -> None:
    assert tuple(parse_place(behind(place_line(each))) for each in PLACES) == PLACES


def test_feeds_are_read_back_as_they_were() -> None:
    assert tuple(parse_feed(behind(feed_line(each))) for each in FEEDS) == FEEDS


def test_wishes_are_read_back_as_they_were() -> None:
    for language in ("fr", "en", "ar"):
        for each in WISHES:
            said = parse_wish(behind(wish_line(each, language)), places=PLACES, rules=["with school", "r1"])
            severity = each.min_severity if each.min_severity is not Severity.LOW else None
            assert said == Wish(
                chat=each.chat, rules=each.rules, places=each.places, min_severity=severity, language=each.language
            )
