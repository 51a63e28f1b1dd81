"""What operators are told at a shell: faults of a rules file, of the settings and of the database, and the findings of
``tocsin doctor``, in French and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from alerts.wordings.faults import FAULTS
from alerts.wordings.rewording import Rewording

FILES: Final[Mapping[str, tuple[str, str]]] = {
    "{key}: {wrong}": ("{key} : {wrong}", "{key}: {wrong}"),
    'unknown key "{key}" in [[{table}]]': (
        "clé inconnue « {key} » dans [[{table}]]",
        "مفتاح غير معروف «{key}» في [[{table}]]",
    ),
    'unknown table "{name}"': ("table inconnue « {name} »", "جدول غير معروف «{name}»"),
    "write {text}": ("écrivez {text}", "اكتب {text}"),
    "the keys are {keys}": ("les clés sont {keys}", "المفاتيح هي {keys}"),
    "this {table} has no {key}": ("il manque {key} dans ce [[{table}]]", "ينقص {key} في هذا الجدول [[{table}]]"),
    "{key} is empty": ("{key} est vide", "{key} فارغ"),
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
    "true/false": ("true/false", "true/false"),
    "a date": ("une date", "تاريخًا"),
    "{name} must be written with two brackets, [[{table}]], once for each {each}": (
        "{name} s’écrit entre doubles crochets, [[{table}]], une fois par élément",
        "يُكتب {name} بين قوسين مزدوجين، [[{table}]]، مرة لكل عنصر",
    ),
    "{value} is out of range": ("{value} est hors limites", "{value} خارج الحدود"),
    "write a number from {low} to {high}": ("écrivez un nombre de {low} à {high}", "اكتب عددًا من {low} إلى {high}"),
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
    "radius_km stands without a centre": ("radius_km est écrit sans centre", "radius_km مكتوب بلا مركز"),
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
    "this is not TOML: the list that starts here is not closed": (
        "ce n’est pas du TOML : la liste qui commence ici n’est pas fermée",
        "ليس هذا TOML: القائمة التي تبدأ هنا غير مغلقة",
    ),
    "this is not TOML: {what}": ("ce n’est pas du TOML : {what}", "ليس هذا TOML: {what}"),
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
    "cannot be read: {why}": ("illisible : {why}", "تتعذر قراءته: {why}"),
    "no such file or directory": ("ce fichier n’existe pas", "هذا الملف غير موجود"),
    "permission denied": ("accès refusé", "لا يُسمح بقراءته"),
    "is a directory": ("c’est un dossier", "هو مجلد"),
}
SERVICE: Final[Mapping[str, tuple[str, str]]] = {
    "token": ("jeton", "الرمز السري"),
    "operators": ("opérateurs", "المشغّلون"),
    "contact": ("contact", "جهة الاتصال"),
    "database": ("base de données", "قاعدة البيانات"),
    "clock": ("horloge", "الساعة"),
    "settings": ("réglages", "الإعدادات"),
    "address guard": ("garde des adresses", "حارس العناوين"),
    "places": ("lieux", "الأماكن"),
    "private networks": ("réseaux privés", "شبكات خاصة"),
    "watchlist": ("veille", "قائمة المراقبة"),
    "letters": ("messages", "الرسائل"),
    "audit log": ("journal des changements", "سجل التغييرات"),
    "Telegram": ("Telegram", "تيليغرام"),
    "none: letters are shown in the terminal. Get one from @BotFather and put it into TOCSIN_TOKEN_FILE": (
        "aucun : les messages s’affichent dans le terminal. Demandez-en un à @BotFather et mettez-le dans "
        "TOCSIN_TOKEN_FILE",
        "لا يوجد: تظهر الرسائل في الطرفية. اطلب واحدًا من @BotFather وضعه في TOCSIN_TOKEN_FILE",
    ),
    "none: nobody can appoint staff by chat. Put your Telegram user id into TOCSIN_OPERATORS": (
        "aucun : personne ne peut nommer l’équipe par chat. Mettez votre numéro Telegram dans TOCSIN_OPERATORS",
        "لا أحد: لا يمكن تعيين الفريق من المحادثة. ضع رقمك في تيليغرام في TOCSIN_OPERATORS",
    ),
    "none: publishers cannot reach you. Put a URL or mailto: address into TOCSIN_CONTACT": (
        "aucun : les éditeurs ne peuvent pas vous joindre. Mettez une adresse web ou mailto: dans TOCSIN_CONTACT",
        "لا يوجد: لا يستطيع الناشرون الوصول إليك. ضع عنوان ويب أو mailto: في TOCSIN_CONTACT",
    ),
    "{path} does not exist yet: tocsin import FILE or tocsin run makes it": (
        "{path} n’existe pas encore : tocsin import FICHIER ou tocsin run la crée",
        "{path} غير موجودة بعد: ينشئها tocsin import FILE أو tocsin run",
    ),
    "{path} does not exist: start tocsin run or tocsin import first, or name one with --db": (
        "{path} n’existe pas : lancez d’abord tocsin run ou tocsin import, ou nommez une base avec --db",
        "{path} غير موجودة: شغّل tocsin run أو tocsin import أولًا، أو سمِّ قاعدة بالخيار --db",
    ),
    "{path} is damaged ({why}): put the last backup in its place": (
        "{path} est abîmée ({why}) : remettez la dernière sauvegarde à sa place",
        "{path} تالفة ({why}): ضع آخر نسخة احتياطية مكانها",
    ),
    "it says {when}: set it, with a time service (NTP)": (
        "elle indique {when} : réglez-la, avec un service de temps (NTP)",
        "تشير إلى {when}: اضبطها بخدمة وقت (NTP)",
    ),
    "it says {when}, but feeds were read later than that: set it, with a time service (NTP)": (
        "elle indique {when}, mais des sources ont été lues plus tard : réglez-la, avec un service de temps (NTP)",
        "تشير إلى {when} لكن مصادر قُرئت بعد ذلك: اضبطها بخدمة وقت (NTP)",
    ),
    "a private address could be reached: do not run the service here, and report this": (
        "une adresse privée a pu être atteinte : ne lancez pas le service ici, et signalez-le",
        "أمكن الوصول إلى عنوان خاص: لا تشغّل الخدمة هنا وأبلغ عن ذلك",
    ),
    "{version} has a rare fault that can damage a database in use by two programs: update it when you can": (
        "{version} a un défaut rare qui peut abîmer une base utilisée par deux programmes : mettez-le à jour dès que "
        "possible",
        "في {version} خلل نادر قد يتلف قاعدة يستعملها برنامجان: حدّثه متى أمكن",
    ),
    "feeds may live in {networks}": ("des sources peuvent se trouver dans {networks}", "يُسمح بمصادر في {networks}"),
    "{problem}: this row is left out": ("{problem} : cette ligne est laissée de côté", "{problem}: أُهمل هذا السطر"),
    "{path}: {count} places of your own, {left} rows left out": (
        "{path} : {count} lieux à vous, {left} lignes laissées de côté",
        "{path}: أماكنك {count}، والأسطر المهملة {left}",
    ),
    "record {number} was changed after it was written: somebody edited the database": (
        "l’enregistrement {number} a été changé après coup : quelqu’un a modifié la base",
        "غُيّر السجل {number} بعد كتابته: عدّل أحدهم القاعدة",
    ),
    "others can read it: chmod 600 {path}": (
        "d’autres peuvent la lire : chmod 600 {path}",
        "يستطيع غيرك قراءتها: chmod 600 {path}",
    ),
    "feeds: {feeds}, places: {places}, rules: {rules}, subscriptions: {heard}: without {missing} nobody is told "
    "anything; tocsin import FILE": (
        "sources : {feeds}, lieux : {places}, règles : {rules}, abonnements : {heard} ; sans {missing}, personne "
        "n’est prévenu : tocsin import FICHIER",
        "المصادر: {feeds}، الأماكن: {places}، القواعد: {rules}، الاشتراكات: {heard}؛ من دون {missing} لا يُنبَّه أحد: "
        "tocsin import FILE",
    ),
    "feeds: {feeds}, places: {places}, rules: {rules}, subscriptions: {heard}": (
        "sources : {feeds}, lieux : {places}, règles : {rules}, abonnements : {heard}",
        "المصادر: {feeds}، الأماكن: {places}، القواعد: {rules}، الاشتراكات: {heard}",
    ),
    "feeds": ("sources", "مصادر"),
    "rules": ("règles", "قواعد"),
    "subscriptions": ("abonnements", "اشتراكات"),
    "feeds, rules": ("sources ni règles", "مصادر وقواعد"),
    "feeds, subscriptions": ("sources ni abonnements", "مصادر واشتراكات"),
    "rules, subscriptions": ("règles ni abonnements", "قواعد واشتراكات"),
    "feeds, rules, subscriptions": ("sources, règles ni abonnements", "مصادر وقواعد واشتراكات"),
    "{why} (last success: {when})": ("{why} (dernier succès : {when})", "{why} (آخر نجاح: {when})"),
    "{count}: tocsin log --state … shows which": (
        "{count} : tocsin log --state … montre lesquels",
        "{count}: يعرضها tocsin log --state …",
    ),
    "Telegram does not know this token: copy it again from @BotFather": (
        "Telegram ne connaît pas ce jeton : recopiez-le depuis @BotFather",
        "لا يعرف تيليغرام هذا الرمز: انسخه من جديد من @BotFather",
    ),
    "cannot be reached ({why}): check the network and TOCSIN_API_URL": (
        "injoignable ({why}) : vérifiez le réseau et TOCSIN_API_URL",
        "تعذر الوصول إليه ({why}): تحقق من الشبكة ومن TOCSIN_API_URL",
    ),
    "the token is that of @{name}": ("le jeton est celui de @{name}", "الرمز هو رمز @{name}"),
    "TOCSIN_TOKEN and TOCSIN_TOKEN_FILE are both set: keep one of them": (
        "TOCSIN_TOKEN et TOCSIN_TOKEN_FILE sont donnés tous les deux : gardez-en un",
        "ضُبط TOCSIN_TOKEN وTOCSIN_TOKEN_FILE معًا: أبقِ أحدهما",
    ),
    "TOCSIN_TOKEN_FILE: {path} cannot be read ({why}): write a file with the token in it": (
        "TOCSIN_TOKEN_FILE : {path} est illisible ({why}) : écrivez un fichier qui contient le jeton",
        "TOCSIN_TOKEN_FILE: تتعذر قراءة {path} ({why}): اكتب ملفًا فيه الرمز",
    ),
    "TOCSIN_TOKEN_FILE: {path} is empty: write the token of @BotFather into it": (
        "TOCSIN_TOKEN_FILE : {path} est vide : écrivez-y le jeton de @BotFather",
        "TOCSIN_TOKEN_FILE: الملف {path} فارغ: اكتب فيه رمز @BotFather",
    ),
    "{source}: this is not a bot token: @BotFather gives one like 123456789:AA… (digits, a colon, then letters, "
    "digits, - and _)": (
        "{source} : ce n’est pas un jeton de bot : @BotFather en donne un comme 123456789:AA… (chiffres, deux-points, "
        "puis lettres, chiffres, - et _)",
        "{source}: هذا ليس رمز بوت: يعطي @BotFather رمزًا مثل 123456789:AA… (أرقام ثم نقطتان ثم حروف وأرقام و- و_)",
    ),
    "TOCSIN_API_URL: {url} is not an http(s) address: write one like {text}": (
        "TOCSIN_API_URL : {url} n’est pas une adresse http(s) : écrivez par exemple {text}",
        "TOCSIN_API_URL: ليس {url} عنوان http(s): اكتب مثلًا {text}",
    ),
    "TOCSIN_API_URL: {url} must end in /bot, as in {text}": (
        "TOCSIN_API_URL : {url} doit finir par /bot, comme {text}",
        "TOCSIN_API_URL: يجب أن ينتهي {url} بـ /bot كما في {text}",
    ),
    "TOCSIN_OPERATORS: {part} is not a Telegram user id: write numbers separated by commas, like 12345678,87654321 (a "
    "person's id, not an @name)": (
        "TOCSIN_OPERATORS : {part} n’est pas un numéro Telegram : écrivez des numéros séparés par des virgules, comme "
        "12345678,87654321 (le numéro d’une personne, pas un @nom)",
        "TOCSIN_OPERATORS: ليس {part} رقم مستخدم في تيليغرام: اكتب أرقامًا بينها فواصل مثل 12345678,87654321 "
        "(رقم الشخص لا @اسمه)",
    ),
    "TOCSIN_ALLOW_PRIVATE: {part} is not a network: write one like 10.1.0.0/16 or fd00::/8": (
        "TOCSIN_ALLOW_PRIVATE : {part} n’est pas un réseau : écrivez par exemple 10.1.0.0/16 ou fd00::/8",
        "TOCSIN_ALLOW_PRIVATE: ليس {part} شبكة: اكتب مثلًا 10.1.0.0/16 أو fd00::/8",
    ),
    "TOCSIN_CONTACT: it goes into the User-Agent header: write an address or URL in plain ASCII, at most {most} "
    "characters, like mailto:desk@example.org": (
        "TOCSIN_CONTACT : il va dans l’en-tête User-Agent : écrivez une adresse en ASCII, au plus {most} caractères, "
        "comme mailto:desk@example.org",
        "TOCSIN_CONTACT: يوضع في ترويسة User-Agent: اكتب عنوانًا بحروف ASCII، {most} حرفًا على الأكثر، مثل "
        "mailto:desk@example.org",
    ),
    "the copy of {path} is damaged ({why}): run tocsin doctor": (
        "la copie de {path} est abîmée ({why}) : lancez tocsin doctor",
        "نسخة {path} تالفة ({why}): شغّل tocsin doctor",
    ),
    "{path} is not a folder: create it, or name another file for the copy": (
        "{path} n’est pas un dossier : créez-le, ou nommez un autre fichier pour la copie",
        "{path} ليس مجلدًا: أنشئه أو سمِّ ملفًا آخر للنسخة",
    ),
    "{path} is the database of another program: name another file with --db": (
        "{path} est la base d’un autre programme : nommez un autre fichier avec --db",
        "{path} قاعدة برنامج آخر: سمِّ ملفًا آخر بالخيار --db",
    ),
    "{path} was made by an older Tocsin: start tocsin run once to bring it up to date": (
        "{path} vient d’un Tocsin plus ancien : lancez une fois tocsin run pour la mettre à jour",
        "{path} من إصدار أقدم من Tocsin: شغّل tocsin run مرة لتحديثها",
    ),
    "{path} was made by a newer Tocsin (it has {what}): upgrade Tocsin, or restore an older backup": (
        "{path} vient d’un Tocsin plus récent (elle contient {what}) : mettez Tocsin à jour, ou restaurez une "
        "sauvegarde plus ancienne",
        "{path} من إصدار أحدث من Tocsin (فيها {what}): حدّث Tocsin أو استرجع نسخة احتياطية أقدم",
    ),
    "another tocsin run already works on this database (process {number}): stop it first, or name another file with "
    "--db": (
        "un autre tocsin run travaille déjà sur cette base (processus {number}) : arrêtez-le d’abord, ou nommez un "
        "autre fichier avec --db",
        "يعمل tocsin run آخر على هذه القاعدة (العملية {number}): أوقفه أولًا أو سمِّ ملفًا آخر بالخيار --db",
    ),
    "SQLite {version} is too old: 3.37 or newer is needed (upgrade Python)": (
        "SQLite {version} est trop ancien : il faut 3.37 ou plus récent (mettez Python à jour)",
        "SQLite {version} قديم: يلزم 3.37 أو أحدث (حدّث Python)",
    ),
    "example: {text}": ("par exemple : {text}", "مثلًا: {text}"),
    "interrupted": ("interrompu", "قُطع التشغيل"),
}
_OF_TERMS: Final = """
    empty no_letter single_letter stop_words unprintable too_long no_concept unknown_concept unknown_pack not_a_language
    not_spoken geonames_unknown geonames_elsewhere geonames_write geonames_leave_out not_an_address not_a_web_address"""
_TYPED: Final = {english: (french, arabic) for french, english, arabic in map(FAULTS.__getitem__, _OF_TERMS.split())}
_WORDED: Final = frozenset({"wrong", "why", "what", "problem", "wanted", "got", "missing"})
"""Names in these sentences that are sentences themselves."""
_REWORDING: Final = Rewording({**_TYPED, **FILES, **SERVICE}, worded=_WORDED)
_WHERE: Final = re.compile(r"(?P<where>(?:\S.*?:\d+: )?)(?P<what>.*)", re.DOTALL)


def said_at_a_shell(text: str, language: str, /) -> str:
    """A sentence for operators in their language, behind the file and line where it has them."""
    found = _WHERE.fullmatch(text)
    return text if found is None else found["where"] + _REWORDING.said(found["what"], language)
