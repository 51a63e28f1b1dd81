"""A rule text while it is being read: its words, where we are, what was found, and how a fault is said."""

from __future__ import annotations

import re
from typing import Final

from alerts.errors import InvalidRule
from alerts.language.scripts import script_of
from alerts.model import Language
from alerts.rules.chat.knownplaces import KnownPlaces, Knows, nothing_known
from alerts.rules.chat.measure import measure_at
from alerts.rules.chat.understanding import Found
from alerts.rules.chat.weights import score_at
from alerts.rules.chat.words import UnclosedQuoteError, Word, bare, cut, heard, says_anything
from alerts.rules.fitness import language_meant, tidy
from alerts.rules.phrases.roles import Part
from alerts.wordings import LANGUAGES, say


class Reading:
    """One text being read: the words, where we are (``at``), and what was ``found``.

    ``is_clause`` where a sentence is to be expected (when …), ``is_both`` where all keywords must be there together,
    ``is_together`` where that is said in so many words (all of: market, strike).
    ``is_placed`` is False where no connector stands in it: that is asked about before any doubt about its words.
    ``lead`` is the severity before all else, as it was said.
    ``connector`` is what stands between its keywords and its places. Where reading got stuck, ``stuck`` is the fault's
    key, ``piece`` the text that it is about and ``place`` the place that it names.
    """

    def __init__(
        self,
        text: str,
        *,
        known: KnownPlaces,
        language: Language,
        knows: Knows = nothing_known,
        is_clause: bool = False,
    ) -> None:
        self.text = text
        self.knows = knows
        self.language = language
        self.known = known
        self.found = Found()
        self.at = 0
        self.is_clause = is_clause
        self.is_both = self.is_together = False
        self.is_placed = True
        self.connector = self.lead = ""
        self.stuck = ""
        self.piece = self.place = ""
        self.words: list[Word] = []

    def cut(self) -> None:
        """Cut the text into words."""
        try:
            self.words = cut(self.text)
        except UnclosedQuoteError as unclosed:
            raise self.fault("rule_quote", unclosed.position) from unclosed

    @property
    def tongue(self) -> Language:
        """The language for a word of ours among theirs: Arabic in Arabic letters, else that of the answer."""
        if any(script_of(word.text) == "arabic" for word in self.words[:1]):
            return "ar"
        primary = self.language.partition("-")[0].lower()
        return primary if primary in {"fr", "en"} else "en"

    @property
    def familiar(self) -> tuple[str, ...]:
        """The names of tracked places, those in the letters of the answer first."""
        script = "arabic" if self.tongue == "ar" else "latin"
        return tuple(sorted(self.known.names, key=lambda name: script_of(name) != script))

    def shown(self, end: int) -> str:
        """The text from the current word to the word ``end``."""
        return self.between(self.at, end)

    def between(self, start: int, end: int) -> str:
        """The text of the words [start, end)."""
        return self.text[self.words[start].start : self.words[end - 1].end]

    def joined(self, start: int, end: int) -> str:
        """The text of some words: as typed, without a leading article, marks of quotes, and symbols at its ends; "" for
        none."""
        article = heard(self.words, start, Part.ARTICLE)
        if article and start + article[0] < end and not heard(self.words, start + article[0], Part.OF):
            start += article[0]
        if end - start > 1 and self.words[start].text.lower() in {"a", "an"} and not self.words[start].quoted:
            start += 1
        words = self.words[start:end]
        if any(word.quoted for word in words):
            return tidy(" ".join(word.text for word in words))
        spoken = [word for word in words if says_anything(word)] or words
        return bare(self.text[spoken[0].start : spoken[-1].end]) if spoken else ""

    def item(self, position: int) -> tuple[int, int]:
        """The words of the item that begins at a position and was read up to the current word."""
        start = next(number for number, word in enumerate(self.words) if word.start >= position)
        return start, max(start + 1, self.at)

    def without_piece(self, position: int) -> str:
        """The text without the piece that begins at a position, which no rule says."""
        return f"{self.text[:position].rstrip(' ,،;؛-–—.')} {self.text[position + len(self.piece) :]}"

    def is_tracked(self, at: int) -> bool:
        """True where a tracked place is named at a word."""
        return self.known.at(self.words, at) is not None

    def clause_starts(self, parts: tuple[Part, ...] | None, at: int | None = None) -> bool:
        """True where a clause starts; None for ``parts`` means any of those that follow the places."""
        at = self.at if at is None else at
        if score_at(self.words, at):
            return True
        if parts is not None:
            return heard(self.words, at, *parts) is not None
        if heard(self.words, at, *_ANY_CLAUSE) or self.language_at(at) is not None:
            return True
        return measure_at(self.words, at) is not None or self.hour_end(at) > at

    def hour_end(self, at: int) -> int:
        """Behind the hours that are said at a word; that word where none are."""
        said = None if at >= len(self.words) or self.words[at].quoted else _HOUR.match(self.text, self.words[at].start)
        while said and at < len(self.words) and self.words[at].start < said.end():
            at += 1
        return at

    def language_at(self, at: int) -> int | None:
        """Where a language is named behind an in, « en français », بالعربية; None where none is."""
        if at >= len(self.words) or self.words[at].quoted:
            return None
        if at > 0 and heard(self.words, at - 1, Part.ONLY) and language_meant(self.words[at].text):
            return at
        if self.words[at].text[:1] == "ب" and language_meant(self.words[at].text[1:]):
            return at
        if self._only_languages(at):
            return at
        preposition = heard(self.words, at, Part.AT)
        named = at + preposition[0] if preposition else len(self.words)
        return named if named < len(self.words) and language_meant(self.words[named].text) else None

    def _only_languages(self, at: int) -> bool:
        """True for « français seulement », "French and Arabic only", and for several at the end."""
        start = at
        while at < len(self.words) and self._names_language(at):
            if heard(self.words, at + 1, Part.ONLY) or (at + 1 == len(self.words) and at > start):
                return True
            if heard(self.words, at - 1, Part.COMMA) and self._is_last_of_its_piece(at):
                return True
            joint = heard(self.words, at + 1, Part.COMMA, Part.OR, Part.AND)
            if joint is None:
                return False
            at += 1 + joint[0]
        return False

    def _names_language(self, at: int) -> bool:
        """True for a language's name, and for FR, EN, AR in capitals."""
        text = self.words[at].text
        return language_meant(text) is not None or (text.isupper() and text.lower() in LANGUAGES)

    def _is_last_of_its_piece(self, at: int) -> bool:
        """True where nothing else stands up to the next comma, and no place is called so: « Goma, urgent, arabe »."""
        is_last = at + 1 == len(self.words) or heard(self.words, at + 1, Part.COMMA) is not None
        name = self.words[at].text
        return is_last and self.known.named(name) is None and not self.knows(name)

    def begin_behind(self, length: int) -> None:
        """Leaves out the first words, which said how serious it is."""
        length = min(length, len(self.words) - 1)
        self.lead = self.text[self.words[0].start : self.words[length].start].strip()
        self.words = self.words[length:]

    def stopped(self) -> InvalidRule:
        """The text is not understood from the current word on."""
        word = self.words[self.at]
        return self.fault("rule_stopped", word.start, text=self.text[word.start :].strip())

    def nothing_after(self, at: int) -> InvalidRule:
        """Something is missing after the word ``at``."""
        word = self.words[at]
        return self.fault("rule_nothing", word.end, text=word.text)

    def twice(self, end: int) -> InvalidRule:
        """What stands from the current word to the word ``end`` contradicts what was said before."""
        return self.fault("rule_twice", self.words[self.at].start, text=self.shown(end))

    def fault(
        self,
        key: str,
        position: int,
        *,
        hint: str | None = None,
        hint_key: str = "",
        example: str = "",
        **names: object,
    ) -> InvalidRule:
        """The fault ``key`` at a position, with its hint."""
        self.stuck, self.piece, self.place = key, str(names.get("text", "")), str(names.get("place", ""))
        hint = say(hint_key or f"{key}_hint", self.language, **names) if hint is None else hint
        return self.fault_said(say(key, self.language, **names), position, hint=hint, example=example)

    def fault_said(self, message: str, position: int, *, hint: str = "", example: str = "") -> InvalidRule:
        """A fault in words of its own, with what was understood so far."""
        return self.found.refused(
            message, position, hint=hint, example=example, known=self.familiar, language=self.language
        )


