"""What somebody denies, and what is only feared, warned of, threatened or planned, by language.

By hand; ``hedges`` says how it is used. Theory: such a sentence governs the keyword by a closed frame (« denied that
it had *bombed* », « warned of a possible *attack* », « could *strike* »), with nothing that was seen between. What
somebody denies to have done to people who are dead did happen (« denies *killing* », « behind the *attack* »), and so
did what has an article that points at it, or what a clause behind it tells of (« new *attacks* that killed ten »);
none is touched. Preferred mistake: a fear that looks like news.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from alerts.model import Language

_KNOWN: Final = re.compile("[وفبك]?ال|[وف]?لل")
"""Opens an Arabic word that points at what is known already: مخاوف من اتساع المعارك is of battles that go on."""
_Patterns = Mapping[Language, re.Pattern[str]]

_SPAN: Final = 160
"""Letters before a keyword that a frame reaches back at most."""
_AHEAD: Final = 60
"""Letters of a keyword that are read to tell what its words do."""
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
_LATER: Final = re.compile(r" (?:\w+ed|shot|struck|hit|then)\b|\b(?:after|since|following|when|as)\b")
_GOES_ON: Final = re.compile(rf"[,;:،]|{_LATER.pattern}")
"""Behind it a keyword of several words tells of something else: « could *bomb again after Friday's strike* », « who
vowed to *attack killed* »; where only a later word of it is led by a frame, behind a comma too."""
_WITHIN: Final = r"(?!(?:when|after|before|while|because|who|which|where|since) )[\w'’-]+"
"""A word that goes on with what somebody fears."""
_CLAIMED: Final = (
    r"(?!(?:when|after|before|while|because|who|whom|whose|which|where|since|as|than|only|just|merely|those|these|during"
    r"|despite|amid|let|lets|letting|allow\w*|fail\w*|slow|late|stood|ignor\w*|refus\w*|help\w*|hid\w*|cover\w*|kn[eo]w\w*"
    r"|warn\w*|delay\w*|respon\w*|stop\w*|prevent\w*|protect\w*|sav(?:e|ed|ing)|rescu\w*|evacuat\w*|treat\w*"
    r"|abandon\w*|left|the [\w-]+ (?:it|they|he|she)) )[\w'’-]+"
)
"""A word that goes on with what somebody denies, and is about nobody's failure to stop or to heal what did happen."""
_MAY: Final = r"(?:would|could|might|may|will)"
_AGAIN: Final = (
    r"(?:(?:soon|again|also|still|next|even|well|once more|face|come under|try to|launch|carry out|mount|stage"
    rf"|see(?= {_LEAST})) )"
)
_STATE: Final = r"(?:trapped|buried|stranded|injured|wounded|infected|contaminated|starved|detained)\b"
"""What people may be already, as far as anybody knows: « dozens may be *trapped* »."""
_DO: Final = (
    rf"{_AGAIN}*(?:be (?=\x00(?!{_STATE})(?:\w+ed|hit|struck|shot|slain|burnt|overrun|beaten|blown|torn)\b)"
    rf"|(?:{_LEAST}|{_KIND})*)"
)
"""What stands between « could » and a deed. What « could be an *attack* » was seen."""
_INTEND: Final = (
    r"(?:threaten(?:s|ed|ing)?|plan(?:s|ned|ning)?|plot(?:s|ted|ting)?|prepar(?:es?|ed|ing)|vow(?:s|ed|ing)?"
    r"|pledg(?:es?|ed|ing)|intend(?:s|ed|ing)?|poised|about|ready)"
)
_SPEECH: Final = (
    r"(?:media |local |online |social media |false |recent |the |all |any |these |those )*"
    r"(?:reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|assertions?)"
)
_EXPECTED: Final = r"(?:feared|expected|threatened|anticipated|hypothetical|imminent|impending|looming)"
_EN_LEADS: Final = (
    rf"\b[Ww]arn(?:s|ed|ing|ings)?(?: {_WITHIN}){{0,6}}? (?:of|about|against) (?:{_LEAST})+(?:{_KIND})*"
    r"|\b(?:[Ff]ears?|[Rr]isks?|danger|[Tt]hreats?|possibility|prospect|likelihood|spectre|specter) of "
    rf"(?:{_LEAST}|{_KIND})*"
    r"|\b(?:[Ff]ears?|worr(?:y|ies|ied)|[Ww]arn(?:s|ed|ing)?|[Cc]oncerns?|feared) (?:(?:\w+ ){0,3}that )?"
    rf"(?:{_WITHIN} ){{1,7}}{_MAY} {_DO}"
    rf"|\b(?:could|might|may) {_DO}|\b{_INTEND} to {_DO}|\b[Ii]f (?:{_WITHIN} ){{1,6}}were to {_DO}"
    r"|\b[Tt]here (?:could|may|might|will) (?:well |soon |also |still )?be (?:(?:more|another|further|new|fresh) )+"
    rf"(?:{_KIND})*"
    rf"|\b[Ii]n (?:case|(?:the )?event) of (?:{_LEAST}|{_KIND})*"
    rf"|\b(?:brac(?:es?|ed|ing)|prepar(?:es?|ed|ing)) (?:itself |themselves )?for (?:{_LEAST})+(?:{_KIND})*"
    rf"|(?<!in )\b(?:an?|any) {_EXPECTED} (?:{_KIND})*"
)
_FR_NEW: Final = r"(?:(?:une?|de|d['’]autres|nouve(?:au|aux|lles?)) |d['’])"
_FR_STATE: Final = r"(?:mort|enseveli|coincé|bloqué|piégé|disparu|blessé|porté|infecté|contaminé|prisonni)"
_FR_FEAR: Final = r"(?:redout(?:e|ent|ait|aient|ant|er)|crai(?:nt|gnent|gnait|gnaient|gnant|ndre))"
_AR_OF: Final = (
    r"(?:(?:أن|وقوع|شن|أي|احتمال|احتمالات|خطر|مخاطر|اندلاع|حدوث|تنفيذ|تعرض|هجمات|عملية|عمليات|تجدد|اتساع|موجة|"
    r"جديدة?|محتملة?|وشيكة?) )*"
)
_AR_DONE: Final = (
    r"(?!(?:قتل|أصاب|أصيب|دمر|خلف|أوقع|شرد|هجر|جرح|استهدف|ضرب|قصف|خطف|اختطف|اغتيل|قض|لق)(?:ت|وا)(?:ه|ها|هم|ا)?(?!\w))"
)
"""A verb that tells of what was done is feared by nobody."""
_AR_WORD: Final = (
    r"(?!(?:بعد|قبل|على|إثر|جراء|عقب|مع|منذ|عندما|حين|حيث|لدى|بسبب|الذي|التي|الذين|ممن|عدد|حصيلة|ضحايا|جرحى|قتلى"
    r"|مصير|ارتفاع|تصاعد|استمرار|سبب|في|من|تأخر|نقص|رد|الرد) )[^\s.،؛]+"
)
"""A word that goes on with what somebody fears or denies, and leads to nothing that happened before."""
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
    language: re.compile(rf"(?:{pattern})\x00{done}")
    for language, pattern, done in (
        ("en", _EN_LEADS, ""),
        (
            "fr",
            rf"\b{_FR_FEAR}(?: (?!pour )[\w'’-]+){{0,2}}? (?:{_FR_NEW}|(?:la|reprise des|éventuelles?|prochaines?) )+"
            rf"|\b{_FR_FEAR}(?: (?!pour )[\w'’-]+){{0,2}}? qu(?:e |['’])(?!.*\b(?:ai(?:en)?t|aurai(?:en)?t) )"
            rf"(?:[^,;:.]{{0,60}}(?:\b(?:soi(?:en)?t|puissent?|lancent?|mènent?|subissent?) (?:(?:encore|aussi) |"
            rf"{_FR_NEW})*(?=\x00(?!{_FR_STATE}))|\bne |\bn['’])"
            r"|(?:(?:les?|la|une?|des) |l['’])?(?!(?:les?|la|une?|des|cette|cet?|leurs?) )[\w-]+ (?:[\w-]+ )?"
            r"(?=\x00\w+(?:ent|[^é]e)\b))"
            rf"|\b(?:craintes?|peur|menaces?|risques?) (?:de |d['’]){_FR_NEW}*"
            rf"|\b(?:[Ee]n cas|dans l['’]hypothèse) (?:de |d['’]){_FR_NEW}*"
            rf"|\b(?:(?:menac(?:e|ent|ait|aient|é|ant)|promet(?:tent)?|promis|envisag(?:e|ent|eait)|prévoi(?:t|ent)) "
            rf"(?:de |d['’])|(?:envisag(?:e|ent|eait)|prévoi(?:t|ent)) (?:une?|des) |(?:s['’]apprêtent?|prêts?) à )"
            rf"(?:(?:lancer|mener) |{_FR_NEW})*"
            r"|\bpourrai(?:t|ent) (?:(?:bientôt|de nouveau|encore) )*"
            rf"(?:être (?:de nouveau |encore )?(?=\x00(?!{_FR_STATE}))|(?:(?:subir|lancer|mener|viser) |{_FR_NEW})*)"
            r"|\b(?:mis(?:es?)?|met(?:tent|tait)?) en garde(?: [\w'’-]+){0,4}? contre "
            rf"(?:{_FR_NEW}|(?:toute?|possibles?|éventuelles?) )+",
            "",
        ),
        (
            "ar",
            rf"(?<!\w)و?(?:حذر|حذرت|يحذر|تحذر|محذرا|محذرة|تحذير|تحذيرات)(?: {_AR_WORD}){{0,6}}? من {_AR_OF}"
            rf"|(?<!\w)و?(?:يخشى|تخشى|يخشون|خشية|مخاوف|خوفا|خوف|تخوف)(?: {_AR_WORD}){{0,3}}? (?:من )?{_AR_OF}"
            rf"|(?<!\w)(?:و|ب|ل)?(?:احتمال|احتمالات|احتمالية|إمكانية|خطر|تهديد|تهديدات) {_AR_OF}"
            rf"|(?<!\w)و?{_AR_INTEND}(?: {_AR_WORD}){{0,3}}? (?:بشن|لشن|شن|بتنفيذ|لتنفيذ) {_AR_OF}"
            r"|(?<!\w)(?:في حال|حال) (?:وقوع|شن|حدوث|تعرض|اندلاع) (?:أي )?",
            _AR_DONE,
        ),
    )
}
"""What stands right before a keyword, itself behind a NUL, that has not happened yet."""
PLAIN: Final[_Patterns] = {
    "en": re.compile(
        rf"(?:\b(?:[Ss]o (?:that )?(?:[\w'’-]+ ){{1,4}}?|(?:[Ww]ho|[Hh]ow|[Ww]hich|[Ww]hat|[Tt]hat|[Tt]han) )"
        rf"(?:could|might|may) {_DO}"
        r"|(?:\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Ee]arly|[Ll]ate|[Tt]his)|\b\d{1,2}(?:st|nd|rd|th)?) "
        rf"may (?:{_LEAST}|{_KIND})*"
        r"|\b(?:began|beg[iu]n\w*|launch\w*|start\w*|mount\w*|carr(?:ied|y|ies) out|open\w*|unleash\w*|stag(?:ed|es)"
        rf"|ahead with|after|since) (?:an?|any) {_EXPECTED} (?:{_KIND})*)\x00"
    ),
    "fr": re.compile(rf"\b[Ss]ous (?:la |les |leurs? )?menaces? (?:de |d['’]){_FR_NEW}*\x00"),
}
"""What only looks like one of ``LEADS``: a purpose, a question, the month of May, and what was expected and began."""
TOLD: Final[_Patterns] = {
    "en": re.compile(
        r"^(?: [\w'’-]+){0,6}?,? (?:that|which|who) (?:(?:has|have|had|already|also|just|then) )*"
        r"(?:\w+ed|left|hit|struck|took|cost|saw|drove|sent|shot|began|is|are|was|were)\b"
        r"|^ (?:killed|wounded|injured|left|claimed|hit|struck)\b"
    ),
    "fr": re.compile(
        r"^[^,;:.]{0,60}?,? qui (?:a|ont|avai(?:en)?t|venai(?:en)?t|vien(?:nen)?t) "
        r"|^(?:(?!après|depuis|quand|lorsqu)[^,;:.]){0,40} (?:a|ont) "
        r"(?:fait|tué|bless|caus|coût|endeuill|détrui|touch|frapp|provoqu|dévast|ravag)"
    ),
    "ar": re.compile(
        r"^(?: (?!(?:و?بعد|عقب|إثر|منذ|أن) )[^\s.،؛]+){0,4} و?(?:قتل|قتلت|أودى|أودت|أسفر|أسفرت|خلف|خلفت|أوقع|أوقعت|راح"
        r"|أصاب|أصابت|دمر|دمرت|استهدف|استهدفت|شرد|شردت)(?!\w)"
    ),
}
"""What behind the keyword tells of it as of something seen: « new *attacks* that killed ten »."""

