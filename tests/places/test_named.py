"""The places that a text names are found by the words of the text, in any script, with endings and prefixes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.model import Entry, Evidence, Mention, Place
from alerts.places.context.named import Namer, written_forms
from alerts.places.context.whereabouts import Whereabouts
from alerts.places.gazetteer.additions import read_additions
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.namekeys import key_of
from tests.steps import steps

GAZETTEER = Gazetteer.open()
NAMER = Namer(GAZETTEER)
KNOWN = [GAZETTEER.search(name)[0] for name in "Alep Moscou Kharkiv Tripoli Goma Port-au-Prince Khartoum Liban".split()]


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("une ecole de port au prince a ferme", "port au prince", "Port-au-Prince"),
        ("احترقت مدرسه بليبيا امس", "بليبيا", "Libye"),
        ("школа в нижнем новгороде сгорела", "нижнем новгороде", "Nijni Novgorod"),
        ("школу в ризі закрито", "ризі", "Riga"),
        ("地震袭击 阿勒颇", "阿勒颇", "Alep"),
    ],
)
def test_a_name_is_found_as_it_stands_in_the_text(text: str, phrase: str, name: str) -> None:
    meant = GAZETTEER.search(name)[0]

    assert meant in NAMER.named_in(text)[phrase]
    assert NAMER.is_name(phrase, meant, common=True)


def test_an_operator_s_places_are_found_too() -> None:
    rows = "name,aliases,lat,lon,kind,country\nCamp Zelvia,Лагерь Зельвия|مخيم زلفيا,36.25,36.70,camp,SY\n"
    namer = Namer(Gazetteer.open(added=read_additions(rows, file="places.csv").places))

    for phrase in ("camp zelvia", "лагере зельвии", "بمخيم زلفيا"):
        assert [home.name for home in namer.named_in(f"0 {phrase} 0")[phrase]] == ["Camp Zelvia"]


@settings(max_examples=50)
@given(st.sampled_from(KNOWN), st.data())
def test_every_form_of_a_few_words_leads_back_to_its_place(known, data):
    names = [name for name in GAZETTEER.names(known.id) if name.default]
    name = data.draw(st.sampled_from([name for name in names if len(key_of(name.text)) > 2]))
    form = data.draw(st.sampled_from(sorted(key for key in written_forms(name.text) if key.count(" ") < 3)))

    assert known in NAMER.named_in(f"0 {form} 0")[form]
    assert NAMER.is_name(form, known, common=bool(name.common))


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text):
    assert all(homes for homes in NAMER.named_in(text).values())


def test_a_name_that_a_hundred_towns_bear_takes_little_work() -> None:
    whereabouts = Whereabouts(GAZETTEER)
    known = GAZETTEER.same_name("San José")
    text = "Une école a brûlé à San José, près d'Alajuela et de Cartago, selon la presse."
    at = text.index("San José")
    proof = Mention(term="San José", surface="San José", field="content", start=at, end=at + len("San José"))
    place = Place(name="San José", geonames=known[0].id, lat=known[0].lat, lon=known[0].lon)
    entry = Entry(feed="f", entry_id="1", content=text, language="fr")
    evidence = (Evidence(keyword=proof, place=proof, distance=0, excerpt=""),)

    assert len(known) > 80
    assert steps(lambda: whereabouts.doubts(entry, place, evidence)) < 1_000_000
