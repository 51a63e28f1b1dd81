"""Forms of Turkish words: chains of suffixes in vowel harmony.

The dictionary gives the headwords and, for a noun, the possessive that shows how its end changes (kitap, kitabı;
şehir, şehri). A noun takes number, possession and case; a verb, typed as an infinitive or in the past, takes the
tenses, participles and verbal nouns of news, active and passive. Derivations (okulcu, saldırgan) are other words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from alerts.language.formstore import Dictionary

_VOWELS: Final = "aıoueiöüâîû"
_HARMONY: Final = {
    "a": "ı",
    "ı": "ı",
    "o": "u",
    "u": "u",
    "e": "i",
    "i": "i",
    "ö": "ü",
    "ü": "ü",
    "â": "i",
    "î": "i",
    "û": "ü",
}
_HARD: Final = "çfhkpsşt"
_SOFTENED: Final = {"p": "b", "ç": "c", "t": "d", "k": "ğ"}
INFINITIVE: Final = re.compile(r"(.{2,})(mek|mak)$")
_PAST: Final = re.compile(r"(.{2,}?)[dt][ıiuü](?:l[ae]r)?$")
_SHORT_STEM: Final = 2
"""Letters of a stem whose « having … » is as short as other words (ekip, team, is not ek-ip, having sown)."""
_FRONTED: Final = {"a": "e", "ı": "i", "o": "ö", "u": "ü"}
_AGENT: Final = re.compile(r".{2,}[cç][ıiuü]")
_SUFFIXED: Final = re.compile(
    r"(?:l[ae]r)?"
    r"(?:[ıiuü]?[mn][ıiuü]z|s?[ıiuü]|l[ae]r[ıi])?"
    r"(?:n?[ıiuü]n|[yn]?[ae]|[yn]?[ıiuü]|n?[dt][ae]n?|n?[dt][ae]ki(?:l[ae]r)?|y?l[ae]|[dt][ıiuü]r|s[ıiuü]z|l[ıiuü](?:l[ae]r)?)?"
)
"""Number, possession, case: the order of suffixes, without harmony; a quick first look."""
_COPULA: Final = re.compile(
    r"(.{4,}?)(?:y?ken|y(?:d[iu]|m[iu]s|s[ae])(?:l[ae]r|[kmn])?|[dt][iu]r(?:l[ae]r)?"
    r"|(?<=[dt][ae]n)(?:d[iu]|m[iu]s)(?:l[ae]r)?)$"
)
"""Folded endings that put a form into a clause: while, was, is said to be, if it is, surely is."""
_OF_THOSE: Final = re.compile(r"(.{3,}ki)(?:n(?:in|[ei]|de|den)|yle)$|(.{3,}kiler)(?:in|[ei]|de|den|le)$")
"""The cases of « the one in …, those in … »."""


def grow(word: str, words: Dictionary) -> frozenset[str]:
    """The forms of ``word``: as a headword, else of the headwords that it is a form of; empty when it is unknown."""
    heads = [word] if _is_head(word, words) else _unaccented(word, words) or heads_of(word, words)
    forms: set[str] = set()
    for head in heads:
        verb = INFINITIVE.fullmatch(head)
        if verb:
            forms |= verbal(verb[1])
        if not verb or head in _NOUNS_IN_MEK:
            forms |= noun_forms(head, words)
    return frozenset(forms | {word} if forms else forms)


_NOUNS_IN_MEK: Final = frozenset({"ekmek", "yemek", "çakmak", "kaymak", "ırmak", "parmak"})


def regular(word: str) -> set[str]:
    """The forms of a word in no dictionary."""
    verb = INFINITIVE.fullmatch(word)
    return {word, *(verbal(verb[1]) if verb else nominal(word, word))}


def _is_head(word: str, words: Dictionary) -> bool:
    """Whether ``word`` is in the dictionary, or the action (çatışma) or the agent (kaçakçı) of a word that is."""
    if words.forms_of(word):
        return True
    if word.endswith(("ma", "me")):
        return any(words.forms_of(word[:-2] + ending) for ending in ("mak", "mek"))
    return bool(_AGENT.fullmatch(word)) and bool(words.forms_of(word[:-2]))


def _unaccented(word: str, words: Dictionary) -> list[str]:
    return [reading.lemma for reading in words.analyses(word) if len(reading.lemma) == len(word)]


def heads_of(word: str, words: Dictionary) -> list[str]:
    """The longest headword that ``word`` is a form of, if any."""
    past = _PAST.fullmatch(word)
    if past:
        verbs = [past[1] + ending for ending in ("mek", "mak") if words.forms_of(past[1] + ending)]
        if verbs:
            return verbs[:1]
    return next(([head] for head in _candidates(word) if _is_noun_form(word, head, words)), [])


def is_of_a_verb(word: str, words: Dictionary) -> bool:
    """Whether ``word`` is an order, a tense, a participle or a verbal noun of a verb in the dictionary, or of its
    passive: katıl, olduğunu, atmış, oluşu."""
    for end in range(2, len(word) + 1):
        stem = word[:end]
        if words.forms_of(f"{stem}m{low(stem)}k"):
            way = stem + ("y" if stem[-1] in _VOWELS else "") + high(stem) + "ş"
            if word in (stem, passive(stem)) or word in verbal(stem) or word in nominal(way, way):
                return True
    return False


def unchained(folded: str) -> str:
    """The folded form at the head of a chain of endings that no list has; ``folded`` itself where there is none.

    >>> unchained("hastanelerindeyken"), unchained("okullarimizdakilerin"), unchained("erken")
    ('hastanelerinde', 'okullarimizdakiler', 'erken')
    """
    copula = _COPULA.match(folded)
    form = copula[1] if copula else folded
    those = _OF_THOSE.match(form)
    return (those[1] or those[2]) if those else form


def owned(word: str, words: Dictionary) -> frozenset[str]:
    """The forms of the noun that ``word`` is “its …” of, whatever else it is: merkezi is central, and the end of
    sağlık merkezi; empty where it is none."""
    if word[-1:] not in "ıiuü":
        return frozenset()
    heads = (head for head in _candidates(word) if len(head) >= len(word) - 2)
    return next((frozenset(noun_forms(head, words)) for head in heads if _is_noun_form(word, head, words)), frozenset())


def _candidates(word: str) -> Iterator[str]:
    """What a noun form may be a form of, longest first: its beginnings, with a softened end hardened."""
    for end in range(len(word) - 1, 1, -1):
        yield word[:end]
        yield from (word[: end - 1] + hard for hard, soft in _SOFTENED.items() if word[end - 1] == soft)


def _is_noun_form(word: str, head: str, words: Dictionary) -> bool:
    if not _SUFFIXED.fullmatch(word[len(head) :]) or INFINITIVE.fullmatch(head) or not _is_head(head, words):
        return False
    return word in noun_forms(head, words)


def noun_forms(head: str, words: Dictionary) -> set[str] | frozenset[str]:
    """The forms of a noun. Its end before a vowel, and the harmony of loans (santral, santrali), are the dictionary's
    where it shows them."""
    shown_forms = (form for form in words.forms_of(head) if _is_possessive(form, head))
    evidence = sorted(shown_forms, key=lambda form: (len(form), form.startswith(head), form))  # harbı before harpı
    if not evidence:
        return nominal(head, _softened(head))
    shown, vowel = evidence[0][:-1], evidence[0][-1]
    if vowel == high(head) or vowel not in "iü":
        return nominal(head, shown)
    fronted = "".join(_FRONTED.get(letter, letter) for letter in head)
    return {head + form[len(head) :] for form in nominal(fronted, fronted)}


def _is_possessive(form: str, head: str) -> bool:
    return form != head and form[-1] in "ıiuü" and len(form) <= len(head) + 1


def _softened(head: str) -> str:
    """``head`` before a vowel by rule: -k, -ç and -p of longer words soften."""
    softens = head[-1] in "kçp" and sum(letter in _VOWELS for letter in head) > 1 and head[-2] in _VOWELS
    return head[:-1] + _SOFTENED[head[-1]] if softens else head


def _last_vowel(stem: str) -> str:
    return next((letter for letter in reversed(stem) if letter in _VOWELS), "e")


def high(stem: str) -> str:
    """The high vowel in harmony with ``stem``."""
    return _HARMONY[_last_vowel(stem)]


def low(stem: str) -> str:
    """The low vowel in harmony with ``stem``."""
    return "a" if _HARMONY[_last_vowel(stem)] in "ıu" else "e"


@lru_cache(maxsize=512)
def nominal(head: str, before_vowel: str) -> frozenset[str]:
    """Number × possession × case of a noun; ``before_vowel`` is its stem before a vowel (kitab for kitap)."""
    forms: set[str] = set()
    plural = head + "l" + low(head) + "r"
    for stem, soft in ((head, before_vowel), (plural, plural)):
        forms |= _cases(stem, soft)
        for owned in _possessed(soft):
            forms |= _cases(owned, owned, pronominal=True) if owned[-1] in _VOWELS else _cases(owned, owned)
    h = high(head)
    forms |= {head + "l" + h, head + "s" + h + "z", head + "l" + h + "l" + low(head) + "r"}
    return frozenset(forms)


def _cases(stem: str, soft: str, *, pronominal: bool = False) -> set[str]:
    h, a = high(soft), low(soft)
    vowel = soft[-1] in _VOWELS
    buffer = "n" if pronominal else "y" if vowel else ""
    d = "d" if pronominal or stem[-1] not in _HARD else "t"
    local = stem + ("n" if pronominal else "") + d + a
    forms = {stem, soft + buffer + h, soft + buffer + a, soft + ("n" if vowel else "") + h + "n"}
    forms |= {local, local + "n", local + "ki", local + "kiler"}
    forms |= {stem + ("y" if stem[-1] in _VOWELS else "") + "l" + a, stem + d.replace("n", "d") + h + "r"}
    return forms


def _possessed(soft: str) -> list[str]:
    """His, our, your; theirs is written like the plural's his."""
    h = high(soft)
    vowel = soft[-1] in _VOWELS
    link = "" if vowel else h
    return [soft + ("s" if vowel else "") + h, soft + link + "m" + h + "z", soft + link + "n" + h + "z"]


