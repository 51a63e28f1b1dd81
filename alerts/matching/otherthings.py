"""Whether what is written like a place's name is another thing, by the words right beside it.

Parts of other words in scripts without spaces, a street that is called after a town, a noun with its article, an
adverb. Preferred mistake: a false alarm; so each is told by what never stands beside the town.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.language.inflection import is_word
from alerts.matching.namewords import (
    ALWAYS,
    BEFORE_LETS_GO,
    FRENCH_PLURALS,
    GERMAN_DETERMINERS,
    GERMAN_NEUTERS,
    GERMAN_NOUNS,
    HAN,
    LETS_GO,
    THAI,
    THAI_PARTICLES,
    THAI_PLACED,
)
from alerts.matching.standing import Setting
from alerts.matching.watchednames import Name

_CHINESE_STREET: Final = re.compile("[东西南北中東]路(?![边邊上口])")
_SHORT_CHINESE: Final = 2
"""Signs of a name that two neighbouring words may make by accident."""
_SHORT_THAI: Final = 4
"""Letters of a Thai name that ICU's dictionary is sure to know: it counts only where a word ends."""
_VERB_BEHIND: Final = re.compile(r"^\s+(?:(?:ما|لا|سوف|نحن|كنا|كنت)\s|(?P<person>[ين])(?P<verb>\w{3,6})(?!\w))")
_NOUNS_BEHIND: Final = frozenset("يوم نقص نقل نشر نزح نصب نهب نحو نداء نساء نهار نفذ نفي نجاة نظام نقطة ناشط".split())
"""Nouns that look like such a verb."""
_PLACED_IN_ARABIC: Final = re.compile(r"(?:^|\s)(?:[وف]?(?:في|من|إلى|على|عن|نحو|قرب|مدينة|بلدة|ريف|أهالي|سكان))\s+$")


def is_no_name(name: Name, setting: Setting) -> bool:
    """True for two Chinese signs, or Thai ones, of which each belongs to another word, for a Chinese street that is
    called after a town (南京西路), for a Thai particle, for Korean « let us go », for Arabic « always » before a verb,
    for a French plural with its article (les Tours jumelles), and for a German noun with its article: a town has none
    (in der Halle, beim Essen)."""
    alias, word = name.alias, name.word
    if HAN.match(alias) and _CHINESE_STREET.match(setting.around[2]):
        return True
    if (len(alias) == _SHORT_CHINESE and HAN.match(alias)) or THAI.match(alias):
        torn = setting.torn and len(alias) <= _SHORT_THAI and not HAN.match(alias)
        particle = alias in THAI_PARTICLES and not THAI_PLACED.search(setting.around[0])
        return setting.straddles or torn or particle
    if alias in {LETS_GO, ALWAYS} and setting.around[1] == alias:
        lets_go = setting.before.endswith(BEFORE_LETS_GO) and setting.parted
        return _goes_with_a_verb(setting) if alias == ALWAYS else lets_go
    if setting.language == "fr" and "fr" in name.opens_in and word.endswith("s"):
        return setting.before in FRENCH_PLURALS
    if setting.language != "de" or word not in GERMAN_NOUNS:
        return False
    return setting.before in GERMAN_DETERMINERS or (setting.before.endswith("es") and word in GERMAN_NEUTERS)


def _goes_with_a_verb(setting: Setting) -> bool:
    """Whether « always » it is: behind it « we » or « he » does something, as no town says of itself (دوما نسمع)."""
    before, _, after = setting.around
    found = _VERB_BEHIND.match(after)
    if found is None or _PLACED_IN_ARABIC.search(before):
        return False
    if found["verb"] is None:
        return True
    said = found["person"] + found["verb"]
    return said not in _NOUNS_BEHIND and all(is_word(person + found["verb"], "ar") for person in "ين")
