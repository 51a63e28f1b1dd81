"""Cuts original text into tokens that remember where they stood; nothing is normalised before the cut.

A *chunk* is what stands between two white spaces; chunks repeat so often in running text that everything said about
one is worth keeping (see ``matching.reader``). ``cut`` says what a chunk holds: its tokens with their offsets, how
each is glued to the one before it, and whether a sentence may end after the chunk.

* A token is a run of letters, digits, marks and invisible format characters, trimmed of the latter at both ends, so
  soft hyphens, bidirectional marks, tatweel and decomposed accents stay inside and shift nothing.
* Hyphens and apostrophes split, but the glue remembers them (Alep-Est, l'hôpital); between two Cyrillic or Hebrew
  letters the apostrophe belongs to the word, and between Hebrew ones the sign of an acronym.
* What people break up to pass filters is one token: strokes of Arabic letters with a space or sign between
  (حـ ـريق, حـ.ر.يق), three letters and more with the same sign between each (ح.ر.ي.ق).
* Figures are cut from Arabic letters that touch them (30جريحا), and from a word of four letters or more, of three in
  Indian scripts, behind them (12morts, ३०घायल); an Arabic word from one that ends in ة before it (مدينةحلب).
* Hashtags are cut at underscores, capitals and figures (#AlepEst, #COVID19), and behind or before the words that
  people write a place's name onto (#prayforaleppo, ``hashtags``). In a user's name underscores do not cut:
  @goma_press is no Goma. Web and mail addresses hold no tokens.
* In scripts written without spaces every letter with its marks is a token; ``continues`` marks those that go on with
  the word that ICU's dictionaries see, so that distances are still counted in words. A run of katakana is one word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

import icu4py.breakers
import regex

from alerts.language.folding import keep_accents
from alerts.language.hashtags import joints

MAX_TOKEN: Final = 120
"""Longer runs are no words of any language; they are kept as tokens but never looked up."""
STREET: Final = "str"
"""How German names of streets end when they are cut short."""


class Glue(IntEnum):
    """What stands between a token and the one before it."""

    SPACE = 0
    HYPHEN = 1
    APOSTROPHE = 2
    NOTHING = 3
    """Neighbouring letters of a script without spaces."""
    BARRIER = 4
    """Punctuation that no phrase reaches across."""
    END = 5
    """The end of a sentence, inside a chunk: 。 or a full stop that lost its space."""
    PICTURE = 6
    """Emoji, which some put between two words of a phrase (raid 💥 aérien), and others where a sentence ends."""


class Stop(IntEnum):
    """Whether a sentence ends after a chunk."""

    NONE = 0
    MAYBE = 1
    """A full stop: an end, unless the next word starts in lower case."""
    SURE = 2


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a chunk: ``surface`` is the chunk's slice [start, end), with strokes for the signs that break it up."""

    surface: str
    start: int
    end: int
    glue: Glue
    continues: bool = False
    tagged: bool = False
    """Of a hashtag, where names are typed in small letters too."""


@dataclass(frozen=True, slots=True)
class Cut:
    """What a chunk holds. ``barrier`` says that punctuation after the last token parts it from the next chunk,
    ``picture`` that emoji stand there."""

    tokens: tuple[Token, ...]
    stop: Stop
    barrier: bool
    picture: bool = False


