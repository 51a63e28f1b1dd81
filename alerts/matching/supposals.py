"""What somebody denies, and what is only feared, warned of, threatened or planned, by language.

By hand; ``hedges`` says how it is used. Theory: such a sentence governs the keyword by a closed frame (« denied that
it had *bombed* », « warned of a possible *attack* », « could *strike* »), with nothing that was seen between. What
somebody denies to have done to people who are dead did happen (« denies *killing* », « behind the *attack* »), and so
did what has an article that points at it; neither is touched. Preferred mistake: a fear that looks like news.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from alerts.model import Language

_THE: Final = "ال"
"""Opens an Arabic word that points at what is known already: مخاوف من اتساع المعارك is of battles that go on."""
_Patterns = Mapping[Language, re.Pattern[str]]

_SPAN: Final = 160
"""Letters before a keyword that a frame reaches back at most."""
_LEAST: Final = (
    r"(?:an|a|any|another|some|more|new|fresh|further|future|possible|potential|imminent|impending|looming|renewed"
    r"|retaliatory|wider|additional|copycat) "
)
"""What shows that a feared thing is none that happened."""
_KIND: Final = (
    r"(?:major|large|large-scale|big|full-scale|all-out|similar|revenge|reprisal|terrorist|terror|suicide|bomb|drone"
    r"|missile|rocket|air|aerial|armed|ground|rebel|militant|jihadist|insurgent|military|deadly|bloody|[A-Z]\w+) "
)
_FIRST_WORDS: Final = re.compile(r"(?<=\w) (?!(?:not|never|have|top|rise|reach|climb|exceed)\b)(?=\w)")
"""Where a word begins inside a keyword of several: « Israel would *bomb* »."""
_LATER: Final = re.compile(r"\b(?:after|since|following|when|as)\b")
_GOES_ON: Final = re.compile(rf"[,;:،]|{_LATER.pattern}")
"""Behind it a keyword of several words tells of something else: « could *bomb again after Friday's strike* »; where
only a later word of it is led by a frame, behind a comma too."""
_WITHIN: Final = r"(?!(?:when|after|before|while|because|who|which|where|since) )[\w'’-]+"
"""A word that goes on with what somebody denies or fears."""
_MAY: Final = r"(?:would|could|might|may|will)"
_AGAIN: Final = (
    r"(?:(?:soon|again|also|still|next|even|well|once more|be|face|come under|see|try to|launch|carry out|mount"
    r"|stage) )"
)
_INTEND: Final = (
    r"(?:threaten(?:s|ed|ing)?|plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|prepar(?:es?|ed|ing)|vow(?:s|ed|ing)?"
    r"|pledg(?:es?|ed|ing)|intend(?:s|ed|ing)?|poised|about|ready)"
)
_SPEECH: Final = (
    r"(?:media |local |online |social media |false |recent |the |all |any |these |those )*"
    r"(?:reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|assertions?)"
)
_EN_LEADS: Final = (
    rf"\b[Ww]arn(?:s|ed|ing|ings)?(?: [\w'’-]+){{0,6}}? (?:of|about|against) (?:{_LEAST})+(?:{_KIND})*"
    r"|\b(?:[Ff]ears?|[Rr]isks?|danger|[Tt]hreats?|possibility|prospect|likelihood|spectre|specter) of "
    rf"(?:{_LEAST}|{_KIND})*"
    r"|\b(?:[Ff]ears?|worr(?:y|ies|ied)|[Ww]arn(?:s|ed|ing)?|[Cc]oncerns?|feared) (?:(?:\w+ ){0,3}that )?"
    rf"(?:{_WITHIN} ){{1,7}}{_MAY} {_AGAIN}*(?:{_LEAST})*"
    r"|(?<!so they )(?<!so that they )(?<!that )(?<!what )(?<!than )"
    rf"\b(?:could|might|may) {_AGAIN}*(?:{_LEAST}|{_KIND})*"
    rf"|\b{_INTEND} to {_AGAIN}*(?:{_LEAST}|{_KIND})*|\bwere to {_AGAIN}*(?:{_LEAST})*"
    rf"|\b[Ii]n (?:the )?(?:event|case) of (?:{_LEAST}|{_KIND})*"
    rf"|\b(?:brac(?:es?|ed|ing)|prepar(?:es?|ed|ing)) (?:itself |themselves )?for (?:{_LEAST})+(?:{_KIND})*"
    rf"|(?<!in )\b(?:an?|any) (?:feared|expected|threatened|anticipated|hypothetical|imminent|impending|looming) "
    rf"(?:{_KIND})*"
)
_AR_OF: Final = (
    r"(?:(?:أن|وقوع|شن|أي|احتمال|احتمالات|خطر|مخاطر|اندلاع|حدوث|تنفيذ|تعرض|هجمات|عملية|عمليات|تجدد|اتساع|موجة|"
    r"جديدة?|محتملة?|وشيكة?) )*"
)
_AR_INTEND: Final = (
    r"(?:هدد|هددت|يهدد|تهدد|يهددون|مهددا|مهددة|توعد|توعدت|يتوعد|تتوعد|يعتزم|تعتزم|يستعد|تستعد|يستعدون|يخطط|تخطط|"
    r"يخططون|كان يخطط|ينوي|تنوي)"
)

_HINTS: Final[_Patterns] = {
    "en": re.compile(
        r"[Ww]arn|[Ff]ear|worr|[Cc]oncern|hreat|isk|anger|possib|prospect|likeli|spect|could|might|may|would|will|plan"
        r"|plot|prepar|vow|pledg|intend|poised|about to|ready to|were to|brac|event of|case of|anticipat|hypothet"
        r"|imminent|impending|looming"
    ),
    "fr": re.compile(r"redout|crai|peur|menac|risque|hypoth|cas d|prom|envisag|prévoi|apprêt|prêt|pourrai|garde"),
    "ar": re.compile(r"حذر|حذير|خش|خاوف|خوف|احتمال|إمكانية|خطر|هد|توعد|يعتزم|تعتزم|ستعد|خطط|ينوي|تنوي|حال"),
}
"""A part of a word that every one of ``LEADS`` needs: few sentences have any, and these are found fast."""
LEADS: Final[_Patterns] = {
    language: re.compile(rf"(?:{pattern})$")
    for language, pattern in {
        "en": _EN_LEADS,
        "fr": r"\b(?:redout|crai(?:nt|gn))\w*(?: [\w'’-]+){0,2}? "
        r"(?:qu(?:e |['’])(?!.*\b(?:ai(?:en)?t|aurai(?:en)?t) )[^,;:.]{0,60}"
        r"|(?:(?:une?|de|d['’]autres|la|reprise des|nouvelles?|nouveaux?|éventuelles?|prochaines?) )+)"
        r"|\b(?:craintes?|peur|menaces?|risques?|hypothèse) (?:de |d['’])(?:(?:une?|nouvelles?|nouveaux) )*"
        r"|\ben cas (?:de |d['’])(?:(?:une?|nouvelles?|nouvel) )*"
        r"|\b(?:menac(?:e|ent|ait|aient|é|ant)|promet(?:tent)?|promis|envisagent?|prévoi(?:t|ent)|s['’]apprêtent? à"
        r"|prêts? à)(?: de| d['’]| à)? ?(?:nouveau |lancer |mener |(?:une?|nouvelles?) )*"
        r"|\bpourrai(?:t|ent) (?:(?:être|bientôt|de nouveau|encore|subir|lancer|mener|viser|une?|nouvelles?) )*"
        r"|\b(?:mis(?:es?)?|met(?:tent|tait)?) en garde(?: [\w'’-]+){0,4}? contre "
        r"(?:(?:une?|de|toute?|nouvelles?|possibles?|éventuelles?) )+",
        "ar": rf"(?<!\w)و?(?:حذر|حذرت|يحذر|تحذر|محذرا|محذرة|تحذير|تحذيرات)(?: \S+){{0,6}}? من {_AR_OF}"
        rf"|(?<!\w)و?(?:يخشى|تخشى|يخشون|خشية|مخاوف|خوفا|خوف|تخوف)(?: \S+){{0,3}}? (?:من )?{_AR_OF}"
        rf"|(?<!\w)(?:و|ب|ل)?(?:احتمال|احتمالات|احتمالية|إمكانية|خطر|تهديد|تهديدات) {_AR_OF}"
        rf"|(?<!\w)و?{_AR_INTEND}(?: \S+){{0,3}}? (?:بشن|لشن|شن|بتنفيذ|لتنفيذ) {_AR_OF}"
        r"|(?<!\w)(?:في حال|حال) (?:وقوع|شن|حدوث|تعرض|اندلاع) (?:أي )?",
    }.items()
}
"""What stands right before a keyword that has not happened yet."""

AS_SUBJECT: Final[Mapping[Language, tuple[re.Pattern[str], re.Pattern[str]]]] = {
    "en": (
        re.compile(r"\b(?:fear|worr|warn|concern)\w*(?: [\w'’-]+){0,4}? (?:that )?(?:[\w'’-]+ ){0,4}$"),
        re.compile(
            rf"^(?: [\w'’-]+){{0,4}}? {_MAY} "
            r"(?:soon |again |also |still )?"
            r"(?:(?:be |come under )(?:again )?"
            r"(?:hit|bombed|attack|target|struck|shelled|destroyed|raided|stormed|looted|fire)"
            r"|face (?:an?|new|more|further) )"
        ),
    ),
    "ar": (
        re.compile(r"(?<!\w)(?:أي|وأي|بأن أي|أن أي) $"),
        re.compile(r"^(?: [^\s.،؛]+){0,5} (?:س[يتن]\w{2,}|سوف|قد [يت]\w{2,}|يمكن أن|من شأنه)"),
    ),
}
"""What stands before and behind a keyword that something may befall, or that would bring something about."""
IF_IT_CAME: Final[Mapping[Language, tuple[re.Pattern[str], re.Pattern[str]]]] = {
    "en": (
        re.compile(rf"\b(?:[Aa]n?|[Aa]ny|[Aa]nother|[Ss]uch an?) (?:{_KIND})*$"),
        re.compile(
            r"^(?: (?:on|in|at|against|near|by|of|from|the|an?|any|city|town|camp|capital|hospitals?|base|airport"
            r"|village|territory|soil|[A-Z][\w'’-]+)){0,7} would (?!have|later)"
        ),
    ),
    "fr": (
        re.compile(r"\b(?:[Uu]ne?|[Tt]oute?|[Dd]['’]une?) (?:nouvelle |nouveau )?$"),
        re.compile(
            r"^ (?:imminente?|éventuel(?:le)?|possible|potentiel(?:le)?)\b"
            r"|^(?: (?:sur|contre|à|dans|de|la|le|ville|capitale|camp|[A-Z]\w+|[ldLD]['’]\w+)){0,6} "
            r"serait (?:une?|la|le|perçue?|catastroph|désastr|grave)\b"
        ),
    ),
}
"""The same of a thing that may never come: « an attack on the town would be »."""
MAY_DO: Final[_Patterns] = {
    "ar": re.compile(
        r"(?<!\w)(?:قد|ربما|سوف) \x00(?:[يت](?:هاجم|قصف|ستهدف|ضرب|قتل|نفجر|قتحم|جتاح))"
        rf"|{_AR_INTEND}(?: \S+){{0,3}}? \x00[بل](?:هجوم|هجمات|قصف|ضرب|ضربات|غارات|اجتياح|اقتحام|تفجير|مهاجمة|قتل|شن)"
    ),
}
"""The same where the keyword's own first letters say so; a NUL stands before it."""

