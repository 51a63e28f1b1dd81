"""A post office with chats of every kind to write to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.fakes.botapi import Telegram
from tests.fakes.post_office import PostOffice, post_office

AMINA = 7
OWNER = 8
OPERATOR = 9
CHANNEL = -1001000000001
FORUM = -1001000000002


@pytest.fixture
async def office(telegram: Telegram, tmp_path: Path) -> AsyncIterator[PostOffice]:
    telegram.user(AMINA, "Amina")
    telegram.user(OWNER, "Omar")
    telegram.user(OPERATOR, "Odile")
    telegram.channel(CHANNEL, "Goma partners")
    telegram.supergroup(FORUM, forum=True)
    async with post_office(telegram, tmp_path, operators=(OPERATOR,)) as office:
        yield office
