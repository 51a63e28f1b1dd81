"""/log: what was sent, and to how many."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from telegram import Update

from alerts.errors import InvalidCommand, NotFound
from alerts.operations import lookups, rulebook
from alerts.store.log_table import AlertRecord, LogQuery
from handlers.chat import explaining
from handlers.chat.asked import Asked, hear
from handlers.chat.parts import Context
from handlers.phrases import phrase

_SINCE: Final = re.compile(
    r"""(?<!\S)(?:
    (?P<today>today|aujourd['’]hui|اليوم) | (?P<yesterday>yesterday|hier|أمس)
    | (?:(?:last|past|depuis|les|آخر)\s+)?(?P<days>\d{1,3})
      \s*(?:derniers\s+)?(?:d|j|days?|jours?|أيام|يوم|يوما)
    | ^(?P<alone>\d{1,3})$
    | (?:since\s+|depuis\s+(?:le\s+)?|منذ\s+)?(?P<date>\d{4}-\d{2}-\d{2})
    | (?:(?:this|last|past|cette|la|هذا|آخر)\s+)?(?P<week>week|semaine|(?:ال)?أسبوع)(?:\s+(?:dernière|الماضي))?
    | (?:(?:this|last|past|ce|le|هذا|آخر)\s+)?(?P<month>month|mois|(?:ال)?شهر)(?:\s+(?:dernier|الماضي))?
    )(?=[\s,،]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Since when alerts are asked for; a number alone is one of days."""
_WEEK, _MONTH = timedelta(days=7), timedelta(days=30)
_SHOWN: Final = 10
_QUOTES: Final = ' ,،"«»“”'


async def log(update: Update, context: Context) -> None:
    """The newest alerts and what became of their letters; narrowed to today, some days, a rule or a place."""
    asked = await hear(update, context)
    if await explaining.recall(asked):
        return
    query = await _query(asked)
    records = await asked.read(lookups.log, asked.actor, query)
    await asked.reply("log", alerts=[_row(record) for record in records], limit=_SHOWN, asked=asked.text)


def _row(record: AlertRecord) -> dict[str, object]:
    states = [trail.state for trail in record.trails]
    return {
        "ref": record.alert.ref,
        "severity": record.alert.severity.value,
        "time": f"{record.alert.created_at:%d.%m. %H:%M}",
        "rule": record.alert.matches[0].rule if record.alert.matches else "",
        "title": record.alert.entry.headline,
        "sent": states.count("sent"),
        "waiting": sum(states.count(state) for state in ("queued", "sending", "held")),
        "failed": sum(states.count(state) for state in ("failed", "expired", "unknown")),
    }


async def _query(asked: Asked) -> LogQuery:
    """What is asked for: since when, and the place or the rule that is named besides, in any order."""
    since, about = _since(asked.text, asked.now)
    query = LogQuery(limit=_SHOWN, since=since)
    if not about:
        return query
    try:
        place = await asked.read(rulebook.place_named, about, asked.actor)
    except NotFound:
        try:
            rule = await asked.read(rulebook.rule_named, about, asked.actor)
        except NotFound as unknown:
            raise InvalidCommand(str(unknown), example=phrase("log.example", asked.language)) from unknown
        return replace(query, rule=rule.name)
    return replace(query, place=place.name)


def _since(text: str, now: datetime) -> tuple[datetime | None, str]:
    """Since when the alerts are asked for, and the rest of the text."""
    found = _SINCE.search(text)
    if found is None:
        return None, text.strip(_QUOTES)
    try:
        since = _moment(found, now)
    except ValueError:  # the 31st of February
        return None, text.strip(_QUOTES)
    return since, " ".join((text[: found.start()] + text[found.end() :]).split()).strip(_QUOTES)


def _moment(found: re.Match[str], now: datetime) -> datetime:
    match found.lastgroup:
        case "days" | "alone":
            return now - timedelta(days=int(found["days"] or found["alone"]))
        case "date":
            return datetime.fromisoformat(found["date"]).replace(tzinfo=now.tzinfo)
        case "week" | "month":
            return now - (_WEEK if found.lastgroup == "week" else _MONTH)
        case "yesterday":
            return _midnight(now) - timedelta(days=1)
        case _:
            return _midnight(now)


def _midnight(now: datetime) -> datetime:
    return now.replace(hour=0, minute=0, second=0, microsecond=0)
