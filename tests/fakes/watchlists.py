"""Watchlists of every shape, for property tests: what `alerts.rules.fitness` lets through, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from alerts.model import Area, Feed, Place, Rule, Severity, Subscription, Watchlist, Window, WindowUnit
from alerts.rules.fitness import place_name_fault, same_name_key, term_fault, tidy, tidy_term

WORDS = st.sampled_from(
    """hôpital école choléra hospital school cholera مستشفى مدرسة near à in والوباء قرب في 30 mots words within with
    avec sauf not name nom اسم high important مهم phrase sentence l'hôpital d’Alep Alep-Est حلب "quote" «guillemets» ,
    ou or أو et and و concept pack \\ back\\slash ' ; : . ! ٣٠ كلمة 🔴 lang fr école, U.N. km 50 « » (x) a sans
    (poids (weight weight وزن score points least 4 نقاط minimum (3) 2,5""".split()
)
TEXTS = st.one_of(
    st.lists(WORDS, min_size=1, max_size=4).map(" ".join),
    st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=20),
).map(tidy)
NAMES = TEXTS.filter(lambda text: place_name_fault(text) is None)
TERMS = TEXTS.map(tidy_term).filter(lambda text: term_fault(text) is None)
LANGUAGES = st.sampled_from(["fr", "en", "ar", "pt-br", "uk", "swc"])
SPOKEN = st.sampled_from(["fr", "en", "ar", "fr-ch"])
FEEDS = st.builds(
    Feed,
    url=st.integers(0, 10**6).map("https://example.org/rss/{}".format),
    title=TEXTS,
    language=st.none() | LANGUAGES,
    every=st.none() | st.integers(1, 31 * 86400).map(lambda seconds: timedelta(seconds=seconds)),
    full_text=st.booleans(),
)
WINDOWS = st.builds(Window, words=st.integers(0, 10_000)) | st.builds(
    Window, unit=st.sampled_from([WindowUnit.SENTENCE, WindowUnit.PARAGRAPH, WindowUnit.ARTICLE])
)


@st.composite
def places(draw: st.DrawFn) -> Place:
    """A place, with or without a point."""
    has_point = draw(st.booleans())
    return Place(
        name=draw(NAMES),
        aliases=tuple(draw(st.lists(NAMES, max_size=3))),
        lat=draw(st.floats(-90, 90)) if has_point else None,
        lon=draw(st.floats(-180, 180)) if has_point else None,
        radius_km=draw(st.none() | st.floats(0.001, 500)) if has_point else None,
        geonames=draw(st.none() | st.integers(1, 2**40) | st.integers(-(2**31), -1)),
        not_aliases=tuple(draw(st.lists(NAMES, max_size=2))),
    )


def areas(known: list[str]) -> st.SearchStrategy[tuple[Area, ...]]:
    """Circles around places, then insides of places."""
    area = st.builds(
        Area,
        place=st.sampled_from(known),
        km=st.none() | st.integers(1, 500).map(float) | st.sampled_from([0.5, 2.25, 30.5]),
    )
    return st.lists(area, max_size=3, unique=True).map(
        lambda listed: tuple(sorted(listed, key=lambda each: each.km is None))
    )


def rules(known: list[str]) -> st.SearchStrategy[Rule]:
    """A rule for some of these places, as chat can say it."""
    return st.builds(
        Rule,
        name=NAMES,
        keywords=st.lists(TERMS, min_size=1, max_size=4, unique=True).map(tuple),
        places=st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True).map(tuple),
        within=WINDOWS,
        all_of=st.lists(st.lists(TERMS, min_size=1, max_size=3).map(tuple), max_size=2).map(tuple),
        none_of=st.lists(TERMS, max_size=3, unique=True).map(tuple),
        severity=st.sampled_from(Severity),
        languages=st.lists(LANGUAGES, max_size=3, unique=True).map(tuple),
        areas=areas(known),
        without=st.lists(TERMS, max_size=2).map(tuple),
    )


@st.composite
def weighed_rules(draw: st.DrawFn, known: list[str]) -> Rule:
    """A rule for some of these places, with weights and a threshold."""
    plain = draw(rules(known))
    points = st.integers(0, 9).map(float) | st.floats(0, 1000)
    weighed = draw(st.sets(st.sampled_from(plain.keywords)))
    return replace(
        plain,
        weights=tuple((keyword, draw(points)) for keyword in plain.keywords if keyword in weighed),
        min_score=draw(st.none() | points),
    )


@st.composite
def watchlists(draw: st.DrawFn) -> Watchlist:
    """A watchlist whose names hang together."""
    known = draw(st.lists(places(), min_size=1, max_size=4, unique_by=lambda place: same_name_key(place.name)))
    names = [place.name for place in known]
    watched = draw(st.lists(weighed_rules(names), max_size=3, unique_by=lambda rule: same_name_key(rule.name)))
    subscription = st.builds(
        Subscription,
        chat=st.integers(-(2**51), -1) | st.integers(1, 2**40) | st.sampled_from(["@channel", "@Goma_partners"]),
        topic=st.none() | st.integers(1, 10**6),
        rules=st.lists(st.sampled_from([rule.name for rule in watched]), unique=True).map(tuple)
        if watched
        else st.just(()),
        places=st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple),
        min_severity=st.sampled_from(Severity),
        language=st.none() | SPOKEN,
    )
    return Watchlist(
        feeds=tuple(draw(st.lists(FEEDS, max_size=3, unique_by=lambda feed: feed.url))),
        places=tuple(known),
        rules=tuple(watched),
        subscriptions=tuple(draw(st.lists(subscription, max_size=3, unique=True))),
    )
