"""Forms of Russian and Ukrainian words, by hand rules over the dictionary.

The dictionaries are complete for nouns and verbs; the rules add what they keep elsewhere: the adjectival forms of a
participle (убитый, убитого), and the short ones.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Final

from alerts.language.formstore import Analysis

_ADJECTIVES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "ru": (
        ("шийся", "шегося шемуся шимся шемся шаяся шейся шуюся шееся шиеся шихся шимися"),
        ("щийся", "щегося щемуся щимся щемся щаяся щейся щуюся щееся щиеся щихся щимися"),
        ("ый", "ого ому ым ом ая ой ую ою ое ые ых ыми"),
        ("ой", "ого ому ым ом ая ую ою ое ые ых ыми"),
        ("ний", "него нему ним нем няя ней нюю нею нее ние них ними"),
        ("ий", "его ему им ем ая ей ую ею ее ие их ими ого ому ом ой ое"),
        ("ая", "ой ую ою ый ого ому ым ом ое ые ых ыми ий им их ими ие"),
        ("яя", "ей юю ею ий его ему им ем ее ие их ими"),
        ("ое", "ого ому ым им ом ый ой ая ую ые ых ыми ий их ими ие"),
        ("ые", "ых ым ыми ый ой ого ому ом ая ую ое"),
    ),
    "uk": (
        ("ий", "ого ому им ім а ої ій у ою е і их ими"),
        ("ій", "ього ьому ім я ьої ю ьою є і іх іми"),
    ),
}
_NOUNS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "ru": (
        ("ия", "ии ию ией ий иям иями иях"), ("ие", "ия ию ием ии ий иям иями иях"),
        ("ка", "ки ке ку кой кою кам ками ках ок"), ("а", "ы и е у ой ою ам ами ах"),
        ("я", "и е ю ей ею ям ями ях"), ("ь", "я ю ем е и ей ям ями ях ью"), ("й", "я ю ем е и ев ям ями ях"),
    ),
    "uk": (
        ("ія", "ії ію ією ій іям іями іях"), ("ння", "нню нням нні нь ннями ннях"),
        ("ка", "ки ці ку кою кам ками ках ок"), ("а", "и і у ою ам ами ах"), ("я", "і ю ею ь ям ями ях"),
        ("ь", "я ю ем і ів ям ями ях"), ("й", "я ю єм ї їв ям ями ях"),
    ),
}  # fmt: skip
_DATIVES: Final = {"га": "зі", "ка": "ці", "ха": "сі"}
_HERS: Final = (("ка", ("к", "кий")), ("иця", ()), ("иня", ()))
"""Ends of nouns for women that the Ukrainian dictionary has among the forms of a man's (лікарка under лікар), and ends
of lemmas whose forms look alike (будинка of будинок, міська of міський)."""
_ONCE, _AGAIN = "увати", "овувати"
"""Ukrainian verbs for what is done once, and again and again: ліквідувати, ліквідовувати."""
_WHOLE_DECLENSION: Final = 7
"""Different forms of a noun that the dictionary has whole; with fewer, the rules fill in."""
_PASSIVES: Final = {
    "ru": (("ить", "ен"), ("ать", "ан"), ("ять", "ян"), ("еть", "ен")),
    "uk": (
        ("увати", "ован"),
        ("ювати", "йован"),
        ("ити", "ен"),
        ("ати", "ан"),
        ("яти", "ян"),
        ("іти", "ен"),
        ("їти", "єн"),
    ),
}
_INFINITIVES: Final = {"ru": ("ть", "ти", "чь", "ться", "тись", "чься"), "uk": ("ти", "тися")}
_GENDERS: Final = {"ru": ("", "а", "о", "ы"), "uk": ("ий", "а", "о", "і", "е", "ого", "ої", "их", "у", "ому", "им")}
_SOFTENINGS: Final = (
    ("ст", "щ"), ("т", "щ"), ("т", "ч"), ("д", "жд"), ("д", "дж"), ("д", "ж"), ("с", "ш"), ("з", "ж"),
    ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"),
)  # fmt: skip
_VERBS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "ru": (
        ("ться", "лся лась лось лись тся"),
        ("ать", "ал ала ало али ают ает ан ана ано аны"),
        ("ить", "ил ила ило или ят ит"),
    ),
    "uk": (
        ("тися", "вся лася лося лися ться лась лось лись"),
        ("увати", "ував увала увало ували ує ують уватиме уватимуть"),
        ("ювати", "ював ювала ювало ювали ює юють юватиме юватимуть"),
        ("ти", "в ла ло ли ть"),
    ),
}
_IN_T: Final = re.compile(
    "(?:с|со|у|раз|рас|из|ис|про|под|от|ото|до|пере|за|на|вы|при|о|об|в|по|вз)(?:б|л|в|п)ить|.{2,}(?:кр|м|р)ыть|"
    "(?:с|за|на|вы|под|от|при|у|об|раз)жать|.{3,}нуть"
)
"""Russian verbs whose participle is the infinitive without its last sign: сбить, сбит; закрыть, закрыт; покинуть."""
_BECOMING: Final = ("ерти", "іти", "нути")
"""Ends of Ukrainian verbs for what becomes of somebody, who is померлий, вцілілий, зниклий then."""
_THEY_DO: Final = re.compile("(?!(?:следуют|настоят|будут|текут|ведут|окружают|подходят|вызывают)$)(.+[юуая])т(ся)?")
"""What they do, of which comes who does it (голодают, голодающий); but the next, the present, the current, the
surroundings and what is fit are words of their own."""
_PREFIXED: Final = re.compile("(?:со?|у|ра[зс]|и[зс]|про|под|ото?|до|пере|за|на|вы|при|об?|во?|по|в[зс])[^аеёиоуыэюя]")
_IN_ERT: Final = re.compile("(.+[пт]ер)еть")
"""Those that lose a vowel before it: запереть, заперт."""
_CONSONANT: Final = {"ru": "а у ом е ы и ов ев ей ам ами ах", "uk": "а у ом ові і и ів ам ами ах"}
_FLEETING: Final = re.compile("(.{2,}[бвгґджзйклмнпрстфхцчшщ])[оеё]([кц])")
_SHORT: Final = {"ru": (("нный", "н на но ны"), ("тый", "т та то ты")), "uk": (("ний", "но"), ("тий", "то"))}


def grow(word: str, readings: list[Analysis], *, language: str) -> frozenset[str]:
    """The forms of ``word`` in ``language`` (ru, uk) by its dictionary ``readings``."""
    if language == "uk" and _is_hers(word, readings):
        return frozenset(regular(word, language))
    forms = {word}.union(*(reading.forms for reading in readings))
    # the feminine of a short participle is in the dictionary as a word of its own: убито, убиты, so убита
    forms |= {form[:-1] + "а" for form in forms if form.endswith(("то", "но")) and form[:-1] in forms}
    forms = forms.union(*(passives(reading.lemma, language) for reading in readings))
    forms = forms.union(*(_participles(reading, language) for reading in readings))
    for reading in readings:
        gaps = len(reading.forms) < _WHOLE_DECLENSION and len(reading.lemma) > 3
        if gaps and not reading.lemma.endswith(("ть", "ти", "ся", "сь")):
            fleeting = _without_vowel(reading.lemma, language)
            forms |= fleeting if fleeting & reading.forms else regular(reading.lemma, language)
        if language == "uk" and reading.lemma[-2:] in _DATIVES:  # the dictionary has it of most: книзі, but not нозі
            forms.add(reading.lemma[:-2] + _DATIVES[reading.lemma[-2:]])
    if language == "uk":
        forms |= {form for verb in _repeated(readings) for form in regular(verb, language)}
    if word.endswith("ння"):
        forms |= regular(word, language)
    return frozenset(forms.union(*(adjective(head, language) for head in _heads(word, readings))))


def _without_vowel(word: str, language: str) -> set[str]:
    """The forms of a noun whose last vowel goes where an ending comes (обломок: обломки); empty for other words."""
    if not (lost := _FLEETING.fullmatch(word)):
        return set()
    return {word, *(lost[1] + lost[2] + ending for ending in _CONSONANT[language].split())}


def _is_hers(word: str, readings: list[Analysis]) -> bool:
    """Whether a Ukrainian word is the noun for a woman of a man's that the dictionary has it under."""
    lemmas = [reading.lemma for reading in readings]
    return any(
        word.endswith(ending) and all(lemma != word and not lemma.endswith(("а", "я", *alike)) for lemma in lemmas)
        for ending, alike in _HERS
    )


