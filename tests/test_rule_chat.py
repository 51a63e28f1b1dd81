"""Rules by chat as people write them: mistakes answered with their own words, changes said, forms struck out."""

from __future__ import annotations

import pytest

from alerts.model import Place
from alerts.store.places_table import put_place
from alerts.store.rules_table import read_rules
from tests.fakes.telegram_world import Message
from tests.test_commands import AMINA, OMAR, SARA, Town, town

__all__ = ["town"]

ALEP = Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"))


def pressed(message: Message, part: str) -> str:
    """What the one button says whose text holds ``part``."""
    (found,) = [each["callback_data"] for row in message.buttons for each in row if part in each["text"]]
    assert len(found.encode()) <= 64
    return str(found)


@pytest.mark.parametrize(
    ("user", "text", "asked", "meant"),
    [
        (AMINA, "hôpital Alep-Est", "Vouliez-vous dire", "hôpital près de Alep-Est"),
        (AMINA, "hôpital près de", "Il manque le lieu après « près de »", "hôpital près de Alep-Est"),
        (OMAR, "hospital, school East Aleppo 20 words", "Did you mean", "hospital, school near East Aleppo 20 words"),
        (OMAR, "hospital near", "Did you mean", "hospital near Alep-Est"),
        (OMAR, "hospital goma", "Did you mean", "hospital near goma"),
        (SARA, "مستشفى حلب الشرقية", "هل تقصد", "مستشفى قرب حلب الشرقية"),
        (SARA, "مستشفى قرب", "هل تقصد", "مستشفى قرب Alep-Est"),
    ],
)
async def test_a_mistake_is_answered_with_the_persons_own_words(
    town: Town, user: int, text: str, asked: str, meant: str
) -> None:
    put_place(town.office.store, ALEP)
    await town.says(AMINA, f"/staff {SARA}")
    said = await town.says(user, f"/watch {text}")
    assert asked in said.text
    assert f"/watch {meant}" in said.marked("code")
    done = await town.presses(user, said, pressed(said, meant))
    assert "✅" in done.text
    assert len(read_rules(town.office.store)) == 1


async def test_and_is_offered_in_its_three_meanings(town: Town) -> None:
    said = await town.says(OMAR, "/watch hospital and school near Goma")
    assert [each for each in said.marked("code") if each.startswith("/watch")] == [
        "/watch hospital, school near Goma",
        "/watch hospital near Goma with school",
        '/watch "hospital and school" near Goma',
    ]
    await town.presses(OMAR, said, pressed(said, "with school"))
    (rule,) = read_rules(town.office.store)
    assert (rule.keywords, rule.all_of) == (("hospital",), (("school",),))


async def test_an_old_guess_never_saves_a_newer_one(town: Town) -> None:
    old = await town.says(OMAR, "/watch hospital and school near Goma")
    new = await town.says(OMAR, "/watch mpox and measles near Goma")
    await town.presses(OMAR, old, pressed(old, "with school"))
    assert read_rules(town.office.store) == ()
    await town.presses(SARA, new, pressed(new, "with measles"))
    assert read_rules(town.office.store) == ()
    await town.presses(OMAR, new, pressed(new, "with measles"))
    assert read_rules(town.office.store)[0].keywords == ("mpox",)
