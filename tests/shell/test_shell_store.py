"""The commands that read and change the store: a feed is read, told, looked up, exported, saved."""

import shutil
import socket
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len

from alerts.store.database import Store
from tests.fakes.botapi import TOKEN, Telegram
from tests.fakes.shelling import RULES, Shell, feed, lines, publisher


@pytest.fixture
def shell(capsys, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Shell(capsys, tmp_path, datetime(2016, 11, 20, 13, 0, tzinfo=UTC))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """What ``told`` left in its folder when it was first made, and what it said."""
    return SimpleNamespace(folder=tmp_path_factory.mktemp("told"), letters=None)


@pytest.fixture
def told(shell, kept):
    """A shell whose database has told @veille of an hour of news; each test has a copy of its own."""
    shell.environ = {"TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8"}
    if kept.letters is None:
        news = []
        with publisher({"/rss.xml": lambda: feed(*news).encode()}) as address:
            given = f'[[feed]]\nurl = "{address}/rss.xml"\ntitle = "Radio"\nevery = "5 minutes"\n{RULES}'
            assert shell("import", shell.file("r.toml", given)).code == 0
            assert shell("poll").code == 0
            shell.wait(minutes=10)
            news.extend([("Titre 0", "L’hôpital d’Alep-Est est fermé.", ""), ("Titre 1", "Rien.", "")])
            letters = shell("poll")
        shutil.copytree(shell.folder, kept.folder, dirs_exist_ok=True)
        kept.letters = letters
    else:
        shutil.copytree(kept.folder, shell.folder, dirs_exist_ok=True)
        shell.wait(minutes=10)
    shell.letters = kept.letters
    return shell


def test_poll_reads_tells_and_sums_up(told):
    assert told.letters.code == 0
    assert "→ @veille" in told.letters.out
    assert "hôpital" in told.letters.out
    assert "Feeds polled: 1; failed: 0; new entries: 2; alerts: 1; messages sent: 1." in told.letters.out


def test_a_poll_with_nothing_due_says_when_the_next_is(told):
    said = told("poll")
    assert "Feeds polled: 0" in said.out
    assert "No feed is due now; the next one is Radio, in " in " ".join(said.out.split())


def test_a_post_without_a_title_is_told_by_how_it_begins(told):
    posts = [("", "Un hôpital fermé à Alep-Est."), ("", "Rien de neuf.")]
    with publisher({"/posts.xml": feed(*posts).replace("<title></title>", "").encode()}) as address:
        told("import", told.file("posts.toml", f'[[feed]]\nurl = "{address}/posts.xml"\n'))
        told("poll")
    assert "Un hôpital" in told("log", "--search", "fermé", "--limit", "1").out
    assert "Rien de neuf. (" in told("why", "--entry", "https://e.org/g1", "--rule", "hopitaux-alep").out
    checked = told("check", "--rules", "r.toml", "--explain", f"{told.file('p.xml', feed(*posts))}").out
    assert "Alep-Est\nUn *hôpital*" in checked
    assert "Rien de neuf.\n  – " in checked


def test_the_log_lists_filters_and_explains(told):
    [record] = lines(told("log", "--json").out)
    assert (record["rules"], record["places"], record["feed_title"]) == (["hopitaux-alep"], ["Alep-Est"], "Radio")
    assert record["deliveries"][0]["state"] == "sent"
    assert record["deliveries"][0]["chat"] == "@veille"
    fitting = (
        "--rule hopitaux-alep|--chat @veille|--since 1h|--search hôpital|--state sent|--feed Radio|--place Alep-Est"
    )
    for fits in (*fitting.split("|"), "--until 2016-11-21", "--since -1h"):
        assert len(lines(told("log", "--json", *fits.split()).out)) == 1, fits
    for unfit in (["--rule", "x"], ["--chat", "7"], ["--until", "1d"], ["--search", "zèbre"], ["--state", "held"]):
        assert told("log", "--json", *unfit).out == "", unfit
    table = told("log", "--lang", "ar").out
    assert record["ref"] in table
    assert "أُرسل" in table
    assert max(cell_len(line) for line in table.splitlines()) <= 80
    why = told("why", record["ref"].lower(), "--lang", "fr")
    assert why.code == 0
    assert "« hôpital »" in why.out
    assert "*hôpital*" in why.out
    assert lines(told("why", "--json", record["ref"]).out)[0]["matches"][0]["evidence"]
    assert told("why", "ZZZZZ").code == 1
    assert "The newest 1; for more: --limit" in told("log", "--limit", "1").out
    assert "for more" not in told("log", "--limit", "2").out
    assert "--since est après --until" in told("log", "--since", "1h", "--until", "2h", "--lang", "fr").err
    said = told("log", "--rule", "x").out
    assert "No alert fits." in said
    assert "Nothing is called “x”; there is: hopitaux-alep, ecoles-alep." in said


def test_why_says_why_a_stored_entry_did_not_fire(told):
    said = told("why", "--entry", "https://e.org/g1", "--rule", "hopitaux-alep", "--lang", "fr")
    assert "ne se déclenche pas" in said.out
    assert "lieu non nommé" in said.out
    [value] = lines(told("why", "--json", "--entry", "https://e.org/g1", "--rule", "hopitaux-alep").out)
    assert value["reason"] == "no_place"
    assert "fires on this entry" in told("why", "--entry", "https://e.org/g0", "--rule", "hopitaux-alep").out
    assert lines(told("why", "--json", "--entry", "https://e.org/g0", "--rule", "hopitaux-alep").out)[0]["evidence"]
    assert told("why", "--entry", "https://e.org/none", "--rule", "hopitaux-alep").code == 1
    assert "hopitaux-alep" in told("why", "--entry", "https://e.org/g1", "--rule", "x").err


def test_why_says_what_became_of_a_stored_entry(told):
    why = ("why", "--entry", "https://e.org/g0", "--rule", "hopitaux-alep")
    [alert] = lines(told("log", "--json").out)
    said = told(*why).out
    assert f"This entry gave rise to alert {alert['ref']}" in said
    assert "(rule: hopitaux-alep):" in " ".join(said.split())
    assert "@veille sent" in said
    [value] = lines(told(*why, "--json").out)
    assert (value["alert"], value["page_problem"]) == (alert["ref"], None)
    assert value["deliveries"][0]["state"] == "sent"
    with Store.open("tocsin.db") as store:
        store.execute("UPDATE entries SET page_problem = 'the article is behind a paywall'")
        store.execute("UPDATE alerts SET held = 'it is older than the subscription'")
    said = " ".join(told(*why).out.split())
    assert "The linked page was not read, only the feed's summary counts: the article is behind a paywall" in said
    assert "Told to nobody: " in said
    assert "older than the" in said
    other = ("why", "--entry", "https://e.org/g1", "--rule", "hopitaux-alep")
    assert "behind a paywall" in told(*other).out
    assert lines(told(*other, "--json").out)[0]["page_problem"] == "the article is behind a paywall"


def test_a_rule_is_tried_on_the_stored_entries(told):
    said = told("test-rule", "hôpital near Alep-Est", "--days", "7")
    assert said.code == 0
    assert "Days: 7; entries read: 2; alerts: 1, about 0.1 a day." in said.out
    assert len(lines(told("test-rule", "--json", "hôpital près de Alep-Est").out)) == 1
    typed = told("test-rule", "hôpital near Alep-Ets")
    assert (typed.code, "alerts: 0" in typed.out) == (0, True)
    assert (
        'Alep-Ets: this place is not followed: it is looked for under this name only; did you mean "Alep-Est"'
        in typed.err
    )
    assert "this name only" in told("test-rule", "hôpital near Qamar").err
    wrong = told("test-rule", "hôpital Alep-Est")
    assert wrong.code == 2
    assert "did you mean: hôpital near Alep-Est" in wrong.err


def test_feeds_tells_how_each_one_is_doing(told):
    [value] = lines(told("feeds", "--json").out)
    assert value["title"] == "Radio"
    assert value["failures"] == 0
    assert value["last_success"] == "2016-11-20T13:10:00Z"
    assert "Radio" in told("feeds", "--lang", "fr").out
    heading = " ".join(told("feeds").out.partition("Radio")[0].split())
    for name in ("Last success", "last entry", "usual gap", "Next poll", "Failures", "entries/7 d", "alerts/7 d"):
        assert name in heading
    told.wait(minutes=10)
    said = told("poll")
    assert said.code == 1
    assert "failed: 1" in said.out
    assert lines(told("feeds", "--json").out)[0]["failures"] == 1


def test_what_is_exported_and_imported_elsewhere_is_the_same(told):
    text = told("export").out
    assert told("export", "saved.toml").code == 0
    saved = Path("saved.toml")
    assert saved.stat().st_mode & 0o777 == 0o600
    saved.chmod(0o640)
    assert told("export", "saved.toml").code == 0
    assert saved.stat().st_mode & 0o777 == 0o640
    assert Path("saved.toml").read_text("utf-8") == text
    assert told("--db", "other.db", "import", "saved.toml").code == 0
    assert told("--db", "other.db", "export").out == text
    again = told("--db", "other.db", "import", "saved.toml", "--lang", "fr")
    assert "0 en plus, 0 avec modification, 2 comme avant" in again.out
    assert told("export", "feeds.opml").code == 0
    assert told("--db", "third.db", "import", "feeds.opml").code == 0
    assert len(lines(told("--db", "third.db", "feeds", "--json").out)) == 1


def test_import_finds_the_feed_behind_a_site_and_says_what_cannot_be_read(shell):
    shell.environ = {"TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8"}
    site = b'<!DOCTYPE html><link rel="alternate" type="application/rss+xml" href="/flux.xml">'
    with publisher({"/": site, "/flux.xml": feed(("Titre", "Un texte.", "")).encode()}) as address:
        given = f"""<opml><body><outline text="Syrie"><outline text="Radio" xmlUrl="{address}/"/></outline>
            <outline text="Prise" xmlUrl="http://10.0.0.1/rss"/></body></opml>"""
        said = shell("import", shell.file("feeds.opml", given))
        assert said.code == 0
        assert f"The feed of {address}/ stands at {address}/flux.xml" in said.out.replace("\n", "")
        assert "http://10.0.0.1/rss: this address is not allowed" in said.err
        assert "failed: 1; new entries: 1" in shell("poll").out
    radio, private = lines(shell("feeds", "--json").out)
    assert (radio["feed"], radio["folder"]) == (f"{address}/flux.xml", "Syrie")
    assert "this address is not allowed" in private["last_error"]
    assert shell("export", "out.opml").code == 0
    assert '<outline text="Syrie">' in Path("out.opml").read_text("utf-8")


def test_the_service_does_not_start_where_its_guard_does_not_hold(told, monkeypatch):
    async def broken(_):
        return False

    monkeypatch.setattr("handlers.assembly.guard_holds", broken)
    said = told("poll")
    assert said.code == 1
    assert "the guard of private addresses does not hold" in said.err


def test_a_backup_is_a_whole_copy_that_only_its_owner_reads_and_overwrites_nothing(told):
    assert told("backup", "copy.db").code == 0
    assert Path("copy.db").stat().st_mode & 0o077 == 0
    assert told("--db", "copy.db", "log", "--json").out == told("log", "--json").out
    assert told("backup", "copy.db").code == 1


def test_an_export_overwrites_no_database(told):
    before = told("log", "--json").out
    said = told("export", "tocsin.db", "--lang", "fr")
    assert said.code == 1
    assert said.err == "tocsin: tocsin.db est une base de données : nommez un autre fichier pour l’export\n"
    assert told("log", "--json").out == before


def test_the_doctor_says_what_to_do(told, telegram: Telegram):
    told.now = datetime(2026, 12, 1, tzinfo=UTC)
    said = told("doctor")
    assert said.code == 0
    assert "✓ database" in said.out
    newest = lines(told("log", "--changes", "--json").out)[0]
    assert f"✓ audit log: whole up to record {newest['id']}, sealed {newest['seal'][:16]}:" in said.out
    assert "@BotFather" in said.out
    told.environ |= {"TOCSIN_TOKEN": TOKEN, "TOCSIN_API_URL": telegram.api_url}
    assert "✓ Telegram" in told("doctor").out
    telegram.revokes_token()
    said = told("doctor")
    assert said.code == 1
    assert "does not know this token" in said.out
    told.environ["TOCSIN_API_URL"] = "http://127.0.0.1:9/bot"
    said = told("doctor")
    assert said.code == 1
    assert "cannot be reached" in said.out
    assert TOKEN not in said.out
    told.environ["TOCSIN_OPERATORS"] = "x"
    assert told("doctor").code == 1
    told.now = datetime(1999, 1, 1, tzinfo=UTC)
    assert "clock" in told("doctor").out


def test_an_interval_that_does_not_stand_is_said(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = socket.getaddrinfo
    here = {"radio.example": "127.0.0.1"}
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda host, *asked, **more: look_up(here.get(host, host), *asked, **more)
    )
    shell.environ = {"TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8"}
    with publisher({"/rss.xml": feed().encode()}, validators=False) as address:
        url = address.replace("127.0.0.1", "radio.example")
        given = f'[[feed]]\nurl = "{url}/rss.xml"\nevery = "5 minutes"\n'
        shell("import", shell.file("r.toml", given))
        shell("poll")
    for language, words in (
        ("en", "every 5 minutes was asked for, every 15 stands"),
        ("fr", "toutes les 5 minutes était demandée, elle se fait toutes les 15"),
        ("ar", "المطلوب كل 5 دقيقة والمعمول به كل 15"),
    ):
        for command in ("feeds", "doctor"):
            assert words in " ".join(shell("--lang", language, command).out.split())


def test_the_first_poll_gets_what_the_import_of_a_site_read(shell: Shell) -> None:
    shell.environ = {"TOCSIN_ALLOW_PRIVATE": "127.0.0.0/8"}
    asked: list[str] = []

    def page(path: str, body: str) -> Callable[[], bytes]:
        return lambda: asked.append(path) or body.encode()

    site = "<html><link rel=alternate type=application/rss+xml href=/rss.xml></html>"
    news = feed(("Titre", "L’hôpital d’Alep-Est est fermé.", ""))
    with publisher({"/": page("/", site), "/rss.xml": page("/rss.xml", news)}) as address:
        assert shell("import", shell.file("r.toml", f'[[feed]]\nurl = "{address}"\n{RULES}')).code == 0
        assert "new entries: 1" in shell("poll").out
        shell.wait(minutes=50)
        assert "Feeds polled: 0" in shell("poll").out, "the next poll counts from when it was read"
    assert asked == ["/", "/rss.xml"]


def test_a_list_of_a_feed_reader_leaves_known_feeds_as_they_are_read(shell: Shell) -> None:
    feed = '[[feed]]\nurl = "https://e.org/rss"\nevery = "5 minutes"\nlanguage = "fr"\nfull_text = true\n'
    assert shell("import", shell.file("r.toml", feed)).code == 0
    assert shell("export", "list.opml").code == 0
    before = shell("export").out
    Path("list.opml").write_text(Path("list.opml").read_text("utf-8").replace("https://e.org", "HTTPS://E.org"))
    assert "1 as before" in shell("import", "list.opml").out
    assert shell("export").out == before


def test_a_folder_that_is_not_there_is_named_and_no_other_file(shell: Shell) -> None:
    shell("import", shell.file("r.toml", RULES))
    said = shell("export", "nowhere/x.toml")
    assert said.code == 1
    assert said.err == "tocsin: nowhere: not a folder: create it, or name another file\n"


def test_a_rule_that_cannot_be_read_is_refused_in_one_language(shell: Shell) -> None:
    shell("import", shell.file("r.toml", RULES))
    said = shell("--lang", "fr", "test-rule", "hôpital et école près de Goma")
    assert "vouliez-vous dire : hôpital, école près de Goma" in said.err


def test_no_line_ends_behind_an_opening_quotation_mark(told, monkeypatch) -> None:
    for width in range(40, 90):
        monkeypatch.setenv("COLUMNS", str(width))
        said = told("why", "--entry", "https://e.org/g1", "--rule", "hopitaux-alep", "--lang", "fr").out
        assert not [line for line in said.splitlines() if line.rstrip().endswith("«") or line.startswith((":", "»"))]


def test_what_is_wrong_with_a_feed_has_the_whole_width_of_the_terminal(shell: Shell, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shell("import", shell.file("r.toml", '[[feed]]\nurl = "https://e.org/rss"\ntitle = "Radio"\n'))
    why = "the server could not be reached: it refused the connection or did not answer"
    with Store.open("tocsin.db") as store, store.transaction():
        store.execute("UPDATE feeds SET failures = 1, last_error = ?, next_at = '2016-11-21T15:00:00Z'", (why,))
    said = shell("feeds").out
    assert f"• Radio: {why}" in " ".join(said.split())
    assert len(said.splitlines()) == 3 + 3 + 2, "the headings, the feed, and what is wrong with it below them"
    said = shell("--lang", "fr", "feeds").out
    assert "dans 1 j 2 h" in said
    assert "• Radio : le serveur n’a pas pu être joint" in said


@pytest.mark.parametrize("name", [".", "copies"])
def test_an_export_into_a_folder_is_told_so(told, name):
    (told.folder / "copies").mkdir()
    said = told("export", name, "--lang", "fr")
    assert (said.code, said.err) == (1, f"tocsin: {name} est un dossier : nommez un fichier\n")
    assert not list(told.folder.glob(".*.new"))


def test_an_opml_file_leaves_how_a_feed_is_read_as_it_was(told):
    assert told("export", "feeds.opml").code == 0
    assert "feeds: 0 added, 0 changed, 1 as before" in told("import", "feeds.opml").out
    assert 'every = "5 minutes"' in told("export").out


def test_an_entry_without_a_link_has_no_page_to_read(told):
    page = feed(("Un hôpital", "Fermé à Alep-Est.")).replace("<link>https://e.org/g0</link>", "")
    said = told("check", "--rules", "r.toml", "--full-text", told.file("p.xml", page))
    assert (said.code, said.err) == (0, "")
