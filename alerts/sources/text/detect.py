"""The language of a text: the declared one while the text does not contradict it, else what a small model hears.

Feeds lie: « en-us » stands over Arabic and French text alike, because that is what their software writes by default,
and some declare their country (« us », « jp »), which is no language. So a declared language must be one, fit the
script, and its small words must not be outnumbered by another language's. Only then is the model asked; it takes 0.7 s
and 50 MB to load, so it is loaded at the first question, which most feeds never raise. Measured on 28 headlines in 18
languages of our own: right on 25 with the threshold below, the other three (names without a sentence) are called
unknown. py3langid is at home in this file.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import Final

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from alerts.languagetags import language_tag
from alerts.model import UNKNOWN_LANGUAGE, Language

_SAMPLE: Final = 1_500
_EARFUL: Final = 400
"""The model hears so many characters first: mostly it is certain then, and the rest would cost three times as much."""

_FEWEST_LETTERS: Final = 10
_FEWEST_OF_ITS_OWN: Final = 4
"""Letters of a script that one language alone is written in."""

_MANY_VOTES: Final = 4
_FEW_VOTES: Final = 2
_SURE: Final = 0.4
_CERTAIN: Final = 0.9

_SCRIPTS: Final = {
    "ARABIC": "ar fa ur ps sd ug ckb ku ks pa arz ary apc",
    "CYRILLIC": "ru uk be bg mk sr kk ky tg mn tt uz az bs tk",
    "GREEK": "el grc",
    "HEBREW": "he yi iw",
    "DEVANAGARI": "hi mr ne sa mai bho",
    "BENGALI": "bn as",
    "ETHIOPIC": "am ti gez",
    "CJK": "zh ja ko yue wuu",
    "HIRAGANA": "ja",
    "KATAKANA": "ja",
    "HANGUL": "ko",
    "THAI": "th",
    "LAO": "lo",
    "KHMER": "km",
    "MYANMAR": "my shn mnw",
    "GEORGIAN": "ka",
    "ARMENIAN": "hy",
    "TAMIL": "ta",
    "TELUGU": "te",
    "KANNADA": "kn",
    "MALAYALAM": "ml",
    "GUJARATI": "gu",
    "GURMUKHI": "pa",
    "SINHALA": "si",
    "TIBETAN": "bo dz",
}
_LETTERS_OF: Final = {
    "ARABIC": (("ug", "ۇۈۋ"), ("ckb", "ێڵڕە"), ("ps", "ټډړښڅځڼۍ"), ("ur", "ٹڈڑےں")),
    "ETHIOPIC": (("ti", "ኣቐቑቒቓቔቕኸኹኺኻኼኽኾ"),),
}
"""Letters of one language among those of a script; the model mistakes short texts, and has no Sorani. (Its ڤ stands in
Arabic ڤيروس and ڤيديو, too.)"""
_FEWEST_TELLING: Final = 2
_LANGUAGES_OF: Final = {script: tuple(names.split()) for script, names in _SCRIPTS.items()}
_NEVER_LATIN: Final = frozenset(
    "ar fa ur ps ckb ru uk be bg mk el he hi mr ne bn am ti zh ja ko th lo km my ka hy ta te kn ml gu si".split()
)
_SMALL_WORDS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in is that for was with on by from have has are were at this an be it as not",
        "fr": "le la les des et du une dans pour est que qui sur au aux par avec pas ce cette ont sont plus",
        "es": "el los las y del una en para es que por con se su al como más fue han este esta no",
        "pt": "o os as e do da dos das uma em para é que por com não se seu ao foi na no à mais",
        "de": "der die das und den von zu mit ist des im für auf nicht ein eine dem sich wurde bei",
        "it": "il gli e di della dei una per è che con non si del alla nel sono ha le lo",
        "nl": "de het een en van in is dat op te met voor niet zijn door bij aan er",
        "tr": "ve bir bu için ile da de olarak olan çok daha sonra kadar ise",
        "id": "yang dan di dari ini dengan untuk pada tidak dalam akan oleh",
        "sw": "ya wa na kwa ni katika za la kuwa hiyo huo cha",
    }.items()
}
_MODEL_LANGUAGES: Final = (
    "af am ar as az be bg bn bs ca cs da de el en es et eu fa fi fr ga gl gu ha he hi hr ht hu hy id ig is it ja ka kk"
    " km kn ko ku ky lg ln lo lt lv mg mk ml mn mr ms my ne nl no om pa pl ps pt ro ru rw si sk sl sn so sq sr sv"
    " sw ta te tg th tk tl tr ug uk ur uz vi xh yo zh zu"
).split()


def language_of(text: str, declared: str | None) -> Language:
    """The language of ``text`` as a lower-case BCP 47 tag; ``und`` where the text is too short or unclear to say.

    ``declared`` is what the feed says, in any spelling; it is kept (region included) unless the text contradicts it.
    """
    sample = text[:_SAMPLE]
    tag = language_tag(declared or "")
    script, letters = _main_script(sample)
    if tag is not None and (letters < _FEWEST_LETTERS or _fits(tag, script)):
        other = _contradicted_by(tag, sample) if script == "LATIN" else None
        return other or tag
    natives = _LANGUAGES_OF.get(script, ())
    if len(natives) == 1 and letters >= _FEWEST_OF_ITS_OWN:
        return natives[0]
    if letters < _FEWEST_LETTERS:
        return UNKNOWN_LANGUAGE
    told = _told_by_letters(sample, script)
    if told is not None:
        return told
    found, confidence = _heard(sample)
    return found if confidence >= _SURE and _fits(found, script) else UNKNOWN_LANGUAGE


def _told_by_letters(text: str, script: str) -> Language | None:
    """The language whose own letters stand in a text again and again, most of all; None where they are few."""
    counts = Counter(text)
    told = {language: sum(counts[letter] for letter in letters) for language, letters in _LETTERS_OF.get(script, ())}
    if told.get("ug", 0) >= _FEWEST_TELLING:
        return "ug"  # ە is written in Uyghur, too
    best = max(told, key=lambda language: told[language], default=None)
    return best if best is not None and told[best] >= _FEWEST_TELLING else None


def _main_script(text: str) -> tuple[str, int]:
    """The script of most letters, and how many letters there are. Kana anywhere means Japanese."""
    counts: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        if letter.isalpha():
            counts[_script_of(letter)] += times
    letters = counts.total()
    if counts["HIRAGANA"] + counts["KATAKANA"] > letters // 10:
        return "HIRAGANA", letters
    return (counts.most_common(1)[0][0] if counts else ""), letters


@cache
def _script_of(letter: str) -> str:
    """The first word of the letter's Unicode name, which names its script."""
    return unicodedata.name(letter, "").partition(" ")[0]


