"""Which addresses the bot may connect to, so that no URL can reach into a private network.

A feed's URL, a redirect and a link in a feed are written by strangers. Before any packet leaves, the scheme, the
spelling of the host and the port are checked; then the name is resolved, EVERY address it stands for is checked, and
the connection goes to a number that passed, so a second DNS answer cannot slip in. All refusals have one text: what
lies behind a private name must not show in an error. The preferred mistake is to refuse.

``ipaddress.is_global`` of Python 3.11 is wrong for several blocks (6to4, 192.0.0.0/24, fec0::/10, 64:ff9b:1::/48 …),
so the list below is the rule and ``is_global`` only a second opinion. Sources: the IANA special-purpose registries.
"""

from __future__ import annotations

import asyncio
import re
import socket
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Final
from urllib.parse import unquote, urlsplit

Address = IPv4Address | IPv6Address
Network = IPv4Network | IPv6Network

REFUSAL: Final = "this address is not allowed: it is not a public web address on port 80 or 443"
DEFAULT_PORTS: Final = {"http": 80, "https": 443}

_DENIED: Final[tuple[Network, ...]] = tuple(
    ip_network(block)
    for block in (
        "0.0.0.0/8",
        "10.0.0.0/8",
        "100.64.0.0/10",
        "127.0.0.0/8",
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",
        "192.52.193.0/24",
        "192.88.99.0/24",
        "192.168.0.0/16",
        "192.175.48.0/24",
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",
        "240.0.0.0/4",
        "168.63.129.16/32",  # the host agent of a large cloud, public in the registries
        "::/8",  # unspecified, loopback, v4-compatible; v4-mapped is unwrapped first
        "64:ff9b:1::/48",
        "100::/64",
        "100:0:0:1::/64",
        "2001::/23",  # Teredo, ORCHID, benchmarking
        "2001:db8::/32",
        "2002::/16",  # 6to4; unwrapped too, so an inner private address is refused whatever this list says
        "2620:4f:8000::/48",
        "3ffe::/16",
        "3fff::/20",
        "fc00::/7",
        "fe80::/10",
        "fec0::/10",
        "ff00::/8",
    )
)
_NAT64: Final = ip_network("64:ff9b::/96")
_GIVEN_OUT: Final = ip_network("2000::/3")
"""All that was ever given out of IPv6 for use on the internet."""

_ISATAP: Final = frozenset({0x00005EFE, 0x02005EFE})
"""The third quarter of an address that is a tunnel to the IPv4 address in its last."""
_HOST_NAME: Final = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*", re.ASCII)
_NUMERIC_PART: Final = re.compile(r"0x[0-9a-f]*|[0-9]+", re.ASCII)
_SPECIAL_NAMES: Final = tuple(
    f".{name}"
    for name in (
        "localhost local internal intranet private lan home corp svc arpa onion i2p alt"
        " localdomain localdomain4 localdomain6"
    ).split()
)
"""The names of local and hidden networks, special (RFC 6761, 6762, 7686, 8375, 9476) or by custom."""


class Forbidden(Exception):
    """The address may not be reached; the text is always the same."""

    def __init__(self) -> None:
        super().__init__(REFUSAL)


class UnknownHost(Exception):
    """No address is known under the name."""


