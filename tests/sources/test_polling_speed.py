"""The short form of the polling benchmark: every feed is polled, every entry stored, within the memory allowed."""

from __future__ import annotations

import re
import subprocess
import sys

WORDS = "tests.matching.test_speed:made_up_vocabularies"


def test_the_benchmark_polls_every_feed_within_its_memory() -> None:
    bench = subprocess.run(
        [sys.executable, "-m", "tools.bench_polling", "--feeds", "60", "--words", WORDS],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert bench.returncode == 0, bench.stderr[-2_000:]
    assert "60 polls, 120 new entries stored" in bench.stdout
    memory = re.search(r"peak (\d+) MB", bench.stdout)
    assert memory, bench.stdout
    assert int(memory[1]) < 500
