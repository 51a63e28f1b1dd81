"""How a rule text is cut into words, and which of them belong to the rule language.

A quoted piece is never a word of the language: quotes are how a phrase that contains one is written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from math import nan
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import languages_with
from alerts.model import Severity, WindowUnit
from alerts.rules.fitness import tidy
from alerts.rules.phrases.roles import LONGEST_FROM, SENSES, SEPARATORS, Part


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


_SINGLE_QUOTED: Final = re.compile(r"(?:''|['‘`´])([^'’‘`´]+)(?:''|['’`´])(?=[\s,،;؛.!?)]|$)")
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
_CLOSING: Final = {'"': '"', "“": "”", "«": "»", "„": "“”", "”": "”", "＂": "＂", "‹": "›", "「": "」"}
_ELISION: Final = re.compile(r"(qu|[cdlns])['’ʼ](?=\w)", re.IGNORECASE)
_SHORTEST_ATTACHED: Final = 4
_BULLET: Final = re.compile(r"[^\S\n\r]*(?:[-–—•·*▪]|\d{1,2}[.)])[^\S\n\r]+")
_COUNTED: Final = re.compile(r"\s*\d{1,2}[.)]\s+(?=[^\W\d_])")
"""Of a list in one line, « 1. choléra 2. rougeole »."""
_HASH: Final = re.compile(r"(?<!\S)#(?=[^\W\d_])")
"""Of a hashtag; in a text #Goma is found as Goma is."""
_LEFT_OUT: Final = re.compile(r"(?<=\s)[-−–](?=[^\W\d_]|[\"«“])")
"""The minus of a search engine, « -football »: before a word that is no name."""
_PLUS: Final = re.compile(r"(?<!\S)\+(?=[^\W\d_])")
_OR_IN_BRACKETS: Final = re.compile(r"\((?=(?:or|ou|and|et|أو)\s)", re.IGNORECASE)
_PERHAPS_MORE: Final = re.compile(r"(?<=\w)\((?:s|x|e|es|aux)\)(?!\w)", re.IGNORECASE)
"""« hôpital(s) »: all forms are found anyway."""
_SENTENCE: Final = re.compile(r"[^\W\d_]{4,}[.]")
"""A word with a full stop behind it, which no short form is (St. Louis)."""
_SHORTEST_SENTENCE: Final = 3
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
        elif char.isspace() or char in _EMOJI_PRESENTATION or _HASH.match(text, at) or _OR_IN_BRACKETS.match(text, at):
            at += 1
        elif char in _CLOSING:
            word = _quoted(text, at)
            words.append(word)
            at = word.end
        elif figure := _COMMA_FIGURE.match(text, at) if char.isdecimal() else None:
            words.append(Word(text=figure[0], start=at, end=figure.end()))
            at = figure.end()
        elif sign := _sign_at(text, at):
            words.append(sign)
            at = sign.end
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
            words.extend(_run(text, at, end, words))
            at = end
    return words


def _run(text: str, at: int, end: int, before: list[Word]) -> list[Word]:
    """The words of a run without blanks; a full stop that ends a sentence amid the text is a comma."""
    if end < len(text) and _SENTENCE.fullmatch(text, at, end):
        stop = Word(text=",", start=end - 1, end=end)
        return [Word(text=text[at : end - 1], start=at, end=end - 1), stop]
    return _split(text, at, end) if _says_something(text[at:end], before, end == len(text)) else []


def _sign_at(text: str, at: int) -> Word | None:
    """A separator, or the plus or minus of a search engine."""
    if text[at] in SEPARATORS or _SLASH.match(text, at) or _PLUS.match(text, at):
        return Word(text=text[at], start=at, end=at + 1)
    if at and text[at - 1].isspace() and _COUNTED.match(text) and (counted := _COUNTED.match(text, at)):
        return Word(text=",", start=at, end=counted.end())
    if _LEFT_OUT.match(text, at) and not text[at + 1].isupper():
        return Word(text="not", start=at, end=at + 1)
    return None


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
    elif (Part.WEIGHT, None) in SENSES.get((fold(first),), ()):
        points = points_of(rest)
    else:
        return None
    return Word(text=brackets[0], start=at, end=brackets.end(), points=points)


def bare(text: str) -> str:
    """A name or keyword without the brackets of « (hospital OR clinic) » and the marks of « hospital!!! »."""
    kept = _PERHAPS_MORE.sub("", re.sub(r"(?:[!?…؟]|\.{2,})+$", "", tidy(text)))
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
    behind = text[1:].removeprefix("ال")
    return not languages_with(text) and len(behind) > 1 and bool(languages_with(text[1:]) or languages_with(behind))


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
    if run in {":", "="}:
        return _names_concept(words)
    return not (is_last and words and not run.strip(".!?…؟"))


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
    stop = len(run.rstrip(".!?…؟")) if end == len(text) and run.rstrip(".!?…؟") else len(run)
    pieces = [(0, middle), (middle, stop)] if middle else [(0, stop)]
    return [Word(text=run[a:b], start=start + a, end=start + b) for a, b in pieces]


def heard(words: Sequence[Word], at: int, *wanted: Part) -> tuple[int, Severity | WindowUnit | None] | None:
    """How many words from ``at`` on are one of these parts (the longest phrase), and which grade or unit it is."""
    longest = LONGEST_FROM.get(_key(words[at]), 0) if at < len(words) else 0
    keys = tuple(map(_key, takewhile(lambda word: not word.quoted, words[at : at + longest])))
    for length in range(len(keys), 0, -1):
        for part, value in SENSES.get(keys[:length], ()):
            if part in wanted and not (part is Part.OR and _is_gold(words, at)):
                return length, value
    return None


def _is_gold(words: Sequence[Word], at: int) -> bool:
    """True for the « or » of « mines d’or », which is no or."""
    return at > 0 and words[at].folded == "or" and words[at - 1].text[-1:] in "'’ʼ" and not words[at - 1].quoted


def _key(word: Word) -> str:
    return _key_of(word.text)


@lru_cache(maxsize=4096)
def _key_of(text: str) -> str:
    """Folded, without the colon of « nom : », the apostrophe of « d’ », brackets, and the full stop of a sentence."""
    inner = text.rstrip(":").strip("()")
    if len(inner) > _SHORTEST_SENTENCE:
        inner = inner.rstrip(".")
    return fold((inner or text).replace(_EMOJI_PRESENTATION, ""))
