"""What staff and operators do by chat: rules, places, feeds, the log, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from threading import current_thread
from typing import cast

import pytest
from telegram import Update

from alerts.errors import StoreError
from alerts.model import Actor, Entry, Feed, Place, Role, Rule, Subscription
from alerts.store.feeds_table import read_feeds
from alerts.store.journal_table import read_journal
from alerts.store.people_table import read_staff
from alerts.store.places_table import put_place, read_places
from alerts.store.rules_table import put_rule, read_rules
from alerts.store.subscriptions_table import put_subscription
from handlers.chat.asked import Asked
from handlers.chat.labels import code_of
from handlers.chat.parts import Context, Parts
from tests.fakes.lookouts import lookout_of
from tests.fakes.town import AMINA, CHOLERA, GOMA, GROUP, OMAR, SARA, Town, buttons, town

__all__ = ["town"]


async def test_what_takes_long_is_read_beside_the_store_s_own_thread_and_changes_nothing(town: Town) -> None:
    office = town.office
    parts = Parts(
        desk=office.desk,
        lookout=lookout_of(office.desk),
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
    radio = Feed(url="https://example.org/rss.xml", title="Radio", every=timedelta(minutes=5))
    assert read_feeds(town.office.store) == (radio,)
    assert "is set so" in (await town.says(OMAR, "/feed Example.org/rss.xml lang fr")).text
    assert read_feeds(town.office.store) == (replace(radio, language="fr"),)
    assert "is not a web address" in (await town.says(OMAR, "/feed ftp://example.org")).text
    assert "Radio" in (await town.says(OMAR, "/feed")).text
    assert "no longer read" in (await town.says(OMAR, "/feed remove radio")).text
    assert read_feeds(town.office.store) == ()


async def test_operators_appoint_and_dismiss_staff(town: Town) -> None:
    assert "مشغّلين" in (await town.says(SARA, f"/staff {SARA}")).text
    assert "fait maintenant partie" in (await town.says(AMINA, f"/staff {SARA}")).text
    assert SARA in [member.user for member in read_staff(town.office.store)]
    assert "donnez son numéro" in (await town.says(AMINA, "/staff -1001234567890")).text, "a group is nobody"
    assert len(read_staff(town.office.store)) == 2
    assert "تعمل الآن" in (await town.says(SARA, "/watch كوليرا قرب غوما")).text
    assert "ne fait plus partie" in (await town.says(AMINA, f"/staff retirer {SARA}")).text
    assert "للفريق والمشغّلين فقط" in (await town.says(SARA, "/watch كوليرا قرب غوما")).text


async def test_why_names_the_chats_that_got_the_alert(town: Town) -> None:
    town.knows(CHOLERA)
    town.telegram.supergroup(GROUP, "Goma partners", admins=[OMAR])
    await town.says(OMAR, "/subscribe", chat=GROUP)
    ref = await town.alerts(GROUP, "Choléra : dix cas à Goma")
    assert "Goma partners: sent" in (await town.says(OMAR, f"/why {ref}")).text
    assert "Goma partners" not in (await town.says(SARA, f"/why {ref}")).text, (
        "which others get it is the staff's to know"
    )


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
    one = await town.says(AMINA, "/why https://example.org/2 cholera")
    assert one.text.startswith("La règle \u2068choléra\u2069 ne sonne pas pour cet article.")
    assert "aucun mot surveillé" in said.text
    assert "Aucun article lu" in (await town.says(AMINA, "/why https://example.org/404")).text


async def test_a_post_without_a_title_is_told_by_how_it_begins(town: Town) -> None:
    town.knows(CHOLERA)
    ref = await town.alerts(OMAR, "", text="Dix cas de choléra à Goma, " + "dit la clinique, " * 20)
    for command in ("/log", f"/why {ref}"):
        said = (await town.says(OMAR, command)).text
        assert "Dix cas de choléra à Goma, dit la clinique, dit la" in said
    assert "— Radio Exemple" in said.replace("\u2068", "").replace("\u2069", "")


async def test_every_change_is_in_the_journal(town: Town) -> None:
    await town.says(OMAR, "/watch cholera near Goma")
    await town.says(OMAR, "/subscribe")
    (subscribed, watched) = read_journal(town.office.store, limit=2)
    assert (subscribed.user, subscribed.action, subscribed.subject) == (OMAR, "subscribe", str(OMAR))
    assert (watched.user, watched.action, watched.subject) == (OMAR, "watch", "cholera-goma")


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
