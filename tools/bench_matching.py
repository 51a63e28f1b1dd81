"""Entries a second for 100 to 100,000 rules, beside what a user would otherwise write, in one run.

    python -m tools.bench_matching            100 to 100,000 rules; peers up to 10,000
    python -m tools.bench_matching --full     more articles; flashtext and spaCy at 100,000, FTS5 at 10,000
    python -m tools.bench_matching --quick    a short form up to 1,000 rules, for a look

Every size and every peer reads the same unseen articles in turn, a few at a time; a ratio is taken inside each round
and the median of the rounds is printed, because single rounds scatter on a shared machine. Times are CPU time of this
process. Ours is ``Watch.firing`` from the plain text, with the language work: which rules fire, as the peers answer;
what it costs to make all evidence with its excerpts (``Watch.matches``) is said apart. The peers get our language work
and a cache of words like ours (``peers_reading``), which is what a user would come to in the end; that time is in
theirs, and what they take alone is said apart. All answers are compared, pair by pair of article and rule, and
differences named (``peers_answers``).
The goals are those of the project's measurements of engines; ``workload`` says what is read and watched.
"""

from __future__ import annotations

import argparse
import gc
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple, TypeVar

from alerts.memory import settle
from alerts.model import Entry, Watchlist
from alerts.triage import Watch, prepare
from tools.bench_report import Beside, Busy, Changes, Figures, Ours, Rounds, ratio, show
from tools.peers_answers import causes
from tools.peers_libraries import PEERS
from tools.peers_plain import Peer
from tools.peers_reading import Reading, Sides, Text
from tools.wordlists import real_vocabularies
from tools.workload import Workload

_FEW = 25
"""Articles that one engine reads before the next has its turn."""
_BUSY = (5, 12)
"""Mentions of places in each article of the denser news."""

Read = TypeVar("Read")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is run. ``seconds`` bound what one peer may take at one size."""

    sizes: tuple[int, ...]
    rounds: int
    articles: int
    warm: int
    seconds: float
    full: bool = False


QUICK = Extent(sizes=(100, 1_000), rounds=3, articles=50, warm=800, seconds=2)
USUAL = Extent(sizes=(100, 1_000, 10_000, 100_000), rounds=5, articles=125, warm=2_000, seconds=4)
FULL = Extent(sizes=(100, 1_000, 10_000, 100_000), rounds=15, articles=200, warm=5_000, seconds=60, full=True)


def peers_at(size: int, *, full: bool) -> list[str]:
    """Who runs beside us; what takes many seconds an article does not."""
    if size <= 1_000:
        return list(PEERS)
    tries = ["flashtext", "spaCy", "spaCy, cut"]
    if size > 10_000:
        return tries if full else []
    return ["regex a rule", "in a rule", *tries, *(["FTS5 NEAR"] if full else [])]


@dataclass
class Rival:
    """One peer at one size, what it read and what it answered. It reads ``share`` articles a round."""

    peer: Peer
    share: int
    texts: list[tuple[Entry, Text]] = field(default_factory=list)
    ours: list[set[str]] = field(default_factory=list)
    theirs: list[set[str]] = field(default_factory=list)
    alone: Rounds = field(default_factory=list)
    """Seconds of the peer itself."""
    whole: Rounds = field(default_factory=list)
    """With those of reading, for which it has our help."""
    our_seconds: Rounds = field(default_factory=list)

    def open_round(self) -> None:
        """Begin a round's figures."""
        for figures in (self.alone, self.whole, self.our_seconds):
            figures.append([])

    def read(self, few: Sequence[Turn]) -> None:
        """A turn in the current round, held against our answers and times for the same articles."""
        few = few[: self.share - len(self.alone[-1])]
        seconds, found = timed(self.peer, [each.text for each in few])
        self.texts += [(each.entry, each.text) for each in few]
        self.ours += [each.found for each in few]
        self.theirs += found
        self.alone[-1] += seconds
        self.whole[-1] += [each.reading + own for each, own in zip(few, seconds, strict=True)]
        self.our_seconds[-1] += [each.seconds for each in few]


class Turn(NamedTuple):
    """An article that we read: our answer and seconds, its text for the peers and the seconds to make it."""

    entry: Entry
    found: set[str]
    seconds: float
    text: Text
    reading: float


def timed(engine: Callable[[Read], Answer], given: Sequence[Read]) -> tuple[list[float], list[Answer]]:
    """CPU seconds and answer for each."""
    seconds, answers = [], []
    for each in given:
        started = time.process_time_ns()
        answers.append(engine(each))
        seconds.append((time.process_time_ns() - started) / 1e9)
    return seconds, answers


