"""Every word that any rule looks for, and the phrases they make, in tries that all rules share.

A *word class* is a set of written forms that count as one word: école and écoles; one class serves every keyword,
phrase and rule that has the word. A *pattern* is a sequence of word classes; a keyword, an alias or a decoy has one
or more. Patterns live in tries over class numbers, so a phrase inflects as a phrase without listing the product of
its forms, and adding a pattern touches only its own path: no automaton is ever rebuilt. What a pattern means stands
where it ends: a keyword's number, ``~`` of it for a phrase in which it means another thing, or the number of a half of
couples; a ``Name``, or a ``Veil`` for a longer name of another place. The words of a pattern stand side by side, those
of the lexicon's phrases also with a gap between them (``gaps``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from alerts.language.folding import fold, fold_all, fold_name, keep_accents
from alerts.language.scripts import LATIN, script_of
from alerts.matching.symbols import InNames
from alerts.matching.watchednames import Name, Veil

PARTED: Final = 1 << 30
"""From this number on, a meaning is a separable verb without its particle: ``Vocabulary.parted``."""
HALF: Final = 1 << 31
"""From this number on, a meaning is a half of couples (``couples``)."""
APART: Final = 6
"""The most words that may stand between the two halves of a couple."""
ANYTHING: Final = -PARTED
"""Stands for any few words in a pattern, and in a node for what comes behind them."""
ANY_WORD: Final = ANYTHING - 1
"""Likewise, for one word of any kind or none."""
LONGEST_GAP: Final = 6
"""The most words that may stand between the words of a pattern, all gaps of it together."""
STEM_START: Final = 3
"""Letters that a Snowball stemmer leaves alone at the start of a word: a word is stemmed only where some keyword's stem
starts alike."""
_STEM_END: Final = 2
"""Letters at the end of a stem that its words may have otherwise (difference, different). Of all words of our
dictionaries only Dutch and German ones are changed before it, by a ge or an ae that is taken out."""
_CHANGED_INSIDE: Final = frozenset({"nl", "de"})


_HOMES: Final[dict[frozenset[str], frozenset[str]]] = {}
"""Each set of languages once, for all the words that are at home there: there are some hundred."""


@dataclass(frozen=True, slots=True)
class Word:
    """A keyword's word: every written form that counts as it, ``in_order``.

    ``homes`` are the languages that the forms are from; in another language that has the same word, only the form
    that a person ``typed`` counts (Turkish « su » is no water in a Spanish text). ``stems`` are ``(language, stem)``
    pairs that also count, for a word in no dictionary. An ``acronym`` is met only by tokens in capitals,
    but for the s of a plural (IEDs). A ``local`` word counts in texts of its homes only.
    """

    forms: tuple[str, ...]
    homes: frozenset[str] = frozenset()
    typed: str = ""
    stems: tuple[tuple[str, str], ...] = ()
    acronym: bool = False
    local: bool = False
    _hash: int = field(init=False, repr=False, compare=False)
    """Kept: words are looked up over and over, and some have a thousand forms."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "homes", _HOMES.setdefault(self.homes, self.homes))
        own = hash((self.forms, self.homes, self.typed, self.stems, self.acronym, self.local))
        object.__setattr__(self, "_hash", own)

    def __hash__(self) -> int:
        return self._hash


def in_order(forms: Iterable[str]) -> tuple[str, ...]:
    """A word's ``forms``, each once and sorted: a sixth of the memory of a set, of which the lexicon fills 34,000."""
    return tuple(sorted(set(forms)))


Meaning = TypeVar("Meaning")


class Node(Generic[Meaning]):
    """A step in the trie: what may come next, and what the patterns that end here mean."""

    __slots__ = ("apart", "children", "ends")

    def __init__(self) -> None:
        self.children: dict[int, Node[Meaning]] = _CHILDLESS
        self.apart: dict[int, Node[Meaning]] = _CHILDLESS
        """What may also come behind a gap (``gaps``), and under ``ANYTHING`` what comes behind any few words. A table
        of its own, if an empty one, where there may be a gap farther on."""
        self.ends: tuple[Meaning, ...] = ()

    def enter(self, classes: Sequence[int], meaning: Meaning) -> None:
        """Let words of these classes mean this too; before a class given as ``~`` of its number may be a gap, and
        ``ANYTHING`` and ``ANY_WORD`` stand for what they say."""
        node = self
        has_gaps = min(classes) < 0
        for number in classes:
            node = node._child(number)
            if has_gaps and node.apart is _CHILDLESS:
                node.apart = {}
        if meaning not in node.ends:
            node.ends = (*node.ends, meaning)

    def begun(self, number: int) -> tuple[bool, bool, bool]:
        """Whether a word of class ``number`` begins any pattern, is one by itself, and begins longer ones."""
        child = self.children.get(number)
        return (False, False, False) if child is None else (True, bool(child.ends), child.goes_on)

    @property
    def has_gaps(self) -> bool:
        """True where some pattern through this node has a gap."""
        return self.apart is not _CHILDLESS

    @property
    def goes_on(self) -> bool:
        """True where something may come after it."""
        return bool(self.children or self.apart)

    def _child(self, number: int) -> Node[Meaning]:
        """What comes after a word of class ``number``, made where nothing did."""
        if number < 0:
            if self.apart is _CHILDLESS:
                self.apart = {}
            children, number = self.apart, number if number <= ANYTHING else ~number
        else:
            if self.children is _CHILDLESS:
                self.children = {}
            children = self.children
        known = children.get(number)
        if known is None:
            known = children[number] = Node()
        return known


