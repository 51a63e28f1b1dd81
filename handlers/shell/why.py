"""``tocsin why``: what an alert rests on, or why a rule did not fire on a stored entry."""

from __future__ import annotations

from alerts.errors import NotFound
from alerts.model import Match, Miss, Watchlist
from alerts.operations.history import rules_then
from alerts.store.database import Store
from alerts.store.entries_table import Kept, entries_by_link
from alerts.store.log_table import AlertRecord, alert_record
from alerts.store.watch_table import read_watchlist
from alerts.triage import prepare
from alerts.wordings.failings import said_of_feed
from handlers.phrases import phrase, said_because, said_miss
from handlers.shell import verdict_json
from handlers.shell.call import DONE, Call
from handlers.shell.gazette import open_gazetteer
from handlers.shell.review import record_values, states
from handlers.shell.screen import Screen, print_json, safe, shown_time, timestamp


def why(call: Call) -> int:
    """``tocsin why``: what an alert rests on, or why a rule did not fire on a stored entry."""
    with Store.open_read_only(call.settings().database) as store:
        return _why_alert(call, store) if call.options.ref else _why_entry(call, store)


def _why_alert(call: Call, store: Store) -> int:
    record = alert_record(store, call.options.ref)
    if record is None:
        raise NotFound(f"there is no alert {call.options.ref}: tocsin log lists the references")
    then = rules_then(store, record, call.language)
    if call.as_json:
        print_json(record_values(record) | ({"rules_then": list(then)} if then else {}))
        return DONE
    screen = Screen(call.language)
    alert = record.alert
    screen.line(phrase("why.fired", call.language, ref=alert.ref, time=shown_time(alert.created_at, call.language)))
    _show(screen, record)
    for line in (*map(safe, then), *states(record, call.language)):
        screen.line(line)
    return DONE


def _show(screen: Screen, record: AlertRecord) -> None:
    alert = record.alert
    screen.card(alert.entry, alert.matches, ref=alert.ref, source=record.feed_title)
    others = [(match.rule, proof) for match in alert.matches for proof in match.evidence[1:]]
    for rule, proof in others:
        screen.line(safe(said_because(rule, proof, screen.language)), style="dim")


def _why_entry(call: Call, store: Store) -> int:
    link, name = call.options.entry, call.options.rule
    entries = entries_by_link(store, link)
    if not entries:
        raise NotFound(f"no stored entry has the link {link}: tocsin log --json and the feed itself show the links")
    watchlist = read_watchlist(store)
    rules = tuple(rule for rule in watchlist.rules if rule.name == name)
    if not rules:
        known = ", ".join(rule.name for rule in watchlist.rules[:10]) or "there are none yet"
        raise NotFound(f"there is no rule {name!r}: the rules are {known}")
    watch = prepare(
        Watchlist(places=watchlist.places, rules=rules),
        gazetteer=open_gazetteer(call.settings(), language=call.language),
    )
    for kept in entries:
        record = alert_record(store, kept.alert) if kept.alert else None
        for verdict in watch.verdicts(kept.entry):
            if call.as_json:
                print_json(_values(verdict, kept, record))
            else:
                _tell(Screen(call.language), verdict, kept, record)
    return DONE


def _values(verdict: Match | Miss, kept: Kept, record: AlertRecord | None) -> dict[str, object]:
    """The verdict of today, and what became of the entry when it was read."""
    entry = kept.entry
    told = verdict_json.fired(verdict, entry) if isinstance(verdict, Match) else verdict_json.not_fired(verdict, entry)
    became = {} if record is None else record_values(record)
    return {
        **told,
        "fetched": timestamp(kept.fetched_at),
        "page_problem": kept.page_problem,
        "alert": kept.alert,
        **{name: became.get(name) for name in ("held", "merged_into", "deliveries")},
    }


def _tell(screen: Screen, verdict: Match | Miss, kept: Kept, record: AlertRecord | None) -> None:
    language = screen.language
    if isinstance(verdict, Match):
        screen.line(phrase("why.fires", language, rule=verdict.rule))
        screen.card(kept.entry, [verdict])
    else:
        screen.line(phrase("why.not", language, rule=verdict.rule))
        screen.line(f"{safe(kept.entry.headline)} ({shown_time(kept.entry.when, language)})", style="bold")
        screen.line(said_miss(verdict, language))
    if kept.page_problem:
        screen.line(phrase("why.page", language, why=safe(said_of_feed(kept.page_problem, language))))
    if record is not None:
        alert, time = record.alert, shown_time(record.alert.created_at, language)
        screen.line(phrase("why.alert", language, ref=alert.ref, time=time, rules=", ".join(alert.rules)))
        for line in states(record, language):
            screen.line(line)
    elif isinstance(verdict, Match):
        screen.line(phrase("why.no_alert", language, time=shown_time(kept.fetched_at, language)))
