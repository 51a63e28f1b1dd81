"""Links without what does not choose the page."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alerts.links import canonical_link, tidy_link


@given(st.text().map(lambda words: "".join(words.split())))
def test_a_tidy_link_is_the_same_link(path: str) -> None:
    link = f"http://example.org/{path}"
    assert canonical_link(tidy_link(link)) == canonical_link(link)


@given(st.text())
@example("[broken")
def test_no_text_is_too_odd_for_a_link(text: str) -> None:
    for link in (text, f"http://{text}"):
        canonical_link(link)
        tidy_link(link)


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("HTTPS://WWW.Example.org:443/a/b/?b=2&utm_source=x&a=1#frag", "example.org/a/b?b=2&a=1"),
        ("http://example.org", "example.org"),
        ("http://example.org:8080/?p=12", "example.org:8080?p=12"),
        ("urn:uuid:1", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_canonical_links(link: str, canonical: str) -> None:
    assert canonical_link(link) == canonical


@pytest.mark.parametrize(
    ("link", "tidy"),
    [
        ("HTTPS://WWW.Example.org:443/a/b/?b=2&utm_source=x&a=1#frag", "https://www.example.org/a/b/?b=2&a=1#frag"),
        ("https://example.org/a?mc_cid=1&PK_campaign=x", "https://example.org/a"),
        ("https://example.org:80/a", "https://example.org:80/a"),
        ("http://[2001:DB8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("urn:uuid:1", "urn:uuid:1"),
        ("http://[broken", "http://[broken"),
    ],
)
def test_tidy_links(link: str, tidy: str) -> None:
    assert tidy_link(link) == tidy
