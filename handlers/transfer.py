"""The watchlist and the database as files: import and export (TOML, or OPML for feeds), and backup."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from alerts.matching.rulefile import write_rulefile
from alerts.sources.opml import write_opml
from alerts.store.database import Store
from alerts.store.upkeep import back_up
from alerts.store.watch_table import Changes, add_watchlist, read_watchlist
from handlers.call import DONE, Call
from handlers.phrases import phrase
from handlers.screen import Screen
from handlers.watch_file import read_watch_file


def import_file(call: Call) -> int:
    """``tocsin import FILE``: all of the file or, with a mistake anywhere in it, nothing."""
    watchlist = read_watch_file(call.options.file)
    with Store.open(call.settings().database) as store:
        imported = add_watchlist(store, watchlist, now=call.clock())
    screen = Screen(call.language)
    given = (
        ("feeds", len(watchlist.feeds), imported.feeds),
        ("places", len(watchlist.places), imported.places),
        ("rules", len(watchlist.rules), imported.rules),
        ("subscriptions", len(watchlist.subscriptions), imported.subscriptions),
    )
    for what, count, changes in given:
        if count:
            screen.line(_counted(call, what, count, changes))
    return DONE


def _counted(call: Call, what: str, count: int, changes: Changes) -> str:
    same = count - changes.added - changes.changed
    return phrase(
        "imported",
        call.language,
        what=phrase(what, call.language),
        added=changes.added,
        changed=changes.changed,
        same=max(same, 0),
    )


def export_file(call: Call) -> int:
    """``tocsin export [FILE]``: feeds, places, rules and subscriptions; importing it gives the same state."""
    with Store.open_read_only(call.settings().database) as store:
        watchlist = read_watchlist(store)
    name = call.options.file
    text = write_opml(watchlist.feeds) if name.lower().endswith(".opml") else write_rulefile(watchlist)
    if name == "-":
        sys.stdout.write(text)
        return DONE
    _write_whole(Path(name), text)
    Screen(call.language).line(phrase("exported", call.language, file=name))
    return DONE


def _write_whole(path: Path, text: str) -> None:
    """Write beside the file and rename, so that a full disk leaves the old file as it was."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def backup(call: Call) -> int:
    """``tocsin backup FILE``: a consistent copy; the service may go on working."""
    target = Path(call.options.file)
    back_up(call.settings().database, target)
    kib = max(target.stat().st_size // 1024, 1)
    Screen(call.language).line(phrase("backed up", call.language, file=target, size=kib))
    return DONE