_SCRIPTS: Final = r"\p{Han}\p{Hiragana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}"
_UNSPACED: Final = rf"[{_SCRIPTS}&&[\p{{L}}\p{{M}}\p{{N}}々]]"
_KATAKANA: Final = r"[\p{Katakana}ーｰﾞﾟ\u3099\u309a]"
_LETTER: Final = rf"[\p{{L}}\p{{N}}--{_UNSPACED}--{_KATAKANA}]"
_INNER: Final = rf"[[\p{{L}}\p{{M}}\p{{N}}\p{{Cf}}]--{_UNSPACED}--{_KATAKANA}]"
_APOSTROPHES: Final = "'’ʼ‘`´′ʿʾ＇"
_HYPHENS: Final = "־-‐‑‒–−－"
_DOTS: Final = "・･·゠＝"
"""Between the parts of a foreign name, in Japanese and Chinese."""
_BRACKETS: Final = "（("
_ONE_HAN: Final = regex.compile(r"\p{Han}")
_TOKEN: Final = regex.compile(
    rf"(?P<unspaced>{_UNSPACED}[{_UNSPACED}\p{{M}}\p{{Cf}}]*)"
    rf"|{_KATAKANA}(?:{_KATAKANA}|\p{{Cf}}(?={_KATAKANA}))*"
    rf"|{_LETTER}(?:{_INNER}|(?<=\p{{Cyrillic}})[{_APOSTROPHES}](?=\p{{Cyrillic}})"
    rf"|(?<=\p{{Hebrew}})['’׳\"״](?=\p{{Hebrew}}))*",
    regex.VERSION1,
)
_ADDRESS: Final = regex.compile(
    r"(?<![\w+.-])(?i:[a-z][a-z0-9+.-]{0,20}://|www\.)\S*"  # from a scheme or www. on
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.\S+"  # mail
    r"|(?<![\w.])(?:[a-z0-9-]{1,63}\.){1,8}"  # bit.ly/x, a.org
    r"(?:[a-z]{2,24}/\S*|(?:com|org|net|int|info|gov|edu|io)(?![\w-]))"
)
"""Each branch starts at the border of a run and is bounded, so that a text of nothing but dots takes linear time."""
_ARABIC: Final = r"[[\p{Arabic}ـ]&&\p{L}]"
_BEHIND_AN_END: Final = rf"(?<={_ARABIC}{{2}}ة)(?={_ARABIC}{{3}}|(?:في|من|عن)(?!\p{{L}}))"
_HUMP: Final = regex.compile(
    r"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{N})(?=\p{L})|(?<=\p{L}{3})(?=\p{N})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll}{2})"
    rf"|{_BEHIND_AN_END}",
    regex.VERSION1,
)
_CASED: Final = r"[[\p{Latin}\p{Cyrillic}]&&\p{L}]"
_INDIC: Final = r"[[\p{Devanagari}\p{Bengali}\p{Tamil}]&&\p{L}]"
_FIGURE: Final = regex.compile(
    rf"(?<=\p{{N}})(?={_ARABIC}|{_CASED}{{4}}|(?:{_INDIC}\p{{M}}*){{3}})"
    rf"|(?<={_ARABIC}\p{{M}}*{_ARABIC}\p{{M}}*{_ARABIC}\p{{M}}*)(?=\p{{N}})"
    rf"|{_BEHIND_AN_END}",
    regex.VERSION1,
)
_MENTION: Final = regex.compile(r"(?<![\w@])[@＠]\w+")
_GRAPHEME: Final = regex.compile(r"(?P<shown>(?:[^\p{M}\p{Cf}]|\A\p{M})(?:\p{Cf}*\p{M})*)\p{Cf}*")
_FORMAT: Final = regex.compile(r"\p{Cf}+")
_INVISIBLE: Final = regex.compile(r"\p{Cf}+$")
_SURE_ENDS: Final = "!?…؟։۔。！？।॥።፧‼⁇⁈⁉။។"
_GREEK_QUESTION: Final = ";\u037e"
_GREEK: Final = regex.compile(r"\p{Greek}")
_STROKED: Final = "|"
_HINDI_OR_BENGALI: Final = regex.compile(r"[\p{Devanagari}\p{Bengali}]")
"""Whose full stop keyboards lack: है|"""
CHUNK: Final = re.compile(r"\S+(?:(?<=ـ) (?=ـ)\S+)*")
"""A run without white space as ``str.split`` knows it, but for a space between two strokes (حـ ـريق), as people break
Arabic words that sites would hide."""
BROKEN: Final = "ـ ـ"
_HIJRI: Final = r"(?<!(?<!\p{L})ا?هـ+)"
"""Not behind 1435هـ (of the Hijra) and اهـ (end of quotation), where a full stop is one."""
_BREAK: Final = regex.compile(
    r"(?<=ـ)[\s_.*•·/|-](?=ـ)"  # حـ ـريق
    # Else one side is a piece of a word, of a letter or two: what a stroke ends may be a word (عاجلــ.قصف).
    rf"|(?<=(?<![\p{{L}}\p{{M}}])(?:\p{{Lo}}\p{{M}}*){{1,2}}ـ+){_HIJRI}[.*•·](?=\p{{L}})"  # حـ.ريق
    rf"|(?<=\p{{Lo}}ـ+)(?<![اأإآدذرزوةىء]ـ+){_HIJRI}[.*•·](?=\p{{Lo}}{{1,2}}(?!\p{{L}}))"  # حريـ.ق
    r"|(?<=[ـ.*•·]\p{Lo})(?<!(?<!\p{L})ا?هـ+[.*•·]\p{Lo})[.*•·](?=\p{Lo}{1,3}(?!\p{L}))"  # حـ.ر.يق
    r"|(?<=(?<!\p{L})\p{Lo})[.*•·](?=\p{Lo}{1,3}ـ)"  # ح.ريـق
)
_APART: Final = regex.compile(
    r"(?<![\p{L}\p{M}])(?<![(\[«“\"])[ء-غف-ي]([.*•·_/|-])[ء-غف-ي](?:\1[ء-غف-ي])+(?!\p{L})"
    r"|(?<![\p{L}\p{M}])[ء-غف-ي]([.*•·_/|-])[ء-غف-ي](?:\2[ء-غف-ي]){2,}(?!\p{L})"
)
"""Three Arabic letters and more, each alone, with the same sign between them (ق.ص.ف); in brackets four (ح.ر.ي.ق),
since the initials of the accused stand there: (م.ا.ت)."""
_APARTING: Final = frozenset(".*•·_/|-")
_WITH: Final = frozenset("wW")
_STROKE: Final = "ـ"
_PICTURES: Final = regex.compile(
    r"[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\uFE0F--[\p{ASCII}©®™]]+", regex.VERSION1
)
_WORDSPACE: Final = "፡"
"""The Ethiopic space between words."""
_TWO_WORDSPACES: Final = "፡፡"
"""How the Ethiopic full stop is typed where the keyboard lacks it."""
_CLOSERS: Final = "\"'’”»›)]}*_“„』」）】"


