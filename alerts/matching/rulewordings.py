"""What words side by side may have meant that make no phrase: other rule texts, made of the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from alerts.matching.loosephrases import being_in, is_talk
from alerts.matching.ruleconnector import says_near
from alerts.matching.rulephrases import Part
from alerts.matching.rulereading import Reading
from alerts.matching.ruletalk import Word, heard
from alerts.matching.ruletext import TALKS

_ENVIRONS_KM: Final = 25


def other_wordings(reading: Reading, position: int) -> Iterator[str]:
    """What the words may have meant where they were asked about; they begin at a position."""
    match reading.stuck:
        case "rule_sentence":
            yield from _said_apart(reading, position)
        case "rule_list":
            yield from _with_commas(reading, position)
        case "rule_environs":
            yield from _circle_or_name(reading, position)
        case "rule_no_place_joined":
            yield from _with_too(reading, position)


def _said_apart(reading: Reading, position: int) -> Iterator[str]:
    """« écoles sont attaquées à Goma »: écoles with attaquées, or the very sentence."""
    start, end = _phrase_from(reading, position)
    before = reading.text[:position]
    following = reading.between(end, len(reading.words)) if end < len(reading.words) else ""
    if is_talk(reading.words[start:end]):
        for at in _behind_talk(reading.words[start:end]):
            yield f"{reading.joined(start + at, end)} {following}"
    elif being := being_in(reading.words[start:end]):
        first, last = reading.joined(start, start + being[0]), reading.joined(start + being[1], end)
        yield f"{before}{first} {following} {TALKS[reading.tongue].with_} {last}"
    yield f'{before}"{reading.between(start, end)}" {following}'


def _behind_talk(words: Sequence[Word]) -> Iterator[int]:
    """Where what is meant may begin in words that are said to somebody: behind the last small word, or the first one
    behind whom it is said to."""
    small = [
        at + found[0]
        for at in range(len(words))
        if (found := heard(words, at, Part.ARTICLE, Part.OF, Part.AT, Part.ABOUT)) and at + found[0] < len(words)
    ]
    talk = max(at for at in range(len(words)) if heard(words, at, Part.TALKING))
    yield from small[-1:]
    yield from [at for at in small if at > talk][:1]


def _with_commas(reading: Reading, position: int) -> Iterator[str]:
    """« hôpital école »: either, or the very phrase."""
    start, end = _phrase_from(reading, position)
    before, following = reading.text[:position], reading.text[reading.words[end - 1].end : reading.words[-1].end]
    comma = TALKS[reading.tongue].comma
    yield f"{before}{f'{comma} '.join(word.text for word in reading.words[start:end])}{following}"
    yield f'{before}"{reading.between(start, end)}"{following}'


def _circle_or_name(reading: Reading, position: int) -> Iterator[str]:
    """« à Goma et ses environs »: in a circle, or only the name."""
    text, talk = reading.text, TALKS[reading.tongue]
    before, after = text[:position].rstrip(), text[position:].removeprefix(reading.piece)
    first = next((at for at in range(1, len(reading.words)) if says_near(reading.words, at)), None)
    behind = says_near(reading.words, first) if first else None
    if first and behind:
        words = reading.between(0, first)
        yield f"{words} {talk.around.format(km=_ENVIRONS_KM)} {before[reading.words[behind].start :]}{after}"
    yield f"{before}{after}"


def _with_too(reading: Reading, position: int) -> Iterator[str]:
    """« à Goma et frappe »: frappe must be there too, or is a place."""
    words, text = reading.words, reading.text
    at = next(number for number, word in enumerate(words) if word.start >= position)
    attached = len(reading.piece) < len(words[at].text)
    before = text[:position].rstrip() if attached else text[: words[at - 1].start].rstrip()
    yield f"{before} {TALKS[reading.tongue].with_} {text[position + int(attached) :]}"
    after = text[position + len(reading.piece) + int(attached) :]
    yield f'{before}{TALKS[reading.tongue].comma} "{reading.piece}" {after}'


def _phrase_from(reading: Reading, position: int) -> tuple[int, int]:
    """The words of the keyword that begins at a position: up to a separator, an and, or the connector."""
    words = reading.words
    start = next(number for number, word in enumerate(words) if word.start >= position)
    end = start + 1
    while end < len(words) and not (heard(words, end, Part.COMMA, Part.OR, Part.AND) or says_near(words, end)):
        end += 1
    return start, end
