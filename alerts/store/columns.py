"""How the model's values stand in SQLite's columns, and back: the one place that knows the encoding.

Times are text in UTC with microseconds (``2016-11-20T12:40:00.000000Z``), so that text order is time order and a person
can read them; chats are text (a number or ``@name``); severities are their rank, so that SQL can sort and compare them;
lists and mappings are JSON, not escaped.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, cast

from alerts.model import Area, ChatId, Evidence, Mark, Mention, Score, Severity, Share

_SEVERITIES = tuple(Severity)


def stamp(moment: datetime) -> str:
    """The column text of an aware time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").zfill(27)


def stamp_or_none(moment: datetime | None) -> str | None:
    """The column text of a time that may be missing."""
    return None if moment is None else stamp(moment)


def moment(text: str) -> datetime:
    """The aware UTC time of a column text."""
    return datetime.fromisoformat(text)


def moment_or_none(text: str | None) -> datetime | None:
    """The time of a column that may be NULL."""
    return None if text is None else moment(text)


def chat_text(chat: ChatId) -> str:
    """The column text of a chat: ``-1001234567890`` or ``@channel``."""
    return str(chat)


def chat_id(text: str) -> ChatId:
    """The chat of a column text."""
    return text if text.startswith("@") else int(text)


def severity_of(rank: int) -> Severity:
    """The severity of a rank column."""
    return _SEVERITIES[rank]


def json_text(value: object) -> str:
    """JSON as stored: compact, UTF-8 not escaped, keys in the order given."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def strings(text: str) -> tuple[str, ...]:
    """The tuple of strings of a JSON list column."""
    return tuple(cast("list[str]", json.loads(text)))


def numbers(text: str) -> frozenset[int]:
    """The set of integers of a JSON list column."""
    return frozenset(cast("list[int]", json.loads(text)))


def groups(text: str) -> tuple[tuple[str, ...], ...]:
    """The tuple of tuples of a JSON list-of-lists column."""
    return tuple(tuple(group) for group in cast("list[list[str]]", json.loads(text)))


def areas_text(areas: Sequence[Area]) -> str:
    """The JSON of a rule's areas."""
    return json_text([asdict(area) for area in areas])


def areas_of(text: str) -> tuple[Area, ...]:
    """The areas of a rule's JSON column."""
    return tuple(Area(**area) for area in json.loads(text))


def weights_of(text: str) -> tuple[tuple[str, float], ...]:
    """The weights of a rule's JSON column, a list of pairs."""
    return tuple((keyword, points) for keyword, points in json.loads(text))


def score_text(score: Score | None) -> str | None:
    """The JSON of a match's score, NULL where it has none."""
    return None if score is None else json_text([asdict(share) for share in score.shares])


def score_of(text: str | None) -> Score | None:
    """The score of a match's JSON column."""
    return None if text is None else Score(shares=tuple(Share(**share) for share in json.loads(text)))


def mapping(text: str) -> dict[str, Any]:
    """The mapping of a JSON object column."""
    return cast("dict[str, Any]", json.loads(text))


def evidence_text(evidence: Sequence[Evidence]) -> str:
    """The JSON of a match's evidence, the nearest first."""
    return json_text([asdict(piece) for piece in evidence])


def evidence_of(text: str) -> tuple[Evidence, ...]:
    """The evidence of a match's JSON column."""
    return tuple(
        Evidence(
            keyword=Mention(**piece["keyword"]),
            place=Mention(**piece["place"]),
            distance=piece["distance"],
            excerpt=piece["excerpt"],
            marks=tuple(Mark(**mark) for mark in piece["marks"]),
            km=piece.get("km"),
        )
        for piece in json.loads(text)
    )
