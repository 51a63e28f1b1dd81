"""Codes of languages: what people and feeds write for one, by the registry that langcodes brings along."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from langcodes import standardize_tag, tag_is_valid

from alerts.model import UNKNOWN_LANGUAGE, Language

_TAG: Final = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.ASCII)
_NO_LANGUAGE: Final = re.compile(r"(?:und|mul|mis|zxx|q[a-t][a-z])\b", re.ASCII)
"""Codes for a language that is not told, for several, and for whatever two parties agree on."""
_LETTERS_OF_A_CODE: Final = 2


@lru_cache(maxsize=1024)
def language_tag(written: str) -> Language | None:
    """A BCP 47 tag, in any spelling, in lower case and by the code of two letters where its language has one; None for
    what is no tag of a language.

    >>> language_tag("pt_BR"), language_tag("eng"), language_tag("iw"), language_tag("us"), language_tag("und")
    ('pt-br', 'en', 'he', None, None)
    """
    tag = written.strip().lower().replace("_", "-")
    if not _TAG.fullmatch(tag) or not tag_is_valid(tag) or _NO_LANGUAGE.match(tag):
        return None
    standard = standardize_tag(tag).lower()
    return standard if len(standard.partition("-")[0]) == _LETTERS_OF_A_CODE else tag


def primary_of(tag: Language) -> str:
    """The language of a tag without its region and script: ``en`` of ``en-gb`` and of ``eng``."""
    primary = tag.lower().replace("_", "-").partition("-")[0].strip()
    return (language_tag(primary) or primary).partition("-")[0] or UNKNOWN_LANGUAGE
