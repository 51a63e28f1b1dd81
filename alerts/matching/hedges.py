"""Signs in a keyword's sentence that what is said did not happen, or not now: ``negated``, ``past`` and ``feared``.

Theory: a negation within four words before the keyword, in the same clause, and an old date or « ten years ago » in the
same sentence, are true often enough to tell a reader and wrong often enough never to hide an alert (« no school was
spared »). What somebody denies, fears, threatens or plans is told by frames of its own (``supposals``). Cues belong to
a language: Portuguese « no hospital » is in the hospital. Preferred mistake: a doubt too few; a false one makes people
distrust a true alert. Only a slice of text round the keyword is looked at.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from alerts.matching.hedgewords import (
    AFTER,
    BEFORE,
    CUES,
    DENIALS,
    GIVEN,
    GOVERNED,
    LONG_AGO,
    NEITHER,
    WIDE,
    YEARS_AFTER,
)
from alerts.matching.supposals import is_disowned, is_feared
from alerts.model import Language

NEGATED: Final = "negated"
PAST: Final = "past"
FEARED: Final = "feared"
REACH: Final = 4
"""How many words before the keyword a negation is looked for."""
_ALIKE: Final[dict[Language, Language]] = {"hr": "sr", "bs": "sr", "sk": "cs"}
"""Languages that say it in the words of another."""
_SLICE: Final = 300
"""Code points on either side: longer than nearly every sentence."""

_MONTHS: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_YEAR: Final = re.compile(
    rf"\b(?:in|en|em|année|years?|año|ano|yılı|mwaka|l['’]an|عام|العام|سنة|السنة|سال|jahr|jahre|jaar|anno|nel|roku|tahun|anul|în|năm|το|του|godine?|године?|år|roce|sann?adk?ii|sala|ساڵی|בשנת|{_MONTHS}),?\s+(\d{{4}})"
    r"(?![\w.,:%-]*\d|\s*%)"
    r"|\b(?:of|de|du|del)\s+(\d{4})(?![\w.,:%-]*\d|\s*%|\s+[^\W\d_])"
    r"|\b(?:во?|у|w)\s+(\d{4})(?=\s*(?:год|роц|г\b|р\b|roku|r\.))"
    r"|(?:[а-яіїє]|^) (\d{4}) (?:года|року)\b|(?<!\d)(\d{4}) (?:کال\b|ዓ)|በ(\d{4}) ዓ"
    r"|(?:ปี|พ\.ศ\.|ค\.ศ\.|ឆ្នាំ)\s?(\d{4})(?!\d)|(?<!\d)(\d{4})\s?ခုနှစ်"
    r"|\b(\d{4})(?:['’](?:[dt][ea](?:ki)?)| yılında(?:ki)?| میں| में| সালে|-х\b)(?!\w)|(?<!\d)(\d{4})(?:年|년)"
    r"|(?:^|[.!?]\s)(\d{4})"
    r"(?= (?:wurden?|war|waren|kam|fiel|starb|gab|zerstörte|erschütterte|traf|tötete|griff) )"
    r"|(?<![\w-])ב-?(\d{4})(?![\d:])"
    r"|\b(?:the|(?<!after )(?<!over )(?<!than )an?) (\d{4}) "
    r"(?=\w*(?:bomb|attack|massacre|war\b|quake|flood|tsunami|siege|genocide|crash|hurricane|shooting"
    r"|blast|raid|famine|outbreak|killing|explosion|cholera|ebola|epidemic|cyclone|typhoon|eruption|landslide|drought"
    r"|riot(?! (?:police|squad|troops|officers))|shelling|invasion|uprising|kidnapping|abduction|stabbing|murder"
    r"|cease-?fire))",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d{4}")
_OLDEST: Final = 1800
"""Smaller numbers of four digits count something."""
_NEWS_BEGAN: Final = 2000
"""No feed is older, so that earlier years are old in an entry without a date too."""
_SOLAR: Final = range(1300, 1500)
_HIJRA: Final = 621
"""Years of the Persian calendar, and how far they are from ours."""
_BUDDHIST: Final = range(2400, 2700)
_NIRVANA: Final = -543
_ETHIOPIAN: Final = 8
"""How far the years of the Thai and the Ethiopian calendar are from ours."""
_ONGOING: Final = re.compile(
    r"(?:depuis|since|desde|منذ|со?|із|зі?|від|seit|dal|sinds|od|sejak|din|tan iyo|ilaa|מאז)\s+(?:[\w'’]+\s+){0,3}$"
    r"|(?:ตั้งแต่|តាំងពី)\S{0,10}\s?$|ከ$",
    re.IGNORECASE,
)
_ONGOING_BEHIND: Final = re.compile(r"(?:[年년]|\s?ခုနှစ်| کال)?\s?(?:以[来來降]|至今|이[후래]|부터|ကတည်းက|راهیسې|ەوە)")
"""The same where it stands behind the year (2011年以来, له 2014 کال راهیسې)."""
_END: Final = re.compile(r"[.!?؟。！？۔…\n](?:(?<![.])|(?<!\b\w[.])(?<!\b\w\w[.])(?=\s|$))")
"""One class of signs first: so the search skips all others ten times as fast as with two branches."""
_CLAUSE: Final = re.compile(r"[,،;؛:«»“”\"()–—]|\s-\s")
_WORDS: Final = re.compile(r"[\w]+(?:['’](?=t\b)\w)?")


def hedges(text: str, start: int, end: int, *, language: Language, when: datetime | None) -> tuple[str, ...]:
    """The code words that hold for the keyword ``text[start:end]`` of an entry of that language and date (None: nobody
    knows, so only the years before feeds are old), ``NEGATED`` first."""
    before, after = _sentence(text, start, end)
    primary = language.partition("-")[0]
    primary = _ALIKE.get(primary, primary)
    spoken = (primary,) if primary in LONG_AGO else WIDE if primary == "und" else ()
    marks = []
    keyword, clause = text[start:end], _CLAUSE.split(before)[-1]
    if (
        _is_negated(before, keyword, spoken)
        or _is_denied(before, after, spoken)
        or is_disowned(clause, keyword, after, spoken)
    ):
        marks.append(NEGATED)
    whole = f"{before}{keyword}{after}"
    if _is_long_ago(before, whole, spoken) or _names_old_year(whole, when.year if when else _NEWS_BEGAN):
        marks.append(PAST)
    if is_feared(clause, keyword, after, spoken):
        marks.append(FEARED)
    return tuple(marks)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the keyword in its sentence, at most a slice of it."""
    before = text[max(0, start - _SLICE) : start]
    ends = [found.end() for found in _END.finditer(before)]
    after = text[end : end + _SLICE]
    stop = _END.search(after)
    return before[ends[-1] if ends else 0 :], after[: stop.start()] if stop else after


