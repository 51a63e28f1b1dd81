"""What a robots.txt lets one robot read."""

from __future__ import annotations

import pytest

from alerts.sources.wire.robots import Rules

SITE = "https://radio.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("user-AGENT : *\ndisALLOW : /x # private", "/x/1", False),
        ("User-agent: *\nDisallow: /x", "/y", True),
        ("User-agent: *\nDisallow: /\nAllow: /news", "/news/1", True),
        ("User-agent: *\nAllow: /\nDisallow: /news", "/news/1", False),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: *\nDisallow: /*?print", "/a/b?print=1", False),
        ("User-agent: *\nDisallow: /*?print", "/a/b?page=1", True),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
        ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?x", True),
        ("User-agent: *\nDisallow: /a$", "/a", False),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", False),
        ("User-agent: *\nDisallow: /a*b*c", "/a1c2b3", True),
        ("User-agent: *\nDisallow: /ab*b$", "/ab", True),
        ("User-agent: *\nDisallow: /ab*b$", "/abb", False),
        ("User-agent: *\nDisallow: /a*$", "/anything", False),
        ("User-agent: *\nDisallow: /caf%C3%A9", "/café/1", False),
        ("User-agent: *\nDisallow: /a", "", True),
        ("User-agent: Other\nDisallow: /", "/a", True),
        ("User-agent: Other\nUser-agent: tocsin\nDisallow: /", "/a", False),
        ("User-agent: Tocsin/2.0\nDisallow: /\n\nUser-agent: *\nDisallow:", "/a", False),
        ("User-agent: *\nDisallow: /\n\nUser-agent: Tocsin\nDisallow: /x", "/a", True),
        ("User-agent: *\nDisallow: /x\nUser-agent: Other\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /x\n\nUser-agent: *\nDisallow: /y", "/y", False),
        ("Disallow: /", "/a", True),
        ("\ufeffUser-agent: *\r\nSitemap: x\r\nDisallow: /", "/a", False),
        ("<html>Not found</html>", "/a", True),
    ],
)
def test_the_longest_rule_of_the_right_group_decides(text: str, path: str, *, allowed: bool) -> None:
    assert Rules("Tocsin", text).allow(f"{SITE}{path}") is allowed


@pytest.mark.parametrize(
    ("said", "pause"), [("7", 7.0), ("0.5", 0.5), ("-3", None), ("1e9", None), ("nan", None), ("soon", None)]
)
def test_a_pause_is_a_number_of_seconds(said: str, pause: float | None) -> None:
    assert Rules("Tocsin", f"User-agent: *\nCrawl-delay: {said}").pause == pause
    assert Rules("Tocsin", "User-agent: *\nDisallow: /x").pause is None


def test_a_hostile_file_is_soon_read() -> None:
    hogs = "".join(f"Disallow: /{'*a' * 40}b{number}\n" for number in range(1_000))
    rules = Rules("Tocsin", "User-agent: *\n" + hogs + "Disallow: /" + "*a" * 5_000 + "\n" * 10 + "Allow:/b\n" * 50_000)
    assert rules.allow(f"{SITE}/{'a' * 4_000}")
    assert not rules.allow(f"{SITE}/{'a' * 60}b7")
