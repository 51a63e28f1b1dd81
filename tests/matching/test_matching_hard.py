"""Bad keywords are refused at the door; bad texts get an answer whose work is linear in their length, never a crash."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alerts.errors import InvalidFile, InvalidRule
from alerts.matching.reader import Reader
from alerts.model import Entry, Match, Place, Rule, Watchlist
from alerts.rules.file.rulefile import read_rulefile
from alerts.rules.grammar import parse_rule
from alerts.triage import Watch, prepare

pytestmark = pytest.mark.no_cover  # texts of megabytes, which take twice the time where lines are counted

PLACE = Place(name="Alep-Est", aliases=("حلب", "阿勒颇"))
RULES = (
    Rule(name="plain", keywords=("école", "مدرسة", "医院", "hôpital pédiatrique"), places=("Alep-Est",)),
    Rule(
        name="full",
        keywords=("école", "concept:hospital"),
        places=("Alep-Est",),
        all_of=(("frappe", "قصف"),),
        none_of=("film",),
        min_score=0.5,
        without=("ecoles",),
    ),
)
ORDU = Rule(name="Ordu", keywords=("okul",), places=("Ordu",))


def _rulefile(keywords: str) -> str:
    return f'[[place]]\nname = "Goma"\n\n[[rule]]\nname = "r"\nplace = "Goma"\nkeywords = [{keywords}]\n'


@pytest.mark.parametrize("keyword", ["a", "é", "و", "ж", "de la", "the", "في", "…", "!?", "- -", "́̂", "«»", "🔴"])
def test_a_keyword_that_would_ring_everywhere_or_nowhere_is_refused(keyword: str) -> None:
    with pytest.raises(InvalidFile) as refused:
        read_rulefile(_rulefile(f'"{keyword}"'), file="rules.toml")
    with pytest.raises(InvalidRule):
        parse_rule(f'"{keyword}" near Goma', places=[Place(name="Goma")])

    assert refused.value.line == 7


def test_ten_thousand_keywords_in_a_rule_are_refused_with_what_to_do() -> None:
    keywords = [f"motclef{number}" for number in range(10_000)]

    with pytest.raises(InvalidFile, match="more than 1,000 keywords in one rule; make several rules of them"):
        read_rulefile(_rulefile(", ".join(f'"{keyword}"' for keyword in keywords)), file="rules.toml")
    with pytest.raises(InvalidRule):
        parse_rule(f"{', '.join(keywords[:1001])} near Goma", places=[Place(name="Goma")])


def _unspaced(size: int) -> str:
    return "x" * size


HARD_TEXTS: dict[str, Callable[[int], str]] = {
    "no space": _unspaced,
    "no space, keywords in it": lambda size: "école-Alep-Est/" * (size // 15),
    "one script without spaces": lambda size: "阿勒颇的医院" * (size // 6),
    "only combining marks": lambda size: "\u0301" * size,
    "a letter and marks without end": lambda size: "e" + "\u0301" * size,
    "lone surrogates": lambda size: "\ud800\udc00\udfff école " * (size // 10),
    "directions mixed": lambda size: "\u202eécole \u2067مدرسة\u2069 Alep-Est حلب\u202c " * (size // 40),
    "keyword and place again and again": lambda size: "école Alep-Est " * (size // 15),
    "keywords, then places": lambda size: "école " * (size // 16) + "Alep-Est " * (size // 16),
    "negations without end": lambda size: "pas sans aucun " * (size // 15) + "école Alep-Est",
    "years without end": lambda size: "in 1944 " * (size // 8) + "école Alep-Est",
    "fears and denials without end": lambda size: (
        "fears that denied reports of new could be about to " * (size // 53) + "école Alep-Est"
    ),
    "what may never come, without end": lambda size: (
        "une attaque dément avoir pourrait être " * (size // 39) + "Alep-Est école"
    ),
    "Arabic fears without end": lambda size: "حذر من مخاوف نفى أن تكون قد " * (size // 28) + "مدرسة حلب",
    "shorthand without end": lambda size: "ppl r shootin w bombin nr u " * (size // 28) + "école Alep-Est",
    "full stops": lambda size: "école. Alep-Est. " * (size // 17),
    "line breaks": lambda size: "\n" * size + "école Alep-Est",
    "digits": lambda size: "1944" * (size // 4),
    "web addresses": lambda size: "https://example.org/ecole-alep-est " * (size // 35),
    "apostrophes": lambda size: "l'" * (size // 2),
    "hashtags": lambda size: "#alepestecole #ecolesalepest " * (size // 29),
    "abbreviations before openers": lambda size: "école U.S. The Alep-Est etc. " * (size // 29),
    "words torn at both ends": lambda size: "总医院校阿勒颇" * (size // 7),
    "stacked consonants": lambda size: "ស្លាប់ចិត្ត" * (size // 11),
    "hyphens": lambda size: "Alep-" * (size // 5) + "Est",
}


def _work(text: str, *, language: str = "und") -> tuple[int, tuple[Match, ...]]:
    """How many calls it takes to hold ``text`` against the rules, and what they say."""
    watch = prepare(Watchlist(places=(PLACE,), rules=RULES))
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += 1

    entry = Entry(feed="feed", entry_id="1", title=text[:200], content=text, language=language)
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        matches = watch.matches(entry)
    finally:
        sys.setprofile(before)
    return calls, matches


@pytest.mark.parametrize("name", HARD_TEXTS)
def test_a_text_twice_as_long_takes_about_twice_the_work(name: str) -> None:
    language = "en" if "shorthand" in name else "und"
    once, _ = _work(HARD_TEXTS[name](4_000), language=language)
    twice, _ = _work(HARD_TEXTS[name](16_000), language=language)

    assert twice <= 4 * 1.6 * once + 5_000


@pytest.mark.parametrize("name", ["no space", "only combining marks", "lone surrogates"])
def test_a_text_of_five_megabytes_has_an_answer(name: str) -> None:
    text = HARD_TEXTS[name](5_000_000)
    watch = prepare(Watchlist(places=(PLACE,), rules=RULES))

    for match in watch.matches(Entry(feed="feed", entry_id="1", content=text)):
        assert 1 <= len(match.evidence) <= 5


def test_the_tokens_of_a_chunk_are_asked_for_once_however_many_names_are_in_it() -> None:
    watch = prepare(Watchlist(places=(PLACE, Place(name="Ordu")), rules=(*RULES, ORDU)))
    asked = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal asked
        asked += event == "call" and frame.f_code is Reader.cut.__code__

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        (match,) = watch.matches(Entry(feed="feed", entry_id="1", content="Okul. " + "Ordu'da." * 500, language="tr"))
    finally:
        sys.setprofile(before)

    assert isinstance(match, Match)
    assert match.rule == "Ordu"
    assert asked <= 4


@pytest.mark.parametrize("language", ["ar", "fr", "fa", "de", "und"])
def test_signs_that_count_as_letters_and_stand_for_none_are_read(language: str) -> None:
    watch = prepare(Watchlist(places=(PLACE,), rules=RULES))
    text = "Alep-Est ـ école ʼ Alep-Est ـــ، ـ."

    assert watch.matches(Entry(feed="feed", entry_id="1", title="ـ", content=text, language=language))


PIECES = st.sampled_from(
    ["école", "Alep-Est", "حلب", "مدرسة", "قصف", "阿勒颇医院",
     "\u202e", "\u2067", "\u2069", "\u0301", "\ud800", "\udfff",
     "\u200d", "\u00ad", "🔴", "👩‍👩‍👧", "pas", "in 1944", ".", "\n", "\x00", "’", "-", "ـ", "ـ ـ", "ـ\u00a0ـ", "\x1f",
     "ʼ", "il y a dix ans", "frappe"]
)  # fmt: skip


@cache
def _watch() -> Watch:
    """One for all texts: it takes longer to make than they do to read."""
    return prepare(Watchlist(places=(PLACE,), rules=RULES))


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60), st.sampled_from(["", " "]), st.sampled_from(["fr", "und"]))
def test_any_mixture_has_an_answer_that_its_explanation_equals(pieces: list[str], glue: str, language: str) -> None:
    text = glue.join(pieces)
    watch = _watch()
    entry = Entry(feed="feed", entry_id="1", title=text[:50], content=text, language=language)

    matches = watch.matches(entry)

    assert [verdict for verdict in watch.verdicts(entry) if isinstance(verdict, Match)] == list(matches)
    for match in matches:
        for found in match.evidence:
            for mention in (found.keyword, found.place):
                assert entry.text(mention.field)[mention.start : mention.end] == mention.surface
