"""Phrases in which harm is told again or played, not told: anniversaries, verdicts, drills, films.

Theory: what such a phrase governs (« the anniversary of the *bombing* », « jailed for *murder* ») is no news of harm,
and nothing else in the sentence is touched, so a shell that hits the ceremony is heard. Each phrase holds the sign and
the word for the harm side by side, with one word of any kind between them at most, where no verb can be that word. They
hide the words of all concepts of harm, and no word that staff typed. Preferred mistake: a commemoration that rings.

The phrases are in ``lexicon_data/retold.toml``; ``@deed`` there is any of the words of that name, as it is
written.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from itertools import product
from typing import Any, Final

from alerts.language.lexiconforms import Stand, forms_of
from alerts.language.smallwords import as_written
from alerts.matching.listedphrases import TYPED_DOTS, Phrase, at_home
from alerts.matching.vocabulary import Word, in_order

RETOLD: Final = frozenset({"violence", "hazards"})
"""The groups of concepts whose words such phrases hide."""


@cache
def retold() -> tuple[Phrase, ...]:
    """The phrases of all languages, one with and one without each word that may be left out."""
    return tuple(
        tuple(word for words in chosen for word in words)
        for language, table in _tables().items()
        for text in table["phrases"]
        for chosen in product(*(_choices(chunk, language) for chunk in text.split()))
    )


def words_retold() -> Mapping[str, list[str]]:
    """Language → the words of each of its phrases that are met in all their forms, as one text."""
    return {
        language: [" ".join(word for word in re.split(r"[\s|]+", text) if _bends(word)) for text in table["phrases"]]
        for language, table in _tables().items()
    }


def _choices(chunk: str, language: str) -> list[Phrase]:
    """What a chunk of a phrase stands for: dots, or one word that may be any of those between its bars; nothing too
    where one side of a bar is empty."""
    if chunk in TYPED_DOTS:
        return [(TYPED_DOTS[chunk],)]
    forms = in_order(form for word in chunk.split("|") if word for form in _forms(word, language))
    return [(Word(forms, homes=at_home(language)),), *([()] if "" in chunk.split("|") else [])]


@cache
def _forms(word: str, language: str) -> tuple[str, ...]:
    if word.startswith("@"):
        named: str = _tables()[language]["words"][word.removeprefix("@")]
        return tuple(named.split())
    return tuple(as_written(word, language, forms_of(word, language, Stand.AMONG))) if _bends(word) else (word,)


def _bends(word: str) -> bool:
    return len(word) > 1 and not word.startswith("@")


@cache
def _tables() -> Mapping[str, Any]:
    written = resources.files("alerts.language") / "lexicon_data" / "retold.toml"
    return tomllib.loads(written.read_text(encoding="utf-8"))
