"""Who is on the staff: operators appoint and dismiss."""

from __future__ import annotations

from datetime import datetime

from alerts.errors import NotFound
from alerts.model import Actor
from alerts.operations.rights import change, require_operator
from alerts.store import people_table
from alerts.store.database import Store
from alerts.store.journal_table import record
from alerts.store.people_table import StaffMember
from alerts.wordings import say


def staff(store: Store, actor: Actor) -> tuple[StaffMember, ...]:
    """Everybody on the staff."""
    require_operator(actor)
    return people_table.read_staff(store)


def appoint(store: Store, actor: Actor, user: int, *, now: datetime, update: int | None = None) -> bool:
    """The person may set rules from now on; False where they could already."""
    require_operator(actor)
    with change(store, update):
        is_new = people_table.appoint(store, user, by=actor.user, now=now)
        if is_new:
            record(store, actor, action="appoint", subject=str(user), now=now)
    return is_new


def dismiss(store: Store, actor: Actor, user: int, *, now: datetime, update: int | None = None) -> None:
    """The person may no longer set rules. Raises NotFound where they could not."""
    require_operator(actor)
    with change(store, update):
        if not people_table.dismiss(store, user):
            raise NotFound(say("no_member", actor.language, name=user))
        record(store, actor, action="dismiss", subject=str(user), now=now)
