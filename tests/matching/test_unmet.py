"""A name that no text held so far is met in every form in which the matcher would find it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import pytest

from alerts.language.grammars.han import shapes
from alerts.matching.lookup import Lookup
from alerts.matching.unmet import Meeting, Unmet
from alerts.matching.vocabulary import Vocabulary
from alerts.places.names.endings import BENDING, forms_in
from alerts.places.names.variants import variants

NAMES = (
    *("Alep", "Kafr Takharim", "N'Djamena", "Deir ez-Zor", "Saint Louis", "Köln", "Niš", "Novi Sad", "Qeładizê"),
    *("Ram Hamdan", "Куп'янськ", "Кривий Ріг", "Торець", "Київ", "Шахтарськ", "كفرنبل", "خان يونس", "صنعاء", "هەولێر"),
    *(
        "قەڵادزێ",
        "አዲስ አበባ",
        "ሐረር",
        "תל אביב",
        "עזה",
        "가자",
        "თბილისი",
        "Երևան",
        "Αθήνα",
        "阿勒颇",
        "アレッポ",
        "กรุงเทพ",
    ),
)
IN_LATIN_TOO = ("sr", "hr", "bs")
"""Languages that make Latin letters of all Cyrillic ones but those that they do not have."""


def written(name: str) -> Iterator[tuple[str, str]]:
    """The ways to write a name, each with a language."""
    in_other_shapes = ("".join(map(pick, map(shapes, name))) for pick in (min, max))
    yield from ((form, "en") for form in dict.fromkeys((name, *variants(name), *in_other_shapes)))
    for language in sorted(BENDING - {"und", "ckb"}):
        if name[0] < "\u0400" or language not in IN_LATIN_TOO:
            yield from ((form, language) for form in sorted(forms_in(language, name))[:40])
    if name.isascii() and name.isalpha():
        yield f"#{name.lower()}now", "en"
    if name[0] >= "\u0600" and name[0] < "\u0700":
        yield from ((f"{proclitic}{name}", "ar") for proclitic in ("و", "ب", "وب"))


@lru_cache(maxsize=64)
def lookup(language: str) -> Lookup:
    return Lookup(language, Vocabulary())


@pytest.mark.parametrize("name", NAMES)
def test_every_form_of_a_name_meets_it(name: str) -> None:
    missed = []
    for form, language in written(name):
        unmet = Unmet()
        unmet.expect({1: [name], 2: ["Xyzzyburg"]})
        met = [meeting for chunk in form.split() for meeting in unmet.meet(chunk, lookup(language), uncased=True)]
        if met != [Meeting(1, name)]:
            missed.append((form, language))
    assert not missed


def test_a_name_is_met_once_and_in_small_letters_only_in_a_text_without_capitals() -> None:
    unmet = Unmet()
    unmet.expect({1: ["Binnish"], 2: ["Nova Kakhovka"]})
    assert not list(unmet.meet("binnish", lookup("en"), uncased=False))
    assert list(unmet.meet("binnish", lookup("en"), uncased=True)) == [Meeting(1, "Binnish")]
    assert not list(unmet.meet("Binnish", lookup("en"), uncased=False))
    assert list(unmet.meet("kakhovka", lookup("en"), uncased=False)) == [Meeting(2, "Nova Kakhovka")]
