"""A name of a watched place as it was typed or found, and what its mentions must look like.

``namecheck`` holds mentions against it. What can be told from the name alone is told here, once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from alerts.language.folding import fold
from alerts.language.tokens import Glue, Token, cut
from alerts.matching.namewords import ALWAYS, ARTICLES, COMPASS, GERMAN_NOUNS, HAN, LETS_GO, THAI
from alerts.places.context.wordincontext import may_be_a_word
from alerts.places.known import CITY, SPOTS, Known
from alerts.places.names.everyday import opens_sentences_in

_SIDES: Final = frozenset("NSEW")
_VOWELS: Final = frozenset("aeiouyàâéèêîôû")
_NOWHERE: Final = frozenset[str]()
"""One for all names: an empty set takes 200 bytes."""
_LONGEST_ACRONYM: Final = 3
"""Letters of an alias in capitals that no text writes otherwise; a longer one may be a town, typed in capitals."""


@dataclass(frozen=True, slots=True)
class Name:
    """An alias ready to be checked: which place it names and how its words must be written.

    ``word`` is a capitalised alias of one word, or of an article and one (La Paz), in lower case without the article,
    else ""; ``compass`` the position of a compass point that follows the name, else -1; ``apostrophes`` the positions
    of words that an apostrophe joins to the word before, ``elided`` those of them behind a lone consonant (Côte
    d'Ivoire), which is no word without its apostrophe either. ``initials``: letters with full stops (U.S., N. Kivu);
    ``acronym``: a few capitals (CAR). ``place`` is the index's number of the place.
    """

    place: int
    alias: str
    word: str
    compass: int
    apostrophes: tuple[int, ...]
    languages: frozenset[str] = frozenset()
    """Only entries in these; empty: all. For inflected forms that only one language makes."""
    plain: bool = False
    """True for one word without capitals: nothing to check."""
    elided: tuple[int, ...] = ()
    initials: bool = False
    acronym: bool = False
    near: frozenset[str] | None = None
    """For an everyday word of a script without capitals: the names, as keys, of places near the one it names; it
    counts only where what stands round it shows that the place is meant. None: counts anywhere."""
    opens_in: frozenset[str] = frozenset()
    """The languages in which sentences often open with it as an ordinary word."""
    proper: bool = False
    """True for one capitalised word that nothing is asked of where it is written so: ``is_sure``."""
    plainly_joined: bool = False
    """True for several words of which nothing is asked but that no apostrophe joins them."""
    is_made: bool = False
    """True for two words that we have drawn together: it is no name where that makes an ordinary word."""
    of: Known | None = None
    """The gazetteer's place that it names, where an area brings it along."""
    contested: bool = False
    """True where a better known place elsewhere has that name too: the article may speak of that one."""
    faint: bool = False
    """True where it counts only in an article that says something else of the area."""

    is_word: bool = False
    """True for an ordinary word in a script with capitals: it counts where the text shows that the place is meant."""

    def leans(self, language: str) -> bool:
        """True for a name that says nothing of its area by itself: a better known place has it too, or it is a word
        that a text in ``language`` may hold, or quote from English."""
        return self.contested or self.faint or (self.is_word and may_be_a_word(self.word, language))

    @property
    def is_village(self) -> bool:
        """True for a small place that an area brings along."""
        return self.of is not None and self.of.kind in SPOTS and self.of.population < CITY

    @property
    def rank(self) -> tuple[bool, int, int]:
        """Sorts the names that one mention may be: the surest, then the best known place first."""
        return (
            (self.contested or self.faint, -self.of.population, self.of.id)
            if self.of is not None
            else (False, -1 << 60, 0)
        )


@dataclass(frozen=True, slots=True)
class Veil:
    """A longer name of another place, or a phrase, in which the names of ``place`` (its number) do not count.

    ``sided``: it begins with a side of the compass, and needs a capital there: East London lies in South Africa, east
    London does not."""

    place: int
    sided: bool = False


def check_of(
    alias: str,
    *,
    place: int,
    languages: frozenset[str] = frozenset(),
    near: frozenset[str] | None = None,
    is_made: bool = False,
) -> Name:
    """What must hold for a mention of ``alias``, derived from how staff wrote it."""
    tokens = name_tokens(alias)
    words = [token.surface for token in tokens]
    compass = next(
        (at for at, word in enumerate(words) if at > 0 and words[at - 1][0].isupper() and _is_compass(words, at)), -1
    )
    cased = bool(words) and words[-1][0].isupper()
    apostrophes = tuple(at for at, token in enumerate(tokens) if token.glue is Glue.APOSTROPHE)
    one = len(words) == 1 or (len(words) == 2 and fold(words[0]) in ARTICLES and cased)
    word = words[-1].lower() if one and cased else ""
    acronym = len(words) == 1 and len(alias) <= _LONGEST_ACRONYM and alias.isupper()
    initials = len(words) > 1 and (words[0] in _SIDES or all(len(word) == 1 and word.isupper() for word in words))
    free = not (languages or acronym or is_made) and near is None and word not in GERMAN_NOUNS
    asks_more = bool(word or initials or apostrophes) or compass > 0 or HAN.match(alias) or THAI.match(alias)
    return Name(
        place=place,
        alias=alias,
        word=word,
        compass=compass,
        apostrophes=apostrophes,
        languages=languages,
        plain=len(words) == 1 and not languages and not cased and near is None and alias not in {ALWAYS, LETS_GO},
        elided=tuple(at for at in apostrophes if len(words[at - 1]) == 1 and words[at - 1].lower() not in _VOWELS),
        initials=initials,
        acronym=acronym,
        near=near,
        opens_in=opens_sentences_in(alias) if word else _NOWHERE,
        proper=len(words) == 1 and cased and free,
        plainly_joined=len(words) > 1 and free and not asks_more,
        is_made=is_made,
    )


def _is_compass(words: Sequence[str], at: int) -> bool:
    """Whether a word of an alias is a point of the compass; in small letters, amid a name, « sur » is on."""
    return fold(words[at]) in COMPASS and (words[at][0].isupper() or at == len(words) - 1)


@lru_cache(maxsize=64)
def name_tokens(alias: str) -> tuple[Token, ...]:
    """The words of an alias, glued as it is written. The last few are kept: everything about an alias asks again."""
    return tuple(token for chunk in alias.split() for token in cut(chunk).tokens)
