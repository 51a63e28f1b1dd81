"""What the headers of an HTTP answer mean for the next request, and what a status means in words.

Pure. Dates are compared with the server's own ``Date``, never with our clock: one of the two is often wrong.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

LONGEST_HINT: Final = timedelta(days=7)
"""Servers that call a page fresh for a year, or ask to wait for one, are taken to mean a week."""

_SECONDS: Final = re.compile("[0-9]{1,30}", re.ASCII)
_MAX_AGE: Final = re.compile(r'max-age\s*=\s*"?([0-9]{1,30})"?', re.ASCII)

_STATUS_WORDS: Final = {
    304: "nothing has changed, but nothing was asked about",
    400: "it did not understand the request",
    401: "a password is needed",
    402: "it must be paid for",
    403: "it does not let the bot read this page",
    404: "the page does not exist",
    405: "it does not let the bot read this page",
    406: "it has no version of the page that the bot can read",
    408: "it waited too long for the request",
    410: "the page is gone for good",
    418: "it does not let the bot read this page",
    421: "it does not know this site",
    425: "it asks to try later",
    429: "it asks for fewer requests",
    451: "the page is blocked for legal reasons",
    500: "something is broken on the server",
    501: "something is broken on the server",
    502: "something is broken on the server",
    503: "it is overloaded or under repair",
    504: "something is broken on the server",
    520: "something is broken on the server",
    521: "the site behind its protection service is down",
    522: "the site behind its protection service does not answer",
    523: "the site behind its protection service cannot be reached",
    524: "the site behind its protection service does not answer",
    525: "the site's certificate is not accepted by its protection service",
    526: "the site's certificate is not accepted by its protection service",
}


def status_in_words(status: int) -> str:
    """A sentence about an answer that is not a page, for people who never saw an HTTP status."""
    family = {2: "it sent no page", 3: "it points nowhere", 4: "it refused the request", 5: "it has a problem"}
    words = _STATUS_WORDS.get(status) or family.get(status // 100, "this is not an answer the bot knows")
    return f"the server answered {status}: {words}"


def retry_after(headers: Mapping[str, str], *, now: datetime | None = None) -> timedelta | None:
    """The server's wish to be left alone, in seconds or as a date; None where it has none that can be read.

    ``now`` is our clock, which counts where the server does not tell its own.
    """
    text = headers.get("Retry-After", "").strip()
    if _SECONDS.fullmatch(text):
        return _clamped(_span(text))
    until, server_now = http_date(text), http_date(headers.get("Date", "")) or now
    if until is None or server_now is None:
        return None
    return _clamped(until - server_now)


def fresh_for(headers: Mapping[str, str]) -> timedelta | None:
    """How long the server calls the page fresh (Cache-Control before Expires, less its Age); None if unsaid."""
    directives = {part.strip().lower() for part in headers.get("Cache-Control", "").split(",")}
    if directives & {"no-cache", "no-store"}:
        return None
    age = _SECONDS.fullmatch(headers.get("Age", "").strip())
    spent = _span(age[0]) if age else timedelta()
    for directive in directives:
        if found := _MAX_AGE.fullmatch(directive):
            return _clamped(_span(found[1]) - spent)
    expires, server_now = http_date(headers.get("Expires", "")), http_date(headers.get("Date", ""))
    if expires is None or server_now is None:
        return None
    return _clamped(expires - server_now)


def http_date(text: str) -> datetime | None:
    """An HTTP date in UTC; None where it is not one."""
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def _span(seconds: str) -> timedelta:
    """So many seconds, or some three hundred years where there are more."""
    return timedelta(seconds=min(int(seconds), 10**10))


def _clamped(span: timedelta) -> timedelta:
    return max(timedelta(), min(span, LONGEST_HINT))
