"""One entry, read once: which patterns stand where, and everything a window needs to know about a position.

The three fields are read into one string of symbols, parted by ``FIELD``. A *position* is an index into that string;
an *ordinal* counts words only, so that the words strictly between two mentions are a subtraction. Sentences, offsets
and surfaces are worked out when first asked for: most entries are never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from typing import Final, NamedTuple

from alerts.language.tokens import Token
from alerts.matching.hedges import hedges
from alerts.matching.reader import (
    CONTINUES,
    FIELD,
    FIRST_SYMBOL,
    LOWER,
    MAYBE_SENTENCE,
    PARAGRAPH,
    SENTENCE,
    Kind,
    Reader,
)
from alerts.matching.vocabulary import Node
from alerts.model import FIELDS, Entry, FieldName

_TOKENS: Final = re.compile("[^\x02\x03\x05-\x0f]")
_MARKS: Final = re.compile("[\x02\x03\x05-\x08]")
_ENDS: Final = re.compile("[\x02\x03\x05\x08]")
_CHUNK: Final = re.compile(r"\S+")
_LAST_NULL: Final = PARAGRAPH
"""What may follow a phrase's first word sorts after it: a symbol, or the mark inside a word."""
_ACCENTED: Final = re.compile("[\u00c0-\u024f]")


Position = tuple[int, int]
"""The indices of the first and the last token of a mention in an article's symbols."""


class Hit(NamedTuple):
    """Where a pattern stands: the ordinals of its first and last word, and the positions of their tokens."""

    first: int
    last: int
    start: int
    end: int

    def inside(self, longer: Hit) -> bool:
        """True where ``longer`` covers this hit and more."""
        return (
            longer.start <= self.start and self.end <= longer.end and longer.end - longer.start > self.end - self.start
        )

    def between(self, other: Hit) -> int:
        """Words strictly between two hits; negative where they overlap."""
        return max(self.first, other.first) - min(self.last, other.last) - 1


def uncovered(hits: Iterable[Hit], covers: Iterable[Hit]) -> list[Hit]:
    """The hits that stand in none of ``covers``, longer ones; in the time it takes to sort them."""
    ordered = sorted(covers, key=lambda cover: cover.start)
    starts = [cover.start for cover in ordered]
    ends = list(accumulate((cover.end for cover in ordered), max))
    free: list[Hit] = []
    for hit in hits:
        earlier, until = bisect_left(starts, hit.start), bisect_right(starts, hit.start)
        covered = (earlier and ends[earlier - 1] >= hit.end) or (until and ends[until - 1] > hit.end)
        if not covered:
            free.append(hit)
    return free


class Span(NamedTuple):
    """A stretch of one field's text: [start, end) in code points."""

    field: FieldName
    start: int
    end: int


