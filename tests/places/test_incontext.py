"""Arabic names that are everyday words too: the place in a text that shows it, the word everywhere else."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.model import Entry, Match, Place, Rule, Watchlist
from alerts.places.context.incontext import is_evident
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.triage import Watch, prepare

pytestmark = pytest.mark.no_cover  # hundreds of texts, which take twice the time where lines are counted

FOLDER = Path(__file__).parents[1] / "data/everyday"
GAZETTEER = Gazetteer.open()


def _cases(file: str) -> list[object]:
    lines = (FOLDER / file).read_text("utf-8").splitlines()
    pairs = ((number, *line.split(" | ", 1)) for number, line in enumerate(lines, start=1))
    return [pytest.param(int(place), text, id=f"{file}:{number}") for number, place, text in pairs]


@cache
def _watch(place: int) -> Watch:
    """A rule on a place known by its number only, and on a word that stands in every text of these cases."""
    rule = Rule(name="r", keywords=("قرنبيط",), places=("X1",))
    return prepare(Watchlist(places=(Place(name="X1", geonames=place),), rules=(rule,)), gazetteer=GAZETTEER)


def _is_found(place: int, text: str) -> bool:
    entry = Entry(feed="f", entry_id="1", content=f"{text} ، قرنبيط", language="ar")
    (verdict,) = _watch(place).verdicts(entry)
    return isinstance(verdict, Match)


@pytest.mark.parametrize(("place", "text"), _cases("place.txt"))
def test_an_everyday_word_is_the_place_where_the_text_shows_it(place: int, text: str) -> None:
    assert _is_found(place, text)


@pytest.mark.parametrize(("place", "text"), _cases("word.txt"))
def test_an_everyday_word_is_no_place_by_itself(place: int, text: str) -> None:
    assert not _is_found(place, text)


def test_a_name_that_staff_wrote_counts_anywhere_and_one_they_refused_nowhere() -> None:
    rule = Rule(name="r", keywords=("قرنبيط",), places=("X1",))
    entry = Entry(feed="f", entry_id="1", content="#الباب قرنبيط", language="ar")
    written, refused = Place(name="X1", aliases=("الباب",)), Place(name="X1", geonames=174018, not_aliases=("الباب",))
    for place, fires in ((written, True), (refused, False)):
        watch = prepare(Watchlist(places=(place,), rules=(rule,)), gazetteer=GAZETTEER)
        (verdict,) = watch.verdicts(entry)
        assert isinstance(verdict, Match) is fires


@given(
    st.text(alphabet="وبالفيمنعلى حلب#.،\n"), st.sampled_from(["", "و", "ب", "وب"]), st.text(alphabet="وال حلب،:.\n")
)
def test_any_surroundings_have_an_answer(before: str, glued: str, after: str) -> None:
    assert is_evident("سلمية", before, f"{glued}سلمية", after, near=frozenset({"حلب"})) in {True, False}


def test_a_dateline_may_end_with_a_drawn_out_sign() -> None:
    assert is_evident("الباب", "", "الباب", " ـ قُتل ثلاثة مدنيين", near=())
    assert not is_evident("الباب", "فتح ", "الباب", " ـ ودخل", near=())
