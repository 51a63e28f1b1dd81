"""Every change has its permission, its record, and its place in one transaction with the update that asked for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alerts.errors import AlreadyExists, InvalidCommand, NotAllowed, NotFound, StaffError
from alerts.model import Actor, Feed, Place, Role, Rule, Severity, Subscription
from alerts.operations import appointments, lookups, rulebook, wishes
from alerts.operations.rights import role_of
from alerts.rules.chat.placetext import parse_feed, parse_place
from alerts.rules.chat.wishtext import Wish, parse_wish
from alerts.rules.grammar import parse_rule
from alerts.store.database import Store
from alerts.store.feeds_table import read_feeds
from alerts.store.journal_table import broken_at, read_journal
from alerts.store.places_table import read_places
from alerts.store.rules_table import read_rules
from alerts.store.subscriptions_table import read_listeners, read_subscriptions
from alerts.store.updates_table import open_updates, receive_update
from tests.fakes.databases import new_store

NOW = datetime(2016, 11, 20, 12, 0, tzinfo=UTC)
SARA = Actor(user=9, role=Role.EVERYBODY, chat=9, chat_admin=True, language="fr")
OMAR = Actor(user=8, role=Role.STAFF, chat=8, chat_admin=True)
AMINA = Actor(user=7, role=Role.OPERATOR, chat=7, chat_admin=True)
BYSTANDER = Actor(user=9, role=Role.EVERYBODY, chat=-5)
POST = Actor(user=None, role=Role.EVERYBODY, chat=-100, chat_admin=True)
SHELL = Actor(user=None, role=Role.OPERATOR)

CHANGES: dict[str, Callable[[Store, Actor], object]] = {
    "watch": lambda store, actor: rulebook.watch(store, actor, parse_rule("raid near Goma", places=()), now=NOW),
    "unwatch": lambda store, actor: rulebook.unwatch(store, actor, "choléra", now=NOW),
    "place": lambda store, actor: rulebook.put_place(store, actor, Place(name="Bukavu"), now=NOW),
    "unplace": lambda store, actor: rulebook.delete_place(store, actor, "Beni", now=NOW),
    "feed": lambda store, actor: rulebook.put_feed(store, actor, Feed(url="https://example.org/2"), now=NOW),
    "unfeed": lambda store, actor: rulebook.delete_feed(store, actor, "https://example.org/", now=NOW),
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "tocsin.db") as store:
        rulebook.put_place(store, AMINA, Place(name="Goma", aliases=("غوما",)), now=NOW)
        rulebook.put_place(store, AMINA, Place(name="Beni"), now=NOW)
        watch(store, "choléra near Goma name choléra")
        rulebook.put_feed(store, AMINA, Feed(url="https://example.org/"), now=NOW)
        yield store


def watch(store: Store, text: str, *, actor: Actor = OMAR, update: int | None = None) -> rulebook.Watched:
    return rulebook.watch(store, actor, parse_rule(text, places=read_places(store)), now=NOW, update=update)


@pytest.mark.parametrize("action", CHANGES)
def test_staff_and_operators_change_what_is_watched_and_it_is_recorded(store: Store, action: str) -> None:
    for actor in (SARA, POST):
        before = read_journal(store)
        with pytest.raises(NotAllowed):
            CHANGES[action](store, actor)
        assert read_journal(store) == before
    CHANGES[action](store, OMAR)
    (record,) = read_journal(store, limit=1)
    assert (record.user, record.action, record.at) == (8, action, NOW)
    assert broken_at(store) is None


def test_operators_alone_appoint(store: Store) -> None:
    for actor in (SARA, OMAR, POST):
        with pytest.raises(NotAllowed):
            appointments.appoint(store, actor, 9, now=NOW)
    assert appointments.appoint(store, AMINA, 9, now=NOW)
    assert not appointments.appoint(store, AMINA, 9, now=NOW)
    assert role_of(store, 9, operators={7}) is Role.STAFF
    assert role_of(store, 7, operators={7}) is Role.OPERATOR
    assert role_of(store, None, operators={7}) is Role.EVERYBODY
    appointments.dismiss(store, SHELL, 9, now=NOW)
    with pytest.raises(NotFound):
        appointments.dismiss(store, AMINA, 9, now=NOW)
    assert [record.action for record in read_journal(store, limit=2)] == ["dismiss", "appoint"]


def test_a_chat_is_subscribed_by_those_who_administer_it(store: Store) -> None:
    for change in (wishes.subscribe, wishes.unsubscribe):
        with pytest.raises(NotAllowed):
            change(store, BYSTANDER, Wish(), now=NOW)
    with pytest.raises(NotAllowed):
        wishes.stop(store, BYSTANDER, now=NOW)
    with pytest.raises(NotAllowed):
        wishes.set_language(store, BYSTANDER, "fr", now=NOW)
    with pytest.raises(InvalidCommand):
        wishes.subscribe(store, Actor(user=None, role=Role.OPERATOR, chat_admin=True), Wish(), now=NOW)
    for actor in (SARA, POST):
        assert wishes.subscribe(store, actor, Wish(), now=NOW).changed
    assert [each.chat for each in read_subscriptions(store)] == [9, -100]


def test_a_change_and_the_update_that_asked_for_it_are_done_together(store: Store) -> None:
    receive_update(store, 31, "{}", now=NOW)
    receive_update(store, 32, "{}", now=NOW)
    wishes.subscribe(store, SARA, Wish(), now=NOW, update=31)
    with pytest.raises(NotFound):
        rulebook.unwatch(store, OMAR, "nothing", now=NOW, update=32)
    assert [number for number, _ in open_updates(store)] == [32]


def test_the_same_words_again_change_nothing(store: Store) -> None:
    first, again = watch(store, "cholera, mpox near Goma"), watch(store, "cholera, mpox near Goma")
    assert (first.same, again.same) == (False, True)
    assert again.rule == first.rule
    wishes.subscribe(store, SARA, Wish(), now=NOW)
    journal = read_journal(store)
    assert not wishes.subscribe(store, SARA, Wish(), now=NOW).changed
    assert read_journal(store) == journal


def test_a_made_name_never_takes_another_rule_s_place(store: Store) -> None:
    names = [watch(store, text).rule.name for text in ("raid near Goma", "raid near Goma high", "raid near Goma low")]
    assert names == ["raid-goma", "raid-goma-2", "raid-goma-3"]


def test_a_given_name_changes_the_rule_of_that_name(store: Store) -> None:
    done = watch(store, "cholera near Goma high name CHOLÉRA")
    assert done.before is not None
    assert done.before.keywords == ("choléra",)
    assert [rule.name for rule in read_rules(store)] == ["choléra"]
    assert read_rules(store)[0].severity is Severity.HIGH


def test_who_hears_a_rule_is_counted(store: Store) -> None:
    wishes.subscribe(store, SARA, Wish(), now=NOW)
    wishes.subscribe(store, OMAR, Wish(places=("Beni",)), now=NOW)
    wishes.subscribe(store, AMINA, Wish(min_severity=Severity.CRITICAL), now=NOW)
    done = watch(store, "raid near Beni")
    assert (done.listeners, done.heard_here) == (2, True)
    assert watch(store, "raid near Goma").listeners == 1


def test_a_subscription_ends_only_when_nothing_of_it_is_left(store: Store) -> None:
    watch(store, "raid near Goma name raid")
    wishes.subscribe(store, SARA, Wish(rules=("raid", "choléra"), places=("Goma",)), now=NOW)
    left = wishes.unsubscribe(store, SARA, Wish(rules=("raid",)), now=NOW)
    assert left.subscriptions == (Subscription(chat=9, rules=("choléra",), places=("Goma",), language="fr"),)
    assert wishes.unsubscribe(store, SARA, Wish(places=("Goma",)), now=NOW).subscriptions == ()


def test_no_subscription_names_a_rule_or_place_that_is_gone(store: Store) -> None:
    wishes.subscribe(store, SARA, Wish(rules=("choléra",)), now=NOW)
    wishes.subscribe(store, OMAR, Wish(places=("Beni", "Goma")), now=NOW)
    assert rulebook.unwatch(store, OMAR, "choléra", now=NOW).ended == 1
    assert rulebook.delete_place(store, OMAR, "beni", now=NOW).ended == 0
    wishes.subscribe(store, AMINA, Wish(places=("Bukavu",)), now=NOW)
    rulebook.put_place(store, OMAR, Place(name="Bukavu"), now=NOW)
    assert rulebook.delete_place(store, OMAR, "Bukavu", now=NOW).ended == 1
    assert read_subscriptions(store) == (Subscription(chat=8, places=("Goma",), language="en"),)


def test_a_subscription_that_is_changed_keeps_its_age_and_its_place(store: Store) -> None:
    for name in ("raid", "mpox"):
        watch(store, f"{name} near Goma name {name}")
    wishes.subscribe(store, SARA, Wish(rules=("raid", "mpox", "choléra"), places=("Beni", "Goma")), now=NOW)
    wishes.subscribe(store, OMAR, Wish(), now=NOW + timedelta(minutes=1))
    later = NOW + timedelta(days=30)
    wishes.unsubscribe(store, SARA, Wish(rules=("mpox",)), now=later)
    rulebook.unwatch(store, OMAR, "raid", now=later)
    rulebook.delete_place(store, OMAR, "Beni", now=later)
    wishes.set_language(store, SARA, "ar", now=later)
    first, second = read_listeners(store)
    assert first.subscription == Subscription(chat=9, rules=("choléra",), places=("Goma",), language="ar")
    assert first.since == NOW
    assert second.subscription.chat == 8


@pytest.mark.parametrize(
    ("said", "meant"),
    [('"cholera"', "cholera"), ("« choléra »", "choléra"), ("Choléra", "choléra"), ("‘CHOLERA’", "cholera")],
)
def test_quotes_round_a_name_do_not_choose_between_rules_that_are_alike(store: Store, said: str, meant: str) -> None:
    watch(store, "cholera near Goma name cholera")
    assert rulebook.rule_named(store, said, OMAR).name == meant
    assert rulebook.place_named(store, "« Goma »", OMAR).name == "Goma"
    with pytest.raises(NotFound, match="Did you mean"):
        rulebook.unwatch(store, OMAR, "chôlera", now=NOW)


def test_a_place_in_use_stays_and_a_name_belongs_to_one_place(store: Store) -> None:
    with pytest.raises(AlreadyExists, match="choléra"):
        rulebook.delete_place(store, OMAR, "Goma", now=NOW)
    with pytest.raises(AlreadyExists, match="already a name"):
        rulebook.put_place(store, OMAR, Place(name="غوما"), now=NOW)
    assert rulebook.place_named(store, "غوما", OMAR).name == "Goma"


def test_what_is_said_of_a_place_is_added_to_what_is_known(store: Store) -> None:
    rulebook.put_place(store, OMAR, Place(name="goma", lat=-1.66, lon=29.22), now=NOW)
    rulebook.put_place(store, OMAR, Place(name="Goma", aliases=("Goma ville",), radius_km=5.0), now=NOW)
    assert read_places(store)[0] == Place(
        name="Goma", aliases=("غوما", "Goma ville"), lat=-1.66, lon=29.22, radius_km=5.0
    )


def test_spellings_of_one_address_are_one_feed(store: Store) -> None:
    rulebook.put_feed(store, OMAR, Feed(url="https://example.org/", title="Radio", folder="Kivu"), now=NOW)
    assert not rulebook.put_feed(store, OMAR, Feed(url="HTTPS://Example.org:443/#top"), now=NOW)
    assert read_feeds(store) == (Feed(url="https://example.org/", title="Radio", folder="Kivu"),)
    assert rulebook.delete_feed(store, OMAR, "https://EXAMPLE.org/", now=NOW).title == "Radio"
    with pytest.raises(NotFound):
        rulebook.delete_feed(store, OMAR, "https://[example", now=NOW)


def test_refusals_speak_the_person_s_language(store: Store) -> None:
    with pytest.raises(NotAllowed, match="Seuls l’équipe et les opérateurs"):
        rulebook.unwatch(store, SARA, "choléra", now=NOW)
    with pytest.raises(NotFound, match="Did you mean"):
        rulebook.unwatch(store, OMAR, "colera", now=NOW)


def test_looking_up_is_for_those_who_may(store: Store) -> None:
    with pytest.raises(NotAllowed):
        lookups.log(store, SARA, lookups.LogQuery())
    with pytest.raises(NotAllowed):
        lookups.feeds(store, SARA, now=NOW)
    with pytest.raises(NotFound):
        lookups.why(store, SARA, "K7M2Q")
    assert lookups.log(store, OMAR, lookups.LogQuery()) == ()


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("", Wish()),
        ("everything", Wish()),
        ("tout", Wish()),
        ("الاشتراك", Wish()),
        ("Goma", Wish(places=("Goma",))),
        ("à Goma et Beni", Wish(places=("Goma", "Beni"))),
        ("غوما مهم", Wish(places=("Goma",), min_severity=Severity.HIGH)),
        ("cholera, goma, urgent", Wish(rules=("choléra",), places=("Goma",), min_severity=Severity.CRITICAL)),
        ("🔴 lang fr", Wish(min_severity=Severity.CRITICAL, language="fr")),
        ("Goma en français", Wish(places=("Goma",), language="fr")),
        ("@goma_partners Goma", Wish(chat="@goma_partners", places=("Goma",))),
        ("me to red alerts about Goma please", Wish(places=("Goma",), min_severity=Severity.CRITICAL)),
        ("https://t.me/goma_partners", Wish(chat="@goma_partners")),
        ("-1001234567890 severity high", Wish(chat=-1001234567890, min_severity=Severity.HIGH)),
    ],
)
def test_a_wish_is_understood(text: str, wish: Wish) -> None:
    rules = [Rule(name="choléra", keywords=("choléra",), places=("Goma",)).name]
    places = [Place(name="Goma", aliases=("غوما",)), Place(name="Beni")]
    assert parse_wish(text, places=places, rules=rules) == wish


@pytest.mark.parametrize("text", ["Gomma", "Goma and nonsense", '"Goma', "lang klingon"])
def test_a_wish_that_is_not_understood_says_so(text: str) -> None:
    with pytest.raises(InvalidCommand):
        parse_wish(text, places=[Place(name="Goma")], rules=[])


ALEP_EST = Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"), lat=36.21, lon=37.19)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Goma", Place(name="Goma")),
        (
            "Alep-Est: East Aleppo, حلب الشرقية 36.21, 37.19 5 km",
            Place(name="Alep-Est", aliases=("East Aleppo", "حلب الشرقية"), lat=36.21, lon=37.19, radius_km=5.0),
        ),
        ("Goma 50 km", Place(name="Goma", radius_km=50.0)),
        (
            "حلب: Alep، Aleppo 36.2;37.1 ٥ كم",
            Place(name="حلب", aliases=("Alep", "Aleppo"), lat=36.2, lon=37.1, radius_km=5.0),
        ),
        ("near Goma, within 20 km", Place(name="Goma", radius_km=20.0)),
        ("Alep-Est: East Aleppo\nحلب الشرقية\n36.21, 37.19", ALEP_EST),
        ("Camp 3, Km 5", Place(name="Camp 3", aliases=("Km 5",))),
        ("Camp 3: Camp Est, 36, 37", Place(name="Camp 3", aliases=("Camp Est",), lat=36.0, lon=37.0)),
        ("Camp 3: 36°12'N, 37°9'E", Place(name="Camp 3", lat=36.2, lon=37.15)),
        ("Camp 3 36° 12′ 36″ N 37° 9′ O", Place(name="Camp 3", lat=36.21, lon=-37.15)),
    ],
)
def test_a_place_is_understood(text: str, place: Place) -> None:
    assert parse_place(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "Goma: -",
        "Goma 95.5, 3.2",
        "Goma: 95, 200",
        "Goma: Est, 12, 1500",
        "Goma 0 km",
        "Goma 99999 km",
        "Goma: 36.2",
    ],
)
def test_a_place_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(InvalidCommand):
        parse_place(text)


@pytest.mark.parametrize(
    ("text", "feed"),
    [
        ("https://example.org/rss.xml", Feed(url="https://example.org/rss.xml")),
        ("example.org/rss", Feed(url="https://example.org/rss")),
        ("https://example.org/ 5 min", Feed(url="https://example.org/", every=timedelta(minutes=5))),
        (
            "https://example.org/ toutes les 2 heures texte entier langue français titre Radio X",
            Feed(url="https://example.org/", title="Radio X", language="fr", every=timedelta(hours=2), full_text=True),
        ),
        ("https://example.org/ كل 10 دقائق", Feed(url="https://example.org/", every=timedelta(minutes=10))),
        (
            "https://example.org/ toutes les vingt-cinq minutes",
            Feed(url="https://example.org/", every=timedelta(minutes=25)),
        ),
        ("https://example.org/ كل عشر دقائق", Feed(url="https://example.org/", every=timedelta(minutes=10))),
    ],
)
def test_a_feed_is_understood(text: str, feed: Feed) -> None:
    assert parse_feed(text) == feed


@pytest.mark.parametrize(
    "text", ["", "feed", "ftp://example.org", "https://example.org often", "https://a.org 0 s", "https://a.org lang xx"]
)
def test_a_feed_that_cannot_be_is_refused(text: str) -> None:
    with pytest.raises(StaffError):
        parse_feed(text)