_ATTACKS_ON: Final = r"(?:bombard|attaqu|vis|frapp|pill|détrui|incendi|cibl)"
AS_SUBJECT: Final[Mapping[Language, tuple[re.Pattern[str], re.Pattern[str]]]] = {
    "en": (
        re.compile(
            r"\b(?:fear|worr|warn|concern)\w*(?: [\w'’-]+){0,4}? (?:that )?(?:[\w'’-]+ ){0,4}"
            r"\x00(?!\w+ed\b|struck\b|shot\b|hit\b)"
        ),
        re.compile(
            rf"^(?: [\w'’-]+){{0,4}}? {_MAY} "
            r"(?:soon |again |also |still )?"
            r"(?:(?:be |come under )(?:again )?"
            r"(?:hit|bombed|attack|target|struck|shelled|destroyed|raided|stormed|looted|fire)"
            r"|face (?:an?|new|more|further) )"
        ),
    ),
    "fr": (
        re.compile(
            rf"\b{_FR_FEAR}(?: [\w'’-]+){{0,2}}? qu(?:e |['’])(?:(?:les?|la|des|une?|plusieurs|d['’]autres) |l['’])?"
            r"(?:[\w-]+ )?\x00(?!\w+ée?s?\b)"
        ),
        re.compile(
            r"^(?: [\w'’-]+){0,4}? (?:ne )?soi(?:en)?t (?:(?:de nouveau|à nouveau|encore|aussi) )*" rf"{_ATTACKS_ON}"
        ),
    ),
    "ar": (
        re.compile(r"(?<!\w)(?:أي|وأي|بأن أي|أن أي) \x00"),
        re.compile(
            r"^(?: [^\s.،؛]+){0,5} (?:س[يتن](?:كون|ؤدي|واجه|قابل|رد|عتبر|دفع|فاقم|تسبب|هدد|زيد|ضطر|جبر|جر|شعل|عرض|قتل"
            r"|نسف|عني|شكل|حدث|لقى|تم|تحمل|ضاعف|وقف)\w*|سوف|قد [يت]\w{2,}|يمكن أن|من شأنه)"
        ),
    ),
}
"""What stands before a keyword, itself behind a NUL, and behind it, that something may befall, or that would bring
something about."""
IF_IT_CAME: Final[Mapping[Language, tuple[re.Pattern[str], re.Pattern[str]]]] = {
    "en": (
        re.compile(rf"\b(?:[Aa]n?|[Aa]ny|[Aa]nother|[Ss]uch an?) (?:{_KIND})*\x00(?!\w+ed\b)"),
        re.compile(
            r"^(?: (?:on|in|at|against|near|by|of|from|the|an?|any|city|town|camp|capital|hospitals?|base|airport"
            r"|village|territory|soil|plant|dam|school|market|bridge|port|mosque|church|prison|[A-Z][\w'’-]+)){0,7} "
            r"would "
            r"(?!have|later|soon|eventually|then|go on|prove|follow|not (?:go|be|stop)|be (?:investigated|punished))"
        ),
    ),
    "fr": (
        re.compile(r"\b(?:[Uu]ne?|[Tt]oute?|[Dd]['’]une?) (?:nouvelle |nouveau )?\x00"),
        re.compile(
            r"^ (?:imminente?|éventuel(?:le)?|possible|potentiel(?:le)?)\b(?! (?:grâce|par|parce|car)\b)"
            r"|^(?: (?:sur|contre|à|dans|de|la|le|ville|capitale|camp|[A-Z]\w+|[ldLD]['’]\w+)){0,6} "
            r"serait (?:(?:une?|la|le) )?(?:vraie? |véritable |grave )?(?:perçue?|catastroph|désastr|grave|erreur|faute"
            r"|crime|folie|carnage|massacre|bain de sang|provocation|déclaration de guerre)"
        ),
    ),
}
"""The same of a thing that may never come: « an attack on the town would be »."""
MAY_DO: Final[_Patterns] = {
    "ar": re.compile(
        r"(?<!\w)(?:قد|ربما|سوف) \x00(?:[يت](?:هاجم|قصف|ستهدف|ضرب|قتل|نفجر|قتحم|جتاح))"
        rf"|{_AR_INTEND}(?: (?![بل]){_AR_WORD}){{0,3}}? "
        r"\x00[بل](?:هجوم|هجمات|قصف|ضرب|ضربات|غارات|اجتياح|اقتحام|تفجير|مهاجمة|قتل|شن)"
    ),
}
"""The same where the keyword's own first letters say so; a NUL stands before it."""

