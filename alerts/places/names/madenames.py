"""The names of a followed place besides those that sources list: as reports spell it, and without the region behind it.

    where Arabic is spoken   other romanisations, and ayns that one leaves out (``romanised``, ``hamzas``)
    in Ukraine               the state's Latin letters and the French ones (``ukrainianlatin``)
    of the overlay           the bare name of a village that is listed with its region (Adwan for Adwan Daraa), where
                             no far larger place has it; an Arabic one that is a word counts in context only

Preferred mistake: a name left out, since a made one is never chosen by a person. A name that other places have too
raises the question which one is meant (``whereabouts``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import Final

from alerts.language.inflection import languages_with
from alerts.places.known import Kind, Known, Name
from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.consonants import bones
from alerts.places.names.hamzas import opened, with_ayn
from alerts.places.names.romanised import (
    ARABIC_SPEAKING,
    MARKED,
    Wanted,
    articled,
    is_long_enough,
    is_safe,
    spellings,
)
from alerts.places.names.spelling import reading
from alerts.places.names.ukrainianlatin import UKRAINE, transcriptions

Namesakes = Callable[[str], Sequence[Known]]
"""A name → the other places of that name."""

_LARGER: Final = 100_000
"""Inhabitants of a namesake from which a bare name is taken for it."""
_HAMLET: Final = 20_000
"""Inhabitants of a place abroad up to which it does not keep a made spelling from being taken."""
_HOMONYM: Final = 100_000
"""Inhabitants below which a place of the same Arabic name is no rival: a spelling of the one is one of the other."""
_LESSER: Final = 3
"""How many times fewer inhabitants a namesake has that does not keep a listed name from being taken."""
_METROPOLIS: Final = 300_000
_OF_A_METROPOLIS, _OF_A_TOWN = 7, 5
"""Letters of the shortest spelling that is made: a metropolis or a region has known ones, and short ones are persons
(Hallab)."""
_FEWEST_ARABIC: Final = 4
_OF_THE_PRESS: Final = frozenset({"en", "fr", "ar"})
"""Languages of the region's news: spellings are made of the names that a source gives one of them."""


def respelt(
    names: Sequence[Name],
    place: Known,
    *,
    namesakes: Namesakes,
    names_of: Callable[[int], Sequence[Name]],
    wanted: Wanted | None = None,
) -> tuple[Name, ...]:
    """``names`` with those that may now be taken without asking, and the made ones behind them; ``names_of`` are the
    names of any place, by its number. Of names that are not ``wanted`` none is surely there, since dictionaries and
    other places are not asked about them."""
    if place.kind is Kind.COUNTRY:
        return tuple(names)
    own = _readings(names)

    def rivals(text: str) -> Sequence[Known]:
        others = (each for each in namesakes(text) if each.id != place.id)
        return [each for each in others if each.population >= _HOMONYM or own.isdisjoint(_readings(names_of(each.id)))]

    if wanted is not None and any(wanted(name.text) for name in names if not name.default):
        wanted = None
    bared = [_bare(name, names, rivals) for name in names]
    listed = {key_of(name.text) for name in names}
    made: dict[str, str] = {}
    for text in filter(wanted, _made(bared, place, wanted)):
        others, key = [each for each in rivals(text) if not _is_no_rival(each, place)], key_of(text)
        if not others or (key in listed and all(each.population * _LESSER < place.population for each in others)):
            made[key] = text
    added = (Name(text=text, default=True) for key, text in made.items() if key not in listed)
    if wanted is not None:
        return (*names, *added)
    skeletons = {bones(key_of(name.text)) for name in bared if name.default} if made else frozenset()
    kept = [
        replace(name, default=True) if key_of(name.text) in made or _is_sound(name, skeletons, rivals) else name
        for name in bared
    ]
    return (*kept, *added)


def sounding(place: Known, forms: Iterable[tuple[Collection[str], str]]) -> Iterator[str]:
    """The Latin names that the made spellings of a place sound like; none where no spelling is made."""
    if place.country == UKRAINE:
        yield from islice(transcriptions((tags, text) for tags, text in forms if not tags or "uk" in tags), 1)
    elif place.country in ARABIC_SPEAKING and place.kind is not Kind.COUNTRY:
        yield place.name
        yield from (text for tags, text in forms if not _OF_THE_PRESS.isdisjoint(tags))


def _is_no_rival(other: Known, place: Known) -> bool:
    """True for a hamlet abroad: what the article says of countries tells it apart (``whereabouts``)."""
    return other.country != place.country and other.kind is Kind.CITY and other.population < _HAMLET


def _readings(names: Iterable[Name]) -> frozenset[str]:
    """What the Arabic ones of ``names`` are read as."""
    return frozenset(reading(name.text) for name in names if script_of(name.text) is Script.ARABIC)


def _is_sound(name: Name, skeletons: Collection[str], namesakes: Namesakes) -> bool:
    """True for a romanisation that a source lists, though without a language: it has the bones of an accepted name, and
    no other place has it."""
    if name.default or name.common or name.languages or script_of(name.text) is not Script.LATIN:
        return False
    return is_safe(name.text) and bones(key_of(name.text)) in skeletons and not namesakes(name.text)


def _bare(name: Name, names: Sequence[Name], namesakes: Namesakes) -> Name:
    """A name to search by as one to match by, where it is another one without its region."""
    key = key_of(name.text)
    if name.default or name.common or not any(key_of(other.text).startswith(f"{key} ") for other in names):
        return name
    if any(each.population >= _LARGER for each in namesakes(name.text)):
        return name
    if script_of(name.text) is Script.ARABIC:
        word = bool(languages_with(name.text))
        return replace(name, default=not word, in_context=word) if len(key) >= _FEWEST_ARABIC else name
    return replace(name, default=is_safe(name.text))


def _made(names: Sequence[Name], place: Known, wanted: Wanted | None) -> Iterable[str]:
    known = [name.text for name in names if name.default]
    if place.country == UKRAINE:
        return tuple(transcriptions((name.languages, name.text) for name in names if name.default))
    if place.country not in ARABIC_SPEAKING:
        return ()
    if not is_long_enough(place.name):
        return tuple(other for text in known for other in articled(text))
    usual = [name.text for name in names if name.default and _is_usual(name)]
    bases = tuple(dict.fromkeys((place.name, *usual)))
    is_great = place.population >= _METROPOLIS or place.kind is Kind.REGION
    arabic = [name.text for name in names if " " not in name.text or name.default]
    arabic = [text for text in arabic if script_of(text) is Script.ARABIC]

    def marked(text: str) -> Iterator[str]:
        return (way for own in arabic for way in (*with_ayn(text, own), *opened(text, own)))

    with_a = [text for text in arabic if any(opened("A", text))]

    def is_wanted(text: str) -> bool:
        """Or one that is made of it is; the apostrophe of an ayn makes no other words."""
        return wanted is None or wanted(text) or any(wanted(way) for own in with_a for way in opened(text, own))

    made = spellings(bases, known=known, least=_OF_A_METROPOLIS if is_great else _OF_A_TOWN, wanted=is_wanted)
    latin = [text for text in (*bases, *made) if script_of(text) is Script.LATIN][:MARKED]
    return chain(made, filter(is_safe, filter(wanted, chain.from_iterable(map(marked, latin)))))


def _is_usual(name: Name) -> bool:
    """True for a name that a source gives a language of the region's news, and for any in Arabic letters."""
    in_arabic = script_of(name.text) is Script.ARABIC and not name.languages
    return in_arabic or not _OF_THE_PRESS.isdisjoint(name.languages)
