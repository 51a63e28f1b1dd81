"""No URL reaches into a private network: not by spelling, by redirect, by DNS, by port."""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import AsyncIterator, Iterator
from ipaddress import ip_address, ip_network

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.errors import FetchError
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.wire.guard import REFUSAL, Forbidden, Guard, is_public
from tests.fakes.feedserver import FeedServer

NUMBERS = """
127.0.0.1 127.0.0.2 127.255.255.255 0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.100.100.200 100.127.255.255
169.254.0.1 169.254.169.254 169.254.170.2 172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.192 192.0.2.1 192.31.196.1
192.52.193.1 192.88.99.1 192.168.0.1 192.168.255.255 192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.1 203.0.113.1
224.0.0.1 239.255.255.255 240.0.0.1 255.255.255.255 168.63.129.16
""".split()

NUMBERS_6 = """
:: ::1 ::2 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:7f00:1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 0:0:0:0:0:0:0:1
0:0:0:0:0:ffff:127.0.0.1 64:ff9b::127.0.0.1 64:ff9b::10.0.0.1 64:ff9b::a9fe:a9fe 64:ff9b:1::7f00:1 100::1 2001::1
2001:0:7f00:1:: 2001:2::1 2001:10::1 2001:20::1 2001:db8::1 2002:7f00:1:: 2002:a00:1:: 2002:a9fe:a9fe:: 2620:4f:8000::1
3fff::1 3ffe:831f::1 4000::1 5f00::1 a000::1 e000::1 fe00::1 2606:4700::5efe:10.0.0.1 2a00:1450::200:5efe:7f00:1
fc00::1 fd00:ec2::254 fd12:3456:789a::1 fe80::1 febf::1 fec0::1 feff::1 ff02::1 ff0e::1
""".split()

SPELLINGS = """
127.1 127.0.1 0 1 2130706433 017700000001 0x7f000001 0x7f.1 0x7f.0.0.1 0X7F.0.0.1 0177.0.0.1 127.0.0.01 127.000.000.001
127.0.0.1. 127.0.0.0x1 4294967295 3232235521 2852039166 0xa9fea9fe 0251.0376.0251.0376 169.254.43518 10.1 0xA.1
１２７.０.０.１ 127。0。0。1 127．0．0．1 ①②⑦.⓪.⓪.① １٢７.０.٠.１ ۱۲۷.۰.۰.۱ १२७.०.०.१ 𝟏𝟐𝟕.𝟎.𝟎.𝟏 127｡0｡0｡1 127.0.0.1%09
127.0.0.1%0d%0a 127.0.0.1%20 127.0.0.1.. 169.254.169.254. 0x7f.0x0.0x0.0x1 127.0x1 0x 0x.0x.0x.0x 030052000401 10.256
127%2e0%2e0%2e1 %31%32%37.0.0.1 127.0.0.1%00.example.org
""".split()

NAMES = """
localhost LOCALHOST localhost. localhost.. localhost。 ⓛⓞⓒⓐⓛⓗⓞⓢⓣ %6c%6f%63%61%6c%68%6f%73%74 a%2elocal a.ⓛocal
foo.localhost printer.local db.internal wiki.intranet nas.lan box.home router
metadata.google.internal kubernetes.default.svc router.home.arpa wiki.private hidden.onion host.localdomain
host.localdomain6 -dash.example.org a..b example..org exa_mple!.org ex%61mple.org
""".split()

URLS = [
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "data:text/xml,<rss/>",
    "javascript:alert(1)",
    "feed:https://example.org/",
    "http:/127.0.0.1/",
    "http:127.0.0.1/",
    "//127.0.0.1/",
    "http:///etc/passwd",
    "http://user@127.0.0.1/",
    "http://example.org@127.0.0.1/",
    "http://127.0.0.1@example.org/",
    "http://user:secret@example.org/",
    "http://example.org\\@127.0.0.1/",
    "http://127.0.0.1\\.example.org/",
    "http://example.org/rss\\@127.0.0.1",
    "http://example.org:22/",
    "http://example.org:6379/",
    "https://example.org:8443/",
    "http://1.1.1.1:25/",
    "http://[::1%25lo]/",
    "http://[fe80::1%25eth0]/",
    "http://[::ffff:127.0.0.1]:80/",
    "http://[127.0.0.1]/",
    "http://[::1].example.org/",
    "http://[::ffff:0:127.0.0.1]/",
    "http://127.0.0.1;example.org/",
    "http://127.0.0.1*/",
    "http://:80@127.0.0.1/",
    "http://127.0.0.1%2f@example.org/",
    "http:////127.0.0.1/",
    "http:/\\127.0.0.1/",
    "http://127.0.0.1?x=.example.org",
    "http://127.0.0.1#.example.org",
    "ht\ttp://127.0.0.1/",
    "\x01http://127.0.0.1/",
    "http://127.0.0.1\x00/",
    "http://example.org:0/",
    "http://example.org:８０８０/",
    "http+unix://%2fvar%2frun%2fdocker.sock/",
    "jar:http://127.0.0.1!/",
    "http://[v1.fe80]/",
    "http://exa\tmple.org/",
    "http://example.org\r\nHost: 127.0.0.1/",
    "http://example.org:80:80/",
    "http://example.org:http/",
    "",
]

FORBIDDEN = [
    *(f"http://{number}/" for number in NUMBERS),
    *(f"http://[{number}]/" for number in NUMBERS_6),
    *(f"http://{spelling}/" for spelling in SPELLINGS),
    *(f"https://{name}/" for name in NAMES),
    *URLS,
]

