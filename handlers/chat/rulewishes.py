"""What people ask of a rule in words of their own: end it, change it, call it otherwise, or pause.

« couper la règle de Beni », "turn off cholera", « renomme la règle a en b », إيقاف مؤقت: the lines that do it are
offered, not done. A rule may be called by its name, by a place of it or by a word that it looks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Final

from alerts.errors import NotFound
from alerts.language.folding import fold
from alerts.letters import Letter
from alerts.model import Role
from alerts.operations import rulebook
from alerts.rules.chat.writing import format_rule, written
from alerts.store.database import Store
from handlers.chat.asked import Asked
from handlers.chat.labels import label


def _words(text: str) -> frozenset[str]:
    return frozenset(map(fold, text.split()))


_MOST_WORDS: Final = 12
_MOST_RULES: Final = 5
_ENDING: Final = _words(
    "stop end remove delete drop disable deactivate cut turn switch arrête arrêter arrêtez supprime supprimer retire "
    "supprimez retirer ôte ôter enlève enlever oublie coupe couper coupez désactive désactiver désactivez annuler "
    "أوقف وقف احذف حذف ألغ إلغاء عطل تعطيل امسح أزل شيل"
)
_CHANGING: Final = _words("edit change modify update correct modifie modifier changer corrige corriger عدل تعديل غير")
_PAUSING: Final = _words("pause pauser mute snooze suspend suspends suspendre suspendez silence sourdine muet كتم صامت")
_FOR_NOW: Final = _words("temporarily temporairement provisoirement مؤقت مؤقتا مؤقتًا")
_TIMES: Final = _words(
    "for pendant h heure heures hour hours jour jours day days week semaine ساعة ساعات يوم أيام لمدة"
)
_RULE: Final = _words("rule rules règle règles قاعدة القاعدة قواعد القواعد")
_SMALL: Final = _words("la le les the de du des d of on about sur for pour in à a ma mes my notre our عن في من off")
_JOINTS: Final = re.compile(r"\s*[,،;؛]\s*|\s+(?:et|and|ou|or|&)\s+|\s+و\s*")
_QUOTES: Final = " \"'«»“”.!"
_RENAMING: Final = re.compile(
    r"(?:renomm\w+|rename|(?:غي[ّ]?ر|تغيير)\s+اسم)\s+(?:(?:la|the)\s+)?(?:(?:r[èe]gle|rule|(?:ال)?قاعدة)\s+)?"
    r"(?P<old>.+?)\s+(?:en|to|into|as|à|إلى|الى)\s+(?P<new>.+)",
    re.IGNORECASE,
)


async def offer(asked: Asked) -> bool:
    """Show what to send for what is asked of a rule; False where nothing is, or of none that there is."""
    words = asked.text.strip("!?؟.").split()
    if not 0 < len(words) <= _MOST_WORDS:
        return False
    first, said = fold(words[0].strip(":,،")), _without_small(words[1:])
    if first in _PAUSING or not _FOR_NOW.isdisjoint(map(fold, words)):
        return await pause(asked, said, only_known=True)
    if found := _RENAMING.fullmatch(" ".join(words)):
        return await _show(asked, await asked.read(_renamed, asked, found["old"].strip(_QUOTES), found["new"]))
    if first in _ENDING or first in _CHANGING:
        names = await asked.read(_meant, said)
        command = "/rules" if first in _CHANGING else "/unwatch"
        command = "/unsubscribe" if asked.actor.role is Role.EVERYBODY and first in _ENDING else command
        if not names and not _RULE.isdisjoint(map(fold, words)):
            return await _show(asked, ["/rules"])
        return await _show(asked, [f"{command} {name}" for name in names[:_MOST_RULES]])
    return False


async def pause(asked: Asked, said: str, *, only_known: bool = False) -> bool:
    """Say that there is no pause, and what stops alerts here and takes them up again; with ``only_known`` not for what
    names no rule or place (« pause humanitaire »)."""
    said = " ".join(word for word in said.split() if fold(word) not in _FOR_NOW | _TIMES and not word[0].isdecimal())
    names = await asked.read(_heard, said)
    if said and not names and only_known:
        return False
    lines = [" ".join(filter(None, (command, names))) for command in ("/unsubscribe", "/subscribe")]
    return await _show(asked, lines, before="no_pause")


async def _show(asked: Asked, lines: Sequence[str], *, before: str = "send_line") -> bool:
    if not lines:
        return False
    first, last = label(before, asked.language), label("all_commands", asked.language)
    shown = [f"<code>{escape(line, quote=False)}</code>" for line in lines]
    html = "\n".join((escape(first, quote=False), *shown, escape(last, quote=False)))
    await asked.send(Letter(html=html, plain="\n".join((first, *lines, last))))
    return True


def _without_small(words: Sequence[str]) -> str:
    """The words behind « la règle de »."""
    at = 0
    while at < len(words) and fold(words[at].strip(":")) in _RULE | _SMALL:
        at += 1
    return " ".join(words[at:]).strip(_QUOTES)


def _meant(store: Store, said: str) -> list[str]:
    """The names of the rules that are meant: of each piece of what is said one of that name, else all that watch it."""
    pieces = [piece.strip(_QUOTES) for piece in _JOINTS.split(said) if piece.strip(_QUOTES)]
    meant = [rulebook.rules_called(store, _without_small(piece.split())) for piece in pieces]
    return list(dict.fromkeys(rule.name for rules in meant for rule in rules)) if all(meant) else []


def _heard(store: Store, said: str) -> str:
    """What a chat may hear of what is said, as /subscribe takes it: a place, or rules by name; "" for none."""
    place = rulebook.place_called(store, said)
    return place or ", ".join(written(rule.name) for rule in rulebook.rules_called(store, said)[:_MOST_RULES])


def _renamed(store: Store, asked: Asked, old: str, new: str) -> list[str]:
    """The line that puts the rule on watch under another name, and the one that ends it under its own."""
    try:
        rule = rulebook.rule_named(store, old, asked.actor)
    except NotFound:
        return ["/rules"]
    named = replace(rule, name=new.strip(_QUOTES))
    return [f"/watch {format_rule(named, asked.language)}", f"/unwatch {rule.name}"]
