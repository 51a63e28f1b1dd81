"""What may stand in a watchlist: one judgement for rules files and chat commands.

A ``…_fault`` answers None for something usable, else a sentence that says what is wrong and what to write instead. A
keyword that would fire on every article is refused here, at the door, and never later: the matcher trusts what it gets.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from datetime import timedelta
from difflib import get_close_matches
from typing import Final
from urllib.parse import urlsplit

from alerts.errors import NotFound
from alerts.language.folding import fold
from alerts.language.lexicon import concept
from alerts.language.lexicon import nearest as nearest_concepts
from alerts.language.packs import PACKS, pack
from alerts.language.stopwords import STOP_WORDS
from alerts.languagetags import language_tag
from alerts.model import UNKNOWN_LANGUAGE, Language, Place, Severity, Window, WindowUnit
from alerts.wordings import LANGUAGES, say
from alerts.wordings.tongues import TONGUES

LONGEST_KEYWORD: Final = 200
MOST_KEYWORDS: Final = 1000
LONGEST_NAME: Final = 100
_LONGEST_URL: Final = 2000
_LONGEST_SHOWN: Final = 100
"""Characters of a wrong address that are shown of it."""
_SCRIPTS_OF_WORDS: Final = ("CJK", "HANGUL SYLLABLE", "KATAKANA", "HIRAGANA")
WIDEST_WINDOW: Final = 10_000
FARTHEST_KM: Final = 500.0
"""The widest circle of a rule: beyond it a rule means a country, and says ``inside``."""

_DIRECTION_MARKS: Final = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_PREFIX: Final = re.compile(r"(concept|pack)\s*:\s*", re.IGNORECASE)
_DOTTED: Final = re.compile(r"(?:[^\W\d_]\.){2,}[^\W\d_]?")
"""An acronym with full stops, of whatever letters."""
_TYPED: Final = re.compile(r"[^\W\d_]+")


def _ways_to_name(name: str) -> tuple[str, ...]:
    """A language's name in small letters; in Arabic also as people say it in short: الفرنسية، الفرنسي، فرنسي."""
    short = name.removesuffix("ة")
    return (name.lower(), short, short.removeprefix("ال")) if short != name else (name.lower(),)


_MEANT_LANGUAGES: Final = {
    **{fold_case: tag for tag, names in TONGUES.items() for name in names for fold_case in _ways_to_name(name)},
    **{
        word: tag
        for tag, words in {
            "fr": "francais فرنسي فرنساوي",
            "en": "الانجليزية إنجليزي انجليزي انكليزي الإنكليزية",
            "ar": "عربي",
            "es": "español",
            "pt": "português البرتغالية",
            "ru": "русский",
            "uk": "українська ua",
            "tr": "türkçe",
            "fa": "farsi فارسی",
            "sw": "kiswahili السواحلية",
            "ja": "jp japanese japonais",
            "el": "gr",
            "zh": "cn chinese chinois الصينية",
            "cs": "cz",
            "da": "dk danish",
        }.items()
        for word in words.split()
    },
}
_MEANT_SEVERITIES: Final = {
    "urgent": "critical", "critique": "critical", "severe": "critical", "important": "high", "élevé": "high",
    "haute": "high", "normal": "medium", "moyen": "medium", "moderate": "medium", "moyenne": "medium",
    "info": "low", "faible": "low", "minor": "low", "basse": "low",
}  # fmt: skip
_DURATION: Final = re.compile(r"(\d{1,9})\s*([a-z]+)", re.IGNORECASE)
_UNITS: Final = {
    unit: timedelta(seconds=seconds)
    for seconds, units in (
        (1, "s sec secs second seconds"),
        (60, "m min mins minute minutes"),
        (3600, "h hour hours"),
        (86400, "d day days"),
    )
    for unit in units.split()
}
SHORTEST_INTERVAL: Final = timedelta(seconds=1)
LONGEST_INTERVAL: Final = timedelta(days=31)


def tidy(text: str) -> str:
    """The text as names and keywords are kept: single blanks, none around, no direction marks of a copied chat."""
    return " ".join(_DIRECTION_MARKS.sub("", text).split())


def tidy_term(text: str) -> str:
    """A keyword as it is kept: tidy, and ``Concept : école`` as ``concept:école``."""
    kept = tidy(text)
    found = _PREFIX.match(kept)
    return f"{found[1].lower()}:{kept[found.end() :]}" if found else kept


