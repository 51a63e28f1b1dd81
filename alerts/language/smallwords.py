"""Small words of a typed keyword that do not change what it means: the article and the auxiliaries that it opens with,
and the articles inside it (attaque contre un hôpital, attaques contre des hôpitaux).

Theory: staff type a keyword as they would say it, and a text says the same with another article, drawn together with
its preposition or without any. Preferred mistake: a phrase met with an article that was not typed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from alerts.language.inflection import is_word
from alerts.model import Language

_ARTICLES: Final[Mapping[Language, frozenset[str]]] = {
    language: frozenset(articles.split())
    for language, articles in {
        "fr": "le la les l un une des du",
        "en": "the a an",
        "es": "el la los las un una unos unas",
        "pt": "o a os as um uma uns umas",
        "it": "il lo la i gli le l un uno una",
        "de": "der die das den dem des ein eine einen einem einer eines",
        "nl": "de het een",
    }.items()
}
_DRAWN_TOGETHER: Final[Mapping[Language, tuple[frozenset[str], ...]]] = {
    language: tuple(frozenset(words.split()) for words in table.split("|"))
    for language, table in {
        "fr": "de d du des|à au aux",
        "en": "",
        "es": "de del|a al",
        "pt": "de do da dos das dum duma|em no na nos nas num numa|a ao à aos às|por pelo pela pelos pelas",
        "it": "di d del dello della dei degli delle dell|a ad al allo alla ai agli alle all|in nel nello nella nei"
        " negli nelle nell|su sul sullo sulla sui sugli sulle sull|da dal dallo dalla dai dagli dalle dall",
        "de": "in im ins|zu zum zur|von vom|an am ans|bei beim|auf aufs",
        "nl": "",
    }.items()
}
"""Prepositions, each with what it is drawn together to with an article."""
_AUXILIARIES: Final[Mapping[Language, frozenset[str]]] = {
    language: frozenset(words.split())
    for language, words in {
        "fr": "a ont est sont été était étaient avait avaient fut furent",
        "en": "to is are was were be been being has have had",
        "es": "es son fue fueron ha han había habían sido está están",
        "pt": "é são foi foram tem têm tinha tinham sido está estão",
        "it": "è sono ha hanno stato stata stati state era erano aveva",
        "de": "ist sind wurde wurden wird werden hat haben worden war waren",
        "nl": "is zijn werd werden wordt worden heeft hebben was waren",
        "ru": "был была было были",
        "uk": "був була було були",
        "pl": "jest są był była było byli były został została zostało zostali zostały",
    }.items()
}
_BEHIND_ARTICLE: Final = re.compile(r"(?P<article>[^\W\d_]{1,5})(?:\s+|(?<=[lL])['’]|(?<=[uU]n)['’])(?P<rest>.+)")
_PARTS: Final = re.compile(r"[^\W\d_]{2,}")


def without_opening(keyword: str) -> str:
    """A keyword typed with its article, or as a participle with its auxiliaries, without them; "" for any other.

    >>> without_opening("l'aide alimentaire"), without_opening("were killed"), without_opening("La Niña")
    ('aide alimentaire', 'killed', '')
    """
    return _without_article(keyword) or _without_auxiliaries(keyword)


def _without_article(keyword: str) -> str:
    """Where all other words are of the article's language; not for what has a capital behind it, which is a name (La
    Niña), but for German nouns."""
    found = _BEHIND_ARTICLE.fullmatch(keyword)
    if found is None or (len(found["article"]) > 1 and found["article"].isupper()):
        return ""
    article, rest = found["article"].lower(), found["rest"]
    words = _PARTS.findall(rest.lower())
    languages = (language for language, articles in _ARTICLES.items() if article in articles)
    is_noun = any(
        (language == "de" or rest[0].islower()) and all(is_word(word, language) for word in words)
        for language in languages
    )
    return rest if words and is_noun else ""


def _without_auxiliaries(keyword: str) -> str:
    *before, last = keyword.lower().split() or [""]
    if not before or len(last) <= 3:
        return ""
    languages = (language for language, words in _AUXILIARIES.items() if words.issuperset(before))
    return last if any(is_word(last, language) and last not in _AUXILIARIES[language] for language in languages) else ""


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


LINKING: Final = tuple(_ARTICLES)
"""The languages that have articles here."""
