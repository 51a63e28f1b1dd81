"""The spellings of Arabic names that reports use and sources lack come along with a place that is followed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.model import Entry, Place, Rule, Watchlist
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Known
from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.hamzas import with_ayn
from alerts.places.names.romanised import is_safe, spellings
from alerts.places.names.spelling import reading
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
        ("Rabiah", "Rabi'ah"),
        ("Al Yarubiyah", "Al Ya'rubiyah"),
        ("Al Muzayriah", "Al Muzayri'ah"),
        ("Jubb al Jarrah", "Jub Jarrah"),
        ("Ram Hamdan", "Ramhamdan"),
        ("Barqum", "برقوم"),
        ("Adwan Daraa", "Adwan"),
        ("Tall Jibbin", "Tal Jbeen"),
        ("Hazwan", "Hizwan"),
        ("Saruj", "Suruj"),
        ("Abdin", "Aabdin"),
        ("Beit Sahm", "Beit Sahem"),
        ("Mazraat Bayt Jinn", "Mazraet Beit Jinn"),
        ("Aqarib al-Safiyah", "Aqareb Essafi"),
        ("Jaramana", "Djaramana"),
        ("Sarmada", "Sermada"),
        ("Kafr Saghir", "كفر صغير"),
        ("Ayn al Bayda", "عين البيضاء"),
        ("Cheikh Bahr", "شيخ بحر"),
        ("Wad Medani", "ود مدني"),
        ("Vovchansk", "Voltchansk"),
        ("Hulyaypole", "Huliaipole"),
        ("Hulyaypole", "Houliaïpole"),
        ("Maidan Shahr", "Maidan Shahr"),
        ("Makhmur", "Makhmur"),
    ],
)
def test_a_followed_town_is_found_as_reports_spell_it(place: str, written: str) -> None:
    known = GAZETTEER.search(place)[0]
    assert _is_found(Place(name="X1", geonames=known.id), written)


def _is_found(place: Place, written: str) -> bool:
    """True where the matcher finds a place in a sentence that calls it so."""
    rule = Rule(name="r", keywords=("école", "مدرسة"), places=(place.name,))
    watch = prepare(Watchlist(places=(place,), rules=(rule,)), gazetteer=GAZETTEER)
    is_arabic = script_of(written) is Script.ARABIC
    text = f"قصف مدرسة في {written}" if is_arabic else f"Une école touchée à {written} ce matin."
    return bool(watch.matches(Entry(feed="f", entry_id="1", content=text, language="ar" if is_arabic else "fr")))


def test_given_names_are_made_of_no_place() -> None:
    assert not is_safe("Kassem")
    assert not is_safe("Mahmood")
    assert is_safe("Sheikh Kassem")


def test_nor_is_a_german_noun_which_has_a_capital_anywhere() -> None:
    assert not is_safe("Schule")
    assert is_safe("Schoula")
    assert "Kassem" not in spellings(["Qasim"])


def test_the_nearest_spellings_come_first() -> None:
    made = spellings(["Al Mulayhah"])
    assert made.index("Mulayha") < made.index("Mlayhah") < made.index("Moulaiha")
    assert spellings(["Aleppo"]) == ()


def test_a_bare_name_of_a_far_larger_place_is_not_taken_for_a_village() -> None:
    village = GAZETTEER.search("Saïda de Deraa")[0]
    assert not _is_found(Place(name="X1", geonames=village.id), "Saïda")


@given(st.text(alphabet="aeiouybdfghklmnqrst'- ", max_size=24), st.text(alphabet="ابدعغمنرسشيوةء ", max_size=12))
def test_ayns_add_nothing_but_apostrophes(name: str, arabic: str) -> None:
    assert all(made.replace("'", "") == name.replace("'", "") for made in with_ayn(name, arabic))


def test_the_matcher_finds_them() -> None:
    known = GAZETTEER.search("Kafr Zayta")[0]
    place = Place(name="Kafr Zayta", geonames=known.id)
    rule = Rule(name="r", keywords=("école",), places=(place.name,))
    watch = prepare(Watchlist(places=(place,), rules=(rule,)), gazetteer=GAZETTEER)
    found = watch.matches(Entry(feed="f", entry_id="1", title="Une école touchée à Kfar Zeita", language="fr"))
    assert found[0].evidence[0].place.surface == "Kfar Zeita"


@pytest.mark.parametrize("town", ["Goma", "Kharkiv", "Port-au-Prince", "Aleppo", "Azaz"])
def test_elsewhere_and_for_short_names_there_are_none(town: str) -> None:
    known = GAZETTEER.search(town)[0]
    extra = {name.text for name in GAZETTEER.aliases(known.id)} - {name.text for name in GAZETTEER.names(known.id)}
    assert extra == set()


def _arabic(place: Known) -> set[str]:
    """What the Arabic names of a place are read as."""
    return {reading(name.text) for name in GAZETTEER.names(place.id) if script_of(name.text) is Script.ARABIC}


def test_no_spelling_is_a_word_or_another_place_but_a_namesake_or_a_hamlet_abroad() -> None:
    for known in GAZETTEER.inside(163843)[::8]:
        listed = {name.text for name in GAZETTEER.names(known.id)}
        for name in GAZETTEER.aliases(known.id):
            if not name.languages and name.text not in listed and len(name.text) > 7:
                assert is_safe(name.text)
                for other in GAZETTEER.same_name(name.text):
                    if other != known:
                        assert other.population < 100_000
                        assert _arabic(other) & _arabic(known) or other.country != known.country


@pytest.mark.parametrize(
    ("town", "spelling"),
    [
        ("Ayn al Fijah", "Ein El-Fijeh"), ("Al Muzayrib", "Mzeireb"), ("Al Hasakah", "Hassaké"),
        ("Kuwayris Sharqi", "Eastern Kuwayris"), ("Kuwayris Sharqi", "كويرس الشرقي"), ("Ad Dana", "Al-Dana"),
        ("al-Qasimiyah", "Qasimiyah"), ("Ash Shajarah", "al-Shajarah"),
    ],
)  # fmt: skip
def test_agencies_have_habits(town: str, spelling: str) -> None:
    known = next(each for each in GAZETTEER.search(town) if each.country == "SY")
    assert key_of(spelling) in {key_of(name.text) for name in GAZETTEER.aliases(known.id) if name.default}


def test_an_english_list_of_villages_is_read() -> None:
    assert "Kuwayris Sharqi" in {each.name for each in GAZETTEER.search("Eastern Kwaires")}


@pytest.mark.parametrize("hostile", ["", " ", "al", "al-", "-", "'", "Al " * 200, "kafr " * 50, "a" * 5000, "🔥"])
def test_any_name_has_few_spellings_and_little_work(hostile: str) -> None:
    found: list[str] = []
    assert steps(lambda: found.extend(spellings([hostile]))) < 1_000_000
    assert len(found) <= 32
