"""What words side by side may have meant that make no phrase: other rule texts, made of the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final

from alerts.language.folding import fold
from alerts.language.lexicon import concepts_for
from alerts.language.scripts import script_of
from alerts.rules.chat.connector import behind_grounds, inner_connector, says_near
from alerts.rules.chat.cursor import Reading
from alerts.rules.chat.loosephrases import being_in, is_talk
from alerts.rules.chat.pleasantries import is_speech
from alerts.rules.chat.sections import names_place
from alerts.rules.chat.words import Word, heard
from alerts.rules.chat.writing import TALKS
from alerts.rules.fitness import keyword_fault
from alerts.rules.guesses.doubtwordings import undoubted
from alerts.rules.phrases.roles import Part

_ENVIRONS_KM: Final = 25
_THING_AND_DEED: Final = 2
_PARTICLES: Final = frozenset("out up down off away back over apart".split())
"""What belongs to the verb before it: goes out, breaks down."""
_RELATIVES: Final = frozenset(map(fold, "qui who which that الذي التي الذين".split()))


def other_wordings(reading: Reading, position: int) -> Iterator[str]:
    """What the words may have meant where they were asked about; they begin at a position."""
    match reading.stuck:
        case "rule_sentence" if at := _condition(reading):
            yield from _both_sides(reading, *at)
        case "rule_sentence":
            yield from _said_apart(reading, position)
        case "rule_list":
            yield from _with_commas(reading, position)
        case "rule_environs":
            yield from _circle_or_name(reading, position)
        case "rule_no_place_joined":
            yield from _with_too(reading, position)
        case "rule_inner":
            yield from _with_inner(reading, position)
        case "rule_two_places":
            yield from _either_place(reading, position)
        case "rule_persons":
            yield from _persons(reading, position)
        case "rule_site":
            yield from _site_or_place(reading, position)
        case "rule_done":
            being = heard(reading.words, reading.at, Part.BEING)
            behind = reading.words[reading.at + (being[0] if being else 0)].start
            yield f"{reading.text[:position]}{TALKS[reading.tongue].with_} {reading.text[behind:]}"
        case "rule_feed" | "rule_sending" | "rule_until":
            yield reading.without_piece(position)
        case _:
            yield from undoubted(reading, position)


def _said_apart(reading: Reading, position: int) -> Iterator[str]:
    """« écoles sont attaquées à Goma »: écoles with attaquées, or the very sentence."""
    start, end = reading.item(position) if reading.is_clause else _phrase_from(reading, position)
    before = reading.text[:position]
    following = reading.between(end, len(reading.words)) if end < len(reading.words) else ""
    yield from _of_place(reading, start, end)
    if is_talk(reading.words[start:end]):
        yield from _with_relative(reading, start, end, following)
        for at in _behind_talk(reading.words[start:end]):
            yield f"{reading.joined(start + at, end)} {following}"
    elif being := being_in(reading.words[start:end]):
        first, last = reading.joined(start, start + being[0]), reading.joined(start + being[1], end)
        yield f"{before}{first} {following} {TALKS[reading.tongue].with_} {last}"
    elif reading.is_clause:
        yield from _of_clause(reading, start, end, following)
    yield f'{before}"{reading.between(start, end)}" {following}'


def _of_place(reading: Reading, start: int, end: int) -> Iterator[str]:
    """« l’hôpital de Panzi est attaqué »: near the place that is named in the sentence."""
    words, talk = reading.words, TALKS[reading.tongue]
    being = being_in(words[start:end])
    for at in range(start + 1, start + being[0]) if being else ():
        of = heard(words, at, Part.OF)
        if being and of and at + of[0] < start + being[0]:
            place = reading.between(at + of[0], start + being[0])
            if reading.known.named(place) or (place[:1].isupper() and reading.knows(place)):
                done = reading.joined(start + being[1], end)
                yield f"{reading.joined(start, at)} {talk.near} {place} {talk.with_} {done}"


def _with_relative(reading: Reading, start: int, end: int, following: str) -> Iterator[str]:
    """« bateau qui coule »: both words, in any order."""
    talk = next((at for at in range(start, end) if heard(reading.words, at, Part.TALKING)), start)
    if start < talk < end - 1 and reading.words[talk].folded in _RELATIVES:
        yield f"{reading.joined(start, talk)} {following} {TALKS[reading.tongue].with_} {reading.joined(talk + 1, end)}"


def _of_clause(reading: Reading, start: int, end: int, following: str) -> Iterator[str]:
    """« quand des combattants attaquent un village », إذا قصف مستشفى: what is named, together with what is done."""
    words, with_ = reading.words, TALKS[reading.tongue].with_
    is_arabic = script_of(words[start].text) == "arabic"
    small = (Part.ARTICLE, Part.OF, Part.AT, Part.TALKING)
    said = [at for at in range(start, end) if not heard(words, at, *small) and not keyword_fault(words[at].text)]
    said = [at for at in said if at == start or words[at].folded not in _PARTICLES]
    if is_arabic and len(said) > 1:  # the verb comes first
        pairs = [(said[1], said[-1]), (said[-1], start), (said[1], start)]
    elif len(said) == _THING_AND_DEED:  # un pont s’effondre, the power goes out
        deed_said = reading.joined(said[1], end)
        yield f"{_peeled(words[said[0]].text)} {following} {with_} {deed_said}"
        pairs = []
    else:
        pairs = [(said[-1], said[0]), (said[0], said[1])] if len(said) > 1 else []
    for thing, deed in dict.fromkeys(pairs):
        if thing != deed:
            yield f"{_peeled(words[thing].text)} {following} {with_} {_peeled(words[deed].text)}"


def _peeled(word: str) -> str:
    """An Arabic word without the « for » of للقصف."""
    return f"ال{word[2:]}" if word.startswith("لل") else word


def _with_inner(reading: Reading, position: int) -> Iterator[str]:
    """« violences dans les camps », shelling near a school: both, in any order, or the very phrase."""
    start, end = reading.item(position)
    inner = inner_connector(reading.words, start, end)
    before, after = reading.text[:position], reading.text[reading.words[end - 1].end :]
    if inner:
        head, tail = reading.joined(start, inner[0]), reading.joined(inner[1], end)
        yield f"{before}{head}{after} {TALKS[reading.tongue].with_} {tail}"
    yield f'{before}"{reading.joined(start, end)}"{after}'


def _either_place(reading: Reading, position: int) -> Iterator[str]:
    """« cyclone à Madagascar près de Toamasina »: near the one or the other."""
    start, end = reading.item(position)
    if inner := inner_connector(reading.words, start, end, partial(names_place, reading)):
        yield f"{reading.text[:position]}{reading.between(start, inner[0])}{reading.text[reading.words[end - 1].end :]}"
        yield reading.between(0, end)


def _persons(reading: Reading, position: int) -> Iterator[str]:
    """« personnes avec handicap à Goma »: the phrase, only what is said of them, or two words."""
    before, after = reading.text[:position], reading.text[position + len(reading.piece) :]
    at = next(number for number, word in enumerate(reading.words) if word.start >= position)
    clause = heard(reading.words, at + 1, Part.WITH)
    said = reading.words[at + 1 + (clause[0] if clause else 0)].start
    of_them = reading.text[said : position + len(reading.piece)]
    yield f'{before}"{reading.piece}"{after}'
    yield f"{before}{of_them}{after}"
    yield f"{before}{reading.words[at].text}{after} {TALKS[reading.tongue].with_} {of_them}"


def _site_or_place(reading: Reading, position: int) -> Iterator[str]:
    """« near Goma airport »: the site's own name, the place with the word, or the place."""
    start = next(number for number, word in enumerate(reading.words) if word.start >= position)
    piece_at = reading.text.find(reading.piece, position)
    before, after = reading.text[:position], reading.text[piece_at + len(reading.piece) :]
    own = behind_grounds(reading.words, start)
    if own is None and not any(
        heard(reading.words, start + at, Part.SITE) for at in range(1, len(reading.piece.split()))
    ):
        place = reading.place
        yield f"{before}{place}{after}"
        yield f'{before}"{reading.piece}"{after}'
        return
    if own is not None:
        place = reading.text[reading.words[own].start : piece_at + len(reading.piece)]
        said = heard(reading.words, own - 1, Part.ARTICLE, Part.OF, Part.AT, Part.NEAR)
        last = own - 1 if said else own
        yield f"{before}{place}{after} {TALKS[reading.tongue].with_} {_first_word(reading, start, last)}"
        yield f'{before}"{reading.piece}"{after}'
        yield f"{before}{place}{after}"
        return
    words = reading.piece.split()
    at = next(at for at in range(1, len(words)) if heard(reading.words, reading.at + at, Part.SITE))
    place, site = " ".join(words[:at]), " ".join(words[at:])
    yield f'{before}"{reading.piece}"{after}'
    yield f"{before}{place}{after} {TALKS[reading.tongue].with_} {site}"
    yield f"{before}{place}{after}"