_DEED: Final = (
    r"(?!kill|murder|assassinat|sla[yi]|slaughter|behead|execut|massacr|tortur|rap|abduct|kidnap|lynch|stab|shoot|shot"
    r"|wound|injur|dead|die|death|victim|hostage|displac|refugee|missing|survivor|bod(?:y|ies)\b|toll)"
)
_FR_DEED: Final = (
    r"(?!tu(?:er|é)|meurtr|assassin|exécut|enlev|enlèv|viol|tortur|massacr|bless|mort|victim|otage|déplac|réfugi|dispar"
    r"|surviv|corps|bilan)"
)
_DENIALS: Final[_Patterns] = {
    "en": re.compile(r"\bden[iy]|dismiss|reject|refut|rubbish|truth|false|unfounded|fake|untrue|baseless"),
    "fr": re.compile(r"démen|\bni|réfut"),
    "ar": re.compile(r"نف|كذب|صحة|أساس"),
}
"""A part of a word that every one of ``DISOWNED`` needs."""
_NOT_THAT: Final = r"(?<!the )(?<!this )(?<!these )(?<!'s )(?<!’s )"
DISOWNED: Final[_Patterns] = {
    language: re.compile(pattern)
    for language, pattern in {
        "en": rf"\b(?:den(?:y|ies|ied|ying))(?: on \w+| \w+ly)? (?:(?:carrying out|launching|conducting|mounting|"
        rf"staging|making|ordering|having|any|an?|deliberately|ever) )*\x00{_DEED}"
        rf"|\b(?:den(?:y|ies|ied|ying))(?: [\w-]+){{0,3}} that (?!.*\b(?:behind|responsib|involve|part|role)\w*\b)"
        rf"(?:{_CLAIMED} ){{1,8}}{_NOT_THAT}\x00{_DEED}"
        rf"|\b(?:den|dismiss|reject|refut|rubbish)(?:y|ies|ied|ying|es|ed|ing|s)? {_SPEECH}(?: [\w-]+){{0,3}}? "
        rf"(?:of|about|that) (?:{_CLAIMED} ){{0,6}}{_NOT_THAT}\x00{_DEED}"
        rf"|\b(?:no truth (?:in|to)|false|unfounded|fake|untrue|baseless) {_SPEECH} (?:of|about|that) "
        rf"(?:{_CLAIMED} ){{0,6}}{_NOT_THAT}\x00",
        "fr": rf"\b(?:démen(?:t|ti|tent|tait|taient)|nie|nient|nié|niait|niaient|réfut\w+)(?: [\w-]+){{0,3}}? "
        rf"(?:avoir|toute?|qu(?:e|['’])) ?"
        r"(?!.*\b(?:quand|lorsqu|après|tandis|implication|responsab|particip|rôle|derrière|lien|laiss|tard|abandonn"
        r"|manqu|ignor|aid|secour|protég|soign|empêch|permi|averti|préven|prévu|seul)\w*)"
        rf"[^,;:.«»]{{0,60}}(?<!\ble )(?<!\bla )(?<!\bl['’])(?<!\bles )(?<!\bcet )(?<!cette )(?<!\bces )\x00{_FR_DEED}",
        "ar": rf"(?<!\w)و?(?:نفت|نفى|ينفي|تنفي|نافيا|نافية|نفي|كذبت)(?: {_AR_WORD}){{0,6}}? "
        r"(?:أن تكون|أن يكون|وقوع|حدوث|حصول|وجود|تنفيذ|تنفيذها|تنفيذه|شن|شنها|شنه|قيام|قيامها|قيامه|تعرض|أنباء|شائعات"
        r"|صحة)"
        r"(?![^.،؛]*(?:عندما|حين|بعد|قبل|مسؤولي|علاق|تورط|ضلوع|وراء|صلة|صلت))"
        rf"(?: {_AR_WORD}){{0,8}} \x00"
        r"|(?<!\w)و?لا (?:صحة|أساس) "
        rf"ل(?:ما|لأنباء|أنباء|لشائعات|شائعات|لمعلومات|لخبر|خبر|وقوع|حدوث|تعرض|وجود) (?:{_AR_WORD} ){{0,9}}\x00",
    }.items()
}
"""What stands before a keyword, itself behind a NUL, that somebody says did not happen."""
DEFIED: Final[_Patterns] = {
    "en": re.compile(
        r"^(?: [\w'’-]+){0,5}? (?:killed|wounded|injured|was|were|is|caused|left|targeted)\b"
        r"|(?:,|\b(?:where|but|although|though|while|despite|after|when)\b)"
        r".*\b(?:kill|dead\b|died\b|wound|injur|bod(?:y|ies)\b|witness|survivor|medic|doctor|buried)"
    ),
    "fr": re.compile(
        r"^(?: [\w'’-]+){0,5} (?:ai(?:en)?t|soi(?:en)?t) "
        r"|(?:,|\b(?:où|mais|alors que|après|quand|lorsqu)\b).*(?:\btué|mort|bless|corps\b|cadavre|témoin|surviv)"
    ),
}
"""What behind a denied keyword speaks for it: what came of it, the dead, and who saw it."""
UNTRUE: Final[_Patterns] = {
    "ar": re.compile(
        r"^(?: (?!(?:و?قال\w*|و?أكد\w*|و?أضاف\w*|إن|أن|بل|ذلك|مجزرة) )[^\s.،؛]+){0,7} (?:غير صحيح"
        r"|عار(?:ية)? (?:عن|من) الصحة|لا أساس له|لا صحة له|مجرد شائع)(?!\w* (?:أن|بأن))"
    ),
}
"""What behind a keyword says that it is not true."""


