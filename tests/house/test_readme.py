"""What the README and the documents promise is there: every command, variable and file; and what they give to copy is
read."""

import re
from pathlib import Path

import bot
from alerts import settings
from alerts.rules.file.rulefile import read_rulefile
from alerts.rules.grammar import parse_rule
from handlers.chat.registry import COMMANDS

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")}


def test_the_two_commands_stand_at_the_top():
    top = README.split("\n\n")[1]
    assert "make demo" in top
    assert "make test" in top


def test_every_command_is_explained():
    assert [name for name in bot.COMMANDS if f"`tocsin {name}" not in README] == []
    assert [command.name for command in COMMANDS if f"`/{command.name}`" not in README] == []


def test_every_variable_is_explained_and_every_explained_one_is_read():
    read = set(re.findall(r'"(TOCSIN_[A-Z_]+)"', Path(settings.__file__).read_text(encoding="utf-8"))) - {"TOCSIN_"}
    explained = set(re.findall(r"`(TOCSIN_[A-Z_]+)`", DOCUMENTS["operating.md"]))
    assert read == explained


def test_every_link_to_a_file_leads_somewhere():
    for base, text in [(ROOT, README), *((ROOT / "docs", text) for text in DOCUMENTS.values())]:
        for link in re.findall(r'\]\(([^)#:]+)\)|src="([^":]+)"', text):
            assert (base / (link[0] or link[1])).exists(), link


def test_every_rule_to_copy_is_read():
    texts = [README, *DOCUMENTS.values()]
    lines = [line for text in texts for line in re.findall(r"^/watch (.+)$|`/watch ([^`]+)`", text, re.MULTILINE)]
    assert len(lines) >= 6
    for line in lines:
        parse_rule("".join(line), places=())
    files = [block for text in texts for block in re.findall(r"```toml\n(\[\[.+?)```", text, re.DOTALL)]
    assert all(read_rulefile(block, file="example", knows=lambda name: True).rules for block in files)
    assert len(files) == 2


def test_every_target_of_the_makefile_is_declared():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = set(makefile.split(".PHONY:")[1].split("\n")[0].split())
    assert {"demo", "test", "check", "bench"} <= phony
    assert phony <= set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
