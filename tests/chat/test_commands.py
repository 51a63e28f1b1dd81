"""What people can do by chat: subscribers and administrators, against a strict Telegram."""

from __future__ import annotations

import pytest

from alerts.letters import DeliveryKind
from alerts.model import Severity, Subscription
from alerts.operations.wishes import LEFT
from alerts.store.chats_table import chat_state
from alerts.store.rules_table import read_rules
from alerts.store.subscriptions_table import put_subscription
from alerts.wordings import LANGUAGES
from handlers.chat.registry import COMMANDS
from tests.fakes.town import AMINA, CHANNEL, CHOLERA, FORUM, GROUP, OMAR, SARA, Town, buttons, town

__all__ = ["town"]


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


async def test_the_same_place_with_another_severity_takes_the_place_of_the_first(town: Town) -> None:
    town.knows(CHOLERA)
    await town.says(AMINA, "/subscribe Goma")
    await town.says(AMINA, "/subscribe choléra")
    await town.says(AMINA, "/subscribe Goma urgent")
    of_goma = [each for each in town.subscriptions() if each.places]
    assert [each.min_severity for each in of_goma] == [Severity.CRITICAL]
    assert len(town.subscriptions()) == 2


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
    assert buttons(said) == [], "they would do it to this chat"
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
    sent = [request.parameters.get("reply_markup", "") for request in town.telegram.requested("sendMessage")]
    assert any("remove_keyboard" in str(markup) for markup in sent), "its keys are taken away again"


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
    await town.says(SARA, "/stop Goma")
    assert len(town.subscriptions()) == 1, "who names a place stops that one only"
    await town.says(SARA, "/subscribe Goma")
    said = await town.says(SARA, "stop")
    assert "2" in said.text
    assert town.subscriptions() == ()


async def test_nothing_that_waits_reaches_a_chat_that_has_left(town: Town) -> None:
    office = town.office
    waiting, notice = office.post(SARA, "a raid"), office.post(SARA, "a feed is gone", kind=DeliveryKind.NOTICE)
    other = office.post(OMAR, "a raid")
    await town.says(SARA, "/stop")
    await office.deliver()
    assert [office.row(letter)["state"] for letter in (waiting, notice, other)] == ["expired", "sent", "sent"]
    assert office.row(waiting)["last_error"] == LEFT
    assert office.events(waiting) == ["withdrawn"]
    assert "est parti" in (await town.says(AMINA, "/log modifications")).text


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
    called = town.telegram.world.bot.username or ""
    assert "/weather" in (await town.says(OMAR, f"/weather@{called.upper()}", chat=GROUP)).text


@pytest.mark.parametrize(
    ("user", "text", "says"),
    [
        (OMAR, "/mute 2h", "There is no pause."),
        (OMAR, "/settings", "Did you mean /list?"),
        (AMINA, "/annuler", "Vouliez-vous dire /unwatch ?"),
        (SARA, "/undo", "/help"),
        (OMAR, "rules", "No rule is on watch"),
        (AMINA, "Règles", "Aucune règle ne veille"),
        (SARA, "لغة", "العربية"),
        (AMINA, "merci !", "Avec plaisir"),
        (OMAR, "👍", "You are welcome"),
        (OMAR, "/edit cholera-goma", "Did you mean /rules?"),
        (AMINA, "je ne veux pas d'alertes sur le foot", "envoyez :\n/unsubscribe\n/rules\n"),
        (OMAR, "mute 2h", "There is no pause."),
        (OMAR, "／help", "/subscribe —"),
        (OMAR, "\\watch measles near Goma", "/watch measles near Goma"),
        (AMINA, "désabonner Goma", "\n/unsubscribe Goma\n"),
        (AMINA, "alertes urgentes Goma svp", "\n/subscribe alertes urgentes Goma\n"),
        (SARA, "أريد تنبيهات غوما", "\n/subscribe غوما\n"),
        (OMAR, "how do I stop this?", "\n/unsubscribe\n/stop\n"),
        (OMAR, "https://example.org/rss", "\n/feed https://example.org/rss\n/why https://example.org/rss\n"),
        (SARA, "https://example.org/rss", "أرسل:\n/why https://example.org/rss\n"),
        (OMAR, "/why did I get this", "give its reference"),
        (OMAR, "/lang français svp", "Je parle Français"),
        (OMAR, "/log monday", "/log 7 d"),
        (AMINA, "/aide veille", "comprends\n/watch —"),
        (AMINA, "/lieu Goma, Bukavu", "« Bukavu » est un autre lieu"),
        (OMAR, "stop watching choléra", "send:\n/unwatch choléra\n"),
        (OMAR, "do not stop watching choléra", "send:\n/rules choléra\n"),
        (OMAR, "please remove the rule cholera", "send:\n/unwatch choléra\n"),
        (AMINA, "arrête de surveiller « choléra »", "envoyez :\n/unwatch choléra\n"),
        (AMINA, "je veux exclure le mot vaccin de la règle choléra", "envoyez :\n/rules choléra\n"),
        (SARA, "أوقف قاعدة choléra", "أرسل:\n/unsubscribe choléra\n"),
        (OMAR, "I want to know when a clinic is hit in Goma", "/watch clinic in Goma with hit"),
    ],
)
async def test_what_people_say_in_other_words_leads_to_the_command(town: Town, user: int, text: str, says: str) -> None:
    town.knows(*([CHOLERA] if "chol" in text else []))
    assert says in (await town.says(user, text)).text


