"""The texts behind the links: new entries that only have a summary get the article of the page they link to.

    sightings ─► new, could be told, short, of the same site (or asked for) ─► pages, politely ─► sightings

A poll reads at most ``MOST_PAGES`` pages and gives them ``PATIENCE`` seconds; what is not there by then keeps the
summary of its feed, and how many did is said. Entries that were seen before are never completed, nor those that would
not be told anyway. The preferred mistake is a match missed below the summary over a publisher who is asked too much.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final, Protocol

from alerts.announce import why_untold
from alerts.model import Entry
from alerts.sources.fulltext import wants_full_text
from alerts.store.entries_table import Sighting, storable
from alerts.store.feeds_table import FeedState

MOST_PAGES: Final = 30
PATIENCE: Final = 120.0
TOO_LATE: Final = "there was no time to read the linked page"
TOO_MANY: Final = f"more than {MOST_PAGES} new entries at once: the linked page was not read"


class Pages(Protocol):
    """``FullText``: the entry with its article, and in words what stood in the way, if anything did."""

    async def completed(self, entry: Entry) -> tuple[Entry, str | None]: ...


async def complete(
    fresh: Sequence[Sighting], *, feed: FeedState, pages: Pages, now: datetime, patience: float = PATIENCE
) -> tuple[Sighting, ...]:
    """The sightings in their order, those that want it with the text of their page or why they have none."""
    wanted = [sighting for sighting in fresh if _wants(sighting, feed, now)]
    tasks = {sighting.key: asyncio.create_task(pages.completed(sighting.entry)) for sighting in wanted[:MOST_PAGES]}
    try:
        if tasks:
            await asyncio.wait(tasks.values(), timeout=patience)
        done = {sighting.key: _completed(sighting, tasks[sighting.key]) for sighting in wanted[:MOST_PAGES]}
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.gather(*tasks.values(), return_exceptions=True)
    done |= {sighting.key: replace(sighting, page_problem=TOO_MANY) for sighting in wanted[MOST_PAGES:]}
    return tuple(done.get(sighting.key, sighting) for sighting in fresh)


def said_of_pages(fresh: Sequence[Sighting]) -> str | None:
    """In words, how many linked pages could not be read and mostly why; None where all could."""
    problems = Counter(sighting.page_problem for sighting in fresh if sighting.page_problem)
    if not problems:
        return None
    total = problems.total()
    pages = "1 linked page was" if total == 1 else f"{total} linked pages were"
    return f"{pages} not read whole, the summary stands: {problems.most_common(1)[0][0]}"


def _wants(sighting: Sighting, feed: FeedState, now: datetime) -> bool:
    return (
        sighting.row is None
        and why_untold(sighting, is_new=feed.is_new, now=now) is None
        and wants_full_text(sighting.entry, feed_url=feed.feed.url, asked=feed.feed.full_text)
    )


def _completed(sighting: Sighting, task: asyncio.Task[tuple[Entry, str | None]]) -> Sighting:
    if not task.done():
        return replace(sighting, page_problem=TOO_LATE)
    entry, problem = task.result()
    return replace(
        sighting, entry=storable(entry), completed=entry.content != sighting.entry.content, page_problem=problem
    )
