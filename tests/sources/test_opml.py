"""Lists of feeds from and for feed readers."""

from __future__ import annotations

import pytest

from alerts.errors import InvalidFile
from alerts.model import Feed
from alerts.sources.formats.opml import read_opml, write_opml

NESTED = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE opml>
<opml version="1.1"><head><title>Veille</title></head><body>
 <outline text="Syrie"><outline text="Alep">
  <outline type="rss" text="Radio Éphémère" xmlUrl="https://radio.example/rss?a=1&b=2"/>
 </outline></outline>
 <outline title="Journal" text="autre" XMLURL=" http://journal.example/feed "/>
 <outline text="encore" xmlUrl="http://journal.example/feed"/>
 <outline text="pas un flux" htmlUrl="https://site.example/"/>
 <outline text="local" xmlUrl="file:///etc/passwd"/>
 <outline text="Lecteur" xmlUrl="feed://lecteur.example/rss"/>
 <outline text="Lecteur sûr" xmlUrl="FEED:https://lecteur.example/rss"/>
</body></opml>"""


def test_feeds_are_taken_from_every_folder_once() -> None:
    assert read_opml(NESTED.encode("latin-1"), file="veille.opml") == (
        Feed(url="https://radio.example/rss?a=1&b=2", title="Radio Éphémère", folder="Syrie/Alep"),
        Feed(url="http://journal.example/feed", title="Journal"),
        Feed(url="http://lecteur.example/rss", title="Lecteur"),
        Feed(url="https://lecteur.example/rss", title="Lecteur sûr"),
    )


def test_what_is_written_is_read_back() -> None:
    feeds = (
        Feed(url="https://a.example/?x=1&y=<2>", title='Radio "A" & B'),
        Feed(url="https://b.example/", title="ب", folder="Syrie"),
        Feed(url="https://c.example/", title="C", folder="Syrie/Alep & <Est>"),
        Feed(url="https://d.example/", title="D", folder="Tchad∕Niger"),
    )
    assert read_opml(write_opml(feeds).encode(), file="f.opml") == feeds


ONE = '<outline type="rss" text="A" xmlUrl="https://a.example/"/>'


@pytest.mark.parametrize(
    ("outlines", "feeds"),
    [
        (f'<outline text="F">{ONE}', [("A", "F")]),
        (f'{ONE}<outline text="B" text="b" xmlUrl="https://b.example/"/>', [("A", ""), ("B", "")]),
        (f'{ONE}<outline text="x < y" xmlUrl="https://b.example/?q=1&r=2"/>', [("A", ""), ("x < y", "")]),
        (f'{ONE}<outline text=B xmlUrl=https://b.example/ /></outline>', [("A", ""), ("B", "")]),
        (f'<outline text="F">{ONE}</outline></outline><outline text="Caf&eacute;" z:x="1" type="rss" url="https://b/"/>',
         [("A", "F"), ("Café", "")]),
    ],
)  # fmt: skip
def test_no_feed_is_lost_where_outlines_are_damaged(outlines: str, feeds: list[tuple[str, str]]) -> None:
    read = read_opml(f"<opml><body>{outlines}</body></opml>".encode(), file="f.opml")
    assert [(feed.title, feed.folder) for feed in read] == feeds


def test_a_feed_that_is_none_of_the_web_is_left_out_and_named() -> None:
    left_out: list[str] = []
    body = f'<opml><body>{ONE}<outline type="rss" xmlUrl="ftp://b.example/rss"/></body></opml>'
    assert len(read_opml(body.encode(), file="f.opml", left_out=left_out)) == 1
    assert left_out == ["ftp://b.example/rss"]


def test_what_is_cut_off_is_refused_whole() -> None:
    with pytest.raises(InvalidFile, match=r"f\.opml:1: this OPML is damaged"):
        read_opml(f"<opml><body>{ONE}{ONE}"[:-9].encode(), file="f.opml")


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("<rss/>", "f.opml: this is not OPML"),
        ("", "f.opml: this is not OPML"),
        ("<opml><body><outline text='x'/></body></opml>", "f.opml: there is no feed in it"),
        ("<?xml version='1.0'?>\n<opml>\n<body>\n</opml>", "f.opml:4: this OPML is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_line(body: str, message: str) -> None:
    with pytest.raises(InvalidFile) as caught:
        read_opml(body.encode(), file="f.opml")
    assert str(caught.value).startswith(message)


def test_a_password_in_an_address_is_refused_and_not_repeated() -> None:
    body = b'<opml><body><outline text="Radio" xmlUrl="https://amal:s3cret@radio.example/rss"/></body></opml>'
    with pytest.raises(InvalidFile, match='the address of "Radio" has a name or a password in it') as refused:
        read_opml(body, file="list.opml")
    assert "s3cret" not in str(refused.value)
