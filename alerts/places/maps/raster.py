"""A sketch as a PNG picture, since Telegram shows no SVG. The home of resvg and of the fonts, all inside wheels.

Arabic letters are joined and run from right to left. Fonts of the machine are not looked at, so that a picture is the
same everywhere; Noto has the letters of Latin, Cyrillic, Greek and Arabic writing (``is_drawable``).

Run as ``python -m alerts.places.maps.raster`` it turns the SVG of its input into the PNG of its output: the
library holds the interpreter's lock for a third of a second, which the bot's own loop must not wait for.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Final

import fontpkg
import resvg_py

from alerts.places.namekeys import Script, script_of

WIDTH: Final = 960
"""Pixels of a side of the picture: three for each point of a phone's screen."""
_LETTERS: Final = "Noto Sans"
_ARABIC: Final = "Noto Sans Arabic"
_DRAWABLE: Final = frozenset({Script.LATIN, Script.CYRILLIC, Script.ARABIC})


def png_of(svg: str) -> bytes:
    """The picture of an SVG document of ours. Raises ``ValueError`` for what is none."""
    return resvg_py.svg_to_bytes(
        svg_string=svg,
        width=WIDTH,
        skip_system_fonts=True,
        font_files=_font_files(),
        font_family=_LETTERS,
        sans_serif_family=_LETTERS,
    )


def is_drawable(name: str) -> bool:
    """True where the fonts have the letters of ``name``."""
    return script_of(name) in _DRAWABLE


@cache
def _font_files() -> list[str]:
    return [str(fontpkg.path(family)) for family in (_LETTERS, _ARABIC)]


if __name__ == "__main__":
    sys.stdout.buffer.write(png_of(sys.stdin.buffer.read().decode()))
