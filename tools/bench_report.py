"""The figures of the matching benchmark as tables of 80 columns: what was measured, and each goal, met or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import fmean, median
from typing import NamedTuple

from tools.peers_answers import UNKNOWN

Rounds = list[list[float]]
"""CPU seconds of each article, by round."""


@dataclass
class Ours:
    """One size of ours. ``unseen`` articles, the same with every word ``cached``, and so with all evidence made
    (``shown``). ``megabytes`` is what it adds to the process when built, ``warm_megabytes`` with its cache of words."""

    rules: int
    compile_seconds: float
    megabytes: float
    warm_megabytes: float = 0.0
    unseen: Rounds = field(default_factory=list)
    cached: Rounds = field(default_factory=list)
    shown: Rounds = field(default_factory=list)
    fires: int = 0

    @property
    def articles(self) -> int:
        """Unseen articles that were read."""
        return sum(map(len, self.unseen))

    @property
    def mean(self) -> float:
        """Microseconds an unseen article: the median of the rounds' means."""
        return median(map(fmean, self.unseen)) * 1e6

    def quantile(self, share: float) -> float:
        """Microseconds below which this share of the unseen articles stays."""
        ordered = sorted(seconds for rounds in self.unseen for seconds in rounds)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1e6


@dataclass
class Beside:
    """One peer at one size: how many times our time it takes (``ratio``), and ``alone``, without reading the text."""

    name: str
    rules: int
    ratio: float
    alone: float
    microseconds: float
    articles: int
    fires: int
    causes: Counter[tuple[str, str]]

    def count(self, way: str) -> int:
        """Answers ``lost`` or ``extra``."""
        return sum(count for (what, _), count in self.causes.items() if what == way)


@dataclass
class Busy:
    """Denser news at the largest size: how often its articles fire, and our time for one."""

    fires: float
    microseconds: float
    times_of_hundred: float


@dataclass
class Changes:
    """What a change costs at the largest size, in milliseconds: one rule more, ``drawn`` like the others with its
    place, or at a ``known`` place; one of new words at a new place; one rule less; and the article after a change
    beyond what it takes otherwise."""

    drawn: list[float]
    known: list[float]
    fresh: list[float]
    removed: list[float]
    after: list[float]


@dataclass
class Figures:
    """Everything that one run measured."""

    ours: list[Ours]
    split: Rounds
    scan: Rounds
    peers: list[Beside]
    busy: Busy
    changes: Changes
    stuffed: tuple[float, float]
    """Seconds for an article of nothing but hot words, and for one ten times as long."""
    large_pages_mb: float
    """What of the process of the largest size lay in large pages of memory; they make much of the speed."""

    def at(self, rules: int) -> Ours | None:
        """Ours at one size."""
        return next((ours for ours in self.ours if ours.rules == rules), None)

    def beside(self, name: str, rules: int) -> Beside | None:
        """One peer at one size."""
        return next((peer for peer in self.peers if (peer.name, peer.rules) == (name, rules)), None)


class Goal(NamedTuple):
    """What is asked for: ``measured`` at most ``most``, or at least ``least``."""

    what: str
    measured: float
    most: float | None = None
    least: float | None = None

    @property
    def is_met(self) -> bool:
        """True where the figure is on the right side."""
        return (self.most is None or self.measured <= self.most) and (self.least is None or self.measured >= self.least)


def ratio(one: Rounds, other: Rounds) -> float:
    """How many times as long one takes, inside each round; the median of the rounds."""
    return median(sum(first) / sum(second) for first, second in zip(one, other, strict=True))