def _first_word(reading: Reading, start: int, end: int) -> str:
    """What some spots of a place are, in one word: camps, of « les camps de réfugiés de »."""
    article = heard(reading.words, start, Part.ARTICLE)
    start += article[0] if article and start + article[0] < end else 0
    return reading.words[start].text


def _behind_talk(words: Sequence[Word]) -> Iterator[int]:
    """Where what is meant may begin in words that are said to somebody: behind the last small word, or the first one
    behind whom it is said to."""
    small = [
        at + found[0]
        for at in range(len(words))
        if (found := heard(words, at, Part.ARTICLE, Part.OF, Part.AT, Part.ABOUT)) and at + found[0] < len(words)
    ]
    talk = max((at for at in range(len(words)) if heard(words, at, Part.TALKING)), default=0)
    named = (at for at in range(1, len(words)) if concepts_for(words[at].text) and not is_speech(words[at].text))
    yield from islice(named, 1)
    yield from small[-1:]
    yield from [at for at in small if at > talk][:1]


def _condition(reading: Reading) -> tuple[int, int] | None:
    """Where a « si » or when stands behind a thing, and where it ends: hospital if attacked near Goma."""
    words = reading.words if not reading.is_clause else ()
    said = ((at, said[0]) for at in range(1, len(words) - 1) if (said := heard(words, at, Part.CONDITION)))
    return next(((at, at + length) for at, length in said if not says_near(words, at)), None)


