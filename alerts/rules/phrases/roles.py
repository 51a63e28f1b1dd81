"""The words of the rule language in French, English and Arabic: which phrase does what.

Phrases are compared folded (case, accents and Arabic letter variants do not count), the longest first.
"""

from __future__ import annotations

from enum import Enum, auto
from itertools import product
from typing import Final

from alerts.model import Severity, WindowUnit
from alerts.rules.phrases.phraselists import (
    ANYWHERE,
    BETWEEN,
    ENVIRONS,
    GRADED,
    GROUNDS,
    IN_AND_AROUND,
    LEAVING,
    NOT_WANTED,
    PART_OF,
    SENDING,
    SOMETHING_HAPPENS,
    folded,
)  # fmt: skip

SEPARATORS: Final = frozenset(",،;؛、|•▪●◦")
"""What stands between two keywords or places, besides the words for or."""


class Part(Enum):
    """What a word of the rule language does."""

    COMMA = auto()
    OR = auto()
    AND = auto()
    NEAR = auto()
    """Surely a connector between keywords and places: near, près de, قرب."""
    AT = auto()
    """A connector that also stands inside phrases: in, à, في; one that is an INSIDE too is an unsure one."""
    INSIDE = auto()
    """All that lies in a place: anywhere in, partout à, في كل أنحاء."""
    WITH = auto()
    HAVING = auto()
    """As WITH, after the place only: before it, containing the outbreak is a thing to look for."""
    NOT = auto()
    WITHOUT = auto()
    """An exclusion after the place only: before it, sans abri and without water are things to look for."""
    SURELY = auto()
    """What stands before an exclusion at the very beginning: surtout pas de foot."""
    ABOUT = auto()
    """What is said before something that is left out: sauf si on parle de football."""
    ONLY = auto()
    """A word that changes nothing behind the places: seulement, only, فقط."""
    TALKING = auto()
    """Whom people name when they talk to somebody: I, you, me, je, vous, nous."""
    BEING = auto()
    """A verb that makes a sentence of a phrase: hospitals are attacked, école a été touchée."""
    CONDITION = auto()
    """What a sentence follows; before the place, what stands before it is talk: alerte rouge si raid à Goma."""
    TOWARDS = auto()
    """A connector where a known place stands behind it and no other is said: strikes on Kharkiv, غارات على."""
    HAPPENING = auto()
    """What says of a keyword that it is there, and no more: shelling happens, choléra est signalé."""
    TOGETHER = auto()
    """Before or behind two keywords of which both must be there: both, ensemble, معا."""
    BETWEEN = auto()
    """What stands before the first of two places: entre Goma et Saké."""
    LEAVING = auto()
    REACHING = auto()
    """What stands before the first and the second end of a way: from Goma to Sake."""
    GRADED = auto()
    """Alerts of a grade, which are no words to look for: red alerts, alertes urgentes."""
    PERSONS = auto()
    """Whom « avec » describes: people with cholera are one thing to look for."""
    GROUNDS = auto()
    """What stands before a place's name and means only some spots there: camps de Tindouf, مستشفيات غزة."""
    SITE = auto()
    """What stands behind a place's name and makes a name of its own of both: Goma airport, Zamzam camp."""
    FEED = auto()
    """What announces where news come from, which no rule asks: from Reuters, source RFI."""
    SENDING = auto()
    """What announces where alerts go, which no rule says: send it to this channel."""
    UNTIL = auto()
    """A time, which no rule has: today, ce soir, هذا الأسبوع."""
    FORMS = auto()
    """Written forms that do not count, after the place only: without the forms mines, minces."""
    LANGUAGE = auto()
    NAME = auto()
    SEVERITY = auto()
    GRADE = auto()
    OF = auto()
    """What may follow an and between places (près d’Alep et de Goma), or a distance (within 20 words of Goma)."""
    ENVIRONS = auto()
    """What stands behind a place and means more than its name: et ses environs, وريفها."""
    KIND = auto()
    """What a place is, in front of its name: la ville de Goma, مدينة إدلب."""
    ARTICLE = auto()
    """Left out before a keyword or place: les écoles, the word school are looked for as écoles, school."""
    WITHIN = auto()
    """Surely announces a distance: within, à moins de, ضمن."""
    FILLER = auto()
    """A word that may stand before a distance: in the same, dans la, في نفس."""
    UNIT = auto()
    KM = auto()
    METRES = auto()
    MANY = auto()
    WEIGHT = auto()
    """Points for the keyword before it, where a number follows: weight 3, poids 3, وزن 3."""
    SCORE = auto()
    """The points that a rule takes to fire, where a number follows: score 4, مجموع 4."""
    POINTS = auto()
    LEAST = auto()
    """What may stand around a number of points: at least, au moins, على الأقل."""


