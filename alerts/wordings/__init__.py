"""Short sentences said to people where no template stands, in French, English and Arabic: faults, refusals, echoes.

A sentence is whole in every language, never glued from pieces; names that go into an Arabic one are isolated, so that a
Latin name does not reorder it. An unknown language gets English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from alerts.wordings.askings import ASKINGS
from alerts.wordings.deeds import DEEDS
from alerts.wordings.doubts import DOUBTS
from alerts.wordings.faults import FAULTS
from alerts.wordings.notices import NOTICES
from alerts.wordings.officials import OFFICIALS
from alerts.wordings.refusals import REFUSALS

LANGUAGES: Final = ("fr", "en", "ar")

SENTENCES: Final[Mapping[str, tuple[str, str, str]]] = {
    **NOTICES, **FAULTS, **ASKINGS, **REFUSALS, **DOUBTS, **DEEDS, **OFFICIALS,
}  # fmt: skip
_FIRST_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"


def spoken(language: str) -> str:
    """In which of our languages somebody is spoken to whose own is ``language`` (its primary subtag counts)."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    return primary if primary in LANGUAGES else "en"


def say(key: str, language: str, /, **names: object) -> str:
    """The sentence ``key`` in ``language``, with its names filled in."""
    ours = spoken(language)
    sentence = SENTENCES[key][LANGUAGES.index(ours)]
    if ours == "ar":
        return sentence.format_map({name: isolated(str(value)) for name, value in names.items()})
    return sentence.format_map(names)


def say_doubts(doubts: Iterable[str], language: str, /) -> list[str]:
    """The doubts of a match as short phrases; a code that has no words is left out."""
    return [say(f"doubt_{doubt}", language) for doubt in doubts if f"doubt_{doubt}" in DOUBTS]


def isolated(text: str) -> str:
    """The text in a first-strong isolate: it keeps its own direction and does not disturb its sentence.

    A number needs none, and a command that ends in one can then be copied.
    """
    return text if text.isdigit() else f"{_FIRST_ISOLATE}{text}{_POP_ISOLATE}"
