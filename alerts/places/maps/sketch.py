"""A small map of a place as SVG, from data in the box: its circle, the known places in it, a scale bar, north.

No tile is fetched: a request for one would tell a stranger where we work. Drawn on a plain grid with the longitude
shrunk by the cosine of the latitude, good to a few per cent for circles up to 500 km. Letters are large enough for a
picture of a phone's width. Names that would overlap are left out, those of smaller and farther places first; a dot
stands for each place all the same.
"""

from __future__ import annotations

import math
import unicodedata
from html import escape
from typing import Final

from alerts.model import Language
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Known, kilometres
from alerts.places.namekeys import Script, script_of

SIZE: Final = 640
"""Pixels of a side of the picture."""
_MARGIN: Final = 1.25
"""How much wider than the circle the picture is."""
_DEFAULT_KM: Final = 25.0
_MOST_DOTS: Final = 400
_MOST_NAMES: Final = 40
_STEPS: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)
_STYLE: Final = (
    "text{font:20px 'Noto Sans','Noto Sans Arabic',sans-serif;fill:#222;stroke:#fbfaf7;stroke-width:4;"
    "stroke-linejoin:round;paint-order:stroke}.t{font-size:28px;font-weight:bold}.s{fill:#666;font-size:15px}"
    ".k{fill:#b22}.o{fill:#777}.c{fill:#d33;fill-opacity:.07;stroke:#d33;stroke-width:2;stroke-dasharray:7 5}"
    ".d{fill:#345}.f{fill:#9ab}.m{fill:#d33}.b{stroke:#222;stroke-width:3}"
)

Box = tuple[float, float, float, float]
_MIDDLE: Final = SIZE / 2
_TOWN: Final = 50_000
_LETTER: Final = {Script.LATIN: 10.8, Script.CYRILLIC: 11.6, Script.ARABIC: 9.6}
"""The mean width of a letter in pixels at 20 pixels of size, on the broad side."""
_BROADEST: Final = 20.0
_LINE: Final = 24.0
_TITLE: Final = 1.5
"""How much larger the name of the place itself is."""
_NORTH: Final = (
    f'<path d="M{SIZE - 26} 16 l9 28 l-9 -6 l-9 6 z" fill="#222"/>'
    f'<text x="{SIZE - 26}" y="66" text-anchor="middle">N</text>'
)


def sketch(
    gazetteer: Gazetteer, *, lat: float, lon: float, name: str, km: float | None = None, language: Language = "en"
) -> str:
    """The map around a point as a whole SVG document; ``km`` is the radius of its circle."""
    paper = _Paper(lat, lon, km or _DEFAULT_KM)
    if km:
        paper.circle(km)
    near = gazetteer.within(lat, lon, paper.reach)[:_MOST_DOTS]
    known = sorted(near, key=lambda each: (-each.population, kilometres(lat, lon, each.lat, each.lon)))
    dots = [(place, at) for place in known if (at := paper.spot(place)) is not None]
    for place, at in dots:
        paper.dot(*at, large=place.population > _TOWN, far=_is_beyond(place, lat, lon, km))
    paper.draw(f'<circle class="m" cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="8"/>')
    paper.name(_MIDDLE, _MIDDLE, name, look="t")
    for place, at in dots:
        if paper.names < _MOST_NAMES:
            far = _is_beyond(place, lat, lon, km)
            paper.name(*at, gazetteer.localized(place.id, language), look="o" if far else "")
    paper.draw(_source(lat, lon), _bar(paper.scale), _NORTH)
    return paper.svg()