def memory_mb() -> float:
    """Resident memory of this process now, in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def large_pages_mb() -> float:
    """The part of it that lies in large pages, in megabytes; 0 where the system does not say."""
    sizes = Path("/proc/self/smaps_rollup")
    lines = sizes.read_text(encoding="utf-8").splitlines() if sizes.exists() else []
    return sum(int(line.split()[1]) for line in lines if line.startswith("AnonHugePages:")) * 1024 / 1e6


def _settle() -> None:
    """As the service does with what it has made ready, ours and the peers' alike."""
    gc.collect()
    settle()


def scan(text: str) -> int:
    """The floor of the machine: every byte read once."""
    return text.encode().count(b"\x00")


def say(what: str) -> None:
    """One line on how far we are."""
    print(f"{time.process_time():5.0f} s  {what}", file=sys.stderr)


def rules_of(watch: Watch) -> Callable[[Entry], set[str]]:
    """The rules that fire, as a set of names."""
    return lambda entry: set(watch.firing(entry))


def excerpts_of(watch: Watch) -> Callable[[Entry], int]:
    """Reads all evidence of all matches; returns how many letters of excerpts that are."""
    return lambda entry: sum(len(each.excerpt) for match in watch.matches(entry) for each in match.evidence)


class Field:
    """Everybody at one size: our watch, and the peers with their texts."""

    def __init__(self, watchlist: Watchlist) -> None:
        _settle()
        before, started = memory_mb(), time.process_time()
        self.watchlist = watchlist
        self.watch = prepare(watchlist)
        spent = time.process_time() - started
        _settle()
        self.ours = Ours(rules=len(watchlist.rules), compile_seconds=spent, megabytes=memory_mb() - before)
        self.reading: Reading | None = None
        self.sides: dict[str, Sides] = {}
        self.rivals: dict[str, Rival] = {}

    def warm_up(self, articles: Sequence[Entry]) -> None:
        """Read articles that are not measured, as a service does in its first hour."""
        before = memory_mb()
        timed(self.watch.firing, articles)
        self.ours.warm_megabytes = self.ours.megabytes + memory_mb() - before
        _settle()

    def call_rivals(self, articles: Sequence[Entry], warm: Sequence[Entry], extent: Extent) -> None:
        """Make the peers ready, each with as many articles as its time allows, and their reading as warm as ours."""
        names = peers_at(self.ours.rules, full=extent.full)
        if not names:
            return
        self.reading = Reading(self.watchlist)
        self.reading.learn(articles)
        self.sides = {sides.rule: sides for sides in self.reading.rules()}
        for name in names:
            peer = PEERS[name](list(self.sides.values()))
            once = min(timed(peer, [self.reading.text(entry) for entry in warm[:2]])[0])
            share = int(extent.seconds / extent.rounds / once)
            self.rivals[name] = Rival(peer, share=max(1, min(extent.articles, share)))
        timed(self.reading.text, warm)
        _settle()

    def open_round(self) -> None:
        """Begin a round's figures."""
        for figures in (self.ours.unseen, self.ours.cached, self.ours.shown):
            figures.append([])
        for rival in self.rivals.values():
            rival.open_round()

    def read(self, articles: Sequence[Entry]) -> None:
        """We read the articles for the first time, again, and again with all evidence; then each peer does."""
        seconds, found = timed(rules_of(self.watch), articles)
        self.ours.unseen[-1] += seconds
        self.ours.cached[-1] += timed(rules_of(self.watch), articles)[0]
        self.ours.shown[-1] += timed(excerpts_of(self.watch), articles)[0]
        self.ours.fires += sum(map(len, found))
        if self.reading is not None:
            reading, texts = timed(self.reading.text, articles)
            turns = list(map(Turn, articles, found, seconds, texts, reading))
            for rival in self.rivals.values():
                rival.read(turns)

    def results(self) -> Iterator[Beside]:
        """What the peers took and answered."""
        for name, rival in self.rivals.items():
            yield Beside(
                name=name,
                rules=self.ours.rules,
                ratio=ratio(rival.whole, rival.our_seconds),
                alone=ratio(rival.alone, rival.our_seconds),
                microseconds=median(map(fmean, rival.whole)) * 1e6,
                articles=len(rival.texts),
                fires=sum(map(len, rival.theirs)),
                causes=causes(self.sides, rival.texts, rival.ours, rival.theirs),
            )


