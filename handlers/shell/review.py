"""``tocsin log``: the alert log, for people and programs."""

from __future__ import annotations

from typing import Final

from rich.text import Text

from alerts.model import Language
from alerts.rules.fitness import nearest
from alerts.store.database import Store
from alerts.store.feeds_table import read_feeds
from alerts.store.log_table import AlertRecord, LogQuery, Trail, read_log
from alerts.store.places_table import read_places
from alerts.store.rules_table import read_rules
from handlers.phrases import phrase, said_reason
from handlers.shell import verdict_json
from handlers.shell.arguments import asked_span
from handlers.shell.call import DONE, Call
from handlers.shell.changes import show_changes
from handlers.shell.screen import Screen, print_json, safe, timestamp

_MOST_NAMES: Final = 5


def log(call: Call) -> int:
    """``tocsin log``: the alerts that fit, newest first, and what became of their letters; or who changed what."""
    if call.options.changes:
        return show_changes(call)
    options = call.options
    since, until = asked_span(options, now=call.clock())
    query = LogQuery(
        since=since,
        until=until,
        rule=options.rule,
        place=options.place,
        feed=options.feed,
        chat=options.chat,
        state=options.state,
        search=options.search,
        limit=options.limit,
    )
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


def record_values(record: AlertRecord) -> dict[str, object]:
    """An alert of the log as JSON."""
    alert, entry = record.alert, record.alert.entry
    return {
        "ref": alert.ref,
        "time": timestamp(alert.created_at),
        "kind": alert.kind.value,
        "severity": alert.severity.value if alert.matches else None,
        "rules": list(alert.rules),
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


def _log_row(screen: Screen, record: AlertRecord) -> list[str | Text]:
    alert = record.alert
    names = dict.fromkeys(f"{safe(match.rule)} · {safe(match.place)}" for match in alert.matches)
    return [
        Text(alert.ref, style="green"),
        f"{alert.created_at:%Y-%m-%d %H:%M}",
        screen.severity(alert.severity) if alert.matches else "",
        "\n".join(names),
        safe(alert.entry.headline),
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
