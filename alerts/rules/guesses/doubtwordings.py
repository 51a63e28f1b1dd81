"""What the words of a keyword may have meant of which it is doubtful whether a text has them in a row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alerts.rules.chat.connector import says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.phrasedoubts import comparison, label_end, opens_brackets
from alerts.rules.chat.stretches import either_end
from alerts.rules.chat.words import Word, has_attached_and, heard
from alerts.rules.chat.writing import TALKS
from alerts.rules.phrases.roles import Part


def undoubted(reading: Reading, position: int) -> Iterator[str]:
    """Other rule texts, made of the same words; the doubtful ones begin at a position."""
    match reading.stuck:
        case "rule_label":
            yield from _behind_label(reading, position)
        case "rule_count":
            yield from _uncounted(reading, position)
        case "rule_brackets":
            yield from _out_of_brackets(reading, position)
        case "rule_two_rules":
            yield from _each_rule(reading)
        case "rule_stretch":
            yield from either_end(reading)
        case "rule_graded":
            yield f'"{reading.piece}"{reading.text[position + len(reading.piece) :]}'
        case "rule_not_first":
            yield from _not_at_the_end(reading, position)


def _each_rule(reading: Reading) -> Iterator[str]:
    """« choléra à Goma ; rougeole, mpox à Bukavu »: each of them, the words up to the next that have a place too."""
    pieces = list(_pieces(reading.words))
    placed = [any(says_near(reading.words, at) for at in range(start + 1, end)) for start, end in pieces]
    begin = 0
    for number in range(1, len(pieces)):
        if placed[number] and any(placed[begin:number]):
            cut = max(at for at in range(begin, number) if placed[at]) + 1
            while cut < number and reading.clause_starts(None, pieces[cut][0]):
                cut += 1
            yield _said(reading, pieces[begin][0], pieces[cut - 1][1])
            begin = cut
    yield _said(reading, pieces[begin][0], pieces[-1][1])


def _said(reading: Reading, start: int, end: int) -> str:
    text = reading.between(start, end)
    return text[1:] if start and has_attached_and(reading.words[start]) else text


def _pieces(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """The words between separators and ands."""
    start = 0
    for at in range(1, len(words) + 1):
        joint = heard(words, at, Part.COMMA, Part.OR, Part.AND)
        if joint or at == len(words) or has_attached_and(words[at]):
            if at > start:
                yield start, at
            start = at + (joint[0] if joint else 0)


def _behind_label(reading: Reading, position: int) -> Iterator[str]:
    """« alerte convois : pillage à Goma »: what stands behind the colon, or the very phrase."""
    start, end = reading.item(position)
    behind = label_end(reading.text, reading.words[start:end])
    if behind:
        yield reading.text[reading.words[start + behind].start :]
        rest = reading.text[reading.words[end - 1].end :]
        yield f'{reading.text[:position]}"{reading.between(start, end)}"{rest}'


def _uncounted(reading: Reading, position: int) -> Iterator[str]:
    """« plus de 10 morts à Goma »: without the number, or the very phrase."""
    start, end = reading.item(position)
    if reading.connector:  # behind the place
        yield reading.without_piece(position)
    elif counted := comparison(reading.words[start:end]):
        first, last = start + counted[0], start + counted[1]
        kept = [reading.between(a, b) for a, b in ((start, first), (last, end)) if a < b]
        before, rest = reading.text[:position], reading.text[reading.words[end - 1].end :]
        if kept:
            yield f"{before}{' '.join(kept)}{rest}"
        yield f'{before}"{reading.between(start, end)}"{rest}'


def _out_of_brackets(reading: Reading, position: int) -> Iterator[str]:
    """« pénurie (eau, pain) à Gaza »: the word with one of those in brackets, or any of all."""
    start, end = reading.item(position)
    opens = opens_brackets(reading.words[start:end])
    inside, closed, rest = reading.text[reading.words[start + opens].start + 1 :].partition(")") if opens else ("",) * 3
    if opens and closed:
        before = f"{reading.text[:position]}{reading.between(start, start + opens)}"
        yield f"{before} {rest.strip()} {TALKS[reading.tongue].with_} {inside}"
        yield f"{before}{TALKS[reading.tongue].comma} {inside}{rest}"


def _not_at_the_end(reading: Reading, position: int) -> Iterator[str]:
    """« surtout pas de foot : émeutes à Dakar »: what is left out comes last."""
    start, end = reading.item(position)
    behind = end
    while behind < len(reading.words) and heard(reading.words, behind, Part.COMMA, Part.ONLY):
        behind += 1
    if behind < len(reading.words):
        rest = reading.text[reading.words[behind].start :].rstrip(" .!?؟")
        unwanted = reading.joined(start, end)
        unwanted = unwanted[1:] if unwanted.startswith("بال") else unwanted
        yield f"{rest} {TALKS[reading.tongue].not_} {unwanted}"
