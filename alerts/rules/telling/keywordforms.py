"""The forms under which a keyword will be found, the most telling first, for the person who wrote it to see and strike.

A phrase is found in every combination of its words' forms. Shown first are those that people write: adjectives agree
(hôpitaux pédiatriques, مستشفيات ميدانية), in English and Turkish the last word changes (field hospitals), and what
follows a preposition stays (écoles de filles).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from typing import Final

from alerts.language.folding import fold
from alerts.language.grammars.arabic import peel
from alerts.language.inflection import inflect, languages_with, strangers
from alerts.language.lexicon import concept
from alerts.language.stems import stem
from alerts.matching.keywords import expand, expand_phrase
from alerts.matching.listedphrases import Phrase, words_of
from alerts.matching.struckforms import Struck
from alerts.matching.vocabulary import Word
from alerts.model import Language, Rule
from alerts.rules.fitness import keyword_fault, nearest

MOST_FORMS: Final = 6
_MOST_COMBINATIONS: Final = 48
_MOST_OF_A_WORD: Final = 6
_HEAD_LAST: Final = frozenset({"en", "tr", "fa", "sw"})
"""Languages in which only the last word of a compound changes."""
_AGREE: Final = frozenset({"fr", "en", "es", "pt", ""})
"""Languages in which the words of a phrase have so few forms that those which go together can be told."""
_SHOWN_OF_A_WORD: Final = 4
_FIXED: Final = frozenset(
    {"contre", "entre", "sans", "vers", "chez", "depuis", "against", "between", "near", "without"}
)
"""Prepositions inside phrases: a dictionary has nouns of the same letters, whose forms nobody writes there."""
_SHOWN_ABROAD, _MOST_ABROAD = 3, 3
"""Forms of each of the other languages, and languages, that are shown."""
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن", "نا", "كم", "ي", "ك")
_ORDER: Final = ("fr", "en", "ar", "es", "pt", "ru", "uk", "tr", "fa", "sw")


@dataclass(frozen=True, slots=True, kw_only=True)
class Abroad:
    """A few forms that another language than the reader's gives to a word."""

    language: Language
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """A keyword, a readable few of its other forms, some of other languages apart (``abroad``), and how many ``more``
    there are."""

    keyword: str
    forms: tuple[str, ...]
    more: int
    abroad: tuple[Abroad, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """A struck form that no keyword has, and the ``near``est that one has ("" where none is alike)."""

    form: str
    near: str


def caught(
    rule: Rule, *, most: int = MOST_FORMS, language: Language = "", keywords: int | None = None
) -> tuple[Caught, ...]:
    """For each keyword with other forms than its own (the first ``keywords`` of them), what it will be found as, those
    of ``language`` first; struck-out forms are left out."""
    struck = Struck(rule.without)
    found = (_caught(term, struck, most=most, language=language) for term in dict.fromkeys(rule.keywords))
    return tuple(islice(filter(None, found), keywords))


def _caught(term: str, struck: Struck, *, most: int, language: Language) -> Caught | None:
    kept = [form for form in other_forms(term, language=language) if not struck.holds(form, unaccented=False)]
    if not kept:
        return None
    natural = [form for form in natural_forms(term, language) if form in kept]
    abroad = () if natural and natural == kept else _abroad(term, language, kept, natural)
    if len(abroad) == 1 and not natural and languages_with(term) <= {abroad[0].language}:
        abroad = ()  # a word of one language only: its forms need no name
    pattern = _pattern(term, language)
    forms = (pattern,) if pattern else tuple((natural or ([] if abroad else kept))[:most])
    count = max(len(kept), _combinations(term, language)) - len(forms) - sum(len(each.forms) for each in abroad)
    return Caught(keyword=term, forms=forms, more=0 if pattern else count, abroad=abroad)


def _abroad(term: str, language: Language, kept: Sequence[str], natural: Sequence[str]) -> tuple[Abroad, ...]:
    """The shortest forms of a word in other languages than the reader's that differ from those of it."""
    if not language or ":" in term or len(words_of(term)) > 1:
        return ()
    shown = {fold(form) for form in (term, *natural)}
    of_language = inflect(term)
    found: list[Abroad] = []
    for other in sorted(of_language, key=lambda each: (_ORDER.index(each) if each in _ORDER else len(_ORDER), each)):
        own = {fold(form) for form in of_language[other]} - shown
        forms = tuple(form for form in kept if fold(form) in own)[:_SHOWN_ABROAD]
        if forms and other != language and len(found) < _MOST_ABROAD:
            found.append(Abroad(language=other, forms=forms))
            shown |= own
    return tuple(found)


def other_forms(term: str, *, language: Language = "") -> tuple[str, ...]:
    """The other forms of a word or phrase, or the words of a concept: those of ``language`` first, then the shortest.

    Forms that differ by case and accents only go without saying; of a phrase, the 48 likeliest.
    """
    prefix, colon, name = term.partition(":")
    if colon and prefix.casefold() in {"concept", "pack"}:
        return _words_of_concept(name, language) if prefix.casefold() == "concept" else ()
    phrase = expand_phrase(term)
    if len(phrase) > 1:
        return tuple(form for _, form in _combined(term, language)[:_MOST_COMBINATIONS])
    if not phrase or phrase[0].acronym:
        return ()
    own = {fold(form) for form in inflect(term).get(language, ())}
    by_skeleton: dict[str, str] = {fold(term): term}
    every = {*phrase[0].forms, *(form for forms in strangers(term).values() for form in forms)}
    for form in sorted(every):
        by_skeleton.setdefault(fold(form), form)
    others = list(by_skeleton.values())[1:]
    ours = {form for form in others if _is_owned(form, every)}
    return tuple(sorted(others, key=lambda form: (fold(form) not in own, form in ours, len(form), form)))


def _is_owned(form: str, forms: Collection[str]) -> bool:
    """True for an Arabic form with a pronoun, « their school », which follows from another one."""
    stems = (form.removesuffix(pronoun) for pronoun in _PRONOUNS if form.endswith(pronoun))
    ends = {"ت": "ة", "ا": "ى"}
    return any(each in forms or each[:-1] + ends.get(each[-1:], "?") in forms for each in stems)


def strays(rule: Rule, *, language: Language = "") -> tuple[Stray, ...]:
    """The struck forms of a rule that none of its keywords has: mistyped, they strike nothing. The nearest one is
    looked for among the forms of ``language`` first."""
    if not rule.without:
        return ()
    phrases = [phrase for term in dict.fromkeys(rule.keywords) for phrase in expand(term).phrases]
    lost = [form for form in rule.without if not any(_is_form(form, phrase) for phrase in phrases)]
    known = [form for term in rule.keywords for form in (term, *other_forms(term))] if lost else []
    ours = frozenset(form for term in rule.keywords for form in natural_forms(term, language)) if lost else frozenset()
    return tuple(Stray(form=form, near=_nearest(form, known, ours)) for form in lost)


def _nearest(form: str, known: Collection[str], ours: Collection[str]) -> str:
    """The form that is most like another, of the asker's own language where one of those is nearly as like."""
    close = nearest(form, known)
    return next((each for each in close if each in ours), close[0]) if close else ""


def _words_of_concept(name: str, language: Language) -> tuple[str, ...]:
    known = concept(name)
    words = known.words if known else {}
    first = [words[language]] if language in words else []
    return tuple(dict.fromkeys(word for words in (*first, *_columns(words.values())) for word in words))


def _columns(rows: Iterable[Sequence[str]]) -> list[list[str]]:
    """The first words of all languages, then the second ones …"""
    kept = list(rows)
    return [[row[at] for row in kept if at < len(row)] for at in range(max(map(len, kept), default=0))]


def natural_forms(term: str, language: Language) -> tuple[str, ...]:
    """Of a phrase, the combinations that people write; of a word that the language has, its forms there; likeliest
    first."""
    if ":" in term:
        return ()
    if len(words_of(term)) > 1:
        return tuple(form for oddness, form in _combined(term, language) if not oddness)
    own = {fold(form) for form in inflect(term).get(language, ())}
    return tuple(form for form in other_forms(term, language=language) if fold(form) in own)


def _pattern(term: str, language: Language) -> str:
    """A phrase of a language in which nobody can tell from the letters what agrees with what: its words, each with some
    of its forms (مستشفى/مشافي ميداني/ميدانية); "" for words and for other languages."""
    if ":" in term or len(words_of(term)) < 2 or _language_of(term, language) in _AGREE:
        return ""
    shown = (
        [*forms[:_SHOWN_OF_A_WORD], *(["…"] if len(forms) > _SHOWN_OF_A_WORD else [])]
        for forms in _choices(term, language)
    )
    return " ".join(map("/".join, shown))


def _combinations(term: str, language: Language) -> int:
    """How many other forms a phrase has in all; 0 for a single word."""
    words = [] if ":" in term else _choices(term, language)
    return prod(map(len, words)) - 1 if len(words) > 1 else 0


def _combined(term: str, language: Language) -> list[tuple[int, str]]:
    """The combinations of the forms of a phrase's words, each with how odd it is, those that people write first."""
    choices = [words[: _MOST_OF_A_WORD + 1] for words in _choices(term, language)]
    typed = [words[0] for words in choices]
    varies = [at for at, words in enumerate(choices) if len(words) > 1]
    group = next((at for at in range(1, len(choices)) if at not in varies), len(choices))
    heads = [at for at in varies if at < group]
    if _language_of(term, language) in _HEAD_LAST:
        heads = heads[-1:]
    found = []
    gaps = _gaps(term, typed)
    for words in product(*choices):
        changed = [at for at in varies if words[at] != typed[at]]
        odd = sum(at not in changed for at in heads) + sum(at not in heads for at in changed)
        key = (odd, -_shared_ending([words[at] for at in heads]), sum(map(len, words)), words)
        if changed:
            found.append((key, "".join(word + gap for word, gap in zip(words, gaps, strict=True))))
    return [(key[0], form) for key, form in sorted(found)]


def _choices(term: str, language: Language) -> list[list[str]]:
    """For each word of a phrase its forms in one language, the typed one first, then the shortest."""
    chosen = _language_of(term, language)
    choices = []
    for token, word in zip(words_of(term), expand_phrase(term), strict=True):
        typed = token.surface
        forms = inflect(typed).get(chosen, word.forms) if chosen else word.forms
        known = {fold(typed): typed}
        if fold(typed) not in _FIXED and not any(keyword_fault(form) for form in word.forms):
            for form in sorted(forms, key=lambda form: (_is_owned(form, forms), len(form), form)):
                known.setdefault(fold(form), form)
        choices.append(list(known.values()))
    return choices


def _language_of(term: str, language: Language) -> Language:
    """The language of a phrase: one that knows all of its words, the asker's before others; "" where none does."""
    homes = [word.homes for word in expand_phrase(term) if word.homes]
    known = frozenset.intersection(*homes) if homes else frozenset()
    return language if language in known else next((each for each in _ORDER if each in known), "")


def _gaps(term: str, typed: Sequence[str]) -> list[str]:
    """What stands behind each word of a phrase as it was typed: a blank, a hyphen, nothing at the end."""
    gaps, rest = [], term
    for number, word in enumerate(typed):
        _, _, rest = rest.partition(word)
        following = typed[number + 1] if number + 1 < len(typed) else ""
        gaps.append(rest.partition(following)[0] if following else "")
    return gaps


def _shared_ending(words: Sequence[str]) -> int:
    """How many letters at their ends some words have in common."""
    count = 0
    for letters in zip(*(reversed(word) for word in words), strict=False):
        if len(set(letters)) > 1:
            break
        count += 1
    return count


def _is_form(form: str, phrase: Phrase) -> bool:
    """True where a mention written so may be one of this phrase."""
    tokens = [token.surface for token in words_of(form)]
    return len(tokens) == len(phrase) and all(map(_may_be, tokens, phrase))


def _may_be(token: str, word: Word) -> bool:
    written = fold(token)
    readings = {written, *peel(written)} if "\u0600" <= token[:1] <= "\u06ff" else {written}
    if not readings.isdisjoint({fold(form) for form in word.forms}):
        return True
    return any(stem(token.lower(), language) == root for language, root in word.stems)
