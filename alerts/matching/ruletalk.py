"""The words of the rule language in French, English and Arabic, and how a text is cut into them.

Words are compared folded (case, accents and Arabic letter variants do not count), the longest phrase first. A quoted
piece is never one of these words: quotes are how a phrase that contains them is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from math import nan
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import languages_with
from alerts.matching.fitness import tidy
from alerts.model import Severity, WindowUnit


class Part(Enum):
    """What a word of the rule language does."""

    COMMA = auto()
    OR = auto()
    AND = auto()
    NEAR = auto()
    """Surely a connector between keywords and places: near, près de, قرب."""
    AT = auto()
    """A connector that also stands inside phrases: in, à, في."""
    INSIDE = auto()
    """All that lies in a place: anywhere in, partout à, في كل أنحاء."""
    WITH = auto()
    NOT = auto()
    WITHOUT = auto()
    """An exclusion after the place only: before it, sans abri and without water are things to look for."""
    FORMS = auto()
    """Written forms that do not count, after the place only: without the forms mines, minces."""
    LANGUAGE = auto()
    NAME = auto()
    SEVERITY = auto()
    GRADE = auto()
    OF = auto()
    """What may follow an and between places (près d’Alep et de Goma), or a distance (within 20 words of Goma)."""
    ARTICLE = auto()
    """Left out before a keyword or place: les écoles is looked for as écoles."""
    WITHIN = auto()
    """Surely announces a distance: within, à moins de, ضمن."""
    FILLER = auto()
    """A word that may stand before a distance: in the same, dans la, في نفس."""
    UNIT = auto()
    KM = auto()
    WEIGHT = auto()
    """Points for the keyword before it, where a number follows: weight 3, poids 3, وزن 3."""
    SCORE = auto()
    """The points that a rule takes to fire, where a number follows: score 4, مجموع 4."""
    POINTS = auto()
    LEAST = auto()
    """What may stand around a number of points: at least, au moins, على الأقل."""


_PHRASES: Final[dict[Part, str]] = {
    Part.OR: "or | ou | أو | and / or | et / ou | و / أو",
    Part.AND: "and | et | & | + | و",
    Part.OF: "of | de | du | des | d | من",
    Part.ARTICLE: "the | an | la | le | les | l | un | une",
    Part.NEAR: """
        near the town of | near the city of | in the town of | in the city of | in and around
        | près de la ville de | dans la ville de | autour de la ville de | à et autour de | dans et autour de | في وحول
        | near | close to | next to | around | nearby | near to | in the area of
        | près de | près du | près des | près d | près | proche de | proche du | proche d | autour de | autour du
        | autour des | autour d | aux environs de | aux abords de | dans la région de | à proximité de | à proximité du
        | à proximité d | à côté de
        | قرب | بقرب | بالقرب من | قريبا من | قريب من | حول | بجوار | بجانب
        | في محيط | في منطقة | في مدينة | في محافظة""",
    Part.AT: "in | at | à | au | aux | a | dans | en | vers | sur | في | عند | داخل",
    Part.INSIDE: """
        inside | inside of | anywhere in | anywhere inside | everywhere in | all over | throughout
        | partout à | partout au | partout aux | partout en | partout dans | n'importe où à | n'importe où en
        | à l intérieur de | à l intérieur du | à l intérieur des | à l intérieur d
        | في كل أنحاء | في جميع أنحاء | في أنحاء""",
    Part.WITH: "with | together with | along with | avec | ainsi que | مع | بالإضافة إلى",
    Part.NOT: """
        not | but not | and not | et pas | et non | وليس | except | excluding | sauf | excepté | hormis | mais pas
        | ما عدا | عدا | باستثناء | إلا""",
    Part.WITHOUT: "without | no | sans | pas | بدون | دون | من دون",
    Part.FORMS: """
        without the form | without the forms | without form | without forms
        | sans la forme | sans les formes | sans forme | sans formes
        | دون صيغة | دون صيغ | دون الصيغة | دون الصيغ | بدون صيغة | بدون صيغ | بدون الصيغة | بدون الصيغ""",
    Part.LANGUAGE: """
        lang | langs | language | languages | in language | langue | langues | en langue
        | لغة | اللغة | لغات | اللغات | بلغة""",
    Part.NAME: "name | named | called | nom | nommé | nommée | appelé | appelée | اسم | الاسم | باسم | اسمها",
    Part.SEVERITY: "severity | level | gravité | niveau | الخطورة | خطورة | بدرجة | درجة | مستوى",
    Part.WITHIN: """
        within | within a | within one | within the | within the same | at most | up to
        | à moins de | dans un rayon de | à une distance de
        | بمسافة | على مسافة | ضمن | ضمن نفس | على بعد | بفارق | أقل من""",
    Part.FILLER: """
        distance | المسافة | مسافة | in | in the | in a | in one | in the same | the same | same | a | one | max
        | dans | dans la | dans le | dans un | dans une | dans la même | dans le même | même | la même | le même
        | moins de | à | au plus | sous
        | خلال | في | في نفس | نفس | في حدود | بحدود""",
    Part.KM: """
        km | kms | kilomètre | kilomètres | kilometre | kilometres | kilometer | kilometers
        | كم | كيلومتر | كيلومترات""",
    Part.WEIGHT: "weight | weights | weighs | poids | pèse | وزن | الوزن | بوزن | وزنه | وزنها",
    Part.SCORE: """
        score | with score | with a score | minimum score | min score | score minimum | score minimal | avec score
        | avec un score | seuil | threshold
        | عتبة | العتبة | مجموع | المجموع | بمجموع | مع مجموع | مجموع النقاط | نقاط | بنقاط""",
    Part.POINTS: "point | points | pt | pts | نقطة | نقاط | نقطتان | نقطتين",
    Part.LEAST: """
        at least | of at least | of | minimum | min | ≥ | >= | au moins | d au moins | de
        | على الأقل | لا يقل عن | من""",
}
_GRADES: Final = {
    Severity.LOW: "low | info | faible | minor | mineur | للعلم | منخفض | منخفضة | 🔵 | 🟢 | ⚪ | 🔹",
    Severity.MEDIUM: """
        medium | normal | moderate | moyen | moyenne | normale | modéré | à suivre
        | للمتابعة | متوسط | متوسطة | عادي | 🟡""",
    Severity.HIGH: """
        high | important | élevé | élevée | importante | haute | haut | grave
        | مهم | مهمة | هام | عال | عالية | 🟠""",
    Severity.CRITICAL: """
        critical | urgent | critique | urgente | très urgent
        | عاجل | عاجلة | حرج | حرجة | خطير | 🔴""",
}
_UNITS: Final = {
    WindowUnit.WORDS: "word | words | mot | mots | كلمة | كلمات | كلمه",
    WindowUnit.SENTENCE: "sentence | same sentence | phrase | même phrase | جملة | الجملة | الجملة نفسها | جملة واحدة",
    WindowUnit.PARAGRAPH: "paragraph | paragraphe | فقرة | الفقرة | الفقرة نفسها | فقرة واحدة",
    WindowUnit.ARTICLE: "article | مقال | المقال | مقالة | المقالة | المقال كله",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A piece of the text, [start, end) in code points: a word, a separator, or (``quoted``) what stands in quotes.

    ``points`` is set for a weight in brackets, « (poids 3) »; not a number where its figure cannot be read."""

    text: str
    start: int
    end: int
    quoted: bool = False
    points: float | None = None

    @property
    def folded(self) -> str:
        """What it is compared by."""
        return fold(self.text)


