"""What the headers of an answer say about when to come back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from alerts.sources.wire.httpwords import fresh_for, retry_after


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Retry-After": "30"}, timedelta(seconds=30)),
        (
            {"Retry-After": "Sun, 20 Nov 2016 13:00:00 GMT", "Date": "Sun, 20 Nov 2016 12:40:00 GMT"},
            timedelta(minutes=20),
        ),
        ({"Retry-After": "Sun, 20 Nov 2016 12:00:00 GMT", "Date": "Sun, 20 Nov 2016 12:40:00 GMT"}, timedelta()),
        ({"Retry-After": "Sun, 20 Nov 2016 13:00:00 GMT"}, None),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": "999999999"}, timedelta(days=7)),
        ({"Retry-After": "9" * 25}, timedelta(days=7)),
        ({}, None),
    ],
)
def test_retry_after_is_read_on_the_servers_clock(headers: dict[str, str], expected: timedelta | None) -> None:
    assert retry_after(headers) == expected


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"Cache-Control": "public, max-age=3600"}, timedelta(hours=1)),
        ({"Cache-Control": "max-age=3600", "Age": "600"}, timedelta(minutes=50)),
        ({"Cache-Control": "max-age=3600", "Age": "7200"}, timedelta()),
        ({"Cache-Control": "no-cache, max-age=3600"}, None),
        ({"Expires": "Sun, 20 Nov 2016 13:40:00 GMT", "Date": "Sun, 20 Nov 2016 12:40:00 GMT"}, timedelta(hours=1)),
        ({"Expires": "0", "Date": "Sun, 20 Nov 2016 12:40:00 GMT"}, None),
        ({"Cache-Control": "max-age=31536000"}, timedelta(days=7)),
        ({"Cache-Control": "max-age=" + "9" * 25}, timedelta(days=7)),
        ({"Cache-Control": "max-age=3600", "Age": "9" * 25}, timedelta()),
        ({}, None),
    ],
)
def test_freshness_is_what_the_server_says_within_reason(headers: dict[str, str], expected: timedelta | None) -> None:
    assert fresh_for(headers) == expected
