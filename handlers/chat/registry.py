"""The table of chat commands, which menus, /help and the tests read, and the handlers of everything else people do."""

from __future__ import annotations

from typing import Any, Final

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import BaseHandler, CallbackQueryHandler, ChatMemberHandler, MessageHandler, filters

from alerts.language.folding import fold
from alerts.letters import worded
from alerts.model import Language, Role
from alerts.rules.fitness import nearest
from alerts.typography import cut
from handlers.chat import (
    arrivals,
    journal,
    locating,
    looking,
    people,
    placing,
    pressing,
    starting,
    subscribing,
    unslashed,
    watching,
)  # fmt: skip
from handlers.chat.asked import Asked, hear
from handlers.chat.labels import button, label, rows
from handlers.chat.parts import Command, Context, Handler

_RANKS: Final = {Role.EVERYBODY: 0, Role.STAFF: 1, Role.OPERATOR: 2}


async def help_(update: Update, context: Context) -> None:
    """The commands that this person may use, each in one line."""
    asked = await hear(update, context)
    about = fold(asked.text.lstrip("/"))
    about = {command.name: command.name for command in COMMANDS}.get(about) or _OTHER_NAMES.get(about, "")
    mine = [command for command in COMMANDS if _RANKS[command.who] <= _RANKS[asked.actor.role]]
    mine = [command for command in mine if command.name == about] or mine  # /help watch
    shown = [{"name": command.name, "does": command.descriptions[asked.language]} for command in mine]
    await asked.reply("help", commands=shown, buttons=rows(button("list", asked.language)))


def _command(name: str, handler: Handler, fr: str, en: str, ar: str, *, who: Role = Role.EVERYBODY) -> Command:
    descriptions: dict[Language, str] = {"fr": fr, "en": en, "ar": ar}
    return Command(name=name, handler=handler, descriptions=descriptions, who=who)


COMMANDS: Final[tuple[Command, ...]] = (
    _command("start", starting.start, "Commencer", "Begin", "ابدأ"),
    _command("help", help_, "Les commandes", "The commands", "الأوامر"),
    _command(
        "subscribe", subscribing.subscribe,
        "Recevoir les alertes ici, ou dans un canal : [lieu] [règle] [@canal]",
        "Get alerts here, or in a channel: [place] [rule] [@channel]",
        "استقبال التنبيهات هنا أو في قناة: [مكان] [قاعدة] [@قناة]",
    ),
    _command(
        "unsubscribe", subscribing.unsubscribe,
        "Ne plus recevoir : [lieu] [règle], ou tout",
        "Stop getting: [place] [rule], or everything",
        "إيقاف: [مكان] [قاعدة] أو الكل",
    ),
    _command("list", subscribing.listing, "Ce que ce chat reçoit", "What this chat gets", "ما يصل إلى هذه المحادثة"),
    _command("rules", watching.rules, "Les règles", "The rules", "القواعد"),
    _command(
        "why", looking.why,
        "Pourquoi cette alerte ? (référence, lien, ou en réponse)",
        "Why this alert? (reference, link, or as a reply)",
        "لماذا هذا التنبيه؟ (المرجع أو الرابط أو ردًّا عليه)",
    ),
    _command("lang", starting.lang, "Langue", "Language", "اللغة"),
    _command(
        "stop", subscribing.stop,
        "Partir : plus d’alertes, abonnements effacés",
        "Leave: no more alerts, subscriptions deleted",
        "المغادرة: لا تنبيهات، وحذف الاشتراكات",
    ),
    _command(
        "watch", watching.watch,
        "Nouvelle règle : mots près d’un lieu",
        "New rule: words near a place",
        "قاعدة جديدة: كلمات قرب مكان",
        who=Role.STAFF,
    ),
    _command("unwatch", watching.unwatch, "Ôter une règle", "Remove a rule", "حذف قاعدة", who=Role.STAFF),
    _command(
        "place", locating.place,
        "Les lieux, et leurs autres noms",
        "The places, and their other names",
        "الأماكن وأسماؤها الأخرى",
        who=Role.STAFF,
    ),
    _command("feed", placing.feed, "Les sources lues", "The feeds we read", "المصادر المقروءة", who=Role.STAFF),
    _command(
        "log", journal.log,
        "Les dernières alertes : [aujourd’hui] [7 j] [règle] [lieu] ; ou les modifications",
        "The latest alerts: [today] [7 d] [rule] [place]; or the changes",
        "آخر التنبيهات: [اليوم] [7 أيام] [قاعدة] [مكان]؛ أو التغييرات",
        who=Role.STAFF,
    ),
    _command(
        "staff", people.staff,
        "L’équipe qui fait les règles",
        "The staff who set rules",
        "الفريق الذي يضع القواعد",
        who=Role.OPERATOR,
    ),
)  # fmt: skip

