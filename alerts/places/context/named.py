"""The known places whose names stand in an article: what it speaks of besides the place that is watched.

A text is asked for names, not each place for its names: an article has some hundred words, while a name that a hundred
towns share (San José) has thousands of towns around it, and all of them would have to be spelt out in all languages.
So words are looked up by their keys, freed of Arabic prefixes or of Slavic endings, and what is found is held against
those names of the place that begin like it; only these are spelt out. Preferred mistake: a name left out, since other
clues stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import product
from typing import Final

from alerts.language.folding import fold_name
from alerts.memory import weakly
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.places.known import Known
from alerts.places.namekeys import Script, key_of, script_of
from alerts.places.names.consonants import bones
from alerts.places.names.endings import cyrillic_forms
from alerts.places.names.europeannames import SERBIAN_WAYS
from alerts.places.names.slavicnames import SLAVIC_WAYS

LONGEST_NAME: Final = 5
"""Words of a name that is looked for."""
_LONGEST_BENT: Final = 3
"""The same where each word may have an ending."""
_MOST_CUT: Final = 3
"""Last letters of a word in Cyrillic letters that its cases may change (Тернопіль, Тернополя)."""
_PROCLITICS: Final = ("", "و", "ب", "ل", "وب", "ول")
_SOFTENED: Final = {"ц": "к", "з": "г", "с": "х"}
"""Last consonants that case endings change in Ukrainian names, as in Ризі of Рига."""


def _has_consonant(letters: str) -> bool:
    """True for Cyrillic letters of which bones are left."""
    return bones(f"о{letters}") != f"о{letters}"


def _ways() -> Mapping[tuple[int, str], Sequence[re.Pattern[str]]]:
    ways: dict[tuple[int, str], list[re.Pattern[str]]] = {}
    for pattern, cut, ending in (*SLAVIC_WAYS, *SERBIAN_WAYS):
        ways.setdefault((cut, fold_name(ending)), []).append(pattern)
    return ways


_WAYS: Final = _ways()
"""Letters cut off and the ending put on, folded → how the words end that bend so."""
_SOUNDED: Final = tuple({ending for _, ending in _WAYS if _has_consonant(ending)})
"""The endings that have a consonant."""


class Namer:
    """Finds the known places that a text names; remembers words and phrases, since texts repeat them."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer: Final = gazetteer
        self._homes: Final = lru_cache(maxsize=16_384)(weakly(self._read_homes))
        self._is_in_names: Final = lru_cache(maxsize=16_384)(gazetteer.is_in_names)
        self._trunks: Final = lru_cache(maxsize=16_384)(weakly(self._read_trunks))
        self._named: Final = lru_cache(maxsize=4096)(weakly(self._read_named))

    def named_in(self, text: str) -> Mapping[str, tuple[Known, ...]]:
        """The phrases of a text (folded words parted by blanks) that may name places, each with all of these.

        A phrase may still be an ordinary word: ``is_name`` tells.
        """
        found = {phrase: self._homes(phrase) for phrase in self._phrases(text.split())}
        return {phrase: homes for phrase, homes in found.items() if homes}

    def is_name(self, phrase: str, place: Known, *, common: bool) -> bool:
        """True where ``phrase`` is a form of a name of ``place`` that is meant by it; where the name is an ordinary
        word too (Liban is one in Spanish) only if ``common``."""
        return any(common or not is_word for is_word in self._named(phrase, place.id))

    def _read_named(self, phrase: str, place_id: int) -> frozenset[bool]:
        """Of the names of a place that ``phrase`` is a form of, whether they are ordinary words."""
        written = {text for _, text in self._gazetteer.forms(place_id)}
        named = (
            name
            for text in written
            if _is_of(phrase, text)
            for name in self._gazetteer.named(place_id, text)
            if name.text == text or name.text not in written
        )
        return frozenset(bool(name.common) for name in named if name.default and phrase in written_forms(name.text))

    def _phrases(self, words: list[str]) -> Iterator[str]:
        """Each run of words that may be a name, once."""
        seen: set[str] = set()
        for at in range(len(words)):
            for end in range(at + 1, min(at + LONGEST_NAME, len(words)) + 1):
                last = words[end - 1]
                bends = script_of(last) is Script.CYRILLIC
                if end - at > (_LONGEST_BENT if bends else LONGEST_NAME):
                    break
                if end - at > 1 and not bends and not self._is_in_names(last):
                    break
                phrase = " ".join(words[at:end])
                if len(phrase) > 2 and phrase not in seen:
                    seen.add(phrase)
                    yield phrase

    def _read_homes(self, phrase: str) -> tuple[Known, ...]:
        """The places that are called so."""
        script = script_of(phrase)
        if script is Script.CYRILLIC:
            return tuple(self._bent(phrase))
        prefixes = _PROCLITICS if script is Script.ARABIC else ("",)
        bare = [phrase.removeprefix(prefix) for prefix in prefixes if phrase.startswith(prefix)]
        return tuple({home.id: home for key in bare for home in self._gazetteer.filed_under(key)}.values())

    def _bent(self, phrase: str) -> Iterable[Known]:
        """The places that are called so in some case: В Нижнем Новгороде. Endings have one consonant at most."""
        words = phrase.split()
        trunks = [self._trunks(word) for word in words] if len(words) > 1 else [tuple(_unbent(phrase))]
        is_wanted = partial(_may_be, phrase)
        alike = {
            home.id: home
            for own in {bones("".join(each)) for each in product(*trunks)}
            for home in self._gazetteer.with_bones(Script.CYRILLIC, own, phrase[0], is_wanted)
        }
        return (home for home in alike.values() if self.is_name(phrase, home, common=True))

    def _read_trunks(self, word: str) -> tuple[str, ...]:
        """The consonants of the words of names that ``word`` may be a case of."""
        if not _has_consonant(word):
            return (word,)
        found = []
        for own in _unbent(word):
            start = word[: max(1, len(own) - _MOST_CUT)]
            known = self._gazetteer.words_with_bones(Script.CYRILLIC, own, start)
            if any(_is_case(word, each) for each in known):
                found.append(own)
        return tuple(found)