def at_99(values: Sequence[float]) -> float:
    """The 99th percentile."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.99))]


def show(figures: Figures) -> None:
    """Print everything."""
    _show_ours(figures)
    _show_peers(figures.peers)
    _show_changes(figures)
    _show_goals(goals(figures))


def _show_ours(figures: Figures) -> None:
    print("\n  rules entries/s  us each  p50 us  p99 us  /split  cached  evidence   fires  build")
    for ours in figures.ours:
        evidence = (median(map(fmean, ours.shown)) - median(map(fmean, ours.cached))) * 1e6
        print(
            f"{ours.rules:>7,} {1e6 / ours.mean:9,.0f} {ours.mean:8,.0f} {ours.quantile(0.5):7,.0f}"
            f" {ours.quantile(0.99):7,.0f} {ratio(ours.unseen, figures.split):7.1f}"
            f" {ratio(ours.cached, figures.split):7.1f} {evidence:+9,.0f} {ours.fires / ours.articles:7.2f}"
            f" {ours.compile_seconds:5.1f}s"
        )
    split, scan = (median(map(fmean, floor)) * 1e6 for floor in (figures.split, figures.scan))
    print(f"the limit: str.split {split:,.0f} us an article, a bare scan of its bytes {scan:,.1f} us")
    print("us each: unseen articles; cached: times str.split once every word was seen;")
    print("evidence: us more to make all evidence with its excerpts; fires: rules an article.")
    busy = figures.busy
    print(f"denser news, {busy.fires:.0f} fires an article: {busy.microseconds:,.0f} us, ", end="")
    print(f"{busy.times_of_hundred:.2f} times the time at {figures.ours[0].rules} rules")


def _show_peers(peers: Sequence[Beside]) -> None:
    print("\npeer           rules  x our time   alone     us each  articles   fires   lost  extra")
    for peer in peers:
        print(
            f"{peer.name:<13} {peer.rules:>6,} {peer.ratio:11,.1f} {peer.alone:7,.1f} {peer.microseconds:11,.0f}"
            f" {peer.articles:9,} {peer.fires:7,} {peer.count('lost'):6,} {peer.count('extra'):6,}"
        )
    causes: dict[tuple[str, str], Counter[str]] = {}
    for peer in peers:
        for key, count in peer.causes.items():
            causes.setdefault(key, Counter())[peer.name] += count
    for (what, cause), counts in sorted(causes.items()):
        print(f"{what}: {cause}")
        print("       " + ", ".join(f"{name} {count}" for name, count in counts.items()))


def _show_changes(figures: Figures) -> None:
    largest, changes = figures.ours[-1], figures.changes
    print(f"\nat {largest.rules:,} rules, ms:       median     p99")
    for what, values in (
        ("one rule more, drawn alike", changes.drawn),
        ("…its place known", changes.known),
        ("…of new words, new place", changes.fresh),
        ("one rule less", changes.removed),
        ("the article after it, extra", changes.after),
    ):
        print(f"  {what:<28} {median(values):7.2f} {at_99(values):7.2f}")
    short, long = (seconds * 1e3 for seconds in figures.stuffed)
    print(f"400 hottest places and 400 commonest keywords: {short:,.0f} ms; each ten times: {long:,.0f} ms")
    print(
        f"memory: {largest.megabytes:.0f} MB, {largest.megabytes * 1e3 / largest.rules:.1f} KB a rule; "
        f"{largest.warm_megabytes:.0f} MB with its words cached"
    )
    print(f"in large pages: {figures.large_pages_mb:,.0f} MB of its process (none: such a system is slower)")


def _show_goals(rows: Sequence[Goal]) -> None:
    print(f"\n{'goal':<52} {'measured':>9} {'set':>9}  met")
    for goal in rows:
        limit = f"<= {goal.most:,g}" if goal.most is not None else f">= {goal.least:,g}"
        shown = f"{goal.measured:,.0f}" if goal.measured >= 100 else f"{goal.measured:,.2f}"
        print(f"{goal.what:<52} {shown:>9} {limit:>9}  {'yes' if goal.is_met else 'NO'}")


def goals(figures: Figures) -> list[Goal]:
    """The goals that this run can speak of."""
    first, last = figures.ours[0], figures.ours[-1]
    rows = [
        Goal("answers that differ from a peer's, unexplained", _unexplained(figures), most=0),
        Goal(f"time at {last.rules:,} / at {first.rules:,} rules", ratio(last.unseen, first.unseen), most=2.5),
        Goal("… words cached, all evidence made", ratio(last.shown, first.shown), most=2.5),
    ]
    for rules, unseen, cached in ((1_000, 13, 8), (100_000, 25, 20)):
        ours = figures.at(rules)
        if ours:
            rows.append(Goal(f"time / str.split, {rules:,} rules, unseen", ratio(ours.unseen, figures.split), unseen))
            rows.append(Goal("… every word cached", ratio(ours.cached, figures.split), cached))
    for name, rules, least in (
        ("regex a rule", 1_000, 100),
        ("regex a rule", 10_000, 700),
        ("in a rule", 10_000, 150),
        ("FTS5 NEAR", 1_000, 400),
        ("spaCy, cut", 10_000, 1.7),
        ("flashtext", 10_000, 2),
    ):
        peer = figures.beside(name, rules)
        if peer:
            rows.append(Goal(f"{name} / ours, {rules:,} rules", peer.ratio, least=least))
    rows += [
        Goal(f"one rule more at {last.rules:,}, p99 ms", at_99(figures.changes.drawn), most=2),
        Goal("KB a rule", last.megabytes * 1e3 / last.rules, most=4),
        Goal("p99 / median article", last.quantile(0.99) / last.quantile(0.5), most=4),
        Goal("an article of hot words / one of a tenth of it", figures.stuffed[1] / figures.stuffed[0], most=12),
    ]
    return rows if last.rules >= 100_000 else [goal for goal in rows if not goal.what.startswith("KB")]


def _unexplained(figures: Figures) -> int:
    return sum(count for peer in figures.peers for (_, cause), count in peer.causes.items() if cause == UNKNOWN)
