"""The forms of the lexicon's words, made beforehand: ``lexicon_data/lexicon.forms``, which ``make forms`` writes.

To inflect the words of a concept takes seconds, to read their forms from this file a tenth of that. It holds what
``inflected`` gives for each word that a concept, a pack or a figurative phrase lists, and a digest of the code and the
data that decide this. A word that the file has not is inflected, and every word is where the digest is not that of the
code and data at hand: forms are never stale, only slower to come.

Layout (marisa ``BytesTrie``): language, the sign of a ``Stand``, word → two bytes with the number of its endings, then,
in one byte, how many letters of the word in lower case all its forms begin with. ``#`` and a number → the endings in
order, a line each: a sign as far behind the space as the ending begins like the one before, and the rest. The empty key
→ the digest of what inflects, then that of what lists words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import marisa_trie

from alerts.language.inflection import forms_in, last_of_phrase
from alerts.language.listing import ASKED, forms_as_listed

HERE: Final = Path(__file__).parent
FILE: Final = Path("lexicon_data", "lexicon.forms")
"""Under the folder of this module, as all files here."""
NOTHING_SHARED: Final = ord(" ")
_KEY: Final = re.compile(r"(?P<language>[a-z]+)(?P<stand>[! +])(?P<word>.+)")
_ENDINGS_KEPT: Final = 512
"""Endings kept taken apart: those of ordinary words come again and again, most others once."""

CLOSED: Final = frozenset({"tr"})
"""Languages in which the last word of a phrase may have an ending that it has nowhere else."""

INFLECTING: Final = ("folding", "formstore", "irregular", "handrules", "inflection", "listing", "lexiconforms")
"""The modules beside ``grammars`` that decide what forms a word has."""


class Stand(StrEnum):
    """How a listed word stands, and the sign of that in the file."""

    ALONE = "!"
    AMONG = " "
    """In a phrase."""
    LAST = "+"
    """At the end of a phrase in a language that bends it there."""


def forms_of(word: str, language: str, stand: Stand) -> tuple[str, ...]:
    """What ``inflected`` gives, from the file where it has the word."""
    kept = _kept()
    return (kept is not None and kept.forms(word, language, stand)) or inflected(word, language, stand)


def inflected(word: str, language: str, stand: Stand) -> tuple[str, ...]:
    """A listed word (any case) in lower case and its forms, in order: in a phrase all, by itself those that are sure to
    mean it."""
    forms = forms_as_listed(word, language) if stand is Stand.ALONE else forms_in(word, language)
    if stand is Stand.LAST and language in CLOSED:
        forms |= last_of_phrase(word).get(language, frozenset())
    return tuple(sorted({word.lower(), *forms}))


def key_of(word: str, language: str, stand: Stand) -> str:
    """The key of a word; one for all stands between which the language makes no difference."""
    differs = (stand is Stand.ALONE and language in ASKED) or (stand is Stand.LAST and language in CLOSED)
    return f"{language}{stand if differs else Stand.AMONG}{word}"


class Kept:
    """The words of the file in ``folder`` and their forms."""

    def __init__(self, folder: Path) -> None:
        self._trie: Final = marisa_trie.BytesTrie().mmap(str(folder / FILE))
        self._endings: Final = lru_cache(maxsize=_ENDINGS_KEPT)(self._read_endings)
        self.digests: Final[bytes] = self._trie[""][0]

    def forms(self, word: str, language: str, stand: Stand) -> tuple[str, ...]:
        """The forms of a word in order; () where the file has it not."""
        for value in self._trie.get(key_of(word, language, stand), ()):
            stem = word.lower()[: value[2]]
            return tuple([stem + ending for ending in self._endings(int.from_bytes(value[:2], "big"))])
        return ()

    def words(self) -> Iterator[tuple[str, str, Stand]]:
        """All words: each with its language and how it stands."""
        for word in self._trie.iterkeys():
            if found := _KEY.fullmatch(word):
                yield found["word"], found["language"], Stand(found["stand"])

    def _read_endings(self, number: int) -> tuple[str, ...]:
        ending, endings = "", []
        for line in self._trie[f"#{number}"][0].decode().split("\n"):
            ending = ending[: ord(line[0]) - NOTHING_SHARED] + line[1:]
            endings.append(ending)
        return tuple(endings)


@cache
def _kept() -> Kept | None:
    return current(HERE)


def current(folder: Path) -> Kept | None:
    """What the file in ``folder`` holds; None where there is none, a damaged one, or not of the code and data there."""
    if not (folder / FILE).is_file():
        return None
    try:
        kept = Kept(folder)
    except (RuntimeError, KeyError):  # marisa's, for half a file and for another one
        return None
    return kept if kept.digests.startswith(digest_of_inflection(folder)) else None


def digest_of_inflection(folder: Path) -> bytes:
    """What changes where a form may have: a digest of the code and the data that inflect."""
    code = [*(folder / f"{name}.py" for name in INFLECTING), *(folder / "grammars").glob("*.py")]
    return _digest([*code, *(folder / "forms_data").iterdir()], folder)


def digest_of_words(folder: Path) -> bytes:
    """What changes where a concept, a pack or a figurative phrase may have a word more."""
    return _digest((path for name in ("lexicon_data", "packs_data") for path in (folder / name).glob("*.toml")), folder)


def _digest(files: Iterable[Path], folder: Path) -> bytes:
    """A digest of the names and contents of ``files``, in any order."""
    whole = hashlib.sha256()
    for path in sorted(files):
        with path.open("rb") as file:
            own = hashlib.file_digest(file, "sha256")
        whole.update(f"{path.relative_to(folder).as_posix()}\n".encode() + own.digest())
    return whole.digest()
