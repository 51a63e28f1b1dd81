"""What operators are told at a shell: faults of a rules file, of the settings and of the database, and the findings of
``tocsin doctor``, in French and Arabic.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from alerts.wordings.faults import FAULTS
from alerts.wordings.filefaults import FILES
from alerts.wordings.placefaults import PLACES
from alerts.wordings.refusals import REFUSALS
from alerts.wordings.rewording import Rewording

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
    "{path}: places of your own: {count}, rows left out: {left}": (
        "{path} : lieux à vous : {count}, lignes laissées de côté : {left}",
        "{path}: أماكنك {count}، والأسطر المهملة {left}",
    ),
    "record {number} was changed or removed after it was written: somebody edited the database": (
        "l’enregistrement {number} a été changé ou ôté après coup : quelqu’un a modifié la base",
        "غُيّر السجل {number} أو حُذف بعد كتابته: عدّل أحدهم القاعدة",
    ),
    "whole up to record {number}, sealed {seal}: note both elsewhere now and then": (
        "entier jusqu’à l’enregistrement {number}, scellé {seal} : notez les deux ailleurs de temps en temps",
        "كامل حتى السجل {number}، وختمه {seal}: دوّنهما في مكان آخر بين حين وآخر",
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
    "{path} is a folder: name a database file with --db": (
        "{path} est un dossier : nommez un fichier de base avec --db",
        "{path} مجلد: سمِّ ملف قاعدة بالخيار --db",
    ),
    "{path} is not a Tocsin database (it is not an SQLite file): name another with --db": (
        "{path} n’est pas une base de Tocsin (ce n’est pas un fichier SQLite) : nommez-en une autre avec --db",
        "{path} ليست قاعدة Tocsin (ليست ملف SQLite): سمِّ غيرها بالخيار --db",
    ),
    "{path} is damaged: put the last backup in its place (tocsin doctor says how)": (
        "{path} est abîmée : remettez la dernière sauvegarde à sa place (tocsin doctor dit comment)",
        "{path} تالفة: ضع آخر نسخة احتياطية مكانها (يبيّن tocsin doctor كيف)",
    ),
    "{path} is locked by another program that has been writing for more than 5 seconds: try again": (
        "{path} est verrouillée par un autre programme qui écrit depuis plus de 5 secondes : réessayez",
        "{path} مقفلة: برنامج آخر يكتب فيها منذ أكثر من 5 ثوان: أعد المحاولة",
    ),
    "the disk that holds {path} is full: free some space; nothing was lost, nothing more is stored": (
        "le disque de {path} est plein : faites de la place ; rien n’est perdu, rien de plus n’est enregistré",
        "القرص الذي فيه {path} ممتلئ: أفرغ بعض المساحة؛ لم يضع شيء ولن يُحفظ المزيد",
    ),
    "{path} cannot be written (read-only file or folder): check its permissions": (
        "{path} ne peut pas être écrite (fichier ou dossier en lecture seule) : vérifiez ses droits",
        "تتعذر الكتابة في {path} (ملف أو مجلد للقراءة فقط): تحقق من صلاحياته",
    ),
    "{path} cannot be opened: check that its folder exists and may be written": (
        "{path} ne s’ouvre pas : vérifiez que son dossier existe et qu’on peut y écrire",
        "يتعذر فتح {path}: تحقق من وجود مجلده ومن إمكان الكتابة فيه",
    ),
    "the disk failed while reading or writing {path}: check the disk": (
        "le disque a failli en lisant ou en écrivant {path} : vérifiez-le",
        "تعطّل القرص أثناء قراءة {path} أو كتابته: افحص القرص",
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
    "there is no alert {ref}: tocsin log lists the references": (
        "il n’y a pas d’alerte {ref} : tocsin log donne les références",
        "لا يوجد تنبيه {ref}: يعرض tocsin log المراجع",
    ),
    "no stored entry has the link {link}: tocsin log --json and the feed itself show the links": (
        "aucun article enregistré n’a le lien {link} : tocsin log --json et la source elle-même montrent les liens",
        "لا خبر محفوظًا له الرابط {link}: يعرض tocsin log --json والمصدر نفسه الروابط",
    ),
    "there is no rule {name}: the rules are {rules}": (
        "il n’y a pas de règle {name} : les règles sont {rules}",
        "لا توجد قاعدة {name}: القواعد هي {rules}",
    ),
    "standard input cannot be the rules and a feed at once: name a file for one of them": (
        "l’entrée standard ne peut pas être à la fois les règles et un flux : nommez un fichier pour l’un des deux",
        "لا يمكن أن يكون الدخل القياسي القواعد ومصدرًا معًا: سمِّ ملفًا لأحدهما",
    ),
    "--map and --save need the name of a place": (
        "--map et --save demandent le nom d’un lieu",
        "يحتاج --map و--save إلى اسم مكان",
    ),
    "this is not UTF-8 text: save the file as UTF-8": (
        "ce n’est pas du texte UTF-8 : enregistrez le fichier en UTF-8",
        "ليس هذا نصًّا بترميز UTF-8: احفظ الملف به",
    ),
    "larger than 20 MB: this is not a rules file": (
        "plus de 20 Mo : ce n’est pas un fichier de règles",
        "أكبر من 20 ميغابايت: ليس هذا ملف قواعد",
    ),
    "{copy} exists already: name a new file, or remove it first": (
        "{copy} existe déjà : nommez un nouveau fichier, ou supprimez-le d’abord",
        "{copy} موجود من قبل: سمِّ ملفًا جديدًا أو احذفه أولًا",
    ),
    "{path} is a database: name another file for the export": (
        "{path} est une base de données : nommez un autre fichier pour l’export",
        "{path} قاعدة بيانات: سمِّ ملفًا آخر للتصدير",
    ),
    "this is not OPML: export it from the feed reader as OPML": (
        "ce n’est pas de l’OPML : exportez-le en OPML depuis le lecteur de flux",
        "ليس هذا OPML: صدّره من قارئ المصادر بصيغة OPML",
    ),
    "error:": ("erreur :", "خطأ:"),
    "there is no command {name}; did you mean {text}?": (
        "il n’y a pas de commande {name} ; vouliez-vous dire {text} ?",
        "لا يوجد أمر {name}؛ هل تقصد {text}؟",
    ),
    "there is no command {name}; tocsin --help lists the commands": (
        "il n’y a pas de commande {name} ; tocsin --help donne les commandes",
        "لا يوجد أمر {name}؛ يعرض tocsin --help الأوامر",
    ),
    "the following arguments are required: {names}": ("il manque : {names}", "ينقص: {names}"),
    "unrecognized arguments: {text}; did you mean {option}?": (
        "arguments inconnus : {text} ; vouliez-vous dire {option} ?",
        "وسائط غير معروفة: {text}؛ هل تقصد {option}؟",
    ),
    "unrecognized arguments: {text}": ("arguments inconnus : {text}", "وسائط غير معروفة: {text}"),
    "expected one argument": ("il manque sa valeur", "تنقص قيمته"),
    "invalid choice: {value} (choose from {choices})": (
        "{value} n’est pas possible (au choix : {choices})",
        "{value} غير ممكن (اختر من: {choices})",
    ),
    "{value} is not a time: write one like {text}": (
        "{value} n’est pas une date : écrivez par exemple {text}",
        "{value} ليس وقتًا: اكتب مثلًا {text}",
    ),
    "--since is later than --until": (
        "--since est après --until",
        "--since بعد --until",
    ),
    "{value} is not a number from 1 on": (
        "{value} n’est pas un nombre à partir de 1",
        "{value} ليس عددًا من 1 فصاعدًا",
    ),
    "{value} is not a number of days: write one from 1 to 999": (
        "{value} n’est pas un nombre de jours : écrivez-en un de 1 à 999",
        "{value} ليس عدد أيام: اكتب عددًا من 1 إلى 999",
    ),
    "{value} is not a radius: write kilometres above 0, at most 500": (
        "{value} n’est pas un rayon : écrivez des kilomètres, de plus de 0 à 500",
        "{value} ليس نصف قطر: اكتب كيلومترات فوق 0 وحتى 500",
    ),
    "{value} is not a chat: write its id, like -1001234567890, or @name": (
        "{value} n’est pas un chat : écrivez son numéro, comme -1001234567890, ou @nom",
        "{value} ليس محادثة: اكتب رقمها مثل -1001234567890 أو @name",
    ),
    "why: write either  tocsin why REF  or  tocsin why --entry LINK --rule NAME": (
        "why : écrivez  tocsin why RÉF  ou  tocsin why --entry LIEN --rule NOM",
        "why: اكتب  tocsin why REF  أو  tocsin why --entry LINK --rule NAME",
    ),
    "the name is empty: write one": ("le nom est vide : écrivez-en un", "الاسم فارغ: اكتب اسمًا"),
    "{path}: a folder: name a file": ("{path} est un dossier : nommez un fichier", "{path} مجلد: سمِّ ملفًا"),
    "{path}: not a folder: create it, or name another file": (
        "{path} n’est pas un dossier : créez-le, ou nommez un autre fichier",
        "{path} ليس مجلدًا: أنشئه أو سمِّ ملفًا آخر",
    ),
    "{option} chooses among alerts, not changes: leave it out": (
        "{option} choisit parmi les alertes, non parmi les changements : ôtez-le",
        "{option} يختار من التنبيهات لا من التغييرات: احذفه",
    ),
    "--changes takes one of --rule, --place, --feed and --chat": (
        "--changes prend l’un de --rule, --place, --feed et --chat",
        "مع --changes واحد من --rule و--place و--feed و--chat",
    ),
    "example: {text}": ("par exemple : {text}", "مثلًا: {text}"),
    "interrupted": ("interrompu", "قُطع التشغيل"),
}
_OF_TERMS: Final = """
    empty no_letter single_letter stop_words unprintable too_long no_concept unknown_concept unknown_pack not_a_language
    not_spoken geonames_unknown geonames_elsewhere geonames_write geonames_leave_out not_an_address not_a_web_address"""
_TYPED: Final = {
    english: (french, arabic)
    for french, english, arabic in (*map(FAULTS.__getitem__, _OF_TERMS.split()), REFUSALS["password_in_address"])
}
_WORDED: Final = frozenset({"wrong", "why", "what", "problem", "wanted", "got", "missing"})
"""Names in these sentences that are sentences themselves."""
_REWORDING: Final = Rewording({**_TYPED, **FILES, **PLACES, **SERVICE}, worded=_WORDED)
_WHERE: Final = re.compile(r"(\S.*?:\d+: |[^\s:][^:]*\.\w{1,8}: )(.*)", re.DOTALL)


def said_at_a_shell(text: str, language: str, /) -> str:
    """A sentence for operators in their language, behind the file, or file and line, where it has them."""
    if found := _WHERE.fullmatch(text):
        what = _REWORDING.said(found[2], language)
        if what != found[2]:
            return found[1] + what
    return _REWORDING.said(text, language)
