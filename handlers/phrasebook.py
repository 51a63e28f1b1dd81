"""What the shell says, in French, English and Arabic: one sentence a key. ``phrases`` fills them in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from handlers.headings import HEADINGS
from handlers.verdictphrases import VERDICTS

PHRASES: Final[Mapping[str, tuple[str, str, str]]] = {
    **HEADINGS,
    **VERDICTS,
    "area.holds": (
        "{area} : {places} lieux connus ({kinds}) : {shown}",
        "{area}: {places} known places ({kinds}): {shown}",
        "{area}: الأماكن المعروفة {places} ({kinds}): {shown}",
    ),
    "area.unknown": (
        "{area} : aucun lieu connu, seulement : {shown}",
        "{area}: no known place, only: {shown}",
        "{area}: لا أماكن معروفة، فقط: {shown}",
    ),
    "area.more": (" … et {count} de plus", " … and {count} more", " … وغيرها: {count}"),
    "place.name": ("Nom", "Name", "الاسم"),
    "place.kind": ("Sorte", "Kind", "النوع"),
    "place.region": ("Région", "Region", "الإقليم"),
    "place.country": ("Pays", "Country", "البلد"),
    "place.population": ("Habitants", "People", "السكان"),
    "place.point": ("Point", "Point", "الموقع"),
    "place.aliases": ("Autres noms", "Other names", "أسماء أخرى"),
    "place.offered": (
        "Noms pour {name} (☑ : cherchés d’office ; ☐ : à ajouter aux alias ; ⚠ : aussi un mot courant)",
        "Names of {name} (☑ looked for at once; ☐ add it to the aliases if you want it; ⚠ also an ordinary word)",
        "أسماء {name} (☑ يُبحث عنها تلقائيًا؛ ☐ تُضاف إلى الأسماء عند الحاجة؛ ⚠ كلمة عادية أيضًا)",
    ),
    "place.spotted": (
        "Compter aussi « {spelling} » ? Vu {entries} fois en {days} jours.",
        "Also count “{spelling}”? Seen {entries} times in {days} days.",
        "هل نحسب أيضًا «{spelling}»؟ ظهرت {entries} مرات في {days} أيام.",
    ),
    "place.next": (
        "Un autre de la liste : --take NUMÉRO ; le suivre : --save NUMÉRO ; une carte : --map FICHIER.svg",
        "Another of the list: --take NUMBER; follow it: --save NUMBER; a map: --map FILE.svg",
        "آخر من القائمة: ‎--take‎ ثم الرقم؛ لمتابعته: ‎--save‎ ثم الرقم؛ خريطة: ‎--map FILE.svg",
    ),
    "place.saved": ("Le lieu {name} est suivi.", "The place {name} is followed.", "المكان {name} متابَع."),
    "place.unknown": (
        "aucun lieu ne ressemble à « {name} » : un lieu libre s’écrit /place Nom: autre nom, lat, lon",
        "no place is like “{name}”: a place of your own is written /place Name: other name, lat, lon",
        "لا مكان يشبه «{name}»: يُكتب المكان الحر هكذا ‎/place الاسم: اسم آخر، العرض، الطول",
    ),
    "place.number": (
        "{number} n’est pas dans la liste : elle va de 1 à {most}",
        "{number} is not in the list: it goes from 1 to {most}",
        "{number} ليس في القائمة: وهي من 1 إلى {most}",
    ),
    "place.svg": (
        "la carte est un fichier .svg ou .png",
        "the map is an .svg or .png file",
        "الخريطة ملف ‎.svg‎ أو ‎.png",
    ),
    "lexicon.violence": ("Violences", "Violence", "العنف"),
    "lexicon.protected": ("Biens protégés", "Protected objects", "الأعيان المحمية"),
    "lexicon.people": ("Personnes", "People", "الأشخاص"),
    "lexicon.displacement": ("Déplacements", "Displacement", "النزوح"),
    "lexicon.needs": ("Besoins et accès", "Needs and access", "الاحتياجات والوصول"),
    "lexicon.hazards": ("Aléas", "Hazards", "المخاطر"),
    "lexicon.disease": ("Maladies", "Disease", "الأمراض"),
    "lexicon.packs": (
        "Listes toutes faites à écarter : sauf pack:sport",
        "Ready lists to leave out: not pack:sport",
        "قوائم جاهزة للاستبعاد: ما عدا ‎pack:sport",
    ),
    "lexicon.word": ("Mot", "Word", "الكلمة"),
    "lexicon.forms": ("Trouvé aussi sous", "Also found as", "تُلتقط أيضًا"),
    "lexicon.beside": (
        "avec, dans un ordre ou l’autre : {words}",
        "with, in either order: {words}",
        "مع، بأي ترتيب: {words}",
    ),
    "lexicon.not": ("Ne compte pas dans : {phrases}", "Does not count in: {phrases}", "لا تُحسب في: {phrases}"),
    "lexicon.more": (
        "{count} concepts. Toutes les formes de l’un : tocsin lexicon école ; dans une règle : concept:school. "
        "Tous les mots d’une liste : tocsin lexicon pack:sport",
        "{count} concepts. All forms of one: tocsin lexicon school; in a rule: concept:school. "
        "All words of a list: tocsin lexicon pack:sport",
        "عدد المفاهيم {count}. كل صيغ أحدها: ‎tocsin lexicon مدرسة‎؛ في قاعدة: ‎concept:school‎. "
        "كل كلمات قائمة: ‎tocsin lexicon pack:sport",
    ),
    "lexicon.unknown": (
        "aucun concept n’a le mot « {word} ». Tous : tocsin lexicon",
        "no concept has the word “{word}”. All of them: tocsin lexicon",
        "لا مفهوم فيه «{word}». كلها: tocsin lexicon",
    ),
    "lexicon.unknown_near": (
        "aucun concept n’a le mot « {word} » ; proches : {near}. Tous : tocsin lexicon",
        "no concept has the word “{word}”; close ones: {near}. All of them: tocsin lexicon",
        "لا مفهوم فيه «{word}»؛ القريب منه: {near}. كلها: tocsin lexicon",
    ),
    "check.summary": (
        "Entrées lues : {entries} ; flux : {feeds} ; alertes : {alerts}. Rien n’a été envoyé ni enregistré.",
        "Entries read: {entries}; feeds: {feeds}; alerts: {alerts}. Nothing was sent or stored.",
        "المواد المقروءة: {entries}؛ المصادر: {feeds}؛ التنبيهات: {alerts}. لم يُرسل شيء ولم يُحفظ شيء.",
    ),
    "unreadable": (
        "Sources illisibles : {count}, voir ci-dessus.",
        "Feeds that could not be read: {count}, see above.",
        "المصادر التي تعذرت قراءتها: {count}، انظر أعلاه.",
    ),
    "log.empty": (
        "Aucune alerte ne correspond.",
        "No alert fits.",
        "لا يوجد تنبيه مطابق.",
    ),
    "log.unknown": (
        "Rien ne s’appelle « {name} » ; il y a : {names}.",
        "Nothing is called “{name}”; there is: {names}.",
        "لا شيء اسمه «\u2068{name}\u2069»؛ الموجود: \u2068{names}\u2069.",
    ),
    "log.more": (
        "Les {count} plus récentes ; plus loin : --limit ou --until.",
        "The newest {count}; for more: --limit or --until.",
        "أحدث {count}؛ للمزيد: --limit أو --until.",
    ),
    "feeds.empty": (
        "Aucun flux. Pour en ajouter : tocsin import FICHIER.",
        "No feeds. To add some: tocsin import FILE.",
        "لا مصادر بعد. للإضافة: tocsin import FILE.",
    ),
    "never": ("jamais", "never", "أبدًا"),
    "ago": ("il y a {span}", "{span} ago", "قبل {span}"),
    "in": ("dans {span}", "in {span}", "بعد {span}"),
    "now": ("maintenant", "now", "الآن"),
    "feed.fine": ("va bien", "fine", "سليم"),
    "feed.gone": ("arrêté : disparu", "stopped: gone", "متوقف: اختفى"),
    "feed.hurts": ("arrêté : dangereux", "stopped: harmful", "متوقف: ضار"),
    "feed.failing": ("en échec ↓", "failing ↓", "متعثر ↓"),
    "feed.warned": ("à lire ↓", "a note ↓", "ملاحظة ↓"),
    "feed.moved": ("a déménagé ↓", "has moved ↓", "انتقل ↓"),
    "feed.moved_to": ("nouvelle adresse : {url}", "new address: {url}", "عنوان جديد: {url}"),
    "feed.said": ("• {feed} : {said}", "• {feed}: {said}", "• {feed}: {said}"),
    "feed.missed": (
        "trop rapide : des articles ont pu être manqués",
        "too quick: entries may have been missed",
        "أسرع من القراءة: ربما فاتت أخبار",
    ),
    "feed.silent": ("silencieux depuis longtemps", "silent for long", "صامت منذ مدة"),
    "feed.empty": ("vide", "empty", "فارغ"),
    "feed.new": ("pas encore lu", "not read yet", "لم يُقرأ بعد"),
    "why.fired": (
        "L’alerte {ref} du {time} a été donnée parce que :",
        "Alert {ref} of {time} was given because:",
        "صدر التنبيه {ref} في {time} لأن:",
    ),
    "why.fires": (
        "La règle {rule} se déclenche sur cette entrée :",
        "The rule {rule} fires on this entry:",
        "القاعدة {rule} تنطبق على هذه المادة:",
    ),
    "why.not": (
        "La règle {rule} ne se déclenche pas sur cette entrée :",
        "The rule {rule} does not fire on this entry:",
        "القاعدة {rule} لا تنطبق على هذه المادة:",
    ),
    "log.example": ("/log 7 j", "/log 7 d", "/log 7 أيام"),
    "why.page": (
        "La page liée n’a pas été lue, seul le résumé du flux compte : {why}",
        "The linked page was not read, only the feed's summary counts: {why}",
        "لم تُقرأ الصفحة المرتبطة، ولم يُحسب إلا ملخص المصدر: {why}",
    ),
    "why.alert": (
        "Cette entrée a donné l’alerte {ref} du {time} (règle : {rules}) :",
        "This entry gave rise to alert {ref} of {time} (rule: {rules}):",
        "صدر عن هذه المادة التنبيه {ref} في {time} (القاعدة: {rules}):",
    ),
    "why.no_alert": (
        "Aucune alerte n’en est partie : elle a été lue le {time}, avant la règle telle qu’elle est.",
        "It gave rise to no alert: it was read on {time}, before the rule was what it is now.",
        "لم يصدر عنها تنبيه: قُرئت في {time} قبل أن تصير القاعدة على ما هي عليه.",
    ),
    "why.merged": (
        "Dite avec l’alerte {ref}.",
        "Told together with alert {ref}.",
        "ضُمّ إلى التنبيه {ref}.",
    ),
    "why.held": ("Envoyée à personne : {why}", "Told to nobody: {why}", "لم يُرسل إلى أحد: {why}"),
    "imported": (
        "{what} : {added} en plus, {changed} avec modification, {same} comme avant",
        "{what}: {added} added, {changed} changed, {same} as before",
        "{what}: أُضيف {added}، عُدّل {changed}، بلا تغيير {same}",
    ),
    "left out": (
        "pas une adresse web (http ou https) : laissé de côté",
        "not a web address (http or https): left out",
        "ليس عنوان ويب (http أو https): لم يؤخذ",
    ),
    "imported.nothing": (
        "Il n’y a rien dans {file} : rien n’a changé.",
        "There is nothing in {file}: nothing was changed.",
        "لا شيء في {file}: لم يتغير شيء.",
    ),
    "feeds": ("flux", "feeds", "المصادر"),
    "places": ("lieux", "places", "الأماكن"),
    "rules": ("règles", "rules", "القواعد"),
    "subscriptions": ("abonnements", "subscriptions", "الاشتراكات"),
    "found behind": (
        "Le flux de {site} est à l’adresse {url}",
        "The feed of {site} stands at {url}",
        "مصدر الموقع {site} عنوانه {url}",
    ),
    "kept as given": (
        "gardé tel quel ; on cherchera encore à la première lecture",
        "kept as it is; it is looked for again at the first poll",
        "حُفظ كما هو، وسيُبحث عنه عند أول قراءة",
    ),
    "exported": ("Écrit dans {file}.", "Written to {file}.", "كُتب في {file}."),
    "backed up": (
        "Copie faite : {file} ({size} Kio). Elle contient des données personnelles : gardez-la à l’abri.",
        "Copied to {file} ({size} KiB). It holds personal data: keep it safe.",
        "تم النسخ إلى {file} ({size} كيبيبايت). فيه بيانات شخصية: احفظه في مكان آمن.",
    ),
    "backtest": (
        "Jours : {days} ; entrées lues : {entries} ; alertes : {alerts}, environ {daily} par jour.",
        "Days: {days}; entries read: {entries}; alerts: {alerts}, about {daily} a day.",
        "الأيام: {days}؛ المواد المقروءة: {entries}؛ التنبيهات: {alerts}، نحو {daily} يوميًا.",
    ),
    "polled": (
        "Flux relevés : {polls} ; échecs : {failed} ; nouveautés : {entries} ; alertes : {alerts} ; envois : {sent}.",
        "Feeds polled: {polls}; failed: {failed}; new entries: {entries}; alerts: {alerts}; messages sent: {sent}.",
        "المصادر المفحوصة: {polls}؛ الفاشلة: {failed}؛ مواد جديدة: {entries}؛ التنبيهات: {alerts}؛ الرسائل: {sent}.",
    ),
    "nothing due": (
        "Aucun flux n’est attendu maintenant ; le prochain : {feed}, {when}.",
        "No feed is due now; the next one is {feed}, {when}.",
        "لا مصدر مستحق الآن؛ التالي {feed}، {when}.",
    ),
    "no feeds": (
        "Aucun flux n’est suivi : tocsin import FICHIER, ou /feed par Telegram.",
        "No feed is followed: tocsin import FILE, or /feed by Telegram.",
        "لا مصدر متابَع: tocsin import FILE، أو ‎/feed في تيليغرام.",
    ),
    "no token": (
        "Pas de jeton (TOCSIN_TOKEN) : les messages s’affichent ici au lieu de partir sur Telegram.",
        "No token (TOCSIN_TOKEN): messages are shown here instead of going to Telegram.",
        "لا رمز (TOCSIN_TOKEN): تُعرض الرسائل هنا بدل إرسالها إلى تيليغرام.",
    ),
    "demo.welcome": (
        "Démonstration : {feeds} flux servis sur cette machine, {rules} règles. La journée du 20 novembre 2016 passe "
        "en quelques secondes ; rien ne sort d’ici.",
        "Demonstration: {feeds} feeds served on this machine, {rules} rules. The 20th of November 2016 passes in a few "
        "seconds; nothing leaves this machine.",
        "عرض تجريبي على هذا الجهاز: المصادر {feeds}، القواعد {rules}. يمر يوم 20 نوفمبر 2016 في ثوانٍ، ولا يخرج شيء "
        "من هنا.",
    ),
    "demo.summary": ("Bilan", "Summary", "الحصيلة"),
    "demo.counts": (
        "{feeds} flux relevés {polls} fois (dont {unchanged} sans changement), {entries} entrées lues, "
        "{alerts} alertes, {letters} messages remis à {chats} destinataires, en {seconds} s.",
        "{feeds} feeds polled {polls} times ({unchanged} of them unchanged), {entries} entries read, {alerts} alerts, "
        "{letters} messages delivered to {chats} chats, in {seconds} s.",
        "المصادر: {feeds}؛ مرات الفحص: {polls} (منها {unchanged} بلا تغيير)؛ المواد: {entries}؛ التنبيهات: {alerts}؛ "
        "الرسائل: {letters} إلى {chats} من المحادثات؛ الثواني: {seconds}.",
    ),
    "demo.silence": ("Pas d’alerte, et pourquoi :", "No alert, and why:", "بلا تنبيه، والسبب:"),
    "demo.next": (
        "Vos propres règles : tocsin check --rules regles.toml https://votre.flux/rss (rien n’est envoyé).",
        "Your own rules: tocsin check --rules rules.toml https://your.feed/rss (nothing is sent).",
        "قواعدك أنت: tocsin check --rules rules.toml https://your.feed/rss (لا يُرسل شيء).",
    ),
}
