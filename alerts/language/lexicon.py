"""The humanitarian lexicon: a concept, its words in every language, and the phrases in which they mean something else.

The words live in ``lexicon_data/<group>.toml``, one readable file per group, written by hand: bilingual dictionaries
confuse exactly the senses that matter here (mine, siège, shell, strike). Nothing is read before the first question; a
concept asked for by its id is read alone, and all of them, once, when a word is asked for. The lexicon holds dictionary
forms; which inflected form belongs to which word is the business of ``inflection``, and this module only asks it when a
word is not listed as it was typed. Bars stand between words that may take each other's place: ``lost my|our home`` is
two phrases, ``by |the flood`` is one with or without. Three dots stand for any few words: ``shares … collapse``, two
for one. How far words of a phrase may stand apart says ``matching.gaps``. A plus makes a couple: ``collapse, cave in +
bridge, @home`` is one of the first words and one of the others in any order, few words apart, in one sentence
(``matching.couples``); ``@home`` stands for the words of that group in ``lexicon_data/groups.toml``.

Where a word belongs to several concepts (قصف is both shelling and bombing), ``concepts_for`` gives them all and
``concept`` the one that lists it earliest. A wrong concept costs a person one look at the list that is shown before a
rule is saved; an unknown word costs the other languages. So looking up is generous: case, accents, hyphens, Arabic
letter variants and inflection do not matter.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from itertools import product
from typing import Any, Final, NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from alerts.language.folding import fold
from alerts.language.grammars.arabic import peel
from alerts.language.inflection import inflect

LANGUAGES: Final = ("fr", "en", "ar", "es", "pt", "ru", "uk", "tr", "fa", "sw")
"""Every concept has words in each of these; a data file may add more."""

GROUPS: Final = ("violence", "protected", "people", "displacement", "needs", "hazards", "disease")
"""The groups of concepts, in the order in which they are shown; the stems of the data files."""

Couple = tuple[tuple[str, ...], tuple[str, ...]]
"""Words and phrases of which one must stand near one of the others."""

_BESIDE: Final = " + "
_GROUP: Final = "@"
_HEADER: Final = re.compile(r"^\[(\S+)\]$", re.MULTILINE)
"""Opens the table of a concept, which ends where the next begins."""
_JOINTS: Final = re.compile(r"(?:[\s\-‐‑‒–−_'’ʼ…]|\.{3})+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """A thing that rules watch for, in many languages.

    ``codes`` maps a scheme (``hxl``, ``glide``, ``iasc``, ``acled``, ``insecurity-insight``, ``caac``) to the value
    that the scheme itself uses. ``words`` and ``exclusions`` map a language to words and phrases in dictionary form,
    the most usual first. An exclusion is a phrase around one of the words in another sense (siège social): a mention
    of the word inside the phrase does not count; elsewhere in the sentence it does. They are kept as they are
    written, with bars: few concepts are asked for theirs. ``couples`` are by language too.
    ``covers`` are the ids of concepts that are this one too: what is destroyed is damaged.
    """

    id: str
    group: str
    codes: Mapping[str, str] = field(hash=False)
    words: Mapping[str, tuple[str, ...]] = field(hash=False)
    written_exclusions: Mapping[str, Sequence[str]] = field(hash=False)
    couples: Mapping[str, tuple[Couple, ...]] = field(hash=False, default_factory=dict)
    covers: tuple[str, ...] = ()

    @property
    def exclusions(self) -> Mapping[str, tuple[str, ...]]:
        """Language → the phrases in which a word means something else, one for each choice between bars."""
        return {language: spelt_out(phrases) for language, phrases in self.written_exclusions.items()}


@cache
def all_concepts() -> tuple[Concept, ...]:
    """Every concept, by group in the order of ``GROUPS``, as the data files list them."""
    return tuple(map(_read, _written()))


def covered(known: Concept) -> tuple[Concept, ...]:
    """``known``, then the concepts that it covers, those that these cover included, each once."""
    found: dict[Concept, None] = {}
    waiting = [known]
    while waiting:
        each = waiting.pop(0)
        if each not in found:
            found[each] = None
            waiting.extend(map(_read, each.covers))
    return tuple(found)


def concept(text: str) -> Concept | None:
    """The concept that ``text`` names: by id (``school``), else by a word in any language, in any form.

    >>> concept("Écoles") is concept("school") is concept("المدارس")
    True
    """
    named = _named(_compact(text))  # what rules mostly say; the index of words is not needed for it
    return named or next(iter(concepts_for(text)), None)


def concepts_for(word: str) -> tuple[Concept, ...]:
    """The concepts that ``word`` may mean: the one of that id first, then by how central the word is to them; where no
    list has it, those that couple one part of it with the rest (toit effondré)."""
    return concepts_listing(word) or tuple(dict.fromkeys(_coupled([_forms(part) for part in _typed_parts(word)])))


def concepts_listing(word: str) -> tuple[Concept, ...]:
    """The concepts that list ``word``, in some form, as one of their words, in the same order."""
    key = _compact(word)
    named = _named(key)
    listed = _index().concepts.get(key) or _inflected(word)
    if named is None:
        return listed
    return (named, *(other for other in listed if other is not named))


def nearest(text: str, limit: int = 3) -> tuple[Concept, ...]:
    """At most ``limit`` concepts with an id or word spelled like ``text``, the most alike first: what to suggest for
    a misspelt one. Empty when nothing is alike."""
    names = _names()
    alike = process.extract(_compact(text), names.keys(), scorer=fuzz.ratio, limit=limit * 3, score_cutoff=70)
    return tuple(dict.fromkeys(found for name, _, _ in alike for found in names[name]))[:limit]


def slip_of(word: str) -> str:
    """The word of the lexicon from which ``word`` is one slip of the pen away (a letter too many, too few, another, two
    in the wrong order); "" where none is. Both have the same first letter."""
    folded = fold(word)
    alike = process.extract(folded, _lone_words().keys(), scorer=OSA.distance, score_cutoff=1, limit=None)
    return next((_lone_words()[found] for found, _, _ in alike if found[:1] == folded[:1]), "")


@cache
def _lone_words() -> Mapping[str, str]:
    """The words that stand alone, folded → as they are listed."""
    lone: dict[str, str] = {}
    for found in all_concepts():
        for word in (word for words in found.words.values() for word in words if word.isalpha()):
            lone.setdefault(fold(word), word)
    return lone


@cache
def _names() -> Mapping[str, tuple[Concept, ...]]:
    """The concepts by each of their words and by their ids."""
    return {**_index().concepts, **{_compact(each.id): (each,) for each in all_concepts()}}


@cache
def _written() -> Mapping[str, tuple[str, str]]:
    """The id of each concept → its group and its table as it is written, in the order of ``all_concepts``."""
    found: dict[str, tuple[str, str]] = {}
    for group in GROUPS:
        _, *parts = _HEADER.split(_text(group))
        found.update((identifier, (group, table)) for identifier, table in zip(parts[::2], parts[1::2], strict=True))
    return found


@cache
def _read(identifier: str) -> Concept:
    group, written = _written()[identifier]
    table = tomllib.loads(written)
    codes = table.pop("codes", {})
    exclusions = table.pop("not", {})
    covers = table.pop("covers", [])
    return Concept(
        id=identifier,
        group=group,
        codes=codes,
        words={language: spelt_out(each for each in texts if _BESIDE not in each) for language, texts in table.items()},
        written_exclusions=exclusions,
        couples={
            language: couples
            for language, texts in table.items()
            if (couples := tuple(_couple(each, language) for each in texts if _BESIDE in each))
        },
        covers=tuple(covers),
    )


def _text(name: str) -> str:
    return (resources.files(__package__) / "lexicon_data" / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _groups() -> Mapping[str, Any]:
    """The groups of words that couples name: by name and language."""
    return tomllib.loads(_text("groups"))


def _couple(text: str, language: str) -> Couple:
    one, other = text.split(_BESIDE)
    return _half(one, language), _half(other, language)


def _half(text: str, language: str) -> tuple[str, ...]:
    """The words of one side of a couple, those of the groups that it names included."""
    named = text.split(", ")
    return spelt_out(
        word
        for each in named
        for word in (_groups()[each.removeprefix(_GROUP)][language] if each.startswith(_GROUP) else (each,))
    )


def spelt_out(phrases: Iterable[str]) -> tuple[str, ...]:
    """Listed phrases, one for each choice of the words between bars; a choice of nothing leaves the word out. English
    « didn't » brings « didnt », as people type it."""
    spelt = (each for phrase in phrases for each in (_chosen(phrase) if "|" in phrase else (phrase,)))
    return tuple(dict.fromkeys(typed for each in spelt for typed in (each, each.replace("n't", "nt"))))


