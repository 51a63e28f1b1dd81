"""What a robots.txt says to one robot (RFC 9309): its own group, else the one for all; the longest rule decides. Pure.

Python's own reader knows neither ``*`` nor ``$`` and lets the first rule decide. Everything here is linear in the text,
and matching in the address. The preferred mistake is to stay away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote, urlsplit

_MOST_RULES: Final = 5_000
_EVERYBODY: Final = "*"


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern of paths and whether they may be read."""

    allow: bool
    pattern: str

    def matches(self, path: str) -> bool:
        """True where the path begins with the pattern, in which ``*`` stands for anything and a last ``$`` for the
        end."""
        to_end = self.pattern.endswith("$")
        first, *others = self.pattern.removesuffix("$").split("*")
        if not path.startswith(first):
            return False
        at = len(first)
        if to_end:
            last = others.pop() if others else ""
            if not path.endswith(last) or (not others and not self.pattern.count("*") and at != len(path)):
                return False
            path = path[: len(path) - len(last)]
        for part in others:
            found = path.find(part, at)
            if found < 0:
                return False
            at = found + len(part)
        return at <= len(path)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What one robot may read, and the pause in seconds that is asked of it."""

    rules: tuple[Rule, ...] = ()
    pause: float | None = None

    def allow(self, url: str) -> bool:
        """True where the robot may read ``url``."""
        parts = urlsplit(url)
        path = unquote(f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/")
        matching = [rule for rule in self.rules if rule.matches(path)]
        best = max(matching, key=lambda rule: (len(rule.pattern), rule.allow), default=None)
        return best is None or best.allow


NOTHING: Final = Rules(rules=(Rule(allow=False, pattern="/"),))
"""Nothing may be read."""


def rules_for(robot: str, text: str) -> Rules:
    """The rules of ``text`` for the robot of this name."""
    rules: defaultdict[str, list[Rule]] = defaultdict(list)
    pauses: dict[str, float] = {}
    own = robot.lower()
    speaks_to: set[str] = set()
    names_end = True
    for line in text.removeprefix("\ufeff").splitlines():
        name, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        name = name.lower()
        if not colon or name not in {"user-agent", "allow", "disallow", "crawl-delay"}:
            continue
        if name == "user-agent":
            speaks_to = set() if names_end else speaks_to
            names_end = False
            speaks_to |= {value.partition("/")[0].strip().lower()} & {own, _EVERYBODY}
            for agent in speaks_to:
                rules.setdefault(agent, [])
            continue
        names_end = True
        for agent in speaks_to:
            if name == "crawl-delay":
                pauses[agent] = _seconds(value, pauses.get(agent, 0.0))
            elif value and len(rules[agent]) < _MOST_RULES:
                rules[agent].append(Rule(allow=name == "allow", pattern=unquote(value)))
    agent = own if own in rules else _EVERYBODY
    return Rules(rules=_distinct(rules.get(agent, [])), pause=pauses.get(agent))


def _distinct(rules: Sequence[Rule]) -> tuple[Rule, ...]:
    return tuple(dict.fromkeys(rules))


def _seconds(value: str, otherwise: float) -> float:
    try:
        seconds = float(value)
    except ValueError:
        return otherwise
    return seconds if 0 <= seconds < 86_400 else otherwise
