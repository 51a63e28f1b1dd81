"""The command line keeps its promises: exit codes, JSON, readable tables, sentences instead of tracebacks."""

import argparse
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest

from alerts import announce, bulletins
from alerts.operations import wishes
from alerts.store import outbox_table
from alerts.wordings.shellhelp import HELP
from handlers import phrasebook, phrases
from handlers.shell import arguments
from handlers.shell.arguments import _parser
from tests.fakes.shelling import RULES, Shell, feed, lines, publisher

ROOT = Path(__file__).parents[2]
BOT = [sys.executable, str(ROOT / "bot.py")]

FEED = feed(
    ("À Alep-Est", "L’hôpital pédiatrique d’Alep-Est a été évacué."),
    ("Football", "Un concert à l’hôpital d’Alep-Est."),
    ("Écoles", "Les écoles d’Alep-Est ferment. L’hôpital aussi."),
    ("Rien", "Il pleut sur Brest."),
)


@pytest.fixture
def shell(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Shell(capsys, tmp_path, datetime(2016, 11, 20, 13, 0, tzinfo=UTC))


OPML = """<opml><body><outline type="rss" text="A" xmlUrl="https://a.example/rss"/>
<outline type="rss" text="B" xmlUrl="https://b.example/rss"/></body></opml>"""


def test_check_prints_a_json_object_for_each_rule_that_fires_with_exact_spans(shell):
    said = shell("check", "--json", "--text", "--rules", shell.file("r.toml", RULES), shell.file("f.xml", FEED))
    assert (said.code, said.err) == (0, "")
    found = lines(said.out)
    assert [(one["rule"], one["entry"]) for one in found] == [
        ("hopitaux-alep", "g0"),
        ("hopitaux-alep", "g2"),
        ("ecoles-alep", "g2"),
    ]
    first = found[0]
    assert list(first) == [
        "rule", "severity", "place", "feed", "entry", "link", "title", "published", "language", "evidence", "text",
    ]  # fmt: skip
    assert (first["severity"], first["place"], first["feed"]) == ("high", "Alep-Est", "f.xml")
    assert (first["published"], first["language"]) == ("2016-11-20T12:40:00Z", "fr")
    for proof in [proof for one in found for proof in one["evidence"]]:
        assert list(proof)[:2] == ["field", "distance"]
        text = first["text"] if proof in first["evidence"] else found[1]["text"]
        word = proof["keyword"]
        assert text[proof["field"]][word["start"] : word["end"]] == word["surface"]
    assert [proof["distance"] for proof in first["evidence"]] == sorted(p["distance"] for p in first["evidence"])


def test_check_json_keeps_letters_as_they_are_and_lines_whole(shell):
    text = feed(("مدرسة \u2028 \u0085 ligne", "إغلاق المدارس في حلب الشرقية"))
    said = shell("check", "--json", "--rules", shell.file("r.toml", RULES), shell.file("f.xml", text))
    assert "حلب الشرقية" in said.out
    assert len(said.out.splitlines()) == 1


def test_check_explains_every_pair_that_did_not_fire(shell):
    rules, feeds = shell.file("r.toml", RULES), shell.file("f.xml", FEED)
    found = lines(shell("check", "--json", "--explain", "--rules", rules, feeds).out)
    assert len(found) == 8
    missed = {(one["rule"], one["entry"]): one for one in found if one.get("fired") is False}
    assert missed["hopitaux-alep", "g1"]["reason"] == "excluded"
    assert missed["hopitaux-alep", "g1"]["detail"]["word"] == "concert"
    assert missed["ecoles-alep", "g3"]["reason"] == "no_place"
    shown = shell("check", "--lang", "fr", "--explain", "--rules", rules, feeds).out
    assert "écarté par le mot « concert »" in shown


def test_check_shows_people_a_card_with_the_words_marked_and_a_sum(shell):
    said = shell("check", "--lang", "fr", "--rules", shell.file("r.toml", RULES), shell.file("f.xml", FEED))
    assert "🟠 IMPORTANT  Alep-Est" in said.out
    assert "*hôpital pédiatrique*" in said.out
    assert "_Alep-Est_" in said.out
    assert "Entrées lues : 4 ; flux : 1 ; alertes : 3" in said.out


def test_check_reads_standard_input_folders_and_says_what_it_cannot_read(shell, monkeypatch):
    rules = shell.file("r.toml", RULES)
    (shell.folder / "feeds").mkdir()
    shell.file("feeds/a.xml", FEED)
    shell.file("feeds/b.xml", "<html><body>Bonjour</body></html>")
    said = shell("check", "--json", "--rules", rules, "feeds", "missing.xml")
    assert said.code == 1
    assert len(lines(said.out)) == 3
    assert "feeds/b.xml: this is a web page" in said.err
    assert "missing.xml: there is no such file" in said.err
    piped = subprocess.run(
        [*BOT, "check", "--json", "--rules", rules, "-"], input=FEED.encode(), capture_output=True, check=False
    )
    assert piped.returncode == 0
    assert len(piped.stdout.splitlines()) == 3


ARTICLE = """<html lang="fr"><head><title>Syrie</title></head><body><article><h1>Syrie</h1>
<p>Les médecins de l’hôpital d’Alep-Est demandent que l’on vienne en aide aux blessés qui arrivent chaque nuit.</p>
<p>Depuis une semaine, les équipes travaillent dans une cave, sans électricité, avec ce qui reste de pansements.</p>
<p>Les habitants apportent de l’eau et du bois de chauffage, disent-ils, mais le carburant manque partout en ville.</p>
</article></body></html>"""


def test_check_reads_linked_pages_on_request(shell):
    shell.environ = {"TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8"}
    with publisher({"/a.html": ARTICLE.encode()}) as address:
        text = feed(("Syrie", "Un résumé.")).replace("https://e.org/g0", f"{address}/a.html")
        rules, feeds = shell.file("r.toml", RULES), shell.file("f.xml", text)
        assert shell("check", "--json", "--rules", rules, feeds).out == ""
        [found] = lines(shell("check", "--json", "--full-text", "--rules", rules, feeds).out)
        assert found["evidence"][0]["field"] == "content"
        missing = shell.file("m.xml", text.replace("/a.html", "/gone.html"))
        said = shell("check", "--json", "--full-text", "--rules", rules, missing)
    assert (said.code, said.out) == (0, "")
    assert "gone.html: the server" in said.err


def test_entries_gives_what_the_bot_sees(shell):
    shell.file("f.xml", FEED)
    found = lines(shell("entries", "--json", "f.xml").out)
    assert [one["entry"] for one in found] == ["g0", "g1", "g2", "g3"]
    assert {"feed", "entry", "link", "title", "summary", "content", "published", "updated", "language"} <= found[
        0
    ].keys()
    assert found[0]["updated"] is None
    shown = shell("entries", "f.xml").out
    assert "À Alep-Est" in shown
    assert "2016-11-20 12:40 UTC" in shown


def test_a_broken_feed_gives_what_can_be_saved_and_a_warning(shell):
    said = shell("entries", "--json", shell.file("f.xml", FEED[: FEED.index("Il pleut")]))
    assert said.code == 0
    assert len(lines(said.out)) >= 3
    assert said.err.count("\n") == 1
    assert "cut off" in said.err


def test_a_warning_stays_on_one_line_whatever_the_file_is_called(shell):
    said = shell("entries", shell.file("odd\n\x1b[31m name.xml", FEED[:-30]))
    assert said.code == 0
    assert said.err == "tocsin: odd [31m name.xml: the feed is cut off: what came before the cut is kept\n"


def test_what_a_feed_says_does_not_drive_the_terminal(shell):
    hostile = feed(("\u202etitre \u009b31m", "L’hôpital d’Alep-Est \u009b2J \u202e est fermé"))
    rules, feeds = shell.file("r.toml", RULES), shell.file("f.xml", hostile)
    for command in (
        ["entries", feeds],
        ["check", "--rules", rules, feeds],
        ["check", "--json", "--rules", rules, feeds],
    ):
        out = shell(*command).out
        assert "\u009b" not in out
        assert "\u202e" not in out or "--json" in command


@pytest.mark.parametrize(
    ("rules", "line"),
    [
        ('[[rule]]\nname = "x"\nkeywords = ["a b"]\nplace = "Nulle part"\n', 4),
        ('[[rule]]\nname = "x"\nkeywords = ["ab"]\nplaces = ["Y"]\nwithin = "30 pommes"\n', 5),
        ("[[rule]\n", 1),
        ("[[plaec]]\n", 1),
    ],
)
def test_a_mistake_in_a_rules_file_is_named_with_its_line_and_nothing_is_done(shell, rules, line):
    file = shell.file("r.toml", rules)
    shell.file("f.xml", FEED)
    for command in (["check", "--rules", file, "f.xml"], ["import", file]):
        said = shell(*command)
        assert said.code == 2
        assert said.out == ""
        assert f"r.toml:{line}:" in said.err
    assert not Path("tocsin.db").exists()


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["chekc"],
        ["check", "f.xml"],
        ["log", "--since", "yesterday"],
        ["log", "--limit", "0"],
        ["log", "--chat", "veille"],
        ["log", "--state", "lost"],
        ["why"],
        ["why", "--entry", "https://e.org"],
        ["test-rule", "x near y", "--days", "many"],
        ["--lang", "de", "feeds"],
        ["check", "--rules", "-", "-"],
        ["check", "--rules", "", "f.xml"],
        ["entries", ""],
        ["import", ""],
        ["export", " "],
        ["backup", ""],
        ["--db", "", "feeds"],
        ["log", "--changes", "--state", "sent"],
        ["log", "--changes", "--search", "x"],
        ["log", "--changes", "--rule", "r", "--place", "Goma"],
        ["log", "--changes", "--since", "1h", "--until", "2h"],
    ],
)
def test_wrong_usage_ends_with_2_and_a_sentence(shell, argv):
    said = shell(*argv)
    assert said.code == 2
    assert said.err or "usage" in said.out
    assert "Traceback" not in said.err


