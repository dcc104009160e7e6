""" "Find the source" on what a colleague wrote, in the emulated workspace."""

import json

import pytest

from bot.emulator import Emulator, Message, cast
from tests.scenarios.seeing import posts, told
from tests.scenarios.test_hostile import HOSTILE, assert_inert

pytestmark = pytest.mark.usefixtures("service")

SAID = "I hear that some 15,000 Kazakh students study in Türkiye."
QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"


async def find_source(emulator: Emulator, user: str, said: Message) -> None:
    envelope = await emulator.message_shortcut(user, "find_source", said.channel, said.ts)
    assert envelope.acked


async def test_who_asks_alone_is_told_and_shares_it_in_the_thread(emulator: Emulator) -> None:
    said = await emulator.post(cast.MEHMET, cast.RELATIONS, SAID)
    await find_source(emulator, cast.AIGERIM, said)
    (answer,) = await told(emulator, cast.AIGERIM)
    assert QUOTE in answer.text
    assert answer.thread_ts is None
    await emulator.press(cast.AIGERIM, answer.channel, answer.ts, action_id="share:1")
    (shared,) = await posts(emulator, cast.RELATIONS)
    assert shared.thread_ts == said.ts
    assert QUOTE in shared.text


async def test_in_a_thread_the_answer_and_what_is_shared_stand_in_it(emulator: Emulator) -> None:
    first = await emulator.post(cast.MEHMET, cast.RELATIONS, "A question for the brief.")
    said = await emulator.post(cast.DANA, cast.RELATIONS, SAID, thread_ts=first.ts)
    await find_source(emulator, cast.AIGERIM, said)
    (answer,) = await told(emulator, cast.AIGERIM)
    assert answer.thread_ts == first.ts
    await emulator.press(cast.AIGERIM, answer.channel, answer.ts, action_id="share:1")
    (shared,) = await posts(emulator, cast.RELATIONS)
    assert shared.thread_ts == first.ts


async def test_of_a_message_with_several_facts_each_opens_and_is_shared_in_its_thread(emulator: Emulator) -> None:
    said = await emulator.post(cast.MEHMET, cast.RELATIONS, f"{SAID} Trade with Türkiye stands at $10 billion.")
    await find_source(emulator, cast.AIGERIM, said)
    (listed,) = await told(emulator, cast.AIGERIM)
    assert "2 facts fit" in listed.text
    await emulator.press(cast.AIGERIM, listed.channel, listed.ts, action_id="open:trade/volume-2025")
    opened = (await told(emulator, cast.AIGERIM, 2))[-1]
    await emulator.press(cast.AIGERIM, opened.channel, opened.ts, action_id="share:1")
    (shared,) = await posts(emulator, cast.RELATIONS)
    assert shared.thread_ts == said.ts


async def test_where_the_bot_is_no_member_it_works_too(emulator: Emulator) -> None:
    elsewhere = emulator.add_channel("elsewhere", bot=False)
    said = await emulator.post(cast.MEHMET, elsewhere.id, SAID)
    await find_source(emulator, cast.AIGERIM, said)
    (answer,) = await told(emulator, cast.AIGERIM)
    assert QUOTE in answer.text


async def test_one_choice_delivered_twice_is_answered_once(emulator: Emulator) -> None:
    said = await emulator.post(cast.MEHMET, cast.RELATIONS, SAID)
    await find_source(emulator, cast.AIGERIM, said)
    await told(emulator, cast.AIGERIM)
    await emulator.delivery.redeliver(emulator.envelopes[-1])
    await told(emulator, cast.AIGERIM)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_words_are_held_against_the_base_and_stir_nobody(emulator: Emulator, text: str) -> None:
    said = await emulator.post(cast.MEHMET, cast.RELATIONS, text)
    await find_source(emulator, cast.AIGERIM, said)
    (answer,) = await told(emulator, cast.AIGERIM)
    assert_inert(answer.text + json.dumps(answer.blocks))
