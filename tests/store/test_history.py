"""Who changed what, and rules as they read when an alert fired: by chat and on the command line."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerts.store.database import Store
from alerts.store.journal_table import read_journal
from tests.fakes.shelling import RULES, Shell, feed, lines, publisher
from tests.fakes.town import AMINA, CHOLERA, OMAR, SARA, Town, town

__all__ = ["town"]


@pytest.fixture
def shell(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsys, tmp_path, datetime(2016, 11, 20, 13, 0, tzinfo=UTC))


async def test_staff_read_who_changed_what_in_their_language(town: Town) -> None:
    await town.says(OMAR, "/watch hospital near Goma name clinics")
    await town.says(AMINA, "/place Goma: Ngoma")
    said = await town.says(OMAR, "/log changes")
    assert 'put the rule "clinics" on watch: hospital near Goma 30 words medium' in said.text
    assert 'noted the place "Goma"' in said.text
    said = await town.says(AMINA, "/log modifications Clinics")
    assert "a écrit la règle « clinics » : hospital près de Goma 30 mots normal" in said.text
    assert "Goma »" not in said.text
    assert "للفريق" in (await town.says(SARA, "/log التغييرات")).text


def test_the_command_line_lists_changes_and_says_where_they_were_altered(shell: Shell) -> None:
    assert shell("import", shell.file("r.toml", RULES)).code == 0
    with Store.open("tocsin.db") as store:
        (imported,) = read_journal(store)
    assert (imported.action, imported.subject, imported.detail["rules"]) == ("import", "r.toml", [2, 0])
    said = shell("log", "--changes")
    assert said.code == 0
    assert "the command line" in said.out
    assert "imported r.toml" in said.out
    (value,) = lines(shell("log", "--changes", "--json").out)
    assert (value["action"], value["user"], value["time"]) == ("import", None, "2016-11-20T13:00:00Z")
    assert shell("log", "--changes", "--until", "1d").out == "No change is on record.\n"
    assert shell("import", shell.file("r.toml", RULES)).code == 0
    assert len(lines(shell("log", "--changes", "--json").out)) == 1
    with Store.open("tocsin.db") as store:
        store.execute("DROP TRIGGER audit_no_update")
        store.execute("UPDATE audit SET subject = 'x'")
    said = shell("log", "--changes")
    assert said.code == 1
    assert "altered outside Tocsin from line 1" in said.err


def test_the_command_line_warns_of_struck_forms_that_no_keyword_has(shell: Shell) -> None:
    rules = RULES.replace('severity = "high"', 'without = ["hôpitaut"]\nmin_score = 50')
    said = shell("check", "--json", "--rules", shell.file("r.toml", rules), shell.file("f.xml", feed()))
    assert said.code == 0
    assert 'tocsin: hopitaux-alep: "hôpitaut" is a form of no keyword of the rule' in said.err
    assert 'The nearest is "hôpitaux"' in said.err
    assert "it takes 50 points and its keywords make 5 at most" in said.err
    assert "hôpitaut" in shell("import", "r.toml").err
    said = shell("test-rule", "--lang", "fr", "hôpital près de Alep-Est sans les formes hôpitaut")
    assert "La plus proche : « hôpitaux »" in said.err


async def test_why_tells_a_rule_as_it_read_when_the_alert_fired(town: Town) -> None:
    town.knows(CHOLERA)
    ref = await town.alerts(SARA, "Choléra à Goma")
    assert "disait alors" not in (await town.says(AMINA, f"/why {ref}")).text
    await town.says(AMINA, "/watch rougeole près de Goma nom choléra")
    said = await town.says(AMINA, f"/why {ref}")
    assert "La règle « choléra » disait alors : choléra près de Goma 30 mots important" in said.text
    await town.says(AMINA, "/unwatch choléra")
    said = await town.says(OMAR, f"/why {ref}")
    assert 'The rule "choléra", which is gone, said: choléra near Goma 30 words high' in said.text


def test_the_command_line_tells_a_rule_as_it_read_when_the_alert_fired(shell: Shell) -> None:
    shell.environ = {"TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8"}
    news: list[tuple[str, ...]] = []
    with publisher({"/rss.xml": lambda: feed(*news).encode()}) as address:
        given = f'[[feed]]\nurl = "{address}/rss.xml"\nevery = "5 minutes"\n{RULES}'
        assert shell("import", shell.file("r.toml", given)).code == 0
        shell("poll")
        shell.wait(minutes=10)
        news.append(("Titre", "L’hôpital d’Alep-Est est fermé.", ""))
        shell("poll")
    (alert,) = lines(shell("log", "--json").out)
    assert "said then" not in shell("why", alert["ref"]).out
    assert shell("import", shell.file("r.toml", RULES.replace("10 words", "9 words"))).code == 0
    said = " ".join(shell("why", alert["ref"]).out.split())
    assert 'The rule "hopitaux-alep" said then: hôpital pédiatrique, hôpital near Alep-Est 10 words high' in said
    assert lines(shell("why", "--json", alert["ref"]).out)[0]["rules_then"]
