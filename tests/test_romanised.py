"""The spellings of Arabic names that reports use and sources lack come along with a place that is followed."""

from __future__ import annotations

import pytest

from alerts.model import Entry, Place, Rule, Watchlist
from alerts.places.gazetteer import Gazetteer
from alerts.places.namekeys import key_of
from alerts.places.romanised import is_safe, spellings
from alerts.triage import prepare
from tests.steps import steps

pytestmark = pytest.mark.no_cover  # hundreds of texts, which take twice the time where lines are counted

GAZETTEER = Gazetteer.open()


@pytest.mark.parametrize(
    ("place", "written"),
    [
        ("Tall Rifat", "Tal Rifaat"),
        ("Tall Rifat", "Tell Rifaat"),
        ("Maarrat an Numan", "Maaret al-Numan"),
        ("Maarrat an Numan", "Maarat al-Nou'man"),
        ("As-Suwayda", "Sweida"),
        ("Kafr Zayta", "Kafr Zeita"),
        ("Kafr Zayta", "Kfar Zeita"),
        ("Deir ez-Zor", "Deir al-Zour"),
        ("Deir ez-Zor", "Dayr az-Zawr"),
        ("Shaykh Miskin", "Cheikh Miskin"),
        ("Al Qaryatayn", "Al-Qaryatain"),
        ("Jisr ash Shughur", "Jisr al-Choughour"),
        ("Fallujah", "Fallouja"),
        ("Hodeidah", "Al-Hudaida"),
        ("Kafr Zayta", "كفرزيتا"),
        ("Huraytan", "Hreitan"),
        ("Saraqib", "Saraqeb"),
        ("Hafsarja", "Hafsarjeh"),
        ("Al Mulayhah", "Mulaiha"),
        ("Salamiyah", "Salamiyeh"),
        ("Uqayribat", "Oqayribat"),
        ("As Suqaylibiyah", "Suqailibiya"),
        ("Khan al-Asal", "Khan Elasal"),
        ("Kafr Naya", "Kafrnaya"),
        ("Kafr Lata", "كفر لاتا"),
        ("Hardatnin", "Hardatnine"),
    ],
)
def test_a_followed_town_is_found_as_reports_spell_it(place: str, written: str) -> None:
    known = GAZETTEER.search(place)[0]
    keys = {key_of(name.text) for name in GAZETTEER.aliases(known.id) if name.default}
    near = {key.replace("nou man", "nu man") for key in (key_of(written),)}
    assert near & keys or key_of(written).replace("زيتا", "زيته") in keys


def test_given_names_are_made_of_no_place() -> None:
    assert not is_safe("Kassem")
    assert not is_safe("Mahmood")
    assert is_safe("Sheikh Kassem")
    assert "Kassem" not in spellings(["Qasim"])


def test_the_nearest_spellings_come_first() -> None:
    made = spellings(["Al Mulayhah"])
    assert made.index("Mulayhah") < made.index("Al Mlayhah")
    assert spellings(["Aleppo"]) == ()


def test_the_matcher_finds_them() -> None:
    known = GAZETTEER.search("Kafr Zayta")[0]
    place = Place(name="Kafr Zayta", geonames=known.id)
    rule = Rule(name="r", keywords=("école",), places=(place.name,))
    watch = prepare(Watchlist(places=(place,), rules=(rule,)), gazetteer=GAZETTEER)
    found = watch.matches(Entry(feed="f", entry_id="1", title="Une école touchée à Kfar Zeita", language="fr"))
    assert found[0].evidence[0].place.surface == "Kfar Zeita"


@pytest.mark.parametrize("town", ["Goma", "Kharkiv", "Port-au-Prince", "Aleppo", "Al Bab", "Azaz"])
def test_elsewhere_and_for_short_names_there_are_none(town: str) -> None:
    known = GAZETTEER.search(town)[0]
    extra = {name.text for name in GAZETTEER.aliases(known.id)} - {name.text for name in GAZETTEER.names(known.id)}
    assert extra == set()


def test_no_spelling_is_a_word_or_another_place() -> None:
    for known in GAZETTEER.inside(163843)[::5]:
        for name in GAZETTEER.aliases(known.id):
            if not name.languages and name.text not in {other.text for other in GAZETTEER.names(known.id)}:
                assert is_safe(name.text)
                assert {other.id for other in GAZETTEER.same_name(name.text)} <= {known.id}


@pytest.mark.parametrize("hostile", ["", " ", "al", "al-", "-", "'", "Al " * 200, "kafr " * 50, "a" * 5000, "🔥"])
def test_any_name_has_few_spellings_and_little_work(hostile: str) -> None:
    found: list[str] = []
    assert steps(lambda: found.extend(spellings([hostile]))) < 1_000_000
    assert len(found) <= 32