def same_name_key(name: str) -> str:
    """Two names with the same key would be mixed up by people: they differ by case or encoding only."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def shared_names(places: Iterable[Place]) -> Iterator[tuple[int, str, str]]:
    """Names that an earlier place has too: the number of the later place, from 0, the name, the earlier place's."""
    first: dict[str, str] = {}
    for at, place in enumerate(places):
        for name in place.names:
            other = first.setdefault(fold(name), place.name)
            if other != place.name:
                yield at, name, other


def nearest(name: str, known: Collection[str], *, most: int = 3) -> tuple[str, ...]:
    """The known names that look most like this one, the likest first; case and accents do not count."""
    plain: dict[str, str] = {}
    for each in known:
        plain.setdefault(_skeleton(each), each)
    return tuple(plain[close] for close in get_close_matches(_skeleton(name), plain, n=most, cutoff=0.6))


def keyword_fault(keyword: str, language: Language = "en") -> str | None:
    """Why this text cannot be a keyword, for texts that do not start with ``concept:``."""
    if fault := _text_fault(keyword, language, longest=LONGEST_KEYWORD):
        return fault
    words = _words(keyword)
    if len(words) == 1 and _is_bare_letter(words[0]):
        return say("single_letter", language, text=keyword)
    typed = keyword.strip()
    acronym = typed.isupper() and (len(words) == 1 or _DOTTED.fullmatch(typed) is not None)
    # « the UN », where small letters tell what the capitals are
    acronym = acronym or (
        not typed.isupper() and any(len(word) > 1 and word.isupper() for word in _TYPED.findall(typed))
    )
    if not acronym and all(word in STOP_WORDS or _is_bare_letter(word) for word in words):
        return say("stop_words", language, text=keyword)
    return None


def term_fault(term: str, language: Language = "en") -> str | None:
    """Why this text cannot be a keyword or an exclusion: ``concept:`` and ``pack:`` are looked up."""
    prefix, colon, name = tidy_term(term).partition(":")
    if colon and prefix == "pack":
        return _pack_fault(name, language)
    if not colon or prefix != "concept":
        return keyword_fault(term, language)
    if not name:
        return say("no_concept", language, text=term)
    if concept(name) is not None:
        return None
    close = nearest_concepts(name, limit=1)
    advice = f"concept:{close[0].id}" if close else name
    return say("unknown_concept", language, text=term, advice=advice)


def _pack_fault(name: str, language: Language) -> str | None:
    try:
        pack(name)
    except NotFound:
        return say("unknown_pack", language, text=name.strip(), advice=", ".join(PACKS))
    return None


def form_fault(form: str, language: Language = "en") -> str | None:
    """Why this text cannot be a written form of a keyword."""
    return _text_fault(form, language, longest=LONGEST_KEYWORD)


def name_fault(name: str, language: Language = "en") -> str | None:
    """Why this text cannot name a rule or a place."""
    return _text_fault(name, language, longest=LONGEST_NAME)


def place_name_fault(name: str, language: Language = "en") -> str | None:
    """Why this text cannot be the name or an alias of a place: as `name_fault`, and a letter alone is too common."""
    if fault := name_fault(name, language):
        return fault
    words = _words(name)
    return say("single_letter", language, text=name) if len(words) == 1 and _is_bare_letter(words[0]) else None


def language_fault(tag: str, language: Language = "en") -> str | None:
    """Why this is no BCP 47 language tag that an entry could have."""
    if meant := _MEANT_LANGUAGES.get(tag.strip().casefold()):
        return say("not_a_language", language, text=tag, advice=meant)
    if language_tag(tag) is None and tag.lower() != UNKNOWN_LANGUAGE:
        return say("not_a_language", language, text=tag, advice="fr, en, ar, pt-br")
    return None


def spoken_fault(tag: str, language: Language = "en") -> str | None:
    """Why no letters can be written in this language: it is no language tag, or not one of those that we speak."""
    if language_fault(tag, language):
        return say("not_a_language", language, text=tag, advice=", ".join(LANGUAGES))
    if tag.partition("-")[0].lower() not in LANGUAGES:
        return say("not_spoken", language, text=tag, advice=", ".join(LANGUAGES))
    return None


def language_meant(word: str) -> str | None:
    """The tag of a language that is written out (``français``, ``Arabic``, ``العربية``), None for any other word."""
    return _MEANT_LANGUAGES.get(word.strip().casefold())


def url_fault(url: str, language: Language = "en") -> str | None:
    """Why no feed can be polled at this address (its form only; who may be reached is judged when it is fetched)."""
    shown = url if len(url) <= _LONGEST_SHOWN else f"{url[:_LONGEST_SHOWN]}…"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return say("password_in_address" if "@" in url else "not_an_address", language, text=shown)
    if "@" in parts.netloc:
        return say("password_in_address", language)
    if any(char.isspace() or unicodedata.category(char) == "Cc" for char in url):
        return say("not_an_address", language, text=shown)
    if parts.scheme.lower() not in {"http", "https"}:
        return say("not_a_web_address", language, text=shown)
    if not host:
        return say("not_an_address", language, text=shown)
    return say("too_long", language, text=shown, most=_LONGEST_URL) if len(url) > _LONGEST_URL else None


