"""Entries a second for 100 to 100,000 rules, beside what a user would otherwise write, in one run.

    python -m tools.bench_matching            100, 1,000 and 10,000 rules with peers
    python -m tools.bench_matching --full     100,000 rules too
    python -m tools.bench_matching --quick    a short form, for a look

The engines read the same unseen articles in turn, slice by slice; a ratio is taken inside each round and the median
of the rounds is printed, because single rounds scatter. Times are CPU time of this process. The peers get the words
already folded and every inflected form listed for them, for free:

* one regular expression per rule: ``keyword (word){0,N} alias`` either way round, on the folded text;
* SQLite FTS5: the article in an in-memory table, one NEAR query a rule;
* flashtext: one keyword trie for all rules, then the same window join as a user would write it;
* ``str.split`` and ``bytes.count``: what cannot be avoided.

Answers are compared as sets of (article, rule); what differs is counted and shown.
"""

from __future__ import annotations

import argparse
import gc
import re
import resource
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from alerts.language.folding import fold
from alerts.language.tokens import cut
from alerts.matching.keywords import expand
from alerts.model import Entry, Rule, Watchlist
from alerts.triage import Watch, prepare
from tools.workload import Workload

Engine = Callable[[Entry], set[str]]


def folded(text: str) -> str:
    """``text`` as folded words between single spaces, a line a sentence: what the peers are given."""
    return " ".join(fold(token.surface) for chunk in text.split() for token in cut(chunk).tokens)


def phrases(rule: Rule) -> list[list[str]]:
    """For each keyword of ``rule`` its written forms, folded, phrases as their product."""
    out: list[list[str]] = []
    for keyword in rule.keywords:
        for phrase in expand(keyword).phrases:
            forms = [""]
            for word in phrase:
                forms = [f"{before} {form}".strip() for before in forms for form in {fold(form) for form in word.forms}]
            out.append(forms)
    return out


def aliases(rule: Rule, watchlist: Watchlist) -> list[str]:
    """The folded names of the rule's place."""
    places = {place.name: place for place in watchlist.places}
    return [folded(name) for place in rule.places for name in places[place].names]


def regex_engine(watchlist: Watchlist) -> Engine:
    """One compiled regular expression a rule."""
    compiled = []
    for rule in watchlist.rules:
        words = "|".join(re.escape(form) for forms in phrases(rule) for form in forms)
        names = "|".join(re.escape(name) for name in aliases(rule, watchlist))
        gap = rf"(?: \S+){{0,{rule.within.words}}}? "
        pattern = rf"(?:^|(?<= ))(?:(?:{words}){gap}(?:{names})|(?:{names}){gap}(?:{words}))(?= |$)"
        compiled.append((rule.name, re.compile(pattern)))

    def find(entry: Entry) -> set[str]:
        text = folded(entry.content)
        return {name for name, pattern in compiled if pattern.search(text)}

    return find


def fts_engine(watchlist: Watchlist) -> Engine:
    """One FTS5 query a rule against an in-memory table that holds the article."""
    base = sqlite3.connect(":memory:")
    base.execute('CREATE VIRTUAL TABLE article USING fts5(text, tokenize="unicode61 remove_diacritics 0")')
    queries = []
    for rule in watchlist.rules:
        near = [
            f'NEAR("{form}" "{name}", {rule.within.words})'
            for forms in phrases(rule)
            for form in forms
            for name in aliases(rule, watchlist)
        ]
        queries.append((rule.name, " OR ".join(near)))

    def find(entry: Entry) -> set[str]:
        base.execute("DELETE FROM article")
        base.execute("INSERT INTO article VALUES (?)", (folded(entry.content),))
        return {
            name
            for name, query in queries
            if base.execute("SELECT 1 FROM article WHERE article MATCH ?", (query,)).fetchone()
        }

    return find


def tocsin_engine(watchlist: Watchlist) -> tuple[Engine, Watch]:
    """Ours, evidence and excerpts included."""
    watch = prepare(watchlist)

    def find(entry: Entry) -> set[str]:
        return {match.rule for match in watch.matches(entry)}

    return find, watch


def split_engine(entry: Entry) -> set[str]:
    """The floor in Python objects."""
    entry.content.split()
    return set()


def bytes_engine(entry: Entry) -> set[str]:
    """The floor of the machine: every byte read once."""
    entry.content.encode().count(b"\x00")
    return set()


