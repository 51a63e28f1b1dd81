"""Taking back what a line of chat did to the rules: a new rule with the places that it brought, or a change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile

from alerts.errors import NotFound
from alerts.matching.struckforms import is_struck
from alerts.model import Actor, Rule
from alerts.operations.rights import change, require_staff
from alerts.operations.rulebook import Unwatched, Watched, unwatch, watch
from alerts.rules.telling.rulechange import regained
from alerts.rules.telling.ruledraft import RuleDraft
from alerts.store import places_table, rules_table
from alerts.store.database import Store
from alerts.store.journal_table import read_journal, record
from alerts.store.subscriptions_table import read_subscriptions
from alerts.wordings import say


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A rule that was taken back, and the places that went with it."""

    unwatched: Unwatched
    places: tuple[str, ...]


def undo_watch(store: Store, actor: Actor, name: str, *, now: datetime, update: int | None = None) -> Undone:
    """The rule ends, and with it the places that came with it and that nobody uses or has changed since."""
    require_staff(actor)
    with change(store, update):
        brought = _brought(store, name)
        unwatched = unwatch(store, actor, name, now=now)
        used = {place for rule in rules_table.read_rules(store) for place in rule.where}
        used |= {place for each in read_subscriptions(store) for place in each.places}
        tracked = {place.name for place in places_table.read_places(store)}
        gone = tuple(each for each in brought if each in tracked and each not in used)
        for place in gone:
            places_table.delete_place(store, place)
            record(store, actor, action="unplace", subject=place, now=now)
    return Undone(unwatched=unwatched, places=gone)


def _brought(store: Store, rule: str) -> tuple[str, ...]:
    """The places that came with a rule since it was last new, but for those that somebody said more of."""
    brought: list[str] = []
    for each in takewhile(lambda made: made.action != "unwatch", read_journal(store, subject=rule)):
        brought += each.detail.get("new_places", ())
    return tuple(name for name in brought if not read_journal(store, subject=name, limit=1))


def put_back(
    store: Store, actor: Actor, name: str, revision: int, *, whole: bool, now: datetime, update: int | None = None
) -> Watched:
    """The rule as it was at a revision (``whole``), or as it is now with what that one said and it does not.

    Raises NotFound where the rule or the revision is gone.
    """
    require_staff(actor)
    was = rules_table.rule_as_was(store, name, revision)
    now_is = {rule.name: rule for rule in rules_table.read_rules(store)}.get(name)
    if was is None or now_is is None:
        raise NotFound(say("no_rule", actor.language, name=name))
    return watch(store, actor, _as_draft(was if whole else regained(was, now_is)), now=now, update=update)


def strike(
    store: Store, actor: Actor, name: str, form: str, *, struck: bool, now: datetime, update: int | None = None
) -> Watched:
    """A written form counts for the rule no longer, or again. Raises NotFound."""
    require_staff(actor)
    rule = {rule.name: rule for rule in rules_table.read_rules(store)}.get(name)
    if rule is None:
        raise NotFound(say("no_rule", actor.language, name=name))
    without = tuple(each for each in rule.without if not is_struck(form, (each,)))
    changed = replace(rule, without=(*without, form) if struck else without)
    return watch(store, actor, _as_draft(changed), now=now, update=update)


def _as_draft(rule: Rule) -> RuleDraft:
    return RuleDraft(rule=rule, understood=(), named=True)
