"""Small words: those of a typed keyword that do not change what it means, the article and the auxiliaries that it opens
with and the articles inside it (attaque contre un hôpital, attaques contre des hôpitaux); and those that a phrase is
only met with as it is written.

Theory: staff type a keyword as they would say it, and a text says the same with another article, drawn together with
its preposition or without any. Preferred mistake: a phrase met with an article that was not typed. A dictionary gives
prepositions, conjunctions and pronouns forms that are other words (« no » is « o », « du » is « dû », على is عليك):
these stand as they are written, for it is the words between them that bend.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

from alerts.language.fillers import linking_words
from alerts.language.inflection import is_headword, is_known, is_word, languages_with
from alerts.language.participles import is_participle
from alerts.language.stopwords import STOP_WORDS
from alerts.model import Language

_WORDS_KEPT: Final = 65_536
"""Words of which it is kept what they are: all that the lexicon lists, and then those that people type."""


def _words(table: Mapping[Language, str]) -> Mapping[Language, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in table.items()}


_ARTICLES: Final = _words(
    {
        "fr": "le la les l un une des du",
        "en": "the a an",
        "es": "el la los las un una unos unas",
        "pt": "o a os as um uma uns umas",
        "it": "il lo la i gli le l un uno una",
        "de": "der die das den dem des ein eine einen einem einer eines",
        "nl": "de het een",
        "el": "ο η το οι τα του της των τον την τους τις στο στη στην στα στους στις ένας μία μια ένα",
    }
)
_GREEK: Final = "el"
"""Without a dictionary: any word in its letters stands behind its article."""
_DRAWN_TOGETHER: Final[Mapping[Language, tuple[frozenset[str], ...]]] = {
    language: tuple(frozenset(words.split()) for words in table.split("|"))
    for language, table in {
        "fr": "de d du des|à au aux",
        "en": "of|on|against|near",
        "es": "de del|a al|contra|en",
        "pt": "de do da dos das dum duma|em no na nos nas num numa|a ao à aos às|contra|por pelo pela pelos pelas",
        "it": "di d del dello della dei degli delle dell|a ad al allo alla ai agli alle all|in nel nello nella nei"
        " negli nelle nell|su sul sullo sulla sui sugli sulle sull|da dal dallo dalla dai dagli dalle dall",
        "de": "in im ins|zu zum zur|von vom|an am ans|bei beim|auf aufs",
        "nl": "op|tegen|bij",
        _GREEK: "",
    }.items()
}
"""Prepositions, each with what it is drawn together to with an article."""
_WITH_ARTICLE: Final = _words(
    {
        "fr": "au aux",
        "es": "al del",
        "pt": "ao aos à às pelo pela pelos pelas",
        "it": "al allo alla ai agli alle all nel nello nella nei negli nelle nell sul sullo sulla sui sugli sulle sull",
        "de": "im ins zum zur vom am beim",
    }
)
"""Prepositions with the article, that a keyword opens with and that are no word of another language (Portuguese « no
hospital » is English too)."""
_OPENING: Final = {language: words | _WITH_ARTICLE.get(language, frozenset()) for language, words in _ARTICLES.items()}
"""Both, by their language."""
_ALL_ARTICLES: Final = frozenset().union(*_ARTICLES.values())
_AUXILIARIES: Final = _words(
    {
        "fr": "être a ont est sont été était étaient avait avaient fut furent",
        "en": "to is are was were be been being has have had",
        "es": "es son fue fueron ha han había habían sido está están",
        "pt": "é são foi foram tem têm tinha tinham sido está estão",
        "it": "è sono ha hanno stato stata stati state era erano aveva",
        "de": "ist sind wurde wurden wird werden hat haben worden war waren",
        "nl": "is zijn werd werden wordt worden heeft hebben was waren",
        "ru": "был была было были",
        "uk": "був була було були",
        "pl": "jest są był była było byli były został została zostało zostali zostały",
    }
)
_BEHIND_ARTICLE: Final = re.compile(r"(?P<article>[^\W\d_]{1,5})(?:\s+|(?<=[lL])['’]|(?<=[uU]n)['’])(?P<rest>.+)")
_WHOLE: Final = frozenset(
    " ".join(
        """la paz|las vegas|los ángeles|los angeles|la plata|la habana|la rioja|la unión|la libertad|la guaira|la ceiba
        |el paso|el alto|el salvador|el oro|el hierro|las palmas|le havre|le mans|la rochelle|la haye|den haag
        |den helder|the hague|the gambia|the bahamas|the us|the them|a coruña|la spezia|l'aquila|stati uniti|a salvo
        |a pie|a fuego|a tiros|a bordo|a midi|a lieu|au secours|au revoir
        |zum beispiel|zum glück|zum teil|am leben|το ίδιο""".split()
    )
    .replace(" |", "|")
    .split("|")
)
"""Names and phrases that an article or auxiliary seems to open; without it they are another thing."""
_ENGLISH_DIE: Final = frozenset(("die", word) for word in "out off down back away hard young".split())
"""What dying is, not a German article."""
_STANDING: Final = _words(
    {
        "fr": "de d du à au aux en par pour qui que qu où dont il elle ils elles on je tu se lui eux y",
        "en": "of at to up it its he him she they them we us who which that as than via",
        "ar": """في على من إلى عن مع ضد عليه عليها عليهم فيه فيها فيهم منه منها منهم إليه إليها إليهم عنه عنها عنهم
            به بها بهم له لها لهم هو هي هم بسبب إثر جراء""",
        "es": "de del al por que se lo le les me nos te quien",
        "pt": """de do da dos das dum duma em no na nos nas num numa ao aos à às pelo pela pelos pelas por que se lhe
            lhes para com sem sob contra entre""",
        "it": "di da in con su per tra fra e o ed od non che si ci ne come contro senza dopo prima verso sotto sopra",
        "de": """in im ins an am ans auf aufs aus bei beim mit nach von vom vor zu zum zur für gegen über unter durch um
            ohne bis seit und oder aber als wie nicht dass wenn sich er ihm ihn""",
        "nl": "in op van het tegen met bij voor uit aan om door over onder naar te tot en of maar niet als dat zich",
        "pl": """na w we z ze do od po za przed przez pod nad o u ku dla bez i a oraz lub albo ale nie się że jak przy
            między""",
        "ro": "de la în din pe cu pentru prin sub spre fără și sau dar nu se ca că până după",
        "sv": "av i på för med till från om vid under över mot efter och eller men inte som att sig",
        "da": "af i på for med til fra om ved under over mod efter og eller men ikke som at sig",
        "no": "av i på for med til fra om ved under over mot etter og eller men ikke som at seg",
        "cs": "ve na do ze za po před při pod nad od pro bez ke ku a nebo ale ne se že jako",
        "hu": "és vagy de nem hogy mint",
        "fi": "ja tai mutta ei",
        "id": "di ke dari yang dan atau pada dengan untuk oleh tidak",
        "ku": "di li bi ji û bo ber",
    }
)
"""Prepositions, conjunctions and pronouns that no list of ``fillers`` has, or has as something else. Those that agree
with a noun are left out: relatives of Arabic, the genitive articles of Romanian, possessives."""
_CONCORDANT: Final = frozenset({"sw"})
"""Languages whose links agree with the noun before them (vita ya, vita za)."""
_NOUNS_TOO: Final = _words({"fr": "car", "es": "sobre bajo"})
"""Small words that are nouns or adjectives as well (car scolaire, sobre bomba): these bend."""
_PARTS: Final = re.compile(r"[^\W\d_]{2,}")


def without_opening(keyword: str) -> str:
    """A keyword typed with its article, or as a participle with its auxiliaries, without them; "" for any other.

    >>> without_opening("l'aide alimentaire"), without_opening("were killed"), without_opening("La Niña")
    ('aide alimentaire', 'killed', '')
    >>> without_opening("l'ONU"), without_opening("the who"), without_opening("war zone"), without_opening("IS attack")
    ('ONU', '', '', '')
    """
    return _without_article(keyword) or _without_auxiliaries(keyword)


def _without_article(keyword: str) -> str:
    """Where all other words are of the article's language, or an acronym follows (l'ONU); not for a word that says
    nothing (the who), nor for what has a capital behind it, which is a name (La Niña), but for German nouns."""
    found = _BEHIND_ARTICLE.fullmatch(keyword)
    if found is None or (len(found["article"]) > 1 and found["article"].isupper()):
        return ""
    article, rest = found["article"].lower(), found["rest"]
    languages = [language for language, articles in _OPENING.items() if article in articles]
    if rest.isupper() and len(rest) > 1 and " " not in rest:
        return rest if languages else ""
    words = _PARTS.findall(rest.lower())
    if not words or keyword.lower() in _WHOLE or rest.lower() in STOP_WORDS or (article, rest) in _ENGLISH_DIE:
        return ""
    is_noun = any(
        (language == "de" or rest[0].islower()) and all(language == _GREEK or is_word(word, language) for word in words)
        for language in languages
    )
    is_alone = article in _ALL_ARTICLES
    return rest if is_noun and (is_alone or not _is_foreign(words, languages)) else ""


def _is_foreign(words: Iterable[str], languages: Sequence[Language]) -> bool:
    """Whether another language has all the words: behind « au » or « ao » they mostly are an idiom (au large)."""
    return all(is_known(word, apart_from=languages[0]) for word in words)


def _without_auxiliaries(keyword: str) -> str:
    """A past participle behind auxiliaries of its own language in small letters: not what else stands behind a word
    that looks like one (war zone, state media, IS attack, to hospital), nor where another language has all the words,
    the last under its own head."""
    *before, last = keyword.split() or [""]
    if not before or len(last) <= 2 or not set(before) - {"to"} or keyword.lower() in _WHOLE:
        return ""
    last = last.lower()
    having = [language for language, words in _AUXILIARIES.items() if words.issuperset(before)]
    own = [language for language in having if last not in _AUXILIARIES[language] and is_participle(last, language)]
    if not own:
        return ""
    others = set.intersection(*(set(languages_with(word)) for word in (*before, last))) - set(own)
    return "" if any(is_headword(last, language) for language in others) else last


def links_in(words: Sequence[str], language: Language) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Where articles stand inside the ``words`` (lower case) of a phrase in ``language``, or a preposition that one may
    be drawn together with: [start, end) and the forms of the preposition, none for an article alone.

    >>> [(at, end) for at, end, _ in links_in("ataque a un hospital".split(), "es")]
    [(1, 3)]
    """
    articles, drawn = _ARTICLES.get(language, frozenset[str]()), _DRAWN_TOGETHER.get(language, ())
    at = 1
    while at < len(words) - 1:
        forms = next((each for each in drawn if words[at] in each), frozenset[str]())
        has_article = words[at + 1] in articles and at + 2 < len(words) if forms else words[at] in articles
        end = at + bool(forms) + has_article
        if end > at:
            yield at, end, forms
        at = max(end, at + 1)


