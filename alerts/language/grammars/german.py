"""Forms of German words, by hand rules over the dictionary.

Theory: the dictionary gives number, case and tenses; what it lacks is made by rule: the endings of participles
(beschossene Schulen), of nouns that bend like adjectives (ein Verletzter, die Verletzten), compounds, which bend as
their last part does, and ä ö ü spelt ae oe ue. Preferred mistake: a form that nobody writes.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

from alerts.language.folding import fold
from alerts.language.formstore import Analysis, Dictionary

_ADJECTIVE: Final = ("", "e", "en", "er", "es", "em")
_ADJECTIVAL: Final = re.compile("(?:isch|lich|är|ig|il|bar|sam|los)e$")
"""Words in -e that are adjectives, though the dictionary has them as nouns too (die Zivile)."""
_PARTICIPLE: Final = re.compile(r"(?:.*ge.+|(?:be|ver|er|zer|ent|über|unter|miss).+|.+ier)(?:t|en)")
_INSEPARABLE: Final = re.compile("(?:be|ver|er|zer|ent|über|unter|miss).{3,}(?:en|ern|eln)$")
_SHORTEST_BENT: Final = 6
"""Letters of a noun that may be a participle: longer than Geste."""
_VERB: Final = re.compile(r".{3,}(?:en|ern|eln)")
_SPELT_OUT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_PREFIXES: Final = frozenset("ent ver zer über unter miss hinter wider emp".split())
"""They make another verb, with participles of its own (entführt), and no compound."""
_LINKS: Final = ("", "s", "es", "n", "en")
_PARTICLES: Final = (
    "zurück|nieder|zusammen|auseinander|heraus|hinaus|herein|hinein|davon|fest|fort|statt|teil|heim|frei|weg|los|vor"
    "|nach|her|hin|mit|bei|auf|aus|ein|ab|an|um|zu"
)
_PARTICLE: Final = re.compile(rf"(?:{_PARTICLES})(?=.{{3,}}(?:en|ern|eln)$)")
_BOUND: Final = re.compile("ens$|end(?:e[mnrs]?)?$")
"""Nouns and participles, which keep the particle."""
_LONG_GENITIVE: Final = re.compile(r"[bdfgklmnprt]$(?<!e[lmnr])")
"""Nouns whose genitive may have an e: des Brands, des Brandes."""
_STOP: Final = re.compile(r"[.!?\n]")
_CLOSING: Final = re.compile(
    rf"\s(?P<particle>{_PARTICLES})(?:(?P<closed>\s*(?:[.,;:!?…–—)\"»“\n]|$))|(?=\s(?:und|oder|sowie|wie|als|bis)\s))",
    re.IGNORECASE,
)
_RESUMED: Final = re.compile(
    r"\b(?:und|oder|aber|doch|dann|denn|sondern) (?:er |sie |es |man )?"
    r"(?!(?:nicht|erst|jetzt|seit|mit|damit|fast|laut|gut|weit|dort|sofort|bereit|fest|selbst|meist|zuletzt|zuerst"
    r"|heute|bitte|letzte|erste|alte|gute) )"
    r"[a-zäöü]{2,}(?:t (?!(?:und|oder) )|ten? (?=[a-zäöü])(?!(?:und|oder) ))"
)
"""Another verb behind a conjunction: a particle farther on is that one's."""
_CLAUSE: Final = 200
"""Letters in which the particle of a verb is looked for."""
FRONT, END = 3, 4
"""The fewest letters of the parts of a compound."""


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``."""
    forms = {word}
    for lemma, known, _ in readings:
        bent = {lemma[:-1], lemma[:-1] + "n", lemma[:-1] + "m"} & known if lemma.endswith("er") else ()
        if len(bent) > 1 or any(
            form.endswith("er") and form[:-1] in known for form in known if form[:-2] in (lemma[:-1], lemma[:-2])
        ):
            stem = lemma.removesuffix("r").removesuffix("e")
            forms |= {stem + ending for ending in _ADJECTIVE[1:]}
        if known <= {lemma, lemma + "n"} and _ADJECTIVAL.search(lemma):
            forms |= {lemma[:-1] + ending for ending in _ADJECTIVE}
        if lemma.endswith("te") and len(lemma) > _SHORTEST_BENT and _PARTICIPLE.fullmatch(lemma[:-1]):
            forms |= {lemma[:-1] + ending for ending in _ADJECTIVE[1:]}  # ein Geflüchteter
        if _is_verb(lemma, known):
            participles = {form for form in known if _PARTICIPLE.fullmatch(form) and form != lemma}
            if _INSEPARABLE.match(lemma):  # belagerte: belagert
                participles |= {form[:-1] for form in known if form.endswith("te")}
            forms |= {form + ending for form in participles for ending in _ADJECTIVE} | conjugate(lemma)
        else:  # in Zelten, with Arbeitern
            forms |= {form + "n" for form in known if form.endswith(("e", "er")) and form.startswith(lemma + "e")}
            if lemma + "s" in known and _LONG_GENITIVE.search(lemma):
                forms.add(lemma + "es")
        forms |= known
    return spelt_out(forms)


def regular(word: str) -> set[str]:
    """The forms of a word in no dictionary: of a verb where it ends like one, else a noun's genitive and plurals."""
    if _VERB.fullmatch(word) and word.endswith("ieren"):
        return set(spelt_out({word, *conjugate(word)}))
    if word.endswith(("ung", "heit", "keit", "schaft", "ion")):
        return set(spelt_out({word, word + "en"}))
    if word.endswith("e"):
        return set(spelt_out({word, word + "n"}))
    return set(spelt_out({word, word + "s", word + "es", word + "e", word + "en"}))


