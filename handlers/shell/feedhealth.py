"""``tocsin feeds``: how the feeds are doing, for people and programs."""

from __future__ import annotations

from datetime import datetime

from rich.text import Text

from alerts.lessons import remarks
from alerts.model import Language
from alerts.store.database import Store
from alerts.store.health_table import FeedHealth, feed_health
from alerts.vigil import Trouble
from alerts.wordings.failings import said_of_feed
from handlers.phrases import figure, phrase
from handlers.shell.call import DONE, Call
from handlers.shell.screen import Screen, print_json, relative, safe, shown_span, timestamp


def feeds(call: Call) -> int:
    """``tocsin feeds``: every feed and its health."""
    now = call.clock()
    with Store.open_read_only(call.settings().database) as store:
        healths = feed_health(store, now=now)
    if call.as_json:
        for health in healths:
            print_json(health_values(health))
        return DONE
    screen = Screen(call.language)
    if not healths:
        screen.line(phrase("feeds.empty", call.language))
        return DONE
    headings = [
        phrase(f"column.{name}", call.language) for name in ("feed", "success", "next", "failures", "daily", "error")
    ]
    screen.table(headings, [_feed_row(health, now, call.language) for health in healths], wide=0)
    for health in healths:
        if said := _at_length(health, call.language):
            screen.line(phrase("feed.said", call.language, feed=_title(health), said=safe(said)))
    return DONE


def health_values(health: FeedHealth) -> dict[str, object]:
    """A feed's health as JSON."""
    return {
        "feed": health.feed.url,
        "title": health.feed.title or health.own_title,
        "given": health.given_url,
        "folder": health.feed.folder,
        "language": health.feed.language,
        "added": timestamp(health.added_at),
        "last_success": timestamp(health.last_success_at),
        "last_poll": timestamp(health.last_polled_at),
        "last_entry": timestamp(health.last_entry_at),
        "next_poll": timestamp(health.next_at),
        "every_seconds": int(health.interval.total_seconds()),
        "usual_gap_seconds": None if health.usual_gap is None else int(health.usual_gap.total_seconds()),
        "empty_since": timestamp(health.empty_since),
        "trouble": health.trouble,
        "failures": health.failures,
        "failing_since": timestamp(health.failing_since),
        "last_error": health.last_error,
        "last_warning": remarks(health) or None,
        "stopped": "gone" if health.gone_at else "harmful" if health.quarantined_at else None,
        "moved_to": health.moved_to,
        "entries_a_day": round(health.entries_week / 7, 1),
        "entries_week": health.entries_week,
        "alerts_week": health.alerts_week,
    }


def _feed_row(health: FeedHealth, now: datetime, language: Language) -> list[str | Text]:
    name = Text(_title(health), style="bold")
    if health.feed.title or health.own_title:
        name.append(f"\n{safe(health.feed.url)}", style="not bold dim")
    stopped = health.gone_at or health.quarantined_at
    lasts = [relative(when, now=now, language=language) for when in (health.last_success_at, health.last_entry_at)]
    daily = figure(f"{health.entries_week / 7:.1f}", language)
    gap = "—" if health.usual_gap is None else shown_span(health.usual_gap, language)
    return [
        name,
        "\n".join([*lasts, gap]),
        "" if stopped else relative(max(health.next_at, now), now=now, language=language),
        str(health.failures),
        f"{daily}\n{health.entries_week}\n{health.alerts_week}",
        _condition(health, language),
    ]


def _condition(health: FeedHealth, language: Language) -> Text:
    """The worst that is to be said of a feed."""
    conditions = (
        (health.gone_at, "feed.gone", "red"),
        (health.quarantined_at, "feed.hurts", "red"),
        (health.failures, "feed.failing", "red"),
        (health.state == Trouble.MOVED, "feed.moved", "yellow"),
        (health.state == Trouble.SILENT, "feed.silent", "yellow"),
        (health.state == Trouble.MISSED, "feed.missed", "yellow"),
        (health.empty_since, "feed.empty", "yellow"),
        (remarks(health), "feed.warned", "yellow"),
        (health.last_success_at, "feed.fine", ""),
        (True, "feed.new", ""),
    )
    key, style = next((key, style) for holds, key, style in conditions if holds)
    return Text(phrase(key, language), style=style)


def _at_length(health: FeedHealth, language: Language) -> str:
    """What takes more words than a column has; empty where there is nothing of the kind."""
    if health.state == Trouble.MOVED and not health.failures:
        return phrase("feed.moved_to", language, url=health.moved_to or "?")
    return said_of_feed((health.last_error or "") if health.failures else remarks(health), language)


def _title(health: FeedHealth) -> str:
    return safe(health.feed.title or health.own_title or health.feed.url)
