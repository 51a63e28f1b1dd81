"""All written forms of a keyword, listed when a rule is saved, so that staff can see them and strike one out.

``inflect`` looks the word up in every language of its script: the dictionary's forms (``formstore``), those that
the hand rules of the language add, and the words a person has listed (``irregular``). A keyword that is itself a
lemma stands for that lemma only; a form stands for its lemma; a word typed without accents counts as the accented one
when only that exists. The forms are lower case and not folded; Arabic ones are without proclitics.

Preferred mistake: a form that nobody writes over one that is missed; but never one that is another word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from alerts.language.folding import fold, keep_accents
from alerts.language.formstore import Dictionary, dictionary
from alerts.language.grammars import arabic, closed_endings, dutch, german, persian, romance, turkish
from alerts.language.grammars.lightverbs import agreeing, light_verb
from alerts.language.handrules import GROW, MADE, NAMED, PARTED, REGULAR
from alerts.language.irregular import Entry, listed

_SCRIPTS: Final[tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]] = (
    (
        re.compile(r"[a-zà-öø-ÿœāăąćčđēęěğīįıłńňōőœřśşšţťșțūůűźżžəŋ'’ẹọṣɓɗƙƴ\u1e00-\u1eff]+"),
        ("fr", "en", "es", "pt", "tr", "sw", "so", "ku", "de", "it", "id", "ha", "nl", "pl", "ro"),
    ),
    (re.compile(r"[\u0400-\u04ff'’ʼ]+"), ("ru", "uk")),
    (re.compile(r"[\u0600-\u06ff\u200c]+"), ("ar", "fa", "ckb", "ps", "ur", "ug")),
    (re.compile(r"[\u1200-\u137f]+"), ("am", "ti")),
    (re.compile(r"[\u0900-\u097f\u200c\u200d]+"), ("hi", "ne")),
    (re.compile(r"[\u0980-\u09ff\u200c\u200d]+"), ("bn",)),
    (re.compile(r"[\u0b80-\u0bff]+"), ("ta",)),
    (re.compile(r"[가-힣]+"), ("ko",)),
    (re.compile(r"[\u05d0-\u05ea\"'׳״]+"), ("he",)),
    (re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]+"), ("el",)),
    (re.compile(r"[\u10d0-\u10ff]+"), ("ka",)),
    (re.compile(r"[\u0561-\u0587]+"), ("hy",)),
)

_LONGEST_WORD: Final = 100
"""Letters of the longest word that any dictionary is asked for; one with more is a hostile or a broken text, and slow
to take apart."""

_NONE: Final = re.compile(r"(?!)")
_FOREIGN: Final = {"ar": re.compile("[یکگچپژ\u200c]"), "fa": re.compile("[ةىښړډځڅڼټۍېګٹڈڑےںہھۓ]")}
"""Letters that the language does not write, among those of its script."""

MODEST: Final = frozenset({"de", "it", "id", "ha", "ur", "nl", "pl", "ro"})
"""Languages whose words raise no alarm about names and accents, and whose forms count in a text of another language
that knows the keyword only where they are no word of it (``strangers``)."""

_SEPARABLE: Final = {"de": german.parted, "nl": dutch.parted}
_ACCIDENTAL: Final = 3
"""Letters more than the keyword in forms that another language may have by accident: longer ones are asked of none."""

_IN_ARABIC: Final = str.maketrans("یک", "يك")
_DISGUISED: Final = frozenset({"tr", "fa"})
"""Languages often typed with the letters of another keyboard (ı as i, ی as ي)."""


def inflect(word: str) -> Mapping[str, frozenset[str]]:
    """Language → the written forms of ``word`` (a single word, any case), ``word`` included, for each language of its
    script that knows it; empty when none does."""
    return _inflect(_plain(word))


@lru_cache(maxsize=4096)
def _inflect(word: str) -> Mapping[str, frozenset[str]]:
    found = {language: forms(word, language) for language in _languages(word)}
    # a word that another language writes just so is not one of these in disguise: police is not poliçe
    as_typed = languages_with(word)
    for disguised in _DISGUISED - as_typed if as_typed else ():
        found.pop(disguised, None)
    known = {language: forms for language, forms in found.items() if forms}
    return {language: forms for language, forms in known.items() if not _is_accident(word, language, known)}


def last_of_phrase(word: str) -> Mapping[str, frozenset[str]]:
    """Language → more forms that a word (any case) has at the end of a phrase: Turkish compounds (mülteci kampı:
    kampları), light verbs (کشته شدند: کشته شد), Arabic participles (صاروخ موجه: موجهة); empty for most words."""
    plain, words = _plain(word), dictionary("tr")
    languages = _languages(plain)
    if "tr" not in languages:
        light = {language: light_verb(plain, language) for language in languages}
        light |= {"ar": arabic.feminine(plain)} if "ar" in languages else {}
        return {language: forms for language, forms in light.items() if forms}
    is_turkish = "tr" in languages and "tr" in inflect(plain)
    return {"tr": turkish.owned(plain, words)} if words is not None and is_turkish else {}


def before_a_verb(word: str) -> Mapping[str, frozenset[str]]:
    """Language → more forms that a word (any case) has before a light verb (मारा जाना: मारी गई); empty for most."""
    plain = _plain(word)
    found = {language: agreeing(plain, language) for language in _languages(plain)}
    return {language: forms for language, forms in found.items() if forms}


def parted_verb(word: str) -> tuple[str, frozenset[str], str]:
    """The language of a separable verb, German or Dutch, its finite forms without the particle, and the particle;
    nothing for any other word."""
    plain = _plain(word)
    for language, parted in _SEPARABLE.items():
        words = dictionary(language)
        if words is None or language not in _languages(plain) or not words.has(plain):
            continue
        finite, particle = parted(plain, forms_in(plain, language), words)
        if finite:
            return language, finite, particle
    return "", frozenset(), ""


def _is_accident(word: str, language: str, known: Mapping[str, frozenset[str]]) -> bool:
    """Whether a word that others know is in a modest language but some form of another (rocket, of German rocken; bomb,
    of Polish bomba)."""
    if language not in MODEST or not known.keys() - MODEST:
        return False
    words, entry = dictionary(language), _entry(word, language)
    is_listed = entry is not None and entry.head == word
    return words is not None and not is_listed and not words.forms_of(word)


def strangers(word: str) -> Mapping[str, frozenset[str]]:
    """Language → those forms of ``word`` that are another word in some other language which knows it, and its form in
    none of these: German Kind has the plural Kinder, and in an English text kinder is no child; Turkish arma makes
    armada, which in a Spanish text is no weapon; but French abri keeps abris. Modest languages estrange no forms."""
    known = inflect(word)
    strict = {language: forms for language, forms in known.items() if language not in MODEST}
    strange: dict[str, frozenset[str]] = {}
    for own in known if strict else ():
        others = [language for language in strict if language != own]
        alone = known[own].difference(*(strict[language] for language in others))
        near = (form for form in alone if len(form) <= len(word) + _ACCIDENTAL)
        if found := {
            form for form in near if any(_is_form(_typed_in(form, language), language) for language in others)
        }:
            strange[own] = frozenset(found)
    return strange


def _typed_in(form: str, language: str) -> str:
    """A Persian form in Arabic letters: شرطی is شرطي, a policeman, to whoever reads Arabic."""
    return form.translate(_IN_ARABIC) if language == "ar" else form


def generate(word: str, language: str) -> frozenset[str]:
    """The regular forms of ``word`` by the hand rules of ``language`` alone, for a word in no dictionary; ``word``
    itself where the language has none."""
    plain = _plain(word)
    rule = REGULAR.get(language)
    long_enough = len(plain) > 1 or (language == "ko" and bool(plain))
    return frozenset({plain, *rule(plain)}) if rule and long_enough else frozenset({plain})


@lru_cache(maxsize=1024)
def forms_in(word: str, language: str) -> frozenset[str]:
    """The forms of ``word`` (any case) in one language, itself among them, also where the dictionary has it with an
    accent alone (the maras, of mará); by its list and its rules where no dictionary has it."""
    plain, lines = _plain(word), listed(language)
    known = forms(plain, language) if language in _languages(plain) else frozenset()
    entry = None if known else lines.entry(plain)
    made = entry.forms | generate(entry.head, language) if entry else generate(plain, language)
    return known | {plain} if known else lines.without_others(made, plain)


def forms(word: str, language: str) -> frozenset[str]:
    """The forms of ``word`` (lower case) in one language, without those that are mostly another word; empty when it is
    unknown there."""
    return listed(language).without_others(_all_forms(word, language), word)


def _all_forms(word: str, language: str) -> frozenset[str]:
    entry = _entry(word, language)
    if entry is None:
        known = _grow(word, language)
        return _arabic(known | {word} if known else known, word, frozenset()) if language == "ar" else known
    grown: frozenset[str] = frozenset()
    if not entry.complete:
        grown = (_grow(entry.head, language) or generate(entry.head, language)) | _grow(word, language)
    own = NAMED.get(language)
    named = {form for each in entry.forms for form in own(each)} if own else entry.forms
    known = grown | named | {word}
    return _arabic(known, word, entry.forms) if language == "ar" else known


def _arabic(forms: frozenset[str], word: str, listed_forms: frozenset[str]) -> frozenset[str]:
    """The ``forms`` as people also spell them, but not “his …” and “my …” where they are typed like another word:
    جامعه, his mosque, like جامعة, university; جامعي, my mosque, like the adjective of that."""
    words = dictionary("ar")
    if words is None:
        return forms | arabic.respelt(forms)
    strange = {
        form
        for form in forms - {word}
        if (form.endswith("ه") and form[:-1] + "ة" not in forms and _is_feminine(form[:-1] + "ة", words))
        or (form.endswith("ي") and form not in listed_forms and form[:-1] in forms and _is_noun_in_ya(form, words))
    }
    return (forms - strange) | arabic.respelt(forms - strange)


def _is_noun_in_ya(word: str, words: Dictionary) -> bool:
    """Whether a word in ي is a headword, or one in ى, which is folded like it (عدوى, infection, and عدوي, my enemy)."""
    entry = listed("ar").entry(word)
    return bool(words.forms_of(word) or words.forms_of(word[:-1] + "ى") or (entry and entry.head == word))


def _is_feminine(word: str, words: Dictionary) -> bool:
    """Whether a word in ة is a headword, with the hamza of its first letter above or below (إصابة, not أصابه)."""
    below = "إ" + word[1:] if word[0] == "أ" else word
    return bool(words.forms_of(word) or words.forms_of(below))


def _entry(word: str, language: str) -> Entry | None:
    lines = listed(language)
    entry = lines.entry(word) or (lines.entry(arabic.bare(word)) if language == "ar" else None)
    if entry is not None or fold(word) != word:
        return entry
    typed, words = lines.unaccented(word), dictionary(language)
    return None if typed is None or (words is not None and words.has(word)) else typed


def _grow(word: str, language: str) -> frozenset[str]:
    words = dictionary(language)
    if words is None:
        return _told_by_letters(word, language)
    if language == "tr":
        return turkish.grow(word, words)
    if language == "de":
        word = german.modern(word, words)
    if language == "es":
        word = romance.without_se(word, words)
    meant = _meant(word, language, words)
    if not meant:
        made = MADE[language](word, words) if language in MADE else frozenset()
        return made or _told_by_letters(word, language)
    if language in PARTED:
        return PARTED[language](word, words).union(*(_grow_reading(form, language, words) for form in meant))
    if language == "pt":
        meant = meant.union(*(romance.reformed(form, words) for form in meant))
    grown = frozenset[str]().union(*(_grow_reading(form, language, words) for form in meant))
    return grown.union(*(words.forms_of(twin) for twin in _twins(word))) if language == "ru" else grown


def _told_by_letters(word: str, language: str) -> frozenset[str]:
    """The regular forms of a word in no dictionary that only this language can have written."""
    letters = closed_endings.LETTERS.get(language)
    return generate(word, language) if letters and letters.fullmatch(word) else frozenset()


def _meant(word: str, language: str, words: Dictionary) -> set[str]:
    """What ``word`` stands for: itself where it is a form; typed without accents, the lemmas, else the forms, that it
    folds like; nothing when it is unknown."""
    if words.has(word):
        ligature = word.replace("oe", "œ") if language == "fr" else word
        return {word, ligature} if words.has(ligature) else {word}
    spelt_out = word.replace("œ", "oe").replace("æ", "ae")
    if spelt_out != word and words.has(spelt_out):
        return {spelt_out}
    if language == "fa" and persian.singular(word, words) != word:
        return {word}
    if language == "ar":
        bare = arabic.bare(word)
        return {bare} if words.analyses(bare) else set()
    if fold(word) != word and language not in {"ru", "uk", "fa"}:
        return set()
    readings = words.analyses(word)
    lemmas = {reading.lemma for reading in readings if fold(reading.lemma) == fold(word)}
    return lemmas or {form for reading in readings for form in reading.forms if fold(form) == fold(word)}


def _twins(word: str) -> set[str]:
    """A Russian word with е for ё, and ё for one е: the dictionary parts лёд from лед, льда."""
    return {word.replace("ё", "е"), *(f"{word[:at]}ё{word[at + 1 :]}" for at, sign in enumerate(word) if sign == "е")}


def _grow_reading(word: str, language: str, words: Dictionary) -> frozenset[str]:
    readings = words.analyses(word)
    own = [reading for reading in readings if fold(reading.lemma) == fold(word) and reading.exact]
    readings = own or readings
    return persian.grow(word, readings, words=words) if language == "fa" else GROW[language](word, readings)


@lru_cache(maxsize=65536)
def languages_with(word: str) -> frozenset[str]:
    """The languages in which ``word``, in lower case and with its accents as typed, is a form of an ordinary word."""
    plain = _plain(word)
    return frozenset(language for language in _languages(plain) if language not in MODEST and _is_form(plain, language))


@lru_cache(maxsize=65536)
def is_known(word: str, apart_from: str = "") -> bool:
    """Whether some language, ``apart_from`` one, has ``word``: ``languages_with`` is not empty. Most words are known to
    the first asked."""
    plain = _plain(word)
    return any(
        language not in MODEST and language != apart_from and _is_form(plain, language)
        for language in _languages(plain)
    )


@lru_cache(maxsize=65536)
def has_of_its_own(folded: str, language: str) -> bool:
    """Whether ``language`` has an ordinary word that folds to ``folded``, perhaps with another meaning than the word of
    another language in these letters: Arabic حملة (campaign) and Persian حمله (attack), Urdu اردو and Persian اردو."""
    if language not in MODEST and is_word(folded, language):
        return True
    if language == "ur":
        return listed(language).unaccented(folded) is not None
    words = dictionary(language) if language in {"ar", "fa", "tr"} else None
    return words is not None and words.has_folded(folded)


def is_word(word: str, language: str) -> bool:
    """Whether ``word``, in lower case and with its accents as typed, is a form of an ordinary word of ``language``;
    unlike ``languages_with`` of the modest languages too."""
    plain = _plain(word)
    return language in _languages(plain) and _is_form(plain, language)


def is_headword(word: str, language: str) -> bool:
    """Whether ``word``, in any case, is what the dictionary of ``language`` lists other forms under."""
    words = dictionary(language)
    return words is not None and bool(words.forms_of(_plain(word)))


def _is_form(word: str, language: str) -> bool:
    entry = listed(language).entry(word)
    if entry is not None and word in entry.forms:
        return True
    words = dictionary(language)
    if words is None:
        return False
    if not words.has(word):
        return language == "tr" and (bool(turkish.heads_of(word, words)) or turkish.is_of_a_verb(word, words))
    return language != "fr" or not (romance.may_be_literary(word) and romance.is_literary(words.analyses(word)))


def _languages(word: str) -> tuple[str, ...]:
    if len(word) > _LONGEST_WORD:
        return ()
    languages = next((languages for letters, languages in _SCRIPTS if letters.fullmatch(word)), ())
    return tuple(language for language in languages if not _FOREIGN.get(language, _NONE).search(word))


def _plain(word: str) -> str:
    return keep_accents(word.strip()).replace("’", "'").replace("ʼ", "'")
