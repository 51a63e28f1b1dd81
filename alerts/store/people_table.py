"""The staff: who may set rules. Operators are in the settings, not here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from alerts.store.columns import moment, stamp
from alerts.store.database import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    """A person who may set rules, and who appointed them (None: the command line)."""

    user: int
    appointed_by: int | None
    since: datetime


def read_staff(store: Store) -> tuple[StaffMember, ...]:
    """Every member of the staff, the longest serving first."""
    return tuple(
        StaffMember(user=row["user_id"], appointed_by=row["appointed_by"], since=moment(row["at"]))
        for row in store.rows("SELECT * FROM staff ORDER BY at, user_id")
    )


def is_staff(store: Store, user: int) -> bool:
    """True for a member of the staff."""
    return store.row("SELECT 1 FROM staff WHERE user_id = ?", (user,)) is not None


def appoint(store: Store, user: int, *, by: int | None, now: datetime) -> bool:
    """Make somebody staff; False when they were already."""
    return store.execute("INSERT OR IGNORE INTO staff VALUES (?, ?, ?)", (user, by, stamp(now))).rowcount > 0


def dismiss(store: Store, user: int) -> bool:
    """Let somebody go; False when they were not staff."""
    return store.execute("DELETE FROM staff WHERE user_id = ?", (user,)).rowcount > 0
