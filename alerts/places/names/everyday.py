"""Place names that are everyday words: in Arabic letters, where no capital tells them apart, and elsewhere at the
start of a sentence, where every word has one.

Chosen by hand among the names of settlements of 15,000 inhabitants and more, since dictionaries hold the names of
cities themselves (حلب, غزة, بغداد) and would call all of them common. Kept as keys of ``namekeys.key_of``.
"""

from __future__ import annotations

from typing import Final

from alerts.language.folding import fold
from alerts.places.namekeys import key_of

EVERYDAY: Final = frozenset(
    key_of(word)
    for word in """
    دوما بيني دوري دورا بين بنا بنت كاس كأس بور مرة مره طينة سعد نصر حد باب الباب عين العين قرية
    القرية جبل الجبل بلد البلد عدل العدل باري معسكر المعسكر ربك خبر الخبر سار سارة سارا سلطات صور
    عالية معان حمامات مساكن ثورة الثورة رس الخميس خميس السبت الأحد الاثنين الثلاثاء الأربعاء الجمعة
    سول تلا خالص رحيمة جمال جوهر نوى نوا دخيل حجة سحاب جامعة وقف حرير سحر موالي حديثة الحديثة مقلع
    هون قارة كريمة صدوق خصب فدا معرب جوف الجوف مفرق المفرق باي سعيدة رقة سلمية بحري بحرى منصورة
    المنصورة ميادين الميادين حيران كسوة قبلي تربة شمال شمالي شمالية الشمالية جنوب الجنوبية شرق الشرق
    الشرقية غرب الغرب الغربية وسط الوسط وادي الوادي مدينة المدينة جزيرة الجزيرة القصر قصر النصر
    السلام سلام الوحدة وحدة الحمراء القدم الحدود حدود الكرامة كرامة الحرية حرية النهضة الفتح فتح
    الحد المرج مرج البيضاء الخمس خمس الزاوية زاوية الواحة الريف ريف التل تل الساحل النيل البحيرة
    بحيرة البحر بحر الهدى المهد الحي حي الميناء ميناء المطار مطار المركز مركز المحطة السوق سوق
    القلعة قلعة المدرسة بيت دار رأس الرأس حرض موسى عيسى طلعت سدة السدة هيت ربيعة الكرمة كرمة النور
    نور الفجر فجر الشمس شمس القمر قمر النجم الأمل أمل مالك ناصر الناصر صالح الصالح سالم عمر علي حسن
    حسين محمد أحمد عثمان يوسف داود سليمان ابراهيم مريم زينب نعمة رحمة بركة نهر النهر الجسر جسر
    الطريق طريق السد سد البئر بئر المزرعة مزرعة القاعدة قاعدة الحصن حصن البرج برج المنارة الروضة
    روضة طويلة الزيتون زيتون الرمال السكري الفردوس الضاحية ضاحية المعادي مايو الوعر نهم الاستوائية
    برزة سلوان الأشرفية كرم كتم كتب قال كان كانت هذا هذه ذلك تلك منذ عند بعد قبل فوق تحت حول دون غير
    كل بعض جدا أيضا لكن حتى مما لما كما بما أنا نحن هو هي هم أنت أبو أم ابن بن ابنة أخ أخت واحد
    اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مئة ألف سرب حزب شعب شباب رجال نساء أطفال حرب
    سلم قوة قوات جيش نار ماء هواء تراب أرض سماء ليل نهار صباح مساء يوم شهر سنة لوس مات ماتا كوني كلا
    بلا سوى لدى سري سرية قرار مقر مال مرور عبور عام عاما جهة وجهة فرصة خطر خطة مهمة مجال نقل نقطة
    بالا پالا شمالی وادی کاف پایین بالایی شهرک ده کوه رود دریا جزیره مرکز بخش آباد نو کهنه سرخ سبز
    سیاه سفید زرد خطاب عطشان كوكب عقرب حضر نمر حاس سلمى الحارة حارة الرامي الأربعين الزهراء زهراء الحمام عدوان
    العدوان معربة نصيب عياش الحراك حراك الراعي عرى ملس الطيبة طيبة المشرفة الريحان الكريم جبرين حيان ماير مقلي
    المحمدية منين بليون تقاد غمام جباب خلخلة كفرية أرزة زرزور قطمة الصور بقين نصري حربل
    سفيرة قنوات جديدة كسل موصول معبر بركان حارس ذباب رقاب نصاب موزع مجزر مشرعة ديانا ريحانة بصير مخمور خمار ساقين أسلم
    عجول زبدة فحمة مسحة فرعون جمالة عنزة عتق
    ترعي اسقاط المقبلة عكرمة السلطانية الشاعر الكوم بدا الصرخة السحل العميقة عميقة الناقوس الصياد الغاب الزقوم
    المغير ربعو الزاهرة دمر العباسيين غرز علما ندى نافعة حيط شقرا الكفر متان امتان سليم لاهثة حزم رامي بكا طربا
    الحدادة الكبير دورين البسيط المرقب سويدية السويدية الجورة الطوب الخريطة البحرة الهري هري حطين نوروز حلبية
    الحصان الرز الدور عنز السحل القلوع حور بدا العبادة السيال الكبر مظلوم داما براق الشياح عزان زمار بكا حوط رخم الجبة
    جبا جرين العزبة الدحلة شعارة براد حسرات الرصيف الشريعة المفكر سروج صراع جرادة نمرة الباردة المهدوم الجنان الغبرة
    المشقوق الحمران البوغاز منطف نقارين إيب الجربا الطريف فديو الصومعة جملة برقا بامبو المالحة الكومة قولو كونا دولو
    تيما سويدان صفية بربر المجلد الشلال مروي الكوة الفهود بلاطة الفاو
    قاهرة تدمر حميمة جلبي جلبية المراشدة الطبالة الأصبح ممتنة الحمرة البياضة الشيوخ القياسات الخيام القناطر البارودة
    إسكان قنطرة أناب السلامة كفرة وقوف المشهد الصالحين الشعار الهلك بعيدين الفرقان السريان نعمان الجامل الجات العسلية
    خرفان الهدهد الصيادة الزكية المفلسة القريحة زبد عطشانة المغارة الحمامة كدورة متنين أصيلة عرفة صلبا النقيرة سكرة جزل
    البيضة الحفر كفرا المهاجرين المناخ الأسدية العالية الطويلة المفتي الزهور الحنة علوك الصفصافة العجيل الغرة جبلي زنار
    الدهماء عريضة المعلق صفيان الجنينة الزر غريبة الحصين الفدين العباس العرضي الصليبة العيدية الدرة دباش العريضة المجدل
    متراس حصين العصيبة قسطل القنوات العمارة القصاع الحريك خبب الرحى الدارة سالة الهيات مجادل عمرة القصيبة الأنصاري
    المحروسة مبروكة عجاجة كشكش غانية المرجة الحميرة المختارية الحمدان الباصية ريمة موقة حلبة الزارة رحوم بلوزة
    بيتا بريا الصالحة قصير الهامة الحاضر
    البحارية السحارة بحنين رباح الحسينية صلوة الشامية شنان الصبحة
    """.split()
)

