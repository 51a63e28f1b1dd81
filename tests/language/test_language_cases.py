"""One file per case: a text, a rule, and whether it fires, in ``tests/data/language/<language>/``.

A file holds ``why`` (what the case is about), ``[entry]`` (language, title, summary, content), the ``[[place]]`` and
``[[rule]]`` tables of a rules file, and ``[expect]``: ``fires``, and what is known of the best evidence (``keyword``,
``place``, ``distance``, ``field``) or of the ``reason``.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from alerts.model import Entry, Match, Miss
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.rules.file.rulefile import read_rulefile
from alerts.triage import prepare

pytestmark = pytest.mark.no_cover  # hundreds of texts, which take twice the time where lines are counted

CASES = Path(__file__).parents[1] / "data" / "language"
LANGUAGES = sorted(folder.name for folder in CASES.iterdir() if folder.is_dir())
GAZETTEER = Gazetteer.open()


def _verdict(path: Path) -> tuple[Match | Miss, dict[str, Any]]:
    text = path.read_text(encoding="utf-8")
    case = tomllib.loads(text)
    start = text.index("[[place]]") if "[[place]]" in text else text.index("[[rule]]")
    watchlist = read_rulefile(text[start : text.index("[expect]")], file=path.name)
    entry = Entry(feed="case", entry_id=path.stem, **case["entry"])
    (verdict,) = prepare(watchlist, gazetteer=GAZETTEER).verdicts(entry)
    return verdict, case["expect"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_says_of_the_text_what_its_author_meant(language: str) -> None:
    faults = {path.stem: _fault(path) for path in sorted((CASES / language).glob("*.toml"))}
    wrong = [f"{name}: {fault}" for name, fault in faults.items() if fault]
    assert not wrong, "\n".join(wrong)


def _fault(path: Path) -> str:
    """What was said of a case and what was expected, where these differ."""
    verdict, expected = _verdict(path)
    if isinstance(verdict, Miss):
        said: dict[str, Any] = {"fires": False, "reason": verdict.reason.value}
    else:
        best = verdict.evidence[0]
        said = {
            "fires": True,
            "keyword": best.keyword.surface,
            "place": best.place.surface,
            "distance": best.distance,
            "field": best.field,
        }
    return "" if said | expected == said else f"{verdict}, where {expected} was expected"


def test_there_are_cases_in_every_first_language() -> None:
    for language in ("fr", "en", "ar"):
        assert len([*(CASES / language).glob("*.toml")]) >= 30
