"""Whether the place that a match names is really the one that is meant: doubts, as code words, never a verdict.

    elsewhere   the article speaks of another place of that name (its country, its region, places near it)
    uncertain   several places have that name and nothing in the article says which
    dateline    the name only says where the report was written: « BEYROUTH, 20 nov (AFP) – »
    distant     the name only says how far away it was: « 415 km south of Lima »
    namesake    a thing named after the place: savon d'Alep, the Medellín cartel, the Geneva Convention
    club        a sports club of that name
    person      a person of that name: l'enseignante Sana Khalil, Jack London

Theory: who writes about the smaller of two places of one name says its country, its region or a town near it. A doubt
about a mention counts only where every mention of the evidence has one. Preferred mistake: no doubt. A doubted match
is sent, marked and, unless it is only ``uncertain``, one step less severe; never dropped, so a doubt too many costs
trust, one too few costs a look.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import urlsplit

from alerts.language.folding import fold_name
from alerts.memory import weakly
from alerts.model import Entry, Evidence, Mention, Place
from alerts.places.context.demonyms import adjectives
from alerts.places.context.givennames import is_given
from alerts.places.context.glued import glued_doubt
from alerts.places.context.named import LONGEST_NAME, Namer
from alerts.places.context.surroundings import mention_doubt, namesake_site
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import CITY, SPOTS, Kind, Known, kilometres
from alerts.places.namekeys import is_cased, key_of

DOUBTS: Final = ("elsewhere", "uncertain", "dateline", "distant", "namesake", "club", "person")

LOWERING: Final = frozenset(DOUBTS) - {"uncertain"}
"""With these a match is worth one step of severity less: the name most likely does not say where it happened."""

_APART_KM: Final = 50.0
_AROUND_KM: Final = 150.0
_TOWN: Final = 50_000
_METROPOLIS: Final = 300_000
"""A town so large is a clue though its name is a word too (Gaza)."""
DWARFED: Final = 10
"""A place with so many times fewer inhabitants than another of its name counts only where the article speaks of it: of
its country or region."""
_LISTED_BY_HAND: Final = 50_000
_COUNTRY, _REGION, _NEAR, _MOST_NEAR_POINTS, _SITE, _LANGUAGE = 2.0, 2.0, 1.0, 3.0, 0.75, 0.25
_OTHER_REGION: Final = 1.0
_SURE: Final = 2.0
"""What speaks for a place, from which no hamlet of its name in the same country is thought of."""
_LONGEST_TEXT: Final = 20_000
_WORDS: Final = re.compile(r"\w+")
_folded = lru_cache(maxsize=16_384)(fold_name)
_BESIDE: Final = 40
_NO_PLACE: Final = frozenset({"namesake", "club", "person"})
_CROSSING: Final = re.compile(
    r"crossing|border|frontali|fronti[eè]re|frontera|fronteira|passage|переход|пункт|кордон|sınır|معبر|حدود|گذرگاه|مرز",
    re.IGNORECASE,
)
"""At a crossing between two towns of one name both are meant."""
_LAND: Final = re.compile(
    r"\s?(?:,\s|\()([^\W\d_a-zß-öø-ÿа-яё][\w'’.-]+(?: [^\W\d_a-zß-öø-ÿа-яё][\w'’-]+){0,2})\s?(?:[,;:).—–]|$)"
)
"""A name between commas or in brackets: Lima, Ohio, …"""
_LANDS: Final = frozenset({Kind.COUNTRY, Kind.REGION})
_HOME_OF: Final = {
    "fr": "FR", "es": "ES", "pt": "PT", "it": "IT", "tr": "TR", "uk": "UA", "ru": "RU", "de": "DE", "el": "GR",
}  # fmt: skip


class _Clue(NamedTuple):
    """A phrase of an article, a place that it may name, all places that bear this name, by their ids, whether these
    are in one country, and whether none of them has more inhabitants."""

    phrase: str
    place: Known
    homes: frozenset[int]
    is_of_one_country: bool
    is_largest: bool


class _Said(NamedTuple):
    """What an article says: its phrases, and the places that these may name."""

    phrases: frozenset[str]
    clues: tuple[_Clue, ...]


class Whereabouts:
    """Holds matches against the gazetteer; remembers what it looked up."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer: Final = gazetteer
        self._same_name: Final = lru_cache(maxsize=2048)(gazetteer.same_name)
        self._namer: Final = Namer(gazetteer)
        self._say: Final = lru_cache(maxsize=16)(weakly(self._read))
        self._adjectives: Final = lru_cache(maxsize=256)(weakly(self._read_adjectives))

    def doubts(
        self,
        entry: Entry,
        place: Place | None,
        evidence: Sequence[Evidence],
        *,
        family: Collection[int] = (),
        is_contested: bool = False,
    ) -> tuple[str, ...]:
        """The doubts about a match at ``place`` (as tracked; for an area the one in it that is named) with this
        evidence. Places of that name in its ``family``, by their ids, are as good; ``is_contested`` where one elsewhere
        is better known."""
        named = [proof.place for proof in evidence if proof.km is None]
        if not named:
            return ()
        found = []
        if place is not None:
            home = self._gazetteer.get(place.geonames) if place.geonames is not None else None
            is_elsewhere = home is not None and bool(self._said_elsewhere(entry, home, named[0]))
            which = self._which(entry, place, named[0], family, is_contested=is_contested)
            found.append("elsewhere" if is_elsewhere else which)
        about = [self._about(entry, place, mention) for mention in named]
        if all(about):
            found.append(about[0])
        return tuple(doubt for doubt in DOUBTS if doubt in found)

    def is_another(self, entry: Entry, place: Known, mention: Mention) -> bool:
        """True where the words round the name of a place that nobody chose (one of an area) say that it is not meant:
        behind it stands a land with a place of that name (Tripoli, Libya), or it is a person or a thing called so and
        no city."""
        lands = {each.country for each in self._said_elsewhere(entry, place, mention)}
        if lands and any(each.country in lands for each in self._same_name(mention.term)):
            return True
        is_small = place.kind in SPOTS and place.population < CITY
        return is_small and (
            is_given(mention.surface) or mention_doubt(entry.text(mention.field), mention) in _NO_PLACE
        )

    def is_rival(self, entry: Entry, place: Known, mention: Mention, *, family: Collection[int]) -> bool:
        """True where an article decides that another place is meant by the name of one that nobody chose."""
        own = Place(name=place.name, lat=place.lat, lon=place.lon, geonames=place.id)
        return self._which(entry, own, mention, family) == "elsewhere"

    def _about(self, entry: Entry, place: Place | None, mention: Mention) -> str:
        """What the words around a mention make doubtful about it."""
        text = entry.text(mention.field)
        doubt = mention_doubt(text, mention)
        if not doubt and self._stands_elsewhere(text, place, mention):
            return "namesake"
        return doubt or self._glued(entry, mention)

    def _glued(self, entry: Entry, mention: Mention) -> str:
        """The doubt about a town's name that goes on with a word that is no place near it or large."""
        homes = self._same_name(mention.term)
        if homes and homes[0].kind in _LANDS:
            return ""

        def is_place(name: str) -> bool:
            return any(
                each.kind in _LANDS
                or each.population >= _METROPOLIS
                or (bool(homes) and (each.country == homes[0].country or _apart(each, homes[0]) <= _AROUND_KM))
                for each in self._same_name(name)
            )

        return glued_doubt(entry.text(mention.field), mention, entry.language, is_place)

    def _stands_elsewhere(self, text: str, place: Place | None, mention: Mention) -> bool:
        """True for a house or street of that name in a town of another country: مدرسة القدس في عمان."""
        other = namesake_site(text, mention)
        if not other or (is_cased(other) and not other[0].isupper()):
            return False
        home = self._home(place, self._same_name(mention.term)) if place is not None else None
        first, *_, last = (*other.split(), other.split()[-1])
        towns = self._same_name(other) or self._same_name(first) or self._same_name(last)
        return home is not None and bool(towns) and all(_is_abroad(each, home) for each in towns)

    def _which(
        self, entry: Entry, place: Place, mention: Mention, family: Collection[int], *, is_contested: bool = False
    ) -> str:
        """Which of the places of a name is meant: "" where it is the tracked one."""
        home, rivals = self._rivals(place, mention)
        rivals = [each for each in rivals if each.id not in family]
        if home is None or not rivals:
            return ""
        if _CROSSING.search(_beside(entry, mention)):
            rivals = [each for each in rivals if not _are_twins(home, each)]
        said = _besides(self._say(_spaced(entry)), key_of(mention.term))
        twins = any(_are_twins(home, each) or each.country == home.country for each in rivals)
        beside = _phrases(" ".join(map(_folded, _WORDS.findall(_beside(entry, mention)))))
        own = self._score(home, said, entry, at_home=twins, beside=beside)
        if own >= _SURE:
            rivals = [each for each in rivals if each.country != home.country or not _is_dwarfed(each, home)]
        scores = [(self._score(rival, said, entry, at_home=twins, beside=beside), rival) for rival in rivals]
        best, rival = max(scores, key=lambda scored: (scored[0], scored[1].population), default=(-1.0, home))
        if own > best:
            return ""
        if best >= own + 1:
            return "elsewhere"
        if is_contested:
            return "uncertain"
        rivals = [each for each in rivals if not _are_twins(home, each) and self._is_usual(each, mention.term)]
        dwarfed = all(_is_dwarfed(each, home) for each in rivals)
        return "" if dwarfed or (best == own == 0 and _is_dwarfed(rival, home)) else "uncertain"

    def _said_elsewhere(self, entry: Entry, home: Known, mention: Mention) -> Sequence[Known]:
        """The lands that may be meant by a country or region right behind the name that does not hold the place: Lima,
        Ohio."""
        after = _LAND.match(entry.text(mention.field)[mention.end : mention.end + _BESIDE * 2])
        lands = self._same_name(after[1]) if after else ()
        is_land = bool(lands) and lands[0].kind in _LANDS
        return lands if is_land and all(each.country != home.country for each in lands) else ()

    def _rivals(self, place: Place, mention: Mention) -> tuple[Known | None, list[Known]]:
        """The known place that is tracked under this name, and others of that name that lie apart from it."""
        alike = self._same_name(mention.term)
        if len(alike) < 2 or (place.geonames is None and place.lat is None):
            return None, []
        home = self._home(place, alike)
        if home is None:
            return None, []
        family = {home.id, *(above.id for above in self._gazetteer.parents(home.id))}
        rivals = [
            each
            for each in alike
            if each.id not in family
            and each.parent != home.id
            and each.kind is not Kind.COUNTRY
            and (_are_twins(home, each) or _apart(home, each) > _APART_KM + home.extent_km + each.extent_km)
        ]
        return home, rivals

    def _is_usual(self, place: Known, name: str) -> bool:
        """True where ``name`` is the main name of a place or one that a source gives a language; other names of a
        place (Homs for Al Khums) raise no question by themselves."""
        key = key_of(name)
        return key_of(place.name) == key or any(
            each.languages and key_of(each.text) == key for each in self._gazetteer.names(place.id)
        )

    def _home(self, place: Place, alike: Sequence[Known]) -> Known | None:
        own = self._gazetteer.get(place.geonames) if place.geonames is not None else None
        lat, lon = (own.lat, own.lon) if own is not None else (place.lat, place.lon)
        if own is not None and own in alike:
            return own
        if lat is None or lon is None:
            return None
        nearest = min(alike, key=lambda each: kilometres(each.lat, each.lon, lat, lon))
        reach = _APART_KM + nearest.extent_km + (place.radius_km or 0)
        return nearest if kilometres(nearest.lat, nearest.lon, lat, lon) <= reach else None

    def _read(self, text: str) -> _Said:
        clues: list[_Clue] = []
        for phrase, named in self._namer.named_in(text).items():
            homes, is_of_one_country = frozenset(each.id for each in named), len({each.country for each in named}) == 1
            most = max((each.population for each in named), default=0)
            clues += (_Clue(phrase, each, homes, is_of_one_country, each.population == most) for each in named)
        return _Said(_phrases(text), tuple(clues))

    def _read_adjectives(self, country_id: int) -> frozenset[str]:
        return adjectives(key_of(name.text) for name in self._gazetteer.names(country_id) if name.default)

    def _score(self, place: Known, said: _Said, entry: Entry, *, at_home: bool, beside: Collection[str]) -> float:
        """How much in an article speaks for a place; ``at_home`` counts only towns of its own country, and towns
        ``beside`` its name count twice: Pokrovsk, Kostiantynivka and Toretsk."""
        above = {each.id: each for each in self._gazetteer.parents(place.id)}
        country = next((each.id for each in above.values() if each.kind is Kind.COUNTRY), None)
        clues = [clue for clue in said.clues if place.id not in clue.homes]
        lands = [clue for clue in clues if clue.place.id in above and self._is_meant(clue)]
        by_name = any(clue.place.id == country for clue in lands)
        by_people = country is not None and not said.phrases.isdisjoint(self._adjectives(country))
        score = _COUNTRY * (by_name or by_people) + _REGION * any(clue.place.id != country for clue in lands)
        used = {clue.phrase for clue in lands}
        others = [clue for clue in clues if clue.phrase not in used]
        near = {
            clue.phrase
            for clue in others
            if self._is_near(place, clue, at_home=at_home, least=CITY if clue.phrase in beside else _TOWN)
            and self._is_meant(clue)
        }
        score += min(_MOST_NEAR_POINTS, _NEAR * len(near)) + _NEAR * len(near.intersection(beside))
        score += _OTHER_REGION * any(
            clue.place.kind is Kind.REGION
            and clue.place.parent == country
            and clue.is_of_one_country
            and self._is_meant(clue)
            for clue in others
        )
        if score == 0:
            host = urlsplit(entry.feed).hostname or ""
            score += _SITE * host.endswith(f".{place.country.lower()}")
            score += _LANGUAGE * (_HOME_OF.get(entry.language.partition("-")[0]) == place.country)
        return score

    def _is_near(self, place: Known, clue: _Clue, *, at_home: bool, least: int) -> bool:
        """True for a town of ``least`` inhabitants near ``place``, of its own country if ``at_home``; else one whose
        name no other shares, since that would tell nothing. Near a region is all that lies in it: Savannah is in the
        Georgia of America."""
        town = clue.place
        if place.kind in _LANDS and town.kind in SPOTS and town.population >= _TOWN:
            return place.id in {above.id for above in self._gazetteer.parents(town.id)} and clue.is_largest
        is_telling = town.country == place.country if at_home else len(clue.homes) == 1
        return is_telling and town.kind in SPOTS and town.population >= least and _apart(place, town) <= _AROUND_KM

    def _is_meant(self, clue: _Clue) -> bool:
        common = clue.place.kind is Kind.COUNTRY or clue.place.population >= _METROPOLIS
        return self._namer.is_name(clue.phrase, clue.place, common=common)