def _repeated(readings: list[Analysis]) -> set[str]:
    """The verbs among the forms of a Ukrainian one that say of the same that it is done again and again."""
    verbs = (reading for reading in readings if reading.lemma.endswith(_ONCE))
    return {again for verb in verbs if (again := verb.lemma.removesuffix(_ONCE) + _AGAIN) in verb.forms}


def passives(infinitive: str, language: str) -> set[str]:
    """Short passive participles of a verb by rule (похитить: похищен, похищена …; вбити has its own)."""
    if language == "ru" and _IN_T.fullmatch(infinitive):
        return {infinitive.removesuffix("ь") + gender for gender in _GENDERS["ru"]}
    if language == "ru" and (barred := _IN_ERT.fullmatch(infinitive)):
        return {barred[1] + "т" + gender for gender in _GENDERS["ru"]}
    forms: set[str] = set()
    for ending, linking in _PASSIVES[language]:
        if infinitive.endswith(ending) and len(infinitive) > len(ending) + 2:
            root = infinitive.removesuffix(ending)
            softened = _softened(root) if linking[0] in "её" else set()
            roots = softened if softened and ending == "ить" else {root, *softened}
            forms |= {soft + linking + gender for soft in roots for gender in _GENDERS[language]}
    return forms


def _made_passive(infinitive: str, language: str) -> set[str]:
    """The passive participles of a verb in no dictionary, short and long (обесточен, обесточенный)."""
    short = passives(infinitive, language)
    if language == "uk":
        return short
    long = {form + "ный" for form in short if form.endswith("н")}
    return short.union(long, *(adjective(form, language) for form in long))


