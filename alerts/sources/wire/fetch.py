"""One polite, bounded GET: URL → Page | NotModified, or a FetchError that says in words what happened.

    check the URL ─► resolve, check every address, connect to the number ─► headers ─► redirect? back to the start
                                                                            └► raw body, unpacked under a limit

One client serves all polling. It sends the stored validators byte for byte (and asks once more without them a server
that does not stand them), no cookies, no Referer, reads no proxy from the environment, follows at most five redirects
(each checked as the first URL was, https never to http), takes gzip or brotli, and one deadline lies round the
whole. A connection is kept for some seconds where more pages of the site may be read next, but closed after a feed: ten
thousand feeds would else keep thousands of them open. aiohttp is at home in this file.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from importlib.metadata import version
from types import TracebackType
from typing import Final, Self
from urllib.parse import quote, urljoin

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from alerts.errors import FetchError
from alerts.pages import NotModified, Page, Validators
from alerts.sources.wire.guard import Forbidden, Guard, Network, UnknownHost
from alerts.sources.wire.httpwords import fresh_for, retry_after, status_in_words
from alerts.sources.wire.unpack import ACCEPTED, GZIP_MAGIC, Damaged, TooLarge, unpack_gzip, unpacker

FEED_TYPES: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5"
)
PAGE_TYPES: Final = "text/html, application/xhtml+xml, */*;q=0.5"
MEGABYTE: Final = 1_000_000
_MOST_REDIRECTS: Final = 5
_REDIRECTS: Final = {301, 302, 303, 307, 308}
_PERMANENT: Final = {301, 308}
_UNMET: Final = {412, 431}
"""Answers of servers that stand no conditions, or no such long ones."""


class Fetcher:
    """The one HTTP client; an asynchronous context manager."""

    def __init__(
        self,
        *,
        contact: str = "",
        allow_private: Sequence[Network] = (),
        deadline: float = 30.0,
        max_bytes: int = 5 * MEGABYTE,
        concurrency: int = 100,
        clock: Callable[[], datetime] | None = None,
    ) -> None:
        """``contact`` is how publishers reach the operator; ``deadline`` in seconds, ``max_bytes`` after unpacking.
        ``clock`` counts where a server that wants to be left alone until some time does not tell its own."""
        self.guard = Guard(allow_private=tuple(allow_private))
        self.user_agent = f"Tocsin/{version('tocsin')}" + (f" (+{contact.lstrip('+')})" if contact else "")
        self._deadline = deadline
        self._max_bytes = max_bytes
        self._concurrency = concurrency
        self._clock = clock
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        connector = aiohttp.TCPConnector(
            resolver=_GuardedResolver(self.guard),
            use_dns_cache=False,
            limit=self._concurrency,
            keepalive_timeout=10,
        )
        self._session = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=None, sock_connect=15),
            headers={"User-Agent": self.user_agent, "Accept-Encoding": ACCEPTED},
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def fetch(
        self,
        url: str,
        *,
        validators: Validators = Validators(),  # noqa: B008 - frozen
        accept: str = FEED_TYPES,
        max_bytes: int | None = None,
        keep: bool = False,
    ) -> Page | NotModified:
        """Read ``url``; NotModified only where ``validators`` were given. ``keep`` the connection where more pages of
        the host will follow. Raises FetchError and nothing else."""
        limit = max_bytes or self._max_bytes
        headers = {"Accept": accept, **({} if keep else {"Connection": "close"})}
        try:
            async with asyncio.timeout(self._deadline):
                return await self._asked(url, validators, headers, limit)
        except (Forbidden, TooLarge, Damaged, aiohttp.ClientError, OSError, ValueError) as error:
            raise FetchError(_in_words(error, limit), url=url) from error

    async def _asked(
        self, url: str, validators: Validators, headers: Mapping[str, str], limit: int
    ) -> Page | NotModified:
        """The answer; a server that stands no conditions is asked once more without them, and next time too."""
        try:
            return await self._follow(url, validators, headers, limit)
        except FetchError as error:
            if error.status not in _UNMET or validators == Validators():
                raise
        page = await self._follow(url, Validators(), headers, limit)
        return replace(page, validators=Validators())

    async def _follow(
        self, url: str, validators: Validators, headers: Mapping[str, str], limit: int
    ) -> Page | NotModified:
        """The chain of redirects. ``moved_to`` is set when every one of them was permanent."""
        conditions = _conditions(validators)
        target, permanent = url, True
        for _ in range(_MOST_REDIRECTS + 1):
            async with self._get(target, {**headers, **conditions}) as response:
                if response.status == 304 and conditions:
                    return NotModified(validators=_validators(response.headers), fresh_for=fresh_for(response.headers))
                if response.status not in _REDIRECTS:
                    moved_to = target if permanent and target != url else None
                    _check_status(response, url=url, now=self._clock() if self._clock else None)
                    return await _page(response, url=url, moved_to=moved_to, limit=limit)
                permanent = permanent and response.status in _PERMANENT
                target = _next_hop(url, target, response)
        raise FetchError(f"the server redirects more than {_MOST_REDIRECTS} times", url=url)

    def _get(self, url: str, headers: Mapping[str, str]) -> aiohttp.client._RequestContextManager:
        """One request, with no redirect followed. What aiohttp will connect to is what the guard judges."""
        if self._session is None:
            raise RuntimeError("the Fetcher is used outside its context")
        url = url.replace(" ", "%20")
        self.guard.check_url(url)
        target = URL(url, encoded=url.isascii())
        self.guard.check_target(scheme=target.scheme, host=target.raw_host or "", port=target.port)
        return self._session.get(target, headers=headers, allow_redirects=False)


class _GuardedResolver(AbstractResolver):
    """Names to numbers for aiohttp, every number checked by the guard; aiohttp then connects to the numbers."""

    def __init__(self, guard: Guard) -> None:
        self._guard = guard

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        try:
            addresses = await self._guard.resolve(host, port, family)
        except UnknownHost as error:
            raise OSError(socket.EAI_NONAME, "unknown host") from error
        return [
            ResolveResult(
                hostname=host,
                host=str(address),
                port=port,
                family=socket.AF_INET if address.version == 4 else socket.AF_INET6,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST,
            )
            for address in addresses
        ]

    async def close(self) -> None:
        """Nothing to close: the system's resolver is used."""