_OTHER_NAMES: Final[dict[str, str]] = {
    fold(word): name
    for name, words in {
        "start": "début commencer démarrer ابدأ بدء",
        "help": "aide aides commandes مساعدة المساعدة أوامر الأوامر",
        "subscribe": "abonner abonne sabonner abonnement follow اشترك اشتراك",
        "unsubscribe": "désabonner désabonne unfollow إلغاء ألغ",
        "list": "liste lists abonnements subscriptions mine قائمة القائمة",
        "rules": "règles règle rule القواعد قواعد قاعدة",
        "why": "pourquoi لماذا",
        "lang": "langue langues language languages langage لغة اللغة",
        "stop": "arrêter arrêt fin quitter leave exit توقف إيقاف قف",
        "watch": "surveiller surveille veille veiller alerte راقب مراقبة",
        "unwatch": "oublier احذف حذف",
        "place": "places lieu lieux مكان الأماكن أماكن",
        "feed": "feeds flux source sources مصدر المصادر مصادر",
        "log": "logs journal alertes alerts السجل سجل التنبيهات تنبيهات",
        "staff": "équipe team الفريق فريق",
    }.items()
    for word in words.split()
}
"""What people call a command besides its name: its plural, and its words in French and Arabic."""
_PLAIN_WORDS: Final[dict[str, Handler]] = {
    fold(word): handler
    for handler, words in (
        (help_, "aide help مساعدة ؟ ?"),
        (starting.start, "start début commencer ابدأ مرحبا bonjour salut hello hi"),
        (subscribing.stop, "stop arrêt arrêter توقف إيقاف"),
    )
    for word in words.split()
}


_ELSEWHERE: Final[dict[str, str]] = {
    fold(word): name
    for name, words in {
        "unsubscribe": "mute pause snooze silence sourdine muet quiet كتم صامت",
        "list": "settings setup config status state preferences paramètres réglages état statut إعدادات الحالة",
        "watch": "test try add new rule create essai essayer tester ajouter nouveau nouvelle créer اختبار جديد أضف",
        "unwatch": "undo cancel delete remove clear annuler supprimer effacer enlever ôter تراجع إلغاء امسح",
        "why": "ack feedback report explain explain reason details avis accuser لماذا_لا تفاصيل",
        "log": "history search last latest recent historique chercher recherche derniers البحث بحث آخر",
        "subscribe": "channel group join notify alert_me canal groupe rejoindre قناة مجموعة انضم",
        "place": "map location city where carte ville où خريطة موقع",
        "feed": "rss site url web adresse رابط موقع_ويب",
        "help": "menu info about commands options infos",
    }.items()
    for word in words.split()
}
"""What other bots call what these commands do: offered, not done."""
_SPOKEN: Final[dict[str, Handler]] = {
    fold(word): command.handler
    for command in COMMANDS
    if command.name not in {"subscribe", "unsubscribe", "stop"}
    for word in (command.name, *(other for other, name in _OTHER_NAMES.items() if name == command.name))
}
"""A command without its slash, where nothing changes by it."""
_THANKS: Final = frozenset(
    fold(said.strip())
    for said in """
    merci | merci beaucoup | thanks | thank you | thx | ok | okay | شكرا | شكرا لك | شكرا جزيلا | تمام | parfait | super
    great | perfect | d accord | d'accord | 👍 | 👌 | 🙏 | ❤️ | ✅ | ok merci | ok thanks | got it | bien reçu | reçu
    """.replace("\n", "|").split("|")
) - {""}
_MARKS: Final = " !.／\\⁄"
"""What stands around a word that is meant as a command: a slash of another keyboard among it."""


async def plain_word(update: Update, context: Context) -> None:
    """A command or a rule said without its slash in a private chat; anything else gets the help."""
    message = update.effective_message
    said = fold((message.text or "").strip(_MARKS)) if message else ""
    if command := _PLAIN_WORDS.get(said) or _SPOKEN.get(said.rstrip(" ?؟")):
        context.args = []  # the word is the command, nothing stands behind it
        await command(update, context)
    elif said in _THANKS:
        await _tell(await hear(update, context), "welcome")
    elif not await _made_sense_of(await hear(update, context)):
        await help_(update, context)