NO_NOUNS: Final = frozenset(key_of(word) for word in "دوما بيني تدمر".split())
"""Those that are adverbs, pronouns or verbs: behind a preposition they are the town (في دوما, بدوما)."""

NEVER_ALONE: Final = frozenset(
    key_of(word)
    for word in """
    قال كان كانت هذا هذه ذلك تلك منذ عند بعد قبل فوق تحت حول دون غير كل بعض جدا أيضا لكن حتى مما لما كما بما أنا نحن
    هو هي هم أنت أبو أم ابن بن ابنة أخ أخت واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة مئة ألف بين بنا بنت
    مرة مره تلا سار شمال شمالي شمالية الشمالية جنوب الجنوبية شرق الشرق الشرقية غرب الغرب الغربية وسط الوسط قبلي
    مدينة المدينة قرية القرية بلد البلد ريف الريف حي الحي مركز المركز قرار مقر قوات قوة جيش حرب عام عاما يوم شهر
    سنة ليل نهار صباح مساء جهة وجهة نقطة حد بلا سوى لدى عشرة شباب رجال نساء أطفال شعب حزب سلم باي خطة مهمة
    """.split()
)
"""Those that no words around make a place: function words, sides of the compass, words of a kind, times."""

_STRUCK: Final = tuple("يقصف تقصف قصف قصفت يستهدف تستهدف استهدف استهدفت استهداف يطال تطال طال طالت".split())
_ANYWHERE: Final = (*"في على من إلى عن عبر نحو قرب باتجاه أهالي سكان نازحي طريق ب".split(), *_STRUCK)
NO_THINGS: Final = (
    (
        _ANYWHERE,
        tuple(
            "نوى نوا حاس برزة بقين معربة كتم طويلة بنا كفرية جباب خلخلة أرزة قطمة حربل لاهثة الكفر متان امتان "
            "الجنينة الفاو".split()
        ),
    ),
    (_STRUCK, ("صور",)),
    (
        tuple(word for word in _ANYWHERE if word != "ب"),
        ("سلمية", "كريمة", "سعيدة", "حديثة", "حيان", "الوعر", "حرض", "قارة"),
    ),
    (
        ("في", "على", "إلى", "عن", *_STRUCK),
        tuple(
            "الراعي سلمى ربيعة حضر عياش الريحان المنصورة الطيبة المحمدية السلطانية جبرين الصياد علما حيط عتق "
            "الهري حطين نافعة سفيرة المشرفة ملس "
            "نصيب سماد رخم بصير حوط طربا تيما سليم جرين داما جبا منين دمر بكا نمرة موقة عجاجة متنين صلبا "
            "غانية ريمة صفيان مبروكة كفرا علوك أصيلة عطشانة سالة المهاجرين القصاع".split()
        ),
    ),
    (("على", "إلى", "عن", "من"), ("معان",)),
    (("في",), tuple("الباب بليون الزهراء الغاب المغير دورين المرقب".split())),
)
"""Prepositions and verbs, and the names that behind one of them are the place, for nobody is « in » or « on » what such
a word means otherwise: adjectives, verbs, men and women. By hand."""

