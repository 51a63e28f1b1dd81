"""Forms of Persian words by rule: the endings that a noun or adjective takes, joined or after a half-space.

The keyword is its own headword unless it shows a plural ending; the dictionary only says which words there are and
gives the forms of verbs.
"""

from __future__ import annotations

import re
from typing import Final

from alerts.language.formstore import Analysis, Dictionary

ZWNJ: Final = "\u200c"
_ENDINGS: Final = ("ها", "های", "هایی", "هایش", "هایشان", "هایم", "هایمان", "هایت", "هایتان")
_SINGULAR: Final = ("ی", "ش", "شان", "مان")
"""Not "my" and "your", which make other words (شهر, شهرت) and are not in news."""
_AFTER_HE: Final = ("ای", "اش", "شان", "مان", "ی")
_AFTER_VOWEL: Final = ("ی", "یی", "یش", "یشان", "یم")
_PERFECT: Final = ("", ZWNJ + "اند", ZWNJ + "ایم", ZWNJ + "ام", ZWNJ + "است")
_OWNERS: Final = ("", "ش", "شان", "مان")
_STRICKEN: Final = ("زده", "زدگان", "زده‌ها", "شده", "شدگان")
"""زلزله‌زدگان: those whom the earthquake struck; دستگیرشدگان: those who were seized."""
_PRESENTS: Final = {
    "کردن": "کن", "شدن": "شو", "دادن": "ده", "گرفتن": "گیر", "زدن": "زن", "بردن": "بر", "باختن": "باز",
    "یافتن": "یاب", "ساختن": "ساز", "بستن": "بند", "سوختن": "سوز", "گریختن": "گریز", "مردن": "میر",
    "کشتن": "کش", "ربودن": "ربا", "گشودن": "گشای", "گذاشتن": "گذار", "خوردن": "خور", "ریختن": "ریز",
    "شکستن": "شکن",
}  # fmt: skip
"""Present stems that the infinitive does not show, of the verbs that compound ones end in (اخراج می‌کند)."""
_COMPOUNDING: Final = frozenset({"کردن", "شدن"})
"""Those whose bare present (اخراج شوند) is no other word that news uses alone."""
LIGHT: Final = ("کردن", "شدن", "دادن", "زدن", "گرفتن", "یافتن", "باختن", "خوردن")
"""Verbs that end a phrase, which means the same in each of their tenses (کشته شدند, کشته شده‌اند)."""
_LINKED: Final = re.compile(".{3,}[او]ی")
_PLURALS: Final = (*sorted(_ENDINGS, key=len, reverse=True), "گان", "ان")


def grow(word: str, readings: list[Analysis], *, words: Dictionary) -> frozenset[str]:
    """The forms of ``word``; a plural stands for its singular where the dictionary has that."""
    head = singular(word, words)
    forms = {word} | nominal(head)
    for lemma, known, _ in readings:
        if lemma == word and lemma.endswith(("دن", "تن")):
            # "you killed" (کشتی) is written like another word (ship), and news never says it
            forms |= {form for form in known if form != lemma[:-1] + "ی"} | _tenses(lemma) | _denied(lemma)
        elif lemma == head:
            forms |= {form for form in known if form.startswith(head) and len(form) > len(head)}
    return frozenset(forms)


def singular(word: str, words: Dictionary) -> str:
    """``word`` without its plural ending, or the sign that links it to the next word behind a vowel (نیروی), where what
    is left is a word."""
    for ending in _PLURALS:
        if word.endswith(ending) and len(word) > len(ending) + 2:
            root = word.removesuffix(ending).rstrip(ZWNJ)
            candidate = root + "ه" if ending == "گان" else root
            if ending == "گان" and len(candidate) < 5:
                continue
            if words.has(candidate) and (len(candidate) > 5 or not words.forms_of(word)):
                return candidate
    if _LINKED.fullmatch(word) and words.has(word[:-1]) and not words.forms_of(word):
        return word[:-1]
    return word


def nominal(word: str) -> set[str]:
    """Plurals, the indefinite and the possessive endings of a noun."""
    forms = {word, *(word + joint + ending for ending in _ENDINGS for joint in ("", ZWNJ))}
    forms |= {word + ZWNJ + ending for ending in _STRICKEN}
    if word.endswith("ه"):
        forms |= {word + joint + ending for ending in _AFTER_HE for joint in ("", ZWNJ)}
        return forms | {word[:-1] + "گان" + owner for owner in _OWNERS}
    if word.endswith(("ا", "و")):
        return forms | {word + ending for ending in _AFTER_VOWEL}
    if word.endswith("ی"):
        return forms | {word + "ان", word + ZWNJ + "ای"}
    forms |= {word + ending for ending in _SINGULAR} if len(word) > 2 else {word + "ی"}
    return forms | {word + "انی", *(word + "ان" + owner for owner in _OWNERS)} if len(word) > 3 else forms


def light_verb(word: str) -> frozenset[str]:
    """All that a finite form of a light verb may be at the end of a phrase, denied where it is; empty for other words.

    >>> {"شد", "شده‌اند", "می‌شوند"} <= light_verb("شدند"), "نشدند" in light_verb("شدند"), "نشد" in light_verb("نشدند")
    (True, False, True)
    """
    for infinitive in LIGHT:
        said, denied = _tenses(infinitive), _denied(infinitive)
        if word in said:
            return frozenset(said | {infinitive})
        if word in denied:
            return frozenset(denied | {"ن" + infinitive})
    return frozenset()


def _tenses(infinitive: str) -> set[str]:
    """The past, the perfect and the present of a verb, of the only stem that its infinitive shows or that is listed."""
    past, present = infinitive[:-1], _present(infinitive)
    ongoing = {"می" + ZWNJ + stem for stem in _finite(past, present)}
    may_be = {present + person for person in ("د", "ند")} if infinitive in _COMPOUNDING else set[str]()
    return ongoing | may_be | _finite(past, "") | {past + "ه" + ending for ending in _PERFECT}


def _denied(infinitive: str) -> set[str]:
    """What ``_tenses`` are where they are denied: نشدند, نمی‌شوند."""
    past = infinitive[:-1]
    ongoing = {"نمی" + ZWNJ + stem for stem in _finite(past, _present(infinitive))}
    return ongoing | {"ن" + stem for stem in (*_finite(past, ""), *(past + "ه" + ending for ending in _PERFECT))}


def _present(infinitive: str) -> str:
    return _PRESENTS.get(infinitive, infinitive[:-3] if infinitive.endswith("یدن") else "")


def _finite(past: str, present: str) -> set[str]:
    """The persons of the past, and those of the present where its stem is known."""
    now = {present + person for person in ("د", "ند", "یم")} if present else set[str]()
    return now | {past + person for person in ("", "م", "یم", "ید", "ند")}
