from dataclasses import replace

import pytest

from bot.emulator import Emulator, Message, cast
from tests.scenarios.seeing import answers

pytestmark = pytest.mark.usefixtures("service")


def whispered(emulator: Emulator, user: str) -> list[Message]:
    return [message for message in emulator.workspace.messages.values() if message.ephemeral_to == user]


async def test_a_button_under_an_answer_opens_its_fact_for_who_pressed_it(emulator: Emulator) -> None:
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    (answer,) = await answers(emulator, cast.RELATIONS)
    envelope = await emulator.press(cast.DANA, answer.channel, answer.ts, value="education/joint-university")
    assert envelope.acked
    (opened,) = await emulator.wait_for(lambda: whispered(emulator, cast.DANA))
    assert opened.thread_ts == asked.ts
    assert "Mustafa Kapucu" in opened.text
    assert emulator.workspace.message(answer.channel, answer.ts) == answer


async def test_a_button_under_a_private_answer_works_too(emulator: Emulator) -> None:
    await emulator.slash(cast.AIGERIM, cast.RELATIONS, "topics")
    (listed,) = whispered(emulator, cast.AIGERIM)
    await emulator.press(cast.AIGERIM, listed.channel, listed.ts, value="trade")
    await emulator.wait_for(lambda: len(whispered(emulator, cast.AIGERIM)) == 2)
    assert "$10 billion" in whispered(emulator, cast.AIGERIM)[1].text


async def test_a_button_whose_fact_is_gone_says_so(emulator: Emulator) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    (answer,) = await answers(emulator, cast.RELATIONS)
    element = {
        "type": "button",
        "action_id": "open:x",
        "value": "zzzz/qqqq",
        "text": {"type": "plain_text", "text": "x"},
    }
    old = replace(answer, blocks=({"type": "actions", "block_id": "b", "elements": [element]},))
    emulator.workspace.replace(old)
    await emulator.press(cast.MEHMET, old.channel, old.ts, value="zzzz/qqqq")
    (told,) = await emulator.wait_for(lambda: whispered(emulator, cast.MEHMET))
    assert told.text.startswith("That fact has been changed or taken away since this button was made.")
