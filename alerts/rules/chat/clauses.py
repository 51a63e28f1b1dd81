"""What follows the places of a rule text, in any order: how near, how serious, what else, which name."""

from __future__ import annotations

from typing import Final

from alerts.errors import InvalidRule
from alerts.language.scripts import script_of
from alerts.model import Area, Severity
from alerts.rules.chat.connector import find_connector, says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.measure import Measure, measure_at
from alerts.rules.chat.placephrases import kilometres_said, read_places
from alerts.rules.chat.sections import names_places
from alerts.rules.chat.terms import read_items, read_list, read_points
from alerts.rules.chat.words import heard, is_pack
from alerts.rules.fitness import form_fault, language_fault, language_meant, name_fault
from alerts.rules.phrases.roles import Part
from alerts.wordings import say

_FOR: Final = frozenset({"for", "pour", "sur", "in", "if", "when"})


def read_clauses(reading: Reading) -> None:
    """All clauses up to the end of the text; a pack needs no word before it, since it can only be left out."""
    while reading.at < len(reading.words):
        if ink := _ink(reading):
            reading.at += ink
        elif read_points(reading):
            continue
        elif measure := measure_at(reading.words, reading.at):
            _distance(reading, measure)
        elif asking := _asks_for_more(reading) or _says_what_is_done(reading):
            raise asking
        elif inside := heard(reading.words, reading.at, Part.INSIDE):
            reading.at += inside[0]
            read_places(reading, inside=True)
        elif heard(reading.words, reading.at, Part.FORMS):
            _forms(reading)
        elif _lists_words(reading):
            read_list(reading, len(reading.words), clauses=None)
        elif heard(reading.words, reading.at, Part.SEVERITY, Part.GRADE):
            _severity(reading)
        elif (languages := _languages_at(reading)) is not None:
            _languages(reading, languages)
        elif name := heard(reading.words, reading.at, Part.NAME):
            _name(reading, name[0])
        else:
            _ask_about_second_rule(reading)
            raise reading.stopped()


def _ask_about_second_rule(reading: Reading) -> None:
    """Raises InvalidRule where more words and a place follow the clauses: « … Goma, 15 words; clinic near Bukavu »."""
    words, at = reading.words, reading.at
    if heard(words, at - 1, Part.COMMA) and any(says_near(words, later) for later in range(at + 1, len(words))):
        raise reading.fault("rule_two_rules", words[at].start, text=reading.between(at, len(words)))


def _ink(reading: Reading) -> int:
    """How many words from the current one on change nothing: a comma, only, but (where no « but not » stands)."""
    ink = heard(reading.words, reading.at, Part.COMMA, Part.ONLY)
    return ink[0] if ink and not heard(reading.words, reading.at, Part.NOT, Part.WITHOUT) else 0


def _asks_for_more(reading: Reading) -> InvalidRule | None:
    """The fault of a clause that no rule has: an hour or another time, where alerts go, a feed."""
    words, start = reading.words, reading.at
    if (end := reading.hour_end(start)) > start:
        return _too_much(reading, "rule_until", end)
    for part, key in ((Part.SENDING, "rule_sending"), (Part.UNTIL, "rule_until"), (Part.FEED, "rule_feed")):
        if said := heard(words, start, part):
            return _too_much(reading, key, start + said[0])
    return None


def _too_much(reading: Reading, key: str, end: int) -> InvalidRule:
    """The fault of what no rule says, up to the next comma or clause from the word ``end`` on."""
    words = reading.words
    end = min(end, len(words))
    while end < len(words) and not (heard(words, end, Part.COMMA) or reading.clause_starts(None, end)):
        end += 1
    return reading.fault(key, words[reading.at].start, text=reading.between(reading.at, end))


def _says_what_is_done(reading: Reading) -> InvalidRule | None:
    """The fault of a sentence that goes on behind its place: « si l’usine à Goma est touchée »."""
    being = heard(reading.words, reading.at, Part.BEING)
    if being is None or reading.at + being[0] >= len(reading.words):
        return None
    return reading.fault(
        "rule_done",
        reading.words[reading.at].start,
        text=reading.shown(len(reading.words)),
        hint_key="rule_sentence_hint",
    )


