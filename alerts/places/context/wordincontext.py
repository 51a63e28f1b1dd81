"""Whether a name that is also a dictionary word (Harem, Pale, Carrefour) is the place where it stands with a capital.

As ``incontext`` does for Arabic, here for scripts with capitals: a preposition that says where stands before it, or a
word of its kind beside it. « of » and « de » take a kind before them too (the village of Harem, not ministère de la
Pêche). Preferred mistake: the place missed.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.language.inflection import languages_with

_IN: Final = """à en dans vers sur près in at near around outside inside across into towards to hacia cerca em perto
в во на под у возле около близ біля під до поблизу неподалік kwa katika mjini""".split()
_OF: Final = "de d' d’ du des of da do del la le el os las los cha wa ya".split()
_KIND: Final = (
    r"villages?|towns?|city|townships?|hamlet|settlement|locality|commune|districts?|quarter|neighbou?rhood|suburb|camp|"
    r"areas?|territory|health zone|hospital|clinic|school|market|port|residents|people|outskirts|centre|mayor|"
    r"villes?|villag|localités?|bourg|bourgade|quartiers?|cité|communes?|section|arrondissement|territoire|secteur|"
    r"zone de santé|hôpital|clinique|école|lycée|marché|habitants|population|région|département|province|axe|"
    r"pueblos?|aldeas?|localidad|municipio|barrio|ciudad|provincia|vila|aldeia|cidade|bairro|município|distrito|posto|"
    r"dorf|dorfe|dorfes|ort|stadt|gemeinde|bezirk|kijiji|mji|eneo|wilaya|kata|"
    r"сел[оаіе]|селом|селі|місто|міст[аі]|посёл(?:ок|ке|ка)|посел(?:ок|ке|ка)|деревн[яеи]|город[ае]?|громад[аиі]|"
    r"смт|хутор[аі]?|станиц[аеы]"
)
_SHORT_KIND: Final = r"(?:\b[сгмп]\.|\bпгт\.?|\bсмт\.?)"
_BEFORE: Final = re.compile(rf"(?:\b(?:{'|'.join(_IN)})|{_SHORT_KIND})\s+$", re.IGNORECASE)
_KIND_BEFORE: Final = re.compile(rf"\b(?:{_KIND})\s+(?:(?:{'|'.join(_OF)})\s*){{0,2}}$", re.IGNORECASE)
_KIND_BEHIND: Final = re.compile(
    r"^\s+(?:villages?|towns?hips?|town|city|district|camp|county|province|region|territory|health zone|state|köyü|"
    r"kasabası|ilçesi|mahallesi)\b"
)
_CAPITAL_NOUNS: Final = frozenset({"de", "lb"})
"""Languages whose nouns have a capital anywhere: a preposition before one tells nothing."""
_TELLING: Final = frozenset({"fr", "en", "es", "pt", "ru", "uk", "tr", "sw"})
"""Languages with capitals whose dictionary tells which names are words of theirs."""
_STOP: Final = re.compile(r"[.!?\n]\s")


def is_placed(before: str, after: str, language: str) -> bool:
    """True where what stands round a name with a capital, in a text of this language, shows that it is a place.

    >>> is_placed("a school in the village of ", " was hit", "en"), is_placed("open since ", " began", "en")
    (True, False)
    """
    before = _STOP.split(before)[-1]
    if _KIND_BEFORE.search(before) or _KIND_BEHIND.match(after):
        return True
    return language not in _CAPITAL_NOUNS and _BEFORE.search(before) is not None


def may_be_a_word(word: str, language: str) -> bool:
    """True where a text may hold a name, in lower case, as a word: where its language has it, or English, which all
    quote, or nobody knows what words its language has."""
    return language not in _TELLING or not languages_with(word).isdisjoint({language, "en"})
