"""Exclusions and hiding phrases bend in the words that say something, and not in the small words between them.

``data/exclusions``: whether the rule ``fires`` or the keyword is ``excluded``, the language, the keyword, the exclusion
(none where a concept's own phrases are meant), the place, the text.
"""

from __future__ import annotations

from pathlib import Path

from alerts.model import Entry, Place, Rule, Watchlist
from alerts.triage import prepare

TABLE = Path(__file__).parents[1] / "data" / "exclusions" / "small_words.tsv"


def test_small_words_of_an_exclusion_stand_as_they_are_written() -> None:
    wrong = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        wanted, language, keyword, exclusion, place, text = line.split("\t")
        rule = Rule(name="r", keywords=(keyword,), places=(place,), none_of=(exclusion,) if exclusion else ())
        watch = prepare(Watchlist(places=(Place(name=place),), rules=(rule,)))
        fires = bool(watch.matches(Entry(feed="feed", entry_id="1", content=text, language=language)))
        if fires != (wanted == "fires"):
            wrong.append(line)
    assert wrong == []