def _unbent(word: str) -> Iterator[str]:
    """The consonants that a word in Cyrillic letters may have without its ending."""
    own = bones(word)
    yield own
    if len(own) > 1 and word.endswith(_SOUNDED):
        yield own[:-1]
        if own[-1] in _SOFTENED:
            yield own[:-1] + _SOFTENED[own[-1]]


def _is_of(phrase: str, name: str) -> bool:
    """False where ``phrase`` is no form of a name, nor, in Arabic, of this name with words before it."""
    script = script_of(name)
    if script is not script_of(phrase):
        return False
    if script is not Script.CYRILLIC:
        return phrase.endswith(key_of(name))
    return _may_be(phrase, key_of(name)) and phrase in written_forms(name)


def _may_be(phrase: str, key: str) -> bool:
    """True where a phrase may be a case of the name in Cyrillic letters with this key."""
    if phrase.count(" ") != key.count(" "):
        return False
    return all(map(_is_case, phrase.split(), key.split()))


def _is_case(word: str, known: str) -> bool:
    """True where a word may be a case of ``known``, as words bend that end like it."""
    at = max(1, len(known) - _MOST_CUT)
    if word[:at] != known[:at]:
        return False
    while at < len(known) and not _bends(word, known, at) and word[at : at + 1] == known[at]:
        at += 1
    return word == known or _bends(word, known, at)


def _bends(word: str, known: str, at: int) -> bool:
    """True where words that end like ``known`` may have the end of ``word`` from ``at`` on."""
    ways = _WAYS.get((len(known) - at, word[at:]))
    return ways is not None and any(way.search(known.capitalize()) for way in ways)


@lru_cache(maxsize=4096)
def written_forms(name: str) -> frozenset[str]:
    """A name as it may stand in a text, as keys: with case endings in its own letters, behind Arabic prepositions."""
    if script_of(name) is Script.CYRILLIC:
        return frozenset(fold_name(form) if form.isalpha() else key_of(form) for form in cyrillic_forms(name))
    prefixes = _PROCLITICS if script_of(name) is Script.ARABIC else ("",)
    return frozenset(f"{prefix}{key_of(name)}" for prefix in prefixes)