def race(fields: Sequence[Field], rounds: Sequence[Sequence[Entry]]) -> tuple[Rounds, Rounds]:
    """Everybody reads all articles, a few at a time in turn; returns the times of ``str.split`` and of a bare scan."""
    split: Rounds = []
    scanned: Rounds = []
    for number, articles in enumerate(rounds):
        split.append([])
        scanned.append([])
        for each in fields:
            each.open_round()
        for at in range(0, len(articles), _FEW):
            few = articles[at : at + _FEW]
            texts = [article.content for article in few]
            split[-1] += timed(str.split, texts)[0]
            for each in fields if number % 2 else reversed(fields):
                each.read(few)
            scanned[-1] += timed(scan, texts)[0]
    return split, scanned


def read_busy(fields: Sequence[Field], rounds: Sequence[Sequence[Entry]]) -> Busy:
    """Denser news at the largest size, beside the smallest on the same articles."""
    few, many = rules_of(fields[0].watch), rules_of(fields[-1].watch)
    fires, ratios, means = 0, [], []
    for articles in rounds:
        least = sum(timed(few, articles)[0])
        seconds, found = timed(many, articles)
        fires += sum(map(len, found))
        ratios.append(sum(seconds) / least)
        means.append(fmean(seconds) * 1e6)
    return Busy(fires / sum(map(len, rounds)), median(means), median(ratios))


def change(watch: Watch, workload: Workload, articles: Sequence[Entry]) -> Changes:
    """Add rules one by one and take them away, and read a known article after each."""
    changes = Changes([], [], [], [], [])
    usual = [min(timed(watch.matches, [article] * 3)[0]) * 1e3 for article in articles]
    for fresh in (False, True):
        extra = workload.rules(len(articles), prefix=f"extra-{fresh}", fresh=fresh)
        places = {place.name: place for place in extra.places}
        for rule, article, before in zip(extra.rules, articles, usual, strict=True):
            place = places[rule.places[0]]
            if fresh:  # nobody watches it yet
                place = replace(place, name=f"{place.name} {rule.name}")
                rule = replace(rule, places=(place.name,))  # noqa: PLW2901
            began = time.process_time_ns()
            watch.track(place)
            tracked = time.process_time_ns()
            watch.add(rule)
            added = time.process_time_ns()
            changes.after.append(timed(watch.matches, [article])[0][0] * 1e3 - before)
            (changes.fresh if fresh else changes.drawn).append((added - began) / 1e6)
            if not fresh:
                changes.known.append((added - tracked) / 1e6)
        changes.removed += [seconds * 1e3 for seconds in timed(watch.remove, [rule.name for rule in extra.rules])[0]]
    return changes


def measure(extent: Extent) -> Figures:
    """One run."""
    say("words and places")
    workload = Workload(real_vocabularies())
    watchlists = [workload.rules(size) for size in extent.sizes]
    fields = [Field(watchlist) for watchlist in reversed(watchlists)][::-1]  # the largest looks up the words for all
    say(f"built; reading {extent.warm:,} articles at each size")
    warm = workload.articles(extent.warm)
    for each in reversed(fields):
        each.warm_up(warm)
    rounds = [workload.articles(extent.articles, prefix=f"{number}-") for number in range(extent.rounds)]
    say("making the peers ready")
    for each in fields:
        each.call_rivals([article for articles in rounds for article in articles], warm, extent)
    say(f"{extent.rounds} rounds of {extent.articles} articles")
    split, scanned = race(fields, rounds)
    in_large_pages = large_pages_mb()
    say("denser news, changes, hot words")
    busy = read_busy(fields, [workload.articles(extent.articles, mentions=_BUSY) for _ in range(3)])
    largest = fields[-1]
    stuffed = [workload.stuffed_article(largest.watchlist, times=times) for times in (1, 10)]
    slow = [min(timed(largest.watch.firing, [article] * 3)[0]) for article in stuffed]
    return Figures(
        ours=[each.ours for each in fields],
        split=split,
        scan=scanned,
        peers=[result for each in fields for result in each.results()],
        busy=busy,
        stuffed=(slow[0], slow[1]),
        changes=change(largest.watch, workload, rounds[0]),
        large_pages_mb=in_large_pages,
    )


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--full", dest="extent", action="store_const", const=FULL, default=USUAL, help="all of it")
    how.add_argument("--quick", dest="extent", action="store_const", const=QUICK, help="up to 1,000 rules")
    started = time.process_time()
    show(measure(parser.parse_args(arguments).extent))
    print(f"\n{time.process_time() - started:,.0f} s of CPU")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