def articles_of(language: Language) -> frozenset[str]:
    """The articles of a language, one letter for one that loses its vowel."""
    return _ARTICLES.get(language, frozenset())


def as_written(word: str, language: Language, forms: Collection[str]) -> Collection[str]:
    """Those of the ``forms`` of a word (lower case) that it may have in a phrase in ``language`` by agreeing with
    another: all of an ordinary word, none but itself of a preposition, a conjunction or a pronoun; an article is an
    article still, and one drawn together with its preposition is so with the same one.

    >>> sorted(as_written("no", "pt", ["no", "na", "o"])), as_written("du", "fr", ["du", "dû"])
    (['na', 'no'], ['du'])
    """
    agreeing = _agreeing(word, language)
    if not agreeing and not _links(word, language):
        return forms
    return [form for form in forms if form == word or form in agreeing]


@lru_cache(maxsize=_WORDS_KEPT)
def _agreeing(word: str, language: Language) -> frozenset[str]:
    """The articles, or what a preposition and an article are drawn together to, that a word is one of; else none."""
    groups = (articles_of(language), *_DRAWN_TOGETHER.get(language, ()))
    return frozenset().union(*(group for group in groups if word in group))


@lru_cache(maxsize=_WORDS_KEPT)
def _links(word: str, language: Language) -> bool:
    if language in _CONCORDANT or word in _NOUNS_TOO.get(language, ()):
        return False
    return word in _STANDING.get(language, ()) or word in linking_words(language)


LINKING: Final = tuple(_ARTICLES)
"""The languages that have articles here."""
