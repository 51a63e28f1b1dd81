"""/log and /why: what was sent, to whom, and what it rests on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from telegram import Message, Update

from alerts.errors import InvalidCommand, NotFound
from alerts.model import Alert, ChatId, Match, Role
from alerts.operations import history, lookups, rulebook
from alerts.store.chats_table import chat_state
from alerts.store.database import Store
from alerts.store.log_table import AlertRecord, LogQuery
from alerts.wordings import say_doubts
from alerts.wordings.failings import said_of_feed
from handlers.chat.asked import Asked, hear
from handlers.chat.parts import Context
from handlers.phrases import phrase, said_because, said_miss, said_reason, said_score

_REF: Final = re.compile(r"(?<![\w])([2-9A-HJKMNP-Z]{5})(?![\w])")
_ASKED_REF: Final = re.compile(r"#?([2-9A-HJKMNP-Z]{5})", re.IGNORECASE)
_LINK: Final = re.compile(r"(https?://\S+)\s*(.*)", re.DOTALL)
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
_MOST_TRAILS: Final = 50


async def log(update: Update, context: Context) -> None:
    """The newest alerts and what became of their letters; narrowed to today, some days, a rule or a place."""
    asked = await hear(update, context)
    if _ASKED_REF.fullmatch(asked.text):
        with suppress(NotFound):
            await _why_alert(asked, asked.text)
            return
    query = await _query(asked)
    records = await asked.read(lookups.log, asked.actor, query)
    await asked.reply("log", alerts=[_row(record) for record in records], limit=_SHOWN, asked=asked.text)


async def why(update: Update, context: Context) -> None:
    """Why an alert fired (by reference or in reply to it), or what the rules say of an entry (by link)."""
    asked = await hear(update, context)
    if link := _LINK.fullmatch(asked.text):
        await _why_not(asked, link[1], link[2].strip() or None)
        return
    ref = _said_ref(asked.text) or _replied_ref(update.effective_message)
    if not ref:
        await asked.reply("why_help")
        return
    await _why_alert(asked, ref)


async def recall(asked: Asked) -> bool:
    """Why an alert fired whose reference is all that was said; False where it is the reference of none."""
    if _ASKED_REF.fullmatch(asked.text) is None:
        return False
    with suppress(NotFound):
        await _why_alert(asked, asked.text)
        return True
    return False


async def _why_alert(asked: Asked, ref: str) -> None:
    record = await asked.read(lookups.why, asked.actor, ref.lstrip("#"))
    alert = record.alert
    await asked.reply(
        "why",
        ref=alert.ref,
        severity=alert.severity.value,
        title=alert.entry.headline,
        url=alert.entry.link,
        source=record.feed_title or alert.entry.feed,
        reasons=[reason for match in alert.matches for reason in _reasons(match, asked)],
        then=list(await asked.read(history.rules_then, record, asked.language)),
        excerpt=_excerpt(alert),
        trails=await _trails(record, asked),
        held=said_reason(record.held, asked.language) if record.held else "",
        merged=record.merged_into or "",
        time=f"{alert.created_at:%Y-%m-%d %H:%M} UTC",
    )


async def _why_not(asked: Asked, link: str, rule: str | None) -> None:
    found = await asked.beside(lookups.why_not, asked.actor, link, rule=rule, gazetteer=asked.parts.gazetteer)
    fired = [reason for each in found.verdicts if isinstance(each, Match) for reason in _reasons(each, asked)[:1]]
    missed = [said_miss(each, asked.language) for each in found.verdicts if not isinstance(each, Match)]
    why = said_of_feed(found.page_problem or "", asked.language)
    notes = [phrase("why.page", asked.language, why=why)] if why else []
    if found.record is not None:
        time = f"{found.record.alert.created_at:%Y-%m-%d %H:%M} UTC"
        notes.append(phrase("why.alert", asked.language, ref=found.record.alert.ref, time=time))
        notes.append(f"/why {found.record.alert.ref}")
    title, missed = found.entry.headline, missed[: _SHOWN * 2]
    name = found.verdicts[0].rule if rule and found.verdicts else ""
    await asked.reply("why_not", rule=name, title=title, url=link, fired=fired, missed=missed, notes=notes)


def _reasons(match: Match, asked: Asked) -> list[str]:
    reasons = [said_because(match.rule, piece, asked.language) for piece in match.evidence[:2]]
    reasons += [score] if (score := said_score(match, asked.language)) else []
    return [*reasons, *(f"⚠ {doubt}" for doubt in say_doubts(match.doubts, asked.language))]


def _excerpt(alert: Alert) -> str:
    """The passage of the nearest pair that does not stand in the title, which is shown anyway."""
    pieces = (piece for match in alert.matches for piece in match.evidence)
    return next((piece.excerpt for piece in pieces if piece.keyword.field != "title"), "")


async def _trails(record: AlertRecord, asked: Asked) -> list[dict[str, str]]:
    """Where its letters went; people outside the staff learn of their own chat only."""
    titles = await asked.read(_titles, [trail.chat for trail in record.trails[:_MOST_TRAILS]])
    return [
        {
            "chat": (titles.get(trail.chat) or str(trail.chat)) + (f" #{trail.topic}" if trail.topic else ""),
            "state": phrase(f"state.{trail.state}", asked.language),
            "why": said_reason(trail.why, asked.language) if trail.why else "",
        }
        for trail in record.trails
        if asked.actor.role is not Role.EVERYBODY or trail.chat == asked.actor.chat
    ][:_SHOWN]


def _titles(store: Store, chats: Sequence[ChatId]) -> dict[ChatId, str | None]:
    return {chat: chat_state(store, chat).title for chat in chats}


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


def _said_ref(text: str) -> str:
    """The reference amid some words, or the one word that was meant to be one; "" where several words hold none."""
    found = _REF.findall(text)
    if found or len(text.split()) > 1:
        return str(found[-1]) if found else ""
    return text


def _replied_ref(message: object) -> str:
    """The reference in the alert that is replied to: the last word of that form on its first line."""
    replied = message.reply_to_message if isinstance(message, Message) else None
    text = (replied.text or "") if replied else ""
    found = _REF.findall(text.partition("\n")[0])
    return str(found[-1]) if found else ""
