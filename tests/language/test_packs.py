"""The ready exclusion packs and the fixed figurative phrases."""

import unicodedata

import pytest

from alerts.errors import NotFound
from alerts.language.folding import fold
from alerts.language.lexicon import LANGUAGES, all_concepts
from alerts.language.packs import PACKS, Pack, all_packs, figurative_phrases, pack
from alerts.matching.keywords import expand


def terms_of(found: Pack) -> set[str]:
    """The terms of a pack in all languages."""
    return {term for terms in found.terms.values() for term in terms}


def test_there_are_the_five_packs_in_every_language():
    assert [found.name for found in all_packs()] == list(PACKS)
    for found in all_packs():
        assert set(LANGUAGES) == set(found.names) <= set(found.terms)
        assert all(found.terms.values())


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("sport", "sport"),
        (" SPORT ", "sport"),
        ("رياضة", "sport"),
        ("deporte", "sport"),
        ("commemoration", "remembrance"),
        ("Commémoration", "remembrance"),
        ("учения", "drill"),
        ("exercice", "drill"),
        ("finance", "finance"),
        ("kültür", "culture"),
    ],
)
def test_a_pack_is_found_by_its_name_in_any_language(typed, name):
    assert pack(typed).name == name


def test_no_name_means_two_packs():
    names = [fold(name) for found in all_packs() for name in {found.name, *found.names.values()}]

    assert len(names) == len(set(names))


def test_an_unknown_pack_is_refused_with_the_list_of_packs():
    with pytest.raises(NotFound, match=r'"pack:cuisine".*sport, culture, remembrance, drill, finance'):
        pack("cuisine")


@pytest.mark.parametrize(
    ("name", "term"),
    [
        ("sport", "match"),
        ("sport", "مباراة"),
        ("sport", "матч"),
        ("culture", "concert"),
        ("culture", "film"),
        ("remembrance", "anniversaire"),
        ("remembrance", "годовщина"),
        ("remembrance", "ذكرى"),
        ("drill", "simulation"),
        ("drill", "drill"),
        ("finance", "marché boursier"),
        ("finance", "بورصة"),
    ],
)
def test_a_pack_holds_what_its_name_promises(name, term):
    assert term in terms_of(pack(name))


@pytest.mark.parametrize(
    "word",
    ["stade", "stadium", "club", "théâtre", "theatre", "cinema", "goal", "but", "action", "atacante", "нападник"],
)
def test_no_pack_holds_a_word_that_reports_of_attacks_use_too(word):
    assert all(word not in terms_of(found) for found in all_packs())


def test_terms_are_written_plainly_and_once():
    for terms in [
        *(terms for found in all_packs() for terms in found.terms.values()),
        *figurative_phrases().values(),
    ]:
        assert len({fold(term) for term in terms}) == len(terms)
        assert all(term == unicodedata.normalize("NFC", " ".join(term.split())) for term in terms)


def test_no_term_of_a_pack_is_a_word_of_the_lexicon():
    words = {fold(word) for found in all_concepts() for own in found.words.values() for word in own}

    assert {term for found in all_packs() for term in terms_of(found) if fold(term) in words} == set()


@pytest.mark.parametrize(
    ("language", "phrase"),
    [
        ("fr", "bombe anatomique"),
        ("fr", "siège social"),
        ("fr", "mine d'or"),
        ("fr", "explosion des prix"),
        ("fr", "tir au but"),
        ("en", "heart attack"),
        ("ar", "سكتة قلبية"),
        ("es", "ataque al corazón"),
        ("pt", "ataque cardíaco"),
        ("ru", "мозговой штурм"),
        ("uk", "мозковий штурм"),
        ("tr", "kalp krizi"),
        ("fa", "حمله قلبی"),
        ("sw", "mshtuko wa moyo"),
        ("ja", "火曜"),
        ("th", "รถไฟ"),
    ],
)
def test_every_language_has_its_figurative_phrases(language, phrase):
    assert phrase in figurative_phrases()[language]


def test_packs_can_be_kept_in_sets():
    assert len({pack("sport"), pack("deporte")}) == 1


def test_an_evacuation_drill_of_the_pack_is_no_evacuation() -> None:
    single = [phrase[0] for phrase in expand("pack:drill").phrases if len(phrase) == 1]
    assert any("대피훈련" in word.forms for word in single)
    assert not any("대피" in word.forms for word in single)


def test_the_words_of_a_figurative_phrase_stand_side_by_side():
    """Dots stand for words between them in the lexicon alone."""
    dotted = [phrase for phrases in figurative_phrases().values() for phrase in phrases if "…" in phrase]
    assert dotted == []
