"""Every spelling of ``tests/data/dates`` names the moment that stands before it, or none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from alerts.sources.formats.feeddates import read_date

CASES = [
    line.split(" | ", 1)
    for path in sorted((Path(__file__).parents[1] / "data" / "dates").glob("*.txt"))
    for line in path.read_text("utf-8").splitlines()
]


def test_a_date_is_read_as_its_case_says() -> None:
    meant = [(text, None if moment == "none" else datetime.fromisoformat(moment)) for moment, text in CASES]
    assert [(text, read_date(text)) for text, _ in meant] == meant


@given(st.integers(86_400, 4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC)))
def test_the_standard_forms_are_read_whatever_the_moment(moment: datetime) -> None:
    day, month = moment.strftime("%a"), moment.strftime("%b")
    assert read_date(moment.isoformat()) == moment
    assert read_date(f"{day}, {moment.day} {month} {moment.year} {moment:%H:%M:%S} +0000") == moment


@given(st.text(max_size=60))
def test_any_text_is_read_without_surprise(text: str) -> None:
    moment = read_date(text)
    assert moment is None or moment.tzinfo is UTC