def _both_sides(reading: Reading, at: int, behind: int) -> Iterator[str]:
    """« hôpital si attaque à Goma »: the one, together with the other."""
    near = next((near for near in range(behind, len(reading.words)) if says_near(reading.words, near)), None)
    if near is not None and near > behind:
        following = reading.between(near, len(reading.words))
        yield f"{reading.joined(0, at)} {following} {TALKS[reading.tongue].with_} {reading.joined(behind, near)}"


def _with_commas(reading: Reading, position: int) -> Iterator[str]:
    """« hôpital école »: either, or the very phrase."""
    start, end = _phrase_from(reading, position)
    words, comma = reading.words, TALKS[reading.tongue].comma
    before, following = reading.text[:position], reading.text[words[end - 1].end : words[-1].end]
    listed = f"{before}{f'{comma} '.join(word.text for word in words[start:end])}"
    if joint := heard(words, end, Part.AND):  # hospital school and clinic
        yield f"{listed}{comma} {reading.between(end + joint[0], len(words))}"
    yield f"{listed}{following}"
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
    after = text[text.find(reading.piece, position) + len(reading.piece) :]
    yield f'{before}{TALKS[reading.tongue].comma} "{reading.piece}" {after}'


def _phrase_from(reading: Reading, position: int) -> tuple[int, int]:
    """The words of the keyword that begins at a position: up to a separator, an and, or the connector."""
    words = reading.words
    start = next(number for number, word in enumerate(words) if word.start >= position)
    end = start + 1
    while end < len(words) and not (heard(words, end, Part.COMMA, Part.OR, Part.AND) or says_near(words, end)):
        end += 1
    return start, end
