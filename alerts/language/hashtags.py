"""Where the words of a hashtag without capitals part: #prayforaleppo, #nepalearthquake.

Theory: no dictionary has the names of places, so a hashtag cannot be cut by known words alone; but what people write a
name onto in a crisis is a short list. The longest opening and the longest ending of the list are cut off where at
least four letters remain. Preferred mistake: a hashtag that stays whole.
"""

from __future__ import annotations

import re
from typing import Final

_OPENINGS: Final = """
    pray for|prayers for|stand with|stand for|standing with|help|save|sos|stop bombing|stop|free|justice for
    hope for|support|love for|hands off|eyes on|all eyes on|breaking|news from|rescue|remember|rebuild|stay strong
    stay safe|be safe|we are|i am|hurricane|typhoon|cyclone|tropical storm|earthquake|flood|floods|bomb|bombing
    attack|war in|crisis in|genocide in|je suis|priez pour|sauvez|sauvons|pray 4|pray4|stand4|help4|todos con|fuerza
    ayuda|todos somos|sos|reze por|forca
"""
_ENDINGS: Final = """
    attacks|attack|under attack|earthquake|quake|floods|flooding|flood|fires|fire|wildfire|wildfires|bombings
    bombing|bombs|bomb|explosions|explosion|blasts|blast|shooting|shootings|massacre|siege|is burning|burning
    is bleeding|bleeding|holocaust|crisis|genocide|war|ceasefire|hospitals|hospital|schools|school|airport
    airstrikes|airstrike|strikes|strike|derailment|train crash|crash|plane crash|storm|tornado|typhoon|cyclone
    hurricane|tsunami|landslide|refugees|refugee|protests|protest|strong|relief|rescue|response|updates|update|news
    now|today|famine|drought|ebola|cholera|outbreak|attentats|attentat|inondations|inondation|seisme|terremoto|sismo
    temblor|incendio|incendios|inundaciones|atentado
"""


def _listed(lines: str) -> list[tuple[str, ...]]:
    """Each entry as its words, longest first."""
    entries = {entry for line in lines.splitlines() for entry in line.strip().split("|") if entry}
    return sorted((tuple(entry.split()) for entry in entries), key=lambda words: -sum(map(len, words)))


_OPENING: Final = re.compile(
    "|".join("".join(f"({word})" for word in words) for words in _listed(_OPENINGS + _ENDINGS))
)
_ENDING: Final = re.compile(
    "(?:" + "|".join("".join(f"({word})" for word in words) for words in _listed(_ENDINGS)) + ")$"
)
_LEAST: Final = 4
"""Letters that must remain for a name."""


def joints(text: str) -> list[int]:
    """Where ``text``, a hashtag of one run of letters, is to be cut; usually nowhere.

    >>> joints("prayforaleppo"), joints("nepalearthquake"), joints("freedom")
    ([4, 7], [5], [])
    """
    if len(text) > 60 or not text.isascii():
        return []
    small, found = text.lower(), []
    opening = _OPENING.match(small)
    start = 0
    if opening and len(text) - opening.end() >= _LEAST and opening.end() > 3:
        start = opening.end()
        found += [opening.end(group) for group in range(1, (opening.lastindex or 0) + 1) if opening.group(group)]
    ending = _ENDING.search(small, start)
    if ending and ending.start() - start >= _LEAST:
        found += [ending.start(group) for group in range(1, (ending.lastindex or 0) + 1) if ending.group(group)]
    return found
