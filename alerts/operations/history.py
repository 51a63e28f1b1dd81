"""What was changed, by whom and when, and which rules read otherwise when an alert fired."""

from __future__ import annotations

from datetime import datetime

from alerts.language.folding import fold
from alerts.model import Actor, Language
from alerts.operations.rights import require_staff
from alerts.operations.rulebook import readings
from alerts.rules.chat.writing import format_rule
from alerts.store.database import Store
from alerts.store.journal_table import Record, read_journal
from alerts.store.log_table import AlertRecord, rules_as_were
from alerts.store.rules_table import read_rules, rule_of_text
from alerts.typography import cut
from alerts.wordings import say

_LOOKED_THROUGH = 5_000
"""Records that are held against the name of a subject, the newest first."""


def rules_then(store: Store, record: AlertRecord, language: Language) -> tuple[str, ...]:
    """Sentences that tell the rules of an alert which read otherwise when it fired, as they read then."""
    today = {rule.name: rule for rule in read_rules(store)}
    return tuple(
        say(
            "rule_then" if rule.name in today else "rule_then_gone",
            language,
            name=rule.name,
            text=format_rule(rule, language, with_name=False),
        )
        for rule in rules_as_were(store, record)
        if today.get(rule.name) != rule
    )


def changes(
    store: Store,
    actor: Actor,
    *,
    about: str | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
    limit: int = 50,
) -> tuple[Record, ...]:
    """The newest records of the audit log; ``about`` is the name of a rule, place, feed or chat, in any case."""
    require_staff(actor)
    if about is None:
        return read_journal(store, since=since, until=until, limit=limit)
    wanted = set(map(fold, readings(about, "rule", "place")))
    found = read_journal(store, since=since, until=until, limit=_LOOKED_THROUGH)
    return tuple(each for each in found if fold(each.subject) in wanted)[:limit]


def line(record: Record, language: Language, *, most: int | None = None) -> dict[str, str]:
    """A record in words: when, who and what; of a rule's text at ``most`` so many characters."""
    what = told(record, language, most=most)
    return {"time": f"{record.at:%Y-%m-%d %H:%M}", "who": doer(record, language), "what": what}


def told(record: Record, language: Language, *, most: int | None = None) -> str:
    """What was done, as a sentence without a subject: put the rule x on watch: …"""
    rule = record.detail.get("rule")
    text = format_rule(rule_of_text(str(rule)), language) if rule else ""
    text = text if most is None else cut(text, most)
    alone = record.action in {"arrive", "leave", "stop"} and record.subject == str(record.user)
    key = f"did_{record.action}_alone" if alone else f"did_{record.action}"
    return say(key, language, subject=record.subject, text=text, **_more(record))


def doer(record: Record, language: Language) -> str:
    """Who did it: a Telegram number, a channel that posted, or the command line."""
    if record.user is not None:
        return str(record.user)
    return str(record.chat) if record.chat is not None else say("doer_shell", language)


def _more(record: Record) -> dict[str, object]:
    """What else the sentence names."""
    return {"to": record.detail.get("to", ""), "language": record.detail.get("language", "")}
