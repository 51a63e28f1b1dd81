"""Places and areas by chat: which place, which names, how wide, and what a circle holds before it is saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from alerts.model import Area, Entry, Place
from alerts.places.maps.raster import WIDTH
from alerts.store.journal_table import read_journal
from alerts.store.places_table import put_place, read_places
from alerts.store.rules_table import read_rules
from handlers.chat.picturing import drawn
from tests.fakes.town import OMAR, SARA, Town, town

__all__ = ["town"]

TRIPOLI_LEBANON = 266826


def size_of(png: bytes) -> tuple[int, int]:
    """The width and height in pixels that a PNG file declares."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def labelled(message: object) -> dict[str, str]:
    """Button texts → what they say to the bot."""
    return {each["text"]: each["callback_data"] for row in message.buttons for each in row if "callback_data" in each}  # type: ignore[attr-defined]


def only(texts: dict[str, str], part: str) -> str:
    """What the one button says whose text holds ``part``."""
    (found,) = [data for text, data in texts.items() if part in text]
    return found


async def test_several_places_of_a_name_are_buttons_with_country_region_and_people(town: Town) -> None:
    said = await town.says(OMAR, "/place Tripoli")
    texts = labelled(said)
    assert only(texts, "Lebanon · North · 229\u202f398")
    kept = await town.presses(OMAR, said, only(texts, "Lebanon"))
    (place,) = read_places(town.office.store)
    assert (place.name, place.geonames) == ("Tripoli", TRIPOLI_LEBANON)
    assert "طرابلس" in kept.text


@pytest.mark.parametrize(
    ("line", "name"),
    [("/place New Halfa", "New Halfa"), ("/place New Goma", "Goma"), ("/place ajouter Goma", "Goma")],
)
async def test_what_only_says_that_a_place_is_new_is_no_part_of_its_name(town: Town, line: str, name: str) -> None:
    await town.says(OMAR, line)
    assert [place.name for place in read_places(town.office.store)] == [name]


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("/place Tripoli, Lebanon", TRIPOLI_LEBANON),
        ("/place Palma, Mozambique", None),
        ("/place Tripoli، لبنان", TRIPOLI_LEBANON),
    ],
)
async def test_a_land_behind_the_name_says_which_place_and_is_no_name_of_it(
    town: Town, line: str, number: int | None
) -> None:
    await town.says(OMAR, line)
    (place,) = read_places(town.office.store)
    assert place.aliases == ()
    assert place.geonames == number or (number is None and place.lat == pytest.approx(-10.77, abs=0.1))


async def test_a_name_behind_the_name_is_a_name_of_it(town: Town) -> None:
    await town.says(OMAR, "/place Tripoli, Trablous")
    await town.says(OMAR, "/place Beni: Nord-Kivu")
    assert {(place.name, place.aliases) for place in read_places(town.office.store)} == {
        ("Tripoli", ("Trablous",)),
        ("Beni", ("Nord-Kivu",)),
    }


async def test_buttons_are_short_enough_for_a_phone_and_say_what_differs(town: Town) -> None:
    choices = await town.says(OMAR, "/place Tripoli")
    assert all("Tripoli" not in text for text in labelled(choices) if "Lebanon" in text)
    put_place(town.office.store, Place(name="Mogadiscio", geonames=53654))
    said = await town.says(OMAR, "/place Mogadiscio")
    for row in (*choices.buttons, *said.buttons):
        assert all(len(each["text"]) <= (64 if len(row) == 1 else 18) for each in row)


async def test_names_are_ticked_and_unticked_by_a_press(town: Town) -> None:
    put_place(town.office.store, Place(name="Goma", lat=-1.67, lon=29.22, geonames=216281))
    said = await town.says(OMAR, "/place Goma")
    assert "⚠ also an ordinary word" in said.text
    said = await town.presses(OMAR, said, only(labelled(said), "☐ Ngoma"))
    assert read_places(town.office.store)[0].aliases == ("Ngoma",)
    said = await town.presses(OMAR, said, only(labelled(said), "☑ Ngoma"))
    assert read_places(town.office.store)[0].aliases == ()
    said = await town.presses(OMAR, said, only(labelled(said), "☑ Гома"))
    assert read_places(town.office.store)[0].not_aliases == ("Гома",)
    said = await town.presses(OMAR, said, only(labelled(said), "☐ Гома"))
    assert read_places(town.office.store)[0].not_aliases == ()
    assert read_journal(town.office.store)[-1].action == "place"


