"""Arabic: proclitics are peeled off the text, suffixes are put on the keyword.

Theory: و ف ب ل ك and the article ال stand before any word, so every token is read with and without them and is met
when a reading is a known form; nothing is stripped from its end. A keyword instead gets what may follow it: the sound
plurals, the dual, the accusative, the pronouns (with ة → ت and ى → ا before them); broken plurals come from the
dictionary and the list. A word of two letters is not inflected at all, one of three only where no other word arises.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from alerts.language.formstore import Analysis

_CONJUNCTIONS: Final = ("و", "ف")
_PREPOSITIONS: Final = ("ب", "ك", "ل")
PROCLITICS: Final = tuple(
    before + chain
    for before in ("", "و", "ف")
    for chain in ("", "ال", "ب", "ك", "ل", "س", "ح", "ه", "د", "بال", "كال", "لال", "لل", "عال", "هال")
    if before + chain
)
"""Everything that ``peel`` takes from the front of a word."""
PROCLITIC_LETTERS: Final = frozenset(chain[0] for chain in PROCLITICS)
"""What a word begins with of which ``peel`` takes something."""
_FUTURE: Final = re.compile("س(?=[يتنا].{3})|[حهد](?=[يتن].{3})")
"""سيقصف, in Egypt and the Levant حيقصف and هيقصف, and the Iraqi present ديقصفون."""
SPOKEN_CLITICS: Final = ("ع", "يا", "في", "علي", "عن")
"""« On » as it is spoken, the call « o » and, in haste, other prepositions, written onto the name that follows."""
_MAY_BE_WRITTEN_ON: Final = PROCLITIC_LETTERS | {clitic[0] for clitic in SPOKEN_CLITICS}
_LETTERS_WRITTEN_ON: Final = "".join({letter for chain in (*PROCLITICS, *SPOKEN_CLITICS) for letter in chain})
_LONGEST_WRITTEN_ON: Final = 4
"""Letters of the longest chain of them (وبال)."""
_SPOKEN: Final = re.compile("هال(?=...)|عال(?=[^ميجق]..|ق(?!ت[هين])[^ياوه].|.{4})")
"""عالمدرسة (at the school), هالمدرسة (this school), عالقصف; not where three letters more make another word: عالمها,
عالقين."""
_VERBAL_NOUN: Final = re.compile("ت..ي.|است..ا.")
_ARABIC: Final = re.compile("[\u0621-\u0652]+")
_BORNE: Final = re.compile("[ئؤآ]")
_MAY_BEAR_HAMZA: Final = re.compile("[ئؤآ\u0653-\u0655]")
_FINITE: Final = re.compile("ي.{2,}|.{3,}وا|.{3,4}ت|[تن].{3}")
"""A verb in a person and tense."""
_DID: Final = re.compile(".{2,}وا$")
"""A verb in the plural of the past."""
_DONE: Final = re.compile("ا[تن]..[^ةىاءتو]$")
"""A spoken passive, of which no dictionary knows: اتحبس, انصاب."""
_BROKEN: Final = re.compile("[أا]..ا.|..و.|..ا.|.وا..|مفا..")
"""The commonest patterns of broken plurals."""
_OWNED_PLURAL: Final = re.compile("[أا]..ا.|[أا]...ة|..و.|..ا.|..ائ.|..ا..|..ا.ي.|...اء|..ا.ا")
"""Broken plurals that pronouns are put on (بساتينهم, أبراجها)."""
_HASTY: Final = 4
"""Letters of a word that is spelt in other ways too: shorter ones become other words (ماء, ما; بناء, بنا)."""
_HASTILY: Final = (("ى", "ا"), ("ئ", "يء"), ("وا", "و"))
_ENDED: Final = ("ة", "ى", "ي", "ا", "ين", "ون", "ات")
_ANOTHER_NOUN: Final = frozenset(
    "جامع محافظ مدرس قائم طائر دائر عاصم قاعد منظم مؤسس محكم مركب معارض مقاوم منطق مذبح مساعد مسير مجموع".split()
)
_AGENT: Final = re.compile("م|.ا..$")
"""Participles, which name people: their plural loses its nun before another noun (مسعفو حلب, نازحو حمص)."""
VERBS: Final = frozenset(
    """قصف قتل ضرب دمر فجر خطف جرح هدم حرق نهب سرق هجر نزح حاصر استهدف هاجم اغتال اعتقل احتل اقتحم سقط غرق استشهد
    انفجر اندلع انهار هرب ذبح اغتصب عذب أعدم قنص اشتبك داهم طرد شرد انتشل أنقذ أغلق دفن هز هاجر فر انسحب اجتاح اختطف
    تضرر تعرض تهدم تفجر سيطر حوصر لجأ تظاهر حرر أطلق أحرق شن توغل نسف طعن اقتاد دهس سحق جرف غمر احترق اشتعل التهم
    قبض تشرد اعتصم تسلل نشب شفشف احتجز طمر شنق نحر هدد
    نزف انقلب تسمم""".split()
)
"""Verbs of the news (third person of the past), whose keyword stands for all persons that reports use. Any word of
three letters can be a verb: a list, since « ولد » (boy) must not become « يولد » (is born)."""
_PASSIVE_IN_SPEECH: Final = frozenset(
    "قصف قتل ضرب دمر خطف جرح هدم حرق نهب سرق ذبح قنص طرد دهس طعن طمر غمر شنق نسف نحر جرف".split()
)
"""Verbs whose passive people say with ان or ات before it: انقصف, بينقصف, اتقتل."""
_NO_PARTICIPLE: Final = frozenset({"دمر", "ضرب", "غمر"})
"""Of these, one whose participle is no مفعول, and those whose participle is another word (multiple, obscure)."""
_MANY: Final = re.compile("[^و].{2,}ين$")
"""A dual or a sound plural (مدنيين; not دين, طين), but ولدين: ولدينا is “and we have”."""
_PRONOUNS: Final = ("ه", "ها", "هم", "هما", "هن", "نا", "كم", "ي", "ك", "و", "كن")
"""With the Levantine his and your (بيوتو, أطفالكن)."""
_OWNERS_OF_TWO: Final = ("ه", "ها", "هم")
"""Pronouns behind the dual in the nominative: طفلاها, her two children."""
_TWO: Final = re.compile(".{3,}ان")
_LIKE_THE_MANY: Final = frozenset("قتل جرح أسر مرض صرع غرق هلك".split())
"""Words of which such a dual is typed like another plural: قتلاهم, their dead."""
_PLAIN_PRONOUNS: Final = ("ها", "هم", "هما", "هن", "نا")
"""Those that make no other word from a short one (حربي, military, is not my war; بلدة, a town, folds like
بلده, his country)."""


def peel(token: str) -> tuple[str, ...]:
    """All readings of a folded Arabic ``token`` without its proclitics, longest first, each of two letters or more.

    The token itself is not among them.

    >>> peel("وبالمدرسه")
    ('بالمدرسه', 'المدرسه', 'مدرسه')
    """
    readings: list[str] = []
    for start in range(2 if token[:1] in _CONJUNCTIONS else 1):
        rest = token[start:]
        if start:
            readings.append(rest)
        if rest[:1] in PROCLITIC_LETTERS:
            readings += _without_preposition(rest)
        if rest[:2] != rest and _FUTURE.match(rest):
            readings.append(rest[1:])
    if len(readings) > 1:
        readings = sorted(dict.fromkeys(readings), key=len, reverse=True)
    return tuple(rest for rest in readings if len(rest) >= 2)


def behind_proclitics(token: str) -> tuple[str, ...]:
    """All that ``peel``, or the peeling of names, may read in a folded ``token`` behind its proclitics, told many times
    faster because what it holds besides may be no word behind such a letter.

    >>> {*peel("وبالمدرسه"), *peel("للمدرسه")} <= {*behind_proclitics("وبالمدرسه"), *behind_proclitics("للمدرسه")}
    True
    """
    if token[0] not in _MAY_BE_WRITTEN_ON:
        return ()
    letters = len(token) - len(token.lstrip(_LETTERS_WRITTEN_ON))
    ends = tuple([token[at:] for at in range(1, min(letters, _LONGEST_WRITTEN_ON) + 1)])
    if token.startswith("لل", 1 if token[0] in _CONJUNCTIONS else 0):
        return (*ends, *[article + token[at:] for article in ("ال", "الل") for at in (2, 3)])
    return ends


def _without_preposition(word: str) -> tuple[str, ...]:
    if word.startswith("لل"):
        return word[2:], word[1:], "ال" + word[2:]
    if word.startswith("ال"):
        return (word[2:],)
    if _SPOKEN.match(word):
        return word[1:], word[3:]
    if word[0] in _PREPOSITIONS and not word.startswith("كبير"):  # big, and no “like a well”
        return (word[1:], word[3:]) if word.startswith("ال", 1) else (word[1:],)
    return ()


def core(token: str) -> str:
    """A folded ``token`` without the letters at its front that proclitics may have, its last letter where nothing is
    left: the same for a token and for all that ``peel``, or the peeling of names, reads in it, and for some others.

    >>> core("وبالمدرسه"), core("للمدرسه"), core("مدرسه"), core("حلب")
    ('مدرسه', 'مدرسه', 'مدرسه', 'ب')
    """
    return token.lstrip(_LETTERS_WRITTEN_ON) or token[-1:]


def is_arabic(surface: str) -> bool:
    """Whether a token has none but the letters and marks of Arabic: no پ, گ or ی."""
    return _ARABIC.fullmatch(surface) is not None


def bears_hamza(surface: str) -> bool:
    """Whether a token has a letter under its hamza, or may have one when composed."""
    return _MAY_BEAR_HAMZA.search(surface) is not None


def keeps_hamza(surface: str, forms: Iterable[str]) -> bool:
    """False where a token has a letter under its hamza that none of the ``forms`` has: سئل (was asked) folds like سيل
    (torrent). Writers leave hamzas out, and put too many over alif only."""
    borne = _BORNE.findall(unicodedata.normalize("NFC", surface))
    return not borne or any(sign in form for sign in borne for form in forms)


def grow(word: str, readings: list[Analysis]) -> frozenset[str]:
    """The forms of ``word`` by its dictionary ``readings``, without proclitics."""
    plain = bare(word)
    forms = {word, plain, *verbal(plain)}
    for lemma, known, _ in readings:
        if plain == lemma and _DID.match(plain):
            forms |= _did(plain)
        elif plain == lemma + "ي":  # ميداني is the adjective of ميدان; nobody types “my field”
            forms |= nominal(plain)
        elif plain != lemma and _is_derived(plain, lemma, known):
            forms |= nominal(_singular(plain))
        else:
            near = {form for form in known if _near(form, lemma)}
            if not _is_verb(lemma, known):  # a noun of place is another noun: مبيت under بيت
                near = {form for form in near if form[0] != "م" or lemma[0] == "م"}
                near |= _owned_plurals(near, lemma)
            forms |= near | nominal(lemma)
    return frozenset(forms)


def _owned_plurals(forms: Iterable[str], lemma: str) -> set[str]:
    """The broken plurals among the dictionary's ``forms`` of a noun with whose they are."""
    plurals = {form for form in forms if _OWNED_PLURAL.fullmatch(form) and form[: len(lemma)] != lemma}
    stems = {form[:-1] + "ت" if form.endswith("ة") else form for form in plurals}
    stems |= {form[:-1] + hamza for form in plurals if form.endswith("اء") for hamza in "ؤئ"}
    return _with(sorted(stems), ("ه", *_PLAIN_PRONOUNS))


