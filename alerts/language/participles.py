"""Whether a word is a participle: what is left of « were killed » without its auxiliary, and not of « war zone ».

Theory: the ending, and a dictionary that has the infinitive, tell; those that neither tells are listed. Preferred
mistake: a participle that is not seen, so that a keyword is looked for as it was typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from alerts.language.formstore import dictionary
from alerts.language.inflection import is_word
from alerts.model import Language

_LISTED: Final[Mapping[Language, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """beaten bitten blown born bought bound broken brought built burnt caught cut dead driven eaten fallen
            fed fled forbidden found fought frozen given gone held hidden hit hung hurt kept killed known laid led left
            lost made met overrun overthrown paid put ridden run rung said seen seized sent set shaken shot shut
            slain sold spent split spread stolen stricken struck stuck stung sunk swept taken thrown told torn
            withdrawn won woken worn wound written agreed freed guaranteed""",
        "fr": """mort morte morts mortes pris prise prises mis mise mises ouvert ouverte ouverts ouvertes couvert offert
            souffert vu vue vus vues disparu disparue disparus disparues venu venue venus venues battu battue battus
            abattu abattue abattus abattues détenu détenue détenus détenues retenu retenue retenus retenues survenu
            survenue survenus survenues devenu revenu intervenu obtenu reçu reçue reçus reçues élu élue couru secouru
            vécu parti partie partis parties sorti sortie sortis sorties péri enfui surpris reconquis repris reprise
            atteint atteinte atteints atteintes détruit détruite détruits détruites conduit conduite""",
        "es": """muerto muerta muertos muertas abierto abierta abiertos abiertas cubierto descubierto descubiertos roto
            rota rotos rotas hecho hecha puesto puesta puestos visto vista vistos vistas escrito dicho preso presa
            presos presas devuelto devueltos vuelto resuelto""",
        "pt": """morto morta mortos mortas aberto aberta abertos abertas feito feita posto posta preso presa presos
            presas expulso expulsa expulsos expulsas visto vista vistos escrito coberto dito entregue entregues pego
            solto solta soltos suspenso suspensa eleito extinto""",
        "it": """morto morta morti ucciso uccisa uccisi uccise preso presa presi prese esploso esplosa esplosi esplose
            distrutto distrutta distrutti distrutte arso arsi rotto rotta rotti aperto aperta aperti chiuso chiusa
            chiusi chiuse messo messa messi fatto visto visti perso persi rimasto rimasti sepolto sepolta sepolti
            sepolte arreso arresi costretto costretti espulso espulsi evaso evasi sceso scesi travolto travolti""",
        "pl": "ranny ranna ranne ranni",
    }.items()
}
"""Participles that their ending does not tell, and a few adjectives that are said like them (dead, ranny)."""
_ENDINGS: Final[Mapping[Language, tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]]] = {
    language: tuple((re.compile(pattern), tuple(infinitives.split())) for pattern, infinitives in table.items())
    for language, table in {
        "fr": {"(.+)ée?s?": "er", "(.+)ie?s?": "ir", "(.+)ue?s?": "re"},
        "es": {"(.+)ad[oa]s?": "ar", "(.+)[ií]d[oa]s?": "er ir"},
        "pt": {"(.+)ad[oa]s?": "ar", "(.+)[ií]d[oa]s?": "er ir"},
        "it": {"(.+)at[oaie]": "are", "(.+)ut[oaie]": "ere ire", "(.+)it[oaie]": "ire"},
        "de": {"(.+)iert": "ieren"},
        "ru": {"(.+)ован[аоы]?": "овать", "(.+)чен[аоы]?": "тить"},
        "pl": {"(.+)on[yaeo]": "yć ić", "(.+)eni": "yć ić"},
        "uk": {"(.+)т(?:ий|а|о|і|е)": "ти"},
    }.items()
}
"""What is taken off, and what an infinitive has in its place."""
_GERMANIC: Final = re.compile(
    "(?:.{0,5}ge.+|(?:be|ver|er|ent|emp|zer|miss|über|unter|um|durch|hinter|ont|her|over|onder|door).+)(?:t|d|en)|.+iert"
)
_OF_INFINITIVE: Final[Mapping[Language, tuple[re.Pattern[str], tuple[str, ...]]]] = {
    "de": (_GERMANIC, ("n",)),
    "nl": (_GERMANIC, ("n",)),
    "ru": (re.compile("(.+[нт])[аоы]?"), ("ть", "ти", "чь")),
    "uk": (re.compile("(.+[нт])(?:о|ий|а|і|е)"), ("ти",)),
    "pl": (re.compile(".+(?:[nt][yaoe]|ni|ci)"), ("ć", "c")),
}
"""What the participle looks like, and the infinitive that the dictionary has it under."""
_PAST_IN_ENGLISH: Final = re.compile(r"(?:(?P<y>.+)i|(?P<one>.+(?P<letter>[^aeiou]))(?P=letter)|(?P<other>.+[^e]))ed")


def is_participle(word: str, language: Language) -> bool:
    """Whether ``word``, in lower case, is a participle of the past in ``language``.

    >>> [is_participle(word, "en") for word in ("wounded", "buried", "shot", "hundred", "open", "need")]
    [True, True, True, False, False, False]
    >>> is_participle("blessées", "fr"), is_participle("midi", "fr"), is_participle("убиты", "ru")
    (True, False, True)
    """
    if word in _LISTED.get(language, ()):
        return True
    if language == "en":
        return is_word(word, language) and any(is_word(verb, language) for verb in _english(word))
    if any(is_word(verb, language) for verb in _infinitives(word, language)):
        return is_word(word, language)
    pattern, endings = _OF_INFINITIVE.get(language, (None, ()))
    words = dictionary(language)
    found = pattern.fullmatch(word) if pattern is not None else None
    if words is None or found is None:
        return False
    # a Ukrainian participle is its own headword, but what nobody does (вбито) is of the verb
    readings = words.analyses(found[1] + "о" if language == "uk" else word)
    return any(each.lemma != word and each.lemma.endswith(endings) for each in readings)


def _english(word: str) -> Iterator[str]:
    found = _PAST_IN_ENGLISH.fullmatch(word)
    if found is None:
        return
    if found["y"]:
        yield found["y"] + "y"
    if found["one"]:
        yield found["one"]
    yield from (word[:-2], word[:-1])


def _infinitives(word: str, language: Language) -> Iterator[str]:
    for pattern, infinitives in _ENDINGS.get(language, ()):
        if found := pattern.fullmatch(word):
            yield from (found[1] + ending for ending in infinitives)
