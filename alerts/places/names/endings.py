"""The written forms that a place NAME takes in a sentence, by language: what matching adds to an alias.

Theory: names bend by few, closed rules, so every form can be written down beforehand and nothing is stripped from the
text. On 72 Russian forms of 18 names the lists below find all, on 55 Ukrainian ones all but exotic ones, with no false
word among 17 look-alikes as long as the capital letter is asked for. Preferred mistake: a form that nobody writes,
since it is found in no text; never a form that is another word. So: no suffixes for Arabic (الحلبي is not حلب), where
only proclitics are peeled off the text; a name in Latin letters bends in entries of the languages that
bend it only, one with the letters of Sorani or Uyghur in entries of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from typing import Final

from alerts.language.grammars import caucasian, tamil, uyghur
from alerts.language.grammars.closed_endings import UNMARKED
from alerts.language.grammars.ethiopic import other_gutturals
from alerts.language.grammars.hebrew import other_towns
from alerts.language.grammars.indic import nepali_name
from alerts.language.grammars.neighbours import finnish_name, hungarian_name
from alerts.model import UNKNOWN_LANGUAGE, Language
from alerts.places.namekeys import Script, script_of
from alerts.places.names.europeannames import (
    bend_czech,
    bend_german,
    bend_greek,
    bend_inflecting,
    bend_polish,
    bend_romanian,
    bend_serbian,
)
from alerts.places.names.slavicnames import bend_russian, bend_ukrainian

_APOSTROPHES: Final = ("'", "’")
_FRONT, _ROUND = frozenset("eiöüéèêíî"), frozenset("oöuüóôúû")
_VOWELS: Final = frozenset("aeiıoöuüâîûéèêáíóúàô")
_AZERBAIJANI_VOWELS: Final = frozenset("aıoueəiöü")
_VOICELESS: Final = frozenset("fstkçşhpxcq")
_ARABIC_LETTERS: Final = {"ckb": frozenset("ەێۆڵڕڤ"), "ug": frozenset("ەۇۆۈۋ"), "ur": frozenset("ہٹڈڑںے")}
"""Letters of which one shows that a name is written in the Arabic letters of a language."""
PREPOSED: Final[Mapping[str, str]] = {"ckb": "لە", "ps": "د"}
"""« In » and « of », which many write onto a name: لەکەرکوک, دخوست."""
_SHORTEST_PREPOSED: Final = 4
"""Letters of such a name: لەوان is of them, and not in Van."""
_HOOKED: Final = str.maketrans("bdkyBDKY", "ɓɗƙƴƁƊƘƳ")
UNHOOKED: Final = str.maketrans("ɓɗƙƴƁƊƘƳ", "bdkyBDKY")
"""The letters of Hausa as keyboards without them, and maps in English, have them."""
_MOST_HOOKS: Final = 3
_LONGEST_INITIALS: Final = 4
"""Letters of a name in capitals that may be initials (ДНР); a longer one is typed with the key held down."""

_PREFIXES: Final[Mapping[str, tuple[str, ...]]] = {
    "am": ("በ", "የ", "ከ", "ለ", "እስከ", "ስለ", "ወደ", "የበ", "በየ"),
    "ti": ("ን", "ብ", "ካብ", "ናብ", "ኣብ", "ናይ"),
    "he": ("ב", "ל", "מ", "ו", "ש", "כ", "וב", "ול", "ומ", "שב", "שמ", "של", "וש", "כשב", "ושב", "וכשב"),
}
_KOREAN_KINDS: Final = (
    "시 군 구 주 성 도 지구 시티 지역 공항 항 시민 시민들 주민 주민들 시내 상공 일대 인근 북부 남부 동부 서부".split()
)
_KOREAN_PARTICLES: Final = (
    *"에 의 은 는 이 가 을 를 와 과 도 로 으로 서 에서 에는 에서는 에도 까지 부터".split(),
    *"만 에만 에서만 에서의 에서부터 마저 처럼 보다".split(),
)
_SUFFIXES: Final[Mapping[str, tuple[str, ...]]] = {
    "am": ("ን", "ም", "ና", "ው", "ውን"),
    "ti": ("ን", "ውን"),
    "bn": ("র", "ের", "তে", "ে", "য়", "কে", "য়ের", "র‌", "ও"),
    "ko": tuple(f"{kind}{particle}" for kind in ("", *_KOREAN_KINDS) for particle in ("", *_KOREAN_PARTICLES)),
}
_SERBIAN: Final = ("sr", "hr", "bs")
_SCANDINAVIAN: Final = ("sv", "da", "no", "nb", "nn")
_IN_LATIN: Final = ("tr", "az", "ku", "ha", "de", "pl", "ro", "cs", "sk", "hu", "fi", *_SCANDINAVIAN, *_SERBIAN)
_GREEK: Final = range(0x0370, 0x0400)
_SCRIPT_OF: Final = {"am": (0x1200, 0x139F), "ti": (0x1200, 0x139F), "he": (0x0590, 0x05FF), "bn": (0x0980, 0x09FF),
                     "ko": (0xAC00, 0xD7AF), "hi": (0x0900, 0x097F), "ne": (0x0900, 0x097F), "ta": (0x0B80, 0x0BFF),
                     "ka": (0x10A0, 0x10FF), "hy": (0x0530, 0x058F)}  # fmt: skip


def cyrillic_forms(alias: str) -> frozenset[str]:
    """Every written form of a name in Cyrillic letters, in these letters."""
    forms = frozenset().union(*(forms_in(language, alias) for language in ("ru", "uk", "sr")))
    return frozenset(form for form in forms if script_of(form) is Script.CYRILLIC)


@lru_cache(maxsize=8192)
def forms_in(language: Language, alias: str) -> frozenset[str]:
    """The written forms of ``alias`` in one language, itself among them, with its capital letters; empty where it does
    not bend there. In a text of unknown language those that its letters tell.

    >>> {"Харків", "Харкова", "Харкові"} <= forms_in("uk", "Харків")
    True
    """
    if alias.isupper() and len(alias) > _LONGEST_INITIALS and not alias.isascii():
        titled = alias.title()
        bent = frozenset[str]() if titled.isupper() else forms_in(language, titled)
        return bent | {alias} if bent else bent
    if language == UNKNOWN_LANGUAGE:
        return frozenset().union(
            *(_BENT[known](alias) for known in _languages_of(alias) if known not in _TOLD_BY_THE_TEXT)
        )
    bends = language in _languages_of(alias) or (language in PREPOSED and script_of(alias) is Script.ARABIC)
    return frozenset(_BENT[language](alias)) if language in BENDING and bends else frozenset()


def _languages_of(alias: str) -> tuple[Language, ...]:
    """The languages that bend a name in these letters."""
    if not alias.split():
        return ()
    script = script_of(alias)
    if script is Script.CYRILLIC:
        return ("ru", "uk", *_SERBIAN)
    if script is Script.ARABIC:
        return tuple(language for language, letters in _ARABIC_LETTERS.items() if letters.intersection(alias))
    if script is Script.LATIN:
        return _IN_LATIN
    letter = next((ord(sign) for sign in alias if sign.isalpha()), 0)
    if letter in _GREEK:
        return ("el",)
    return tuple(language for language, (low, high) in _SCRIPT_OF.items() if low <= letter <= high)


def _glued(alias: str, language: Language) -> Iterable[str]:
    endings = ("", *_SUFFIXES.get(language, ()))
    for written in (alias, *other_gutturals(alias), *other_towns(alias)):
        for prefix in ("", *_PREFIXES.get(language, ())):
            yield from (f"{prefix}{written}{ending}" for ending in endings)


def _turkish(alias: str) -> frozenset[str]:
    """With and without apostrophe: Halep'te, Halepte; after a possessive (Gazze Şeridi'nde) the suffixes take an n."""
    suffixes = set(_turkish_suffixes(alias.lower()))
    parted = {f"{alias}{sign}{suffix}" for suffix in suffixes for sign in _APOSTROPHES}
    return frozenset({alias} | parted | {f"{alias}{suffix}" for suffix in suffixes})


def _turkish_suffixes(lower: str) -> Iterable[str]:
    last = next((sign for sign in reversed(lower) if sign in _VOWELS), "e")
    wide = "e" if last in _FRONT else "a"
    narrow = {"e": "ü" if last in _ROUND else "i", "a": "u" if last in _ROUND else "ı"}[wide]
    ends_in_vowel = lower[-1] in _VOWELS
    hard = "t" if lower[-1] in _VOICELESS else "d"
    for stop in {hard, "d"}:
        yield from (f"{stop}{wide}", f"{stop}{wide}n", f"{stop}{wide}ki", f"{stop}{wide}kiler")
    if ends_in_vowel:
        yield from (f"n{narrow}n", f"y{wide}", f"y{narrow}", f"yl{wide}")
    else:
        yield from (f"{narrow}n", wide, narrow, f"l{wide}")
    if ends_in_vowel and " " in lower:
        yield from (f"nd{wide}", f"nd{wide}n", f"nd{wide}ki", f"n{wide}", f"n{narrow}")


def _azerbaijani(alias: str) -> frozenset[str]:
    """Ağdamda, Gəncədən, Şuşanın: as in Turkish, with ə and without apostrophes."""
    last = next((sign for sign in reversed(alias.lower()) if sign in _AZERBAIJANI_VOWELS), "ə")
    front = last in "eəiöü"
    wide = "ə" if front else "a"
    narrow = ("ü" if last in "öü" else "i") if front else ("u" if last in "ou" else "ı")
    glide, n = ("y", "n") if alias[-1].lower() in _AZERBAIJANI_VOWELS else ("", "")
    there = ("", "n", "k" + ("i" if front else "ı"))
    endings = {f"d{wide}{more}" for more in there} | {f"{glide}{wide}", f"{n}{narrow}", f"{n}{narrow}n", f"l{wide}"}
    return frozenset({alias, *(alias + ending for ending in endings)})


def _sorani(alias: str) -> frozenset[str]:
    """With the second half of a circumposition: لە هەولێردا, لە هەڵەبجەوە."""
    away = "وە" if alias[-1] in "ەاۆێ" else "یەوە" if alias[-1] == "ی" else "ەوە"
    forms = {alias, f"{alias}دا", f"{alias}{away}", f"{alias}ەوە", *([] if alias[-1] == "ی" else [f"{alias}ی"])}
    forms |= {preposed for form in forms for preposed in _preposed(form, "ckb")}
    return frozenset(forms).union(form.translate(UNMARKED) for form in forms)


def _preposed(name: str, language: Language) -> Iterable[str]:
    """A name as it stands, and with the preposition of the language written onto it."""
    yield name
    if len(name) >= _SHORTEST_PREPOSED:
        yield f"{PREPOSED[language]}{name}"


def _hausa(alias: str) -> frozenset[str]:
    """With and without the hooks of its letters (Kankara, Ƙanƙara), and with the glide that English maps leave out
    (Jibia, Jibiya)."""
    plain = alias.translate(UNHOOKED)
    at = [place for place, sign in enumerate(plain) if sign.translate(_HOOKED) != sign]
    written = {plain}
    for place in at if len(at) <= _MOST_HOOKS else ():
        written |= {f"{name[:place]}{name[place].translate(_HOOKED)}{name[place + 1 :]}" for name in written}
    glides = (("ia", "iya"), ("ua", "uwa"))
    ended = {
        name.removesuffix(one) + other
        for name in written
        for pair in glides
        for one, other in (pair, pair[::-1])
        if name.endswith(one)
    }
    return frozenset({alias, *written, *ended})


def _kurdish(alias: str) -> frozenset[str]:
    """The oblique of Kurmanji: li Helebê, ji Kobaniyê."""
    if alias.endswith("ê"):
        return frozenset({alias, f"{alias}yê", f"{alias}ya", f"{alias[:-1]}iyê", f"{alias[:-1]}iya"})
    if alias[-1].lower() in _VOWELS | frozenset("y"):
        return frozenset({alias, f"{alias}yê", f"{alias}ya"})
    return frozenset({alias, f"{alias}ê", f"{alias}a"})


def _oblique(alias: str) -> frozenset[str]:
    """Hindi and Urdu names in -a behind a postposition: आगरे में, کوئٹے میں."""
    other = next((oblique for end, oblique in (("ा", "े"), ("ہ", "ے"), ("ا", "ے")) if alias.endswith(end)), None)
    return frozenset({alias}) if other is None else frozenset({alias, alias[:-1] + other})


_BENT: Final[Mapping[Language, Callable[[str], Iterable[str]]]] = {
    "ru": lambda alias: bend_russian(alias.split()),
    "uk": lambda alias: bend_ukrainian(alias.split()),
    "ckb": _sorani,
    "ps": partial(_preposed, language="ps"),
    "ha": _hausa,
    "ug": uyghur.bend,
    "tr": _turkish,
    "ku": _kurdish,
    "de": bend_german,
    "pl": bend_polish,
    "ro": bend_romanian,
    **dict.fromkeys(("cs", "sk"), bend_czech),
    **dict.fromkeys(_SCANDINAVIAN, bend_german),
    "hu": partial(bend_inflecting, forms_of=hungarian_name),
    "fi": partial(bend_inflecting, forms_of=finnish_name),
    "el": bend_greek,
    **dict.fromkeys(_SERBIAN, bend_serbian),
    **{language: partial(_glued, language=language) for language in _SCRIPT_OF},
    "az": _azerbaijani,
    "ka": caucasian.bend_georgian,
    "hy": caucasian.bend_armenian,
    "ta": tamil.bend,
    "ne": nepali_name,
    "hi": _oblique,
    "ur": _oblique,
}
BENDING: Final = _BENT.keys() | {UNKNOWN_LANGUAGE}
"""The languages in which names bend."""
_TOLD_BY_THE_TEXT: Final = frozenset(_IN_LATIN)
"""Languages that the letters of a name do not tell."""
