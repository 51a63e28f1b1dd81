"""Entries a second for 100 to 100,000 rules, beside what a user would otherwise write, in one run.

    python -m tools.bench_matching            100 to 100,000 rules; peers up to 10,000
    python -m tools.bench_matching --full     more articles; flashtext and spaCy at 100,000, FTS5 at 10,000
    python -m tools.bench_matching --quick    a short form up to 1,000 rules, for a look

Every size, with its peers, is a process of its own (``bench_field``), and reads the same unseen articles in turn, a few
at a time; a ratio is taken inside each round and the median of the rounds is printed, because single rounds scatter on
a shared machine. Times are CPU time. Ours is ``Watch.firing`` from the plain text, with the language work: which rules
fire, as the peers answer; what it costs to make all evidence with its excerpts (``Watch.matches``) is said apart. The
peers get our language work and a cache of words like ours (``peers_reading``), which is what a user would come to in
the end; that time is in theirs, and what they take alone is said apart. All answers are compared, pair by pair of
article and rule, and differences named (``peers_answers``).
The goals are those of the project's measurements of engines; ``workload`` says what is read and watched.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from statistics import median

from tools.bench_field import BUSY_ROUNDS, FEW, Extent, Field, Size
from tools.bench_report import Busy, Figures, Rounds, show

QUICK = Extent(sizes=(100, 1_000), rounds=3, articles=50, warm=800, seconds=2)
USUAL = Extent(sizes=(100, 1_000, 10_000, 100_000), rounds=5, articles=125, warm=2_000, seconds=4)
FULL = Extent(sizes=(100, 1_000, 10_000, 100_000), rounds=15, articles=200, warm=5_000, seconds=60, full=True)


def say(what: str) -> None:
    """One line on how far we are."""
    print(f"{time.monotonic() - _BEGUN:5.0f} s  {what}", file=sys.stderr)


_BEGUN = time.monotonic()


def race(sizes: Sequence[Size], extent: Extent) -> tuple[Rounds, Rounds]:
    """Everybody reads all articles, a few at a time in turn; returns the times of ``str.split`` and of a bare scan."""
    split: Rounds = []
    scanned: Rounds = []
    for number in range(extent.rounds):
        split.append([])
        scanned.append([])
        for size in sizes:
            size.ask(Field.open_round)
        for at in range(0, extent.articles, FEW):
            splitting, scanning = sizes[0].ask(Field.read_plainly, number, at)
            split[-1] += splitting
            scanned[-1] += scanning
            for size in sizes if number % 2 else reversed(sizes):
                size.ask(Field.read, number, at)
    return split, scanned


def read_busy(sizes: Sequence[Size], extent: Extent) -> Busy:
    """Denser news at the largest size, beside the smallest on the same articles."""
    few, many = sizes[0], sizes[-1]
    fires, ratios, means = 0, [], []
    for number in range(BUSY_ROUNDS):
        least, _ = few.ask(Field.read_busy, number)
        seconds, fired = many.ask(Field.read_busy, number)
        fires += fired
        ratios.append(seconds / least)
        means.append(seconds / extent.articles * 1e6)
    return Busy(fires / BUSY_ROUNDS / extent.articles, median(means), median(ratios))


def measure(extent: Extent) -> Figures:
    """One run."""
    say("words and places, and each size built")
    sizes = [Size(extent, rules) for rules in extent.sizes]
    for size in sizes:
        size.ask(Field.warm_up)
        say(f"{size.rules:,} rules have read {extent.warm:,} articles; making their peers ready")
        size.ask(Field.call_rivals)
    say(f"{extent.rounds} rounds of {extent.articles} articles")
    split, scanned = race(sizes, extent)
    results = [size.ask(Field.results) for size in sizes]
    say("denser news, changes, hot words")
    busy = read_busy(sizes, extent)
    return Figures(
        ours=[ours for ours, _, _ in results],
        split=split,
        scan=scanned,
        peers=[peer for _, peers, _ in results for peer in peers],
        busy=busy,
        stuffed=sizes[-1].ask(Field.read_stuffed),
        changes=sizes[-1].ask(Field.change),
        large_pages_mb=results[-1][2],
    )


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--full", dest="extent", action="store_const", const=FULL, default=USUAL, help="all of it")
    how.add_argument("--quick", dest="extent", action="store_const", const=QUICK, help="up to 1,000 rules")
    show(measure(parser.parse_args(arguments).extent))
    print(f"\n{time.monotonic() - _BEGUN:,.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
