"""Where the tokens of an entry stand in the plain texts of its fields: offsets in code points, for what is shown.

An entry is read chunk by chunk without noting where the chunks are; that is measured here, a paragraph at a time and
only for the mentions that somebody asks about.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from alerts.language.tokens import Token
from alerts.matching.hits import Hit
from alerts.matching.layout import TOKENS, Layout
from alerts.matching.reader import Reader
from alerts.model import FIELDS, Entry, FieldName

_SPACES: Final = re.compile(r"[^\S\n]+")


class Span(NamedTuple):
    """A stretch of one field's text: [start, end) in code points."""

    field: FieldName
    start: int
    end: int


class _Line(NamedTuple):
    """A paragraph: its chunks' spans in the field's text, and the position where each chunk's symbols start."""

    field: FieldName
    spans: list[tuple[int, int]]
    starts: list[int]


class _Chunk(NamedTuple):
    """A chunk's tokens, and where in its symbols they stand."""

    positions: list[int]
    tokens: tuple[Token, ...]


class Offsets:
    """The way from positions in an entry's symbols to its texts, and back."""

    def __init__(self, entry: Entry, reader: Reader, layout: Layout) -> None:
        self._entry: Final = entry
        self._reader: Final = reader
        self._layout: Final = layout
        self._spans: Final[dict[Hit, Span]] = {}
        self._lines: Final[dict[int, _Line]] = {}
        self._chunks: Final[dict[tuple[FieldName, int], _Chunk]] = {}
        """Kept because a chunk may be a whole article, in which every mention asks for its token."""

    def token(self, position: int) -> tuple[FieldName, int, Token]:
        """The field, the offset of the chunk and the token at a position."""
        field, spans, starts = self._line(self._layout.paragraph(position))
        number = bisect_right(starts, position) - 1
        low, high = spans[number]
        chunk = self._chunks.get((field, low))
        if chunk is None:
            chunk = self._chunks[field, low] = self._chunk(self._entry.text(field)[low:high])
        return field, low, chunk.tokens[bisect_left(chunk.positions, position - starts[number])]

    def position(self, field: int, offset: int) -> int:
        """The position of the chunk that starts at an offset of a field's text."""
        number = bisect_right(
            self._line_spans, (field, offset), key=lambda span: (FIELDS.index(span.field), span.start)
        )
        line = self._line(number)
        return line.starts[bisect_left(line.spans, (offset, offset))]

    def before(self, position: int, letters: int) -> str:
        """The ``letters`` of its field before the token at ``position``."""
        field, low, token = self.token(position)
        start = low + token.start
        return self._entry.text(field)[max(0, start - letters) : start]

    def behind(self, position: int, letters: int) -> str:
        """The ``letters`` of its field behind the token at ``position``, composed, with single spaces."""
        field, low, token = self.token(position)
        end = low + token.end
        return _plain(self._entry.text(field)[end : end + letters])

    def span(self, hit: Hit) -> Span:
        """Where a hit stands in its field's text."""
        known = self._spans.get(hit)
        if known is None:
            known = self._spans[hit] = self._measure(hit)
        return known

    def surface(self, hit: Hit) -> str:
        """The words of a hit as they are written."""
        span = self.span(hit)
        return self._entry.text(span.field)[span.start : span.end]

    def around(self, hit: Hit, letters: int) -> tuple[str, str, str]:
        """The ``letters`` before a hit, the hit as it is written, and those behind it, all composed."""
        span = self.span(hit)
        text = self._entry.text(span.field)
        start, end = span.start, span.end
        return (
            _composed(text[max(0, start - letters) : start]),
            _composed(text[start:end]),
            _composed(text[end : end + letters]),
        )

    def _measure(self, hit: Hit) -> Span:
        name, low, first = self.token(hit.start)
        if hit.start == hit.end:
            return Span(name, low + first.start, low + first.end)
        _, high, last = self.token(hit.end)
        return Span(name, low + first.start, high + last.end)

    def _line(self, number: int) -> _Line:
        known = self._lines.get(number)
        if known is None:
            known = self._lines[number] = self._measure_line(number)
        return known

    @cached_property
    def _line_spans(self) -> list[Span]:
        """Where each paragraph stands in its field's text."""
        spans: list[Span] = []
        for name in FIELDS:
            start = 0
            for line in self._entry.text(name).split("\n"):
                spans.append(Span(name, start, start + len(line)))
                start += len(line) + 1
        return spans

    def _measure_line(self, number: int) -> _Line:
        field, start, end = self._line_spans[number - 1]
        text = self._entry.text(field)
        spans = [(start + low, start + high) for low, high in self._reader.spans(text[start:end])]
        lengths = map(len, map(self._reader.__getitem__, [text[low:high] for low, high in spans]))
        return _Line(field, spans, list(accumulate(lengths, initial=self._layout.paragraph_starts[number - 1])))

    def _chunk(self, text: str) -> _Chunk:
        positions = [found.start() for found in TOKENS.finditer(self._reader[text])]
        return _Chunk(positions, self._reader.cut(text).tokens)


def _plain(text: str) -> str:
    """``text`` composed, with single spaces and its line breaks, as patterns ask for it."""
    return _SPACES.sub(" ", _composed(text))


def _composed(text: str) -> str:
    """``text`` with each letter and its marks as one sign, where there is one."""
    return unicodedata.normalize("NFC", text)
