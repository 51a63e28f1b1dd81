"""Alerts and replies as finished Telegram messages: escaped, within the limits, in French, English or Arabic.

An alert reads in eight lines on a phone: severity, what was found (its words marked), where, when, who says it, and
the original text folded away. The evidence, the link and the reference are never cut; the quoted text gives way. What
a feed says is data: cleaned, escaped, never markup. A template that fails raises ``RenderError``; ``plain_letter``
needs no template, so no alert dies of a typo.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from jinja2 import PackageLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from alerts.bulletins import official_line
from alerts.errors import RenderError
from alerts.letters import Letter
from alerts.model import Alert, Entry, Evidence, FieldName, Language, Match, Severity
from alerts.typography import (
    TEXT_LIMIT,
    Highlight,
    clean,
    cut,
    fit,
    length,
    one_line,
    passage,
    plain,
    quotation,
    web_address,
)
from alerts.wordings import say_doubts, spoken

EMOJI: Final = {Severity.CRITICAL: "🔴", Severity.HIGH: "🟠", Severity.MEDIUM: "🟡", Severity.LOW: "🔵"}

_TITLE: Final = 110
_EXCERPT: Final = 105
_QUOTE: Final = 1500
_WORTH_QUOTING: Final = 220
"""A shorter text stands almost whole in the excerpt."""
_LABEL: Final = 70
_SHOWN_RULES: Final = 20
_SHOWN_PLACES: Final = 3
_SHOWN_DOUBTS: Final = 2
_QUOTE_MARKS: Final = 16
_DIGEST_ALERTS: Final = 30
"""Two formatted pieces each, and at most some 110 units, keep a digest within the limits."""
_ISOLATES: Final = re.compile("[\u2068\u2069\n]")
_LATEST_TIME: Final = 2**31
_TEMPLATE_FAULTS: Final = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError)


class Renderer:
    """Writes letters from the templates; one is enough for the whole process."""

    def __init__(self) -> None:
        self._environment = ImmutableSandboxedEnvironment(
            loader=PackageLoader("templates", ""),
            undefined=StrictUndefined,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_finalized,
            auto_reload=False,
        )
        self._environment.filters["isolate"] = _isolate
        self._environment.globals["rlm"] = Markup("\u200f")

    def alert_letter(self, alert: Alert, *, language: Language, source: str = "") -> Letter:
        """The letter that tells subscribers of ``alert``; ``source`` is the feed's title (default: the site's name).

        Raises ``RenderError``.
        """
        template = f"alert.{spoken(language)}.j2"
        doubts = say_doubts(_best(alert).doubts, spoken(language))[:_SHOWN_DOUBTS]
        official = cut(official_line(alert.entry, spoken(language)), _TITLE)
        names = _alert_names(alert, source=source) | {"doubts": doubts, "official": official}
        bare = self._rendered(template, names | {"quote": ""})
        room = min(TEXT_LIMIT - length(bare) - 4, _QUOTE)
        quote = _quote(alert, room)
        html = self._rendered(template, names | {"quote": Markup(quote)}) if quote else bare  # noqa: S704 - escaped by typography
        return _sealed(html)

    def digest_letter(
        self, alerts: Sequence[Alert], *, language: Language, sources: Mapping[str, str] | None = None
    ) -> Letter:
        """Several alerts in one letter, a line each, the gravest first; ``sources`` maps feed URLs to titles.

        Raises ``RenderError``.
        """
        by_gravity = sorted(alerts, key=lambda alert: -alert.severity.rank)
        shown = [
            _digest_line(alert, source=(sources or {}).get(alert.entry.feed, ""))
            for alert in by_gravity[:_DIGEST_ALERTS]
        ]
        names = {"alerts": shown, "more": len(alerts) - len(shown)}
        return _sealed(self._rendered(f"digest.{spoken(language)}.j2", names))

    def reply(self, name: str, language: Language, **names: object) -> Letter:
        """The answer to a command, from ``replies/<name>.<language>.j2``. Raises ``RenderError``."""
        return _sealed(self._rendered(f"replies/{name}.{spoken(language)}.j2", names))

    def _rendered(self, template: str, names: Mapping[str, object]) -> str:
        try:
            return self._environment.get_template(template).render(names).strip()
        except TemplateNotFound as fault:
            raise RenderError(f"the template {fault.name} does not exist", template=template) from fault
        except _TEMPLATE_FAULTS as fault:
            raise RenderError(f"the template {template} failed: {fault}", template=template) from fault


def plain_letter(alert: Alert) -> Letter:
    """The alert without any template or markup: severity, reference, words, place, time, link."""
    best = _best(alert)
    entry = alert.entry
    proof = best.evidence[0] if best.evidence else None
    lines = [
        f"{EMOJI[alert.severity]} {alert.severity.value.upper()} · {cut(one_line(best.rule), _LABEL)} · {alert.ref}",
        cut(one_line(entry.headline), _TITLE),
        f"{one_line(proof.keyword.surface)} … {one_line(proof.place.surface)}" if proof else "",
        f"📍 {cut(one_line(best.place), _LABEL)}",
        *(f"⚠ {doubt}" for doubt in say_doubts(best.doubts, "en")),
        official_line(entry, "en"),
        f"{entry.when or alert.created_at:%Y-%m-%d %H:%M} UTC",
        web_address(entry.link) or "",
    ]
    return _sealed(escape("\n".join(line for line in lines if line), quote=False))


def _sealed(html: str) -> Letter:
    html = fit(html)
    return Letter(html=html, plain=plain(html))


def _finalized(value: object) -> object:
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return _cleaned(value)


def _cleaned(text: str) -> str:
    """The text cleaned, but for isolates that are closed again: they keep a Latin name in an Arabic sentence in its
    place, and turn nothing outside them round."""
    opened, kept = list[int](), set[int]()
    for mark in _ISOLATES.finditer(text):
        if mark[0] == "\n":
            opened.clear()
        elif mark[0] == "\u2068":
            opened.append(mark.start())
        elif opened:
            kept |= {opened.pop(), mark.start()}
    ends = [-1, *sorted(kept), len(text)]
    pieces = [clean(text[before + 1 : end]) + text[end : end + 1] for before, end in pairwise(ends)]
    return "".join(pieces)


def _isolate(value: object) -> Markup:
    text = value if isinstance(value, Markup) else Markup.escape(_cleaned(str(value)))
    return Markup("\u2068{}\u2069").format(text)


def _alert_names(alert: Alert, *, source: str) -> dict[str, object]:
    best, entry = _best(alert), alert.entry
    proof = best.evidence[0] if best.evidence else None
    in_title = proof is not None and proof.keyword.field == "title" and proof.place.field == "title"
    return {
        "severity": alert.severity.value,
        "kind": alert.kind.value,
        "ref": alert.ref,
        "rules": _labels(match.rule for match in _by_gravity(alert))[:_SHOWN_RULES],
        "places": _labels(match.place for match in _by_gravity(alert))[:_SHOWN_PLACES],
        "title": Markup(_title(alert)),  # noqa: S704 - escaped by typography
        "excerpt": Markup(_background(alert) if in_title else _excerpt(entry, proof)),  # noqa: S704 - escaped by typography
        "source": _source(entry, source),
        "time": _moment(entry.when or alert.created_at),
        "dated": entry.when is not None,
    }


def _digest_line(alert: Alert, *, source: str) -> dict[str, object]:
    title = cut(one_line(alert.entry.headline), _LABEL) or _source(alert.entry, source)["name"]
    return {
        "severity": alert.severity.value,
        "ref": alert.ref,
        "places": [cut(label, _LABEL // 2) for label in _labels(match.place for match in _by_gravity(alert))],
        "title": title,
        "source": _source(alert.entry, source),
        "time": _moment(alert.entry.when or alert.created_at),
    }


def _by_gravity(alert: Alert) -> list[Match]:
    return sorted(alert.matches, key=lambda match: -match.severity.rank)


def _best(alert: Alert) -> Match:
    return _by_gravity(alert)[0]


def _labels(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(cut(one_line(name), _LABEL) or "?" for name in names))


def _marks(alert: Alert, field: FieldName) -> list[Highlight]:
    """Every mention of the alert in ``field``: keywords bold, places underlined, the nearest pairs first."""
    found: dict[Highlight, None] = {}
    for match in _by_gravity(alert):
        for evidence in match.evidence:
            found |= dict.fromkeys(_mention_marks(alert.entry, evidence, field))
    return list(found)


def _mention_marks(entry: Entry, evidence: Evidence, field: FieldName) -> list[Highlight]:
    size = len(entry.text(field))
    spans = [
        Highlight(start=evidence.keyword.start, end=evidence.keyword.end, tag="b")
        if evidence.keyword.field == field
        else None,
        Highlight(start=evidence.place.start, end=evidence.place.end, tag="u")
        if evidence.place.field == field
        else None,
    ]
    return [mark for mark in spans if mark is not None and 0 <= mark.start < mark.end <= size]


def _title(alert: Alert) -> str:
    text, marks = alert.entry.title, _marks(alert, "title")[:8]
    proof = next(iter(_best(alert).evidence), None)
    around = _mention_marks(alert.entry, proof, "title") if proof else []
    if around:
        return passage(text, marks, around=around, length=_TITLE)
    short = cut(one_line(text), _TITLE)
    return escape(short, quote=False)


def _background(alert: Alert) -> str:
    """A short text behind a title that is the proof itself; a long one is quoted, one that repeats it left out."""
    entry = alert.entry
    field: FieldName = "content" if entry.content.strip() else "summary"
    text = one_line(entry.text(field))
    if len(text) > _WORTH_QUOTING or text.casefold() in one_line(entry.title).casefold():
        return ""
    marks = _marks(alert, field)
    if not marks:
        return escape(cut(text, _EXCERPT), quote=False)
    return passage(entry.text(field), marks, around=marks[:2], length=_EXCERPT)


def _excerpt(entry: Entry, proof: Evidence | None) -> str:
    if proof is None:
        return ""
    field = proof.keyword.field
    marks = _mention_marks(entry, proof, field)
    return passage(entry.text(field), marks, around=marks, length=_EXCERPT) if marks else ""


def _quote(alert: Alert, room: int) -> str:
    """HTML of the text behind the alert in at most ``room`` UTF-16 units, from its start if the proof is there."""
    proof = next(iter(_best(alert).evidence), None)
    field: FieldName = "content" if alert.entry.content.strip() else "summary"
    if proof and proof.keyword.field != "title":
        field = proof.keyword.field
    text = alert.entry.text(field)
    if len(one_line(text[: 2 * _WORTH_QUOTING])) <= _WORTH_QUOTING or room < _EXCERPT:
        return ""
    marks = _marks(alert, field)[:_QUOTE_MARKS]
    near = min((mark.start for mark in marks[:2]), default=0)
    return quotation(text, marks, near=near, room=room)


def _source(entry: Entry, title: str) -> dict[str, str]:
    url = web_address(entry.link) or web_address(entry.feed) or ""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return {"name": cut(one_line(title), _LABEL) or host or cut(one_line(entry.feed), _LABEL) or "?", "url": url}


def _moment(when: datetime) -> dict[str, object]:
    when = when.astimezone(UTC)
    unix = int(when.timestamp())
    return {
        "unix": unix,
        "year": when.year,
        "month": when.month,
        "day": when.day,
        "weekday": when.weekday(),
        "clock": f"{when:%H:%M}",
        "shown": 0 < unix < _LATEST_TIME,
    }
