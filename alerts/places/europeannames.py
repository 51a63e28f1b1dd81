"""German, Polish, Serbian and Greek case endings of a place name, by its last letters.

As in ``slavicnames`` every form is written down beforehand and the capital letter is asked for while matching. German
has the genitive alone (die Schulen Aleppos); the others bend the last word, and Polish and Serbian the adjective before
it not at all, since few tracked names have one. Serbian is written in two alphabets and has the cases of Croatian and
Bosnian.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

_POLISH: Final = (
    ("ów", "owa owie owem owowi"), ("ia", "ii ię ią"), ("ka", "ki ce kę ką"), ("ga", "gi dze gę gą"),
    ("ra", "ry rze rę rą"), ("ta", "ty cie tę tą"), ("da", "dy dzie dę dą"), ("ła", "ły le łę łą"),
    ("ja", "ji ję ją"), ("a", "y i ie ę ą"), ("o", "a u em ie"), ("e", "a u em"), ("ń", "nia niu niem"),
    ("t", "tu cie tem towi"), ("d", "du dzie dem dowi"), ("r", "ru rze rem ra"), ("k", "ka ku kiem kowi"),
    ("g", "ga gu giem gowi"), ("l", "la lu lem lowi"), ("c", "ca cu cem"),
)  # fmt: skip
_SERBIAN: Final = (
    ("a", "e i u om"), ("o", "a u om"), ("e", "a u em"), ("а", "е и у ом"), ("о", "а у ом"), ("е", "а у ем"),
)  # fmt: skip
_SERBIAN_CONSONANT: Final = {"latin": "a u om em".split(), "cyrillic": "а у ом ем".split()}
_GREEK: Final = (
    ("ος", "ου ο"), ("ός", "ού ό"), ("ης", "η"), ("ής", "ή"), ("ας", "α"), ("η", "ης"), ("ή", "ής"), ("α", "ας"),
    ("ά", "άς"), ("ο", "ου"), ("ό", "ού"), ("ι", "ιου"), ("ί", "ίου"),
)  # fmt: skip


def bend_german(alias: str) -> Iterator[str]:
    """The name and its genitive: Aleppo, Aleppos."""
    yield alias
    if alias[-1:].isalpha() and alias[-1] not in "sßxzS":
        yield alias + "s"


def bend_polish(alias: str) -> Iterator[str]:
    """Lwów: Lwowa, we Lwowie."""
    yield alias
    for ending, others in _POLISH:
        if alias.endswith(ending):
            yield from (alias.removesuffix(ending) + other for other in others.split())
            return
    if alias[-1:].isalpha() and alias[-1].lower() not in "aeiouyąęó":
        yield from (alias + ending for ending in ("u", "a", "em", "owi", "ie"))


def bend_serbian(alias: str) -> Iterator[str]:
    """Niš: iz Niša, u Nišu; Алепо: у Алепу."""
    yield alias
    for ending, others in _SERBIAN:
        if alias.endswith(ending):
            yield from (alias.removesuffix(ending) + other for other in others.split())
            return
    if alias[-1:].isalpha() and alias[-1].lower() not in "aeiouаеиоу":
        endings = _SERBIAN_CONSONANT["cyrillic" if alias[-1] >= "\u0400" else "latin"]
        yield from (alias + ending for ending in endings)


def bend_greek(alias: str) -> Iterator[str]:
    """Βόλος: του Βόλου, στον Βόλο. Accents are folded while matching."""
    yield alias
    for ending, others in _GREEK:
        if alias.endswith(ending):
            yield from (alias.removesuffix(ending) + other for other in others.split())
            return
