"""What people can do by chat: operators, staff, subscribers and administrators, against a strict Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import current_thread
from typing import cast

import pytest
from telegram import Update

from alerts.errors import StoreError
from alerts.model import Actor, Alert, AlertKind, Entry, Feed, Place, Role, Rule, Severity, Subscription
from alerts.places.gazetteer import Gazetteer
from alerts.render import LANGUAGES
from alerts.settings import Secret
from alerts.store.alerts_table import add_alert
from alerts.store.chats_table import chat_state
from alerts.store.entries_table import add_entry, sight
from alerts.store.feeds_table import put_feed, read_feeds
from alerts.store.journal_table import read_journal
from alerts.store.people_table import appoint, read_staff
from alerts.store.places_table import put_place, read_places
from alerts.store.rules_table import put_rule, read_rules, rule_revisions
from alerts.store.subscriptions_table import put_subscription, read_subscriptions
from alerts.store.watch_table import read_watchlist
from alerts.triage import prepare
from handlers.application import answer_people, build_application
from handlers.asked import Asked
from handlers.labels import code_of
from handlers.parts import Context, Parts
from handlers.registry import COMMANDS, OTHERS
from tests.fakes.botapi import Telegram
from tests.fakes.post_office import PostOffice, post_office
from tests.fakes.telegram_world import Message

AMINA, OMAR, SARA = 7, 8, 9
"""An operator who reads French, a member of the staff who reads English, and somebody who reads Arabic."""
GROUP, CHANNEL, FORUM = -1001000000005, -1001000000001, -1001000000002
GOMA = Place(name="Goma", aliases=("غوما",))
CHOLERA = Rule(name="choléra", keywords=("choléra",), places=("Goma",), severity=Severity.HIGH)


@dataclass
class Town:
    """The bot at work, and the people who talk to it."""

    telegram: Telegram
    office: PostOffice

    async def says(
        self, user: int, text: str, *, chat: int | None = None, answers: int = 1, **extra: object
    ) -> Message:
        """Somebody writes; the last of the bot's answers in that chat."""
        where = user if chat is None else chat
        before = len(self.telegram.history(where))
        self.telegram.says(user, text, chat=chat, **extra)  # type: ignore[arg-type]
        await self.telegram.until(lambda: len(self.telegram.history(where)) >= before + answers)
        return self.telegram.history(where)[-1]

    async def presses(self, user: int, message: Message, data: str) -> Message:
        """Somebody presses a button; the message afterwards."""
        query = self.telegram.presses(user, message, data)
        await self.telegram.until(lambda: self.telegram.answer(query) is not None)
        await self.telegram.until(lambda: self.telegram.unread() == 0)
        await asyncio.sleep(0.1)
        return self.telegram.history(message.chat)[-1]

    def knows(self, *rules: Rule) -> None:
        """The place Goma is tracked and these rules are on watch."""
        now = self.office.clock.now()
        put_place(self.office.store, GOMA)
        for rule in rules:
            put_rule(self.office.store, rule, now=now)

    def reads(self, *entries: Entry) -> None:
        """These entries are in the store."""
        store, now = self.office.store, self.office.clock.now()
        put_feed(store, Feed(url="https://example.org/rss", title="Radio Exemple"), now=now)
        row = store.value("SELECT id FROM feeds")
        for sighting in sight(store, row, entries).fresh:
            add_entry(store, row, sighting, now=now)

    async def alerts(self, chat: int, title: str) -> str:
        """An entry of that title fires the rules that are on watch, and a chat gets the alert; its reference."""
        store, now = self.office.store, self.office.clock.now()
        put_feed(store, Feed(url="https://example.org/rss", title="Radio Exemple"), now=now)
        entry = Entry(feed="https://example.org/rss", entry_id=title, title=title, language="fr")
        matches = prepare(read_watchlist(store)).matches(entry)
        alert = Alert(ref="K7M2Q", kind=AlertKind.FIRST, entry=entry, matches=matches, created_at=now)
        row = add_entry(store, store.value("SELECT id FROM feeds"), sight(store, 1, [entry]).fresh[0], now=now)
        assert row is not None
        add_alert(store, alert, entry_row=row, revisions=rule_revisions(store))
        letter = self.office.renderer.alert_letter(alert, language="en")
        self.office.post(chat, title, html=letter.html, alert_ref=alert.ref)
        await self.office.deliver()
        return alert.ref

    def subscriptions(self) -> tuple[Subscription, ...]:
        return read_subscriptions(self.office.store)