def _fits(tag: Language, script: str) -> bool:
    """True where ``tag`` may be written in ``script``; unlisted languages are given the benefit of the doubt."""
    language = tag.partition("-")[0]
    if script in _LANGUAGES_OF:
        return language in _LANGUAGES_OF[script]
    return script != "LATIN" or language not in _NEVER_LATIN or "-latn" in tag


def _contradicted_by(tag: Language, text: str) -> Language | None:
    """Another language whose small words clearly outnumber those of ``tag``, when the model is certain of it too; few
    words of the one and none of the other will do where the model hears the same. Of a language whose small words
    nobody listed (ca, which some write for Canada), nothing else will do, and it takes many."""
    primary = tag.partition("-")[0]
    own = _SMALL_WORDS.get(primary, frozenset())
    words = Counter(text.lower().split())
    votes = {name: sum(words[word] for word in small) for name, small in _SMALL_WORDS.items()}
    best = max(votes, key=lambda name: votes[name])
    own_votes = sum(words[word] for word in own)
    is_headline = votes[best] < _MANY_VOTES and not own_votes and votes[best] >= _FEW_VOTES
    if is_headline and primary not in _SMALL_WORDS:
        return None
    if not is_headline and (votes[best] < _MANY_VOTES or votes[best] < 2 * own_votes):
        return None
    found, confidence = _heard(text)
    is_other = found == best if is_headline or primary not in _SMALL_WORDS else found != primary
    return found if confidence >= _CERTAIN and is_other else None


def _heard(text: str) -> tuple[Language, float]:
    """What the model hears, and how sure it is, from 0 to 1."""
    found, confidence = _model().classify(text[:_EARFUL])
    if confidence < _CERTAIN and len(text) > _EARFUL:
        found, confidence = _model().classify(text)
    return str(found), float(confidence)


@cache
def _model() -> LanguageIdentifier:
    """The model for our languages alone, made anew from its parts: one that is only restricted keeps them all, and
    by columns, although it is read by rows."""
    full = LanguageIdentifier.from_model_file(MODEL_FILE)
    full.set_languages(_MODEL_LANGUAGES)
    return LanguageIdentifier(
        full.nb_ptc.copy(),
        full.nb_pc,
        full.nb_classes,
        full.tk_nextmove,
        full.tk_output,
        norm_probs=True,
        tk_row=full.tk_row,
    )
