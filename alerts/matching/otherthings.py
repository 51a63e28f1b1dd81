"""Whether what is written like a place's name is another thing, by the words right beside it.

Parts of other words in scripts without spaces, a street that is called after a town, a noun with its article, an
adverb. Preferred mistake: a false alarm; so each is told by what never stands beside the town.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.language.tokens import cut
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
"""Signs of a name that two neighbouring words may make by accident. Of 8,928 mentions of 72 such towns in 124 plain
frames 66 begin inside what ICU takes for a word, 46 of these behind a side of the compass, great, small, new or old."""
_LONGEST_CHINESE_WORD: Final = 8
_BEFORE_CHINESE_TOWNS: Final = tuple("在到抵往从由对向离距赴驻至自及和与了占攻炸袭")
"""Signs that are a word before the name of a town: to, from, in, and what soldiers do to it."""
_SHORT_THAI: Final = 4
"""Letters of a Thai name that ICU's dictionary is sure to know: it counts only where a word ends."""
_WE_BEHIND: Final = re.compile(r"^\s+(?:(?:نحن|كنا|كنت)\s|(?P<verb>ن\w{3,6})(?!\w))")
_WE: Final = frozenset(
    """نسمع نرى نشاهد نشهد نقول نكرر نؤكد نحذر نطالب نطلب نريد نحتاج ننتظر نخاف نشعر نعيش نموت نعاني نواجه نتعرض نحلم
    نأمل نتمنى نحاول نبحث نجد نعمل ندعو نصلي نذكر نتذكر نفكر نرفض نقاوم نساعد نتابع نتحدث نتكلم نعود نقف نحب نسأل نتساءل
    نستعد نستيقظ نهرب نلجأ نكتب نسعى نحرص نعتمد نستخدم نقدم""".split()
)
"""What we do: listed, as nouns look like it that are said of a town (نصف, half; نفاد, the end of the bread)."""
_BEFORE_ALWAYS: Final = frozenset("نحن ونحن فنحن كنا وكنا إننا اننا وإننا لأننا لاننا لكننا ولكننا أننا اننا".split())
"""What « always » follows, besides the start of its sentence; behind any other word the town stands (مشفى دوما)."""


_DEFINED: Final = re.compile(
    r"^\s+[—–-]\s+(?:это|когда|если|коли|якщо|це)\s(?!город|пос[её]л|сел[оа]|дерев|район|місто|селищ|громада)"
)
"""« Happiness is when … », in Russian and Ukrainian; of a town is said what kind of place it is."""


def is_no_name(name: Name, setting: Setting) -> bool:
    """True for signs that are parts of other words in Chinese or Thai, for Korean « let us go », for Arabic « always »
    before a verb, for a word that is defined (Счастье — это), for a French plural with its article (les Tours
    jumelles), and for a German noun with its article: a town has none (in der Halle, beim Essen)."""
    alias, word = name.alias, name.word
    if HAN.match(alias):
        return _is_no_chinese_name(alias, setting)
    if THAI.match(alias):
        return _is_no_thai_name(alias, setting)
    if alias in {LETS_GO, ALWAYS} and setting.around[1] == alias:
        lets_go = setting.before.endswith(BEFORE_LETS_GO) and setting.parted
        return _goes_with_a_verb(setting) if alias == ALWAYS else lets_go
    if setting.language in name.opens_in and setting.language != "de":
        is_plural = setting.language == "fr" and word.endswith("s") and setting.before in FRENCH_PLURALS
        return is_plural or (setting.opens and _DEFINED.match(setting.around[2]) is not None)
    if setting.language != "de" or word not in GERMAN_NOUNS:
        return False
    return setting.before in GERMAN_DETERMINERS or (setting.before.endswith("es") and word in GERMAN_NEUTERS)


def _is_no_chinese_name(alias: str, setting: Setting) -> bool:
    """True for two signs that begin inside a word (河内 in 运河内), and for a street that is called after a town
    (南京西路). What stands before may be a word without them (越南河内, Hanoi in Vietnam)."""
    if _CHINESE_STREET.match(setting.around[2]):
        return True
    if len(alias) > _SHORT_CHINESE or not setting.torn_before:
        return False
    before = setting.around[0]
    words = cut(before[-_LONGEST_CHINESE_WORD:]).tokens
    return not (words and (words[-1].continues or before.endswith(_BEFORE_CHINESE_TOWNS)))


def _is_no_thai_name(alias: str, setting: Setting) -> bool:
    """True for signs that begin and end inside words, and for a particle."""
    is_torn = setting.torn_behind and (setting.torn_before or len(alias) <= _SHORT_THAI)
    return is_torn or (alias in THAI_PARTICLES and not THAI_PLACED.search(setting.around[0]))


def _goes_with_a_verb(setting: Setting) -> bool:
    """Whether « always » it is: it opens its sentence or stands behind « we », and behind it we do something, as no
    town says of itself (دوما نسمع). What he or she does may be done to the town, or by it; « no water » may be there.
    """
    if setting.before and setting.before not in _BEFORE_ALWAYS:
        return False
    found = _WE_BEHIND.match(setting.around[2])
    return found is not None and (found["verb"] is None or found["verb"] in _WE)
