"""The made spellings (``madenames``: Tal Tamr for Tall Tamr) of the places of areas, found by their sound.

    a Latin name of a place ─► the bones of each word (``consonants``)
    a word of a text        ─► the names with a word of these bones, once all their other words were heard too
                               ─► the made spellings of that place, spelt out once ─► those whose words were all heard

To spell out a place takes tens of milliseconds, so it is done for those alone that a text may name. What is found is
no mention yet, as in ``unmet``. Preferred mistake: a spelling with other consonants than the name missed; one that no
followed place would go by is never found, since these are the very ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from alerts.language.tokens import cut
from alerts.matching.unmet import Meeting
from alerts.places.gazetteer.likeness import sound_alike
from alerts.places.namekeys import APOSTROPHES, Script, key_of, keys_of, script_of
from alerts.places.names.consonants import ARTICLES, bones
from alerts.places.names.romanised import is_safe

_FEWEST_BONES: Final = 2
"""Consonants, in words of four letters and more, of a name that is listened for; all words are full of one."""
_SHORTEST: Final = 4
_WITHOUT_APOSTROPHES: Final = {ord(sign): None for sign in APOSTROPHES}


class _Sound(NamedTuple):
    """The words of a name of a place, without articles."""

    place: int
    words: tuple[str, ...]


class Claim(NamedTuple):
    """A word that may be one of the made name of a place."""

    place: int
    word: str


class Soundalikes:
    """Names of places by their sound, and the made spellings of those that a text may have named."""

    def __init__(self, respellings: Callable[[int], Iterable[str]]) -> None:
        self._respellings: Final = respellings
        self._by_bones: Final[dict[str, list[str]]] = {}
        self._by_word: Final[dict[str, list[_Sound]]] = {}
        self._words: Final[dict[int, set[str]]] = {}
        self._heard: Final[set[str]] = set()
        self._echoes: Final[dict[str, set[str]]] = {}
        self._spelt: Final[dict[int, tuple[tuple[str, str], ...]]] = {}
        self._met: Final[set[Meeting]] = set()

    def expect(self, names: Mapping[int, Iterable[str]]) -> None:
        """Listen for places, by their ids, whose made spellings sound like one of these names."""
        for place, known in names.items():
            for sound in {sound for name in known for sound in _sounds(place, name)}:
                self._words.setdefault(place, set()).update(sound.words)
                for word in set(sound.words):
                    if word not in self._by_word:
                        self._by_bones.setdefault(bones(word), []).append(word)
                    self._by_word.setdefault(word, []).append(sound)

    def hear(self, chunk: str, *, uncased: bool) -> Iterator[Claim]:
        """The places that a chunk of a text, together with all that was heard before, may name by a made spelling."""
        if self._by_bones and (uncased or not chunk.islower()) and script_of(chunk) is Script.LATIN:
            for word in _words_in(chunk):
                yield from self._claims(word)

    def _claims(self, word: str) -> Iterator[Claim]:
        echoed = [known for known in self._by_bones.get(bones(word), ()) if sound_alike(word, known)]
        if not echoed:
            return
        self._heard.add(word)
        for known in echoed:
            self._echoes.setdefault(known, set()).add(word)
        whole = [sound for known in echoed for sound in self._by_word[known] if self._is_heard(sound)]
        if whole and not is_safe(word):
            whole = [sound for sound in whole if len(sound.words) > 1]
        yield from dict.fromkeys(Claim(sound.place, word) for sound in whole)

    def _is_heard(self, sound: _Sound) -> bool:
        """True where something like each word of a name was heard, and not only what the place is listed as anyway."""
        echoes = [self._echoes.get(word, set()) for word in sound.words]
        return all(echoes) and any(heard != {word} for word, heard in zip(sound.words, echoes, strict=True))

    def is_spelt(self, place: int) -> bool:
        """True where the made spellings of a place are at hand."""
        return place in self._spelt

    def settle(self, claim: Claim) -> Iterator[Meeting]:
        """The made spellings that have the claimed word, and no other word that was never heard; each once."""
        if claim.place not in self._spelt:
            self._spelt[claim.place] = tuple(self._spell(claim.place))
        for text, words in self._spelt[claim.place]:
            if f" {claim.word} " in words and self._heard.issuperset(words.split()):
                meeting = Meeting(claim.place, text, is_made=True)
                if meeting not in self._met:
                    self._met.add(meeting)
                    yield meeting

    def _spell(self, place: int) -> Iterator[tuple[str, str]]:
        """The made spellings of a place with their words, all of which sound like its names: so that it does not matter
        which was heard last."""
        known: dict[str, bool] = {}
        for text in self._respellings(place):
            words = _bare(text)
            for word in words:
                if word not in known:
                    own = bones(word)
                    known[word] = any(bones(each) == own and sound_alike(word, each) for each in self._words[place])
            if words and all(known[word] for word in words):
                yield text, f" {' '.join(words)} "


def _sounds(place: int, name: str) -> Iterator[_Sound]:
    """A Latin name word by word, and written as one (Kafranbel)."""
    words = _bare(name) if script_of(name) is Script.LATIN else ()
    for each in {words, ("".join(words),)} if words else ():
        if sum(len(bones(word)) for word in each if len(word) >= _SHORTEST) >= _FEWEST_BONES:
            yield _Sound(place, each)


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without articles, each as if it had no apostrophe."""
    return tuple(word for word in keys_of(name)[-1].split() if word not in ARTICLES)


def _words_in(chunk: str) -> Iterator[str]:
    """The words, as keys, that a chunk may hold: parted at its apostrophes and not."""
    if chunk.isalpha():
        yield key_of(chunk)
        return
    without = chunk.translate(_WITHOUT_APOSTROPHES)
    surfaces = (token.surface for each in dict.fromkeys((chunk, without)) for token in cut(each).tokens)
    yield from dict.fromkeys(map(key_of, surfaces))
