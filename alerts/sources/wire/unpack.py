"""Bounded unpacking of a compressed body, chunk by chunk: never more than the limit is ever in memory.

1,500 bytes of brotli can hold a gigabyte, so the output of every step is limited, not its input.
"""

from __future__ import annotations

import zlib
from typing import Final, Protocol

import brotli

_COMPRESSIONS: Final = frozenset("gzip x-gzip br deflate zstd compress x-compress dcb dcz".split())
_MOST_MEMBERS: Final = 100
"""A gzip body has one member, rarely some; empty ones by the thousand only cost time."""
GZIP_MAGIC: Final = b"\x1f\x8b"
ACCEPTED: Final = "gzip, br"


class TooLarge(Exception):
    """The unpacked body is larger than the limit."""


class Damaged(Exception):
    """The body is not what its Content-Encoding says."""


class Unpacker(Protocol):
    """Feed it chunks; it raises TooLarge or Damaged; ``body`` is what came out so far."""

    body: bytearray

    def feed(self, chunk: bytes) -> None:
        """Take one chunk as it came over the wire."""

    def finish(self) -> bytes:
        """The whole unpacked body."""


def unpacker(encoding: str, *, limit: int) -> Unpacker:
    """The unpacker for one Content-Encoding (``""``, ``gzip``, ``br`` …); raises Damaged for any other or several.

    What names no compression (``utf-8``, ``none``) is a mistake that changes nothing.
    """
    match encoding.strip().lower():
        case name if not _COMPRESSIONS & {part.strip() for part in name.split(",")}:
            return _Plain(limit)
        case "gzip" | "x-gzip":
            return _Gzip(limit)
        case "br":
            return _Brotli(limit)
        case _:
            raise Damaged(encoding)


def unpack_gzip(body: bytes, *, limit: int) -> bytes:
    """A ``.gz`` document, unpacked; raises TooLarge or Damaged."""
    reader = _Gzip(limit)
    reader.feed(body)
    return reader.finish()


class _Plain:
    def __init__(self, limit: int) -> None:
        self.body = bytearray()
        self._limit = limit

    def feed(self, chunk: bytes) -> None:
        self.body += chunk
        if len(self.body) > self._limit:
            raise TooLarge

    def finish(self) -> bytes:
        return bytes(self.body)


class _Gzip(_Plain):
    """Gzip in one or more members; a body that is plain in spite of its header is taken as it is."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._decoder = zlib.decompressobj(31)
        self._head = b""
        self._packed: bool | None = None
        self._members = 1

    def feed(self, chunk: bytes) -> None:
        if self._packed is None:
            chunk = self._head + chunk
            if len(chunk) < 2:
                self._head = chunk
                return
            self._packed = chunk.startswith(GZIP_MAGIC)
        if not self._packed:
            super().feed(chunk)
            return
        while chunk:
            super().feed(self._decompress(chunk))
            if not self._decoder.eof:
                return
            chunk = self._decoder.unused_data
            self._decoder = zlib.decompressobj(31)
            if not chunk.startswith(GZIP_MAGIC):  # padding after the last member
                return
            self._members += 1
            if self._members > _MOST_MEMBERS:
                raise Damaged("gzip")

    def finish(self) -> bytes:
        if self._packed is None:
            super().feed(self._head)
        return super().finish()

    def _decompress(self, chunk: bytes) -> bytes:
        try:
            return self._decoder.decompress(chunk, self._limit - len(self.body) + 1)
        except zlib.error as error:
            raise Damaged("gzip") from error


class _Brotli(_Plain):
    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self._decoder = brotli.Decompressor()

    def feed(self, chunk: bytes) -> None:
        try:
            super().feed(self._decoder.process(chunk, output_buffer_limit=self._room()))
            while not self._decoder.can_accept_more_data():
                super().feed(self._decoder.process(b"", output_buffer_limit=self._room()))
        except brotli.error as error:
            raise Damaged("brotli") from error

    def _room(self) -> int:
        return min(self._limit - len(self.body) + 1, 1 << 20)