async def test_the_circle_is_set_and_drawn(town: Town) -> None:
    put_place(town.office.store, Place(name="Goma", lat=-1.67, lon=29.22, geonames=216281))
    said = await town.says(OMAR, "/place Goma")
    said = await town.presses(OMAR, said, only(labelled(said), "50 km"))
    assert read_places(town.office.store)[0].radius_km == 50
    before = len(town.telegram.history(OMAR))
    await town.presses(OMAR, said, only(labelled(said), "Map"))
    await town.telegram.until(lambda: len(town.telegram.history(OMAR)) > before)
    shown = town.telegram.history(OMAR)[-1]
    assert shown.media == "photo"
    assert "50 km around -1.670, 29.220" in shown.text
    assert "Gisenyi" in shown.text
    (sent,) = town.telegram.requested("sendPhoto")
    assert size_of(sent.parameters["photo"].content) == (WIDTH, WIDTH)


async def test_a_place_with_nothing_but_its_number_has_its_point_its_circle_and_a_map(town: Town) -> None:
    put_place(town.office.store, Place(name="Goma", geonames=216281))
    said = await town.says(OMAR, "/place Goma")
    assert "-1.6" in said.text
    said = await town.presses(OMAR, said, only(labelled(said), "10 km"))
    assert read_places(town.office.store) == (Place(name="Goma", geonames=216281, radius_km=10),)
    before = len(town.telegram.history(OMAR))
    await town.presses(OMAR, said, only(labelled(said), "Map"))
    await town.telegram.until(lambda: len(town.telegram.history(OMAR)) > before)
    assert "10 km around -1.6" in town.telegram.history(OMAR)[-1].text


async def test_where_no_photo_is_taken_the_map_is_told_in_words(town: Town) -> None:
    put_place(town.office.store, Place(name="غوما", lat=-1.67, lon=29.22, geonames=216281))
    said = await town.says(OMAR, "/place غوما")
    town.telegram.refuses(OMAR, "not enough rights to send photos to the chat", method="sendPhoto")
    before = len(town.telegram.history(OMAR))
    await town.presses(OMAR, said, only(labelled(said), "Map"))
    await town.telegram.until(lambda: len(town.telegram.history(OMAR)) > before)
    shown = town.telegram.history(OMAR)[-1]
    assert shown.media is None
    assert "-1.670, 29.220" in shown.text


async def test_what_is_no_drawing_gives_no_picture_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    assert await drawn("nonsense") == b""
    assert "a map could not be drawn: ValueError" in caplog.text


