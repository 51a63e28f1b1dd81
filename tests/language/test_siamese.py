"""The Thai and Lao vowel « am » is found however a keyboard wrote it."""

import pytest

from alerts.language.grammars.siamese import other_vowels

WAYS = [
    ("น้ำท่วม", "น\u0e4d\u0e49าท่วม", "น\u0e49\u0e4dาท่วม"),
    ("ນ້ຳຖ້ວມ", "ນ\u0ecd\u0ec9າຖ້ວມ", "ນ\u0ec9\u0ecdາຖ້ວມ"),
]


@pytest.mark.parametrize("ways", WAYS)
def test_each_way_to_write_it_leads_to_the_others(ways):
    for way in ways:
        assert set(other_vowels(way)) == set(ways) - {way}


def test_without_a_tone_there_are_two_ways():
    assert other_vowels("ลำปาง") == ("ล\u0e4dาปาง",)


@pytest.mark.parametrize("text", ["", "โรงเรียน", "school", "医院"])
def test_other_words_have_one_spelling(text):
    assert other_vowels(text) == ()