class UnclosedQuoteError(ValueError):
    """A quotation mark at ``position`` that is never closed."""

    def __init__(self, position: int) -> None:
        super().__init__(f"unclosed quotation mark at {position}")
        self.position = position


_SINGLE_QUOTED: Final = re.compile(r"['‘]([^'’‘]+)['’](?=[\s,،;؛]|$)")
_ADDRESS: Final = re.compile(r"(?:https?://|t\.me/)[^\s,،]+")
_FIGURE: Final = r"\d+(?:[.,٫]\d+)?"
_BRACKETS: Final = re.compile(r"\(([^()\n]{1,400})(?:\)|(?=\s*(?:[,،;؛]|$)))")
_POINTS_INSIDE: Final = re.compile(
    rf"(?:[x×*]\s*({_FIGURE})|({_FIGURE})\s*(?:points?|pts?|نقطة|نقاط)|([1-9١-٩]))", re.IGNORECASE
)
_COMMA_FIGURE: Final = re.compile(
    r"\d+,\d+(?=\s*(?:km|kilom|كم|كيلوم|points?|pts?|نقاط|نقطة)(?:\b|(?<=kilom)|(?<=كيلوم)))", re.IGNORECASE
)
"""« 2,5 km » is one number; « 2,5 » elsewhere may be two things."""
_SLASH: Final = re.compile(r"(?<=[^\W\d_])/(?=[^\W\d_])")
_CLOSING: Final = {'"': '"', "“": "”", "«": "»", "„": "“”", "”": "”", "＂": "＂"}
SEPARATORS: Final = frozenset(",،;؛、|")
"""What stands between two keywords or places, besides the words for or."""
_ELISION: Final = re.compile(r"([dl])['’ʼ](?=\w)", re.IGNORECASE)
_SHORTEST_ATTACHED: Final = 4
_BULLET: Final = re.compile(r"[^\S\n\r]*(?:[-–—•·*▪]|\d{1,2}[.)])[^\S\n\r]+")
_HASH: Final = re.compile(r"(?<!\S)#(?=[^\W\d_])")
"""Of a hashtag; in a text #Goma is found as Goma is."""
_EMOJI_PRESENTATION: Final = "\ufe0f"


