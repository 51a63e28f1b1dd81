"""Ready exclusion packs, and fixed figurative phrases, in the languages of the lexicon.

A *pack* is a named list that an author adds to a rule instead of typing it: a keyword mention is dropped when one of
the pack's terms stands in its sentence. Theory: sport, culture, remembrance, drills and finance write about attacks
and markets that are none. The preferred mistake is to let such a sentence through: words that also stand in reports of
real attacks (stadium, club, theatre) are in no pack, and no pack applies unless the rule's author asked for it.

A *figurative phrase* (bombe anatomique, heart attack, siège social) is narrower: only the keyword inside the phrase is
dropped, not its neighbours in the sentence. It is hardly ever meant literally, so it applies to every rule.

The lists are in ``packs_data/``, a file a pack, read at the first question; bars part choices as in the lexicon.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Final

from alerts.errors import NotFound
from alerts.language.folding import fold
from alerts.language.lexicon import spelt_out

PACKS: Final = ("sport", "culture", "remembrance", "drill", "finance")
"""The names of the packs, in the order in which they are offered."""

_FIGURATIVE: Final = "figurative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A named list of exclusions. ``names`` maps a language to what the pack is called in it, ``terms`` to words and
    phrases in dictionary form."""

    name: str
    names: Mapping[str, str] = field(hash=False)
    terms: Mapping[str, tuple[str, ...]] = field(hash=False)


@cache
def all_packs() -> tuple[Pack, ...]:
    """Every pack, in the order of ``PACKS``."""
    return tuple(map(_read, PACKS))


def pack(name: str) -> Pack:
    """The pack of that name in any language (``sport``, ``رياضة``, ``учения``), whatever its case and accents.

    Raises NotFound, which names the packs that there are.
    """
    wanted = fold(name.strip())
    for candidate in all_packs():
        if wanted in {fold(known) for known in (candidate.name, *candidate.names.values())}:
            return candidate
    raise NotFound(f'"pack:{name}" is not a ready list; there are {", ".join(PACKS)}')


@cache
def figurative_phrases() -> Mapping[str, tuple[str, ...]]:
    """Language → its fixed figurative phrases."""
    return _read(_FIGURATIVE).terms


def _read(name: str) -> Pack:
    path = resources.files(__package__) / "packs_data" / f"{name}.toml"
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    terms = {language: spelt_out(terms) for language, terms in tables["terms"].items()}
    return Pack(name=name, names=tables["names"], terms=terms)
