"""``tocsin test-rule``: what a rule, as it would be written in a chat, would have caught in the stored entries."""

from __future__ import annotations

from datetime import timedelta

from alerts.model import Watchlist
from alerts.rules.chat.writing import format_rule
from alerts.rules.grammar import parse_rule
from alerts.store.database import Store
from alerts.store.entries_table import entries_since
from alerts.store.watch_table import read_watchlist
from alerts.triage import prepare
from alerts.wordings import say
from handlers.phrases import figure, phrase
from handlers.shell import verdict_json
from handlers.shell.call import DONE, Call
from handlers.shell.gazette import open_gazetteer
from handlers.shell.reading import warn
from handlers.shell.screen import Screen, print_json
from handlers.shell.surveying import tell_areas, tell_remarks


def test_rule(call: Call) -> int:
    """Prints each entry on which the rule would have fired, oldest first, and a summary on a terminal."""
    days = call.options.days
    screen = Screen(call.language)
    with Store.open_read_only(call.settings().database) as store:
        places = read_watchlist(store).places
        gazetteer = open_gazetteer(call.settings(), language=call.language)
        draft = parse_rule(call.options.rule, places=places, language=call.language, knows=gazetteer.knows)
        for place in draft.new_places:
            near = {"near": place.nearest[0]} if place.nearest else {}
            warn(place.name, say("stranger_near" if near else "stranger", call.language, **near))
        watch = prepare(Watchlist(places=places, rules=(draft.rule,)), gazetteer=gazetteer)
        if not call.as_json:
            tell_areas((draft.rule,), places, gazetteer=gazetteer, screen=screen)
        tell_remarks((draft.rule,), call.language)
        entries = alerts = 0
        for entry in entries_since(store, call.clock() - timedelta(days=days)):
            entries += 1
            for match in watch.matches(entry):
                alerts += 1
                if call.as_json:
                    print_json(verdict_json.fired(match, entry))
                else:
                    screen.card(entry, [match])
    if not call.as_json:
        screen.line(format_rule(draft.rule, call.language), style="dim")
        screen.forms(draft.rule)
        daily = figure(f"{alerts / days:.1f}", call.language)
        screen.line(phrase("backtest", call.language, days=days, entries=entries, alerts=alerts, daily=daily))
    return DONE
