"""Words beside a name, or like one, that tell a place from an ordinary word: sides of the compass, prepositions,
articles, German nouns that towns are called like, particles of Thai, « let us go » in Korean.

By hand: no dictionary says which of its words stand before places.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from alerts.model import Language

HAN: Final = re.compile("[\u4e00-\u9fff]")
THAI: Final = re.compile("[\u0e00-\u0eff]")
COMPASS: Final = frozenset(
    """est ouest nord sud nordest nordouest sudest sudouest este oeste norte sur leste sul ost
    east west north south""".split()
)
EAST_IN_FRENCH: Final = "est"
"""Also a verb, but behind an article."""
_ROMANCE: Final = "a de en"
_LOCATIVES: Final[Mapping[Language, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": f"{_ROMANCE} à au aux d du dans vers sur près depuis devant hors",
        "en": "in at near of from to around outside inside across over into towards",
        "es": f"{_ROMANCE} desde hacia cerca",
        "pt": f"{_ROMANCE} em no na para perto",
        "ru": "в во на под из у около возле город города городе городу г",
        "uk": "в у на під із з біля до місто міста місті місту м",
        "sw": "kwa katika mjini mji wa ya za la cha vya",
        "de": "in aus bei nach vor von um",
        "nl": "in uit bij naar van nabij",
        "it": "a di da in verso presso",
        "pl": "w we pod nad koło do z ze ku miasto mieście",
        "cs": "v ve u do z ze nad pod město městě",
        "ro": "în in la din lângă spre orașul",
    }.items()
}
"""Words after which even a name that looks like an ordinary word is a place, by the language that they are of."""
_WEAK: Final[Mapping[Language, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {"en": "of to over into across", "es": "a de", "pt": "a de", "it": "a di da"}.items()
}
"""Those of them that stand before any word as well: balas de goma, a friend of mine."""
_ANYWHERE: Final = frozenset().union(*(_LOCATIVES[language] for language in ("fr", "en", "es", "pt", "ru", "uk", "sw")))
_AMBIGUOUS: Final = "a"
"""French « à » typed in haste, and the English article: a nice day."""

ARTICLES: Final = frozenset(
    """la le les el los las il lo i gli o os as au aux du des al del dal nel sul alla della dalla nella sulla""".split()
)
"""Also drawn together with a preposition: au Port, and au port."""

GERMAN_NOUNS: Final = frozenset(
    """essen halle hof kiel hagen singen baden bergen weiden regen stein burg wald see rain plan land insel haus lage
    rand mine kanal brand lauf siegen norden wiesen münster""".split()
)
"""Towns called like a noun, which has a capital in German anyway. The dictionary would take every country for one."""
GERMAN_NEUTERS: Final = frozenset("essen singen baden land haus".split())
"""Those of them with adjectives in -es (verdorbenes Essen), which the name of a town takes in verse only."""
GERMAN_DETERMINERS: Final = frozenset(
    """der die das dem den des im am beim zum zur vom ins ans ein eine einem einen einer eines kein keine keinem keinen
    dieser diese dieses diesem diesen jeder jede jedes jedem jeden mein sein ihr unser zwei drei vier fünf sechs sieben
    acht neun zehn viele vielen mehrere mehreren alle allen""".split()
)

FRENCH_PLURALS: Final = frozenset(
    "les des aux ces mes tes ses nos vos leurs deux trois quatre cinq plusieurs quelques certaines".split()
)
"""What stands before the plural of a noun, and before no town."""
_OF_A_TOWN: Final = {
    language: re.compile(rf"^\s+(?:{pattern})", re.IGNORECASE)
    for language, pattern in {
        "fr": r"sous (?:les? (?:bombe|feu|eau|choc|tir)|l['’]eau)|de nouveau (?:frapp|vis|touch)ée?\b|bombardée?\b",
        "en": r"under (?:fire|attack|siege|water|curfew|bombardment|shelling)\b",
        "es": r"bajo (?:fuego|ataque|asedio|el agua|las bombas)\b",
        "pt": r"sob (?:fogo|ataque|cerco|bombardeamento)\b",
        "tr": r"(?:kent|şehir|şehr|ilçe|ilinde\b|iline\b|bölge|kasaba|merkez|valili|belediye|(?-i:Devlet Hastanesi"
        r"|Üniversitesi|Büyükşehir|Emniyet Müdürl|Cumhuriyet Başsavc|Eğitim ve Araştırma))",
        "uk": r"(?:знову )?(?:під (?:обстріл|ударом|атакою|вогнем)|без (?:світла|води|електр)|атакува|обстріля)",
        "ru": r"(?:снова |вновь )?(?:под (?:обстрел|ударом|атакой|огн)|без (?:света|воды|электр|связи)|атаков|обстрел)",
    }.items()
}
"""What follows a town at the start of its sentence, and no ordinary word: that it is under attack, or its kind."""
_STRUCK: Final = re.compile(
    r"^\s+(?:(?:terror|truck|lorry|van|car|knife|stabbing|gun|bomb|acid|arson|drone|missile|church|basilica|mosque"
    r"|synagogue|school|hospital|market|airport|train|tram|bus|station|street|beach|promenade) )?"
    r"(?:attack\b(?! (?:lads|guys|boys|patterns?|helicopters?|down the|of the clones)\b)|bombing|shooting|stabbing"
    r"|blast|explosion|massacre)\b(?! on (?!(?:(?:the|a) )?(?:promenade|church|basilica|mosque|synagogue|school"
    r"|hospital|market|crowds?|police|tourists?|people|bus|train|tram)\b))"
    r"|^\s+hospital (?:fire|evacuated)\b"
    r"|^\s+(?:hit|struck|rocked|shaken) by (?:an? )?(?:deadly|fatal|attack|bomb|blast|explosion|flood|storm|earthquake"
    r"|quake|missile|rocket|drone|terror)",
    re.IGNORECASE,
)
_NEVER_STRUCK: Final = frozenset({"nice", "bath", "reading"})
"""English words that nobody says of an attack, and towns: Nice attack."""

THAI_PARTICLES: Final = frozenset({"เลย"})
"""Names that any sentence may hold as a word that says nothing."""
ALWAYS: Final = "دوما"
"""Douma in Arabic, and « always » without its tanwin."""
LETS_GO: Final = "가자"
"""Gaza in Korean, and « let us go »."""
BEFORE_LETS_GO: Final = ("에", "로", "러", "게", "이제", "빨리", "같이", "함께")
THAI_PLACED: Final = re.compile(r"(?:จังหวัด|จ\.|อำเภอ|อ\.|เมือง|ที่|ใน|ชาว|จาก|ไป|ถึง|สู่|#|^|\s)\s?$")
"""What stands before a place, in Thai: its kind, a preposition, or a space."""


def stands_before_places(word: str, language: Language, *, is_common: bool, is_english: bool) -> bool:
    """Whether ``word``, in lower case, is a preposition before places in ``language``, or in any where nobody knows
    which. The word behind it may be a common one of the language, or one that English has too.

    >>> stands_before_places("a", "en", is_common=True, is_english=True)
    False
    >>> [stands_before_places(word, "es", is_common=True, is_english=False) for word in ("de", "en")]
    [False, True]
    """
    if language in _LOCATIVES:
        return word in _LOCATIVES[language] and not (is_common and word in _WEAK.get(language, ()))
    return word in _ANYWHERE and not (word == _AMBIGUOUS and is_english)


def tells_of_a_town(word: str, after: str, language: Language) -> bool:
    """Whether the text behind ``word``, in lower case, at the start of a sentence in ``language`` only follows towns.

    >>> [tells_of_a_town("ordu", after, "tr") for after in (" kentinde hastane vuruldu", " hastaneye götürdüler")]
    [True, False]
    >>> [tells_of_a_town(word, " bombing: two dead", "en") for word in ("nice", "our")]
    [True, False]
    """
    if word in _NEVER_STRUCK and language in {"en", "und"} and _STRUCK.match(after):
        return True
    pattern = _OF_A_TOWN.get(language)
    return pattern is not None and pattern.match(after) is not None
