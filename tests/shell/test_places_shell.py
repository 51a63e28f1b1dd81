"""``tocsin place`` and ``tocsin lexicon``: which place, which names, a map, and all forms of a concept."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from alerts.model import Place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.offers import by_language, offers
from alerts.places.maps.sketch import SIZE, sketch
from alerts.store.database import Store
from alerts.store.places_table import put_place, read_places
from tests.fakes.shelling import Shell, feed, lines, publisher

NOW = datetime(2016, 11, 20, 15, 0, tzinfo=UTC)
SANAA, ALEPPO = 71137, 170063


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsys=capsys, folder=tmp_path, now=NOW, environ={"COLUMNS": "300"})


def test_several_places_of_a_name_are_told_apart(shell: Shell) -> None:
    found = lines(shell("place", "Tripoli", "--json").out)
    assert [(each["number"], each["country"]) for each in found[:3]] == [(1, "LY"), (2, "LB"), (3, "GR")]
    assert found[1]["country_name"] == "Lebanon"
    assert found[1]["population"] > 200_000
    said = shell("--lang", "fr", "place", "Tripoli").out
    assert "Liban" in said
    assert "☑ طرابلس" in said


def test_a_misspelt_name_finds_the_close_one(shell: Shell) -> None:
    assert lines(shell("place", "Alepp", "--json").out)[0]["id"] == ALEPPO
    assert lines(shell("place", "حلب", "--json").out)[0]["id"] == ALEPPO


@pytest.mark.parametrize("name", ["xyzzyqqq", "!!!", "\u200f"])
def test_a_name_that_is_like_nothing_is_refused_in_words(shell: Shell, name: str) -> None:
    said = shell("place", name)
    assert said.code == 1
    assert "no place is like" in said.err


def test_a_place_of_the_list_is_followed_with_its_radius(shell: Shell) -> None:
    assert shell("place", "Tripoli", "--save", "9").code == 2
    assert shell("place", "Tripoli", "--save", "2", "--radius", "20").code == 0
    (kept,) = lines(shell("place", "--json").out)
    assert (kept["name"], kept["geonames"], kept["radius_km"]) == ("Tripoli", 266826, 20.0)
    assert "Tripoli" in shell("place").out


def test_what_is_followed_of_our_own_overlay_goes_out_and_comes_back(shell: Shell) -> None:
    assert lines(shell("place", "Alep-Est", "--json").out)[0]["id"] < 0
    assert shell("place", "Alep-Est", "--save", "1").code == 0
    assert shell("export", "out.toml").code == 0
    assert shell("--db", "other.db", "import", "out.toml").code == 0
    assert shell("--db", "other.db", "export").out == (shell.folder / "out.toml").read_text(encoding="utf-8")


def test_the_map_is_drawn_from_the_box(shell: Shell) -> None:
    assert shell("place", "Alep", "--map", "alep.svg", "--radius", "25").code == 0
    drawn = (shell.folder / "alep.svg").read_text(encoding="utf-8")
    root = ElementTree.fromstring(drawn)  # noqa: S314 - our own
    assert root.get("width") == str(SIZE)
    assert "Aleppo" in drawn
    assert "10 km" in drawn
    assert "http" not in drawn.replace("http://www.w3.org/2000/svg", "")
    assert shell("place", "Alep", "--map", "alep.png", "--radius", "25").code == 0
    assert (shell.folder / "alep.png").read_bytes().startswith(b"\x89PNG")
    assert shell("place", "Alep", "--map", "alep.gif").code == 2
    assert shell("place", "--map", "alep.svg").code == 2


def test_a_hostile_name_stays_text_on_the_map() -> None:
    drawn = sketch(Gazetteer.open(), lat=89.9, lon=179.9, name="</text><script>x</script>", km=500)
    assert "<script" not in drawn
    ElementTree.fromstring(drawn)  # noqa: S314 - our own


def test_names_that_are_ordinary_words_come_with_a_warning() -> None:
    gazetteer = Gazetteer.open()
    names = {offer.text: offer for offer in offers(gazetteer, 216281)}
    assert names["Goma"].common >= {"es", "pt"}
    assert names["غوما"].ticked
    sanaa = {offer.text: offer for offer in offers(gazetteer, SANAA)}
    assert not any(offer.ticked for text, offer in sanaa.items() if text in {"Sana", "San'a", "Sano"})
    refused = {offer.text: offer for offer in offers(gazetteer, SANAA, chosen=("Sanaa city",), refused=("Сана",))}
    assert not refused["Сана"].ticked
    assert refused["Sanaa city"].ticked
    assert list(by_language(offers(gazetteer, ALEPPO)))[:3] == ["fr", "en", "ar"]


def test_spellings_seen_in_the_stored_entries_are_proposed(shell: Shell) -> None:
    with Store.open(shell.folder / "tocsin.db") as store:
        put_place(store, Place(name="Boustane al-Bacha"))
    news = [(f"Raid sur Boustan al Basha {number}", "Texte.") for number in range(3)]
    with publisher({"/rss": feed(*news).encode()}) as address:
        shell.environ["TOCSIN_ALLOW_PRIVATE"] = "127.0.0.0/8"
        rules = f'[[feed]]\nurl = "{address}/rss"\n'
        shell("import", shell.file("r.toml", rules))
        shell("poll")
    spotted = lines(shell("place", "Boustane al-Bacha", "--json").out)[0]["spotted"]
    assert [(each["spelling"], each["entries"]) for each in spotted] == [("Boustan al Basha", 3)]
    with Store.open(shell.folder / "tocsin.db") as store:
        assert read_places(store)[0].name == "Boustane al-Bacha"


def test_a_file_of_the_operators_own_counts_and_its_broken_rows_are_said(shell: Shell) -> None:
    name = shell.file("own.csv", "name,lat,lon,aliases\nCamp du Moulin,36.2,37.1,Moulin Camp\nFaux,999,0,\n")
    shell.environ["TOCSIN_PLACES"] = str(shell.folder / name)
    said = shell("place", "Camp du Moulin", "--json")
    assert lines(said.out)[0]["name"] == "Camp du Moulin"
    assert "own.csv:3:" in said.err
    doctor = " ".join(shell("doctor").out.split())
    assert "own.csv:3:" in doctor
    assert "places of your own: 1, rows left out: 1" in doctor
    shell.environ["TOCSIN_PLACES"] = str(shell.folder / "none.csv")
    assert "cannot be read" in shell("place", "Alep").err


def test_a_point_lists_the_nearest_places(shell: Shell) -> None:
    first = lines(shell("place", "-1.67, 29.22", "--json").out)[0]
    assert first["country"] == "CD"
    assert lines(shell("place", "-1.67,29.22", "--json").out)[0] == first
    refused = shell("--lang", "fr", "place", "95, 10")
    assert refused.code == 2
    assert "latitude va de −90 à 90" in refused.err
    assert "tocsin place 36.2,37.1" in refused.err
    nowhere = shell("place", "-48 -123")
    assert nowhere.code == 1
    assert "no known place within 200 km" in nowhere.err


@pytest.mark.parametrize(
    ("query", "country"), [("Tripoli Lebanon", "LB"), ("Goma, RDC", "CD"), ("سلمى، سوريا", "SY"), ("Port Sudan", "SD")]
)
def test_a_land_behind_a_name_says_where(shell: Shell, query: str, country: str) -> None:
    assert {each["country"] for each in lines(shell("place", query, "--json").out)[:1]} == {country}


def test_an_empty_name_is_refused_and_a_long_one_is_not_echoed(shell: Shell) -> None:
    assert shell("place", " ").code == 2
    assert len(shell("place", "x" * 3000).err) < 300


def test_a_file_of_places_may_be_utf16_and_an_unknown_parent_is_said(shell: Shell) -> None:
    body = "name;lat;lon;parent\nCamp du Moulin;36,2;37,1;nulle-part\n"
    path = shell.folder / "own.csv"
    path.write_bytes(body.encode("utf-16"))
    shell.environ["TOCSIN_PLACES"] = str(path)
    said = shell("place", "Camp du Moulin", "--json")
    assert lines(said.out)[0]["lat"] == 36.2
    assert "own.csv:2: parent “nulle-part”" in said.err
    assert "own.csv:2: parent “nulle-part”" in " ".join(shell("doctor").out.split())


def test_a_narrow_terminal_shows_a_value_a_line(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    said = shell("--lang", "fr", "place", "Alep").out
    assert "  Pays : Syrie\n" in said
    assert said.startswith("1* Alep\n")
    monkeypatch.setenv("COLUMNS", "80")
    assert "Pays : Syrie" not in shell("--lang", "fr", "place", "Alep").out


def test_no_width_of_the_terminal_breaks_the_path_of_a_refused_row(
    shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell.environ["TOCSIN_PLACES"] = str(shell.folder / shell.file("own.csv", "name,lat,lon\nFaux,999,0\n"))
    for width in range(20, 120, 10):
        monkeypatch.setenv("COLUMNS", str(width))
        told = [line for line in shell("doctor").out.splitlines() if f"{shell.folder / 'own.csv'}:2:" in line]
        assert len(told) == 1


def test_the_lexicon_lists_concepts_and_all_forms_of_a_word(shell: Shell) -> None:
    everything = lines(shell("lexicon", "--json").out)
    assert len(everything) > 100
    (school,) = [each for each in lines(shell("lexicon", "écoles", "--json").out) if each["concept"] == "school"]
    assert "écoles" in school["forms"]["fr"]["école"]
    assert "مدارس" in school["words"]["ar"] or "مدارس" in school["forms"]["ar"]["مدرسة"]
    assert "школа" in shell("lexicon", "school").out
    assert "Biens protégés" in shell("--lang", "fr", "lexicon").out
    unknown = shell("lexicon", "scool")
    assert unknown.code == 1
    assert "school" in unknown.err


AREAS = """
[[place]]
name = "Dhaka"

