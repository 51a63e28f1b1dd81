"""The index says of every rule and entry what the definition says, for rules and texts nobody thought of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hypothesis import example, given, settings
from hypothesis import strategies as st

from alerts.model import FIELDS, Entry, Evidence, Match, Miss, Place, Rule, Watchlist, Window, WindowUnit
from alerts.triage import prepare

WORDS = ("karbo", "milna", "sotek", "durvi", "palor", "fenka")
NAMES = ("Zantar", "Zantar Mopli", "Wekosh")
FILLERS = ("ombi", "tule", "rasp", "Quorfi", "neda")

words = st.sampled_from(WORDS)
pieces = st.sampled_from([*WORDS, *NAMES, *FILLERS, *FILLERS, "ombi.", "tule,", "Rasp!", "\n"])
texts = st.lists(pieces, max_size=40).map(" ".join)
entries = st.builds(
    Entry,
    feed=st.just("feed"),
    entry_id=st.just("1"),
    title=st.lists(st.sampled_from([*WORDS, *NAMES, *FILLERS]), max_size=5).map(" ".join),
    summary=texts,
    content=texts,
    language=st.sampled_from(["und", "xx", "fr"]),
)
windows = st.one_of(
    st.builds(Window, words=st.integers(0, 12)),
    st.sampled_from([Window(unit=unit, words=30) for unit in WindowUnit if unit is not WindowUnit.WORDS]),
)
keywords = st.lists(st.one_of(words, st.tuples(words, words).map(" ".join)), min_size=1, max_size=3, unique=True)


@st.composite
def watchlists(draw: st.DrawFn) -> Watchlist:
    rules = [
        Rule(
            name=f"rule-{number}",
            keywords=tuple(draw(keywords)),
            places=tuple(draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True))),
            within=draw(windows),
            all_of=tuple(tuple(group) for group in draw(st.lists(keywords, max_size=2))),
            none_of=tuple(draw(st.lists(words, max_size=1))),
            languages=tuple(draw(st.sampled_from([[], ["fr"], ["en"]]))),
        )
        for number in range(draw(st.integers(1, 25)))
    ]
    return Watchlist(places=tuple(Place(name=name) for name in NAMES), rules=tuple(rules))


@dataclass(frozen=True)
class Word:
    """A word of the oracle: where it stands, counted by hand."""

    text: str
    field: int
    ordinal: int
    sentence: int
    paragraph: int
    follows: bool
    """No punctuation stands between it and the word before."""


def _read(entry: Entry) -> list[Word]:
    out: list[Word] = []
    sentence = paragraph = 0
    for field, name in enumerate(FIELDS):
        sentence, paragraph = sentence + 1, paragraph + 1
        follows = False
        for piece in re.findall(r"[a-zA-Z]+|[.,!\n]", entry.text(name)):
            if piece == "\n":
                sentence, paragraph, follows = sentence + 1, paragraph + 1, False
            elif piece == "!":
                sentence, follows = sentence + 1, False
            elif piece in ".,":
                follows = False
                pending = piece == "."
                out.append(Word(piece, field, len(out), sentence, paragraph, False)) if pending else None
            else:
                out.append(Word(piece, field, len(out), sentence, paragraph, follows))
                follows = True
    return _settle(out)


def _settle(words: list[Word]) -> list[Word]:
    """A full stop ends a sentence unless a lower-case word of the paragraph follows."""
    out: list[Word] = []
    added = 0
    for at, word in enumerate(words):
        if word.text == ".":
            after = words[at + 1] if at + 1 < len(words) else None
            same = after is not None and (after.sentence, after.field) == (word.sentence, word.field)
            added += int(not (same and after is not None and after.text[0].islower()))
            continue
        out.append(Word(word.text, word.field, len(out), word.sentence * 100 + added, word.paragraph, word.follows))
    return out


def _mentions(words: list[Word], phrase: str, *, exact: bool = False) -> list[tuple[int, int]]:
    wanted = phrase.split()
    found = []
    for start in range(len(words) - len(wanted) + 1):
        part = words[start : start + len(wanted)]
        same = all(a.text == b if exact else a.text.lower() == b.lower() for a, b in zip(part, wanted, strict=True))
        if same and all(word.follows for word in part[1:]):
            found.append((start, start + len(wanted) - 1))
    return found


def _places(words: list[Word], name: str) -> list[tuple[int, int]]:
    """Mentions of a place by its own name and by those of its parts, the longest at each spot."""
    names = {name, *(other for other in NAMES if f" {name} " in f" {other} ")}
    found = [mention for other in names for mention in _mentions(words, other)]
    return [
        (start, end)
        for start, end in found
        if not any(a <= start and end <= b and b - a > end - start for a, b in found)
    ]


def _opening(words: list[Word], at: int) -> bool:
    field = words[at].field
    first = min(word.paragraph for word in words if word.field == field)
    return field > 0 and words[at].paragraph == first


def _near(rule: Rule, words: list[Word], keyword: tuple[int, int], place: tuple[int, int]) -> bool:
    gap = max(keyword[0], place[0]) - min(keyword[1], place[1]) - 1
    if gap < 0:
        return False
    one, other = words[keyword[0]], words[place[0]]
    if other.field == 0 and one.field != 0 and _opening(words, keyword[0]):
        return True
    if rule.within.unit is WindowUnit.ARTICLE:
        return True
    if rule.within.unit is WindowUnit.WORDS:
        return one.field == other.field and gap <= rule.within.words
    if rule.within.unit is WindowUnit.SENTENCE:
        return one.sentence == other.sentence
    return one.paragraph == other.paragraph


def _fires(rule: Rule, entry: Entry) -> bool:
    """The definition, read out slowly."""
    if rule.languages and entry.language not in rule.languages:
        return False
    words = _read(entry)
    excluded = {words[start].sentence for term in rule.none_of for start, _ in _mentions(words, term)}
    places = [mention for name in rule.places for mention in _places(words, name)]
    for group in rule.all_of:
        members = [mention for term in group for mention in _mentions(words, term)]
        places = [place for place in places if any(_near(rule, words, member, place) for member in members)]
    found = [mention for term in rule.keywords for mention in _mentions(words, term)]
    found = [mention for mention in found if words[mention[0]].sentence not in excluded]
    return any(_near(rule, words, keyword, place) for keyword in found for place in places)


@settings(max_examples=300, deadline=None)
@given(watchlists(), entries)
def test_a_rule_fires_where_its_definition_says(watchlist: Watchlist, entry: Entry) -> None:
    fired = {match.rule for match in prepare(watchlist).matches(entry)}

    assert fired == {rule.name for rule in watchlist.rules if _fires(rule, entry)}


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(keywords, st.sampled_from(NAMES), st.integers(0, 12)), min_size=1, max_size=4),
    st.lists(st.sampled_from([*WORDS, *FILLERS]), max_size=10),
    st.sampled_from(NAMES),
    st.lists(st.sampled_from([*WORDS, *FILLERS]), max_size=10),
)
@example([(["karbo"], "Wekosh", 3), (["karbo"], "Wekosh", 2)], [], "Wekosh", ["ombi", "tule", "rasp", "karbo"])
@example([(["karbo"], "Wekosh", 2), (["karbo"], "Wekosh", 3)], ["karbo", "ombi", "tule", "rasp"], "Wekosh", [])
def test_a_place_named_once_is_near_what_its_window_holds(
    watched: list[tuple[list[str], str, int]], before: list[str], name: str, behind: list[str]
) -> None:
    entry = Entry(feed="feed", entry_id="1", content=" ".join([*before, name, *behind]), language="und")
    rules = tuple(
        Rule(name=str(number), keywords=tuple(terms), places=(place,), within=Window(words=words))
        for number, (terms, place, words) in enumerate(watched)
    )

    fired = set(prepare(Watchlist(places=tuple(Place(name=name) for name in NAMES), rules=rules)).firing(entry))

    assert fired == {rule.name for rule in rules if _fires(rule, entry)}


@settings(max_examples=300, deadline=None)
@given(watchlists(), entries)
def test_an_explanation_equals_the_decision(watchlist: Watchlist, entry: Entry) -> None:
    watch = prepare(watchlist)

    explained = list(watch.verdicts(entry))

    assert [verdict for verdict in explained if isinstance(verdict, Match)] == list(watch.matches(entry))
    assert [verdict.rule for verdict in explained] == [rule.name for rule in watchlist.rules]
    assert all(isinstance(verdict, Match | Miss) for verdict in explained)


@settings(max_examples=200, deadline=None)
@given(watchlists(), entries)
def test_evidence_is_a_slice_of_the_text_nearest_first(watchlist: Watchlist, entry: Entry) -> None:
    for match in prepare(watchlist).matches(entry):
        distances = [found.distance for found in match.evidence]
        assert distances == sorted(distances)
        assert 1 <= len(match.evidence) <= 5
        for found in match.evidence:
            _exact(entry, found)


def _exact(entry: Entry, found: Evidence) -> None:
    for mention in (found.keyword, found.place):
        assert entry.text(mention.field)[mention.start : mention.end] == mention.surface
    for mark in found.marks:
        mention = found.keyword if mark.what == "keyword" else found.place
        assert found.excerpt[mark.start : mark.end] == mention.surface


@settings(max_examples=100, deadline=None)
@given(watchlists(), entries, st.data())
def test_rules_come_and_go_without_a_trace(watchlist: Watchlist, entry: Entry, data: st.DataObject) -> None:
    watch = prepare(watchlist)
    watch.matches(entry)
    gone = data.draw(st.sets(st.sampled_from([rule.name for rule in watchlist.rules])))
    for name in gone:
        watch.remove(name)
    late = Rule(name="late", keywords=("ombi",), places=("Quorfi",), within=Window(words=40))
    watch.add(late)

    fired = {match.rule for match in watch.matches(entry)}

    kept = [rule for rule in watchlist.rules if rule.name not in gone]
    assert fired == {rule.name for rule in [*kept, late] if _fires(rule, entry)}


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_an_answer(title: str, content: str) -> None:
    watch = prepare(
        Watchlist(rules=(Rule(name="any", keywords=("école", "医院", "مدرسة"), places=("Alep-Est", "阿勒颇", "حلب")),))
    )
    entry = Entry(feed="feed", entry_id="1", title=title, content=f"{content} école {content} Alep-Est {content}")

    for match in watch.matches(entry):
        for found in match.evidence:
            _exact(entry, found)
