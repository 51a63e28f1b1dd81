"""The made spellings of a place are found once all their words were heard, in whatever order, and spelt out once."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.matching.soundalikes import Soundalikes
from alerts.matching.unmet import Meeting
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.namekeys import APOSTROPHES
from alerts.places.names.romanised import Wanted

GAZETTEER = Gazetteer.open()
SPELLINGS = ("Tel Rifaat", "Tell Rifaat", "Tal Rifaat", "Tel Rif'at")


def listening() -> tuple[Soundalikes, list[int]]:
    spelt: list[int] = []

    def respellings(place: int, wanted: Wanted) -> Iterator[str]:
        spelt.append(place)
        return filter(wanted, SPELLINGS)

    soundalikes = Soundalikes(respellings)
    soundalikes.expect({1: ["Tall Rifat"], 2: ["Kafr Nubul"]})
    return soundalikes, spelt


def met(soundalikes: Soundalikes, text: str, *, uncased: bool = False) -> list[Meeting]:
    claims = [claim for chunk in text.split() for claim in soundalikes.hear(chunk, uncased=uncased)]
    return [meeting for claim in claims for meeting in soundalikes.settle(claim)]


def test_the_spelling_that_stands_in_a_text_is_found_whatever_word_comes_last() -> None:
    for text in ("Tel Rifaat", "Rifaat and Tel", "TEL RIFAAT"):
        assert met(listening()[0], text) == [Meeting(1, "Tel Rifaat", is_made=True)]
    assert met(listening()[0], "tel rifaat", uncased=True) == [Meeting(1, "Tel Rifaat", is_made=True)]
    assert met(listening()[0], "Tel Rif'at") == [Meeting(1, "Tel Rif'at", is_made=True)]


def test_each_spelling_is_found_once_and_a_place_noted_once() -> None:
    soundalikes, spelt = listening()
    found = met(soundalikes, "Tel Rifaat, Tell Rifaat, Tel Rifaat")
    assert [meeting.name for meeting in found] == ["Tel Rifaat", "Tell Rifaat"]
    assert spelt == [1, 1]  # noted, then asked for both


@settings(max_examples=30)
@given(st.sampled_from(GAZETTEER.inside(GAZETTEER.same_name("Syria")[0].id)[::97]), st.data())
def test_asked_for_some_spellings_a_place_has_the_same_ones_as_asked_for_all(place, data):
    known = {name.text for name in GAZETTEER.names(place.id) if name.default}
    made = [name.text for name in GAZETTEER.aliases(place.id) if name.default and name.text not in known]
    chosen = {bare(text) for text in data.draw(st.lists(st.sampled_from(made or [""]), max_size=5))}
    asked = GAZETTEER.respellings(place.id, lambda text: bare(text) in chosen)

    assert list(asked) == [text for text in made if bare(text) in chosen]


def bare(text: str) -> str:
    """A spelling without apostrophes, of which none is told by a word: Dar'a is wanted where Dara is."""
    return "".join(sign for sign in text if sign not in APOSTROPHES)


def test_no_place_is_spelt_out_for_words_of_other_sound_nor_for_its_listed_name() -> None:
    soundalikes, spelt = listening()
    assert not met(soundalikes, "Tomorrow the Tariff of Rafah, tel rifaat, Tall Rifat")
    assert not spelt