[[rule]]
name = "r"
keywords = ["flood"]
near = {place = "Dhaka", km = 500}
inside = "Nord-Kivu"
"""


def test_an_import_and_a_backtest_list_what_an_area_holds(shell: Shell) -> None:
    said = shell("import", shell.file("areas.toml", AREAS))
    assert said.code == 0
    held = re.search(r"within 500 km of Dhaka: (\d{3}) known places \(towns and villages", said.out)
    assert held is not None
    assert f" and {int(held[1]) - 12} more" in said.out.replace("\n", " ")
    assert "anywhere in Nord-Kivu: " in said.out
    tried = shell("test-rule", "flood within 25 km of Goma").out
    assert "within 25 km of Goma: " in tried
    assert shell("export", "out.toml").code == 0
    assert 'near = {place = "Dhaka", km = 500.0}' in (shell.folder / "out.toml").read_text(encoding="utf-8")
    wrong = shell("import", shell.file("wrong.toml", AREAS.replace("Nord-Kivu", "Xyzzyburg")))
    assert wrong.code == 2
    assert "wrong.toml:9:" in wrong.err


def test_the_lexicon_shows_the_ready_lists_and_their_words(shell: Shell) -> None:
    assert "match, football" in shell("lexicon").out
    assert "مباراة" in shell("lexicon", "pack:sport").out
    (sport,) = lines(shell("lexicon", "pack:رياضة", "--json").out)
    assert (sport["pack"], sport["words"]["en"][:2]) == ("sport", ["match", "football"])
    assert [each["pack"] for each in lines(shell("lexicon", "pack:", "--json").out)][:2] == ["sport", "culture"]
    unknown = shell("lexicon", "pack:cuisine")
    assert (unknown.code, "remembrance" in unknown.err) == (1, True)
