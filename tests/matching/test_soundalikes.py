"""The made spellings of a place are found once all their words were heard, in whatever order, and spelt out once."""

from __future__ import annotations

from alerts.matching.soundalikes import Soundalikes
from alerts.matching.unmet import Meeting

SPELLINGS = ("Tel Rifaat", "Tell Rifaat", "Tal Rifaat", "Tel Rif'at")


def listening() -> tuple[Soundalikes, list[int]]:
    spelt: list[int] = []

    def respellings(place: int) -> tuple[str, ...]:
        spelt.append(place)
        return SPELLINGS

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


def test_each_spelling_is_found_once_and_a_place_spelt_out_once() -> None:
    soundalikes, spelt = listening()
    found = met(soundalikes, "Tel Rifaat, Tell Rifaat, Tel Rifaat")
    assert [meeting.name for meeting in found] == ["Tel Rifaat", "Tell Rifaat"]
    assert spelt == [1]


def test_no_place_is_spelt_out_for_words_of_other_sound_nor_for_its_listed_name() -> None:
    soundalikes, spelt = listening()
    assert not met(soundalikes, "Tomorrow the Tariff of Rafah, tel rifaat, Tall Rifat")
    assert not spelt