def conjugate(infinitive: str) -> set[str]:
    """The regular forms of a verb whose participle takes no ge-, with those of it (entführt, bombardiert); empty for
    others."""
    if _INSEPARABLE.match(infinitive):
        stem = infinitive.removesuffix("n").removesuffix("e")
        return {stem + "t" + ending for ending in _ADJECTIVE}
    if not infinitive.endswith("ieren") or len(infinitive) < 7:
        return set()
    root = infinitive[:-2]
    participle = root + "t"
    return {infinitive, root + "e", root + "end", root + "ung", root + "ungen"} | {
        participle + ending for ending in _ADJECTIVE
    }


def made_of(word: str, words: Dictionary) -> frozenset[str]:
    """The forms of a word in no dictionary that is made of one in it: a separable verb, a compound."""
    return with_particle(word, words) or compound(word, words)


def with_particle(infinitive: str, words: Dictionary) -> frozenset[str]:
    """The forms of a separable verb, by those of the verb without its particle: abbrennen, abgebrannte, for the
    dictionary has many such participles as words of their own; empty for other words."""
    particle = _PARTICLE.match(infinitive)
    base = infinitive[particle.end() :] if particle else ""
    known = words.forms_of(base)
    if particle is None or not _is_verb(base, known):
        return frozenset()
    marked = "geg" if base.startswith("ge") else "ge"  # of geben is gegeben, not gebt
    participles = {form for form in known if form.startswith(marked) and form.endswith(("t", "en"))}
    own = {form for form in known - participles if not form.endswith("ens")} | {f"zu{base}"}
    bent = {form + ending for form in participles for ending in _ADJECTIVE}
    return spelt_out({infinitive, *(particle[0] + form for form in own | bent)})


def compound(word: str, words: Dictionary) -> frozenset[str]:
    """The forms of a compound in no dictionary, by those of its longest known last part; empty where its first part
    is no word either."""
    known = _Known(words)
    for at in range(FRONT, len(word) - END + 1):
        front, end = word[:at], word[at:]
        if end in known and is_front(front, known):
            readings = words.analyses(end)
            own = [reading for reading in readings if reading.lemma == end] or readings
            return spelt_out({word, *(front + form for form in grow(end, own))})
    return frozenset()


def parted(infinitive: str, forms: frozenset[str], words: Dictionary) -> tuple[frozenset[str], str]:
    """The finite forms of a separable verb without its particle, and the particle (angreifen: greift … an), of all its
    ``forms``; nothing for other verbs."""
    particle = _PARTICLE.match(infinitive)
    if particle is None or not words.has(infinitive[particle.end() :]):
        return frozenset(), ""
    front = particle[0]
    finite = frozenset(
        form.removeprefix(front)
        for form in forms
        if form.startswith(front) and not form.startswith((front + "ge", front + "zu")) and not _BOUND.search(form)
    )
    return finite, front


def closes_clause(text: str, particle: str) -> bool:
    """Whether ``particle`` ends a clause in a ``text`` that goes on behind a verb, in its sentence, and no other one
    does so before it, which would be the verb's.

    >>> closes_clause(" Aleppo an der Front erneut an.", "an"), closes_clause(" an der Front zum Hörer.", "an")
    (True, False)
    >>> closes_clause(" auf Reserven zurück, die Lage spannt sich an.", "an")
    False
    >>> closes_clause(" um Hilfe und zündet Kerzen an.", "an")
    False
    """
    stop = _STOP.search(text)
    end = stop.end() if stop else len(text)
    resumed = _RESUMED.search(text, 0, end)
    for closing in _CLOSING.finditer(text, 0, resumed.start() if resumed else end):
        if closing.start() > _CLAUSE:
            return False
        if closing["particle"].lower() == particle:
            return True
        if closing["closed"] is not None:
            return False
    return False


class _Known(Container[str]):
    """The words of a dictionary, as a container."""

    def __init__(self, words: Dictionary) -> None:
        self._words: Final = words

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._words.has(word)


def is_front(front: str, known: Container[str]) -> bool:
    """Whether ``front`` may open a compound: a word, or two, perhaps with the letters that link it to the next."""
    if front in _PREFIXES:
        return False
    for link in _LINKS:
        stem = front.removesuffix(link)
        if front.endswith(link) and len(stem) >= FRONT:
            if stem in known or stem + "e" in known:
                return True
            if any(stem[at:] in known and stem[:at] in known for at in range(FRONT, len(stem) - END + 1)):
                return True
    return False


def modern(word: str, words: Dictionary) -> str:
    """``word`` with ä ö ü where it was typed with ae oe ue and only so is a word."""
    spelt = word.replace("ae", "ä").replace("oe", "ö").replace("ue", "ü")
    return spelt if spelt != word and not words.has(word) and (words.has(spelt) or compound(spelt, words)) else word


def spelt_out(forms: set[str]) -> frozenset[str]:
    """``forms`` and how they are typed without umlauts."""
    return frozenset(forms).union(form.translate(_SPELT_OUT) for form in forms)


def _is_verb(lemma: str, forms: frozenset[str]) -> bool:
    return bool(_VERB.fullmatch(lemma)) and any(form.endswith(("st", "end", "te", "t")) for form in forms)


def is_noun(reading: Analysis, folded: str) -> bool:
    """Whether a reading of a word is, or may be, one of a noun: it has forms, none of an adjective; of a verb it is the
    infinitive, with a genitive (das Essen, des Essens)."""
    lemma, forms = reading.lemma, reading.forms
    is_open = not _is_verb(lemma, forms) or (fold(lemma) == folded and lemma + "s" in forms)
    return is_open and len(forms) > 1 and lemma.removesuffix("e") + "em" not in forms
