"""Buttons under the bot's messages, pressed in time, too late, by whom they are not for, and in channels."""

from __future__ import annotations

import pytest

from alerts.model import Subscription
from handlers.chat.labels import code_of
from tests.fakes.town import CHANNEL, GROUP, OMAR, SARA, Town, town

__all__ = ["town"]


async def test_whoever_may_not_press_learns_it_in_a_pop_up(town: Town) -> None:
    town.telegram.supergroup(GROUP, members=[SARA], admins=[OMAR])
    said = await town.says(OMAR, "/subscribe", chat=GROUP)
    query = town.telegram.presses(SARA, said, "v1:unsub", chat=GROUP)
    await town.telegram.until(lambda: town.telegram.answer(query) is not None)
    answer = town.telegram.answer(query)
    assert answer is not None
    assert "مشرفي" in answer["text"] or "administrators" in answer["text"]
    assert len(town.telegram.history(GROUP)) == 1
    assert len(town.subscriptions()) == 1


@pytest.mark.parametrize(
    "data", [f"v1:unwatch:{code_of('cholera-goma')}", "v1:hear:0000000000", "v1:geo", "v1:geo:x:y", "v0:sub", "?"]
)
async def test_an_old_button_of_something_that_is_gone_says_so(town: Town, data: str) -> None:
    said = await town.says(OMAR, "/watch choléra à Goma")
    await town.says(OMAR, "/unwatch cholera-goma")
    said.buttons.append([{"text": "Old", "callback_data": data}])
    query = town.telegram.presses(OMAR, said, data)
    await town.telegram.until(lambda: town.telegram.answer(query) is not None)
    answer = town.telegram.answer(query)
    assert answer is not None
    assert "gone" in answer["text"]
    assert len(town.telegram.history(OMAR)) == 2


async def test_a_button_under_a_message_that_can_no_longer_be_changed_is_answered_below(town: Town) -> None:
    said = await town.says(OMAR, "/list")
    query = town.telegram.presses(OMAR, said, "v1:sub")
    said.deleted = True
    await town.telegram.until(lambda: town.telegram.answer(query) is not None)
    assert "is subscribed" in town.telegram.history(OMAR)[-1].text
    assert town.subscriptions() == (Subscription(chat=OMAR, language="en"),)


async def test_a_press_that_is_too_old_to_be_acknowledged_is_done(town: Town) -> None:
    said = await town.says(OMAR, "/list")
    expired = {"text": "", "show_alert": False}
    town.telegram.before("answerCallbackQuery", lambda request: town.telegram.world.queries.update({query: expired}))
    query = town.telegram.presses(OMAR, said, "v1:sub")
    await town.telegram.until(lambda: town.telegram.answer(query) == expired)
    await town.telegram.until(lambda: town.telegram.unread() == 0)
    assert "is subscribed" in town.telegram.history(OMAR)[0].text
    assert "gets:" in (await town.says(OMAR, "/list")).text


async def test_in_a_channel_no_button_is_shown(town: Town) -> None:
    town.telegram.channel(CHANNEL, "Goma partners")
    town.telegram.posts(CHANNEL, "/subscribe")
    await town.telegram.until(lambda: town.telegram.history(CHANNEL))
    assert town.telegram.history(CHANNEL)[0].buttons == []
