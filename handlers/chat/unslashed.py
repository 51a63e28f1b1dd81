"""What people write to the bot in private without a slash, and the line that would do it: it is offered, not done.

« unsubscribe Goma », « add feed https://… », the address of a site or an article, the bare name of a place.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from alerts.errors import InvalidCommand
from alerts.language.folding import fold
from alerts.model import Place, Role
from alerts.rules.chat.knownplaces import KnownPlaces
from alerts.rules.chat.pleasantries import without_courtesies
from alerts.rules.chat.wishtext import parse_wish
from alerts.store.places_table import read_places
from alerts.store.rules_table import read_rules
from handlers.chat.asked import Asked
from handlers.chat.offering import folded, offer_lines

_MOST_WORDS: Final = 12
"""A longer text is a text, and no command."""
_LEAVING: Final = frozenset({"unsubscribe", "stop"})
_ENDS: Final = folded(
    "stop end remove delete drop arrête arrêter arrêtez supprime supprimer retire retirer ôte ôter enlève enlever "
    "oublie أوقف توقف احذف حذف ألغ إلغاء"
)
_WATCHING: Final = folded("watching watch surveiller surveillance surveille veiller veille مراقبة راقب")
_RULE: Final = folded("rule rules règle règles قاعدة القاعدة قواعد القواعد")
_NOT: Final = folded("not don't never ne n'arrête n'arrêtez pas jamais لا")
_WANTING_NO: Final = folded("no plus trop many too less fewer moins أقل كثيرة")
_ALERTS: Final = folded("alert alerts notifications alerte alertes d'alerte d'alertes تنبيه تنبيهات التنبيهات إشعارات")
_QUOTES: Final = " \"'«»“”"
_JOINTS: Final = re.compile(r"\s*[,،;]\s*|\s+(?:et|and|ou|or|&)\s+|\s+و\s*")
_MOST_ENDED: Final = 5
_ADDRESS: Final = re.compile(r"https?://\S+")


async def offer(asked: Asked, names: Mapping[str, str], mine: Collection[str]) -> bool:
    """Show what to send for what was written, if anything; ``names`` are the commands by what people call them, folded,
    and ``mine`` those that this person may use."""
    lines = [line for line in await _lines(asked, names) if line.split()[0].lstrip("/") in mine]
    return await offer_lines(asked, lines)


async def _lines(asked: Asked, names: Mapping[str, str]) -> list[str]:
    """The lines with their slash, the likeliest first."""
    text = " ".join(asked.text.strip("!?؟.").split())
    words = text.split()
    if not words or len(words) > _MOST_WORDS:
        return []
    if address := _ADDRESS.search(text):
        return [f"/feed {address[0]}", f"/why {address[0]}"]
    if ended := await _ended_rules(asked, text):
        return ended
    return [about] if (about := await _about_rule(asked, words)) else await _called(asked, names, text)


async def _called(asked: Asked, names: Mapping[str, str], text: str) -> list[str]:
    """The lines for a text that begins with what people call a command, names what a chat can hear, or asks to stop."""
    words = text.split()
    name = names.get(fold(words[0].strip(":,،")))
    if name == "why" and len(words) > 2:  # « pourquoi je reçois ça »: of which alert, only who asks can say
        words = words[:1]
    if name and name != "log":
        return [" ".join((f"/{name}", *words[1:]))]
    if await _is_wish(asked, said := without_courtesies(text).body.strip()):  # « alertes urgentes Goma », Goma
        return [f"/subscribe {said}"]
    if name:
        return [" ".join((f"/{name}", *words[1:]))]
    said_words = {fold(word) for word in words}
    if said_words & (_NOT | _WANTING_NO) and said_words & _ALERTS:  # I don't want alerts about football
        return ["/unsubscribe", "/rules"]
    leave = {names.get(fold(word)) for word in words} & _LEAVING  # how do I stop this
    return [f"/{each}" for each in sorted(_LEAVING, reverse=True)] if leave else []


async def _ended_rules(asked: Asked, text: str) -> list[str]:
    """A line for each rule of « supprime choléra et hopitaux », where all that follows is the names of rules."""
    first, _, rest = text.partition(" ")
    names = [name.strip(_QUOTES) for name in _JOINTS.split(rest) if name.strip(_QUOTES)]
    if fold(first) not in _ENDS or not 1 < len(names) <= _MOST_ENDED:
        return []
    known = KnownPlaces([Place(name=rule.name) for rule in await asked.read(read_rules)])
    rules = [known.named(name) for name in names]
    verb = "unsubscribe" if asked.actor.role is Role.EVERYBODY else "unwatch"
    return [f"/{verb} {name}" for name in rules] if all(rules) else []


async def _about_rule(asked: Asked, words: Sequence[str]) -> str:
    """The line for what is said of a rule whose name stands at the end: « stop watching cholera-goma » ends it, or the
    alerts of those who set no rules; « change la règle cholera-goma » and « do not stop watching … » show it, with how
    it is changed; "" for anything else."""
    known = KnownPlaces([Place(name=rule.name) for rule in await asked.read(read_rules)])
    for at in range(1, len(words)):
        if name := known.named(" ".join(words[at:]).strip(_QUOTES)):
            said = {fold(word) for word in words[:at]}
            if said & _NOT:
                return f"/rules {name}"
            if said & _ENDS and said & (_WATCHING | _RULE):
                return f"/unsubscribe {name}" if asked.actor.role is Role.EVERYBODY else f"/unwatch {name}"
            return f"/rules {name}" if said & _RULE else ""
    return ""


async def _is_wish(asked: Asked, said: str) -> bool:
    """True for what a chat can hear: places and rules by name, with a severity or not."""
    places, rules = await asked.read(read_places), await asked.read(read_rules)
    try:
        return not parse_wish(said, places=places, rules=[rule.name for rule in rules]).is_everything
    except InvalidCommand:
        return False