def _is_negated(before: str, keyword: str, languages: tuple[Language, ...]) -> bool:
    """True where a negation stands within reach before the keyword, in its clause, or in the keyword."""
    if any(language in BEFORE and BEFORE[language].search(before) for language in languages):
        return True
    if any(language in DENIALS and DENIALS[language].fullmatch(keyword.lower()) for language in languages):
        return True
    clause = _CLAUSE.split(before)[-1].lower().replace("’", "'")
    return any(language in CUES and _has_cue(clause, keyword.lower(), language) for language in languages)


def _has_cue(clause: str, keyword: str, language: Language) -> bool:
    """True where the last words of a clause before the keyword say no to it, and not to what came of it."""
    if language in GIVEN:
        ends = [found.end() for found in GIVEN[language].finditer(clause + keyword, 0, len(clause) + 2)]
        clause = clause[ends[-1] :] if ends else clause
    near = _WORDS.findall(clause)[-REACH:]
    said = " ".join([*near, *_WORDS.findall(keyword)[:1]]) if near else ""
    kept = NEITHER[language].sub(" ", said) if language in NEITHER else said
    return not CUES[language].isdisjoint(kept.split())


def _is_denied(before: str, after: str, languages: tuple[Language, ...]) -> bool:
    """True where the words behind the keyword say that it did not happen, and not something else because of it."""
    said = after.replace("’", "'")
    return any(
        language in AFTER
        and AFTER[language].search(said)
        and not (language in GOVERNED and GOVERNED[language].search(before))
        for language in languages
    )


def _is_long_ago(before: str, sentence: str, languages: tuple[Language, ...]) -> bool:
    """True where the sentence tells of what was years ago, or what stands before the keyword says it of that."""
    return any(
        LONG_AGO[language].search(sentence) or (language in YEARS_AFTER and YEARS_AFTER[language].search(before))
        for language in languages
    )


def _names_old_year(sentence: str, year: int) -> bool:
    """True where the sentence dates something, which did not go on since, more than a year before ``year``."""
    if not _DIGITS.search(sentence):
        return False
    for found in _YEAR.finditer(sentence):
        at = found.start(found.lastindex or 0)
        ongoing = _ONGOING.search(sentence, max(0, at - 40), at) or _ONGOING_BEHIND.match(sentence, at + 4)
        named = int(sentence[at : at + 4])
        if named in _SOLAR and ("سال" in found.group() or "کال" in found.group()):
            named += _HIJRA
        elif named in _BUDDHIST:
            named += _NIRVANA
        elif found.group().endswith("ዓ"):
            named += _ETHIOPIAN
        if _OLDEST <= named < year - 1 and not ongoing:
            return True
    return False
