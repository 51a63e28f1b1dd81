"""/why: what an alert rests on, and why an article or a pasted text does not ring.

People ask with the reference of an alert, in reply to it, with a link, or with the text itself: forwarded, copied, or
behind their question (« pourquoi je n’ai pas reçu ça ? … »). A text is held against the rules as an article is, so
that its answer is the one that a feed would get.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from telegram import Message, Update

from alerts.errors import NotFound
from alerts.language.folding import fold
from alerts.model import Alert, ChatId, Match, Miss, Reason, Role, Rule
from alerts.operations import history, lookups, rulebook
from alerts.operations.lookups import WhyNot
from alerts.store.chats_table import chat_state
from alerts.store.database import Store
from alerts.store.log_table import AlertRecord
from alerts.store.rules_table import read_rules
from alerts.typography import cut
from alerts.wordings import say_doubts
from alerts.wordings.failings import said_of_feed
from handlers.chat.asked import Asked, hear
from handlers.chat.callnames import OTHER_NAMES
from handlers.chat.parts import Context
from handlers.phrases import phrase, said_because, said_miss, said_reason, said_score

_REF: Final = re.compile(r"(?<![\w])([2-9A-HJKMNP-Z]{5})(?![\w])")
_ASKED_REF: Final = re.compile(r"#?([2-9A-HJKMNP-Z]{5})", re.IGNORECASE)
_LINK: Final = re.compile(r"(.*?)(https?://\S+)(.*)", re.DOTALL)
_WHY: Final = {"why"} | {word for word, name in OTHER_NAMES.items() if name == "why"}
_QUESTION_END: Final = re.compile(r"[?؟:\n]")
_FEWEST_OF_A_TEXT: Final = 4
"""Fewer words are no text of an article; so many behind a question are."""
_FEWEST_OF_NEWS: Final = 6
"""So many words and more, if nobody asked about them, may be a piece of news."""
_MOST_RULES_UNASKED: Final = 2_000
"""With more of them, each takes its time to say why not, nobody's talk is held against the rules unasked."""
_QUESTIONS: Final = frozenset(
    fold(word)
    for word in """
    did didn't do don't am is was are i we this that ai n'ai je j'ai on nous est ce cette ça pas هذا هذه ما لم
    """.split()
)
"""What a question goes on with behind « why », and no headline begins with."""
_RECEIVED: Final = frozenset(map(fold, "received receive get got reçu recevoir reçois وصلني وصلنا يصلني يصلنا".split()))
_NOTHING: Final = frozenset(
    map(fold, "nothing not never no didn't didnt haven't rien pas jamais aucun aucune ما لم لا شيء".split())
)
_MINE: Final = frozenset(map(fold, "i i've we we've us je j'ai m'a nous وصلني وصلنا يصلني يصلنا".split()))
"""What says that nothing came to who writes, not to a hospital in the news."""
_STEPS: Final = (
    Reason.LOW_SCORE,
    Reason.EXCLUDED,
    Reason.LANGUAGE,
    Reason.MISSING_GROUP,
    Reason.TOO_FAR,
    Reason.NO_KEYWORD,
    Reason.NO_PLACE,
)
"""Why a rule did not fire, that which was nearest to it first."""
_SHOWN: Final = 8
_SHOWN_TRAILS: Final = 10
_MOST_TRAILS: Final = 50
_LONGEST_TITLE: Final = 200
_QUOTES: Final = ' \n,،"«»“”:-–—'


async def why(update: Update, context: Context) -> None:
    """Why an alert fired (by reference or in reply to it), or what the rules say of an entry (by link) or a text."""
    asked = await hear(update, context)
    if await _link(asked, asked.text):
        return
    replied = _replied(asked)
    if await _is_told_by(asked, asked.text.split()):
        return
    ref = _said_ref(asked.text) or _said_ref(replied.partition("\n")[0], alone=False)
    if ref and await _recalled(asked, ref):
        return
    text = asked.text if _is_text(asked.text) else _behind_question(asked.text)
    if text or (not asked.text and replied):
        await _explain_text(asked, text or replied)
    elif ref and not await _lead_on(asked, ref):
        await _why_alert(asked, ref)
    elif not ref:
        await asked.reply("why_help", rule="")


async def recall(asked: Asked) -> bool:
    """Why an alert fired whose reference is all that was said; False where it is the reference of none."""
    return _ASKED_REF.fullmatch(asked.text) is not None and await _recalled(asked, asked.text)


