"""The dates that feeds give → aware UTC datetimes; None where nobody could say which moment is meant.

First choice are the two standard forms (RFC 822 for RSS, RFC 3339 for Atom); then what publishers write instead:
month names of a dozen languages, other orders, eastern digits, seconds since 1970. A date without a zone is taken as
UTC. Numeric dates with slashes are read day first, as most of the world writes them, unless only month first fits.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

_MONTHS: Final = (
    "jan gen sty led oca ene يناير كانون_الثاني ژانویه янв січ",
    "feb fev fév lut uno şub شباط فبراير فوریه фев лют",
    "mar mär bre mrt آذار مارس мар бер",
    "apr avr abr kwi dub nis نيسان أبريل ابريل آوریل апр кві",
    "may mai mag maj kve أيار مايو مه мая май тра",
    "jun juin giu cze hazi حزيران يونيو ژوئن июн чер",
    "jul juil lug lip tem تموز يوليو ژوئیه июл лип",
    "aug aou aoû ago sie srp ağu آب أغسطس اغسطس اوت авг сер",
    "sep set wrz zar eyl أيلول سبتمبر سپتامبر сен вер",
    "oct okt ott out paz eki تشرين_الأول أكتوبر اكتوبر اکتبر окт жов",
    "nov lis kas تشرين_الثاني نوفمبر نوامبر ноя лис",
    "dec déc dez dic gru pro ara كانون_الأول ديسمبر دسامبر дек гру",
)
_ZONES: Final = {
    name: hours
    for hours, names in {
        0: "ut utc gmt z wet",
        1: "cet met bst west wat",
        2: "cest mest eet sast cat",
        3: "eest msk eat trt ast+3",
        4: "gst",
        5: "pkt",
        8: "cst+8 hkt sgt",
        9: "jst kst",
        10: "aest",
        -2: "brst",
        -3: "brt art adt",
        -4: "edt ast",
        -5: "est cdt",
        -6: "cst mdt",
        -7: "mst pdt",
        -8: "pst",
    }.items()
    for name in names.split()
}
_HALF_ZONES: Final = {"ist": 5.5, "irst": 3.5, "aft": 4.5, "npt": 5.75, "acst": 9.5}
_ISO: Final = re.compile(
    r"([0-9]{4})[-/.]?([0-9]{2})(?:[-/.]?([0-9]{2}))?(?:[T\s]+([0-9]{1,2})(?::?([0-9]{2})(?::?([0-9]{2}))?)?)?"
    r"(?:[.,][0-9]+)?\s*([a-z]+|[+-][0-9:]{2,6})?\.?",
    re.IGNORECASE | re.ASCII,
)
_NUMERIC: Final = re.compile(r"\b([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})\b", re.ASCII)
_TIME: Final = re.compile(
    r"\b([0-9]{1,2})[:hH]([0-9]{2})(?::([0-9]{2}))?(?:[.,][0-9]+)?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE | re.ASCII
)
_ZONE: Final = re.compile(r"(?:([+-])([0-9]{1,2}):?([0-9]{2})?|\(?\b([a-z]{1,5})\)?)\s*$", re.IGNORECASE | re.ASCII)
_WORDS: Final = re.compile(r"[^\W\d_]+|[0-9]+")
_EPOCH: Final = re.compile(r"(1[0-9]{9})(?:[0-9]{3})?(?:\.[0-9]+)?", re.ASCII)
_LONGEST: Final = 120


def read_date(text: str) -> datetime | None:
    """The moment that ``text`` names, in UTC; None where it names none."""
    text = _western_digits(text[:_LONGEST]).strip()
    if not text:
        return None
    try:
        return _from_epoch(text) or _from_iso(text) or _from_words(text)
    except (ValueError, OverflowError):
        return None


def _from_epoch(text: str) -> datetime | None:
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def _from_iso(text: str) -> datetime | None:
    found = _ISO.fullmatch(text)
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(found[n] or 0) for n in range(1, 7))
    zone = _zone(found[7] or "")
    return _moment((year, month, day or 1), (hour, minute, second), zone)


def _from_words(text: str) -> datetime | None:
    day = _numeric_day(text) or _named_day(text)
    if day is None:
        return None
    clock = _TIME.search(text)
    if clock is None:
        return _moment(day, (0, 0, 0), timedelta())
    hour, minute, second = (int(clock[n] or 0) for n in (1, 2, 3))
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower().startswith("p") else 0)
    return _moment(day, (hour, minute, second), _zone(text[clock.end() :]))


def _numeric_day(text: str) -> tuple[int, int, int] | None:
    found = _NUMERIC.search(text)
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    return (year, first, second) if second > 12 else (year, second, first)


def _named_day(text: str) -> tuple[int, int, int] | None:
    """Day, month name and year in any order: the year has four digits, or is the last of three numbers' places."""
    words = _WORDS.findall(_TIME.sub(" ", text, count=1).partition("+")[0])
    months = [number for word in words if (number := _month(word))]
    month = months[-1] if len(months) > 1 and _month(words[0]) else next(iter(months), None)  # « mar. 7 mai »
    numbers = [word for word in words if word.isdigit()]
    year = next((int(word) for word in numbers if len(word) == 4), None)
    days = [int(word) for word in numbers if len(word) <= 2]
    if year is None and len(days) >= 2:
        year = days.pop(1)
        year += 2000 if year < 70 else 1900
    if month is None or year is None or not days:
        return None
    return year, month, days[0]


@lru_cache(maxsize=1_000)
def _month(word: str) -> int | None:
    if word.isdigit():
        return None
    word = word.casefold()
    best: tuple[int, int] | None = None
    for number, names in enumerate(_MONTHS, start=1):
        for name in names.split():
            if word.startswith(name.split("_")[0]) and (best is None or len(name) > best[0]):
                best = (len(name), number)
    return best[1] if best else None


def _zone(text: str) -> timedelta:
    found = _ZONE.search(re.sub(r"\([^)]*\)", "", text) or text)
    if found is None:
        return timedelta()
    if found[1]:
        size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return -size if found[1] == "-" else size
    name = found[4].lower()
    return timedelta(hours=_HALF_ZONES.get(name, _ZONES.get(name, 0)))


def _moment(day: tuple[int, int, int], clock: tuple[int, int, int], zone: timedelta) -> datetime:
    """In UTC; 24:00 and a leap second are the moments after."""
    hour, minute, second = clock
    start = datetime(*day, tzinfo=timezone(zone))
    if hour > 24 or minute > 59 or second > 60:
        raise ValueError(clock)
    return (start + timedelta(hours=hour, minutes=minute, seconds=second)).astimezone(UTC)


def _western_digits(text: str) -> str:
    if text.isascii():
        return text
    return "".join(str(unicodedata.digit(letter)) if letter.isdigit() else letter for letter in text)
