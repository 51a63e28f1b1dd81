"""``tocsin place``: the tracked places; with a name, which place it may be, its other names, and a map of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from typing import Final

from alerts.errors import InvalidCommand, NotFound
from alerts.model import Actor, Language, Place, Role
from alerts.operations.lookups import SPOTTING_DAYS, spotted_spellings
from alerts.operations.rulebook import put_place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.offers import Candidate, Offer, by_language, candidates, nearest, offers
from alerts.places.maps.raster import png_of
from alerts.places.maps.sketch import sketch
from alerts.places.names.newspellings import Spotted
from alerts.rules.chat.pointtext import point_said
from alerts.store.database import Store
from alerts.store.places_table import read_places
from alerts.typography import cut
from alerts.wordings import say
from handlers.phrases import grouped, phrase
from handlers.shell.call import DONE, Call
from handlers.shell.gazette import open_gazetteer
from handlers.shell.screen import Screen, print_json, safe

_NEAREST: Final = 8
_SHOWN: Final = 60
_SHELL = Actor(user=None, role=Role.OPERATOR)


def place(call: Call) -> int:
    """Lists the tracked places, or looks a name up. Raises ``NotFound`` where nothing is like it."""
    name = " ".join(call.options.name).strip()
    if not name:
        if call.options.name:
            raise InvalidCommand(say("empty", call.language), example="tocsin place Alep")
        if call.options.map or call.options.save:
            raise InvalidCommand(
                "--map and --save need the name of a place", example="tocsin place Alep --map alep.svg"
            )
        return _list(call)
    gazetteer = open_gazetteer(call.settings(), language=call.language)
    point = _point_said(name, call.language)
    if point:
        found = nearest(gazetteer, *point, language=call.language, most=_NEAREST)
    else:
        found = candidates(gazetteer, name, language=call.language)
    if not found:
        shown = safe(cut(name, _SHOWN))
        nothing = say("nowhere", call.language, text=shown) if point else ""
        raise NotFound(nothing or phrase("place.unknown", call.language, name=shown))
    number = call.options.take or call.options.save or 1
    if number > len(found):
        raise InvalidCommand(phrase("place.number", call.language, number=number, most=len(found)))
    chosen = found[number - 1]
    spotted = _spotted(call, name, gazetteer, chosen)
    _say(call, gazetteer, found, chosen, spotted)
    if call.options.map:
        _draw(call, gazetteer, chosen)
    if call.options.save:
        _save(call, chosen.name if point else name, chosen)
    return DONE


def _point_said(said: str, language: Language) -> tuple[float, float] | None:
    try:
        return point_said(said, language=language)
    except InvalidCommand as fault:
        raise InvalidCommand(str(fault), example="tocsin place 36.2,37.1") from fault


def _list(call: Call) -> int:
    with Store.open_read_only(call.settings().database) as store:
        tracked = read_places(store)
    if call.as_json:
        for each in tracked:
            print_json(_tracked_values(each))
        return DONE
    screen = Screen(call.language)
    rows = [(each.name, ", ".join(each.aliases), _point(each.lat, each.lon, each.radius_km)) for each in tracked]
    screen.table([phrase(f"place.{key}", call.language) for key in ("name", "aliases", "point")], rows, wide=1)
    return DONE


def _tracked_values(place: Place) -> dict[str, object]:
    return {
        "name": place.name,
        "aliases": list(place.aliases),
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "geonames": place.geonames,
        "not_aliases": list(place.not_aliases),
    }


def _spotted(call: Call, name: str, gazetteer: Gazetteer, chosen: Candidate) -> tuple[Spotted, ...]:
    """Spellings of the place in the stored entries of the last week; none where there is no database yet."""
    path = call.settings().database
    if not path.exists():
        return ()
    named = Place(name=name, geonames=chosen.known.id)
    with Store.open_read_only(path) as store:
        tracked = next((each for each in read_places(store) if each.name == name), named)
        return spotted_spellings(
            store, tracked, gazetteer=gazetteer, since=call.clock() - timedelta(days=SPOTTING_DAYS)
        )


def _say(
    call: Call, gazetteer: Gazetteer, found: Sequence[Candidate], chosen: Candidate, spotted: Sequence[Spotted]
) -> None:
    if call.as_json:
        for number, each in enumerate(found, start=1):
            names = offers(gazetteer, each.known.id)
            seen = spotted if each is chosen else ()
            print_json(candidate_values(number, each, names) | {"spotted": [_spotted_values(one) for one in seen]})
        return
    screen = Screen(call.language)
    rows = [
        (f"{number}{'*' if each is chosen else ''}", *_row(each, call.language))
        for number, each in enumerate(found, start=1)
    ]
    headings = ("name", "kind", "region", "country", "population", "point")
    screen.table(["", *(phrase(f"place.{key}", call.language) for key in headings)], rows, wide=1)
    screen.line()
    screen.line(phrase("place.offered", call.language, name=chosen.name), style="bold")
    for language, offered in by_language(offers(gazetteer, chosen.known.id)).items():
        shown = "  ".join(f"{'☑' if offer.ticked else '☐'} {offer.text}{_warning(offer)}" for offer in offered)
        screen.line(f"{language:>4}  {shown}")
    for one in spotted:
        spelling = safe(one.spelling)
        told = phrase("place.spotted", call.language, spelling=spelling, entries=one.entries, days=SPOTTING_DAYS)
        screen.line(told, style="yellow")
    if not call.options.save:
        screen.line(phrase("place.next", call.language), style="dim")


def candidate_values(number: int, candidate: Candidate, names: Sequence[Offer]) -> dict[str, object]:
    """A place that may be meant, as JSON."""
    known = candidate.known
    return {
        "number": number,
        "id": known.id,
        "name": candidate.name,
        "kind": known.kind.value,
        "country": known.country,
        "country_name": candidate.country,
        "region": candidate.region,
        "population": known.population,
        "lat": known.lat,
        "lon": known.lon,
        "names": [
            {"text": name.text, "language": name.language, "ticked": name.ticked, "common": sorted(name.common)}
            for name in names
        ],
    }


def _spotted_values(spotted: Spotted) -> dict[str, object]:
    return {"spelling": spotted.spelling, "alias": spotted.alias, "entries": spotted.entries}


def _row(candidate: Candidate, language: Language) -> tuple[str, ...]:
    known = candidate.known
    kind = phrase(f"kind.{known.kind.value}", language)
    people = grouped(known.population) if known.population else ""
    return candidate.name, kind, candidate.region, candidate.country, people, _point(known.lat, known.lon, None)


def _warning(offer: Offer) -> str:
    return f" ⚠ {', '.join(sorted(offer.common))}" if offer.common else ""


def _point(lat: float | None, lon: float | None, radius: float | None) -> str:
    if lat is None or lon is None:
        return ""
    return f"{lat:.3f}, {lon:.3f}" + (f" · {radius:g} km" if radius else "")


def _draw(call: Call, gazetteer: Gazetteer, chosen: Candidate) -> None:
    known, path = chosen.known, Path(call.options.map)
    if path.suffix.lower() not in {".svg", ".png"}:
        raise InvalidCommand(phrase("place.svg", call.language), example="tocsin place Alep --map alep.svg")
    picture = sketch(
        gazetteer, lat=known.lat, lon=known.lon, name=chosen.name, km=call.options.radius, language=call.language
    )
    path.write_bytes(png_of(picture) if path.suffix.lower() == ".png" else picture.encode())
    if not call.as_json:
        Screen(call.language).line(phrase("exported", call.language, file=call.options.map))


def _save(call: Call, name: str, chosen: Candidate) -> None:
    known = chosen.known
    place = Place(name=name, lat=known.lat, lon=known.lon, radius_km=call.options.radius, geonames=known.id)
    with Store.open(call.settings().database) as store:
        saved = put_place(store, _SHELL, place, now=call.clock())
    if not call.as_json:
        Screen(call.language).line(phrase("place.saved", call.language, name=saved.name))