async def test_a_map_is_drawn_wherever_the_service_was_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "alerts").mkdir()
    (tmp_path / "alerts" / "__init__.py").write_text("raise SystemExit('a stranger of our name')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert size_of(await drawn('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')) == (WIDTH, WIDTH)


async def test_only_staff_change_places_by_a_press(town: Town) -> None:
    put_place(town.office.store, Place(name="Goma", lat=-1.67, lon=29.22, geonames=216281))
    said = await town.says(OMAR, "/place Goma")
    await town.presses(SARA, said, only(labelled(said), "50 km"))
    assert read_places(town.office.store)[0].radius_km is None


async def test_a_shared_location_is_rounded_before_anything_is_kept(town: Town) -> None:
    town.telegram.shares_location(OMAR, -1.67931, 29.23417)
    await town.telegram.until(lambda: len(town.telegram.history(OMAR)) >= 1)
    said = town.telegram.history(OMAR)[-1]
    assert "rounded to 5 km: -1.7, 29.25" in said.text.replace("-1.70", "-1.7")
    assert "1.679" not in said.text
    await town.presses(OMAR, said, only(labelled(said), "Follow this place"))
    (place,) = read_places(town.office.store)
    assert (place.lat, place.lon) == (-1.7, 29.25)
    assert place.geonames is not None


@pytest.mark.parametrize(
    "line", ["/place -1.67931, 29.23417", "/place 1°40'45\"S 29°14'E", "/place geo:-1.67931,29.23417"]
)
async def test_a_point_that_is_typed_is_answered_as_a_shared_location_is(town: Town, line: str) -> None:
    said = await town.says(OMAR, line)
    assert "rounded to 5 km" in said.text
    texts = labelled(said)
    assert any(text.startswith("📍") and text.endswith("km") for text in texts)
    await town.presses(OMAR, said, only(texts, "Follow this place"))
    (place,) = read_places(town.office.store)
    assert (place.lat, place.lon) == (-1.7, 29.25)


async def test_another_place_near_a_point_is_followed_by_a_press(town: Town) -> None:
    said = await town.says(OMAR, "/place -1.67, 29.22")
    text, data = next((text, data) for text, data in labelled(said).items() if text.startswith("📍"))
    await town.presses(OMAR, said, data)
    assert text.startswith(f"📍 {read_places(town.office.store)[0].name} · ")


async def test_a_point_that_is_on_no_map_is_refused_in_words(town: Town) -> None:
    assert "latitude goes from -90 to 90" in (await town.says(OMAR, "/place 95, 10")).text
    assert read_places(town.office.store) == ()


async def test_a_location_in_the_middle_of_the_sea_is_answered_in_words(town: Town) -> None:
    town.telegram.shares_location(OMAR, -48.0, -123.0)
    await town.telegram.until(lambda: len(town.telegram.history(OMAR)) >= 1)
    assert "I know no place near" in town.telegram.history(OMAR)[-1].text


async def test_a_spelling_that_was_seen_becomes_an_alias_by_a_press(town: Town) -> None:
    put_place(town.office.store, Place(name="Boustane al-Bacha"))
    town.reads(*(Entry(feed="f", entry_id=f"{n}", title=f"Raid sur Boustan al Basha {n}") for n in range(4)))
    said = await town.says(OMAR, "/place Boustane al-Bacha")
    assert "Seen 4 times in 7 days" in said.text
    await town.presses(OMAR, said, only(labelled(said), "➕ Boustan al Basha"))
    assert "Boustan al Basha" in read_places(town.office.store)[0].aliases


async def test_a_circle_is_listed_before_it_is_saved_with_the_concepts_ticked(town: Town) -> None:
    said = await town.says(OMAR, "/watch école within 25 km of Alep high")
    assert "known places" in said.text
    assert "Nothing is saved yet" in said.text
    assert read_rules(town.office.store) == ()
    texts = labelled(said)
    assert only(texts, "☑ also école, مدرسة, школа … (concept school)")
    await town.presses(OMAR, said, only(texts, "Put it on watch"))
    (rule,) = read_rules(town.office.store)
    assert rule.areas == (Area(place="Alep", km=25),)
    assert rule.keywords == ("école", "concept:school")
    (place,) = read_places(town.office.store)
    assert (place.name, place.geonames) == ("Alep", 170063)


async def test_the_concept_may_be_unticked_and_the_rule_dropped(town: Town) -> None:
    said = await town.says(OMAR, "/watch école anywhere in Syria")
    said = await town.presses(OMAR, said, only(labelled(said), "concept school"))
    assert only(labelled(said), "☐ also")
    said = await town.presses(OMAR, said, only(labelled(said), "Drop it"))
    assert "nothing was saved" in said.text
    assert read_rules(town.office.store) == ()
    late = await town.says(OMAR, "/watch école anywhere in Syria")
    town.office.clock.advance(hours=25)
    await town.presses(OMAR, late, only(labelled(late), "Put it on watch"))
    assert read_rules(town.office.store) == ()


async def test_each_list_saves_the_rule_that_it_shows(town: Town) -> None:
    syria = await town.says(OMAR, "/watch école anywhere in Syria")
    goma = await town.says(OMAR, "/watch hospital within 25 km of Goma")
    await town.presses(OMAR, syria, only(labelled(syria), "concept school"))
    await town.says(OMAR, "/watch hospital and clinic near Goma")
    await town.presses(OMAR, syria, only(labelled(syria), "Put it on watch"))
    (rule,) = read_rules(town.office.store)
    assert (rule.keywords, rule.areas) == (("école",), (Area(place="Syria"),))
    await town.presses(OMAR, goma, only(labelled(goma), "Put it on watch"))
    assert {rule.where for rule in read_rules(town.office.store)} == {("Syria",), ("Goma",)}


async def test_a_list_shows_the_rule_with_its_ticked_concepts_before_and_after(town: Town) -> None:
    said = await town.says(OMAR, "/watch école within 25 km of Alep")
    assert "école, concept:school within 25 km of Alep" in said.text
    bare = await town.presses(OMAR, said, only(labelled(said), "☑ also"))
    assert "concept:school within" not in bare.text
    said = await town.presses(OMAR, bare, only(labelled(bare), "☐ also"))
    done = await town.presses(OMAR, said, only(labelled(said), "Put it on watch"))
    assert "words: école, concept:school" in done.text


async def test_a_circle_around_nowhere_is_refused_in_words(town: Town) -> None:
    said = await town.says(OMAR, "/watch école within 25 km of Xyzzyburg")
    assert "I do not know where" in said.text
    assert read_places(town.office.store) == ()


async def test_a_rule_in_one_line_is_saved_as_written_and_offers_the_concept(town: Town) -> None:
    town.knows()
    said = await town.says(OMAR, "/watch écoles near Goma")
    assert read_rules(town.office.store)[0].keywords == ("écoles",)
    said = await town.presses(OMAR, said, only(labelled(said), "☐ also"))
    assert read_rules(town.office.store)[0].keywords == ("écoles", "concept:school")
    await town.presses(OMAR, said, only(labelled(said), "☑ also"))
    assert read_rules(town.office.store)[0].keywords == ("écoles",)
