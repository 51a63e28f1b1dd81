"""The chat rule language: one line in French, English or Arabic ↔ `Rule`.

    /watch  KEYWORD (weight 3), KEYWORD …  near  PLACE, PLACE …
            [30 words] [high] [with A, B] [not C] [score 4] [without the forms D] [lang fr] [name N]

What stands before the connector is looked for, what stands behind it is where; the rest comes in any order. A word of
the language that is meant literally goes between quotes. Where a text can be read in two ways, a tracked place decides,
else the text is refused with both readings. A place that nobody set up yet is taken by its name. Preferred mistake: to
ask again rather than to watch for something else than was meant.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Final

from alerts.errors import InvalidRule
from alerts.model import Language, Place
from alerts.rules.chat.clauses import read_clauses, read_leading_grade, read_window, refuse_leading_not
from alerts.rules.chat.connector import find_connector, says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.knownplaces import KnownPlaces, Knows, nothing_known
from alerts.rules.chat.measure import measure_at
from alerts.rules.chat.placephrases import kilometres_said, nowhere, read_places, says_inside
from alerts.rules.chat.pleasantries import without_courtesies
from alerts.rules.chat.sections import names_places
from alerts.rules.chat.stretches import refuse_stretch
from alerts.rules.chat.terms import end_of_keywords, pass_condition, read_keywords
from alerts.rules.chat.words import bare
from alerts.rules.chat.writing import TALKS, format_rule, sample_rule, sample_words
from alerts.rules.fitness import keyword_fault
from alerts.rules.guesses.meanings import MOST_MEANINGS, meanings
from alerts.rules.guesses.secondguesses import second_guesses
from alerts.rules.telling.ruledraft import RuleDraft, drafted
from alerts.wordings import say

_MISSING: Final = frozenset({"rule_empty", "rule_no_keywords", "rule_nowhere", "rule_only_places"})
"""Where something is missing altogether, and no rearranging of the words helps."""


def parse_rule(
    text: str, *, places: Collection[Place], language: Language = "en", knows: Knows = nothing_known
) -> RuleDraft:
    """The rule that a line of chat describes; any of the three languages is read, ``language`` is what faults speak.

    Raises InvalidRule with what was understood, the position where reading stopped, a hint, an example to copy, and
    what the text may have meant. ``knows`` tells names of places that are not tracked, which « and » may join.
    """
    known = KnownPlaces(places)
    body, start, is_clause = without_courtesies(text)
    reading = Reading(body, known=known, language=language, knows=knows, is_clause=is_clause)
    try:
        return _read(reading)
    except InvalidRule as refused:
        reads = partial(_reads, known=known, knows=knows, is_guess=True)
        refused.meanings = meanings(reading, refused.position, reads=reads)
        if not refused.meanings and reading.stuck not in _MISSING:
            refused.meanings = _guessed_twice(reading, reads=reads)
        refused.is_several = reading.stuck == "rule_two_rules"
        refused.position += start
        refused.example = next(iter(refused.meanings), refused.example)
        if not reads(refused.example):
            refused.example = format_rule(sample_rule(language), language)
        raise


def _guessed_twice(reading: Reading, *, reads: Callable[[str], bool]) -> tuple[str, ...]:
    """What second guesses mean where nothing was found at first: each itself, or what it may mean in its turn."""
    found: list[str] = []
    for guess in second_guesses(reading):
        if len(found) >= MOST_MEANINGS:
            break
        body, _, is_clause = without_courtesies(guess)
        again = Reading(
            body,
            known=reading.known,
            language=reading.language,
            knows=reading.knows,
            is_clause=is_clause or reading.is_clause,
        )
        try:
            _read(again)
        except InvalidRule as refused:
            found += meanings(again, refused.position, reads=reads) if again.stuck not in _MISSING else ()
        else:
            found += [] if any(map(_breaks_off, again.found.keywords)) else [body]
    return tuple(islice(dict.fromkeys(found), MOST_MEANINGS))


def reads_as_rule(text: str, *, places: Collection[Place], knows: Knows = nothing_known) -> bool:
    """True where ``parse_rule`` would read the text; nothing is guessed where it would not."""
    return _reads(text, known=KnownPlaces(places), knows=knows)


def _reads(text: str, *, known: KnownPlaces, knows: Knows, is_guess: bool = False) -> bool:
    """True where a text can be read; a guess also has no keyword that breaks off (« la fermeture du camp de »)."""
    try:
        body, _, is_clause = without_courtesies(text)
        reading = Reading(body, known=known, language="en", knows=knows, is_clause=is_clause)
        _read(reading)
    except InvalidRule:
        return False
    return not (is_guess and any(map(_breaks_off, reading.found.keywords)))


def _breaks_off(keyword: str) -> bool:
    *before, last = keyword.split() or [""]
    return bool(before) and keyword_fault(last) is not None


def _read(reading: Reading) -> RuleDraft:
    reading.cut()
    if not reading.words:
        raise reading.fault("rule_empty", 0, hint="")
    read_leading_grade(reading)
    refuse_leading_not(reading)
    refuse_stretch(reading)
    connector = find_connector(reading.words, reading.known, reading.knows)
    if connector is None:
        raise _no_place(reading)
    near, length = _whole(reading, *connector)
    pass_condition(reading, near)
    read_keywords(reading, end_of_keywords(reading, near))
    measure = measure_at(reading.words, connector[0])
    if measure and measure.km is None:
        read_window(reading, measure)
    reading.connector = reading.between(near, near + length) if length else ""
    reading.at = near + length
    word = reading.words[reading.at]
    if not connector[1] and reading.known.attached(word, "ب") is None:
        reading.words[reading.at] = replace(word, text=word.text[1:], start=word.start + 1)
    km = kilometres_said(reading, measure) if measure and length else None
    read_places(reading, km=km, inside=says_inside(reading, near))
    read_clauses(reading)
    return drafted(reading.found, known=reading.known, language=reading.language)


def _whole(reading: Reading, near: int, length: int) -> tuple[int, int]:
    """The connector with those that stand right before it: « près de près de » is one."""
    before = next((at for at in range(1, near) if says_near(reading.words, at) == near), None)
    return (near, length) if before is None else _whole(reading, before, length + near - before)


def _no_place(reading: Reading) -> InvalidRule:
    """Nothing stands between words and places, or nothing behind it, or nothing but places is named."""
    if not any(word.quoted for word in reading.words) and names_places(reading, bare(reading.text)):
        said = f"{sample_words(reading.tongue)} {TALKS[reading.tongue].near} {bare(reading.text)}"
        return reading.fault("rule_only_places", 0, text=bare(reading.text), example=said)
    end, reading.is_placed = len(reading.words), False
    last = next((at for at in range(end) if says_near(reading.words, at) == end), end)
    read_keywords(reading, last)
    if last < end:
        reading.connector = reading.between(last, end)
        return nowhere(reading, reading.words[-1].end)
    names = reading.familiar[:5]
    hint = say("rule_place_hint", reading.language)
    if names:
        hint += " " + say("rule_known_places", reading.language, names=", ".join(names))
    return reading.fault("rule_no_place", len(reading.text.rstrip()), hint=hint)
