"""A small map of a place as SVG, from data in the box: its circle, the known places in it, a scale bar, north.

No tile is fetched: a request for one would tell a stranger where we work. Drawn on a plain grid with the longitude
shrunk by the cosine of the latitude, good to a few per cent for circles up to 500 km. Names that would overlap are left
out, the farther ones first; a dot stands for each place all the same.
"""

from __future__ import annotations

import math
from html import escape
from typing import Final

from alerts.model import Language
from alerts.places.gazetteer import Gazetteer
from alerts.places.known import Known, kilometres

SIZE: Final = 640
"""Pixels of a side of the picture."""
_MARGIN: Final = 1.25
"""How much wider than the circle the picture is."""
_DEFAULT_KM: Final = 25.0
_MOST_DOTS: Final = 400
_LETTER: Final = 6.6
_LINE: Final = 15.0
_STEPS: Final = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200)
_STYLE: Final = (
    "text{font:12px sans-serif;fill:#222}.t{font-size:16px;font-weight:bold}.s{fill:#666;font-size:11px}"
    ".c{fill:#d33;fill-opacity:.07;stroke:#d33;stroke-dasharray:5 4}.d{fill:#567}.m{fill:#d33}.b{stroke:#222;"
    "stroke-width:2}"
)

Box = tuple[float, float, float, float]
_MIDDLE: Final = SIZE / 2
_TOWN: Final = 50_000
_NORTH: Final = f'<path d="M{SIZE - 26} 44 l7 22 l-7 -5 l-7 5 z" fill="#222"/><text x="{SIZE - 30}" y="82">N</text>'


def sketch(
    gazetteer: Gazetteer, *, lat: float, lon: float, name: str, km: float | None = None, language: Language = "en"
) -> str:
    """The map around a point as a whole SVG document; ``km`` is the radius of its circle."""
    paper = _Paper(lat, lon, km or _DEFAULT_KM)
    if km:
        paper.draw(f'<circle class="c" cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="{km * paper.scale:.1f}"/>')
    paper.draw(f'<circle class="m" cx="{_MIDDLE:g}" cy="{_MIDDLE:g}" r="6"/>')
    paper.name(_MIDDLE, _MIDDLE, name, bold=True)
    near = gazetteer.within(lat, lon, paper.reach)[:_MOST_DOTS]
    for place in sorted(near, key=lambda each: (-each.population, kilometres(lat, lon, each.lat, each.lon))):
        paper.dot(place, gazetteer.localized(place.id, language))
    paper.draw(_title(name, lat, lon, km), _bar(paper.scale), _NORTH)
    return paper.svg()


class _Paper:
    """The sheet: where a place lies on it, and what room is taken."""

    def __init__(self, lat: float, lon: float, km: float) -> None:
        self.reach = km * _MARGIN * math.sqrt(2)
        self.scale = SIZE / (2 * km * _MARGIN)
        self._lat, self._lon = lat, lon
        self._drawn = [f'<rect width="{SIZE}" height="{SIZE}" fill="#fbfaf7"/>']
        self._taken: list[Box] = [(0.0, 0.0, SIZE, 34.0), (0.0, SIZE - 40.0, 240.0, SIZE), (SIZE - 50.0, 34, SIZE, 90)]

    def draw(self, *pieces: str) -> None:
        """Put pieces of SVG on the sheet."""
        self._drawn += pieces

    def dot(self, place: Known, name: str) -> None:
        """A known place where it is on the sheet, with its name where there is room."""
        east = ((place.lon - self._lon + 540) % 360 - 180) * 111.32 * math.cos(math.radians(self._lat))
        x, y = _MIDDLE + east * self.scale, _MIDDLE - (place.lat - self._lat) * 110.57 * self.scale
        if 4 < x < SIZE - 4 and 36 < y < SIZE - 4 and math.hypot(x - _MIDDLE, y - _MIDDLE) >= 3:
            size = 4 if place.population > _TOWN else 2.5
            self.draw(f'<circle class="d" cx="{x:.1f}" cy="{y:.1f}" r="{size}"/>')
            self.name(x, y, name)

    def name(self, x: float, y: float, name: str, *, bold: bool = False) -> None:
        """A name right or left of its dot, where nothing else stands."""
        width = len(name) * _LETTER * (1.35 if bold else 1.0)
        for start, anchor in ((x + 7, "start"), (x - 7 - width, "end")):
            box = (start, y - _LINE / 2, start + width, y + _LINE / 2)
            if start > 2 and start + width < SIZE - 2 and not any(_overlap(box, other) for other in self._taken):
                self._taken.append(box)
                look = ' class="t"' if bold else ""
                at = x + 7 if anchor == "start" else x - 7
                self.draw(f'<text{look} x="{at:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}">{escape(name)}</text>')
                return

    def svg(self) -> str:
        """The finished document."""
        head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" viewBox="0 0 {SIZE} {SIZE}">'
        return f"{head}<style>{_STYLE}</style>{''.join(self._drawn)}</svg>\n"


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _title(name: str, lat: float, lon: float, km: float | None) -> str:
    circle = f" · {km:g} km" if km else ""
    source = f"{lat:.2f}, {lon:.2f} · GeoNames CC BY 4.0"
    title = f'<text class="t" x="12" y="24">{escape(name)}{circle}</text>'
    return f'{title}<text class="s" x="12" y="{SIZE - 8}">{source}</text>'


def _bar(scale: float) -> str:
    """The longest round distance of at most 150 pixels."""
    km = max((step for step in _STEPS if step * scale <= 150), default=_STEPS[0])
    end, y = 12 + km * scale, SIZE - 28
    line = f'<line class="b" x1="12" y1="{y}" x2="{end:.1f}" y2="{y}"/>'
    return f'{line}<text x="{end + 6:.1f}" y="{y + 4}">{km:g} km</text>'
