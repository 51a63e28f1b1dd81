"""The error tree. Expected outcomes are values; these are for what the caller did not ask about.

TocsinError
├─ StaffError             safe to show to the person, written for them
│  ├─ InvalidCommand      what was understood, where it stopped, an example
│  ├─ InvalidRule         position and hint
│  ├─ InvalidFile         file, line, what to write instead
│  ├─ NotFound
│  ├─ AlreadyExists
│  └─ NotAllowed
├─ FeedError              url
│  ├─ FetchError          status, retry_after
│  └─ ParseError
├─ RenderError            template
├─ StoreError
└─ SettingsError          every problem, not the first
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta


class TocsinError(Exception):
    """Root of every error that Tocsin raises on purpose; ``str()`` is a sentence for people."""


class StaffError(TocsinError):
    """The person can mend it; its text is written for them and safe to show."""


class InvalidCommand(StaffError):
    """A chat or shell command that could not be understood; ``example`` is one to copy."""

    def __init__(self, message: str, *, example: str = "") -> None:
        super().__init__(message)
        self.example = example


class InvalidRule(StaffError):
    """A rule text with a mistake at ``position`` (code points from its start); ``hint`` says what to write instead.

    ``meanings`` are other texts, in the person's own words, that can be read; ``example`` is the first of them or a
    rule of ours. ``is_several`` where more than one of them may be meant together: two rules in one text.
    """

    def __init__(self, message: str, *, position: int = 0, hint: str = "", example: str = "") -> None:
        super().__init__(message)
        self.position = position
        self.hint = hint
        self.example = example
        self.meanings: tuple[str, ...] = ()
        self.is_several = False


class InvalidFile(StaffError):
    """A file with a mistake; ``str()`` is ``FILE:LINE: message`` and says what to write instead."""

    def __init__(self, message: str, *, file: str, line: int | None = None) -> None:
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {message}")
        self.file = file
        self.line = line


class NotFound(StaffError):
    """The rule, place, feed, alert or chat that was named does not exist."""


class AlreadyExists(StaffError):
    """The name is taken."""


class NotAllowed(StaffError):
    """The actor may not do this."""


class FeedError(TocsinError):
    """A feed could not be read; ``str()`` says in words what happened."""

    def __init__(self, message: str, *, url: str) -> None:
        super().__init__(message)
        self.url = url


class FetchError(FeedError):
    """The page did not come. ``status`` is None when no HTTP answer came; ``retry_after`` is the server's own wish."""

    def __init__(
        self, message: str, *, url: str, status: int | None = None, retry_after: timedelta | None = None
    ) -> None:
        super().__init__(message, url=url)
        self.status = status
        self.retry_after = retry_after


class ParseError(FeedError):
    """The page came but nothing of a feed could be saved from it; ``hurts``: reading it had to be stopped by force."""

    def __init__(self, message: str, *, url: str, hurts: bool = False) -> None:
        super().__init__(message, url=url)
        self.hurts = hurts


class RenderError(TocsinError):
    """A template failed; ``template`` is its name."""

    def __init__(self, message: str, *, template: str) -> None:
        super().__init__(message)
        self.template = template


class StoreError(TocsinError):
    """The database could not be opened, read or written."""


class SettingsError(TocsinError):
    """The settings cannot be used; ``problems`` lists every one."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)
