"""Every word that any rule looks for, and the phrases they make, in tries that all rules share.

A *word class* is a set of written forms that count as one word: école and écoles; one class serves every keyword,
phrase and rule that has the word. A *pattern* is a sequence of word classes; a keyword, an alias or a decoy has one
or more. Patterns live in tries over class numbers, so a phrase inflects as a phrase without listing the product of
its forms, and adding a pattern touches only its own path: no automaton is ever rebuilt.

Nothing here knows what a pattern stands for; the index does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from alerts.language.folding import fold, fold_name, keep_accents

if TYPE_CHECKING:
    from alerts.matching.reader import Reader


STEM_START: Final = 3
"""Letters that a Snowball stemmer leaves alone at the start of a word: a word is stemmed only where some keyword's stem
starts alike."""


@dataclass(frozen=True, slots=True)
class Word:
    """A keyword's word: every written form that counts as it.

    ``homes`` are the languages that the forms are from; in another language that has the same word, only the form
    that a person ``typed`` counts (Turkish « su » is no water in a Spanish text). ``stems`` are ``(language, stem)``
    pairs that also count, for a word in no dictionary. An ``acronym`` is met only by tokens in capitals,
    but for the s of a plural (IEDs).
    """

    forms: frozenset[str]
    homes: frozenset[str] = frozenset()
    typed: str = ""
    stems: tuple[tuple[str, str], ...] = ()
    acronym: bool = False


class Begun(NamedTuple):
    """What a word class begins: any pattern at all, those of just that word, and longer ones."""

    begins: bool
    ends: tuple[int, ...]
    goes_on: bool


_NOTHING: Final = Begun(begins=False, ends=(), goes_on=False)


class Node:
    """A step in the trie: what may come next, and the patterns that end here."""

    __slots__ = ("children", "ends")

    def __init__(self) -> None:
        self.children: dict[int, Node] = _CHILDLESS
        self.ends: tuple[int, ...] = ()

    def enter(self, classes: Iterable[int], pattern: int) -> None:
        """Let ``pattern`` end behind words of these classes."""
        node = self
        for number in classes:
            node = node._child(number)
        node.ends = (*node.ends, pattern)

    def begun(self, number: int) -> Begun:
        """What begins with a word of class ``number``."""
        child = self.children.get(number)
        return _NOTHING if child is None else Begun(begins=True, ends=child.ends, goes_on=bool(child.children))

    def _child(self, number: int) -> Node:
        """What comes after a word of class ``number``, made where nothing did."""
        if self.children is _CHILDLESS:
            self.children = {}
        known = self.children.get(number)
        if known is None:
            known = self.children[number] = Node()
        return known


_CHILDLESS: Final[dict[int, Node]] = {}
"""Shared by all nodes without children, which most are; never written to."""


class Vocabulary:
    """Word classes by what folds to them, and the tries of patterns: keywords' ``phrases`` and ``place_names``."""

    def __init__(self) -> None:
        self.phrases: Final = Node()
        self.place_names: Final = Node()
        self.forms: Final[dict[str, tuple[int, ...]]] = {}
        self.names: Final[dict[str, tuple[int, ...]]] = {}
        self.stems: Final[dict[str, dict[str, tuple[int, ...]]]] = {}
        self.accents: Final[dict[int, frozenset[str]]] = {}
        self.stem_starts: Final[dict[str, set[str]]] = {}
        self.words: Final[dict[int, Word]] = {}
        self.readers: Final[list[Reader]] = []
        self.pattern_count = 0
        self.class_count = 0
        self.longest = 0
        self._classes: Final[dict[Word, int]] = {}
        self._name_classes: Final[dict[str | frozenset[str], int]] = {}
        self._name_forms: Final[dict[int, str | frozenset[str]]] = {}

    def word(self, word: Word) -> int:
        """The class of a keyword's word."""
        known = self._classes.get(word)
        if known is not None:
            return known
        number = self._classes[word] = self._new_class()
        self.words[number] = word
        written = frozenset(map(keep_accents, word.forms))
        self.accents[number] = word.forms if written == word.forms else written
        for form in {fold(form) for form in word.forms}:
            self._enter(self.forms, form, number)
        for language, stem in word.stems:
            self._enter(self.stems.setdefault(language, {}), stem, number)
            self._start_stemming(language, fold(stem)[:STEM_START])
        return number

    def name(self, forms: Iterable[str]) -> int:
        """The class of a word in a place's name: exactly these written forms, case and accents folded."""
        folded = {skeleton for form in forms for skeleton in (fold_name(form), fold(form))}
        key = next(iter(folded)) if len(folded) == 1 else frozenset(folded)
        known = self._name_classes.get(key)
        if known is None:
            known = self._name_classes[key] = self._new_class()
            self._name_forms[known] = key
            for form in folded:
                self._enter(self.names, form, known)
        return known

    def _new_class(self) -> int:
        self.class_count += 1
        return self.class_count - 1

    def pattern(self, trie: Node, classes: Sequence[int]) -> int:
        """A new pattern over ``classes`` in one of the tries; returns its number. ``longest`` has as many words."""
        pattern = self.pattern_count
        self.pattern_count += 1
        begun = trie.begun(classes[0])
        trie.enter(classes, pattern)
        self.longest = max(self.longest, len(classes))
        if self.readers and trie.begun(classes[0]) != begun:
            self._begin(classes[0])
        return pattern

    def _begin(self, number: int) -> None:
        """Words of a class begin something new: what was read of them is read again."""
        word = self.words.get(number)
        if word is None:
            known = self._name_forms[number]
            keys = {known} if isinstance(known, str) else set(known)
        else:
            keys = {fold(form) for form in word.forms} | {stem for _, stem in word.stems}
        for reader in self.readers:
            reader.begin(number)
            for key in keys:
                reader.forget(key)

    def _enter(self, table: dict[str, tuple[int, ...]], key: str, number: int) -> None:
        table[key] = (*table.get(key, ()), number)
        for reader in self.readers:
            reader.forget(key)

    def _start_stemming(self, language: str, start: str) -> None:
        """Words that start so were read without their stem until now."""
        starts = self.stem_starts.setdefault(language, set())
        if start not in starts:
            starts.add(start)
            for reader in self.readers:
                if reader.language == language:
                    reader.forget_all()