_DEED: Final = r"(?!kill|murder|assassinat|slay|behead|execut|massacr|tortur|rap|abduct|kidnap)"
_FR_DEED: Final = r"(?!tu(?:er|é)|meurtr|assassin|exécut|enlev|enlèv|viol|tortur|massacr)"
_DENIALS: Final[_Patterns] = {
    "en": re.compile(r"\bden[iy]|dismiss|reject|refut|rubbish|truth|false|unfounded|fake|untrue|baseless"),
    "fr": re.compile(r"démen|\bni|réfut"),
    "ar": re.compile(r"نف|كذب|صحة|أساس"),
}
"""A part of a word that every one of ``DISOWNED`` needs."""
DISOWNED: Final[_Patterns] = {
    language: re.compile(pattern)
    for language, pattern in {
        "en": rf"\b(?:den(?:y|ies|ied|ying))(?: on \w+| \w+ly)? (?:(?:carrying out|launching|conducting|mounting|"
        rf"staging|making|ordering|having|any|an?|deliberately|ever) )*\x00{_DEED}"
        rf"|\b(?:den(?:y|ies|ied|ying))(?: [\w-]+){{0,3}} that (?!.*\b(?:behind|responsib|involve|part|role)\w*\b)"
        rf"(?:{_WITHIN} ){{1,8}}(?<!the )(?<!this )(?<!these )(?<!'s )(?<!’s )\x00{_DEED}"
        rf"|\b(?:den|dismiss|reject|refut|rubbish)(?:y|ies|ied|ying|es|ed|ing|s)? {_SPEECH}(?: [\w-]+){{0,3}}? "
        rf"(?:of|about|that) (?:{_WITHIN} ){{0,6}}\x00"
        rf"|\b(?:no truth (?:in|to)|false|unfounded|fake|untrue|baseless) {_SPEECH} (?:of|about|that) "
        rf"(?:{_WITHIN} ){{0,6}}\x00",
        "fr": rf"\b(?:démen(?:t|ti|tent|tait|taient)|nie|nient|nié|niait|niaient|réfut\w+)(?: [\w-]+){{0,3}}? "
        rf"(?:avoir|toute?|qu(?:e|['’])) ?"
        r"(?!.*\b(?:quand|lorsqu|après|tandis|implication|responsab|particip|rôle|derrière|lien)\w*)"
        rf"[^,;:.«»]{{0,60}}(?<!\ble )(?<!\bla )(?<!\bl['’])(?<!\bles )(?<!\bcet )(?<!cette )(?<!\bces )\x00{_FR_DEED}",
        "ar": r"(?<!\w)و?(?:نفت|نفى|ينفي|تنفي|نافيا|نافية|نفي|كذبت)(?: [^\s.،؛]+){0,6}? "
        r"(?:أن تكون|أن يكون|وقوع|حدوث|حصول|وجود|تنفيذ|تنفيذها|تنفيذه|شن|شنها|شنه|قيام|قيامها|قيامه|تعرض|أنباء|شائعات"
        r"|صحة)"
        r"(?![^.،؛]*(?:عندما|حين|بعد|قبل|مسؤولي|علاق|تورط|ضلوع|وراء|صلة|صلت))(?: [^\s.،؛]+){0,8} \x00"
        r"|(?<!\w)و?لا (?:صحة|أساس) "
        r"ل(?:ما|لأنباء|أنباء|لشائعات|شائعات|لمعلومات|لخبر|خبر|وقوع|حدوث|تعرض|وجود) (?:[^\s.،؛]+ ){0,9}\x00",
    }.items()
}
"""What stands before a keyword, itself behind a NUL, that somebody says did not happen."""
UNTRUE: Final[_Patterns] = {
    "ar": re.compile(r"^[^.،؛]{0,60}(?:غير صحيح|عار(?:ية)? (?:عن|من) الصحة|لا أساس له|لا صحة له|مجرد شائع)"),
}
"""What behind a keyword says that it is not true."""