def verbal(past: str) -> set[str]:
    """The third persons of a listed verb, in the past and the present, with an object; empty for any other word.

    The written vowels of the present are those of the past (يستهدف of استهدف); verbs that change theirs are listed.
    """
    if past not in VERBS:
        return set()
    forms = _persons(past)
    if past in _PASSIVE_IN_SPEECH:
        for passive in ("ن" + past, "ت" + past):
            forms |= {"ا" + passive + ending for ending in ("", "ت", "وا", "و")}
            forms |= {"ي" + passive, "ت" + passive, "ي" + passive + "وا", "ي" + passive + "و"}
        if past not in _NO_PARTICIPLE:  # without its plural in ات: محروقات is fuel
            participle = "م" + past[:2] + "و" + past[2:]
            forms |= {participle + ending for ending in ("", "ة", "ا", "ين", "ون", "تين", "تان")}
    return forms


def _persons(past: str) -> set[str]:
    present = past[1:] if past[0] in "اأ" else past
    joined = [past, past + "ت", "ي" + present, "ت" + present, "ن" + present]
    final = [
        past + "ن",
        "ي" + present + "ن",
        past + "وا",
        past + "و",
        past + "تا",
        past + "نا",
        "ي" + present + "وا",
        "ي" + present + "و",
    ]
    plural = "ي" + present + "ون"
    return {*joined, *final, plural, *_with([*joined, past + "و", plural], ("ه", "ها", "هم", "نا"))}


