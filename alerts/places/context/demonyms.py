"""The adjectives of a country, from its names: Libyan, libyenne, libio, ливийские, الليبية for Libya.

Made by the usual endings of English, French, Spanish, Russian, Ukrainian and Arabic, with a few by hand, as clues that
an article speaks of the country. Preferred mistake: a form that no language has, since it stands in no article; never
the adjective of another country (a Nigerian is nobody of Niger).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from alerts.language.folding import fold_name
from alerts.places.namekeys import Script, script_of

_SHORTEST: Final = 4
_BY_HAND: Final = {
    "lebanon": ("lebanese",),
    "congo": ("congolese", "congolais", "congolaise"),
    "burkina faso": ("burkinabe", "burkinabes"),
    "philippines": ("filipino", "filipinos", "filipina"),
    "cameroon": ("cameroonian", "camerounais", "camerounaise"),
    "turkey": ("turkish", "turks"),
    "turquie": ("turc", "turque", "turcs"),
    "liban": ("libanais", "libanaise", "libanaises"),
    "south sudan": ("south sudanese",),
    "niger": ("nigerien", "nigerienne", "nigeriens", "nigeriennes"),
    "afghanistan": ("afghan", "afghans", "afghane", "afghanes"),
    "spain": ("spanish",),
    "france": ("french", "francais", "francaise"),
    "greece": ("greek", "greeks"),
}
"""The whole of a country's adjectives, by one of its names as a key."""
_AFTER_VOWEL: Final = {
    "ia": ("ian", "ians", "io", "ios", "iano", "iana", "ianos", "ianas"),
    "ya": ("yan", "yans"),
    "a": ("an", "ans"),
    "o": ("es", "esa", "eses", "esas"),
    "i": ("ian", "ians", "ien", "iens", "ienne", "iennes"),
    "ie": ("ien", "iens", "ienne", "iennes"),
    "ye": ("yen", "yens", "yenne", "yennes"),
    "ine": ("inian", "inians", "inien", "iniens", "inienne", "iniennes"),
}
"""Ending of a name → endings of its adjectives."""
_AFTER_CONSONANT: Final = tuple(
    "i is ian ians ese ien iens ienne iennes ais aise aises ite ites ish es esa eses esas".split()
)
_CYRILLIC_ENDINGS: Final = tuple(
    fold_name(f"{suffix}{ending}")
    for suffix, endings in {
        "ск": "ий ая ое ие ого ой ому им их ими ую ом",
        "ськ": "ий а е і ого ої ій ому им их ими у ою",
    }.items()
    for ending in endings.split()
)
"""Of Russian and of Ukrainian adjectives, behind what is left of the name without its last vowel."""
_ARABIC_PREFIXES: Final = ("", "و", "ب")
_ARABIC_ENDINGS: Final = ("", "ه", "ين", "ون")


def adjectives(keys: Iterable[str]) -> frozenset[str]:
    """The adjectives of the country whose names are ``keys``, as keys."""
    keys = set(keys)
    listed = [form for key in keys for form in _BY_HAND.get(key, ())]
    by_hand = bool(listed)
    made = (form for key in keys for form in _made(key) if not (by_hand and script_of(key) is Script.LATIN))
    return frozenset((*listed, *made)) - keys


def _made(key: str) -> Iterator[str]:
    if " " in key or len(key) < _SHORTEST:
        return
    if script_of(key) is Script.LATIN:
        ending = next((ending for ending in sorted(_AFTER_VOWEL, key=len, reverse=True) if key.endswith(ending)), "")
        if ending:
            yield from (key.removesuffix(ending) + other for other in _AFTER_VOWEL[ending])
        elif key[-1] not in "aeiouy":
            yield from (key + other for other in _AFTER_CONSONANT)
    elif script_of(key) is Script.CYRILLIC:
        stem = f"{key[:-1]}й" if key.endswith(("ия", "ія")) else key.rstrip("ая")
        yield from (stem + ending for ending in _CYRILLIC_ENDINGS)
    elif script_of(key) is Script.ARABIC and not key.endswith("ي"):
        stem = key.removeprefix("ال").removesuffix("ه").removesuffix("ا")
        one = stem if stem.endswith("ي") else stem + "ي"
        for ending in _ARABIC_ENDINGS:
            yield from (f"{prefix}{article}{one}{ending}" for prefix in _ARABIC_PREFIXES for article in ("", "ال"))
            yield f"{'ل' if one.startswith('ل') else 'لل'}{one}{ending}"
