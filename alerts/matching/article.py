"""One entry, read once: which names and keywords stand where, and what a window and a name's check need to know.

The three fields are read into one string of symbols, parted by ``FIELD``; a *position* is an index into it. How the
words lie in it tells ``layout``, where they stand in the texts ``offsets``, each worked out when first asked for.
"""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cached_property
from typing import Final
from unicodedata import normalize

from alerts.language.sentences import ends_after_abbreviations
from alerts.matching.couples import with_couples
from alerts.matching.finder import Holes, Occurrence
from alerts.matching.hedges import hedges
from alerts.matching.hits import Hit
from alerts.matching.layout import TOKENS, Layout
from alerts.matching.offsets import Offsets
from alerts.matching.particles import CLOSES, with_particles
from alerts.matching.reader import Reader
from alerts.matching.symbols import (
    BARRIER,
    CONTINUES,
    FIELD,
    FIRST_SYMBOL,
    LOWER,
    MAYBE_SENTENCE,
    PARAGRAPH,
    PICTURE,
    SENTENCE,
)
from alerts.matching.tokenkinds import Kind
from alerts.matching.watchednames import Name, Veil
from alerts.model import FIELDS, Entry

_ENDS: Final = re.compile(f"[{SENTENCE}{MAYBE_SENTENCE}{PARAGRAPH}{FIELD}]")
_ACCENTED: Final = re.compile("[\u00c0-\u024f\u1e00-\u1eff]|[A-Za-z][\u0300-\u036f]")
_PERHAPS_ACCENTED: Final = (re.compile("[\u00c0-\u036f]"), re.compile("[\u1e00-\u1eff]"))
"""One range at a time is five times faster, where most texts in other letters have nothing of the kind."""
_CRIES: Final = re.compile(r"https?://\S+|@\w+|\b[A-Z]{2,4}\b")
"""What has capitals in a message of small letters."""
_WORDS: Final = re.compile(r"\S+")
_LONGEST_ACCOUNTS: Final = 64
_PASSED_ON: Final = re.compile(r"\W{0,4}(?:RT\s+)?(?:@\w{1,30}:?\s+){1,4}\W{0,2}")
"""What stands before the first word of a message that is passed on."""
_APOSTROPHES: Final = ("'", "’", "ʼ")
_ENDS_OF_QUOTES: Final = frozenset("»”’\"'…")
_PARTING: Final = frozenset({"", SENTENCE, MAYBE_SENTENCE, PARAGRAPH, BARRIER, FIELD, PICTURE})


