"""The made spellings (``madenames``: Tal Tamr for Tall Tamr) of the places of areas, found by their sound.

    a Latin name of a place ─► the bones of each word (``consonants``)
    a word of a text        ─► the names with a word of these bones, once all their other words were heard too
                               ─► the words of all spellings of that place that are thought of, noted once
                               ─► those whose words were all heard ─► the ones of them that are safe, each once

To spell out a place takes some milliseconds and to ask dictionaries and other places about all its spellings far more,
so the one is done for places alone that a text may name, the other for spellings. What is found is no mention yet, as
in ``unmet``. Preferred mistake: a spelling with other consonants than the name missed; one that no
followed place would go by is never found, since these are the very ones.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from alerts.language.tokens import cut
from alerts.matching.unmet import Meeting
from alerts.places.gazetteer.likeness import sound_alike
from alerts.places.namekeys import APOSTROPHES, Script, key_of, script_of
from alerts.places.names.consonants import ARTICLES, bones
from alerts.places.names.romanised import Wanted, is_safe

_FEWEST_BONES: Final = 2
"""Consonants, in words of four letters and more, of a name that is listened for; all words are full of one."""
_SHORTEST: Final = 4
_WITHOUT_APOSTROPHES: Final = {ord(sign): None for sign in APOSTROPHES}
_NEXT: Final = "\n"


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

    def __init__(self, respellings: Callable[[int, Wanted], Iterable[str]]) -> None:
        self._respellings: Final = respellings
        self._by_bones: Final[dict[str, list[str]]] = {}
        self._by_word: Final[dict[str, list[_Sound]]] = {}
        self._words: Final[dict[int, set[str]]] = {}
        self._heard: Final[set[str]] = set()
        self._echoes: Final[dict[str, set[str]]] = {}
        self._spelt: Final[dict[int, str]] = {}

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
        """True where the spellings of a place were noted."""
        return place in self._spelt

    def settle(self, claim: Claim) -> Iterator[Meeting]:
        """The made spellings that have the claimed word, and no other word that was never heard; each once."""
        if claim.place not in self._spelt:
            self._spelt[claim.place] = self._noted(claim.place)
        waiting = self._spelt[claim.place].split(_NEXT)
        said = {each for each in waiting if f" {claim.word} " in each and self._is_said(each, claim.place)}
        if said:
            self._spelt[claim.place] = _NEXT.join(each for each in waiting if each not in said)
            for text in self._respellings(claim.place, lambda text: _run(text) in said):
                yield Meeting(claim.place, text, is_made=True)

    def _noted(self, place: int) -> str:
        """The words of each spelling of a place, in one string: there are hundreds."""
        thought_of: set[str] = set()

        def note(text: str) -> bool:
            thought_of.add(_run(text))
            return False

        deque(self._respellings(place, note), maxlen=0)
        return _NEXT.join(thought_of)

    def _is_said(self, run: str, place: int) -> bool:
        """True where all words of a spelling were heard, and all sound like the place's names: so that it does not
        matter which was heard last."""
        words = run.split()
        return self._heard.issuperset(words) and all(self._sounds_like(word, place) for word in words)

    def _sounds_like(self, word: str, place: int) -> bool:
        """True for a word that sounds like one of a name of a place."""
        own = bones(word)
        return any(bones(each) == own and sound_alike(word, each) for each in self._words[place])


def _run(text: str) -> str:
    """The words of a spelling, a blank round each."""
    return f" {' '.join(_bare(text))} "


def _sounds(place: int, name: str) -> Iterator[_Sound]:
    """A Latin name word by word, and written as one (Kafranbel)."""
    words = _bare(name) if script_of(name) is Script.LATIN else ()
    for each in {words, ("".join(words),)} if words else ():
        if sum(len(bones(word)) for word in each if len(word) >= _SHORTEST) >= _FEWEST_BONES:
            yield _Sound(place, each)


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without articles, each as if it had no apostrophe."""
    return tuple([word for word in key_of(name.translate(_WITHOUT_APOSTROPHES)).split() if word not in ARTICLES])


def _words_in(chunk: str) -> Iterator[str]:
    """The words, as keys, that a chunk may hold: parted at its apostrophes and not."""
    if chunk.isalpha():
        yield key_of(chunk)
        return
    without = chunk.translate(_WITHOUT_APOSTROPHES)
    surfaces = (token.surface for each in dict.fromkeys((chunk, without)) for token in cut(each).tokens)
    yield from dict.fromkeys(map(key_of, surfaces))
