"""A keyword reaches its forms and no other word: a table per language under ``data/forms``.

A row is a keyword, the forms that it must reach, and words that look like it and must not be merged with it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alerts.language import formstore
from alerts.language.folding import fold, keep_accents
from alerts.language.formstore import DATA, dictionary
from alerts.language.grammars.arabic import peel
from alerts.language.inflection import generate, inflect, languages_with
from alerts.language.irregular import listed
from alerts.language.stems import stem
from tests.steps import steps

TABLES = sorted((Path(__file__).parents[1] / "data" / "forms").glob("*.tsv"))
LARGE = {"ar", "en", "es", "fa", "fr", "pt", "ru", "tr", "uk"}
DICTIONARIES = sorted(file.stem for file in DATA.glob("*.stems"))


class Row(NamedTuple):
    keyword: str
    reached: list[str]
    strangers: list[str]


def rows(table: Path) -> list[Row]:
    lines = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    return [Row(keyword, reached.split(), strangers.split()) for keyword, reached, strangers in lines]


def is_latin(word: str) -> bool:
    return word[0].lower() < "\u0250"


def written(language: str, word: str) -> set[str]:
    """What a token is compared as: Latin with its accents, other scripts folded, Arabic also without proclitics."""
    if is_latin(word):
        return {keep_accents(word)}
    return {fold(word), *(peel(fold(word)) if language == "ar" else ())}


def forms_of(language: str, keyword: str) -> set[str]:
    known = inflect(keyword)
    mine = known.get(language) or known.get({"ku": "ckb"}.get(language, ""), frozenset())
    return {keep_accents(form) if is_latin(keyword) else fold(form) for form in mine}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_keyword_reaches_its_forms_and_no_other_word(
    table: Path, record_property: Callable[[str, object], None]
) -> None:
    language, all_rows = table.stem, rows(table)
    missed, merged = [], []
    for keyword, reached, strangers in all_rows:
        forms = forms_of(language, keyword)
        missed += [f"{keyword}→{form}" for form in reached if not written(language, form) & forms]
        merged += [f"{keyword}={word}" for word in strangers if written(language, word) & forms]
    wanted = sum(len(row.reached) for row in all_rows)
    refused = sum(len(row.strangers) for row in all_rows)
    recall = 1 - len(missed) / wanted
    record_property(
        "figures",
        f"{language:>3}: {len(all_rows):>3} keywords, recall {recall:6.1%} of {wanted:>3} forms, "
        f"{len(merged)} of {refused:>3} other words merged {' '.join(missed + merged)}",
    )
    assert len(all_rows) >= (40 if language in LARGE else 10)
    assert recall >= 0.95, missed
    assert len(merged) * 40 <= refused, merged


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_keyword_that_other_languages_also_know_still_merges_no_other_word(table: Path) -> None:
    merged, refused = [], 0
    for keyword, _, strangers in rows(table):
        refused += len(strangers)
        everything = set().union(*(forms_of(language, keyword) for language in inflect(keyword)))
        merged += [f"{keyword}={word}" for word in strangers if written(table.stem, word) & everything]
    assert len(merged) <= max(1, refused * 2 // 40), merged


@pytest.mark.parametrize(
    ("typed", "language", "reached"),
    [
        ("ÉCOLE", "fr", "écoles"),
        ("Ecole", "fr", "école"),
        ("hopital", "fr", "hôpitaux"),
        ("chevaux", "fr", "cheval"),
        ("HASTANE", "tr", "hastanede"),
        ("yarali", "tr", "yaralılar"),
        ("ребенок", "ru", "ребёнка"),
        ("الْمَدْرَسَة", "ar", "مدارس"),
        ("پليس", "fa", "پلیس‌ها"),
        ("вʼязниця", "uk", "в'язниці"),
    ],
)
def test_capitals_and_missing_accents_do_not_hide_a_word(typed: str, language: str, reached: str) -> None:
    assert fold(reached) in {fold(form) for form in inflect(typed).get(language, ())}


def test_verb_endings_come_only_for_an_infinitive() -> None:
    assert inflect("marché")["fr"] == {"marché", "marchés"}
    assert inflect("tué")["fr"] == {"tué", "tués", "tuée", "tuées"}
    assert {"tuent", "tuées"} <= inflect("tuer")["fr"]
    assert "camping" not in inflect("camp")["en"]
    assert {"attacked", "attacking"} <= inflect("attack")["en"]


def test_a_lemma_stands_for_itself_alone_and_a_form_for_its_lemma() -> None:
    assert "find" not in inflect("found")["en"]
    assert inflect("children")["en"] == inflect("child")["en"]
    assert inflect("mice")["en"] >= {"mouse", "mice"}


def test_an_unknown_word_is_inflected_by_rule_on_request_only() -> None:
    assert not inflect("brzgkwt")
    assert generate("Wagnerien", "fr") == {"wagnerien", "wagneriens", "wagnerienne", "wagneriennes"}
    assert "вагнерівця" not in generate("вагнер", "uk")
    assert generate("word", "xx") == {"word"}


@pytest.mark.parametrize(
    ("name", "languages"),
    [
        ("Nice", {"en"}),
        ("Tours", {"fr", "en"}),
        ("Goma", {"es", "pt", "sw"}),
        ("Beni", {"tr"}),
        ("Palma", {"es", "pt"}),
        ("Our", {"en"}),
        ("دوما", {"ar"}),
    ],
)
def test_a_place_that_is_also_an_ordinary_word_is_told(name: str, languages: set[str]) -> None:
    assert languages <= languages_with(name)


@pytest.mark.parametrize("name", ["Bunia", "Aleppo", "Mariupol", "Idlib", "Kharkiv", "Харків", "حلب‌آباد", "Бахмут"])
def test_a_place_that_is_no_ordinary_word_raises_no_alarm(name: str) -> None:
    assert not languages_with(name)


def test_a_form_that_only_novels_have_raises_no_alarm() -> None:
    assert "fr" not in languages_with("Gaza")
    assert "fr" not in languages_with("Lima")
    assert "tr" not in languages_with("Halep")


def test_arabic_proclitics_come_off_in_chains_longest_reading_first() -> None:
    assert peel("وبالمدرسه") == ("بالمدرسه", "المدرسه", "مدرسه")
    assert set(peel("للمدنيين")) >= {"المدنيين", "مدنيين"}
    assert "يقصفون" in peel("وسيقصفون")
    assert "قصفون" not in peel("وسيقصفون")
    assert peel("دم") == ()


@given(st.text(alphabet="وفبلكسايتمدرهن", max_size=14))
def test_every_reading_of_an_arabic_token_is_an_end_of_it_or_regains_its_article(token: str) -> None:
    readings = peel(token)
    assert list(readings) == sorted(set(readings), key=lambda reading: (-len(reading), readings.index(reading)))
    for reading in readings:
        assert len(reading) >= 2
        assert reading != token
        assert token.endswith((reading, "ل" + reading.removeprefix("ال")))


@given(st.text(max_size=30))
@example("الؐءـ")
def test_any_text_at_all_gets_a_bounded_answer_that_contains_it(text: str) -> None:
    for forms in inflect(text).values():
        assert len(forms) < 1000
        assert fold(text.strip()) in {fold(form) for form in forms}


@given(st.sampled_from([row.keyword for table in TABLES for row in rows(table)]))
def test_a_form_is_written_in_lower_case_without_spaces(keyword: str) -> None:
    for forms in inflect(keyword).values():
        assert all(form == form.lower() and not any(sign.isspace() for sign in form) for form in forms)


@pytest.mark.parametrize("language", DICTIONARIES)
def test_the_compiled_files_are_keyed_by_the_folding_in_use(language: str) -> None:
    """Fails when ``fold`` changed and ``tools/compile_forms.py`` was not run again."""
    words = dictionary(language)
    assert words is not None
    stale = []
    for key, value in words._stems.items()[::20]:
        if int.from_bytes(value[:2], "big") != formstore.POINTER and fold(value[2:].decode() or key) != key:
            stale.append(key)
    assert not stale


def test_listed_lines_keep_one_headword_each() -> None:
    for file in DATA.glob("*.txt"):
        heads = [
            line.split(" = ")[0].split(":")[0].strip()
            for line in file.read_text(encoding="utf-8").splitlines()
            if line.partition("#")[0].strip() and " - " not in line.partition("#")[0]
        ]
        assert len(heads) == len(set(heads)), (file.name, sorted(head for head in heads if heads.count(head) > 1))
        assert all(listed(file.stem).entry(head) for head in heads)


def test_forms_that_are_mostly_another_word_are_taken_away_whatever_form_is_typed() -> None:
    assert "дорогой" not in inflect("дороги")["ru"]
    assert "дорогой" in inflect("дорогой")["ru"]
    for file in DATA.glob("*.txt"):
        lines = (line.partition("#")[0].strip() for line in file.read_text(encoding="utf-8").splitlines())
        struck = [line.split(" - ") for line in lines if " - " in line]
        assert len({head for head, _ in struck}) == len(struck), file.name
        for head, others in struck:
            assert not inflect(head).get(file.stem, frozenset()) & set(others.split()), (file.name, head)


def test_looking_a_keyword_up_reads_a_few_lines_and_no_dictionary() -> None:
    keywords = [row.keyword for table in TABLES for row in rows(table)][::25]
    inflect("échauffement")
    assert steps(lambda: [inflect(keyword) for keyword in keywords]) < 20_000 * len(keywords)


def test_a_word_that_is_too_long_to_be_one_is_taken_apart_nowhere() -> None:
    assert steps(lambda: languages_with("e" * 4000)) < 100


def test_importing_reads_no_dictionary() -> None:
    code = (
        "import alerts.language.inflection; from alerts.language.formstore import dictionary;"
        "print(dictionary.cache_info().currsize)"
    )
    seen = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert seen.stdout.strip() == "0"


def test_a_stem_is_given_where_snowball_has_one() -> None:
    assert stem("roquettes", "fr") == stem("roquette", "fr") == "roquet"
    assert stem("roquettes", "sw") is None
    assert {stem("word", language) for language in ("fr", "en", "es", "pt", "ru", "tr", "ar")} - {None}
