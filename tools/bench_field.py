"""One size of the matching benchmark and its peers, in a process of its own, as the service that it measures is.

What a process has read once, others of its sizes would find ready: words that dictionaries were asked for are kept for
all watches of a process, and a small watch beside a large one has many of them for nothing. All sizes draw the same
workload, and none reads while another does.
"""

from __future__ import annotations

import gc
import resource
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from statistics import fmean, median
from typing import Concatenate, Final, NamedTuple, ParamSpec, TypeVar

from alerts.memory import settle
from alerts.model import Entry
from alerts.triage import Watch, prepare
from tools.bench_report import Beside, Changes, Ours, Rounds, ratio
from tools.peers_answers import causes
from tools.peers_libraries import PEERS
from tools.peers_plain import Peer
from tools.peers_reading import Reading, Sides, Text
from tools.wordlists import real_vocabularies
from tools.workload import Workload

FEW: Final = 25
"""Articles that one engine reads before the next has its turn."""
BUSY_ROUNDS: Final = 3
_BUSY: Final = (5, 12)
"""Mentions of places in each article of the denser news."""

Read = TypeVar("Read")
Answer = TypeVar("Answer")
Given = ParamSpec("Given")


@dataclass(frozen=True, slots=True)
class Extent:
    """How much is run. ``seconds`` bound what one peer may take at one size."""

    sizes: tuple[int, ...]
    rounds: int
    articles: int
    warm: int
    seconds: float
    full: bool = False


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

    def read(self, turn: Sequence[Turn], at: int, of: int) -> None:
        """Its articles of a turn that begins ``at`` one ``of`` those of the round, held against our answers and times
        for them. They lie evenly in the round: behind whoever read before, the first of a turn take us longer, and a
        peer that reads only these would seem faster than it is."""
        few = [
            each for number, each in enumerate(turn, at) if (number + 1) * self.share // of > number * self.share // of
        ]
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


def rules_of(watch: Watch) -> Callable[[Entry], set[str]]:
    """The rules that fire, as a set of names."""
    return lambda entry: set(watch.firing(entry))


def excerpts_of(watch: Watch) -> Callable[[Entry], int]:
    """Reads all evidence of all matches; returns how many letters of excerpts that are."""
    return lambda entry: sum(len(each.excerpt) for match in watch.matches(entry) for each in match.evidence)


