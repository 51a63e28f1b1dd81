"""The bones of a name: what is left of its key without vowels, articles and doubled letters, sounds alike made one.

Names are filed by them, so that misspelt ones lie beside the right ones: Allepo and Aleppo, Shaykhoun and Cheikhoun,
Дейр-эз-Зор and Дейр-ез-Зор. One consonant too many, too few or wrong is found through ``nearly``. Only for searching
on behalf of a person, never while matching: Homs and Hamas have the same bones.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from alerts.places.namekeys import Script, script_of

ARTICLES: Final = frozenset("al el as es ash esh ad ed an en ar er at et az ez ul".split())
_SOUNDS: Final = (
    (re.compile("tch|sch|sh|ch|c(?=[eiy])"), "s"),
    (re.compile("[ckq]u?h?(?=[^h]|$)"), "k"),
    (re.compile("ph|v(?=$)"), "f"),
    (re.compile("[pv]"), "b"),
    (re.compile("x"), "ks"),
    (re.compile("[^b-df-gj-np-tzßþđ]"), ""),
)
_CYRILLIC_WEAK: Final = re.compile("[^бвгґджзклмнпрстфхцчшщ]")
_ARABIC_ARTICLE: Final = re.compile(r"(?:^|(?<= ))ال(?=\w{2})")
_ARABIC_WEAK: Final = re.compile("[^بپتثجچحخدذرزژسشصضطظعغفقكگلمنڤ]")
_DOUBLED: Final = re.compile(r"(.)\1+")
_LETTERS: Final = {
    Script.LATIN: "bdfgjklmnrstz",
    Script.CYRILLIC: "бвгджзклмнпрстфхцчш",
    Script.ARABIC: "بتثجحخدذرزسشصضطظعغفقكلمن",
}


@lru_cache(maxsize=2048)
def bones(key: str) -> str:
    """The bones of ``key``; the key itself where nothing else is left, or its script has no letters to leave out.

    >>> bones("khan shaykhoun") == bones("khan cheikhoun")
    True
    """
    script = script_of(key)
    if script is Script.LATIN:
        words = key.split()
        bare = " ".join([word for word in words if word not in ARTICLES] or words)
        for pattern, sign in _SOUNDS:
            bare = pattern.sub(sign, bare)
    elif script is Script.CYRILLIC:
        bare = _CYRILLIC_WEAK.sub("", key)
    elif script is Script.ARABIC:
        bare = _ARABIC_WEAK.sub("", _ARABIC_ARTICLE.sub("", key))
    else:
        return key
    return _DOUBLED.sub(r"\1", bare) or key


_IN_LATIN: Final = str.maketrans(
    dict(zip("بپتثجچخدذرزسشصضطظغفقكگلمنڤ", "bbttjskddrzsssdtzgfkkklmnb", strict=True))
    | dict(zip("бвгґджзклмнпрстфхчшщ", "bbggdzzklmnbrstfksss", strict=True))
    | {"ح": "", "ц": "ts"}
)


@lru_cache(maxsize=2048)
def sounded(key: str) -> str:
    """The bones that a name in Arabic or Cyrillic letters has when it is romanised; "" in other scripts.

    >>> sounded("ميدان شهر") == bones("maidan shahr")
    True
    """
    if script_of(key) not in {Script.ARABIC, Script.CYRILLIC}:
        return ""
    return _DOUBLED.sub(r"\1", bones(key).translate(_IN_LATIN))


def nearly(own: str) -> Iterator[str]:
    """What differs from these bones by one letter; nothing in scripts whose bones are whole keys."""
    letters = _LETTERS.get(script_of(own), "")
    found = {own}
    for at in range(len(own) + 1 if letters else 0):
        head, tail = own[:at], own[at:]
        made = [head + letter + tail for letter in letters]
        if tail:
            made += [head + tail[1:], *(head + letter + tail[1:] for letter in letters)]
        if len(tail) > 1:
            made.append(head + tail[1] + tail[0] + tail[2:])
        for other in made:
            if other and other not in found:
                found.add(other)
                yield other
