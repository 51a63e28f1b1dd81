"""What comes over the wire: a page with what the server said of it, or word that it is what it was.

Like ``model``, nothing here reads a clock, a file or a network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a server gave for the next conditional request, byte for byte; None where it gave none."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What came over the wire (or from a file): the decoded body, bounded, and what the server said of it.

    ``url`` is what was asked for, ``final_url`` where the redirects ended, ``moved_to`` the target when every
    redirect on the way was permanent. ``fresh_for`` is how long the server calls the page fresh.
    """

    url: str
    final_url: str
    body: bytes
    content_type: str = ""
    validators: Validators = Validators()
    fresh_for: timedelta | None = None
    moved_to: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotModified:
    """The server says the page is what it was; ``validators`` replace the stored ones where not None."""

    validators: Validators = Validators()
    fresh_for: timedelta | None = None
