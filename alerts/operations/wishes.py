"""What chats hear: subscribe and unsubscribe, language, and the chats themselves."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from alerts.errors import InvalidCommand, NotFound
from alerts.model import Actor, ChatId, Language, Rule, Severity, Subscription
from alerts.operations.rights import change, require_chat_admin
from alerts.rules.chat.wishtext import Wish
from alerts.store import chats_table, dialogs_table, outbox_table
from alerts.store.database import Store
from alerts.store.journal_table import record
from alerts.store.rules_table import read_rules
from alerts.store.subscriptions_table import (
    change_subscription,
    chat_subscriptions,
    delete_subscription,
    put_subscription,
    read_subscriptions,
)
from alerts.wordings import say

LEFT: Final = "the chat asked for no more alerts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """What a chat (and topic) hears now. ``changed`` is False where what was asked for was so already.

    ``covered``: it already hears everything, so what was added makes no difference.
    """

    chat: ChatId
    title: str | None
    subscriptions: tuple[Subscription, ...]
    rules: tuple[Rule, ...]
    changed: bool = True
    covered: bool = False
    asked: Subscription | None = None


def hearing(store: Store, actor: Actor) -> Hearing:
    """What the actor's chat hears."""
    return _hearing(store, actor, changed=False)


def subscribe(
    store: Store, actor: Actor, wish: Wish, *, now: datetime, update: int | None = None, title: str | None = None
) -> Hearing:
    """The actor's chat hears what was wished for from now on, besides what it heard before.

    A wish takes the place of an earlier one for the same (with another severity or language).
    """
    require_chat_admin(actor)
    chat = _chat_of(actor)
    asked = Subscription(
        chat=chat,
        topic=actor.topic,
        rules=wish.rules,
        places=wish.places,
        min_severity=wish.min_severity or Severity.LOW,
        language=wish.language or actor.language,
    )
    with change(store, update):
        before = chat_subscriptions(store, chat, topic=actor.topic)
        everything = [each for each in before if not (each.rules or each.places)]
        for each in before:
            if each != asked and (set(each.rules), set(each.places)) == (set(asked.rules), set(asked.places)):
                delete_subscription(store, each)
        added = put_subscription(store, asked, now=now)
        chats_table.remember_chat(store, chat, now=now, owner=actor.user, title=title, language=asked.language)
        chats_table.set_chat_status(store, chat, "ready", now=now)
        outbox_table.release_letters(store, chat, now=now)
        if added:
            record(store, actor, action="subscribe", subject=_shown(actor), detail=_detail(asked), now=now)
    covered = not wish.is_everything and any(each.min_severity <= asked.min_severity for each in everything)
    return replace(_hearing(store, actor, changed=added), covered=covered, asked=asked)


def unsubscribe(store: Store, actor: Actor, wish: Wish, *, now: datetime, update: int | None = None) -> Hearing:
    """The actor's chat and topic no longer hears these rules and places; for a wish of everything, nothing at all."""
    require_chat_admin(actor)
    chat = _chat_of(actor)
    with change(store, update):
        before = chat_subscriptions(store, chat, topic=actor.topic)
        kept = [None if wish.is_everything else _without(each, wish) for each in before]
        if not wish.is_everything and all(new == old for new, old in zip(kept, before, strict=True)):
            raise NotFound(say("not_heard", actor.language, name=", ".join((*wish.places, *wish.rules))))
        for old, new in zip(before, kept, strict=True):
            if new is None:
                delete_subscription(store, old)
            else:
                change_subscription(store, old, new)
        if before:
            detail = {"rules": wish.rules, "places": wish.places}
            record(store, actor, action="unsubscribe", subject=_shown(actor), detail=detail, now=now)
    return _hearing(store, actor, changed=bool(before))


def _without(subscription: Subscription, wish: Wish) -> Subscription | None:
    rules = tuple(name for name in subscription.rules if name not in wish.rules)
    places = tuple(name for name in subscription.places if name not in wish.places)
    emptied = (subscription.rules and not rules) or (subscription.places and not places)
    return None if emptied else replace(subscription, rules=rules, places=places)


def stop(store: Store, actor: Actor, *, now: datetime, update: int | None = None) -> int:
    """The chat leaves: its subscriptions in all topics, the alerts that wait for it and its dialogs are gone.

    Returns how many subscriptions it had.
    """
    require_chat_admin(actor)
    chat = _chat_of(actor)
    with change(store, update):
        held = [each for each in read_subscriptions(store) if each.chat == chat]
        for each in held:
            delete_subscription(store, each)
        outbox_table.withdraw_letters(store, chat, why=LEFT, now=now)
        if actor.user is not None:
            dialogs_table.end_dialog(store, chat, actor.user)
        record(store, actor, action="stop", subject=str(chat), detail={"subscriptions": len(held)}, now=now)
    return len(held)


def set_language(
    store: Store, actor: Actor, language: Language, *, now: datetime, update: int | None = None
) -> Language:
    """The chat is spoken to, and hears its alerts, in this language."""
    require_chat_admin(actor)
    chat = _chat_of(actor)
    with change(store, update):
        chats_table.remember_chat(store, chat, now=now, language=language)
        for each in read_subscriptions(store):
            if each.chat == chat:
                change_subscription(store, each, replace(each, language=language))
        record(store, actor, action="language", subject=str(chat), detail={"language": language}, now=now)
    return language


def chat_changed(
    store: Store,
    actor: Actor,
    *,
    present: bool,
    title: str | None,
    now: datetime,
    update: int | None = None,
    language: Language | None = None,
) -> None:
    """The bot was let into the actor's chat (or let back in by a person), or put out of it; subscriptions stay."""
    chat = _chat_of(actor)
    away: chats_table.Status = "blocked" if chat == actor.user else "inactive"
    with change(store, update):
        owner = actor.user if present else None
        chats_table.remember_chat(store, chat, now=now, owner=owner, title=title, language=language)
        chats_table.set_chat_status(store, chat, "ready" if present else away, now=now)
        if present:
            outbox_table.release_letters(store, chat, now=now)
        detail = {"title": title}
        record(store, actor, action="arrive" if present else "leave", subject=str(chat), detail=detail, now=now)


def chat_migrated(
    store: Store, actor: Actor, *, old: ChatId, new: ChatId, now: datetime, update: int | None = None
) -> None:
    """A group became a supergroup."""
    with change(store, update):
        chats_table.migrate_chat(store, old, new, now=now)
        record(store, actor, action="migrate", subject=str(old), detail={"to": new}, now=now)


def _hearing(store: Store, actor: Actor, *, changed: bool) -> Hearing:
    chat = _chat_of(actor)
    return Hearing(
        chat=chat,
        title=chats_table.chat_state(store, chat).title,
        subscriptions=chat_subscriptions(store, chat, topic=actor.topic),
        rules=read_rules(store),
        changed=changed,
    )


def _chat_of(actor: Actor) -> ChatId:
    if actor.chat is None:
        raise InvalidCommand(say("no_chat", actor.language))
    return actor.chat


def _shown(actor: Actor) -> str:
    return f"{actor.chat}" if actor.topic is None else f"{actor.chat}/{actor.topic}"


def _detail(subscription: Subscription) -> dict[str, object]:
    return {
        "rules": subscription.rules,
        "places": subscription.places,
        "min_severity": subscription.min_severity.value,
        "language": subscription.language,
    }
