"""``tocsin why``: what an alert rests on, or why a rule did not fire on a stored entry."""

from __future__ import annotations

from alerts.errors import NotFound
from alerts.model import Match, Watchlist
from alerts.store.database import Store
from alerts.store.entries_table import entries_by_link
from alerts.store.log_table import AlertRecord, alert_record
from alerts.store.watch_table import read_watchlist
from alerts.triage import prepare
from handlers import verdict_json
from handlers.call import DONE, Call
from handlers.gazette import open_gazetteer
from handlers.phrases import phrase, said_miss
from handlers.review import record_values, states
from handlers.screen import Screen, print_json, safe, shown_time


def why(call: Call) -> int:
    """``tocsin why``: what an alert rests on, or why a rule did not fire on a stored entry."""
    with Store.open_read_only(call.settings().database) as store:
        return _why_alert(call, store) if call.options.ref else _why_entry(call, store)


def _why_alert(call: Call, store: Store) -> int:
    record = alert_record(store, call.options.ref)
    if record is None:
        raise NotFound(f"there is no alert {call.options.ref}: tocsin log lists the references")
    if call.as_json:
        print_json(record_values(record))
        return DONE
    screen = Screen(call.language)
    alert = record.alert
    screen.line(phrase("why.fired", call.language, ref=alert.ref, time=shown_time(alert.created_at, call.language)))
    _show(screen, record)
    for line in states(record, call.language):
        screen.line(line)
    return DONE


def _show(screen: Screen, record: AlertRecord) -> None:
    alert = record.alert
    screen.card(alert.entry, alert.matches, ref=alert.ref, source=record.feed_title)
    others = [(match.rule, proof) for match in alert.matches for proof in match.evidence[1:]]
    for rule, proof in others:
        screen.line(screen.because(rule, proof), style="dim")


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
    watch = prepare(Watchlist(places=watchlist.places, rules=rules), gazetteer=open_gazetteer(call.settings()))
    screen = Screen(call.language)
    for entry in entries:
        for verdict in watch.verdicts(entry):
            match verdict:
                case Match() if call.as_json:
                    print_json(verdict_json.fired(verdict, entry))
                case Match():
                    screen.line(phrase("why.fires", call.language, rule=name))
                    screen.card(entry, [verdict])
                case _ if call.as_json:
                    print_json(verdict_json.not_fired(verdict, entry))
                case _:
                    screen.line(phrase("why.not", call.language, rule=name))
                    screen.line(f"{safe(entry.title)} ({shown_time(entry.when, call.language)})", style="bold")
                    screen.line(said_miss(verdict, call.language))
    return DONE