def _apart(one: Known, other: Known) -> float:
    return kilometres(one.lat, one.lon, other.lat, other.lon)


def _is_abroad(town: Known, home: Known) -> bool:
    """True for a place of another country, or another country that is not next door."""
    return town.country != home.country and (town.kind is not Kind.COUNTRY or _apart(town, home) > _AROUND_KM)


def _are_twins(one: Known, other: Known) -> bool:
    """True for two towns of one name on either side of a border, as the two Rafahs: never far enough to tell apart by
    distance, so that only what the article says of countries tells them apart."""
    towns = one.kind is Kind.CITY and other.kind is Kind.CITY
    return towns and one.country != other.country and _apart(one, other) <= _APART_KM


def _besides(said: _Said, name: str) -> _Said:
    """What an article says besides a name, as a key, its parts, and longer names that hold it."""
    clues = (
        clue for clue in said.clues if f" {clue.phrase} " not in f" {name} " and f" {name} " not in f" {clue.phrase} "
    )
    return said._replace(clues=tuple(clues))


def _beside(entry: Entry, mention: Mention) -> str:
    """The words around a mention."""
    return entry.text(mention.field)[max(0, mention.start - _BESIDE) : mention.end + _BESIDE]


def _spaced(entry: Entry) -> str:
    text = f"{entry.title}\n{entry.summary}\n{entry.content}"[:_LONGEST_TEXT]
    return f" {' '.join(map(_folded, _WORDS.findall(text)))} "


def _phrases(text: str) -> frozenset[str]:
    """Every run of one to five words of a text that is folded and parted by blanks."""
    words = text.split()
    lengths = range(1, LONGEST_NAME + 1)
    return frozenset(" ".join(words[at : at + length]) for length in lengths for at in range(len(words) - length + 1))


def _is_dwarfed(place: Known, other: Known) -> bool:
    return _weight(place) * DWARFED < _weight(other)


def _weight(place: Known) -> int:
    return max(place.population, _LISTED_BY_HAND if place.id < 0 else 1)