async def test_a_reference_alone_is_answered_with_why(town: Town) -> None:
    town.knows(CHOLERA)
    ref = await town.alerts(OMAR, "Choléra à Goma")
    assert ref in (await town.says(OMAR, ref.lower())).text
    assert "/subscribe" in (await town.says(OMAR, "hurry")).text


async def test_who_changes_a_command_learns_that_it_is_not_read_again(town: Town) -> None:
    said = await town.says(OMAR, "/watch cholera near Goma", edited=True)
    assert "send it anew" in said.text
    assert read_rules(town.office.store) == ()


async def test_what_is_no_text_is_answered_in_private(town: Town) -> None:
    town.telegram.sends_sticker(OMAR)
    await town.telegram.until(lambda: town.telegram.history(OMAR))
    assert "only text" in town.telegram.texts(OMAR)[0]


async def test_languages_are_named_in_the_reader_s(town: Town) -> None:
    await town.says(AMINA, "/subscribe")
    assert "· français" in (await town.says(AMINA, "/list")).text


async def test_names_of_private_people_are_not_kept_and_titles_of_groups_are(town: Town) -> None:
    await town.says(OMAR, "/start")
    await town.says(OMAR, "/subscribe")
    town.telegram.supergroup(GROUP, "Goma partners", admins=[OMAR])
    await town.says(OMAR, "/subscribe", chat=GROUP)
    assert chat_state(town.office.store, OMAR).title is None
    assert chat_state(town.office.store, GROUP).title == "Goma partners"


async def test_who_adds_the_bot_is_told_what_to_do_next(town: Town) -> None:
    town.telegram.supergroup(GROUP, "Santé Goma", bot="left")
    town.telegram.changes_bot(AMINA, GROUP, "member")
    await town.telegram.until(lambda: town.telegram.history(AMINA))
    assert "Santé Goma" in town.telegram.texts(AMINA)[0]
    assert chat_state(town.office.store, GROUP).owner == AMINA
    town.telegram.changes_bot(AMINA, GROUP, "administrator")
    town.telegram.changes_bot(AMINA, GROUP, "left")
    await town.telegram.until(lambda: len(town.telegram.history(AMINA)) == 2)
    assert chat_state(town.office.store, GROUP).status == "inactive"
    assert "ne suis plus" in town.telegram.texts(AMINA)[1]


@pytest.mark.parametrize("chat", [CHANNEL, "@goma"])
async def test_who_lets_the_bot_back_in_hears_that_the_alerts_go_on(town: Town, chat: int | str) -> None:
    town.telegram.channel(CHANNEL, "Santé Goma", username="goma")
    put_subscription(town.office.store, Subscription(chat=chat), now=town.office.clock.now())
    town.telegram.changes_bot(AMINA, CHANNEL, "left")
    town.telegram.changes_bot(AMINA, CHANNEL, "administrator")
    await town.telegram.until(lambda: len(town.telegram.history(AMINA)) == 2)
    assert "ses alertes repartent" in town.telegram.texts(AMINA)[1]
    assert "/subscribe" not in town.telegram.texts(AMINA)[1]


async def test_who_never_wrote_to_the_bot_is_told_in_the_group_but_not_once_it_is_out(town: Town) -> None:
    town.telegram.user(10, "Lina", language="en", started=False)
    town.telegram.supergroup(GROUP, "Santé Goma", bot="left")
    town.telegram.changes_bot(10, GROUP, "member")
    await town.telegram.until(lambda: town.telegram.history(GROUP))
    town.telegram.changes_bot(10, GROUP, "left")
    await town.telegram.until(lambda: chat_state(town.office.store, GROUP).status == "inactive")
    await town.says(OMAR, "/list")
    tried = [str(request.parameters["chat_id"]) for request in town.telegram.requested("sendMessage")]
    assert tried == ["10", str(GROUP), "10", str(OMAR)]


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


async def test_a_channel_speaks_the_language_of_who_let_the_bot_in(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partenaires", bot="left")
    town.telegram.changes_bot(AMINA, CHANNEL, "administrator")
    await town.telegram.until(lambda: town.telegram.history(AMINA))
    town.telegram.posts(CHANNEL, "/subscribe")
    await town.telegram.until(lambda: town.telegram.history(CHANNEL))
    assert town.subscriptions() == (Subscription(chat=CHANNEL, language="fr"),)


async def test_what_was_said_at_any_length_is_answered_in_short(town: Town) -> None:
    said = [f"/{name} {'a' * 4000}" for name in "why rules place unwatch log lang subscribe stop staff".split()]
    for text in (*said, f"/why https://example.org/{'a' * 4000}", f"/place remove {'a b ' * 1000}"):
        assert 20 < len((await town.says(AMINA, text)).text) < 1600
