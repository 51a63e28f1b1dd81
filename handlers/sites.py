"""The feeds behind the sites that an imported file names, many at a time, politely; what cannot be found is told."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import Final

from alerts.errors import FeedError, FetchError
from alerts.settings import Settings
from alerts.sources.courtesy import HostTurns
from alerts.sources.fetch import Fetcher
from alerts.sources.firstlook import FirstLook
from alerts.sources.workers import ParseWorkers

MOST_SITES: Final = 500
PATIENCE: Final = 60.0
_AT_ONCE: Final = 20
_TOO_SLOW: Final = "the site answers too slowly"


async def find_all(urls: Sequence[str], *, settings: Settings) -> Mapping[str, str | FeedError]:
    """For each site the address of its feed, or why it has none; those beyond ``MOST_SITES`` are left out."""
    room = asyncio.Semaphore(_AT_ONCE)
    async with (
        Fetcher(contact=settings.contact, allow_private=settings.allow_private, deadline=15.0) as fetcher,
        ParseWorkers() as workers,
    ):
        look = FirstLook(fetcher=fetcher, workers=workers, turns=HostTurns())
        sites = dict.fromkeys(urls[:MOST_SITES])
        answers = await asyncio.gather(*(_find(site, look, room) for site in sites))
        return dict(zip(sites, answers, strict=True))


async def _find(site: str, look: FirstLook, room: asyncio.Semaphore) -> str | FeedError:
    async with room:
        try:
            async with asyncio.timeout(PATIENCE):
                return (await look.find(site)).url
        except FeedError as error:
            return error
        except TimeoutError:
            return FetchError(_TOO_SLOW, url=site)
