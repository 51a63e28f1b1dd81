"""The index of all places: what staff may mean by a name, what a place is called, what lies near or inside it.

It proposes and tells apart; it never decides what an article is about. ``search`` forgives spelling (see there);
everything that matching relies on (``names``, ``containing``) goes by exact keys.

Bundled: GeoNames and CLDR as packages ship them and our own overlay (``overlay/*.toml``), compiled together; see
``atlas`` for the files. An operator's own file comes on top (``additions``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Final

from alerts.model import Language
from alerts.places.gazetteer.additions import Added
from alerts.places.gazetteer.atlas import Atlas
from alerts.places.gazetteer.search import Search
from alerts.places.known import SPOTS, Kind, Known, Name, kilometres
from alerts.places.namekeys import Script, keys_of, script_of
from alerts.places.names.aliases import aliases_of, best_name
from alerts.places.names.consonants import bones
from alerts.places.names.madenames import respelt
from alerts.places.names.romanised import Wanted

_CIRCLES_KM: Final = (10.0, 50.0, 200.0)
_NEIGHBOUR_KM: Final = 50.0
"""How far from a settlement a point may lie to count for it."""


class Gazetteer:
    """All known places. Open it once; safe to use from several threads as long as nobody closes it."""

    def __init__(self, atlas: Atlas, added: Sequence[Added] = ()) -> None:
        self._atlas = atlas
        self._added = {each.place.id: each for each in added}
        self._added_keys: dict[str, list[int]] = {}
        for each in added:
            for key in {key for name in each.names for key in keys_of(name.text)}:
                self._added_keys.setdefault(key, []).append(each.place.id)
        self._known_row = lru_cache(maxsize=4096)(self._read_row)
        self._names = lru_cache(maxsize=1024)(self._read_names)
        self._aliases = lru_cache(maxsize=1024)(self._respelt)
        self._called = lru_cache(maxsize=64)(self._read_called)
        self._region_name = lru_cache(maxsize=1024)(atlas.name)
        self._search = Search(
            atlas,
            added=self._added,
            added_keys=self._added_keys,
            known_row=self._known_row,
            called=self._read_called,
        )

    @classmethod
    def open(cls, *, added: Sequence[Added] = ()) -> Gazetteer:
        """The bundled gazetteer, with the places of an operator's file (see ``additions``) on top."""
        return cls(Atlas(), added)

    def with_added(self, added: Sequence[Added]) -> Gazetteer:
        """The same data with the places of an operator's file on top."""
        return Gazetteer(self._atlas, added)

    def close(self) -> None:
        """Gives the memory maps back."""
        self._atlas.close()

    def __len__(self) -> int:
        return len(self._atlas) + len(self._added)

    def get(self, place_id: int) -> Known | None:
        """The place with this GeoNames id (negative: of the overlay or of an operator's file)."""
        if place_id in self._added:
            return self._added[place_id].place
        row = self._atlas.row(place_id)
        return None if row is None else self._known_row(row)

    def same_name(self, name: str) -> tuple[Known, ...]:
        """Every place that ``name`` is a name of, the best known first."""
        return tuple(answer.place for answer in self._search.exact(name))

    def knows(self, name: str) -> bool:
        """True where some place has exactly this name."""
        return bool(self._read_called((name,)))

    def filed_under(self, key: str) -> Iterator[Known]:
        """The places one of whose names has this key (see ``key_of``)."""
        yield from map(self._known_row, self._atlas.keys.find(key))
        yield from (self._added[place].place for place in self._added_keys.get(key, ()))

    def with_bones(self, script: Script, own: str, start: str, is_wanted: Callable[[str], bool]) -> Iterator[Known]:
        """The places with a key in ``script`` that has these bones, begins with ``start`` and ``is_wanted``."""
        for texts, rows in self._atlas.keys.alike(script, own, start):
            yield from (self._known_row(row) for text, row in zip(texts, rows, strict=True) if is_wanted(text))
        for key in self._added_bones.get((script, own), ()):
            if key.startswith(start) and is_wanted(key):
                yield from (self._added[place].place for place in self._added_keys[key])

    def words_with_bones(self, script: Script, own: str, start: str) -> Iterator[str]:
        """The words of names of several words, in ``script``, that have these bones and begin with ``start``."""
        for texts, _ in self._atlas.words.alike(script, own, start):
            yield from texts
        yield from (word for word in self._added_words if word.startswith(start) and bones(word) == own)

    def is_in_names(self, word: str) -> bool:
        """True where the key ``word`` is one of several words of some name."""
        return bool(self._atlas.words.find(word)) or word in self._added_words

    def search(self, query: str, limit: int = 5) -> list[Known]:
        """What a person may mean by ``query``: exact matches, else close ones; the likelier and larger first, and
        behind them what is read the same (Mansura, al-Mansoura), unless a metropolis is meant."""
        return self._search.places(query, limit)

    def names(self, place_id: int) -> tuple[Name, ...]:
        """Every written form of the place, its main name first; empty for an unknown id."""
        return self._names(place_id)

    def _read_names(self, place_id: int) -> tuple[Name, ...]:
        if place_id in self._added:
            return self._added[place_id].names
        row = self._atlas.row(place_id)
        return () if row is None else aliases_of(self._atlas.names(row))

    def named(self, place_id: int, text: str) -> tuple[Name, ...]:
        """What one written form of the place stands for among its ``names``: itself, an everyday word with words of its
        kind too."""
        if place_id in self._added:
            return tuple(name for name in self._added[place_id].names if name.text.endswith(text))
        row = self._atlas.row(place_id)
        return () if row is None else aliases_of(self._atlas.names(row), only=text)

    def aliases(self, place_id: int) -> tuple[Name, ...]:
        """The names of a place that is followed: ``names``, and the other spellings that reports use (``madenames``:
        Tell Rifaat for Tall Rifat, Adwan for Adwan Daraa), none of them the name of another place as well known."""
        return self._aliases(place_id)

    def _respelt(self, place_id: int, wanted: Wanted | None = None) -> tuple[Name, ...]:
        names, place, homes = self.names(place_id), self.get(place_id), self.same_name
        return names if place is None else respelt(names, place, namesakes=homes, names_of=self.names, wanted=wanted)

    def respellings(self, place_id: int, wanted: Wanted) -> Iterator[str]:
        """What ``aliases`` takes without asking and ``names`` do not, as far as it is ``wanted``, which is asked about
        every spelling that is thought of and minds no apostrophe: worked out anew each time."""
        known = {name.text for name in self.names(place_id) if name.default}
        made = (name.text for name in self._respelt(place_id, wanted) if name.default and name.text not in known)
        yield from filter(wanted, made)

    def everyday(self, place_id: int) -> tuple[str, ...]:
        """The names of a place that are everyday words in a script without capitals, and so count only where the text
        shows that the place is meant (see ``incontext``)."""
        return tuple(name.text for name in self.aliases(place_id) if name.in_context)

    def forms(self, place_id: int) -> Iterable[tuple[tuple[Language, ...], str]]:
        """The names of a place with their languages, as they were written down and nothing weighed."""
        if place_id in self._added:
            return self._added[place_id].forms
        row = self._atlas.row(place_id)
        return () if row is None else self._atlas.names(row)

    def localized(self, place_id: int, language: Language) -> str:
        """The best name of the place for readers of ``language``; its main name where nothing better is known."""
        place = self.get(place_id)
        if place is None:
            return ""
        if place_id in self._added:
            return best_name([(name.languages, name.text) for name in self._added[place_id].names], language)
        row = self._atlas.row(place_id)
        return place.name if row is None else best_name(self._atlas.names(row), language)

    def within(self, lat: float, lon: float, km: float) -> tuple[Known, ...]:
        """The settlements, quarters, camps and facilities at most ``km`` from the point, the nearest first."""
        degrees = km / 111.0
        shrink = max(0.01, math.cos(math.radians(min(89.9, abs(lat) + degrees))))
        rows = self._atlas.near(lat, lon, degrees_lat=degrees, degrees_lon=min(180.0, degrees / shrink))
        near: list[tuple[float, Known]] = []
        for row in rows:
            away = kilometres(lat, lon, *self._atlas.point(row))
            if away <= km and self._atlas.kind(row) in SPOTS:
                near.append((away, self._known_row(row)))
        for each in self._added.values():
            away = kilometres(lat, lon, each.place.lat, each.place.lon)
            if away <= km and each.place.kind in SPOTS:
                near.append((away, each.place))
        return tuple(place for _, place in sorted(near, key=lambda pair: (pair[0], pair[1].id)))

    def parents(self, place_id: int) -> tuple[Known, ...]:
        """The places that hold this one, the smallest first, its country last."""
        chain: list[Known] = []
        place = self.get(place_id)
        while place is not None and place.parent is not None:
            place = self.get(place.parent)
            if place is None or place in chain:
                break
            chain.append(place)
        return tuple(chain)

    def children(self, place_id: int) -> tuple[Known, ...]:
        """The places directly below this one, the most populous first."""
        found = [self._known_row(row) for row in self._rows_below(place_id)]
        found += [each.place for each in self._added.values() if each.place.parent == place_id]
        return tuple(sorted(found, key=lambda place: (-place.population, place.id)))

    def inside(self, place_id: int) -> tuple[Known, ...]:
        """All places below this one in the parent chain, level by level."""
        found: dict[int, Known] = {}
        level = [place_id]
        while level:
            below = {child.id: child for each in level for child in self.children(each) if child.id not in found}
            found.update(below)
            level = list(below)
        return tuple(found.values())

    def nearest(self, lat: float, lon: float, *, farthest: float) -> Sequence[Known]:
        """What ``within`` has in the smallest of a few circles that holds anything, at most ``farthest`` km wide."""
        return next((found for km in _CIRCLES_KM if km <= farthest and (found := self.within(lat, lon, km))), ())

    def holds(self, place_id: int, lat: float, lon: float) -> bool:
        """True where the settlement nearest to a point is the place or lies inside it. Far from all settlements nothing
        holds a point; beside a border it may be the neighbour's."""
        near = self.nearest(lat, lon, farthest=_NEIGHBOUR_KM)
        nearest = next((each for each in near if each.kind is Kind.CITY), None)
        return nearest is not None and (
            nearest.id == place_id or any(above.id == place_id for above in self.parents(nearest.id))
        )

    def containing(self, key: str) -> Iterator[tuple[str, Known]]:
        """The names that hold ``key`` as whole words, each with its place."""
        if script_of(key) is Script.UNSPACED:
            yield from ((text, self._known_row(row)) for text, row in self._atlas.unspaced_with(key))
        else:
            filed = [self._atlas.words.find(word) for word in key.split()]
            for position in sorted(set.intersection(*map(set, filed))):
                text, row = self._atlas.keys.at(position)
                if text != key and f" {key} " in f" {text} ":
                    yield text, self._known_row(row)
        for text, places in self._added_keys.items():
            if text != key and f" {key} " in f" {text} ":
                yield from ((text, self._added[place].place) for place in places)

    def called(self, names: tuple[str, ...]) -> tuple[Known, ...]:
        """The places that have exactly one of ``names``."""
        return self._called(names)

    def _read_called(self, names: tuple[str, ...]) -> tuple[Known, ...]:
        keys = dict.fromkeys(key for name in names for key in keys_of(name))
        return tuple({place.id: place for key in keys for place in self.filed_under(key)}.values())

    def _read_row(self, row: int) -> Known:
        atlas = self._atlas
        kind, above = atlas.kind(row), atlas.parent(row)
        lat, lon = atlas.point(row)
        return Known(
            id=atlas.ids[row],
            name=atlas.name(row),
            kind=kind,
            country=atlas.country(row),
            admin1=self._admin1(above),
            lat=lat,
            lon=lon,
            population=0 if kind in {Kind.REGION, Kind.DISTRICT} else atlas.population[row],
            extent_km=atlas.extent[row],
            parent=None if above is None else atlas.ids[above],
        )

    def _admin1(self, row: int | None) -> str:
        while row is not None and self._atlas.kind(row) is not Kind.REGION:
            row = self._atlas.parent(row)
        return "" if row is None else self._region_name(row)

    def _rows_below(self, place_id: int) -> Iterable[int]:
        row = self._atlas.row(place_id)
        return () if row is None else self._below.get(row, ())

    @cached_property
    def _added_words(self) -> frozenset[str]:
        return frozenset(word for key in self._added_keys for word in key.split())

    @cached_property
    def _added_bones(self) -> dict[tuple[Script, str], list[str]]:
        """The keys of an operator's places by script and bones."""
        filed: dict[tuple[Script, str], list[str]] = {}
        for key in self._added_keys:
            filed.setdefault((script_of(key), bones(key)), []).append(key)
        return filed

    @cached_property
    def _below(self) -> dict[int, list[int]]:
        return self._atlas.below()
