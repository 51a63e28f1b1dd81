"""The passage of an alert: whole words round both mentions, neither ever cut."""

from __future__ import annotations

import unicodedata

import pytest

from alerts.matching.excerpt import passage
from alerts.matching.offsets import Span
from alerts.model import FieldName

WORDS = "word " * 60


def shown(text: str, *, place_in: FieldName = "content") -> str:
    """The passage of a text in which the keyword stands as K… and the place as P…, both marked."""
    keyword, place = (
        Span(field="content", start=text.index(sign), end=text.index(sign) + 3) for sign in ("KKK", "PPP")
    )
    excerpt, marks = passage(text, keyword, Span(field=place_in, start=place.start, end=place.end))
    for mark in reversed(marks):
        inside = excerpt[mark.start : mark.end]
        excerpt = f"{excerpt[: mark.start]}[{mark.what} {inside}]{excerpt[mark.end :]}"
    return excerpt


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("The KKK of PPP burns.", "The [keyword KKK] of [place PPP] burns."),
        ("In PPP the KKK burns.", "In [place PPP] the [keyword KKK] burns."),
        ("One.\nThe KKK burns.\nIn PPP it rains.\nTwo.", "The [keyword KKK] burns. In [place PPP] it rains."),
        (f"The KKK of PPP{' ' * 120}", f"The [keyword KKK] of [place PPP]{' ' * 110}"),
        (f"{WORDS}KKK PPP {WORDS}", f"… {'word ' * 21}[keyword KKK] [place PPP]{' word' * 22} …"),
    ],
)
def test_a_passage_shows_both_in_whole_words(text: str, excerpt: str) -> None:
    assert shown(text) == excerpt


def test_the_keyword_alone_is_shown_where_the_place_is_in_the_title() -> None:
    assert shown("The KKK of PPP burns.", place_in="title") == "The [keyword KKK] of PPP burns."


def test_what_is_long_between_the_two_is_left_out_but_for_its_ends() -> None:
    near, far = (f"KKK {'x' * (length - 2)} PPP" for length in (240, 241))
    assert "…" not in shown(near)
    assert shown(f"KKK {WORDS}PPP") == f"[keyword KKK]{' word' * 22} … {'word ' * 21}[place PPP]"
    assert "…" in shown(far)


def test_a_text_without_blanks_is_cut_between_letters_and_never_before_a_mark() -> None:
    letters = "ก็" * 100
    excerpt = shown(f"{letters}กKKK PPPก{letters}").replace("[keyword KKK] [place PPP]", "|")
    before, after = excerpt.removeprefix("… ").removesuffix(" …").split("|")
    assert 0 < len(before) <= 110
    assert 0 < len(after) <= 112
    assert not unicodedata.category(before[0]).startswith("M")
    assert len(after) % 2, "the mark stays with the last letter"