def is_feared(before: str, keyword: str, after: str, languages: tuple[Language, ...]) -> bool:
    """True where the keyword is only feared, warned of, threatened or planned."""
    return any(
        _is_led(before, keyword, language)
        or (language in MAY_DO and MAY_DO[language].search(f"{before}\0{keyword}"))
        or any(
            language in frames and frames[language][0].search(before) and frames[language][1].search(after)
            for frames in (AS_SUBJECT, IF_IT_CAME)
        )
        for language in languages
    )


def _is_led(before: str, keyword: str, language: Language) -> bool:
    """True where a frame ends right before the keyword, or before a later word of it."""
    if language not in LEADS or (language == "ar" and keyword.startswith(_THE)):
        return False
    near = before[-_SPAN:]
    if not _HINTS[language].search(near + keyword):
        return False
    return any(
        LEADS[language].search((near + keyword[:at])[-_SPAN:])
        for at in _starts(keyword)
        if not (_GOES_ON if at else _LATER).search(keyword, at)
    )


def _starts(keyword: str) -> list[int]:
    """Where the words of a keyword begin that a frame may lead."""
    return [0, *(found.end() for found in _FIRST_WORDS.finditer(keyword))]


def is_disowned(before: str, keyword: str, after: str, languages: tuple[Language, ...]) -> bool:
    """True where somebody denies that it happened."""
    return any(
        (language in DISOWNED and _is_denied(before, keyword, language))
        or (language in UNTRUE and UNTRUE[language].search(after))
        for language in languages
    )


def _is_denied(before: str, keyword: str, language: Language) -> bool:
    """True where a denial leads the keyword, or stands in it before a later word."""
    denial = _DENIALS[language]
    if not denial.search(before + keyword):
        return False
    starts = _starts(keyword) if denial.search(keyword) else [0]
    return any(DISOWNED[language].search(f"{before}{keyword[:at]}\0{keyword[at:]}") for at in starts)
