"""Every sentence that the code says exists, whole, in the three languages."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from alerts.wordings import LANGUAGES, SENTENCES, say
from alerts.wordings.rewording import Rewording
from handlers.chat.labels import _LABELS, button, code_of, named_by

ROOT = Path(__file__).parents[2]
SAID = {
    key
    for path in (*(ROOT / "alerts").rglob("*.py"), *(ROOT / "handlers").rglob("*.py"))
    for key in re.findall(r'\b(?:say|_fault)\(\s*"(\w+)"', path.read_text(encoding="utf-8"))
}


def test_what_is_said_is_known() -> None:
    assert len(SAID) > 40
    assert set(SENTENCES) >= SAID


@pytest.mark.parametrize("key", sorted(SENTENCES))
def test_a_sentence_has_the_same_names_in_every_language(key: str) -> None:
    names = [{name for _, name, _, _ in Formatter().parse(sentence) if name} for sentence in SENTENCES[key]]
    assert names[0] == names[1] == names[2]
    assert re.search("[\u0600-\u06ff]", SENTENCES[key][2])


def test_a_latin_name_in_an_arabic_sentence_is_isolated() -> None:
    assert "«\u2068Goma\u2069»" in say("no_place", "ar", name="Goma")
    assert "/staff 42" in say("not_staff", "ar", user=42)
    assert say("no_place", "fr-CA", name="Goma").startswith("Il n’y a pas")
    assert say("no_place", "sw", name="Goma").startswith("There is no")


@pytest.mark.parametrize("key", sorted(_LABELS))
def test_a_button_fits_into_what_telegram_takes(key: str) -> None:
    for language in LANGUAGES:
        made = button(key, language, what=code_of("مستشفى " * 10))
        assert made.data is not None
        assert len(made.data.encode()) <= 64


def test_a_code_finds_its_name_again() -> None:
    assert named_by(code_of("choléra"), ["mpox", "choléra"]) == "choléra"
    assert named_by(code_of("choléra"), ["mpox"]) is None


def test_a_french_sentence_keeps_one_blank_before_its_semicolon() -> None:
    said = Rewording({}).said("aucun mot « zzz » ; proches : –; tocsin", "fr")

    assert said == "aucun mot « zzz » ; proches : – ; tocsin"
