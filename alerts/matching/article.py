"""One entry, read once: which names and keywords stand where, and everything a window needs to know about a position.

The three fields are read into one string of symbols, parted by ``FIELD``. A *position* is an index into that string;
an *ordinal* counts words only, so that the words strictly between two mentions are a subtraction. Sentences, offsets
and surfaces are worked out when first asked for: most entries are never asked.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from alerts.language.sentences import ends_after_abbreviations
from alerts.language.tokens import Token
from alerts.matching.finder import Occurrence
from alerts.matching.hedges import hedges
from alerts.matching.namecheck import Name, Veil
from alerts.matching.particles import with_particles
from alerts.matching.reader import Kind, Reader
from alerts.matching.symbols import CONTINUES, FIELD, FIRST_SYMBOL, LOWER, MAYBE_SENTENCE, OTHER, SENTENCE
from alerts.model import FIELDS, Entry, FieldName

_TOKENS: Final = re.compile("[^\x02\x03\x05-\x0f]")
_MARKS: Final = re.compile("[\x02\x03\x05-\x0f]")
_BREAKS: Final = re.compile("[\x05\x08]")
_ENDS: Final = re.compile("[\x02\x03\x05\x08]")
_CHUNK: Final = re.compile(r"\S+")
_ACCENTED: Final = re.compile("[\u00c0-\u024f\u1e00-\u1eff]|[A-Za-z][\u0300-\u036f]")
_APOSTROPHES: Final = ("'", "’", "ʼ")
_ENDS_OF_QUOTES: Final = frozenset("»”’\"'…")


Position = tuple[int, int]
"""The indices of the first and the last token of a mention in an article's symbols."""


class _Counts(dict[str, int]):
    """Symbol → how many words it adds to a distance. A word of several graphemes counts once: the mark inside it takes
    back what its next grapheme adds."""

    def __missing__(self, symbol: str) -> int:
        count = self[symbol] = int(symbol >= FIRST_SYMBOL or symbol in (LOWER, OTHER))
        return count


_COUNTS: Final = _Counts({CONTINUES: -1})


class Hit(NamedTuple):
    """Where a mention stands: the ordinals of its first and last word, and the positions of their tokens."""

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


class _Line(NamedTuple):
    """A paragraph: its chunks' spans in the field's text, and the position where each chunk's symbols start."""

    field: FieldName
    spans: list[tuple[int, int]]
    starts: list[int]


