"""The humanitarian lexicon: its data are whole, and people find a concept by whatever word they type."""

import re
import tomllib
import unicodedata
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.language.folding import fold
from alerts.language.lexicon import GROUPS, LANGUAGES, all_concepts, concept, concepts_for, covered, nearest, spelt_out
from alerts.language.lexiconforms import HERE

pytestmark = pytest.mark.no_cover  # tens of thousands of words, which take twice the time where lines are counted

SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ps", "ur", "ckb"), "ARABIC"),
    **dict.fromkeys(("ru", "uk"), "CYRILLIC"),
    "zh": "CJK",
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
    "ko": "HANGUL",
    "hi": "DEVANAGARI",
    "he": "HEBREW",
    "el": "GREEK",
    "bn": "BENGALI",
    "th": "THAI",
    "my": "MYANMAR",
    "am": "ETHIOPIC",
}
INTERNATIONAL = re.compile(r"COVID|H5N1|USB|CD-?ROM")

SHARED = {
    word: set(concepts.split())
    for word, concepts in (
        line.split("\t")
        for line in (Path(__file__).parents[1] / "data" / "lexicon" / "shared_words.tsv")
        .read_text("utf-8")
        .splitlines()
    )
}
"""Words that belong to two concepts on purpose, a line a word: artillery or not; dead or wounded; drone or march; an
Arabic measles is Persian typhoid; wards and medical centres are hospitals too; an ambush is an attack; aid trucks are a
convoy and aid; the displaced tell of a flight and of its people; a glide bomb of an airstrike and a bombing."""

SCHEMES = {
    "acled": {
        "Armed clash", "Air/drone strike", "Shelling/artillery/missile attack", "Remote explosive/landmine/IED",
        "Suicide bomb", "Grenade", "Chemical weapon", "Sexual violence", "Attack", "Abduction/forced disappearance",
        "Peaceful protest", "Mob violence", "Agreement", "Arrests", "Looting/property destruction",
    },
    "caac": {
        "Killing and maiming of children", "Recruitment or use of children", "Sexual violence against children",
        "Abduction of children", "Attacks against schools or hospitals", "Denial of humanitarian access",
    },
    "glide": {
        "EQ", "FL, FF", "TC", "ST", "TO", "DR", "LS, MS", "AV", "VO", "TS", "SS", "WF", "FR", "CW", "HT", "IN", "AC",
        "EP",
    },
    "hxl": {
        "#access", "#affected", "#affected+abducted", "#affected+children", "#affected+displaced", "#affected+f",
        "#affected+idps", "#affected+infected", "#affected+injured", "#affected+killed", "#affected+refugees",
    },
    "iasc": {
        "Camp Coordination and Camp Management", "Education", "Emergency Telecommunications", "Food Security", "Health",
        "Logistics", "Nutrition", "Protection", "Protection: Child Protection", "Protection: Gender-Based Violence",
        "Protection: Housing, Land and Property", "Protection: Mine Action", "Shelter",
        "Water, Sanitation and Hygiene",
    },
    "insecurity-insight": {"Killed", "Kidnapped", "Arrested", "Disappeared/missing"},
}  # fmt: skip


def skeleton(text):
    return " ".join(filter(None, map(fold, re.split(r"[\s\-'’]+", text))))


DATA = Path(__file__).parents[2] / "alerts" / "language"

EVERY_WORD = [
    (found, language, word) for found in all_concepts() for language, words in found.words.items() for word in words
]


@pytest.mark.parametrize("group", GROUPS)
def test_a_concept_that_is_read_alone_is_the_one_of_the_whole_file(group):
    whole = tomllib.loads((HERE / "lexicon_data" / f"{group}.toml").read_text("utf-8"))
    assert list(whole) == [each.id for each in all_concepts() if each.group == group]
    for identifier, table in whole.items():
        assert concept(identifier).words.keys() == table.keys() - {"codes", "covers", "not"}


def test_the_lexicon_has_at_least_a_hundred_concepts_in_every_group_and_language():
    assert len(all_concepts()) >= 100
    assert {found.group for found in all_concepts()} == set(GROUPS)
    for found in all_concepts():
        assert set(LANGUAGES) <= set(found.words), found.id
        assert all(found.words.values()), found.id


