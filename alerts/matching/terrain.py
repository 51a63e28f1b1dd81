"""The areas of a watchlist, and by which names their places are found in texts.

    rule on an area ─► its places (``areas``), each expected by its names (``unmet``)
    new word in a text ─► a place of an area may be named ─► its names, to be met like those of a tracked place

Theory: an area stands for many places that nobody chose one by one, so it takes the safe names of each only: none of
three letters, unless the place is a city, and names that are words in context only, in Arabic as those of a followed
place that are everyday words, elsewhere by ``wordincontext`` and, where the text may well hold the word, beside
something else that is said of the area. A name that a better known place elsewhere has too
(Tripoli, in Lebanon) counts where the article says something else of the area: its country or people, another place in
it; or with a doubt (``whereabouts``) where it says as little of the other place, unless that dwarfs this one. Preferred
mistake: a village missed; the places that matter are tracked by name.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from alerts.language.inflection import languages_with
from alerts.matching.areas import Surroundings
from alerts.matching.lookup import Lookup
from alerts.matching.placenames import Aliases
from alerts.matching.soundalikes import Claim, Soundalikes
from alerts.matching.unmet import Meeting, Unmet
from alerts.model import Place
from alerts.places.context.demonyms import adjectives
from alerts.places.context.whereabouts import DWARFED
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.containment import names_near
from alerts.places.gazetteer.likeness import IN_CRISIS
from alerts.places.gazetteer.longernames import NEIGHBOURHOOD_KM, longer_names
from alerts.places.known import CITY, Kind, Known, Name, kilometres
from alerts.places.namekeys import Script, is_cased, key_of, script_of
from alerts.places.names.aliases import STRAY
from alerts.places.names.everyday import NEVER_ALONE
from alerts.places.names.madenames import sounding

_MOST_MET: Final = 300
"""Names that one text may bring, some 2 ms each: more than any report but a list of all villages."""
_MOST_LATE: Final = 30
"""Names of such a list that a later text brings besides its own."""
_MOST_SPELT: Final = 60
"""Places whose spellings are noted for one text, some 5 ms each, once: more than a report names by made spellings."""
_SHORTEST: Final = 4
"""Letters of a name that any place may go by."""
_ARTICLE: Final = "ال"
_BY_HAND, _IN_CRISIS = 50_000, 20_000
"""Inhabitants that a place of the overlay counts for, whose own nobody counted, and one of a country in crisis."""
_BETTER_KNOWN: Final = 3
"""How many times as many inhabitants make a place the one that is thought of first."""
_LANDS: Final = {Kind.COUNTRY: 1_000_000_000, Kind.REGION: 50_000}
"""The same of lands, which the gazetteer does not count."""


class Terrain:
    """Areas by key, and the places that they hold."""

    def __init__(self, gazetteer: Gazetteer, *, most_met: int = _MOST_MET) -> None:
        self._gazetteer: Final = gazetteer
        self._most_met: Final = most_met
        self._unmet: Final = Unmet()
        self._soundalikes: Final = Soundalikes(gazetteer.respellings)
        self._areas: Final[dict[str, _Land]] = {}
        self._holding: Final[dict[int, list[_Land]]] = {}
        self._met: Final[dict[int, list[Meeting]]] = {}
        self._waiting: Final[dict[Meeting, None]] = {}
        self._claims: Final[dict[Claim, None]] = {}

    def add(self, key: str, found: Surroundings) -> Iterator[Aliases]:
        """Expect the places of an area from now on; the names of those that were met before."""
        land = self._areas[key] = _Land(key, found, self._gazetteer)
        new = [each for each in found.known if each.id not in self._holding]
        for each in found.known:
            self._holding.setdefault(each.id, []).append(land)
        self._unmet.expect({each.id: _written_of(each, self._gazetteer) for each in new})
        self._soundalikes.expect({each.id: sounding(each, self._gazetteer.forms(each.id)) for each in new})
        met = ((each, meeting) for each in found.known for meeting in self._met.get(each.id, ()))
        return (aliases for each, meeting in met if (aliases := land.named(each, meeting)))

    def own(self, key: str) -> Aliases:
        """The names that staff gave the place of an area, and tracked places in it."""
        return self._areas[key].own()

    def signs(self, key: str) -> Aliases:
        """What shows that an article speaks of an area, beside the names of its places: the lands that hold these, and
        their peoples."""
        return Aliases(place=Place(name=key), names=self._areas[key].signs())

    def places(self, key: str) -> Collection[int]:
        """The places of an area, by their ids."""
        return self._areas[key].ids

    def meet(self, chunks: Iterable[str], lookup: Lookup, *, uncased: bool) -> Iterator[tuple[str, Aliases]]:
        """The names that chunks of a text may be the first to hold, each with the key of its area; ``uncased`` where
        the text has no capitals. No more than a report holds: what a longer list holds waits, a few for each text."""
        fresh: dict[Meeting, None] = {}
        for chunk in chunks:
            fresh.update(dict.fromkeys(self._unmet.meet(chunk, lookup, uncased=uncased)))
            self._claims.update(dict.fromkeys(self._soundalikes.hear(chunk, uncased=uncased)))
        fresh.update(dict.fromkeys(self._settled()))
        own = list(islice(fresh, self._most_met))
        late = list(islice(self._waiting, min(_MOST_LATE, self._most_met - len(own))))
        for meeting in (*own, *late):
            fresh.pop(meeting, None)
            self._waiting.pop(meeting, None)
            place = self._gazetteer.get(meeting.place)
            if place is not None:
                self._met.setdefault(meeting.place, []).append(meeting)
                named = ((land.key, land.named(place, meeting)) for land in self._holding[meeting.place])
                yield from ((key, aliases) for key, aliases in named if aliases)
        self._waiting.update(fresh)

    def _settled(self) -> Iterator[Meeting]:
        """The made spellings of places that may be named by one, of a few that were never spelt out."""
        left = _MOST_SPELT
        for claim in list(self._claims):
            is_new = not self._soundalikes.is_spelt(claim.place)
            if left or not is_new:
                left -= is_new
                del self._claims[claim]
                yield from self._soundalikes.settle(claim)


class _Land:
    """One area, and what its places are called."""

    def __init__(self, key: str, found: Surroundings, gazetteer: Gazetteer) -> None:
        self.key: Final = key
        self._found: Final = found
        self._gazetteer: Final = gazetteer
        self.ids: Final = {each.id for each in found.known}

    def own(self) -> Aliases:
        """The names of tracked places; longer ones of other places nearby are told by distance in a circle only."""
        found, gazetteer = self._found, self._gazetteer
        point = (None, None) if found.area.km is None else (found.lat, found.lon)
        longer = {each for name in found.names for each in longer_names(gazetteer, name, *point, known_as=(name,))}
        return Aliases(place=Place(name=found.area.place), names=found.names, longer=self._outside(longer))

    def named(self, place: Known, meeting: Meeting) -> Aliases | None:
        """What a name of one of its places is met by; None where it is not safe."""
        found, gazetteer, name = self._found, self._gazetteer, meeting.name
        is_centre = place == found.centre
        safe = _Safe((name,)) if meeting.is_made else _safe(place, name, gazetteer, is_centre=is_centre)
        sure, everyday = (*safe.sure, *safe.words), safe.everyday
        names = tuple(each for each in sure if each not in found.names and each not in found.refused)
        if not (names or everyday) or name in found.refused:
            return None
        longer = (
            each
            for text in (*names, *everyday)
            for each in longer_names(gazetteer, text, place.lat, place.lon, known_as=(text,))
        )
        fame = max((_weight(rival) for rival in self._rivals(place, name)), default=0) if not is_centre else 0
        return Aliases(
            place=Place(name=place.name),
            names=names,
            longer=self._outside(longer),
            everyday=everyday,
            near=names_near(place.id, gazetteer) if everyday else frozenset(),
            of=place,
            is_contested=fame > 0,
            is_faint=fame > DWARFED * _weight(place),
            is_word=bool(safe.words),
        )

    def _outside(self, names: Iterable[str]) -> tuple[str, ...]:
        """Those of the names, as keys, that no place of the area has."""
        filed = self._gazetteer.filed_under
        return tuple(sorted(name for name in set(names) if all(home.id not in self.ids for home in filed(name))))

    def _rivals(self, place: Known, name: str) -> Iterator[Known]:
        """The much better known places outside of the area that usually go by this name, and better known ones beside
        it on the other side of a border."""
        return (
            each
            for each in self._gazetteer.called((name,))
            if each.id not in self.ids
            and _weight(each) > _weight(place) * (1 if _distance(place, each) <= NEIGHBOURHOOD_KM else _BETTER_KNOWN)
            and self._is_apart(place, each)
            and any(known.default or known.in_context for known in self._gazetteer.named(each.id, name))
        )

    def _is_apart(self, place: Known, other: Known) -> bool:
        """True where a place of the same name is another one: neither a part of it, nor around it, nor beside it."""
        if place.country == other.country and _distance(place, other) <= (
            NEIGHBOURHOOD_KM + place.extent_km + other.extent_km
        ):
            return False
        parents = self._gazetteer.parents
        return other not in parents(place.id) and place not in parents(other.id)

    def signs(self) -> tuple[str, ...]:
        """The names of the lands that hold its places, and of their peoples."""
        gazetteer = self._gazetteer
        above = {each.id: each for known in self._found.known for each in gazetteer.parents(known.id)}
        lands = [each for each in above.values() if each.kind in _LANDS]
        names = [name.text for each in lands if each.id not in self.ids for name in _sure(each, gazetteer)]
        peoples = [
            people
            for each in lands
            if each.kind is Kind.COUNTRY
            for people in sorted(adjectives({key_of(name.text) for name in _sure(each, gazetteer)}))
        ]
        return tuple(dict.fromkeys((*names, *peoples)))


def _sure(place: Known, gazetteer: Gazetteer) -> Iterator[Name]:
    return (name for name in gazetteer.names(place.id) if name.default)


def _written_of(place: Known, gazetteer: Gazetteer) -> list[str]:
    """Every written form that may be a name of a place: what is safe is told when it is met."""
    return [text for tags, text in gazetteer.forms(place.id) if STRAY not in tags]


class _Safe(NamedTuple):
    """What stands for a written form: anywhere (``sure``, itself or with words that tell what it is), or where the text
    shows that the place is meant, because it is a word: ``everyday`` in Arabic, ``words`` in scripts with capitals."""

    sure: tuple[str, ...] = ()
    everyday: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


def _safe(place: Known, name: str, gazetteer: Gazetteer, *, is_centre: bool) -> _Safe:
    known = gazetteer.named(place.id, name)
    own = next((each for each in known if each.text == name), None)
    if own is not None and own.in_context:
        return _Safe(sure=tuple(each.text for each in known if each.default), everyday=(name,))
    key = key_of(name)
    is_great = is_centre or place.population >= CITY
    if own is None or not (is_great or len(key) >= _SHORTEST):
        return _Safe()
    if not own.default:
        return _Safe(words=(name,) if own.common and script_of(key) is Script.CYRILLIC else ())
    if is_great or not _is_a_word(own):
        return _Safe(sure=(name,))
    is_everyday = script_of(key) is Script.ARABIC and key not in NEVER_ALONE
    return _Safe(everyday=(name,) if is_everyday else (), words=(name,) if is_cased(name) else ())


def _is_a_word(name: Name) -> bool:
    """True for a name that some dictionary has, behind its article too; in Arabic these are many, and no capital tells
    them from words."""
    lower = name.text.lower()
    return bool(name.common or languages_with(lower) or languages_with(lower.removeprefix(_ARTICLE)))


def _weight(place: Known) -> int:
    """How well known a place is."""
    uncounted = _BY_HAND if place.id < 0 else _IN_CRISIS if place.country in IN_CRISIS else 1
    return _LANDS.get(place.kind) or max(place.population, uncounted)


def _distance(one: Known, other: Known) -> float:
    return kilometres(one.lat, one.lon, other.lat, other.lon)