class _Chunk(NamedTuple):
    """A chunk's tokens, and where in its symbols they stand."""

    positions: list[int]
    tokens: tuple[Token, ...]


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
        return self.reader.kind(self.symbols[position])

    def names(self) -> list[Occurrence[Name | Veil]]:
        """Every name of a place that stands in the text, and every longer one, in text order."""
        return self.reader.names.find(self.symbols)

    def phrases(self, low: int = 0, high: int = sys.maxsize) -> list[Occurrence[int]]:
        """Every keyword that starts in [low, high) by its number, and every phrase that hides one by ``~`` of it, in
        text order."""
        finder = self.reader.loose_phrases if self.unaccented else self.reader.phrases
        found = finder.find(self.symbols, low, high)
        if self.reader.language == "de":
            found = with_particles(found, self.reader.vocabulary.parted, self._behind)
        if self._unspaced:
            found = [each for each in found if not self._is_torn(each[0], each[1])]
        return found

    def _is_torn(self, start: int, end: int) -> bool:
        """True for two Chinese signs that are the end of one word and the beginning of the next: 地雷, mine, in
        当地雷声, local thunder."""
        return end == start + 1 and self.straddles(start, end) and self.reader.is_sign(self.symbols[start])

    @cached_property
    def _unspaced(self) -> bool:
        """True where words of a script without spaces stand in the entry."""
        return CONTINUES in self.symbols

    @property
    def reach(self) -> int:
        """How many positions before a token a phrase that holds it may start."""
        return 2 * self.reader.vocabulary.longest

    def hit(self, position: Position) -> Hit:
        """A position with the ordinals that distances are counted in."""
        start, end = position
        ordinals = self.ordinals
        return Hit(ordinals[start], ordinals[end], start, end)

    @cached_property
    def unaccented(self) -> bool:
        """True where no Latin letter of the entry has an accent, as in short messages and capitals."""
        entry = self.entry
        texts = (entry.title, entry.summary, entry.content)
        return not any(not text.isascii() and _ACCENTED.search(text) for text in texts)

    # Positions and ordinals

    @cached_property
    def ordinals(self) -> list[int]:
        """For each position, how many words stand before it, over all fields; and at last how many there are."""
        symbols = self.symbols
        if self._unspaced:
            return list(accumulate(map(_COUNTS.__getitem__, symbols), initial=0))
        ordinals: list[int] = []
        marks = 0
        for mark in _MARKS.finditer(symbols):  # a run of words at a time is four times faster
            ordinals += range(len(ordinals) - marks, mark.start() - marks + 1)
            marks += 1
        ordinals += range(len(ordinals) - marks, len(symbols) - marks + 1)
        return ordinals

    @cached_property
    def _field_starts(self) -> list[int]:
        first = self.symbols.index(FIELD)
        return [0, first + 1, self.symbols.index(FIELD, first + 1) + 1]

    def number(self, position: int) -> int:
        """Which word of its field stands at ``position``, counted from 1."""
        return self.ordinals[position] - self.ordinals[self._field_starts[self.field(position)]] + 1

    def field(self, position: int) -> int:
        """0 for the title, 1 for the summary, 2 for the content."""
        return bisect_right(self._field_starts, position) - 1

    def field_span(self, position: int) -> tuple[int, int]:
        """The positions of the field that holds ``position``: [first, last + 1)."""
        field, starts = self.field(position), self._field_starts
        return starts[field], starts[field + 1] - 1 if field + 1 < len(starts) else len(self.symbols)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAKS.finditer(self.symbols))]

    def paragraph(self, position: int) -> int:
        """The number of the paragraph, counted over all fields."""
        return bisect_right(self._paragraph_starts, position)

    @cached_property
    def openings(self) -> tuple[tuple[int, int], ...]:
        """The first paragraph with a word in it, of summary and content: [first position, last position + 1)."""
        starts, length = self._paragraph_starts, len(self.symbols)
        opening: list[tuple[int, int]] = []
        for start, stop in pairwise((*self._field_starts[1:], length + 1)):
            first = _TOKENS.search(self.symbols, start, stop - 1)
            if first:
                number = self.paragraph(first.start())
                opening.append((starts[number - 1], starts[number] if number < len(starts) else length))
        return tuple(opening)

    def opens(self, position: int) -> bool:
        """True in the first paragraph of the summary or the content: near any place in the title."""
        return any(start <= position < stop for start, stop in self.openings)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        found = (match.start() + 1 for match in _ENDS.finditer(self.symbols) if self._ends_sentence(match.start()))
        starts = [0, *found]
        behind = [self._position(*at) for at in self._behind_abbreviations()]
        return sorted({*starts, *behind}) if behind else starts

    def _behind_abbreviations(self) -> list[tuple[int, int]]:
        """The sentences that no mark parts from an abbreviation before them: the field's number and the offset."""
        fields, language = (self.entry.text(name) for name in FIELDS), self.reader.language
        return [(number, at) for number, text in enumerate(fields) for at in ends_after_abbreviations(text, language)]

    def _position(self, field: int, offset: int) -> int:
        """The position of the chunk that starts at an offset of a field's text."""
        number = bisect_right(
            self._line_spans, (field, offset), key=lambda span: (FIELDS.index(span.field), span.start)
        )
        line = self._line(number)
        return line.starts[bisect_left(line.spans, (offset, offset))]

    def _ends_sentence(self, at: int) -> bool:
        symbols = self.symbols
        following = symbols[at + 1 : at + 2]
        if not following or following < FIRST_SYMBOL:
            lower = following == LOWER
        else:
            kind = self.kind(at + 1)
            lower = kind is not None and not kind.capital
        if not lower or symbols[at] not in (SENTENCE, MAYBE_SENTENCE):
            return True
        return symbols[at] == SENTENCE and not self._goes_on_behind_quotes(at + 1)

    def _goes_on_behind_quotes(self, position: int) -> bool:
        """True for a word in lower case behind the end of a quotation, or behind dots: « Where is it? » asked …"""
        field, low, token = self.token(position)
        before = self.entry.text(field)[max(0, low + token.start - 3) : low + token.start].rstrip()
        return before[-1:] in _ENDS_OF_QUOTES

    def sentence(self, position: int) -> int:
        """The number of the sentence, counted over all fields."""
        return bisect_right(self._sentence_starts, position)

    def goes_on(self, position: int) -> bool:
        """True where a word in lower case stands right before, in a text: a capital there says something."""
        return self.symbols[position - 1 : position] == LOWER and self.field(position) > 0

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

    def straddles(self, start: int, end: int) -> bool:
        """True where the tokens in [start, end] begin and end inside words of a script without spaces."""
        return self.symbols[start - 1 : start] == CONTINUES == self.symbols[end + 1 : end + 2]

    def possessed(self, position: int) -> bool:
        """True where an apostrophe and more letters follow the token at ``position``."""
        behind = self._behind(position, 2)
        return behind[:1] in _APOSTROPHES and behind[1:].isalpha()

    def _behind(self, position: int, letters: int) -> str:
        """The ``letters`` of its field behind the token at ``position``."""
        field, low, token = self.token(position)
        after = low + token.end
        return self.entry.text(field)[after : after + letters]

    def parted(self, position: int) -> bool:
        """True where punctuation, or an end, follows the token at ``position``."""
        return self.symbols[position + 1 : position + 2] in ("", SENTENCE, MAYBE_SENTENCE, "\x05", "\x07", "\x08")

    # Offsets: only for what is shown

    @cached_property
    def _lines(self) -> dict[int, _Line]:
        """Paragraph → its chunks; filled as they are asked for."""
        return {}

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
            for line in self.entry.text(name).split("\n"):
                spans.append(Span(name, start, start + len(line)))
                start += len(line) + 1
        return spans

    def _measure_line(self, number: int) -> _Line:
        field, start, end = self._line_spans[number - 1]
        text = self.entry.text(field)
        spans = [found.span() for found in _CHUNK.finditer(text, start, end)]
        lengths = (len(self.reader[text[low:high]]) for low, high in spans)
        return _Line(field, spans, list(accumulate(lengths, initial=self._paragraph_starts[number - 1])))

    def token(self, position: int) -> tuple[FieldName, int, Token]:
        """The field, the offset of the chunk and the token at a position."""
        field, spans, starts = self._line(self.paragraph(position))
        number = bisect_right(starts, position) - 1
        low, high = spans[number]
        chunk = self._chunks.get((field, low))
        if chunk is None:
            chunk = self._chunks[field, low] = self._chunk(self.entry.text(field)[low:high])
        return field, low, chunk.tokens[bisect_left(chunk.positions, position - starts[number])]

    @cached_property
    def _chunks(self) -> dict[tuple[FieldName, int], _Chunk]:
        """Field and offset → the chunk there; kept because a chunk may be a whole article, in which every mention asks
        for its token."""
        return {}

    def _chunk(self, text: str) -> _Chunk:
        positions = [found.start() for found in _TOKENS.finditer(self.reader[text])]
        return _Chunk(positions, self.reader.cut(text).tokens)

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

    def around(self, hit: Hit, letters: int) -> tuple[str, str, str]:
        """The ``letters`` before a hit, the hit as it is written, and those behind it."""
        span = self.span(hit)
        text = self.entry.text(span.field)
        start, end = span.start, span.end
        return text[max(0, start - letters) : start], text[start:end], text[end : end + letters]

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
