"""One watch for what is read and what is asked: made once, renewed when rules change, used in one thread."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from threading import current_thread

import pytest

from alerts.model import Entry, Watchlist
from alerts.operations.lookups import WhyNot, verdicts
from alerts.store.database import Store
from alerts.store.desk import Desk
from alerts.store.places_table import put_place
from alerts.store.rules_table import put_rule
from alerts.triage import Watch, prepare
from tests.fakes.lookouts import preparing
from tests.fakes.newsroom import NOW
from tests.fakes.town import CHOLERA, GOMA

ASKED = WhyNot(entry=Entry(feed="", entry_id="", title="Choléra : trois morts à Goma", language="fr"))


async def test_a_question_is_held_against_the_watch_that_is_kept_and_follows_the_rules(store: Store) -> None:
    made: list[Watchlist] = []

    def counted(watchlist: Watchlist) -> Watch:
        made.append(watchlist)
        return prepare(watchlist)

    desk = Desk(store)
    lookout = preparing(desk, counted)
    put_place(store, GOMA)
    put_rule(store, CHOLERA, now=NOW)
    assert [each.rule for each in await lookout.ask(verdicts, ASKED)] == ["choléra"]
    put_rule(store, replace(CHOLERA, name="morts", keywords=("mort",)), now=NOW)
    assert [each.rule for each in await lookout.ask(verdicts, ASKED)] == ["choléra", "morts"]
    assert [each.rule for each in await lookout.ask(verdicts, replace(ASKED, rule="morts"))] == ["morts"]
    assert len(made) == 1
    assert (await lookout.ask(lambda _: current_thread().name)).startswith("triage")
    desk.close()


async def test_a_fault_that_no_future_can_carry_leaves_nobody_waiting(store: Store) -> None:
    desk = Desk(store)
    lookout = preparing(desk, prepare)
    for asked in (desk.ask, lookout.ask):
        with pytest.raises(RuntimeError, match="StopIteration"):
            await asyncio.wait_for(asked(lambda _: next(iter(()))), timeout=30)
    desk.close()