class _Paper:
    """The sheet: where a place lies on it, and what room is taken."""

    def __init__(self, lat: float, lon: float, km: float) -> None:
        self.reach = km * _MARGIN * math.sqrt(2)
        self.scale = SIZE / (2 * km * _MARGIN)
        self._lat, self._lon = lat, lon
        self.names = 0
        self._drawn = [f'<rect width="{SIZE}" height="{SIZE}" fill="#fbfaf7"/>']
        self._taken: list[Box] = [(0.0, SIZE - 62.0, 300.0, SIZE), (SIZE - 50.0, 0.0, SIZE, 72.0)]

    def draw(self, *pieces: str) -> None:
        """Put pieces of SVG on the sheet."""
        self._drawn += pieces

    def circle(self, km: float) -> None:
        """The circle, its radius written where it is highest."""
        radius = km * self.scale
        self.draw(f'<circle class="c" cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="{radius:.1f}"/>')
        self.draw(
            f'<text class="k" x="{_MIDDLE:g}" y="{_MIDDLE - radius + 7:.1f}" text-anchor="middle">{km:g} km</text>'
        )
        self._taken.append((_MIDDLE - 50, _MIDDLE - radius - 14, _MIDDLE + 50, _MIDDLE - radius + 14))

    def spot(self, place: Known) -> tuple[float, float] | None:
        """Where a known place is on the sheet; None beside it and in its middle."""
        east = ((place.lon - self._lon + 540) % 360 - 180) * 111.32 * math.cos(math.radians(self._lat))
        x, y = _MIDDLE + east * self.scale, _MIDDLE - (place.lat - self._lat) * 110.57 * self.scale
        inside = 6 < x < SIZE - 6 and 6 < y < SIZE - 6
        return (x, y) if inside and math.hypot(x - _MIDDLE, y - _MIDDLE) >= 3 else None

    def dot(self, x: float, y: float, *, large: bool, far: bool) -> None:
        """The point of a known place."""
        size = 6 if large else 4
        self.draw(f'<circle class="{"f" if far else "d"}" cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>')

    def name(self, x: float, y: float, name: str, *, look: str) -> None:
        """A name beside, under or over its dot, where nothing else is written."""
        large = _TITLE if look == "t" else 1.0
        width, high = _width(name) * large, _LINE * large / 2
        for left, line in (
            (x + 10, y),
            (x - 10 - width, y),
            (x - width / 2, y + high + 8),
            (x - width / 2, y - high - 8),
        ):
            box = (left - 3, line - high, left + width + 3, line + high)
            on_sheet = left > 2 and left + width < SIZE - 2 and high < line < SIZE - high
            if on_sheet and not any(_overlap(box, other) for other in self._taken):
                self._taken.append(box)
                self.names += 1
                anchor, at = ("start", left) if left > x else ("end", left + width) if line == y else ("middle", x)
                self.draw(
                    f'<text class="{look}" x="{at:.1f}" y="{line + 7 * large:.1f}" text-anchor="{anchor}">'
                    f"{escape(name)}</text>"
                )
                return

    def svg(self) -> str:
        """The finished document."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}">'
        return f"{head}<style>{_STYLE}</style>{''.join(self._drawn)}</svg>\n"


def _width(name: str) -> float:
    letters = sum(not unicodedata.combining(sign) for sign in name)
    return letters * _LETTER.get(script_of(name), _BROADEST)


def _is_beyond(place: Known, lat: float, lon: float, km: float | None) -> bool:
    return km is not None and kilometres(lat, lon, place.lat, place.lon) > km


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _source(lat: float, lon: float) -> str:
    return f'<text class="s" x="12" y="{SIZE - 12}">{lat:.2f}, {lon:.2f} · GeoNames CC BY 4.0</text>'


def _bar(scale: float) -> str:
    """The longest round distance of at most 150 pixels."""
    km = max((step for step in _STEPS if step * scale <= 150), default=_STEPS[0])
    end, y = 12 + km * scale, SIZE - 42
    line = f'<line class="b" x1="12" y1="{y}" x2="{end:.1f}" y2="{y}"/>'
    return f'{line}<text x="{end + 8:.1f}" y="{y + 7}">{km:g} km</text>'