def severity_named(text: str) -> Severity | str:
    """The severity with this name, else what is wrong with it."""
    try:
        return Severity(text)
    except ValueError:
        pass
    meant = _MEANT_SEVERITIES.get(text.strip().casefold())
    near = (meant,) if meant else nearest(text, [severity.value for severity in Severity], most=1)
    names = ", ".join(f'"{severity.value}"' for severity in Severity)
    return (
        f'is not a severity; write "{near[0]}" (all: {names})' if near else f"is not a severity; write one of {names}"
    )


def window_named(text: str) -> Window | str:
    """The window of ``"30 words"``, ``"sentence"``, ``"paragraph"`` or ``"article"``, else what is wrong with it."""
    written = tidy(text).lower()
    if found := re.fullmatch(r"(\d{1,9}) ?words?", written):
        words = int(found[1])
        if words > WIDEST_WINDOW:
            return f'is wider than {WIDEST_WINDOW:,} words; write "article"'
        return Window(words=words)
    if written in {"sentence", "paragraph", "article"}:
        return Window(unit=WindowUnit(written))
    return _no_window(written)


def _no_window(written: str) -> str:
    """What is wrong with the text of no window, and what was meant."""
    if ground := re.fullmatch(r"(\d{1,4}) ?(?:km|kilomet(?:er|re)s?)", written):
        return f'is not a distance; write near = {{place = "…", km = {int(ground[1])}}}'
    if several := re.fullmatch(r"\d{1,4} (sentence|paragraph|article)s?", written):
        return f'is not a distance; write "{several[1]}"'
    if number := re.fullmatch(r"(\d{1,4})( [a-z]+)?", written):
        return f'is not a distance; write "{int(number[1])} words"'
    return 'is not a distance; write "30 words" (any number from 0), "sentence", "paragraph" or "article"'


def duration_named(text: str) -> timedelta | str:
    """The time of ``"5 minutes"``, ``"1 hour"``, ``"2 days"``, else what is wrong with it."""
    found = _DURATION.fullmatch(tidy(text))
    unit = _UNITS.get(found[2].lower()) if found else None
    if found is None or unit is None:
        return 'is not an interval; write "5 minutes", "1 hour" or "1 day"'
    try:
        duration = int(found[1]) * unit
    except OverflowError:
        duration = timedelta.max
    if duration < SHORTEST_INTERVAL:
        return 'is too short; write at least "1 second"'
    return 'is too long; write at most "31 days"' if duration > LONGEST_INTERVAL else duration


def duration_text(duration: timedelta) -> str:
    """The duration as `duration_named` reads it, in the largest unit that divides it; whole seconds."""
    seconds = round(duration.total_seconds())
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        if seconds and seconds % size == 0:
            count = seconds // size
            return f"{count} {name}" if count == 1 else f"{count} {name}s"
    return "1 second" if seconds == 1 else f"{seconds} seconds"


def _text_fault(text: str, language: Language, *, longest: int) -> str | None:
    if not text.strip():
        return say("empty", language)
    if not text.isprintable() and any(
        unicodedata.category(char) in {"Cc", "Cs", "Co"} and not char.isspace() for char in text
    ):
        shown = "".join(char if unicodedata.category(char)[0] != "C" else "\ufffd" for char in text)
        return say("unprintable", language, text=shown)
    if len(text) > longest:
        return say("too_long", language, text=f"{text[:40]}…", most=longest)
    return None if _words(text) else say("no_letter", language, text=text)


def _words(text: str) -> list[str]:
    """Runs of letters, marks and digits, folded, so that vowel signs do not make one letter look like a word."""
    folded = fold(text)
    if folded.replace(" ", "").isalnum():
        return folded.split()
    kept = "".join(char if unicodedata.category(char)[0] in "LMN" else " " for char in folded)
    return [word for word in kept.split() if any(char.isalnum() for char in word)]


def _is_bare_letter(word: str) -> bool:
    """True for one letter or digit in a script in which one character is no word."""
    return len(word) == 1 and not unicodedata.name(word, "").startswith(_SCRIPTS_OF_WORDS)


def _skeleton(name: str) -> str:
    return " ".join("".join(char if char.isalnum() else " " for char in fold(name)).split())
