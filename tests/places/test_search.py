"""Searching the gazetteer: whatever people type, in any language or misspelt, the place that they mean comes first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.likeness import like
from alerts.places.namekeys import key_of
from alerts.places.names.consonants import bones, nearly
from tests.steps import steps

TYPED = """
Alep 170063|Aleppo 170063|حلب 170063|Алеппо 170063|Halep 170063|阿勒颇 170063|Idleb 169389|Idlib 169389|إدلب 169389
Douma 170592|دوما 170592|Raqqa 172955|Rakka 172955|الرقة 172955|Deir ez-Zor 170794|Deir Ezzor 170794|دير الزور 170794
Homs 169577|حمص 169577|Hama 170017|Mossoul 99072|Mosul 99072|الموصل 99072|Мосул 99072|Gaza 281133|غزة 281133
Khan Younès 281124|خان يونس 281124|Rafah 281102|رفح 281102|Jabaliya 281129|جباليا 281129|Goma 216281|غوما 216281
Bukavu 217831|Bunia 217695|Beni 219057|Бени 219057|El-Fasher 379555|الفاشر 379555|Эль-Фашир 379555|Nyala 369004
Khartoum 379252|الخرطوم 379252|Хартум 379252|Omdourman 365137|أم درمان 365137|El-Geneina 379303|الجنينة 379303
Kassala 372753|Mekele 331180|መቀሌ 331180|Marioupol 701822|Мариуполь 701822|Маріуполь 701822|Kharkiv 706483
Харьков 706483|Kherson 706448|Херсон 706448|Bakhmout 713174|Бахмут 713174|Port-au-Prince 3718426|Maiduguri 2331447
Dori 2361082|Djibo 2361177|Kaya 2359608|Kidal 2455290|Gao 2457163|Ménaka 2453514|Tillabéri 2438678|Pemba 1028918
Cox's Bazar 1336134|Sittwe 1295765|စစ်တွေ 1295765|Kaboul 1138958|کابل 1138958|Kunduz 1135689|Sanaa 71137|صنعاء 71137
Taïz 70225|تعز 70225|Hodeïda 79415|الحديدة 79415|Marib 72968|مأرب 72968|Juba 373303|Djouba 373303|Malakal 370737
Mogadiscio 53654|مقديشو 53654|Baidoa 64536|Bangui 2389853|بانغي 2389853|Bamenda 2234974|Syrie 163843|سوريا 163843
Сирия 163843|Suriye 163843|Nord-Kivu 206938|North Kivu 206938|Cité Soleil 3740007
"""
MISTYPED = """
Alepp 170063|Marioupole 701822|Kartoum 379252|Mogadicio 53654|Mosoul 99072|Port o Prince 3718426|Kobanne 172256
Bakmut 713174|Harkov 706483|Maidugiri 2331447|Khan Yunès 281124|Deir Ezor 170794|Bunya 217695|Марйуполь 701822
"""


def _pairs(table: str) -> list[tuple[str, int]]:
    cells = (cell.strip().rsplit(" ", 1) for line in table.strip().splitlines() for cell in line.split("|"))
    return [(typed, int(number)) for typed, number in cells]


@pytest.fixture(scope="module")
def gazetteer() -> Iterator[Gazetteer]:
    opened = Gazetteer.open()
    yield opened
    opened.close()


@pytest.mark.parametrize(("typed", "number"), _pairs(TYPED))
def test_a_crisis_place_comes_first_by_its_name_in_any_language(gazetteer: Gazetteer, typed: str, number: int) -> None:
    assert gazetteer.search(typed)[0].id == number


@pytest.mark.parametrize(("typed", "number"), _pairs(MISTYPED))
def test_a_misspelt_place_comes_first(gazetteer: Gazetteer, typed: str, number: int) -> None:
    assert gazetteer.search(typed)[0].id == number


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("سلوك", 164895),
        ("بنان", 171851),
        ("معدان", 167538),
        ("Al Kasrah", 8308210),
        ("Sulouk", 164895),
        ("Armnaz", 172988),
        ("Jawadiyeh", 173711),
        ("Kansaba", 167863),
        ("Serwah", 34703),
        ("المالكية", 173530),
        ("Al-Malikiya", 173530),
        ("Rahjan", -323772351),
        ("Ain Issa", 172134),
        ("Abu Hardub", -206098691),
    ],
)
def test_a_place_in_crisis_comes_before_larger_ones_of_names_that_are_only_close(
    gazetteer: Gazetteer, typed: str, number: int
) -> None:
    assert gazetteer.search(typed)[0].id == number


@pytest.mark.parametrize(
    ("typed", "country"), [("Madrid", "ES"), ("Valencia", "VE"), ("Sousse", "TN"), ("Basra", "IQ")]
)
def test_a_large_place_comes_before_a_small_one_of_its_name_in_crisis(
    gazetteer: Gazetteer, typed: str, country: str
) -> None:
    assert gazetteer.search(typed)[0].country == country


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Tripoli", ["LY", "LB", "GR"]),
        ("Valence", ["FR", "ES"]),
        ("Rafah", ["PS", "EG"]),
        ("Goma", ["CD", "PH"]),
        ("Homs", ["SY", "LY"]),
        ("Palma", ["ES", "MZ"]),
    ],
)
def test_places_of_one_name_are_all_offered(gazetteer: Gazetteer, name: str, countries: list[str]) -> None:
    offered = [place.country for place in gazetteer.search(name)]
    assert [country for country in dict.fromkeys(offered) if country in countries] == countries
    assert {place.country for place in gazetteer.same_name(name)} >= set(countries)


@given(query=st.text(max_size=12))
def test_any_text_may_be_asked_for(gazetteer: Gazetteer, query: str) -> None:
    assert len(gazetteer.search(query, limit=3)) <= 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Allepo", "Aleppo"),
        ("Khan Shaykhoun", "Khan Cheikhoun"),
        ("Dayr az-Zawr", "Deir Ezzor"),
        ("Port au Prinse", "Port-au-Prince"),
        ("Damaskus", "Damascus"),
        ("Харьков", "Харків"),
        ("الأتارب", "أتارب"),
    ],
)
def test_spellings_of_a_name_have_the_same_bones(one: str, other: str) -> None:
    assert bones(key_of(one)) == bones(key_of(other))


_NAMES = st.text(alphabet="abdklmrsz ", min_size=3, max_size=10).map(key_of).filter(bool)


@given(_NAMES, _NAMES)
def test_no_name_is_more_like_another_than_itself(one: str, other: str) -> None:
    (itself, *_) = (likeness for likeness, _, _ in like(one, bones(one), bones(one), (one,), (0,)))
    assert all(likeness <= itself for likeness, _, _ in like(one, bones(one), bones(other), (other,), (0,)))


def test_a_wrong_consonant_is_one_step_away() -> None:
    assert bones("bagdat") in set(nearly(bones("baghdad")))
    assert len(set(nearly("knskn"))) < 200
    assert list(nearly("阿勒颇")) == []


def test_a_search_for_a_misspelt_name_reads_a_few_blocks_only(gazetteer: Gazetteer) -> None:
    for typed in ("Allepo", "Port au Prinse", "Халеббо", "خان شيخونن", "Ouagadugu"):
        assert gazetteer.search(typed)
        assert steps(lambda typed=typed: gazetteer.search(typed)) < 20_000, "there are 400,000 names"


def test_what_is_read_the_same_is_offered_behind_what_is_written_the_same(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("Mazraa", 30)
    assert found[0] in gazetteer.same_name("Mazraa")
    assert any(place.country == "SY" and place.name == "Al Mazraah" for place in found)
    assert {place.name for place in gazetteer.search("Goma", 8)} <= {
        place.name for place in gazetteer.same_name("Goma")
    }