def regular(word: str) -> set[str]:
    """The forms of a word in no dictionary."""
    plain = bare(word)
    if _DID.match(plain):
        return {word} | _did(plain)
    if _DONE.match(plain):
        return {word} | _persons(plain)
    one = _singular(plain)
    forms = {word, plain} | nominal(one)
    return forms | nominal(one + "ة") if plain.endswith("ات") and one != plain else forms


def _did(plural: str) -> set[str]:
    """The forms of a verb that is given in the plural of the past (حرقوا): all, of a listed one."""
    stem = plural[:-1]
    return verbal(plural[:-2]) or {plural, stem, *_with([stem], ("ه", "ها", "هم", "نا"))}


def _is_derived(word: str, lemma: str, forms: frozenset[str]) -> bool:
    """Whether ``word`` is a verbal noun or participle, another word than the verb that the dictionary puts it under
    (نازح under نزح, تعذيب under عذب)."""
    if (
        _VERBAL_NOUN.fullmatch(word)
        or _is_contest(word, lemma)
        or (len(lemma) == 3 and word == lemma[0] + "ا" + lemma[1:])  # ناسف, and not “we …”
        or (word[0] == "م" != lemma[0])
        or (lemma[0] == "أ" and word[0] in "إا")
    ):
        return True
    return _is_verb(lemma, forms) and not _FINITE.fullmatch(word) and not _BROKEN.fullmatch(word)


