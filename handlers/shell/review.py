"""What the store remembers, for people and programs: the alert log, and how the feeds are doing."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from rich.text import Text

from alerts.errors import InvalidCommand
from alerts.lessons import remarks
from alerts.model import Language
from alerts.rules.fitness import nearest
from alerts.store.database import Store
from alerts.store.feeds_table import read_feeds
from alerts.store.health_table import FeedHealth, feed_health
from alerts.store.log_table import AlertRecord, LogQuery, Trail, read_log
from alerts.store.places_table import read_places
from alerts.store.rules_table import read_rules
from alerts.vigil import Trouble
from alerts.wordings.failings import said_of_feed
from handlers.phrases import figure, phrase, said_reason
from handlers.shell import verdict_json
from handlers.shell.arguments import resolved
from handlers.shell.call import DONE, Call
from handlers.shell.changes import show_changes
from handlers.shell.screen import Screen, print_json, relative, safe, shown_span, timestamp

_MOST_NAMES: Final = 5


def log(call: Call) -> int:
    """``tocsin log``: the alerts that fit, newest first, and what became of their letters; or who changed what."""
    if call.options.changes:
        return show_changes(call)
    options, now = call.options, call.clock()
    query = LogQuery(
        since=resolved(options.since, now=now),
        until=resolved(options.until, now=now),
        rule=options.rule,
        place=options.place,
        feed=options.feed,
        chat=options.chat,
        state=options.state,
        search=options.search,
        limit=options.limit,
    )
    if query.since is not None and query.until is not None and query.since > query.until:
        raise InvalidCommand("--since is later than --until", example="tocsin log --since 48h --until 24h")
    with Store.open_read_only(call.settings().database) as store:
        records = read_log(store, query)
        strangers = [] if records else _strangers(store, query)
    if call.as_json:
        for record in records:
            print_json(record_values(record))
        return DONE
    screen = Screen(call.language)
    if not records:
        screen.line(phrase("log.empty", call.language))
        for name, known in strangers:
            names = ", ".join(map(safe, known))
            screen.line(phrase("log.unknown", call.language, name=safe(name), names=names))
        return DONE
    headings = [
        phrase(f"column.{name}", call.language) for name in ("ref", "time", "severity", "rule", "title", "state")
    ]
    screen.table(headings, [_log_row(screen, record) for record in records], wide=4)
    if len(records) == options.limit:
        screen.line(phrase("log.more", call.language, count=len(records)), style="dim")
    return DONE


def _strangers(store: Store, query: LogQuery) -> list[tuple[str, tuple[str, ...]]]:
    """The rule, place and feed that are asked for and that nothing is called, each with the names that there are: the
    nearest, else the first."""
    feeds = [name for feed in read_feeds(store) for name in (feed.url, feed.title) if name]
    asked = (
        (query.rule, [rule.name for rule in read_rules(store)]),
        (query.place, [place.name for place in read_places(store)]),
        (query.feed, feeds),
    )
    return [
        (name, nearest(name, known) or tuple(known[:_MOST_NAMES]))
        for name, known in asked
        if name and known and name not in known
    ]


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


def record_values(record: AlertRecord) -> dict[str, object]:
    """An alert of the log as JSON."""
    alert, entry = record.alert, record.alert.entry
    return {
        "ref": alert.ref,
        "time": timestamp(alert.created_at),
        "kind": alert.kind.value,
        "severity": alert.severity.value if alert.matches else None,
        "rules": list(dict.fromkeys(match.rule for match in alert.matches)),
        "places": list(dict.fromkeys(match.place for match in alert.matches)),
        "feed": entry.feed,
        "feed_title": record.feed_title,
        "entry": entry.entry_id,
        "link": entry.link,
        "title": entry.title,
        "published": timestamp(entry.published),
        "language": entry.language,
        "held": record.held,
        "merged_into": record.merged_into,
        "deliveries": [_trail_values(trail) for trail in record.trails],
        "matches": [
            {
                "rule": match.rule,
                "revision": record.revisions.get(match.rule),
                "severity": match.severity.value,
                "place": match.place,
                "evidence": verdict_json.evidence(match),
            }
            | ({"doubts": list(match.doubts)} if match.doubts else {})
            for match in alert.matches
        ],
    }


def _trail_values(trail: Trail) -> dict[str, object]:
    return {
        "chat": trail.chat,
        "topic": trail.topic,
        "state": trail.state,
        "at": timestamp(trail.at),
        "attempts": trail.attempts,
        "resends": trail.resends,
        "message": trail.message_id,
        "why": trail.why,
    }


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


def _log_row(screen: Screen, record: AlertRecord) -> list[str | Text]:
    alert = record.alert
    names = dict.fromkeys(f"{safe(match.rule)} · {safe(match.place)}" for match in alert.matches)
    return [
        Text(alert.ref, style="green"),
        f"{alert.created_at:%Y-%m-%d %H:%M}",
        screen.severity(alert.severity) if alert.matches else "",
        "\n".join(names),
        safe(alert.entry.title),
        "\n".join(states(record, screen.language)),
    ]


def states(record: AlertRecord, language: Language) -> list[str]:
    """What became of an alert, a line for each chat."""
    if record.merged_into:
        return [phrase("why.merged", language, ref=record.merged_into)]
    if record.held:
        return [phrase("why.held", language, why=said_reason(record.held, language))]
    return [_trail_words(trail, language) for trail in record.trails]


def _trail_words(trail: Trail, language: Language) -> str:
    topic = f"/{trail.topic}" if trail.topic is not None else ""
    reason = f" ({safe(said_reason(trail.why, language))})" if trail.why else ""
    return f"{trail.chat}{topic} {phrase(f'state.{trail.state}', language)}{reason}"


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