def test_ids_are_unique_english_words_with_hyphens():
    ids = [found.id for found in all_concepts()]

    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", identifier) for identifier in ids)


@pytest.mark.parametrize("path", sorted(DATA.glob("*_data/*.toml")), ids=lambda path: path.stem)
def test_the_data_files_are_laid_out_to_be_read(path):
    wide = [line for line in path.read_text("utf-8").splitlines() if len(line) > 120]
    assert [line for line in wide if line.count('", "')] == []


def test_every_word_is_written_plainly_and_once():
    for found in all_concepts():
        for phrases in (found.words, found.exclusions):
            for language, texts in phrases.items():
                assert len({skeleton(text) for text in texts}) == len(texts), (found.id, language)
                for text in texts:
                    assert text == unicodedata.normalize("NFC", " ".join(text.split())), (found.id, text)
                    assert skeleton(text), (found.id, text)


def test_every_word_is_in_the_script_of_its_language():
    for found in all_concepts():
        for language, text in (
            (language, text)
            for phrases in (found.words, found.exclusions)
            for language, texts in phrases.items()
            for text in texts
        ):
            letters = [sign for sign in INTERNATIONAL.sub("", text) if sign.isalpha()]
            script = SCRIPTS.get(language, "LATIN")
            assert all(unicodedata.name(letter).startswith(script) for letter in letters), (found.id, language, text)


def test_a_word_belongs_to_two_concepts_only_where_that_is_meant():
    owners = defaultdict(set)
    for found, _, word in EVERY_WORD:
        owners[skeleton(word)].add(found.id)

    assert {word: ids for word, ids in owners.items() if len(ids) > 1} == SHARED


def test_an_exclusion_is_a_phrase_around_a_word_of_its_concept_or_of_one_that_it_covers():
    for found in all_concepts():
        for language, phrases in found.exclusions.items():
            own = set(map(skeleton, found.words[language]))
            words = {skeleton(word) for each in covered(found) for word in each.words.get(language, ())}
            couples = [couple for each in covered(found) for couple in each.couples.get(language, ())]
            halves = {skeleton(word) for couple in couples for half in couple for word in half}
            stem = re.compile("|".join({re.escape(part[:3]) for word in words | halves for part in word.split()}))
            for phrase in map(skeleton, phrases):
                assert stem.search(phrase), (found.id, language, phrase)
                assert phrase not in own, (found.id, phrase)


@pytest.mark.parametrize("group", GROUPS)
def test_a_concept_lists_no_exclusion_that_one_that_it_covers_has(group):
    whole = tomllib.loads((HERE / "lexicon_data" / f"{group}.toml").read_text("utf-8"))
    for identifier, table in whole.items():
        below = [each for each in covered(concept(identifier)) if each.id != identifier]
        for language, listed in table.get("not", {}).items():
            known = {phrase for each in below for phrase in each.exclusions.get(language, ())}
            assert [each for each in listed if known.issuperset(spelt_out([each]))] == [], (identifier, language)


def test_bars_between_words_list_a_phrase_for_each_choice():
    words = concept("evacuation").words["en"]

    assert {"clear residents", "clear out residents", "clear out people"} <= set(words)
    assert not any("|" in phrase for found in all_concepts() for texts in found.words.values() for phrase in texts)


def test_a_concept_covers_those_that_are_a_kind_of_it():
    assert [each.id for each in covered(concept("damage"))] == ["damage", "destruction", "building-collapse", "arson"]
    assert covered(concept("arson")) == (concept("arson"),)
    assert {"airstrike", "bombing", "shelling", "shooting", "suicide-attack"} <= {
        each.id for each in covered(concept("attack"))
    }
    assert {"attack", "sniper", "clashes", "killed", "abduction"} <= {each.id for each in covered(concept("عنف"))}
    ids = {found.id for found in all_concepts()}
    assert all(set(found.covers) <= ids - {found.id} for found in all_concepts())


def test_every_code_is_a_value_of_its_scheme():
    for found in all_concepts():
        for scheme, value in found.codes.items():
            assert value in SCHEMES[scheme], (found.id, scheme)


