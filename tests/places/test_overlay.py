"""Our own districts, camps and informal areas: enough of them, well formed, and compiled into the gazetteer."""

from __future__ import annotations

from pathlib import Path

import pytest

from alerts.places.gazetteer import additions
from alerts.places.gazetteer.additions import Added, read_additions
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import kilometres
from alerts.places.names.aliases import STRAY

OVERLAY = Path(additions.__file__).parent / "overlay"
FILES = sorted(path for path in OVERLAY.glob("*.toml") if path.name not in {"also.toml", "strays.toml"})
ENTRIES = [
    pytest.param(added, id=f"{path.stem}: {added.place.name}")
    for path in FILES
    for added in read_additions(path.read_text("utf-8"), file=path.name).places
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_overlay_file_has_no_mistakes(path: Path) -> None:
    assert read_additions(path.read_text("utf-8"), file=path.name).problems == ()


def test_there_are_enough_places_of_enough_crises() -> None:
    assert len(ENTRIES) >= 150
    assert len(FILES) >= 15
    assert len({param.values[0].place.country for param in ENTRIES}) >= 15


@pytest.mark.parametrize("added", ENTRIES)
def test_an_overlay_place_is_complete_and_compiled(added: Added, gazetteer: Gazetteer) -> None:
    place = added.place
    languages = {language for tags, _ in added.forms for language in tags}
    assert {"fr", "en", "ar"} <= languages
    compiled = gazetteer.get(place.id)
    assert compiled is not None, "run python -m tools.compile_gazetteer"
    for tagged in (True, False):
        written = {text for tags, text in added.forms if bool(tags) is tagged}
        names = {text for tags, text in gazetteer.forms(place.id) if bool(set(tags) - {STRAY}) is tagged}
        assert written == names, "run python -m tools.compile_gazetteer"
    chain = gazetteer.parents(place.id)
    assert chain
    assert chain[-1].country == place.country
    above = chain[0]
    assert kilometres(above.lat, above.lon, place.lat, place.lon) <= 100 + 3 * above.extent_km
    for _, text in added.forms:
        assert place.id in {found.id for found in gazetteer.same_name(text)}


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