def cut(text: str) -> list[Word]:
    """The words of a rule text; a line end is a comma. French d’ and l’ are words of their own.

    Raises UnclosedQuoteError.
    """
    words: list[Word] = []
    at = 0
    while at < len(text):
        at = _behind_bullet(text, at)
        if at >= len(text):
            break
        char = text[at]
        if char in "\n\r" and words and words[-1].text not in SEPARATORS:
            words.append(Word(text=",", start=at, end=at + 1))  # a list, a line each
            at += 1
        elif char.isspace() or char in _EMOJI_PRESENTATION or _HASH.match(text, at):
            at += 1
        elif char in _CLOSING:
            word = _quoted(text, at)
            words.append(word)
            at = word.end
        elif figure := _COMMA_FIGURE.match(text, at) if char.isdecimal() else None:
            words.append(Word(text=figure[0], start=at, end=figure.end()))
            at = figure.end()
        elif char in SEPARATORS or _SLASH.match(text, at):
            words.append(Word(text=char, start=at, end=at + 1))
            at += 1
        elif address := _ADDRESS.match(text, at):
            words.append(Word(text=address[0], start=at, end=address.end()))
            at = address.end()
        elif single := _SINGLE_QUOTED.match(text, at):
            words.append(Word(text=single[1], start=at, end=single.end(), quoted=True))
            at = single.end()
        elif weight := _weight_in_brackets(text, at):
            words.append(weight)
            at = weight.end
        else:
            end = at
            while end < len(text) and not _ends_word(text, end):
                end += 1
            words.extend(_split(text, at, end) if _says_something(text[at:end], words, end == len(text)) else ())
            at = end
    return words


def _ends_word(text: str, at: int) -> bool:
    char = text[at]
    if char.isspace() or char in SEPARATORS or char in _CLOSING or _SLASH.match(text, at) is not None:
        return True
    return char == "(" and _weight_in_brackets(text, at) is not None


def _weight_in_brackets(text: str, at: int) -> Word | None:
    """The weight that stands in brackets here: (poids 3), (weight: 2.5), (×3), (3 points), (3)."""
    if text[at] != "(" or not (brackets := _BRACKETS.match(text, at)):
        return None
    first, _, rest = brackets[1].strip().replace(":", " ").replace("=", " ").partition(" ")
    bare = _POINTS_INSIDE.fullmatch(brackets[1].strip())
    if bare:
        points = points_of(bare[1] or bare[2] or bare[3])
    elif (Part.WEIGHT, None) in _SENSES.get((fold(first),), ()):
        points = points_of(rest)
    else:
        return None
    return Word(text=brackets[0], start=at, end=brackets.end(), points=points)


def bare(text: str) -> str:
    """A name or keyword without the brackets of « (hospital OR clinic) » and the marks of « hospital!!! »."""
    kept = tidy(text).rstrip("!?…")
    wrapped = kept[:1] == "(" and kept[-1:] == ")" and kept.count("(") == 1
    if wrapped or kept.count("(") != kept.count(")"):
        kept = kept.strip("()")
    return kept.strip() or tidy(text)


def says_anything(word: Word) -> bool:
    """False for an emoji or another symbol that stands alone."""
    return any(char.isalnum() for char in word.text)


def has_attached_and(word: Word) -> bool:
    """True for an Arabic word with an « and » written together with it (ومدرسة), which is no word of its own (وقود)."""
    text = word.text
    if word.quoted or not text.startswith("و") or len(text) < _SHORTEST_ATTACHED:
        return False
    return not languages_with(text) and bool(languages_with(text[1:]))


