"""What people look up: the log, why an alert fired, why an entry did not, and what a rule would have caught."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Final

from alerts.errors import NotFound
from alerts.language.folding import fold
from alerts.model import Actor, Entry, Match, Miss, Place, Rule, Watchlist
from alerts.operations.rights import require_staff
from alerts.operations.rulebook import rule_named
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.names.newspellings import Spotted, spot_spellings
from alerts.sources.text.detect import language_of
from alerts.store.database import Store
from alerts.store.entries_table import entries_by_link, entries_since, titles_since
from alerts.store.health_table import FeedHealth, feed_health
from alerts.store.log_table import AlertRecord, LogQuery, alert_record, read_log
from alerts.store.places_table import read_places
from alerts.triage import Watch, prepare
from alerts.wordings import say

PREVIEW_DAYS: Final = 7
SPOTTING_DAYS: Final = 7
PREVIEW_EXAMPLES: Final = 3
_MOST_SPOTTED: Final = 5
_MOST_ENTRIES: Final = 20_000
"""A preview reads no more stored entries than this, so that its answer never takes long."""
_MOST_TITLES: Final = 100_000
"""Titles of a week that are looked for in a pasted text: half a second, beside all else."""
_LONGEST_TITLE: Final = 300
_LONGEST_QUOTED: Final = 500
_FEWEST_LETTERS: Final = 15
"""A shorter title may stand in any text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a rule would have caught in the stored entries of the last days: how many, and the newest of them."""

    fired: int
    read: int
    examples: tuple[tuple[Entry, Match], ...]
    days: int = PREVIEW_DAYS


def preview(store: Store, rule: Rule, *, gazetteer: Gazetteer | None, now: datetime) -> Preview:
    """Hold a rule against the stored entries of the last days. Reads only; any open store will do."""
    watch = prepare(Watchlist(places=read_places(store), rules=(rule,)), gazetteer=gazetteer)
    caught: deque[Entry] = deque(maxlen=PREVIEW_EXAMPLES)
    fired = read = 0
    for entry in entries_since(store, now - timedelta(days=PREVIEW_DAYS)):
        if read >= _MOST_ENTRIES:
            break
        read += 1
        if watch.firing(entry):
            fired += 1
            caught.append(entry)
    examples = ((entry, match) for entry in reversed(caught) for match in watch.matches(entry))
    return Preview(fired=fired, read=read, examples=tuple(examples))


def spotted_spellings(
    store: Store, place: Place, *, gazetteer: Gazetteer | None, since: datetime
) -> tuple[Spotted, ...]:
    """Spellings in the entries stored since then that may be the place and that it does not go by yet."""
    known = gazetteer.aliases(place.geonames) if gazetteer is not None and place.geonames is not None else ()
    listed = (*place.names, *place.not_aliases, *(name.text for name in known if name.default))
    entries = islice(entries_since(store, since), _MOST_ENTRIES)
    texts = (f"{entry.title}\n{entry.summary}\n{entry.content}" for entry in entries)
    return spot_spellings(texts, listed)[:_MOST_SPOTTED]


def log(store: Store, actor: Actor, query: LogQuery) -> tuple[AlertRecord, ...]:
    """The alerts that the query asks for, newest first."""
    require_staff(actor)
    return read_log(store, query)


def feeds(store: Store, actor: Actor, *, now: datetime) -> tuple[FeedHealth, ...]:
    """Every feed and how it does."""
    require_staff(actor)
    return feed_health(store, now=now)


def why(store: Store, actor: Actor, ref: str) -> AlertRecord:
    """An alert with its evidence and what became of its letters. Raises NotFound."""
    found = alert_record(store, ref)
    if found is None:
        raise NotFound(say("no_alert", actor.language, name=ref.strip().upper()))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class WhyNot:
    """An entry that somebody asks about, to be held against the rules of today, or the ``rule`` of that name.

    ``page_problem`` is in words why the page behind its link was not read, ``record`` the alert that it gave rise to;
    ``is_read`` is False for a text that somebody pasted and that no stored entry begins with.
    """

    entry: Entry
    rule: str = ""
    page_problem: str | None = None
    record: AlertRecord | None = None
    is_read: bool = True


def why_not(store: Store, actor: Actor, link: str, *, rule: str = "") -> WhyNot:
    """The stored entry with this link, and the rule, if one is named, that it is to be held against. Raises
    NotFound."""
    entries = entries_by_link(store, link)
    if not entries:
        raise NotFound(say("no_entry", actor.language, name=link))
    kept = entries[0]
    return WhyNot(
        entry=kept.entry,
        rule=rule_named(store, rule, actor).name if rule else "",
        page_problem=kept.page_problem,
        record=alert_record(store, kept.alert) if kept.alert else None,
    )


def why_not_text(store: Store, actor: Actor, text: str, *, now: datetime) -> WhyNot:
    """What is held against the rules for a text that somebody pastes: the entry of the last days whose title stands in
    it, else the text itself, as an entry with its first line for a title."""
    if known := _with_title_in(store, text, since=now - timedelta(days=PREVIEW_DAYS)):
        return why_not(store, actor, known)
    title, _, content = text.strip().partition("\n")
    if len(title) > _LONGEST_TITLE:
        title, content = "", text
    entry = Entry(
        feed="", entry_id="", title=title, content=content.strip(), language=language_of(text, actor.language)
    )
    return WhyNot(entry=entry, is_read=False)


def verdicts(watch: Watch, asked: WhyNot) -> tuple[Match | Miss, ...]:
    """What the rules say of an entry that somebody asks about, in rule order."""
    return tuple(watch.verdicts(asked.entry, only=asked.rule))


def _with_title_in(store: Store, text: str, *, since: datetime) -> str:
    """The link (or id) of the newest entry stored since then whose title stands in the first lines of the text; ""
    for none."""
    said = _letters(text[:_LONGEST_QUOTED])
    for title, link in titles_since(store, since, most=_MOST_TITLES):
        letters = _letters(title)
        if len(letters) >= _FEWEST_LETTERS and letters in said:
            return link
    return ""


def _letters(text: str) -> str:
    """The letters and digits of a text alone, folded: what two copies of a title have in common."""
    return "".join(filter(str.isalnum, fold(text)))
