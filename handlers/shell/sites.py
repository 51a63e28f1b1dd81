"""The feeds behind the sites that an imported file names, many at a time, politely; what cannot be found is told."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from alerts.errors import FeedError, FetchError
from alerts.pages import Page
from alerts.settings import Settings
from alerts.sources.firstlook import FirstLook
from alerts.sources.wire.courtesy import HostTurns
from alerts.sources.wire.fetch import Fetcher
from alerts.sources.workers import ParseWorkers

MOST_SITES: Final = 500
PATIENCE: Final = 60.0
_AT_ONCE: Final = 20
_LARGEST: Final = 1_000_000
"""Bytes of a page that is kept for the feed's first poll: many may have to be kept."""
_TOO_SLOW: Final = "the site answers too slowly"


async def find_all(urls: Sequence[str], *, settings: Settings) -> Mapping[str, Page | FeedError]:
    """For each site its feed as it came, or why it has none; those beyond ``MOST_SITES`` are left out."""
    room = asyncio.Semaphore(_AT_ONCE)
    async with (
        Fetcher(contact=settings.contact, allow_private=settings.allow_private, deadline=15.0) as fetcher,
        ParseWorkers() as workers,
    ):
        look = FirstLook(fetcher=fetcher, workers=workers, turns=HostTurns())
        sites = dict.fromkeys(urls[:MOST_SITES])
        answers = await asyncio.gather(*(_find(site, look, room) for site in sites))
        return dict(zip(sites, answers, strict=True))


async def _find(site: str, look: FirstLook, room: asyncio.Semaphore) -> Page | FeedError:
    async with room:
        try:
            async with asyncio.timeout(PATIENCE):
                page = (await look.find(site)).page
            return page if len(page.body) <= _LARGEST else replace(page, body=b"")
        except FeedError as error:
            return error
        except TimeoutError:
            return FetchError(_TOO_SLOW, url=site)
