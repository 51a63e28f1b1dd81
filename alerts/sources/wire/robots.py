"""What a robots.txt says to one robot (RFC 9309: its own group, else the one for all; the longest rule decides). Pure.

protego is at home in this file. Its work is linear in the text, and in the address that is asked about; what it lacks
is done before: the version behind a robot's name, which the standard knows nothing of, counts for nothing.
"""

from __future__ import annotations

import re
from typing import Final

from protego import Protego

_MOST_LINES: Final = 10_000
"""Some 3 MB in memory, for as long as the rules are kept; the largest files of live sites have a few thousand."""
_LONGEST_PAUSE: Final = 86_400.0
_VERSION: Final = re.compile(r"(?im)^([ \t]*user-agent[ \t]*:[^/\r\n#]*)/[^\r\n#]*")
"""``User-agent: Tocsin/2.0`` is meant for Tocsin."""
EVERYTHING: Final = ""
NOTHING: Final = "User-agent: *\nDisallow: /"


class Rules:
    """What one robot may read, and the pause in seconds that is asked of it."""

    def __init__(self, robot: str, text: str) -> None:
        """``text`` is the file, or ``EVERYTHING``, or ``NOTHING``."""
        self._robot: Final = robot
        lines = text.removeprefix("\ufeff").splitlines()[:_MOST_LINES]
        self._file: Final = Protego.parse(_VERSION.sub(r"\1", "\n".join(lines)))

    def allow(self, url: str) -> bool:
        """True where the robot may read ``url``."""
        return bool(self._file.can_fetch(url, self._robot))

    @property
    def pause(self) -> float | None:
        """The seconds between two requests; None where nothing, or nothing sensible, is asked for."""
        asked = self._file.crawl_delay(self._robot)
        return float(asked) if asked is not None and 0 <= asked <= _LONGEST_PAUSE else None