_OF_THE_DAY: Final = r"(?:\s*(?:a\.?m\b|p\.?m\b|صباح|مساء|ظهر|عصر|ليل|فجر|بعد الظهر)\w*[\u064b-\u0652]?)"
_SPOKEN_HOUR: Final = r"(?:الواحدة|الثانية|الثالثة|الرابعة|الخامسة|السادسة|السابعة|الثامنة|التاسعة|العاشرة)(?: عشرة?)?"
_CLOCK: Final = (
    r"(?:\d{1,2}(?:\s*(?:h|heures?|hours?|min|minutes?|ساعات|ساعة|دقائق|دقيقة)\d{0,2}(?!\w)|:\d\d"
    rf"|{_OF_THE_DAY}){_OF_THE_DAY}?"
    rf"|{_SPOKEN_HOUR}{_OF_THE_DAY}"
    rf"|الساعة\s+(?:\d{{1,2}}(?::\d\d)?|{_SPOKEN_HOUR}){_OF_THE_DAY}?)"
)
_TO: Final = r"\s*(?:et|à|and|to|until|till|-|–|و|إلى|الى|حتى|لغاية)\s*"
_FROM: Final = r"(?:entre|between|from|de|بين|من)\s+"
_HOUR: Final = re.compile(
    r"(?:(?:entre|between|from|de|après|after|before|avant|at|à|in the last|dans les|ces|les|toutes les|every"
    r"|كل|خلال|بين|من|بعد|قبل|في|عند)\s+)?"
    rf"{_CLOCK}(?:{_TO}(?:{_CLOCK}|{_SPOKEN_HOUR}|\d{{1,2}}(?![\w:])))?"
    rf"|{_FROM}(?:الساعة\s+)?(?:\d{{1,2}}|{_SPOKEN_HOUR}){_TO}(?:{_CLOCK}|\d{{1,2}}(?=\s*(?:$|[,،;؛.])))",
    re.IGNORECASE,
)
"""« entre 8h et 18h », after 18:30, 24 hours, from 8 to 20, الساعة الثامنة مساء."""
_ANY_CLAUSE: Final = (
    Part.INSIDE, Part.WITH, Part.HAVING, Part.NOT, Part.WITHOUT, Part.FORMS, Part.LANGUAGE, Part.NAME, Part.SEVERITY,
    Part.GRADE, Part.SCORE, Part.ONLY, Part.SENDING, Part.UNTIL,
)  # fmt: skip
