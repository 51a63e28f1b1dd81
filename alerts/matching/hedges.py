"""Signs in a keyword's sentence that what is said did not happen, or not now: ``negated`` and ``past``.

Theory: a negation within four words before the keyword, in the same clause, and an old date or « ten years ago » in the
same sentence, are true often enough to tell a reader and wrong often enough never to hide an alert (« no school was
spared »). Cues belong to a language: Portuguese « no hospital » is in the hospital. Preferred mistake: a doubt too few;
a false one makes people distrust a true alert. Only a slice of text round the keyword is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Final

from alerts.model import Language

NEGATED: Final = "negated"
PAST: Final = "past"
REACH: Final = 4
"""How many words before the keyword a negation is looked for."""
_SLICE: Final = 300
"""Code points on either side: longer than nearly every sentence."""

_NEGATIONS: Final[Mapping[Language, str]] = {
    "fr": "aucun aucune pas sans ni jamais nul nulle",
    "en": "no not without never neither nor none isn't wasn't weren't aren't hasn't didn't cannot",
    "es": "no sin ningún ninguna ningun nunca jamás ni tampoco",
    "pt": "não sem nenhum nenhuma nunca jamais nem",
    "ar": "لا لم لن ليس ليست دون بدون بلا",
    "ru": "не нет без ни",
    "uk": "не немає без ні нема",
    "tr": "hiçbir",
    "fa": "بدون هیچ نه",
    "sw": "bila hakuna si hapana",
    "de": "kein keine keinen keinem keiner keines nicht ohne nie niemals weder noch",
    "it": "nessun nessuna nessuno non senza né mai",
    "nl": "geen niet zonder nooit noch",
    "pl": "nie bez żaden żadna żadne żadnej żadnego nigdy ani",
    "ro": "nu fără niciun nicio nici niciodată",
    "id": "tidak tanpa bukan belum tak",
    "he": "לא אין בלי ללא אף",
    "ur": "بغیر بنا",
}
_NOT_NEGATIONS: Final[Mapping[Language, str]] = {
    "fr": "pas seulement|pas moins|pas loin|pas que|sans doute|sans cesse|sans précédent|sans relâche|sans pitié"
    "|sans abri|sans-abri|sans papiers|sans compter|sans surprise|sans arrêt|sans frontières|pas de calais|jamais vu",
    "en": "not only|not just|no less than|no fewer than|no longer|no doubt|not far|without warning|without precedent"
    "|without mercy|no one knows|never before|never again|no matter|not least",
    "es": "no solo|no sólo|no solamente|sin duda|sin precedentes|sin embargo|sin techo|sin cesar|no menos|no lejos",
    "pt": "não só|não apenas|sem dúvida|sem precedentes|sem parar|não longe",
    "ar": "لا يزال|لا تزال|لا يزالون|لا سيما|لا شك|لا بد|لا يقل|لا تقل|دون سابق|دون توقف|ليس فقط|ليس بعيدا|بلا هوادة",
    "ru": "не только|не менее|не далеко|без сомнения|без вести|не раз|ни раз|без предупреждения",
    "uk": "не тільки|не лише|не менше|без сумніву|без вісті|не раз",
    "tr": "",
    "fa": "نه تنها",
    "sw": "si tu",
    "de": "nicht nur|nicht allein|nicht weniger als|nicht weit|nicht zuletzt|ohne zweifel|ohne vorwarnung|ohne ende"
    "|ohne unterlass|noch immer|immer noch|noch mehr|noch eine|noch ein|noch in|noch am|nur noch|heute noch|noch heute",
    "it": "non solo|non soltanto|non meno|non lontano|senza dubbio|senza tregua|senza sosta|senza precedenti"
    "|senza preavviso|senza tetto|mai così",
    "nl": "niet alleen|niet ver|niet minder|zonder twijfel|zonder waarschuwing|zonder ophouden|nooit eerder",
    "pl": "nie tylko|nie mniej|nie opodal|nie dość|bez wątpienia|bez przerwy|bez ostrzeżenia|bez precedensu",
    "ro": "nu numai|nu doar|nu departe|fără îndoială|fără precedent|fără încetare|fără avertisment",
    "id": "tidak hanya|bukan hanya|tidak kurang|tak jauh|tidak jauh|tak henti",
    "he": "לא רק|לא רחוק|לא פחות|אין ספק|ללא הרף|ללא הפסקה|ללא התרעה",
}
_DENIALS: Final[Mapping[Language, re.Pattern[str]]] = {
    "tr": re.compile(r".+(?:m[ae](?:d[ıi]|m[ıi]ş|y[ae]n|y[ae]c[ae]k)|m[ıiuü]yor)(?:l[ae]r)?"),
    "sw": re.compile(r"ha(?:wa|i|ya|li|ki|vi|zi|u|tu)?(?:ku|ja).{3,}"),
}
"""Forms of verbs that say no themselves (vurulmadı, hawakuuawa)."""
_UNSPACED: Final[Mapping[Language, re.Pattern[str]]] = {
    "zh": re.compile(r"(?:没有|沒有|并无|並無|尚无|未有|無一|无一)(?!停|停止|完)[^,。、;:!?\s]{0,6}$"),
}
"""Negations right before the keyword, in scripts without spaces."""
_WIDE: Final = ("fr", "en", "es", "ar", "ru")
"""What is tried where nobody knows the language."""

_AGO: Final[Mapping[Language, str]] = {
    "fr": r"il y a (?!(?:un|une|1) (?:an|année)\b)(?:(?!mois|jours?|heures?|minutes?|semaines?)[\w-]+ ){1,4}"
    r"(?:ans|années|décennies?|siècles?)\b|(?:le siècle|la décennie|au siècle) derni(?:er|ère)",
    "en": r"(?!(?:a|an|one|1) year\b)[\w-]+ years (?:ago|earlier|before that)\b|(?:decades?|centur(?:y|ies)) ago\b"
    r"|last century\b",
    "es": r"hace (?!(?:un|1) año\b)(?:[\w-]+ ){1,3}(?:años|décadas?|siglos?)\b|hace (?:décadas|siglos)\b",
    "pt": r"há (?!(?:um|1) ano\b)(?:[\w-]+ ){1,3}(?:anos|décadas?|séculos?)\b|[\w-]+ anos atrás\b",
    "ar": r"قبل (?:(?!أشهر|أيام|ساعات)[\w]+ ){1,2}(?:سنوات|سنة|أعوام|عاما|عاماً|عقود|قرون)(?!\w)"
    r"|قبل (?:سنتين|عامين|سنوات|أعوام|عقد|عقدين|عقود|قرن)(?!\w)",
    "ru": r"(?!год\b)[\w-]+ (?:лет|года) (?:тому )?назад\b|(?:десятилети[йея]|век) назад\b",
    "uk": r"[\w-]+ (?:років|роки) тому\b|століття тому\b",
    "tr": r"(?!bir )[\w-]+ yıl önce\b|yıllar önce\b",
    "fa": r"(?!یک )[\w]+ سال (?:پیش|قبل)(?!\w)|سال\u200cها پیش",
    "sw": r"miaka [\w-]+ iliyopita\b",
    "de": r"vor (?!(?:einem|1) jahr)(?:(?!monaten|tagen|stunden|wochen|minuten)[\w-]+ ){1,3}"
    r"(?:jahren|jahrzehnten|jahrhunderten)\b|vor (?:jahren|jahrzehnten)\b",
    "it": r"(?!un )[\w-]+ (?:anni|decenni|secoli) (?:fa|prima)\b",
    "nl": r"[\w-]+ (?:jaar|decennia) geleden\b(?<!een jaar geleden)",
    "pl": r"[\w-]+ (?:lat|lata) temu\b",
    "ro": r"acum (?!un an)(?:[\w-]+ ){1,3}(?:ani|decenii)\b|(?!un )[\w-]+ ani în urmă\b",
    "id": r"(?!setahun)[\w-]+ tahun (?:lalu|silam)\b",
    "he": r"לפני (?:\w+ )?(?:שנים|שנה|עשורים)(?!\w)(?<!לפני שנה)",
    "ur": r"(?!ایک )\w+ سال (?:پہلے|قبل)(?!\w)",
    "zh": r"(?:(?!一)[\d两二三四五六七八九十百几數数]+)年前",
}
_MONTHS: Final = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|january|february|march|april|may|june|july|august|september|october|november|december"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    "|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
    "|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
    "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
)
_YEAR: Final = re.compile(
    rf"\b(?:in|en|em|année|years?|año|ano|yılı|mwaka|l['’]an|عام|العام|سنة|السنة|سال|jahr|jahre|jaar|anno|nel|roku|tahun|anul|בשנת|{_MONTHS}),?\s+(\d{{4}})"
    r"(?![\w.,:%-]*\d|\s*%)"
    r"|\b(?:of|de|du|del)\s+(\d{4})(?![\w.,:%-]*\d|\s*%|\s+[^\W\d_])"
    r"|\b(?:во?|у|w)\s+(\d{4})(?=\s*(?:год|роц|г\b|р\b|roku|r\.))"
    r"|\b(\d{4})(?:['’](?:d[ea]|t[ea])| yılında)\b|(?<!\d)(\d{4})年",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\d{4}")
_OLDEST: Final = 1800
"""Smaller numbers of four digits count something."""
_NEWS_BEGAN: Final = 2000
"""No feed is older, so that earlier years are old in an entry without a date too."""
_ONGOING: Final = re.compile(
    r"(?:depuis|since|desde|منذ|с|з|від|seit|dal|sinds|od|sejak|din|מאז)\s+(?:[\w'’]+\s+){0,3}$", re.IGNORECASE
)
_END: Final = re.compile(r"[.!?؟。！？۔…\n](?:(?<![.])|(?<!\b\w[.])(?<!\b\w\w[.])(?=\s|$))")
"""One class of signs first: so the search skips all others ten times as fast as with two branches."""
_CLAUSE: Final = re.compile(r"[,،;؛:«»“”\"()–—]|\s-\s")
_WORDS: Final = re.compile(r"[\w]+(?:['’](?=t\b)\w)?")


def hedges(text: str, start: int, end: int, *, language: Language, when: datetime | None) -> tuple[str, ...]:
    """The code words that hold for the keyword ``text[start:end]`` of an entry of that language and date (None: nobody
    knows, so only the years before feeds are old), ``NEGATED`` first."""
    before, after = _sentence(text, start, end)
    primary = language.partition("-")[0]
    spoken = (primary,) if primary in _AGO else _WIDE if primary == "und" else ()
    marks = []
    if _is_negated(before, text[start:end], spoken):
        marks.append(NEGATED)
    whole = f"{before}{text[start:end]}{after}"
    if _is_long_ago(whole, spoken) or _names_old_year(whole, when.year if when else _NEWS_BEGAN):
        marks.append(PAST)
    return tuple(marks)


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after the keyword in its sentence, at most a slice of it."""
    before = text[max(0, start - _SLICE) : start]
    ends = [found.end() for found in _END.finditer(before)]
    after = text[end : end + _SLICE]
    stop = _END.search(after)
    return before[ends[-1] if ends else 0 :], after[: stop.start()] if stop else after


