"""Where a sentence begins behind an abbreviation."""

from __future__ import annotations

import pytest

from alerts.language.sentences import ends_after_abbreviations


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "He left the U.S. |The school burnt."),
        ("en", "They shelled it at 5 p.m. |Goma fled, and at 6 p.m. Monday it rained."),
        ("en", "They shelled it at 5 p.m. Eastern time."),
        ("en", "Food, tents etc. |In Goma there is none. Dr. The was hurt."),
        ("und", "He left the U.S. |The school burnt."),
        ("fr", "Le prix de J.M. Le Clézio et le siège de l’O.N.U. |Le feu a repris."),
        ("fr", "Des vivres (“etc.”) |Les écoles brûlent."),
        ("fr", "Le 3 janv. |Il a plu. M. Le Guen est parti."),
        ("ru", "Погибли 20 чел. |В городе пожар. Ул. В. Ленина перекрыта."),
        ("xx", "He left the U.S. The school burnt."),
    ],
)
def test_a_sentence_begins_behind_an_abbreviation_that_no_name_follows(language: str, text: str) -> None:
    """A bar stands where one begins."""
    starts, plain = [], ""
    for piece in text.split("|"):
        plain += piece
        starts.append(len(plain))
    assert sorted(ends_after_abbreviations(plain, language)) == starts[:-1]