_PHRASES: Final[dict[Part, str]] = {
    Part.COMMA: "virgule | comma | فاصلة | - | – | — | −",
    Part.OR: "or | ou | أو | and / or | et / ou | و / أو | ni | nor | ولا",
    Part.AND: """
        and | et | & | + | و | as well as | ainsi que | ainsi qu | and also | and also near | and also in | et aussi
        | et également | وأيضا | وكذلك""",
    Part.OF: "of | de | du | des | d | من | from | away from | as | que | qu | عن",
    Part.ARTICLE: """
        the | an | la | le | les | l | un | une | all the | any | every | some | tous les | toutes les | tout le
        | toute la | tout l | the word | the words | word | words | le mot | les mots | mot | mots | also
        | also the word | aussi | aussi le mot | aussi les mots | كل | جميع | أي | كلمة""",
    Part.ENVIRONS: f"""
        {ENVIRONS} | and its surroundings | and surroundings | and surrounding areas | and the surrounding area
        | and environs | and around | or nearby | and nearby | and its outskirts | et ses environs | et environs
        | et alentours | et ses alentours | et les environs | et les alentours | ou ses environs | ou environs
        | et sa périphérie | وريفها | وريفه | ومحيطها | ومحيطه | وضواحيها | وما حولها | والمناطق المحيطة
        | والمناطق المحيطة بها""",
    Part.KIND: """
        city | town | village | district | province | region | state | governorate | territory | commune | area
        | county | counties | districts | provinces | regions | states | governorates | cities | towns | villages
        | zone | ville | région | territoire | gouvernorat | wilaya | مدينة | بلدة | قرية | العاصمة | محافظة | منطقة
        | ولاية""",
    Part.NEAR: f"""
        {IN_AND_AROUND} | {PART_OF} | off the coast of | off | north of | south of | east of | west of
        | north east of | outside
        | on the road to | au large de | au large du | au large des | au large d | au nord de | au nord du | au sud de
        | au sud du | à l est de | à l ouest de | en face de | sur la route de | le long de | قبالة | قبالة سواحل
        | شمال مدينة | على أطراف | في ضواحي | in and around | à et autour de | dans et autour de | في وحول | near
        | close to | next to | around | nearby | near to | in the area of | close by | in the vicinity of
        | in the surroundings of | on the outskirts of | près de | près du | près des | près d | près | proche de
        | proche du | proche d | autour de | autour du | autour des | autour d | aux environs de | aux abords de
        | aux abords du | aux abords d | aux environs du | aux environs d | dans les environs de | dans les environs du
        | dans les environs d | aux alentours de | aux alentours du | aux alentours d | dans la région de
        | à proximité de | à proximité du | à proximité d | à côté de | à côté du | du côté de | du côté du | du côté d
        | du côté des | côté | قرب | بقرب | بالقرب من | قريبا من | قريب من
        | حول | بجوار | بجانب | في محيط | في جوار""",
    Part.AT: "in | at | à | au | aux | a | dans | en | vers | sur | across | à travers | في | عند | داخل",
    Part.INSIDE: f"""
        {ANYWHERE} | inside | inside of | anywhere in | anywhere inside | everywhere in | all over | throughout
        | across | all across | in all of | in the whole of | in the whole | in the entire | partout à | dans tout
        | dans toute | dans l ensemble de | dans l ensemble du | à travers | partout au | partout aux | partout en
        | partout dans | n importe où à | n importe où en | n importe où dans | à l intérieur de | à l intérieur du
        | à l intérieur des | à l intérieur d | في كل أنحاء | في جميع أنحاء | في أنحاء | في كل | في جميع | في عموم
        | في سائر""",
    Part.WITH: "with | together with | along with | w/ | avec | مع | بالإضافة إلى",
    Part.HAVING: """
        containing | mentioning | that mention | that mentions | must mention | must also mention | must contain
        | must also contain | must include | contenant | mentionnant | qui mentionne | qui mentionnent | qui contient
        | doit contenir | doit mentionner | if there are | if there is | if it mentions | provided it mentions
        | as long as it mentions | where there are | s il y a | s il y a des | s il y a eu | si il y a | si il y a des
        | quand il y a des | à condition qu il y ait | à condition qu il y ait des | إذا كان هناك | إذا كانت هناك
        | إذا ذكر | إذا وجد | إذا كان فيه | شرط وجود | بشرط وجود | بشرط | تتضمن | يتضمن""",
    Part.NOT: """
        not | but not | and not | et pas | et non | وليس | except | except for | except if | except when | excluding
        | but not about | not about | sauf | sauf si | sauf quand | sauf pour | excepté | hormis | mais pas
        | à l exception de | à l exception du | à l exception des
        | بس مو | بس مش | ما عدا | عدا | باستثناء | إلا | إلا إذا | وليس عن""",
    Part.WITHOUT: f"""
        {NOT_WANTED} | without | no | sans | pas | بدون | دون | من دون | exclude | but no | mais pas de | mais pas d
        | ignore | ignoring | skip | leave out | leaving out | but without | unless | apart from | other than | not if
        | not when | hors | à part | pas si | pas quand | exclure | exclus | excluez | en excluant | ignorer | ignorez
        | mais sans | ليس | مو | مش | ومش | ومو
        | لا تشمل | لا يشمل | تجاهل | استثن | استبعد | استبعاد | مع استبعاد | سوى""",
    Part.SURELY: "surtout | please | svp | merci de | kindly | من فضلك | رجاء | أرجو أن | الرجاء",
    Part.ABOUT: """
        anything about | anything on | everything about | news about | news on | stories about | articles about
        | tout ce qui concerne | ce qui concerne | les infos sur | les articles sur | les nouvelles sur | tout sur
        | أخبار | أي أخبار عن | أي شيء عن | الأخبار عن | ما يخص | كل ما يخص | it is about | it s about | about
        | on parle de | on parle d | on parle du | on parle des | parler de | parler du | parler des | parler d
        | il s agit de | il s agit d | il s agit du | c est | ça parle de | عن | الحديث عن | كان عن""",
    Part.ONLY: """
        بس | only | just | juste | rien que | seulement | uniquement | exclusivement | فقط | but | but only
        | but just | all languages
        | in all languages | any language | toutes les langues | en toutes langues | mais
        | mais seulement | please | pls | plz | kindly | thanks | svp | stp | s il te plaît | s il vous plaît | merci
        | بكل اللغات | بجميع اللغات | كل اللغات | لكن | ولكن | من فضلك | من فضلكم | لو سمحت | لو سمحتم | شكرا
        | رجاء""",
    Part.CONDITION: f"""
        {SOMETHING_HAPPENS}
        | if | if ever | si jamais | when | whenever | as soon as | every time | each time | in case of | in case | si
        | s il y a | quand | dès que | dès qu | lorsque | lorsqu | chaque fois que | chaque fois qu | en cas de
        | en cas d | au cas où | إذا | لما | عندما | كلما | في حال | في حالة | حين | حينما | إذا حدث | إذا حصل
        | إذا وقع | لما يصير | إذا كان في | لما يكون في""",
    Part.TOWARDS: "on | from | against | towards | depuis | contre | على | من | ضد | نحو",
    Part.HAPPENING: """
        happens | happen | happened | is happening | are happening | occurs | occur | occurred | takes place
        | take place | breaks out | break out | broke out | erupts | erupt | starts | start | is reported
        | are reported | was reported | were reported | gets reported | get reported | is mentioned | are mentioned
        | is confirmed | are confirmed | appears | appear | shows up | show up | comes up | come up | is there
        | are there | se produit | se produisent | a lieu | ont lieu | éclate | éclatent | survient | surviennent
        | arrive | arrivent | est signalé | est signalée | sont signalés | sont signalées | est mentionné
        | est mentionnée | sont mentionnés | sont mentionnées | est cité | est citée | sont cités | sont citées
        | est évoqué | sont évoqués | est confirmé | est confirmée | sont confirmés | sont confirmées | commence
        | commencent | apparaît | apparaissent""",
    Part.TOGETHER: """
        both | together | both together | all of | all of these | all these | in the same text | ensemble
        | à la fois | les deux | en même temps
        | tous les deux | toutes les deux | معا | سويا | كلاهما | كليهما | في آن واحد | في الوقت نفسه""",
    Part.PERSONS: """
        people | persons | person | patients | patient | children | child | women | men | those | anyone | someone
        | refugees | civilians | migrants | residents | families | staff | workers | personnes | personne | gens
        | patients | enfants | enfant | femmes | hommes | malades | ceux | réfugiés | civils | migrants | habitants
        | familles | أشخاص | الأشخاص | شخص | مرضى | المرضى | أطفال | الأطفال | نساء | النساء | لاجئين | اللاجئين
        | نازحين | مدنيين""",
    Part.BETWEEN: BETWEEN,
    Part.LEAVING: LEAVING,
    Part.REACHING: "to | towards | up to | à | au | aux | vers | jusqu à | jusqu au | إلى | حتى | نحو | باتجاه",
    Part.GROUNDS: GROUNDS,
    Part.SITE: """
        airport | port | seaport | harbour | harbor | crossing | border crossing | border | camp | refugee camp
        | market | hospital | university | prison | bridge | dam | valley | river | road | highway | refinery
        | power plant | university hospital | international airport | airbase | air base | checkpoint | square
        | stadium | suburbs | outskirts | countryside | strait | bay | gulf | island | islands | lake | basin | hills
        | mountains | desert | canal | corridor | frontline | camps | refugee camps | airports | settlement
        | settlements | وادي | جبل | حي | مخيم | ريف | سهل | جزيرة | معبر | مطار | ميناء | مرفأ | قضاء | ناحية | مديرية
        | ضاحية""",
    Part.FEED: """
        from | source | sources | feed | feeds | coming from | published by | reported by | according to | only from
        | via | flux | du flux | la source | source seulement | sur le flux | venant de | provenant de | publié par
        | publiés par | d après | selon | من مصدر | من المصدر | المصدر | مصدر | نقلا عن | حسب | بحسب | من وكالة
        | من موقع | من قناة | عبر""",
    Part.SENDING: SENDING,
    Part.UNTIL: """
        today | tonight | tomorrow | this week | this weekend | this month | this morning | this evening | this year
        | until | till | for the next | over the next | during | since | starting | starting from | every day
        | each day | daily | weekly | per day | once a day | aujourd hui | ce soir | cette nuit | demain
        | cette semaine | ce week end | ce mois | ce mois ci | ce matin | cette année | jusqu à | jusqu au | pendant
        | durant | depuis | tous les jours | chaque jour | chaque matin | par jour | pour les prochains
        | pour les prochaines | au cours | اليوم | الليلة | غدا | هذا الأسبوع | هذا الشهر | هذه السنة | هذا المساء
        | هذا الصباح | حتى | لمدة | منذ | كل يوم | يوميا | أسبوعيا | خلال الأيام | خلال الأسبوع""",
    Part.TALKING: """
        what | who | which | whose | how | why | ce que | ce qu | ce qui | qui | dont | pourquoi | comment | الذي
        | التي | الذين | كيف | ماذا | i | i m | im | me | my | we | our | you | your | je | j | tu | vous | nous | moi
        | هل | نحن | أنا""",
    Part.BEING: """
        is | are | was | were | has been | have been | is being | are being | get | gets | got | getting | gets hit by
        | est | sont | a été | ont été | été | était | étaient | se fait | se font | s est fait | se sont fait | soit
        | soient | vient d être | viennent d être""",
    Part.FORMS: """
        without the form | without the forms | without form | without forms | sans la forme | sans les formes
        | sans forme | sans formes | دون صيغة | دون صيغ | دون الصيغة | دون الصيغ | بدون صيغة | بدون صيغ | بدون الصيغة
        | بدون الصيغ""",
    Part.LANGUAGE: """
        lang | langs | language | languages | in language | langue | langues | en langue | لغة | اللغة | لغات | اللغات
        | بلغة | باللغة""",
    Part.NAME: """
        name | named | called | call it | named as | nom | nommé | nommée | appelé | appelée | اسم | الاسم | باسم
        | اسمها""",
    Part.SEVERITY: """
        severity | level | priority | urgency | importance | urgence | gravité | niveau | priorité | الخطورة | خطورة
        | بدرجة | درجة | الدرجة | مستوى | المستوى | أهمية | الأهمية | بأهمية | أولوية | الأولوية | بأولوية | بمستوى""",
    Part.WITHIN: """
        radius | radius of | in a radius of | rayon | rayon de | sur un rayon de | بنصف قطر | نصف قطر | نصف قطرها
        | في نصف قطر
        | على ألا يتجاوز البعد | على ألا تتجاوز المسافة | بحيث لا يتجاوز البعد | لا يتجاوز | لا تتجاوز | لا تتعدى
        | لا يتعدى
        | within | with in | within about | within around | at a distance of | à moin de | a moins que | within a
        | within one | within the | within the same | at most | up to | à moins de | dans un rayon de
        | à une distance de | بمسافة | على مسافة | ضمن | ضمن نفس | ضمن دائرة | ضمن نطاق | في دائرة نصف قطرها | على بعد
        | بفارق | أقل من | يبعد أقل من | تبعد أقل من | يبعد | تبعد""",
    Part.FILLER: """
        distance | المسافة | مسافة | in | in the | in a | in one | in the same | the same | same | a | one | max
        | dans les | dans | dans la | dans le | dans un | dans une | dans la même | dans le même | même | la même
        | le même | pas plus de | au maximum | maximum de | less than | no more than | not more than | fewer than
        | maximum | at a distance of | a distance of | moins de | à | au plus | sous | خلال | around | about
        | approximately | roughly | some | plus ou moins | à plus ou moins | environ | à environ | à peu près | près de
        | autour de | حوالي | نحو | تقريبا | في نطاق | في دائرة | لا يزيد عن | بما لا يزيد عن | في | في نفس | نفس
        | في حدود | بحدود""",
    Part.KM: """
        km | kms | kilomètre | kilomètres | kilometre | kilometres | kilometer | kilometers | km radius
        | kilometer radius | kilometre radius | mile radius | كم | كيلومتر | كيلومترات | كيلومترا""",
    Part.METRES: "m | mètre | mètres | metre | metres | meter | meters | م | متر | مترا | أمتار",
    Part.MANY: """
        sentence | sentences | phrase | phrases | paragraph | paragraphs | paragraphe | paragraphes | line | lines
        | ligne | lignes | جملة | جمل | فقرة | فقرات | سطر | أسطر""",
    Part.WEIGHT: "weight | weights | weighs | poids | pèse | وزن | الوزن | بوزن | وزنه | وزنها",
    Part.SCORE: """
        score | with score | with a score | minimum score | min score | score minimum | score minimal | avec score
        | avec un score | seuil | threshold | عتبة | العتبة | مجموع | المجموع | بمجموع | مع مجموع | مجموع النقاط | نقاط
        | بنقاط""",
    Part.POINTS: "point | points | pt | pts | نقطة | نقاط | نقطتان | نقطتين",
    Part.LEAST: """
        at least | of at least | of | from | starting at | starting from | à partir de | dès | minimum | min | ≥ | >=
        | au moins | d au moins | de | على الأقل | لا يقل عن | من | ابتداء من | بدءا من""",
}
_GRADES: Final = {
    Severity.LOW: """
    low | info | faible | bas | basse | minor | mineur | mineure | not urgent | not so urgent | not very urgent
    | not important | non urgent | pas urgent | pas très urgent | pas important | peu important | peu urgent
    | غير عاجل | ليس عاجلا | مش مستعجل | غير مستعجل | ليس مهما | غير مهم | للعلم | منخفض | منخفضة
    | 🔵 | 🟢 | ⚪ | 🔹""",
    Severity.MEDIUM: """
    medium | normal | moderate | moyen | moyenne | normale | modéré | à suivre | للمتابعة | متوسط | متوسطة
    | عادي | 🟡""",
    Severity.HIGH: """
    high | important | élevé | élevée | importante | haute | haut | grave | مهم | مهمة | عالي الأهمية | عالية الأهمية
    | بالغ الأهمية | هام | عال | عالي | عالية | كبيرة | 🟠""",
    Severity.CRITICAL: """
    critical | urgent | urgently | emergency | critique | urgente | urgence | urgence absolue | طارئ | مستعجل
    | عاجل | عاجلة | حرج | حرجة | خطير | 🔴""",
}
_EMPHASIS: Final = (
    "| very | ultra | super | hyper | extremely | highly | top | really | it is | it's | it is very | it's very "
    "| this is | at least | from | minimum | au moins | à partir de | dès | à partir du niveau "
    "| très | très très | extrêmement | vraiment | c est | c est très",
    "| priority | priorité | indeed | جدا | للغاية",
)
"""What may stand before and behind a grade and changes nothing: c'est très urgent, مهم جدا, high priority."""
_UNITS: Final = {
    WindowUnit.WORDS: """
    word | words | mot | mots | كلمة | كلمات | كلمه | words apart | word apart | words away | words distance | mots près
    | mots d écart | mots de distance | mots d intervalle | mots maximum | كلمة بينهما | كلمات بينهما | كلمة فقط""",
    WindowUnit.SENTENCE: "sentence | same sentence | phrase | même phrase | جملة | الجملة | الجملة نفسها | جملة واحدة",
    WindowUnit.PARAGRAPH: "paragraph | paragraphe | فقرة | الفقرة | الفقرة نفسها | فقرة واحدة",
    WindowUnit.ARTICLE: "article | مقال | المقال | مقالة | المقالة | المقال كله",
}