def cut(chunk: str, *, abbreviations: frozenset[str] = frozenset()) -> Cut:
    """The tokens of ``chunk`` (a run without white space). ``abbreviations`` are folded words that a full stop may
    follow without ending a sentence, for the language of the text."""
    plain = _cut_plain(chunk, abbreviations)
    if plain is not None:
        return plain
    if _STROKE in chunk:
        chunk = _BREAK.sub(_STROKE, chunk)
    if not _APARTING.isdisjoint(chunk):
        chunk = _APART.sub(_stroked, chunk)
    if "." in chunk or "://" in chunk:
        chunk = _ADDRESS.sub(_blank, chunk)
    if "@" in chunk and "_" in chunk:
        chunk = _MENTION.sub(_blank_underscored, chunk)
    hashed = "#" in chunk or "＃" in chunk
    tokens: list[Token] = []
    end = 0
    for found in _TOKEN.finditer(chunk):
        between = _visible(chunk[end : found.start()])
        glue = _glue(between, tokens[-1].surface if tokens else "", found.group(), abbreviations)
        humps = hashed and ("#" in chunk[: found.start()] or "＃" in chunk[: found.start()])
        pieces = _graphemes(found) if found["unspaced"] else _words(found, humps=humps)
        for number, (start, stop, continues) in enumerate(pieces):
            tokens.append(
                Token(
                    surface=chunk[start:stop],
                    start=start,
                    end=stop,
                    glue=glue if number == 0 else (Glue.NOTHING if found["unspaced"] else Glue.HYPHEN),
                    continues=continues,
                    tagged=humps,
                )
            )
        end = found.end()
    tail = _visible(chunk[end:])
    stop, barrier = _stop(chunk, tail, tokens, abbreviations), _parts(tail, tokens, abbreviations)
    return Cut(tuple(tokens), stop, barrier, picture=_PICTURES.fullmatch(tail) is not None)


def _cut_plain(chunk: str, abbreviations: frozenset[str]) -> Cut | None:
    """The commonest chunks without a regular expression: letters only, of scripts below Thai, and such a word with a
    comma or a full stop after it."""
    if max(chunk) >= "\u0e00":
        return None
    if chunk.isalpha() and not holds_an_end(chunk):
        return Cut((Token(chunk, 0, len(chunk), Glue.SPACE),), Stop.NONE, barrier=False)
    word, sign = chunk[:-1], chunk[-1]
    if sign not in ".," or not word.isalpha() or holds_an_end(word):
        return None
    tokens = [Token(word, 0, len(word), Glue.SPACE)]
    return Cut(tuple(tokens), _stop(chunk, sign, tokens, abbreviations), _parts(sign, tokens, abbreviations))


def _stroked(found: regex.Match[str]) -> str:
    return found.group().replace(found[1] or found[2], _STROKE)


def _visible(between: str) -> str:
    """What stands between words, without signs that nobody sees: direction marks part no phrase."""
    return between if between.isascii() else _FORMAT.sub("", between)


def _blank(address: regex.Match[str]) -> str:
    """As many signs that part phrases as the address is long, so that no offset moves."""
    return "/" * len(address.group())


def _blank_underscored(mention: regex.Match[str]) -> str:
    return _blank(mention) if "_" in mention.group() else mention.group()


