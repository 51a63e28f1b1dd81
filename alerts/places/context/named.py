"""The known places whose names stand in an article: what it speaks of besides the place that is watched.

A text is asked for names, not each place for its names: an article has some hundred words, while a name that a hundred
towns share (San José) has thousands of towns around it, and all of them would have to be spelt out in all languages.
So words are looked up by their keys, freed of Arabic prefixes or of Slavic endings, and what is found is held against
the written forms of the place. Preferred mistake: a name left out, since other clues stand beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import product
from typing import Final

from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Known
from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.consonants import bones
from alerts.places.names.endings import name_forms

LONGEST_NAME: Final = 5
"""Words of a name that is looked for."""
_LONGEST_BENT: Final = 3
"""The same where each word may have an ending."""
_PROCLITICS: Final = ("", "و", "ب", "ل", "وب", "ول")
_SOFTENED: Final = {"ц": "к", "з": "г", "с": "х"}
"""Last consonants that case endings change in Ukrainian names, as in Ризі of Рига."""


class Namer:
    """Finds the known places that a text names; remembers how they are written."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer: Final = gazetteer
        self._keys: Final = lru_cache(maxsize=4096)(self._read_keys)

    def named_in(self, text: str) -> Mapping[str, tuple[Known, ...]]:
        """The phrases of a text (folded words parted by blanks) that may name places, each with all of these.

        A phrase may still be an ordinary word: ``is_name`` tells.
        """
        found = {phrase: tuple(self._homes(phrase)) for phrase in self._phrases(text.split())}
        return {phrase: homes for phrase, homes in found.items() if homes}

    def is_name(self, phrase: str, place: Known, *, common: bool) -> bool:
        """True where ``phrase`` is a form of a name of ``place`` that is meant by it; where the name is an ordinary
        word too (Liban is one in Spanish) only if ``common``."""
        return phrase in self.keys(place.id, common=common)

    def keys(self, place_id: int, *, common: bool) -> frozenset[str]:
        """The names of a place as keys, as they may stand in a text; ordinary words among them if ``common``."""
        return self._keys(place_id, common)

    def _read_keys(self, place_id: int, common: bool) -> frozenset[str]:
        known = self._gazetteer.names(place_id)
        names = [name.text for name in known if name.default and (common or not name.common)]
        return frozenset(key for name in names for key in _forms(name) if len(key) > 2)

    def _phrases(self, words: list[str]) -> Iterator[str]:
        """Each run of words that may be a name, once."""
        seen: set[str] = set()
        in_names = {word: self._gazetteer.is_in_names(word) for word in set(words)}
        for at in range(len(words)):
            for end in range(at + 1, min(at + LONGEST_NAME, len(words)) + 1):
                bends = script_of(words[end - 1]) is Script.CYRILLIC
                if end - at > (_LONGEST_BENT if bends else LONGEST_NAME):
                    break
                if end - at > 1 and not bends and not in_names[words[end - 1]]:
                    break
                phrase = " ".join(words[at:end])
                if len(phrase) > 2 and phrase not in seen:
                    seen.add(phrase)
                    yield phrase

    def _homes(self, phrase: str) -> Iterable[Known]:
        """The places that are called so."""
        script = script_of(phrase)
        if script is Script.CYRILLIC:
            return self._bent(phrase)
        prefixes = _PROCLITICS if script is Script.ARABIC else ("",)
        bare = [phrase.removeprefix(prefix) for prefix in prefixes if phrase.startswith(prefix)]
        found = {home.id: home for key in bare for home in self._gazetteer.filed_under(key)}
        return found.values()

    def _bent(self, phrase: str) -> list[Known]:
        """The places that are called so in some case: В Нижнем Новгороде. Endings have one consonant at most."""
        consonants = {bones("".join(words)) for words in product(*map(_unbent, phrase.split()))}
        alike = {
            (home.id, key): home
            for own in consonants
            for key, home in self._gazetteer.with_bones(Script.CYRILLIC, own)
            if key[0] == phrase[0] and key.count(" ") == phrase.count(" ")
        }
        return list({home.id: home for home in alike.values() if self.is_name(phrase, home, common=True)}.values())


def _unbent(word: str) -> Iterator[str]:
    """The consonants that a word in Cyrillic letters may have without its ending."""
    own = bones(word)
    yield own
    if len(own) > 1:
        yield own[:-1]
        if own[-1] in _SOFTENED:
            yield own[:-1] + _SOFTENED[own[-1]]


def _forms(name: str) -> Iterable[str]:
    """A name as it may stand in a text, as keys: with case endings in its own letters, behind Arabic prepositions."""
    if script_of(name) is Script.CYRILLIC:
        written = {form for forms in name_forms(name).values() for form in forms}
        yield from {key_of(form) for form in written if script_of(form) is Script.CYRILLIC}
        return
    key = key_of(name)
    yield from (f"{prefix}{key}" for prefix in (_PROCLITICS if script_of(name) is Script.ARABIC else ("",)))
