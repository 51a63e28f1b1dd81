"""Matches and misses as the JSON that ``tocsin check --json`` promises, down to the order of the keys."""

from __future__ import annotations

from alerts.matching.score import addends
from alerts.model import FIELDS, Entry, Match, Mention, Miss
from handlers.shell.screen import timestamp


def fired(match: Match, entry: Entry, *, with_text: bool = False) -> dict[str, object]:
    """A rule that fires on an entry."""
    values: dict[str, object] = {
        "rule": match.rule,
        "severity": match.severity.value,
        "place": match.place,
        "feed": entry.feed,
        "entry": entry.entry_id,
        "link": entry.link,
        "title": entry.title,
        "published": timestamp(entry.published),
        "language": entry.language,
        "evidence": evidence(match),
    }
    if match.doubts:
        values["doubts"] = list(match.doubts)
    if match.lowered_from is not None:
        values["lowered_from"] = match.lowered_from.value
    if match.score is not None:
        values |= {"score": match.score.total, "sum": addends(match.score)}
    return values | {"text": texts(entry)} if with_text else values


def evidence(match: Match) -> list[dict[str, object]]:
    """What a match rests on, the nearest first."""
    return [
        {
            "field": proof.field,
            "distance": proof.distance,
            "keyword": {"term": proof.keyword.term} | _span(proof.keyword),
            "place": {"alias": proof.place.term} | _span(proof.place) | _elsewhere(proof.place, proof.field),
            "excerpt": proof.excerpt,
        }
        | ({} if proof.km is None else {"km": round(proof.km, 1)})
        for proof in match.evidence
    ]


def not_fired(miss: Miss, entry: Entry, *, with_text: bool = False) -> dict[str, object]:
    """A rule that does not fire on an entry, and why."""
    values: dict[str, object] = {
        "rule": miss.rule,
        "entry": entry.entry_id,
        "fired": False,
        "reason": miss.reason.value,
        "detail": dict(miss.detail),
    }
    return values | {"text": texts(entry)} if with_text else values


def texts(entry: Entry) -> dict[str, str]:
    """The plain texts that offsets point into."""
    return {name: entry.text(name) for name in FIELDS}


def _span(mention: Mention) -> dict[str, object]:
    return {"surface": mention.surface, "start": mention.start, "end": mention.end}


def _elsewhere(place: Mention, field: str) -> dict[str, str]:
    """Names the field of a place that stands in the title while its keyword stands in another field."""
    return {"field": place.field} if place.field != field else {}