@lru_cache(maxsize=512)
def verbal(stem: str) -> frozenset[str]:
    """Tenses, participles and verbal nouns of a verb and of its passive."""
    return frozenset(_tenses(stem) | _tenses(passive(stem)))


def passive(stem: str) -> str:
    """The passive of a verb stem: -n after a vowel, -in after l, else -il."""
    if stem[-1] in _VOWELS:
        return stem + "n"
    return stem + high(stem) + ("n" if stem.endswith("l") else "l")


def _denials(stem: str) -> set[str]:
    """What did not happen: vurulmadı, vurulmuyor, vurulmamış, vurulmayan; of what one can (kurtarıla), what could not
    be done: kurtarılamadı."""
    denied = stem + "m" + low(stem)
    h, a = high(denied), low(denied)
    ler = "l" + a + "r"
    past, perfect = f"{denied}d{h}", f"{denied}m{h}ş"
    return {past, past + ler, perfect, perfect + ler, f"{stem}m{high(stem)}yor", f"{denied}y{a}n", f"{denied}y{a}c{a}k"}


def _tenses(stem: str) -> set[str]:
    h, a = high(stem), low(stem)
    vowel = stem[-1] in _VOWELS
    y = "y" if vowel else ""
    d = "t" if stem[-1] in _HARD else "d"
    ler = "l" + a + "r"
    past, perfect, future = stem + d + h, stem + "m" + h + "ş", stem + y + a + "c" + a + "k"
    present = (stem[:-1] + high(stem[:-1]) if vowel else stem + h) + "yor"
    active, object_ = stem + y + a + "n", stem + d + h + "k"
    finite = {
        past,
        past + "m",
        past + "k",
        perfect,
        perfect + "t" + h + "r",
        present,
        future,
        present + "du",
        perfect + "t" + h,
    }
    forms = finite | {form + ler for form in (past, perfect, future)} | {present + "lar"}
    aorist = stem + "r" if vowel else stem + h + "r"
    forms |= {aorist, aorist + ler, stem + a + "r", aorist + "ken", stem + a + "rken"}
    forms |= {stem + y + h + "p"} if len(stem) > _SHORT_STEM else set()
    able = stem + y + a
    forms |= _denials(stem) | _denials(able) | {able + "bildi", able + "bildiler", able + "bilir", able + "biliyor"}
    noun = stem + "m" + a
    infinitive = stem + "m" + a + "k"
    forms |= {
        infinitive,
        infinitive + "t" + a,
        infinitive + "t" + a + "n",
        infinitive + "t" + a + "d" + _HARMONY[a] + "r",
        stem + y + h + "nc" + a,
        stem + y + a + "r" + a + "k",
    }
    forms |= nominal(noun, noun) | nominal(active, active)
    return forms | {form for form in nominal(object_, object_[:-1] + "ğ") if form.startswith(object_[:-1] + "ğ")}
