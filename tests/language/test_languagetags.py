"""What people and feeds write for a language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.languagetags import language_tag, primary_of
from alerts.model import Entry, Place, Rule, Watchlist
from alerts.triage import prepare

REGISTERED = [("fr", "fr"), ("fr_CA", "fr-ca"), (" PT-br ", "pt-br"), ("zh-Hans", "zh-hans")]
LONGER = [("eng", "en"), ("fre", "fr"), ("fra", "fr"), ("ara", "ar"), ("prs", "fa-af")]
OLD = [("iw", "he"), ("sh", "sr-latn")]
ITS_OWN = [(tag, tag) for tag in ("ckb", "arz", "tl", "pcm")]
COUNTRIES = [(tag, None) for tag in ("us", "gb", "jp", "cn", "ua")]
NOTHING = [(tag, None) for tag in ("", "und", "mul", "zxx", "mis", "qaa", "english", "français", "x-default", "e")]


@pytest.mark.parametrize(("written", "tag"), [*REGISTERED, *LONGER, *OLD, *ITS_OWN, *COUNTRIES, *NOTHING])
def test_a_tag_is_known_by_its_registered_code(written: str, tag: str | None) -> None:
    assert language_tag(written) == tag


@given(st.text() | st.from_regex(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{1,8}){0,3}", fullmatch=True))
def test_any_text_is_a_tag_of_small_letters_or_none(written: str) -> None:
    tag = language_tag(written)
    assert tag is None or language_tag(tag) == tag == tag.lower()
    assert primary_of(written) == primary_of(primary_of(written))


@pytest.mark.parametrize("asked", ["en", "en-gb", "eng", "EN"])
def test_a_rule_hears_the_texts_of_its_language_however_that_is_written(asked: str) -> None:
    rule = Rule(name="r", keywords=("attack",), places=("Goma",), languages=(asked,))
    watch = prepare(Watchlist(places=(Place(name="Goma"),), rules=(rule,)))
    heard = {
        language: bool(watch.firing(Entry(feed="f", entry_id="1", title="Attack in Goma", language=language)))
        for language in ("en", "en-us", "eng", "fr", "und")
    }
    assert heard == {"en": True, "en-us": True, "eng": True, "fr": False, "und": False}