def _typed_parts(text: str) -> list[str]:
    return [part for part in _JOINTS.split(text) if part]


def _chosen(phrase: str) -> Iterator[str]:
    choices = product(*(word.split("|") for word in phrase.split()))
    return (" ".join(filter(None, words)) for words in choices)


def _parts(text: str) -> tuple[str, ...]:
    plain = text.replace(" ", "").isalpha()  # nearly all are, and take half of the time
    return tuple(map(fold, text.split())) if plain else tuple(filter(None, map(fold, _JOINTS.split(text))))


def _compact(text: str) -> str:
    """The key of a word: its folded parts joined, so that air strike, air-strike and airstrike are one."""
    return "".join(_parts(text))


def _named(key: str) -> Concept | None:
    """The concept whose id has this key."""
    identifier = _ids().get(key)
    return _read(identifier) if identifier is not None else None


@cache
def _ids() -> Mapping[str, str]:
    """The ids of the concepts by their keys."""
    return {_compact(identifier): identifier for identifier in _written()}


class _Half(NamedTuple):
    """One word or phrase of a side of a couple, as folded parts; the couple by its concept and number there."""

    parts: tuple[str, ...]
    couple: tuple[Concept, int]
    side: int


class _Index(NamedTuple):
    """The words of the lexicon: by their key the concepts that have them, the most central first; by their first part
    all as tuples of their folded parts, and so those of couples."""

    concepts: Mapping[str, tuple[Concept, ...]]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    halves: Mapping[str, tuple[_Half, ...]]