@pytest.fixture
async def town(telegram: Telegram, tmp_path: Path) -> AsyncIterator[Town]:
    telegram.user(AMINA, "Amina", language="fr")
    telegram.user(OMAR, "Omar", language="en")
    telegram.user(SARA, "Sara", language="ar")
    async with post_office(telegram, tmp_path) as office, answering(telegram, office):
        appoint(office.store, OMAR, by=AMINA, now=office.clock.now())
        yield Town(telegram, office)


@asynccontextmanager
async def answering(telegram: Telegram, office: PostOffice) -> AsyncIterator[None]:
    parts = Parts(
        desk=office.desk,
        deliverer=office.deliverer,
        renderer=office.renderer,
        clock=office.clock.now,
        operators=frozenset({AMINA}),
        gazetteer=Gazetteer.open(),
    )
    reception = build_application(
        Secret(telegram.token), api_url=telegram.api_url, parts=parts, commands=COMMANDS, others=OTHERS
    )
    stop = asyncio.Event()
    running = asyncio.create_task(answer_people(reception, stop=stop))
    try:
        yield
    finally:
        stop.set()
        await asyncio.wait_for(running, 10)


def buttons(message: Message) -> list[str]:
    return [button["callback_data"] for row in message.buttons for button in row if "callback_data" in button]


async def test_start_says_what_is_and_what_to_do_next(town: Town) -> None:
    said = await town.says(SARA, "/start")
    assert "لا تتلقى تنبيهات" in said.text
    assert said.text.splitlines()[-1].endswith("/subscribe")
    assert buttons(said)[:3] == ["v1:sub", "v1:pick", "v1:help"]
    heard = await town.presses(SARA, said, "v1:sub")
    assert heard.edits == 1
    assert town.subscriptions() == (Subscription(chat=SARA, language="ar"),)


async def test_every_button_of_the_first_answer_leads_somewhere(town: Town) -> None:
    for user in (SARA, OMAR):
        said = await town.says(user, "/start")
        for data in buttons(said):
            said = await town.says(user, "/start")
            query = town.telegram.presses(user, said, data)
            await town.telegram.until(lambda query=query: town.telegram.answer(query) is not None)
            assert not (town.telegram.answer(query) or {}).get("show_alert"), data
    assert "/subscribe — " in (await town.presses(SARA, await town.says(SARA, "/start"), "v1:help")).text


async def test_what_takes_long_is_read_beside_the_store_s_own_thread_and_changes_nothing(town: Town) -> None:
    office = town.office
    parts = Parts(
        desk=office.desk,
        deliverer=office.deliverer,
        renderer=office.renderer,
        clock=office.clock.now,
        operators=frozenset(),
    )
    nobody = Actor(user=SARA, role=Role.EVERYBODY)
    asked = Asked(update=Update(1), context=cast(Context, None), parts=parts, actor=nobody, text="")
    assert (await asked.read(lambda _: current_thread().name)).startswith("store")
    assert not (await asked.beside(lambda _: current_thread().name)).startswith("store")
    with pytest.raises(StoreError):
        await asked.beside(put_place, GOMA)
    await asked.read(put_place, GOMA)
    assert await asked.beside(read_places) == (GOMA,)


@pytest.mark.parametrize(("user", "count"), [(SARA, 9), (OMAR, 14), (AMINA, 15)])
async def test_help_shows_what_the_person_may_do(town: Town, user: int, count: int) -> None:
    said = await town.says(user, "/help")
    assert sum(" — " in line for line in said.text.splitlines()) == count


