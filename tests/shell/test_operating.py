"""Whatever operators are told at a shell has its French and Arabic."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from alerts.store.database import _SENTENCES
from alerts.wordings.filefaults import FILES
from alerts.wordings.operating import SERVICE, said_at_a_shell
from alerts.wordings.placefaults import PLACES
from tests.fakes.shelling import Shell
from tests.shell.test_shell_store import shell

__all__ = ["shell"]

ROOT = Path(__file__).parents[2]
SAYERS = {"problem", "add", "Finding", "StoreError", "InvalidFile", "ValueError"}
SPOKEN = """alerts/rules/file/rulefile.py alerts/rules/file/tomltable.py alerts/places/gazetteer/additions.py
    alerts/places/gazetteer/csvrows.py alerts/sources/formats/opml.py handlers/shell/doctor.py handlers/shell/gazette.py
    alerts/store/upkeep.py alerts/store/database.py"""
BROKEN = """
[[place]]
name = "Alep"
lat = 36.2
[[rule]]
name = "x"
keywords = ["hôpital", "", "le"]
place = "Alepp"
within = "30 mots"
severity = "urgent"
sevrity = "high"
weights = {"école" = 2}
[[subscription]]
chat = "veille"
rules = ["y"]
"""


def sentences() -> Iterator[str]:
    """Every sentence that is written where a problem is noted or a finding made; names become numbers."""
    for name in SPOKEN.split():
        for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYERS:
                for given in (*node.args[-1:], *(word.value for word in node.keywords if word.arg == "how")):
                    yield from _text(given)


def _text(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield "".join(str(part.value) if isinstance(part, ast.Constant) else "7" for part in node.values)


SAID = sorted(
    {text for text in sentences() if " " in text and re.search("[a-z]{3}", text)}
    - {"7: 7 7", '7: there is no 7 "7"; 7'}
    | {sentence.format(path="x.db") for sentence in _SENTENCES.values()}
)


def test_what_operators_are_told_is_said_in_french_and_arabic() -> None:
    said = {sentence: (said_at_a_shell(sentence, "fr"), said_at_a_shell(sentence, "ar")) for sentence in SAID}
    wrong = {
        sentence: (french, arabic)
        for sentence, (french, arabic) in said.items()
        if french == sentence
        or not re.search("[\u0600-\u06ff]", arabic)
        or re.search(r"\b(?:the|is|it|write|with)\b", french + arabic)
    }
    assert wrong == {}
    assert [sentence for sentence in SAID if said_at_a_shell(sentence, "en") != sentence] == []


def test_a_sentence_has_the_same_names_in_every_language() -> None:
    names = {
        sentence: [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (sentence, *said)]
        for sentence, said in {**FILES, **PLACES, **SERVICE}.items()
    }
    assert {said: each for said, each in names.items() if not each[1] == each[2] <= each[0]} == {}


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_fault_of_a_file_is_told_in_the_asker_s_language(shell: Shell, language: str) -> None:
    said = shell("--lang", language, "import", shell.file("bad.toml", BROKEN))
    assert said.code == 2
    lines = said.err.splitlines()
    assert len(lines) >= 9
    assert all(re.search(r"bad\.toml:\d+: ", line) for line in lines)
    assert not re.search(r"\b(?:the|is|it|write|unknown|there|all)\b", said.err), said.err


@pytest.mark.parametrize(("language", "word"), [("fr", "jeton : aucun"), ("ar", "الرمز السري: لا يوجد")])
def test_the_doctor_speaks_the_asker_s_language(shell: Shell, language: str, word: str) -> None:
    assert word in shell("--lang", language, "doctor").out
    assert "n’existe pas" in shell("--lang", "fr", "log").err
    assert (
        "« pack:nope » n’est pas une liste toute faite ; il y a sport"
        in shell("--lang", "fr", "lexicon", "pack:nope").err
    )


@pytest.mark.parametrize(("language", "joint"), [("fr", " ; "), ("ar", "؛ ")])
def test_what_is_said_already_stays_as_it_is(language: str, joint: str) -> None:
    said = joint.join(("« hospitl »", "proches"))
    assert said_at_a_shell(said, language) == said


@pytest.mark.parametrize("language", ["fr", "ar"])
def test_every_fault_of_a_file_of_places_is_told_in_the_asker_s_language(shell: Shell, language: str) -> None:
    rows = ["Camp A;36,2;37,1;9999", "Camp A;36,2;37,1;9999", "B;96;37;", "C;36;37;;;9", '"D;36;37;', ";36;37;"]
    shell.environ["TOCSIN_PLACES"] = shell.file("mes lieux.csv", "\n".join(("name;lat;lon;parent", *rows)))
    lines = [line for line in shell("--lang", language, "doctor").out.splitlines() if "mes lieux.csv" in line]
    assert len(lines) == 7
    lines += shell("--lang", language, "place", "Alep").err.splitlines()
    assert len(lines) == 13
    assert not re.search(r"\b(?:the|is|it|must|row|rows|number|name|own)\b", "\n".join(lines)), lines


def test_a_file_that_is_not_there_is_told_in_the_asker_s_language(shell: Shell) -> None:
    said = shell("--lang", "fr", "import", "mes règles.toml").err
    assert said == "tocsin: mes règles.toml: illisible : ce fichier n’existe pas\n"
    shell.environ["TOCSIN_TOKEN_FILE"] = "jeton.txt"
    assert "jeton.txt est illisible (ce fichier n’existe pas)" in shell("--lang", "fr", "doctor").out


@pytest.mark.parametrize(
    ("typed", "french"),
    [
        (("logg",), "il n’y a pas de commande logg ; vouliez-vous dire tocsin log ?"),
        (("check",), "il manque : --rules, SOURCE"),
        (("log", "--since", "hier"), "erreur : --since: 'hier' n’est pas une date : écrivez par exemple 2016-11-20"),
        (("log", "--state", "nope"), "'nope' n’est pas possible (au choix : "),
        (("log", "--sinse", "1d"), "arguments inconnus : --sinse 1d ; vouliez-vous dire --since ?"),
        (("why", "K7M2Q", "--rule", "x", "--entry"), "--entry: il manque sa valeur"),
    ],
)
def test_wrong_usage_is_told_in_the_asker_s_language(shell: Shell, typed: tuple[str, ...], french: str) -> None:
    said = shell("--lang", "fr", *typed)
    assert said.code == 2
    assert french in said.err
    shell.environ["LANG"] = "fr_FR.UTF-8"
    assert french in shell(*typed).err
