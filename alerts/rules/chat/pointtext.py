"""A point of the map as people write, copy and share it: 36.2, 37.1 · 36°12'N 37°09'E · 36,2 ; 37,1 · geo:36.2,37.1 · a
link to a map.

A text that is nothing but a point asks what is there (``point_said``); a point behind a name says where the place of
that name is (``name_and_point``).
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import unquote

from alerts.errors import InvalidCommand
from alerts.model import Language
from alerts.wordings import say

POINT_EXAMPLE: Final = "/place 36.2, 37.1"


def _half_pattern(number: int) -> str:
    """One coordinate: degrees, then perhaps minutes and seconds, and the side of the map before or behind."""
    return (
        rf"(?:(?P<before{number}>[NSEWO])\s*)?(?P<degrees{number}>[-+]?\d{{1,6}}(?:\.\d{{1,15}})?)\s*°?"
        rf"(?:\s*(?P<minutes{number}>\d{{1,2}}(?:\.\d+)?)\s*'\s*(?:(?P<seconds{number}>\d{{1,2}}(?:\.\d+)?)\s*(?:\"|''))?)?"
        rf"(?:\s*(?P<behind{number}>[NSEWO]))?"
    )


_POINT: Final = re.compile(rf"{_half_pattern(1)}\s*[,;/\s]\s*{_half_pattern(2)}", re.IGNORECASE)
_DECIMAL_COMMA: Final = re.compile(r"(?<=\d),(?=\d)")
_SAID: Final = re.compile(r"(?i)\b(?:lat(?:itude)?|lon(?:g|gitude)?|lng|coord\w*|gps)\b|خط (?:العرض|الطول)|[():=\[\]]")
_SIDES: Final = tuple(
    (re.compile(rf"(?i)(?<![^\W\d_])(?:{words})(?![^\W\d_])"), letter)
    for words, letter in (
        ("north|nord|norte|شمالا|شمالاً|شمال", "N"),
        ("south|sud|sur|جنوبا|جنوباً|جنوب", "S"),
        ("east|est|este|شرقا|شرقاً|شرق", "E"),
        ("west|ouest|oeste|غربا|غرباً|غرب", "W"),
    )
)
_SIGNS: Final = str.maketrans({
    "−": "-", "–": "-", "٫": ".", "،": ",", "؛": ";", "’": "'", "′": "'", "‘": "'", "″": '"', "”": '"', "“": '"',
    "º": "°", "\u00a0": " ", "\u202f": " ",
})  # fmt: skip
_FIRST_FIGURE: Final = re.compile(r"(?<![\w.°'+-])(?:[NSEWO]\s*)?[-+]?\d")
_FRACTION: Final = re.compile(r"(?:[NSEWO]\s*)?[-+]?\d+(?:\.\d|\s*°|,\d+°?(?:\s*[;\s]\s*[-+]?\d|,\s*[-+]?\d+,\d))")
_COMMA_FIGURE: Final = re.compile(r"[-+]?\d+,\d+\s*")
_ADDRESS: Final = re.compile(r"geo:|(?:https?://|www\.|maps?\.)\S+", re.IGNORECASE)
_FIGURE: Final = r"([-+]?\d{1,4}(?:\.\d{1,20})?)"
_IN_ADDRESS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        rf"!3d{_FIGURE}!4d{_FIGURE}",
        rf"[?&#]m?lat(?:itude)?={_FIGURE}&m?(?:lon|lng|long|longitude)={_FIGURE}",
        rf"[?&#](?:q|ll|sll|query|center|destination|daddr|saddr|cp|loc)=(?:loc:|geo:)?{_FIGURE}[,~+ ]\s*{_FIGURE}",
        rf"@{_FIGURE},{_FIGURE}",
        rf"#map=\d+(?:\.\d+)?/{_FIGURE}/{_FIGURE}",
        rf"^geo:{_FIGURE},{_FIGURE}",
        rf"/(?:search|place|dir)/(?:[^/]*/)*?{_FIGURE},[+ ]?{_FIGURE}(?:[/?]|$)",
    )
)


def point_said(text: str, *, language: Language = "en") -> tuple[float, float] | None:
    """Latitude and longitude where ``text`` is a point and nothing else, None for any other text.

    Raises InvalidCommand in ``language`` for a point that is on no map, and for a link without one.

    >>> point_said("36,2 ; 37,1"), point_said("geo:36.2,37.1"), point_said("Alep 36.2, 37.1")
    ((36.2, 37.1), (36.2, 37.1), None)
    """
    plain = text.translate(_SIGNS).strip()
    if _ADDRESS.match(plain):
        point = _of_address(unquote(plain))
        if point is None:
            raise InvalidCommand(say("link_without_point", language), example=POINT_EXAMPLE)
    else:
        point = _of_figures(plain)
    if point is not None and not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
        raise InvalidCommand(say("bad_point", language, text=f"{point[0]:g}, {point[1]:g}"), example=POINT_EXAMPLE)
    return point


def name_and_point(text: str) -> tuple[str, tuple[float, float] | None]:
    """What stands before a point at the end of ``text``, and the point, on the map or not; None where there is none.

    Whole degrees are a point only behind a comma or colon (Camp 17, 18 has another name that is 18), and with a blank
    between them: -1,57 is half a point with a decimal comma.

    >>> name_and_point("Alep 36.21, 37.19"), name_and_point("Camp 17, 18"), name_and_point("Goma, -1, 29")
    (('Alep', (36.21, 37.19)), ('Camp 17, 18', None), ('Goma', (-1.0, 29.0)))
    """
    plain = text.translate(_SIGNS)
    for figure in _FIRST_FIGURE.finditer(plain):
        name, said = plain[: figure.start()].rstrip(" ("), plain[figure.start() :]
        is_listed = name.endswith((",", ":", "=")) and not _COMMA_FIGURE.fullmatch(said)
        is_sure = is_listed or _FRACTION.match(said) is not None
        if is_sure and (point := _of_figures(said)) is not None:
            return text[: len(name)].rstrip(" ,،:="), point
    return text, None


def _of_address(address: str) -> tuple[float, float] | None:
    found = next((found for pattern in _IN_ADDRESS if (found := pattern.search(address))), None)
    return (float(found[1]), float(found[2])) if found else None


def _of_figures(text: str) -> tuple[float, float] | None:
    bare = " ".join(_SAID.sub(" ", text).split()).strip(" ,;.")
    for side, letter in _SIDES:
        bare = side.sub(letter, bare)
    readings = (bare, _DECIMAL_COMMA.sub(".", bare))
    found = next((found for reading in readings if (found := _POINT.fullmatch(reading))), None)
    if found is None:
        return None
    first, second = _half(found, 1), _half(found, 2)
    sides = [(found[f"before{number}"] or found[f"behind{number}"] or "").upper() for number in (1, 2)]
    if sides[0] in {"E", "W", "O"} or sides[1] in {"N", "S"}:
        first, second = second, first
    return first, second


def _half(found: re.Match[str], number: int) -> float:
    """One of the two coordinates in degrees; south and west (Ouest) are below zero."""
    degrees = float(found[f"degrees{number}"])
    part = float(found[f"minutes{number}"] or 0) / 60 + float(found[f"seconds{number}"] or 0) / 3600
    degrees = degrees - part if degrees < 0 else degrees + part
    side = (found[f"before{number}"] or found[f"behind{number}"] or "").upper()
    return round(-degrees if side in {"S", "W", "O"} else degrees, 6)