async def test_anybody_subscribes_their_private_chat(town: Town) -> None:
    town.knows(CHOLERA)
    said = await town.says(SARA, "/subscribe")
    assert said.text.startswith("\u200f✅")
    assert town.subscriptions() == (Subscription(chat=SARA, language="ar"),)
    said = await town.says(SARA, "/subscribe غوما مهم")
    assert "كانت كل التنبيهات تصل من قبل" in said.text
    assert town.subscriptions()[1] == Subscription(
        chat=SARA, places=("Goma",), min_severity=Severity.HIGH, language="ar"
    )


async def test_a_narrower_wish_for_everything_takes_the_place_of_the_wider(town: Town) -> None:
    await town.says(AMINA, "/subscribe")
    await town.says(AMINA, "/subscribe urgent")
    assert town.subscriptions() == (Subscription(chat=AMINA, min_severity=Severity.CRITICAL, language="fr"),)
    said = await town.says(AMINA, "/subscribe urgent")
    assert "était déjà abonné" in said.text


async def test_a_misspelt_place_is_answered_with_the_nearest_and_an_example(town: Town) -> None:
    town.knows(CHOLERA)
    said = await town.says(OMAR, "/subscribe Gomma")
    assert said.text == 'I know no place or rule "Gomma". Did you mean "Goma"?\n/subscribe Goma'
    assert town.subscriptions() == ()


async def test_unsubscribe_ends_some_or_everything(town: Town) -> None:
    town.knows(CHOLERA)
    await town.says(OMAR, "/subscribe Goma, choléra")
    said = await town.says(OMAR, "/unsubscribe Goma")
    assert said.text.startswith("🔕")
    assert town.subscriptions() == ()
    await town.says(OMAR, "/subscribe choléra")
    said = await town.says(OMAR, "/unsubscribe Goma")
    assert "not subscribed to" in said.text
    await town.presses(OMAR, await town.says(OMAR, "/list"), "v1:unsub")
    assert town.subscriptions() == ()


async def test_a_group_is_subscribed_by_its_administrators_only(town: Town) -> None:
    town.telegram.supergroup(GROUP, members=[SARA], admins=[OMAR])
    said = await town.says(SARA, "/subscribe@tocsin_bot", chat=GROUP)
    assert "مشرفي" in said.text
    assert town.subscriptions() == ()
    await town.says(OMAR, "/subscribe", chat=GROUP)
    assert town.subscriptions() == (Subscription(chat=GROUP, language="en"),)
    town.telegram.changes_member(OMAR, GROUP, "member")
    said = await town.says(OMAR, "/unsubscribe", chat=GROUP)
    assert said.text == "Only the administrators of this group or channel may do this."
    assert len(town.subscriptions()) == 1


async def test_an_anonymous_administrator_is_one(town: Town) -> None:
    town.telegram.supergroup(GROUP)
    town.telegram.says_anonymously("/subscribe", chat=GROUP)
    await town.telegram.until(lambda: town.telegram.history(GROUP))
    assert town.subscriptions() == (Subscription(chat=GROUP, language="en"),)


async def test_a_topic_is_subscribed_for_itself(town: Town) -> None:
    town.telegram.supergroup(FORUM, admins=[OMAR], forum=True)
    town.telegram.topic(FORUM, 12)
    said = await town.says(OMAR, "/subscribe", chat=FORUM, topic=12)
    assert said.topic == 12
    assert town.subscriptions() == (Subscription(chat=FORUM, topic=12, language="en"),)
    said = await town.says(OMAR, "/list", chat=FORUM)
    assert "gets no alerts" in said.text


