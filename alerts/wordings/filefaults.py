"""What is wrong with a rules file, in French and Arabic, by the English that reading it says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FILES: Final[Mapping[str, tuple[str, str]]] = {
    "{key}: {wrong}": ("{key} : {wrong}", "{key}: {wrong}"),
    'unknown key "{key}" in [[{table}]]': (
        "clé inconnue « {key} » dans [[{table}]]",
        "مفتاح غير معروف «{key}» في [[{table}]]",
    ),
    'unknown key "{key}" in near': ("clé inconnue « {key} » dans near", "مفتاح غير معروف «{key}» في near"),
    'unknown table "{name}"': ("table inconnue « {name} »", "جدول غير معروف «{name}»"),
    "write {text}": ("écrivez {text}", "اكتب {text}"),
    "the keys are {keys}": ("les clés sont {keys}", "المفاتيح هي {keys}"),
    "this {table} has no {key}": ("il manque {key} dans ce [[{table}]]", "ينقص {key} في هذا الجدول [[{table}]]"),
    "{key} is empty": ("{key} est vide", "{key} فارغ"),
    "name at least one, or take {key} out for all of them": (
        "nommez-en au moins un, ou ôtez {key} pour les avoir tous",
        "اكتب اسمًا واحدًا على الأقل، أو احذف {key} لتصل كلها",
    ),
    "write at least one, like {text}": (
        "écrivez-en au moins un, par exemple {text}",
        "اكتب واحدًا على الأقل، مثلًا {text}",
    ),
    "{key} must be {wanted}, not {got}": ("{key} doit être {wanted}, pas {got}", "{key} يجب أن يكون {wanted} لا {got}"),
    "{key} must be {wanted}": ("{key} doit être {wanted}", "{key} يجب أن يكون {wanted}"),
    "text": ("un texte", "نصًّا"),
    "a list of texts": ("une liste de textes", "قائمة نصوص"),
    "a list of lists of texts": ("une liste de listes de textes", "قائمة من قوائم نصوص"),
    "a list": ("une liste", "قائمة"),
    "a table": ("une table", "جدولًا"),
    "a number": ("un nombre", "عددًا"),
    "a whole number": ("un nombre entier", "عددًا صحيحًا"),
    "true or false": ("true ou false", "true أو false"),
    "a place and a distance": ("un lieu et une distance", "مكانًا ومسافة"),
    "the name of a place": ("le nom d’un lieu", "اسم مكان"),
    "true/false": ("true/false", "true/false"),
    "a date": ("une date", "تاريخًا"),
    "{name} must be written with two brackets, [[{table}]], once for each {each}": (
        "{name} s’écrit entre doubles crochets, [[{table}]], une fois par élément",
        "يُكتب {name} بين قوسين مزدوجين، [[{table}]]، مرة لكل عنصر",
    ),
    "{value} is out of range": ("{value} est hors limites", "{value} خارج الحدود"),
    "write a number from {low} to {high}": ("écrivez un nombre de {low} à {high}", "اكتب عددًا من {low} إلى {high}"),
    "write a number above 0, at most {most}": (
        "écrivez un nombre au-dessus de 0, {most} au plus",
        "اكتب عددًا فوق 0 لا يتجاوز {most}",
    ),
    "write a whole number like {text}": ("écrivez un nombre entier, par exemple {text}", "اكتب عددًا صحيحًا مثل {text}"),
    '"{text}" is not a distance': ("« {text} » n’est pas une distance", "«{text}» ليست مسافة"),
    'write "30 words" (any number from 0), "sentence", "paragraph" or "article"': (
        'écrivez "30 words" (un nombre à partir de 0), "sentence", "paragraph" ou "article"',
        'اكتب "30 words" (أي عدد من 0) أو "sentence" أو "paragraph" أو "article"',
    ),
    '"{text}" is wider than {most} words': ("« {text} » dépasse {most} mots", "«{text}» أوسع من {most} كلمة"),
    '"{text}" is not a severity': ("« {text} » n’est pas une gravité", "«{text}» ليست درجة خطورة"),
    "write {text} (all: {all})": ("écrivez {text} (toutes : {all})", "اكتب {text} (كلها: {all})"),
    "write one of {text}": ("écrivez l’une de celles-ci : {text}", "اكتب إحدى هذه: {text}"),
    '"{text}" is not an interval': ("« {text} » n’est pas un intervalle", "«{text}» ليست مدة"),
    'write "5 minutes", "1 hour" or "1 day"': (
        'écrivez "5 minutes", "1 hour" ou "1 day"',
        'اكتب "5 minutes" أو "1 hour" أو "1 day"',
    ),
    '"{text}" is too short': ("« {text} » est trop court", "«{text}» أقصر مما ينبغي"),
    '"{text}" is too long': ("« {text} » est trop long", "«{text}» أطول مما ينبغي"),
    "write at least {text}": ("écrivez au moins {text}", "اكتب {text} على الأقل"),
    "write at most {text}": ("écrivez au plus {text}", "اكتب {text} على الأكثر"),
    'there is no place "{name}"': ("il n’y a pas de lieu « {name} »", "لا يوجد مكان «{name}»"),
    'there is no rule "{name}"': ("il n’y a pas de règle « {name} »", "لا توجد قاعدة «{name}»"),
    '"{name}" is another name of the place "{place}"': (
        "« {name} » est un autre nom du lieu « {place} »",
        "«{name}» اسم آخر للمكان «{place}»",
    ),
    "write a [[{table}]] with name = {name}": (
        "écrivez un [[{table}]] avec name = {name}",
        "اكتب [[{table}]] فيه name = {name}",
    ),
    "write a [[{table}]] with name = {name}, or take it out": (
        "écrivez un [[{table}]] avec name = {name}, ou ôtez-le",
        "اكتب [[{table}]] فيه name = {name} أو احذفه",
    ),
    "{given} stands without {missing}": ("{given} est écrit sans {missing}", "{given} مكتوب من دون {missing}"),
    "write both, or neither": ("écrivez les deux, ou aucun", "اكتب الاثنين أو لا شيء منهما"),
    "a centre": ("centre", "مركز"),
    "write lat and lon too, or take radius_km out": (
        "écrivez aussi lat et lon, ou ôtez radius_km",
        "اكتب lat وlon أيضًا أو احذف radius_km",
    ),
    "radius_km is 0": ("radius_km vaut 0", "radius_km يساوي 0"),
    "write a distance in kilometres, or take radius_km out": (
        "écrivez une distance en kilomètres, ou ôtez radius_km",
        "اكتب مسافة بالكيلومترات أو احذف radius_km",
    ),
    "more than {most} keywords in one rule": ("plus de {most} mots dans une règle", "أكثر من {most} كلمة في قاعدة"),
    "make several rules of them": ("faites-en plusieurs règles", "اجعلها عدة قواعد"),
    '"{keyword}" is no keyword of this rule': (
        "« {keyword} » n’est pas un mot de cette règle",
        "ليست «{keyword}» من كلمات هذه القاعدة",
    ),
    "write it into keywords too, or take it out": (
        "écrivez-le aussi dans keywords, ou ôtez-le",
        "اكتبها في keywords أيضًا أو احذفها",
    ),
    '"{keyword}" = {points} is no weight': (
        "« {keyword} » = {points} n’est pas un poids",
        "«{keyword}» = {points} ليس وزنًا",
    ),
    "both place and places are written": ("place et places sont écrits tous les deux", "كُتب place وplaces معًا"),
    "write one of them": ("n’écrivez que l’un des deux", "اكتب أحدهما فقط"),
    "places is empty": ("places est vide", "places فارغ"),
    "write the name of a [[place]], like {text}": (
        "écrivez le nom d’un [[place]], par exemple {text}",
        "اكتب اسم [[place]]، مثلًا {text}",
    ),
    "a group is empty": ("un groupe est vide", "مجموعة فارغة"),
    "write its words, or take it out": ("écrivez ses mots, ou ôtez-le", "اكتب كلماتها أو احذفها"),
    "{value} is not a chat id": ("{value} n’est pas un numéro de chat", "ليس {value} رقم محادثة"),
    "{value} is not a chat": ("{value} n’est pas un chat", "ليس {value} محادثة"),
    "write one like {text}": ("écrivez par exemple {text}", "اكتب مثلًا {text}"),
    "a chat id has no quotes": (
        "un numéro de chat s’écrit sans guillemets",
        "رقم المحادثة يُكتب بلا علامتي اقتباس",
    ),
    '{key} "{name}" is already taken on line {line}': (
        "{key} « {name} » est déjà pris à la ligne {line}",
        "{key} «{name}» مأخوذ في السطر {line}",
    ),
    "take one of them out": ("ôtez l’un des deux", "احذف أحدهما"),
    "write another name": ("écrivez un autre nom", "اكتب اسمًا آخر"),
    "the list that starts here is not closed": (
        "la liste qui commence ici n’est pas fermée",
        "القائمة التي تبدأ هنا غير مغلقة",
    ),
    "this is not TOML: {what}": ("ce n’est pas du TOML : {what}", "ليس هذا TOML: {what}"),
    "write a comma between the texts of a list": (
        "écrivez une virgule entre les textes d’une liste",
        "ضع فاصلة بين نصوص القائمة",
    ),
    "close it with ]": ("fermez-la par ]", "أغلقها بـ ]"),
    "close the list with ]": ("fermez la liste par ]", "أغلق القائمة بـ ]"),
    "see docs for the form": ("la forme est dans docs/rules.md", "الصيغة في docs/rules.md"),
    'text stands between straight quotes: "…"': (
        'le texte se met entre guillemets droits : "…"',
        'يوضع النص بين علامتي اقتباس مستقيمتين: "…"',
    ),
    'write text between straight quotes: "…"': (
        'mettez le texte entre guillemets droits : "…"',
        'ضع النص بين علامتي اقتباس مستقيمتين: "…"',
    ),
    'write key = "value", or # before a comment': (
        'écrivez clé = "valeur", ou # devant un commentaire',
        'اكتب key = "value" أو # قبل تعليق',
    ),
    'write key = "value"': ('écrivez clé = "valeur"', 'اكتب key = "value"'),
    "write one key = value a line, and quotes round the whole text": (
        "écrivez une clé = valeur par ligne, avec des guillemets autour de tout le texte",
        "اكتب key = value واحدة في كل سطر، وعلامتي اقتباس حول النص كله",
    ),
    "this key is written twice in its table": (
        "cette clé est écrite deux fois dans sa table",
        "هذا المفتاح مكتوب مرتين في جدوله",
    ),
    "keep one": ("gardez-en une", "أبقِ واحدًا"),
    "write [[…]] with two brackets for each feed, place, rule and subscription": (
        "écrivez [[…]] avec deux crochets pour chaque source, lieu, règle et abonnement",
        "اكتب [[…]] بقوسين مزدوجين لكل مصدر ومكان وقاعدة واشتراك",
    ),
    'close the text with " on the same line': (
        'fermez le texte par " sur la même ligne',
        'أغلق النص بـ " في السطر نفسه',
    ),
    'close the text with "': ('fermez le texte par "', 'أغلق النص بـ "'),
    "write \\\\ for a backslash, or put the text between single quotes": (
        "écrivez \\\\ pour une barre oblique inverse, ou mettez le texte entre apostrophes",
        "اكتب \\\\ للشرطة المائلة العكسية أو ضع النص بين علامتين مفردتين",
    ),
    "close the header with its brackets: [[rule]]": (
        "fermez l’en-tête par ses crochets : [[rule]]",
        "أغلق العنوان بقوسيه: [[rule]]",
    ),
    "close the header with two brackets: [[rule]]": (
        "fermez l’en-tête par deux crochets : [[rule]]",
        "أغلق العنوان بقوسين مزدوجين: [[rule]]",
    ),
    "lists are nested too deeply": ("les listes sont trop imbriquées", "القوائم متداخلة أكثر مما ينبغي"),
    "write them flat": ("écrivez-les à plat", "اكتبها من دون تداخل"),
    'write place = "…" with the name of a [[place]]': (
        'écrivez place = "…" avec le nom d’un [[place]]',
        'اكتب place = "…" فيه اسم [[place]]',
    ),
    'write {number}, or "@channel" for a public channel': (
        'écrivez {number}, ou "@canal" pour un canal public',
        'اكتب {number} أو "@channel" لقناة عامة',
    ),
    'write one like {number}, or "@channel" for a public channel': (
        'écrivez par exemple {number}, ou "@canal" pour un canal public',
        'اكتب مثلًا {number} أو "@channel" لقناة عامة',
    ),
    "near has no place": ("il manque le lieu dans near", "ينقص المكان في near"),
    "cannot be read: {why}": ("illisible : {why}", "تتعذر قراءته: {why}"),
    "no such file or directory": ("ce fichier n’existe pas", "هذا الملف غير موجود"),
    "permission denied": ("accès refusé", "لا يُسمح بقراءته"),
    "is a directory": ("c’est un dossier", "هو مجلد"),
}
