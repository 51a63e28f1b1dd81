"""The forms of the lexicon's words in their file are those that inflection gives, or the file is not read."""

import shutil
import subprocess
import sys

import pytest

from alerts.language import lexiconforms
from alerts.language.lexiconforms import (
    HERE,
    Kept,
    Stand,
    current,
    digest_of_inflection,
    digest_of_words,
    forms_of,
    inflected,
)


def test_the_file_was_made_of_the_words_and_the_code_at_hand():
    assert Kept(HERE).digests == digest_of_inflection(HERE) + digest_of_words(HERE), "run make forms"


def test_the_words_of_the_file_have_the_forms_that_inflection_gives():
    kept = Kept(HERE)
    sample = list(kept.words())[::397]
    assert len({language for _, language, _ in sample}) > 10
    assert {stand for _, _, stand in sample} == set(Stand)
    assert [each for each in sample if kept.forms(*each) != inflected(*each)] == []


def test_a_word_that_no_concept_lists_is_inflected():
    assert forms_of("Xylophone", "fr", Stand.ALONE) == ("xylophone", "xylophones")


def test_a_concept_is_made_ready_without_inflecting_any_of_its_words():
    code = (
        "from alerts.matching.keywords import expand; from alerts.language.inflection import forms_in;"
        "expand('concept:earthquake'); print(forms_in.cache_info().misses)"
    )
    seen = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert seen.stdout.strip() == "0"


@pytest.mark.parametrize("changed", ["forms_data/en.txt", "grammars/arabic.py", "listing.py"])
def test_the_file_is_not_read_where_something_that_inflects_has_changed(changed, tmp_path):
    folder = shutil.copytree(HERE, tmp_path / "language", ignore=shutil.ignore_patterns("__pycache__"))
    assert current(folder) is not None
    with (folder / changed).open("a", encoding="utf-8") as file:
        file.write("# more\n")
    assert current(folder) is None


def test_without_the_file_every_word_is_inflected(tmp_path):
    assert current(tmp_path) is None


@pytest.mark.parametrize("left", [0, 100, 1_000_000])
def test_half_a_file_is_not_read(left, tmp_path):
    file = tmp_path / lexiconforms.FILE
    file.parent.mkdir()
    file.write_bytes((HERE / lexiconforms.FILE).read_bytes()[:left])

    assert current(tmp_path) is None


def test_all_modules_that_inflect_are_in_the_digest():
    loaded = (
        "import sys; import alerts.language.lexiconforms;"
        "print(*(name for name in sys.modules if name.startswith('alerts.')))"
    )
    seen = subprocess.run([sys.executable, "-c", loaded], check=True, capture_output=True, text=True)
    used = {name.removeprefix("alerts.language.") for name in seen.stdout.split()} - {"alerts.language"}
    assert {name for name in used if not name.startswith("grammars")} == set(lexiconforms.INFLECTING)
