"""What the command line says, in French, English and Arabic: whole sentences, headings of tables, names of states.

Help texts and mistakes in the arguments stay in English, like the command names.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from alerts.model import Language, Match, Miss, Reason
from alerts.wordings import say_doubts

_LANGUAGES: Final = ("fr", "en", "ar")

_PHRASES: Final[Mapping[str, tuple[str, str, str]]] = {
    "severity.critical": ("URGENT", "URGENT", "عاجل"),
    "severity.high": ("IMPORTANT", "IMPORTANT", "مهم"),
    "severity.medium": ("À SUIVRE", "WATCH", "للمتابعة"),
    "severity.low": ("INFO", "INFO", "للعلم"),
    "field.title": ("titre", "title", "العنوان"),
    "field.summary": ("résumé", "summary", "الملخص"),
    "field.content": ("texte", "text", "النص"),
    "state.queued": ("en attente", "waiting", "في الانتظار"),
    "state.sending": ("en cours", "sending", "قيد الإرسال"),
    "state.sent": ("envoyé", "sent", "أُرسل"),
    "state.unknown": ("peut-être reçu", "may have arrived", "ربما وصل"),
    "state.failed": ("échec", "failed", "فشل"),
    "state.expired": ("périmé", "expired", "انتهت مدته"),
    "state.held": ("retenu", "held", "محجوز"),
    "state.merged": ("regroupé", "merged", "مُجمّع"),
    "state.withheld": ("non envoyé", "not sent", "لم يُرسل"),
    "because": (
        "{rule} : « {keyword} » à {distance} de « {place} » ({field})",
        "{rule}: “{keyword}”, {distance} from “{place}” ({field})",
        "{rule}: «{keyword}» على بعد {distance} من «{place}» ({field})",
    ),
    "because.title": (
        "{rule} : « {keyword} » ({field}), « {place} » dans le titre",
        "{rule}: “{keyword}” ({field}), “{place}” in the title",
        "{rule}: «{keyword}» ({field})، و«{place}» في العنوان",
    ),
    "because.point": (
        "{rule} : « {keyword} » ({field}), à {km} km d’après les coordonnées de l’article",
        "{rule}: “{keyword}” ({field}), {km} km away by the entry’s own coordinates",
        "{rule}: «{keyword}» ({field})، على بعد {km} كم بحسب إحداثيات الخبر",
    ),
    "area.holds": (
        "{area} : {places} lieux connus, cherchés sous {names} noms : {shown}",
        "{area}: {places} known places, looked for under {names} names: {shown}",
        "{area}: الأماكن المعروفة {places}، ويُبحث عنها بعدد من الأسماء: {names}: {shown}",
    ),
    "area.left out": (
        "Les {count} plus lointains ou plus petits sont laissés : nommez ceux qui comptent.",
        "The {count} farthest or smallest are left out: name those that matter.",
        "تُرك {count} من الأبعد أو الأصغر: سمِّ ما يهمك منها.",
    ),
    "kind.country": ("pays", "country", "بلد"),
    "kind.region": ("région", "region", "إقليم"),
    "kind.district": ("district", "district", "منطقة"),
    "kind.city": ("ville", "town", "مدينة"),
    "kind.quarter": ("quartier", "quarter", "حي"),
    "kind.camp": ("camp", "camp", "مخيم"),
    "kind.area": ("zone", "area", "منطقة غير رسمية"),
    "kind.facility": ("lieu", "facility", "منشأة"),
    "place.name": ("Nom", "Name", "الاسم"),
    "place.kind": ("Sorte", "Kind", "النوع"),
    "place.region": ("Région", "Region", "الإقليم"),
    "place.country": ("Pays", "Country", "البلد"),
    "place.population": ("Habitants", "People", "السكان"),
    "place.point": ("Point", "Point", "الموقع"),
    "place.aliases": ("Autres noms", "Other names", "أسماء أخرى"),
    "place.offered": (
        "Les noms de {name} (☑ : cherchés d’office ; ☐ : à ajouter aux alias ; ⚠ : aussi un mot courant)",
        "Names of {name} (☑ looked for at once; ☐ add it to the aliases if you want it; ⚠ also an ordinary word)",
        "أسماء {name} (☑ يُبحث عنها تلقائيًا؛ ☐ تُضاف إلى الأسماء عند الحاجة؛ ⚠ كلمة عادية أيضًا)",
    ),
    "place.common": ("{languages}", "{languages}", "{languages}"),
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
        "la carte est un fichier .svg",
        "the map is an .svg file",
        "الخريطة ملف ‎.svg",
    ),
    "lexicon.violence": ("Violences", "Violence", "العنف"),
    "lexicon.protected": ("Biens protégés", "Protected objects", "الأعيان المحمية"),
    "lexicon.people": ("Personnes", "People", "الأشخاص"),
    "lexicon.displacement": ("Déplacements", "Displacement", "النزوح"),
    "lexicon.needs": ("Besoins et accès", "Needs and access", "الاحتياجات والوصول"),
    "lexicon.hazards": ("Aléas", "Hazards", "المخاطر"),
    "lexicon.disease": ("Maladies", "Disease", "الأمراض"),
    "lexicon.word": ("Mot", "Word", "الكلمة"),
    "lexicon.forms": ("Trouvé aussi sous", "Also found as", "تُلتقط أيضًا"),
    "lexicon.not": ("Ne compte pas dans : {phrases}", "Does not count in: {phrases}", "لا تُحسب في: {phrases}"),
    "lexicon.more": (
        "{count} concepts. Toutes les formes de l’un : tocsin lexicon école ; dans une règle : concept:school",
        "{count} concepts. All forms of one: tocsin lexicon school; in a rule: concept:school",
        "عدد المفاهيم {count}. كل صيغ أحدها: ‎tocsin lexicon مدرسة‎؛ في قاعدة: ‎concept:school",
    ),
    "lexicon.unknown": (
        "aucun concept n’a le mot « {word} » ; proches : {near}",
        "no concept has the word “{word}”; close ones: {near}",
        "لا مفهوم فيه «{word}»؛ القريب منه: {near}",
    ),
    "held.backlog": (
        "plus d’un jour d’âge à la première lecture",
        "more than a day old when it was first read",
        "عمرها أكثر من يوم عند أول قراءة",
    ),
    "held.earlier": ("antérieure à l’abonnement", "older than the subscription", "أقدم من الاشتراك"),
    "held.undated": (
        "sans date, déjà là à la première lecture",
        "undated, and there at the first poll",
        "بلا تاريخ وموجودة عند أول قراءة",
    ),
    "held.nobody": ("aucun abonné concerné", "nobody subscribed to it", "لا مشترك معنيّ"),
    "within.sentence": ("même phrase", "same sentence", "الجملة نفسها"),
    "within.paragraph": ("même paragraphe", "same paragraph", "الفقرة نفسها"),
    "within.article": ("même article", "same article", "المقال نفسه"),
    "undated": ("sans date", "undated", "بلا تاريخ"),
    "no_place": (
        "{rule} : lieu non nommé ({places})",
        "{rule}: its place is not named ({places})",
        "{rule}: لم يُذكر المكان ({places})",
    ),
    "no_keyword": (
        "{rule} : aucun mot surveillé ({keywords})",
        "{rule}: none of its words occurs ({keywords})",
        "{rule}: لا توجد أي من كلماتها ({keywords})",
    ),
    "too_far": (
        "{rule} : « {keyword} » est à {distance} de « {place} » (limite : {within})",
        "{rule}: “{keyword}” is {distance} from “{place}” (limit: {within})",
        "{rule}: «{keyword}» على بعد {distance} من «{place}» (الحد: {within})",
    ),
    "too_far.apart": (
        "{rule} : « {keyword} » et « {place} » ne sont pas dans le même texte",
        "{rule}: “{keyword}” and “{place}” do not stand in the same text",
        "{rule}: «{keyword}» و«{place}» ليسا في النص نفسه",
    ),
    "missing_group": (
        "{rule} : « {keyword} » près de « {place} », mais aucun de : {group}",
        "{rule}: “{keyword}” near “{place}”, but none of: {group}",
        "{rule}: «{keyword}» قرب «{place}»، لكن دون أي من: {group}",
    ),
    "excluded": (
        "{rule} : écarté par le mot « {word} »",
        "{rule}: dropped because of the word “{word}”",
        "{rule}: استُبعد بسبب الكلمة «{word}»",
    ),
    "low_score": (
        "{rule} : {sum} = {score} points, il en faut {min_score}",
        "{rule}: {sum} = {score} points, it takes {min_score}",
        "{rule}: {sum} = {score} نقاط، والمطلوب {min_score}",
    ),
    "score": ("{rule} : {sum} = {score} points", "{rule}: {sum} = {score} points", "{rule}: {sum} = {score} نقاط"),
    "share.keyword": ("« {of} » {points}", "“{of}” {points}", "«{of}» {points}"),
    "share.near": (
        "« {of} » à 5 mots au plus {points}",
        "“{of}” within 5 words {points}",
        "«{of}» على بعد 5 كلمات على الأكثر {points}",
    ),
    "share.title": ("« {of} » dans le titre {points}", "“{of}” in the title {points}", "«{of}» في العنوان {points}"),
    "share.doubt": ("{of} {points}", "{of} {points}", "{of} {points}"),
    "hidden.no_place": (
        " — {words} : un autre lieu",
        " — {words}: another place",
        " — {words}: مكان آخر",
    ),
    "hidden.no_keyword": (
        " — {words} : ne compte pas",
        " — {words}: does not count",
        " — {words}: لا يُحسب",
    ),
    "placed": (
        " — « {keyword} » est le mot {keyword_at} ({keyword_field}), « {place} » le mot {place_at} ({place_field})",
        " — “{keyword}” is word {keyword_at} ({keyword_field}), “{place}” is word {place_at} ({place_field})",
        " — «{keyword}» هي الكلمة {keyword_at} ({keyword_field})، و«{place}» الكلمة {place_at} ({place_field})",
    ),
    "language": (
        "{rule} : langue {language}, la règle veut {wanted}",
        "{rule}: language {language}, the rule wants {wanted}",
        "{rule}: اللغة {language}، والقاعدة تريد {wanted}",
    ),
    "check.summary": (
        "{entries} entrées lues dans {feeds} flux, {alerts} alertes. Rien n’a été envoyé ni enregistré.",
        "{entries} entries read in {feeds} feeds, {alerts} alerts. Nothing was sent or stored.",
        "قُرئت {entries} مادة من {feeds} مصادر، {alerts} تنبيهات. لم يُرسل شيء ولم يُحفظ شيء.",
    ),
    "unreadable": (
        "{count} source(s) illisible(s), voir ci-dessus.",
        "{count} source(s) could not be read, see above.",
        "تعذرت قراءة {count} من المصادر، انظر أعلاه.",
    ),
    "warning": ("attention", "warning", "تحذير"),
    "log.empty": (
        "Aucune alerte ne correspond.",
        "No alert fits.",
        "لا يوجد تنبيه مطابق.",
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
    "column.ref": ("Réf.", "Ref", "المرجع"),
    "column.time": ("Heure (UTC)", "Time (UTC)", "الوقت (UTC)"),
    "column.severity": ("Gravité", "Severity", "الخطورة"),
    "column.rule": ("Règle · lieu", "Rule · place", "القاعدة · المكان"),
    "column.title": ("Titre", "Title", "العنوان"),
    "column.state": ("État", "State", "الحالة"),
    "column.feed": ("Flux", "Feed", "المصدر"),
    "column.success": ("Dernier succès,\ndernière entrée", "Last success,\nlast entry", "آخر نجاح،\nآخر مادة"),
    "column.next": ("Prochain", "Next poll", "القادم"),
    "column.failures": ("Échecs", "Failures", "الإخفاقات"),
    "column.daily": ("Entrées/j,\nalertes/7 j", "Entries/day,\nalerts/7 d", "مواد/يوم،\nتنبيهات/7 أيام"),
    "column.error": ("État", "State", "الحالة"),
    "feed.fine": ("va bien", "fine", "سليم"),
    "feed.gone": ("arrêté : disparu", "stopped: gone", "متوقف: اختفى"),
    "feed.hurts": ("arrêté : dangereux", "stopped: harmful", "متوقف: ضار"),
    "feed.failing": ("{error}", "{error}", "{error}"),
    "feed.warned": ("{warning}", "{warning}", "{warning}"),
    "feed.moved": ("nouvelle adresse : {url}", "new address: {url}", "عنوان جديد: {url}"),
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
    "why.merged": (
        "Dite avec l’alerte {ref}.",
        "Told together with alert {ref}.",
        "ضُمّ إلى التنبيه {ref}.",
    ),
    "why.held": ("Envoyée à personne : {why}", "Told to nobody: {why}", "لم يُرسل إلى أحد: {why}"),
    "imported": (
        "{what} : {added} ajoutés, {changed} modifiés, {same} inchangés",
        "{what}: {added} added, {changed} changed, {same} as before",
        "{what}: أُضيف {added}، عُدّل {changed}، بلا تغيير {same}",
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
        "Sur {days} jours et {entries} entrées : {alerts} alertes, environ {daily} par jour.",
        "Over {days} days and {entries} entries: {alerts} alerts, about {daily} a day.",
        "خلال {days} أيام و{entries} مادة: {alerts} تنبيهات، نحو {daily} يوميًا.",
    ),
    "polled": (
        "{polls} flux relevés, {failed} en échec, {entries} entrées nouvelles, {alerts} alertes, {sent} envois.",
        "{polls} feeds polled, {failed} failed, {entries} new entries, {alerts} alerts, {sent} messages sent.",
        "فُحص {polls} مصدرًا، فشل {failed}، {entries} مادة جديدة، {alerts} تنبيهات، أُرسلت {sent} رسائل.",
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
        "عرض تجريبي: {feeds} مصادر على هذا الجهاز و{rules} قواعد. يمر يوم 20 نوفمبر 2016 في ثوانٍ، ولا يخرج شيء من هنا.",
    ),
    "demo.summary": ("Bilan", "Summary", "الحصيلة"),
    "demo.counts": (
        "{feeds} flux relevés {polls} fois (dont {unchanged} sans changement), {entries} entrées lues, "
        "{alerts} alertes, {letters} messages remis à {chats} destinataires, en {seconds} s.",
        "{feeds} feeds polled {polls} times ({unchanged} of them unchanged), {entries} entries read, {alerts} alerts, "
        "{letters} messages delivered to {chats} chats, in {seconds} s.",
        "فُحصت {feeds} مصادر {polls} مرة (منها {unchanged} بلا تغيير)، {entries} مادة، {alerts} تنبيهات، "
        "{letters} رسائل إلى {chats} محادثات، خلال {seconds} ثوانٍ.",
    ),
    "demo.silence": ("Pas d’alerte, et pourquoi :", "No alert, and why:", "بلا تنبيه، والسبب:"),
    "demo.next": (
        "Vos propres règles : tocsin check --rules regles.toml https://votre.flux/rss (rien n’est envoyé).",
        "Your own rules: tocsin check --rules rules.toml https://your.feed/rss (nothing is sent).",
        "قواعدك أنت: tocsin check --rules rules.toml https://your.feed/rss (لا يُرسل شيء).",
    ),
}


_REASONS: Final[Mapping[str, str]] = {
    "it was more than a day old when it was first read": "held.backlog",
    "it is older than the subscription": "held.earlier",
    "it has no date and stood in the feed's first poll": "held.undated",
    "no chat had subscribed to it": "held.nobody",
}
"""The store keeps reasons in English; these are the ones that people see often."""


def phrase(key: str, language: Language, /, **names: object) -> str:
    """The phrase ``key`` in ``language`` with its names filled in; an unknown language gets English."""
    column = _LANGUAGES.index(language) if language in _LANGUAGES else 1
    return _PHRASES[key][column].format(**names)


def said_reason(reason: str, language: Language) -> str:
    """Why nobody was told, in ``language`` where it has words for it."""
    return phrase(_REASONS[reason], language) if reason in _REASONS else reason


def said_distance(words: int, language: Language) -> str:
    """A number of words with its noun."""
    if language == "fr":
        return f"{words} mot" if words < 2 else f"{words} mots"
    if language == "ar":
        return f"{words} كلمات" if 3 <= words <= 10 else f"{words} كلمة"
    return "1 word" if words == 1 else f"{words} words"


def said_window(window: str, language: Language) -> str:
    """A window (``30 words``, ``sentence``) in the words of ``language``."""
    count = window.partition(" ")[0]
    return said_distance(int(count), language) if count.isdecimal() else phrase(f"within.{window}", language)


def said_miss(miss: Miss, language: Language) -> str:
    """Why a rule did not fire, as a sentence."""
    names = {key: _listed(value) for key, value in miss.detail.items()}
    if isinstance(distance := miss.detail.get("distance"), int):
        names["distance"] = said_distance(distance, language)
    if "within" in names:
        names["within"] = said_window(names["within"], language)
    if miss.reason is Reason.LOW_SCORE:
        names |= {key: _points(miss.detail[key], language) for key in ("score", "min_score")}
        names["sum"] = said_sum(miss.detail["sum"], language)
    apart = miss.reason is Reason.TOO_FAR and miss.detail.get("distance") is None
    said = phrase("too_far.apart" if apart else miss.reason.value, language, **{"rule": miss.rule, **_UNKNOWN, **names})
    return said + _more(miss, language)


def _more(miss: Miss, language: Language) -> str:
    """Where the nearest miss stands, and what looked like a keyword or the place and is none."""
    detail = miss.detail
    keyword, place = detail.get("keyword"), detail.get("place")
    if miss.reason is Reason.TOO_FAR and isinstance(keyword, Mapping) and isinstance(place, Mapping):
        ends = {"keyword": keyword, "place": place}
        names = {name: end["surface"] for name, end in ends.items()}
        names |= {f"{name}_at": end["word"] for name, end in ends.items()}
        names |= {f"{name}_field": phrase(f"field.{end['field']}", language) for name, end in ends.items()}
        return phrase("placed", language, **names)
    hidden = detail.get("hidden")
    if not isinstance(hidden, Sequence):
        return ""
    words = [_QUOTED.get(language, "“{}”").format(each["surface"]) for each in hidden]
    return phrase(f"hidden.{miss.reason.value}", language, words=_joined(words, language))


def said_score(match: Match, language: Language) -> str:
    """The score of a match as a sum; "" where it has none."""
    if match.score is None:
        return ""
    shares = [{"what": share.what, "of": share.of, "points": share.points} for share in match.score.shares]
    names = {"sum": said_sum(shares, language), "score": _points(match.score.total, language)}
    return phrase("score", language, rule=match.rule, **names)


def said_sum(shares: object, language: Language) -> str:
    """The addends of a score, each with its sign."""
    said = []
    for share in shares if isinstance(shares, Sequence) else ():
        of = "".join(say_doubts([share["of"]], language)) if share["what"] == "doubt" else share["of"]
        points = ("−" if share["points"] < 0 else "+") + _points(abs(share["points"]), language)
        said.append(phrase(f"share.{share['what']}", language, of=of, points=points))
    return _joined(said, language)


def _points(points: object, language: Language) -> str:
    shown = f"{points:.6g}" if isinstance(points, float) else str(points)
    return shown.replace(".", ",") if language == "fr" else shown


def _joined(pieces: Sequence[str], language: Language) -> str:
    return ("، " if language == "ar" else ", ").join(pieces)


_QUOTED: Final[Mapping[Language, str]] = {"fr": "« {} »", "ar": "«{}»"}
_UNKNOWN: Final[Mapping[str, str]] = dict.fromkeys(
    ("places", "keywords", "keyword", "place", "distance", "within", "group", "word", "language", "wanted"), "?"
)


def _listed(value: object) -> str:
    if isinstance(value, Mapping):
        return str(value.get("surface", "?"))
    if isinstance(value, list | tuple):
        shown = ", ".join(map(str, value[:5]))
        return shown + (", …" if len(value) > 5 else "")
    return str(value)