def test_settings_that_cannot_be_used_are_all_named(shell):
    shell.environ = {"TOCSIN_OPERATORS": "@amina", "TOCSIN_API_URL": "x", "TOCSIN_TOKEN": "secret-but-wrong"}
    said = shell("feeds")
    assert said.code == 2
    assert "TOCSIN_OPERATORS" in said.err
    assert "TOCSIN_API_URL" in said.err
    assert "secret-but-wrong" not in said.err


@pytest.mark.parametrize("argv", [["feeds"], ["log"], ["why", "K7M2Q"], ["export"], ["backup", "b.db"]])
def test_a_database_that_is_not_there_is_said(shell, argv):
    said = shell(*argv)
    assert said.code == 1
    assert "tocsin.db does not exist" in said.err


def test_a_file_that_is_no_database_is_said(shell):
    shell.file("notes.db", "ceci n’est pas une base")
    said = shell("--db", "notes.db", "feeds")
    assert said.code == 1
    assert "notes.db" in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    "argv", [["import", "."], ["import", "no.toml"], ["import", "bin.toml"], ["import", "bad.opml"]]
)
def test_a_file_that_cannot_be_imported_is_refused(shell, argv):
    shell.file("bin.toml", b"\n\xff\xfe\n")
    shell.file("bad.opml", "<opml><body></opml>")
    said = shell(*argv)
    assert said.code == 2
    assert argv[1] in said.err