def _lists_words(reading: Reading) -> bool:
    """True for with …, not …, and a pack; not for « pas urgent », which leaves nothing out."""
    grade = heard(reading.words, reading.at, Part.GRADE)
    said = heard(reading.words, reading.at, Part.WITH, Part.HAVING, Part.NOT, Part.WITHOUT)
    is_grade = grade is not None and said is not None and grade[0] > said[0]
    return (said is not None and not is_grade) or is_pack(reading.words[reading.at])


def _distance(reading: Reading, measure: Measure) -> None:
    """Words between the two; or kilometres, of places that follow, else of those that were named so far."""
    km = kilometres_said(reading, measure)
    if km is None:
        read_window(reading, measure)
        return
    of = heard(reading.words, measure.end, Part.OF, Part.NEAR)
    reading.at = measure.end + (of[0] if of else 0)
    if of:
        read_places(reading, km=km)
        return
    if not reading.found.places:
        raise reading.fault_said(say("rule_km_twice", reading.language), reading.words[measure.number].start)
    reading.found.areas += [Area(place=name, km=km) for name in reading.found.places]
    reading.found.places.clear()


def read_window(reading: Reading, measure: Measure) -> None:
    """A number of words, a sentence, a paragraph or the article, measured at the current word."""
    shown = reading.text[reading.words[measure.number].start : reading.words[measure.end - 1].end]
    if measure.window is None:
        key = "rule_metres" if heard(reading.words, measure.number + 1, Part.METRES) else "rule_window"
        raise reading.fault(key, reading.words[reading.at].start, text=shown)
    if reading.found.within not in {None, measure.window}:
        raise reading.twice(measure.end)
    reading.found.within = measure.window
    reading.at = measure.end


def _severity(reading: Reading) -> None:
    start = reading.at
    label = heard(reading.words, reading.at, Part.SEVERITY)
    reading.at += label[0] if label else 0
    grade = heard(reading.words, reading.at, Part.GRADE)
    if grade is None:
        raise reading.nothing_after(start)
    if reading.found.severity not in {None, grade[1]}:
        raise reading.twice(reading.at + grade[0])
    reading.found.severity = Severity(grade[1])
    reading.at += grade[0]


def read_leading_grade(reading: Reading) -> None:
    """A grade before all else, « URGENT : choléra à Goma », where it cannot be part of a keyword: an emoji, in capitals
    of its own, before a colon or comma, or in Arabic, where what describes a word stands behind it."""
    words, text = reading.words, reading.text
    if graded := heard(words, 0, Part.GRADED):
        _take_graded_alerts(reading, graded[0], Severity(graded[1]))
        return
    grade = heard(words, 0, Part.GRADE)
    if grade is None or grade[0] >= len(words):
        return
    said, rest = text[words[0].start : words[grade[0] - 1].end], text[words[grade[0] - 1].end :]
    is_sign = not any(char.isalpha() for char in said)
    in_capitals = said.isupper() and not rest.isupper()
    apart = said.endswith(":") or rest.lstrip()[:1] in {":", ",", "،", "!", "-", "–", "—", "\n"}
    if is_sign or in_capitals or apart or script_of(words[0].text) == "arabic":
        reading.found.severity = Severity(grade[1])
        behind = heard(words, grade[0], Part.COMMA)
        reading.begin_behind(grade[0] + (behind[0] if behind else 0))


def _take_graded_alerts(reading: Reading, length: int, severity: Severity) -> None:
    """« alerte rouge inondation à Goma » is a severity and a rule. Raises InvalidRule for « alertes rouges sur Goma »,
    which names no words: it is a subscription, or these very words."""
    words = reading.words
    about = heard(words, length, Part.ABOUT, Part.TOWARDS, Part.COMMA, Part.CONDITION)
    small = about[0] if about else int(length < len(words) and words[length].folded in _FOR)
    rest = words[length + small :]
    connector = find_connector(rest, reading.known, reading.knows)
    is_nothing_else = not rest or (connector is None and names_places(reading, " ".join(word.text for word in rest)))
    if is_nothing_else or (connector is not None and connector[0] == 0):
        raise reading.fault("rule_graded", words[0].start, text=reading.between(0, length))
    reading.found.severity = severity
    reading.begin_behind(length + small)


