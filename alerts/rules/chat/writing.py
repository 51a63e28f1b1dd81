"""How a rule is written in chat, in French, English or Arabic, so that it reads back as the same rule."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from alerts.language.folding import fold
from alerts.model import Area, Language, Rule, Severity, Window, WindowUnit
from alerts.rules.chat.connector import inner_connector
from alerts.rules.chat.loosephrases import being_in, is_clause, is_list
from alerts.rules.chat.pleasantries import is_courteous
from alerts.rules.chat.weights import written_points
from alerts.rules.chat.words import UnclosedQuoteError, Word, bare, cut, has_attached_and, heard, says_anything
from alerts.rules.fitness import language_meant
from alerts.rules.phrases.roles import Part
from alerts.wordings import spoken

_LOUD: Final = tuple(
    set(Part)
    - {Part.KIND, Part.BEING, Part.PERSONS, Part.SITE, Part.TOWARDS, Part.GROUNDS, Part.SURELY}
    - {Part.LEAVING, Part.REACHING}
)
"""What must stand between quotes wherever it stands, to be no word of the language."""
_LONGEST_SLUG: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """How to write each part of a rule in one language: what is put between the names."""

    comma: str
    near: str
    around: str
    inside: str
    with_: str
    not_: str
    forms: str
    language: str
    name: str
    weight: str
    score: str
    units: tuple[str, str, str, str]
    """Of words, sentence, paragraph, article."""
    grades: tuple[str, str, str, str]
    """Of low, medium, high, critical."""


TALKS: Final = {
    "fr": Talk(
        comma=",",
        near="près de",
        around="à moins de {km} km de",
        inside="à l’intérieur de",
        with_="avec",
        not_="sauf",
        forms="sans les formes",
        language="langue",
        name="nom",
        weight="(poids {points})",
        score="score {points}",
        units=("mots", "phrase", "paragraphe", "article"),
        grades=("info", "normal", "important", "urgent"),
    ),
    "en": Talk(
        comma=",",
        near="near",
        around="within {km} km of",
        inside="anywhere in",
        with_="with",
        not_="not",
        forms="without the forms",
        language="lang",
        name="name",
        weight="(weight {points})",
        score="score {points}",
        units=("words", "sentence", "paragraph", "article"),
        grades=("low", "medium", "high", "critical"),
    ),
    "ar": Talk(
        comma="،",
        near="قرب",
        around="ضمن {km} كم من",
        inside="في كل أنحاء",
        with_="مع",
        not_="ما عدا",
        forms="دون الصيغ",
        language="لغة",
        name="اسم",
        weight="(وزن {points})",
        score="بمجموع {points}",
        units=("كلمة", "جملة", "فقرة", "مقال"),
        grades=("للعلم", "للمتابعة", "مهم", "عاجل"),
    ),
}


_OPTIONS: Final = {fold(each): each for talk in TALKS.values() for each in (*talk.units, *talk.grades)}
"""What a rule's options are written with, by its key."""
_ALIKE: Final = 0.75
_SAMPLES: Final = {
    "fr": Rule(name="", keywords=("choléra", "diarrhée aiguë"), places=("Goma",), severity=Severity.HIGH),
    "en": Rule(name="", keywords=("hospital", "school"), places=("East Aleppo",), severity=Severity.HIGH),
    "ar": Rule(name="", keywords=("مستشفى", "مدرسة"), places=("حلب الشرقية",), severity=Severity.HIGH),
}


def sample_rule(language: Language) -> Rule:
    """A rule without a name, to show how one is written."""
    return _SAMPLES[spoken(language)]


def sample_words(language: Language) -> str:
    """The words of that rule, as they stand before its place."""
    return f"{talk_in(language).comma} ".join(map(written, sample_rule(language).keywords))


def format_rule(rule: Rule, language: Language = "en", *, with_name: bool = True) -> str:
    """The rule as a line of chat in one language; `parse_rule` gives the same rule back where its places are known."""
    talk = talk_in(language)
    parts = [_weighed(rule.keywords, dict(rule.weights), talk)]
    if rule.places:
        parts += [talk.near, f"{talk.comma} ".join(map(_written_place, rule.places))]
    parts += [_area(area, talk) for area in rule.areas]
    parts += [_window(rule.within, talk), talk.grades[rule.severity.rank]]
    for group in rule.all_of:
        parts += [talk.with_, _listed(group, talk)]
    if rule.none_of:
        parts += [talk.not_, _listed(rule.none_of, talk)]
    if rule.min_score is not None:
        parts.append(talk.score.format(points=written_points(rule.min_score)))
    if rule.without:
        parts += [talk.forms, _listed(rule.without, talk)]
    if rule.languages:
        parts += [talk.language, _listed(rule.languages, talk)]
    if with_name and rule.name:
        parts += [talk.name, written(rule.name)]
    return " ".join(parts)


