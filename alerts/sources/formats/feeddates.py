"""The dates that feeds give → aware UTC datetimes; None where nobody could say which moment is meant.

First choice are the two standard forms (RFC 822 for RSS, RFC 3339 for Atom); then what publishers write instead:
month names of some thirty languages, other orders, eastern digits, weeks, seconds since 1970. A date without a zone is
taken as UTC. Numeric dates with slashes are read day first, as most of the world writes them, unless only month first
fits, or the clock goes by a.m. and p.m., as it does with those who write the month first.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final

_MONTHS: Final = (
    "jan gen çile کانوونی_دووەم sty led oca tam яну јан сту sij saus jaa ocak ene ian ιαν янв січ يناير"
    " كانون_الثاني جانفي ژانویه جنوری ינואר yan जन জানু มกรา იან հունվ",
    "feb fev sibat شوبات fév lut hel велј вељ люта velj vasar vee uno úno şub φεβ фев лют شباط فبراير فيفري"
    " فوریه فروری פברואר shk peb फ़र फर फ़े फेब ফেব กุมภา თებ փետ",
    "mar mär adar ئازار már maa maalis сак ožu kovo bre bře mrt mac μαρ мар бер آذار اذار مارس مارچ מרץ मार्च"
    " মার্চ มีนา მარ մարտ",
    "apr ápr nîs نیسان avr abr huh краса trav baland kwi dub nis απρ апр кві نيسان أبريل ابريل أفريل افريل"
    " آوریل اپریل אפריל pri अप्र এপ্র เมษา აპრ ապր",
    "may mai gulan ئایار máj mei tou мај svib geg mag maj kve kvě μαι μαϊ μάι мая май тра أيار ايار مايو ماي"
    " مه مئی מאי maajo मई মে พฤษภา მაი մայ",
    "jun jún hezî حوزەیران juin juun kesä чэр юни јун lipnj lipanj birž iun giu cze červen hazi ιουν июн чер"
    " حزيران يونيو جوان ژوئن جون יוני iyun qer hun जून জুন มิถุนา ივნ հունի",
    "jul júl tîrm تەمم juil juul heinä ліп юли јул srpnj srpanj liep iul lug lip červenec tem ιουλ июл лип"
    " تموز يوليو يوليوز جويلية ژوئیه جولائی יולי iyul kor hul luul जुल জুল กรกฎา ივლ հուլ",
    "aug aou tebax ئاب aoû elo жні kolov rugp ago agu ogo sie srp ağu αυγ авг сер آب اب أغسطس اغسطس غشت أوت"
    " اوت اگست אוגוסט avg avq gus अग আগ สิงหา აგვ օգոս",
    "sep sze îlon ئەیل set syys ruj rugs wrz zář eyl σεπ сен вер أيلول ايلول سبتمبر شتنبر سپتامبر ستمبر ספטמבר"
    " sent sht seb सित সেপ กันยา სექ սեպ",
    "oct okt cotm تشرینی_یەکەم ott loka кас spal out paz paź říj eki οκτ окт жов تشرين_الأول تشرين_الاول"
    " أكتوبر اكتوبر اکتبر اکتوبر אוקטובר tet अक्त अक्ट অক্ট ตุลา ოქტ հոկ",
    "nov nop mijdar تشرینی_دووەم noi marras ное ліс studen lapk lis kas νοε νοέ ноя лис تشرين_الثاني نوفمبر"
    " نونبر نوامبر نومبر נובמבר noy nob nof nën nen नव নভ พฤศจิกา ნოე նոյ",
    "dec déc berf کانوونی_یەکەم dez dets joul сне prosin gruod dic des dis gru pro ara δεκ дек гру كانون_الأول"
    " كانون_الاول ديسمبر دجنبر دسامبر دسمبر דצמבר dek dhj dise disy दिस ডিস ธันวา დეკ դեկ",
)
_MONTHS_OF_TWO_WORDS: Final = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split() if "_" in name
}
_MONTHS_BY_START: Final = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split() if "_" not in name
}
_WHOLE_WORDS: Final = frozenset("اب آب مه ماي ئاب dis".split())
"""Months so short, or so like other words, that they must stand alone."""

_ZONES: Final = {
    name: hours
    for hours, names in {
        0: "ut utc gmt z wet",
        1: "cet met mez bst west wat",
        2: "cest mest mesz eet sast cat",
        3: "eest msk eat trt",
        4: "gst samt",
        5: "pkt uzt",
        6: "bdt",
        7: "wib ict",
        8: "hkt sgt pht myt awst wita",
        9: "jst kst wit",
        10: "aest",
        11: "aedt",
        12: "nzst",
        13: "nzdt",
        -2: "brst",
        -3: "brt art adt clst",
        -4: "edt ast clt vet",
        -5: "est cdt cot pet",
        -6: "cst mdt",
        -7: "mst pdt",
        -8: "pst akdt",
        -9: "akst",
        -10: "hst",
    }.items()
    for name in names.split()
}
_HALF_ZONES: Final = {
    "ist": 5.5,
    "irst": 3.5,
    "aft": 4.5,
    "npt": 5.75,
    "mmt": 6.5,
    "acst": 9.5,
    "acdt": 10.5,
    "nst": -3.5,
    "ndt": -2.5,
}
_CLOCK_OF_ISO: Final = (
    r"(?:(?:T|[\s,]+)([0-9]{1,2})(?:[:.]?([0-9]{2})(?:[:.]?([0-9]{2}))?)?)?"
    r"(?:[.,][0-9]+)?(?!\s*[ap]\.?m\b)\s*(z|[a-z]+|[+-][0-9:]{2,6})?(?:\s*(?:[a-z]{1,5}|[+-]?00:?00))?\.?"
)
"""A zone may be said twice: ``+0200 EET``, ``+00:00Z``."""
_ISO: Final = re.compile(
    rf"([0-9]{{4}})(?:([-/.]?)([0-9]{{2}})(?:\2([0-9]{{2}}))?)?{_CLOCK_OF_ISO}", re.IGNORECASE | re.ASCII
)
_SHORT_ISO: Final = re.compile(
    rf"([0-9]{{4}})([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}}){_CLOCK_OF_ISO}", re.IGNORECASE | re.ASCII
)
_DIGITS: Final = re.compile(r"(20[0-9]{2})()([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})?()", re.ASCII)
_ISO_DAY: Final = re.compile(r"([0-9]{4})-?(?:W([0-9]{2})-?([1-7])|([0-9]{3}))(?=T|\Z)", re.ASCII)
"""By the week, or by the day of the year."""
_YEAR_FIRST: Final = re.compile(r"(?<![0-9])([0-9]{4})\s?[-/.年년]\s?([0-9]{1,2})\s?[-/.月월]\s?([0-9]{1,2})(?![0-9])")
_NUMERIC: Final = re.compile(
    r"\b([0-9]{1,2})(?:[/.-]|\s{1,3}(?:tháng|thg\.?)\s{1,3})([0-9]{1,2})(?:[/.-]|,?\s{1,3}(?:năm\s{1,3})?)([0-9]{4})\b",
    re.IGNORECASE,
)
"""By numbers alone, as Vietnamese does with its months, too."""
_AMERICAN: Final = re.compile(r"[0-9]/[0-9].*[0-9]\s?[ap]\.?m\b", re.IGNORECASE | re.ASCII)
_THAI: Final = re.compile("[\u0e00-\u0e7f]")
_BUDDHA: Final = 543
"""By so many years the calendar of Thailand is ahead."""
_TIME: Final = re.compile(
    r"(오전|오후|上午|下午|午前|午後)?(?(1)\s*|(?<![^\WtT])(?<!\.))([0-9]{1,2})(?:[:hH]([0-9]{1,2})(?::([0-9]{1,2}))?|\.([0-9]{2})\.([0-9]{2})(?![\w.]))(?:[.,][0-9]+)?"
    r"\s*((?:am|pm)\b|[ap]\.m\.|صباح\w*|مساء\w*|[صم](?!\w))?",
    re.IGNORECASE,
)
"""The hour may follow a T. Dots part hours from minutes only where there are seconds too: ``20.11`` is a day."""
_COLON: Final = re.compile(r"(?<=[0-9])(?:\([^()]*\))?\s*:\s*(?=[0-9])", re.ASCII)
"""RFC 822 allows white space and comments round it."""
_CLOCK_OF_ASIA: Final = re.compile(
    r"([0-9]{1,2})\s?[時时點点시](?:\s?([0-9]{1,2})\s?[分분](?:\s?([0-9]{1,2})\s?[秒초])?|(?![0-9間间]))"
)
_THAI_NAMES: Final = dict(
    zip(
        "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.".split(),
        "มกรา กุมภา มีนา เมษา พฤษภา มิถุนา กรกฎา สิงหา กันยา ตุลา พฤศจิกา ธันวา".split(),
        strict=True,
    )
)
_THAI_ABBREVIATION: Final = re.compile("|".join(map(re.escape, _THAI_NAMES)))
_CLOCK_OF_DOTS: Final = re.compile(
    r"(?:(?<=\bklo )|(?<=\bkl\. )|(?<![0-9.:])(?=[0-9.]{4,5}\s?[ap]\.?m\b))([0-9]{1,2})\.([0-9]{2})(?![0-9.])",
    re.IGNORECASE,
)
_OF_SCRIPT: Final = re.compile(r"/?\bDate\(([0-9]{13})(?:[+-][0-9]{4})?\)/?")
_AFTERNOON: Final = ("p", "م", "오후", "下午", "午後")
_KOREAN: Final = re.compile("[년월일]|오[전후]")
_KOREA: Final = timedelta(hours=9)
"""What is dated in Korean and names no zone is dated in Korea, which has one (feedparser reads it so, too)."""
_OFFSET: Final = re.compile(r"(?<![0-9])([+-])(0?[0-9]|1[0-4]):?([0-5][0-9])?(?![0-9])", re.ASCII)
_ZONE_NAME: Final = re.compile(r"[^a-z]{0,3}([a-z]{1,5})", re.IGNORECASE | re.ASCII)
_WORDS: Final = re.compile(r"(?:[^\W\d_]|[\u0900-\u0dff\u0e00-\u0e7f])+|[0-9]+")
"""Vowel signs of Indian scripts and Thai belong to the word."""
_EPOCH: Final = re.compile(r"(1[0-9]{9})(?:[0-9]{3})?(?:\.[0-9]+)?", re.ASCII)
_LONGEST: Final = 120
EARLIEST: Final = datetime(1970, 1, 2, tzinfo=UTC)
"""What is dated earlier has no date: zeros of a database, years of another calendar."""


def read_date(text: str) -> datetime | None:
    """The moment that ``text`` names, in UTC; None where it names none."""
    text = _COLON.sub(":", _western_digits(text[:_LONGEST]).replace("\N{MINUS SIGN}", "-").strip())
    if not text:
        return None
    if of_script := _OF_SCRIPT.fullmatch(text):
        text = of_script[1]
    text = _CLOCK_OF_DOTS.sub(r"\1:\2", text)
    if not text.isascii():
        text = _THAI_ABBREVIATION.sub(lambda month: _THAI_NAMES[month[0]], text)
        text = _CLOCK_OF_ASIA.sub(lambda clock: f" {clock[1]}:{clock[2] or 0}:{clock[3] or 0}", text)
    try:
        found = _from_epoch(text) or _from_iso(text) or _from_words(text)
    except (ValueError, OverflowError):
        return None
    return found if found is not None and found >= EARLIEST else None


def _from_epoch(text: str) -> datetime | None:
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found else None


def _from_iso(text: str) -> datetime | None:
    if not text[:4].isdigit():
        return None
    if day := _ISO_DAY.match(text):
        text = f"{_day_of_year(day):%Y-%m-%d}{text[day.end() :]}"
    found = _ISO.fullmatch(text) or _SHORT_ISO.fullmatch(text) or _DIGITS.fullmatch(text)
    if found is None:
        return None
    year, month, day_, hour, minute, second = (int(found[n] or 0) for n in (1, 3, 4, 5, 6, 7))
    return _moment((year, month or 1, day_ or 1), (hour, minute, second), _zone(found[8] or ""))


def _day_of_year(found: re.Match[str]) -> date:
    if found[2]:
        return date.fromisocalendar(int(found[1]), int(found[2]), int(found[3]))
    return date(int(found[1]), 1, 1) + timedelta(days=int(found[4]) - 1)


def _from_words(text: str) -> datetime | None:
    day = _numeric_day(text) or _named_day(text)
    if day is None:
        return None
    clock = _TIME.search(text)
    if clock is None:
        return _moment(day, (0, 0, 0), timedelta())
    hour, minute, second = (int(part or 0) for part in (clock[2], clock[3] or clock[5], clock[4] or clock[6]))
    if (half := clock[1] or clock[7]) and hour <= 12:
        hour = hour % 12 + (12 if half.lower().startswith(_AFTERNOON) else 0)
    home = _KOREA if _KOREAN.search(text) else timedelta()
    return _moment(day, (hour, minute, second), _zone(text[clock.end() :], default=home))


def _numeric_day(text: str) -> tuple[int, int, int] | None:
    if found := _YEAR_FIRST.search(text):
        return int(found[1]), int(found[2]), int(found[3])
    found = _NUMERIC.search(text)
    if found is None:
        return None
    first, second, year = (int(part) for part in found.groups())
    month_first = second > 12 or (first <= 12 and _AMERICAN.search(text) is not None)
    return (year, first, second) if month_first else (year, second, first)


def _named_day(text: str) -> tuple[int, int, int] | None:
    """Day, month name and year in any order: the year has four digits, or is the last of three numbers' places."""
    words = _WORDS.findall(_TIME.sub(" ", text, count=1).partition("+")[0])
    months = [
        number for word, following in zip(words, [*words[1:], ""], strict=True) if (number := _month(word, following))
    ]
    month = months[-1] if len(months) > 1 and _month(words[0], words[1]) else next(iter(months), None)  # « mar. 7 mai »
    numbers = [word for word in words if word.isdigit()]
    year = next((int(word) for word in numbers if len(word) == 4), None)
    days = [int(word) for word in numbers if len(word) <= 2]
    if year is None and len(days) >= 2:
        year = days.pop(1)
        year += 2000 if year < 70 else 1900
    if month is None or year is None or not days:
        return None
    return year - (_BUDDHA if _THAI.search(text) and year > 2400 else 0), month, days[0]


