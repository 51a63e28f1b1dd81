"""The lookout of a service that reads no feeds: what handlers ask about the rules on watch."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

from alerts.lookout import Lookout, Prepare
from alerts.places.gazetteer.catalogue import Gazetteer
from alerts.store.desk import Desk
from alerts.triage import prepare


def lookout_of(desk: Desk, gazetteer: Gazetteer | None = None) -> Lookout:
    """A lookout on what the store of a desk watches."""
    return preparing(desk, partial(prepare, gazetteer=gazetteer))


def preparing(desk: Desk, prepare: Prepare) -> Lookout:
    """A lookout that makes its watches ready in this way."""
    thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="triage")
    return Lookout(desk=desk, prepare=prepare, thread=thread)
