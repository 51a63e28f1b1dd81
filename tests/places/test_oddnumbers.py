"""A place with the number of another place, a language in which no letters are written: said, with what to write."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerts.errors import InvalidCommand, InvalidFile
from alerts.model import Place
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.gazetteer.oddnumbers import odd_number
from alerts.rules.chat.wishtext import parse_wish
from alerts.rules.file.rulefile import read_rulefile
from tests.fakes.shelling import Shell


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsys=capsys, folder=tmp_path, now=datetime(2016, 11, 20, tzinfo=UTC), environ={"COLUMNS": "300"})


GAZETTEER = Gazetteer.open()
RULES = """\
[[place]]
name = "Alep"
lat = 36.2
lon = 37.16
geonames = {number}

[[rule]]
name = "r"
keywords = ["école"]
place = "Alep"
"""


@pytest.mark.parametrize(
    ("place", "remark"),
    [
        (Place(name="Alep", geonames=170063), None),
        (Place(name="Halab", geonames=170063), None),
        (Place(name="Notre zone", geonames=170063), None),
        (Place(name="Alep-Ville", lat=36.2, lon=37.1, geonames=170063), None),
        (Place(name="Gaza Nord", aliases=("Jabalia",), geonames=281129), None),
        (Place(name="Syrie", geonames=163843), None),
        (Place(name="Alep", geonames=3936456), "geonames 3936456 is Lima, Peru, not"),
        (Place(name="Alep", geonames=999_999_999), "geonames 999999999 is not in the gazetteer"),
        (Place(name="Xyzzy", geonames=999_999_999), 'look it up with tocsin place "Xyzzy"'),
        (Place(name="Tripoli", geonames=266826), None),
        (Place(name="Tripoli"), None),
    ],
)
def test_the_number_of_a_place_is_held_against_its_name(place: Place, remark: str | None) -> None:
    said = odd_number(place, GAZETTEER, language="en")
    assert (said is None) if remark is None else (said is not None and remark in said)


def test_the_right_number_is_offered_in_the_persons_language() -> None:
    said = odd_number(Place(name="Alep", geonames=3936456), GAZETTEER, language="fr")
    assert said == "geonames 3936456 est Lima, Pérou et non « Alep » ; écrivez 170063 (Alep, Syrie) ou enlevez geonames"


def test_a_file_with_an_odd_number_is_taken_and_says_so_with_its_line(shell: Shell) -> None:
    (shell.folder / "rules.toml").write_text(RULES.format(number=999_999_999), encoding="utf-8")
    ran = shell("import", "rules.toml")
    assert ran.code == 0
    assert "rules.toml:5: geonames 999999999 is not in the gazetteer" in ran.err
    assert "write 170063 (Aleppo, Syria)" in ran.err
    assert "écrivez 170063 (Alep, Syrie)" in shell("--lang", "fr", "import", "rules.toml").err


def test_a_name_that_two_places_have_is_taken_and_said_with_its_line(shell: Shell) -> None:
    text = RULES.format(number=170063) + '\n[[place]]\nname = "Homs"\naliases = ["Emèse", "ALEP"]\n'
    (shell.folder / "rules.toml").write_text(text, encoding="utf-8")
    ran = shell("import", "rules.toml")
    line = text.splitlines().index('aliases = ["Emèse", "ALEP"]') + 1
    assert ran.code == 0
    assert ran.err == f'tocsin: rules.toml:{line}: "ALEP" is a name of the place "Alep" and of "Homs": ' + (
        "the rules of both will find it\n"
    )


def test_letters_are_written_in_three_languages() -> None:
    text = '[[subscription]]\nchat = -100123\nlanguage = "de"\n'
    with pytest.raises(InvalidFile, match="is not a language that alerts are written in") as refused:
        read_rulefile(text, file="r.toml")
    assert 'r.toml:3: language: "de" is not' in str(refused.value)
    assert "fr, en, ar" in str(refused.value)
    assert read_rulefile(text.replace("de", "fr-CH"), file="r.toml").subscriptions[0].language == "fr-ch"
    with pytest.raises(InvalidCommand, match="pas une langue des alertes"):
        parse_wish("lang de", places=(), rules=(), language="fr")
    assert parse_wish("lang arabe", places=(), rules=()).language == "ar"
