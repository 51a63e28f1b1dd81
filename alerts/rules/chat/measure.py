"""The distance in a rule text: « 30 mots », within 20 words, in the same sentence, ضمن 20 كلمة."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from alerts.model import Window, WindowUnit
from alerts.rules.chat.words import Word, heard, points_of
from alerts.rules.fitness import FARTHEST_KM, WIDEST_WINDOW
from alerts.rules.phrases.roles import Part
from alerts.rules.phrases.spokennumbers import number_said

_LONGEST_NUMBER: Final = 5
"""Words of a number that is written out: two hundred and fifty one."""

_FEWEST_SPOKEN: Final = 2
"""« un mot », "one word" is no distance but the word itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that means to be a distance, up to ``end``: ``window`` None where it is none, ``km`` where it is one
    on the ground (0 where it is out of range). ``number`` is where its figure stands; metres and a number of sentences
    are no distance that a rule can have."""

    number: int
    end: int
    window: Window | None = None
    km: float | None = None


def measure_at(words: Sequence[Word], at: int) -> Measure | None:
    """The distance that starts at a word; None where nothing there means to be one."""
    sure = heard(words, at, Part.WITHIN)
    filler = sure or heard(words, at, Part.FILLER)
    for start in (at, at + filler[0]) if filler else (at,):
        if (measure := _number_at(words, start) or _several_at(words, start) or _unit_at(words, start)) is not None:
            return measure
    return Measure(number=at, end=min(at + sure[0] + 2, len(words))) if sure else None


def _number_at(words: Sequence[Word], at: int) -> Measure | None:
    if at >= len(words) or words[at].quoted:
        return None
    if spoken := _spoken_at(words, at):
        return spoken
    if (far := re.fullmatch(r"[-+]?\d+(?:[.,٫]\d+)?", words[at].text)) and (km := heard(words, at + 1, Part.KM)):
        distance = points_of(far[0])
        return Measure(number=at, end=at + 1 + km[0], km=distance if 0 < distance <= FARTHEST_KM else 0.0)
    if not (number := re.fullmatch(r"([-+]?)(\d+)", words[at].text)):
        return None
    unit = heard(words, at + 1, Part.UNIT)
    if unit is None or unit[1] is not WindowUnit.WORDS:
        return None
    fits = number[1] != "-" and len(number[2]) < 10 and int(number[2]) <= WIDEST_WINDOW
    return Measure(number=at, end=at + 1 + unit[0], window=Window(words=int(number[2])) if fits else None)


def _several_at(words: Sequence[Word], at: int) -> Measure | None:
    """One sentence, which is a distance; two of them and 500 m, which no rule has."""
    if at >= len(words) or words[at].quoted or not words[at].text.isdecimal():
        return None
    unit = heard(words, at + 1, Part.UNIT) if words[at].text in {"1", "١"} else None
    if unit and unit[1] is not WindowUnit.WORDS:
        return Measure(number=at, end=at + 1 + unit[0], window=Window(unit=WindowUnit(unit[1])))
    several = heard(words, at + 1, Part.METRES, Part.MANY)
    return Measure(number=at, end=at + 1 + several[0]) if several else None


def _spoken_at(words: Sequence[Word], at: int) -> Measure | None:
    """A number that is written out, with its unit: vingt mots, twenty-five kilometres, عشرين كلمة."""
    end = at
    while end < min(at + _LONGEST_NUMBER, len(words)) and not words[end].quoted:
        end += 1
        number = number_said([word.text for word in words[at:end]])
        if number is None or number < _FEWEST_SPOKEN:
            return None
        if km := heard(words, end, Part.KM):
            return Measure(number=at, end=end + km[0], km=float(number) if number <= FARTHEST_KM else 0.0)
        unit = heard(words, end, Part.UNIT)
        if unit and unit[1] is WindowUnit.WORDS:
            window = Window(words=number) if number <= WIDEST_WINDOW else None
            return Measure(number=at, end=end + unit[0], window=window)
    return None


def _unit_at(words: Sequence[Word], at: int) -> Measure | None:
    unit = heard(words, at, Part.UNIT)
    if unit is None or unit[1] is WindowUnit.WORDS:
        return None
    return Measure(number=at, end=at + unit[0], window=Window(unit=WindowUnit(unit[1])))
