"""The short form of `make bench`, with words made up so that it needs no library: steps are counted, not seconds.

The limits are wide, and yet a loop over all rules fails.
"""

from __future__ import annotations

import random
from itertools import accumulate

import pytest

from alerts.model import Entry, Watchlist
from alerts.triage import Watch, prepare
from tests.steps import steps
from tools.peers_answers import UNKNOWN, causes
from tools.peers_plain import fts_peer, in_peer, regex_peer
from tools.peers_reading import Reading
from tools.workload import LANGUAGES, Vocabulary, Workload

pytestmark = pytest.mark.no_cover  # hundreds of texts, which take twice the time where lines are counted

SYLLABLES = {
    "fr": "ba dar kou mel sha zou rim tal qas wad hom fer gal nab ith our jan kel sar dou".split(),
    "en": "thor wick ley ham ford brook ash mond pike ster den wold bur carl hurst gate nor vale wend croft".split(),
    "ar": "با دار كو مل شا زو ريم تال قص واد حم فر جل نب يث جن كل سر دو طا".split(),
    "ru": "ба дар ку мел ша зу рим тал кас вад хом фер гал наб ит джан кел сар ду та".split(),
}


def made_up_vocabularies() -> dict[str, Vocabulary]:
    """20,000 words a language, their frequencies by Zipf's law."""
    rng = random.Random(7)
    found = {}
    for language, _ in LANGUAGES:
        words: dict[str, None] = {}
        while len(words) < 20_000:
            words["".join(rng.choices(SYLLABLES[language], k=rng.randint(2, 4)))] = None
        found[language] = Vocabulary(tuple(words), tuple(accumulate(1 / (rank + 3) for rank in range(len(words)))))
    return found


@pytest.fixture(scope="module")
def untouched() -> Workload:
    return Workload(made_up_vocabularies(), themes=30)


@pytest.fixture
def workload(untouched: Workload) -> Workload:
    """The same draws in every test, whatever ran before it."""
    return untouched.copy()


def read(watch: Watch, articles: list[Entry]) -> list[set[str]]:
    return [{match.rule for match in watch.matches(article)} for article in articles]


@pytest.fixture
def watchlist(workload: Workload) -> Watchlist:
    return workload.rules(300)


@pytest.fixture
def watch(watchlist: Watchlist) -> Watch:
    return prepare(watchlist)


def test_the_rules_that_fire_are_those_of_an_expression_for_each_rule(
    workload: Workload, watchlist: Watchlist, watch: Watch
) -> None:
    articles = workload.articles(40, mentions=(60, 90))
    reading = Reading(watchlist)
    reading.learn(articles)
    sides = list(reading.rules())
    ours = read(watch, articles)
    texts = [reading.text(article) for article in articles]
    assert sum(map(len, ours)) >= 3
    for peer in (regex_peer(sides), in_peer(sides)):
        theirs = [peer(text) for text in texts]
        counts = causes({each.rule: each for each in sides}, list(zip(articles, texts, strict=True)), ours, theirs)
        assert not [key for key in counts if key[1] == UNKNOWN], counts
    near, plain = fts_peer(sides), regex_peer(sides)
    assert [near(text) for text in texts[:1]] == [plain(text) for text in texts[:1]]


def test_thirty_times_the_rules_take_little_more_work(workload: Workload, watch: Watch) -> None:
    few, articles = prepare(workload.rules(10)), workload.articles(40)
    for each in (few, watch) * 2:  # what the first text in a language brings, those in others take in later
        read(each, articles)
    assert steps(lambda: read(watch, articles)) < 5 * steps(lambda: read(few, articles))


def test_one_rule_more_takes_as_little_work_among_many_rules_as_among_few(workload: Workload, watch: Watch) -> None:
    few, extra = prepare(workload.rules(10)), workload.rules(50, prefix="extra")

    def work(index: Watch) -> int:
        for place in extra.places:
            index.track(place)
        counted = steps(lambda: [index.add(rule) for rule in extra.rules])
        for rule in extra.rules:
            index.remove(rule.name)
        return counted

    assert work(watch) < 1.2 * work(few)
