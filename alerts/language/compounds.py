"""Other ways to write a keyword: airstrike as air strike, an infinitive as dictionaries have it, a noun without its
article, a participle without its auxiliary, an acronym without its full stops, Persian with a space, Thai vowels of two
signs, stems of Japanese verbs, Amharic signs that are read alike, Hebrew abbreviations, Korean compounds, bent words
of languages without a dictionary.

English compounds, and a few Indonesian ones, are a closed list: cutting any word in two would find a « rest » and
« room » in every restroom.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from alerts.language.bentforms import unbent
from alerts.language.grammars.ethiopic import house_apart, joined, other_gutturals
from alerts.language.grammars.hebrew import abbreviated
from alerts.language.grammars.japanese import other_kana, verb_stems
from alerts.language.grammars.korean import other_spacings
from alerts.language.grammars.lightverbs import in_two
from alerts.language.grammars.siamese import other_vowels
from alerts.language.inflection import is_word
from alerts.language.irregular import listed
from alerts.language.smallwords import without_opening

_MARKED: Final = re.compile(r"(?:to |se |s['’]|sich )(\w{3,})|(\w{3,})-se")
"""An infinitive with the little word that goes with it."""
_ON_THE_WAY: Final = frozenset(
    f"to {place}" for place in "school hospital church market prison court work town bed sea war".split()
)
"""Where somebody is taken, or goes."""
_DOTTED: Final = re.compile(r"(?:[^\W\d_a-z]\.){2,}[^\W\d_a-z]?")
_PREFIX: Final = re.compile(r"\b(anti|contre|counter|multi)(-?)(?=\w{4})")
PREFIXES: Final = frozenset("ex non anti pro post pré pre semi demi mi quasi pseudo néo neo co ultra sub".split())
"""Before a hyphen these are of every language, whichever dictionaries have them: ex-combattant."""
_LOOSE: Final = re.compile(r"\b(ex|non|post|pre|re|co|semi|vice)-(?=\w{4})|^ex (?=\w{4})")
"""A prefix that texts also write onto its word: exguerrillero, coworker, noncombatant."""
_FORMER: Final = re.compile(r"ex(\w{5,})")
_ZWNJ: Final = "\u200c"
_STRICKEN: Final = re.compile(f"(\\w{{2,}})[ {_ZWNJ}](زد|شد|دید)ه")
"""Persian participles at the end of a word, whose plural (زلزله‌زدگان) no dictionary has for all."""
_NOT: Final = "غیر"
"""Persian un-, written onto its word or before it: غیرنظامی, غیر نظامی."""
_PAIRS: Final = """
    air strike|air raid|air drop|air field|air base|land mine|land slide|mud slide|rock slide|earth quake
    flash flood|wild fire|bush fire|forest fire|cease fire|gun fire|cross fire|fire fight|fire fighter|gun man
    gun men|gun shot|gun battle|road block|check point|war plane|war ship|war zone|war crime|health care
    health worker|aid worker|car bomb|truck bomb|suicide bomb|shoot out|break out|stand off|cyber attack
    drone strike|missile strike|rocket attack|out break|snow storm|sand storm|thunder storm|rain storm|hail storm
    water logging|lock down|clamp down|crack down|shut down|black out|power cut|camp site|grave yard|mass grave
    rumah sakit|gempa bumi|tanah longsor|kapal selam
    food bank|water borne|vector borne|mosquito borne|food borne
    child birth|rail way|motor bike|bus stop|tear gas|gas leak
