"""The table of chat commands, which menus, /help and the tests read."""

from __future__ import annotations

from typing import Final

from telegram import Update

from alerts.language.folding import fold
from alerts.model import Language, Role
from handlers.chat import explaining, journal, locating, people, placing, starting, subscribing, watching
from handlers.chat.asked import hear
from handlers.chat.callnames import OTHER_NAMES
from handlers.chat.labels import button, rows
from handlers.chat.parts import Command, Context, Handler

_RANKS: Final = {Role.EVERYBODY: 0, Role.STAFF: 1, Role.OPERATOR: 2}


def usable(role: Role) -> tuple[Command, ...]:
    """The commands that people of this role may use, in the order of the table."""
    return tuple(command for command in COMMANDS if _RANKS[command.who] <= _RANKS[role])


async def help_(update: Update, context: Context) -> None:
    """The commands that this person may use, each in one line; ``/help watch`` has that one only."""
    asked = await hear(update, context)
    about = fold(asked.text.lstrip("/"))
    about = about if about in BY_NAME else OTHER_NAMES.get(about, "")
    mine = usable(asked.actor.role)
    mine = tuple(command for command in mine if command.name == about) or mine
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
        "why", explaining.why,
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

BY_NAME: Final = {command.name: command for command in COMMANDS}