@given(st.sampled_from(EVERY_WORD), st.sampled_from([str, str.upper, str.lower, str.title]))
def test_every_word_finds_its_concept_in_any_case(entry, write):
    found, _, word = entry

    assert found in concepts_for(f" {write(word)} ")


@given(st.sampled_from(EVERY_WORD), st.sampled_from(["NFC", "NFD", "NFKC"]))
def test_every_word_finds_its_concept_in_any_unicode_form(entry, form):
    found, _, word = entry

    assert found in concepts_for(unicodedata.normalize(form, word))


@given(st.text(max_size=40))
def test_any_text_is_answered(text):
    found = concepts_for(text)

    assert concept(text) == (found[0] if found else None)
    assert len(nearest(text)) <= 3


def test_an_id_is_its_own_concept_also_with_spaces():
    for found in all_concepts():
        assert concept(found.id) is found
        assert concept(found.id.replace("-", " ").upper()) is found


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("école", "school"),
        ("écoles", "school"),
        ("ECOLES", "school"),
        ("مدرسة", "school"),
        ("المدارس", "school"),
        ("بالمدرسة", "school"),
        ("школы", "school"),
        ("школі", "school"),
        ("okullar", "school"),
        ("مدرسه‌ها", "school"),
        ("shuleni", "school"),
        ("escuelas", "school"),
        ("escolas", "school"),
        ("children", "child"),
        ("hôpitaux", "hospital"),
        ("hôpitaux pédiatriques", "childrens-hospital"),
        ("frappes aériennes", "airstrike"),
        ("air-strikes", "airstrike"),
        ("الغارات الجوية", "airstrike"),
        ("النازحين", "idp"),
        ("вынужденные переселенцы", "idp"),
        ("hava saldırıları", "airstrike"),
        ("آدم ربایی", "abduction"),
        ("watoto", "child"),
        ("mines antipersonnel", "landmine"),
    ],
)
def test_people_find_a_concept_by_any_form_in_any_language(typed, meant):
    assert concept(typed) is concept(meant)
    assert concept(meant).id == meant


def test_a_word_of_two_concepts_gives_both_the_most_central_first():
    assert [found.id for found in concepts_for("bombardement")] == ["bombing", "shelling"]
    assert [found.id for found in concepts_for("مسيرة")] == ["drone", "protest"]


@pytest.mark.parametrize("typed", ["", " ", "-", "'", "zzyzx", "porte-à-porte", "١٢", "Goma", "Hama"])
def test_what_is_no_word_of_the_lexicon_has_no_concept(typed):
    assert concept(typed) is None
    assert concepts_for(typed) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hopitla", "hospital"), ("choelra", "cholera"), ("землятрясение", "earthquake"), ("مستسفى", "hospital")],
)
def test_a_misspelt_concept_gets_suggestions(typed, meant):
    assert meant in [found.id for found in nearest(typed)]


def test_suggestions_are_limited_and_may_be_none():
    assert len(nearest("bombs", limit=2)) == 2
    assert nearest("qqqqqqqqqq") == ()


@pytest.mark.parametrize(
    ("identifier", "language", "phrase"),
    [
        ("siege", "fr", "siège social"),
        ("siege", "fr", "siège auto"),
        ("landmine", "fr", "mine d'or"),
        ("landmine", "es", "mina de carbón"),
        ("airstrike", "en", "hunger strike"),
        ("airstrike", "en", "labour strike"),
        ("camp", "fr", "camp de base"),
        ("camp", "ar", "معسكر تدريبي"),
        ("mortar", "en", "shell company"),
        ("market", "en", "stock market"),
        ("shooting", "ar", "وقف إطلاق النار"),
        ("coup", "ar", "انقلاب حافلة"),
        ("explosion", "sw", "mlipuko wa kipindupindu"),
    ],
)
def test_the_other_senses_of_a_word_are_excluded(identifier, language, phrase):
    assert phrase in concept(identifier).exclusions[language]


def test_antipersonnel_mines_are_mines():
    assert not any("antipersonnel" in phrase for phrase in concept("landmine").exclusions["fr"])


def test_concepts_can_be_kept_in_sets():
    assert len({concept("school"), concept("école"), concept("hospital")}) == 2
