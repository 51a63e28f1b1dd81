"""Work counted instead of timed: how many functions are called, which is the same on every machine and every day."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """How often ``work`` calls a function, of Python or of C, itself or through others.

    What a single call of C does inside is not seen (a regular expression that runs away, say); that such a call ends
    is checked by the limit that pytest has for each test (``faulthandler_timeout`` in pyproject.toml).
    """
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls
