"""Files of small compressed blocks, read where they lie: opening one costs a memory map, reading one block some µs.

A file is the magic, the number of blocks, their offsets, a preset dictionary and the blocks, each deflated by itself
with that dictionary. Nothing here knows what a block holds, but for ``numbers`` and ``planes``: arrays of integers
written plane by plane (all first bytes, then all second bytes …), which deflates better.
"""

from __future__ import annotations

import mmap
import struct
import sys
import zlib
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Final

MAGIC: Final = b"TOCSINB1"
_COUNT: Final = struct.Struct("<II")
"""Number of blocks, length of the preset dictionary."""


class Blocks:
    """The blocks of one file by number. Not safe to use after ``close``."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self._bytes = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        if self._bytes[: len(MAGIC)] != MAGIC:
            self._bytes.close()
            raise ValueError(f"{path} is not a file of blocks")
        at = len(MAGIC)
        count, dictionary = _COUNT.unpack_from(self._bytes, at)
        at += _COUNT.size
        self._offsets = numbers("I", self._bytes[at : at + 4 * (count + 1)], shuffled=False)
        at += 4 * (count + 1)
        self._dictionary = self._bytes[at : at + dictionary]
        self._start = at + dictionary

    def __len__(self) -> int:
        return len(self._offsets) - 1

    def __getitem__(self, number: int) -> bytes:
        """The content of block ``number``."""
        low, high = self._offsets[number], self._offsets[number + 1]
        inflater = zlib.decompressobj(-15, zdict=self._dictionary)
        return inflater.decompress(self._bytes[self._start + low : self._start + high])

    def close(self) -> None:
        """Gives the memory map back."""
        self._bytes.close()


def write_blocks(path: Path, blocks: Sequence[bytes], *, dictionary: bytes = b"") -> None:
    """Writes ``blocks`` to ``path``; ``dictionary`` (at most 32 KiB) is text that many blocks share."""
    deflated = []
    for block in blocks:
        deflater = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=dictionary)
        deflated.append(deflater.compress(block) + deflater.flush())
    offsets = [0]
    for block in deflated:
        offsets.append(offsets[-1] + len(block))
    head = MAGIC + _COUNT.pack(len(deflated), len(dictionary)) + planes("I", offsets, shuffled=False)
    path.write_bytes(head + dictionary + b"".join(deflated))


def numbers(typecode: str, content: bytes, *, shuffled: bool = True) -> array[int]:
    """The integers of a block, little-endian, of the ``array`` module's ``typecode``."""
    values = array(typecode)
    size = values.itemsize
    if shuffled:
        count = len(content) // size
        plain = bytearray(len(content))
        for plane in range(size):
            plain[plane::size] = content[plane * count : (plane + 1) * count]
        content = bytes(plain)
    values.frombytes(content)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def planes(typecode: str, values: Sequence[int], *, shuffled: bool = True) -> bytes:
    """The inverse of ``numbers``."""
    plain = array(typecode, values)
    if sys.byteorder == "big":
        plain.byteswap()
    content = plain.tobytes()
    return b"".join(content[plane :: plain.itemsize] for plane in range(plain.itemsize)) if shuffled else content