def test_help_and_version_load_no_library():
    said = subprocess.run([*BOT, "--version"], capture_output=True, text=True, check=True)
    assert said.stdout.startswith("tocsin 0.")
    loaded = subprocess.run(
        [sys.executable, "-X", "importtime", str(ROOT / "bot.py"), "--version"],
        capture_output=True,
        text=True,
        check=True,
    ).stderr
    assert not {"telegram", "aiohttp", "sqlite_utils", "rich", "jinja2"} & {
        line.rpartition("|")[2].strip() for line in loaded.splitlines()
    }


def test_every_command_has_a_module_and_every_module_a_command():
    options = arguments._COMMANDS
    assert set(options) == set(__import__("bot").COMMANDS)


def test_the_language_is_the_one_asked_for_else_the_terminals(shell):
    shell.file("r.toml", RULES)
    shell.file("f.xml", FEED)
    shell.environ = {"LANG": "fr_FR.UTF-8"}
    assert "Entrées lues" in shell("check", "--rules", "r.toml", "f.xml").out
    assert "Entries read" in shell("--lang", "en", "check", "--rules", "r.toml", "f.xml").out
    assert "Entries read" in shell("check", "--rules", "r.toml", "f.xml", "--lang", "en").out
    shell.environ = {"LC_ALL": "de_DE", "LANG": "fr_FR"}
    assert "Entries read" in shell("check", "--rules", "r.toml", "f.xml").out


def _help_texts(parser):
    for action in parser._actions:
        yield from (text for text in (action.help,) if text)
        if isinstance(action, argparse._SubParsersAction):
            for each in action.choices.values():
                yield from _help_texts(each)


def test_every_help_text_is_there_in_every_language(shell):
    texts = {text for text in _help_texts(_parser("en")) if text != argparse.SUPPRESS}
    assert texts <= HELP.keys()
    said = shell("--lang", "fr", "check", "--help").out
    assert "usage : tocsin check" in said
    assert "À blanc" in said
    assert "show this help" not in said
    assert "مثال" in shell("log", "--help", "--lang", "ar").out


def test_words_of_the_store_and_of_the_shell_agree():
    assert (*get_args(outbox_table.State), "withheld") == arguments.STATES
    reasons = {announce.BACKLOG, announce.EARLIER, announce.NOBODY, announce.UNDATED, bulletins.DRILL, bulletins.OVER}
    assert set(phrases._REASONS) == reasons | {wishes.LEFT}
    for key, texts in phrasebook.PHRASES.items():
        assert len(texts) == 3, key
        assert all(texts), key


@pytest.mark.parametrize(
    ("word", "says"),
    [("web", "not there yet"), ("feds", "did you mean tocsin feeds?"), ("x-files", "tocsin --help lists the commands")],
)
def test_a_command_that_is_none_is_answered_with_what_to_type(shell, word, says):
    said = shell(word, "--port", "80")
    assert said.code == 2
    assert says in said.err
    assert len(said.err.splitlines()[-1]) < 120


def test_a_file_with_nothing_in_it_is_said_and_a_feed_that_is_left_out_too(shell):
    said = shell("import", shell.file("empty.toml", ""))
    assert (said.code, said.out) == (0, "There is nothing in empty.toml: nothing was changed.\n")
    said = shell("import", shell.file("f.opml", OPML.replace("https://b.example", "ftp://b.example")), "--lang", "fr")
    assert "ftp://b.example/rss: pas une adresse web (http ou https) : laissé de côté" in said.err
    assert said.out == "flux : 1 en plus, 0 avec modification, 0 comme avant\n"


def test_a_stream_that_is_closed_is_no_defect(shell, monkeypatch):
    monkeypatch.setattr("sys.stdout", None)
    assert shell("lexicon", "cholera").code == 0
    sys.stdout.close()
