"""Entries a second for 100 to 100,000 rules, beside what a user would otherwise write, in one run.

    python -m tools.bench_matching            100, 1,000 and 10,000 rules with peers
    python -m tools.bench_matching --full     100,000 rules too
    python -m tools.bench_matching --quick    a short form, for a look

The engines read the same unseen articles in turn, slice by slice; a ratio is taken inside each round and the median
of the rounds is printed, because single rounds scatter. Times are CPU time of this process; ours include the evidence
with its excerpts. The peers get our language work for free and outside their time: every word of the text is replaced
by the number of the word that it is a form of, so a keyword is one term for them, not forty forms.

* one regular expression per rule: ``keyword (word){0,N} alias`` either way round;
* SQLite FTS5: the article in an in-memory table, one query a rule of its keywords NEAR its aliases;
* flashtext: one trie of all keywords and aliases, then the join over positions that a user would write;
* ``str.split`` and ``bytes.count``: what cannot be avoided.

Answers are compared as sets of (article, rule); what differs is counted and shown. A word that is a form of two
keywords gets one number, which is where the few differences come from.
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
from dataclasses import replace
from pathlib import Path

from flashtext import KeywordProcessor

from alerts.language.arabic import peel
from alerts.language.folding import fold
from alerts.language.tokens import cut
from alerts.matching.keywords import expand
from alerts.model import Entry, Place, Rule, Watchlist
from alerts.triage import Watch, prepare
from tools.workload import Workload

Engine = Callable[[Entry], set[str]]
PEERS = ("a regex per rule", "FTS5 NEAR", "flashtext + join")


class Numbered:
    """Words as numbers, the same for all forms of a keyword: what the peers are given."""

    def __init__(self, watchlist: Watchlist) -> None:
        self._numbers: dict[str, str] = {}
        for rule in watchlist.rules:
            for keyword in rule.keywords:
                for phrase in expand(keyword).phrases:
                    for word in phrase:
                        known = [self._numbers[form] for form in map(fold, word.forms) if form in self._numbers]
                        number = known[0] if known else f"w{len(self._numbers)}"
                        self._numbers |= {form: number for form in map(fold, word.forms) if form not in self._numbers}
        self._readings: dict[str, str] = {}

    def text(self, text: str) -> str:
        """``text`` as words between single spaces, watched ones as numbers."""
        return " ".join(self._word(token.surface) for chunk in text.split() for token in cut(chunk).tokens)

    def _word(self, surface: str) -> str:
        known = self._readings.get(surface)
        if known is None:
            folded = fold(surface)
            readings = (folded, *peel(folded)) if folded[:1] > "\u0600" else (folded,)
            known = next((self._numbers[reading] for reading in readings if reading in self._numbers), folded)
            self._readings[surface] = known
        return known

    def sides(self, rule: Rule, watchlist: dict[str, Place]) -> tuple[list[str], list[str]]:
        """The keywords and the aliases of ``rule`` in numbers."""
        keywords = list(dict.fromkeys(self.text(keyword) for keyword in rule.keywords))
        return keywords, [self.text(name) for place in rule.places for name in watchlist[place].names]


def regex_engine(watchlist: Watchlist, numbered: Numbered) -> Engine:
    """One compiled regular expression a rule."""
    places = {place.name: place for place in watchlist.places}
    compiled = []
    for rule in watchlist.rules:
        words, names = ("|".join(map(re.escape, side)) for side in numbered.sides(rule, places))
        gap = rf"(?: \S+){{0,{rule.within.words}}}? "
        pattern = rf"(?:^|(?<= ))(?:(?:{words}){gap}(?:{names})|(?:{names}){gap}(?:{words}))(?= |$)"
        compiled.append((rule.name, re.compile(pattern)))
    return lambda entry: {name for name, pattern in compiled if pattern.search(entry.summary)}


def fts_engine(watchlist: Watchlist, numbered: Numbered) -> Engine:
    """One FTS5 query a rule against an in-memory table that holds the article."""
    base = sqlite3.connect(":memory:")
    base.execute('CREATE VIRTUAL TABLE article USING fts5(text, tokenize="unicode61 remove_diacritics 0")')
    places = {place.name: place for place in watchlist.places}
    queries = []
    for rule in watchlist.rules:
        words, names = numbered.sides(rule, places)
        near = [f'NEAR("{word}" "{name}", {rule.within.words})' for word in words for name in names]
        queries.append((rule.name, " OR ".join(near)))

    def find(entry: Entry) -> set[str]:
        base.execute("DELETE FROM article")
        base.execute("INSERT INTO article VALUES (?)", (entry.summary,))
        ask = "SELECT 1 FROM article WHERE article MATCH ?"
        return {name for name, query in queries if base.execute(ask, (query,)).fetchone()}

    return find


def flashtext_engine(watchlist: Watchlist, numbered: Numbered) -> Engine:
    """One flashtext trie, and the nested loops over its hits that a user would write."""
    finder = KeywordProcessor(case_sensitive=True)
    finder.non_word_boundaries = set()
    places = {place.name: place for place in watchlist.places}
    rules_of: dict[str, list[tuple[str, frozenset[str], int]]] = {}
    for rule in watchlist.rules:
        words, names = numbered.sides(rule, places)
        for text in (*words, *names):
            finder.add_keyword(f" {text.replace(' ', '  ')} ", text)
        for name in names:
            rules_of.setdefault(name, []).append((rule.name, frozenset(words), rule.within.words))

    def find(entry: Entry) -> set[str]:
        text = f" {entry.summary.replace(' ', '  ')} "
        hits = [
            (what, text.count("  ", 0, start + 1), text.count("  ", 0, end - 1))
            for what, start, end in finder.extract_keywords(text, span_info=True)
        ]
        return {
            rule
            for name, first, last in hits
            for rule, words, within in rules_of.get(name, ())
            for word, start, end in hits
            if word in words and 0 <= max(first, start) - min(last, end) - 1 <= within
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
    engines: dict[str, tuple[Engine, int, int]] = {
        "str.split": (split_engine, slice_size, rounds),
        "bytes.count": (bytes_engine, slice_size, rounds),
    }
    numbered = Numbered(watchlist)
    if peers:
        slow = max(1, 20_000 // count)
        engines["a regex per rule"] = (regex_engine(watchlist, numbered), min(slow, slice_size), rounds)
        engines["FTS5 NEAR"] = (fts_engine(watchlist, numbered), min(max(1, slow // 5), slice_size), min(rounds, 3))
        engines["flashtext + join"] = (flashtext_engine(watchlist, numbered), slice_size // 2, rounds)
    timed(ours, workload.articles(warm))
    every: list[float] = []
    ratios: dict[str, list[float]] = {name: [] for name in engines}
    different: dict[str, int] = dict.fromkeys(engines, 0)
    checked: dict[str, int] = dict.fromkeys(engines, 0)
    fires = 0
    for turn in range(rounds):
        articles = workload.articles(slice_size)
        times, answers = timed(ours, articles)
        every += times
        fires += sum(map(len, answers))
        for name, (engine, part, turns) in engines.items():
            if turn >= turns:
                continue
            given = articles[:part]
            if name in PEERS:
                given = [replace(article, summary=numbered.text(article.content)) for article in given]
            theirs, found = timed(engine, given)
            ratios[name].append(per_entry(theirs) / per_entry(times[:part]))
            if name in PEERS:
                checked[name] += part
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
        note = f"   {different[name]} different answers on {checked[name]} articles" if name in PEERS else ""
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
        count: measure(workload, count, rounds=rounds, slice_size=slice_size, warm=warm, peers=count <= 10_000)
        for count in sizes
    }
    first, last = sizes[0], sizes[-1]
    print(f"\ntime at {last:,} rules / time at {first:,} rules: {means[last] / means[first]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
