"""Other spellings of a name are proposed to a person: true variants found, look-alikes kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.places.namekeys import PROBES, key_of, keys_of, script_of
from alerts.places.names.newspellings import spot_spellings
from alerts.places.names.spelling import spelling_key

VARIANTS = """
Cheikh Saïd=Sheikh Saeed|Deir ez-Zor=Deir Ezzor|Deir al-Zour=Deir ez-Zor|Khan Younis=Khan Yunis|Mossoul=Mosul
Boustane al-Bacha=Bustan al Basha|Goma=Guma|Hodeïda=Al Hudaydah|El Fasher=Al Fashir|Idleb=Idlib|Kobané=Kobani
Mekele=Mekelle|N'Djamena=Ndjaména|Raqqa=Ar Raqqah|Taiz=Taizz|Sanaa=Sana'a|Maarrat an-Numan=Ma'arrat al-Nu'man
Douma=Duma|Marioupol=Mariupol|Kaboul=Kabul|Koundouz=Kunduz|Malakal=Malakal|Bahri=Bahry
"""
LOOK_ALIKES = """
Homs=Hamas|Daraa=Daraya|Khan Younis=Khan Cheikhoun|Marib=Maribor|Goma=Gemena|Beni=Bunia|Dori=Djibo|Gao=Goma
Hama=Homs|Aden=Abyan|Juba=Jowhar|Kaya=Kayes
"""


def _pairs(table: str) -> list[tuple[str, str]]:
    cells = (cell.strip().split("=") for line in table.strip().splitlines() for cell in line.split("|"))
    return [(one, other) for one, other in cells]


@pytest.mark.parametrize(("one", "other"), _pairs(VARIANTS))
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert spelling_key(one) == spelling_key(other) != ""


@pytest.mark.parametrize(("one", "other"), _pairs(LOOK_ALIKES))
def test_names_of_different_places_do_not(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_names_in_other_scripts_have_no_key() -> None:
    assert spelling_key("حلب") == spelling_key("Алеппо") == spelling_key("") == ""


@given(st.text())
def test_every_text_has_a_key_or_none(text: str) -> None:
    assert isinstance(spelling_key(text), str)
    assert all(keys_of(text))
    script_of(text)


@pytest.mark.parametrize("name", PROBES)
def test_a_key_is_its_own_key(name: str) -> None:
    assert key_of(key_of(name)) == key_of(name) != ""


def test_a_dropped_apostrophe_is_a_second_key() -> None:
    assert keys_of("N'Djamena") == ("n djamena", "ndjamena")


def test_unlisted_spellings_in_entries_are_spotted_and_counted() -> None:
    texts = [
        "Des frappes ont touché Boustan al Basha, puis encore Boustan al Basha.",
        "BOUSTAN AL BASHA bombardé; Bustan al-Basha aussi.",
        "L’hôpital de Boustan al Basha est détruit",
        "bustan el bacha, sans capitale, n’est pas compté",
    ]
    spotted = spot_spellings(texts, ["Boustane al-Bacha", "Bustan al-Basha", "Homs"])
    assert [(each.spelling.casefold(), each.alias) for each in spotted][:1] == [
        ("boustan al basha", "Boustane al-Bacha")
    ]
    assert sum(each.entries for each in spotted) == 3


def test_nothing_is_spotted_for_short_names_or_none() -> None:
    assert spot_spellings(["Hums et Hims"], ["Homs"]) == ()
    assert spot_spellings(["Alep"], []) == ()
