"""What a rule text looks for: keywords with their weights, groups, exclusions, and the score that it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from alerts.errors import InvalidRule
from alerts.language.lexicon import concepts_for
from alerts.matching.score import MOST_POINTS
from alerts.model import Language, Severity
from alerts.rules.chat.connector import inner_connector, says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.loosephrases import being_in, is_clause, is_list, is_person, is_talk
from alerts.rules.chat.phrasedoubts import comparison, label_end, opens_brackets
from alerts.rules.chat.pleasantries import is_speech
from alerts.rules.chat.sections import names_place
from alerts.rules.chat.weights import Points, score_at, weight_at
from alerts.rules.chat.words import Word, has_attached_and, heard
from alerts.rules.chat.writing import sample_words
from alerts.rules.fitness import LONGEST_KEYWORD, MOST_KEYWORDS, term_fault, tidy_term
from alerts.rules.phrases.roles import Part

_LONGEST_HAPPENING: Final = 4
_ENDS: Final = " \n,،;؛|"


def end_of_keywords(reading: Reading, near: int) -> int:
    """Where the keywords end that stand before the word ``near``: what only says that they are there is none of them,
    "shelling happens", « l’hôpital et l’école sont cités »; of two that are there together, both are asked for."""
    words = reading.words
    both = heard(words, reading.at, Part.TOGETHER)
    if both is not None:
        reading.is_both = reading.is_together = True
        reading.at += both[0]
    for length in range(min(_LONGEST_HAPPENING, near - reading.at - 1), 0, -1):
        at = near - length
        said = heard(words, at, Part.HAPPENING, Part.TOGETHER)
        if said and said[0] == length:
            reading.is_together = reading.is_together or heard(words, at, Part.TOGETHER) is not None
            reading.is_both = reading.is_both or reading.is_clause or reading.is_together
            return end_of_keywords(reading, at)
    return near


def pass_condition(reading: Reading, near: int) -> None:
    """Goes behind the last « si », when or إذا before the place, where only talk stands before it: « alerte rouge si
    raid à Goma ». Raises InvalidRule where a thing stands before it: hospital if attacked near Goma."""
    words = reading.words
    said = [(at, found[0]) for at in range(1, near - 1) if (found := heard(words, at, Part.CONDITION))]
    if not said or any(heard(words, before, Part.COMMA) for before in range(said[-1][0])):
        return
    at, length = said[-1]
    if any(concepts_for(word.text) and not is_speech(word.text) for word in words[:at]):
        raise reading.fault("rule_sentence", words[0].start, text=reading.between(0, near))
    reading.at, reading.is_clause = at + length, True


def read_keywords(reading: Reading, end: int) -> None:
    """What is looked for, with the groups, exclusions and score that stand among it, up to the word ``end``."""
    at_and = _stop if reading.is_both else _refuse_and
    read_items(reading, reading.found.keywords, end, clauses=(Part.WITH, Part.NOT), at_and=at_and)
    while reading.is_both and reading.found.keywords and reading.at < end and _passes_and(reading):
        group: list[str] = []
        read_items(reading, group, end, clauses=(Part.WITH, Part.NOT), at_and=_stop)
        reading.found.all_of += [tuple(group)] if group else []
    if not reading.found.keywords:
        behind = reading.text[reading.words[end].start :] if end < len(reading.words) else reading.text
        example = f"{sample_words(reading.tongue)} {behind.strip(_ENDS)}"
        raise reading.fault("rule_no_keywords", 0, hint="", example=example)
    if reading.is_together and not reading.found.all_of:  # all of: market, strike
        first, *others = reading.found.keywords
        reading.found.keywords[:] = [first]
        reading.found.all_of += [(other,) for other in others]
    while reading.at < end:
        if score := score_at(reading.words, reading.at):
            read_score(reading, score)
        else:
            read_list(reading, end, clauses=(Part.WITH, Part.NOT))


def read_list(reading: Reading, end: int, *, clauses: tuple[Part, ...] | None) -> None:
    """with A, B … or not A, B … at the current word. « with A and B » asks for both: each is a group of its own."""
    start = reading.at
    with_ = heard(reading.words, reading.at, Part.WITH, Part.HAVING)
    clause = with_ or heard(reading.words, reading.at, Part.NOT, Part.WITHOUT)
    reading.at += clause[0] if clause else 0
    if with_ and clauses and is_person(reading.words, start - 1) and not heard(reading.words, start - 2, Part.AND):
        raise _persons(reading, start - 1, end)
    about = None if with_ else heard(reading.words, reading.at, Part.ABOUT)
    reading.at += about[0] if about and reading.at + about[0] < end else 0
    behind = None if with_ else says_near(reading.words, reading.at)
    if behind and behind < end and reading.words[behind].text.islower() and not reading.is_tracked(behind):
        reading.at = behind  # except in sports news
    elif behind:  # words are left out, not places
        reading.at = start
        raise reading.stopped()
    groups: list[list[str]] = [[]]
    while True:
        read_items(reading, groups[-1], end, clauses=clauses, at_and=_stop if with_ else _passes_and)
        if not (with_ and groups[-1] and reading.at < end and _passes_and(reading)):
            break
        groups.append([])
    groups = [group for group in groups if group]
    if not groups:
        raise reading.nothing_after(start)
    if with_:
        reading.found.all_of += map(tuple, groups)
    else:
        reading.found.none_of += groups[0]


def _persons(reading: Reading, start: int, end: int) -> InvalidRule:
    """« personnes avec handicap » before the place: one phrase, or two words?"""
    if reading.at < end:
        _pass_item(reading, end, (Part.WITH, Part.NOT))
    text = reading.between(start, max(reading.at, start + 2))
    return reading.fault("rule_persons", reading.words[start].start, text=text)


def _passes_and(reading: Reading) -> bool:
    """Goes behind an and, also one that is written together with the next word; False where none stands."""
    joined = heard(reading.words, reading.at, Part.AND)
    word = reading.words[reading.at]
    if joined:
        reading.at += joined[0]
    elif has_attached_and(word):
        reading.words[reading.at] = replace(word, text=word.text[1:], start=word.start + 1)
    else:
        return False
    return True


def read_items(
    reading: Reading,
    items: list[str],
    end: int,
    *,
    clauses: tuple[Part, ...] | None,
    at_and: Callable[[Reading], bool] = _passes_and,
    fault: Callable[[str, Language], str | None] = term_fault,
) -> None:
    """Adds keywords separated by commas or or, up to ``end`` or the next clause. ``at_and`` is asked what an and behind
    one of them means: it goes on behind it, or answers False for the end of the list, or raises. Behind a comma an and
    only ends the list: hospital, school, and clinic."""
    separated = is_choice = False
    while reading.at < end and not reading.clause_starts(clauses):
        if separator := heard(reading.words, reading.at, Part.COMMA, Part.OR):
            is_choice = is_choice or not heard(reading.words, reading.at, Part.COMMA)
            reading.at += separator[0]
            separated = True
            continue
        if items and _and_stands(reading):
            if not (separated and not is_choice and _passes_and(reading)) and not at_and(reading):
                return
            separated = False
            continue
        start, separated = reading.at, False
        _pass_item(reading, end, clauses)
        if items is reading.found.keywords and _is_grade(reading, start, end):
            continue
        if reading.at > start:
            if items is reading.found.keywords:
                _ask_about(reading, start, reading.at)
            items.append(_term(reading, start, reading.at, fault))
        if len(items) > MOST_KEYWORDS:
            raise reading.fault("rule_too_many", reading.words[start].start, most=MOST_KEYWORDS)
        if weight := weight_at(reading.words, reading.at):
            read_weight(reading, items[-1] if reading.at > start and items is reading.found.keywords else None, weight)
        elif reading.at == start:
            _passes_and(reading)


def _is_grade(reading: Reading, start: int, end: int) -> bool:
    """Takes an item of its own among the keywords for the severity where it is one: « déplacés, urgent, à Goma »."""
    grade = heard(reading.words, start, Part.GRADE)
    apart = reading.at == end or heard(reading.words, reading.at, Part.COMMA) is not None
    if grade is None or start + grade[0] != reading.at or not (apart and reading.found.keywords):
        return False
    reading.found.severity = Severity(grade[1])
    return True


def _ask_about(reading: Reading, start: int, end: int) -> None:
    """Raises InvalidRule where some words are no phrase that texts would have."""
    words = reading.words[start:end]
    if key := _doubt(reading, words):
        raise reading.fault(key, words[0].start, text=reading.between(start, end))
    is_one = len(words) < 2 or words[-1].end - words[0].start > LONGEST_KEYWORD
    if is_one or any(word.quoted for word in words):
        return
    goes_on = any(heard(reading.words, at, Part.BEING) for at in range(end, len(reading.words)))  # … à Goma est touchée
    is_said = reading.is_clause and not goes_on and is_clause(words)
    is_sentence = is_said or being_in(words) is not None or is_talk(words)
    key = "rule_sentence" if is_sentence else "rule_list" if is_list(words) else ""
    if not key and (inner := inner_connector(reading.words, start, end, partial(names_place, reading))):
        is_near = heard(reading.words, inner[0], Part.NEAR) is not None
        key = "rule_two_places" if _is_place(reading, inner[1], end) else "rule_inner" if is_near else ""
    if key == "rule_two_places":
        _ask_about_second_rule(reading, end)
    if key:
        raise reading.fault(key, words[0].start, text=reading.joined(start, end))


def _ask_about_second_rule(reading: Reading, end: int) -> None:
    """Raises InvalidRule where more words follow a thing with its place: « choléra à Goma, rougeole à Bukavu »."""
    words = reading.words
    joint = heard(words, end, Part.COMMA, Part.OR, Part.AND)
    attached = end < len(words) and has_attached_and(words[end])
    behind = end + (joint[0] if joint else 0)
    if (joint or attached) and behind < len(words):
        text = reading.between(behind, len(words))[int(attached) :]
        raise reading.fault("rule_two_rules", words[behind].start + int(attached), text=text)


def _doubt(reading: Reading, words: Sequence[Word]) -> str:
    """The fault of words of which nobody would say that a text has them in a row; "" for all others."""
    if not reading.is_placed:
        return ""
    if label_end(reading.text, words):
        return "rule_label"
    if comparison(words):
        return "rule_count"
    return "rule_brackets" if opens_brackets(words) else ""


def _is_place(reading: Reading, start: int, end: int) -> bool:
    return names_place(reading, reading.joined(start, end))


def _and_stands(reading: Reading) -> bool:
    return heard(reading.words, reading.at, Part.AND) is not None or has_attached_and(reading.words[reading.at])


def _pass_item(reading: Reading, end: int, clauses: tuple[Part, ...] | None) -> None:
    """Goes to the end of one item: a separator, an and, a weight or the next clause."""
    start = reading.at
    while reading.at < end and not heard(reading.words, reading.at, Part.COMMA, Part.OR, Part.AND):
        behind = reading.at > start and (reading.clause_starts(clauses) or has_attached_and(reading.words[reading.at]))
        if behind or weight_at(reading.words, reading.at):
            return
        if reading.at > start and reading.words[reading.at].quoted and reading.words[reading.at - 1].quoted:
            return
        reading.at += 1


def _term(reading: Reading, start: int, end: int, judge: Callable[[str, Language], str | None]) -> str:
    term = tidy_term(reading.joined(start, end))
    if fault := judge(term, reading.language):
        reading.stuck, reading.piece = "rule_unknown", reading.between(start, end)
        raise reading.fault_said(fault, reading.words[start].start)
    return term


def read_weight(reading: Reading, keyword: str | None, weight: Points) -> None:
    """The weight at the current word, of the keyword before it; None where what stands there has no weight."""
    shown = reading.shown(weight.end)
    if keyword is None:
        raise reading.fault("rule_weight_where", reading.words[reading.at].start, text=shown)
    reading.found.weights.setdefault(keyword, _worth(reading, weight, shown))
    if reading.found.weights[keyword] != weight.value:
        raise reading.twice(weight.end)
    reading.at = weight.end


def _worth(reading: Reading, points: Points, shown: str) -> float:
    if points.value is None:
        raise reading.fault("rule_points", reading.words[reading.at].start, text=shown, most=f"{MOST_POINTS:g}")
    return points.value


def read_score(reading: Reading, score: Points) -> None:
    """The points that it takes, said at the current word."""
    worth = _worth(reading, score, reading.shown(score.end))
    if reading.found.min_score not in {None, worth}:
        raise reading.twice(score.end)
    reading.found.min_score = worth
    reading.at = score.end


def read_points(reading: Reading) -> bool:
    """Reads the score that is said at the current word; False where none is."""
    if score := score_at(reading.words, reading.at):
        read_score(reading, score)
    elif weight := weight_at(reading.words, reading.at):
        read_weight(reading, None, weight)
    elif heard(reading.words, reading.at, Part.SCORE):
        raise reading.nothing_after(reading.at)
    else:
        return False
    return True


def _stop(_: Reading) -> bool:
    """« with strike and wounded »: another group begins."""
    return False


def _refuse_and(reading: Reading) -> bool:
    """« hospital and school », «مستشفى ومدرسة»: either, both, or the phrase?"""
    word = reading.words[reading.at]
    text = word.text[:1] if has_attached_and(word) else word.text
    raise reading.fault("rule_and", word.start, text=text)
