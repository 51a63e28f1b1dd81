"""The feed that a person means by an address: the feed itself, or the one behind a site's page; looked up, then kept.

A site that cannot be reached just now is kept as it was given, for its first poll to look again; one that has no feed,
or that the guard of private addresses refuses, is refused in words.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import Final

from alerts.errors import FeedError, InvalidCommand, ParseError
from alerts.model import Feed
from alerts.pages import Page, Validators
from alerts.rules.chat.placetext import FEED_EXAMPLE
from alerts.sources.wire.guard import Forbidden
from alerts.wordings import say
from alerts.wordings.failings import said_of_feed
from handlers.chat.asked import Asked

PATIENCE: Final = 25.0
"""Seconds that a person waits for the answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The feed to keep, its own title, and in words why it could not be read yet; empty where it could.

    ``page`` is what was read of it. ``is_sent_whole``: it came without anything by which to ask whether it has changed.
    """

    feed: Feed
    title: str = ""
    problem: str = ""
    page: Page | None = None
    is_sent_whole: bool = False


async def look_at(said: Feed, asked: Asked) -> Seen:
    """Read the address now. Raises InvalidCommand where there is no feed or the address may not be read."""
    look = asked.parts.first_look
    if look is None:
        return Seen(feed=said)
    try:
        look.check(said.url)
        async with asyncio.timeout(PATIENCE):
            found = await look.find(said.url)
    except Forbidden as error:
        raise InvalidCommand(say("address_refused", asked.language, url=said.url), example=FEED_EXAMPLE) from error
    except ParseError as error:
        raise InvalidCommand(
            say("no_feed_there", asked.language, url=said.url, why=said_of_feed(str(error), asked.language))
        ) from error
    except FeedError as error:
        return Seen(feed=said, problem=said_of_feed(str(error), asked.language))
    except TimeoutError:
        return Seen(feed=said, problem=say("slow_site", asked.language))
    whole = found.page.validators == Validators()
    return Seen(feed=replace(said, url=found.url), title=found.feed.title, page=found.page, is_sent_whole=whole)
