"""The doubts that the words around a place name raise, by language, and the many mentions that raise none."""

from __future__ import annotations

from pathlib import Path

import pytest

from alerts.model import Mention
from alerts.places.context.surroundings import mention_doubt

FOLDER = Path(__file__).parents[1] / "data/doubts"
TABLES = sorted(FOLDER.glob("*.txt"))


def said(marked: str) -> tuple[str, Mention]:
    """A text without the brackets around the mention of its place, and that mention."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "", 1).replace("]", "", 1)
    return text, Mention(term=text[start:end], surface=text[start:end], field="content", start=start, end=end)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_the_words_around_a_name_tell_what_it_means(table: Path) -> None:
    rows = [line.split(" | ", 1) for line in table.read_text("utf-8").splitlines() if line.strip()]
    wrong = {
        marked: found for doubt, marked in rows if (found := mention_doubt(*said(marked))) != doubt.replace("-", "")
    }
    assert rows
    assert wrong == {}


def test_a_title_opens_with_a_place_without_a_doubt() -> None:
    text, mention = said("[ALEP] – une école touchée")
    assert mention_doubt(text, mention) == "dateline"
    assert mention_doubt(text, Mention(term="Alep", surface="ALEP", field="title", start=0, end=4)) == ""