def is_pack(word: Word) -> bool:
    """True for a ready list of exclusions: pack:sport."""
    return not word.quoted and word.folded.startswith("pack:") and len(word.text) > len("pack:")


def points_of(figure: str) -> float:
    """A number of points as people write it (3, 2.5, 2,5, ٣); not a number where it is none."""
    plain = figure.strip().replace("٫", ".").replace(",", ".")
    return float(plain) if re.fullmatch(r"[-+]?\d+(?:\.\d+)?", plain) else nan


def _behind_bullet(text: str, at: int) -> int:
    """Where a line goes on behind « 1. » or « – » at its beginning."""
    if at and text[at - 1] not in "\n\r":
        return at
    bullet = _BULLET.match(text, at)
    return bullet.end() if bullet else at


def _says_something(run: str, words: list[Word], is_last: bool) -> bool:
    """False for the colon of « nom : x » and for a full stop that stands alone at the end."""
    if run == ":":
        return _names_concept(words)
    return not (is_last and words and not run.strip(".!?…"))


def _names_concept(words: list[Word]) -> bool:
    """True where a colon alone belongs to « concept : école »; elsewhere (« nom : x ») it is only ink."""
    return bool(words) and words[-1].folded in {"concept", "pack"}


def _quoted(text: str, start: int) -> Word:
    """The quoted piece that opens at ``start``; a backslash keeps the next character as it is."""
    closing = _CLOSING[text[start]]
    kept: list[str] = []
    at = start + 1
    while at < len(text) and text[at] not in closing:
        at += 1 if text[at] == "\\" and at + 1 < len(text) else 0
        kept.append(text[at])
        at += 1
    if at >= len(text):
        raise UnclosedQuoteError(start)
    return Word(text="".join(kept), start=start, end=at + 1, quoted=True)


def _split(text: str, start: int, end: int) -> list[Word]:
    """An unquoted run: French elision, and a number glued to its unit (30mots), make two words of it."""
    run = text[start:end]
    middle = 0
    if (elided := _ELISION.match(run)) or (elided := re.match(r"\d+(?=[^\W\d_]+$)", run)):
        middle = elided.end()
    stop = len(run.rstrip(".!?…")) if end == len(text) and run.rstrip(".!?…") else len(run)
    pieces = [(0, middle), (middle, stop)] if middle else [(0, stop)]
    return [Word(text=run[a:b], start=start + a, end=start + b) for a, b in pieces]


Sense = tuple[Part, Severity | WindowUnit | None]
_Phrase = tuple[str, ...]


def _phrases() -> dict[_Phrase, tuple[Sense, ...]]:
    listed: list[tuple[str, Sense]] = [(text, (part, None)) for part, text in _PHRASES.items()]
    listed += [(text, (Part.GRADE, grade)) for grade, text in _GRADES.items()]
    listed += [(text, (Part.UNIT, unit)) for unit, text in _UNITS.items()]
    senses: dict[_Phrase, list[Sense]] = {(separator,): [(Part.COMMA, None)] for separator in (*SEPARATORS, "/")}
    for text, sense in listed:
        for phrase in text.split("|"):
            senses.setdefault(tuple(map(fold, phrase.split())), []).append(sense)
    return {phrase: tuple(found) for phrase, found in senses.items()}


_SENSES: Final = _phrases()
_LONGEST: Final = max(map(len, _SENSES))
_FIRST_WORDS: Final = frozenset(phrase[0] for phrase in _SENSES)


def heard(words: Sequence[Word], at: int, *wanted: Part) -> tuple[int, Severity | WindowUnit | None] | None:
    """How many words from ``at`` on are one of these parts (the longest phrase), and which grade or unit it is."""
    if at >= len(words) or _key(words[at]) not in _FIRST_WORDS:
        return None
    for length in range(min(_LONGEST, len(words) - at), 0, -1):
        piece = words[at : at + length]
        if any(word.quoted for word in piece):
            continue
        for part, value in _SENSES.get(tuple(_key(word) for word in piece), ()):
            if part in wanted:
                return length, value
    return None


def _key(word: Word) -> str:
    return _key_of(word.text)


@lru_cache(maxsize=4096)
def _key_of(text: str) -> str:
    """Folded, without the colon of « nom : » and the apostrophe of « d’ »."""
    return fold((text.rstrip(":") or text).replace(_EMOJI_PRESENTATION, ""))