async def wonder(asked: Asked) -> bool:
    """The answer to « why did I not get this? » with a link or a text behind it; False where that is not asked."""
    asks, _, rest = asked.text.partition(" ")
    if fold(asks.strip(":,،")) not in _WHY:
        return False
    if await _link(asked, rest):
        return True
    text = _behind_question(asked.text)
    if text:
        is_headline = _is_text(rest) and fold(rest.split()[0]) not in _NOTHING  # Why cholera is back: …
        await _explain_text(asked, asked.text if is_headline else text)
    return bool(text)


async def lament(asked: Asked) -> bool:
    """How to ask why nothing came, for « comment se fait-il que je n’aie rien reçu sur Goma ? »; False for another
    text."""
    said = {fold(word.strip("?؟!.,،")) for word in asked.text.split()}
    if said & _RECEIVED and said & _NOTHING and said & _MINE:
        await asked.reply("why_help", rule="")
        return True
    return False


async def consider(asked: Asked, text: str) -> bool:
    """Say what the rules make of a text that the staff sent without a word: of a forwarded one always, of another where
    it names a place that a rule watches; False where it is not for the rules."""
    is_forwarded = forwarded(asked)
    is_question = text.rstrip().endswith(("?", "؟")) and not is_forwarded
    if asked.actor.role is Role.EVERYBODY or is_question or len(text.split()) < _FEWEST_OF_NEWS:
        return False
    if not is_forwarded and len(await asked.read(read_rules)) > _MOST_RULES_UNASKED:
        return False
    found = await asked.beside(lookups.why_not_text, asked.actor, text, now=asked.now)
    verdicts = await asked.parts.lookout.ask(lookups.verdicts, found)
    is_near = any(isinstance(each, Match) or each.reason is not Reason.NO_PLACE for each in verdicts)
    if is_forwarded or is_near:
        await _tell(asked, found, verdicts)
    return is_forwarded or is_near


def forwarded(asked: Asked) -> bool:
    """Whether somebody else wrote what was sent."""
    return getattr(asked.update.effective_message, "forward_origin", None) is not None


async def _is_told_by(asked: Asked, words: Sequence[str]) -> bool:
    """The answer about a reference in small letters that has a word or two beside it (k7m2q svp); False for none."""
    if not 1 < len(words) < _FEWEST_OF_A_TEXT:
        return False
    ref = next(filter(_ASKED_REF.fullmatch, words), "")
    return bool(ref) and await _recalled(asked, ref)


async def _link(asked: Asked, text: str) -> bool:
    """The answer about the link in the text, of the rule that is named beside it; False where there is no link."""
    found = _LINK.fullmatch(text)
    if found is None:
        return False
    before, link, behind = (part.strip(f"{_QUOTES}?؟!") for part in found.groups())
    rule = behind or (before if await _rule_named(asked, before) else "")
    kept = await asked.beside(lookups.why_not, asked.actor, link, rule=rule)
    await _tell(asked, kept, await asked.parts.lookout.ask(lookups.verdicts, kept))
    return True


async def _explain_text(asked: Asked, text: str) -> None:
    found = await asked.beside(lookups.why_not_text, asked.actor, text, now=asked.now)
    await _tell(asked, found, await asked.parts.lookout.ask(lookups.verdicts, found))


async def _lead_on(asked: Asked, name: str) -> bool:
    """How to ask why a rule did not ring, if it is a rule's name that was said."""
    rule = await _rule_named(asked, name)
    if rule is not None:
        await asked.reply("why_help", rule=rule.name)
    return rule is not None


async def _rule_named(asked: Asked, name: str) -> Rule | None:
    """The rule of a name; None for any other words."""
    if name:
        with suppress(NotFound):
            return await asked.read(rulebook.rule_named, name, asked.actor)
    return None


async def _recalled(asked: Asked, ref: str) -> bool:
    with suppress(NotFound):
        await _why_alert(asked, ref)
        return True
    return False


