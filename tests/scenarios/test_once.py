"""One post, one answer, however often Slack tells of it."""

import pytest

from bot.emulator import Emulator, cast, payloads
from tests.scenarios.seeing import answers

pytestmark = pytest.mark.usefixtures("service")


async def test_an_event_that_is_delivered_again_is_answered_once(emulator: Emulator) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    await answers(emulator, cast.RELATIONS)
    again = await emulator.delivery.redeliver(emulator.envelopes[0])
    assert again.acked
    await answers(emulator, cast.RELATIONS)


async def test_a_post_told_of_in_two_events_is_answered_once(emulator: Emulator) -> None:
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    await answers(emulator, cast.RELATIONS)
    emulator.delivery.send_event(payloads.message_im(asked))
    await answers(emulator, cast.RELATIONS)
    assert len(emulator.envelopes) == 2


async def test_two_posts_are_answered_twice(emulator: Emulator) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    await answers(emulator, cast.RELATIONS, 2)
