"""European languages whose keywords bend by closed endings, in texts of theirs alone: Czech and Slovak, Bulgarian and
Macedonian, Swedish, Danish and Norwegian, Hungarian, Finnish.

Theory: no dictionary of ours has them, and a keyword in Latin or Cyrillic letters may be of any language, so that all
endings are put on every keyword; in texts of one language few of these forms are another word. Preferred mistake: a
form that nobody writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

Endings = tuple[tuple[str, str], ...]
"""How words end → what stands there in their other forms, "-" for nothing; the first that fits counts."""

_CZECH: Final[Endings] = (
    ("ovat", "uje ují ujeme oval ovala ovalo ovali ovaly ován ována ováno ováni ovány ovaný ovaná ované ovaných ování"),
    ("nout", "ne nou nul nula nulo nuli nuly nut nuta nuto nuti nuty l la lo li ly"),
    ("it", "í il ila ilo ili ily en ena eno eni eny ený ená ené ených ení"),
    ("at", "á ají al ala alo ali aly án ána áno áni ány aný aná ané aných ání"),
    ("et", "í el ela elo eli ely en ena eno eni eny ení"), ("ět", "í ěl ěla ělo ěli ěly ěn ěna ěno ěni ěny ění"),
    ("ý", "ého ému ým ém á é ou í ých ými"), ("á", "ý é ou ého ému ým ém ých ými ú ej"),
    ("ní", "ního nímu ním ní ních ními"), ("ost", "osti ostí ostem ostmi ostech"),
    ("ka", "ky ce ku kou ek kám kami kách"), ("ha", "hy ze hu hou h hám hami hách"),
    ("ra", "ry ře ru rou r rám rami rách"),
    ("ga", "gy ze gu gou g gám gami gách"), ("a", "y e ě u o ou ovi ové ů i í - ám ami ách ům ech ích"),
    ("ce", "ce ci cí c cím cemi cích"), ("e", "e i í ím emi ích - ata ete"), ("í", "í ím ích ími"),
    ("ko", "ka ku kem kách kům ky cích ek"), ("o", "a u em ě e - ům y ech ách ami"),
    ("ek", "ku kem ky ků kům cích ci ka kovi"), ("ec", "ce ci cem ců cům cích"),
    ("ík", "íka íku íkem íci íky íků íkům ících"),
    ("ák", "áka áku ákem áci áky áků ákům ácích"), ("k", "ka ku kem ci ky ků kům cích kovi"),
    ("h", "ha hu hem zi hy hů hům zích hovi"), ("ř", "ře ři řem řů řům řích ři"), ("š", "še ši šem šů šům ších"),
    ("ť", "tě ti tí tím těm ťmi tích"), ("ň", "ně ni ní ním ním němi ních"), ("č", "če či čem čů čům čích"),
    ("", "a u ovi em ě e y i é ové ů ům ech ích ami i"),
)  # fmt: skip
_BULGARIAN: Final[Endings] = (
    ("ост", "остта ости остите"), ("ия", "ията ии иите ия"), ("ка", "ката ки ките"), ("а", "ата и ите о"),
    ("ие", "ието ия ията"), ("ище", "ището ища ищата"), ("ние", "нието ния нията"), ("о", "ото а ата"),
    ("е", "ето та тата ета етата"), ("ец", "еца ецът ци ците"), ("ник", "ника никът ници ниците"),
    ("к", "ка кът ци ците ки"),
    ("ски", "ска ско ския скията ската ските"), ("ен", "на но ни ният ния ната ното ните ена"),
    ("ам", "а аме ат аха ал ала ало али ан ана ано ани ани аният ва ват"),
    ("я", "ят и им ите иха ил ила или ен ена ени ята е"),
    ("й", "я ят и ите еве евете"), ("л", "лът ла ли лите"), ("", "а ът я ят и ите ове овете е"),
)  # fmt: skip
_SWEDISH: Final[Endings] = (
    ("are", "aren arna ares arnas"), ("ande", "andet anden andena"),
    ("a", "an or orna ornas ans ade at ar as ades ats ande t d da"),
    ("e", "en ar arna es arnas"), ("el", "eln lar larna let len"), ("en", "net nen nets"), ("er", "ern rar rarna ret"),
    ("", "en et n ar arna er erna ena s ens ets arnas ernas ade at"),
)  # fmt: skip
_DANISH: Final[Endings] = (
    ("e", "en er erne et es ens ernes a ene te t ede ende"), ("er", "eren ere erne rne et"),
    ("", "en et e er ene erne a s ens ets enes ernes"),
)  # fmt: skip
_BACK: Final = "ban ból ba ról ra tól nál hoz nak".split()
_FRONT: Final = "ben ből be ről re től nél hez höz nek".split()
_EITHER: Final = "n t ig ért ként".split()
_MANY_BACK: Final = "at on ban ból ba ra ról nak tól kal".split()
_MANY_FRONT: Final = "et en ben ből be re ről nek től kel".split()
_GRADES: Final = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nk", "ng"), ("nt", "nn"), ("mp", "mm"), ("lt", "ll"), ("rt", "rr"),
    ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip
"""Finnish consonants before the last vowel, in an open syllable and in a closed one: Turku, Turun."""
_CLOSED: Final = "n t ssa sta lla lta lle ksi".split()
_CLOSED_MANY: Final = "issa ista illa ilta ille iksi".split()
_OPEN, _OPEN_MANY = "a na ta".split(), "ja ita iden jen ien ihin in".split()
"""Finnish endings, by the syllable that they make of the last one, as they stand behind back vowels."""
_BEHIND_S: Final = "ksen kset ksessa ksesta ksia ksien kseen ksissa ksista kselle".split()
_BEHIND_NEN: Final = "sen set sessa sesta sia sten seen sissa sille selle siin".split()
_VOWELS: Final = frozenset("aeiouyäöáéíóúőűü")


def by_endings(word: str, table: Endings) -> set[str]:
    """``word`` with the other endings of the first line of ``table`` that it ends like."""
    for ending, others in table:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            root = word.removesuffix(ending)
            return {word, *(root + other.strip("-") for other in others.split())}
    return {word}


_MIXED: Final = re.compile("[aáoóuú].*e[^aáeéiíoóöőuúüű]+$")
"""Hungarian words whose endings may have vowels of either harmony."""


def hungarian(word: str) -> set[str]:
    """Number and case, in vowel harmony: kórházak, kórházakban; iskolában, with the vowel that lengthens."""
    many = _MANY_BACK if _is_back(word) else _MANY_FRONT
    return hungarian_name(word).union(*({plural, *map(plural.__add__, many)} for plural in _hungarian_plurals(word)))


def hungarian_name(word: str) -> set[str]:
    """The cases of a word in one number; both harmonies where an e follows a back vowel (Budapesten)."""
    if _MIXED.search(word):
        return {form for back in (True, False) for form in _hungarian_cases(word, back=back)}
    return _hungarian_cases(word, back=_is_back(word))


def _hungarian_cases(word: str, *, back: bool) -> set[str]:
    stem = word[:-1] + {"a": "á", "e": "é"}.get(word[-1], word[-1])
    endings = [*(_BACK if back else _FRONT), *_EITHER]
    if word[-1] in _VOWELS:
        endings += ["val", "ja", "i"] if back else ["vel", "je", "i"]
    else:
        endings += ["on", "ot", "at", "a", "ai", word[-1] + "al"] if back else ["en", "ön", "et", "öt", "e", "ei"]
        endings += [] if back else [word[-1] + "el"]
    return {word, *(stem + ending for ending in endings)}


def _hungarian_plurals(word: str) -> list[str]:
    if word[-1] in _VOWELS:
        return [word[:-1] + {"a": "á", "e": "é"}.get(word[-1], word[-1]) + "k"]
    return [word + ending for ending in (("ak", "ok") if _is_back(word) else ("ek", "ök"))]


def finnish(word: str) -> set[str]:
    """Number and case, with the consonants that change: sairaalassa, sairaaloissa, pakolaiset, räjähdyksessä."""
    if word.endswith("nen"):
        return {word, *(word[:-3] + _in_harmony(end, word) for end in _BEHIND_NEN)}
    if word[-1] == "s":
        return {word, *(word[:-1] + _in_harmony(end, word) for end in _BEHIND_S)}
    last, strong, weak = _finnish_grades(word)
    many = {"a": "o", "ä": "ö", "i": "e"}.get(last, last)
    forms = {grade + vowel + end for grade in {strong, weak} for vowel in {many, ""} for end in _CLOSED_MANY}
    forms |= {strong + vowel + end for vowel in {last, many} for end in _OPEN_MANY} | {strong + "ien"}
    return finnish_name(word) | {_in_harmony(form, word) for form in forms}


def finnish_name(word: str) -> set[str]:
    """The cases of a word in one number: Turussa, Aleposta, Kabulissa."""
    last, strong, weak = _finnish_grades(word)
    forms = {grade + last + end for grade in {strong, weak} for end in _CLOSED}
    forms |= {strong + last + end for end in _OPEN} | {strong + last * 2 + "n"}
    return {word, *(form[: len(strong)] + _in_harmony(form[len(strong) :], word) for form in forms)}


def _finnish_grades(word: str) -> tuple[str, str, str]:
    """The last vowel of a word, and what stands before it in an open syllable and in a closed one."""
    whole = word if word[-1] in _VOWELS else word + "i"
    root = whole[:-1]
    return whole[-1], root, next((root.removesuffix(old) + new for old, new in _GRADES if root.endswith(old)), root)


def _in_harmony(ending: str, word: str) -> str:
    return ending if _is_back(word) else ending.replace("a", "ä")


def _is_back(word: str) -> bool:
    """Whether the endings of a Hungarian or Finnish word have back vowels."""
    return any(vowel in word for vowel in "aáoóuú") and word[-1] not in "öőüű"


NEIGHBOURS: Final[Mapping[str, Callable[[str], set[str]]]] = {
    **dict.fromkeys(("cs", "sk"), partial(by_endings, table=_CZECH)),
    **dict.fromkeys(("bg", "mk"), partial(by_endings, table=_BULGARIAN)),
    "sv": partial(by_endings, table=_SWEDISH),
    **dict.fromkeys(("da", "no", "nb", "nn"), partial(by_endings, table=_DANISH)),
    "hu": hungarian,
    "fi": finnish,
    "sr": lambda word: {word},
}
"""Language → the forms of a word in it; Serbian is read by stems, and has a list alone."""