async def _why_alert(asked: Asked, ref: str) -> None:
    record = await asked.read(lookups.why, asked.actor, ref.lstrip("#"))
    alert = record.alert
    await asked.reply(
        "why",
        ref=alert.ref,
        severity=alert.severity.value,
        title=alert.entry.headline,
        url=alert.entry.link,
        source=record.feed_title or alert.entry.feed,
        reasons=[reason for match in alert.matches for reason in _reasons(match, asked)],
        then=list(await asked.read(history.rules_then, record, asked.language)),
        excerpt=_excerpt(alert),
        trails=await _trails(record, asked),
        held=said_reason(record.held, asked.language) if record.held else "",
        merged=record.merged_into or "",
        time=f"{alert.created_at:%Y-%m-%d %H:%M} UTC",
    )


async def _tell(asked: Asked, found: WhyNot, verdicts: Sequence[Match | Miss]) -> None:
    """What fires and what does not, the nearest first; where rules are many, how many more do not."""
    fired = [reason for each in verdicts if isinstance(each, Match) for reason in _reasons(each, asked)[:1]]
    misses = sorted((each for each in verdicts if isinstance(each, Miss)), key=lambda miss: _STEPS.index(miss.reason))
    missed = [said_miss(each, asked.language) for each in misses[:_SHOWN]]
    why = said_of_feed(found.page_problem or "", asked.language)
    notes = [phrase("why.page", asked.language, why=why)] if why else []
    if found.record is not None:
        alert, time = found.record.alert, f"{found.record.alert.created_at:%Y-%m-%d %H:%M} UTC"
        notes.append(phrase("why.alert", asked.language, ref=alert.ref, time=time, rules=", ".join(alert.rules)))
        notes.append(f"/why {alert.ref}")
    await asked.reply(
        "why_not",
        rule=found.rule,
        title=cut(found.entry.headline, _LONGEST_TITLE),
        url=found.entry.link,
        fired=fired[:_SHOWN],
        missed=missed,
        more=len(misses) - len(missed),
        notes=notes,
        is_read=found.is_read,
    )


def _reasons(match: Match, asked: Asked) -> list[str]:
    reasons = [said_because(match.rule, piece, asked.language) for piece in match.evidence[:2]]
    reasons += [score] if (score := said_score(match, asked.language)) else []
    return [*reasons, *(f"⚠ {doubt}" for doubt in say_doubts(match.doubts, asked.language))]


def _excerpt(alert: Alert) -> str:
    """The passage of the nearest pair that does not stand in the title, which is shown anyway."""
    pieces = (piece for match in alert.matches for piece in match.evidence)
    return next((piece.excerpt for piece in pieces if piece.keyword.field != "title"), "")


async def _trails(record: AlertRecord, asked: Asked) -> list[dict[str, str]]:
    """Where its letters went; people outside the staff learn of their own chat only."""
    titles = await asked.read(_titles, [trail.chat for trail in record.trails[:_MOST_TRAILS]])
    return [
        {
            "chat": (titles.get(trail.chat) or str(trail.chat)) + (f" #{trail.topic}" if trail.topic else ""),
            "state": phrase(f"state.{trail.state}", asked.language),
            "why": said_reason(trail.why, asked.language) if trail.why else "",
        }
        for trail in record.trails
        if asked.actor.role is not Role.EVERYBODY or trail.chat == asked.actor.chat
    ][:_SHOWN_TRAILS]


def _titles(store: Store, chats: Sequence[ChatId]) -> dict[ChatId, str | None]:
    return {chat: chat_state(store, chat).title for chat in chats}


def _said_ref(text: str, *, alone: bool = True) -> str:
    """The reference amid some words; the one word that was meant to be one, where it stands ``alone``; else ""."""
    found = _REF.findall(text)
    if found or not alone or len(text.split()) > 1:
        return str(found[-1]) if found else ""
    return text


def _replied(asked: Asked) -> str:
    """The text of the message that is replied to, "" for none."""
    message = asked.update.effective_message
    replied = message.reply_to_message if isinstance(message, Message) else None
    return (replied.text or replied.caption or "") if replied else ""


def _is_text(said: str) -> bool:
    """True for words of an article, False for a question or a name."""
    words = said.split()
    return len(words) > _FEWEST_OF_A_TEXT and fold(words[0]) not in _QUESTIONS


def _behind_question(said: str) -> str:
    """The text that stands behind a question, "" where nothing does that could be one."""
    parts = _QUESTION_END.split(said, maxsplit=1)
    text = parts[1].strip(_QUOTES) if len(parts) > 1 else ""
    return text if len(text.split()) >= _FEWEST_OF_A_TEXT else ""