def _is_contest(word: str, verb: str) -> bool:
    """Whether ``word`` is what two do who ``verb``: صراع of صارع, رهان of راهن."""
    return len(verb) == len(word) == 4 and verb[1] == "ا" == word[2] and word == verb[0] + verb[2] + "ا" + verb[3]


def _is_verb(lemma: str, forms: frozenset[str]) -> bool:
    return "ي" + lemma in forms or "ت" + lemma in forms


def _singular(word: str) -> str:
    """``word`` without the ending of a sound plural."""
    return word[:-2] if word.endswith(("ين", "ون", "ات")) and len(word) > 5 else word


def bare(word: str) -> str:
    """``word`` without the article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


def _near(form: str, lemma: str) -> bool:
    """The dictionary's forms but those that lost a letter of a short lemma (سوق, ساق)."""
    return len(form) >= min(len(lemma), 4) or form[:2] == lemma[:2]


def nominal(word: str) -> set[str]:
    """Number, accusative and pronouns of a noun (no article) by rule; ``word`` alone when it has but two letters."""
    letters = len(word.removesuffix("ة"))
    if letters < 3:
        return {word}
    root = word[:-1]
    pronouns = _PRONOUNS if letters > 3 or word.endswith("ة") else _PLAIN_PRONOUNS
    if word.endswith("ة"):
        joined = [root + "ت", root + "ات", root + "تي"]
        both = {root + "تا", *_with([root + "تا"], _OWNERS_OF_TWO)}
        return {word, root + "ات", root + "تان", root + "تين", *both, *_with(joined, pronouns)}
    if word.endswith(("ى", "ا")):
        forms = {word, root + "يان", root + "يين", *_with([root + "ا"], pronouns)}
        return forms | {root + "يات", *_with([root + "يات"], pronouns)} if letters > 3 else forms
    if word.endswith("اء"):
        return {word, word + "ات", *_with([word, root + "ؤ", root + "ئ"], pronouns)}
    forms = {word, word + "ا", word + "ان", word + "ين", *_with([word], pronouns)}
    forms |= set[str]() if word in _LIKE_THE_MANY else _with([word + "ا"], _OWNERS_OF_TWO)
    if word.endswith("ي"):
        forms |= {word + ending for ending in ("ي", "ون", "و", "ة", "ات", "تين", "تان")}
    elif letters > 3:
        forms |= {word + "ون", word + "ات", *_with([word + "ات"], pronouns)}
        forms |= {word + "و", *_with([word + "ي"], _PLAIN_PRONOUNS)} if _AGENT.match(word) else set()
    return forms


