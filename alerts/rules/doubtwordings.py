"""What the words of a keyword may have meant of which it is doubtful whether a text has them in a row."""

from __future__ import annotations

from collections.abc import Iterator

from alerts.rules.ruledoubts import comparison, label_end, opens_brackets
from alerts.rules.rulephrases import Part
from alerts.rules.rulereading import Reading
from alerts.rules.rulestretch import either_end
from alerts.rules.ruletalk import heard
from alerts.rules.ruletext import TALKS


def undoubted(reading: Reading, position: int) -> Iterator[str]:
    """Other rule texts, made of the same words; the doubtful ones begin at a position."""
    match reading.stuck:
        case "rule_label":
            yield from _behind_label(reading, position)
        case "rule_count":
            yield from _uncounted(reading, position)
        case "rule_brackets":
            yield from _out_of_brackets(reading, position)
        case "rule_stretch":
            yield from either_end(reading)
        case "rule_graded":
            yield f'"{reading.piece}"{reading.text[position + len(reading.piece) :]}'
        case "rule_not_first":
            yield from _not_at_the_end(reading, position)


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
