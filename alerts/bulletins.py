"""What alerting services say in fields of their own (CAP 1.2, GDACS), and what follows from it. Pure.

A warning that is over, or that was only a drill, is stored and not sent; one that takes back or changes another says
so. How grave a service takes it to be is shown and decides nothing: severity is the word of the rule's author. The
preferred mistake is an alert too many, so what cannot be read is taken for current and real.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final

from alerts.model import AlertKind, Entry, Language
from alerts.wordings import say

OVER: Final = "its publisher says that it is over"
DRILL: Final = "its publisher says that it is a test or an exercise"
GRACE: Final = timedelta(hours=1)
"""A warning that ran out so lately is still news."""

_KINDS: Final = {"update": AlertKind.UPDATE, "cancel": AlertKind.RETRACTION, "error": AlertKind.CORRECTION}
_DRILLS: Final = frozenset({"test", "exercise", "draft", "system"})
_SHOWN: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("alert_level", frozenset({"red", "orange", "green"})),
    ("severity", frozenset({"extreme", "severe", "moderate", "minor"})),
    ("urgency", frozenset({"immediate", "expected", "future", "past"})),
    ("certainty", frozenset({"observed", "likely", "possible", "unlikely"})),
)
"""The fields that are shown and the words they may have; ``Unknown`` says nothing."""


def kind_of(entry: Entry) -> AlertKind:
    """A first alert, or one that changes or takes back another, by CAP's ``msgType``."""
    return _KINDS.get(_word(entry.alert_fields, "message_type"), AlertKind.FIRST)


def why_no_news(entry: Entry, *, now: datetime) -> str | None:
    """Why a warning is to be told to nobody; None for all other entries."""
    if _word(entry.alert_fields, "status") in _DRILLS:
        return DRILL
    expires = _moment(entry.alert_fields.get("expires", ""))
    return OVER if expires is not None and expires < now - GRACE else None


def official_line(entry: Entry, language: Language) -> str:
    """What the service itself says of its warning, in one line; empty for entries that are none."""
    fields = entry.alert_fields
    said = [say(f"cap_{name}_{word}", language) for name, words in _SHOWN if (word := _word(fields, name)) in words]
    expires = _moment(fields.get("expires", ""))
    if said and expires is not None:
        said.append(say("cap_until", language, time=f"{expires:%Y-%m-%d %H:%M} UTC"))
    return " · ".join(said)


def _word(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "").strip().lower()


def _moment(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
