"""The script that compiles the gazetteer drops what nobody writes, and writes what the program reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from alerts.places.gazetteer.atlas import Atlas
from alerts.places.gazetteer.blocks import Blocks, numbers, planes, write_blocks
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.longernames import longer_names
from alerts.places.known import Kind
from tools.gazetteer_files import read, write
from tools.gazetteer_noise import clean, fits, is_useful, tidy
from tools.gazetteer_seats import name_seats
from tools.gazetteer_sources import Row


def _clean(name: str, *others: str) -> list[str]:
    return list(clean(name, {text: set() for text in (name, *others)}, romanised=True))


@pytest.mark.parametrize(
    "noise", ["hlb", "a lei po", "ALP", "SYALP", "ʿeleፖ", "B12", "x", "https://example.org", "Alep/Halab", "123"]
)
def test_what_nobody_writes_is_dropped(noise: str) -> None:
    assert _clean("Aleppo", noise) == ["Aleppo"]


def test_one_form_of_a_key_is_kept_and_carries_all_tags() -> None:
    kept = clean("Alep", {"Alep": set(), "ALEP": set(), "Alèp": {"fr"}, "حلب": {"ar", "fr"}}, romanised=True)
    assert kept == {"Alep": {"fr"}, "حلب": {"ar"}}


def test_the_english_name_is_the_main_one() -> None:
    assert next(iter(clean("Halab", {"Halab": set(), "Aleppo": {"en"}}, romanised=True))) == "Aleppo"


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Ḩuraytān", "Huraytan"),
        ("‘Ayn al ‘Arab", "Ayn al Arab"),
        ("Cox’s Bāzār", "Cox’s Bazar"),
        ("São Paulo", "São Paulo"),
        ("Île-de-France²", "Île-de-France"),
        ("Homs (Syria)", "Homs"),
        ("هالیوود، فلوریدا", "هالیوود"),
    ],
)
def test_names_are_shown_without_scholarly_signs_and_additions(raw: str, shown: str) -> None:
    assert tidy(raw, romanised=True) == shown


def test_a_tag_fits_only_its_script() -> None:
    assert fits("دوما", "ar")
    assert not fits("Dūmā", "ar")
    assert not fits("Дума", "fr")
    assert fits("ትግራይ", "ti")
    assert not fits("ትግራይ", "he")


def test_far_places_keep_fewer_names() -> None:
    assert is_useful("पेरिस", {"hi"}, spoken=frozenset(), far=False)
    assert not is_useful("पेरिस", {"hi"}, spoken=frozenset(), far=True)
    assert is_useful("पेरिस", {"hi"}, spoken=frozenset({"hi"}), far=True)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    country = Row(1, "Syria", Kind.COUNTRY, "SY", 35.0, 38.0, 20_000_000, extent_km=400)
    city = Row(2, "Aleppo", Kind.CITY, "SY", 36.2012, 37.1612, 2_000_000, parent=1)
    camp = Row(-3, "Camp", Kind.CAMP, "SY", -36.2012, -179.9999, 0, parent=2)
    country.names = {"Syria": {"en"}, "سوريا": {"ar"}}
    city.names = {"Aleppo": {"en", "it"}, "Alep": {"fr"}, "Madinat Halab": set(), "阿勒颇": {"zh"}}
    camp.names = {"Camp": set()}
    write([country, city, camp], tmp_path)
    assert sorted(read(tmp_path), key=lambda row: row.id) == [camp, country, city]
    gazetteer = Gazetteer(Atlas(tmp_path))
    assert len(gazetteer) == 3
    assert [place.id for place in gazetteer.parents(-3)] == [2, 1]
    assert longer_names(gazetteer, "Halab", 0.0, 0.0) == ("madinat halab",)
    assert longer_names(gazetteer, "阿勒", 0.0, 0.0) == ("阿勒颇",)
    assert [place.id for place in gazetteer.within(-36.2, 179.99, 5)] == [-3]
    gazetteer.close()


def test_blocks_come_back_as_they_were(tmp_path: Path) -> None:
    content = [b"", b"abc" * 1000, bytes(range(256))]
    write_blocks(tmp_path / "x.bin", content, dictionary=b"abcabc")
    blocks = Blocks(tmp_path / "x.bin")
    assert [blocks[number] for number in range(len(blocks))] == content
    blocks.close()


def test_numbers_come_back_as_they_were() -> None:
    values = [0, 1, -1, 2**31 - 1, -(2**31)]
    assert list(numbers("i", planes("i", values))) == values


def test_another_file_is_no_file_of_blocks(tmp_path: Path) -> None:
    (tmp_path / "x.bin").write_bytes(b"something else entirely")
    with pytest.raises(ValueError, match="not a file of blocks"):
        Blocks(tmp_path / "x.bin")


def test_a_seat_goes_by_the_name_of_its_region_where_that_is_like_its_own() -> None:
    land = Row(1, "Honduras", Kind.COUNTRY, "HN", 14.0, -87.0)
    region = Row(2, "Choluteca", Kind.REGION, "HN", 13.3, -87.1)
    town = Row(3, "Ciudad Choluteca", Kind.CITY, "HN", 13.3, -87.2)
    region.parent, town.parent = 1, 2
    region.names = {"Choluteca": {"es"}, "Sur": {"es"}}
    town.names = {"Ciudad Choluteca": set(), "Choluteca": set(), "Sur": set(), "Honduras": set()}
    name_seats({row.id: row for row in (land, region, town)})
    assert {text for text, tags in town.names.items() if tags} == {"Choluteca"}


def test_no_seat_goes_by_a_name_that_is_a_word() -> None:
    land = Row(1, "Yemen", Kind.COUNTRY, "YE", 14.8, 44.4)
    region = Row(2, "Amanat Al Asimah", Kind.REGION, "YE", 15.4, 44.2)
    town = Row(3, "Sanaa", Kind.CITY, "YE", 15.4, 44.2)
    region.parent, town.parent = 1, 2
    region.names, town.names = {"Sana": {"es"}}, {"Sanaa": {"en"}, "Sana": set()}
    name_seats({row.id: row for row in (land, region, town)})
    assert not town.names["Sana"]