def _participles(verb: Analysis, language: str) -> set[str]:
    """The long participles of a verb, and past tenses that its line lacks (затопленный, погибшие, умерших, голодающих;
    вбитий, померла)."""
    if not verb.lemma.endswith(_INFINITIVES[language]):
        return set()
    known, found = verb.forms, set[str]()
    if language == "uk":
        for form in known:
            if form.endswith(("но", "то")):
                found |= adjective(form[:-1] + "ий", language)
            if form + "ли" in known:
                found |= {form + "ла", form + "ло"}
            if form.endswith(("лася", "лося", "лися")):
                found.add(form[:-1] + "ь")
            if form.endswith("ли") and verb.lemma.endswith(_BECOMING):
                found |= {form + "й"} | adjective(form + "й", language)
        return found
    if verb.lemma.endswith("ти"):  # вывезти: вывез, so вывезен and вывезенный
        known = known | {form + "ен" + gender for form in known if form + "ла" in known for gender in _GENDERS["ru"]}
        found |= known
    does = not _is_perfective(verb.lemma, known)
    known = known | passives(verb.lemma, language)
    for form in known:
        if form.endswith("лся") and form[:-2] + "ась" in known:
            found |= {form[:-2] + "ось", form[:-2] + "ись"}
        for long in _long(form, known, does=does):
            found |= {long} | adjective(long, language)
    return found


def _is_perfective(infinitive: str, known: Collection[str]) -> bool:
    """Whether a Russian verb says that something is done, which nobody is doing: захватить has захватив alone."""
    return (
        _PREFIXED.match(infinitive) is not None
        and any(form.endswith(("в", "вши", "вшись")) for form in known)
        and not any(form.endswith(("я", "ясь")) and not form.endswith("ся") for form in known)
    )


def _long(form: str, known: Collection[str], *, does: bool) -> Iterator[str]:
    """The long participle that a ``form`` of a Russian verb shows, among those that are ``known``; of the present where
    the verb is one of what somebody ``does``."""
    if form.endswith("лся") and form[:-2] + "ась" in known:
        yield form[:-3] + "вшийся"
    elif form.endswith("л") and form + "а" in known and form + "и" in known:
        yield form[:-1] + "вший"
    elif form + "ла" in known and form + "ли" in known:
        yield form + "ший"
    elif form.endswith("ся") and form[:-2] + "лась" in known:
        yield form[:-2] + "шийся"
    elif does and (doing := _THEY_DO.fullmatch(form)):
        yield f"{doing[1]}щий{doing[2] or ''}"
    elif form[-1] in "нт" and form + "о" in known and form + "ы" in known:
        yield form + ("ный" if form[-1] == "н" else "ый")


def _softened(root: str) -> set[str]:
    """What the last consonant becomes before -ен (похитить, похищен; затопить, затоплен)."""
    return {root.removesuffix(old) + new for old, new in _SOFTENINGS if root.endswith(old)}


def _heads(word: str, readings: list[Analysis]) -> set[str]:
    return {word, *(reading.lemma for reading in readings)}


def regular(word: str, language: str) -> set[str]:
    """The declension of a word in no dictionary, told by its ending."""
    described = adjective(word, language)
    if described:
        return {word} | described
    for ending, others in (*_VERBS[language], *_NOUNS[language]):
        if word.endswith(ending):
            root = word.removesuffix(ending)
            made = _made_passive(word, language) if word.endswith(_INFINITIVES[language]) else set()
            return {word, *(root + other for other in others.split()), *([root] if ending in "ая" else [])} | made
    return (
        {word, *(word + ending for ending in _CONSONANT[language].split())} if word[-1] not in "еёиоуюэіїє" else {word}
    )


def adjective(word: str, language: str) -> set[str]:
    """The declension of an adjective or participle in the nominative; empty when the ending is none of theirs."""
    forms: set[str] = set()
    for ending, others in _ADJECTIVES[language]:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            root = word.removesuffix(ending)
            forms |= {root + other for other in others.split()}
            break
    for ending, others in _SHORT[language]:
        if word.endswith(ending) and len(word) > 7:  # not пленный, военный: from плен, война
            forms |= {word.removesuffix(ending) + other for other in others.split()}
    return forms
