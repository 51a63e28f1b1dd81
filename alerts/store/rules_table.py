"""The watch rules, in order, each with a revision that grows with every change.

``rule_history`` keeps every revision for ever, so that an old alert can show the rule as it was when it fired.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from alerts.model import Area, Rule, Severity, Window, WindowUnit
from alerts.store.columns import areas_of, areas_text, groups, json_text, severity_of, stamp, strings, weights_of
from alerts.store.database import Row, Store


def read_rules(store: Store) -> tuple[Rule, ...]:
    """Every rule, in order."""
    return tuple(_rule(row) for row in store.rows("SELECT * FROM rules ORDER BY position, id"))


def rule_revisions(store: Store) -> Mapping[str, int]:
    """The present revision of every rule, by name."""
    return {row["name"]: row["revision"] for row in store.rows("SELECT name, revision FROM rules")}


def put_rule(store: Store, rule: Rule, *, now: datetime) -> int:
    """Add the rule, or change the one of that name (it keeps its position); returns its revision.

    Writing the same rule again changes nothing.
    """
    text = rule_text(rule)
    known = store.row("SELECT name, revision FROM rules WHERE name = ?", (rule.name,))
    if known is not None and rule_as_was(store, rule.name, known["revision"]) == rule:
        return int(known["revision"])
    revision = 1 + int(store.value("SELECT coalesce(max(revision), 0) FROM rule_history WHERE name = ?", (rule.name,)))
    store.execute("INSERT INTO rule_history VALUES (?, ?, ?, ?)", (rule.name, revision, text, stamp(now)))
    store.execute(
        """INSERT INTO rules (position, name, revision, keywords, places, within, all_of, none_of, severity, languages,
               areas, weights, min_score, struck, created_at, changed_at)
           VALUES ((SELECT coalesce(max(position) + 1, 0) FROM rules),
               :name, :revision, :keywords, :places, :within, :all_of, :none_of, :severity, :languages,
               :areas, :weights, :min_score, :struck, :now, :now)
           ON CONFLICT (name) DO UPDATE SET revision = excluded.revision, keywords = excluded.keywords,
               places = excluded.places, within = excluded.within, all_of = excluded.all_of,
               none_of = excluded.none_of, severity = excluded.severity, languages = excluded.languages,
               areas = excluded.areas, weights = excluded.weights, min_score = excluded.min_score,
               struck = excluded.struck, changed_at = excluded.changed_at""",
        {
            "name": rule.name,
            "revision": revision,
            "keywords": json_text(rule.keywords),
            "places": json_text(rule.places),
            "within": str(rule.within),
            "all_of": json_text(rule.all_of),
            "none_of": json_text(rule.none_of),
            "severity": rule.severity.rank,
            "languages": json_text(rule.languages),
            "areas": areas_text(rule.areas),
            "weights": json_text(rule.weights),
            "min_score": rule.min_score,
            "struck": json_text(rule.without),
            "now": stamp(now),
        },
    )
    return revision


def delete_rule(store: Store, name: str) -> bool:
    """Remove the rule (its history stays); False when there is none of that name."""
    return store.execute("DELETE FROM rules WHERE name = ?", (name,)).rowcount > 0


def rule_as_was(store: Store, name: str, revision: int) -> Rule | None:
    """The rule as it read at a revision, also after it was changed or removed."""
    text = store.value("SELECT rule FROM rule_history WHERE name = ? AND revision = ?", (name, revision))
    return None if text is None else rule_of_text(text)


def rule_text(rule: Rule) -> str:
    """A rule as one line of JSON, for the history."""
    values: dict[str, object] = {
        "name": rule.name,
        "keywords": rule.keywords,
        "places": rule.places,
        "within": str(rule.within),
        "all_of": rule.all_of,
        "none_of": rule.none_of,
        "severity": rule.severity.value,
        "languages": rule.languages,
    }
    if rule.areas:
        values["areas"] = [{"place": area.place, "km": area.km} for area in rule.areas]
    if rule.is_scored:
        values |= {"weights": rule.weights, "min_score": rule.min_score}
    if rule.without:
        values["without"] = rule.without
    return json_text(values)


def rule_of_text(text: str) -> Rule:
    """The rule that ``rule_text`` wrote."""
    values = json.loads(text)
    return Rule(
        name=values["name"],
        keywords=tuple(values["keywords"]),
        places=tuple(values["places"]),
        within=_window(values["within"]),
        all_of=tuple(tuple(group) for group in values["all_of"]),
        none_of=tuple(values["none_of"]),
        severity=Severity(values["severity"]),
        languages=tuple(values["languages"]),
        areas=tuple(Area(**area) for area in values.get("areas", ())),
        weights=tuple((keyword, points) for keyword, points in values.get("weights", ())),
        min_score=values.get("min_score"),
        without=tuple(values.get("without", ())),
    )


def _rule(row: Row) -> Rule:
    return Rule(
        name=row["name"],
        keywords=strings(row["keywords"]),
        places=strings(row["places"]),
        within=_window(row["within"]),
        all_of=groups(row["all_of"]),
        none_of=strings(row["none_of"]),
        severity=severity_of(row["severity"]),
        languages=strings(row["languages"]),
        areas=areas_of(row["areas"]),
        weights=weights_of(row["weights"]),
        min_score=row["min_score"],
        without=strings(row["struck"]),
    )


def _window(text: str) -> Window:
    number, _, unit = text.partition(" ")
    if unit == "words":
        return Window(words=int(number))
    return Window(unit=WindowUnit(text))