_OPENERS: Final = {
    language: frozenset(words.split())
    for language, words in {
        "en": "nice our tours reading van colon bath most male split mobile date man many of nancy orange sale wells "
        "battle deal hope valence flint lucky normal same un as hit bar mine march may august police enterprise "
        "independence union liberty eagle sandwich crook ware bury rush",
        "fr": "est sur colon tours dire pont sens die vire sept loches lors eu dole une aime mens bonne elle chez bar "
        "guise mars mer",
        "es": "van colon damas este sur once leon bueno mayo para granada como mina mira",
        "pt": "faro beja para porto natal como",
        "it": "ho pale porto terra pace ora sale",
        "tr": "beni bor kabul kaya hama of ordu sur biga",
        "so": "marka",
        "ku": "wan",
        "sw": "wa hama kaya same moshi mara",
        "de": "man sur weil leer kamen singen baden regen",
        "nl": "van best meer made echt heel",
        "pl": "brzeg police turek hel stare nowe",
        "cs": "most",
        "sr": "bar bor ub rama",
        "hr": "bar bor ub rama",
        "bs": "bar bor ub rama",
        "ro": "roman deva",
        "uk": "суми рівне мирне щастя золоте перемога свобода",
        "ru": "ровно орел мир мирный новый старый счастье победа золотое свобода",
    }.items()
}
"""Names that are ordinary words with which a sentence often opens, in that language. By hand: dictionaries also hold
the names of cities (paris, london, kabul), which would make every headline about them doubtful."""


_UNKNOWN: Final = "und"
_WIDE: Final = frozenset({"en", "fr"})
"""The Latin languages in which most texts are that are too short to be told."""


def opens_sentences_in(name: str) -> frozenset[str]:
    """The languages in which a sentence that starts with ``name`` is as likely as not to be about something else; with
    ``und``, a text of which nobody knows the language, for words of English and French and for those in other letters.

    >>> [sorted(opens_sentences_in(name)) for name in ("Orel", "Орёл", "Moshi", "Nice")]
    [[], ['ru', 'und'], ['sw'], ['en', 'und']]
    """
    return _OPENED.get(fold(name), _NOWHERE)


_NOWHERE: Final = frozenset[str]()
_OPENED: Final = {
    word: languages if languages.isdisjoint(_WIDE) and word.isascii() else languages | {_UNKNOWN}
    for word, languages in (
        (word, frozenset(language for language, others in _OPENERS.items() if word in others))
        for words in _OPENERS.values()
        for word in words
    )
}
