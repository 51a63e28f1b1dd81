"""How the command line shows things: JSON lines for programs; cards, tables and colour for people.

Texts of feeds are data: control characters are taken out, so that none of them drives the terminal. Where there is no
colour (a pipe, ``NO_COLOR``) the marked words stand between stars (keyword) and underscores (place).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from rich.console import Console, Group
from rich.containers import Lines
from rich.table import Table
from rich.text import Text

from alerts.model import Entry, Evidence, Language, Match, Rule, Severity
from alerts.rules.telling.keywordforms import caught
from alerts.typography import one_line
from alerts.wordings import say, say_doubts
from alerts.wordings.tongues import tongue
from handlers.phrases import joined, phrase, said_because, said_score

EMOJI: Final = {Severity.CRITICAL: "🔴", Severity.HIGH: "🟠", Severity.MEDIUM: "🟡", Severity.LOW: "🔵"}
COLOURS: Final = {
    Severity.CRITICAL: "bold red",
    Severity.HIGH: "bold dark_orange",
    Severity.MEDIUM: "bold yellow",
    Severity.LOW: "bold blue",
}
_KEYWORD: Final = "bold yellow"
_PLACE: Final = "bold underline cyan"
_DIRECTIONS: Final = re.compile("[\u200e\u200f\u2066-\u2069]")
_ISOLATES: Final = re.compile("[\u2066-\u2069]")
_LINE_BREAKING: Final = re.compile("[\x7f-\x9f\u2028\u2029]")
"""Legal inside JSON, but some readers split lines there and some terminals obey them."""


def json_line(values: Mapping[str, object]) -> str:
    """One JSON object on one line, characters unescaped but for the few that would break the line."""
    text = json.dumps(values, ensure_ascii=False)
    return _LINE_BREAKING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def print_json(values: Mapping[str, object]) -> None:
    """One JSON line on standard output."""
    sys.stdout.write(json_line(values))


def timestamp(when: datetime | None) -> str | None:
    """A time as programs read it: ``2016-11-20T12:40:00Z``."""
    return None if when is None else f"{when:%Y-%m-%dT%H:%M:%SZ}".rjust(20, "0")


def shown_time(when: datetime | None, language: Language) -> str:
    """A time as people read it: ``2016-11-20 12:40 UTC``."""
    return phrase("undated", language) if when is None else f"{when:%Y-%m-%d %H:%M} UTC"


_UNITS: Final = {"fr": ("j", "h", "min"), "ar": ("ي", "س", "د")}


def shown_span(span: timedelta, language: Language) -> str:
    """A span in its two largest units, rounded down: ``3 d 4 h``, ``12 min``."""
    day, hour, minute = _UNITS.get(language, ("d", "h", "min"))
    minutes = int(abs(span).total_seconds()) // 60
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return f"{days} {day} {hours} {hour}"
    return f"{hours} {hour} {minutes % 60} {minute}" if hours else f"{minutes} {minute}"


def relative(when: datetime | None, *, now: datetime, language: Language) -> str:
    """How long ago, or how far ahead, a time is."""
    if when is None:
        return phrase("never", language)
    if abs(when - now) < timedelta(minutes=1):
        return phrase("now", language)
    return phrase("ago" if when < now else "in", language, span=shown_span(when - now, language))


def safe(text: str) -> str:
    """A feed's text on one line, without anything that drives a terminal or turns its direction."""
    return _DIRECTIONS.sub("", one_line(text))


_KEPT: Final = re.compile("(?<=«) | (?=[»:;?!])|[\u00a0\u202f]")
"""Spaces that no line ends at: inside the quotation marks and before the signs of French, and no-break spaces."""
_STAND_INS: Final = {" ": "\ue000", "\u00a0": "\ue001", "\u202f": "\ue002"}
"""Private signs that stand for them while a text is wrapped, as the library ends lines at all spaces."""
_BACK: Final = str.maketrans({sign: space for space, sign in _STAND_INS.items()})


