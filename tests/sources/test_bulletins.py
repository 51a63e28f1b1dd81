"""Warnings of alerting services: what is shown of their own words, and which of them are no news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from alerts.announce import why_untold
from alerts.bulletins import DRILL, OVER, kind_of, official_line, why_no_news
from alerts.model import AlertKind, Entry
from alerts.pages import Page
from alerts.render import Renderer, plain_letter
from alerts.sources.formats.feeds import parse
from alerts.store.entries_table import Sighting
from tests.fakes.newsroom import HOUR, MINUTE, NOW, alert, entry

CAP = """<alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>SY-1</identifier><sender>met</sender>
<sent>2016-11-20T14:00:00+02:00</sent><status>{status}</status><msgType>{kind}</msgType><scope>Public</scope><info>
<language>fr</language><event>Crue</event><urgency>Immediate</urgency><severity>Extreme</severity>
<certainty>Unknown</certainty><expires>{expires}</expires><headline>Un hôpital menacé à Alep-Est</headline></info>
</alert>"""


def warning(*, status: str = "Actual", kind: str = "Alert", expires: str = "2016-11-20T20:00:00+02:00") -> Entry:
    """The entry of a CAP alert."""
    body = CAP.format(status=status, kind=kind, expires=expires).encode()
    (found,) = parse(Page(url="https://met.example/cap", final_url="", body=body)).entries
    return found


def bare(text: str) -> str:
    """Without what keeps the direction of names."""
    return text.replace("\u2068", "").replace("\u2069", "")


def test_the_service_s_own_words_are_shown_in_the_reader_s_language() -> None:
    found = warning()
    assert official_line(found, "fr") == "danger extrême · agir maintenant · jusqu’au 2016-11-20 18:00 UTC"
    assert official_line(found, "en") == "extreme danger · act now · until 2016-11-20 18:00 UTC"
    assert official_line(entry(1), "fr") == ""
    quake = replace(entry(1), alert_fields={"alert_level": "Orange", "severity": "Magnitude 6.1M"})
    assert official_line(quake, "en") == "orange level"


@pytest.mark.parametrize("language", ["fr", "en", "ar"])
def test_the_letter_says_what_the_service_says(language: str) -> None:
    told = alert(warning())
    letter = Renderer().alert_letter(told, language=language)
    assert bare(official_line(told.entry, language)) in bare(letter.plain)
    assert "extreme danger" in plain_letter(told).plain


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Alert", AlertKind.FIRST),
        ("Update", AlertKind.UPDATE),
        ("Cancel", AlertKind.RETRACTION),
        ("?", AlertKind.FIRST),
    ],
)
def test_a_warning_that_changes_or_takes_back_another_says_so(said: str, kind: AlertKind) -> None:
    found = warning(kind=said)
    assert kind_of(found) is kind
    told = replace(alert(found), kind=kind)
    first = Renderer().alert_letter(told, language="en").plain.splitlines()[0]
    assert (kind.value in first) is (kind is not AlertKind.FIRST)


def test_what_is_over_or_a_drill_is_no_news() -> None:
    assert why_no_news(warning(), now=NOW) is None
    assert why_no_news(warning(status="Exercise"), now=NOW) == DRILL
    assert why_no_news(warning(), now=NOW + 5 * HOUR + 30 * MINUTE) is None, "it ended ten minutes ago"
    assert why_no_news(warning(), now=NOW + 7 * HOUR) == OVER
    assert why_no_news(warning(expires="tomorrow"), now=NOW + timedelta(days=9)) is None
    late = Sighting(key="SY-1", entry=warning())
    assert why_untold(late, is_new=False, now=NOW + 7 * HOUR) == OVER
    assert why_untold(late, is_new=False, now=NOW + HOUR) is None