async def _made_sense_of(asked: Asked) -> bool:
    """Answers a reference alone, a rule, and what would be a command with its slash; False for anything else."""
    if await looking.recall(asked) or await watching.overhear(asked):
        return True
    mine, said = _usable(asked), asked.text.split()
    if await unslashed.offer(asked, {name: name for name in mine} | _OTHER_NAMES, mine):
        return True
    meant = _ELSEWHERE.get(fold(said[0].strip(_MARKS + "?؟"))) if 0 < len(said) < _FEWEST_OF_TALK else None
    if meant in mine and meant != "help":  # mute 2h, test
        await _tell_nearest(asked, said[0], meant)
        return True
    return False


def _usable(asked: Asked) -> list[str]:
    """The names of the commands that this person may use."""
    return [command.name for command in COMMANDS if _RANKS[command.who] <= _RANKS[asked.actor.role]]


async def edited(update: Update, context: Context) -> None:
    """A command that was changed after it was sent: the person learns that it is not read again."""
    await _tell(await hear(update, context), "edited")


async def no_text(update: Update, context: Context) -> None:
    """A picture, a voice or a file: the person learns that it is not read."""
    await _tell(await hear(update, context), "no_text")


async def _tell(asked: Asked, key: str) -> None:
    words = label(key, asked.language)
    await asked.send(worded(words))


async def unknown_command(update: Update, context: Context) -> None:
    """A command by another of its names, or one that is not ours: in private, or called by our name, the person learns
    it; else it is another bot's."""
    message, chat = update.effective_message, update.effective_chat
    name, _, bot = (message.text or "").split(maxsplit=1)[0].partition("@") if message else ("", "", "")
    if bot.lower() != context.bot.username.lower() and (bot or chat is None or chat.type != ChatType.PRIVATE):
        return
    if meant := _OTHER_NAMES.get(fold(name.lstrip("/"))):
        await next(command.handler for command in COMMANDS if command.name == meant)(update, context)
        return
    asked = await hear(update, context)
    mine = _usable(asked)
    meant = _ELSEWHERE.get(fold(name.lstrip("/")))
    close = [meant] if meant in mine else nearest(name.lstrip("/"), mine, most=1)
    await _tell_nearest(asked, name, close[0] if close else "")


async def _tell_nearest(asked: Asked, name: str, near: str) -> None:
    """What was called is no command of ours; ``near`` is the one that does something like it, "" for none."""
    words = label("no_command_near" if near else "no_command", asked.language)
    text = words.format(name=cut(name, _LONGEST_NAME), near=f"/{near}" if near else "")
    await asked.send(worded(text))


_BUTTONS: Final[dict[str, Handler]] = {
    "help": help_,
    "sub": subscribing.subscribe,
    "unsub": subscribing.unsubscribe,
    "list": subscribing.listing,
    "pick": subscribing.pick,
}


async def press(update: Update, context: Context) -> None:
    """A button, of a command or of anything else."""
    await pressing.press(update, context, _BUTTONS)


_LONGEST_NAME: Final = 40
_FEWEST_OF_TALK: Final = 5
"""So many words and more are said to somebody, and no command."""
_SLASHED: Final = filters.COMMAND | filters.Regex(r"^/\S")
"""Telegram marks a command only where its name is in plain Latin letters: not /règles, nor /مساعدة."""
_UNKNOWN: Final = _SLASHED & filters.UpdateType.MESSAGE
_PLAIN_TEXT: Final = filters.TEXT & ~_SLASHED & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_EDITED: Final = filters.COMMAND & filters.ChatType.PRIVATE & filters.UpdateType.EDITED_MESSAGE
_LOCATION: Final = filters.LOCATION & filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
"""Only in private: where people in a group are is nobody's business."""

_NO_TEXT: Final = (
    (filters.PHOTO | filters.VIDEO | filters.VOICE | filters.AUDIO | filters.Document.ALL | filters.Sticker.ALL)
    & filters.ChatType.PRIVATE
    & filters.UpdateType.MESSAGE
)

OTHERS: Final[tuple[BaseHandler[Any, Any, Any], ...]] = (
    CallbackQueryHandler(press),
    MessageHandler(filters.StatusUpdate.CHAT_SHARED, subscribing.picked),
    MessageHandler(_LOCATION, locating.shared),
    MessageHandler(filters.StatusUpdate.MIGRATE, arrivals.migration),
    ChatMemberHandler(arrivals.membership, ChatMemberHandler.MY_CHAT_MEMBER),
    MessageHandler(_PLAIN_TEXT, plain_word),
    MessageHandler(_UNKNOWN, unknown_command),
    MessageHandler(_NO_TEXT, no_text),
    MessageHandler(_EDITED, edited),
)