class Article:
    """An entry as the matcher sees it."""

    def __init__(self, entry: Entry, reader: Reader) -> None:
        self.entry: Final = entry
        self.reader: Final = reader
        self._hedges: Final[dict[Hit, tuple[str, ...]]] = {}
        self.holes: Final[Holes[int]] = {}
        """The holes of the phrases found so far that hide a keyword."""
        self.symbols: Final = FIELD.join(
            [reader.read(entry.title), reader.read(entry.summary), reader.read(entry.content)]
        )
        self.layout: Final = Layout(self.symbols)
        self.offsets: Final = Offsets(entry, reader, self.layout)

    def kind(self, position: int) -> Kind | None:
        """What stands at a position, None for a token that no rule looks for and for marks."""
        return self.reader.kind(self.symbols[position])

    def names(self) -> list[Occurrence[Name | Veil]]:
        """Every name of a place that stands in the text, and every longer one, in text order."""
        return self.reader.names.find(self.symbols)

    def phrases(self, low: int = 0, high: int = sys.maxsize) -> list[Occurrence[int]]:
        """Every keyword that starts in [low, high) by its number, and every phrase that hides one by ``~`` of it, in
        text order."""
        finder = self.reader.loose_phrases if self.unaccented else self.reader.phrases
        couples = self.reader.vocabulary.couples
        if couples:
            around = max(0, low - self.reach), min(high, len(self.symbols)) + self.reach
            found = finder.find(self.symbols, *around, holes=self.holes)
            found = [each for each in with_couples(found, couples, self) if low <= each[0] < high]
        else:
            found = finder.find(self.symbols, low, high, holes=self.holes)
        if closes := CLOSES.get(self.reader.language):
            found = with_particles(found, self.reader.vocabulary.parted, self.offsets.behind, closes)
        if self.layout.unspaced:
            found = [each for each in found if not self._is_torn(each[0], each[1])]
        return found

    def _is_torn(self, start: int, end: int) -> bool:
        """True for two Chinese signs that are the end of one word and the beginning of the next: 地雷, mine, in
        当地雷声, local thunder."""
        return end == start + 1 and self.straddles(start, end) and self.reader.is_sign(self.symbols[start])

    @property
    def reach(self) -> int:
        """How many positions before a token a phrase that holds it may start."""
        return 2 * self.reader.vocabulary.longest

    @cached_property
    def unaccented(self) -> bool:
        """True where no Latin letter of the entry has an accent, as in short messages and capitals."""
        entry = self.entry
        texts = (entry.title, entry.summary, entry.content)
        return not any(not text.isascii() and _is_accented(text) for text in texts)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        found = (match.start() + 1 for match in _ENDS.finditer(self.symbols) if self._ends_sentence(match.start()))
        starts = [0, *found]
        behind = [self.offsets.position(*at) for at in self._behind_abbreviations()]
        return sorted({*starts, *behind}) if behind else starts

    def _behind_abbreviations(self) -> list[tuple[int, int]]:
        """The sentences that no mark parts from an abbreviation before them: the field's number and the offset."""
        fields, language = (self.entry.text(name) for name in FIELDS), self.reader.language
        return [(number, at) for number, text in enumerate(fields) for at in ends_after_abbreviations(text, language)]

    def _ends_sentence(self, at: int) -> bool:
        symbols = self.symbols
        following = symbols[at + 1 : at + 2]
        if not following or following < FIRST_SYMBOL:
            lower = following == LOWER
        else:
            kind = self.kind(at + 1)
            lower = kind is not None and not kind.capital
        if not lower or symbols[at] not in (SENTENCE, MAYBE_SENTENCE):
            return True
        return symbols[at] == SENTENCE and not self._goes_on_behind_quotes(at + 1)

    def _goes_on_behind_quotes(self, position: int) -> bool:
        """True for a word in lower case behind the end of a quotation, or behind dots: « Where is it? » asked …"""
        return self.offsets.before(position, 3).rstrip()[-1:] in _ENDS_OF_QUOTES

    def sentence(self, position: int) -> int:
        """The number of the sentence, counted over all fields."""
        return bisect_right(self._sentence_starts, position)

    def goes_on(self, position: int) -> bool:
        """True where a word in lower case stands right before, in a text: a capital there says something."""
        before = self.symbols[position - 1 : position]
        if before != LOWER and not self.reader.is_small_filler(before):
            return False
        return self.layout.field(position) > 0 and not self._is_passed_on(position)

    def opens_with_capital(self, position: int) -> bool:
        """True where any word would have a capital: at the start of a sentence, in a title written with capitals."""
        start = self._sentence_starts[self.sentence(position) - 1]
        first = TOKENS.search(self.symbols, start, position) is None or self._is_passed_on(position)
        return first or (self.layout.field(position) == 0 and self._capital_title)

    def _is_passed_on(self, position: int) -> bool:
        """True behind nothing but whom a message is passed on from, or told to (RT @somebody: …)."""
        return _PASSED_ON.fullmatch(self.offsets.before(position, _LONGEST_ACCOUNTS)) is not None

    @cached_property
    def _capital_title(self) -> bool:
        """True for a headline in which most words have a capital, as English papers write them."""
        words = [word for word in self.entry.title.split() if word[0].isalpha()]
        return len(words) > 3 and sum(word[0].isupper() for word in words) > 0.6 * len(words)

    @cached_property
    def uncased(self) -> bool:
        """True where the entry has no capital letter, as short messages are written, but in addresses, accounts and
        short cries (SOS, RT @Somebody: …, https://t.co/Ab)."""
        entry = self.entry
        text = "\n".join((entry.title, entry.summary, entry.content))
        if any(_has_capital(word.group()) for word in _WORDS.finditer(text)):
            return False
        return text == text.lower() or _CRIES.sub("", text).islower()

    def straddles(self, start: int, end: int) -> bool:
        """True where the tokens in [start, end] begin and end inside words of a script without spaces."""
        return self.is_torn_before(start) and self.is_torn_behind(end)

    def is_torn_before(self, start: int) -> bool:
        """True where the token at ``start`` stands in a word of a script without spaces, and does not begin it."""
        return self.symbols[start - 1 : start] == CONTINUES

    def is_torn_behind(self, end: int) -> bool:
        """True where the token at ``end`` goes on in a word of a script without spaces."""
        return self.symbols[end + 1 : end + 2] == CONTINUES

    def possessed(self, position: int) -> bool:
        """True where an apostrophe and more letters follow the token at ``position``."""
        behind = self.offsets.behind(position, 2)
        return behind[:1] in _APOSTROPHES and behind[1:].isalpha()

    def parted(self, position: int) -> bool:
        """True where punctuation, or an end, follows the token at ``position``."""
        return self.symbols[position + 1 : position + 2] in _PARTING

    def hedges(self, hit: Hit) -> tuple[str, ...]:
        """The signs in a keyword's sentence that what is said did not happen, or not now."""
        known = self._hedges.get(hit)
        if known is None:
            span, entry = self.offsets.span(hit), self.entry
            text = entry.text(span.field)
            known = hedges(text, span.start, span.end, language=self.reader.language, when=entry.when)
            self._hedges[hit] = known
        return known

    def word_before(self, position: int) -> str:
        """The word before a position in its sentence, in lower case; "" where there is none."""
        start = self._sentence_starts[self.sentence(position) - 1]
        before = next((at for at in range(position - 1, start - 1, -1) if TOKENS.match(self.symbols, at)), None)
        return "" if before is None else normalize("NFC", self.offsets.token(before)[2].surface).lower()


def _has_capital(word: str) -> bool:
    """True where a word has a capital and is no cry."""
    if word == word.lower():
        return False
    rest = _CRIES.sub("", word)
    return rest != rest.lower()


def _is_accented(text: str) -> bool:
    """True where a Latin letter has an accent."""
    perhaps = any(signs.search(text) for signs in _PERHAPS_ACCENTED)
    return perhaps and _ACCENTED.search(text) is not None
