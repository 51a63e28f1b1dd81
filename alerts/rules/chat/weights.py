"""Points in a rule text: the weight behind a keyword, « hôpital (poids 3) », and the score it takes, « score 4 »."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from alerts.matching.score import MOST_POINTS
from alerts.rules.chat.words import Word, heard, points_of
from alerts.rules.phrases.roles import Part

_FIGURE: Final = re.compile(r"(?:≥|>=)?([-+]?\d+(?:[.,٫]\d+)?)")

_TIMES: Final = re.compile(r"[x×](\d{1,4}(?:\.\d+)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Some points that end before the word ``end``; ``value`` is None where they are no number from 0 to 1,000."""

    end: int
    value: float | None


def weight_at(words: Sequence[Word], at: int) -> Points | None:
    """The weight that starts at a word: in brackets, or its label and a number."""
    if at < len(words) and (points := words[at].points) is not None:
        return Points(end=at + 1, value=_fitting(points))
    if at < len(words) and not words[at].quoted and (times := _TIMES.fullmatch(words[at].text)):
        return Points(end=at + 1, value=_fitting(points_of(times[1])))
    label = heard(words, at, Part.WEIGHT)
    figure = _figure(words, at + label[0]) if label else None
    if figure is None and at > 0 and not heard(words, at - 1, Part.COMMA, Part.LEAST, Part.SCORE):
        bare = _figure(words, at)
        unit = heard(words, bare[1], Part.POINTS) if bare else None
        figure = (bare[0], bare[1] + unit[0]) if bare and unit else None
    return None if figure is None else Points(end=figure[1], value=_fitting(figure[0]))


def score_at(words: Sequence[Word], at: int) -> Points | None:
    """The score that a rule takes to fire: score 4, score at least 4, at least 4 points, بمجموع 4 نقاط."""
    label = heard(words, at, Part.SCORE)
    start = at + label[0] if label else at
    least = heard(words, start, Part.LEAST)
    figure = _figure(words, start + least[0] if least else start)
    if figure is None:
        return None
    unit = heard(words, figure[1], Part.POINTS)
    if not (label or unit):
        return None
    end = figure[1] + unit[0] if unit else figure[1]
    more = None if least else heard(words, end, Part.LEAST)
    sure = more is not None and heard(words, end, Part.OF) is None
    return Points(end=end + more[0] if more and sure else end, value=_fitting(figure[0]))


def written_points(points: float) -> str:
    """A number of points without an exponent, so that it reads back as the same: 3, 2.5."""
    return f"{Decimal(repr(points)):f}".removesuffix(".0")


def _figure(words: Sequence[Word], at: int) -> tuple[float, int] | None:
    """The number at a word and where it ends; « 2,5 » is one number although a comma stands in it."""
    if at >= len(words) or words[at].quoted or not (found := _FIGURE.fullmatch(words[at].text)):
        return None
    if at + 2 < len(words) and words[at + 1].text == "," and words[at + 2].text.isdecimal():
        whole, comma, rest = words[at : at + 3]
        if whole.end == comma.start and comma.end == rest.start and found[1].lstrip("+-").isdecimal():
            return points_of(f"{found[1]}.{rest.text}"), at + 3
    return points_of(found[1]), at + 1


def _fitting(points: float) -> float | None:
    return points if 0 <= points <= MOST_POINTS else None