Sense = tuple[Part, Severity | WindowUnit | None]
_Phrase = tuple[str, ...]


def _phrases() -> dict[_Phrase, tuple[Sense, ...]]:
    listed: list[tuple[str, Sense]] = [(text, (part, None)) for part, text in _PHRASES.items()]
    listed += [(_emphasised(text), (Part.GRADE, grade)) for grade, text in _GRADES.items()]
    listed += [(text, (Part.GRADED, Severity(grade))) for grade, text in GRADED.items()]
    listed += [(text, (Part.UNIT, unit)) for unit, text in _UNITS.items()]
    senses: dict[_Phrase, list[Sense]] = {(separator,): [(Part.COMMA, None)] for separator in (*SEPARATORS, "/")}
    for text, sense in listed:
        for phrase in text.split("|"):
            senses.setdefault(tuple(map(folded, phrase.split())), []).append(sense)
    return {phrase: tuple(found) for phrase, found in senses.items()}


def _emphasised(grades: str) -> str:
    before, after = (side.split("|") for side in _EMPHASIS)
    return "|".join(map(" ".join, product(before, grades.split("|"), after)))


SENSES: Final = _phrases()
LONGEST_FROM: Final[dict[str, int]] = {phrase[0]: len(phrase) for phrase in sorted(SENSES, key=len)}
"""How many words the longest phrase has that begins with a word."""
