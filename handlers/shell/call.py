"""One call of the command line: what was typed and what the world is like, handed to the command that was named."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from alerts.model import Language
from alerts.settings import Settings, read_settings

DONE: Final = 0
SOMETHING_FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130

Clock = Callable[[], datetime]
"""Gives the time now, aware, in UTC."""


def terminal_language(environ: Mapping[str, str]) -> Language:
    """The language of the terminal where Tocsin speaks it, else English."""
    terminal = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    return terminal[:2] if terminal[:2] in {"fr", "ar"} else "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """``options`` are the parsed arguments, ``environ`` the environment, ``clock`` the only way to know the time."""

    options: Namespace
    environ: Mapping[str, str]
    clock: Clock

    @property
    def language(self) -> Language:
        """The language of answers: ``--lang``, else the terminal's where Tocsin speaks it, else English."""
        return str(getattr(self.options, "lang", None) or terminal_language(self.environ))

    @property
    def as_json(self) -> bool:
        """True where the answer goes to a program, a JSON object a line."""
        return bool(getattr(self.options, "json", False))

    @property
    def verbose(self) -> bool:
        """True where the person asked for every detail."""
        return bool(getattr(self.options, "verbose", 0))

    def settings(self) -> Settings:
        """The settings, with ``--db`` before ``TOCSIN_DB``. Raises ``SettingsError``."""
        settings = read_settings(self.environ)
        database = getattr(self.options, "db", None)
        return replace(settings, database=Path(database)) if database else settings
