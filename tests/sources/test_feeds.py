"""One case, one file: ``tests/data/feeds/NAME.xml`` is read as ``NAME.json`` says.

A new case: write the document, run ``python tests/sources/test_feeds.py NAME``, read its JSON, mend it by hand.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, fields
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alerts.errors import ParseError
from alerts.model import Entry
from alerts.pages import Page
from alerts.sources.formats.feeds import parse
from alerts.sources.formats.newest import newest

CASES = Path(__file__).parents[1] / "data" / "feeds"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
DEFAULTS = {field.name: getattr(Entry(feed="", entry_id=""), field.name) for field in fields(Entry)}


def page_of(document: Path) -> Page:
    url = f"https://publisher.example/{document.name}"
    return Page(url=url, final_url=url, body=document.read_bytes())


def said(document: Path) -> dict[str, object]:
    """What is said of a document, as plain JSON, without what every entry has or nobody set."""
    try:
        feed = parse(page_of(document), now=NOW)
    except ParseError as error:
        return {"error": str(error)}
    entries = [
        {
            name: value.isoformat() if isinstance(value, datetime) else value
            for name, value in asdict(entry).items()
            if name != "feed" and value != DEFAULTS[name]
        }
        for entry in feed.entries
    ]
    rest = feed.rest
    whole = {
        "title": feed.title,
        "language": feed.language,
        "ttl": rest.ttl.total_seconds() if rest.ttl else None,
        "skip_hours": sorted(rest.hours),
        "skip_days": sorted(rest.days),
        "warnings": list(feed.warnings),
    }
    return {name: value for name, value in whole.items() if value} | {"entries": entries}


@pytest.mark.parametrize("document", sorted(CASES.glob("*.xml")), ids=lambda path: path.stem)
def test_a_document_is_read_as_its_case_says(document: Path) -> None:
    assert said(document) == json.loads(document.with_suffix(".json").read_text("utf-8"))


def test_there_are_enough_cases() -> None:
    assert len(list(CASES.glob("*.xml"))) >= 60


def test_more_entries_than_the_limit_are_said() -> None:
    items = "".join(f"<item><guid isPermaLink='false'>{n}</guid><title>{n}</title></item>" for n in range(30))
    page = Page(url="u", final_url="u", body=f"<rss><channel>{items}</channel></rss>".encode())
    feed = parse(page, max_entries=10)
    assert [entry.entry_id for entry in feed.entries] == [str(n) for n in range(10)]
    assert feed.warnings == ("more than 10 entries: the first 10 are read",)
    assert len(parse(page).entries) == 30


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("kind", ["rss", "atom", "json", "broken"])
def test_of_more_entries_than_the_limit_the_newest_are_read(kind: str, order: int) -> None:
    numbers = list(range(1, 31))[::order]
    dates = {number: f"2025-01-{number:02}T08:00:00Z" for number in numbers}
    match kind:
        case "json":
            items = [{"id": str(number), "title": "x", "date_published": date} for number, date in dates.items()]
            body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items})
        case "atom":
            entries = "".join(f"<entry><id>{n}</id><updated>{date}</updated></entry>" for n, date in dates.items())
            body = f"<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title>{entries}</feed>"
        case _:
            items = "".join(
                f"<item><guid isPermaLink='false'>{n}</guid><dc:date><![CDATA[{date}]]></dc:date></item>"
                for n, date in dates.items()
            )
            end = "<p>&now<" if kind == "broken" else ""
            body = f"<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>{items}{end}</channel></rss>"
    page = Page(url="u", final_url="u", body=body.encode())
    feed = parse(page, max_entries=10)
    assert [int(entry.entry_id) for entry in feed.entries] == [number for number in numbers if number > 20]
    assert "more than 10 entries: the newest 10 are read" in feed.warnings
    assert not any("more than" in warning for warning in parse(page, max_entries=30).warnings)


def test_the_newest_are_told_where_half_have_dates_and_what_has_none_is_kept() -> None:
    days = [datetime(2025, 1, day, tzinfo=UTC) for day in (1, 2, 3)]
    assert newest([days[0], None, days[1], None], limit=3) == [1, 2, 3]
    assert newest([days[0], None, None], limit=2) is None
    assert newest(days, limit=2) == [1, 2]


def test_a_warning_in_more_languages_than_the_limit_is_said() -> None:
    infos = "".join(f"<info><language>{tag}</language><event>Flood</event></info>" for tag in ("en", "fr", "sw"))
    page = Page(url="u", final_url="u", body=f"<alert><identifier>7</identifier>{infos}</alert>".encode())
    assert [entry.language for entry in parse(page, max_entries=3).entries] == ["en", "fr", "sw"]
    assert parse(page, max_entries=3).warnings == ()
    assert parse(page, max_entries=2).warnings == ("more than 2 entries: the first 2 are read",)


def test_tags_that_nobody_closes_do_not_add_up() -> None:
    items = "".join(
        f"<item><title>{n} & co</title><description>a<br>b<hr><img src='c'></description></item>" for n in range(300)
    )
    titles = [entry.title for entry in parse(Page(url="u", final_url="u", body=f"<rss>{items}</rss>".encode())).entries]
    assert titles == [f"{n} & co" for n in range(300)]


def test_the_servers_charset_counts_where_the_document_is_silent() -> None:
    body = "<rss><channel><title>Больница в Алеппо</title></channel></rss>".encode("cp1251")
    page = Page(url="u", final_url="u", body=body, content_type="text/xml; charset=windows-1251")
    assert parse(page).title == "Больница в Алеппо"


@pytest.mark.parametrize(
    ("title", "length"),
    [("Idleb " * 300, 995), ("x" * 1_500, 1_000), ("x" * 900 + " " + "y" * 900, 900), ("x " + "y" * 1_500, 1_000)],
)
def test_a_title_without_end_is_cut_between_words_where_there_are_some(title: str, length: int) -> None:
    body = f"<rss><channel><item><title>{title}</title></item></channel></rss>".encode()
    (entry,) = parse(Page(url="u", final_url="u", body=body)).entries
    assert entry.title == title[:length]


def test_a_long_article_is_not_cut() -> None:
    words = "parole " * 25_000
    body = f"<rss><channel><item><description>{words}fin</description></item></channel></rss>".encode()
    (entry,) = parse(Page(url="u", final_url="u", body=body)).entries
    assert entry.summary.endswith("fin")


if __name__ == "__main__":
    for name in sys.argv[1:]:
        document = CASES / f"{name}.xml"
        text = json.dumps(said(document), ensure_ascii=False, indent=1)
        document.with_suffix(".json").write_text(text + "\n", "utf-8")
