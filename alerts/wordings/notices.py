"""What the bot says of its own accord: second copies, refusing chats, failing feeds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

NOTICES: Final[Mapping[str, tuple[str, str, str]]] = {
    "also_concept": (
        "aussi {words} … (concept {name})",
        "also {words} … (concept {name})",
        "أيضًا {words} … (مفهوم {name})",
    ),
    "catches": ("{keyword} : aussi {forms}", "{keyword}: also {forms}", "{keyword}: أيضًا {forms}"),
    "forms_abroad": ("{language} : {forms}", "{language}: {forms}", "اللغة {language}: {forms}"),
    "went_wrong": (
        "Quelque chose s’est mal passé de mon côté ; rien n’est perdu. Référence pour l’opérateur : {reference}",
        "Something went wrong on my side; nothing is lost. Reference for the operator: {reference}",
        "حدث خطأ من جهتي ولم يضع شيء. المرجع للمشغّل: {reference}",
    ),
    "second_copy": (
        "↻ Déjà reçu ? Le premier envoi n’a pas été confirmé.",
        "↻ You may have had this already: the first sending was not confirmed.",
        "↻ ربما وصلتك هذه الرسالة من قبل: لم يتأكد الإرسال الأول.",
    ),
    "topic_lost": (
        "⚠ Ce message était pour un sujet du groupe qui est fermé ou supprimé.",
        "⚠ This message was meant for a topic of this group that is closed or deleted.",
        "⚠ كانت هذه الرسالة لموضوع في المجموعة أُغلق أو حُذف.",
    ),
    "chat_refuses": (
        "⚠ Je ne peux pas écrire dans « {chat} » : Telegram répond « {why} ». Les alertes attendent et je réessaie. "
        "Donnez-moi le droit de publier (Administrateurs → moi → Publier des messages).",
        '⚠ I cannot write in "{chat}": Telegram says "{why}". The alerts wait and I try again. '
        "Give me the right to post (Administrators → me → Post messages).",
        "⚠ لا أستطيع الكتابة في «{chat}»: رد تلغرام «{why}». التنبيهات تنتظر وسأحاول من جديد. "
        "امنحني حق النشر (المشرفون ← أنا ← نشر الرسائل).",
    ),
    "topic_refuses": (
        "⚠ Dans « {chat} », le sujet où vont les alertes est fermé ou supprimé. Les urgentes vont dans « Général », "
        "les autres attendent et je réessaie. Rouvrez ce sujet, ou écrivez /stop dans le groupe, puis /subscribe dans "
        "un autre sujet.",
        '⚠ In "{chat}" the topic that the alerts go to is closed or deleted. Urgent ones go to "General", the others '
        "wait and I try again. Open that topic again, or write /stop in the group, then /subscribe in another topic.",
        "⚠ الموضوع الذي تُرسل إليه التنبيهات في «{chat}» مغلق أو محذوف. العاجلة تذهب إلى الموضوع العام، والبقية تنتظر "
        "وسأحاول من جديد. افتحوا الموضوع من جديد، أو اكتبوا ‎/stop في المجموعة ثم ‎/subscribe في موضوع آخر.",
    ),
    "chat_removed_bot": (
        "⚠ Je ne suis plus dans « {chat} ». Ses alertes attendent mon retour : "
        "ajoutez-moi de nouveau, ou /unsubscribe.",
        '⚠ I am no longer in "{chat}". Its alerts wait for my return: add me again, or /unsubscribe.',
        "⚠ لم أعد في «{chat}». تنبيهاتها تنتظر عودتي: أضفني من جديد، أو ‎/unsubscribe",
    ),
    "many_alerts": (
        "{count} alertes en un message",
        "{count} alerts in one message",
        "{count} تنبيهات في رسالة واحدة",
    ),
    "feeds_in_trouble": (
        "⚠ Des flux ont besoin de vous :",
        "⚠ Feeds that need you:",
        "⚠ مصادر تحتاج إلى عنايتكم:",
    ),
    "feed_failing": (
        "• {feed} ne peut pas être lu depuis le {since} : {why}. Prochain essai : {next}.",
        "• {feed} cannot be read since {since}: {why}. Next try: {next}.",
        "• تتعذر قراءة {feed} منذ {since}: {why}. المحاولة التالية: {next}.",
    ),
    "feed_gone": (
        "• {feed} n’existe plus ({why}) et n’est plus lu. Donnez sa nouvelle adresse avec /feed.",
        "• {feed} is gone ({why}) and is no longer read. Give its new address with /feed.",
        "• {feed} لم يعد موجودًا ({why}) ولا يُقرأ بعد الآن. أعطِ عنوانه الجديد بالأمر ‎/feed",
    ),
    "feed_quarantined": (
        "• {feed} est en quarantaine : {why}. Il est essayé une fois par jour.",
        "• {feed} is in quarantine: {why}. It is tried once a day.",
        "• {feed} في الحجر: {why}. تُعاد المحاولة مرة في اليوم.",
    ),
    "feed_empty": (
        "• {feed} est vide depuis le {since} : la page est bien un flux, mais il n’y a plus rien dedans.",
        "• {feed} is empty since {since}: the page is a feed, but there is nothing in it any more.",
        "• {feed} فارغ منذ {since}: الصفحة مصدر فعلًا، لكن لم يعد فيها شيء.",
    ),
    "feed_silent": (
        "• {feed} ne publie rien depuis le {since} ; d’habitude il publie toutes les {hours} h environ.",
        "• {feed} has published nothing since {since}; it usually does every {hours} h or so.",
        "• {feed} لم ينشر شيئًا منذ {since}، وعادته أن ينشر كل {hours} ساعة تقريبًا.",
    ),
    "feed_missed": (
        "• {feed} a été trop rapide : le {since}, il ne restait rien de la lecture précédente, des articles ont pu "
        "être manqués. Il est lu plus souvent, sauf si vous avez fixé son intervalle.",
        "• {feed} was too quick: on {since} nothing of the reading before was left, so entries may have been missed. "
        "It is read more often now, unless you set its interval.",
        "• {feed} كان أسرع من القراءة: في {since} لم يبق شيء من القراءة السابقة، فربما فاتت أخبار. يُقرأ الآن مرات "
        "أكثر، إلا إذا حددتَ مدة قراءته.",
    ),
    "feed_moved": (
        "• {feed} annonce une nouvelle adresse : {why} — vérifiez-la, puis /feed {why}",
        "• {feed} announces a new address: {why} — check it, then /feed {why}",
        "• {feed} يعلن عنوانًا جديدًا: {why} — تحقق منه ثم ‎/feed {why}",
    ),
    "feed_unsteady": (
        "• {feed} va et vient : son état change plusieurs fois par jour. La suite une fois stable.",
        "• {feed} comes and goes: it changes several times a day. You will hear more when it is steady.",
        "• {feed} يظهر ويختفي: تتبدل حاله عدة مرات في اليوم. ستصلكم البقية حين يستقر.",
    ),
    "feed_well": (
        "✓ {feed} va de nouveau bien.",
        "✓ {feed} is well again.",
        "✓ {feed} عاد يعمل كالمعتاد.",
    ),
    "and_more": (
        "… et {count} autres",
        "… and {count} more",
        "… و{count} غيرها",
    ),
}
"""Each in French, English and Arabic; see ``alerts.wordings``."""
