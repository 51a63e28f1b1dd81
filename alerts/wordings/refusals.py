"""What a person may not do, and what is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

REFUSALS: Final[Mapping[str, tuple[str, str, str]]] = {
    "password_in_address": (
        "Cette adresse contient un nom ou un mot de passe (avant « @ ») ; il serait visible partout. Donnez l’adresse "
        "publique du flux, sans lui.",
        "This address has a name or a password in it (before the @), which would show everywhere. Give the feed's "
        "public address without it.",
        "في هذا العنوان اسم مستخدم أو كلمة مرور (قبل @) وستظهر في كل مكان. أعطِ عنوان المصدر العلني من دونها.",
    ),
    "not_staff": (
        "Seuls l’équipe et les opérateurs peuvent faire cela. Demandez à un opérateur de m’écrire : /staff {user}",
        "Only staff and operators may do this. Ask an operator to write to me: /staff {user}",
        "هذا للفريق والمشغّلين فقط. اطلب من أحد المشغّلين أن يكتب لي: ‎/staff {user}",
    ),
    "not_staff_nameless": (
        "Ici je ne vois pas qui écrit : écrivez-moi en privé pour changer les règles.",
        "I cannot see who writes here: write to me in private to change rules.",
        "لا أرى هنا من يكتب: راسلني على الخاص لتغيير القواعد.",
    ),
    "no_number": (
        "Je ne peux pas trouver « {name} » par son nom : donnez son numéro (le bot @userinfobot le lui dit), ou "
        "répondez à un de ses messages.",
        'I cannot find "{name}" by name: give their number (the bot @userinfobot tells them), or reply to one of their '
        "messages.",
        "لا أستطيع إيجاد «{name}» بالاسم: أعطِ رقمه (يخبره به البوت @userinfobot)، أو ردّ على إحدى رسائله.",
    ),
    "not_operator": (
        "Seuls les opérateurs peuvent faire cela.",
        "Only operators may do this.",
        "هذا للمشغّلين فقط.",
    ),
    "not_chat_admin": (
        "Seuls les administrateurs de ce groupe ou canal peuvent faire cela.",
        "Only the administrators of this group or channel may do this.",
        "هذا لمشرفي هذه المجموعة أو القناة فقط.",
    ),
    "bad_point": (
        "« {text} » : la latitude va de −90 à 90, la longitude de −180 à 180",
        '"{text}": latitude goes from -90 to 90, longitude from -180 to 180',
        "«{text}»: خط العرض بين ‎-90 و90، وخط الطول بين ‎-180 و180",
    ),
    "nowhere": (
        "aucun lieu connu à moins de 200 km de {text}",
        "no known place within 200 km of {text}",
        "لا مكان معروف على بعد أقل من 200 كم من {text}",
    ),
    "link_without_point": (
        "ce lien ne contient aucune coordonnée : ouvrez-le et copiez les chiffres",
        "this link holds no coordinates: open it and copy the figures",
        "لا إحداثيات في هذا الرابط: افتحه وانسخ الأرقام",
    ),
    "bad_radius": (
        "« {text} » n’est pas un rayon ; écrivez par exemple 5 km",
        '"{text}" is no radius; write one like 5 km',
        "«{text}» ليس نصف قطر؛ اكتب مثلًا 5 كم",
    ),
    "bad_interval": (
        "« {text} » n’est pas un intervalle ; de 1 s à 31 j, par exemple 5 min",
        '"{text}" is no interval; from 1 s to 31 d, like 5 min',
        "«{text}» ليست مدة؛ من 1s إلى 31d، مثلًا 5 دقائق",
    ),
    "chat_unknown": (
        "Je ne trouve pas {name}. Ajoutez-moi d’abord à ce groupe ou canal, comme administrateur.",
        "I cannot find {name}. Add me to that group or channel first, as an administrator.",
        "لا أجد {name}. أضفني أولًا إلى تلك المجموعة أو القناة كمشرف.",
    ),
    "chat_no_right": (
        "Je suis dans {name} sans droit d’écrire. Ouvrez-le → Administrateurs → moi → Publier des messages.",
        "I am in {name} but may not post. Open it → Administrators → me → Post messages.",
        "أنا في {name} لكن لا يحق لي النشر. افتحها ← المشرفون ← أنا ← نشر الرسائل.",
    ),
    "no_chat": (
        "Cette commande vise un chat : écrivez-la dans Telegram.",
        "This command is about a chat: write it in Telegram.",
        "هذا الأمر يخص محادثة: اكتبه في تيليغرام.",
    ),
    "no_rule": (
        "Il n’y a pas de règle « {name} ». Les règles : /rules",
        'There is no rule "{name}". The rules: /rules',
        "لا توجد قاعدة «{name}». القواعد: ‎/rules",
    ),
    "no_rule_near": (
        "Il n’y a pas de règle « {name} ». Vouliez-vous dire « {near} » ?",
        'There is no rule "{name}". Did you mean "{near}"?',
        "لا توجد قاعدة «{name}». هل تقصد «{near}»؟",
    ),
    "two_places": (
        "« {other} » est un autre lieu que « {name} » : un lieu à la fois. Si c’en est un autre nom :",
        '"{other}" is another place than "{name}": one place at a time. If it is another name of it:',
        "«{other}» مكان آخر غير «{name}»: مكان واحد كل مرة. إن كان اسمًا آخر له:",
    ),
    "no_place": (
        "Il n’y a pas de lieu « {name} ». Les lieux : /place",
        'There is no place "{name}". The places: /place',
        "لا يوجد مكان «{name}». الأماكن: ‎/place",
    ),
    "no_place_near": (
        "Il n’y a pas de lieu « {name} ». Vouliez-vous dire « {near} » ?",
        'There is no place "{name}". Did you mean "{near}"?',
        "لا يوجد مكان «{name}». هل تقصد «{near}»؟",
    ),
    "address_refused": (
        "Je ne lis que des adresses publiques du web (ports 80 et 443) ; {url} n’en est pas une. "
        "L’opérateur peut ouvrir un réseau privé avec TOCSIN_ALLOW_PRIVATE.",
        "I read public web addresses only (ports 80 and 443); {url} is none. "
        "The operator can open a private network with TOCSIN_ALLOW_PRIVATE.",
        "لا أقرأ إلا عناوين الويب العامة (المنفذان 80 و443)، وليس {url} منها. "
        "يمكن للمشغّل فتح شبكة خاصة بالمتغير TOCSIN_ALLOW_PRIVATE.",
    ),
    "no_feed_there": (
        "Pas de flux à {url} : {why}",
        "No feed at {url}: {why}",
        "لا يوجد مصدر عند {url}: {why}",
    ),
    "slow_site": (
        "le site répond trop lentement",
        "the site answers too slowly",
        "الموقع بطيء الرد",
    ),
    "no_feed": (
        "Aucune source « {name} » n’est suivie. Les sources : /feed",
        'No feed "{name}" is followed. The feeds: /feed',
        "لا يُتابَع مصدر «{name}». المصادر: ‎/feed",
    ),
    "no_alert": (
        "Il n’y a pas d’alerte {name}. Les dernières alertes : /log",
        "There is no alert {name}. The latest alerts: /log",
        "لا يوجد تنبيه {name}. آخر التنبيهات: ‎/log",
    ),
    "no_centre": (
        "Je ne sais pas où est « {name} » : donnez son point, /place {name}: 36.20, 37.16",
        'I do not know where "{name}" is: give its point, /place {name}: 36.20, 37.16',
        "لا أعرف أين «{name}»: أعط موقعه، ‎/place {name}: 36.20, 37.16",
    ),
    "form_gone": (
        "La règle « {name} » a changé depuis : voici ses formes d’aujourd’hui.",
        'The rule "{name}" has changed since: these are its forms of today.',
        "تغيّرت القاعدة «{name}» منذ ذلك الحين: هذه صيغها اليوم.",
    ),
    "draft_over": (
        "Cette question a expiré, ou elle s’adressait à quelqu’un d’autre : envoyez la règle avec /watch",
        "This question has expired, or it was put to somebody else: send the rule with /watch",
        "انتهت صلاحية هذا السؤال، أو هو موجَّه إلى شخص آخر: أرسل القاعدة بالأمر ‎/watch",
    ),
    "no_entry": (
        "Aucun article lu n’a ce lien : {name}. Sa source est-elle suivie ? /feed ; ou donnez son texte derrière /why",
        "No entry that was read has this link: {name}. Is its feed followed? /feed; or give its text behind /why",
        "لم يُقرأ خبر بهذا الرابط: {name}. هل مصدره متابَع؟ ‎/feed أو اكتب نصه بعد ‎/why",
    ),
    "no_member": (
        "{name} ne fait pas partie de l’équipe. L’équipe : /staff",
        "{name} is not on the staff. The staff: /staff",
        "{name} ليس من الفريق. الفريق: ‎/staff",
    ),
    "place_in_use": (
        "Le lieu « {name} » sert à des règles : {rules}. Ôtez-les d’abord : /unwatch",
        'Rules use the place "{name}": {rules}. Remove them first: /unwatch',
        "المكان «{name}» مستعمل في قواعد: {rules}. احذفها أولًا: ‎/unwatch",
    ),
    "alias_taken": (
        "« {name} » est déjà un nom du lieu « {other} ».",
        '"{name}" is already a name of the place "{other}".',
        "«{name}» اسم للمكان «{other}» من قبل.",
    ),
    "wish_unknown": (
        "Je ne connais ni lieu ni règle « {name} ».",
        'I know no place or rule "{name}".',
        "لا أعرف مكانًا أو قاعدة باسم «{name}».",
    ),
    "wish_unknown_near": (
        "Je ne connais ni lieu ni règle « {name} ». Vouliez-vous dire « {near} » ?",
        'I know no place or rule "{name}". Did you mean "{near}"?',
        "لا أعرف مكانًا أو قاعدة باسم «{name}». هل تقصد «{near}»؟",
    ),
    "not_heard": (
        "Ce chat n’est pas abonné à « {name} ». Ce qu’il reçoit : /list",
        'This chat is not subscribed to "{name}". What it gets: /list',
        "هذه المحادثة غير مشتركة في «{name}». ما تتلقاه: ‎/list",
    ),
}
"""Each in French, English and Arabic; see ``alerts.wordings``."""
