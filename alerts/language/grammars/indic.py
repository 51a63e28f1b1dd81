"""Forms of Hindi, Urdu, Nepali and Bengali nouns, and of Hindi and Urdu verbs, by closed lists of endings.

Theory: a noun shows number and case by a handful of endings that depend on its last letter alone, and the letters tell
the language. What typists exchange is listed too: the nasal sign for a nasal letter (हिन्दी, हिंदी), the dot under a
letter left out (फ़ौज, फौज). Preferred mistake: a form that nobody writes.
"""

from __future__ import annotations

import re
from typing import Final

_DOT: Final = "\u093c"
_NASAL: Final = re.compile("[ङञणनम]\u094d(?=[क-म])")
_HINDI_VERBS: Final = frozenset(
    "मारना मरना जलना जलाना गिरना गिराना लूटना बचाना भागना डूबना फेंकना दागना फंसना लापता उड़ाना टूटना तोड़ना ढहना बहना".split()
)
"""Infinitives; any other word in -ना is a noun (सेना, घटना)."""
_URDU_VERBS: Final = frozenset(
    "مارنا مرنا جلنا جلانا گرنا گرانا لوٹنا بچانا بھاگنا ڈوبنا پھینکنا پھنسنا ٹوٹنا توڑنا اڑانا".split()
)
_HINDI_VERB: Final = ("ना", "ने", "नी", "ता", "ते", "ती", "ा", "े", "ी", "ीं", "ए", "ई", "या", "कर", "", "ेगा", "ेंगे", "ेगी")
_URDU_VERB: Final = ("نا", "نے", "نی", "تا", "تے", "تی", "ا", "ے", "ی", "یں", "ئے", "ئی", "یا", "کر", "", "ےگا", "یںگے")
_BENGALI_VOWELS: Final = "ািীুূৃেৈোৌঅআইঈউঊএঐওঔ"
_BENGALI: Final = (
    "কে", "রা", "দের", "টি", "টা", "টির", "টিতে", "টিকে", "টার", "গুলো", "গুলি", "গুলোর", "গুলির", "গুলোতে",
    "গুলিতে", "গুলোকে", "সহ", "ই", "ও", "সমূহ", "জন",
)  # fmt: skip

_NEPALI: Final = tuple("को का की मा ले लाई बाट देखि सम्म सँग संग तिर तर्फ भित्र बाहिर नजिक मै कै पनि".split())
"""What Nepali writes onto a noun, where Hindi leaves a space (काठमाडौंमा, विद्यालयको)."""


def hindi(word: str) -> set[str]:
    """Direct and oblique, singular and plural; of an infinitive the participles and futures."""
    last = word[-1]
    if word in _HINDI_VERBS:
        root = word.removesuffix("ना")
        forms = {root + ending for ending in _HINDI_VERB if root[-1] not in "ािीुूेैोौ" or ending[:1] not in "ािीे"}
    elif word.endswith(("आँ", "आं")):  # कुआँ, धुआँ
        forms = {word, *(word[:-2] + ending for ending in ("एँ", "ओं", "आं"))}
    elif last == "ा":
        forms = {word, word[:-1] + "े", word[:-1] + "ों", word[:-1] + "ो", word + "ओं", word + "एं", word + "एँ"}
        forms |= {word[:-2] + ending for ending in ("ये", "यों", "ए")} if word.endswith("या") else set()
    elif last == "े":
        forms = {word, *(word[:-1] + ending for ending in ("ा", "ों", "ो"))}
    elif last in "ीि":
        root = word[:-1] + "ि"
        forms = {word, *(root + ending for ending in ("यां", "याँ", "यों"))}
    elif last in "ूु":
        forms = {word, word[:-1] + "ुओं", word[:-1] + "ुएं", word[:-1] + "ुएँ"}
    else:
        forms = {word, word + "ों", word + "ें", word + "ो"}
    return forms | set(map(plain, forms))


def plain(word: str) -> str:
    """A word in Devanagari as it is typed in haste: without the dot under a letter, one nasal sign for all.

    >>> plain("ग़ाज़ा"), plain("मुम्बई"), plain("पाँच")
    ('गाजा', 'मुंबई', 'पांच')
    """
    return _NASAL.sub("ं", word.replace("ँ", "ं").replace(_DOT, ""))


def nepali(word: str) -> set[str]:
    """One and many, each with what is written onto it."""
    forms = {glued for noun in (word, word + "हरू", word + "हरु") for glued in nepali_name(noun)}
    return forms | set(map(plain, forms))


def nepali_name(name: str) -> frozenset[str]:
    """A name with what is written onto it.

    >>> {"जाजरकोटमा", "जाजरकोटको"} <= nepali_name("जाजरकोट")
    True
    """
    return frozenset({name, *(name + postposition for postposition in _NEPALI)})


def urdu(word: str) -> set[str]:
    """Direct and oblique, singular and plural; of an infinitive the participles and futures."""
    if word in _URDU_VERBS:
        root = word.removesuffix("نا")
        return {root + ending for ending in _URDU_VERB}
    if word.endswith(("ہ", "ه", "ا")):
        root = word[:-1]
        return {word, root + "ے", root + "وں", root + "و", root + "ا", root + "ہ", word + "ؤں", word + "ئیں"}
    if word.endswith(("ی", "ي")):
        root = word[:-1] + "ی"
        return {word, *(root + ending for ending in ("اں", "وں", "ئیں", "ؤں"))}
    if word.endswith("ے") and len(word) > 2:
        return {word, *(word[:-1] + ending for ending in ("ہ", "ا", "وں"))}
    if word.endswith("و"):
        return {word, word + "ؤں", word + "ں"}
    return {word, word + "وں", word + "یں", word + "و"}


def bengali(word: str) -> set[str]:
    """Case, definiteness and plural, glued to the noun."""
    if word[-1] in _BENGALI_VOWELS:
        cases = {word + "র", word + "য়", word + "তে", word + "য়ের"}
    else:
        cases = {word + "ে", word + "ের", word + "েও", word + "েই", word + "েরা", word + "েদের"}
    return {word, *cases, *(word + ending for ending in _BENGALI)}
