"""What stands on buttons, in French, English and Arabic, and what a press says to the bot.

A press says ``v1:VERB`` or ``v1:VERB:WHAT``, at most 64 bytes for ever: names are told by a short code, since rules and
places may be called anything and old messages keep their buttons.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Final

from alerts.letters import Button
from alerts.model import Language
from alerts.typography import cut
from alerts.wordings import LANGUAGES, spoken

_LABELS: Final[Mapping[str, tuple[str, str, str]]] = {
    "here": ("🔔 M’abonner ici", "🔔 Subscribe here", "🔔 اشترك هنا"),
    "stop": ("🔕 Ne plus rien recevoir", "🔕 Stop all alerts", "🔕 إيقاف كل التنبيهات"),
    "pick": ("📢 Un canal ou un groupe", "📢 A channel or a group", "📢 قناة أو مجموعة"),
    "pick_hint": (
        "Choisissez le canal ou le groupe avec les boutons ci-dessous. Telegram m’y ajoutera.",
        "Choose the channel or group with the buttons below. Telegram will add me to it.",
        "اختر القناة أو المجموعة بالأزرار أدناه. سيضيفني تيليغرام إليها.",
    ),
    "help": ("❓ Les commandes", "❓ Commands", "❓ الأوامر"),
    "list": ("📋 Ce que je reçois", "📋 What I get", "📋 ما يصلني"),
    "undo": ("↩ Annuler cette règle", "↩ Undo this rule", "↩ ألغِ هذه القاعدة"),
    "back": ("↩ Comme avant", "↩ As it was before", "↩ كما كانت"),
    "regain": ("➕ Garder aussi ce qui manque", "➕ Keep what is gone too", "➕ أبقِ ما سقط أيضًا"),
    "forms": ("✂️ Ôter des formes", "✂️ Strike forms out", "✂️ استبعد صيغًا"),
    "remove": ("🗑 Ôter cette règle", "🗑 Remove this rule", "🗑 احذف هذه القاعدة"),
    "previous": ("◀ Avant", "◀ Before", "▶ السابق"),
    "next": ("Suite ▶", "More ▶", "التالي ◀"),
    "done": ("✅ Terminé", "✅ Done", "✅ تم"),
    "hear": ("🔔 Recevoir ses alertes ici", "🔔 Get its alerts here", "🔔 استقبل تنبيهاتها هنا"),
    "channel": ("📢 Choisir un canal", "📢 Choose a channel", "📢 اختر قناة"),
    "group": ("👥 Choisir un groupe", "👥 Choose a group", "👥 اختر مجموعة"),
    "gone": (
        "Ce bouton ne mène plus à rien : la règle ou le lieu n’existe plus.",
        "This button leads nowhere any more: the rule or place is gone.",
        "لم يعد هذا الزر يؤدي إلى شيء: القاعدة أو المكان لم يعد موجودًا.",
    ),
    "welcome": (
        "🙂 Avec plaisir. Ce que je sais faire : /help",
        "🙂 You are welcome. What I can do: /help",
        "🙂 على الرحب والسعة. ما أستطيع فعله: \u200e/help",
    ),
    "no_text": (
        "Je ne lis ici que du texte, et la position d’un lieu (📎). Les commandes : /help",
        "I read only text here, and the location of a place (📎). The commands: /help",
        "لا أقرأ هنا إلا النصوص وموقع مكان (📎). الأوامر: \u200e/help",
    ),
    "no_sense": (
        "🤔 Je n’ai pas compris. Un article à essayer sur les règles : /why et son texte. Une règle : /watch. "
        "Les commandes : /help",
        "🤔 I did not understand. An article to try on the rules: /why and its text. A rule: /watch. "
        "The commands: /help",
        "🤔 لم أفهم. لتجربة خبر على القواعد: \u200e/why ثم نصه. لقاعدة: \u200e/watch. الأوامر: \u200e/help",
    ),
    "more_pasted": (
        "… et {more} autres : je n’en montre que trois à la fois. Envoyez-les à part, ou importez le fichier.",
        "… and {more} more: I show only three at a time. Send them apart, or import the file.",
        "… وغيرها: {more}. لا أعرض إلا ثلاثًا في كل مرة. أرسلها وحدها أو استورد الملف.",
    ),
    "no_pause": (
        "Il n’y a pas de pause. La première ligne arrête les alertes ici, la seconde les reprend :",
        "There is no pause. The first line stops the alerts here, the second takes them up again:",
        "لا يوجد إيقاف مؤقت. السطر الأول يوقف التنبيهات هنا، والثاني يستأنفها:",
    ),
    "pasted_rest": (
        "📋 Ceci n’est pas une règle et n’est pas encore enregistré. Pour l’avoir, envoyez ligne par ligne :",
        "📋 This is no rule and not yet saved. To have it, send line by line:",
        "📋 هذا ليس قاعدة ولم يُحفظ بعد. لتحصل عليه أرسله سطرًا سطرًا:",
    ),
    "pasted_rest_more": (
        "… et {more} autres lignes : collez-les à part, ou importez le fichier.",
        "… and {more} more lines: paste them apart, or import the file.",
        "… وغيرها: {more}. الصقها وحدها أو استورد الملف.",
    ),
    "no_command": (
        "Je ne connais pas {name}. Les commandes : /help",
        "I do not know {name}. The commands: /help",
        "لا أعرف \u2068{name}\u2069. الأوامر: \u200e/help",
    ),
    "edited": (
        "Une ligne modifiée n’est pas relue : envoyez-la de nouveau.",
        "A line that was changed is not read again: send it anew.",
        "لا يُعاد قراءة سطر عُدّل: أرسله من جديد.",
    ),
    "send_line": (
        "Pour que je le fasse, envoyez :",
        "For me to do that, send:",
        "لأفعل ذلك أرسل:",
    ),
    "all_commands": ("Les commandes : /help", "The commands: /help", "الأوامر: \u200e/help"),
    "no_command_near": (
        "Je ne connais pas {name}. Vouliez-vous dire {near} ? Les commandes : /help",
        "I do not know {name}. Did you mean {near}? The commands: /help",
        "لا أعرف \u2068{name}\u2069. هل تقصد \u2068{near}\u2069؟ الأوامر: \u200e/help",
    ),
    "keep": ("✅ Suivre ce lieu", "✅ Follow this place", "✅ تابع هذا المكان"),
    "save": ("✅ Activer la règle", "✅ Put it on watch", "✅ فعّل القاعدة"),
    "drop": ("✖ Abandonner", "✖ Drop it", "✖ تخلَّ عنها"),
    "map": ("🗺 Carte", "🗺 Map", "🗺 خريطة"),
}
_LONGEST_LABEL: Final = 64
"""Signs of a button in its own row. Telegram limits what a press says (64 bytes), not its words; a phone shows some 40
signs of them in a row and breaks or cuts the rest."""
_HALF_A_ROW: Final = 18
LANGUAGE_NAMES: Final = {"fr": "Français", "en": "English", "ar": "العربية"}


def label(key: str, language: Language) -> str:
    """The words on a button."""
    return _LABELS[key][LANGUAGES.index(spoken(language))]


def button(key: str, language: Language, *, verb: str = "", what: str = "") -> Button:
    """A button with the words of ``key`` that says ``verb`` (default: the key) about ``what``."""
    return Button(text=label(key, language), data=":".join(filter(None, ("v1", verb or key, what))))


def rows(*buttons: Button) -> tuple[tuple[Button, ...], ...]:
    """One button a row: long words stay readable, and right-to-left ones in order."""
    return tuple((each,) for each in buttons)


def fitted(text: str) -> str:
    """The words of a button, cut behind a word where they are more than a phone shows in one row or two."""
    return cut(text, _LONGEST_LABEL)


def paired(buttons: Iterable[Button]) -> tuple[tuple[Button, ...], ...]:
    """Two buttons a row where both are short enough for half a phone, else one."""
    made: list[tuple[Button, ...]] = []
    for each in buttons:
        short = len(each.text) <= _HALF_A_ROW
        if made and short and len(made[-1]) == 1 and len(made[-1][0].text) <= _HALF_A_ROW:
            made[-1] = (*made[-1], each)
        else:
            made.append((each,))
    return tuple(made)


def language_buttons() -> tuple[tuple[Button, ...], ...]:
    """The three languages, each in its own words."""
    return (tuple(Button(text=name, data=f"v1:lang:{tag}") for tag, name in LANGUAGE_NAMES.items()),)


def code_of(name: str) -> str:
    """Ten letters and digits that stand for a name on a button."""
    return blake2b(name.encode(), digest_size=5).hexdigest()


def named_by(code: str, names: Iterable[str]) -> str | None:
    """The name that a code stands for; None when it is no longer there."""
    return next((name for name in names if code_of(name) == code), None)
