"""What went wrong with a feed, in the language of who reads it.

The sources say it in English sentences, which are stored with the feed; here each has its French and Arabic.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from alerts.wordings.rewording import Rewording

FAILINGS: Final[Mapping[str, tuple[str, str]]] = {
    "no server is known under this name": ("aucun serveur n’est connu sous ce nom", "لا يُعرف خادم بهذا الاسم"),
    "the server's certificate is not accepted": (
        "le certificat du serveur n’est pas accepté",
        "شهادة الخادم غير مقبولة",
    ),
    "the server's certificate is not accepted: {why}": (
        "le certificat du serveur n’est pas accepté : {why}",
        "شهادة الخادم غير مقبولة: {why}",
    ),
    "no secure connection could be made with the server": (
        "aucune connexion sûre n’a pu être établie avec le serveur",
        "تعذر إنشاء اتصال آمن بالخادم",
    ),
    "the server could not be reached: it refused the connection or did not answer": (
        "le serveur n’a pas pu être joint : il a refusé la connexion ou n’a pas répondu",
        "تعذر الوصول إلى الخادم: رفض الاتصال أو لم يجب",
    ),
    "the server could not be reached": ("le serveur n’a pas pu être joint", "تعذر الوصول إلى الخادم"),
    "the server did not answer": ("le serveur n’a pas répondu", "لم يجب الخادم"),
    "the server did not finish in time": ("le serveur n’a pas fini à temps", "لم يفرغ الخادم في الوقت المناسب"),
    "this is not a valid web address": ("ce n’est pas une adresse web valable", "هذا ليس عنوان ويب صالحًا"),
    "the server's answer is not valid HTTP": (
        "la réponse du serveur n’est pas du HTTP valable",
        "جواب الخادم ليس HTTP صالحًا",
    ),
    "the connection broke before the whole page had come": (
        "la connexion s’est rompue avant que toute la page soit arrivée",
        "انقطع الاتصال قبل وصول الصفحة كلها",
    ),
    "the page is larger than {size} MB": ("la page dépasse {size} Mo", "الصفحة أكبر من {size} ميغابايت"),
    "the page came damaged or packed in a way the bot did not ask for ({packing})": (
        "la page est arrivée abîmée, ou compressée d’une façon que le robot n’a pas demandée ({packing})",
        "وصلت الصفحة تالفة أو مضغوطة بطريقة لم يطلبها البوت ({packing})",
    ),
    "the server redirects more than {count} times": (
        "le serveur redirige plus de {count} fois de suite",
        "يحيل الخادم إلى عناوين أخرى أكثر من {count} مرات",
    ),
    "the server redirects without saying where": (
        "le serveur redirige sans dire où",
        "يحيل الخادم إلى عنوان آخر من دون أن يذكره",
    ),
    "the server redirects from https to http, which is refused": (
        "le serveur redirige de https vers http, ce qui est refusé",
        "يحيل الخادم من https إلى http، وهذا مرفوض",
    ),
    "this address is not allowed: it is not a public web address on port 80 or 443": (
        "cette adresse n’est pas permise : ce n’est pas une adresse web publique sur le port 80 ou 443",
        "هذا العنوان غير مسموح: ليس عنوان ويب عامًّا على المنفذ 80 أو 443",
    ),
    "the server answered {status}: {meaning}": (
        "le serveur a répondu {status} : {meaning}",
        "أجاب الخادم {status}: {meaning}",
    ),
    "nothing has changed, but nothing was asked about": (
        "rien n’a changé, mais rien n’avait été demandé",
        "لم يتغير شيء، لكن لم يُسأل عن شيء",
    ),
    "it did not understand the request": ("il n’a pas compris la demande", "لم يفهم الطلب"),
    "a password is needed": ("il faut un mot de passe", "تلزم كلمة مرور"),
    "it must be paid for": ("c’est payant", "الصفحة مدفوعة"),
    "it does not let the bot read this page": (
        "il ne laisse pas le robot lire cette page",
        "لا يسمح للبوت بقراءة هذه الصفحة",
    ),
    "the page does not exist": ("la page n’existe pas", "الصفحة غير موجودة"),
    "it has no version of the page that the bot can read": (
        "il n’a pas de version de la page que le robot puisse lire",
        "ليست لديه نسخة من الصفحة يستطيع البوت قراءتها",
    ),
    "it waited too long for the request": ("il a attendu la demande trop longtemps", "انتظر الطلب أطول مما يجب"),
    "the page is gone for good": ("la page a disparu pour de bon", "أزيلت الصفحة نهائيًّا"),
    "it does not know this site": ("il ne connaît pas ce site", "لا يعرف هذا الموقع"),
    "it asks to try later": ("il demande de réessayer plus tard", "يطلب إعادة المحاولة لاحقًا"),
    "it asks for fewer requests": ("il demande moins de requêtes", "يطلب تقليل الطلبات"),
    "the page is blocked for legal reasons": (
        "la page est bloquée pour des raisons légales",
        "الصفحة محجوبة لأسباب قانونية",
    ),
    "something is broken on the server": ("quelque chose est cassé sur le serveur", "في الخادم عطل"),
    "it is overloaded or under repair": ("il est surchargé ou en réparation", "هو مثقل أو قيد الإصلاح"),
    "the site behind its protection service is down": (
        "le site derrière son service de protection est en panne",
        "الموقع الذي خلف خدمة الحماية متوقف",
    ),
    "the site behind its protection service does not answer": (
        "le site derrière son service de protection ne répond pas",
        "الموقع الذي خلف خدمة الحماية لا يجيب",
    ),
    "the site behind its protection service cannot be reached": (
        "le site derrière son service de protection ne peut pas être joint",
        "يتعذر الوصول إلى الموقع الذي خلف خدمة الحماية",
    ),
    "the site's certificate is not accepted by its protection service": (
        "le certificat du site n’est pas accepté par son service de protection",
        "شهادة الموقع لا تقبلها خدمة حمايته",
    ),
    "it sent no page": ("il n’a pas envoyé de page", "لم يرسل صفحة"),
    "it points nowhere": ("il ne redirige nulle part", "لا يحيل إلى مكان"),
    "it refused the request": ("il a refusé la demande", "رفض الطلب"),
    "it has a problem": ("il a un problème", "لديه مشكلة"),
    "this is not an answer the bot knows": ("le robot ne connaît pas cette réponse", "لا يعرف البوت هذا الجواب"),
    "this document cannot be read as a feed": (
        "ce document ne peut pas être lu comme un flux",
        "لا يمكن قراءة هذه الوثيقة كمصدر",
    ),
    "the page is empty": ("la page est vide", "الصفحة فارغة"),
    "this is not a feed: it looks like JSON, but it is damaged or cut off": (
        "ce n’est pas un flux : cela ressemble à du JSON, mais abîmé ou coupé",
        "هذا ليس مصدرًا: يشبه JSON لكنه تالف أو مقطوع",
    ),
    "this is JSON, but not a JSON Feed": (
        "c’est du JSON, mais pas un flux JSON Feed",
        "هذا JSON لكنه ليس مصدر JSON Feed",
    ),
    "this is not a feed: there is no XML or JSON in it": (
        "ce n’est pas un flux : il n’y a là ni XML ni JSON",
        "هذا ليس مصدرًا: لا XML فيه ولا JSON",
    ),
    "this is XML, but not a feed: its root is <{root}>": (
        "c’est du XML, mais pas un flux : sa racine est <{root}>",
        "هذا XML لكنه ليس مصدرًا: جذره <{root}>",
    ),
    "this is a robot check (captcha) or a block page, not a feed": (
        "c’est un contrôle anti-robots (captcha) ou une page de blocage, pas un flux",
        "هذه صفحة تحقق من الروبوتات (captcha) أو صفحة حجب، لا مصدر",
    ),
    "this is a login page, not a feed": ("c’est une page de connexion, pas un flux", "هذه صفحة تسجيل دخول، لا مصدر"),
    "this is a page that asks about cookies, not a feed": (
        "c’est une page qui demande un accord sur les cookies, pas un flux",
        "هذه صفحة تطلب الموافقة على ملفات تعريف الارتباط، لا مصدر",
    ),
    "this is the page of a domain that is for sale, expired or not used yet, not a feed": (
        "c’est la page d’un nom de domaine en vente, expiré ou pas encore utilisé, pas un flux",
        "هذه صفحة نطاق معروض للبيع أو منتهٍ أو لم يُستخدم بعد، لا مصدر",
    ),
    "this is a notice that the site is under repair or switched off, not a feed": (
        "c’est un avis de maintenance ou de fermeture du site, pas un flux",
        "هذا إشعار بأن الموقع قيد الصيانة أو متوقف، لا مصدر",
    ),
    "this is a web page (HTML), not a feed, and says hardly more than “{words}”": (
        "c’est une page web (HTML), pas un flux, et elle ne dit guère que « {words} »",
        "هذه صفحة ويب (HTML)، لا مصدر، ولا تقول إلا «{words}»",
    ),
    "this is a web page (HTML), not a feed": ("c’est une page web (HTML), pas un flux", "هذه صفحة ويب (HTML)، لا مصدر"),
    "this CAP alert is damaged: its XML is not well formed": (
        "cette alerte CAP est abîmée : son XML est mal formé",
        "تنبيه CAP هذا تالف: بنية XML فيه غير سليمة",
    ),
    "it takes too long to read: the document is broken or hostile, and is set aside": (
        "il est trop long à lire : le document est cassé ou hostile, et mis de côté",
        "قراءته تستغرق وقتًا طويلًا: الوثيقة تالفة أو مؤذية، ووُضعت جانبًا",
    ),
    "it could not be read in time: the machine of the bot is overloaded": (
        "il n’a pas pu être lu à temps : la machine du robot est surchargée",
        "لم يُقرأ في الوقت المحدد: جهاز البوت مثقل بالعمل",
    ),
    "it needs too much memory to read: the document is broken or hostile, and is set aside": (
        "il demande trop de mémoire : le document est cassé ou hostile, et mis de côté",
        "قراءته تحتاج إلى ذاكرة كبيرة: الوثيقة تالفة أو مؤذية، ووُضعت جانبًا",
    ),
    "reading it failed: the document is broken or hostile, and is set aside": (
        "sa lecture a échoué : le document est cassé ou hostile, et mis de côté",
        "فشلت قراءته: الوثيقة تالفة أو مؤذية، ووُضعت جانبًا",
    ),
    "the bot is stopping: the document was not read": (
        "le robot s’arrête : le document n’a pas été lu",
        "البوت يتوقف: لم تُقرأ الوثيقة",
    ),
    "nothing came to look at": ("rien n’est arrivé à lire", "لم يصل شيء يُقرأ"),
    "no feed was found behind this address either": (
        "aucun flux n’a été trouvé derrière cette adresse non plus",
        "ولم يُعثر على مصدر خلف هذا العنوان أيضًا",
    ),
    "a defect in Tocsin: {kind} (the service's log has more)": (
        "un défaut de Tocsin : {kind} (le journal du service en dit plus)",
        "خلل في Tocsin: {kind} (في سجل الخدمة المزيد)",
    ),
    "the feed is cut off: what came before the cut is kept": (
        "le flux est coupé : ce qui précède la coupure est gardé",
        "المصدر مقطوع: حُفظ ما جاء قبل القطع",
    ),
    "the feed is not well-formed XML: read as well as possible": (
        "le XML du flux est mal formé : lu aussi bien que possible",
        "بنية XML في المصدر غير سليمة: قُرئ قدر الإمكان",
    ),
    "1 entry without an id: known by link or content instead": (
        "1 article sans identifiant : reconnu à son lien ou à son contenu",
        "خبر واحد بلا معرّف: يُعرف برابطه أو بمحتواه",
    ),
    "{count} entries without an id: known by link or content instead": (
        "{count} articles sans identifiant : reconnus à leur lien ou à leur contenu",
        "أخبار بلا معرّف ({count}): تُعرف برابطها أو بمحتواها",
    ),
    "1 entry dated in the future: kept without that date": (
        "1 article daté dans le futur : gardé sans cette date",
        "خبر واحد تاريخه في المستقبل: حُفظ من دون هذا التاريخ",
    ),
    "{count} entries dated in the future: kept without that date": (
        "{count} articles datés dans le futur : gardés sans cette date",
        "أخبار تاريخها في المستقبل ({count}): حُفظت من دون هذا التاريخ",
    ),
    "some elements could not be read: they are left out": (
        "certains éléments n’ont pas pu être lus : ils sont laissés de côté",
        "تعذرت قراءة بعض العناصر: تُركت جانبًا",
    ),
    "1 entry repeated: the newest version is kept": (
        "1 article répété : la version la plus récente est gardée",
        "خبر واحد مكرر: حُفظت أحدث نسخة منه",
    ),
    "{count} entries repeated: the newest version is kept": (
        "{count} articles répétés : la version la plus récente est gardée",
        "أخبار مكررة ({count}): حُفظت أحدث نسخة منها",
    ),
    "more than {most} entries: the newest {kept} are read": (
        "plus de {most} articles : les {kept} plus récents sont lus",
        "أكثر من {most} خبر: يُقرأ أحدثها ({kept})",
    ),
    "more than {most} entries: the first {kept} are read": (
        "plus de {most} articles : les {kept} premiers sont lus",
        "أكثر من {most} خبر: يُقرأ أولها ({kept})",
    ),
    "it says it is written in {said}, but it is {found}": (
        "il se dit écrit en {said}, mais il est en {found}",
        "يقول إنه مكتوب بترميز {said} لكنه {found}",
    ),
    "{count} characters could not be read (damaged UTF-8)": (
        "{count} caractères n’ont pas pu être lus (UTF-8 abîmé)",
        "تعذرت قراءة {count} من الأحرف (UTF-8 تالف)",
    ),
    "some characters were not written in it (damaged UTF-8)": (
        "certains caractères sont écrits autrement (UTF-8 abîmé)",
        "بعض الأحرف مكتوب بترميز آخر (UTF-8 تالف)",
    ),
    "its characters are not what it says": ("ses caractères ne sont pas ce qu’il dit", "أحرفه ليست كما يقول"),
    "it does not say in which characters it is written": (
        "il ne dit pas dans quels caractères il est écrit",
        "لا يذكر بأي ترميز كُتب",
    ),
    "read as {name}": ("lu comme {name}", "قُرئ على أنه {name}"),
    "nothing of the last poll is still in it: entries may have been missed in between": (
        "il n’y reste rien de la dernière lecture : des articles ont pu être manqués entre-temps",
        "لم يبق فيه شيء من القراءة الأخيرة: ربما فاتت أخبار بينهما",
    ),
    "it is polled more often now": ("il est lu plus souvent désormais", "يُقرأ الآن مرات أكثر"),
    "once in {minutes} minutes is too rare for it": (
        "une fois toutes les {minutes} minutes, c’est trop peu pour lui",
        "مرة كل {minutes} دقيقة قليلة عليه",
    ),
    "every {asked} minutes was asked for, every {stands} stands: no publisher is asked more often": (
        "demandé : toutes les {asked} minutes ; accordé : toutes les {stands}, car aucun éditeur n’est interrogé plus "
        "souvent",
        "المطلوب كل {asked} دقيقة والمعمول به كل {stands}: لا يُسأل أي ناشر أكثر من ذلك",
    ),
    "every {asked} minutes was asked for, every {stands} stands: the server does not say whether the page has changed, "
    "so it is sent whole each time, and as soon as it does (by ETag or Last-Modified) the interval asked for holds by "
    "itself": (
        "une lecture toutes les {asked} minutes était demandée, elle se fait toutes les {stands} : le serveur ne dit "
        "pas si la page a changé et l’envoie donc entière à chaque fois ; dès qu’il le dira (ETag ou Last-Modified), "
        "l’intervalle demandé vaudra de lui-même",
        "المطلوب كل {asked} دقيقة والمعمول به كل {stands}: لا يقول الخادم هل تغيرت الصفحة فيرسلها كاملة كل مرة، وحين "
        "يقول ذلك (ETag أو Last-Modified) تسري المدة المطلوبة من تلقاء نفسها",
    ),
    "the server does not say whether the page has changed, so it is sent whole at each of {count} polls a day, which "
    "its publisher pays for": (
        "le serveur ne dit pas si la page a changé ; elle est donc envoyée entière à chacune des {count} lectures par "
        "jour, aux frais de l’éditeur",
        "لا يقول الخادم هل تغيرت الصفحة، فتُرسل كاملة في كل قراءة ({count} في اليوم) على نفقة الناشر",
    ),
    "the server does not say whether the page has changed, so it is read only every {hours} hours: give the feed an "
    "interval of its own if alerts would come too late": (
        "le serveur ne dit pas si la page a changé ; elle n’est donc lue que toutes les {hours} heures : donnez au "
        "flux son propre intervalle si les alertes arrivaient trop tard",
        "لا يقول الخادم هل تغيرت الصفحة، فلا تُقرأ إلا كل {hours} ساعة: حدد للمصدر مدة خاصة إن كانت التنبيهات ستتأخر",
    ),
    "the publisher asks not to be asked {when} (GMT), and alerts may be as late: give the feed an interval of its own "
    "if that is too long": (
        "l’éditeur demande à ne pas être sollicité {when} (GMT), et les alertes peuvent tarder d’autant : donnez au "
        "flux son propre intervalle si c’est trop long",
        "يطلب الناشر ألا يُسأل {when} (GMT)، وقد تتأخر التنبيهات بقدر ذلك: حدد للمصدر مدة خاصة إن كان هذا طويلًا",
    ),
    "the publisher asks for {hours} hours between two polls, and alerts may be as late: give the feed an interval of "
    "its own if that is too long": (
        "l’éditeur demande {hours} heures entre deux lectures, et les alertes peuvent tarder d’autant : donnez au "
        "flux son propre intervalle si c’est trop long",
        "يطلب الناشر {hours} ساعة بين قراءتين، وقد تتأخر التنبيهات بقدر ذلك: حدد للمصدر مدة خاصة إن كان هذا طويلًا",
    ),
    "1 linked page was not read whole, the summary stands: {why}": (
        "1 page liée n’a pas été lue en entier, le résumé en tient lieu : {why}",
        "صفحة واحدة لم تُقرأ كاملة، ويبقى الملخص: {why}",
    ),
    "{count} linked pages were not read whole, the summary stands: {why}": (
        "{count} pages liées n’ont pas été lues en entier, les résumés en tiennent lieu : {why}",
        "صفحات لم تُقرأ كاملة ({count})، وتبقى الملخصات: {why}",
    ),
    "the site does not let robots read this page (robots.txt)": (
        "le site n’autorise pas les robots à lire cette page (robots.txt)",
        "لا يسمح الموقع للروبوتات بقراءة هذه الصفحة (robots.txt)",
    ),
    "there was no time to read the linked page": (
        "le temps a manqué pour lire la page liée",
        "لم يكفِ الوقت لقراءة الصفحة المرتبطة",
    ),
    "more than {most} new entries at once: the linked page was not read": (
        "plus de {most} nouveaux articles d’un coup : la page liée n’a pas été lue",
        "أكثر من {most} خبر جديد دفعة واحدة: لم تُقرأ الصفحة المرتبطة",
    ),
    "the site answers too slowly": ("le site répond trop lentement", "الموقع بطيء الجواب"),
    "an address with a name or a password in it is not read, for it would show everywhere": (
        "une adresse avec un nom ou un mot de passe n’est pas lue, car il serait visible partout",
        "لا يُقرأ عنوان فيه اسم مستخدم أو كلمة مرور، لأنها ستظهر في كل مكان",
    ),
    "nothing has changed": ("rien n’a changé", "لم يتغير شيء"),
    "there is no feed file in this folder": ("il n’y a pas de flux dans ce dossier", "لا مصدر في هذا المجلد"),
    "this is no web address: write one that begins with http:// or https://": (
        "ce n’est pas une adresse du web : écrivez-en une qui commence par http:// ou https://",
        "هذا ليس عنوان ويب: اكتب عنوانًا يبدأ بـ ‎http:// أو ‎https://",
    ),
    "there is no such file": ("ce fichier n’existe pas", "هذا الملف غير موجود"),
    "the file may not be read (permissions)": (
        "le fichier ne peut pas être lu (droits d’accès)",
        "لا يُسمح بقراءة الملف (الصلاحيات)",
    ),
    "the file cannot be read: {why}": ("le fichier ne peut pas être lu : {why}", "تتعذر قراءة الملف: {why}"),
    "the file is damaged, or unpacks to more than 200 MB": (
        "le fichier est abîmé, ou dépasse 200 Mo une fois décompressé",
        "الملف تالف، أو يتجاوز 200 ميغابايت بعد فك ضغطه",
    ),
    "the file is larger than 200 MB": ("le fichier dépasse 200 Mo", "الملف أكبر من 200 ميغابايت"),
    "nothing came to read": ("rien n’est arrivé à lire", "لم يصل شيء يُقرأ"),
    "the link is not a valid web address": ("le lien n’est pas une adresse web valable", "الرابط ليس عنوان ويب صالحًا"),
    "the link leads to no web page": ("le lien ne mène pas à une page web", "لا يقود الرابط إلى صفحة ويب"),
    "the article is behind a paywall": ("l’article est réservé aux abonnés", "المقال للمشتركين فقط"),
    "the page that it links to does not exist any more": (
        "la page vers laquelle il renvoie n’existe plus",
        "الصفحة التي يحيل إليها لم تعد موجودة",
    ),
    "the site first asks about cookies": (
        "le site demande d’abord un accord sur les cookies",
        "يطلب الموقع أولًا الموافقة على ملفات تعريف الارتباط",
    ),
    "the site asks for a robot check (captcha)": (
        "le site demande un contrôle anti-robots (captcha)",
        "يطلب الموقع تحققًا من الروبوتات (captcha)",
    ),
    "no article was found on the page": ("aucun article n’a été trouvé sur la page", "لم يُعثر على مقال في الصفحة"),
}
_REWORDING: Final = Rewording(FAILINGS)


def said_of_feed(text: str, language: str, /) -> str:
    """What the sources said of a feed (one sentence, or several between semicolons), in ``language``."""
    return _REWORDING.said(text, language)
