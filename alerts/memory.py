"""What is loaded stays: out of the walks of the garbage collector, and in large pages; what nobody holds goes.

An article is looked up word by word all over an index of hundreds of megabytes. In pages of 4 KB, much of a look-up is
the processor finding out where its page lies, the more so in a virtual machine; it knows the few pages of 2 MB. Linux
puts what is in use into large pages where it is asked to (``MADV_COLLAPSE`` of madvise(2), since Linux 6.1), whatever
it does by default. Elsewhere, and where no large page is free, all stays as it is.

What the collector does not walk through is freed only where no ring of references holds it. So a watch, hundreds of
megabytes that a change of places replaces, must be none: its objects keep their own methods ``weakly``.
"""

from __future__ import annotations

import ctypes
import gc
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, ParamSpec, TypeVar
from weakref import WeakMethod

_P = ParamSpec("_P")
_T = TypeVar("_T")

LARGE_PAGE: Final = 1 << 21
"""Bytes of a large page, on processors whose small ones have 4 KB."""
_COLLAPSE: Final = 25
_MAPS: Final = Path("/proc/self/smaps")
_MAPPING: Final = re.compile(
    r"(?P<low>[0-9a-f]+)-(?P<high>[0-9a-f]+) (?P<rights>\S+) \S+ \S+ (?P<file>\d+) *(?P<name>.*)"
)
_SIZE: Final = re.compile(r"(?P<of>Rss|AnonHugePages): +(?P<kb>\d+) kB")
_IN_USE: Final = 0.75
"""The part of a mapping that is in use where large pages of it waste little; stacks of threads use far less."""
_DONE: Final = 0.98
"""The part of what is in use that lies in large pages already where the rest is not worth the asking."""


def weakly(method: Callable[_P, _T]) -> Callable[_P, _T]:
    """``method`` for its own object, or what that holds, to keep: it does not hold the object in turn. Raises
    ReferenceError where that is gone."""
    kept, name = WeakMethod(method), method.__qualname__

    def call(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        bound = kept()
        if bound is None:
            raise ReferenceError(f"the object of {name} is gone")
        return bound(*args, **kwargs)

    return call


def settle() -> int:
    """Freeze all objects out of the collector, and put the memory in use into large pages where the system can.

    Returns the bytes of the mappings that it did this for. Takes up to two seconds of CPU for a gigabyte, outside the
    interpreter's lock; next to nothing the second time.
    """
    gc.freeze()
    try:
        with _MAPS.open(encoding="utf-8", errors="replace") as lines:
            worthwhile = list(worth_gathering(lines))
    except OSError:  # another system, or one that does not let a process read this
        return 0
    advise = ctypes.CDLL(None).madvise
    advise.argtypes = ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int
    return sum(high - low for low, high in worthwhile if advise(low, high - low, _COLLAPSE) == 0)


def worth_gathering(smaps: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The addresses [low, high) of whole large pages in a process's own memory that is mostly in use and not yet in
    large pages, from the lines of its ``/proc/PID/smaps`` (proc_pid_smaps(5))."""
    span: tuple[int, int] | None = None
    in_use = 0
    for line in smaps:
        size = _SIZE.match(line)
        if size is None:
            mapping = _MAPPING.match(line)
            if mapping is not None:
                span = _own(mapping)
        elif size["of"] == "Rss":
            in_use = int(size["kb"]) << 10
        elif span is not None:
            low, high = -(-span[0] // LARGE_PAGE) * LARGE_PAGE, span[1] // LARGE_PAGE * LARGE_PAGE
            is_done = int(size["kb"]) << 10 >= _DONE * in_use
            if low < high and in_use >= _IN_USE * (span[1] - span[0]) and not is_done:
                yield low, high


def _own(mapping: re.Match[str]) -> tuple[int, int] | None:
    """The addresses of memory that the process writes to and shares with no file; None for anything else."""
    is_own = mapping["rights"] == "rw-p" and mapping["file"] == "0" and mapping["name"] in ("", "[heap]")
    return (int(mapping["low"], 16), int(mapping["high"], 16)) if is_own else None
