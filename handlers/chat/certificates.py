"""The certificates by which Telegram is known: read once a process, for all its HTTP clients."""

from __future__ import annotations

import ssl
from functools import cache

import httpx


@cache
def trusted() -> ssl.SSLContext:
    """What an HTTP client verifies servers with. Reading it takes longer than making the client itself."""
    return httpx.create_ssl_context()
