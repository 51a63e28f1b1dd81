"""Text made fit for a Telegram message: cleaned, measured in UTF-16 units, cut, marked; pure functions.

Theory: a feed's text is hostile until cleaned and escaped, Telegram counts UTF-16 units after it has parsed the
markup, and a reader forgives a shorter quote but not half a letter. Preferred mistake: cut too early.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import Final, Literal
from urllib.parse import urlsplit

TEXT_LIMIT: Final = 4096
"""UTF-16 units in a message after parsing; Telegram itself counts code points, which are never more."""
ENTITY_LIMIT: Final = 100
"""Telegram keeps this many formatted pieces a message and silently forgets the others."""
ELLIPSIS: Final = "…"

_LONGEST_URL: Final = 2000
_CRUMB: Final = 16
"""Code points at an end of a text that are shown rather than cut: an ellipsis for less would be silly."""
_ZWJ: Final = "\u200d"
_UNWANTED: Final = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # C0 and C1 controls but tab, line feed, return, next line
    "\u202a-\u202e\u2066-\u2069\u206a-\u206f"  # bidi embeddings, overrides, isolates: they reorder the text around
    "\ufeff\ufff9-\ufffb"
    "]"
)
_LINE_ENDS: Final = re.compile("\r\n?|[\x85\u2028\u2029]")
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_PREPENDED: Final = re.compile(
    "[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u0d4e"
    "\U000110bd\U000110cd\U000111c2\U000111c3\U000113d1\U0001193f\U00011941\U00011a84-\U00011a89\U00011d46\U00011f02]"
)
_EXTENDING: Final = re.compile("[\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
_JAMO: Final = re.compile("[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]")
_FLAG: Final = re.compile("[\U0001f1e6-\U0001f1ff]")
_VIRAMA_CLASS: Final = 9

Tag = Literal["b", "u"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """A span [start, end) of code points to show in bold (``b``) or underlined (``u``)."""

    start: int
    end: int
    tag: Tag


def clean(text: str) -> str:
    """``text`` without control and bidi-override characters, with plain line feeds and without lone surrogates."""
    text = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    return _SURROGATES.sub("\ufffd", _UNWANTED.sub("", text))


def one_line(text: str) -> str:
    """``text`` cleaned, every run of white space one blank."""
    return " ".join(clean(text).split())


def units(text: str) -> int:
    """The length in UTF-16 units, as Telegram counts offsets."""
    return len(text) + sum(character > "\uffff" for character in text)


def how_many_fit(pieces: Iterable[str], *, room: int, around: int) -> int:
    """How many pieces, from the first on, stand in ``room`` units, with ``around`` units beside each; one at least."""
    number = 0
    for number, piece in enumerate(pieces, 1):
        room -= units(piece) + around
        if room < 0:
            return max(number - 1, 1)
    return number


def web_address(url: str) -> str | None:
    """``url`` where it is an http(s) address that a person may safely tap, else None."""
    url = url.strip()
    if len(url) > _LONGEST_URL or _UNWANTED.search(url) or _SURROGATES.search(url) or re.search(r"\s", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.hostname else None


def is_boundary(text: str, index: int) -> bool:
    """True where ``text`` may be cut before ``index`` without splitting what a reader sees as one letter.

    Stricter than the grapheme clusters of Unicode TR 29 (it may say no where they say yes), without its tables.
    """
    if index <= 0 or index >= len(text):
        return True
    before, after = text[index - 1], text[index]
    if unicodedata.category(after).startswith("M") or _EXTENDING.match(after):
        return False
    if before == _ZWJ or _PREPENDED.match(before) or (before == "\r" and after == "\n"):
        return False
    if unicodedata.combining(before) == _VIRAMA_CLASS or (_JAMO.match(before) and _JAMO.match(after)):
        return False
    if _FLAG.match(before) and _FLAG.match(after):
        return _flags_before(text, index) % 2 == 0
    return True


def _flags_before(text: str, index: int) -> int:
    start = index
    while start > 0 and _FLAG.match(text[start - 1]):
        start -= 1
    return index - start


def cut(text: str, limit: int) -> str:
    """``text`` in at most ``limit`` UTF-16 units; what was cut ends in an ellipsis, at a word if one is near."""
    if len(text) <= limit and units(text) <= limit:
        return text
    if limit <= 0:
        return ""
    return text[: _last_boundary(text, 0, _fitting(text, 0, limit - 1))].rstrip() + ELLIPSIS


def _fitting(text: str, start: int, room: int) -> int:
    """The largest end for which ``text[start:end]`` has at most ``room`` UTF-16 units."""
    end = start
    for character in text[start : start + room]:
        room -= 2 if character > "\uffff" else 1
        if room < 0:
            break
        end += 1
    return end


def _last_boundary(text: str, low: int, high: int) -> int:
    """The last good place to cut in [low, high]: after a word in its last third, else between letters, else low."""
    for index in range(high, max(low, high - max((high - low) // 3, 1)), -1):
        if index >= len(text) or (text[index].isspace() and is_boundary(text, index)):
            return index
    return next((index for index in range(high, low, -1) if is_boundary(text, index)), low)


def _first_boundary(text: str, low: int, high: int) -> int:
    """The first good place to start in [low, high]: at a word in its first third, else a letter, else high."""
    if low <= 0:
        return 0
    for index in range(low, min(high, low + max((high - low) // 3, 1))):
        if text[index - 1].isspace() and is_boundary(text, index):
            return index
    return next((index for index in range(low, high) if is_boundary(text, index)), high)


def marked(
    text: str, marks: Iterable[Highlight], *, start: int = 0, end: int | None = None, lines: bool = False
) -> str:
    """HTML of ``text[start:end]``, escaped, with the marks inside it; overlapping marks after the first are left out.

    White space is one blank, unless ``lines`` keeps line ends. A mark is never half inside: it is shown or not.
    """
    end = len(text) if end is None else end
    pieces: list[str] = []
    at = start
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if mark.start < at or mark.end > end or mark.start >= mark.end:
            continue
        pieces.append(_escaped(text[at : mark.start], lines=lines))
        pieces.append(f"<{mark.tag}>{_escaped(text[mark.start : mark.end], lines=False)}</{mark.tag}>")
        at = mark.end
    pieces.append(_escaped(text[at:end], lines=lines))
    return "".join(pieces).strip()


def _escaped(text: str, *, lines: bool) -> str:
    text = clean(text)
    text = re.sub(r"\s*\n\s*", "\n", re.sub(r"[^\S\n]+", " ", text)) if lines else re.sub(r"\s+", " ", text)
    return escape(text, quote=False)


def passage(text: str, marks: Iterable[Highlight], *, around: Iterable[Highlight], length: int) -> str:
    """HTML of the part of ``text`` that holds ``around`` (never cut), in about ``length`` code points, marked.

    Marks that are far apart are shown each with its own surroundings and an ellipsis between.
    """
    wanted = sorted(around, key=lambda mark: mark.start)
    low, high = wanted[0].start, max(mark.end for mark in wanted)
    spread = high - low
    spans = [(low, high)] if spread <= length or len(wanted) == 1 else [(mark.start, mark.end) for mark in wanted]
    room = max(length - sum(end - start for start, end in spans), 0) // (2 * len(spans))
    windows = _joined([_widened(text, start, end, room) for start, end in spans])
    marks = tuple(marks)
    shown = [marked(text, marks, start=start, end=end) for start, end in windows]
    opening = ELLIPSIS if text[: windows[0][0]].strip() else ""
    closing = ELLIPSIS if text[windows[-1][1] :].strip() else ""
    return opening + f" {ELLIPSIS} ".join(shown) + closing


def quotation(text: str, marks: Iterable[Highlight], *, near: int, room: int) -> str:
    """HTML of a long piece of ``text``, marked, with its line ends, in at most ``room`` UTF-16 units.

    It starts at the start of the text where ``near`` is then still well inside, else a little before ``near``.
    """
    start = 0 if near <= room // 2 else _first_boundary(text, near - room // 3, near)
    end = _fitting(text, start, room - 2 * len(ELLIPSIS))
    if end < len(text):
        end = _last_boundary(text, start, end)
    opening = ELLIPSIS if start else ""
    closing = ELLIPSIS if text[end:].strip() else ""
    return opening + marked(text, marks, start=start, end=end, lines=True) + closing


def _widened(text: str, start: int, end: int, room: int) -> tuple[int, int]:
    """[start, end) with up to ``room`` code points more on each side; room that one side cannot use goes over."""
    left, right = min(room, start), min(room, len(text) - end)
    left, right = min(start, left + room - right), min(len(text) - end, right + room - left)
    left = start if start - left <= _CRUMB else left
    right = len(text) - end if len(text) - end - right <= _CRUMB else right
    return _first_boundary(text, start - left, start), _last_boundary(text, end, end + right)


def _joined(windows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = [windows[0]]
    for start, end in windows[1:]:
        if start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


class _Walk(HTMLParser):
    """Reads our own HTML: its plain text, and a copy that stops at the limits with every tag closed."""

    def __init__(self, *, text_limit: int, entity_limit: int) -> None:
        super().__init__(convert_charrefs=True)
        self.text: list[str] = []
        self.copy: list[str] = []
        self.entities = 0
        self.whole = True
        self._room = text_limit
        self._entity_limit = entity_limit
        self._open: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        href = next((value for name, value in attrs if name == "href"), None)
        self.entities += 1
        self._open.append((tag, href))
        if self.entities > self._entity_limit:
            self.whole = False
            self._open[-1] = ("", href)
        elif self._room > 0:
            self.copy.append(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        shown, href = self._open.pop()
        if href:
            self.text.append(f" ({href})")
        if shown and self._room > 0:
            self.copy.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self._room <= 0:
            self.whole = self.whole and not data
            return
        short = cut(data, self._room)
        self.copy.append(escape(short, quote=False))
        self._room -= units(short)
        if short != data:
            self.whole = False
            self._room = 0
            self.copy.extend(f"</{tag}>" for tag, _ in reversed(self._open) if tag)


def fit(html: str, *, text_limit: int = TEXT_LIMIT, entity_limit: int = ENTITY_LIMIT) -> str:
    """``html`` unchanged where it is within Telegram's limits, else its beginning, cut in the text, tags closed."""
    walk = _walked(html, text_limit=text_limit, entity_limit=entity_limit)
    return html if walk.whole else "".join(walk.copy)


def length(html: str) -> int:
    """The UTF-16 units of ``html`` once Telegram has parsed it."""
    walk = _walked(re.sub(r'\shref="[^"]*"', "", html), text_limit=TEXT_LIMIT, entity_limit=ENTITY_LIMIT)
    return units("".join(walk.text))


def plain(html: str) -> str:
    """``html`` without markup, each link's address behind its words, within Telegram's limit."""
    return cut("".join(_walked(html, text_limit=TEXT_LIMIT, entity_limit=ENTITY_LIMIT).text).strip(), TEXT_LIMIT)


def _walked(html: str, *, text_limit: int, entity_limit: int) -> _Walk:
    walk = _Walk(text_limit=text_limit, entity_limit=entity_limit)
    walk.feed(html)
    walk.close()
    return walk