@lru_cache(maxsize=1_000)
def _month(word: str, following: str) -> int | None:
    """The month that ``word`` names, alone or with the word after it (``كانون الثاني``); the longest name counts."""
    if word.isdigit():
        return None
    word = word.casefold()
    pair = _MONTHS_OF_TWO_WORDS.get(f"{word}_{following}")
    if pair is not None:
        return pair
    if word in _WHOLE_WORDS:
        return _MONTHS_BY_START[word]
    word = word.removeprefix("ב")  # « in » of Hebrew
    starts = [name for name in _MONTHS_BY_START if name not in _WHOLE_WORDS and word.startswith(name)]
    return _MONTHS_BY_START[max(starts, key=len)] if starts else None


def _zone(text: str, *, default: timedelta = timedelta()) -> timedelta:
    """What stands behind the time: an offset, else a zone's name; what else may be said in brackets does not count."""
    bare = re.sub(r"\([^)]*\)", "", text).strip(" ()") or text.strip(" ()")
    if offset := _OFFSET.search(bare):
        size = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return -size if offset[1] == "-" else size
    name = found[1].lower() if (found := _ZONE_NAME.match(bare)) else ""
    hours = _HALF_ZONES.get(name, _ZONES.get(name))
    return default if hours is None else timedelta(hours=hours)


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