def _is_negated(before: str, keyword: str, languages: tuple[Language, ...]) -> bool:
    """True where a negation stands within reach before the keyword, in its clause, or in the keyword."""
    if any(language in _UNSPACED and _UNSPACED[language].search(before) for language in languages):
        return True
    if any(language in _DENIALS and _DENIALS[language].fullmatch(keyword.lower()) for language in languages):
        return True
    clause = _CLAUSE.split(before)[-1].lower().replace("’", "'")
    words = _WORDS.findall(clause)
    near = words[-REACH:]
    if not near:
        return False
    said = " ".join([*near, *_WORDS.findall(keyword.lower())[:1]])
    for language in languages:
        if language not in _CUES:
            continue
        kept = _NEITHER[language].sub(" ", said) if language in _NEITHER else said
        if _CUES[language] & set(kept.split()):
            return True
    return False


def _is_long_ago(sentence: str, languages: tuple[Language, ...]) -> bool:
    return any(_LONG_AGO[language].search(sentence) for language in languages)


def _names_old_year(sentence: str, year: int) -> bool:
    """True where the sentence dates something, which did not go on since, more than a year before ``year``."""
    if not _DIGITS.search(sentence):
        return False
    for found in _YEAR.finditer(sentence):
        at = found.start(found.lastindex or 0)
        ongoing = _ONGOING.search(sentence, max(0, at - 40), at)
        if _OLDEST <= int(sentence[at : at + 4]) < year - 1 and not ongoing:
            return True
    return False


_CUES: Final = {language: frozenset(words.split()) for language, words in _NEGATIONS.items()}
_NEITHER: Final = {
    language: re.compile(rf"(?<!\w)(?:{phrases})(?!\w)") for language, phrases in _NOT_NEGATIONS.items() if phrases
}
_LONG_AGO: Final = {language: re.compile(rf"(?<!\w)(?:{pattern})", re.IGNORECASE) for language, pattern in _AGO.items()}
