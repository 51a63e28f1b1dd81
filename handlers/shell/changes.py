"""``tocsin log --changes``: who changed what, from the audit log."""

from __future__ import annotations

from argparse import Namespace
from typing import Final

from alerts.errors import InvalidCommand
from alerts.model import Actor, Role
from alerts.operations import history
from alerts.store.database import Store
from alerts.store.journal_table import Record, broken_at
from alerts.wordings import say
from handlers.phrases import phrase
from handlers.shell.arguments import asked_span
from handlers.shell.call import DONE, SOMETHING_FAILED, Call
from handlers.shell.door import complain
from handlers.shell.screen import Screen, print_json, safe, timestamp

_EXAMPLE: Final = "tocsin log --changes --since 7d"
_OPERATOR: Final = Actor(user=None, role=Role.OPERATOR)


def show_changes(call: Call) -> int:
    """``tocsin log --changes``: the audit log, newest first; 1 where it was altered outside Tocsin, which
    is said on standard error."""
    options = call.options
    since, until = asked_span(options, now=call.clock())
    about = _about(options)
    with Store.open_read_only(call.settings().database) as store:
        records = history.changes(store, _OPERATOR, about=about, since=since, until=until, limit=options.limit)
        broken = broken_at(store)
    screen = Screen(call.language)
    if call.as_json:
        for record in records:
            print_json(_values(record))
    elif not records:
        screen.line(say("deeds_none", call.language))
    else:
        headings = (
            phrase("column.time", call.language),
            say("deeds_who", call.language),
            say("deeds_what", call.language),
        )
        rows = [[safe(cell) for cell in history.line(record, call.language).values()] for record in records]
        screen.table(headings, rows, wide=2)
    if broken is not None:
        complain(say("deeds_broken", call.language, line=broken))
    return DONE if broken is None else SOMETHING_FAILED


def _about(options: Namespace) -> str | None:
    """The rule, place, feed or chat whose changes are asked for. Raises InvalidCommand for what does not choose among
    changes, and for more than one of these."""
    for option in ("state", "search"):
        if getattr(options, option) is not None:
            raise InvalidCommand(f"--{option} chooses among alerts, not changes: leave it out", example=_EXAMPLE)
    named = [str(each) for each in (options.rule, options.place, options.feed, options.chat) if each is not None]
    if len(named) > 1:
        raise InvalidCommand("--changes takes one of --rule, --place, --feed and --chat", example=_EXAMPLE)
    return named[0] if named else None


def _values(record: Record) -> dict[str, object]:
    return {
        "id": record.id,
        "time": timestamp(record.at),
        "user": record.user,
        "chat": record.chat,
        "action": record.action,
        "subject": record.subject,
        "detail": dict(record.detail),
        "seal": record.seal,
    }