async def test_a_post_in_a_channel_proves_the_right_to_subscribe_it(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partners")
    town.telegram.posts(CHANNEL, "/subscribe")
    await town.telegram.until(lambda: town.telegram.history(CHANNEL))
    assert [each.chat for each in town.subscriptions()] == [CHANNEL]
    town.telegram.posts(CHANNEL, "/watch cholera near Goma")
    await town.telegram.until(lambda: len(town.telegram.history(CHANNEL)) == 2)
    assert "write to me in private" in town.telegram.texts(CHANNEL)[1]
    assert read_rules(town.office.store) == ()


async def test_a_channel_is_subscribed_from_a_private_chat_by_its_administrators(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partners", username="goma_partners", admins=[OMAR])
    said = await town.says(SARA, "/subscribe @goma_partners")
    assert "مشرفي" in said.text
    said = await town.says(OMAR, "/subscribe @goma_partners")
    assert said.text.startswith("✅ \u2068Goma partners\u2069 is subscribed")
    assert town.subscriptions() == (Subscription(chat=CHANNEL, language="en"),)
    assert "I cannot find @nobody_here" in (await town.says(OMAR, "/subscribe @nobody_here")).text


async def test_a_channel_where_the_bot_may_not_post_says_what_to_do(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partners", username="goma_partners", admins=[OMAR], may_post=False)
    said = await town.says(OMAR, "/subscribe @goma_partners")
    assert said.text.endswith("Open it → Administrators → me → Post messages.")
    assert town.subscriptions() == ()


async def test_a_channel_is_picked_with_telegram_s_own_list(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partners", admins=[OMAR], bot="left")
    said = await town.presses(OMAR, await town.says(OMAR, "/start"), "v1:pick")
    assert said.keyboard is not None
    request = said.keyboard["keyboard"][0][0]["request_chat"]
    town.telegram.shares_chat(OMAR, CHANNEL, request_id=request["request_id"])
    await town.telegram.until(lambda: "is subscribed" in town.telegram.texts(OMAR)[-1])
    assert town.subscriptions() == (Subscription(chat=CHANNEL, language="en"),)


async def test_staff_put_a_rule_on_watch_and_see_what_it_would_have_caught(town: Town) -> None:
    town.knows()
    town.reads(
        Entry(feed="", entry_id="1", title="Choléra : dix cas à Goma", link="https://example.org/1", language="fr"),
        Entry(feed="", entry_id="2", title="Football à Goma", link="https://example.org/2", language="fr"),
    )
    said = await town.says(OMAR, '/watch choléra OU "diarrhée aiguë" à Goma 20 mots important')
    lines = said.text.splitlines()
    assert lines[0].startswith("✅ The rule \u2068cholera-goma\u2069 is on watch")
    assert "• words: choléra, diarrhée aiguë" in lines
    assert (
        "🔎 \u2068hôpital\u2069 also finds: \u2068hôpitaux\u2069"
        in (await town.says(OMAR, "/watch hôpital près de Goma")).text
    )
    assert "it would have fired 1 time (2 entries read):" in said.text
    assert said.marked("text_link") == ["\u2068Choléra : dix cas à Goma\u2069"]
    assert lines[-1] == "⚠ No chat gets its alerts yet: /subscribe"
    rule = read_rules(town.office.store)[0]
    assert rule.keywords == ("choléra", "diarrhée aiguë")
    code = code_of(rule.name)
    assert buttons(said) == [f"v1:hear:{code}", f"v1:also:{code}:cholera", f"v1:forms:{code}:0", f"v1:undo:{code}"]


async def test_the_buttons_of_a_new_rule_do_what_they_say(town: Town) -> None:
    said = await town.says(OMAR, "/watch choléra à Goma")
    await town.presses(OMAR, said, f"v1:hear:{code_of('cholera-goma')}")
    assert town.subscriptions() == (Subscription(chat=OMAR, rules=("cholera-goma",), language="en"),)
    said = await town.says(OMAR, "/watch mpox à Goma")
    await town.presses(OMAR, said, f"v1:undo:{code_of('mpox-goma')}")
    assert [rule.name for rule in read_rules(town.office.store)] == ["cholera-goma"]


async def test_a_place_that_nobody_set_up_is_followed_by_its_name(town: Town) -> None:
    town.knows()
    said = await town.says(OMAR, "/watch cholera near Gomma")
    assert "Did you mean \u2068Goma\u2069?" in said.text
    assert [place.name for place in read_places(town.office.store)] == ["Goma", "Gomma"]


async def test_a_rule_with_a_mistake_is_shown_where_it_stopped_with_an_example(town: Town) -> None:
    town.knows()
    said = await town.says(AMINA, "/watch choléra à Goma -3 mots")
    assert "Compris jusque-là : mots : choléra · lieux : Goma." in said.text
    assert "choléra à Goma 👉-3 mots" in said.text
    example = said.marked("code")[-1]
    assert example.startswith("/watch choléra près de Goma")
    assert "veille" in (await town.says(AMINA, example)).text


async def test_a_rule_is_changed_by_its_name_and_the_old_words_are_shown(town: Town) -> None:
    town.knows(CHOLERA)
    said = await town.says(OMAR, "/watch cholera, mpox near Goma name choléra")
    assert "is changed" in said.text
    assert "Before: /watch choléra near Goma 30 words high name choléra" in said.text
    said = await town.says(OMAR, "/watch cholera, mpox near Goma name choléra")
    assert "was on watch so already" in said.text


async def test_only_staff_and_operators_change_rules(town: Town) -> None:
    for command in ("/watch x", "/unwatch x", "/place Goma", "/feed https://example.org/", "/log"):
        said = await town.says(SARA, command)
        assert "للفريق والمشغّلين فقط" in said.text
        assert f"/staff {SARA}" in said.text
    assert read_rules(town.office.store) == ()


async def test_a_rule_ends_with_its_subscriptions_and_can_be_put_back(town: Town) -> None:
    town.knows(CHOLERA, Rule(name="mpox", keywords=("mpox",), places=("Goma",)))
    now = town.office.clock.now()
    put_subscription(town.office.store, Subscription(chat=SARA, rules=("choléra",)), now=now)
    put_subscription(town.office.store, Subscription(chat=OMAR, rules=("choléra", "mpox")), now=now)
    said = await town.says(OMAR, "/unwatch CHOLERA")
    assert "1 subscription to it alone ended" in said.text
    assert town.subscriptions() == (Subscription(chat=OMAR, rules=("mpox",)),)
    await town.says(OMAR, said.marked("code")[-1])
    assert CHOLERA in read_rules(town.office.store)
    assert "Did you mean" in (await town.says(OMAR, "/unwatch cholra")).text


async def test_rules_are_listed_as_they_are_written(town: Town) -> None:
    assert "لا توجد قواعد" in (await town.says(SARA, "/rules")).text
    town.knows(CHOLERA)
    said = await town.says(AMINA, "/rules")
    assert said.marked("code")[0] == "/watch choléra près de Goma 30 mots important nom choléra"


async def test_places_come_with_names_point_and_radius_and_go(town: Town) -> None:
    await town.says(OMAR, "/place Alep-Est: East Aleppo, حلب الشرقية 36.21, 37.19 5 km")
    assert read_places(town.office.store) == (
        Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"), lat=36.21, lon=37.19, radius_km=5.0),
    )
    await town.says(OMAR, "/place Alep-Est: Boustane al-Bacha")
    assert read_places(town.office.store)[0].aliases[-1] == "Boustane al-Bacha"
    assert "Alep-Est" in (await town.says(OMAR, "/place")).text
    put_rule(town.office.store, Rule(name="r", keywords=("raid",), places=("Alep-Est",)), now=town.office.clock.now())
    assert "Rules use the place" in (await town.says(OMAR, "/place remove Alep-Est")).text
    await town.says(OMAR, "/unwatch r")
    assert "no longer followed" in (await town.says(OMAR, "/place remove east aleppo")).text
    assert read_places(town.office.store) == ()


async def test_the_gazetteer_offers_the_places_of_that_name(town: Town) -> None:
    said = await town.says(OMAR, "/place Goma")
    assert "Is it one of these?" in said.text
    await town.presses(OMAR, said, buttons(said)[0])
    (place,) = read_places(town.office.store)
    assert place.name == "Goma"
    assert place.geonames is not None
    assert place.lat is not None
    assert -2.5 < place.lat < -1


async def test_feeds_come_and_go(town: Town) -> None:
    assert "No feed is read" in (await town.says(OMAR, "/feed")).text
    assert "will be read" in (await town.says(OMAR, "/feed https://example.org/rss.xml 5 min title Radio")).text
    (feed,) = read_feeds(town.office.store)
    assert (feed.title, feed.every) == ("Radio", feed.every)
    assert "is not a web address" in (await town.says(OMAR, "/feed ftp://example.org")).text
    assert "Radio" in (await town.says(OMAR, "/feed")).text
    assert "no longer read" in (await town.says(OMAR, "/feed remove radio")).text
    assert read_feeds(town.office.store) == ()


async def test_operators_appoint_and_dismiss_staff(town: Town) -> None:
    assert "مشغّلين" in (await town.says(SARA, f"/staff {SARA}")).text
    assert "fait maintenant partie" in (await town.says(AMINA, f"/staff {SARA}")).text
    assert SARA in [member.user for member in read_staff(town.office.store)]
    assert "تعمل الآن" in (await town.says(SARA, "/watch كوليرا قرب غوما")).text
    assert "ne fait plus partie" in (await town.says(AMINA, f"/staff retirer {SARA}")).text
    assert "للفريق والمشغّلين فقط" in (await town.says(SARA, "/watch كوليرا قرب غوما")).text


async def test_the_language_is_the_chat_s_own(town: Town) -> None:
    await town.says(OMAR, "/subscribe")
    said = await town.says(OMAR, "/lang français")
    assert said.text.startswith("✅ Je parle Français")
    assert town.subscriptions() == (Subscription(chat=OMAR, language="fr"),)
    assert "Ce chat" in (await town.says(OMAR, "/list")).text
    assert "n’est pas un code de langue" in (await town.says(OMAR, "/lang klingon")).text
    await town.presses(OMAR, await town.says(OMAR, "/lang"), "v1:lang:ar")
    assert town.subscriptions()[0].language == "ar"


async def test_stop_leaves_nothing_behind(town: Town) -> None:
    town.knows(CHOLERA)
    await town.says(SARA, "/subscribe")
    await town.says(SARA, "/subscribe Goma")
    said = await town.says(SARA, "stop")
    assert "2" in said.text
    assert town.subscriptions() == ()


async def test_plain_words_are_understood_in_private(town: Town) -> None:
    assert "/subscribe" in (await town.says(AMINA, "Aide")).text
    assert "/subscribe" in (await town.says(SARA, "ابدأ")).text
    assert "/subscribe" in (await town.says(OMAR, "what is this?")).text


async def test_a_command_that_is_not_known_is_answered_in_private_and_left_to_other_bots_elsewhere(town: Town) -> None:
    assert "Did you mean /subscribe?" in (await town.says(OMAR, "/subscribed Goma")).text
    assert "/help" in (await town.says(SARA, "/weather")).text
    town.telegram.supergroup(GROUP, members=[OMAR])
    for text in ("/weather", "/weather@another_bot"):
        town.telegram.says(OMAR, text, chat=GROUP)
    await town.says(OMAR, "/list", chat=GROUP)
    assert len(town.telegram.history(GROUP)) == 1


async def test_names_of_private_people_are_not_kept_and_titles_of_groups_are(town: Town) -> None:
    await town.says(OMAR, "/start")
    await town.says(OMAR, "/subscribe")
    town.telegram.supergroup(GROUP, "Goma partners", admins=[OMAR])
    await town.says(OMAR, "/subscribe", chat=GROUP)
    assert chat_state(town.office.store, OMAR).title is None
    assert chat_state(town.office.store, GROUP).title == "Goma partners"


async def test_why_names_the_chats_that_got_the_alert(town: Town) -> None:
    town.knows(CHOLERA)
    town.telegram.supergroup(GROUP, "Goma partners", admins=[OMAR])
    await town.says(OMAR, "/subscribe", chat=GROUP)
    ref = await town.alerts(GROUP, "Choléra : dix cas à Goma")
    assert "Goma partners: sent" in (await town.says(OMAR, f"/why {ref}")).text


async def test_the_log_and_why_tell_what_was_sent_and_on_what_it_rests(town: Town) -> None:
    town.knows(CHOLERA)
    assert "No alert" in (await town.says(OMAR, "/log")).text
    said = await town.says(OMAR, "/why K7M2Q")
    assert "There is no alert" in said.text
    assert "/why K7M2Q" in (await town.says(OMAR, "/why")).text


async def test_why_an_entry_fired_nothing_is_said_for_every_rule(town: Town) -> None:
    town.knows(CHOLERA)
    town.reads(Entry(feed="", entry_id="2", title="Football à Goma", link="https://example.org/2", language="fr"))
    said = await town.says(AMINA, "/why https://example.org/2")
    assert "Aucune règle ne sonne" in said.text
    assert "aucun mot surveillé" in said.text
    assert "Aucun article lu" in (await town.says(AMINA, "/why https://example.org/404")).text


async def test_who_adds_the_bot_is_told_what_to_do_next(town: Town) -> None:
    town.telegram.supergroup(GROUP, "Santé Goma", bot="left")
    town.telegram.changes_bot(AMINA, GROUP, "member")
    await town.telegram.until(lambda: town.telegram.history(AMINA))
    assert "Santé Goma" in town.telegram.texts(AMINA)[0]
    assert chat_state(town.office.store, GROUP).owner == AMINA
    town.telegram.changes_bot(AMINA, GROUP, "left")
    await town.telegram.until(lambda: len(town.telegram.history(AMINA)) == 2)
    assert chat_state(town.office.store, GROUP).status == "inactive"


async def test_a_person_who_blocks_the_bot_and_comes_back_keeps_what_they_had(town: Town) -> None:
    await town.says(SARA, "/subscribe")
    town.telegram.blocks(SARA)
    await town.telegram.until(lambda: chat_state(town.office.store, SARA).status == "blocked")
    town.telegram.unblocks(SARA)
    await town.telegram.until(lambda: chat_state(town.office.store, SARA).status == "ready")
    assert len(town.subscriptions()) == 1


async def test_a_group_that_becomes_a_supergroup_keeps_its_subscription(town: Town) -> None:
    town.telegram.group(-55, admins=[OMAR])
    await town.says(OMAR, "/subscribe", chat=-55)
    new = town.telegram.upgrades(-55, by=OMAR)
    await town.telegram.until(lambda: [each.chat for each in town.subscriptions()] == [new])


async def test_every_change_is_in_the_journal(town: Town) -> None:
    await town.says(OMAR, "/watch cholera near Goma")
    await town.says(OMAR, "/subscribe")
    (subscribed, watched) = read_journal(town.office.store, limit=2)
    assert (subscribed.user, subscribed.action, subscribed.subject) == (OMAR, "subscribe", str(OMAR))
    assert (watched.user, watched.action, watched.subject) == (OMAR, "watch", "cholera-goma")


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_command_answers_bare_in_every_language(town: Town, command: str, language: str) -> None:
    town.knows(CHOLERA)
    await town.says(AMINA, f"/lang {language}")
    said = await town.says(AMINA, f"/{command}")
    assert "went wrong" not in said.text
    assert len(said.text) < 4000


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_described_in_every_language(command: object) -> None:
    descriptions = command.descriptions  # type: ignore[attr-defined]
    assert set(descriptions) == set(LANGUAGES)
    assert all(3 <= len(words) <= 256 for words in descriptions.values())


async def test_whoever_may_not_press_learns_it_in_a_pop_up(town: Town) -> None:
    town.telegram.supergroup(GROUP, members=[SARA], admins=[OMAR])
    said = await town.says(OMAR, "/subscribe", chat=GROUP)
    query = town.telegram.presses(SARA, said, "v1:unsub", chat=GROUP)
    await town.telegram.until(lambda: town.telegram.answer(query) is not None)
    answer = town.telegram.answer(query)
    assert answer is not None
    assert "مشرفي" in answer["text"] or "administrators" in answer["text"]
    assert len(town.telegram.history(GROUP)) == 1
    assert len(town.subscriptions()) == 1


@pytest.mark.parametrize(
    "data", [f"v1:unwatch:{code_of('cholera-goma')}", "v1:hear:0000000000", "v1:geo", "v1:geo:x:y", "v0:sub", "?"]
)
async def test_an_old_button_of_something_that_is_gone_says_so(town: Town, data: str) -> None:
    said = await town.says(OMAR, "/watch choléra à Goma")
    await town.says(OMAR, "/unwatch cholera-goma")
    said.buttons.append([{"text": "Old", "callback_data": data}])
    query = town.telegram.presses(OMAR, said, data)
    await town.telegram.until(lambda: town.telegram.answer(query) is not None)
    answer = town.telegram.answer(query)
    assert answer is not None
    assert "gone" in answer["text"]
    assert len(town.telegram.history(OMAR)) == 2


async def test_a_button_under_a_message_that_can_no_longer_be_changed_is_answered_below(town: Town) -> None:
    said = await town.says(OMAR, "/list")
    query = town.telegram.presses(OMAR, said, "v1:sub")
    said.deleted = True
    await town.telegram.until(lambda: town.telegram.answer(query) is not None)
    assert "is subscribed" in town.telegram.history(OMAR)[-1].text
    assert town.subscriptions() == (Subscription(chat=OMAR, language="en"),)


async def test_in_a_channel_no_button_is_shown(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partners")
    town.telegram.posts(CHANNEL, "/subscribe")
    await town.telegram.until(lambda: town.telegram.history(CHANNEL))
    assert town.telegram.history(CHANNEL)[0].buttons == []


async def test_a_channel_speaks_the_language_of_who_let_the_bot_in(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partenaires", bot="left")
    town.telegram.changes_bot(AMINA, CHANNEL, "administrator")
    await town.telegram.until(lambda: town.telegram.history(AMINA))
    town.telegram.posts(CHANNEL, "/subscribe")
    await town.telegram.until(lambda: town.telegram.history(CHANNEL))
    assert town.subscriptions() == (Subscription(chat=CHANNEL, language="fr"),)


async def test_the_log_counts_its_alerts(town: Town) -> None:
    town.knows(CHOLERA)
    await town.alerts(OMAR, "Choléra à Goma : dix cas")
    said = await town.says(AMINA, "/log")
    assert said.text.startswith("La dernière alerte\n")
    assert "Seules" not in said.text
    assert "Choléra à Goma : dix cas" in said.text


async def test_an_alert_is_explained_by_reference_and_in_reply_to_it(town: Town) -> None:
    town.knows(CHOLERA)
    ref = await town.alerts(OMAR, "Choléra : dix cas à Goma")
    alert = town.telegram.history(OMAR)[0]
    said = await town.says(OMAR, f"/why {ref.lower()}")
    assert ref in said.text
    assert "choléra: “Choléra”, 3 words from “Goma”" in said.text
    again = await town.says(OMAR, "/why", reply_to=alert.id)
    assert again.text == said.text
    assert ref in (await town.says(OMAR, "/log")).text
    assert ref in (await town.says(OMAR, f"/log {ref}")).text
    assert ref in (await town.says(OMAR, "/log Goma")).text
    assert ref in (await town.says(OMAR, "/log 7 d")).text
