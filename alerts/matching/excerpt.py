"""The matched passage: whole words round the keyword and the place, both marked, neither ever cut.

Within one field the passage runs from some words before the first mention to some words after the second, inside
their paragraphs; a long stretch between the two is left out and shown as an ellipsis. Where the place stands in the
title and the keyword in the text, the passage is the keyword's.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from alerts.matching.offsets import Span
from alerts.model import Mark

_AROUND: Final = 110
"""Code points of context on either side, about eighteen words."""
_BETWEEN: Final = 240
"""A longer stretch between the two mentions is left out but for its ends."""
_ELLIPSIS: Final = "…"


def passage(text: str, keyword: Span, place: Span) -> tuple[str, tuple[Mark, ...]]:
    """The excerpt of ``text`` and where the mentions stand in it. ``place`` may be in another field: then only the
    keyword is shown."""
    marks = [Mark(start=keyword.start, end=keyword.end, what="keyword")]
    if place.field == keyword.field:
        marks.append(Mark(start=place.start, end=place.end, what="place"))
        marks.sort(key=lambda mark: mark.start)
    first, last = marks[0], marks[-1]
    begin, end = _begin(text, first.start), _end(text, last.end)
    pieces = [(begin, end)]
    if last.start - first.end > _BETWEEN:
        pieces = [(begin, _end(text, first.end)), (_begin(text, last.start), end)]
    return _join(text, pieces, marks)


def _join(text: str, pieces: list[tuple[int, int]], marks: list[Mark]) -> tuple[str, tuple[Mark, ...]]:
    out = _ELLIPSIS + " " if _cut_before(text, pieces[0][0]) else ""
    moved: list[Mark] = []
    for number, (begin, end) in enumerate(pieces):
        if number:
            out = f"{out} {_ELLIPSIS} "
        shift = len(out) - begin
        moved += [
            Mark(start=mark.start + shift, end=mark.end + shift, what=mark.what)
            for mark in marks
            if begin <= mark.start and mark.end <= end
        ]
        out += text[begin:end].replace("\n", " ")
    if _cut_after(text, pieces[-1][1]):
        out = f"{out} {_ELLIPSIS}"
    return out, tuple(moved)


def _begin(text: str, at: int) -> int:
    """The start of a word, at most ``_AROUND`` before ``at``, not before the paragraph."""
    low = max(text.rfind("\n", 0, at) + 1, at - _AROUND)
    if not _cut_before(text, low):
        return low
    space = next((i for i in range(low, at) if text[i].isspace()), None)
    if space is not None:
        return next(i for i in range(space, at + 1) if not text[i].isspace())
    return _grapheme_start(text, low, at)


def _end(text: str, at: int) -> int:
    """The end of a word, at most ``_AROUND`` after ``at``, not after the paragraph."""
    stop = text.find("\n", at)
    high = min(len(text) if stop < 0 else stop, at + _AROUND)
    if high == len(text) or text[high].isspace():
        return high
    space = next((i for i in range(high, at - 1, -1) if text[i].isspace()), None)
    return space if space is not None else _grapheme_start(text, high, len(text))


def _grapheme_start(text: str, low: int, limit: int) -> int:
    """In text without spaces: the next position that does not tear a mark from its letter."""
    return next((i for i in range(low, limit) if not unicodedata.category(text[i]).startswith("M")), limit)


def _cut_before(text: str, begin: int) -> bool:
    return begin > 0 and text[begin - 1] != "\n"


def _cut_after(text: str, end: int) -> bool:
    return end < len(text) and text[end] != "\n" and bool(text[end:].strip())
