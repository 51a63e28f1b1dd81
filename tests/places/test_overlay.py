"""Our own districts, camps and informal areas: enough of them, well formed, and compiled into the gazetteer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pytest

from alerts.places.gazetteer import additions
from alerts.places.gazetteer.additions import Added, read_additions
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import kilometres
from alerts.places.names.aliases import STRAY

OVERLAY = Path(additions.__file__).parent / "overlay"
FILES = sorted(path for path in OVERLAY.glob("*.toml") if path.name not in {"also.toml", "strays.toml"})


@cache
def _entries() -> Mapping[str, Sequence[Added]]:
    """The places of each file: once, and not in every process that collects the tests."""
    return {path.stem: read_additions(path.read_text("utf-8"), file=path.name).places for path in FILES}


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_overlay_file_has_no_mistakes(path: Path) -> None:
    assert read_additions(path.read_text("utf-8"), file=path.name).problems == ()


def test_there_are_enough_places_of_enough_crises() -> None:
    assert sum(map(len, _entries().values())) >= 150
    assert len(FILES) >= 15
    assert len({added.place.country for entries in _entries().values() for added in entries}) >= 15


@pytest.mark.parametrize("file", [path.stem for path in FILES])
def test_the_places_of_an_overlay_file_are_complete_and_compiled(file: str, gazetteer: Gazetteer) -> None:
    wrong = {added.place.name: found for added in _entries()[file] if (found := [*_mistakes(added, gazetteer)])}
    assert wrong == {}, "after a change of the file: python -m tools.compile_gazetteer"


def _mistakes(added: Added, gazetteer: Gazetteer) -> Iterator[str]:
    """What is wrong with a place of an overlay file, or was not compiled."""
    place = added.place
    if not {"fr", "en", "ar"} <= {language for tags, _ in added.forms for language in tags}:
        yield "lacks a language"
    if gazetteer.get(place.id) is None:
        yield "is not compiled"
        return
    for tagged in (True, False):
        written = {text for tags, text in added.forms if bool(tags) is tagged}
        names = {text for tags, text in gazetteer.forms(place.id) if bool(set(tags) - {STRAY}) is tagged}
        if written != names:
            yield f"has other names compiled: {written ^ names}"
    chain = gazetteer.parents(place.id)
    if not chain or chain[-1].country != place.country:
        yield f"has a chain that does not end in its country: {chain}"
    elif kilometres(chain[0].lat, chain[0].lon, place.lat, place.lon) > 100 + 3 * chain[0].extent_km:
        yield f"lies far from {chain[0].name}"
    yield from (
        f"is not found as {text}"
        for _, text in added.forms
        if place.id not in {found.id for found in gazetteer.same_name(text)}
    )


def test_east_aleppo_has_the_names_that_reports_use(gazetteer: Gazetteer) -> None:
    (east,) = gazetteer.same_name("Alep-Est")
    texts = {name.text for name in gazetteer.names(east.id)}
    assert texts >= {
        "Alep-Est", "est d'Alep", "quartiers est d'Alep", "eastern Aleppo", "East Aleppo", "rebel-held Aleppo",
        "حلب الشرقية", "شرق حلب", "أحياء حلب الشرقية", "Восточный Алеппо", "восточные районы Алеппо",
    }  # fmt: skip
    assert kilometres(east.lat, east.lon, 36.21, 37.19) < 0.1
    assert gazetteer.parents(east.id)[0].name == "Aleppo"
    assert {"Boustane al-Bacha", "Cheikh Saïd", "Massaken Hanano", "Sakhour"} <= {
        place.name for place in gazetteer.children(east.id)
    }


@pytest.mark.parametrize(
    "name",
    [
        "Ghouta orientale", "Cité Soleil", "Martissant", "Carrefour", "camp de Zamzam", "Abou Chouk",
        "Bahri", "al-Mawasi",
        "nord de Gaza", "Kutupalong", "Bulengo", "Kanyaruchinya", "Dahieh", "Masaken Hanano",
        "camp de Jénine", "Azovstal",
        "Saltivka", "Darfour", "Donbass", "Tigré occidental", "Cabo Delgado", "Palma", "Rakhine", "lac Tchad", "Dadaab",
        "مخيم جباليا", "الضاحية الجنوبية", "زمزم", "Салтовка", "Донбас", "ምዕራብ ትግራይ", "Site Solèy", "কুতুপালং",
    ],
)  # fmt: skip
def test_what_the_sources_lack_is_found(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.same_name(name)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Talmenes", "تلمنس"), ("Maar Dibsa", "معردبسة"), ("Sfireh", "السفيرة"), ("Mleiha", "المليحة"),
        ("Alouk", "علوك"), ("Kafr Losin", "كفرلوسين"), ("Awn al-Dadat", "عون الدادات"), ("Deir Qanun", "دير قانون"),
        ("Hayt Daraa", "حيط"), ("Masharah", "مسحرة"), ("Abu Rasin", "أبو راسين"), ("Dummar", "دمر"),
        ("Rural Damascus", "ريف دمشق"), ("Lajat", "اللجاة"), ("Kafr Janneh", "كفرجنة"), ("Qara Qozak", "قره قوزاق"),
        ("Al Hol", "الهول"), ("Kherbet Eljoz", "خربة الجوز"), ("Khan Elassal", "خان العسل"), ("Hisheh", "الهيشة"),
        ("Kafr Dael", "كفر داعل"), ("Salma", "سلمى"), ("Yahmour", "يحمور"), ("Smeid", "صميد"), ("Rheiba", "الرحيبة"),
    ],
)  # fmt: skip
def test_a_place_of_syria_is_the_same_in_both_scripts(gazetteer: Gazetteer, one: str, other: str) -> None:
    latin, arabic = ({each.id for each in gazetteer.same_name(name)} for name in (one, other))
    assert latin & arabic


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Nyanzale", "CD"), ("Bunagana", "CD"), ("Saraf Omra", "SD"), ("Kornoi", "SD"), ("Robotyne", "UA"),
        ("Maungdaw", "MM"), ("လွိုင်ကော်", "MM"), ("Tin Zaouatine", "ML"), ("Humera", "ET"), ("ሁመራ", "ET"),
        ("Marjah", "AF"), ("Maghazi", "PS"), ("Guriel", "SO"), ("Inatès", "NE"), ("Ganthier", "HT"), ("Socotra", "YE"),
    ],
)  # fmt: skip
def test_towns_of_other_crises_are_known(gazetteer: Gazetteer, name: str, country: str) -> None:
    assert country in {each.country for each in gazetteer.same_name(name)}
