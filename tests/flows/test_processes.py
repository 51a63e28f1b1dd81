"""Tocsin as a process of its own: signals, pipes that break, defects, and a service that starts and ends."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from alerts.store.database import Store
from tests.fakes.post_office import post
from tests.fakes.shelling import feed, quiet_environment

ROOT = Path(__file__).parents[2]
BOT = [sys.executable, str(ROOT / "bot.py")]
HEARING = "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
"""Begins a program that hears Control-C, which whoever is begun in the background of a shell does not."""


def test_a_reader_that_leaves_and_a_full_disk_are_no_tracebacks(tmp_path):
    (tmp_path / "f.xml").write_text(feed(*(("t", "x " * 500) for _ in range(300))))
    for argv in (["entries", "f.xml"], ["entries", "--json", "f.xml"]):
        running = subprocess.Popen(
            [*BOT, *argv], cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=quiet_environment()
        )
        running.stdout.readline()
        running.stdout.close()
        errors = running.stderr.read().decode()
        running.stderr.close()
        assert running.wait(20) == 0
        assert errors == ""
    with Path("/dev/full").open("w") as full:
        said = subprocess.run(
            [*BOT, "entries", "f.xml"], cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert said.returncode == 1
    assert b"no space left" in said.stderr
    assert b"Traceback" not in said.stderr


def test_control_c_ends_without_a_traceback(tmp_path):
    running = subprocess.Popen(
        [sys.executable, "-c", HEARING, *BOT, "entries", "-"],
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=quiet_environment(),
    )
    running.stdin.write(b" " * 1_000_000)  # more than a pipe holds: it is being read when this is done
    running.send_signal(signal.SIGINT)
    running.stdin.close()
    errors = running.stderr.read().decode()
    running.stderr.close()
    running.stdout.close()
    assert running.wait(20) == 130
    assert "Traceback" not in errors


def test_a_defect_is_a_sentence_and_its_detail_is_for_verbose(tmp_path):
    broken = tmp_path / "broken.py"
    broken.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import bot; bot.COMMANDS['feeds'] = 'nowhere:feeds'\n"
        "sys.exit(bot.main(sys.argv[1:]))\n"
    )
    for argv, detailed in ((["feeds"], False), (["-v", "feeds"], True)):
        said = subprocess.run([sys.executable, broken, *argv], capture_output=True, text=True, check=False)
        assert said.returncode == 1
        assert "this is a defect of Tocsin" in said.stderr
        assert ("Traceback" in said.stderr) is detailed


def test_no_detail_of_a_defect_shows_a_token(tmp_path):
    token = "123456789:AAExampleExampleExampleExampleExamp"
    (tmp_path / "defective.py").write_text(
        "def feeds(call):\n"
        f"    raise RuntimeError('The token `{token}` was refused at https://api.telegram.org/bot{token}/getMe')\n"
    )
    broken = tmp_path / "broken.py"
    broken.write_text(
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); import bot; bot.COMMANDS['feeds'] = 'defective:feeds'\n"
        "sys.exit(bot.main(sys.argv[1:]))\n"
    )
    said = subprocess.run([sys.executable, broken, "-v", "feeds"], capture_output=True, text=True, check=False)
    assert "/bot***/getMe" in said.stderr
    assert token.partition(":")[2] not in said.stderr


def test_run_without_a_token_says_so_delivers_here_and_stops_when_asked(tmp_path):
    environ = {**quiet_environment(), "TOCSIN_DB": str(tmp_path / "t.db")}
    running = subprocess.Popen(
        [*BOT, "run"], cwd=tmp_path, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert "TOCSIN_TOKEN" in running.stdout.readline()
    second = subprocess.run([*BOT, "poll"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False)
    assert second.returncode == 1
    assert "another tocsin run" in second.stderr
    os.kill(running.pid, signal.SIGTERM)
    out, err = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "stopped" in err
    assert out is not None


def test_run_ends_when_nothing_can_be_delivered_any_more(tmp_path):
    with Store.open(tmp_path / "t.db") as store:
        post(store, 7, "a raid", now=datetime.now(UTC))
        store.execute("UPDATE outbox SET buttons_json = 'damaged'")
    environ = {**quiet_environment(), "TOCSIN_DB": str(tmp_path / "t.db")}
    said = subprocess.run(
        [*BOT, "run"], cwd=tmp_path, env=environ, capture_output=True, text=True, check=False, timeout=60
    )
    assert said.returncode == 1
    assert "this is a defect of Tocsin" in said.stderr
