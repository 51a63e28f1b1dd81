"""The words by which a sentence says that something did not happen, or happened long ago, by language.

By hand; ``hedges`` says how they are used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from alerts.model import Language

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
    "sw": "bila hakuna hakukuwa hapakuwa hakujakuwa si hapana",
    "de": "kein keine keinen keinem keiner keines nicht ohne nie niemals weder noch",
    "it": "nessun nessuna nessuno non senza né mai",
    "nl": "geen niet zonder nooit noch",
    "pl": "nie bez żaden żadna żadne żadnej żadnego nigdy ani",
    "ro": "nu fără niciun nicio nici niciodată",
    "id": "tidak tanpa bukan belum tak",
    "he": "לא אין בלי ללא אף",
    "ur": "بغیر بنا",
    "vi": "không chưa chẳng",
    "el": "δεν μην κανένας καμία καμιά κανένα χωρίς ούτε ποτέ",
    "sr": "nije nisu nema bez nijedan nijedna nijedno neće није нису нема без ниједан ниједна неће",
    "ckb": "هیچ بێ",
    "ps": "هیڅ هېڅ هيڅ پرته",
    "cs": "není nebyl nebyla nebylo nebyly žádný žádná žádné bez",
    "sv": "inte ingen inget inga utan aldrig",
}
_NOT_NEGATIONS: Final[Mapping[Language, str]] = {
    "fr": "pas (?:un|une) (?:jour|nuit|semaine|mois) sans"
    "|pas empêch(?:é|e|ent|er)|pas (?:combien|qui|quand|pourquoi)"
    r"|pas (?:la|le|les) (?:premi|derni|seul)\w*"
    "|pas seulement|pas moins|pas loin|pas que|sans doute|sans cesse|sans précédent|sans relâche|sans pitié"
    "|sans abri|sans-abri|sans papiers|sans compter|sans surprise|sans arrêt|sans frontières|pas de calais|jamais vu",
    "en": "(?:goes|went|passes|passed) (?:by )?without|(?:not|hardly|barely) (?:a|one) (?:day|night|week|month) without"
    "|(?:not|never) (?:stop|stopped|prevent|prevented|deter|deterred|keep|kept|spare|spared|escape|withstand|forget"
    "|confirm|verify|know|known|clear)|without (?:rain|water|food|power|electricity|aid|help|shelter|medicine)"
    "|not the (?:first|last|only)|not only|not just|no less than|no fewer than|no longer|no doubt|not far"
    "|without warning|without precedent|without mercy|no one knows|never before|never again|no matter|not least",
    "es": "no (?:paran?|cesan?|cesaron|terminan?)"
    "|no solo|no sólo|no solamente|sin duda|sin precedentes|sin embargo|sin techo|sin cesar|no menos|no lejos",
    "pt": "não (?:param?|cessam?|cessaram|terminam?)|não só|não apenas|sem dúvida|sem precedentes|sem parar|não longe",
    "ar": "لا يزال|لا تزال|لا يزالون|لا سيما|لا شك|لا بد|لا يقل|لا تقل|دون سابق|دون توقف|ليس فقط|ليس بعيدا|بلا هوادة"
    "|لم يتوقف|لم تتوقف|لا يتوقف|لا تتوقف|لم يسلم|لم تسلم|لم ينج|لم تنج|لم يهدأ|لم يكتف|لم تكتف"
    "|لم (?:يمنع|تمنع)|لا صحة|لا أساس|لا (?:يستطيع|تستطيع|يمكنه|يمكنها) (?:تأكيد|التأكد)"
    "|لم ترحم|لم يرحم|لم يبق|لم تبق|لم تمض|لم يمض|لا زال|لا زالت|ليست المرة|ليس من السهل|ليس هناك (?:ملجأ|مفر|مهرب)"
    "|لا أحد (?:يوقف|يتحرك|يسمع|يهتم|ينقذ)"
    "|(?:لا|بلا|دون) (?:ماء|مياه|كهرباء|غذاء|طعام|خبز|دواء|أدوية|مأوى|نوم|أمان|ملجأ|مفر|مهرب|وقود|مغيث)",
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
    "vi": "không chỉ|không kích|không quân|không lực|không phận|không khí|không gian|hàng không|phòng không|trên không",
    "el": "δεν σταματ|χωρίς προειδοποίηση|χωρίς σταματημό|χωρίς τέλος|όχι μόνο δεν",
    "sr": "nije samo|bez sumnje|bez prestanka|bez prekida|bez upozorenja|није само|без сумње|без престанка|без прекида",
    "ckb": "بێ گومان|بێ وەستان",
    "he": "לא רק|לא רחוק|לא פחות|אין ספק|ללא הרף|ללא הפסקה|ללא התרעה",
}
GIVEN: Final[Mapping[Language, re.Pattern[str]]] = {
    language: re.compile(rf"(?<!\w)(?:{words})(?!\w)")
    for language, words in {
        "fr": "après|depuis|malgré|pendant|durant|suite (?:à|aux?)|à cause d(?:e|es|u)|lors d(?:e|es|u)|quand|lorsque",
        "en": "after|since|following|despite|during|amid|because of|due to|when|while|who|which|those",
        "es": "tras|después del?|desde|durante|pese al?|a causa del?",
        "pt": "após|depois d[eoa]s?|desde|durante|apesar d[eoa]s?|por causa d[eoa]s?",
        "ar": "[وف]?(?:منذ|رغم|جراء|بسبب|إثر|خلال|أثناء|عقب|بعد(?= ال| هذ))",
        "ru": "после|из-за|во время|вследствие|в результате|несмотря на",
        "uk": "після|через|під час|внаслідок|попри",
        "fa": "پس از|بعد از|به دلیل|در پی|از زمان",
        "sw": "baada ya|tangu|kutokana na|wakati wa",
        "de": "nach|seit|wegen|während|trotz|infolge",
        "it": "dopo|durante|a causa del(?:la|l'|lo)?|nonostante",
        "nl": "na|sinds|tijdens|ondanks|vanwege",
        "pl": "po|podczas|przez|wskutek|mimo",
        "ro": "după|în timpul|din cauza|în ciuda",
        "id": "setelah|sejak|akibat|selama|pasca",
        "he": "אחרי|לאחר|מאז|בגלל|עקב",
    }.items()
}
"""What stands between a denial and something that did happen (« sans toit après le séisme »). Arabic بعد is « yet »
before a word without its article."""
DENIALS: Final[Mapping[Language, re.Pattern[str]]] = {
    "en": re.compile(
        r"(?:(?!and |but |who |which |when )[\w'’-]+ )+(?:(?:did|do|does|has|have|had) not"
        r"|(?:did|do|does|has|have|had)n['’]t|never) "
        r"(?:bomb|struck|strike|hit|attack|target|shell|raid|storm|kill|fire|drop)\w*"
        r"(?: (?!and |but |who |which |when |then )[\w'’-]+){0,4}"
    ),
    "fr": re.compile(
        r"(?:(?!et |mais |qui |quand )[\w'’-]+ )+n['’](?:a|ont|avait|avaient) (?:pas|jamais) "
        r"(?:bombard|vis|attaqu|touch|frapp|tir|tu|pilonn|largu)\w+(?: (?!et |mais |qui |quand )[\w'’-]+){0,4}"
    ),
    "ar": re.compile(
        r"(?:[^\s.،؛]+ )+(?:لم|لن) [يت](?:قصف|ستهدف|هاجم|قتل|ضرب|شن|نفذ|غر|طلق|قتحم)\w*(?: (?!بل )[^\s.،؛]+){0,4}"
    ),
    "tr": re.compile(r".+(?:m[ae](?:d[ıi]|m[ıi]ş|y[ae]n|y[ae]c[ae]k)|m[ıiuü]yor)(?:l[ae]r)?"),
    "fa": re.compile(r".*\w[ \u200c]+ن(?:شد|کرد|داد|زد|گرفت|یافت|خورد|باخت|می\u200c).*"),
    "sw": re.compile(r"ha(?:wa|i|ya|li|ki|vi|zi|u|tu)?(?:ku|ja).{3,}"),
}
"""Forms of verbs that say no themselves (vurulmadı, hawakuuawa), and keywords of several words with one denied among
them (« aircraft did not strike »)."""
BEFORE: Final[Mapping[Language, re.Pattern[str]]] = {
    "fr": re.compile(r"\bn['’](?:y )?(?:a|ont|avait|avaient) plus (?:de |d['’])(?:\w+ )?$", re.IGNORECASE),
    "zh": re.compile(
        r"(?:没有|沒有|并无|並無|尚无|暂无|暫無|并未|並未|未有|未发生|未發生|未造成|無一|无一|[无無]人(?![机機艇车車船飞飛驾駕潜潛区區认認幸系]))(?!停|完)"
        r"(?:(?!停止|阻止|防止|结束|結束|[终終]止|[减減]|平息|排除|[谴譴][责責]|承[认認]|[预預]料)[^,。、;:!?\s\uff0c\uff1b\uff1a\uff01\uff1f]){0,6}$"
    ),
    "th": re.compile(r"(?:ไม่มี|ไม่เกิด|ไม่ได้|ไม่พบ|ปราศจาก)\S{0,12}$"),
    "km": re.compile(r"(?:មិនមាន|គ្មាន(?!មេត្តា)|មិនទាន់មាន)\S{0,8}$"),
    "ht": re.compile(r"\b(?:pa (?:te |t )?(?:gen|janm)|okenn)(?: \w+){0,2} $", re.IGNORECASE),
    "ha": re.compile(r"\b(?:ba a|ba'a|babu)(?: \w+){0,2} $", re.IGNORECASE),
    "so": re.compile(
        r"\b(?:ma jir\w+|majir\w+|lama (?:soo )?(?:sheegin|xaqiijin)(?! (?:tirada|cidda|sababta|inta)\b))"
        r"(?: \w+){0,2} $",
        re.IGNORECASE,
    ),
}
"""What says no right before the keyword, where a word alone does not."""
_SOME: Final = r"^(?:\s+[^\s.,;:!?]+){0,2}?\s+"
_NEXT: Final = r"^[^\s.,;:!?。، ؛]{0,8}\s+"
_WORD: Final = r"[^\s.,;:!?]+ "
_ENDS: Final = r"(?=\s*(?:$|[.,;:!)»”…–—]))"
"""The end of a clause: « there are no wounded » ends with its verb where the wounded come first."""
_BUT: Final = r"(?:\w+ ){0,2}(?:sol[oa]|sólo|solamente|sino|poco|só|apenas|somente|mas)\b"
"""What follows a « no » that grants more than it denies (no fue atacada una vez sino tres)."""
AFTER: Final[Mapping[Language, re.Pattern[str]]] = {
    language: re.compile(pattern, re.IGNORECASE)
    for language, pattern in {
        "en": rf"{_SOME}(?:(?:did not|didn't|never) (?:happen|take place|occur|materiali[sz]e)"
        r"|(?:was|were)(?: not|n't) (?:hit|damaged|attacked|harmed|struck|targeted|bombed|shelled|destroyed))\b",
        "fr": rf"{_SOME}n['’](?:a|ont) (?:pas|jamais) (?:eu lieu"
        r"|été (?:touch|vis|attaqu|bombard|endommag|frapp)ée?s?)\b"
        r"(?! (?:aussi|autant|si|plus|à ce point|avec une telle|avec autant|comme|que|seulement)\b)",
        "es": rf"{_SOME}no (?:ocurri|sucedi|tuvo lugar|fue (?:atacad|alcanzad|bombardead)[oa]\b(?! {_BUT}))"
        rf"|{_NEXT}no (?:hubo|hay){_ENDS}",
        "pt": rf"{_SOME}não (?:aconteceu|ocorreu|teve lugar|foi (?:atacad|atingid|bombardead)[oa]\b(?! {_BUT}))"
        rf"|{_NEXT}não (?:houve|há){_ENDS}",
        "de": rf"{_NEXT}(?:(?:fand|fanden|hat|haben) nicht statt"
        rf"|(?:gab|gibt) es (?:{_WORD}){{0,2}}nicht\b(?! (?:nur|allein|bloß|lediglich|zuletzt|genug)\b))",
        "ru": rf"{_NEXT}(?:(?:и|или|либо) {_WORD})?(?:(?:во?|на|под|у|около|среди) {_WORD}(?:{_WORD})?)?"
        rf"(?:не (?:было|произошло|случилось|зафиксировано|последовало)\b|нет{_ENDS})"
        rf"|{_NEXT}(?:(?:во?|на|под|у|около) {_WORD})?не (?:пострадал[аои]?|была? (?:повреждена?|разрушена?)){_ENDS}",
        "uk": rf"{_NEXT}(?:(?:і|й|та|або|чи) {_WORD})?(?:(?:[ву]|на|під|біля|серед) {_WORD}(?:{_WORD})?)?"
        rf"(?:не (?:було|сталося|відбулося|зафіксовано)\b|нема(?:є)?{_ENDS})"
        rf"|{_NEXT}(?:(?:[ву]|на|під|біля) {_WORD})?не (?:постраждал[аои]|постраждав|пошкоджен[аоі]){_ENDS}",
        "pl": rf"{_NEXT}(?:śmiertelnych )?(?:(?:i|ani|lub) {_WORD})?(?:we? {_WORD}(?:{_WORD})?)?"
        rf"nie (?:(?:było|doszło|odnotowano)\b|ma{_ENDS})",
        "tr": rf"{_NEXT}(?:(?:ve|veya|ya da) {_WORD})?"
        rf"(?:(?:olmadı|yaşanmadı|gerçekleşmedi|düzenlenmedi|gelmedi)\b|yok(?:tu|muş)?{_ENDS})",
        "fa": rf"{_NEXT}(?:جانی |مالی )?"
        r"(?:صورت نگرفت|رخ نداد|انجام نشد|وجود ندا(?:رد|شت)|(?:نکرد|نشد|نداد|نبود|نداشت)\w{0,3}(?!\w))",
        "ur": rf"{_NEXT}نہیں (?:ہوا|ہوئی|ہوئے|کیا)",
        "hi": rf"{_NEXT}नहीं (?:हुआ|हुई|हुए|किया)",
        "bn": rf"{_NEXT}(?:ঘটনা )?(?:হয়নি|হয় নি|হয়নি|ঘটেনি)",
        "am": rf"{_NEXT}(?:አል\w+ም|(?:የደረሰበት ሰው )?(?:የለም|የሉም))(?!\w)",
        "so": rf"{_NEXT}(?:{_WORD})?(?:(?:kama|ma|lama) dhicin|ma jir\w*)\b",
        "ku": rf"{_NEXT}(?:çênebûn?|tune(?:bûn?)?|nîne)\b",
        "ps": rf"{_NEXT}(?:نه (?:ده|دي|دی|وه) شو[ېيی]|ونه ?شو[هلېي]?)(?!\w)",
        "ja": r"^(?:は|も|が)?(?:発生|起き|起こ|確認)?(?:して|されて|て)?(?:い)?(?:なかった|ない|ありません)",
        "ko": r"^(?:은|는|이|가|도)?\s*(?:없었|없다|없으며|발생하지 않|일어나지 않)",
        "my": r"^[^\s၊။]{0,6}\s?(?:မရှိ|မဖြစ်)",
    }.items()
}
"""What says no behind the keyword: that nothing of the kind happened."""
GOVERNED: Final[Mapping[Language, re.Pattern[str]]] = {
    language: re.compile(rf"(?<!\w)(?:{words})\s+$", re.IGNORECASE)
    for language, words in {
        "ru": "после|при|в ходе|от|из-за|до|под|во время|с начала|конца|окончания|вследствие|в результате",
        "uk": "після|при|у ході|від|через|до|під|під час|внаслідок|кінця|завершення",
        "pl": "po|od|przez|podczas|z powodu|wskutek|w wyniku|końca|pod",
        "fa": "پس از|بعد از|پایان|از|در پی|برای",
    }.items()
}
"""What before the keyword says that something else is not there: « Воды после *обстрела* нет »."""
WIDE: Final = ("fr", "en", "es", "ar", "ru")
"""What is tried where nobody knows the language."""

_AGO: Final[Mapping[Language, str]] = {
    "fr": r"(?:il y a|voilà) (?!(?:un|une|1) (?:an|année)\b)(?:(?!mois|jours?|heures?|minutes?|semaines?)[\w-]+ ){1,4}"
    r"(?:ans|années|décennies?|siècles?)\b|les années (?:18|19)?[2-9]0\b"
    r"|(?:le siècle|la décennie|au siècle) derni(?:er|ère)",
    "en": r"(?!(?:a|an|one|1) year\b)[\w-]+ years (?:ago|earlier|before that)\b|(?:decades?|centur(?:y|ies)) ago\b"
    r"|last century\b|the (?:18|19)\d0s\b"
    r"|^(?!.*\b(?:today|yesterday|tonight|now|again|this \w+|last \w+|on \w+day)\b).*"
    r"\b(?:in|during|through) the (?:(?:civil )?war years|years of (?:the )?(?:war|siege))\b",
    "es": r"hace (?!(?:un|1) año\b)(?:[\w-]+ ){1,3}(?:años|décadas?|siglos?)\b|hace (?:décadas|siglos)\b"
    r"|los años (?:19)?[2-9]0\b",
    "pt": r"há (?!(?:um|1) ano\b)(?:[\w-]+ ){1,3}(?:anos|décadas?|séculos?)\b|[\w-]+ anos atrás\b",
    "ar": r"قبل (?:(?!أشهر|أيام|ساعات)[\w]+ ){1,2}(?:سنوات|سنة|أعوام|عاما|عاماً|عقود|قرون)(?!\w)"
    r"|^(?!.*(?<!\w)و?(?:اليوم|أمس|الآن|مجددا|فجر|مساء|صباح)(?!\w)).*"
    r"(?<!\w)(?:في|خلال|إبان|طوال) سنوات (?:الحرب|الحصار)(?!\w)"
    r"|قبل (?:سنتين|عامين|سنوات|أعوام|عقد|عقدين|عقود|قرن)(?!\w)",
    "ru": r"(?!год\b)[\w-]+ (?:лет|года) (?:тому )?назад\b|(?:десятилети[йея]|век) назад\b",
    "uk": r"[\w-]+ (?:років|роки) тому\b|століття тому\b",
    "tr": r"(?:(?!bir )[\w-]+ yıl|yıllar) önce(?:ki)?\b(?! \w+[dt][ae]n (?:daha|beri|bu yana|sonra)\b)",
    "fa": r"(?!یک )[\w]+ سال (?:پیش|قبل)(?!\w)|سال\u200cها پیش",
    "sw": r"miaka [\w-]+ iliyopita\b",
    "de": r"vor (?!(?:einem|1) jahr)(?:(?!monaten|tagen|stunden|wochen|minuten)[\w-]+ ){1,3}"
    r"(?:jahren|jahrzehnten|jahrhunderten)\b|(?:18|19)\d0er\b|vor (?:jahren|jahrzehnten)\b",
    "it": r"(?!un )[\w-]+[ '’](?:anni|decenni|secoli) (?:fa|prima)\b",
    "nl": r"[\w-]+ (?:jaar|decennia) geleden\b(?<!een jaar geleden)",
    "pl": r"[\w-]+ (?:lat|lata) temu\b",
    "ro": r"acum (?!un an)(?:[\w-]+ ){1,3}(?:ani|decenii)\b|(?!un )[\w-]+ ani în urmă\b",
    "id": r"(?!setahun)[\w-]+ tahun (?:lalu|silam)\b",
    "he": r"לפני (?:\w+ )?(?:שנים|שנה|עשורים)(?!\w)(?<!לפני שנה)",
    "ur": r"(?!ایک )\w+ سال (?:پہلے|قبل)(?!\w)",
    "am": r"ከ(?!አንድ)\S+ (?:ዓመት|ዓመታት|አመት|አመታት) በፊት",
    "so": r"(?!hal |sanad )[\w-]+ (?:sano|sanno|sannadood|sanadood) ka hor\b",
    "ku": r"(?:berî|beriya) (?!salek)[\w-]+ salan\b|(?!sal)[\w-]+ sal berê\b",
    "ckb": r"(?!یەک )\w+ ساڵ (?:لەمەوبەر|پێش)",
    "ps": r"(?!یو )\w+ کاله (?:مخکې|وړاندې|پخوا)",
    "hi": r"(?!एक )\S+ (?:साल|वर्ष|दशक) (?:पहले|पूर्व)",
    "bn": r"(?!এক )\S+ (?:বছর|দশক) আগে",
    "vi": r"(?!một )[\w-]+ (?:năm|thập kỷ|thập niên) (?:về )?trước\b",
    "el": r"πριν (?:από )?(?!ένα)[\w-]+ (?:χρόνια|δεκαετίες|έτη)\b",
    "sr": r"(?:pre|prije) (?!jedne)[\w-]+ (?:godina|godine|decenija|decenije)\b"
    r"|пре (?!једне)[\w-]+ (?:година|године|деценија)\b",
    "ht": r"(?!yon )[\w-]+ (?:an|ane|anne) (?:de sa|pase)\b",
    "ha": r"shekaru (?!daya)[\w-]+ (?:da suka (?:wuce|gabata)|baya)\b",
    "cs": r"před (?!rokem)[\w-]+ lety\b",
    "sv": r"för (?!ett)[\w-]+ år sedan\b",
}
_NUMBER: Final = r"(?<!-)\w[\w-]* "
YEARS_AFTER: Final[Mapping[Language, re.Pattern[str]]] = {
    language: re.compile(rf"(?<!\w)(?:{pattern})(?:(?!\d)[\w-]+ )?$", re.IGNORECASE)
    for language, pattern in {
        "en": r"(?<!in )(?:years|decades|centur(?:y|ies)) (?:after|since) (?:(?:the|a|an|its|that|his|her|their) )?"
        r"(?!(?:independence|liberation|ceasefire|truce|revolution|elections?) )"
        r"|(?<!in )(?:years|decades) after (?:it|he|she|they|(?:the|his|her|their|its) \w+) (?:was|were|had|had been) ",
        "fr": rf"(?:(?<=près de )|(?<=plus de )|(?<=moins de )|(?<!de )(?<!à )(?<!d['’])){_NUMBER}"
        r"(?:ans|années|décennies|siècles?) après (?:(?:le|la|les|un|une|ce|cette|son|sa|leur) |l['’])?",
        "es": rf"(?:(?<=más de )|(?<=cerca de )|(?<!de )(?<!los )(?<!tras )){_NUMBER}"
        r"(?:años|décadas) (?:después del?|tras|del|de(?= (?:la|los|las) )) (?:(?:el|la|los|las|una?) )?",
        "pt": rf"(?:(?<=mais de )|(?<=cerca de )|(?<!de )(?<!aos )){_NUMBER}"
        r"(?:anos|décadas) (?:depois|após) (?:(?:d?[oa]s?|uma?) )?",
        "ru": rf"(?:(?:через|спустя|прошл[ои]) {_NUMBER}(?:лет|года|десятилетия)|(?:лет|года|десятилетия) спустя) "
        r"(?:после|с|со дня|со времени) (?!начал)",
        "de": rf"(?<!von ){_NUMBER}(?:jahren?|jahrzehnten?) nach (?:(?:dem|der|den|einem|einer) )?",
        "sw": r"(?<!wa )miaka \w+ baada ya ",
        "ar": rf"(?<!عمره )(?<!عمرها )(?<!العمر )(?<!بعمر )(?<!بالسجن ){_NUMBER}"
        r"(?:سنوات|أعوام|عاما|عاماً|عقود|سنة) (?:على|بعد) ",
    }.items()
}
"""What stands right before something that happened years ago, in a sentence that may tell of today besides. The age of
somebody whom it hit (« un garçon de 12 ans après une fusillade ») and what has gone on for years (« tres años de
guerra ») look much the same and are of today."""
_AGO_UNSPACED: Final[Mapping[Language, str]] = {
    "zh": r"(?<!十)(?:(?!一年)[\d两二三四五六七八九十百几數数一]+)年前",
    "ja": r"(?:(?!1年|１年|一年)[\d一二三四五六七八九十百数]+)年(?:以上)?前",
    "ko": r"(?<!\d)(?:(?!1\s?년)\d{1,3}|[이삼사오육칠팔구십백수]+)\s?년\s?전",
    "th": r"(?:(?!1 )\d{1,3}|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ|หลาย)\s?(?:สิบ)?\s?ปี(?:ก่อน|ที่แล้ว)",
    "km": r"(?:\d+|ពីរ|បី|បួន|ប្រាំ|ដប់|ម្ភៃ|ជាច្រើន)\s?ឆ្នាំ(?:មុន|កន្លង)",
    "my": r"လွန်ခဲ့သော\s*\S*(?:နှစ်|ဆယ်စု)",
}
"""The same in scripts where words, and so figures, have no borders."""

_JOINED: Final[Mapping[Language, str]] = {"ar": "وف"}
"""Letters of « and » and « so », written onto the next word."""
CUES: Final = {
    language: frozenset(joint + word for word in words.split() for joint in ("", *_JOINED.get(language, "")))
    for language, words in _NEGATIONS.items()
}
NEITHER: Final = {
    language: re.compile(rf"(?<!\w)(?:{'|'.join(_JOINED.get(language, ''))})?(?:{phrases})(?!\w)")
    for language, phrases in _NOT_NEGATIONS.items()
    if phrases
}
LONG_AGO: Final = {
    language: re.compile(f"{start}(?:{pattern})", re.IGNORECASE)
    for start, patterns in ((r"(?<!\w)", _AGO), ("", _AGO_UNSPACED))
    for language, pattern in patterns.items()
}
