"""Two spellings of one word have one skeleton, however their signs are put together."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alerts.language.folding import fold, fold_all, fold_name

LETTERS = "aEéèœßİıŒñ'’`-19²арйиёїўЙґحلبةآأإٱىی٣ـًَّ각ㄱไทยำहिंदीሐኀበΆςΣﬁﻼဗံုះុំ\u200d\u00ad\u0301\u0306\u0308\u0653"
words = st.one_of(st.text(st.sampled_from(LETTERS), max_size=12), st.text(max_size=8))


@given(words)
def test_a_word_and_its_decomposed_spelling_fold_alike(word):
    for skeleton in (fold, fold_name):
        assert skeleton(unicodedata.normalize("NFD", word)) == skeleton(word)


@given(words)
@example("Й`ً")  # the mark of the Arabic letter comes to stand between the letter and its own
def test_folding_twice_changes_nothing_more(word):
    for skeleton in (fold, fold_name):
        assert skeleton(skeleton(word)) == skeleton(word)


@given(words, words)
def test_a_word_is_folded_alike_whatever_was_folded_before(one, other):
    # signs are remembered as they come by; what is remembered must not depend on the order
    first = fold(one)
    fold(other)
    assert fold(one) == first


@given(st.lists(words.filter(lambda word: "\n" not in word)))
def test_many_words_are_folded_at_once_as_one_by_one(many):
    assert list(fold_all(many)) == [fold(word) for word in many]


@pytest.mark.parametrize(
    ("written", "skeleton"),
    [
        ("École", "ecole"),
        ("E\u0301COLE", "ecole"),
        ("йод", "йод"),
        ("и\u0306од", "йод"),
        ("مُسْتَشْفَى", "مستشفي"),
        ("１２", "12"),
        ("٣٦", "36"),
        ("Ўзбек", "ўзбек"),
        ("ፆም", "ጾም"),
        ("a\0b", "a\0b"),
        ("Straße", "strasse"),
        ("ΣΕΙΣΜΟΣ", "σεισμοσ"),
        ("l'école", "lecole"),
        ("\u1017\u1036\u102f\u1038", fold("\u1017\u102f\u1036\u1038")),  # ဗုံး with its signs in another order
        ("\u1798\u17bb\u17c6", fold("\u1798\u17c6\u17bb")),
        ("각", unicodedata.normalize("NFC", "\u1100\u1161\u11a8")),
    ],
)
def test_known_spellings(written, skeleton):
    assert fold(written) == skeleton
