"""The rules file: TOML text ↔ `Watchlist`.

Reading refuses what is wrong, all of it at once, each with its line and what to write instead; what comes out needs no
second check. Writing gives a file that reads back to the same watchlist.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Final

from alerts.links import plain_address
from alerts.matching.score import MOST_POINTS
from alerts.model import ChatId, Feed, Place, Rule, Severity, Subscription, Watchlist, Window
from alerts.rules.chat.knownplaces import Knows, nothing_known
from alerts.rules.file.areatable import AREA_KEYS, area_values, read_areas
from alerts.rules.file.tomltable import Problems, Table
from alerts.rules.file.tomlvalues import table_text, value_text
from alerts.rules.fitness import (
    MOST_KEYWORDS,
    duration_named,
    duration_text,
    form_fault,
    language_fault,
    name_fault,
    nearest,
    place_name_fault,
    same_name_key,
    severity_named,
    spoken_fault,
    term_fault,
    tidy,
    tidy_term,
    url_fault,
    window_named,
)

_FEED_KEYS: Final = ("url", "title", "language", "every", "full_text", "folder")
_PLACE_KEYS: Final = ("name", "aliases", "lat", "lon", "radius_km", "geonames", "not_aliases")
_RULE_KEYS: Final = (
    "name", "keywords", "place", "places", *AREA_KEYS, "within", "all_of", "none_of", "severity", "languages",
    "weights", "min_score", "without",
)  # fmt: skip
_SUBSCRIPTION_KEYS: Final = ("chat", "topic", "rules", "places", "min_severity", "language")
_TABLES: Final = ("feed", "place", "rule", "subscription")
_CHAT_NAME: Final = re.compile(r"@[A-Za-z]\w{2,31}", re.ASCII)
_LARGEST_ID: Final = 2**52
_FARTHEST_KM: Final = 20_000.0


Judge = Callable[[Sequence[Place]], Iterable[tuple[int, str, str]]]
"""What is odd about places though they are taken: the number of each in the file, from 0, its key, and words."""


def read_rulefile(
    text: str, *, file: str, knows: Knows = nothing_known, judge: Judge | None = None, odd: list[str] | None = None
) -> Watchlist:
    """The watchlist that a rules file describes; ``file`` is its name in messages, ``knows`` tells which names of
    places the gazetteer has, for ``near`` and ``inside``. What ``judge`` says of the places goes to ``odd``, with its
    line.

    Raises InvalidFile: its text has a line ``FILE:LINE: …`` for every mistake, by line; its ``line`` is the first's.
    """
    problems = Problems(text.removeprefix("\ufeff"), file=file)
    tables = {name: problems.tables(name) for name in _TABLES}
    problems.unknown_tables(_TABLES)
    feeds = [_feed(table) for table in tables["feed"]]
    places = [_place(table) for table in tables["place"]]
    if judge is not None and odd is not None:
        odd += [f"{file}:{tables['place'][at].line(key) or 1}: {remark}" for at, key, remark in judge(places)]
    place_names = [place.name for place in places]
    tracked = {place.name: place for place in places}
    rules = [_rule(table, places=tracked, knows=knows) for table in tables["rule"]]
    rule_names = [rule.name for rule in rules]
    watched = frozenset(rule_names)
    subscriptions = [_subscription(table, rules=watched, places=tracked) for table in tables["subscription"]]
    _refuse_twins(tables["feed"], [feed.url for feed in feeds], key="url", same=_same_address)
    _refuse_twins(tables["place"], place_names, key="name", same=same_name_key)
    _refuse_twins(tables["rule"], rule_names, key="name", same=same_name_key)
    problems.raise_any()
    return Watchlist(
        feeds=tuple(feeds), places=tuple(places), rules=tuple(rules), subscriptions=tuple(dict.fromkeys(subscriptions))
    )


def _feed(table: Table) -> Feed:
    table.known(_FEED_KEYS)
    url = table.text("url", example='"https://example.org/rss.xml"', required=True).strip()
    table.fault("url", url, url_fault)
    return Feed(
        url=url,
        title=tidy(table.text("title", example='"Radio Exemple"')),
        language=_language(table, "language"),
        every=table.named("every", duration_named, timedelta(), example='"5 minutes"') or None,
        full_text=table.flag("full_text"),
        folder=tidy(table.text("folder", example='"Syrie/Radios"')),
    )


def _place(table: Table) -> Place:
    table.known(_PLACE_KEYS)
    name = tidy(table.text("name", example='"Alep-Est"', required=True))
    table.fault("name", name, place_name_fault)
    lat = table.number("lat", low=-90.0, high=90.0, example="36.21")
    lon = table.number("lon", low=-180.0, high=180.0, example="37.19")
    radius = table.number("radius_km", low=0.0, high=_FARTHEST_KM, example="5")
    geonames = table.whole("geonames", low=-_LARGEST_ID, high=_LARGEST_ID, example="169389")
    if table.has("lat") != table.has("lon"):
        given, missing = ("lat", "lon") if table.has("lat") else ("lon", "lat")
        table.problem(given, f"{given} stands without {missing}; write both, or neither")
    if table.has("radius_km") and not (table.has("lat") or table.has("lon") or table.has("geonames")):
        table.problem("radius_km", "radius_km stands without a centre; write lat and lon too, or take radius_km out")
    if radius == 0:
        table.problem("radius_km", "radius_km is 0; write a distance in kilometres, or take radius_km out")
    return Place(
        name=name,
        aliases=_texts(table, "aliases", place_name_fault, example='["East Aleppo", "حلب الشرقية"]'),
        lat=lat,
        lon=lon,
        radius_km=radius,
        geonames=geonames or None,
        not_aliases=_texts(table, "not_aliases", place_name_fault, example='["Sana"]'),
    )


def _rule(table: Table, *, places: Mapping[str, Place], knows: Knows) -> Rule:
    table.known(_RULE_KEYS)
    name = tidy(table.text("name", example='"hopitaux-alep"', required=True))
    table.fault("name", name, name_fault)
    keywords = _texts(table, "keywords", term_fault, example='["hôpital", "concept:school"]', required=True)
    if len(keywords) > MOST_KEYWORDS:
        table.problem("keywords", f"more than {MOST_KEYWORDS:,} keywords in one rule; make several rules of them")
    areas = read_areas(table, tracked=places, knows=knows)
    return Rule(
        name=name,
        keywords=keywords,
        places=_rule_places(table, places=places),
        within=table.named("within", window_named, Window(), example='"30 words"'),
        all_of=_groups(table),
        none_of=_texts(table, "none_of", term_fault, example='["football", "concert"]'),
        severity=table.named("severity", severity_named, Severity.MEDIUM, example='"high"'),
        languages=_languages(table),
        areas=areas,
        weights=_weights(table, keywords),
        min_score=table.number("min_score", low=0.0, high=MOST_POINTS, example="2.5"),
        without=_texts(table, "without", form_fault, example='["minces"]'),
    )


def _weights(table: Table, keywords: Collection[str]) -> tuple[tuple[str, float], ...]:
    """Points by keyword, in the keywords' order; a keyword that the rule does not have is refused, as is anything but
    a number from 0 on."""
    weights: dict[str, float] = {}
    for written, points in table.mapping("weights", example='{"hôpital" = 2}').items():
        keyword, path = tidy_term(written), ("weights", written)
        if keyword not in keywords and table.reads("keywords"):
            close = nearest(keyword, keywords, most=1)
            advice = f'write "{close[0]}"' if close else "write it into keywords too, or take it out"
            table.problem(path, f'weights: "{keyword}" is no keyword of this rule; {advice}')
        is_number = isinstance(points, (int, float)) and not isinstance(points, bool)
        if is_number and 0 <= points <= MOST_POINTS:
            weights[keyword] = float(points)
        else:
            wanted = f"write a number from 0 to {MOST_POINTS:g}"
            table.problem(path, f'weights: "{keyword}" = {value_text(points)} is no weight; {wanted}')
    return tuple((keyword, weights[keyword]) for keyword in dict.fromkeys(keywords) if keyword in weights)


def _rule_places(table: Table, *, places: Mapping[str, Place]) -> tuple[str, ...]:
    if table.has("place") and table.has("places"):
        table.problem("places", "both place and places are written; write one of them")
    key, named = "place", tuple[str, ...]()
    if table.has("place"):
        named = (tidy(table.text("place", example='"Alep-Est"')),)
    else:
        key = "places"
        named = tuple(map(tidy, table.texts("places", example='["Alep-Est", "Idleb"]')))
        if not any(map(table.has, ("places", *AREA_KEYS))):
            table.problem(None, 'this rule has no place; write place = "…" with the name of a [[place]]')
        elif table.is_empty("places"):
            table.problem("places", 'places is empty; write the name of a [[place]], like ["Alep-Est"]')
    for index, name in enumerate(named):
        where = (key,) if key == "place" else (key, index)
        if name not in places and table.reads(key):
            table.problem(where, f"{key}: {_unknown_place(name, places.values())}")
    return named


def _unknown_place(name: str, places: Collection[Place]) -> str:
    for place in places:
        if same_name_key(name) in map(same_name_key, place.names):
            return f'"{name}" is another name of the place "{place.name}"; write "{place.name}"'
    close = nearest(name, [place.name for place in places], most=1)
    advice = f'write "{close[0]}"' if close else f'write a [[place]] with name = "{name}"'
    return f'there is no place "{name}"; {advice}'


def _groups(table: Table) -> tuple[tuple[str, ...], ...]:
    example = '[["bombardement", "frappe"], ["blessés", "morts"]]'
    groups: list[tuple[str, ...]] = []
    for index, group in enumerate(table.lists("all_of", example=example)):
        if not group:
            table.problem(("all_of", index), "all_of: a group is empty; write its words, or take it out")
        groups.append(tuple(tidy_term(word) for word in group))
        for at, word in enumerate(groups[-1]):
            table.fault("all_of", word, term_fault, path=("all_of", index, at))
    return tuple(groups)


def _subscription(table: Table, *, rules: Collection[str], places: Collection[str]) -> Subscription:
    table.known(_SUBSCRIPTION_KEYS)
    return Subscription(
        chat=_chat(table),
        topic=table.whole("topic", low=1, high=2**31 - 1, example="12"),
        rules=_references(table, "rules", rules, "rule"),
        places=_references(table, "places", places, "place"),
        min_severity=table.named("min_severity", severity_named, Severity.LOW, example='"high"'),
        language=_language(table, "language", fault=spoken_fault),
    )


def _chat(table: Table) -> ChatId:
    value = table.value("chat")
    example = '-1001234567890, or "@channel" for a public channel'
    if value is None:
        table.problem(None, f"this subscription has no chat; write chat = {example}")
    elif isinstance(value, int) and not isinstance(value, bool):
        if 0 < abs(value) < _LARGEST_ID:
            return value
        table.problem("chat", f"chat: {value} is not a chat id; write one like {example}")
    elif isinstance(value, str) and re.fullmatch(r"\s*-?\d+\s*", value):
        table.problem("chat", f"chat: a chat id has no quotes; write chat = {value.strip()}")
    elif isinstance(value, str) and _CHAT_NAME.fullmatch(value.strip()):
        return value.strip()
    else:
        table.problem("chat", f"chat: {value_text(value)} is not a chat; write {example}")
    return 0


def _references(table: Table, key: str, known: Collection[str], noun: str) -> tuple[str, ...]:
    names = tuple(map(tidy, table.texts(key, example='["…"]')))
    if table.is_empty(key):
        table.problem(key, f"{key} is empty; name at least one, or take {key} out for all of them")
    for index, name in enumerate(names):
        if name in known:
            continue
        close = nearest(name, known, most=1)
        advice = f'write "{close[0]}"' if close else f'write a [[{noun}]] with name = "{name}", or take it out'
        table.problem((key, index), f'{key}: there is no {noun} "{name}"; {advice}')
    return names


def _languages(table: Table) -> tuple[str, ...]:
    tags = table.texts("languages", example='["fr", "ar"]')
    for index, tag in enumerate(tags):
        table.fault("languages", tag, language_fault, path=("languages", index))
    return tuple(tag.lower() for tag in tags)


def _language(table: Table, key: str, *, fault: Callable[[str], str | None] = language_fault) -> str | None:
    if not table.has(key):
        return None
    tag = table.text(key, example='"fr"')
    if table.reads(key):
        table.fault(key, tag, fault)
    return tag.lower()


def _texts(
    table: Table, key: str, fault: Callable[[str], str | None], *, example: str, required: bool = False
) -> tuple[str, ...]:
    tidied = tidy_term if fault is term_fault else tidy
    texts = tuple(map(tidied, table.texts(key, example=example, required=required)))
    for index, text in enumerate(texts):
        table.fault(key, text, fault, path=(key, index))
    return texts


def _refuse_twins(tables: Iterable[Table], names: Iterable[str], *, key: str, same: Callable[[str], str]) -> None:
    first: dict[str, Table] = {}
    for table, name in zip(tables, names, strict=True):
        earlier = first.setdefault(same(name), table)
        if name and earlier is not table:
            advice = "take one of them out" if key == "url" else "write another name"
            table.problem(key, f'{key} "{name}" is already taken on line {earlier.line(key)}; {advice}')


def _same_address(url: str) -> str:
    """The address as feeds are told apart by it; a text that is none stays as it is."""
    return url if url_fault(url) else plain_address(url)


def write_rulefile(watchlist: Watchlist) -> str:
    """The rules file of a watchlist; `read_rulefile` gives the same watchlist back."""
    tables = [
        *(table_text("feed", _feed_values(feed)) for feed in watchlist.feeds),
        *(table_text("place", _place_values(place)) for place in watchlist.places),
        *(table_text("rule", _rule_values(rule)) for rule in watchlist.rules),
        *(table_text("subscription", _subscription_values(each)) for each in watchlist.subscriptions),
    ]
    return "\n".join(tables)


def _feed_values(feed: Feed) -> Mapping[str, object]:
    return {
        "url": feed.url,
        "title": feed.title or None,
        "language": feed.language,
        "every": feed.every and duration_text(feed.every),
        "full_text": feed.full_text or None,
        "folder": feed.folder or None,
    }


def _place_values(place: Place) -> Mapping[str, object]:
    return {
        "name": place.name,
        "aliases": place.aliases or None,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "geonames": place.geonames,
        "not_aliases": place.not_aliases or None,
    }


def _rule_values(rule: Rule) -> Mapping[str, object]:
    alone = len(rule.places) == 1
    return {
        "name": rule.name,
        "keywords": rule.keywords,
        "place": rule.places[0] if alone else None,
        "places": None if alone else rule.places or None,
        **area_values(rule.areas),
        "within": str(rule.within),
        "all_of": rule.all_of or None,
        "none_of": rule.none_of or None,
        "severity": rule.severity.value,
        "languages": rule.languages or None,
        "weights": dict(rule.weights) or None,
        "min_score": rule.min_score,
        "without": rule.without or None,
    }


def _subscription_values(subscription: Subscription) -> Mapping[str, object]:
    lowest = subscription.min_severity is Severity.LOW
    return {
        "chat": subscription.chat,
        "topic": subscription.topic,
        "rules": subscription.rules or None,
        "places": subscription.places or None,
        "min_severity": None if lowest else subscription.min_severity.value,
        "language": subscription.language,
    }
