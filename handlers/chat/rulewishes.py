"""What people ask of a rule in words of their own: end it, change it, call it otherwise, or pause.

« couper la règle de Beni », "turn off cholera", « renomme la règle a en b », إيقاف مؤقت: the lines that do it are
offered, not done. A rule may be called by its name, by a place of it or by a word that it looks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from alerts.language.folding import fold
from alerts.model import Role
from alerts.operations.rulecalls import RuleCalls
from alerts.rules.chat.writing import format_rule, written
from alerts.store.database import Store
from handlers.chat.asked import Asked
from handlers.chat.offering import folded, offer_lines

_MOST_WORDS: Final = 12
_MOST_RULES: Final = 5
_MOST_OF_A_QUESTION: Final = 7
"""Words of « comment modifier une règle » that names none; more of them may be a headline."""
_ENDING: Final = folded(
    "stop end remove delete drop disable deactivate cut turn switch arrête arrêter arrêtez supprime supprimer retire "
    "supprimez retirer ôte ôter enlève enlever oublie coupe couper coupez désactive désactiver désactivez annuler "
    "أوقف وقف احذف حذف ألغ إلغاء عطل تعطيل امسح أزل شيل"
)
_CHANGING: Final = folded("edit change modify update correct modifie modifier changer corrige corriger عدل تعديل غير")
_ASKING: Final = folded(
    "how what which show see view list add put set make copy duplicate save comment combien voir quelles quelle montre "
    "montrer montrez affiche afficher ajoute ajouter ajoutez mets mettre mettez dupliquer duplique copier copie sauver "
    "sauvegarder sauvegarde كيف كم ورجيني ورجي اعرض أظهر شوف أضف ضيف زيد خلي اجعل حط انسخ احفظ صدر"
)
_ADDING: Final = folded("add make create ajoute ajouter ajoutez أضف ضيف زيد")
_NEW: Final = folded("a an new un une nouvelle جديدة")
_RESUMING: Final = folded(
    "resume unpause unmute reprendre reprends reprenez relancer relance réactiver réactive رجع رجعوا استأنف شغل"
)
_VERBS: Final = _ENDING | _CHANGING | _ASKING | _RESUMING
_EVERYTHING: Final = folded("tout toutes tous all everything الكل كل شيء شي")
_ALERTS: Final = folded("alert alerts notifications alerte alertes التنبيهات تنبيهات الإشعارات")
_PAUSING: Final = folded("pause pauser mute snooze suspend suspends suspendre suspendez silence sourdine muet كتم صامت")
_FOR_NOW: Final = folded("temporarily temporairement provisoirement شوي شوية مؤقت مؤقتا مؤقتًا")
_TIMES: Final = folded(
    "for pendant h heure heures hour hours jour jours day days week semaine ساعة ساعات يوم أيام لمدة"
)
_RULE: Final = folded("rule rules règle règles قاعدة القاعدة قواعد القواعد لقاعدة للقاعدة بقاعدة")
_SMALL: Final = folded("la le les the de du des d of on about sur for pour in à a ma mes my notre our عن في من off")
_ARTICLES: Final = folded("la le les the ma mes my our notre all tous toutes كل جميع")
_OUT_OF: Final = folded("de du des from of in à to من الى إلى")
"""What stands before the rule that a word is taken out of."""
_INTO: Final = folded("en to into avec with الى إلى")
"""What stands between a rule and what it is changed to (change cholera to urgent)."""
_JOINTS: Final = re.compile(r"\s*[,،;؛]\s*|\s+(?:et|and|ou|or|&)\s+|\s+و\s*")
_QUOTES: Final = " \"'«»“”.!"
_MARKS: Final = ":,،"
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
    first, said = _said(words)
    if first in _PAUSING or said & _FOR_NOW or (said & _PAUSING and said & _RULE):
        return await pause(asked, _behind_rule(words), only_known=True)
    if first not in _VERBS and not _RENAMING.fullmatch(" ".join(words)):
        return False
    return await offer_lines(asked, await asked.beside(_lines, asked, words))


def _lines(store: Store, asked: Asked, words: Sequence[str]) -> list[str]:
    """What to send for what is asked of rules and alerts, a pause aside; nothing for other words."""
    first, said = _said(words)
    if found := _RENAMING.fullmatch(" ".join(words)):
        return _renamed(store, asked, found["old"].strip(_QUOTES), found["new"])
    if first in _RESUMING and said <= _RESUMING | _ALERTS | _SMALL:
        return ["/subscribe"]
    if first in _ENDING and len(words) > 1 and said - {first} <= _EVERYTHING:
        return ["/unsubscribe", "/rules"]
    if first in _ENDING | _CHANGING or (first in _ASKING and said & _RULE):
        return _about_rules(store, asked, words)
    return []


def _about_rules(store: Store, asked: Asked, words: Sequence[str]) -> list[str]:
    """The lines for the rules that are named: one that ends each where that is asked, else one that shows it and how it
    is changed. All rules where none is named."""
    first, said = _said(words)
    if _asks_for_new(words):
        return []
    ends = first in _ENDING and (not said & _RULE or not _between(words))
    if first in _ENDING and not ends and _OUT_OF.isdisjoint(_between(words)[-1:]):  # وقف إطلاق النار قرب قاعدة حميميم
        return []
    is_whole = first in _ENDING or said.isdisjoint(_RULE | _INTO)  # Update Goma: 12 killed
    names = _meant(RuleCalls(store), _behind_rule(words), whole=is_whole)
    if not names:
        return ["/rules"] if said & _RULE and len(words) <= _MOST_OF_A_QUESTION else []
    ending = "/unsubscribe" if asked.actor.role is Role.EVERYBODY else "/unwatch"
    return [f"{ending if ends else '/rules'} {name}" for name in names[:_MOST_RULES]]


def _asks_for_new(words: Sequence[str]) -> bool:
    """Whether a rule is asked for that is not there yet (add a rule for massacre near Beni, أضف قاعدة كوليرا قرب غوما),
    and not something put into one, or how that is done."""
    plain = _folded(words)
    at = next((at for at, word in enumerate(plain) if word in _RULE), len(words))
    between, is_named = set(plain[1:at]), at + 1 < len(words)
    return is_named and plain[0] in _ASKING and between <= _NEW and (plain[0] in _ADDING or bool(between))


def _said(words: Sequence[str]) -> tuple[str, frozenset[str]]:
    """The first word, and all, folded."""
    plain = _folded(words)
    return plain[0], frozenset(plain)


def _folded(words: Sequence[str]) -> list[str]:
    """Words folded, without the marks beside them (la règle: Goma)."""
    return [fold(word.strip(_MARKS)) for word in words]


def _between(words: Sequence[str]) -> list[str]:
    """What stands between the verb and « règle », folded, without the articles before that: nothing where the rule
    itself is meant, and not a word of it (enlève massacre de la règle …)."""
    plain = _folded(words)
    at = next(at for at, word in enumerate(plain) if word in _RULE)
    between = [word for word in plain[1:at] if word not in _ARTICLES]
    return [] if set(between) <= _SMALL else between


def _behind_rule(words: Sequence[str]) -> str:
    """What a rule is called: what stands behind « règle » where that is said, else behind the first word."""
    at = next((at for at, word in enumerate(_folded(words)) if word in _RULE), 0)
    return _without_small(words[at + 1 :])


async def pause(asked: Asked, said: str, *, only_known: bool = False) -> bool:
    """Say that there is no pause, and what stops alerts here and takes them up again; with ``only_known`` not for what
    names no rule or place (« pause humanitaire »)."""
    about_alerts = not _ALERTS.isdisjoint(map(fold, said.split()))
    said = " ".join(word for word in said.split() if fold(word) not in _FOR_NOW | _TIMES and not word[0].isdecimal())
    names = await asked.beside(_heard, _without_small([word for word in said.split() if fold(word) not in _ALERTS]))
    if said and not names and only_known and not about_alerts:
        return False
    lines = [" ".join(filter(None, (command, names))) for command in ("/unsubscribe", "/subscribe")]
    return await offer_lines(asked, lines, before="no_pause")


def _without_small(words: Sequence[str]) -> str:
    """The words behind « la règle de »."""
    at = 0
    while at < len(words) and fold(words[at].strip(_MARKS)) in _RULE | _SMALL:
        at += 1
    return " ".join(words[at:]).strip(_QUOTES)


def _meant(calls: RuleCalls, said: str, *, whole: bool) -> list[str]:
    """The names of the rules that are meant: of each piece of what is said one of that name, else all that watch it.
    Unless it is a ``whole`` name, more may stand behind it (règle de Goma en important)."""
    pieces = [piece.strip(_QUOTES) for piece in _JOINTS.split(said) if piece.strip(_QUOTES)]
    meant = [calls.rules(_without_small(piece.split())) for piece in pieces]
    words = said.split()
    if not whole and not all(meant):
        begun = (calls.rules(" ".join(words[:end])) for end in range(len(words) - 1, 0, -1))
        meant = [next(filter(None, begun), ())]
    return list(dict.fromkeys(rule.name for rules in meant for rule in rules)) if all(meant) else []


def _heard(store: Store, said: str) -> str:
    """What a chat may hear of what is said, as /subscribe takes it: a place, or rules by name; "" for none."""
    calls = RuleCalls(store)
    return calls.place(said) or ", ".join(written(rule.name) for rule in calls.rules(said)[:_MOST_RULES])


def _renamed(store: Store, asked: Asked, old: str, new: str) -> list[str]:
    """The line that puts the rule on watch under another name, and the one that ends it under its own; for whoever may
    not do that the one that shows it."""
    called = RuleCalls(store).rules(_without_small(old.split()))
    if len(called) != 1 or asked.actor.role is Role.EVERYBODY:
        return [f"/rules {each.name}" for each in called[:_MOST_RULES]] or ["/rules"]
    (rule,) = called
    named = replace(rule, name=new.strip(_QUOTES))
    return [f"/watch {format_rule(named, asked.language)}", f"/unwatch {rule.name}"]
