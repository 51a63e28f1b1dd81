"""What a refused rule text may have meant where none of its plain other wordings can be read: less of its beginning,
or a place that stands amid its words.

Each guess is another text. Unlike the first guesses these may have to be asked about in their turn: what counts is
what *they* may mean. Preferred mistake: none over a silly one, so that only few are made.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from alerts.language.inflection import languages_with
from alerts.language.lexicon import concepts_for
from alerts.language.scripts import script_of
from alerts.rules.chat.connector import says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.knownplaces import LONGEST_NAME
from alerts.rules.chat.words import Word, heard
from alerts.rules.chat.writing import TALKS
from alerts.rules.fitness import keyword_fault
from alerts.rules.phrases.roles import Part

LONGEST_TEXT: Final = 300
"""Of a longer one nothing is guessed twice."""
_MOST_BEGINNINGS: Final = 4
_SMALL: Final = (Part.ARTICLE, Part.OF, Part.AT, Part.ABOUT, Part.NEAR, Part.TOWARDS, Part.OR, Part.AND, Part.COMMA)
_INK: Final = " ,،;؛:.-–—…"


def second_guesses(reading: Reading) -> Iterator[str]:
    """Other texts, the likeliest first, made of the person's own words."""
    if len(reading.text) > LONGEST_TEXT:
        return
    yield from _behind_a_condition(reading)
    yield from _around_a_place(reading)
    yield from _without_the_beginning(reading)


def _near(reading: Reading) -> int:
    """Where the last connector of the text stands, its end where none does."""
    words = reading.words
    return next((at for at in range(len(words) - 1, 0, -1) if says_near(words, at)), len(words))


def _behind_a_condition(reading: Reading) -> Iterator[str]:
    """« tu pourrais me biper dès qu’un pont s’effondre à Gênes »: what is to happen."""
    words = reading.words
    for at in range(_near(reading) - 1, 0, -1):
        if heard(words, at, Part.CONDITION) and not heard(words, at - 1, Part.CONDITION):
            yield reading.text[words[at].start :]
            return


def _around_a_place(reading: Reading) -> Iterator[str]:
    """« les gens qui fuient Sake », « si la route Goma-Sake est coupée »: the words near the place that is named."""
    words, talk = reading.words, TALKS[reading.tongue]
    for last in range(len(words) - 1, 0, -1):
        end = _name_end(reading, last)
        if end is None:
            continue
        start = min(at for at in range(max(1, last - LONGEST_NAME), last + 1) if _name_end(reading, at) == end)
        before = _back_over_small_words(words, start)
        behind = end
        while behind < len(words) and heard(words, behind, Part.COMMA, Part.BEING, Part.TALKING):
            behind += 1
        if before < 1:
            continue
        said, name = reading.text[: words[before - 1].end].rstrip(_INK), reading.between(start, end).strip(_INK)
        name = f"{talk.comma} ".join(_parts(reading, name))
        rest = reading.between(behind, len(words)) if behind < len(words) else ""
        if rest and not reading.clause_starts(None, behind):
            rest = f"{talk.with_} {rest}"
        yield f"{said} {talk.near} {name} {rest}".strip()
        return


def _name_end(reading: Reading, start: int) -> int | None:
    """Where the longest name of a known place ends that begins at a word and is no word of a dictionary; None where
    none does."""
    words = reading.words
    for end in range(min(start + LONGEST_NAME, len(words)), start, -1):
        name = reading.between(start, end).strip(_INK)
        is_arabic = script_of(name) == "arabic"
        is_written_so = name[:1].isupper() or (is_arabic and not languages_with(name))
        is_known = is_written_so and not concepts_for(name) and all(map(reading.knows, _parts(reading, name)))
        if reading.known.named(name) is not None or is_known:
            return end
    return None


def _parts(reading: Reading, name: str) -> list[str]:
    """A name, or the places that a hyphen joins where it is none itself: l’axe Goma-Sake."""
    return [name] if reading.knows(name) or "-" not in name else name.split("-")


def _back_over_small_words(words: Sequence[Word], at: int) -> int:
    while at > 0 and (heard(words[at - 1 : at], 0, *_SMALL) or keyword_fault(words[at - 1].text)):
        at -= 1
    return at


def _without_the_beginning(reading: Reading) -> Iterator[str]:
    """« toute info liée à l’eau potable à Goma »: what stands behind one of the last small words before the place."""
    words, near = reading.words, _near(reading)
    if near == len(words):
        return
    starts = [
        at + said[0]
        for at in range(near - 1, 0, -1)
        if (said := heard(words, at, Part.OF, Part.AT, Part.ABOUT, Part.TOWARDS, Part.WITH)) and at + said[0] < near
    ]
    yield from (reading.text[words[start].start :] for start in islice(dict.fromkeys(starts), _MOST_BEGINNINGS))