@cache
def _index() -> _Index:
    ranked: dict[str, list[tuple[int, int]]] = {}
    by_first: dict[str, dict[tuple[str, ...], None]] = {}
    halves: dict[str, list[_Half]] = {}
    for at, found in enumerate(all_concepts()):
        couples = (couple for each in found.couples.values() for couple in each)
        for number, couple in enumerate(couples):
            for side, words in enumerate(couple):
                for parts in map(_parts, words):
                    halves.setdefault(parts[0], []).append(_Half(parts, (found, number), side))
        for words in found.words.values():
            for rank, word in enumerate(words):
                parts = _parts(word)
                by_first.setdefault(parts[0], {})[parts] = None
                ranked.setdefault("".join(parts), []).append((rank, at))
    central = {
        key: tuple(dict.fromkeys(at for _, at in sorted(ranks))) if len(ranks) > 1 else (ranks[0][1],)
        for key, ranks in ranked.items()
    }
    return _Index(
        {key: tuple(map(all_concepts().__getitem__, numbers)) for key, numbers in central.items()},
        {first: tuple(phrases) for first, phrases in by_first.items()},
        {first: tuple(found) for first, found in halves.items()},
    )


def _inflected(text: str) -> tuple[Concept, ...]:
    """The concepts one of whose words has the same parts as ``text``, each in any of its forms."""
    forms = [_forms(part) for part in _typed_parts(text)]
    if not forms:
        return ()
    found: dict[Concept, None] = {}
    for phrase in sorted(phrase for first in forms[0] for phrase in _index().phrases.get(first, ())):
        if len(phrase) == len(forms) and all(part in known for part, known in zip(phrase, forms, strict=True)):
            found.update(dict.fromkeys(_index().concepts["".join(phrase)]))
    return tuple(found)


def _coupled(forms: Sequence[frozenset[str]]) -> Iterator[Concept]:
    """The concepts that have a couple of which a phrase is one word and the other: « bridge collapsed ». ``forms`` are
    those of each of its parts."""
    sides: dict[tuple[Concept, int], tuple[set[range], set[range]]] = {}
    for start, known in enumerate(forms):
        for half in (half for first in sorted(known) for half in _index().halves.get(first, ())):
            span = range(start, start + len(half.parts))
            if span.stop <= len(forms) and all(part in forms[at] for at, part in zip(span, half.parts, strict=True)):
                sides.setdefault(half.couple, (set(), set()))[half.side].add(span)
    for (found, _), (ones, others) in sides.items():
        if any(sorted((*one, *other)) == list(range(len(forms))) for one in ones for other in others):
            yield found


def _forms(part: str) -> frozenset[str]:
    """What ``part`` may be a form of, folded: all forms of the words it belongs to, and what is left of it without
    what Arabic glues before a word and Swahili after one; but no Swahili order: Goma (strike!) and Hama are such."""
    folded = fold(part)
    bare = {folded, *peel(folded), folded.removesuffix("ni")}
    inflected = (
        form
        for word in (part, *bare)
        for language, forms in inflect(word).items()
        if language != "sw" or f"ku{fold(word)}" not in forms
        for form in forms
    )
    return frozenset(bare.union(map(fold, inflected)))
