"""What a refused rule text may have meant: other texts, made of the person's own words, that can be read.

Theory: most refusals are one small word away from a rule: « près de » is missing or misspelt, the place is missing
behind it, « and » can be read in three ways, something stands twice or too much at the end. Each guess is read like
any other text and shown only where that works; nothing is saved on a guess. Preferred mistake: none over a silly one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain, islice
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import languages_with
from alerts.language.lexicon import concepts_for
from alerts.language.lexicon import nearest as nearest_concepts
from alerts.language.packs import PACKS
from alerts.rules.chat.connector import is_tracked, says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.knownplaces import LONGEST_NAME
from alerts.rules.chat.loosephrases import is_list
from alerts.rules.chat.sections import in_sections, names_place, names_places
from alerts.rules.chat.words import Word, has_attached_and, heard
from alerts.rules.chat.writing import TALKS, option_meant, written
from alerts.rules.fitness import keyword_fault, nearest, tidy_term
from alerts.rules.guesses.otherwordings import other_wordings
from alerts.rules.phrases.roles import Part

MOST_MEANINGS: Final = 3
_AMID_PLACES: Final = frozenset({"rule_stopped", "rule_no_place_joined", "rule_two_rules"})
_MOST_TRIES: Final = 12
_LOOSE_COMMA: Final = re.compile(r"\s+([,،;؛])")
_LABEL: Final = re.compile(
    r"[\s,،;؛•·]*(?<!\w)(?:(?P<words>mots?(?:[- ]cl[ée]s?)?|key ?words?|words?|terms?|termes?|الكلمات|كلمات|كلمة)"
    r"|(?P<place>lieux?|places?|locations?|where|المكان|الأماكن|مكان))(?P<colon>\s*[:=]|(?=\s))\s*",
    re.IGNORECASE,
)
_WITHIN_LABEL: Final = re.compile(
    r"[\s,،;]*\b(?:within|distance)\s*[:=]\s*\"?(\d{1,4})(?:\s*(?:words?|mots?))?\"?", re.IGNORECASE
)
_INK: Final = " ,،;؛"
_SENTENCE_END: Final = re.compile(r"(?<=\w{3})[.]\s+")
_LISTED: Final = re.compile(r"[,،;؛]|(?<=\w{3})[.](?=\s)|\bin\b(?=\s+[a-z]+\s*$)")
_CONCERNING: Final = re.compile(r"(?<=\w)\s+(?:for|pour|about|concernant|regarding|بخصوص|بشأن)\s+", re.IGNORECASE)
_ARROW: Final = re.compile(r"[\s,،;؛•·]*(?:->|→|=>|@)\s*")
_NEAR_OF_SEARCH: Final = re.compile(r"(?<!\w)(?:near|n|w)/(\d{1,4})\s+", re.IGNORECASE)
"""« hospital NEAR/10 Goma », as databases of news write it."""
_KILOMETRES: Final = {"fr": "km", "en": "km", "ar": "كم"}
_NUMBER_AND_UNIT: Final = re.compile(r"(.*?)(\d{1,6})\s*([^\W\d_]+)")
_MILES: Final = frozenset({"mile", "miles", "mi"})
_KM_OF_A_MILE: Final = 1.609
_WORDS_OF_A_SENTENCE: Final = 20
_ALIKE: Final = 0.75
_NEARLY_CONNECTORS: Final = frozenset(map(fold, "proche proches prêt prêts pré prés close by vers côté".split()))
_CONNECTORS: Final = ("near", "around", "nearby", "pres", "proche", "autour", "قرب", "بقرب", "حول", "بجوار", "بجانب")


def meanings(reading: Reading, at: int, *, reads: Callable[[str], bool]) -> tuple[str, ...]:
    """The likeliest other texts, at most three, that ``reads`` says can be read; reading stopped at position ``at``."""
    slips = _respelt(reading, at) if reading.stuck == "rule_no_place_joined" else ()
    found = _readable(reading, chain(slips, _guesses(reading, at)), reads)
    if ":" in reading.text and reading.stuck in _AMID_PLACES:  # « une surveillance sur Beni : massacre, machette »
        found = tuple(dict.fromkeys((*_readable(reading, in_sections(reading), reads), *found)))[:MOST_MEANINGS]
    if not found and (sections := _readable(reading, in_sections(reading), reads)):
        return sections
    if reading.stuck == "rule_no_place" and not found:
        return _readable(reading, chain(_with_place_in_list(reading), _anywhere(reading)), reads)
    return found


def _readable(reading: Reading, guesses: Iterable[str], reads: Callable[[str], bool]) -> tuple[str, ...]:
    graded = (guess if reading.lead in guess else f"{reading.lead} {guess}" for guess in guesses)
    tried = dict.fromkeys(map(_tidy, graded))
    tried.pop(_tidy(reading.text), None)
    return tuple(islice(filter(reads, islice(tried, _MOST_TRIES)), MOST_MEANINGS))


def _tidy(text: str) -> str:
    return _LOOSE_COMMA.sub(r"\1", " ".join(text.split())).lstrip("!?.,،;؛:؟ ")


def _guesses(reading: Reading, at: int) -> Iterator[str]:
    text = reading.text
    match reading.stuck:
        case "rule_no_place":
            yield from _with_connector(reading)
        case "rule_nowhere" | "rule_everywhere":
            rest = _after(reading, reading.at) if reading.stuck == "rule_everywhere" else text[at:]
            yield from (f"{text[:at]} {written(name)} {rest}" for name in reading.familiar[:MOST_MEANINGS])
        case "rule_and":
            yield from _with_place_in_list(reading)
            yield from _either_or_both(reading)
        case "rule_stopped":
            yield from _behind_a_place(reading, at)
        case "rule_window" | "rule_metres":
            yield from _with_measure(reading, at)
        case "rule_no_keywords":
            yield from _place_first(reading)
        case "rule_quote":
            yield text[:at] + text[at + 1 :]
        case "rule_nothing":
            yield text[:at].rstrip().removesuffix(reading.piece) + text[at:]
        case "rule_twice" | "rule_weight_where":
            yield text[:at] + text[at:].removeprefix(reading.piece)
        case "rule_unknown" if known := _known(reading.piece):
            yield text[:at] + known + text[at:].removeprefix(reading.piece)
        case "rule_long_place":
            yield from _first_name(reading, at)
        case _:
            yield from other_wordings(reading, at)


def _known(term: str) -> str:
    """The concept or pack that a mistyped one is nearest to; "" for other terms and where none is near."""
    prefix, _, name = tidy_term(term).partition(":")
    if prefix == "pack":
        close = nearest(name, PACKS, most=1)
        return f"pack:{close[0]}" if close else ""
    concepts = nearest_concepts(name, limit=1) if prefix == "concept" else ()
    return f"concept:{concepts[0].id}" if concepts else ""


def _behind_a_place(reading: Reading, at: int) -> Iterator[str]:
    """What stands behind a place: another one, a distance without its unit, or too much."""
    text, rest = reading.text, reading.text[at:]
    first = next((word for word in reading.words if word.start >= at), None)
    if first is not None and first.text.isdecimal():
        units = TALKS[reading.tongue].units[0], _KILOMETRES[reading.tongue]
        yield from (f"{text[:at]}{first.text} {unit} {text[first.end :]}" for unit in units)
    named = rest.partition(",")[0].strip()
    if named[:1].isupper() or reading.known.named(named) or _is_name(reading, named):
        yield f"{text[:at].rstrip()}{TALKS[reading.tongue].comma} {rest}"
    yield from _respelt(reading, at)
    if reading.is_clause:  # if the dam at Kakhovka breaks
        yield f"{text[:at].rstrip()} {TALKS[reading.tongue].with_} {rest}"
    yield text[:at]


def _respelt(reading: Reading, at: int) -> Iterator[str]:
    """« 20 mtos », « urgnet »: the options that were meant in place of words that look like them."""
    text = reading.text
    for word in reversed([word for word in reading.words if word.start >= at and not word.quoted]):
        if option := option_meant(word.text):
            text = text[: word.start] + option + text[word.end :]
    if text != reading.text:
        yield text


def _is_name(reading: Reading, text: str) -> bool:
    """True for a place of the gazetteer that is no word of a dictionary too (airport)."""
    return reading.knows(text) and not languages_with(text.lower())


def _with_measure(reading: Reading, at: int) -> Iterator[str]:
    """The text with another distance in place of the one at a position; without any where metres were said."""
    text = reading.text
    after = text[text.index(reading.piece, at) + len(reading.piece) :]
    yield from (f"{text[:at]}{measure}{after}" for measure in _measures(reading))
    if reading.stuck == "rule_metres":
        yield reading.without_piece(at)


def _measures(reading: Reading) -> Iterator[str]:
    """« within 10 », « within 25 miles », « 500 m », « 2 phrases » as distances that can be read."""
    words, talk, km = reading.piece.split(), TALKS[reading.tongue], _KILOMETRES[reading.tongue]
    for before, number, unit in _NUMBER_AND_UNIT.findall(reading.piece):
        unit_said = (Word(text=unit, start=0, end=len(unit)),)
        if fold(unit) in _MILES:
            yield f"{before}{round(int(number) * _KM_OF_A_MILE)} {km}"
        elif heard(unit_said, 0, Part.METRES):
            yield f"{before}{int(number) / 1000:g} {km}"
        elif heard(unit_said, 0, Part.MANY):
            yield f"{int(number) * _WORDS_OF_A_SENTENCE} {talk.units[0]}"
            yield from talk.units[1:3]
    if words and words[-1].isdecimal():
        yield " ".join((*words, talk.units[0]))


def _place_first(reading: Reading) -> Iterator[str]:
    """« près de Goma : hôpital, école » with the words in front."""
    connector = says_near(reading.words, 0)
    for start, end in _places_named(reading) if connector else ():
        if start == connector:
            rest = _behind_separators(reading, end)
            words = [word for word in reading.words[rest:] if not _is_separator(word)]
            if is_list(words) and len(words) == len(reading.words) - rest:
                yield f"{', '.join(word.text for word in words)} {_slice(reading, 0, end)}"
            yield f"{_after(reading, end)} {_slice(reading, 0, end)}"


def _labelled(reading: Reading) -> Iterator[str]:
    """« mots : hôpital, lieux : Goma » in either order, « hôpital -> Goma », « hospital NEAR/10 Goma »."""
    text, near = reading.text, _near(reading)
    if _ARROW.search(text):
        yield _ARROW.sub(f" {near} ", text, count=1)
    if (search := _NEAR_OF_SEARCH.search(text)) and (unit := TALKS[reading.tongue].units[0]):
        yield f"{text[: search.start()]} {near} {text[search.end() :]} {search[1]} {unit}"
    labels = [label for label in _LABEL.finditer(text) if not text[: label.start()].rstrip()[-1:].isdecimal()]
    ends = [*(label.start() for label in labels), len(text)][1:]
    said = {_what(label): text[label.end() : end] for label, end in zip(labels, ends, strict=True)}
    if "place" in said:
        words = said.get("words", text[: labels[0].start()] if labels[0]["colon"] else "")
        place = _WITHIN_LABEL.sub(rf" \1 {TALKS[reading.tongue].units[0]} ", said["place"])
        yield f"{words.rstrip('. ')} {near} {_SENTENCE_END.sub(', ', place)}"
    yield from in_sections(reading)
    first, _, behind = _CONCERNING.sub("\n", text, count=1).partition("\n")
    if behind and names_place(reading, first):  # Goma pour le choléra
        yield f"{behind} {near} {first}"


def _with_place_in_list(reading: Reading) -> Iterator[str]:
    """« inondations, Sindh, urgent »: a place stands among what is listed."""
    pieces = [piece.strip() for piece in _LISTED.split(reading.text)]
    for at, piece in enumerate(pieces[1:], start=1):
        if names_places(reading, piece):
            comma = f"{TALKS[reading.tongue].comma} "
            yield f"{comma.join(pieces[:at])} {_near(reading)} {comma.join(pieces[at:])}"


def _what(label: re.Match[str]) -> str:
    return "words" if label["words"] else "place"


def _with_connector(reading: Reading) -> Iterator[str]:
    """« hôpital Alep-Est », « cholera nera Goma », « Goma: choléra »: where the words end and the place begins."""
    words, near = reading.words, _near(reading)
    if len(words) == 1 and words[0].quoted:
        yield words[0].text
    labelled = list(_labelled(reading))
    yield from labelled
    if labelled:
        return
    for at, word in enumerate(words[1:-1], start=1):
        if _is_misspelt(word):
            yield f"{reading.text[: word.start]}{near} {_after(reading, at + 1)}"
    yield from _with_places_at_the_end(reading)
    for start, end in _places_named(reading):
        before, name, after = (
            _before(reading, _without_connector(words, start)),
            _slice(reading, start, end),
            _after(reading, end),
        )
        if heard(words, start - 1, Part.OR, Part.AND) and not is_tracked(words, start, reading.known):
            continue
        if before and (not after or reading.clause_starts(None, _behind_separators(reading, end))):
            yield f"{before} {near} {name} {after}"
        elif after and not before:
            yield f"{after} {near} {name}"
    start = len(words)
    while start > 1 and words[start - 1].text[:1].isupper() and not words[start - 1].quoted:
        start -= 1
    if 0 < start < len(words) and not heard(words, start - 1, Part.OR, Part.AND):
        yield f"{_before(reading, _without_connector(words, start))} {near} {_slice(reading, start, len(words))}"


def _with_places_at_the_end(reading: Reading) -> Iterator[str]:
    """« choléra Goma Bukavu », « choléra, mpox : Goma, Bukavu »: several places stand at the end of the text."""
    names: list[str] = []
    words = reading.words
    over = next((at for at in range(1, len(words)) if reading.clause_starts(None, at)), len(words))
    end = over
    while end > 0 and _is_separator(words[end - 1]):  # « disette ; Kordofan, Darfour ; paragraphe »
        end -= 1
    while (start := _place_before(reading, end)) is not None:
        names.insert(0, _slice(reading, start, end))
        end = start
        while end > 0 and _is_separator(reading.words[end - 1]):
            end -= 1
    before = _before(reading, end).rstrip(" :-–—")
    if len(names) > 1 and before:
        comma = f"{TALKS[reading.tongue].comma} "
        rest = f"{comma}{_after(reading, over)}" if over < len(words) else ""
        yield f"{before} {_near(reading)} {comma.join(names)}{rest}"


def _place_before(reading: Reading, end: int) -> int | None:
    """Where the longest name of a place begins that ends before a word; None where none does."""
    for start in range(max(0, end - LONGEST_NAME), end):
        name = _slice(reading, start, end)
        is_one = not any(map(_is_separator, reading.words[start:end])) and keyword_fault(name) is None
        is_small = reading.words[start].text.islower() and bool(languages_with(name))  # eruption of Nyiragongo
        if is_one and (reading.known.named(name) is not None or (reading.knows(name) and not is_small)):
            return start
    return None


def _without_connector(words: Sequence[Word], at: int) -> int:
    """Where the words end before a place: small words and what nearly is a connector are none of them."""
    while at > 1 and (
        heard(words[at - 1 : at], 0, Part.OF, Part.AT, Part.ARTICLE, Part.NEAR, Part.KIND)
        or fold(words[at - 1].text) in _NEARLY_CONNECTORS
    ):
        at -= 1
    return at


def _anywhere(reading: Reading) -> Iterator[str]:
    """The words with each of the tracked places, for a text in which no place can be seen."""
    for name in reading.familiar[:MOST_MEANINGS]:
        yield f"{_before(reading, len(reading.words))} {_near(reading)} {written(name)}"


def _is_misspelt(word: Word) -> bool:
    """True for a word of no dictionary that is nearly a connector."""
    close = get_close_matches(fold(word.text), _CONNECTORS, n=1, cutoff=_ALIKE)
    return bool(close) and not word.quoted and not languages_with(word.text.lower())


def _places_named(reading: Reading) -> Iterator[tuple[int, int]]:
    """Runs of words that name a place: tracked ones first, the last in the text first, then those that others know."""
    words = reading.words
    tracked = [(at, at + known[1]) for at in range(len(words)) if (known := reading.known.at(words, at))]
    yield from reversed(tracked)
    inside = {at for start, end in tracked for at in range(start + 1, end)}
    over = next((at for at in range(1, len(words)) if reading.clause_starts(None, at)), len(words))
    for start in [*range(max(0, over - LONGEST_NAME), over), 0]:
        if start in inside:
            continue
        ends = [over] if start else range(min(LONGEST_NAME, len(words)), 0, -1)
        for end in ends:
            name = _slice(reading, start, end)
            is_name = reading.knows(name) and not concepts_for(name) and keyword_fault(name) is None
            if not _is_separator(words[start]) and is_name:
                yield start, end
                break


def _either_or_both(reading: Reading) -> Iterator[str]:
    """« hospital and school near Goma »: one of them, both together, or the very phrase."""
    text, words, at = reading.text, reading.words, reading.at
    attached = has_attached_and(words[at])
    sides = text[: words[at].start].strip(_INK), text[words[at].end :].strip(_INK)
    for place, thing in (sides, sides[::-1]):
        if not attached and (reading.known.named(place) or (place[:1].isupper() and reading.knows(place))):
            yield f"{thing} {_near(reading)} {place}"
    start, end = at, at + 1
    while start > 0 and not (_is_separator(words[start - 1]) and start < at):
        start -= 1
    while end < len(words) and not (_is_separator(words[end]) or says_near(words, end)):
        end += 1
    rest = words[at].start + 1 if attached else words[at].end
    first, behind = text[: words[at].start].rstrip(_INK), text[rest:].lstrip()
    talk = TALKS[reading.tongue]
    if not attached and is_tracked(words, at + 1, reading.known):
        yield f"{first} {talk.near} {behind}"
    yield f"{first}{talk.comma} {behind}"
    if end < len(words) and at > start and (attached or end > at + 1):
        second = text[rest : words[end - 1].end].strip()
        following = text[words[end].start :]
        yield f"{first} {following} {talk.with_} {second}"
        if not any(word.quoted or _is_separator(word) for word in words[start:end]):
            yield f'{text[: words[start].start]}"{_slice(reading, start, end)}" {following}'


def _first_name(reading: Reading, at: int) -> Iterator[str]:
    """The text up to the end of the name that begins at a position: its words in capitals, else its first word."""
    first = next(number for number, word in enumerate(reading.words) if word.start >= at)
    if heard(reading.words, first, Part.ARTICLE):
        return
    end = first + 1
    while end < len(reading.words) and reading.words[end].text[:1].isupper():
        end += 1
    yield reading.text[: reading.words[end - 1].end]


def _near(reading: Reading) -> str:
    return TALKS[reading.tongue].near


def _before(reading: Reading, at: int) -> str:
    """The text before a word, without a separator at its end."""
    while at > 0 and _is_separator(reading.words[at - 1]):
        at -= 1
    return _slice(reading, 0, at)


def _behind_separators(reading: Reading, at: int) -> int:
    while at < len(reading.words) and _is_separator(reading.words[at]):
        at += 1
    return at


def _after(reading: Reading, at: int) -> str:
    at = _behind_separators(reading, at)
    return reading.text[reading.words[at].start :] if at < len(reading.words) else ""


def _slice(reading: Reading, start: int, end: int) -> str:
    words = reading.words
    return reading.text[words[start].start : words[end - 1].end].rstrip(":") if start < end else ""


def _is_separator(word: Word) -> bool:
    return heard((word,), 0, Part.COMMA) is not None
