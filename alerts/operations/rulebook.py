"""What is watched: rules, places and feeds come and go; only staff and operators change them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final, Literal

from alerts.errors import AlreadyExists, InvalidCommand, NotFound
from alerts.language.folding import fold
from alerts.links import plain_address
from alerts.model import Actor, Feed, Place, Rule, Subscription
from alerts.operations.rights import change, require_staff
from alerts.operations.rulecalls import RuleCalls
from alerts.pages import Page
from alerts.rules.chat.knownplaces import KnownPlaces
from alerts.rules.fitness import nearest, same_name_key, url_fault
from alerts.rules.telling.ruledraft import RuleDraft
from alerts.store import feeds_table, places_table, rules_table, subscriptions_table
from alerts.store.database import Store
from alerts.store.firstpages_table import keep_first_page
from alerts.store.journal_table import record
from alerts.wordings import say

_QUOTES: Final = " \"'«»“”„‘’‹›"
_Noun = Literal["rule", "place"]
_LABELS: Final[Mapping[_Noun, re.Pattern[str]]] = {
    "rule": re.compile(r"(?:(?:the|la)\s+)?(?:rules?|règles?|regles?|(?:ال)?قاعدة)\s*:?\s+(?=\S)", re.IGNORECASE),
    "place": re.compile(r"(?:(?:the|le)\s+)?(?:places?|lieux?|(?:ال)?مكان)\s*:?\s+(?=\S)", re.IGNORECASE),
}
"""What people put before a name although it is no part of it: rule "choléra", lieu Goma."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A rule that is watched now. ``before`` is the rule that it replaces and ``was`` the number of that revision;
    ``same`` where it was so already.

    ``listeners`` counts the chats and topics that hear it, ``heard_here`` says whether the asking chat is one.
    """

    rule: Rule
    before: Rule | None
    same: bool
    new_places: tuple[str, ...]
    listeners: int
    heard_here: bool
    was: int = 0


def watch(
    store: Store,
    actor: Actor,
    draft: RuleDraft,
    *,
    now: datetime,
    update: int | None = None,
    known: Collection[Place] = (),
) -> Watched:
    """The draft becomes a rule, with its places that nobody set up, those ``known`` as the gazetteer has them.

    A name that was given replaces the rule of that name; a name that was made gets a number where it is taken.
    """
    require_staff(actor)
    with change(store, update):
        rules = rules_table.read_rules(store)
        rule, before = _placed(draft, rules)
        was = rules_table.rule_revisions(store).get(rule.name, 0)
        tracked = {place.name for place in places_table.read_places(store)}
        new_places = tuple(name for name in rule.where if name not in tracked)
        as_known = {place.name: place for place in known}
        for name in new_places:
            places_table.put_place(store, as_known.get(name, Place(name=name)))
        if rule != before:
            rules_table.put_rule(store, rule, now=now)
            detail: dict[str, object] = {"rule": rules_table.rule_text(rule)}
            detail |= {"new_places": new_places} if new_places else {}
            record(store, actor, action="watch", subject=rule.name, detail=detail, now=now)
    new_places = tuple(name for name in new_places if name not in as_known)
    return _told(store, actor, rule, before=before, new_places=new_places, was=was)


def watched(store: Store, actor: Actor, name: str) -> Watched:
    """The rule of that name as it is watched now; changes nothing. Raises NotFound."""
    require_staff(actor)
    rule = rule_named(store, name, actor)
    return _told(store, actor, rule, before=rule)


def _told(
    store: Store, actor: Actor, rule: Rule, *, before: Rule | None, new_places: tuple[str, ...] = (), was: int = 0
) -> Watched:
    """What there is to tell of a rule that is watched now, in the place of the one ``before`` if there was one."""
    listening = [each for each in subscriptions_table.read_subscriptions(store) if hears(each, rule)]
    return Watched(
        rule=rule,
        before=before if before != rule else None,
        same=before == rule,
        new_places=new_places,
        listeners=len({(each.chat, each.topic) for each in listening}),
        heard_here=any((each.chat, each.topic) == (actor.chat, actor.topic) for each in listening),
        was=was,
    )


def _placed(draft: RuleDraft, rules: Collection[Rule]) -> tuple[Rule, Rule | None]:
    """The rule under the name that it gets, and the rule that has this name now."""
    by_name = {same_name_key(rule.name): rule for rule in rules}
    if draft.named:
        before = by_name.get(same_name_key(draft.rule.name))
        return (replace(draft.rule, name=before.name) if before else draft.rule), before
    name, number = draft.rule.name, 1
    while (taken := by_name.get(same_name_key(name))) is not None:
        rule = replace(draft.rule, name=taken.name)
        if rule == taken:
            return rule, taken
        number += 1
        name = f"{draft.rule.name}-{number}"
    return replace(draft.rule, name=name), None


def hears(subscription: Subscription, rule: Rule) -> bool:
    """True where an alert of the rule can reach this subscription."""
    return (
        (not subscription.rules or rule.name in subscription.rules)
        and (not subscription.places or not set(rule.where).isdisjoint(subscription.places))
        and subscription.min_severity <= rule.severity
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unwatched:
    """A rule that is no longer watched, and how many subscriptions ended because they named nothing else."""

    rule: Rule
    ended: int


def unwatch(store: Store, actor: Actor, name: str, *, now: datetime, update: int | None = None) -> Unwatched:
    """The rule ends; its history and its alerts stay in the log."""
    require_staff(actor)
    with change(store, update):
        rule = rule_named(store, name, actor)
        rules_table.delete_rule(store, rule.name)
        ended = _end_wishes(store, "rules", rule.name)
        detail = {"rule": rules_table.rule_text(rule), "ended": ended}
        record(store, actor, action="unwatch", subject=rule.name, detail=detail, now=now)
    return Unwatched(rule=rule, ended=ended)


def _end_wishes(store: Store, kind: Literal["rules", "places"], name: str) -> int:
    """No subscription names the rule or place any more; returns how many ended because they named no other."""
    ended = 0
    for each in subscriptions_table.read_subscriptions(store):
        named = each.rules if kind == "rules" else each.places
        left = tuple(other for other in named if other != name)
        if named and not left:
            subscriptions_table.delete_subscription(store, each)
            ended += 1
        else:
            changed = replace(each, rules=left) if kind == "rules" else replace(each, places=left)
            subscriptions_table.change_subscription(store, each, changed)
    return ended


def rule_named(store: Store, name: str, actor: Actor) -> Rule:
    """The rule that a person means; « rule » before the name, quotes round it, case, accents and hyphens do not count,
    but where several rules differ by no more than these. Raises NotFound with the nearest."""
    rules = {rule.name: rule for rule in rules_table.read_rules(store)}
    said = _bare(name, "rule", KnownPlaces([Place(name=each) for each in rules]))
    alike = [each for each in rules if KnownPlaces([Place(name=each)]).named(said) is not None]
    found = next(filter(rules.__contains__, (said, *(each for each in alike if _same(each, said)))), None)
    if found is None and len(alike) == 1:
        found = alike[0]
    if found is not None:
        return rules[found]
    close = alike or nearest(said, rules, most=1) or [rule.name for rule in RuleCalls(store).rules(said)]
    if close:
        raise NotFound(say("no_rule_near", actor.language, name=said, near=close[0]))
    raise NotFound(say("no_rule", actor.language, name=said))


def place_named(store: Store, name: str, actor: Actor) -> Place:
    """The place that a person means by any of its names. Raises NotFound with the nearest."""
    places = {place.name: place for place in places_table.read_places(store)}
    known = KnownPlaces(places.values())
    said = _bare(name, "place", known)
    found = known.named(said)
    if found is not None:
        return places[found]
    close = nearest(said, places, most=1)
    if close:
        raise NotFound(say("no_place_near", actor.language, name=said, near=close[0]))
    raise NotFound(say("no_place", actor.language, name=said))


def _bare(name: str, noun: _Noun, known: KnownPlaces) -> str:
    """The name without the quotes round it and the noun before it, unless they belong to a known name."""
    said, bare, *unlabelled = readings(name, noun)
    if said in known.names:
        return said
    return unlabelled[0] if unlabelled and known.named(bare) is None else bare


def readings(name: str, *nouns: _Noun) -> list[str]:
    """What may be meant by a name as somebody writes it: that very text, the same without quotes round it, and what
    stands behind one of the nouns."""
    bare = name.strip(_QUOTES) or name.strip()
    labels = [label for noun in nouns if (label := _LABELS[noun].match(bare))]
    return [name.strip(), bare, *(bare[label.end() :].strip(_QUOTES) or bare for label in labels)]


def _same(name: str, other: str) -> bool:
    return same_name_key(name) == same_name_key(other)


def put_place(store: Store, actor: Actor, place: Place, *, now: datetime, update: int | None = None) -> Place:
    """The place is tracked; what is said of a tracked place is added to what is known of it.

    Raises AlreadyExists where a name belongs to another place.
    """
    require_staff(actor)
    with change(store, update):
        places = places_table.read_places(store)
        known = {same_name_key(each.name): each for each in places}.get(same_name_key(place.name))
        merged = place if known is None else _merged(known, place)
        for other in places:
            taken = {fold(name) for name in other.names} & {fold(name) for name in place.names}
            if other is not known and taken:
                name = next(name for name in place.names if fold(name) in taken)
                raise AlreadyExists(say("alias_taken", actor.language, name=name, other=other.name))
        if merged != known:
            places_table.put_place(store, merged)
            record(store, actor, action="place", subject=merged.name, detail={"aliases": merged.aliases}, now=now)
    return merged


def change_place(store: Store, actor: Actor, place: Place, *, now: datetime, update: int | None = None) -> Place:
    """The tracked place of that name is from now on exactly as said. Raises NotFound where it is tracked no longer."""
    require_staff(actor)
    with change(store, update):
        known = {each.name: each for each in places_table.read_places(store)}
        if place.name not in known:
            raise NotFound(say("no_place", actor.language, name=place.name))
        if known[place.name] != place:
            places_table.put_place(store, place)
            detail = {
                "aliases": place.aliases,
                "not_aliases": place.not_aliases,
                "geonames": place.geonames,
                "radius_km": place.radius_km,
            }
            record(store, actor, action="place", subject=place.name, detail=detail, now=now)
    return place


def _merged(known: Place, said: Place) -> Place:
    aliases = dict.fromkeys((*known.aliases, *said.aliases))
    aliases.pop(known.name, None)
    has_point = said.lat is not None
    return replace(
        known,
        aliases=tuple(aliases),
        lat=said.lat if has_point else known.lat,
        lon=said.lon if has_point else known.lon,
        radius_km=said.radius_km or known.radius_km,
        geonames=said.geonames or known.geonames,
        not_aliases=known.not_aliases if said.geonames in {None, known.geonames} else (),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unplaced:
    """A place that is no longer tracked, and how many subscriptions ended because they named no other."""

    place: Place
    ended: int


def delete_place(store: Store, actor: Actor, name: str, *, now: datetime, update: int | None = None) -> Unplaced:
    """The place is no longer tracked. Raises AlreadyExists while rules use it."""
    require_staff(actor)
    with change(store, update):
        place = place_named(store, name, actor)
        using = [rule.name for rule in rules_table.read_rules(store) if place.name in rule.where]
        if using:
            raise AlreadyExists(say("place_in_use", actor.language, name=place.name, rules=", ".join(using)))
        places_table.delete_place(store, place.name)
        ended = _end_wishes(store, "places", place.name)
        record(store, actor, action="unplace", subject=place.name, detail={"ended": ended}, now=now)
    return Unplaced(place=place, ended=ended)


def put_feed(
    store: Store, actor: Actor, feed: Feed, *, now: datetime, update: int | None = None, page: Page | None = None
) -> bool:
    """The feed is polled from now on (or as now said, with the title and folder it had); True where it is new.

    The first poll of a new one gets the ``page`` that was just read of it. One that was gone or in quarantine is tried
    again at once.
    """
    require_staff(actor)
    if fault := url_fault(feed.url, actor.language):
        raise InvalidCommand(fault, example="/feed https://example.org/rss.xml")
    feed = replace(feed, url=plain_address(feed.url))
    with change(store, update):
        known = {each.url: each for each in feeds_table.read_feeds(store)}
        if had := known.get(feed.url):
            feed = replace(feed, title=feed.title or had.title, folder=feed.folder or had.folder)
        feeds_table.put_feed(store, feed, now=now)
        feeds_table.revive_feed(store, feed.url, now=now)
        if page is not None:
            keep_first_page(store, page, now=now)
        if known.get(feed.url) != feed:
            record(store, actor, action="feed", subject=feed.url, detail={"title": feed.title}, now=now)
    return feed.url not in known


def delete_feed(store: Store, actor: Actor, name: str, *, now: datetime, update: int | None = None) -> Feed:
    """The feed with this address (``https://`` may be left out) or title is no longer polled; its entries and alerts
    stay. Raises NotFound."""
    require_staff(actor)
    with change(store, update):
        wanted, addresses = fold(name.strip()), {_address(name.strip()), _address(f"https://{name.strip()}")}
        for feed in feeds_table.read_feeds(store):
            if feed.url in addresses or (feed.title and wanted == fold(feed.title)):
                feeds_table.delete_feed(store, feed.url)
                record(store, actor, action="unfeed", subject=feed.url, now=now)
                return feed
        raise NotFound(say("no_feed", actor.language, name=name))


def _address(text: str) -> str:
    """The address in its plain spelling; a text that is none stays as it is."""
    try:
        return plain_address(text) if "://" in text else text
    except ValueError:
        return text
