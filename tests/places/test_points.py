"""Points of the map as people write, copy and share them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alerts.errors import InvalidCommand
from alerts.rules.chat.pointtext import name_and_point, point_said


@pytest.mark.parametrize(
    "text",
    [
        "36.2, 37.1",
        "36.2 37.1",
        "36.2;37.1",
        "(36.2,37.1)",
        "36,2 ; 37,1",
        "36,2 37,1",
        "36,2, 37,1",
        "٣٦٫٢، ٣٧٫١",
        "36.2° N, 37.1° E",
        "N36.2 E37.1",
        "37.1E 36.2N",
        "36°12'N 37°06'E",
        "36° 12′ 00″ N, 37° 6′ 0″ E",
        "36.2 nord 37.1 est",
        "36.2 شمالا 37.1 شرقا",
        "lat 36.2 lon 37.1",
        "lat=36.2, lng=37.1",
        "geo:36.2,37.1;u=35",
        "geo:0,0?q=36.2,37.1(Alep)",
        "https://www.google.com/maps/@36.2,37.1,15z",
        "https://www.google.com/maps/place/Alep/@30.0,30.0,12z/data=!8m2!3d36.2!4d37.1",
        "https://maps.google.com/?q=36.2,37.1",
        "https://maps.apple.com/?ll=36.2%2C37.1",
        "https://www.openstreetmap.org/#map=12/36.2/37.1",
        "https://www.openstreetmap.org/?mlat=36.2&mlon=37.1#map=12/30.0/30.0",
    ],
)
def test_a_point_is_read_however_it_is_written(text: str) -> None:
    assert point_said(text) == pytest.approx((36.2, 37.1))


def test_south_and_west_are_below_zero() -> None:
    assert point_said("1.67 S, 29.22 E") == point_said("-1.67 29.22") == point_said("−1.67, 29.22")
    assert point_said("18°32'S 72°20'O") == pytest.approx((-18.5333, -72.3333), abs=1e-3)


@pytest.mark.parametrize("text", ["Alep", "Alep 36.2, 37.1", "36.2", "1070 apartments", "36.2, 37.1, 5", "", "°", "٣٦"])
def test_a_name_or_a_lonely_figure_is_no_point(text: str) -> None:
    assert point_said(text) is None


@pytest.mark.parametrize(
    "text", ["95, 10", "36.2, 200", "geo:95,10", "-91 0", "99999, 1", "https://maps.google.com/?q=95,1"]
)
def test_a_point_that_is_on_no_map_is_refused_in_words(text: str) -> None:
    with pytest.raises(InvalidCommand, match="latitude goes from -90 to 90"):
        point_said(text)


def test_a_link_without_a_point_is_refused_in_the_language_of_the_person() -> None:
    with pytest.raises(InvalidCommand, match="aucune coordonnée"):
        point_said("https://maps.app.goo.gl/x1", language="fr")


@pytest.mark.parametrize(
    ("text", "name", "point"),
    [
        ("Alep-Est: East Aleppo 36.21, 37.19", "Alep-Est: East Aleppo", (36.21, 37.19)),
        ("Al-Bab (36°22'N, 37°31'E)", "Al-Bab", (36.366667, 37.516667)),
        ("حلب ٣٦٫٢، ٣٧٫١", "حلب", (36.2, 37.1)),
        ("Camp 17 36,25 ; 37,1", "Camp 17", (36.25, 37.1)),
        ("Goma, -1, 29", "Goma", (-1.0, 29.0)),
        ("Goma,-1.67,29.22", "Goma", (-1.67, 29.22)),
        ("Goma -1,67, 29,22", "Goma", (-1.67, 29.22)),
        ("Sake: Saké, -1,57", "Sake: Saké, -1,57", None),
        ("Camp 17,18", "Camp 17,18", None),
        ("Camp 17, 18", "Camp 17, 18", None),
        ("Route 66", "Route 66", None),
        ("Sector 4.5", "Sector 4.5", None),
    ],
)
def test_a_point_behind_a_name_is_told_from_its_figures(
    text: str, name: str, point: tuple[float, float] | None
) -> None:
    assert name_and_point(text) == (name, point)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_comes_back(lat: float, lon: float) -> None:
    for text in (f"{lat:.5f}, {lon:.5f}", f"geo:{lat:.5f},{lon:.5f}", f"{lat:.5f};{lon:.5f}".replace(".", ",")):
        assert point_said(text) == pytest.approx((lat, lon), abs=1e-4)


@given(st.text(alphabet="0123456789.,;°'\"NSEW geo:/@?=&-", max_size=60))
def test_any_text_is_a_point_or_none_or_refused_in_words(text: str) -> None:
    with contextlib.suppress(InvalidCommand):
        point = point_said(text)
        assert point is None or (abs(point[0]) <= 90 and abs(point[1]) <= 180)
