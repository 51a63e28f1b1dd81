"""A rule may watch all that lies around a place or inside it, and an entry's own point counts like a name."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

import pytest

from alerts.errors import InvalidFile
from alerts.matching.areas import around
from alerts.matching.index import Index
from alerts.matching.lookup import Lookup
from alerts.matching.placenames import Aliases
from alerts.matching.terrain import Terrain
from alerts.matching.vocabulary import Vocabulary
from alerts.model import Area, Entry, Match, Miss, Place, Point, Reason, Rule, Watchlist, Window, WindowUnit
from alerts.places.gazetteer.additions import read_additions
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.rules.file.rulefile import read_rulefile, write_rulefile
from alerts.store.database import Store
from alerts.store.rules_table import put_rule, read_rules, rule_as_was
from alerts.triage import Watch, prepare
from handlers.shell import verdict_json

pytestmark = pytest.mark.no_cover  # watches of hundreds of places, which take twice the time where lines are counted

GAZETTEER = Gazetteer.open()
ALEP_25 = Area(place="Alep", km=25)
NOW = datetime(2016, 11, 20, tzinfo=UTC)


@lru_cache(maxsize=16)
def watch(rule: Rule, *places: Place) -> Watch:
    return prepare(Watchlist(places=places, rules=(rule,)), gazetteer=GAZETTEER)


def matches(rule: Rule, entry: Entry, *places: Place) -> tuple[Match, ...]:
    return watch(rule, *places).matches(entry)


def rule(*areas: Area, **other: object) -> Rule:
    return Rule(name="écoles", keywords=("école",), places=(), areas=areas, **other)  # type: ignore[arg-type]


def entry(title: str, point: tuple[float, float] | None = None, language: str = "fr", **other: str) -> Entry:
    here = Point(lat=point[0], lon=point[1]) if point else None
    return Entry(feed="f", entry_id="1", title=title, language=language, point=here, **other)


def test_a_circle_stands_for_every_known_place_in_it() -> None:
    (match,) = matches(rule(ALEP_25), entry("Une école touchée à Boustane al-Bacha"))
    assert match.place == "Alep"
    assert match.evidence[0].place.surface == "Boustane al-Bacha"
    assert matches(rule(ALEP_25), entry("Une école touchée à Alep"))
    assert not matches(rule(ALEP_25), entry("Une école touchée à Homs"))


def test_inside_goes_down_the_chain_of_parents() -> None:
    inside = rule(Area(place="Syrie"))
    assert matches(inside, entry("Une école touchée à Homs"))
    assert matches(inside, entry("Une école touchée en Syrie"))
    assert not matches(inside, entry("Une école touchée à Beyrouth"))


@pytest.mark.parametrize(
    ("area", "point", "fires"),
    [
        ("Syrie", (36.2, 37.2), True),
        ("Syrie", (34.5, 38.3), True),
        ("Alep", (36.21, 37.16), True),
        ("Syrie", (33.9, 35.5), False),
        ("Syrie", (34.5, 33.0), False),
        ("Syrie", (-80.0, 10.0), False),
        ("Gouvernorat d'Idleb", (35.93, 36.63), True),
        ("Gouvernorat d'Idleb", (33.5, 36.3), False),
    ],
)
def test_inside_takes_an_entry_by_its_own_point_too(area: str, point: tuple[float, float], *, fires: bool) -> None:
    found = matches(rule(Area(place=area)), entry("Une école touchée par un séisme", point))
    assert bool(found) is fires
    assert all(match.evidence[0].km == 0 for match in found)


@pytest.mark.parametrize(
    ("area", "text"),
    [
        ("Syrie", "مدرسة جديدة في بيروت"),
        ("Syrie", "زارت سفيرة المدرسة في بيروت"),
        ("Palestine", "ثوران بركان قرب مدرسة في تشيلي"),
        ("Yemen", "مدرسة قرب معبر في لبنان"),
    ],
)
def test_villages_whose_names_are_words_do_not_count_for_an_area(area: str, text: str) -> None:
    watched = Rule(name="r", keywords=("مدرسة",), places=(), areas=(Area(place=area),))
    assert not matches(watched, entry(text, language="ar"))


@pytest.mark.parametrize(
    "text",
    [
        "L'école de Raqqa Governorate est touchée",
        "Alep est sans école",
        "Une école de Deir-ez-Zor Governorate",
        "Une école de la Ghouta orientale",
    ],
)
def test_longer_names_in_the_area_hide_nothing(text: str) -> None:
    assert matches(rule(Area(place="Syrie")), entry(text))


def test_longer_names_elsewhere_still_hide_a_name_of_the_area() -> None:
    assert not matches(rule(Area(place="Congo Kinshasa"), Area(place="Beni")), entry("L'école de Beni Mellal"))


def test_a_tracked_place_in_the_circle_counts_under_the_names_that_staff_gave_it() -> None:
    camp = Place(name="Camp Nord", aliases=("Camp du Moulin",), lat=36.25, lon=37.2)
    far = Place(name="Camp Sud", lat=33.5, lon=36.3)
    assert matches(rule(ALEP_25), entry("L'école du Camp du Moulin est touchée"), camp, far)
    assert not matches(rule(ALEP_25), entry("L'école du Camp Sud est touchée"), camp, far)


def test_a_tracked_point_is_the_centre_whatever_the_name() -> None:
    base = Place(name="Notre bureau", lat=36.2, lon=37.16)
    assert matches(rule(Area(place="Notre bureau", km=10)), entry("Une école touchée à Boustane al-Bacha"), base)


def test_longer_names_elsewhere_are_not_in_the_circle() -> None:
    beni = rule(Area(place="Beni", km=20))
    assert matches(beni, entry("Une école touchée à Beni"))
    assert not matches(beni, entry("Une école touchée à Beni Mellal"))


def test_an_entry_with_coordinates_is_placed_by_its_distance() -> None:
    told = entry("Alerte : une école effondrée", (36.3, 37.2))
    (match,) = matches(rule(ALEP_25), told)
    (proof,) = match.evidence
    assert proof.km is not None
    assert 10 < proof.km < 15
    assert (proof.place.term, proof.place.surface, proof.place.start) == ("Alep", "", proof.keyword.start)
    assert proof.place.end == proof.place.start
    assert [mark.what for mark in proof.marks] == ["keyword"]
    assert verdict_json.evidence(match)[0]["km"] == round(proof.km, 1)
    assert not matches(rule(ALEP_25), entry("Alerte : une école effondrée", (34.0, 37.2)))


def test_a_name_is_better_evidence_than_a_point() -> None:
    (match,) = matches(rule(ALEP_25), entry("Une école touchée à Alep", (36.3, 37.2)))
    assert match.evidence[0].km is None
    assert "km" not in verdict_json.evidence(match)[0]


@pytest.mark.parametrize("within", [Window(), Window(unit=WindowUnit.SENTENCE)])
def test_groups_and_exclusions_hold_for_placed_entries_too(within: Window) -> None:
    asked = rule(ALEP_25, all_of=(("bombardement",),), none_of=("football",), within=within)
    assert matches(asked, entry("Une école après un bombardement", (36.3, 37.2)))
    assert not matches(asked, entry("Une école rouvre", (36.3, 37.2)))
    assert not matches(asked, entry("Bombardement de buts à l'école de football", (36.3, 37.2)))


def test_an_unknown_place_is_only_its_name_and_a_wide_circle_holds_all() -> None:
    nowhere = around(Area(place="Xyzzyburg", km=5), tracked=(), gazetteer=GAZETTEER)
    assert nowhere.is_empty
    assert nowhere.names == ("Xyzzyburg",)
    assert len(around(Area(place="Dhaka", km=500), tracked=(), gazetteer=GAZETTEER).known) > 550


def test_a_town_that_holds_nothing_stands_for_the_region_called_after_it() -> None:
    region = around(Area(place="Idlib"), tracked=(), gazetteer=GAZETTEER)
    assert len(region.known) > 50
    assert around(Area(place="Idlib", km=1), tracked=(), gazetteer=GAZETTEER).centre != region.centre


@pytest.mark.parametrize(
    ("area", "text", "fires"),
    [
        (Area(place="Syrie"), "قصف مدفعي على الباب وقباسين شرق حلب", True),
        (Area(place="Syrie"), "قتلى وجرحى في سلمية جراء قصف صاروخي", True),
        (Area(place="Alep", km=50), "قصف جوي على الباب وتادف", True),
        (Area(place="Alep", km=50), "بعد قصف عنيف طرق الباب بقوة", False),
        (Area(place="Syrie"), "تفريق مظاهرات سلمية بعد قصف", False),
        (Area(place="Idleb", km=10), "قصف جوي على الباب", False),
    ],
)
def test_an_everyday_word_in_an_area_is_the_place_where_the_text_shows_it(area: Area, text: str, fires: bool) -> None:
    rule = Rule(name="r", keywords=("قصف",), places=(), areas=(area,))
    watch = prepare(Watchlist(rules=(rule,)), gazetteer=GAZETTEER)
    assert bool(watch.matches(Entry(feed="f", entry_id="1", content=text, language="ar"))) is fires


KEYWORDS = (
    *(
        "attack",
        "hospital",
        "school",
        "shelling",
        "قصف",
        "مدرسة",
        "مستشفى",
        "هجوم",
        "غارة",
        "обстрел",
        "атака",
        "обстріл",
    ),
    *("лікарня", "школа", "больница", "école", "hôpital", "attaque", "frappe", "choléra", "saldırı", "okul"),
    *("hastane", "Angriff", "Schule", "atak", "szkoła", "ataque", "escuela", "shambulio"),
)
ROWS = (Path(__file__).parents[1] / "data" / "areas" / "mentions.tsv").read_text(encoding="utf-8").splitlines()
DRC = "Democratic Republic of the Congo"


@pytest.mark.parametrize("row", ROWS)
def test_an_area_is_all_known_places_in_it_and_no_others(row: str) -> None:
    where, language, expected, text = row.split("\t")
    kind, _, name = where.partition(" ")
    name, _, km = name.rpartition(" ") if kind == "near" else (name, "", "")
    area = Area(place=DRC if name == "DRC" else name, km=float(km) if km else None)
    watched = Rule(name="r", keywords=KEYWORDS, places=(), areas=(area,))
    assert bool(matches(watched, Entry(feed="f", entry_id="1", content=text, language=language))) is (
        expected == "fires"
    )


IDLIB = Area(place="Idlib")
SEEN = (
    Entry(feed="f", entry_id="1", content="Une école de kafranbel et de Taftanaz", language="fr"),
    Entry(feed="f", entry_id="2", content="école touchée à kafranbel", language="fr"),
    Entry(feed="f", entry_id="3", content="L'école de #idlibnow", language="fr"),
    Entry(feed="f", entry_id="4", content="École : K A F R A N B E L sous les bombes", language="fr"),
    Entry(feed="f", entry_id="5", content="Kafranbel'de école", language="tr"),
    Entry(feed="f", entry_id="6", content="école в Кафранбеле", language="ru"),
    Entry(feed="f", entry_id="7", content="مدرسة école بكفرنبل", language="ar"),
    Entry(feed="f", entry_id="8", content="伊德利卜的école", language="zh"),
    Entry(feed="f", entry_id="9", content="Une école de Khan Sheikhoon", language="fr"),
    Entry(feed="f", entry_id="11", content="L'école d'Has, ou Sarakeb", language="fr"),
)


@pytest.mark.parametrize("entry", SEEN, ids=[each.content for each in SEEN])
def test_what_a_text_names_does_not_hang_on_what_was_read_before(entry: Entry) -> None:
    def fires(*before: Entry) -> bool:
        watch = prepare(Watchlist(rules=(rule(IDLIB),)), gazetteer=GAZETTEER)
        for other in before:
            watch.matches(other)
        return bool(watch.matches(entry))

    assert fires() is fires(*SEEN) is True


def test_an_area_that_is_watched_later_holds_names_that_were_read_before() -> None:
    watch = prepare(Watchlist(rules=(rule(Area(place="Goma", km=25)),)), gazetteer=GAZETTEER)
    told = entry("Une école touchée à Binnish")
    assert not watch.matches(told)
    watch.add(rule(IDLIB))
    assert watch.matches(told)
    watch.add(Rule(name="other", keywords=("école",), places=(), areas=(Area(place="Idlib", km=30),)))
    assert [match.rule for match in watch.matches(told)] == ["écoles", "other"]


def test_a_first_text_may_name_a_score_of_villages_by_spellings_that_no_source_has() -> None:
    villages = """Tal Tamr, Hreitan, Kafr Zeta, Kafr Nobol, Maaret al-Naasan, Tal Mannas, Maar Shoreen, Ehsem,
        Deir Sharqi, Kafr Ruma, Hazzarin, Kansafra""".split(",")
    index = Index(Terrain(GAZETTEER))
    index.add_place(Place(name="Syria"), Aliases(place=Place(name="Syria"), names=()), key="here")
    index.add_area("here", around(Area(place="Syria"), tracked=(), gazetteer=GAZETTEER))
    mentions = index.read(entry(f"Hit were {', '.join(villages)} and more.", language="en"))
    (hits,) = mentions.places.values()
    assert len(hits) == len(villages)


def test_a_text_brings_no_more_names_than_one_ever_holds_and_the_next_one_brings_the_rest() -> None:
    terrain = Terrain(GAZETTEER, most_met=2)
    terrain.add("idlib", around(IDLIB, tracked=(), gazetteer=GAZETTEER))
    lookup = Lookup("fr", Vocabulary())

    def met(text: str) -> list[str]:
        return [aliases.names[0] for _, aliases in terrain.meet(text.split(), lookup, uncased=False)]

    assert met("Taftanaz Binnish Kafranbel") == ["Taftanaz", "Binnish"]
    assert met("Saraqib") == ["Saraqib", "Kafranbel"]
    assert met("") + met("") == ["Kafr Anbel"]


def test_a_place_of_the_operators_file_is_in_the_circle() -> None:
    added = read_additions("name,lat,lon,kind\nCamp du Moulin,36.25,37.2,camp\n", file="p.csv")
    gazetteer = GAZETTEER.with_added(added.places)
    watch = prepare(Watchlist(rules=(rule(ALEP_25),)), gazetteer=gazetteer)
    assert watch.matches(entry("L'école du Camp du Moulin est touchée"))


def test_the_reason_why_not_shows_the_name_that_means_another_place() -> None:
    (miss,) = watch(rule(Area(place="Lebanon"))).verdicts(
        entry("École touchée à Tripoli, dit un ministre libyen", language="fr")
    )
    assert isinstance(miss, Miss)
    assert (miss.reason, [each["surface"] for each in miss.detail["hidden"]]) == (Reason.NO_PLACE, ["Tripoli"])  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("area", "language", "text", "doubts"),
    [
        ("Lebanon", "en", "A school was hit in Tripoli, residents said", ("uncertain",)),
        ("Lebanon", "ar", "احتراق مدرسة في طرابلس ليلا", ("uncertain",)),
        ("Lebanon", "en", "A school was hit in Tripoli, the Lebanese army said", ()),
        ("Lebanon", "en", "A school was hit in Tripoli, Libyan officials said", None),
        ("Lebanon", "es", "Una escuela atacada en Trípoli, según el gobierno libio", None),
        ("Lebanon", "ru", "Атака на школу в Триполи, сообщили ливийские власти", None),
        ("Lebanon", "en", "A school was hit in Tripoli, not far from Zawiya and Sabratha", None),
        ("Ukraine", "ru", "В Александрии загорелась школа", None),
        ("Ukraine", "ru", "В Александрии Кировоградской области загорелась школа", ()),
    ],
)
def test_a_name_of_a_better_known_place_elsewhere_is_sent_with_a_doubt_unless_that_one_is_meant(
    area: str, language: str, text: str, doubts: tuple[str, ...] | None
) -> None:
    watched = Rule(name="r", keywords=KEYWORDS, places=(), areas=(Area(place=area),))
    told = Entry(feed="f", entry_id="1", content=text, language=language)
    (verdict,) = watch(watched).verdicts(told)
    assert matches(watched, told) == ((verdict,) if isinstance(verdict, Match) else ())
    assert (verdict.doubts if isinstance(verdict, Match) else None) == doubts


FILE = """
[[place]]
name = "Goma"

