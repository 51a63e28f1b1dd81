"""Searching the gazetteer on behalf of a person: exact matches, else close ones, the likelier and larger first.

It forgives spelling because a person chooses among its answers; nothing that matching relies on comes from here.
Preferred mistake: an answer too many.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final, NamedTuple

from alerts.places.gazetteer.additions import Added
from alerts.places.gazetteer.atlas import Atlas
from alerts.places.gazetteer.likeness import IN_CRISIS, like, weight
from alerts.places.known import SPOTS, Kind, Known
from alerts.places.namekeys import key_of, keys_of, script_of
from alerts.places.names.aliases import STRAY
from alerts.places.names.consonants import bones, nearly
from alerts.places.names.manners import native
from alerts.places.names.spelling import reading

_CLOSEST: Final = 12.0
"""How much less like the query than the closest name another may be."""
_MAIN_NAME: Final = 4.0
"""Points for a query that is the place's main name."""
_AS_WRITTEN: Final = 3.0
"""Points for a query that is a name of the place with all its accents (Tigré, not Tigre)."""
_BARE: Final = 1.5
"""The same for a name of a village without the region that it is listed with."""
_SMALL_TOWN: Final = 10_000
"""With an exact match of fewer inhabitants only, larger places of a close name are looked for too."""
_METROPOLIS: Final = 300_000
"""Inhabitants from which nobody means a village that is read alike."""
_LONGEST_QUERY: Final = 80


class Answer(NamedTuple):
    """A place and what speaks for it: points that only compare with those of other answers to the same query."""

    score: float
    place: Known


class Search:
    """What a person may mean by a name, among the bundled places and an operator's own."""

    def __init__(
        self,
        atlas: Atlas,
        *,
        added: Mapping[int, Added],
        added_keys: Mapping[str, Sequence[int]],
        known_row: Callable[[int], Known],
        called: Callable[[tuple[str, ...]], Sequence[Known]],
    ) -> None:
        """``added`` are an operator's places by id, ``added_keys`` their ids by key; ``known_row`` gives the place of a
        row of the atlas, ``called`` all places that have exactly one of some names."""
        self._atlas = atlas
        self._added = added
        self._added_keys = added_keys
        self._known_row = known_row
        self._called = called

    def places(self, query: str, limit: int) -> list[Known]:
        """What a person may mean by ``query``: exact matches, else close ones; the likelier and larger first, and
        behind them what is read the same (Mansura, al-Mansoura), unless a metropolis is meant."""
        query = query.strip()[:_LONGEST_QUERY]
        answers = self.exact(query)
        query = query if answers else native(query) or query
        if not any(_is_sure(answer.place) for answer in answers):
            best = max((answer.score for answer in answers), default=0.0)
            found = {answer.place.id for answer in answers}
            answers += [answer for answer in self._close(query) if answer.score > best and answer.place.id not in found]
        answers.sort(key=_order)
        places = [answer.place for answer in answers]
        if len(places) < limit and all(place.population < _METROPOLIS for place in places):
            places += [place for place in self._read_alike(query) if place not in places]
        return places[:limit]

    def _read_alike(self, query: str) -> list[Known]:
        """The places with a name that is read like the query, the better known first."""
        key, sound = key_of(query), reading(query)
        found: dict[int, Answer] = {}
        own = bones(key)
        for texts, rows in self._atlas.keys.alike(script_of(key), own) if sound else ():
            for likeness, row, text in like(key, own, own, texts, rows):
                place = self._known_row(row)
                if place.id not in found and reading(text) == sound:
                    found[place.id] = Answer(likeness + self._weight(place, close=True), place)
        return [answer.place for answer in sorted(found.values(), key=_order)]

    def exact(self, name: str) -> list[Answer]:
        """Every place that ``name`` is a name of, the best known first."""
        keys = keys_of(name)
        answers = []
        for place in self._called((name,)):
            main = _MAIN_NAME if key_of(place.name) in keys else 0.0
            answers.append(Answer(100.0 + main + self._as_written(place.id, name) + self._weight(place), place))
        return sorted(answers, key=_order)

    def _as_written(self, place_id: int, name: str) -> float:
        """What it is worth that a place is written exactly ``name``; less for the bare name of a village that is listed
        with its region, nothing for a stray."""
        row = self._atlas.row(place_id)
        forms = [] if row is None else self._atlas.names(row)
        tags = next((tags for tags, text in forms if text.casefold() == name.casefold()), (STRAY,))
        if place_id < 0 and not tags:
            return _BARE
        return 0.0 if STRAY in tags else _AS_WRITTEN

    def _close(self, query: str) -> list[Answer]:
        """One answer for each place with a name nearly as close to the query as the closest of all."""
        key = key_of(query)
        if len(key) < 3:
            return []
        alike = self._alike(key)
        least = max((likeness for likeness, _ in alike), default=0.0) - _CLOSEST
        best: dict[int, Answer] = {}
        for likeness, place in alike:
            if likeness >= least and (place.id not in best or likeness > best[place.id].score):
                best[place.id] = Answer(likeness, place)
        return [Answer(answer.score + self._weight(answer.place, close=True), answer.place) for answer in best.values()]

    def _alike(self, key: str) -> list[tuple[float, Known]]:
        """How like ``key`` a name is, and its place, for all that are like enough.

        Looked for among the names with the same bones or with one letter of them different; where there is none, among
        all names whose bones begin alike, which takes fifty times as long.
        """
        key = key.replace("dsch", "j")  # a German j, which no name of the sources is written with
        script, own, keys = script_of(key), bones(key), self._atlas.keys
        near = [
            found
            for theirs in (own, *nearly(own))
            for texts, rows in keys.alike(script, theirs)
            for found in like(key, own, theirs, texts, rows)
        ]
        for texts, rows in () if near else keys.all_in(script, own[0]):
            near += like(key, "", "", texts, rows)
        alike = [(likeness, self._known_row(row)) for likeness, row, _ in near]
        for text, places in self._added_keys.items():
            for likeness, _, _ in like(key, own, bones(text), (text,), (0,)):
                alike += [(likeness, self._added[each].place) for each in places]
        return alike

    def _weight(self, place: Known, *, close: bool = False) -> float:
        """What speaks for a place besides the likeness of its name."""
        if place.kind not in {Kind.REGION, Kind.DISTRICT}:
            is_town = place.kind is Kind.CITY
            return weight(place.population, place.country, by_hand=place.id < 0, is_town=is_town, close=close)
        row = self._atlas.row(place.id)
        people = 0 if row is None else self._atlas.population[row] // 100
        return weight(people + 1, place.country if close else "", by_hand=False, close=close)


def _is_sure(place: Known) -> bool:
    """True for a place of exactly the name asked for that nobody mistypes for another: no small settlement, or one of a
    country in crisis."""
    return place.population >= _SMALL_TOWN or place.kind not in SPOTS or place.country in IN_CRISIS


def _order(answer: Answer) -> tuple[float, int]:
    return -answer.score, answer.place.id
