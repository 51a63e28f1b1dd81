"""Who may do what: operators and the staff they appoint change rules, a chat's administrators what it hears."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from alerts.errors import NotAllowed
from alerts.model import Actor, Role
from alerts.store.database import Store
from alerts.store.people_table import is_staff
from alerts.store.updates_table import finish_update
from alerts.wordings import say


def role_of(store: Store, user: int | None, *, operators: Collection[int]) -> Role:
    """The role of a Telegram user; nobody in particular (a channel post) is everybody."""
    if user is None:
        return Role.EVERYBODY
    if user in operators:
        return Role.OPERATOR
    return Role.STAFF if is_staff(store, user) else Role.EVERYBODY


def require_staff(actor: Actor) -> None:
    """Raises NotAllowed for anybody but staff and operators."""
    if actor.role is Role.EVERYBODY:
        if actor.user is None:
            raise NotAllowed(say("not_staff_nameless", actor.language))
        raise NotAllowed(say("not_staff", actor.language, user=actor.user))


def require_operator(actor: Actor) -> None:
    """Raises NotAllowed for anybody but operators."""
    if actor.role is not Role.OPERATOR:
        raise NotAllowed(say("not_operator", actor.language))


def require_chat_admin(actor: Actor) -> None:
    """Raises NotAllowed for anybody but an administrator of the chat (a private chat is one's own)."""
    if not actor.chat_admin:
        raise NotAllowed(say("not_chat_admin", actor.language))


@contextmanager
def change(store: Store, update: int | None) -> Iterator[None]:
    """One transaction for a change, its record, and the mark that the update which asked for it is done."""
    with store.transaction():
        yield
        if update is not None:
            finish_update(store, update)