def is_feared(before: str, keyword: str, after: str, languages: tuple[Language, ...]) -> bool:
    """True where the keyword is only feared, warned of, threatened or planned."""
    return any(
        not (language in TOLD and TOLD[language].search(after))
        and (
            _is_led(before, keyword, language)
            or (language in MAY_DO and MAY_DO[language].search(f"{before}\0{keyword}"))
            or _is_supposed(before, keyword, after, language)
        )
        for language in languages
    )


def _is_supposed(before: str, keyword: str, after: str, language: Language) -> bool:
    """True where a frame stands round the keyword: « fear that *hospitals* would be bombed »."""
    framed = f"{before}\0{keyword}"
    return any(
        language in frames and frames[language][0].search(framed) and frames[language][1].search(after)
        for frames in (AS_SUBJECT, IF_IT_CAME)
    )


def _is_led(before: str, keyword: str, language: Language) -> bool:
    """True where a frame ends right before the keyword, or before a later word of it."""
    if language not in LEADS or (language == "ar" and _KNOWN.match(keyword)):
        return False
    near = before[-_SPAN:]
    if not _HINTS[language].search(near + keyword):
        return False
    for at in _starts(keyword):
        framed = f"{(near + keyword[:at])[-_SPAN:]}\0{keyword[at : at + _AHEAD]}"
        if (
            not (_GOES_ON if at else _LATER).search(keyword, at, at + _SPAN)
            and LEADS[language].search(framed)
            and not (language in PLAIN and PLAIN[language].search(framed))
        ):
            return True
    return False


def _starts(keyword: str) -> list[int]:
    """Where the words of a keyword begin that a frame may lead."""
    return [0, *(found.end() for found in _FIRST_WORDS.finditer(keyword))]


def is_disowned(before: str, keyword: str, after: str, languages: tuple[Language, ...]) -> bool:
    """True where somebody denies that it happened, and nothing behind it says that it did."""
    return any(
        (language in DISOWNED and _is_denied(before, keyword, language) and not _is_defied(after, language))
        or (language in UNTRUE and UNTRUE[language].search(after))
        for language in languages
    )


def _is_defied(after: str, language: Language) -> bool:
    """True where what stands behind the keyword tells that it happened."""
    return any(language in signs and signs[language].search(after) is not None for signs in (TOLD, DEFIED))


def _is_denied(before: str, keyword: str, language: Language) -> bool:
    """True where a denial leads the keyword, or stands in it before a later word."""
    denial = _DENIALS[language]
    if not denial.search(before + keyword):
        return False
    starts = _starts(keyword) if denial.search(keyword) else [0]
    return any(
        DISOWNED[language].search(f"{(before + keyword[:at])[-2 * _SPAN :]}\0{keyword[at : at + _SPAN]}")
        for at in starts
    )
