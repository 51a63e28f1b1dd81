"""Places, feeds and subscriptions as the lines of chat that put them down: what a pasted rules file holds beside its
rules."""

from __future__ import annotations

from datetime import timedelta

from alerts.model import Feed, Language, Place, Severity, Subscription
from alerts.rules.chat.writing import talk_in, written

_MINUTE = timedelta(minutes=1)


def place_line(place: Place) -> str:
    """« /place Alep-Est: East Aleppo 36.21, 37.19 5 km »; ``parse_place`` gives the same place back, but for the entry
    of the gazetteer."""
    line = f"/place {place.name}" + (f": {', '.join(place.aliases)}" if place.aliases else "")
    if place.lat is not None and place.lon is not None:
        line += f" {float(place.lat)}, {float(place.lon)}"
    return line + (f" {place.radius_km:g} km" if place.radius_km is not None else "")


def feed_line(feed: Feed) -> str:
    """« /feed https://example.org/rss.xml 5 min full lang fr title Radio »; ``parse_feed`` gives the same feed back."""
    parts = [f"/feed {feed.url}"]
    if feed.every is not None:
        whole, rest = divmod(feed.every, _MINUTE)
        parts.append(f"{feed.every.total_seconds():.0f} s" if rest else f"{whole} min")
    parts += ["full"] if feed.full_text else []
    parts += [f"lang {feed.language}"] if feed.language else []
    parts += [f"title {feed.title}"] if feed.title else []
    return " ".join(parts)


def wish_line(wish: Subscription, language: Language) -> str:
    """« /subscribe Goma, hopitaux-alep important lang fr @canal »; ``parse_wish`` gives the same wish back, but for the
    topic, which is the one where it is sent."""
    talk = talk_in(language)
    parts = [f"{talk.comma} ".join(map(written, (*wish.places, *wish.rules)))]
    parts += [talk.grades[wish.min_severity.rank]] if wish.min_severity is not Severity.LOW else []
    parts += [f"{talk.language} {wish.language}"] if wish.language else []
    return " ".join(["/subscribe", *filter(None, parts), str(wish.chat)])
