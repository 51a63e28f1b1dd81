"""What cannot be used as a keyword, a name or a rule, and what was understood of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FAULTS: Final[Mapping[str, tuple[str, str, str]]] = {
    "empty": (
        "un mot est vide ; écrivez un mot ou une expression",
        "a word is empty; write a word or a phrase",
        "توجد كلمة فارغة؛ اكتب كلمة أو عبارة",
    ),
    "no_letter": (
        "« {text} » n’a ni lettre ni chiffre ; écrivez un mot",
        '"{text}" has no letter or digit; write a word',
        "«{text}» بلا حرف أو رقم؛ اكتب كلمة",
    ),
    "single_letter": (
        "« {text} » est une seule lettre, qui se trouve partout ; écrivez le mot entier",
        '"{text}" is a single letter and would be found everywhere; write the whole word',
        "«{text}» حرف واحد موجود في كل نص؛ اكتب الكلمة كاملة",
    ),
    "stop_words": (
        "« {text} » n’a que des mots présents dans tout article ; ajoutez le mot qui compte",
        '"{text}" has only words that stand in every article; add the word that matters',
        "«{text}» كلمات موجودة في كل مقال؛ أضف الكلمة المهمة",
    ),
    "unprintable": (
        "« {text} » contient un caractère qui ne s’affiche pas ; retapez-le",
        '"{text}" has a character that cannot be printed; type it again',
        "في «{text}» رمز لا يظهر؛ اكتبه من جديد",
    ),
    "too_long": (
        "« {text} » est trop long (au plus {most} caractères) ; raccourcissez-le",
        '"{text}" is too long (at most {most} characters); shorten it',
        "«{text}» أطول من {most} حرفًا؛ اختصره",
    ),
    "no_concept": (
        "« {text} » ne nomme aucun concept ; écrivez par exemple concept:école",
        '"{text}" names no concept; write one like concept:school',
        "«{text}» لا يسمّي مفهومًا؛ اكتب مثلًا concept:مدرسة",
    ),
    "unknown_concept": (
        "« {text} » n’est pas un concept du lexique ; écrivez {advice}",
        '"{text}" is not a concept of the lexicon; write {advice}',
        "«{text}» ليس من مفاهيم المعجم؛ اكتب {advice}",
    ),
    "unknown_pack": (
        "« pack:{text} » n’est pas une liste toute faite ; il y a {advice}",
        '"pack:{text}" is not a ready list; there are {advice}',
        "«pack:{text}» ليست قائمة جاهزة؛ القوائم هي {advice}",
    ),
    "not_a_language": (
        "« {text} » n’est pas un code de langue ; écrivez {advice}",
        '"{text}" is not a language code; write {advice}',
        "«{text}» ليس رمز لغة؛ اكتب {advice}",
    ),
    "not_spoken": (
        "« {text} » n’est pas une langue des alertes ; écrivez l’une de celles-ci : {advice}",
        '"{text}" is not a language that alerts are written in; write one of {advice}',
        "«{text}» ليست من لغات التنبيهات؛ اكتب إحدى هذه: {advice}",
    ),
    "alias_shared": (
        "« {name} » est un nom du lieu « {other} » et de « {place} » : les règles de l’un et de l’autre le trouveront",
        '"{name}" is a name of the place "{other}" and of "{place}": the rules of both will find it',
        "«{name}» اسم للمكان «{other}» وللمكان «{place}»: ستجده قواعد كليهما",
    ),
    "geonames_unknown": (
        "geonames {number} : le gazetier n’a pas ce numéro, « {name} » reste donc sans ses autres noms ; {advice}",
        'geonames {number} is not in the gazetteer, so "{name}" goes without its other names; {advice}',
        "الرقم {number} ليس في فهرس الأماكن، فيبقى «{name}» بلا أسمائه الأخرى؛ {advice}",
    ),
    "geonames_elsewhere": (
        "geonames {number} est {there} et non « {name} » ; {advice}",
        'geonames {number} is {there}, not "{name}"; {advice}',
        "الرقم {number} هو {there} لا «{name}»؛ {advice}",
    ),
    "geonames_write": (
        "écrivez {number} ({there}) ou enlevez geonames",
        "write {number} ({there}), or take geonames out",
        "اكتب {number} ({there}) أو احذف geonames",
    ),
    "geonames_leave_out": (
        "cherchez-le avec tocsin place « {name} », ou enlevez geonames",
        'look it up with tocsin place "{name}", or take geonames out',
        "ابحث عنه بالأمر tocsin place «{name}» أو احذف geonames",
    ),
    "not_an_address": (
        "« {text} » n’est pas une adresse ; écrivez par exemple https://example.org/rss.xml",
        '"{text}" is not an address; write one like https://example.org/rss.xml',
        "«{text}» ليس عنوانًا؛ اكتب مثلًا ‎https://example.org/rss.xml",
    ),
    "not_a_web_address": (
        "« {text} » n’est pas une adresse du web ; elle doit commencer par http:// ou https://",
        '"{text}" is not a web address; it must start with http:// or https://',
        "«{text}» ليس عنوان ويب؛ يجب أن يبدأ بـ ‎http:// أو ‎https://",
    ),
    "half_point": (
        "« {text} » seul n’est pas un point ; écrivez la latitude et la longitude, comme 36.21, 37.19",
        '"{text}" alone is no point; write latitude and longitude, like 36.21, 37.19',
        "«{text}» وحده ليس نقطة؛ اكتب خط العرض وخط الطول، مثل 36.21, 37.19",
    ),
    "rule_empty": (
        "Il manque la règle : des mots, puis un lieu.",
        "The rule is missing: words, then a place.",
        "القاعدة ناقصة: اكتب كلمات ثم مكانًا.",
    ),
    "rule_no_place": (
        "Je n’ai pas trouvé de lieu après les mots.",
        "I found no place after the words.",
        "لم أجد مكانًا بعد الكلمات.",
    ),
    "rule_no_keywords": (
        "Il manque les mots à chercher avant le lieu.",
        "The words to look for are missing before the place.",
        "تنقص الكلمات المطلوبة قبل المكان.",
    ),
    "rule_and": (
        "« {text} » peut se lire de deux façons.",
        '"{text}" can be read in two ways.',
        "يمكن فهم «{text}» على وجهين.",
    ),
    "rule_and_hint": (
        "Une virgule : l’un ou l’autre suffit. « avec » : les deux ensemble. Des guillemets : l’expression exacte.",
        'A comma: either is enough. "with": both together. Quotes: the exact phrase.',
        "الفاصلة: يكفي أحدهما. «مع»: كلاهما معًا. علامتا الاقتباس: العبارة كما هي.",
    ),
    "rule_no_place_joined": (
        "Je ne connais aucun lieu « {text} ».",
        'I know no place "{text}".',
        "لا أعرف مكانًا باسم «{text}».",
    ),
    "rule_no_place_joined_hint": (
        "« avec » : ce mot doit y être aussi. Des guillemets : c’est bien le nom d’un lieu.",
        '"with": this word must be there too. Quotes: it is the name of a place.',
        "«مع»: يجب أن ترد هذه الكلمة أيضًا. علامتا الاقتباس: هي اسم مكان فعلًا.",
    ),
    "did_you_mean": ("vouliez-vous dire : {text}", "did you mean: {text}", "هل تقصد: {text}"),
    "for_example": ("par exemple : {text}", "example: {text}", "مثلًا: {text}"),
    "wider_place": (
        "« {inner} » est dans « {outer} », qui sonne aussi à lui seul. Pour « {inner} » seulement : {rule}",
        '"{inner}" lies in "{outer}", which rings by itself too. For "{inner}" alone: {rule}',
        "«{inner}» داخل «{outer}»، والأخيرة تنبّه وحدها أيضًا. لـ«{inner}» وحدها: {rule}",
    ),
    "rule_environs": (
        "« {text} » : jusqu’où ?",
        '"{text}": how far?',
        "«{text}»: إلى أي مسافة؟",
    ),
    "rule_environs_hint": (
        "Un cercle compte tous les lieux connus qui s’y trouvent ; sinon seul le nom compte.",
        "A circle counts every known place in it; without one only the name counts.",
        "الدائرة تشمل كل الأماكن المعروفة داخلها؛ ومن دونها لا يُحسب إلا الاسم.",
    ),
    "rule_sentence": (
        "« {text} » est une phrase : elle ne serait trouvée que mot pour mot.",
        '"{text}" is a sentence: it would only be found word for word.',
        "«{text}» جملة كاملة: لن تُلتقط إلا إذا وردت بحروفها.",
    ),
    "rule_sentence_hint": (
        "Gardez les mots qui comptent ; « avec » demande les deux, dans n’importe quel ordre.",
        'Keep the words that count; "with" asks for both, in any order.',
        "أبقِ الكلمات المهمة فقط؛ «مع» تطلب كلتيهما بأي ترتيب.",
    ),
    "rule_list": (
        "« {text} » ne serait trouvé que si ces mots se suivent.",
        '"{text}" would only be found with these words in a row.',
        "لن تُلتقط «{text}» إلا إذا توالت هذه الكلمات.",
    ),
    "rule_list_hint": (
        "Une virgule entre les mots : l’un ou l’autre suffit. Des guillemets : l’expression exacte.",
        "A comma between words: either is enough. Quotes: the exact phrase.",
        "فاصلة بين الكلمات: يكفي أحدها. علامتا الاقتباس: العبارة كما هي.",
    ),
    "rule_stopped": (
        "Je n’ai pas compris « {text} ».",
        'I did not understand "{text}".',
        "لم أفهم «{text}».",
    ),
    "rule_stopped_hint": (
        "Séparez les lieux par une virgule ; une expression avec de tels mots se met entre guillemets.",
        "Put a comma between places; a phrase with such words goes between quotes.",
        "افصل بين الأماكن بفاصلة؛ وضع العبارة بين علامتي اقتباس.",
    ),
    "rule_quote": (
        "Les guillemets ouverts ici ne sont pas refermés.",
        "The quotation mark opened here is never closed.",
        "علامة الاقتباس المفتوحة هنا لم تُغلق.",
    ),
    "rule_quote_hint": (
        "Refermez-les, ou ôtez-les.",
        "Close it, or take it out.",
        "أغلقها أو احذفها.",
    ),
    "rule_window": (
        "« {text} » n’est pas une distance.",
        '"{text}" is not a distance.',
        "«{text}» ليست مسافة.",
    ),
    "rule_window_hint": (
        "Écrivez : 30 mots, phrase, paragraphe ou article.",
        "Write: 30 words, sentence, paragraph or article.",
        "اكتب: 30 كلمة، أو جملة، أو فقرة، أو مقال.",
    ),
    "rule_metres": (
        "« {text} » : une règle n’a pas de mètres.",
        '"{text}": a rule has no metres.',
        "«{text}»: لا أمتار في القاعدة.",
    ),
    "rule_metres_hint": (
        "Sur le terrain, autour du lieu, elle compte en kilomètres ; dans le texte, entre le mot et le lieu, en mots "
        "(30 si rien n’est dit).",
        "On the ground, around the place, it counts kilometres; in the text, between the word and the place, words "
        "(30 where nothing is said).",
        "على الأرض حول المكان تحسب بالكيلومترات، وفي النص بين الكلمة والمكان بالكلمات (30 إن لم يُذكر شيء).",
    ),
    "rule_km": (
        "« {text} » n’est pas une distance possible.",
        "“{text}” is not a possible distance.",
        "«{text}» ليست مسافة ممكنة.",
    ),
    "rule_km_hint": (
        "Écrivez un nombre de kilomètres au-dessus de 0, {most} au plus.",
        "Write a number of kilometres above 0, at most {most}.",
        "اكتب عددًا من الكيلومترات أكبر من 0 ولا يزيد على {most}.",
    ),
    "rule_km_twice": (
        "Cette distance ne suit aucun lieu : le rayon se dit une fois après les lieux.",
        "This distance follows no place: say the radius once, after the places.",
        "هذه المسافة لا تتبع أي مكان: يُذكر نصف القطر مرة واحدة بعد الأماكن.",
    ),
    "rule_twice": (
        "« {text} » contredit ce qui a été dit avant.",
        '"{text}" says again, differently, what was said before.',
        "«{text}» يناقض ما قيل من قبل.",
    ),
    "rule_twice_hint": ("Gardez-en un seul.", "Keep one of them.", "احتفظ بواحد منهما."),
    "rule_nothing": (
        "Il manque quelque chose après « {text} ».",
        'Something is missing after "{text}".',
        "ينقص شيء بعد «{text}».",
    ),
    "rule_nothing_hint": (
        "Complétez, ou ôtez ce mot ; une expression qui le contient se met entre guillemets.",
        "Complete it, or take this word out; a phrase that contains it goes between quotes.",
        "أكمل أو احذف هذه الكلمة؛ وإن كانت جزءًا من عبارة فضع العبارة بين علامتي اقتباس.",
    ),
    "rule_place_hint": (
        "Ajoutez « près de » et un lieu.",
        'Add "near" and a place.',
        "أضف «قرب» ثم اسم المكان.",
    ),
    "rule_nowhere": (
        "Il manque le lieu après « {text} ».",
        'The place is missing after "{text}".',
        "ينقص المكان بعد «{text}».",
    ),
    "rule_nowhere_hint": (
        "Écrivez le nom d’un lieu.",
        "Write the name of a place.",
        "اكتب اسم مكان.",
    ),
    "rule_known_places": (
        "Lieux connus : {names}.",
        "Known places: {names}.",
        "الأماكن المعروفة: {names}.",
    ),
    "rule_too_many": (
        "Plus de {most} mots dans une règle.",
        "More than {most} keywords in one rule.",
        "أكثر من {most} كلمة في قاعدة واحدة.",
    ),
    "rule_too_many_hint": (
        "Faites-en plusieurs règles.",
        "Make several rules of them.",
        "اجعلها عدة قواعد.",
    ),
    "rule_long_place": (
        "« {text} » est trop long pour un lieu.",
        '"{text}" is too long for a place.',
        "«{text}» أطول من أن يكون اسم مكان.",
    ),
    "rule_points": (
        "« {text} » : les points vont de 0 à {most}.",
        '"{text}": points go from 0 to {most}.',
        "«{text}»: النقاط من 0 إلى {most}.",
    ),
    "rule_points_hint": (
        "Écrivez un nombre : hôpital (poids 3), ou score 4.",
        "Write a number: hospital (weight 3), or score 4.",
        "اكتب عددًا: مستشفى (وزن 3)، أو بمجموع 4.",
    ),
    "rule_weight_where": (
        "« {text} » n’a pas de mot à peser ici.",
        '"{text}" has no keyword to weigh here.',
        "لا كلمة هنا لتوزن في «{text}».",
    ),
    "rule_weight_where_hint": (
        "Un poids se met juste après un mot à chercher, avant le lieu : hôpital (poids 3).",
        "A weight goes right behind a word to look for, before the place: hospital (weight 3).",
        "الوزن يأتي بعد كلمة مطلوبة مباشرة، قبل المكان: مستشفى (وزن 3).",
    ),
    "stray_form": (
        "« {form} » n’est une forme d’aucun mot de la règle : elle n’ôte rien.",
        '"{form}" is a form of no keyword of the rule: it takes nothing out.',
        "«{form}» ليست صيغة لأي كلمة في القاعدة: لا تستبعد شيئًا.",
    ),
    "stray_form_near": (
        "« {form} » n’est une forme d’aucun mot de la règle : elle n’ôte rien. La plus proche : « {near} ».",
        '"{form}" is a form of no keyword of the rule: it takes nothing out. The nearest is "{near}".',
        "«{form}» ليست صيغة لأي كلمة في القاعدة: لا تستبعد شيئًا. الأقرب إليها «{near}».",
    ),
    "no_wildcards": (
        "« {text} » : ni étoile ni expression régulière ici ; les formes d’un mot sont trouvées d’elles-mêmes.",
        '"{text}": there are no stars or regular expressions here; the forms of a word are found by themselves.',
        "«{text}»: لا نجوم ولا تعابير نمطية هنا؛ صيغ الكلمة تُلتقط تلقائيًا.",
    ),
    "other_name": (
        "« {text} » est un autre nom de « {near} », déjà suivi : {rule}",
        '"{text}" is another name of "{near}", which is already followed: {rule}',
        "«{text}» اسم آخر للمكان «{near}» المتابَع من قبل: {rule}",
    ),
    "weights_idle": (
        "Sans score, les poids ne décident de rien : un seul mot suffit. Ajoutez par exemple : score 3.",
        "Without a score the weights decide nothing: one word is enough. Add for example: score 3.",
        "بلا مجموع مطلوب لا تقرر الأوزان شيئًا: تكفي كلمة واحدة. أضف مثلًا: بمجموع 3.",
    ),
    "all_struck": (
        "« {text} » : toutes ses formes sont ôtées, ce mot ne sonnera jamais.",
        '"{text}": all of its forms are struck out, this word will never ring.',
        "«{text}»: كل صيغها مستبعدة، فلن تنبّه هذه الكلمة أبدًا.",
    ),
    "slip": (
        "« {text} » n’est dans aucun dictionnaire ; vouliez-vous dire « {near} » ?",
        '"{text}" is in no dictionary; did you mean "{near}"?',
        "«{text}» ليست في أي معجم؛ هل تقصد «{near}»؟",
    ),
    "long_phrase": (
        "« {text} » n’est trouvé que si ces mots se suivent ainsi. Séparés : une virgule (l’un ou l’autre) ou "
        "« avec » (ensemble).",
        '"{text}" is found only where these words stand in this order. Apart: a comma (either) or "with" (together).',
        "«{text}» لا تُلتقط إلا بهذا الترتيب. منفصلة: فاصلة (إحداها) أو «مع» (معًا).",
    ),
    "score_out_of_reach": (
        "Cette règle ne sonnera jamais : il faut {score} points et ses mots en font {most} au plus.",
        "This rule will never fire: it takes {score} points and its keywords make {most} at most.",
        "لن تنبّه هذه القاعدة أبدًا: المطلوب {score} نقاط وكلماتها تبلغ {most} على الأكثر.",
    ),
    "never_rings": (
        "« {text} » est à la fois cherché et exclu : il ne sonnera jamais.",
        '"{text}" is both looked for and left out: it will never ring.',
        "«{text}» مطلوبة ومستثناة معًا: لن تنبّه أبدًا.",
    ),
    "understood_keywords": ("mots : {names}", "words: {names}", "الكلمات: {names}"),
    "understood_places": ("lieux : {names}", "places: {names}", "الأماكن: {names}"),
    "understood_within": ("distance : {names}", "distance: {names}", "المسافة: {names}"),
    "understood_with": ("avec : {names}", "with: {names}", "مع: {names}"),
    "understood_not": ("sauf : {names}", "not: {names}", "ما عدا: {names}"),
    "understood_forms": ("sans les formes : {names}", "without the forms: {names}", "دون الصيغ: {names}"),
    "understood_score": ("score : au moins {names}", "score: at least {names}", "المجموع: {names} على الأقل"),
    "understood_severity": ("gravité : {names}", "severity: {names}", "الخطورة: {names}"),
    "understood_languages": ("langues : {names}", "languages: {names}", "اللغات: {names}"),
    "understood_name": ("nom : {names}", "name: {names}", "الاسم: {names}"),
    "understood_so_far": (
        "Compris jusque-là : {names}.",
        "Understood so far: {names}.",
        "فهمت حتى هنا: {names}.",
    ),
}
"""Each in French, English and Arabic; see ``alerts.wordings``."""
