"""Languages that are read as another, whose words they mostly share: Bosnian and Croatian as Serbian, Malay as
Indonesian. What a model hears in a short text is often the one for the other."""

from __future__ import annotations

from typing import Final

from alerts.languagetags import primary_of
from alerts.model import Language

_READ_AS: Final = {
    "bs": "sr", "hr": "sr", "sh": "sr", "cnr": "sr", "ms": "id", "fil": "tl", "kmr": "ku", "prs": "fa", "pes": "fa",
    "arz": "ar", "ary": "ar", "apc": "ar", "acm": "ar", "nb": "no", "nn": "no",
}  # fmt: skip


def read_as(tag: Language) -> Language:
    """The primary language by whose words a text in ``tag`` is read.

    >>> read_as("hr"), read_as("pt-BR"), read_as("und")
    ('sr', 'pt', 'und')
    """
    primary = primary_of(tag)
    return _READ_AS.get(primary, primary)