connects: list[object] = []


@pytest.fixture(scope="module", autouse=True)
def watched_connects() -> Iterator[None]:
    """The interpreter reports every connect() of this process; the hook cannot be removed, so it can be muted."""
    watching = [True]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if watching[0] and event == "socket.connect":
            connects.append(arguments[1])

    sys.addaudithook(hook)
    yield
    watching[0] = False


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(deadline=60.0) as strict:
        yield strict


def dns_says(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> None:
    """Each lookup of any name takes the next answer; the last one stays."""
    left = list(answers)

    async def lookup(host: str, port: int, **_: object) -> list[tuple[object, object, object, str, tuple[object, ...]]]:
        numbers = left.pop(0) if len(left) > 1 else left[0]
        return [
            (socket.AF_INET6 if ":" in number else socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port))
            for number in numbers
        ]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", lookup)


def test_there_are_enough_forms() -> None:
    assert len(set(FORBIDDEN)) == len(FORBIDDEN) >= 80


@pytest.mark.parametrize("url", FORBIDDEN)
async def test_a_forbidden_form_is_refused_without_a_connect(fetcher: Fetcher, url: str) -> None:
    connects.clear()
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url)
    assert str(caught.value) == REFUSAL
    assert connects == []


@pytest.mark.parametrize("number", [*NUMBERS, *(n for n in NUMBERS_6)])
async def test_a_name_that_stands_for_a_private_number_is_refused(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    dns_says(monkeypatch, [number])
    connects.clear()
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch("http://innocent.example.org/feed")
    assert str(caught.value) == REFUSAL
    assert connects == []


@pytest.mark.parametrize(
    "answers", [["93.184.215.14", "10.0.0.1"], ["10.0.0.1", "93.184.215.14"], ["2606:4700::1", "::1"]]
)
async def test_one_private_number_among_public_ones_forbids_the_name(
    fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch, answers: list[str]
) -> None:
    dns_says(monkeypatch, answers)
    connects.clear()
    with pytest.raises(FetchError, match="not a public web address"):
        await fetcher.fetch("http://mixed.example.org/")
    assert connects == []


async def test_a_second_dns_answer_cannot_slip_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rebinding: the first answer is allowed, the second is not. The connection goes to the number that was checked."""
    async with (
        FeedServer() as good,
        Fetcher(allow_private=[ip_network("127.0.0.1/32")], deadline=60.0) as fetcher,
    ):
        good.serve("/", b"<rss/>")
        dns_says(monkeypatch, ["127.0.0.1"], ["127.0.0.2"])
        connects.clear()
        await fetcher.fetch(f"http://rebind.example.org:{good.port}/")
        assert connects == [("127.0.0.1", good.port)]
        with pytest.raises(FetchError):
            await fetcher.fetch(f"http://rebind2.example.org:{good.port}/")
        assert len(connects) == 1


async def test_open_and_closed_private_ports_look_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    async with FeedServer() as listening, Fetcher(deadline=60.0) as fetcher:
        dns_says(monkeypatch, ["127.0.0.1"])
        errors = []
        for port in (listening.port, 9, 80):
            with pytest.raises(FetchError) as caught:
                await fetcher.fetch(f"http://scan.example.org:{port}/")
            errors.append((str(caught.value), caught.value.status))
        assert len(set(errors)) == 1
        assert listening.connections == 0


def test_an_allowed_network_is_open_on_every_port_and_nothing_else_is() -> None:
    guard = Guard(allow_private=(ip_network("10.1.0.0/16"), ip_network("fd00::/8")))
    guard.check_url("http://10.1.2.3:8080/rss")
    guard.check_url("http://[fd00::5]:3000/rss")
    guard.check_url("http://wiki.intranet/rss")
    for url in ("http://10.2.0.1/", "http://127.0.0.1/", "http://8.8.8.8:8080/", "http://[::ffff:10.1.2.3]/"):
        with pytest.raises(Forbidden):
            guard.check_url(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org/",
        "https://example.org:443/a?b=c#d",
        "http://EXAMPLE.org:80",
        "https://xn--bcher-kva.example/rss",
        "http://8.8.8.8/",
        "http://[2606:4700:4700::1111]/",
        "http://[::ffff:8.8.8.8]/",
        "http://[64:ff9b::8.8.8.8]/",
        "https://a_b.example.org/",
        "https://1.example.org/",
        "https://example.org./",
    ],
)
def test_public_addresses_pass(url: str) -> None:
    Guard().check_url(url)


@given(st.ip_addresses())
def test_nothing_private_is_ever_public(address: object) -> None:
    """The standard library's opinion is a lower bound: what it calls private, Tocsin never reaches."""
    number = ip_address(str(address))
    translated = number.version == 6 and (number in ip_network("64:ff9b::/96") or number in ip_network("::ffff:0:0/96"))
    if not translated and (number.is_private or number.is_loopback or number.is_link_local or number.is_multicast):
        assert not is_public(number)


@given(st.text(max_size=40))
def test_any_text_is_judged_without_surprise(text: str) -> None:
    for url in (text, f"http://{text}", f"http://{text}/", f"https://example.org:{text}/"):
        try:
            Guard().check_url(url)
        except Forbidden as refusal:
            assert str(refusal) == REFUSAL  # noqa: PT017 - most texts are refused, some are fine