class Field:
    """Our watch at one size, and the peers with their texts."""

    def __init__(self, extent: Extent, rules: int) -> None:
        self._extent: Final = extent
        self._workload: Final = Workload(real_vocabularies())
        self._watchlist: Final = {size: self._workload.rules(size) for size in extent.sizes}[rules]
        self._warm: Final = self._workload.articles(extent.warm)
        draw = self._workload.articles
        self._rounds: Final = [draw(extent.articles, prefix=f"{number}-") for number in range(extent.rounds)]
        self._busy: Final = [draw(extent.articles, mentions=_BUSY) for _ in range(BUSY_ROUNDS)]
        _settle()
        before, started = memory_mb(), time.process_time()
        gc.disable()  # as the service does
        self._watch: Final = prepare(self._watchlist)
        gc.enable()
        spent = time.process_time() - started
        _settle()
        self._ours: Final = Ours(rules=rules, compile_seconds=spent, megabytes=memory_mb() - before)
        self._reading: Reading | None = None
        self._sides: dict[str, Sides] = {}
        self._rivals: dict[str, Rival] = {}

    def warm_up(self) -> None:
        """Read articles that are not measured, as a service does in its first hour."""
        before = memory_mb()
        timed(self._watch.firing, self._warm)
        self._ours.warm_megabytes = self._ours.megabytes + memory_mb() - before
        _settle()

    def call_rivals(self) -> None:
        """Make the peers ready, each with as many articles as its time allows, and their reading as warm as ours."""
        extent, names = self._extent, peers_at(self._ours.rules, full=self._extent.full)
        if not names:
            return
        self._reading = Reading(self._watchlist)
        self._reading.learn([article for articles in self._rounds for article in articles])
        self._sides = {sides.rule: sides for sides in self._reading.rules()}
        for name in names:
            peer = PEERS[name](list(self._sides.values()))
            once = min(timed(peer, [self._reading.text(entry) for entry in self._warm[:2]])[0])
            share = int(extent.seconds / extent.rounds / once)
            self._rivals[name] = Rival(peer, share=max(1, min(extent.articles, share)))
        timed(self._reading.text, self._warm)
        _settle()

    def open_round(self) -> None:
        """Begin a round's figures."""
        for figures in (self._ours.unseen, self._ours.cached, self._ours.shown):
            figures.append([])
        for rival in self._rivals.values():
            rival.open_round()

    def read_plainly(self, number: int, at: int) -> tuple[list[float], list[float]]:
        """Seconds of ``str.split`` and of a bare scan, for a few articles of a round."""
        texts = [article.content for article in self._rounds[number][at : at + FEW]]
        return timed(str.split, texts)[0], timed(scan, texts)[0]

    def read(self, number: int, at: int) -> None:
        """We read a few articles of a round for the first time, again, and again with all evidence; then each peer
        does."""
        articles = self._rounds[number][at : at + FEW]
        seconds, found = timed(rules_of(self._watch), articles)
        self._ours.unseen[-1] += seconds
        self._ours.cached[-1] += timed(rules_of(self._watch), articles)[0]
        self._ours.shown[-1] += timed(excerpts_of(self._watch), articles)[0]
        self._ours.fires += sum(map(len, found))
        if self._reading is not None:
            reading, texts = timed(self._reading.text, articles)
            turn = list(map(Turn, articles, found, seconds, texts, reading))
            for rival in self._rivals.values():
                rival.read(turn, at, self._extent.articles)

    def read_busy(self, number: int) -> tuple[float, int]:
        """A round of denser news: CPU seconds for all of it, and how many rules fire."""
        seconds, found = timed(rules_of(self._watch), self._busy[number])
        return sum(seconds), sum(map(len, found))

    def read_stuffed(self) -> tuple[float, float]:
        """Seconds for an article of nothing but hot words, and for one ten times as long."""
        short, long = (self._workload.stuffed_article(self._watchlist, times=times) for times in (1, 10))
        return min(timed(self._watch.firing, [short] * 3)[0]), min(timed(self._watch.firing, [long] * 3)[0])

    def change(self) -> Changes:
        """Add rules one by one and take them away, and read a known article after each."""
        return change(self._watch, self._workload, self._rounds[0])

    def results(self) -> tuple[Ours, list[Beside], float]:
        """Our figures, what the peers took and answered, and the megabytes of this process in large pages."""
        return self._ours, list(self._beside()), large_pages_mb()

    def _beside(self) -> Iterator[Beside]:
        for name, rival in self._rivals.items():
            yield Beside(
                name=name,
                rules=self._ours.rules,
                ratio=ratio(rival.whole, rival.our_seconds),
                alone=ratio(rival.alone, rival.our_seconds),
                microseconds=median(map(fmean, rival.whole)) * 1e6,
                articles=len(rival.texts),
                fires=sum(map(len, rival.theirs)),
                causes=causes(self._sides, rival.texts, rival.ours, rival.theirs),
            )


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


class Size:
    """A ``Field`` in a process of its own, asked from here."""

    def __init__(self, extent: Extent, rules: int) -> None:
        self.rules: Final = rules
        self._process: Final = ProcessPoolExecutor(1, get_context("spawn"), _begin, (extent, rules))

    def ask(
        self, what: Callable[Concatenate[Field, Given], Answer], *given: Given.args, **named: Given.kwargs
    ) -> Answer:
        """What the field answers; raises what it raises."""
        return self._process.submit(_answer, what, *given, **named).result()


_fields: Final[list[Field]] = []
"""The one field of such a process."""


def _begin(extent: Extent, rules: int) -> None:
    _fields.append(Field(extent, rules))


def _answer(what: Callable[Concatenate[Field, Given], Answer], *given: Given.args, **named: Given.kwargs) -> Answer:
    return what(_fields[0], *given, **named)
