"""The short form of the polling benchmark: it runs, and the event loop is never long at work without coming round.

Only the processor time of the loop's own thread is judged, which other programs on the machine hardly change.
"""

from __future__ import annotations

import re
import subprocess
import sys

WORDS = "tests.test_speed:made_up_vocabularies"


def test_polls_keep_the_event_loop_free() -> None:
    bench = subprocess.run(
        [sys.executable, "-m", "tools.bench_polling", "--feeds", "300", "--words", WORDS],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert bench.returncode == 0, bench.stderr[-2_000:]
    assert "300 polls, 600 new entries stored" in bench.stdout
    own = re.search(r"its own work (\d+) ms", bench.stdout)
    memory = re.search(r"peak (\d+) MB", bench.stdout)
    assert own, bench.stdout
    assert memory, bench.stdout
    assert int(own[1]) < 100
    assert int(memory[1]) < 500
