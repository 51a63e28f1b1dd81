"""The verbs that end a compound one and alone are bent (ژوبل کول, ہلاک ہونا, मारा जाना), and the word before them.

Persian ones are in ``persian``, which makes them from their stems. Here they are listed, by the infinitive: the press
uses a dozen forms of a handful of verbs. Preferred mistake: a form that news never says.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Final

from alerts.language.grammars import persian

_PASHTO: Final = """
    کول کوي کوو کوله کړ کړل کړه کړې کړي کړی کړو کړم کړئ وکړ وکړل وکړه وکړي
    |کېدل کیدل کېږي کیږي شو شول شوه شوې شوي شوی شي شوله سو سول سوه سوې سوي سوی وشو وشول وشوه
"""
_URDU: Final = """
    ہونا ہوا ہوئے ہوئی ہوئیں ہو ہونے ہوتے ہوتا ہوتی ہوگئے ہوگیا ہوگئی
    |جانا گیا گئے گئی گئیں جا جانے جائے جاتے
    |کرنا کیا کیے کئے کر کرنے کرتے کردیا کردی
    |دینا دیا دیے دئیے دی دیں دے دینے دیتے
    |لینا لیا لیے لی لیں لے لینے
"""
_HINDI: Final = """
    होना हुआ हुए हुये हुई हुईं हो होने होता होते होती होगा होंगे
    |जाना गया गए गये गई गयी गईं गयीं जा जाने जाता जाते जाती जाए जाएं
    |करना किया किए किये कर करने करता करते करती
    |देना दिया दिए दिये दी दीं दे देने देते
    |लेना लिया लिए लिये ली लीं ले लेने
"""
_BENGALI: Final = """
    হওয়া হয়েছে হয়েছেন হয়েছিল হয় হয়ে হন হলেন হচ্ছে হয়েছেন হওয়ার
    |যাওয়া গেছে গেছেন গেল গেলেন গিয়েছে গিয়েছেন যায় যাচ্ছে যাবে যাওয়ার যাওয়ায়
    |করা করেছে করেছেন করে করল করলেন করছে করতে করার
    |দেওয়া দিয়েছে দিয়েছেন দেয় দিল দিলেন দিচ্ছে
"""
_LISTED: Final[Mapping[str, Mapping[str, frozenset[str]]]] = {
    language: {
        form: frozenset(verb.split())
        for verb in unicodedata.normalize("NFC", verbs).split("|")
        for form in verb.split()
    }
    for language, verbs in {"ps": _PASHTO, "ur": _URDU, "hi": _HINDI, "bn": _BENGALI}.items()
}
AND: Final[Mapping[str, str]] = {"fa": "و", "ps": "او", "ur": "اور", "hi": "और", "bn": "ও"}
"""What stands between two that share a verb: دو تن کشته و نه نفر زخمی شدند."""
_CONTRACTED: Final = {"ول": "کول", "ېدل": "کېدل", "یدل": "کېدل"}
_FEMININE: Final = {"hi": ("ा", "ी"), "ur": ("ا", "ی")}


def light_verb(word: str, language: str) -> frozenset[str]:
    """All that a form of a light verb may be at the end of a phrase; empty for other words.

    >>> "شول" in light_verb("کېدل", "ps"), "गए" in light_verb("जाना", "hi"), light_verb("روغتون", "ps")
    (True, True, frozenset())
    """
    if language == "fa":
        return persian.light_verb(word[:-1] if word in persian.LIGHT else word)
    return _LISTED[language].get(word, frozenset()) if language in _LISTED else frozenset()


def in_two(verb: str) -> tuple[str, ...]:
    """What a Pashto verb in one word is in two: its word and the light verb, by its ending alone; () for others.

    >>> in_two("ژوبلېدل"), in_two("ژوبل")
    (('ژوبل', 'کېدل'), ())
    """
    ending = next((ending for ending in _CONTRACTED if verb.endswith(ending)), "")
    return (verb.removesuffix(ending), _CONTRACTED[ending]) if ending else ()


def agreeing(word: str, language: str) -> frozenset[str]:
    """The feminine that a Hindi or Urdu participle has before its verb (मारी गई); empty for other words."""
    masculine, feminine = _FEMININE.get(language, ("", ""))
    return frozenset({word[:-1] + feminine}) if masculine and word.endswith(masculine) else frozenset()
