"""The settings of the service, read from a mapping (the environment) when asked, never at import.

Every problem is reported at once, each as a sentence that says what to write instead. The bot token lives in a
``Secret``, which no ``repr``, ``str``, format or pickle shows; only ``reveal`` hands it out, for the Bot API client.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Final, NoReturn
from urllib.parse import urlsplit

from alerts.errors import SettingsError

Network = IPv4Network | IPv6Network

DEFAULT_API_URL: Final = "https://api.telegram.org/bot"
DEFAULT_DATABASE: Final = Path("tocsin.db")

_TOKEN: Final = re.compile(r"[0-9]{1,20}:[A-Za-z0-9_-]{1,100}")
"""As wide as any Bot API server gives them; Telegram's own have 35 characters behind the colon."""
_LARGEST_ID: Final = 2**52
"""Telegram promises that ids have at most 52 significant bits."""
_LONGEST_CONTACT: Final = 200


class Secret:
    """A string that must not be shown: ``reveal()`` gives it, everything else gives stars."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """The secret itself; hand it straight to the client that needs it."""
        return self._value

    def hide(self, text: str) -> str:
        """``text`` without the secret, for logs and messages of libraries that print it."""
        return text.replace(self._value, "***")

    def __repr__(self) -> str:
        return "Secret(***)"

    def __str__(self) -> str:
        return "***"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a secret is not pickled")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the environment says. ``token`` None means: deliver to the terminal. ``api_url`` ends in ``/bot``."""

    token: Secret | None = None
    api_url: str = DEFAULT_API_URL
    database: Path = DEFAULT_DATABASE
    operators: frozenset[int] = frozenset()
    allow_private: tuple[Network, ...] = ()
    contact: str = ""
    places: Path | None = None
    """The operators' own file of places, on top of the bundled gazetteer."""


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Settings from ``TOCSIN_*`` variables; an empty variable counts as absent.

    Raises ``SettingsError`` with every problem. Reads one file: the one that ``TOCSIN_TOKEN_FILE`` names.
    """
    given = {name: value.strip() for name, value in environ.items() if name.startswith("TOCSIN_") and value.strip()}
    problems: list[str] = []
    settings = Settings(
        token=_token(given, problems),
        api_url=_api_url(given, problems),
        database=Path(given.get("TOCSIN_DB", DEFAULT_DATABASE)),
        operators=_operators(given, problems),
        allow_private=_allow_private(given, problems),
        contact=_contact(given, problems),
        places=Path(given["TOCSIN_PLACES"]) if "TOCSIN_PLACES" in given else None,
    )
    if problems:
        raise SettingsError(problems)
    return settings


def _token(given: Mapping[str, str], problems: list[str]) -> Secret | None:
    value, named = given.get("TOCSIN_TOKEN"), given.get("TOCSIN_TOKEN_FILE")
    if value and named:
        problems.append("TOCSIN_TOKEN and TOCSIN_TOKEN_FILE are both set: keep one of them")
        return None
    if named:
        try:
            value = Path(named).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError, ValueError) as fault:
            reason = (getattr(fault, "strerror", None) or "it is not a text file").lower()
            problems.append(f"TOCSIN_TOKEN_FILE: {named} cannot be read ({reason}): write a file with the token in it")
            return None
        if not value:
            problems.append(f"TOCSIN_TOKEN_FILE: {named} is empty: write the token of @BotFather into it")
            return None
    if value is None:
        return None
    if not _TOKEN.fullmatch(value):
        source = "TOCSIN_TOKEN_FILE" if named else "TOCSIN_TOKEN"
        problems.append(
            f"{source}: this is not a bot token: @BotFather gives one like 123456789:AA… "
            "(digits, a colon, then letters, digits, - and _)"
        )
        return None
    return Secret(value)


def _api_url(given: Mapping[str, str], problems: list[str]) -> str:
    url = given.get("TOCSIN_API_URL", DEFAULT_API_URL)
    try:
        parts = urlsplit(url)
        whole = bool(parts.scheme in {"http", "https"} and parts.hostname)
    except ValueError:
        whole = False
    if not whole:
        problems.append(f"TOCSIN_API_URL: {url!r} is not an http(s) address: write one like {DEFAULT_API_URL}")
    elif not url.endswith("/bot"):
        problems.append(f"TOCSIN_API_URL: {url!r} must end in /bot, as in {DEFAULT_API_URL}")
    return url


def _operators(given: Mapping[str, str], problems: list[str]) -> frozenset[int]:
    found: set[int] = set()
    for part in _parts(given.get("TOCSIN_OPERATORS", "")):
        if re.fullmatch(r"[0-9]{1,16}", part) and 0 < int(part) < _LARGEST_ID:
            found.add(int(part))
        else:
            problems.append(
                f"TOCSIN_OPERATORS: {part!r} is not a Telegram user id: write numbers separated by commas, "
                "like 12345678,87654321 (a person's id, not an @name)"
            )
    return frozenset(found)


def _allow_private(given: Mapping[str, str], problems: list[str]) -> tuple[Network, ...]:
    found: list[Network] = []
    for part in _parts(given.get("TOCSIN_ALLOW_PRIVATE", "")):
        try:
            found.append(ip_network(part, strict=False))
        except ValueError:
            problems.append(f"TOCSIN_ALLOW_PRIVATE: {part!r} is not a network: write one like 10.1.0.0/16 or fd00::/8")
    return tuple(dict.fromkeys(found))


def _contact(given: Mapping[str, str], problems: list[str]) -> str:
    contact = given.get("TOCSIN_CONTACT", "")
    if not contact.isascii() or not contact.isprintable() or len(contact) > _LONGEST_CONTACT:
        problems.append(
            "TOCSIN_CONTACT: it goes into the User-Agent header: write an address or URL in plain ASCII, "
            f"at most {_LONGEST_CONTACT} characters, like mailto:desk@example.org"
        )
        return ""
    return contact


def _parts(listed: str) -> list[str]:
    return [part.strip() for part in listed.split(",") if part.strip()]
