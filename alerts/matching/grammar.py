"""The chat rule language: one line in French, English or Arabic ↔ `Rule`.

    /watch  KEYWORD, KEYWORD …  near  PLACE, PLACE …  [30 words] [high] [with A, B] [not C] [lang fr] [name N]

What stands before the connector is looked for, what stands behind it is where; the rest comes in any order. A word of
the language that is meant literally goes between quotes. Where a text can be read in two ways, a tracked place decides,
else the text is refused with both readings. A place that nobody set up yet is taken by its name. Preferred mistake: to
ask again rather than to watch for something else than was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from alerts.errors import InvalidRule
from alerts.matching.fitness import (
    FARTHEST_KM,
    MOST_KEYWORDS,
    form_fault,
    language_fault,
    language_meant,
    name_fault,
    place_name_fault,
    term_fault,
    tidy,
    tidy_term,
)
from alerts.matching.knownplaces import KnownPlaces
from alerts.matching.ruleconnector import find_connector, is_tracked
from alerts.matching.ruledraft import NewPlace, RuleDraft, drafted
from alerts.matching.rulemeasure import Measure, measure_at
from alerts.matching.ruletalk import Part, UnclosedQuoteError, cut, heard
from alerts.matching.ruletext import Found, format_rule
from alerts.model import Area, Language, Place, Severity
from alerts.wordings import say

__all__ = ["NewPlace", "RuleDraft", "format_rule", "parse_rule"]

LONGEST_NEW_PLACE: Final = 5
"""Words of a place that nobody set up; more of them without quotes is a sentence, not a name."""


def parse_rule(text: str, *, places: Collection[Place], language: Language = "en") -> RuleDraft:
    """The rule that a line of chat describes; any of the three languages is read, ``language`` is what faults speak.

    Raises InvalidRule with what was understood, the position where reading stopped, a hint and an example to copy.
    """
    return _Reading(text, places=places, language=language).draft()


class _Reading:
    """One text being read: the words, where we are (``at``), and what was found."""

    def __init__(self, text: str, *, places: Collection[Place], language: Language) -> None:
        self.text = text
        self.language = language
        self.known = KnownPlaces(places)
        self.found = Found()
        self.at = 0
        try:
            self.words = cut(text)
        except UnclosedQuoteError as unclosed:
            self.words = []
            raise self._fault("rule_quote", unclosed.position) from unclosed

    def draft(self) -> RuleDraft:
        """Read it all."""
        if not self.words:
            raise self._fault("rule_empty", 0, hint="")
        connector = find_connector(self.words, self.known)
        if connector is None:
            raise self._no_place()
        near, length = connector
        self._head(near)
        measure = measure_at(self.words, near)
        if measure and measure.km is None:
            self._window(measure)
        self.at = near + length
        self._places(km=self._km(measure) if measure and length else None, inside=self._says_inside(near))
        self._clauses()
        return drafted(self.found, known=self.known, language=self.language)

    def _no_place(self) -> InvalidRule:
        self._head(len(self.words))
        names = self.known.names[:5]
        hint = say("rule_place_hint", self.language)
        if names:
            hint += " " + say("rule_known_places", self.language, names=", ".join(names))
        return self._fault("rule_no_place", len(self.text.rstrip()), hint=hint)

    # what is looked for

    def _head(self, end: int) -> None:
        self._items(self.found.keywords, end, clauses=(Part.WITH, Part.NOT), and_refused=True)
        if not self.found.keywords:
            raise self._fault("rule_no_keywords", 0, hint="")
        if len(self.found.keywords) > MOST_KEYWORDS:
            raise self._fault("rule_too_many", 0, most=MOST_KEYWORDS)
        while self.at < end:
            self._list_clause(end, clauses=(Part.WITH, Part.NOT))

    def _list_clause(self, end: int, *, clauses: tuple[Part, ...] | None) -> None:
        """with A, B … or not A, B … at the current word."""
        start = self.at
        with_ = heard(self.words, self.at, Part.WITH)
        clause = with_ or heard(self.words, self.at, Part.NOT, Part.WITHOUT)
        self.at += clause[0] if clause else 0
        items: list[str] = []
        self._items(items, end, clauses=clauses)
        if not items:
            raise self._nothing_after(start)
        if with_:
            self.found.all_of.append(tuple(items))
        else:
            self.found.none_of += items

    def _items(
        self,
        items: list[str],
        end: int,
        *,
        clauses: tuple[Part, ...] | None,
        and_refused: bool = False,
        fault: Callable[[str, Language], str | None] = term_fault,
    ) -> None:
        """Adds keywords separated by commas or or, up to ``end`` or the next clause."""
        while self.at < end and not self._clause_starts(clauses):
            if separator := heard(self.words, self.at, Part.COMMA, Part.OR, Part.AND):
                if and_refused and heard(self.words, self.at, Part.AND):
                    raise self._and_fault()
                self.at += separator[0]
                continue
            start = self.at
            while self.at < end and not heard(self.words, self.at, Part.COMMA, Part.OR, Part.AND):
                if self.at > start and self._clause_starts(clauses):
                    break
                self.at += 1
            items.append(self._term(start, self.at, fault))

    def _term(self, start: int, end: int, judge: Callable[[str, Language], str | None]) -> str:
        term = tidy_term(self._joined(start, end))
        if fault := judge(term, self.language):
            raise self._fault_said(fault, self.words[start].start)
        return term

    def _joined(self, start: int, end: int) -> str:
        """The text of some words: as typed, without a leading article, and without the marks of quotes."""
        article = heard(self.words, start, Part.ARTICLE)
        if article and start + article[0] < end:
            start += article[0]
        words = self.words[start:end]
        if any(word.quoted for word in words):
            return tidy(" ".join(word.text for word in words))
        return tidy(self.text[words[0].start : words[-1].end])

    def _and_fault(self) -> InvalidRule:
        """« hospital and school »: either, both, or the phrase? Show the text with a comma as the example."""
        word = self.words[self.at]
        example = f"{self.text[: word.start].rstrip()}, {self.text[word.end :].lstrip()}"
        return self._fault("rule_and", word.start, text=word.text, example=example)

    # where

    def _says_inside(self, at: int) -> bool:
        """True where an inside is said and it is no shorter than any other connector that starts here."""
        inside, other = heard(self.words, at, Part.INSIDE), heard(self.words, at, Part.NEAR, Part.AT)
        return inside is not None and (other is None or inside[0] >= other[0])

    def _km(self, measure: Measure) -> float | None:
        """The radius that is said; None for a distance in words."""
        if measure.km is None or measure.km > 0:
            return measure.km
        shown = self.text[self.words[measure.number].start : self.words[measure.end - 1].end]
        raise self._fault("rule_km", self.words[measure.number].start, text=shown, most=f"{FARTHEST_KM:g}")

    def _places(self, *, km: float | None = None, inside: bool = False) -> None:
        """The places that follow: by name, or (``km``, ``inside``) each for all that lies around or in it."""
        is_area = km is not None or inside
        expects, named = True, False
        while self.at < len(self.words) and not self._clause_starts(None):
            if separator := heard(self.words, self.at, Part.COMMA, Part.OR, Part.AND):
                self.at += separator[0]
                connector = heard(self.words, self.at, Part.NEAR, Part.AT, Part.OF)
                self.at += connector[0] if connector and not is_tracked(self.words, self.at, self.known) else 0
                expects = True
                continue
            if not (expects or self.known.attached(self.words[self.at], "و")):
                raise self._stopped()
            name = self._place()
            expects, named = False, True
            if is_area:
                self.found.areas.append(Area(place=name, km=km))
            elif name not in self.found.places:
                self.found.places.append(name)
        if not named:
            raise self._no_place_after()

    def _place(self) -> str:
        """One place at the current word: a tracked one by any of its names, else a new one."""
        start = self.at
        known = self.known.at(self.words, start)
        article = heard(self.words, start, Part.ARTICLE)
        if known is None and article:
            known = self.known.at(self.words, start + article[0], extra=article[0])
        if known is None and (name := self._attached()):
            known = name, 1
        end = self._run_end(start)
        if known is not None and (start + known[1] >= end or not self._goes_on(start + known[1])):
            self.at = start + known[1]
            return known[0]
        name = self._joined(start, end)
        if fault := place_name_fault(name, self.language):
            raise self._fault_said(fault, self.words[start].start)
        if end - start > LONGEST_NEW_PLACE:
            raise self._fault("rule_long_place", self.words[start].start, text=name, hint_key="rule_stopped_hint")
        self.at = end
        if name not in self.found.new_places:
            self.found.new_places.append(name)
        return name

    def _attached(self) -> str | None:
        word = self.words[self.at]
        return self.known.attached(word, "ب") or self.known.attached(word, "و")

    def _run_end(self, start: int) -> int:
        """Where the name that starts here ends: at a separator, a clause or another connector."""
        end = start + 1
        while end < len(self.words) and not (
            heard(self.words, end, Part.COMMA, Part.OR, Part.AND, Part.NEAR, Part.AT)
            or self._clause_starts(None, end)
            or self.known.attached(self.words[end], "و")
        ):
            end += 1
        return end

    def _goes_on(self, at: int) -> bool:
        """True where the word looks like more of a name: quoted, capitalised, or in a script without capitals."""
        first = self.words[at].text[:1]
        return self.words[at].quoted or not first.islower()

    def _no_place_after(self) -> InvalidRule:
        if self.at < len(self.words):
            return self._stopped()
        return self._nothing_after(max(0, len(self.words) - 1))

    # how near, how serious, what else

    def _clauses(self) -> None:
        while self.at < len(self.words):
            if separator := heard(self.words, self.at, Part.COMMA):
                self.at += separator[0]
            elif measure := measure_at(self.words, self.at):
                self._distance(measure)
            elif inside := heard(self.words, self.at, Part.INSIDE):
                self.at += inside[0]
                self._places(inside=True)
            elif forms := heard(self.words, self.at, Part.FORMS):
                self._forms(forms[0])
            elif heard(self.words, self.at, Part.WITH, Part.NOT, Part.WITHOUT):
                self._list_clause(len(self.words), clauses=None)
            elif heard(self.words, self.at, Part.SEVERITY, Part.GRADE):
                self._severity()
            elif language := heard(self.words, self.at, Part.LANGUAGE):
                self._languages(language[0])
            elif name := heard(self.words, self.at, Part.NAME):
                self._name(name[0])
            else:
                raise self._stopped()

    def _clause_starts(self, parts: tuple[Part, ...] | None, at: int | None = None) -> bool:
        """True where a clause starts; None for ``parts`` means any of those that follow the places."""
        at = self.at if at is None else at
        if parts is not None:
            return heard(self.words, at, *parts) is not None
        return heard(self.words, at, *_ANY_CLAUSE) is not None or measure_at(self.words, at) is not None

    def _distance(self, measure: Measure) -> None:
        """Words between the two; or kilometres, of places that follow, else of those that were named so far."""
        km = self._km(measure)
        if km is None:
            self._window(measure)
            return
        of = heard(self.words, measure.end, Part.OF, Part.NEAR)
        self.at = measure.end + (of[0] if of else 0)
        if of:
            self._places(km=km)
            return
        if not self.found.places:
            raise self._fault_said(say("rule_km_twice", self.language), self.words[measure.number].start)
        self.found.areas += [Area(place=name, km=km) for name in self.found.places]
        self.found.places.clear()

    def _window(self, measure: Measure) -> None:
        shown = self.text[self.words[measure.number].start : self.words[measure.end - 1].end]
        if measure.window is None:
            raise self._fault("rule_window", self.words[self.at].start, text=shown)
        if self.found.within not in {None, measure.window}:
            raise self._twice(measure.end)
        self.found.within = measure.window
        self.at = measure.end

    def _severity(self) -> None:
        start = self.at
        label = heard(self.words, self.at, Part.SEVERITY)
        self.at += label[0] if label else 0
        grade = heard(self.words, self.at, Part.GRADE)
        if grade is None:
            raise self._nothing_after(start)
        if self.found.severity not in {None, grade[1]}:
            raise self._twice(self.at + grade[0])
        self.found.severity = Severity(grade[1])
        self.at += grade[0]

    def _forms(self, length: int) -> None:
        """Written forms that do not count, struck out by their author."""
        start = self.at
        self.at += length
        items: list[str] = []
        self._items(items, len(self.words), clauses=None, fault=form_fault)
        if not items:
            raise self._nothing_after(start)
        self.found.without += items

    def _languages(self, length: int) -> None:
        start = self.at
        self.at += length
        while self.at < len(self.words) and (self.words[self.at].quoted or not self._clause_starts(None)):
            if separator := heard(self.words, self.at, Part.COMMA, Part.OR, Part.AND):
                self.at += separator[0]
                continue
            word = self.words[self.at]
            tag = language_meant(word.text) or word.text.lower()
            if fault := language_fault(tag, self.language):
                raise self._fault_said(fault, word.start)
            self.found.languages += [tag] if tag not in self.found.languages else []
            self.at += 1
        if not self.found.languages:
            raise self._nothing_after(start)

    def _name(self, length: int) -> None:
        start = self.at
        self.at += length
        first = self.at
        if first < len(self.words) and self.words[first].quoted:
            self.at += 1
        while first == self.at < len(self.words) or (first < self.at < len(self.words) and self._name_goes_on(first)):
            self.at += 1
        if first == self.at:
            raise self._nothing_after(start)
        name = self._joined(first, self.at)
        if fault := name_fault(name, self.language):
            raise self._fault_said(fault, self.words[first].start)
        if self.found.name not in {None, name}:
            raise self._twice(self.at)
        self.found.name = name

    def _name_goes_on(self, first: int) -> bool:
        separator = heard(self.words, self.at, Part.COMMA)
        return not (self.words[first].quoted or separator or self._clause_starts(None))

    # what came of it

    def _stopped(self) -> InvalidRule:
        word = self.words[self.at]
        return self._fault("rule_stopped", word.start, text=self.text[word.start :].strip())

    def _nothing_after(self, at: int) -> InvalidRule:
        word = self.words[at]
        return self._fault("rule_nothing", word.end, text=word.text)

    def _twice(self, end: int) -> InvalidRule:
        word = self.words[self.at]
        shown = self.text[word.start : self.words[end - 1].end]
        return self._fault("rule_twice", word.start, text=shown)

    def _fault(
        self,
        key: str,
        position: int,
        *,
        hint: str | None = None,
        hint_key: str = "",
        example: str = "",
        **names: object,
    ) -> InvalidRule:
        hint = say(hint_key or f"{key}_hint", self.language, **names) if hint is None else hint
        return self._fault_said(say(key, self.language, **names), position, hint=hint, example=example)

    def _fault_said(self, message: str, position: int, *, hint: str = "", example: str = "") -> InvalidRule:
        return self.found.refused(
            message, position, hint=hint, example=example, known=self.known.names, language=self.language
        )


_ANY_CLAUSE: Final = (
    Part.INSIDE, Part.WITH, Part.NOT, Part.WITHOUT, Part.FORMS, Part.LANGUAGE, Part.NAME, Part.SEVERITY, Part.GRADE,
)  # fmt: skip
