"""A word that was never read before is told by few look-ups where it can be: the answer is that of all look-ups."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.language.folding import fold
from alerts.language.spellings import is_spelt_as_it_is, may_be_spelt, spellings
from alerts.language.stems import stem
from alerts.language.tokens import Glue
from alerts.matching.keywords import enter, expand
from alerts.matching.lookup import Lookup
from alerts.matching.newwords import NewWords
from alerts.matching.tokenkinds import Kinds
from alerts.matching.vocabulary import Vocabulary, Word

KEYWORDS = (
    "école", "marché", "marche", "cree", "hôpital", "su", "IED", "attack", "case", "Krankenhaus", "школа", "больница",
    "лёд", "مدرسة", "سيل", "مستشفى", "قصف", "بيت", "حملة", "بازار", "blorptastique", "флюмбировка", "haigla",
)  # fmt: skip
NAMES = ("Goma", "Alep", "حلب", "مآرب", "الموصل", "أم درمان", "لد", "Львів", "Our", "Колодязь")
LANGUAGES = ("fr", "en", "ar", "ru", "fa", "de", "tr", "sr", "und", "es", "et", "nl")
STEMMED = {"fr": "blorptastique", "ru": "флюмбировка", "et": "haigla", "nl": "blorslagenlijst"}
"""Words of no dictionary. The Dutch stem loses letters amid the word."""
PARTS = (
    "ecole", "écoles", "Écoles", "ECOLE", "marche", "marché", "MARCHÉ", "attacked", "cases", "IEDs", "ied", "lhopital",
    "blorptastiques", "Blorptastiquement", "школах", "Школе", "льда", "льдом", "флюмбировками", "haiglates", "gomaa",
    "المدرسة", "مدرسة", "مدارس", "سئل", "السيل", "قصف", "بيتنا", "حمله", "حلب", "حلبة", "مأرب", "مآرب", "الموصل", "لد",
    "goma", "Goma", "GOMA", "goooma", "Goмa", "our", "Krankenhäuser", "Feldkrankenhaus", "su", "Su", "collines", "ёж",
)  # fmt: skip
FRONTS = ("", "و", "وال", "بال", "وبال", "فلل", "لل", "ف", "عال", "سي", "l", "d", "x", "Ж", "á", "ل")
ENDS = ("", "s", "ت", "ها", "и", "ة", "e", "é")


def watched(language: str) -> tuple[Lookup, NewWords, Kinds]:
    """All keywords and names of this file, as a text in ``language`` is read for them."""
    vocabulary = Vocabulary()
    for number, keyword in enumerate(KEYWORDS):
        for phrase in expand(keyword).phrases:
            vocabulary.enter(vocabulary.phrases, enter(phrase, vocabulary), number)
    for name in NAMES:
        for word in name.split():
            vocabulary.name([word])
    if language in STEMMED:
        word = STEMMED[language]
        vocabulary.word(Word(forms=(word,), stems=((language, stem(word, language) or ""),)))
    lookup, kinds = Lookup(language, vocabulary), Kinds(vocabulary)
    return lookup, NewWords(lookup, vocabulary, kinds), kinds


WATCHED = {language: watched(language) for language in LANGUAGES}
words = st.builds(
    "{}{}{}".format, st.sampled_from(FRONTS), st.sampled_from(PARTS), st.sampled_from(ENDS)
) | st.text(st.sampled_from("aeéoußſlqudsşıИиївалدمرأؤىًxkθ"), min_size=1, max_size=12)  # fmt: skip


def differs(language: str, word: str) -> bool:
    """True where few look-ups tell another thing of a word than all of them, or forget what it was looked up by."""
    lookup, new_words, kinds = WATCHED[language]
    quick, keys = new_words.read(word)
    if quick in kinds.letters:  # which stands by itself, and is told from other signs for runs of letters
        return False
    readings = lookup.readings(word)
    whole = new_words.symbol(word, fold(word), Glue.SPACE, tagged=False, readings=readings)
    return quick != whole or bool(fold(word) and fold(word) not in keys)


@pytest.mark.no_cover
@pytest.mark.parametrize("language", LANGUAGES)
def test_few_look_ups_tell_of_a_word_what_all_of_them_tell(language: str) -> None:
    made = {front + part + end for front in FRONTS for part in PARTS for end in ENDS}
    assert [word for word in sorted(made) if differs(language, word)] == []


@given(language=st.sampled_from(LANGUAGES), word=words.filter(str.isalpha))
def test_few_look_ups_tell_of_any_letters_what_all_of_them_tell(language: str, word: str) -> None:
    assert not differs(language, word)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("fr", "blorptastiques"),
        ("ru", "флюмбировками"),
        ("et", "haiglates"),
        ("nl", "blorslagenlijsten"),
        ("fr", "écoles"),
    ],
)
def test_a_stem_and_a_form_are_met_so(language: str, word: str) -> None:
    _, new_words, kinds = WATCHED[language]
    kind = kinds.get(new_words.read(word)[0])
    assert kind is not None
    assert kind.words


@given(language=st.sampled_from(LANGUAGES), word=words.filter(str.isalpha).filter(lambda word: word[0] < "\u0600"))
def test_what_is_spelt_as_it_is_has_no_other_spelling(language: str, word: str) -> None:
    folded = fold(word)
    if folded and is_spelt_as_it_is(folded, language):
        assert spellings(folded, language) == (folded,)


def test_no_letters_in_a_row_that_are_too_many_for_two_words_are_taken_apart() -> None:
    assert may_be_spelt("انفجارسيارة", "ar") == ("انفجار",)
    assert may_be_spelt("انفجار" + "سيارة" * 20, "ar") == ()