class Article:
    """An entry as the matcher sees it."""

    def __init__(self, entry: Entry, reader: Reader) -> None:
        self.entry: Final = entry
        self.reader: Final = reader
        self._spans: Final[dict[Hit, Span]] = {}
        self._hedges: Final[dict[Hit, tuple[str, ...]]] = {}
        self.symbols: Final = FIELD.join(
            [reader.read(entry.title), reader.read(entry.summary), reader.read(entry.content)]
        )

    def kind(self, position: int) -> Kind | None:
        """What stands at a position, None for a token that no rule looks for and for marks."""
        code = ord(self.symbols[position])
        return self.reader.kinds[code - FIRST_SYMBOL] if code >= FIRST_SYMBOL else None

    def find(self) -> dict[int, list[Position]]:
        """Every pattern that stands in the text: pattern → positions in text order."""
        found: dict[int, list[Position]] = {}
        symbols = self.symbols
        steps = self.reader.loose_steps if self.unaccented else self.reader.steps
        for start, symbol in enumerate(symbols):
            step = steps[symbol]
            if step is None:
                continue
            patterns, nodes = step
            for pattern in patterns:
                if pattern in found:
                    found[pattern].append((start, start))
                else:
                    found[pattern] = [(start, start)]
            if nodes and symbols[start + 1 : start + 2] > _LAST_NULL:
                for node in nodes:
                    self._follow(found, node, start)
        return found

    def hit(self, position: Position) -> Hit:
        """A position with the ordinals that distances are counted in."""
        start, end = position
        first = self.ordinal(start)
        return Hit(first, first if start == end else self.ordinal(end), start, end)

    def _follow(self, found: dict[int, list[Position]], node: Node, start: int) -> None:
        """Walk on from a first word; a phrase reaches across no mark but the one inside a word."""
        frontier, position = [node], start
        while frontier:
            position += 1
            if self.symbols[position : position + 1] == CONTINUES:
                position += 1
            if position >= len(self.symbols):
                return
            kind = self.kind(position)
            if kind is None:
                return
            classes = (*kind.classes, *kind.loose) if self.unaccented else kind.classes
            frontier = [
                child for node in frontier for number in classes if (child := node.children.get(number)) is not None
            ]
            for child in frontier:
                for pattern in child.ends:
                    found.setdefault(pattern, []).append((start, position))

    @cached_property
    def unaccented(self) -> bool:
        """True where no Latin letter of the entry has an accent, as in short messages and capitals."""
        entry = self.entry
        return not any(_ACCENTED.search(text) for text in (entry.title, entry.summary, entry.content))

    # Positions and ordinals

    @cached_property
    def _mark_positions(self) -> list[int]:
        return [match.start() for match in _MARKS.finditer(self.symbols)]

    @cached_property
    def _continued(self) -> list[int]:
        symbols = self.symbols
        return [at for at in self._mark_positions if symbols[at] == CONTINUES] if CONTINUES in symbols else []

    def ordinal(self, position: int) -> int:
        """How many words stand before the one at ``position``, over all fields."""
        before = position - bisect_left(self._mark_positions, position)
        return before - bisect_right(self._continued, position) if self._continued else before

    @cached_property
    def _field_starts(self) -> list[int]:
        first = self.symbols.index(FIELD)
        return [0, first + 1, self.symbols.index(FIELD, first + 1) + 1]

    def number(self, position: int) -> int:
        """Which word of its field stands at ``position``, counted from 1."""
        return self.ordinal(position) - self.ordinal(self._field_starts[self.field(position)]) + 1

    def field(self, position: int) -> int:
        """0 for the title, 1 for the summary, 2 for the content."""
        return bisect_right(self._field_starts, position) - 1

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        symbols = self.symbols
        return [0, *(at + 1 for at in self._mark_positions if symbols[at] in (PARAGRAPH, FIELD))]

    def paragraph(self, position: int) -> int:
        """The number of the paragraph, counted over all fields."""
        return bisect_right(self._paragraph_starts, position)

    @cached_property
    def _opening_paragraphs(self) -> frozenset[int]:
        """The first paragraph with a word in it, of summary and content."""
        opening: set[int] = set()
        for field in (1, 2):
            stop = self._field_starts[2] - 1 if field == 1 else len(self.symbols)
            first = _TOKENS.search(self.symbols, self._field_starts[field], stop)
            if first:
                opening.add(self.paragraph(first.start()))
        return frozenset(opening)

    def opens(self, position: int) -> bool:
        """True in the first paragraph of the summary or the content: near any place in the title."""
        return self.paragraph(position) in self._opening_paragraphs

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [0, *(match.start() + 1 for match in _ENDS.finditer(self.symbols) if self._ends_sentence(match.start()))]

    def _ends_sentence(self, at: int) -> bool:
        symbols = self.symbols
        if symbols[at] != MAYBE_SENTENCE:
            return True
        following = symbols[at + 1 : at + 2]
        if not following or following < chr(FIRST_SYMBOL):
            return following != LOWER
        kind = self.kind(at + 1)
        return kind is None or kind.capital

    def sentence(self, position: int) -> int:
        """The number of the sentence, counted over all fields."""
        return bisect_right(self._sentence_starts, position)

    def opens_with_capital(self, position: int) -> bool:
        """True where any word would have a capital: at the start of a sentence, in a title written with capitals."""
        start = self._sentence_starts[self.sentence(position) - 1]
        first = _TOKENS.search(self.symbols, start, position) is None
        return first or (self.field(position) == 0 and self._capital_title)

    @cached_property
    def _capital_title(self) -> bool:
        """True for a headline in which most words have a capital, as English papers write them."""
        words = [word for word in self.entry.title.split() if word[0].isalpha()]
        return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)

    @cached_property
    def uncased(self) -> bool:
        """True where the entry has no capital letter, as short messages are written."""
        entry = self.entry
        return all(text == text.lower() for text in (entry.title, entry.summary, entry.content))

    def parted(self, position: int) -> bool:
        """True where punctuation, or an end, follows the token at ``position``."""
        return self.symbols[position + 1 : position + 2] in ("", SENTENCE, MAYBE_SENTENCE, "\x05", "\x07", "\x08")

    # Offsets: only for what is shown

    @cached_property
    def _spans_of(self) -> dict[int, list[tuple[int, int]]]:
        """Field → its chunks' spans; filled field by field."""
        return {}

    @cached_property
    def _chunk_starts(self) -> dict[int, list[int]]:
        """Field → where each chunk's symbols start in the field's; filled field by field."""
        return {}

    def _chunks(self, field: int) -> list[int]:
        known = self._chunk_starts.get(field)
        if known is None:
            known = self._chunk_starts[field] = []
            start = 0
            for line in self.entry.text(FIELDS[field]).split("\n"):
                starts = list(accumulate(map(len, map(self.reader.__getitem__, line.split())), initial=start))
                start = starts.pop() + len(PARAGRAPH)
                known += starts
        return known

    def token(self, position: int) -> tuple[FieldName, int, Token]:
        """The field, the offset of the chunk and the token at a position."""
        field = self.field(position)
        name, inside = FIELDS[field], position - self._field_starts[field]
        starts = self._chunks(field)
        number = bisect_right(starts, inside) - 1
        low, high = self._chunk_spans(field)[number]
        chunk = self.entry.text(name)[low:high]
        before = len(_TOKENS.findall(self.reader[chunk], 0, inside - starts[number]))
        return name, low, self.reader.cut(chunk).tokens[before]

    def _chunk_spans(self, field: int) -> list[tuple[int, int]]:
        """Where each chunk of a field stands in its text."""
        known = self._spans_of.get(field)
        if known is None:
            text = self.entry.text(FIELDS[field])
            known = self._spans_of[field] = [match.span() for match in _CHUNK.finditer(text)]
        return known

    def span(self, hit: Hit) -> Span:
        """Where a hit stands in its field's text."""
        known = self._spans.get(hit)
        if known is None:
            known = self._spans[hit] = self._measure(hit)
        return known

    def surface(self, hit: Hit) -> str:
        """The words of a hit as they are written."""
        span = self.span(hit)
        return self.entry.text(span.field)[span.start : span.end]

    def hedges(self, hit: Hit) -> tuple[str, ...]:
        """The signs in a keyword's sentence that what is said did not happen, or not now."""
        known = self._hedges.get(hit)
        if known is None:
            span, entry = self.span(hit), self.entry
            text = entry.text(span.field)
            known = hedges(text, span.start, span.end, language=entry.language, when=entry.when)
            self._hedges[hit] = known
        return known

    def _measure(self, hit: Hit) -> Span:
        name, low, first = self.token(hit.start)
        if hit.start == hit.end:
            return Span(name, low + first.start, low + first.end)
        _, high, last = self.token(hit.end)
        return Span(name, low + first.start, high + last.end)

    def word_before(self, position: int) -> str:
        """The word before a position in its sentence, in lower case; "" where there is none."""
        start = self._sentence_starts[self.sentence(position) - 1]
        before = next((at for at in range(position - 1, start - 1, -1) if _TOKENS.match(self.symbols, at)), None)
        return "" if before is None else self.token(before)[2].surface.lower()
