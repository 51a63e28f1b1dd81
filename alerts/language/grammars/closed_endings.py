"""Languages without a dictionary here: a keyword with each of a closed list of endings (or beginnings).

Somali (so), Kurmanji and Sorani (ku, ckb), Pashto (ps), Amharic and Tigrinya (am, ti), Hausa (ha), Azerbaijani (az);
Hindi, Urdu, Nepali and Bengali (``indic``), Tamil, Korean, Hebrew, Uyghur, Georgian and Armenian (``caucasian``). Which
words belong to them is told by letters that no other language here writes, or by the list of headwords in
``forms_data``; Azerbaijani has neither and counts in its own texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from alerts.language.grammars import caucasian, hebrew, indic, korean, tamil, uyghur
from alerts.language.grammars.ethiopic import ends_in_consonant, order, persons, singular

_KURMANJI: Final = ("ê", "a", "an", "ên", "ek", "ekê", "eke", "ekî", "ekan", "in", "ine", "inên")
_KURMANJI_MANY: Final = re.compile("(.{2,}[aeêiîouû])y(?:ên|an)|(.{4,})(?:ên|an)")
_SHORTEST_LINKED: Final = 4
_SORANI_DEFINITE: Final = tuple(
    """ەکە ەکەی ەکەیان ەکەمان ەکەدا ەکەوە ەکان ەکانی ەکانیان ەکانمان ەکاندا ەکانەوە""".split()
)
_SORANI: Final = (*_SORANI_DEFINITE, "ێک", "ێکی", "ێکدا", "ان", "انی", "ی", "یان", "مان")
_SORANI_VOWEL: Final = (
    *(ending[1:] for ending in _SORANI_DEFINITE),
    *(f"ی{ending}" for ending in _SORANI_DEFINITE),
    *("یەک", "یەکی", "یەکدا", "یان", "ی", "دا"),
)
_SORANI_IN: Final = "لە"
_SORANI_PREPOSITIONS: Final = frozenset(
    "سەر ناو ناوە نێو لایەن لا بەر پێش پاش دوا ژێر گەڵ نزیک دایک شکر وان ئەو ئێر وێ".split()
)
"""What becomes another word behind it: on, in, by, before, with; born (لەدایک), an army (لەشکر), of them (لەوان)."""
UNMARKED: Final = str.maketrans("ڕڵ", "رل")
"""Sorani r and l as they are typed on Arabic keyboards."""
_PASHTO: Final = ("ونه", "ونو", "ان", "انو", "و", "ه", "ې", "انې")
_PASHTO_OF, _SHORTEST_OF = "د", 5
"""« Of », and the least letters of a word that it is written onto: دوران, an era, is not of وران, ruined."""
_AMHARIC_BEFORE: Final = ("", "በ", "የ", "ከ", "ለ", "እና", "ስለ", "ወደ", "በየ", "እስከ", "እንደ", "ያለ")
_GAF: Final = str.maketrans("ګگ", "گګ")
"""The g of Pashto, and that of Persian keyboards."""
_AMHARIC_AFTER: Final = ("", "ን", "ና", "ም")
_TIGRINYA_BEFORE: Final = ("", "ብ", "ን", "ዝ", "ኣብ", "ካብ", "ናብ", "ናይ", "ብዛዕባ")
_TIGRINYA_AFTER: Final = ("", "ን", "ና", "ኡ", "ኦም", "ውን")
_AZERBAIJANI_NARROW: Final = dict(zip("aıəieouöü", "ııiiiuuüü", strict=True))
"""The last vowel of a word → the narrow vowel of its endings."""
_HAUSA: Final = ("n", "r", "nsa", "nta", "nsu", "nmu", "rsa", "rta", "rsu", "rmu")
_UNHOOKED: Final = str.maketrans("ɓɗƙƴ", "bdky", "'’ʼ")
_SOMALI_ARTICLE: Final = re.compile(r"(.{3,}[kgtdhx])a")
_SOMALI_ENDINGS: Final = ("a", "ii", "u", "iisa", "eeda", "ooda", "eenna", "ayga", "aygii", "iisii", "eedii", "oodii")
_SOMALI_T: Final = ("ta", "tii", "tu", "tan", "taas")
_SOMALI_K: Final = ("ka", "kii", "ku", "kan", "kaas")


def somali(word: str) -> set[str]:
    """Definite and plural endings; all genders, since the word does not show its own."""
    forms = {word}
    last = word[-1]
    if last in "aeiou":
        articles = ["da", "dii", "du", "ga", "gii", "gu", "ha", "hii", "hu", "yada", "yadii", "yo", "yaal"]
        forms |= {word + ending for ending in articles}
        root = word[:-1]
        forms |= {root + "a" + ending for ending in ("da", "dii", "ha", "hii")} if last == "o" else set()
        forms |= {root + ending for ending in ("aha", "ayaal", "ayaasha")} if last == "e" else set()
        forms |= (
            {root + ending for ending in ("yo", "yada", "yaha", "ooyin", "ooyinka", "iyo", "iyada")}
            if last in "oi"
            else set()
        )
    elif last in "gqch":
        forms |= {word + ending for ending in ("a", "ii", "u", "yo", "yada", "yadii", "ga", "gii")}
    elif last == "x":
        forms |= {word + ending for ending in ("a", "ii", "u", "yo", "yada", "yadii", "o")}
    else:
        forms |= {
            word + ending for ending in (*_SOMALI_K, *_SOMALI_T, "da", "dii", "o", "ada", "adii", "yo", "yada", "am")
        }
        forms |= {word + last + ending for ending in ("o", "ada", "adii", "a", "an")}
        forms |= {word[:-1] + "sha", word[:-1] + "shii"} if last == "l" else set()
        forms |= {word + "aha", word + "ihii", word + "aa", word + "aasha"}
    return forms.union(*(somali_listed(form) for form in forms - {word}))


def somali_listed(form: str) -> set[str]:
    """A listed form with the articles and owners that stand for the article it ends with (roobabka: roobabkii,
    roobabkooda; xoolaha: xoolihii)."""
    article = _SOMALI_ARTICLE.fullmatch(form)
    if article is None:
        return {form}
    raised = {f"{form[:-3]}ih{ending}" for ending in ("ii", "iisa", "iisii")} if form.endswith("aha") else set()
    return {form, *(article[1] + ending for ending in _SOMALI_ENDINGS)} | raised


def kurmanji(word: str) -> set[str]:
    """Case, number and the indefinite; after a vowel with a glide. A plural, and a noun linked to what follows
    it (gora komî), stand for the noun too."""
    many = _KURMANJI_MANY.fullmatch(word)
    one = kurmanji(many[1] or many[2]) if many else set[str]()
    glide = "y" if word[-1] in "aeêiîouû" else ""
    shortened = word[:-1] + "iy" if word.endswith("î") else word + glide
    linked = {word[:-1] + "ên"} if word[-1] in "aê" and len(word) >= _SHORTEST_LINKED else set[str]()
    return {word, *(shortened + ending for ending in _KURMANJI)} | one | linked


def sorani(word: str) -> set[str]:
    """Definite, indefinite and plural endings, each also with the « in » that many write onto it."""
    vowel = {word + ending for ending in _SORANI_VOWEL} if word[-1] in "ەاۆێیو" else set()
    forms = {word, *vowel, *(word + ending for ending in _SORANI if word[-1] not in "ەاۆێی")}
    if word[-1] == "ە" and len(word) >= _SHORTEST_OF:
        forms |= {word[:-1] + ending for ending in ("ان", "انی")}
    if word[-1] == "ی" and len(word) >= _SHORTEST_OF:  # کەمپی پەنابەران: کەمپەکانی پەنابەران
        forms |= {word[:-1] + ending for ending in ("ەکەی", "ەکانی", "انی", "ێکی", "ە")}
    forms |= {_SORANI_IN + form for form in forms} if word not in _SORANI_PREPOSITIONS else set()
    return forms | {form.translate(UNMARKED) for form in forms}


def pashto(word: str) -> set[str]:
    """Plural and oblique endings; nouns in ـه and ـی change theirs; the g in its two letters; « of » written before."""
    forms = {word, *(word + ending for ending in _PASHTO)}
    if word.endswith("ه"):
        forms |= {word[:-1] + ending for ending in ("ې", "و", "ه")}
    if word.endswith("ی"):
        forms.add(word[:-1] + "و")
    if word.endswith(("ی", "ي")):
        forms |= {word[:-1] + ending for ending in ("ي", "یو", "يو", "ی", "ۍ", "یان", "يان", "یانو", "يانو")}
    forms |= {_PASHTO_OF + form for form in forms if len(word) >= _SHORTEST_OF}
    return forms | {form.translate(_GAF) for form in forms}


def amharic(word: str) -> set[str]:
    """Prefixes × (the noun, its definite, its plural; the persons of a verb) × the object and the conjunction. A
    plural stands for its singular."""
    if (one := singular(word)) != word:
        return {word} | amharic(one)
    nouns = {
        word,
        order(word, 6) + "ች",
        order(word, 6) + "ቹ",
        order(word, 1),
        word + "ው",
        word + "ዎች",
    }
    nouns |= {word + "ዎቹ", order(word, 3) + "ት", word + "ዋ"}
    nouns |= {order(word, 3) + "ን"} if ends_in_consonant(word) else set()
    many = (order(word, 6) + "ቻ", word + "ዎቻ")
    nouns |= {plural + owner for plural in many for owner in ("ቸው", "ችን")}
    nouns |= {order(word, 3) + owner for owner in ("ቸው", "ችን", "ችሁ")} if ends_in_consonant(word) else {word + "ቸው"}
    nouns |= persons(word)
    return {before + noun + after for before in _AMHARIC_BEFORE for noun in nouns for after in _AMHARIC_AFTER}


def tigrinya(word: str) -> set[str]:
    """Prefixes × (the noun, its plurals) × the endings; ኣ and አ are exchanged freely."""
    nouns = {word, word + "ታት", word + "ት", order(word, 3) + "ት", order(word, 3) + "ታት"}
    nouns |= {order(word, 5) + "ታት"}
    forms = {before + noun + after for before in _TIGRINYA_BEFORE for noun in nouns for after in _TIGRINYA_AFTER}
    return forms | {form.translate({0x12A3: 0x12A0}) for form in forms}


def azerbaijani(word: str) -> set[str]:
    """Number, owner and case of a noun, a last k or q softened before vowels; of an infinitive the past tenses."""
    last = next((sign for sign in reversed(word) if sign in _AZERBAIJANI_NARROW), "ə")
    narrow = _AZERBAIJANI_NARROW[last]
    wide = "a" if last in "aıou" else "ə"
    if word.endswith(("maq", "mək")):
        root = word[:-3]
        return {word, *(root + ending for ending in _azerbaijani_past(root))}
    plural = word + ("lar" if wide == "a" else "lər")
    after = "ı" if wide == "a" else "i"
    soft = word[:-1] + {"k": "y", "q": "ğ"}.get(word[-1], word[-1])
    vowel = word[-1] in _AZERBAIJANI_NARROW
    owned = word + "s" + narrow if vowel else soft + narrow
    cases = {word + "y" + wide, word + "n" + narrow} if vowel else {soft + wide}
    cases |= {plural + wide, plural + after, owned + "n" + wide, plural + after + "n" + wide}
    stems = ((word, narrow, ""), (owned, narrow, "n"), (plural, after, ""), (plural + after, after, "n"))
    for stem, vowel_of, joint in stems:
        own = soft if stem == word and not vowel else stem
        cases |= {f"{stem}{joint}d{wide}{more}" for more in ("", "n", "k" + after)} | {stem, f"{stem}l{wide}"}
        cases |= {f"{own}{'n' if own[-1] in _AZERBAIJANI_NARROW else ''}{vowel_of}n"}
    return cases


def _azerbaijani_past(root: str) -> set[str]:
    last = next((sign for sign in reversed(root) if sign in _AZERBAIJANI_NARROW), "ə")
    narrow, many = _AZERBAIJANI_NARROW[last], "lar" if last in "aıou" else "lər"
    glide = "y" if root[-1:] in _AZERBAIJANI_NARROW else ""
    persons = (f"d{narrow}", f"m{narrow}ş", f"{glide}{narrow}b", f"{glide}{narrow}r")
    return {person + more for person in persons for more in ("", many)} | {f"m{narrow}şd{narrow}r"}


def hausa(word: str) -> set[str]:
    """The noun bound to what follows it, with its hooked letters and as typed without them."""
    endings = _HAUSA if word[-1] in "aeiou" else tuple("i" + ending for ending in _HAUSA)
    forms = {word, *(word + ending for ending in endings)}
    return forms | {form.translate(_UNHOOKED) for form in forms}


ENDINGS: Final[Mapping[str, Callable[[str], set[str]]]] = {
    "so": somali,
    "ku": kurmanji,
    "ckb": sorani,
    "ps": pashto,
    "am": amharic,
    "ti": tigrinya,
    "ha": hausa,
    "az": azerbaijani,
    "hi": indic.hindi,
    "ur": indic.urdu,
    "ne": indic.nepali,
    "bn": indic.bengali,
    "ta": tamil.nominal,
    "ko": korean.nominal,
    "he": hebrew.nominal,
    "ug": uyghur.nominal,
    "ka": caucasian.georgian,
    "hy": caucasian.armenian,
}
LETTERS: Final[Mapping[str, re.Pattern[str]]] = {
    "ku": re.compile(r"(?=.*[êîû])(?=.*[xwqşk])[a-zçşêîû]+|[a-zçş]*(?:êr|îş|xwe|xan)[a-zçşêîû]*"),
    "ckb": re.compile(r".*[ەێۆڵڕڤ].*"),
    "ps": re.compile(r".*[ښړډځڅڼټۍېګ].*"),
    "am": re.compile(r"[\u1200-\u137f]+"),
    "ti": re.compile(r"[\u1200-\u137f]+"),
    "ur": re.compile(
        r"(?=.*[ٹڈڑےںہھۂۓ])(?!.*[ەێۆڵڕڤښړډځڅڼټۍېۇۈۋ]).+|(?=.{3})(?!.*[ةىەێۆڵڕڤښړډځڅڼټۍېۇۈۋ\u200c]).*[کیگچپ].*"
    ),
    "hi": re.compile(r"[\u0900-\u097f]{2,}"),
    "ne": re.compile(r"[\u0900-\u097f]{2,}"),
    "bn": re.compile(r"[\u0980-\u09ff]{2,}"),
    "ta": re.compile(r"[\u0b80-\u0bff]{3,}"),
    "ko": re.compile(r"[가-힣]+"),
    "he": re.compile(r"[\u05d0-\u05ea]{3,}"),
    "ar": re.compile(r"[ء-ي]{4,}"),
    "ru": re.compile(r"(?!.*[іїєґ]).{4,}"),
    "uk": re.compile(r"(?!.*[ыэёъ]).{4,}"),
    "sw": re.compile(r"ku[a-z]{3,}a|mw?[a-z]{3,}aji"),
    "pl": re.compile(r"(?=.{5})(?!.*[êîûöüşğçı]).*[łąęśźż].*"),
    "ug": uyghur.LETTERS,
    "ka": re.compile(r"[\u10d0-\u10ff]{3,}"),
    "hy": re.compile(r"[\u0561-\u0587]{3,}"),
    "fa": re.compile(r"(?!.*[ەێۆڵڕڤۇۈۋ])(?=.*[پچژگکی]).{4,}"),
}
"""What shows that a word may be of the language although no dictionary has it: of Swahili, the look of an infinitive
or of a doer. Somali has no sign and rests on its list, as do the languages in Latin script, where a word without a
dictionary may be of any."""
