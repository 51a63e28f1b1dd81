"""Two places that are the ends of a stretch: « entre Goma et Saké », from Port Sudan to Khartoum, بين غوما وساكي.

Whether either end counts, or both must be named, is asked. Both names are known ones, or it is no stretch.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.knownplaces import LONGEST_NAME
from alerts.rules.chat.sections import names_place
from alerts.rules.chat.words import heard
from alerts.rules.chat.writing import TALKS
from alerts.rules.phrases.roles import Part

_FEWEST_ENDS: Final = 2


class _Stretch(NamedTuple):
    """The words [start, end) of a stretch, and the names of its two ends."""

    start: int
    end: int
    ends: tuple[str, str]


def refuse_stretch(reading: Reading) -> None:
    """Asks about two places that something lies between. Raises InvalidRule."""
    if (stretch := _stretch(reading)) is not None:
        shown = reading.between(stretch.start, stretch.end)
        raise reading.fault("rule_stretch", reading.words[stretch.start].start, text=shown)


def either_end(reading: Reading) -> Iterator[str]:
    """« embuscades entre Goma et Saké »: near either, near one with the other named too, or the very words."""
    if (stretch := _stretch(reading)) is None:
        return
    talk, words = TALKS[reading.tongue], reading.words
    before = reading.text[: words[stretch.start].start].rstrip(" ,،;؛:")
    rest = reading.text[words[stretch.end - 1].end :]
    first, second = stretch.ends
    yield f"{before} {talk.near} {first}{talk.comma} {second}{rest}"
    yield f"{before} {talk.near} {first} {talk.with_} {second}{rest}"


def _stretch(reading: Reading) -> _Stretch | None:
    for at in range(1, len(reading.words)):
        for opening, joint in ((Part.BETWEEN, Part.AND), (Part.LEAVING, Part.REACHING)):
            said = heard(reading.words, at, opening)
            found = _ends(reading, at + said[0], joint) if said else None
            if found is not None:
                return _Stretch(start=at, end=found[0], ends=found[1])
    return None


def _ends(reading: Reading, start: int, joint: Part) -> tuple[int, tuple[str, str]] | None:
    """Where the second of two names ends of which the first begins at a word, and both names."""
    words = reading.words
    for middle in range(start + 1, min(start + 1 + LONGEST_NAME, len(words))):
        said = heard(words, middle, joint)
        attached = joint is Part.AND and words[middle].text.startswith("و") and not words[middle].quoted
        if not (said or attached):
            continue
        behind = middle + (said[0] if said else 0)
        first = reading.joined(start, middle)
        over = next((at for at in range(behind, len(words)) if heard(words, at, Part.COMMA)), len(words))
        for end in range(min(behind + LONGEST_NAME, over), behind, -1):
            second = reading.joined(behind, end)[int(said is None) :]
            named = [name for name in (first, second) if names_place(reading, name)]
            are_known = all(reading.known.named(name) or reading.knows(name) for name in (first, second))
            if are_known and (len(named) == _FEWEST_ENDS or (named and joint is Part.AND)):
                return end, (first, second)
    return None