def _conditions(validators: Validators) -> dict[str, str]:
    """The conditional headers, byte for byte what the server gave."""
    headers = {}
    if validators.etag is not None:
        headers["If-None-Match"] = validators.etag
    if validators.last_modified is not None:
        headers["If-Modified-Since"] = validators.last_modified
    return headers


def _next_hop(url: str, target: str, response: aiohttp.ClientResponse) -> str:
    location = _ascii(response.headers.get("Location", "").strip())
    if not location:
        raise FetchError("the server redirects without saying where", url=url, status=response.status)
    following = urljoin(target, location).partition("#")[0]
    if target.lower().startswith("https:") and following.lower().startswith("http:"):
        raise FetchError("the server redirects from https to http, which is refused", url=url, status=response.status)
    return following


def _check_status(response: aiohttp.ClientResponse, *, url: str, now: datetime | None) -> None:
    """Raise FetchError unless a whole page comes."""
    if response.status not in {200, 203}:
        wish = retry_after(response.headers, now=now)
        raise FetchError(status_in_words(response.status), url=url, status=response.status, retry_after=wish)


async def _page(response: aiohttp.ClientResponse, *, url: str, moved_to: str | None, limit: int) -> Page:
    headers = response.headers
    return Page(
        url=url,
        final_url=str(response.url),
        body=await _body(response, limit),
        content_type=headers.get("Content-Type", "").encode("ascii", "replace").decode("ascii"),
        validators=_validators(headers),
        fresh_for=fresh_for(headers),
        moved_to=moved_to,
    )


def _ascii(location: str) -> str:
    """The address with its bytes beyond ASCII, which a server may send as they are, written as an address has them."""
    return "".join(
        letter if letter.isascii() else quote(letter.encode("utf-8", "surrogateescape")) for letter in location
    )


def _validators(headers: Mapping[str, str]) -> Validators:
    return Validators(etag=_repeatable(headers.get("ETag")), last_modified=_repeatable(headers.get("Last-Modified")))


def _repeatable(value: str | None) -> str | None:
    """None for a header of bytes that are no text, which could neither be kept nor sent back."""
    return None if value is None or any("\ud800" <= letter <= "\udfff" for letter in value) else value


async def _body(response: aiohttp.ClientResponse, limit: int) -> bytes:
    """The raw body, unpacked under the limit while it comes; a ``.gz`` file is unpacked as well, also a packed one."""
    length = response.content_length
    if length is not None and length > limit:
        raise TooLarge
    encoding = ", ".join(response.headers.getall("Content-Encoding", []))
    reader = unpacker(encoding, limit=limit)
    received = 0
    async for chunk in response.content.iter_any():
        received += len(chunk)
        if received > limit:  # packed, and yet so large: a stream that never gives a byte
            raise TooLarge
        reader.feed(chunk)
    body = reader.finish()
    if body.startswith(GZIP_MAGIC):
        return unpack_gzip(body, limit=limit)
    return body


_WORDS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (aiohttp.ClientConnectorDNSError, "no server is known under this name"),
    (aiohttp.ClientConnectorCertificateError, "the server's certificate is not accepted"),
    (aiohttp.ClientSSLError, "no secure connection could be made with the server"),
    (aiohttp.ClientConnectorError, "the server could not be reached: it refused the connection or did not answer"),
    (aiohttp.ServerTimeoutError, "the server did not answer"),
    (aiohttp.InvalidURL, "this is not a valid web address"),
    (aiohttp.ClientResponseError, "the server's answer is not valid HTTP"),
    (aiohttp.ClientError, "the connection broke before the whole page had come"),
    (TimeoutError, "the server did not finish in time"),
    (ValueError, "this is not a valid web address"),
)


def _in_words(error: Exception, limit: int) -> str:
    """What a person can do something with; the library's own text stays in the chained exception."""
    match error:
        case Forbidden():
            return str(error)
        case TooLarge():
            return f"the page is larger than {limit / MEGABYTE:g} MB"
        case Damaged():
            return f"the page came damaged or packed in a way the bot did not ask for ({error})"
        case aiohttp.ClientConnectorCertificateError(certificate_error=ssl.SSLCertVerificationError() as fault):
            return f"the server's certificate is not accepted: {fault.verify_message}"
        case _:
            return next((words for kind, words in _WORDS if isinstance(error, kind)), "the server could not be reached")
