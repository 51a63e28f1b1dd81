"""Whether a name is part of a longer one that no list has: Boston Scientific, Kigali Amendment, Орландо Блум.

Theory: in a text with ordinary capitals a word with a capital right behind a name, with nothing between them, goes on
with the name, unless it is a place too, one of the bodies, sites and offices of a town or a word that opens a clause
(``townwords``). Preferred mistake: no doubt. Therefore nothing is asked in a headline in title case, in languages whose
words for that are not listed or, as in German, have a capital anyhow, behind a preposition of place (« in Goma
Congolese troops »: a comma is missed), or of a name with an ending (мэр Харькова Игорь Терехов).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import is_known, is_word
from alerts.model import UNKNOWN_LANGUAGE, Mention
from alerts.places.context.givennames import is_given
from alerts.places.context.phrasings import CHRISTENED
from alerts.places.context.townwords import goes_with_towns, is_kind
from alerts.places.namekeys import Script, key_of, script_of

_SENTENCE: Final = 240
"""Letters on either side that are looked at for the manner of a text."""
_LONGEST_CHAIN: Final = 5
_LONGEST_PLACE: Final = 3
_LEAST_LETTERS: Final = 3
_STOP: Final = re.compile(r"[.!?;:\n•|]\s|\n")
_WORD: Final = re.compile(r"[^\W\d_][\w'’-]*")
_BLANK: Final = re.compile("[ \u00a0](?=\\w)")
_NEXT: Final = re.compile("[ \u00a0]([^\\W\\d_]+)(?:[ \u00a0]([^\\W\\d_]+))?")
_LINK: Final = re.compile(r" (?:of|the|and|for|&|of the|de|du|des|et|y|e) (?=[^\W\d_])")
_ENGLISH: Final = "en"
_ENGLISH_WORDS: Final = frozenset("the The of and was were by has said with".split())
_READ: Final = frozenset("en fr es pt it ru uk tr sw".split())
"""Languages whose words that go with towns are listed, and that do not write all nouns with a capital."""
_PLACED: Final = frozenset(
    fold(word)
    for word in """in at near outside inside around across over into throughout above beneath between within beyond
    à a en dans vers sur près sous chez selon em no na desde hacia sobre entre nel nella
    в во на под у возле около близ над из к ко по біля під до поблизу неподалік з із зі від через о об
    kwa katika nchini mjini""".split()
)
"""Prepositions behind which a name says where, whatever follows it."""
_OF: Final = frozenset("of from to toward towards de d du do da di del della wa ya za la cha та и і".split())
"""Behind these it may be somebody's town (the mayor of Goma Kennedy Kihangi), but for a plain word behind it (shares of
Kyoto Ceramic)."""
_PLAIN_WORDS: Final = 4
"""Letters of a word that is counted for the manner of a text."""
_SMALL: Final = frozenset(
    "after amid over from with into near that than their this pour dans avec para como desde между после".split()
)
"""Words that headlines in title case may leave small."""


def glued_doubt(text: str, mention: Mention, language: str, is_place: Callable[[str], bool]) -> str:
    """The doubt about a mention whose name goes on with the word behind it; "" where it does not. ``is_place`` tells
    the names of places.

    >>> at = Mention(term="Boston", surface="Boston", field="content", start=0, end=6)
    >>> glued_doubt("Boston Scientific bought a firm.", at, "en", lambda name: False)
    'namesake'
    """
    if not mention.surface[:1].isupper() or mention.surface.isupper() or fold(mention.surface) != fold(mention.term):
        return ""
    chain, rest = _chain(text[mention.end : mention.end + _SENTENCE])
    if not chain:
        return ""
    before, rest = _STOP.split(text[max(0, mention.start - _SENTENCE) : mention.start])[-1], _STOP.split(rest)[0]
    spoken = _spoken(language, before, rest)
    goes_on = (
        spoken in _READ
        and _is_a_name(chain, rest, spoken)
        and _may_go_on(before, chain[0], spoken)
        and _has_plain_capitals(before, rest)
        and not _names_a_place(chain, is_place)
    )
    if not goes_on:
        return ""
    is_family = key_of(mention.term) in CHRISTENED and not is_word(chain[0].lower(), spoken)
    return "person" if is_family else "namesake"


def _spoken(language: str, before: str, rest: str) -> str:
    """The language of a sentence: what the entry says, else English or Russian where it looks so."""
    primary = language.partition("-")[0]
    if primary != UNKNOWN_LANGUAGE:
        return primary
    if script_of(before + rest) is Script.CYRILLIC:
        return "ru"
    return "" if _ENGLISH_WORDS.isdisjoint(before.split()) and _ENGLISH_WORDS.isdisjoint(rest.split()) else _ENGLISH


def _chain(after: str) -> tuple[Sequence[str], str]:
    """The words with a capital right behind a name, and what follows them."""
    words: list[str] = []
    at = 0
    while len(words) < _LONGEST_CHAIN:
        link = (_LINK.match(after, at) if words else None) or _BLANK.match(after, at)
        word = _WORD.match(after, link.end()) if link else None
        if word is None or not word[0][0].isupper():
            break
        words.append(_bare(word[0]))
        at = word.end()
    return words, after[at:]


def _bare(word: str) -> str:
    """A word without its possessive ending."""
    return word.removesuffix("'s").removesuffix("’s")


def _is_a_name(chain: Sequence[str], rest: str, language: str) -> bool:
    """True where none of the words goes with towns and no kind follows (the Erbil Rotana hotel, the Kabul Kaj tutoring
    centre), and where the first is no abbreviation or given name."""
    first = chain[0]
    if len(first) < _LEAST_LETTERS or 2 * sum(map(str.isupper, first)) > len(first) or is_given(first):
        return False
    if any(goes_with_towns(part, language) for word in chain for part in (word, *word.split("-"))):
        return False
    behind = _NEXT.match(rest)
    kinds = (behind[1], "" if is_known(first.lower()) else behind[2] or "") if behind else ()
    return not any(is_kind(word, language) for word in kinds)


def _names_a_place(chain: Sequence[str], is_place: Callable[[str], bool]) -> bool:
    """True where the name of a place begins with the first of the words."""
    return any(is_place(" ".join(chain[:length])) for length in range(1, min(_LONGEST_PLACE, len(chain)) + 1))


def _may_go_on(before: str, first: str, language: str) -> bool:
    """True where what stands before a name lets it go on: no preposition of place, behind « of » a plain word, and
    outside of English no kind (l'hôpital Goma Ndosho)."""
    words = before.split()
    last = fold(words[-1].strip("«\"“('")) if words else ""
    if last in _PLACED or (before.endswith(("'", "’")) and last[:1] in "dl"):
        return False
    if last in _OF:
        return language == _ENGLISH and is_word(first.lower(), _ENGLISH)
    return language == _ENGLISH or not (words and is_kind(re.split("['’]", words[-1])[-1], language))


def _has_plain_capitals(before: str, rest: str) -> bool:
    """True where a sentence writes its ordinary words small, as far as they tell: not in title case."""
    small = large = 0
    for number, word in enumerate(_WORD.findall(f"{before} {rest}")):
        if len(word) < _PLAIN_WORDS or word in _SMALL:
            continue
        small += word.islower()
        large += bool(number or not before.strip()) and word.istitle() and is_known(word.lower())
    return small > 0 and small >= large
