"""The demonstration: the whole chain without token or network, in seconds, and the traps keep silent."""

import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from alerts.model import Match
from alerts.pages import Page
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.sources.formats.feeds import parse
from alerts.triage import prepare
from handlers.demo import DAWN, DUSK, TRAPS, bundled_feeds, bundled_watchlist
from handlers.newsstand import Newsstand, edition, published
from tests.fakes.shelling import quiet_environment

ROOT = Path(__file__).parents[2]

ALERTS = {
    "radio-1": "hopitaux-alep",
    "radio-2": "ecoles-alep",
    "radio-6": "cholera-cayes",
    "radio-7": "hopitaux-alep",
    "https://depeches.example/101": "hopitaux-alep",
    "https://depeches.example/102": "frappes-idleb",
    "tag:wire.example,2016:1": "hopitaux-alep",
    "tag:wire.example,2016:2": "ecoles-alep",
    "tag:wire.example,2016:3": "hopitaux-alep",
    "sada-1": "hopitaux-alep",
    "sada-2": "ecoles-alep",
    "sada-3": "frappes-idleb",
    "bulletin-1": "hopitaux-alep",
}
"""Every bundled entry that must ring, by the rule that rings; the other fourteen must not."""


@pytest.fixture(scope="module")
def entries():
    return [
        entry
        for name, body in bundled_feeds().items()
        for entry in parse(Page(url=f"https://demo.example/{name}", final_url="", body=body)).entries
    ]


def test_the_bundled_feeds_are_many_and_speak_three_languages(entries):
    assert len(bundled_feeds()) >= 4
    assert len(entries) >= 24
    assert {entry.language[:2] for entry in entries} >= {"fr", "en", "ar"}
    kinds = {re.search(rb"<(rss|feed|rdf:RDF)[\s>]", body)[1] for body in bundled_feeds().values()}
    assert kinds == {b"rss", b"feed", b"rdf:RDF"}


def test_the_bundled_rules_ring_for_what_they_mean_and_for_nothing_else(entries):
    watch = prepare(bundled_watchlist("https://demo.example", bundled_feeds()), gazetteer=Gazetteer.open())
    rung = {entry.entry_id: [match.rule for match in watch.matches(entry)] for entry in entries}
    assert {entry_id: rules for entry_id, rules in rung.items() if rules} == {
        entry_id: [rule] for entry_id, rule in ALERTS.items()
    }


def test_each_trap_can_say_why_it_kept_silent(entries):
    watch = prepare(bundled_watchlist("https://demo.example", bundled_feeds()), gazetteer=Gazetteer.open())
    by_id = {entry.entry_id: entry for entry in entries}
    for entry_id, rule in TRAPS:
        verdicts = [verdict for verdict in watch.verdicts(by_id[entry_id]) if verdict.rule == rule]
        assert len(verdicts) == 1
        assert not isinstance(verdicts[0], Match)


def test_a_feed_grows_as_the_day_passes():
    for document in bundled_feeds().values():
        counts = [len(re.findall(rb"<(?:item|entry)[\s>]", edition(document, now=hour))) for hour in (DAWN, DUSK)]
        assert counts[0] < counts[1]
    with pytest.raises(ValueError, match="date"):
        published(b"<item><title>x</title></item>")


async def test_the_newsstand_answers_304_while_nothing_changes():
    stand = Newsstand(bundled_feeds(), clock=lambda: datetime(2016, 11, 20, 12, tzinfo=UTC))
    first = stand._response(b"GET /radio.fr.rss.xml HTTP/1.1\r\n\r\n")
    tag = re.search(rb"ETag: (\S+)", first)[1]
    again = stand._response(b"GET /radio.fr.rss.xml HTTP/1.1\r\nIf-None-Match: " + tag + b"\r\n\r\n")
    assert b" 200 " in first.split(b"\r\n")[0]
    assert b" 304 " in again.split(b"\r\n")[0]
    assert b" 404 " in stand._response(b"GET /../secret HTTP/1.1\r\n\r\n").split(b"\r\n")[0]
    assert stand.published_until(DAWN - timedelta(days=30)) == 0


def test_the_demonstration_tells_every_alert_once_sums_up_and_ends_with_0(tmp_path):
    environ = {**quiet_environment(), "LANG": "fr_FR.UTF-8", "COLUMNS": "100", "TMPDIR": str(tmp_path)}
    said = subprocess.run(
        [sys.executable, str(ROOT / "bot.py"), "demo"],
        cwd=tmp_path, env=environ, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (said.returncode, said.stderr) == (0, "")
    titles = Counter(re.findall(r"─ → (@\w+)", said.stdout))
    assert titles == {"@veille_sante": 12, "@duty_desk": 3, "@fariq_idlib": 2}
    assert "27 entrées lues, 12 alertes, 17 messages remis à 3 destinataires" in " ".join(said.stdout.split())
    assert "« Alep est bombardée sans relâche »" in said.stdout
    assert "écarté par le mot « épisode »" in said.stdout
    assert "عاجل" in said.stdout or "للمتابعة" in said.stdout
    assert list(tmp_path.iterdir()) == []