def _words(found: regex.Match[str], *, humps: bool) -> list[tuple[int, int, bool]]:
    start, end = found.span()
    text = found.group()
    invisible = _INVISIBLE.search(text)
    end -= len(invisible.group()) if invisible else 0
    if not humps:
        if (text.isalpha() and not holds_an_end(text)) or not _FIGURE.search(text):
            return [(start, end, False)]
        return [(start + low, start + high, False) for low, high in _parted(text[: end - start])]
    humped = [hump.start() for hump in _HUMP.finditer(text)]
    borders = [0, *humped, *(() if humped else joints(text[: end - start])), end - start]
    borders.sort()
    return [(start + low, start + high, False) for low, high in pairwise(borders) if low < high]


def holds_an_end(word: str) -> bool:
    """Whether ة, with which Arabic words end, stands before the end: two words without their space (مدينةحلب)."""
    return "ة" in word[:-1]


def _parted(text: str) -> Iterable[tuple[int, int]]:
    """The parts of a word in which figures touch letters (30جريحا, كوفيد19, 12morts), or a word the end of another."""
    return pairwise([0, *(joint.start() for joint in _FIGURE.finditer(text)), len(text)])


def _graphemes(found: regex.Match[str]) -> list[tuple[int, int, bool]]:
    text = found.group()
    words = _word_starts(text)
    start = found.start()
    return [
        (start + sign.start(), start + sign.end("shown"), sign.start() not in words)
        for sign in _GRAPHEME.finditer(text)
    ]


def _word_starts(text: str) -> frozenset[int]:
    """Where ICU's dictionary starts a word. Its offsets are UTF-16 units: with astral characters every grapheme
    counts as a word instead."""
    if not text.isascii() and max(text) > "\uffff":
        return frozenset(range(len(text)))
    return frozenset(start for start, _ in icu4py.breakers.WordBreaker(text, "en").segments())


def _glue(between: str, before: str, after: str, abbreviations: frozenset[str]) -> Glue:
    is_opening = not before and not between.strip('"“”«»‹›#＃@*_¿¡„' + _APOSTROPHES)
    if not between or is_opening or between == _WORDSPACE:
        return Glue.SPACE
    if _PICTURES.fullmatch(between):
        return Glue.PICTURE
    if between in _APOSTROPHES:
        return Glue.APOSTROPHE
    initials = between == "." and len(before) == len(after) == 1 and (before + after).isupper()  # U.N.
    in_brackets = between in _BRACKETS and _ONE_HAN.fullmatch(after)  # 刚果（金）
    if between in _HYPHENS or between in _DOTS or initials or in_brackets:
        return Glue.HYPHEN
    shortened = between == "." and is_abbreviation(before, abbreviations)  # St.Petersburg
    if between == "_" or shortened or (between == "/" and before in _WITH):  # w/o power
        return Glue.SPACE
    ends = before and (any(sign in _SURE_ENDS for sign in between) or _TWO_WORDSPACES in between)
    lost_space = "." in between and len(before) > 1 and before[-1].islower() and after[0].isupper()
    return Glue.END if ends or lost_space else Glue.BARRIER


def _stop(chunk: str, tail: str, tokens: list[Token], abbreviations: frozenset[str]) -> Stop:
    ends = tail.rstrip(_CLOSERS)
    if not ends:
        return Stop.NONE
    if any(sign in _SURE_ENDS for sign in ends) or _TWO_WORDSPACES in ends:
        return Stop.SURE
    if ends[-1] in _GREEK_QUESTION and tokens and _GREEK.match(tokens[-1].surface):
        return Stop.SURE
    if ends[-1] == _STROKED and tokens and _HINDI_OR_BENGALI.match(tokens[-1].surface):
        return Stop.SURE
    if ends[-1] not in ".．｡":
        return Stop.NONE
    short = bool(tokens) and is_abbreviation(tokens[-1].surface, abbreviations)
    return Stop.NONE if short and len(ends) == 1 else Stop.MAYBE


def is_abbreviation(word: str, abbreviations: frozenset[str]) -> bool:
    """True for an initial (M., U.N.), a listed abbreviation (St., ул.) and one that ends with the name of a street
    (Bahnhofstr.), which a full stop does not end."""
    if len(word) == 1 and word.isalpha():
        return True
    return keep_accents(word) in abbreviations or (word.endswith(STREET) and STREET in abbreviations)


def _parts(tail: str, tokens: list[Token], abbreviations: frozenset[str]) -> bool:
    rest = tail.strip('"“”«»‹›*_°º' + _APOSTROPHES)
    short = bool(tokens) and is_abbreviation(tokens[-1].surface, abbreviations)
    with_kids = rest == "/" and bool(tokens) and tokens[-1].surface in _WITH  # w/ kids
    is_blank = rest == _WORDSPACE or _PICTURES.fullmatch(rest)
    return bool(rest) and not is_blank and not with_kids and not (rest == "." and short)