class _Kept(Text):
    """A text that is wrapped as it is written: « l’école » keeps its marks."""

    def wrap(self, console: Console, width: int, **how: Any) -> Lines:
        """The lines of the text in this many columns."""
        kept = self.copy()
        kept.plain = _KEPT.sub(lambda space: _STAND_INS[space[0]], self.plain)
        lines = kept.wrap(console, width, **how)
        for line in lines:
            line.plain = line.plain.translate(_BACK)
        return lines


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave it to ``shell``: the library would end the process with code 1."""
        raise BrokenPipeError


_NARROW: Final = 60
"""Columns of a terminal below which a table of more than a few columns cannot be read."""
_FEW_COLUMNS: Final = 3


class Screen:
    """Standard output for people: 80 columns where the terminal does not say otherwise."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.console = _Console(highlight=False, soft_wrap=False, emoji=False, markup=False)

    @property
    def has_colour(self) -> bool:
        """True where marked words can be told by their colour."""
        return self.console.is_terminal and not self.console.no_color

    def line(self, text: str | Text = "", style: str = "") -> None:
        """One line, wrapped at the width of the terminal."""
        self.console.print(Group(_flat(text)), style=style)  # by itself, the library would join it into another text

    def unbroken(self, text: str | Text) -> None:
        """One line at any width, which the terminal wraps: a path or link in it can be copied and searched."""
        self.console.print(_flat(text), soft_wrap=True)

    def rule(self, title: str) -> None:
        """A line across the terminal with a title."""
        self.console.rule(Text(title, style="bold"))

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[str | Text]], *, wide: int = -1) -> None:
        """A table within the width of the terminal; the column ``wide`` takes the room that is left, and wraps. In a
        narrow terminal a line for each value of a row instead."""
        if self.console.width < _NARROW and len(headings) > _FEW_COLUMNS:
            self._records(headings, rows)
            return
        table = Table(box=None, padding=(0, 1, 0, 0), header_style="bold", expand=False)
        for number, heading in enumerate(headings):
            table.add_column(heading, overflow="fold", ratio=1 if number == wide % len(headings) else None)
        for row in rows:
            table.add_row(*map(_flat, row))
        self.console.print(table)

    def _records(self, headings: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
        """Each row as lines: its first value, then the others behind their headings, line by line as they have them."""
        colon = " : " if self.language == "fr" else ": "
        for row in rows:
            values = [str(_flat(value)) for value in row]
            first = 1 if headings[0] else 2  # a number, and what it numbers
            self.line(" ".join(value for value in values[:first] if value), style="bold")
            for heading, value in zip(headings[first:], values[first:], strict=False):
                names, said = heading.split("\n"), value.split("\n")
                if len(names) != len(said):
                    names, said = [" ".join(names)], [value]
                for name, line in zip(names, said, strict=True):
                    if line:
                        self.line(f"  {name.rstrip(',')}{colon if name else ''}{line}")

    def forms(self, rule: Rule) -> None:
        """What each keyword of a rule will be found as."""
        for each in caught(rule, language=self.language):
            more = f" … (+{each.more})" if each.more else ""
            apart = [self._abroad(tongue(other.language, self.language), other.forms) for other in each.abroad]
            shown = " · ".join([joined(each.forms, self.language), *apart] if each.forms else apart)
            said = say("catches", self.language, keyword=each.keyword, forms=shown + more)
            self.line(Text(f"  {safe(said)}", style="dim"))

    def _abroad(self, language: str, forms: Sequence[str]) -> str:
        return say("forms_abroad", self.language, language=language, forms=joined(forms, self.language))

    def severity(self, severity: Severity) -> Text:
        """The severity as emoji and word."""
        word = phrase(f"severity.{severity.value}", self.language)
        return Text(f"{EMOJI[severity]} {word}", style=COLOURS[severity])

    def card(self, entry: Entry, matches: Sequence[Match], *, ref: str = "", source: str = "") -> None:
        """An alert as a person reads it: how grave, where, what, who says it and when, and why it fires."""
        best = max(matches, key=lambda match: match.severity.rank)
        head = self.severity(best.severity)
        head.append(f"  {safe(best.place)}", style="bold")
        if ref:
            head.append(f"  {ref}", style="green")
        self.line(head)
        is_title = bool(best.evidence) and best.evidence[0].excerpt == entry.title
        if not is_title and entry.title:
            self.line(Text(safe(entry.title), style="bold"))
        if best.evidence:
            self.line(self.passage(best.evidence[0]), style="bold" if is_title else "")
        origin = " · ".join(
            part
            for part in (safe(source or entry.feed), shown_time(entry.when, self.language), safe(entry.link))
            if part
        )
        self.unbroken(Text(origin, style="dim"))
        for match in matches:
            for evidence in match.evidence[:1]:
                self.line(Text(safe(said_because(match.rule, evidence, self.language)), style="italic"))
            if score := said_score(match, self.language):
                self.line(Text(safe(score), style="italic"))
            for doubt in say_doubts(match.doubts, self.language):
                self.line(Text(f"⚠ {doubt}", style="yellow"))
        self.line()

    def passage(self, evidence: Evidence) -> Text:
        """The excerpt with its keyword and its place marked."""
        text, at = Text(), 0
        for mark in sorted(evidence.marks, key=lambda mark: mark.start):
            if mark.start < at:
                continue
            text.append(safe_piece(evidence.excerpt[at : mark.start]))
            word = safe_piece(evidence.excerpt[mark.start : mark.end])
            sign, style = ("*", _KEYWORD) if mark.what == "keyword" else ("_", _PLACE)
            text.append(word if self.has_colour else f"{sign}{word}{sign}", style)
            at = mark.end
        text.append(safe_piece(evidence.excerpt[at:]))
        return text


def _flat(text: str | Text) -> Text:
    """Our own words without isolates, which terminals show as boxes or blanks; a feed's, marked, as they are."""
    if isinstance(text, str):
        return _Kept(_ISOLATES.sub("", text))
    return _Kept(text.plain, style=text.style, spans=text.spans)


def safe_piece(text: str) -> str:
    """Like ``safe`` for a piece of a line: blanks at its ends stay."""
    inside = safe(text)
    if not inside:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inside + (" " if text[-1].isspace() else "")
