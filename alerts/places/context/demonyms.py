"""The adjectives of a country, from its names: Libyan, libyenne, الليبية for Libya.

Made by the usual endings of English, French and Arabic, with a few by hand, as clues that an article speaks of the
country. Preferred mistake: a form that no language has, since it stands in no article; never the adjective of another
country (a Nigerian is nobody of Niger).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

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
    "ia": ("ian", "ians"),
    "ya": ("yan", "yans"),
    "a": ("an", "ans"),
    "i": ("ian", "ians", "ien", "iens", "ienne", "iennes"),
    "ie": ("ien", "iens", "ienne", "iennes"),
    "ye": ("yen", "yens", "yenne", "yennes"),
    "ine": ("inian", "inians", "inien", "iniens", "inienne", "iniennes"),
}
"""Ending of a name → endings of its adjectives."""
_AFTER_CONSONANT: Final = tuple("i is ian ians ese ien iens ienne iennes ais aise aises ite ites ish".split())
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
    elif script_of(key) is Script.ARABIC and not key.endswith("ي"):
        stem = key.removeprefix("ال").removesuffix("ه").removesuffix("ا")
        one = stem if stem.endswith("ي") else stem + "ي"
        for ending in _ARABIC_ENDINGS:
            yield from (f"{prefix}{article}{one}{ending}" for prefix in _ARABIC_PREFIXES for article in ("", "ال"))
            yield f"{'ل' if one.startswith('ل') else 'لل'}{one}{ending}"
