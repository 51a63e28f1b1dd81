"""What ``tocsin --help`` says, in French and Arabic; names of commands and options are the same in every language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

HELP: Final[Mapping[str, tuple[str, str]]] = {
    "Reads news feeds and tells Telegram chats when watched words appear near watched places.": (
        "Lit des fils d’actualité et prévient des chats Telegram quand des mots surveillés paraissent près de lieux "
        "suivis.",
        "يقرأ مصادر الأخبار وينبّه محادثات تيليغرام حين تظهر كلمات مراقَبة قرب أماكن متابَعة.",
    ),
    "tocsin COMMAND --help explains one command. Exit codes: 0 done, 1 something could not be read or sent, "
    "2 wrong usage or an invalid file.": (
        "tocsin COMMANDE --help explique une commande. Codes de sortie : 0 fait, 1 quelque chose n’a pu être lu ou "
        "envoyé, 2 mauvais usage ou fichier invalide.",
        "يشرح tocsin COMMAND --help أمرًا واحدًا. رموز الخروج: 0 تمّ، 1 تعذّرت قراءة شيء أو إرساله، 2 استعمال خاطئ أو "
        "ملف غير صالح.",
    ),
    "usage: ": ("usage : ", "الاستعمال: "),
    "options": ("options", "الخيارات"),
    "positional arguments": ("arguments", "المعطيات"),
    "global options": ("options générales", "خيارات عامة"),
    "commands": ("commandes", "الأوامر"),
    "example: {text}": ("exemple : {text}", "مثال: {text}"),
    "show this help message and exit": ("montre cette aide", "يعرض هذه المساعدة"),
    "print the version and exit": ("montre la version", "يعرض الإصدار"),
    "the database (default: $TOCSIN_DB, else tocsin.db)": (
        "la base de données (par défaut $TOCSIN_DB, sinon tocsin.db)",
        "قاعدة البيانات (تلقائيًا $TOCSIN_DB وإلا tocsin.db)",
    ),
    "the language of answers (default: the terminal's, else en)": (
        "la langue des réponses (par défaut celle du terminal, sinon en)",
        "لغة الأجوبة (تلقائيًا لغة الطرفية وإلا en)",
    ),
    "say more, with the technical detail of faults": (
        "en dire plus, avec le détail technique des fautes",
        "مزيد من التفاصيل التقنية عن الأخطاء",
    ),
    "print a JSON object a line": ("un objet JSON par ligne", "كائن JSON في كل سطر"),
    "a TOML file, an .opml file (feeds), or - for standard input": (
        "un fichier TOML, un fichier .opml (des flux), ou - pour l’entrée standard",
        "ملف TOML أو ملف ‎.opml (مصادر) أو - للدخل القياسي",
    ),
    "default: standard output; .opml: only feeds": (
        "par défaut la sortie standard ; .opml : seulement les flux",
        "تلقائيًا الخرج القياسي؛ ‎.opml: المصادر فقط",
    ),
    "a rule as it is written in a chat": ("une règle comme on l’écrit dans un chat", "قاعدة كما تُكتب في المحادثة"),
    "how many days back (default 7)": (
        "combien de jours en arrière (7 par défaut)",
        "عدد الأيام إلى الوراء (7 تلقائيًا)",
    ),
    "the copy; it must not exist yet": ("la copie ; elle ne doit pas exister encore", "النسخة؛ يجب ألا تكون موجودة"),
    "a feed file, a folder of them, a URL, or -": (
        "un fichier de flux, un dossier de tels fichiers, une adresse, ou -",
        "ملف مصدر أو مجلد ملفات أو عنوان أو -",
    ),
    "the place as you would write it, in any language": (
        "le lieu comme vous l’écririez, en toute langue",
        "المكان كما تكتبه، بأي لغة",
    ),
    "look at this one of the list (default 1)": (
        "regarder celui-ci de la liste (1 par défaut)",
        "انظر إلى هذا من القائمة (1 تلقائيًا)",
    ),
    "follow this one of the list under NAME": (
        "suivre celui-ci de la liste sous NAME",
        "تابع هذا من القائمة باسم NAME",
    ),
    "the circle around it, for --map and --save": (
        "le cercle autour de lui, pour --map et --save",
        "الدائرة حوله، مع --map و--save",
    ),
    "write a small map of it (or a .png), drawn offline": (
        "en écrire une petite carte (ou .png), dessinée hors ligne",
        "ارسم له خريطة صغيرة (أو ‎.png) دون شبكة",
    ),
    "a word in any language, a concept's id, or pack:NAME": (
        "un mot en toute langue, le nom d’un concept, ou pack:NOM",
        "كلمة بأي لغة أو اسم مفهوم أو pack:NAME",
    ),
    "the rules file (TOML), or - for standard input": (
        "le fichier de règles (TOML), ou - pour l’entrée standard",
        "ملف القواعد (TOML) أو - للدخل القياسي",
    ),
    "also say why each other rule did not fire": (
        "dire aussi pourquoi chaque autre règle n’a pas sonné",
        "وبيان سبب عدم انطلاق كل قاعدة أخرى",
    ),
    "with --json: also give the plain texts": ("avec --json : donner aussi les textes", "مع --json: النصوص أيضًا"),
    "also read the linked pages": ("lire aussi les pages liées", "اقرأ الصفحات المرتبطة أيضًا"),
    "a date (2016-11-20), a time, or 90min, 24h, 7d ago": (
        "une date (2016-11-20), une heure, ou il y a 90min, 24h, 7d",
        "تاريخ (2016-11-20) أو وقت أو قبل 90min أو 24h أو 7d",
    ),
    "the same": ("de même", "كذلك"),
    "only alerts of this rule": ("seulement les alertes de cette règle", "تنبيهات هذه القاعدة فقط"),
    "only alerts for this place": ("seulement les alertes pour ce lieu", "تنبيهات هذا المكان فقط"),
    "only alerts from this feed (its URL or title)": (
        "seulement les alertes de ce flux (adresse ou titre)",
        "تنبيهات هذا المصدر فقط (عنوانه أو اسمه)",
    ),
    "only alerts to this chat (its id or @name)": (
        "seulement les alertes vers ce chat (numéro ou @nom)",
        "التنبيهات إلى هذه المحادثة فقط (رقمها أو @اسمها)",
    ),
    "only alerts with a letter in this state": (
        "seulement les alertes dont un message est dans cet état",
        "التنبيهات التي لها رسالة في هذه الحالة فقط",
    ),
    "only alerts whose text has these words": (
        "seulement les alertes dont le texte a ces mots",
        "التنبيهات التي في نصها هذه الكلمات فقط",
    ),
    "how many at most (default 50)": ("combien au plus (50 par défaut)", "العدد الأقصى (50 تلقائيًا)"),
    "who changed which rule, place, feed or chat, instead of alerts": (
        "qui a changé quelle règle, quel lieu, quel flux ou quel chat, au lieu des alertes",
        "من غيّر أي قاعدة أو مكان أو مصدر أو محادثة، بدل التنبيهات",
    ),
    "an alert's reference": ("la référence d’une alerte", "مرجع تنبيه"),
    "the link of a stored entry": ("le lien d’une entrée enregistrée", "رابط مادة محفوظة"),
    "with --entry: the rule that did not fire": (
        "avec --entry : la règle qui n’a pas sonné",
        "مع --entry: القاعدة التي لم تنطلق",
    ),
    "the service: polls feeds, sends alerts, answers in Telegram, until it is stopped": (
        "le service : relève les flux, envoie les alertes, répond dans Telegram, jusqu’à ce qu’on l’arrête",
        "الخدمة: تقرأ المصادر وترسل التنبيهات وتجيب في تيليغرام حتى تُوقف",
    ),
    "the whole chain on bundled feeds and rules, without a token or a network": (
        "toute la chaîne sur des flux et des règles fournis, sans jeton ni réseau",
        "السلسلة كلها على مصادر وقواعد مرفقة، دون رمز ولا شبكة",
    ),
    "a dry run: the alerts that rules would fire; stores and sends nothing": (
        "à blanc : les alertes que des règles donneraient ; n’enregistre et n’envoie rien",
        "تجربة: التنبيهات التي كانت القواعد ستطلقها؛ لا تحفظ ولا ترسل شيئًا",
    ),
    "what Tocsin sees in a feed": ("ce que Tocsin voit dans un flux", "ما يراه Tocsin في مصدر"),
    "one poll of all due feeds, then deliver what is due": (
        "relève une fois les flux échus, puis envoie ce qui est dû",
        "قراءة واحدة للمصادر المستحقة ثم إرسال المستحق",
    ),
    "read feeds, places, rules and subscriptions from a file": (
        "lit flux, lieux, règles et abonnements dans un fichier",
        "قراءة المصادر والأماكن والقواعد والاشتراكات من ملف",
    ),
    "write feeds, places, rules and subscriptions as TOML": (
        "écrit flux, lieux, règles et abonnements en TOML",
        "كتابة المصادر والأماكن والقواعد والاشتراكات بصيغة TOML",
    ),
    "which place a name may be, its other names by language, and a map of it": (
        "quel lieu un nom peut être, ses autres noms par langue, et sa carte",
        "أي مكان قد يكون الاسم، وأسماؤه الأخرى باللغات، وخريطته",
    ),
    "the concepts and ready exclusion lists that rules can name, and all forms of a word": (
        "les concepts et listes d’exclusion que les règles peuvent nommer, et toutes les formes d’un mot",
        "المفاهيم وقوائم الاستبعاد الجاهزة للقواعد، وكل صيغ الكلمة",
    ),
    "what a rule would have caught in the stored entries": (
        "ce qu’une règle aurait attrapé dans les entrées enregistrées",
        "ما كانت قاعدة ستلتقطه في المواد المحفوظة",
    ),
    "the alert log, newest first": ("le journal des alertes, la dernière d’abord", "سجل التنبيهات، الأحدث أولًا"),
    "why an alert fired, or why an entry did not": (
        "pourquoi une alerte a sonné, ou pourquoi une entrée ne l’a pas fait",
        "لماذا انطلق تنبيه، أو لماذا لم تُطلقه مادة",
    ),
    "the feeds and how they are doing": ("les flux et leur santé", "المصادر وحالها"),
    "a consistent copy of the database, also while the service runs": (
        "une copie sûre de la base, même pendant que le service tourne",
        "نسخة سليمة من القاعدة، حتى والخدمة تعمل",
    ),
    "check settings, database, token, clock and feeds, and say what to do": (
        "vérifie réglages, base, jeton, horloge et flux, et dit que faire",
        "فحص الإعدادات والقاعدة والرمز والساعة والمصادر، وما ينبغي فعله",
    ),
    "the operators' page is not there yet; tocsin log, tocsin why and tocsin feeds show what it will": (
        "la page des opérateurs n’existe pas encore ; tocsin log, tocsin why et tocsin feeds le montrent déjà",
        "صفحة المشغّلين غير موجودة بعد؛ tocsin log وtocsin why وtocsin feeds تعرض ما ستعرضه",
    ),
}
"""English → French, Arabic."""


def helped(text: str, language: str) -> str:
    """A text of the help in a language; as it is in English, and where it has none (an example)."""
    column = {"fr": 0, "ar": 1}.get(language)
    return HELP[text][column] if column is not None and text in HELP else text