@dataclass(frozen=True, slots=True)
class Guard:
    """The rule of one installation: public web addresses, plus every port of the networks in ``allow_private``."""

    allow_private: tuple[Network, ...] = ()

    def check_url(self, url: str) -> None:
        """Raise Forbidden unless ``url`` may be tried; a host name is judged again when it is resolved."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise Forbidden from error
        if (
            "@" in parts.netloc
            or ("[" in parts.netloc and ":" not in (host or ""))
            or "\\" in url
            or any(ord(letter) < 33 for letter in url)
        ):
            raise Forbidden
        self.check_target(scheme=parts.scheme, host=host or "", port=port)

    def check_target(self, *, scheme: str, host: str, port: int | None) -> None:
        """Raise Forbidden unless scheme, spelling and port may be tried, and the number where ``host`` is one."""
        if scheme not in DEFAULT_PORTS:
            raise Forbidden
        port = DEFAULT_PORTS[scheme] if port is None else port
        address = literal_address(host)
        if address is not None:
            self.check_address(address, port)
        elif not self._name_may_be_asked(host) or not (self.allow_private or port in DEFAULT_PORTS.values()):
            raise Forbidden

    def check_address(self, address: Address, port: int) -> None:
        """Raise Forbidden unless the bot may connect to this number on this port."""
        if not self._allowed(address) and not (port in DEFAULT_PORTS.values() and is_public(address)):
            raise Forbidden

    async def resolve(self, host: str, port: int, family: socket.AddressFamily) -> list[Address]:
        """The addresses of a name, all of them checked: one that is forbidden forbids the name.

        Raises Forbidden, or UnknownHost where DNS knows none.
        """
        literal = literal_address(host)
        addresses = [literal] if literal is not None else await _ask_dns(host, port, family)
        for address in addresses:
            self.check_address(address, port)
        return addresses

    def _allowed(self, address: Address) -> bool:
        return any(address.version == network.version and address in network for network in self.allow_private)

    def _name_may_be_asked(self, host: str) -> bool:
        """A plain DNS name; names of the local network only where some private network is open."""
        name = host.rstrip(".")
        if len(name) > 253 or not _HOST_NAME.fullmatch(name):
            return False
        local = name == "localhost" or "." not in name or name.endswith(_SPECIAL_NAMES)
        return bool(self.allow_private) or not local


def is_public(address: Address) -> bool:
    """True where a stranger on the internet could own this address, also behind v4-mapped, NAT64 and 6to4 forms."""
    inner = _inner(address)
    if inner is not None:
        return is_public(inner) and not _denied(address, but_translated=True)
    return address.is_global and not address.is_multicast and not _denied(address)


def literal_address(host: str) -> Address | None:
    """The number that ``host`` spells, None where it is a name.

    Raises Forbidden for every spelling but the plain one: ``127.1``, ``0x7f000001``, ``2130706433``, full-width
    digits, percent-encoding, zone ids. They serve nobody but those who hide a number.
    """
    plain = host.strip("[]")
    if ":" in plain:
        try:
            address = ip_address(plain)
        except ValueError as error:
            raise Forbidden from error
        if "%" in plain:
            raise Forbidden
        return address
    if not _spells_number(plain):
        return None
    try:
        return IPv4Address(plain)
    except ValueError as error:
        raise Forbidden from error


def _spells_number(host: str) -> bool:
    """True where some resolver would read ``host`` as an IPv4 number (inet_aton's rule: the last part decides)."""
    name = unicodedata.normalize("NFKC", unquote(host)).casefold().replace("。", ".").rstrip(".")
    return bool(_NUMERIC_PART.fullmatch(name.rpartition(".")[2]))


def _inner(address: Address) -> IPv4Address | None:
    """The IPv4 address inside a translated IPv6 address."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.sixtofour


def _denied(address: Address, *, but_translated: bool = False) -> bool:
    if but_translated and isinstance(address, IPv6Address) and (address.ipv4_mapped or address in _NAT64):
        return False
    if isinstance(address, IPv6Address) and address not in _GIVEN_OUT:
        return True
    if isinstance(address, IPv6Address) and (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return True
    return any(address.version == block.version and address in block for block in _DENIED)


async def _ask_dns(host: str, port: int, family: socket.AddressFamily) -> list[Address]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise UnknownHost(host) from error
    addresses = _addresses(found)
    if not addresses:
        raise UnknownHost(host)
    return addresses


def _addresses(found: Sequence[tuple[object, object, object, str, tuple[object, ...]]]) -> list[Address]:
    numbers = dict.fromkeys(str(sockaddr[0]) for *_, sockaddr in found)
    return [ip_address(number) for number in numbers]