def refuse_leading_not(reading: Reading) -> None:
    """What is not wanted before all else, « surtout pas de foot : émeutes à Dakar », "do not report football, only
    riots". Raises InvalidRule; « sans abri à Goma » is a thing to look for."""
    words = reading.words
    surely = heard(words, 0, Part.SURELY)
    start = surely[0] if surely else 0
    left_out = heard(words, start, Part.NOT, Part.WITHOUT)
    if left_out is None:
        return
    at = start + left_out[0]
    of = heard(words, at, Part.ABOUT, Part.OF)
    at += of[0] if of else 0
    end = at + 1
    while end < len(words) and not (heard(words, end, Part.COMMA, Part.ONLY) or words[end - 1].text.endswith(":")):
        if ":" in reading.text[words[end - 1].end : words[end].start]:
            break
        end += 1
    goes_on = end < len(words) and heard(words, end, Part.COMMA)
    only = heard(words, end + (goes_on[0] if goes_on else 0), Part.ONLY)
    if end < len(words) and (only or surely or left_out[0] > 1):
        reading.at = end
        raise reading.fault("rule_not_first", words[at].start, text=reading.between(0, end))


def _forms(reading: Reading) -> None:
    """Written forms that do not count, struck out by their author."""
    start, forms = reading.at, heard(reading.words, reading.at, Part.FORMS)
    reading.at += forms[0] if forms else 0
    items: list[str] = []
    read_items(reading, items, len(reading.words), clauses=None, fault=form_fault)
    if not items:
        raise reading.nothing_after(start)
    reading.found.without += items


def _languages_at(reading: Reading) -> int | None:
    """How many words stand before the languages that are named here; None where none are."""
    if label := heard(reading.words, reading.at, Part.LANGUAGE):
        return label[0]
    named = reading.language_at(reading.at)
    return None if named is None else named - reading.at


def _languages(reading: Reading, length: int) -> None:
    start = reading.at
    reading.at += length
    first = reading.at
    while reading.at < len(reading.words) and (
        reading.at == first or reading.words[reading.at].quoted or not reading.clause_starts(None)
    ):
        if separator := heard(reading.words, reading.at, Part.COMMA, Part.OR, Part.AND):
            reading.at += separator[0]
            reading.at = named if (named := reading.language_at(reading.at)) is not None else reading.at
            continue
        word = reading.words[reading.at]
        written = word.text.strip("().")
        bare = written.removeprefix("و").removeprefix("ب")
        tag = language_meant(written) or language_meant(bare) or written.lower()
        if fault := language_fault(tag, reading.language):
            raise reading.fault_said(fault, word.start)
        reading.found.languages += [tag] if tag not in reading.found.languages else []
        reading.at += 1
    if not reading.found.languages:
        raise reading.nothing_after(start)


def _name(reading: Reading, length: int) -> None:
    start = reading.at
    reading.at += length
    first = reading.at
    if first < len(reading.words) and reading.words[first].quoted:
        reading.at += 1
    elif first < len(reading.words):
        reading.at += 1
        while reading.at < len(reading.words) and _name_goes_on(reading, first):
            reading.at += 1
    if first == reading.at:
        raise reading.nothing_after(start)
    name = reading.joined(first, reading.at)
    if fault := name_fault(name, reading.language):
        raise reading.fault_said(fault, reading.words[first].start)
    if reading.found.name not in {None, name}:
        end, reading.at = reading.at, first
        raise reading.twice(end)
    reading.found.name = name


def _name_goes_on(reading: Reading, first: int) -> bool:
    separator = heard(reading.words, reading.at, Part.COMMA)
    return not (reading.words[first].quoted or separator or reading.clause_starts(None))
