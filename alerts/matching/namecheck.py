"""What a place name must look like in a text to be that place.

Theory: the words of an alias alone are not enough. « Alep est bombardée » has the words of Alep-Est, « our house »
those of Our, « بحلب » is Aleppo behind a preposition and « حلبة » is a ring. So a name is checked for how it is
written: capitals where a dictionary of some language has the same word, a hyphen or a capital on a compass point
that follows a name, no comma inside, an apostrophe where the alias has one. Preferred mistake: a false alarm at the
start of a sentence, where every word has its capital, but for the few names that often open sentences as ordinary
words (Nice, Tours, Our); a miss of a name in lower case that is an ordinary word.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from alerts.language.folding import fold
from alerts.language.inflection import MODEST, is_headword, is_known, is_word, languages_with
from alerts.language.tokens import Glue
from alerts.matching.namewords import EAST_IN_FRENCH, stands_before_places, tells_of_a_town
from alerts.matching.otherthings import is_no_name
from alerts.matching.standing import Setting, Written
from alerts.matching.watchednames import Name, Veil
from alerts.places.context.incontext import is_evident
from alerts.places.context.wordincontext import is_placed
from alerts.places.namekeys import is_cased

_WORDLESS: Final = frozenset("cs sk hu fi sv da no nb nn sr hr bs az el bg mk ht ha so ku".split())
"""Languages without a dictionary, in whose texts a name has its capital where anything has one."""
_UNRECORDED: Final = _WORDLESS | {"pl"}
_TAGGED_ANYHOW: Final = frozenset({"en", "und"})
"""Languages whose ordinary words are tags with a capital as well (#Reading), and texts of nobody knows which."""
_LONG_IN_TURKISH: Final = 9
"""Letters of a bent name that no ordinary word has; orduda, in the army, has six."""
_WORDS_WITH_ENDINGS: Final = frozenset(
    """мире мира миру миром баре бара бару баром барі счастье счастья щасті щастя щастю золотом золотого золотому золоте
    ровном ровно рівному рівного рівне горском горского гірському гірського орле орла орлу лимане лимана лимані лиману
    изюме изюма ізюмі ізюму łodzi łodzią łódź pile piły piłą piła""".split()
)
"""Bent names that are among the commonest words: the world, a bar, luck, gold; a boat and a saw in Polish. By hand: the
dictionaries have Gaza, Kabul, Grozny, Tula and Sumy bent as forms of rare words too (газе, кабуле, сумах)."""
_RECORDED: Final = frozenset({"ru", "uk", "tr"})
"""Languages that bend names and have capitals: without a dictionary that tells names from words, and with one."""


def is_sure(name: Name, written: Written, language: str) -> bool:
    """True for a mention of one word that ``fits`` wherever it stands, as most do, told by its capital alone."""
    return name.proper and written.capital and language not in name.opens_in


def fits(name: Name, written: Sequence[Written], setting: Setting) -> bool:
    """True where a mention is written as its place; ``written`` has a value per word."""
    if name.plainly_joined:
        return not any(word.glue is Glue.APOSTROPHE for word in written[1:])
    if name.languages and setting.language not in name.languages:
        return False
    # in most texts a small letter settles it, before anything is asked of what stands around
    if name.word and not (written[-1].capital or setting.uncased or _needs_no_capital(name, setting)):
        return False
    return not _is_another(name, written, setting) and (
        not name.word
        or (not name.is_made and _word_fits(name, written[-1], setting))
        or _is_there(name, setting)
        or _needs_no_capital(name, setting)
    )


def _needs_no_capital(name: Name, setting: Setting) -> bool:
    """True for a name of one capitalised word that no dictionary has."""
    return not (setting.language in name.opens_in or is_doubtful(name))


def _is_another(name: Name, written: Sequence[Written], setting: Setting) -> bool:
    """True where a mention is another word or name, by how it is written and what stands around it."""
    is_other = bool(name.languages) and not _is_there(name, setting) and _is_other_word(written, setting)
    if is_other or is_no_name(name, setting):
        return True
    is_unclear = (name.near is not None and not _is_shown(name, setting)) or (
        name.is_word and not _is_shown_by_capital(written[-1], setting)
    )
    if is_unclear or (name.compass > 0 and not _compass_fits(written, name.compass)):
        return True
    if len(written) > 1:
        if not _is_joined_alike(name, written):
            return True
    elif name.is_village and _is_word_here(written[0], setting):
        return True
    return bool(name.word) and not written[-1].capital and _is_small_word(name, setting)


def _is_shown(name: Name, setting: Setting) -> bool:
    """True where what stands round an everyday word shows that the place is meant."""
    return is_evident(name.alias, *setting.around, near=name.near or frozenset())


def _is_shown_by_capital(written: Written, setting: Setting) -> bool:
    """True where a capital and what stands round a word show that it is a place."""
    if not written.capital or written.capitals or setting.opens:
        return False
    before, _, after = setting.around
    return is_placed(before, after, setting.language)


def _is_other_word(words: Sequence[Written], setting: Setting) -> bool:
    """True for a bent name that is typed like another word (Russian донецком, of Donetsk and of its adjective; Turkish
    Vana, to Van and a valve) without the capital that would tell, or with one that stands there anyway."""
    if len(words) > 1:
        return False
    written = words[0]
    if not written.capital:
        if setting.language in _UNRECORDED:
            return not setting.uncased
        return setting.language in _RECORDED and is_word(setting.around[1], setting.language)
    if setting.language != "tr" or written.capitals or setting.possessed or setting.parted or not setting.opens:
        return False
    return is_headword(setting.around[1], setting.language)


def _is_there(name: Name, setting: Setting) -> bool:
    """True where a text without capitals shows that a bent name is the place: behind a preposition (в сумах), or in
    Turkish, whose endings say where, by its length (diyarbakirda)."""
    if not (setting.uncased and name.languages):
        return False
    if setting.language == "tr":
        return len(name.word) >= _LONG_IN_TURKISH
    if setting.around[1].lower() in _WORDS_WITH_ENDINGS:
        return False
    return stands_before_places(setting.before, setting.language, is_common=True, is_english=False)


def _is_word_here(written: Written, setting: Setting) -> bool:
    """True for a word in the text that a village nobody chose is called like (Polish atak, of Ataky; Turkish kışın),
    where it has no capital or one that says nothing. Where no dictionary tells, for any word."""
    stands_anyway = written.capitals or setting.opens or setting.language == "de"
    if written.capital and (setting.parted or not stands_anyway):
        return False
    surface = setting.around[1]
    return is_cased(surface) and (setting.language in _UNRECORDED or is_word(surface.lower(), setting.language))


def _is_small_word(name: Name, setting: Setting) -> bool:
    """True where a name in lower case is a word of a modest language (``MODEST``), or perhaps one of a language without
    a dictionary, in a text that has capitals."""
    if setting.language in _WORDLESS:
        return not setting.uncased
    if setting.language not in MODEST or not is_word(name.word, setting.language):
        return False
    is_shown = setting.uncased and _is_placed(name, setting)
    return not is_shown or setting.around[1].lower() in _WORDS_WITH_ENDINGS


def _is_joined_alike(name: Name, written: Sequence[Written]) -> bool:
    """True where apostrophes stand in a mention as they do in its name, and initials are capitals."""
    if name.initials and not (all(word.capital for word in written) and written[0].glue is not Glue.APOSTROPHE):
        return False
    return all(
        (word.glue is Glue.APOSTROPHE) == (at in name.apostrophes) or at in name.elided
        for at, word in enumerate(written)
        if at
    )


def hides(veil: Veil, first: Written | None, last: Written | None) -> bool:
    """True where the words that begin and end a longer name are written as that name."""
    return not veil.sided or first is None or last is None or first.capital or not last.capital


def is_doubtful(name: Name) -> bool:
    """True for a name of one capitalised word, its article apart, that some language's dictionary has in lower case."""
    return bool(name.word) and (is_known(name.word) or is_known(fold(name.word)))


@lru_cache(maxsize=65536)
def _languages_of(word: str) -> frozenset[str]:
    """The languages that have a name as an ordinary word, typed with its accents or without (Pará, para)."""
    return languages_with(word) | languages_with(fold(word))


def _compass_fits(written: Sequence[Written], at: int) -> bool:
    """A compass point after a name needs a hyphen, or a capital that says something (not in all capitals)."""
    point, before = written[at], written[at - 1]
    if point.glue is Glue.HYPHEN:
        return True
    return point.capital and not (point.capitals and before.capitals)


def _word_fits(name: Name, word: Written, setting: Setting) -> bool:
    """Lower case only where nobody writes capitals; a capital that would stand there anyway proves nothing for a
    name that often opens sentences as an ordinary word."""
    if not word.capital:
        strange = setting.uncased and setting.language not in {"und", *name.opens_in, *_languages_of(name.word)}
        return strange or (setting.uncased and _is_placed(name, setting))
    if name.acronym and not word.capitals:
        return False
    if setting.language not in name.opens_in or setting.parted or not (word.capitals or setting.opens):
        return True
    if name.word == EAST_IN_FRENCH and setting.before == "l":
        return True  # À L'EST, DANS L'EST
    if setting.around[1].lower() == name.word != (folded := fold(name.word)) and folded.isascii():
        return True  # Colón, with its accent
    is_possessed = setting.language == "tr" and setting.possessed
    is_tag = setting.around[0].endswith("#") and setting.language not in _TAGGED_ANYHOW  # #Суми
    return (
        is_possessed
        or is_tag
        or _is_placed(name, setting)
        or tells_of_a_town(name.word, setting.around[2], setting.language)
    )


def _is_placed(name: Name, setting: Setting) -> bool:
    """True behind a preposition of the text's language, and for a word of no other language where a text without
    capitals opens with it as a dateline does (goma: …)."""
    if setting.uncased and setting.parted and setting.opens and setting.language not in name.opens_in:
        return True
    return stands_before_places(
        setting.before,
        setting.language,
        is_common=setting.language in name.opens_in,
        is_english="en" in _languages_of(name.word),
    )