[[rule]]
name = "r"
keywords = ["choléra"]
{areas}
"""


def test_a_rules_file_says_areas_and_reads_back_the_same() -> None:
    areas = 'near = [{place = "Goma", km = 25}, {place = "Alep", km = 2.5}]\ninside = "Goma"'
    read = read_rulefile(FILE.format(areas=areas), file="r.toml", knows=GAZETTEER.knows)
    assert read.rules[0].areas == (Area(place="Goma", km=25), Area(place="Alep", km=2.5), Area(place="Goma"))
    assert read_rulefile(write_rulefile(read), file="r.toml", knows=GAZETTEER.knows) == read


@pytest.mark.parametrize(
    ("areas", "line", "says"),
    [
        ('near = {place = "Xyzzyburg", km = 25}', 8, 'there is no place "Xyzzyburg"'),
        ('near = {place = "Gomma", km = 25}', 8, 'write "Goma"'),
        ('near = {place = "Goma"}', 8, "km must be a number"),
        ('near = {place = "Goma", km = 0}', 8, "above 0"),
        ('near = {place = "Goma", km = 9999}', 8, "at most 500"),
        ('near = {place = "Goma", miles = 5}', 8, 'unknown key "miles"'),
        ('near = "Goma"', 8, 'write near = {place = "Alep", km = 25}'),
        ("near = []", 8, "near is empty"),
        ("inside = 3", 8, "the name of a place"),
        ('inside = "Xyzzyburg"', 8, "inside: there is no place"),
        ("", 5, "no place"),
    ],
)
def test_a_wrong_area_is_refused_with_its_line(areas: str, line: int, says: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        read_rulefile(FILE.format(areas=areas), file="r.toml", knows=GAZETTEER.knows)
    assert refused.value.line == line
    assert says in str(refused.value)


def test_the_store_keeps_areas_and_the_history_too(tmp_path: Path) -> None:
    asked = rule(ALEP_25, Area(place="Syrie"))
    with Store.open(tmp_path / "t.db") as store:
        put_rule(store, asked, now=NOW)
        assert read_rules(store) == (asked,)
        assert rule_as_was(store, "écoles", 1) == asked
        plain = Rule(name="écoles", keywords=("école",), places=("Alep",))
        assert put_rule(store, plain, now=NOW) == 2
        history = store.value("SELECT rule FROM rule_history WHERE revision = 2")
    assert "areas" not in json.loads(history)