_CHILDLESS: Final[dict[int, Node[Any]]] = {}
"""Shared by all nodes without children, which most are; never written to."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a vocabulary has gained since its reader last looked; the reader empties it.

    A word may now be what folds to one of ``keys``; words of the classes ``begun`` begin something more, those
    ``recast`` something of another kind; a language ``stemmed`` has a stem that begins like no other before.
    """

    keys: set[str] = field(default_factory=set)
    begun: set[int] = field(default_factory=set)
    recast: set[int] = field(default_factory=set)
    stemmed: set[str] = field(default_factory=set)

    def clear(self) -> None:
        """All of it was taken in."""
        for each in (self.keys, self.begun, self.recast, self.stemmed):
            each.clear()


class Vocabulary:
    """Word classes by what folds to them, and the tries of patterns: keywords' ``phrases`` and ``place_names``."""

    def __init__(self) -> None:
        self.phrases: Final = Node[int]()
        self.place_names: Final = Node[Name | Veil]()
        self.forms: Final[dict[str, tuple[int, ...]]] = {}
        """Folded form → the classes that have it, ``~`` of one that has it with accents only: marche of marché."""
        self.accented: Final[dict[str, tuple[int, ...]]] = {}
        """Latin form with its accents, where it has any → the classes that have it."""
        self.names: Final[dict[str, tuple[int, ...]]] = {}
        self.stems: Final[dict[str, dict[str, tuple[int, ...]]]] = {}
        self.stem_starts: Final[dict[str, dict[str, tuple[str, ...]]]] = {}
        """Language → the first letters of a stem → what the words of such stems begin with, folded."""
        self.words: Final[dict[int, Word]] = {}
        self.parted: Final[list[tuple[int, str]]] = []
        """The keyword and the particle that must end the clause, of each meaning from ``PARTED`` on."""
        self.couples: Final[dict[int, dict[int, tuple[int, ...]]]] = {}
        """Half of couples → the halves that it makes one with → the keywords that are met so."""
        self.class_count = 0
        self.longest = 0
        self._longest_half = 0
        self._followers: Final[list[Changes]] = []
        self._classes: Final[dict[Word, int]] = {}
        self._name_classes: Final[dict[str | frozenset[str], int]] = {}
        self._name_forms: Final[dict[int, str | frozenset[str]]] = {}

    def follow(self) -> Changes:
        """All that becomes known from now on, for one reader; it stands there until that reader takes it in."""
        changes = Changes()
        self._followers.append(changes)
        return changes

    def part_from(self, changes: Changes) -> None:
        """Note nothing more for the reader of ``changes``."""
        self._followers[:] = [each for each in self._followers if each is not changes]

    def word(self, word: Word) -> int:
        """The class of a keyword's word."""
        known = self._classes.get(word)
        if known is not None:
            return known
        number = self._classes[word] = self._new_class()
        self.words[number] = word
        own = (number,)
        exact, loose, accented = _written(word.forms)
        _enter(self.accented, accented, own)
        _enter(self.forms, exact, own)
        _enter(self.forms, loose, (~number,))
        self._tell(exact)
        self._tell(loose)
        for language, stem in word.stems:
            _enter(self.stems.setdefault(language, {}), (stem,), own)
            self._tell((stem,))
            self._start_stemming(language, fold(stem))
        return number

    def name(self, forms: Iterable[str]) -> int:
        """The class of a word in a place's name: exactly these written forms, case and accents folded."""
        folded = {skeleton for form in forms for skeleton in (fold_name(form), fold(form))}
        key = next(iter(folded)) if len(folded) == 1 else frozenset(folded)
        known = self._name_classes.get(key)
        if known is None:
            known = self._name_classes[key] = self._new_class()
            self._name_forms[known] = key
            _enter(self.names, folded, (known,))
            self._tell(folded)
        return known

    def opens_phrase(self, *numbers: tuple[int, ...]) -> bool:
        """True where a word of some of these classes may begin a keyword."""
        begun = self.phrases.children.keys()
        return not all(map(begun.isdisjoint, numbers))

    def in_names(self, numbers: tuple[int, ...]) -> InNames:
        """What a word of these classes may be in the names of places."""
        begun = self.place_names.children
        role = InNames.NOTHING
        for number in numbers:
            node = begun.get(number)
            own = InNames.INNER if node is None else InNames.WHOLE if node.ends else InNames.OPENING
            role = max(role, own)
        return role

    def _new_class(self) -> int:
        self.class_count += 1
        return self.class_count - 1

    def enter(self, trie: Node[Meaning], classes: Sequence[int], meaning: Meaning) -> None:
        """Let words of these classes mean this, in one of the tries. ``longest`` counts the words of the longest."""
        first = classes[0]
        begun = trie.begun(first) if self._followers else None
        trie.enter(classes, meaning)
        gaps = LONGEST_GAP if min(classes) < 0 else 0
        self.longest = max(self.longest, len(classes) + gaps)
        for changes in self._followers:
            changes.begun.add(first)
        if self._followers and trie.begun(first) != begun:
            self._recast(first)

    def enter_half(self, patterns: Iterable[Sequence[int]], number: int) -> None:
        """Let these patterns be a half of couples, of a number from ``HALF`` on."""
        for classes in patterns:
            self.enter(self.phrases, classes, number)
            gaps = LONGEST_GAP if min(classes) < 0 else 0
            self._longest_half = max(self._longest_half, len(classes) + gaps)

    def couple(self, one: int, other: int, number: int) -> None:
        """Let a keyword be met where these halves stand together."""
        numbers = self.couples.setdefault(one, {}).setdefault(other, ())
        self.couples[one][other] = (*numbers, number)
        self.longest = max(self.longest, 2 * self._longest_half + APART)

    def _recast(self, number: int) -> None:
        """Words of a class begin something of another kind: what was read of them is read again."""
        word = self.words.get(number)
        if word is None:
            known = self._name_forms[number]
            keys = {known} if isinstance(known, str) else known
        else:
            keys = {*fold_all(word.forms)} | {stem for _, stem in word.stems}
        for changes in self._followers:
            changes.recast.add(number)
            changes.keys.update(keys)

    def _tell(self, keys: Iterable[str]) -> None:
        """A word may now be what folds to one of ``keys``."""
        for changes in self._followers:
            changes.keys.update(keys)

    def _start_stemming(self, language: str, stem: str) -> None:
        """Words that begin like a stem were read without theirs until now."""
        starts, start = self.stem_starts.setdefault(language, {}), stem[:STEM_START]
        length = STEM_START if language in _CHANGED_INSIDE else max(STEM_START, len(stem) - _STEM_END)
        known, beginning = starts.get(start), stem[:length]
        if known is not None and beginning.startswith(known):
            return
        starts[start] = (beginning,) if known is None else (*known, beginning)
        for changes in self._followers:
            if known is None:
                changes.stemmed.add(language)
            else:
                changes.keys.add(beginning_key(language, start))


