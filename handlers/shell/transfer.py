"""The watchlist and the database as files: import and export (TOML, or OPML for feeds), and backup."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from errno import EISDIR, ENOTDIR
from pathlib import Path
from shutil import copymode

from alerts.errors import AlreadyExists, FeedError
from alerts.links import plain_address
from alerts.model import Actor, Feed, Role, Watchlist
from alerts.pages import Page
from alerts.rules.file.rulefile import write_rulefile
from alerts.settings import Settings
from alerts.sources.firstlook import is_site
from alerts.sources.formats.opml import write_opml
from alerts.sources.wire.guard import Forbidden, Guard
from alerts.store.database import Store
from alerts.store.firstpages_table import keep_first_page
from alerts.store.journal_table import record
from alerts.store.upkeep import back_up, is_database
from alerts.store.watch_table import Changes, Imported, add_watchlist, read_watchlist
from alerts.wordings.failings import said_of_feed
from handlers.phrases import phrase
from handlers.shell.call import DONE, Call
from handlers.shell.gazette import open_gazetteer
from handlers.shell.reading import warn
from handlers.shell.screen import Screen
from handlers.shell.sites import find_all
from handlers.shell.surveying import tell_areas, tell_remarks
from handlers.shell.watch_file import read_watch_file


def import_file(call: Call) -> int:
    """``tocsin import FILE``: all of the file or, with a mistake anywhere in it, nothing."""
    settings, screen = call.settings(), Screen(call.language)
    gazetteer = open_gazetteer(settings, language=call.language)
    watchlist = read_watch_file(call.options.file, gazetteer=gazetteer, language=call.language)
    with Store.open(settings.database) as store:
        known = {feed.url: feed for feed in read_watchlist(store).feeds}
        given = tuple(replace(feed, url=plain_address(feed.url)) for feed in watchlist.feeds)
        feeds, pages = _feeds_found(given, known=known, settings=settings, screen=screen)
        if call.options.file.lower().endswith(".opml"):  # which cannot say how a feed is read: that stays as it is
            feeds = tuple(feed.filled_from(known.get(feed.url, feed)) for feed in feeds)
        watchlist = replace(watchlist, feeds=feeds)
        imported = _imported(store, watchlist, pages, call)
    counts = (
        ("feeds", len(watchlist.feeds), imported.feeds),
        ("places", len(watchlist.places), imported.places),
        ("rules", len(watchlist.rules), imported.rules),
        ("subscriptions", len(watchlist.subscriptions), imported.subscriptions),
    )
    for what, count, changes in counts:
        if count:
            screen.line(_counted(call, what, count, changes))
    if not any(count for _, count, _ in counts):
        screen.line(phrase("imported.nothing", call.language, file=call.options.file))
    tell_areas(watchlist.rules, watchlist.places, gazetteer=gazetteer, screen=screen)
    tell_remarks(watchlist.rules, call.language)
    return DONE


def _imported(store: Store, watchlist: Watchlist, pages: Iterable[Page], call: Call) -> Imported:
    """The watchlist goes into the store with what was read of its feeds, and the audit log says where it came from."""
    now, name = call.clock(), call.options.file
    with store.transaction():
        imported = add_watchlist(store, watchlist, now=now)
        for page in pages:
            keep_first_page(store, page, now=now)
        kinds = ("feeds", "places", "rules", "subscriptions")
        counts = {kind: [getattr(imported, kind).added, getattr(imported, kind).changed] for kind in kinds}
        if any(map(any, counts.values())):
            shell = Actor(user=None, role=Role.OPERATOR)
            record(store, shell, action="import", subject=Path(name).name, detail=counts, now=now)
    return imported


def _feeds_found(
    feeds: Sequence[Feed], *, known: Container[str], settings: Settings, screen: Screen
) -> tuple[tuple[Feed, ...], Sequence[Page]]:
    """The feeds, with those behind the sites that were given in place of these, and what was read of these; what was
    found or refused is said."""
    guard = Guard(allow_private=tuple(settings.allow_private))
    for feed in feeds:
        try:
            guard.check_url(feed.url)
        except Forbidden as refused:
            warn(feed.url, said_of_feed(str(refused), screen.language))
    sites = [feed.url for feed in feeds if feed.url not in known and is_site(feed.url)]
    found = asyncio.run(find_all(sites, settings=settings)) if sites else {}
    for site, answer in found.items():
        if isinstance(answer, FeedError):
            warn(site, f"{said_of_feed(str(answer), screen.language)} ({phrase('kept as given', screen.language)})")
        elif answer.url != site:
            screen.line(phrase("found behind", screen.language, site=site, url=answer.url))
    pages = {site: answer for site, answer in found.items() if isinstance(answer, Page)}
    placed = (replace(feed, url=pages[feed.url].url) if feed.url in pages else feed for feed in feeds)
    return tuple({feed.url: feed for feed in placed}.values()), tuple(pages.values())


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
    _refuse_database(Path(name))
    _write_whole(Path(name), text)
    Screen(call.language).line(phrase("exported", call.language, file=name))
    return DONE


def _refuse_database(path: Path) -> None:
    """A slip (``tocsin export tocsin.db``) must not cost the service its memory, nor an operator a backup."""
    if path.is_file() and is_database(path):
        raise AlreadyExists(f"{path} is a database: name another file for the export")


def _write_whole(path: Path, text: str) -> None:
    """Write beside the file and rename, so that a full disk leaves the old file as it was.

    It holds chat ids: others can read it only where they could read the file before.
    """
    if path.is_dir():
        raise IsADirectoryError(EISDIR, "a folder: name a file", str(path))
    beside = path.with_name(f".{path.name}.new")
    if not path.parent.is_dir():
        raise NotADirectoryError(ENOTDIR, "not a folder: create it, or name another file", str(path.parent))
    try:
        beside.unlink(missing_ok=True)
        beside.touch(mode=0o600)
        if path.exists():
            copymode(path, beside)
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
