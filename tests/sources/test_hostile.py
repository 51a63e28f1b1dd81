"""Documents made to hurt: each is answered within five seconds, with entries or with a sentence, and little memory.

They are generated here (RELIABILITY notes of the project, 2.2 and 2.3) and read as the service reads them: in a child
that can be killed. What the prefilters tame is read in the child well before its limit; nothing escapes as another
error than ParseError, and the child serves the next document.
"""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from alerts.errors import ParseError
from alerts.pages import Page
from alerts.sources.formats.feeds import ParsedFeed
from alerts.sources.workers import TOO_LONG, TOO_MUCH, ParseWorkers


def rss(items: str, *, root: str = "<rss version='2.0'>") -> str:
    return f"<?xml version='1.0'?>{root}<channel><title>t</title>{items}</channel></rss>"


def item(**fields: str) -> str:
    return "<item>" + "".join(f"<{name}>{value}</{name}>" for name, value in fields.items()) + "</item>"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
GOOD = item(guid="https://radio.example/1", title="survivor")

READABLE = {
    "a megabyte of line feeds before the root": "\n" * 1_000_000 + rss(GOOD),
    "comments before the root": "<!-- x -->" * 50_000 + rss(GOOD),
    "instructions before the root": "<?x y?>" * 50_000 + rss(GOOD),
    "billion laughs": f'<!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]>' + rss(item(title="&l9;") + GOOD),
    "quadratic entity": f'<!DOCTYPE rss [<!ENTITY a "{"x" * 100_000}">]>' + rss(item(title="&a;" * 50_000) + GOOD),
    "external entity": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + rss(item(title="&x;") + GOOD),
    "parameter entity": '<!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1/d">%p;]>' + rss(GOOD),
    "a long author": rss(item(author="a" * 100_000 + "@", title="x") + GOOD),
    "many categories": rss("<item>" + "<category>c</category>" * 50_000 + "<title>x</title></item>" + GOOD),
    "many distinct categories": rss(
        "<item>" + "".join(f"<category>{n}</category>" for n in range(50_000)) + "</item>" + GOOD
    ),
    "many attributes on the root": rss(GOOD, root="<rss " + " ".join(f"a{n}='x'" for n in range(100_000)) + ">"),
    "many namespaces": rss(GOOD, root="<rss " + " ".join(f"xmlns:n{n}='urn:{n}'" for n in range(2_000)) + ">"),
    "open comments in a text": rss(item(description="&lt;!--" * 100_000) + GOOD),
    "a million less-than": rss(item(description="&lt;" * 1_000_000) + GOOD),
    "a million ampersands": rss(item(description="&amp;" * 900_000) + GOOD),
    "a million raw less-than": rss(item(description="<" * 1_000_000) + GOOD),
    "a million raw ampersands": rss(item(description="&" * 1_000_000) + GOOD),
    "nested divs": rss(item(description="&lt;div&gt;" * 300_000) + GOOD),
    "a title of four megabytes": rss(item(title="x" * 4_000_000) + GOOD),
    "five thousand entries": rss(GOOD + "".join(item(guid=f"g{n}", title=str(n)) for n in range(5_000))),
    "surrogates": rss(item(title="&#xD800; &#xDFFF; &#55296;") + GOOD),
    "forbidden references": rss(item(title="&#0; &#1; &#xFFFFFFFF; &#99999999999;") + GOOD),
    "raw NULs": rss(item(title="\0" * 1_000) + GOOD),
    "right-to-left overrides": rss(item(title="\u202e" * 1_000) + GOOD),
    "a date of a megabyte": rss(item(pubDate="9" * 1_000_000, title="x") + GOOD),
    "a link of a megabyte": rss(item(link="http://x.example/" + "a" * 1_000_000, title="x") + GOOD),
    "a guid of a megabyte": rss(item(guid="g" * 1_000_000, title="x") + GOOD),
    "one hundred thousand contents": rss("<item><title>x</title>" + "<content>c</content>" * 20_000 + "</item>" + GOOD),
}

UNREADABLE_OR_CUT = {
    "unclosed items": "<rss><channel>" + "<item>" * 800_000,
    "nested elements": "<rss><channel><item>" + "<a>" * 500_000,
    "nested elements in a text": "<rss><channel><item><description>" + "<b>" * 300_000,
    "nested JSON": '{"items":' + "[" * 500_000,
    "random bytes": bytes(range(256)).decode("latin-1") * 2_000,
    "an endless tag": "<rss " + "a" * 4_000_000,
    "an endless CDATA": "<rss><channel><item><title><![CDATA[" + "x" * 4_000_000,
    "an endless comment": "<!--" + "x" * 4_000_000,
    "an endless DOCTYPE": "<!DOCTYPE rss [" + "<!ENTITY a 'b'>" * 200_000,
    "only open brackets": "<" * 4_000_000,
    "only open tags": "<a" * 2_000_000,
    "a page of login": "<html><body><form><input type=password></form>" * 1_000,
    "alerts that never end": '<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">'
    + "<info><alert>" * 50_000
    + "</x>" * 90_000,
    "JSON numbers": '{"items":[{"id":' + "9" * 100_000 + "}]}",
}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def workers() -> AsyncIterator[ParseWorkers]:
    async with ParseWorkers(children=1, seconds=60.0, megabytes=512) as children:
        yield children


def page(text: str | bytes) -> Page:
    body = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return Page(url="https://hostile.example/rss", final_url="https://hostile.example/rss", body=body)


async def read(workers: ParseWorkers, text: str | bytes) -> ParsedFeed | str:
    try:
        return await workers.parse(page(text))
    except ParseError as error:
        return str(error)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", READABLE)
async def test_the_good_entry_beside_the_hostile_one_is_read(workers: ParseWorkers, name: str) -> None:
    feed = await read(workers, READABLE[name])
    assert isinstance(feed, ParsedFeed), feed
    assert "survivor" in [entry.title for entry in feed.entries]


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", UNREADABLE_OR_CUT)
async def test_what_is_no_feed_is_told_and_kills_no_child(workers: ParseWorkers, name: str) -> None:
    answer = await read(workers, UNREADABLE_OR_CUT[name])
    assert str(answer) not in {TOO_LONG, TOO_MUCH}


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    "charset", ["punycode", "idna", "rot13", "zip", "unicode_escape", "utf-7", "nonsense", "undefined"]
)
async def test_a_document_cannot_choose_a_codec_that_hurts(workers: ParseWorkers, charset: str) -> None:
    text = f"<?xml version='1.0' encoding='{charset}'?>{rss(GOOD)[21:]}"
    feed = await read(workers, text)
    assert isinstance(feed, ParsedFeed)
    assert [entry.title for entry in feed.entries] == ["survivor"]


@pytest.mark.asyncio(loop_scope="module")
async def test_nothing_of_a_local_file_or_an_expanded_bomb_is_in_the_result(workers: ParseWorkers) -> None:
    for name in ("external entity", "billion laughs", "quadratic entity"):
        feed = await read(workers, READABLE[name])
        assert "root:" not in str(feed)
        assert len(str(feed)) < 100_000