def beginning_key(language: str, start: str) -> str:
    """The key under which words of a language are noted that begin with the first letters of a watched stem."""
    return f"~{language}{start}"


def _written(forms: Sequence[str]) -> tuple[Collection[str], Collection[str], Collection[str]]:
    """The ``forms`` as texts are asked for them: folded, where they have an accent only the accent may tell them from
    another word, and as these are written."""
    folded = fold_all(forms)
    if folded is forms:
        return forms, (), ()
    together = "".join(forms)
    if not LATIN.search(together):
        return dict.fromkeys(folded), (), ()
    are_plain = keep_accents(together) == together
    exact: dict[str, None] = {}
    loose: dict[str, None] = {}
    accented: dict[str, None] = {}
    for form, key in zip(forms, folded, strict=True):
        if key == form:
            exact[form] = None  # one string for both: most forms of a large lexicon
            continue
        written = key if script_of(form) != "latin" else form if are_plain else keep_accents(form)
        if written == key:
            exact[key] = None
        else:
            loose[key] = accented[written] = accented[written.replace("œ", "oe").replace("æ", "ae")] = None
    return exact, loose.keys() - exact.keys(), accented


def _enter(table: dict[str, tuple[int, ...]], keys: Iterable[str], numbers: tuple[int, ...]) -> None:
    """Put ``numbers`` behind those that each of ``keys`` has; the many keys of one word alone share one tuple."""
    for key in keys:
        known = table.setdefault(key, numbers)
        if known is not numbers:
            table[key] = known + numbers