def timed(engine: Engine, entries: Iterable[Entry]) -> tuple[list[float], list[set[str]]]:
    """CPU seconds and answer for each entry."""
    times, answers = [], []
    for entry in entries:
        started = time.process_time_ns()
        answers.append(engine(entry))
        times.append((time.process_time_ns() - started) / 1e9)
    return times, answers


def memory_mb() -> float:
    """Resident memory of this process now, in megabytes."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def per_entry(times: Sequence[float]) -> float:
    """Mean microseconds an entry."""
    return statistics.fmean(times) * 1e6


def measure(workload: Workload, count: int, *, rounds: int, slice_size: int, warm: int, peers: bool) -> float:
    """Print the figures for ``count`` rules; returns our microseconds an entry."""
    watchlist = workload.rules(count)
    gc.collect()
    before, started = memory_mb(), time.process_time()
    ours, watch = tocsin_engine(watchlist)
    built = time.process_time() - started
    gc.collect()
    gc.freeze()
    grown = memory_mb() - before
    engines: dict[str, tuple[Engine, int]] = {"str.split": (split_engine, 1), "bytes.count": (bytes_engine, 1)}
    if peers:
        engines["a regex per rule"] = (regex_engine(watchlist), 4 if count < 1_000 else 20)
        engines["FTS5 NEAR"] = (fts_engine(watchlist), 10 if count < 1_000 else 50)
    timed(ours, workload.articles(warm))
    every: list[float] = []
    ratios: dict[str, list[float]] = {name: [] for name in engines}
    different: dict[str, int] = dict.fromkeys(engines, 0)
    fires = checked = 0
    for _ in range(rounds):
        articles = workload.articles(slice_size)
        times, answers = timed(ours, articles)
        every += times
        fires += sum(map(len, answers))
        for name, (engine, share) in engines.items():
            part = max(1, len(articles) // share)
            theirs, found = timed(engine, articles[:part])
            ratios[name].append(per_entry(theirs) / per_entry(times[:part]))
            if name in ("a regex per rule", "FTS5 NEAR"):
                checked += part
                different[name] += sum(len(mine ^ other) for mine, other in zip(answers, found, strict=False))
    mean = per_entry(every)
    ordered = sorted(every)
    print(
        f"\n{count:>7,} rules   {1e6 / mean:8,.0f} entries/s   {mean:7,.0f} us an entry   "
        f"p99 {ordered[int(len(ordered) * 0.99)] * 1e6:,.0f} us   {fires / len(every):.2f} fires an entry"
    )
    print(f"{'':>15}compiled in {built:.1f} s, {grown:.0f} MB ({grown * 1e3 / count:.1f} KB a rule)")
    for name, measured in ratios.items():
        ratio = statistics.median(measured)
        shown = f"x{ratio:,.0f} our time" if ratio >= 1 else f"1/{1 / ratio:,.0f} of our time"
        note = f"   {different[name]} different answers" if name in ("a regex per rule", "FTS5 NEAR") else ""
        print(f"{'':>15}{name:<18}{shown}{note}")
    add_one(workload, watch, count)
    gc.unfreeze()
    return mean


def add_one(workload: Workload, watch: Watch, count: int) -> None:
    """Print what one more rule costs, and one fewer."""
    extra = workload.rules(200)
    for place in extra.places:
        watch.track(place)
    times = []
    for number, rule in enumerate(extra.rules):
        renamed = Rule(
            name=f"extra-{number}",
            keywords=rule.keywords,
            places=rule.places,
            within=rule.within,
            severity=rule.severity,
        )
        started = time.process_time_ns()
        watch.add(renamed)
        times.append((time.process_time_ns() - started) / 1e6)
    times.sort()
    print(f"{'':>15}one rule more      median {statistics.median(times):.2f} ms, p99 {times[-2]:.2f} ms")


def main(arguments: Sequence[str]) -> int:
    """Run the benchmark and print it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="100,000 rules too")
    parser.add_argument("--quick", action="store_true", help="fewer rounds, up to 1,000 rules")
    options = parser.parse_args(arguments)
    workload = Workload()
    sizes = [100, 1_000] if options.quick else [100, 1_000, 10_000] + ([100_000] if options.full else [])
    rounds, slice_size, warm = (3, 100, 1_500) if options.quick else (7, 200, 2_500)
    means = {
        count: measure(workload, count, rounds=rounds, slice_size=slice_size, warm=warm, peers=count <= 1_000)
        for count in sizes
    }
    first, last = sizes[0], sizes[-1]
    print(f"\ntime at {last:,} rules / time at {first:,} rules: {means[last] / means[first]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
