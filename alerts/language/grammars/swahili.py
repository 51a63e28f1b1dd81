"""Forms of Swahili words: noun classes from the dictionary and by rule, the locative, and the verb forms of news."""

from __future__ import annotations

import re
from itertools import product
from typing import Final

from alerts.language.formstore import Analysis, Dictionary

_WHERE: Final = "ni"
_SUBJECTS: Final = ("a", "wa", "i", "u", "ya", "li", "ki", "vi", "zi", "tu", "ni")
_OBJECTS: Final = ("u", "m", "wa", "i", "ya", "li", "ki", "vi", "zi")
_HEADLINES: Final = ("a", "wa", "ya", "la", "cha", "vya", "za")
"""Subjects drawn together with the present of headlines: waasi wavamia, bomu lalipuka."""
_THINGS: Final = ("i", "u", "ya", "li", "zi", "ki", "vi")
_PEOPLE: Final = ("wa", "m")
"""Subjects that are things, and objects that are people: mafuriko yaliwaua, bomu limemjeruhi."""
_TENSES: Final = ("li", "na", "me", "ta", "ki", "ka")
_RELATIVES: Final = tuple(
    subject + tense + who
    for tense in ("li", "na")
    for subject, who in (
        ("a", "ye"), ("wa", "o"), ("i", "yo"), ("u", "o"), ("ya", "yo"), ("li", "lo"), ("ki", "cho"), ("vi", "vyo"),
        ("zi", "zo"),
    )
)  # fmt: skip
"""Who did or does it: waliojeruhiwa, aliyeuawa, kilicholipuka."""
_TENSED: Final = tuple(subject + tense for subject in _SUBJECTS for tense in ("li", "na", "me", "ta")) + _RELATIVES
_DOER: Final = re.compile("mw?([a-z]{3,}aji)")
"""Who does it: mwandamanaji, and many waandamanaji."""
_DENYING: Final = ("ha", "hawa", "hai", "haya", "hali", "haki", "havi", "hazi", "hau", "hatu")
_DENIED: Final = tuple(subject + tense for subject in _DENYING for tense in ("ku", "ja"))
"""Who did not, or has not yet: hawakufika, hawajafika."""


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``."""
    forms = {word} | _many(word)
    for lemma, known, _ in readings:
        infinitive = "ku" + lemma in known
        if infinitive and word in {lemma, "ku" + lemma}:
            forms |= verbal(lemma)
        elif not infinitive:
            forms |= known
    places = {
        form + "ni" for form in forms if len(form) > 3 and form[-1] in "aeiou" and not form.startswith(("wa", "ku"))
    }
    return frozenset(forms | places if not any("ku" + lemma in known for lemma, known, _ in readings) else forms)


def regular(word: str) -> set[str]:
    """The forms of a word in no dictionary: the locative of a noun, the plural of who does something, the tenses of an
    infinitive."""
    if word.startswith("ku") and len(word) > 4:
        return {word} | verbal(word[2:])
    if many := _many(word):
        return {word} | many
    return {word, word + "ni"} if word[-1] in "aeiou" else {word}


def _many(word: str) -> set[str]:
    """The plural of who does something; nothing of other words."""
    doer = _DOER.fullmatch(word)
    return {"wa" + doer[1]} if doer else set()


def verbal(stem: str) -> set[str]:
    """Subject × tense × active or passive of a verb (shambulia: walishambulia, alishambuliwa, walioshambuliwa)."""
    stems = [stem] if stem.endswith("wa") and len(stem) > 4 else [stem, passive(stem)]
    forms = {subject + tense + root for subject, tense, root in product(_SUBJECTS, _TENSES, stems)}
    objects = (*_OBJECTS, "mw", "mu") if stem[0] in "aeiou" else _OBJECTS
    forms |= {"".join(parts) + stem for parts in product(("a", "wa"), ("li", "me", "na"), objects)}
    forms |= {doer + object_ + stem for doer, object_ in product(("aliye", "walio", "anaye", "wanao"), objects)}
    if len(stem) > 1:
        forms |= {"".join(parts) + stem for parts in product(_THINGS, ("li", "me", "na"), _PEOPLE)}
        forms |= {"".join(parts) + stem for parts in product((*_HEADLINES, "ku"), _PEOPLE)}
        forms |= {"hu" + root for root in stems}
    forms |= {subject + root for subject in (*_RELATIVES, *_DENIED) for root in stems}
    forms |= {subject + root[:-1] + "i" for subject in _DENYING for root in stems if root.endswith("a")}
    forms |= {subject + root for subject in _HEADLINES for root in stems if len(root) > 3}
    if len(stem) <= 2:  # a verb of one syllable keeps its ku- where the tense carries no stress: walikufa
        forms |= {subject + tense + "ku" + stem for subject, tense in product(_SUBJECTS, _TENSES)}
        forms |= {subject + "ku" + stem for subject in _RELATIVES}
    return forms | {"ku" + root for root in stems} | {subject + "ka" + root for subject in _SUBJECTS for root in stems}


def grow_made(word: str, words: Dictionary) -> frozenset[str]:
    """The forms of a word that no dictionary has as it was typed: a passive (uawa, kutekwa), a verb with its subject
    and tense (waliuawa, wamejeruhiwa), a noun that says where (mtaani); empty for other words."""
    if places := _places(word, words):
        return places
    root = word.removeprefix("ku")
    if _is_verb(root, words):
        return frozenset({word} | verbal(root))
    untensed = {word.removeprefix(front) for front in _TENSED if word.startswith(front)}
    roots = [root for root in untensed if len(root) > 2 and (words.has("ku" + root) or _is_verb(root, words))]
    return frozenset({word}).union(*map(verbal, roots)) if roots else frozenset()


def _places(word: str, words: Dictionary) -> frozenset[str]:
    """The forms of a noun that say where, of one that does (mtaani: mitaani); none for any other word."""
    noun = word.removesuffix(_WHERE)
    known = words.analyses(noun) if noun != word and len(noun) > len(_WHERE) else []
    return frozenset(form for form in grow(noun, known) if form.endswith(_WHERE)) if known else frozenset()


def _is_verb(root: str, words: Dictionary) -> bool:
    """Whether ``root`` is the passive of a verb of the dictionary."""
    actives = {root[:-2], root[:-2] + "a", root[:-4] + "a"} if root.endswith("wa") else set()
    return any(
        passive(active) == root and (words.has("ku" + active) or words.has(active)) for active in actives if active
    )


def passive(stem: str) -> str:
    """The passive of a verb stem: shambulia → shambuliwa, ua → uawa, ondoa → ondolewa, haribu → haribiwa."""
    if len(stem) <= 2:
        return stem + "wa"
    if stem.endswith("u"):
        return stem[:-1] + "iwa"
    if stem.endswith(("oa", "ea")):
        return stem[:-1] + "lewa"
    if stem.endswith("ua"):
        return stem[:-1] + "liwa"
    return stem[:-1] + "wa" if stem.endswith("a") else stem + "wa"
