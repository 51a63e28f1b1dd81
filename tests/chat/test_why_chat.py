"""/why of what did not ring: by link, by a text that was pasted or forwarded, in whatever words it is asked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from alerts.model import Entry, Rule
from tests.fakes.town import AMINA, CHOLERA, OMAR, SARA, Town, town

__all__ = ["town"]

FAR = Rule(name="bukavu", keywords=("choléra",), places=("Bukavu",))
READ = Entry(
    feed="https://example.org/rss",
    entry_id="1",
    link="https://example.org/1",
    title="Le ministre de la Santé en visite",
    content=f"Le choléra recule, dit-il. {'Il a parlé longtemps devant la foule. ' * 8}Demain il sera à Goma.",
    language="fr",
)


@pytest.mark.parametrize(
    ("user", "text", "says"),
    [
        (OMAR, "/why not https://example.org/1", "“Goma” (limit: 30 words)"),
        (OMAR, "/why choléra https://example.org/1", "The rule \u2068choléra\u2069 does not fire"),
        (AMINA, "pourquoi je n’ai pas reçu https://example.org/1 ?", "(limite : 30 mots)"),
        (SARA, "ليش ما وصلني هذا؟ https://example.org/1", "لا قاعدة تنبّه"),
        (OMAR, "why did I not get this? Cholera kills five people in Goma", "would fire 1 rule:\n\u2068Cholera kills"),
        (AMINA, "/why Le choléra progresse en province, dit la radio", "S’il était lu, aucune règle ne sonnerait :"),
        (AMINA, "Pourquoi pas ça ? « Le ministre de la Santé en visite »", "(limite : 30 mots)"),
        (OMAR, "/why UNRWA: cholera reported in camps around Goma", "“Goma” (title)"),
        (AMINA, "/why choléra", "/why https://example.org/article choléra"),
        (OMAR, "Armed men took the northern hills of another town yesterday", "/why and its text"),
        (AMINA, "Goma : l’armée a repris hier soir les collines du nord", "aucun mot surveillé (choléra)"),
        (AMINA, "comment se fait-il que je n’aie rien reçu sur Goma hier ?", "/why https://example.org/article"),
        (OMAR, "why did I get this alert from you", "send:\n/why\n"),
        (OMAR, "No aid was received on Monday: cholera spreads in Goma", "would fire 1 rule"),
        (OMAR, "Why cholera is back in Goma\nFive people died on Monday, the radio said", "would fire 1 rule"),
    ],
)
async def test_why_is_asked_with_a_link_or_the_text_itself(town: Town, user: int, text: str, says: str) -> None:
    town.knows(CHOLERA)
    town.reads(READ)
    assert says in (await town.says(user, text)).text


async def test_a_reference_in_small_letters_may_have_a_word_beside_it(town: Town) -> None:
    town.knows(CHOLERA)
    await town.alerts(OMAR, "Choléra : trois morts à Goma")
    assert "K7M2Q" in (await town.says(OMAR, "/why k7m2q please")).text.splitlines()[0]


async def test_what_is_forwarded_to_the_bot_is_held_against_the_rules_for_the_staff(town: Town) -> None:
    town.knows(CHOLERA)
    origin = {"type": "hidden_user", "sender_user_name": "A", "date": 1479643200}
    headline = "Explosion near the market of Bunia, eleven people are hurt"
    said = await town.says(OMAR, headline, forward_origin=origin)
    assert "its place is not named (Goma)" in said.text
    assert "/subscribe —" in (await town.says(SARA, headline, forward_origin=origin)).text


@pytest.mark.parametrize(
    "text",
    [
        "The hospital of Goma received no medicine: I fear cholera, says its director",
        "Why is cholera back in Goma? The water of the whole town is foul",
        "Red alert: no clean water in Goma, and cholera is near",
    ],
)
async def test_a_forwarded_text_is_held_against_the_rules_whatever_it_says(town: Town, text: str) -> None:
    town.knows(CHOLERA)
    origin = {"type": "hidden_user", "sender_user_name": "A", "date": 1479643200}
    assert "would fire 1 rule" in (await town.says(OMAR, text, forward_origin=origin)).text


async def test_a_reply_asks_about_the_text_that_is_replied_to(town: Town) -> None:
    town.knows(CHOLERA)
    town.telegram.says(OMAR, "Cholera: two more cases in Goma")
    await town.telegram.until(lambda: len(town.telegram.history(OMAR)) == 1)
    asked = next(each for each in town.telegram.world.chats[OMAR].messages if not each.by_bot)
    assert "would fire 1 rule" in (await town.says(OMAR, "/why", reply_to=asked.id)).text


async def test_the_rule_that_came_nearest_stands_first_and_the_rest_are_counted(town: Town) -> None:
    town.knows(*(replace(FAR, name=f"far-{number}") for number in range(12)), CHOLERA)
    town.reads(READ)
    lines = (await town.says(OMAR, "/why https://example.org/1")).text.splitlines()
    assert lines[2].startswith("✖ choléra: “choléra” is ")
    assert lines[-2] == "… and 5 other rules, further from it"
