"""HTML of a field → what a reader sees."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.sources.text.plaintext import plain_field, plain_text, plain_title
from tests.steps import steps

CASES = [
    ("plain words", "plain words"),
    ("<p>Un</p><p>Deux</p>", "Un\nDeux"),
    ("Un<br>Deux<br/>Trois<BR />Quatre", "Un\nDeux\nTrois\nQuatre"),
    ("<div><div>Un</div><ul><li>a<li>b</ul></div>fin", "Un\na\nb\nfin"),
    ("<table><tr><td>Alep</td><td>12</td></tr></table>", "Alep\n12"),
    ("  many \n\t  spaces &nbsp; here ", "many spaces here"),
    ("first\n\nsecond\nline", "first\nsecond line"),
    ("<p>a\n\nb</p>", "a b"),
    ("H&ocirc;pital d&#8217;Alep &amp; &#x645;", "Hôpital d’Alep & م"),
    ("AT&amp;amp;T", "AT&T"),
    ("&lt;p&gt;H&amp;ocirc;pital&lt;/p&gt;&lt;p&gt;x&lt;/p&gt;", "Hôpital\nx"),
    ("2 < 3 > 1, <3, a<5", "2 < 3 > 1, <3, a<5"),
    ("Al<b>e</b>p-<i>Est</i>", "Alep-Est"),
    ("<script>if (a<b) x()</script>seen<style>p{}</style>", "seen"),
    ("seen <script>never closed", "seen"),
    ("a<!-- hidden <p> -->b", "ab"),
    ("a<!-- never closed", "a never closed"),
    ('<img alt="a > b" src="x">after', "after"),
    ("<a href='javascript:x'>lien</a>", "lien"),
    ('<a href="unclosed>text</a>', "text"),
    ("<<b>b>twice</b>", "twice"),
    ("<![CDATA[<p>inside</p>]]>", "inside"),
    ("soft\u00adhyphen zero\u200bwidth \u200fmark", "soft\u00adhyphen zero\u200bwidth \u200fmark"),
    ("bell\x07 null\x00 \x1e c1\x92s", "bell null c1’s"),
    ("lone \ud800 surrogate", "lone surrogate"),
    ("<svg><title>t</title><text>x</text></svg>", "t\nx"),
    ("<custom-tag>kept</custom-tag>", "kept"),
    ("<p>مدرسة</p><p>في حلب</p>", "مدرسة\nفي حلب"),
    ("", ""),
    ("<p> </p><br>\n", ""),
    ("&zzz; &copy", "&zzz; ©"),
    ("<iframe src=x>no frames</iframe>ok", "ok"),
    ("<pre>a\nb</pre>", "a b"),
    ("Wait...<O:P></O:P><st1:place>Beni</st1:place>", "Wait...Beni"),
]


@pytest.mark.parametrize(("markup", "text"), CASES)
def test_a_field_is_read_as_a_reader_sees_it(markup: str, text: str) -> None:
    assert plain_text(markup) == text


@pytest.mark.parametrize(
    ("title", "html", "text"),
    [
        ("<b>Alep</b>\nEst", True, "Alep Est"),
        ("a < b > c", False, "a < b > c"),
        ("<unknown> stays in a text title", False, "<unknown> stays in a text title"),
        ("<b>real tags</b> never stay", False, "real tags never stay"),
        ("Radio <info@example.org>", False, "Radio <info@example.org>"),
        ("&amp;eacute;cole", False, "école"),
    ],
)
def test_a_title_is_one_line(title: str, *, html: bool, text: str) -> None:
    assert plain_title(title, html=html) == text


def test_a_text_field_keeps_its_paragraphs() -> None:
    assert plain_field("one\ntwo\n\nthree < four") == "one two\nthree < four"


PIECES = """\
<p> </p> <br > < & &lt; &amp; amp; lt; b> <b / " ' <!-- --> <script> </script> <![CDATA[ ]]> &#60; &#x3c; word é م"""
MARKUP = st.lists(
    st.sampled_from([*PIECES.split(), " ", "\n", "\n\n", "\u200b", "\x00", "\x1e", "\ud800"]), max_size=30
).map("".join)
REAL_TAG = re.compile(r"</?(?:p|br|b|script|a|div|i|img)(?:\s[^<>]*)?/?>", re.IGNORECASE)


@given(MARKUP | st.text())
def test_no_markup_and_no_control_character_is_ever_left(markup: str) -> None:
    for text in (plain_text(markup), plain_field(markup), plain_title(markup), plain_title(markup, html=False)):
        assert not REAL_TAG.search(text)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]", text)
        assert text == "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()
        text.encode()


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1), min_size=1))
def test_words_without_markup_stay_as_they_are(words: list[str]) -> None:
    assert plain_text(" ".join(words)) == " ".join(words)


@pytest.mark.no_cover  # half a million signs, which take twice the time where lines are counted
@pytest.mark.parametrize(
    "piece",
    [
        "<div>",
        "<",
        "&",
        "<!--",
        "<a ",
        '<a "',
        "<a '<b \"",
        "&amp;",
        "amp;",
        "<script>",
        "</script><script>",
        "-->",
        "\n",
        "<a",
        "]]>",
        "<p><",
    ],
)
def test_the_work_grows_with_the_text_and_not_faster(piece: str) -> None:
    """Twice the text takes twice the steps; a pattern that runs away would not end on half a million characters."""

    def read(length: int) -> None:
        text = piece * (length // len(piece))
        plain_text(text)
        plain_title(text, html=False)

    assert steps(lambda: read(20_000)) < 2.1 * steps(lambda: read(10_000))
    read(500_000)
