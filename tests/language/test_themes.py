"""What people and newswires say of violence, casualties, damage, displacement, disease and hazards is found by the
concepts of that theme: our own sentences, a table per language under ``data/themes`` (``fires`` or ``silent``, the
theme, the sentence).

The silent ones are chosen to mislead: songs that are killers, teams that are destroyed. The lexicon has been filled
where it missed some of these sentences, so the figures flatter: of sentences not yet seen, three in five were found.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from alerts.language.lexicon import all_concepts
from tests.matching.test_newswire import LATER
from tests.ringing import concepts_in

pytestmark = [
    pytest.mark.early,  # the words of all concepts take half a minute to make ready, once a process
    pytest.mark.no_cover,  # hundreds of texts, which take twice the time where lines are counted
]

TABLES = sorted((Path(__file__).parents[1] / "data" / "themes").glob("*.tsv"))


def _of_group(*groups: str) -> set[str]:
    return {each.id for each in all_concepts() if each.group in groups}


THEMES = {
    "violence": _of_group("violence") - LATER,
    "casualties": {"killed", "injured", "massacre", "murder", "execution", "boat-sinking"},
    "damage": {"damage", "destruction", "building-collapse", "arson"},
    "displacement": _of_group("displacement") | {"refugee", "idp", "returnee", "migrant"},
    "disease": _of_group("disease"),
    "hazards": _of_group("hazards"),
}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_theme_is_found_in_the_words_of_people_and_newswires(
    table: Path, record_property: Callable[[str, object], None]
) -> None:
    asked: dict[str, list[tuple[str, bool]]] = {"fires": [], "silent": []}
    for line in table.read_text(encoding="utf-8").splitlines():
        expected, theme, text = line.split("\t")
        asked[expected].append((text, not THEMES[theme].isdisjoint(concepts_in(text, table.stem))))

    missed = [text for text, fired in asked["fires"] if not fired]
    false = [text for text, fired in asked["silent"] if fired]
    record_property(
        "figures",
        f"{table.stem:>3}: {len(missed)} of {len(asked['fires'])} missed, "
        f"{len(false)} of {len(asked['silent'])} misleading ones taken",
    )
    assert len(missed) * 10 <= len(asked["fires"]), missed
    assert len(false) * 4 <= len(asked["silent"]), false