"""
_TWO: Final = {"".join(pair.split()): pair for line in _PAIRS.splitlines() for pair in line.strip().split("|") if pair}
_ARABIC_INITIALS: Final = re.compile(r"[ء-ي](?:[ .][ء-ي]){2,}")
_OTHER_WHEN_TWICE: Final = frozenset(
    "hati mata tiba undang langit kupu baru gara masing sama oleh jalan rata kira paru laki pura".split()
)
_ENDINGS: Final = ("s", "es", "ed", "ing")


def other_spellings(keyword: str) -> tuple[str, ...]:
    """How a text may write ``keyword``, besides its forms; usually ().

    >>> other_spellings("s'effondrer"), other_spellings("to flee"), other_spellings("دانش‌آموز")
    (('effondrer',), ('flee',), ('دانش آموز',))
    >>> other_spellings("l'aide alimentaire"), other_spellings("La Niña"), other_spellings("O.N.U.")
    (('aide alimentaire',), (), ('ONU',))
    >>> other_spellings("م.ت.ف")
    ('متف', 'م ت ف')
    """
    if whole := _persian(keyword) or _initials(keyword):
        return whole
    other = _infinitive(keyword.lower()) or without_opening(keyword) or _undotted(keyword)
    other = other or _prefixed(keyword.lower())
    if other:
        return (other, *filter(None, [_undotted(other)]), *compound_spellings(other))
    others = other_vowels(keyword) or verb_stems(keyword) or other_kana(keyword) or other_gutturals(keyword)
    others = others or abbreviated(keyword) or other_spacings(keyword) or joined(keyword) or house_apart(keyword)
    if others:
        return others
    return _said_once(keyword.lower()) or compound_spellings(keyword) or _in_two(keyword) or unbent(keyword)


def _initials(keyword: str) -> tuple[str, ...]:
    """Arabic initials (د.ب.أ, the German press agency) in one word, as they are read where nothing stands round them,
    and one by one; () for any other keyword."""
    letters = _ARABIC_INITIALS.fullmatch(keyword) and keyword[::2]
    return tuple(way for way in (letters, " ".join(letters)) if way != keyword) if letters else ()


def _said_once(keyword: str) -> tuple[str, ...]:
    """An Indonesian plural (rumah-rumah, rumah-rumah sakit) as the word itself; () for what means another thing
    (mata-mata, spies)."""
    doubled, _, rest = keyword.partition(" ")
    word, hyphen, again = doubled.partition("-")
    is_many = bool(hyphen) and word == again and word not in _OTHER_WHEN_TWICE and is_word(word, "id")
    return (f"{word} {rest}".rstrip(),) if is_many else ()


def _in_two(keyword: str) -> tuple[str, ...]:
    """A Pashto verb as the press parts it: ژوبلېدل, ژوبل کېدل; () for any other keyword."""
    parts = in_two(keyword)
    return (" ".join(parts),) if parts and listed("ps").entry(parts[0]) else ()


def other_spacings_of(listed: str) -> tuple[str, ...]:
    """How a text may write a Persian or Korean word or phrase that the lexicon lists: with its space or without."""
    return _persian(listed) or other_spacings(listed)


def _persian(keyword: str) -> tuple[str, ...]:
    """A keyword with a space for its half-space, or the other way round; with the plural of a participle at its end."""
    if stricken := _STRICKEN.fullmatch(keyword):
        return tuple(f"{stricken[1]}{joint}{stricken[2]}{end}" for joint in (" ", _ZWNJ) for end in ("ه", "گان"))
    if _ZWNJ in keyword:
        return (keyword.replace(_ZWNJ, " "),)
    if keyword.startswith(_NOT) and keyword[len(_NOT) :].isalpha():
        return (f"{_NOT} {keyword[len(_NOT) :]}",)
    joined = keyword.replace(" ", _ZWNJ) if keyword[:1] >= "\u0600" and keyword.count(" ") == 1 else ""
    return (joined,) if joined and (is_word(joined, "fa") or _is_persian(keyword.split())) else ()


def _is_persian(words: list[str]) -> bool:
    """Whether all ``words`` are Persian, and one no Arabic word."""
    return all(is_word(word, "fa") for word in words) and not all(is_word(word, "ar") for word in words)


def _infinitive(keyword: str) -> str:
    """An infinitive without the little word that goes with it; "" for any other keyword."""
    marked = _MARKED.fullmatch(keyword)
    return (marked[1] or marked[2]) if marked and keyword not in _ON_THE_WAY else ""


def _undotted(keyword: str) -> str:
    """An acronym without its full stops; "" for any other keyword."""
    return keyword.replace(".", "") if _DOTTED.fullmatch(keyword) else ""


def _prefixed(keyword: str) -> str:
    """A keyword with or without the hyphen behind a prefix (mine antipersonnel, anti-personnel; exguerrillero, ex
    guerrillero, but explosion); "" for others."""
    if found := _PREFIX.search(keyword):
        return f"{keyword[: found.end(1)]}{'' if found[2] else '-'}{keyword[found.end() :]}"
    if found := _LOOSE.search(keyword):
        return f"{keyword[: found.end() - 1]}{keyword[found.end() :]}"
    former = _FORMER.fullmatch(keyword)
    return f"ex-{former[1]}" if former and any(is_word(former[1], language) for language in ("es", "pt", "it")) else ""


def compound_spellings(keyword: str) -> tuple[str, ...]:
    """The other spelling of a listed compound, of one word or two, its plural too, or of each that a phrase holds; ()
    for any other keyword.

    >>> compound_spellings("airstrikes"), compound_spellings("Air strike"), compound_spellings("school")
    (('air strikes',), ('airstrike',), ())
    >>> compound_spellings("landmine victim"), compound_spellings("water-borne disease")
    (('land mine victim',), ('waterborne disease',))
    """
    words = keyword.lower().replace("-", " ").split()
    parts = [(at, end) for at in range(len(words)) for end in (at + 1, at + 2) if end <= len(words)]
    others = ((at, end, _other_compound(words[at:end])) for at, end in parts)
    return tuple(" ".join((*words[:at], other, *words[end:])) for at, end, other in others if other)


def _other_compound(words: Sequence[str]) -> str:
    """A compound of one word in two, of two in one; "" for any other words."""
    joined = "".join(words)
    for ending in ("", *_ENDINGS):
        root = joined.removesuffix(ending) if joined.endswith(ending) else ""
        if root in _TWO:
            return _TWO[root] + ending if len(words) == 1 else joined
    return ""
