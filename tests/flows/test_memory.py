"""What is loaded lies in large pages where the system has them, and nothing else is touched; what nobody holds any more
is freed, though the collector of garbage keeps out of it."""

from __future__ import annotations

import gc
import re
from pathlib import Path

import pytest

from alerts import memory
from alerts.memory import LARGE_PAGE, settle, weakly, worth_gathering
from alerts.model import Area, Entry, Place, Rule, Watchlist
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.triage import prepare


def mapping(low: int, megabytes: float, *, used: float, large: float = 0.0, rights: str = "rw-p", of: str = "") -> str:
    """A mapping as /proc/self/smaps shows it; sizes in megabytes."""
    inode = 0 if not of or of.startswith("[") else 260_850
    return (
        f"{low:x}-{low + int(megabytes * (1 << 20)):x} {rights} 00000000 00:00 {inode} {' ' * 20}{of}\n"
        f"Size:           {int(megabytes * 1024):8} kB\nRss:            {int(used * 1024):8} kB\n"
        f"Referenced:            0 kB\nAnonHugePages:  {int(large * 1024):8} kB\nVmFlags: rd wr mr mw me ac\n"
    )


def gathered(*mappings: str) -> list[tuple[int, int]]:
    return list(worth_gathering("".join(mappings).splitlines(keepends=True)))


BASE = 100 * LARGE_PAGE


def test_the_whole_large_pages_of_memory_in_use_are_worth_it():
    ragged = mapping(BASE + 4096, 8, used=7.5)
    assert gathered(ragged) == [(BASE + LARGE_PAGE, BASE + 4 * LARGE_PAGE)]
    assert gathered(mapping(BASE, 4, used=4, of="[heap]")) == [(BASE, BASE + 2 * LARGE_PAGE)]


def test_what_is_hardly_used_shared_small_or_there_already_is_left_alone():
    stack_of_a_thread = mapping(BASE, 8, used=0.1)
    library = mapping(BASE, 8, used=8, of="/usr/lib/libc.so.6")
    read_only = mapping(BASE, 8, used=8, rights="r--p")
    shared = mapping(BASE, 8, used=8, rights="rw-s")
    stack = mapping(BASE, 8, used=8, of="[stack]")
    small = mapping(BASE + 4096, 3.9, used=3.9)
    done = mapping(BASE, 8, used=8, large=8)
    assert gathered(stack_of_a_thread, library, read_only, shared, stack, small, done) == []
    assert gathered(library, mapping(2 * BASE, 2, used=2), read_only) == [(2 * BASE, 2 * BASE + LARGE_PAGE)]


def test_a_process_that_may_not_read_its_maps_goes_on_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for unreadable in (tmp_path, tmp_path / "missing"):
        monkeypatch.setattr(memory, "_MAPS", unreadable)
        assert settle() == 0


def test_a_process_settles_and_keeps_what_it_holds():
    held = bytearray(b"Alep" * (2 << 20))
    moved = settle()
    sizes = Path("/proc/self/smaps_rollup")
    in_large_pages = re.search(r"AnonHugePages: +(\d+) kB", sizes.read_text()) if sizes.exists() else None
    assert moved == 0 or (in_large_pages is not None and int(in_large_pages[1]) << 10 >= LARGE_PAGE)
    assert held == b"Alep" * (2 << 20)


LEARNING = Watchlist(
    places=(Place(name="Goma"),),
    rules=(
        Rule(name="near", keywords=("concept:cholera", "hôpital"), places=("Goma",)),
        Rule(name="around", keywords=("concept:cholera",), places=(), areas=(Area(place="Goma", km=20),)),
    ),
)
TEXTS = (
    *(("fr", "Choléra à Goma"), ("en", "Cholera in Goma"), ("ar", "الكوليرا في غوما"), ("ru", "Холера в Гоме")),
    *(
        ("zh", "戈马霍乱"),
        ("ko", "고마 콜레라"),
        ("de", "Cholera in Goma"),
        ("und", "cholera goma"),
        ("so", "Daacuun Goma"),
    ),
)


def _read_and_let_go(gazetteer: Gazetteer) -> None:
    watch = prepare(LEARNING, gazetteer=gazetteer)
    for language, title in TEXTS:
        entry = Entry(feed="f", entry_id=language, title=title, language=language)
        watch.matches(entry)
        assert len(list(watch.verdicts(entry))) == 2


def test_a_watch_that_was_replaced_leaves_nothing_for_the_collector():
    gazetteer = Gazetteer.open()
    _read_and_let_go(gazetteer)  # what is kept for all watches is there now
    gc.collect()
    gc.disable()
    try:
        _read_and_let_go(gazetteer)
        assert gc.collect() == 0
    finally:
        gc.enable()


class Counter:
    def __init__(self) -> None:
        self.count = 0
        self.more = weakly(self.add)

    def add(self, number: int) -> int:
        self.count += number
        return self.count


def test_a_method_that_its_object_keeps_works_as_long_as_the_object_does():
    counter = Counter()
    more = counter.more
    assert (more(2), more(number=3)) == (2, 5)
    del counter
    with pytest.raises(ReferenceError, match=r"Counter\.add"):
        more(1)
