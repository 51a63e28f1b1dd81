"""How the chat meets people halfway: other names of commands, other orders of words, answers that fit on a phone."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from alerts.model import Feed, Place, Rule
from alerts.rules.chat.placetext import FEED_EXAMPLE, PLACE_EXAMPLE
from alerts.store import feeds_table
from alerts.store.feeds_table import read_feeds
from alerts.store.people_table import dismiss
from alerts.store.places_table import put_place
from alerts.store.rules_table import put_rule
from alerts.store.subscriptions_table import read_subscriptions
from tests.chat.test_rule_chat import pressed
from tests.fakes.newsroom import HOUR, NOW
from tests.fakes.town import AMINA, CHOLERA, OMAR, SARA, Town, town
from tests.store.test_store_entries import failed, good

__all__ = ["town"]


@pytest.mark.parametrize(
    ("said", "answered"),
    [
        ("/feeds", "source"), ("/flux", "source"), ("/lieux", "lieu"), ("/règles", "règle"), ("/Aide", "/subscribe —"),
        ("/équipe", "L’équipe"), ("/pourquoi", "référence"), ("/مساعدة", "/subscribe —"), ("/langue en", "English"),
        ("/تنبيهات", "Les règles qui veillent"),
        ("Pourquoi je reçois ça ?", "/why\n"),
    ],
)  # fmt: skip
async def test_a_command_goes_by_its_plural_and_its_names_in_french_and_arabic(
    town: Town, said: str, answered: str
) -> None:
    assert answered in (await town.says(AMINA, said)).text


async def test_a_slash_that_stands_apart_is_no_hindrance(town: Town) -> None:
    town.knows()
    assert "Nothing is saved yet" in (await town.says(OMAR, "/ watch cholera near Goma")).text


async def test_another_name_opens_no_door_that_is_closed(town: Town) -> None:
    assert "للفريق والمشغّلين" in (await town.says(SARA, "/feeds")).text


async def test_the_list_of_feeds_tells_how_each_is_doing(town: Town) -> None:
    await town.says(OMAR, "/feed https://example.org/rss")
    store = town.office.store
    feed = int(store.value("SELECT id FROM feeds"))
    at = NOW
    feeds_table.settle_good(store, feed, good(at=at, ended=at, usual_gap=3 * HOUR, last_entry_at=at, next_at=at + HOUR))
    said = (await town.says(OMAR, "/feeds")).text
    for words in ("7 d: entries: 0, alerts: 0", "last read ", "next read ", "last entry ", "one every 3 h"):
        assert words in said
    for seconds, gap in ((5400, "1.5 h"), (3570, "1 h"), (300, "5 min"), (20, "1 min")):
        feeds_table.settle_good(store, feed, good(at=at, ended=at, usual_gap=timedelta(seconds=seconds), next_at=at))
        store.execute("UPDATE feeds SET last_entry_at = added_at")
        assert f"one every {gap}" in (await town.says(OMAR, "/feeds")).text
    await town.says(OMAR, "/language ar")
    for minutes, gap in ((1, "دقيقة"), (2, "دقيقتين"), (5, "5 دقائق"), (11, "11 دقيقة"), (180, "3 ساعات")):
        feeds_table.settle_good(store, feed, good(at=at, ended=at, usual_gap=timedelta(minutes=minutes), next_at=at))
        store.execute("UPDATE feeds SET last_entry_at = added_at")
        assert f"خبر كل \u2068{gap}\u2069" in (await town.says(OMAR, "/feeds")).text
    await town.says(OMAR, "/language en")
    for _ in range(3):
        feeds_table.settle_failed(store, feed, failed("the page is empty", at=at, ended=at, next_at=at + HOUR))
    said = (await town.says(OMAR, "/feeds")).text
    for words in ("3 failures in a row: ", "the page is empty", "last read ", "next try ", "last entry "):
        assert words in said


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
async def test_a_long_list_of_feeds_says_how_many_are_not_in_it(town: Town, language: str) -> None:
    store, at = town.office.store, NOW
    await town.says(OMAR, f"/lang {language}")
    for number in range(60):
        feeds_table.put_feed(store, Feed(url=f"https://{number}.example/rss", title=f"Radio {number} " * 8), now=at)
    for row in store.rows("SELECT id FROM feeds WHERE id % 2"):
        feeds_table.settle_failed(store, row["id"], failed("the page is empty", at=at, ended=at, next_at=at + HOUR))
    said = (await town.says(OMAR, "/feeds")).text
    shown, more = said.count("🔴"), re.search(r"(?:… and|… et|… وغيرها:)\D{1,3}(\d+)", said)
    assert more is not None
    assert "🟢" not in said, "those in trouble come first"
    assert shown > 5
    assert shown + int(more[1]) == 60
    assert said.rstrip().endswith(FEED_EXAMPLE), "nothing is cut off"


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
@pytest.mark.parametrize("length", [40, 300, 900])
async def test_long_lists_of_rules_and_places_say_how_many_are_not_in_them(
    town: Town, language: str, length: int
) -> None:
    store = town.office.store
    await town.says(OMAR, f"/lang {language}")
    for number in range(50):
        put_place(store, Place(name=f"Camp {number}", aliases=tuple(f"{'n' * (length // 12)}{at}" for at in range(12))))
        put_rule(store, Rule(name=f"règle {number}", keywords=("k" * length,), places=(f"Camp {number}",)), now=NOW)
    for command, last in (("/rules", "/unwatch règle 0"), ("/places", PLACE_EXAMPLE)):
        said = (await town.says(OMAR, command)).text
        shown, more = said.count("\n• ") + said.count("\n\u200f• "), re.search(r"… \D{1,9}(\d+)", said)
        assert more is not None
        assert shown > 2
        assert shown + int(more[1]) == 50
        assert said.rstrip().endswith(last), "nothing is cut off"


async def test_a_language_that_is_one_is_not_called_none(town: Town) -> None:
    assert "not a language that alerts are written in" in (await town.says(OMAR, "/lang de")).text
    assert "not a language that alerts are written in" in (await town.says(OMAR, "/lang espagnol")).text


async def test_a_feed_is_left_whichever_word_comes_first(town: Town) -> None:
    for goodbye in (
        "/feed remove {}", "/feed {} remove", "/feed {} supprimer", "/feed stop <{}>", "/feed {} حذف",
        "/feed « {} » remove", "/feed remove example.org/rss",
    ):  # fmt: skip
        await town.says(OMAR, "/feed https://example.org/rss every hour")
        (feed,) = read_feeds(town.office.store)
        assert feed.every is not None
        assert feed.every.total_seconds() == 3600
        assert "no longer read" in (await town.says(OMAR, goodbye.format(feed.url))).text
        assert read_feeds(town.office.store) == ()


async def test_the_answers_about_a_feed_have_no_empty_lines(town: Town) -> None:
    for text in ("/feed https://example.org/rss", "/feed https://example.org/rss 5 min"):
        for user in (AMINA, OMAR):
            assert "\n\n" not in (await town.says(user, text)).text


async def test_what_cannot_be_unsubscribed_is_answered_with_unsubscribe(town: Town) -> None:
    town.knows()
    assert (await town.says(OMAR, "/unsubscribe Gomma")).text.endswith("\n/unsubscribe Goma")


async def test_whoever_gets_a_rule_s_alerts_keeps_its_other_buttons(town: Town) -> None:
    said = await town.says(OMAR, "/watch cholera near Goma")
    done = await town.presses(OMAR, said, pressed(said, "🔔"))
    assert len(read_subscriptions(town.office.store)) == 1
    assert "1 chat gets its alerts" in done.text
    texts = [each["text"] for row in done.buttons for each in row]
    assert not any("🔔" in text for text in texts)
    assert any("concept cholera" in text for text in texts)


async def test_who_is_no_longer_staff_is_told_of_the_subscription_only(town: Town) -> None:
    said = await town.says(OMAR, "/watch cholera near Goma")
    dismiss(town.office.store, OMAR)
    done = await town.presses(OMAR, said, pressed(said, "🔔"))
    assert "is subscribed" in done.text
    assert len(read_subscriptions(town.office.store)) == 1


async def test_the_concept_stands_whole_on_its_button(town: Town) -> None:
    said = await town.says(AMINA, "/watch hôpital pédiatrique près de Goma")
    texts = [each["text"] for row in said.buttons for each in row]
    assert [text for text in texts if "concept" in text] == [text for text in texts if text[:1] in "☐☑"]
    assert all(len(text) <= 64 for text in texts)


async def test_a_rule_with_every_part_is_told_on_one_screen(town: Town) -> None:
    said = await town.says(
        AMINA,
        "/watch hôpital près de Goma 20 mots urgent avec frappe ou raid et blessés sauf football langue fr nom soins",
    )
    told = [line for line in said.text.splitlines() if line.startswith("• ")]
    assert len(told) == 3
    assert "avec : frappe, raid · avec : blessés · distance : 20 mots" in told[2]


async def test_the_names_of_an_area_are_folded_up(town: Town) -> None:
    said = await town.says(OMAR, "/watch cholera within 25 km of Goma")
    (names,) = said.marked("expandable_blockquote")
    assert "Goma" in names


async def test_a_feed_that_is_named_again_keeps_how_it_is_read(town: Town) -> None:
    await town.says(OMAR, "/feed https://example.org/rss 5 min lang fr title Radio")
    said = await town.says(OMAR, "/feed https://example.org/rss full text")
    assert "288 times a day" in said.text
    (feed,) = read_feeds(town.office.store)
    assert (feed.title, feed.language, feed.full_text) == ("Radio", "fr", True)
    town.office.store.execute("UPDATE feeds SET first_polled_at = added_at")  # and it came without validators
    said = await town.says(OMAR, "/feed https://example.org/rss 10 min")
    assert "every 10 minutes was asked for, every 15 stands" in said.text
    assert "96 times a day" in said.text
    said = await town.says(OMAR, "/feed https://example.org/rss auto")
    assert "once an hour" in said.text
    assert read_feeds(town.office.store)[0].every is None


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("/log today Goma", True), ("/log Goma, today", True), ("/log choléra 7 d", True), ("/log today", True),
        ("/log last 7 days Goma", True), ("/log 7 days", True), ("/log today Bukavu", False),
        ("/log today 7 nothing", False), ("/log 7", True), ("/log last week", True), ('/log "choléra"', True),
        ("/log Goma since 2016-02-31", False), ("/log الأسبوع الماضي", True),
        ('/log rule "choléra"', True), ("/log aujourd’hui, le lieu : Goma", True), ("/log rule Goma", False),
    ],
)  # fmt: skip
async def test_the_log_is_asked_for_some_days_and_a_name_at_once(town: Town, asked: str, told: bool) -> None:
    town.knows(CHOLERA)
    await town.alerts(OMAR, "Choléra à Goma")
    assert ("Choléra à Goma" in (await town.says(OMAR, asked)).text) is told


async def test_yesterday_begins_at_its_midnight(town: Town) -> None:
    town.knows(CHOLERA)
    await town.alerts(OMAR, "Choléra à Goma")
    town.office.clock.advance(days=1)
    assert "Choléra à Goma" in (await town.says(OMAR, "/log yesterday")).text
    assert "Choléra à Goma" not in (await town.says(OMAR, "/log today")).text
    town.office.clock.advance(days=1)
    assert "Choléra à Goma" not in (await town.says(OMAR, "/log yesterday")).text


async def test_an_unknown_name_ends_where_a_severity_or_language_begins(town: Town) -> None:
    for wish in ("/subscribe Bukava high", "/subscribe Bukava lang fr"):
        assert 'no place or rule "Bukava"' in (await town.says(OMAR, wish)).text


async def test_a_name_for_staff_is_answered_with_how_to_find_the_number(town: Town) -> None:
    for name in ("Omar", "@omar"):
        said = await town.says(AMINA, f"/staff {name}")
        assert f"« {name} »" in said.text
        assert "@userinfobot" in said.text
