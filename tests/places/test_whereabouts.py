"""Several places may have a name, and a name may mean no place: the alert is sent all the same, and says its doubt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from alerts.model import Alert, AlertKind, Entry, Match, Miss, Place, Reason, Rule, Severity, Watchlist
from alerts.places.context.demonyms import adjectives
from alerts.places.context.whereabouts import DOUBTS
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.render import Renderer, plain_letter
from alerts.triage import prepare
from alerts.wordings import LANGUAGES, say_doubts
from handlers.shell import verdict_json

GAZETTEER = Gazetteer.open()
LEBANON, LIBYA = Place(name="Tripoli", geonames=266826), Place(name="Tripoli", geonames=2210247)
VALENCIA = Place(name="Valence", geonames=2509954)
LIMA = Place(name="Lima", geonames=3936456)
ALEP = Place(name="Alep", geonames=170063)
KOSTIANTYNIVKA = Place(name="Kostiantynivka", geonames=705104)
GEORGIA = Place(name="Georgia", geonames=614540)
BEIRUT = Place(name="Beyrouth", aliases=("بيروت",), geonames=276781)


def found(place: Place, text: str, *, language: str = "fr", feed: str = "https://e.org/f", title: str = "") -> Match:
    words = ("école", "school", "مدرسة", "escuela")
    rules = (Rule(name="r", keywords=words, places=(place.name,)),)
    watch = prepare(Watchlist(places=(place,), rules=rules), gazetteer=GAZETTEER)
    entry = Entry(feed=feed, entry_id="1", title=title, content=text, language=language)
    (match,) = watch.matches(entry)
    return match


@pytest.mark.parametrize(
    ("place", "text", "doubts"),
    [
        (LEBANON, "Une école a brûlé à Tripoli, au Liban.", ()),
        (LEBANON, "Une école a brûlé à Tripoli. Misrata, elle aussi en Libye, est calme.", ("elsewhere",)),
        (LIBYA, "Une école a brûlé à Tripoli, non loin de Beyrouth.", ("elsewhere",)),
        (LIBYA, "Une école a brûlé à Tripoli.", ("uncertain",)),
        (
            LIBYA,
            "Une école a brûlé à Tripoli. Les secours sont venus en pleine nuit, après des heures, de Beyrouth.",
            ("elsewhere",),
        ),
        (Place(name="Mérida", geonames=3523349), "Une école a brûlé à Mérida, au Mexique.", ()),
        (VALENCIA, "Une école inondée à Valence, en Espagne.", ()),
        (Place(name="Rafah", geonames=281102), "Une école détruite à Rafah, dans la bande de Gaza.", ()),
        (Place(name="Paris", geonames=2988507), "Une école fermée à Paris.", ()),
        (Place(name="Beni", geonames=219057), "Une école attaquée à Beni, au Nord-Kivu.", ()),
        (ALEP, "Une école touchée à Alep.", ()),
        (Place(name="Homs", geonames=169577), "Une école touchée à Homs.", ()),
        (
            Place(name="Homs", geonames=169577),
            "Une école touchée à Homs, à l'est de Tripoli, en Libye.",
            ("elsewhere",),
        ),
        (LIBYA, "Une école a brûlé à Tripoli, selon un ministre libyen.", ()),
        (LEBANON, "A school burnt down in Tripoli, the Lebanese army said.", ()),
        (LEBANON, "A school burnt down in Tripoli, Libyan officials said.", ("elsewhere",)),
        (LIBYA, "احترقت مدرسة في طرابلس حسب الحكومة الليبية.", ()),
        (Place(name="Gao", geonames=2457163), "Les écoles de Gao, Ménaka et Kidal ont rouvert.", ()),
        (Place(name="Gao", geonames=2457163), "Les écoles de Gao ont rouvert.", ("uncertain",)),
        (KOSTIANTYNIVKA, "A school burnt in Pokrovsk, Kostiantynivka and Toretsk, not in Zaporizhzhia oblast.", ()),
        (KOSTIANTYNIVKA, "A school burnt in Kostiantynivka, in Zaporizhzhia oblast, near Melitopol.", ("elsewhere",)),
        (GEORGIA, "A Georgia school burnt; firemen came from Atlanta.", ("elsewhere",)),
        (GEORGIA, "A Georgia school burnt; firemen came from Tbilisi.", ()),
    ],
)
def test_which_place_of_a_name_is_told_from_the_article(place: Place, text: str, doubts: tuple[str, ...]) -> None:
    assert found(place, text).doubts == doubts


@pytest.mark.parametrize(
    ("place", "text", "doubts"),
    [
        (LIMA, "Une école a brûlé à Lima, Ohio, hier.", ("elsewhere",)),
        (LIMA, "Une école a brûlé à Lima (Ohio).", ("elsewhere",)),
        (LIMA, "Une école a brûlé à Lima, Pérou, hier.", ()),
        (LIMA, "Une école a brûlé à Lima, Callao, Cuzco et Puno.", ()),
        (ALEP, "Écoles fermées à Alep, Idleb, Hama.", ()),
        (ALEP, "Écoles fermées à Alep, Beyrouth, Bagdad.", ()),
        (ALEP, "À Alep, l'école a fermé. Russie.", ()),
    ],
)
def test_a_land_right_behind_the_name_says_where_it_is(place: Place, text: str, doubts: tuple[str, ...]) -> None:
    assert found(place, text).doubts == doubts


RAFAH, RAFAH_EGYPT = Place(name="Rafah", geonames=281102), Place(name="Rafah", geonames=350350)


@pytest.mark.parametrize(
    ("place", "text", "doubts"),
    [
        (RAFAH, "Une école détruite à Rafah, dans la bande de Gaza.", ()),
        (RAFAH, "Une école détruite à Rafah, près de Khan Younès.", ()),
        (RAFAH, "Une école détruite à Rafah.", ()),
        (RAFAH, "Une école évacuée à Rafah, dans le nord du Sinaï, en Égypte.", ("elsewhere",)),
        (RAFAH, "L'école d'El-Arich et celle de Rafah, en Égypte, ont fermé.", ("elsewhere",)),
        (RAFAH, "L'Égypte rouvre le point de passage de Rafah, une école attend.", ()),
        (RAFAH_EGYPT, "Une école évacuée à Rafah, en Égypte.", ()),
        (RAFAH_EGYPT, "Une école détruite à Rafah, dans la bande de Gaza.", ("elsewhere",)),
        (RAFAH_EGYPT, "Une école détruite à Rafah.", ()),
    ],
)
def test_two_towns_of_one_name_across_a_border_are_told_apart_by_their_countries(
    place: Place, text: str, doubts: tuple[str, ...]
) -> None:
    assert found(place, text).doubts == doubts


def test_a_nigerian_is_nobody_of_niger() -> None:
    assert "nigerian" not in adjectives({"niger"})
    assert adjectives({"nigeria"}) >= {"nigerian", "nigerians"}
    assert adjectives({"lebanon", "liban", "لبنان"}) >= {"lebanese", "libanaise", "اللبنانيه", "للبناني"}


def test_arabic_prepositions_do_not_hide_the_country() -> None:
    libya = Place(name="طرابلس", geonames=2210247)
    assert found(libya, "احترقت مدرسة في طرابلس بليبيا.", language="ar").doubts == ()
    assert found(libya, "احترقت مدرسة في طرابلس شمال لبنان.", language="ar").doubts == ("elsewhere",)


def test_the_home_of_a_feed_is_a_weak_hint() -> None:
    text = "Une école a brûlé à Tripoli."
    assert found(LEBANON, text, feed="https://journal.com.lb/rss").doubts == ()


def test_a_free_place_without_a_point_raises_no_question() -> None:
    assert found(Place(name="Tripoli"), "Une école a brûlé à Tripoli.").doubts == ()


@pytest.mark.parametrize(
    ("place", "text", "doubt"),
    [
        (BEIRUT, "BEYROUTH, 20 nov (AFP) – Une école syrienne a été touchée.", "dateline"),
        (BEIRUT, "بيروت (رويترز) - قصفت مدرسة في سوريا.", "dateline"),
        (LIMA, "A quake 415 km south of Lima; a school shook.", "distant"),
        (LIMA, "Séisme à 1 415 km au sud de Lima, une école a tremblé.", "distant"),
        (ALEP, "L'école vend du savon d'Alep.", "namesake"),
        (Place(name="Medellín", geonames=3674962), "The Medellín cartel built a school.", "namesake"),
        (Place(name="Genève", geonames=2660646), "L'école enseigne la convention de Genève.", "namesake"),
        (Place(name="Valence", geonames=2509954), "Le FC Valence, en Espagne, ouvre une école.", "club"),
        (Place(name="Aleppo", geonames=170063), "The Aleppo restaurant in Berlin feeds a school.", "namesake"),
        (Place(name="Bagdad", geonames=98182), "L'hôtel de Bagdad à Tunis jouxte une école.", "namesake"),
        (Place(name="Jérusalem", geonames=281184), "احترقت مدرسة القدس في عمان.", "namesake"),
        (Place(name="Sanaa", aliases=("Sana",), geonames=71137), "L'enseignante Sana Khalil rouvre l'école.", "person"),
    ],
)
def test_a_name_that_means_no_event_there_is_sent_with_its_doubt(place: Place, text: str, doubt: str) -> None:
    language = "ar" if "مدرسة" in text else "en" if "school" in text else "fr"
    assert found(place, text, language=language).doubts == (doubt,)


@pytest.mark.parametrize(
    ("place", "text"),
    [
        (BEIRUT, "BEYROUTH, 20 nov (AFP) – Une école a été touchée à Beyrouth même."),
        (LIMA, "Séisme à 12 km au sud de Lima, une école a tremblé."),
        (ALEP, "L'école du quartier vend du savon d'Alep. Une école d'Alep a fermé."),
        (ALEP, "Le siège d'Alep a fermé chaque école."),
        (ALEP, "Une école, selon le ministre, est touchée à Alep."),
        (ALEP, "L'école d'Alep en Syrie est touchée."),
        (Place(name="Goma", geonames=216281), "L'école de Goma au Nord-Kivu est fermée."),
    ],
)
def test_one_plain_mention_is_enough(place: Place, text: str) -> None:
    assert found(place, text).doubts == ()


def test_a_doubt_lowers_the_match_by_one_step_and_an_open_question_does_not() -> None:
    doubted = found(ALEP, "L'école vend du savon d'Alep.")
    assert (doubted.severity, doubted.lowered_from) == (Severity.LOW, Severity.MEDIUM)
    assert found(LIBYA, "Une école a brûlé à Tripoli.").lowered_from is None


def test_a_title_that_opens_with_a_place_is_no_dateline() -> None:
    assert found(ALEP, "Une école a été touchée.", title="Alep : une école touchée (AFP)").doubts == ()


def test_the_doubt_stands_in_the_alert_and_in_json_only_where_there_is_one() -> None:
    doubted, sure = found(LIBYA, "Une école a brûlé à Tripoli."), found(ALEP, "Une école touchée à Alep.")
    entry = Entry(feed="f", entry_id="1", content="Une école a brûlé à Tripoli.", language="fr")
    assert verdict_json.fired(doubted, entry)["doubts"] == ["uncertain"]
    assert "doubts" not in verdict_json.fired(sure, entry)
    now = datetime(2016, 11, 20, tzinfo=UTC)
    alert = Alert(ref="K7M2Q", kind=AlertKind.FIRST, entry=entry, matches=(doubted,), created_at=now)
    said = Renderer().alert_letter(alert, language="en").plain
    assert "⚠ place uncertain: several places have this name" in said
    assert "⚠ place uncertain" in plain_letter(alert).plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_doubt_has_words(language: str) -> None:
    assert len(say_doubts(DOUBTS, language)) == len(DOUBTS)


def test_a_weighed_match_counts_for_less_where_its_place_is_another_one_and_the_sum_says_so() -> None:
    rule = Rule(name="r", keywords=("école",), places=("Tripoli",), weights=(("école", 2.0),), min_score=2.0)
    watch = prepare(Watchlist(places=(LEBANON,), rules=(rule,)), gazetteer=GAZETTEER)
    texts = (
        "Une école a brûlé dans la ville de Tripoli, au Liban.",
        "Une école a brûlé dans la ville de Tripoli. Misrata, elle aussi en Libye, est calme.",
    )
    here, there = (Entry(feed="f", entry_id=text[-6:], content=text, language="fr") for text in texts)

    (fired,), (missed,) = watch.verdicts(here), watch.verdicts(there)

    assert isinstance(fired, Match)
    assert fired.score.total == 2.0
    assert isinstance(missed, Miss)
    assert (missed.reason, missed.detail["score"]) == (Reason.LOW_SCORE, 1.5)
    assert missed.detail["sum"][-1] == {"what": "doubt", "of": "elsewhere", "points": -0.5}
    assert [watch.matches(entry) != () for entry in (here, there)] == [True, False]
    assert [watch.firing(entry) for entry in (here, there)] == [("r",), ()]
