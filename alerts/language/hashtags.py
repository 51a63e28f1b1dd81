"""Where the words of a hashtag without capitals part: #prayforaleppo, #nepalearthquake.

Theory: no dictionary has the names of places, so a hashtag cannot be cut by known words alone; but what people write a
name onto in a crisis is a short list. The longest opening and the longest ending of the list are cut off where at
least four letters remain, two before a disaster (#abflood), and never off an ordinary word (#ceasefire). Preferred
mistake: a hashtag that stays whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import languages_with

_OPENINGS: Final = """
    pray for|prayers for|stand with|stand for|standing with|help|save|sos|stop bombing|stop|free|justice for
    hope for|support|love for|hands off|eyes on|all eyes on|breaking|news from|rescue|remember|rebuild|stay strong
    stay safe|be safe|we are|hurricane|typhoon|cyclone|tropical storm|earthquake|quake|tsunami|floods|flood|war in
    crisis in|genocide in|attack on|bombing|massacre in|ebola|cholera|covid|je suis|priez pour|prions pour|sauvez
    sauvons|seisme|inondations|inondation|attentats|attentat|todos con|fuerza|ayuda|todos somos|terremoto|sismo|temblor
    incendio|incendios|inundaciones|atentado|reze por|forca|enchente|deprem|gempa|banjir
"""
_ENDINGS: Final = """
    attacks|attack|under attack|earthquake|quake|floods|flooding|flood|wildfires|wildfire|bushfires|fires|bombings
    bombing|explosions|explosion|blasts|blast|shootings|shooting|massacre|siege|is burning|burning|is bleeding|bleeding
    holocaust|crisis|genocide|ceasefire|hospitals|hospital|schools|school|airport|university|stadium|marathon|metro
    festival|airstrikes|airstrike|strikes|strike|derailment|train crash|plane crash|crash|tornado|typhoon|cyclone
    hurricane|tsunami|landslide|landslides|refugees|refugee|protests|protest|strong|relief|rescue|response|updates
    update|famine|drought|ebola|cholera|outbreak|attentats|attentat|inondations|inondation|seisme|terremoto|sismo
    temblor|incendio|incendios|inundaciones|atentado|depremi|deprem
"""


_ARABIC_OPENINGS: Final = """
    انفجارات|انفجار|تفجيرات|تفجير|قصف|غارات|زلزال|هزة|سيول|فيضانات|فيضان|أمطار|إعصار|عاصفة|حريق|حرائق|مجزرة|مجازر
    كارثة|حصار|هجوم|معركة|معارك|مظاهرات|ثورة|انقلاب|شهداء|ضحايا|أطفال|نازحو|لاجئو|مخيم|مخيمات|مستشفى|مدارس|جرحى
    أنقذوا|أنقذو|أغيثوا|أغيثو|ادعموا|صلوا لأجل|صلوا من أجل|كلنا مع|كلنا|قلوبنا مع|سلام ل|من أجل|لأجل|أوقفوا|ارفعوا
"""


def _listed(lines: str) -> list[tuple[str, ...]]:
    """Each entry as its words, longest first."""
    entries = {entry for line in lines.splitlines() for entry in line.strip().split("|") if entry}
    return sorted((tuple(entry.split()) for entry in entries), key=lambda words: -sum(map(len, words)))


_OPENING: Final = re.compile("|".join("".join(f"({word})" for word in words) for words in _listed(_OPENINGS)))
_ARABIC_OPENING: Final = re.compile(
    "(?:" + "|".join("".join(f"({fold(word)})" for word in words) for words in _listed(_ARABIC_OPENINGS)) + ")(?=.{3})"
)
_ENDING: Final = re.compile(
    "(?:" + "|".join("".join(f"({word})" for word in words) for words in _listed(_ENDINGS)) + ")$"
)
WORDS: Final = frozenset(word for entry in _listed(_OPENINGS) + _listed(_ENDINGS) for word in entry if len(word) > 2)
"""The words that people write a place's name onto, but for the shortest, which make other words of it: #benice."""
_MARKS: Final = frozenset({"Mn", "Mc", "Me", "Cf"})
_ALSO_MARKS: Final = re.compile("[\u0640\u1160-\u11ff]")
_LEAST: Final = 4
"""Letters that must remain for a name."""
_FEWEST: Final = 2
"""Likewise before an ending that only a disaster has, since posts shorten names: #yycflood."""
_DISASTERS: Final = frozenset(
    """
    flood floods flooding quake earthquake wildfire wildfires bushfires fires shooting shootings tornado typhoon cyclone
    hurricane tsunami landslide landslides derailment explosion
""".split()
)


def joints(text: str) -> list[int]:
    """Where ``text``, a hashtag of one run of letters, is to be cut; usually nowhere.

    >>> joints("prayforaleppo"), joints("nepalearthquake"), joints("Peshawar"), joints("انفجاربيروت")
    ([4, 7], [5], [], [6])
    """
    if len(text) > 60:
        return []
    if "ء" <= text[:1] <= "ي":
        return _arabic_joints(text)
    if not text.isascii():
        return []
    small, found = text.lower(), []
    if languages_with(small):
        return []
    opening = _OPENING.match(small)
    start = 0
    if opening and len(text) - opening.end() >= _LEAST and opening.end() > 3:
        start = opening.end()
        found += [opening.end(group) for group in range(1, (opening.lastindex or 0) + 1) if opening.group(group)]
    ending = _ENDING.search(small, start)
    if ending and ending.start() - start >= (_FEWEST if ending.group() in _DISASTERS else _LEAST):
        found += [ending.start(group) for group in range(1, (ending.lastindex or 0) + 1) if ending.group(group)]
    return found


def _arabic_joints(text: str) -> list[int]:
    """Where an Arabic hashtag parts from its opening; only where no letter is lost by folding."""
    folded, letters = fold(text), letter_starts(text)
    opening = _ARABIC_OPENING.match(folded)
    if opening is None or len(folded) != len(letters) or languages_with("".join(text[at] for at in letters)):
        return []
    return [letters[opening.end(group)] for group in range(1, (opening.lastindex or 0) + 1) if opening.group(group)]


def letter_starts(text: str) -> Sequence[int]:
    """Where each letter of a run starts, without the signs that belong to the one before: vowel marks, soft hyphens,
    tatweel, Korean vowels by themselves.

    >>> list(letter_starts("حلـب")), list(letter_starts("goma"))
    ([0, 1, 3], [0, 1, 2, 3])
    """
    if text.isascii():
        return range(len(text))
    signs = enumerate(text)
    return [at for at, sign in signs if unicodedata.category(sign) not in _MARKS and not _ALSO_MARKS.match(sign)]
