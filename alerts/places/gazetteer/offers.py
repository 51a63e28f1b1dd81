"""What is offered to a person who names a place: which place it may be, and its names by language, ticked or not.

Ticked are the names that match without asking (``Name.default``), so what a person sees is what is looked for. A name
that some language has as an ordinary word comes with a warning. Preferred mistake: a name left for a person to tick.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from alerts.language.folding import fold_name
from alerts.model import Language
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Kind, Known
from alerts.places.namekeys import key_of

UNTAGGED: Final = "und"
_FIRST: Final = ("fr", "en", "ar", "es", "pt", "ru", "uk", "tr", "fa", "sw")
_MOST: Final = 160
_LIKELY: Final = 60
"""Places of a name among which those of a land are looked for."""
_FARTHEST_KM: Final = 200.0
_LANDS: Final = frozenset({Kind.COUNTRY, Kind.REGION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that may be meant, in a person's words: ``region`` and ``country`` in their language."""

    known: Known
    name: str
    region: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A name of a place as an alias: ``ticked`` where it counts unless a person says no, ``common`` the languages in
    which it is an ordinary word, ``language`` UNTAGGED where nobody says whose name it is."""

    text: str
    language: Language
    ticked: bool
    common: frozenset[str] = frozenset()


def candidates(gazetteer: Gazetteer, query: str, *, language: Language, most: int = 8) -> tuple[Candidate, ...]:
    """The places that ``query`` may mean: exact before close, then the better known; in words of ``language``.

    A country or region behind the name says where: « Salma, Syrie », « Tripoli Lebanon »."""
    found = () if gazetteer.knows(query) else _of_land(gazetteer, query, most)
    return tuple(in_words(gazetteer, known, language) for known in found or gazetteer.search(query, most))


def nearest(gazetteer: Gazetteer, lat: float, lon: float, *, language: Language, most: int) -> tuple[Candidate, ...]:
    """The settlements, quarters, camps and facilities nearest to a point; none where all are over 200 km away."""
    near = gazetteer.nearest(lat, lon, farthest=_FARTHEST_KM)
    return tuple(in_words(gazetteer, known, language) for known in near[:most])


def _of_land(gazetteer: Gazetteer, query: str, most: int) -> Sequence[Known]:
    """The places that the first words of ``query`` may mean in the land that its last ones name; none for others."""
    for name, land in _parted(query):
        holding = {each.id for each in gazetteer.same_name(land) if each.kind in _LANDS}
        likely = gazetteer.search(name, _LIKELY) if holding and name else []
        if inside := [each for each in likely if holding & {above.id for above in gazetteer.parents(each.id)}]:
            return inside[:most]
    return ()


def _parted(query: str) -> Iterator[tuple[str, str]]:
    """The ways to take a query for a name and a land: at its comma or brackets, else its last words."""
    name, comma, land = query.rstrip(" )").replace("،", ",").replace("(", ",").partition(",")
    if comma:
        yield name.strip(), land.strip()
        return
    words = query.split()
    yield from ((" ".join(words[:at]), " ".join(words[at:])) for at in range(max(1, len(words) - 3), len(words)))


def in_land(gazetteer: Gazetteer, name: str, land: str) -> Known | None:
    """The best known place called ``name`` in the country or region called ``land``; None where ``land`` is neither, or
    holds no such place."""
    alike = gazetteer.same_name(land)
    if not alike or alike[0].kind not in _LANDS:
        return None
    holding = {each.id for each in alike if each.kind in _LANDS}
    inside = (
        each for each in gazetteer.same_name(name) if holding & {above.id for above in gazetteer.parents(each.id)}
    )
    return next(inside, None)


def is_elsewhere(gazetteer: Gazetteer, name: str, other: str) -> bool:
    """True where both are names of known places, and of none the same: Goma and Bukavu, not Kharkiv and Kharkov."""
    ids = {each.id for each in gazetteer.same_name(name)}
    others = {each.id for each in gazetteer.same_name(other)}
    return bool(ids and others) and ids.isdisjoint(others)


def in_words(gazetteer: Gazetteer, known: Known, language: Language) -> Candidate:
    """A place with the names of what holds it."""
    above = gazetteer.parents(known.id)
    country = next((each for each in above if each.kind is Kind.COUNTRY), None)
    region = next((each for each in above if each.kind is Kind.REGION), None)
    return Candidate(
        known=known,
        name=gazetteer.localized(known.id, language),
        region=gazetteer.localized(region.id, language) if region else known.admin1,
        country=gazetteer.localized(country.id, language) if country else known.country,
    )


def offers(
    gazetteer: Gazetteer, place_id: int, *, chosen: Collection[str] = (), refused: Collection[str] = ()
) -> tuple[Offer, ...]:
    """The names of a place as aliases, by language; ``chosen`` and ``refused`` are what a person said of some."""
    found: dict[str, Offer] = {}
    for name in gazetteer.aliases(place_id):
        offer = Offer(
            text=name.text,
            language=name.language or UNTAGGED,
            ticked=(name.default or name.text in chosen) and name.text not in refused,
            common=name.common,
        )
        found.setdefault(fold_name(name.text), offer)
    keys = {key_of(offer.text) for offer in found.values()}
    for text in chosen:
        if key_of(text) not in keys:
            found[fold_name(text)] = Offer(text=text, language=UNTAGGED, ticked=text not in refused)
    return tuple(sorted(found.values(), key=_order)[:_MOST])


def by_language(offered: Collection[Offer]) -> Mapping[Language, tuple[Offer, ...]]:
    """The offers of each language, in the order of ``offers``."""
    grouped: dict[Language, tuple[Offer, ...]] = {}
    for offer in offered:
        grouped[offer.language] = (*grouped.get(offer.language, ()), offer)
    return grouped


def _order(offer: Offer) -> tuple[int, str, bool]:
    first = _FIRST.index(offer.language) if offer.language in _FIRST else len(_FIRST)
    return (first if offer.language != UNTAGGED else len(_FIRST) + 1, offer.language, not offer.ticked)
