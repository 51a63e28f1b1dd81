"""What is asked of somebody whose rule can be read in more than one way, or asks for what no rule can."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

ASKINGS: Final[Mapping[str, tuple[str, str, str]]] = {
    "rule_label": (
        "« {text} » : chercher seulement ce qui suit les deux-points ?",
        '"{text}": only what stands behind the colon?',
        "«{text}»: أيُقصد ما بعد النقطتين فقط؟",
    ),
    "rule_label_hint": (
        "Entre guillemets, le tout n’est trouvé que mot pour mot.",
        "In quotes, all of it is only found word for word.",
        "بين علامتي اقتباس لا يُلتقط الكل إلا بحروفه.",
    ),
    "rule_count": (
        "« {text} » : une règle trouve des mots, elle ne compare pas de nombres.",
        '"{text}": a rule finds words, it compares no numbers.',
        "«{text}»: القاعدة تلتقط كلمات ولا تقارن أعدادًا.",
    ),
    "rule_count_hint": (
        "Gardez les mots ; l’alerte montre les nombres.",
        "Keep the words; the alert shows the numbers.",
        "أبقِ الكلمات؛ الأعداد تظهر في التنبيه.",
    ),
    "rule_brackets": (
        "« {text} » : les mots entre parenthèses doivent-ils y être aussi, ou l’un d’eux suffit-il ?",
        '"{text}": must one of the words in brackets be there too, or is any of all enough?',
        "«{text}»: هل يجب أن ترد إحدى الكلمات بين القوسين أيضًا، أم تكفي أي كلمة منها؟",
    ),
    "rule_brackets_hint": (
        "« avec » : l’un d’eux doit y être aussi. Des virgules : l’un ou l’autre suffit.",
        '"with": one of them must be there too. Commas: any of them is enough.',
        "«مع»: يجب أن ترد إحداها أيضًا. الفواصل: تكفي أي واحدة.",
    ),
    "rule_not_first": (
        "« {text} » : à laisser de côté ?",
        '"{text}": is this what is to be left out?',
        "«{text}»: أهذا ما ينبغي استبعاده؟",
    ),
    "rule_not_first_hint": (
        "Ce qu’on ne veut pas vient à la fin : sauf …",
        "What is not wanted comes at the end: not …",
        "ما لا تريده يأتي في النهاية: ما عدا …",
    ),
    "rule_stretch": (
        "« {text} » nomme deux lieux : l’un ou l’autre, ou les deux ensemble ?",
        '"{text}" names two places: either of them, or both together?',
        "«{text}» يذكر مكانين: أيكفي أحدهما، أم كلاهما معًا؟",
    ),
    "rule_stretch_hint": (
        "Une virgule : l’un ou l’autre suffit. « avec » : les deux.",
        'A comma: either is enough. "with": both.',
        "الفاصلة: يكفي أحدهما. «مع»: كلاهما.",
    ),
    "rule_only_places": (
        "« {text} » nomme un lieu : quels mots y chercher ?",
        '"{text}" names a place: which words am I to look for there?',
        "«{text}» اسم مكان: ما الكلمات المطلوبة هناك؟",
    ),
    "rule_only_places_hint": (
        "Pour recevoir toutes les alertes d’un lieu suivi : /subscribe et son nom.",
        "To get all alerts of a place that is followed: /subscribe and its name.",
        "لتلقي كل تنبيهات مكان متابَع: /subscribe واسمه.",
    ),
    "rule_two_rules": (
        "« {text} » : une deuxième règle ?",
        '"{text}": a second rule?',
        "«{text}»: أهذه قاعدة ثانية؟",
    ),
    "rule_two_rules_hint": (
        "Touchez l’une, puis l’autre.",
        "Press the one, then the other.",
        "المس الأولى ثم الثانية.",
    ),
    "rule_graded": (
        "« {text} » dit la gravité, pas ce qu’il faut chercher.",
        '"{text}" says how serious, not what to look for.',
        "«{text}» تحدّد الخطورة، لا ما ينبغي البحث عنه.",
    ),
    "rule_graded_hint": (
        "Pour recevoir ici les alertes d’un lieu à partir d’une gravité : /subscribe Goma urgent. "
        "Pour une règle, ajoutez des mots : choléra à Goma urgent.",
        "To get the alerts of a place here from a severity on: /subscribe Goma critical. "
        "For a rule, add words: cholera near Goma critical.",
        "لتلقي تنبيهات مكان هنا من درجة خطورة فما فوق: /subscribe Goma عاجل. وللقاعدة أضف كلمات: كوليرا قرب غوما عاجل.",
    ),
    "rule_done": (
        "« {text} » : ce mot doit-il y être aussi ?",
        '"{text}": must this word be there too?',
        "«{text}»: هل يجب أن ترد هذه الكلمة أيضًا؟",
    ),
    "rule_feed": (
        "« {text} » : une règle lit toutes les sources, elle ne peut pas n’en suivre qu’une.",
        '"{text}": a rule reads all feeds and cannot keep to one of them.',
        "«{text}»: القاعدة تقرأ كل المصادر ولا يمكن حصرها في مصدر واحد.",
    ),
    "rule_feed_hint": (
        "Chaque alerte nomme sa source. Les sources lues : /feed",
        "Every alert names its source. The feeds that are read: /feed",
        "كل تنبيه يذكر مصدره. المصادر المقروءة: ‎/feed",
    ),
    "rule_sending": (
        "« {text} » : une règle ne dit pas où vont ses alertes.",
        '"{text}": a rule does not say where its alerts go.',
        "«{text}»: القاعدة لا تحدد وجهة تنبيهاتها.",
    ),
    "rule_sending_hint": (
        "Après l’avoir créée, écrivez /subscribe ici, ou /subscribe @canal.",
        "Once it is saved, write /subscribe here, or /subscribe @channel.",
        "بعد حفظها اكتب ‎/subscribe هنا أو ‎/subscribe @channel",
    ),
    "rule_everywhere": (
        "« {text} » n’est pas un lieu : une règle veille près de lieux nommés, ou dans tout un pays ou une région.",
        '"{text}" is no place: a rule watches near named places, or in all of a country or region.',
        "«{text}» ليس مكانًا: تراقب القاعدة قرب أماكن مسماة، أو في بلد أو إقليم كله.",
    ),
    "rule_everywhere_hint": (
        "Par exemple : partout en Syrie ; à moins de 25 km de Goma.",
        "For example: anywhere in Syria; within 25 km of Goma.",
        "مثلًا: في كل أنحاء سوريا؛ ضمن 25 كم من غوما.",
    ),
    "rule_point": (
        "« {text} » est un point de la carte ; une règle nomme un lieu.",
        '"{text}" is a point of the map; a rule names a place.',
        "«{text}» نقطة على الخريطة؛ والقاعدة تسمي مكانًا.",
    ),
    "rule_point_hint": (
        "Les lieux autour du point : /place 36.2, 37.1",
        "The places near the point: /place 36.2, 37.1",
        "الأماكن حول النقطة: ‎/place 36.2, 37.1",
    ),
    "rule_until": (
        "« {text} » : une règle veille sans cesse, jusqu’à ce qu’on l’ôte (/unwatch).",
        '"{text}": a rule watches all the time, until it is removed (/unwatch).',
        "«{text}»: القاعدة تراقب دائمًا حتى تُحذف (‎/unwatch).",
    ),
    "rule_until_hint": (
        "Sans cela, elle se lit ainsi.",
        "Without it, the rule reads like this.",
        "من دون ذلك تُقرأ القاعدة هكذا.",
    ),
    "rule_site": (
        "« {text} » : l’endroit de ce nom, ou {place} en général ?",
        '"{text}": the site of that name, or {place} as a whole?',
        "«{text}»: الموقع بهذا الاسم، أم {place} عمومًا؟",
    ),
    "rule_site_hint": (
        "Entre guillemets c’est un nom, trouvé mot pour mot ; « avec » demande les deux, dans n’importe quel ordre.",
        'In quotes it is a name, found word for word; "with" asks for both, in any order.',
        "بين علامتي اقتباس هو اسم يُلتقط بحروفه؛ «مع» تطلب كليهما بأي ترتيب.",
    ),
    "rule_persons": (
        "« {text} » : une seule expression, ou deux mots qui doivent y être tous les deux ?",
        '"{text}": one phrase, or two words that must both be there?',
        "«{text}»: عبارة واحدة، أم كلمتان يجب أن تردا معًا؟",
    ),
    "rule_persons_hint": (
        "Une expression n’est trouvée que mot pour mot.",
        "A phrase is only found word for word.",
        "العبارة لا تُلتقط إلا بحروفها.",
    ),
    "rule_two_places": (
        "« {text} » nomme deux lieux : lequel compte ?",
        '"{text}" names two places: which one counts?',
        "«{text}» يسمّي مكانين: أيهما المقصود؟",
    ),
    "rule_two_places_hint": (
        "Une virgule : l’un ou l’autre suffit.",
        "A comma: either is enough.",
        "الفاصلة: يكفي أحدهما.",
    ),
    "rule_inner": (
        "« {text} » ne serait trouvé que mot pour mot.",
        '"{text}" would only be found word for word.',
        "لن تُلتقط «{text}» إلا إذا وردت بحروفها.",
    ),
    "rule_inner_hint": (
        "« avec » demande les deux, dans n’importe quel ordre. Des guillemets : l’expression exacte.",
        '"with" asks for both, in any order. Quotes: the exact phrase.',
        "«مع» تطلب كلتيهما بأي ترتيب. علامتا الاقتباس: العبارة كما هي.",
    ),
    "inner_phrase": (
        "« {text} » n’est trouvé que si ces mots se suivent ainsi. Les deux, dans n’importe quel ordre : {rule}",
        '"{text}" is found only where these words stand in this order. Both, in any order: {rule}',
        "«{text}» لا تُلتقط إلا بهذا الترتيب. كلتاهما بأي ترتيب: {rule}",
    ),
    "stranger": (
        "ce lieu n’est pas suivi : il est cherché sous ce seul nom",
        "this place is not followed: it is looked for under this name only",
        "هذا المكان غير متابَع: يُبحث عنه بهذا الاسم وحده",
    ),
    "stranger_near": (
        "ce lieu n’est pas suivi : il est cherché sous ce seul nom ; vouliez-vous dire « {near} » ?",
        'this place is not followed: it is looked for under this name only; did you mean "{near}"?',
        "هذا المكان غير متابَع: يُبحث عنه بهذا الاسم وحده؛ هل تقصد «{near}»؟",
    ),
}
"""Each in French, English and Arabic; see ``alerts.wordings``."""
