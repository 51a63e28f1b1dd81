"""From entries that are new to letters in the outbox: the second half of the incoming flow.

    find      entries × watchlist          → Matched    (triage; pure)
    compose   Matched × subscriptions      → Composed   (render; pure but for the templates)
    commit    Composed, feed state         → seen marks, entries, alerts, OUTBOX rows, next poll: ONE transaction

One alert for an entry, one letter for a chat and topic, with the matches that its subscriptions ask for. What is not
sent is stored with the reason. The preferred mistake is an alert too many: only the same page in another feed, or a
backlog, keeps one from being sent.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache, partial
from typing import Final

from alerts.bulletins import kind_of, why_no_news
from alerts.errors import RenderError
from alerts.letters import DeliveryKind, Letter
from alerts.model import Alert, Entry, Language, Match, Severity, Watchlist
from alerts.render import Renderer, plain_letter
from alerts.store import alerts_table, entries_table, feeds_table, outbox_table, rules_table, watch_table
from alerts.store.alerts_table import Destination
from alerts.store.database import Store
from alerts.store.entries_table import Shown, Sighting
from alerts.store.feeds_table import FeedState, GoodPoll
from alerts.store.subscriptions_table import Listener, read_listeners
from alerts.timing import BACKLOG_AGE, DATE_SLACK, expiry
from alerts.triage import Watch

_log = logging.getLogger(__name__)

UNDATED: Final = "it has no date and stood in the feed's first poll"
BACKLOG: Final = "it was more than a day old when it was first read"
EARLIER: Final = "it is older than the subscription"
NOBODY: Final = "no chat had subscribed to it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The watchlist at one revision, who listens, and the revision of each rule."""

    number: int
    watchlist: Watchlist
    listeners: tuple[Listener, ...]
    rules: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """A new or changed entry with all the matches of today's rules, those that were told before among them."""

    sighting: Sighting
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """A letter and where it goes."""

    to: Destination
    letter: Letter
    language: Language
    severity: Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """An entry with what is said of it. ``held`` says why nobody is told; ``withheld`` why some are not."""

    sighting: Sighting
    alert: Alert | None = None
    held: str | None = None
    letters: tuple[Addressed, ...] = ()
    withheld: tuple[tuple[Destination, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class References:
    """What the store knows of alerts before they are written: a reference and the rules told so far, by entry key."""

    refs: Mapping[str, str]
    told_rules: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """What a commit stored."""

    new_entries: int = 0
    changed_entries: int = 0
    alerts: int = 0
    letters: int = 0


def read_snapshot(store: Store, known: int | None) -> Snapshot | None:
    """The watchlist and its listeners; None while the revision is still ``known``."""
    number = watch_table.watch_revision(store)
    if number == known:
        return None
    return Snapshot(
        number=number,
        watchlist=watch_table.read_watchlist(store),
        listeners=read_listeners(store),
        rules=rules_table.rule_revisions(store),
    )


def find(sightings: Sequence[Sighting], *, watch: Watch) -> tuple[Matched, ...]:
    """What the rules make of each entry."""
    return tuple(Matched(sighting=sighting, matches=watch.matches(sighting.entry)) for sighting in sightings)


def read_references(store: Store, found: Sequence[Matched]) -> References:
    """A reference for every entry that has matches: its alert's own, or a new one."""
    matched = [piece.sighting for piece in found if piece.matches]
    fresh = iter(alerts_table.new_refs(store, sum(1 for sighting in matched if sighting.alert is None)))
    return References(
        refs={
            sighting.key: next(fresh) if sighting.alert is None else alerts_table.ref_of(store, sighting.alert)
            for sighting in matched
        },
        told_rules={
            sighting.key: alerts_table.matched_rules(store, sighting.alert)
            for sighting in matched
            if sighting.alert is not None
        },
    )


def compose(
    found: Matched,
    *,
    feed: FeedState,
    references: References,
    listeners: Sequence[Listener],
    renderer: Renderer,
    default_language: Language,
    source: str,
    now: datetime,
) -> Composed:
    """What is said of one entry, and to whom; letters of the same words are rendered once.

    ``source`` is how the feed is called in letters.
    """
    sighting = found.sighting
    told = references.told_rules.get(sighting.key, frozenset())
    matches = tuple(match for match in found.matches if match.rule not in told)
    if not matches:
        return Composed(sighting=sighting)
    alert = Alert(
        ref=references.refs[sighting.key],
        kind=kind_of(sighting.entry),
        entry=sighting.entry,
        matches=matches,
        created_at=now,
    )
    if held := why_untold(sighting, is_new=feed.is_new, now=now):
        return Composed(sighting=sighting, alert=alert, held=held)
    letters: list[Addressed] = []
    withheld: list[tuple[Destination, str]] = []
    write = cache(partial(_letter, alert, renderer=renderer, source=source))
    for to, audience in _audiences(listeners).items():
        in_time = [who for who in audience if not (feed.is_new and _is_earlier(sighting.entry, who.since))]
        if due := _wanted(matches, in_time):
            language = _language(in_time, due) or default_language
            severity = max(match.severity for match in due)
            letters.append(Addressed(to=to, letter=write(due, language), language=language, severity=severity))
        elif _wanted(matches, audience):
            withheld.append((to, EARLIER))
    held = None if letters or withheld else NOBODY
    return Composed(sighting=sighting, alert=alert, held=held, letters=tuple(letters), withheld=tuple(withheld))


def commit(
    store: Store,
    *,
    feed_id: int,
    composed: Sequence[Composed],
    known: Mapping[int, Shown],
    poll: GoodPoll,
    rules: Mapping[str, int],
    now: datetime,
) -> Committed:
    """Write all that a good poll brought in one transaction; an entry that another process stored first is skipped."""
    done = Committed()
    with store.transaction():
        for piece in composed:
            row = entries_table.add_entry(store, feed_id, piece.sighting, now=now)
            if row is not None:
                done = _counted(done, piece, _announce(store, piece, row, feed_id=feed_id, rules=rules, now=now))
        entries_table.mark_seen(store, known, now=now)
        feeds_table.settle_good(store, feed_id, poll)
    return done


def _announce(store: Store, piece: Composed, row: int, *, feed_id: int, rules: Mapping[str, int], now: datetime) -> int:
    """Store the alert and queue its letters; returns how many were queued."""
    if piece.alert is None:
        return 0
    same = None
    if piece.sighting.row is None:
        entry = piece.sighting.entry
        same = alerts_table.alert_of_page(store, feed_id=feed_id, entry_id=entry.entry_id, link=entry.link, now=now)
    stored = alerts_table.add_alert(
        store, piece.alert, entry_row=row, revisions=rules, held=piece.held, merged_into=same
    )
    told = alerts_table.told_destinations(store, piece.alert.ref)
    for to, why in piece.withheld:
        alerts_table.withhold(store, stored.row, to, why=why, now=now)
    queued = 0
    for letter in piece.letters:
        if letter.to not in told:
            queued += _queue(store, piece.alert, letter, revision=stored.revision, now=now)
        elif same:
            why = f"the same page was told as {same}"
            alerts_table.withhold(store, stored.row, letter.to, why=why, now=now)
    return queued


def _queue(store: Store, alert: Alert, addressed: Addressed, *, revision: int, now: datetime) -> int:
    chat, topic = addressed.to
    queued = outbox_table.queue_letter(
        store,
        addressed.letter,
        key=f"{alert.ref}|{revision}|{chat}|{topic or 0}",
        chat=chat,
        topic=topic,
        kind=DeliveryKind.ALERT,
        severity=addressed.severity,
        language=addressed.language,
        now=now,
        expires_at=expiry(created=now, severity=addressed.severity),
        alert_ref=alert.ref,
    )
    return int(queued is not None)


def _counted(done: Committed, piece: Composed, letters: int) -> Committed:
    is_new = piece.sighting.row is None
    return Committed(
        new_entries=done.new_entries + is_new,
        changed_entries=done.changed_entries + (not is_new),
        alerts=done.alerts + (piece.alert is not None),
        letters=done.letters + letters,
    )


def why_untold(sighting: Sighting, *, is_new: bool, now: datetime) -> str | None:
    """Why an entry is old news; only first polls, old entries that were edited and warnings that are over bring any."""
    if over := why_no_news(sighting.entry, now=now):
        return over
    when = sighting.entry.when
    if when is None:
        return UNDATED if is_new else None
    if (is_new or sighting.row is not None) and when < now - BACKLOG_AGE:
        return BACKLOG
    return None


def _is_earlier(entry: Entry, since: datetime) -> bool:
    return entry.when is not None and entry.when < since - DATE_SLACK


def _audiences(listeners: Sequence[Listener]) -> dict[Destination, list[Listener]]:
    audiences: dict[Destination, list[Listener]] = {}
    for listener in listeners:
        audiences.setdefault((listener.subscription.chat, listener.subscription.topic), []).append(listener)
    return audiences


def _wanted(matches: Sequence[Match], audience: Sequence[Listener]) -> tuple[Match, ...]:
    return tuple(match for match in matches if any(who.subscription.wants(match) for who in audience))


def _language(audience: Sequence[Listener], matches: Sequence[Match]) -> Language | None:
    """The language of the first subscription that asks for one of the matches."""
    return next(who.language for who in audience if _wanted(matches, [who]))


def _letter(alert: Alert, matches: tuple[Match, ...], language: Language, *, renderer: Renderer, source: str) -> Letter:
    shown = replace(alert, matches=matches)
    try:
        return renderer.alert_letter(shown, language=language, source=source)
    except RenderError:
        _log.exception("alert %s is written without its template", alert.ref)
        return plain_letter(shown)