def slug(*texts: str) -> str:
    """A short name made of texts: lower case, no Latin accents or Arabic vowel marks, hyphens between words."""
    plain = "".join(
        char
        for char in unicodedata.normalize("NFKD", " ".join(texts).casefold())
        if not (unicodedata.combining(char) and (ord(char) <= 0x36F or "\u0600" <= char <= "\u06ff"))
    )
    composed = unicodedata.normalize("NFC", plain)
    name = "-".join(re.findall(r"[^\W_]+", composed))
    return name[:_LONGEST_SLUG].rstrip("-")


def window_text(window: Window, language: Language) -> str:
    """The window in words of a language: ``30 mots``, ``phrase``."""
    return _window(window, talk_in(language))


def area_text(area: Area, language: Language) -> str:
    """An area in words of a language: ``within 25 km of Alep``."""
    return _area(area, talk_in(language))


def _area(area: Area, talk: Talk) -> str:
    said = talk.inside if area.km is None else talk.around.format(km=_kilometres(area.km))
    return f"{said} {_written_place(area.place)}"


def _kilometres(km: float) -> str:
    return f"{km:.0f}" if km == int(km) else repr(km)


def option_meant(word: str) -> str:
    """The unit or severity that a mistyped word is nearest to; "" where none is near.

    >>> option_meant("urgnet"), option_meant("urgent"), option_meant("Goma")
    ('urgent', 'urgent', '')
    """
    close = get_close_matches(fold(word), _OPTIONS, n=1, cutoff=_ALIKE)
    return _OPTIONS[close[0]] if close else ""


def talk_in(language: Language) -> Talk:
    """How the parts of a rule are written in a language."""
    return TALKS[spoken(language)]


def _window(window: Window, talk: Talk) -> str:
    unit = talk.units[list(WindowUnit).index(window.unit)]
    return f"{window.words} {unit}" if window.unit is WindowUnit.WORDS else unit


def _listed(texts: Sequence[str], talk: Talk) -> str:
    return f"{talk.comma} ".join(map(written, texts))


def _weighed(keywords: Sequence[str], weights: Mapping[str, float], talk: Talk) -> str:
    """The keywords, each with its weight where it is first named."""
    listed: list[str] = []
    left = dict(weights)
    for keyword in keywords:
        points = left.pop(keyword, None)
        weight = "" if points is None else " " + talk.weight.format(points=written_points(points))
        listed.append(written(keyword) + weight)
    return f"{talk.comma} ".join(listed)


def written(text: str) -> str:
    """A keyword or name as it stands in a rule text: between quotes where something in it could mean anything else."""
    prefix, colon, name = text.partition(":")
    if colon and prefix in {"concept", "pack"} and _is_plain(name):
        return text
    if _is_plain(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _written_place(name: str) -> str:
    """The name of a place; between quotes where it would be asked about (Goma airport)."""
    words = name.split()
    ends = [Word(text=word, start=0, end=0) for word in words]
    is_site = any(heard(ends, at, Part.SITE) for at in range(1, len(ends))) or heard(ends, 0, Part.GROUNDS) is not None
    return f'"{name}"' if is_site and _is_plain(name) else written(name)


def _is_plain(text: str) -> bool:
    """True where a name can stand in a rule text without quotes: nothing in it means anything else."""
    try:
        words = cut(text)
    except UnclosedQuoteError:
        return False
    said = any(word.quoted or word.points is not None for word in words)
    whole = " ".join(word.text for word in words) == text and not said
    said = said or bare(text) != text or not all(map(says_anything, words)) or any(map(has_attached_and, words))
    whole = whole and not said
    quiet = all(heard(words, at, *_LOUD) is None for at in range(len(words)))
    quiet = quiet and heard(words, 0, Part.KIND) is None and not is_courteous(text)
    quiet = quiet and being_in(words) is None and not is_list(words) and inner_connector(words, 0, len(words)) is None
    quiet = quiet and not any(map(_names_language, words)) and not (len(words) > 1 and is_clause(words))
    return whole and quiet and not re.search(r"[\d:\\]|['’ʼ`´]|[.!?…؟]$|^[-−–]", text)


def _names_language(word: Word) -> bool:
    return bool(language_meant(word.text) or language_meant(word.text.removeprefix("ب")))
