"""What is told at once about a name, a text or a line is what asking everything tells."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from alerts.language.tokens import CHUNK, Glue
from alerts.matching.article import Article
from alerts.matching.namecheck import fits
from alerts.matching.reader import Reader
from alerts.matching.tokenkinds import Kind
from alerts.matching.vocabulary import Vocabulary
from alerts.matching.watchednames import check_of
from alerts.model import Entry

READER = Reader("en", Vocabulary())
SMALL = st.sampled_from(["attack", "near", "goma", "عاجل", "12", "(sake)", "#goma", "ñ"])
CRIES = st.sampled_from(["RT", "@Reporter:", "https://T.co/Ab", "SOS", "(UN)"])
CAPITALS = st.sampled_from(["Goma", "GOMANS", "#Goma", "l'Est", "Ñ", "(Sake)", "ISISes"])


class Plain:
    """A text in which nothing around a mention says anything."""

    language = "en"
    before = ""
    around = ("", "", "")
    opens = parted = possessed = straddles = torn = uncased = False


def uncased(words: list[str]) -> bool:
    text = " ".join(words)
    return Article(Entry(feed="f", entry_id="1", title="", content=text, language="en"), READER).uncased


@given(
    words=st.lists(st.sampled_from(["Deir", "ez", "Zor", "la", "Nueva", "Saint", "S", "Al"]), min_size=2, max_size=4),
    glues=st.lists(st.sampled_from(Glue), min_size=4, max_size=4),
    capitals=st.lists(st.booleans(), min_size=4, max_size=4),
)
def test_nothing_but_an_apostrophe_is_asked_of_a_plainly_joined_name(
    words: list[str], glues: list[Glue], capitals: list[bool]
) -> None:
    name = check_of(" ".join(words), place=0)
    written = [Kind((), (), (), glue, capital, False) for glue, capital in zip(glues, capitals, strict=True)]

    told = fits(name, written[: len(words)], Plain())

    assert told == fits(replace(name, plainly_joined=False), written[: len(words)], Plain())


def test_names_of_several_words_are_mostly_plainly_joined() -> None:
    asked = {alias: not check_of(alias, place=0).plainly_joined for alias in NAMES_ASKED_MORE}

    assert all(asked.values()), asked
    assert check_of("Deir ez-Zor", place=0).plainly_joined


NAMES_ASKED_MORE = ("La Paz", "Alep Est", "Côte d'Ivoire", "N. Kivu", "U. S.", "南京 西路", "กรุง เทพ", "Goma")
"""A word that dictionaries may have, a side, an apostrophe, initials, signs that other words may make, one word."""


@given(st.lists(SMALL | CRIES, max_size=8), CAPITALS, st.integers(0, 8))
def test_one_capital_anywhere_makes_a_text_cased(words: list[str], capital: str, at: int) -> None:
    assert not uncased([*words[:at], capital, *words[at:]])


@given(st.lists(SMALL | CRIES, max_size=8))
def test_addresses_accounts_and_cries_are_no_capitals(words: list[str]) -> None:
    assert uncased(["attack", *words])


@given(st.text(st.sampled_from("ab.ـ \u00a0\t,")))
def test_chunks_stand_where_white_space_parts_them(line: str) -> None:
    spans = READER.spans(line)

    assert spans == [found.span() for found in CHUNK.finditer(line)]