def feminine(word: str) -> frozenset[str]:
    """The feminine of a participle, in which it stands behind the plural of a thing (صاروخ موجه: صواريخ موجهة); empty
    for other words and for those whose feminine is another noun (محافظ, a governor)."""
    plain = bare(word)
    if len(plain) < 4 or plain.endswith(_ENDED) or plain in _ANOTHER_NOUN or not _AGENT.match(plain):
        return frozenset()
    return frozenset({plain + "ة"})


def owned(word: str) -> set[str]:
    """A broken plural with the pronouns and the accusative (أطفالهم, أطفالا), a sound one or a dual with the pronouns
    (مسعفينا, طفليها); any other word as it is."""
    if len(word) < 3 or word.endswith(("ين", "ون", "ان", "و", "ا", "ه", "ها", "هم", "ة", "نا", "هن")):
        before_a_noun = {word[:-1]} if word.endswith(("يين", "يون")) else set[str]()  # صحفيي غزة, صحفيو غزة
        two = {word[:-1] + owner for owner in _OWNERS_OF_TWO} if _TWO.fullmatch(word) else set[str]()
        return {word, *before_a_noun, *two, *_with([word[:-1]] if _MANY.match(word) else [], _PLAIN_PRONOUNS)}
    if len(word) == 3:
        return {word, *_with([word], _PLAIN_PRONOUNS)} if word[-1] not in "ىء" else {word}
    if word.endswith("ى"):
        return {word, *_with([word[:-1] + "ا"], _PRONOUNS)}
    if word.endswith("اء"):
        return {word, *_with([word, word[:-1] + "ؤ", word[:-1] + "ئ"], _PRONOUNS)}
    if word.endswith("ي"):
        return {word, *_with([word], _PLAIN_PRONOUNS)}
    forms = {word, word + "ا", *_with([word], _PRONOUNS)}
    return forms - {word + "ي"} if word[0] == "م" else forms  # مدرسي is of school, منزلي domestic


def listed_forms(word: str) -> set[str]:
    """A listed form with what may be written onto it, but onto none with its article (السل, tuberculosis, is no basket,
    السلة); a listed verb in its persons."""
    return (owned(word) if not word.startswith("ال") else {word}) | verbal(word)


def respelt(forms: Iterable[str]) -> set[str]:
    """How ``forms`` are often typed in haste, in speech or in another country: without the hamza at the end or with one
    by itself (شهدا, لاجيء), with alif for ى (مستشفا), without the alif of a plural (قصفو), مسئول for مسؤول."""
    found: set[str] = set()
    for form in forms:
        if len(form) >= _HASTY:
            found |= {form[: -len(end)] + typed for end, typed in _HASTILY if form.endswith(end)}
        if form.endswith("اء") and len(form) > _HASTY and form[0] != "إ":  # إجلا folds like آجلا, later
            found.add(form[:-1])
        if "ؤو" in form:
            found.add(form.replace("ؤو", "ئو"))
    return found


def _with(stems: list[str], pronouns: tuple[str, ...]) -> set[str]:
    return {stem + pronoun for stem in stems for pronoun in pronouns}
