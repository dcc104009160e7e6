from dataclasses import replace
from functools import partial

import pytest

from bot.emulator import Emulator, cast
from tests.scenarios.seeing import answers, told, whispered

pytestmark = pytest.mark.usefixtures("service")


def shows(emulator: Emulator, user: str, words: str) -> bool:
    return any(words in message.text.partition("More on")[0] for message in whispered(emulator, user))


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


async def test_more_on_a_topic_takes_the_place_of_a_private_answer(emulator: Emulator) -> None:
    await emulator.slash(cast.AIGERIM, cast.RELATIONS, "fact education")
    (answer,) = await told(emulator, cast.AIGERIM)
    for key, words in (("education/joint-university", "Yesevi"), ("education/education-bridge", "bridge")):
        await emulator.press(cast.AIGERIM, answer.channel, answer.ts, action_id="more:1", value=key)
        await emulator.wait_for(partial(shows, emulator, cast.AIGERIM, words))
    (opened,) = await told(emulator, cast.AIGERIM)
    assert opened.ts == answer.ts
    assert opened.blocks[-1]["type"] == "context_actions"


async def test_a_button_of_another_version_says_so_in_private_and_in_the_thread(emulator: Emulator) -> None:
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    (answer,) = await answers(emulator, cast.RELATIONS)
    later = [{**answer.blocks[-2], "elements": [{**answer.blocks[-2]["elements"][0], "action_id": "cite:9"}]}]
    emulator.workspace.replace(replace(answer, blocks=(*answer.blocks[:-2], *later)))
    await emulator.press(cast.DANA, answer.channel, answer.ts, action_id="cite:9")
    (unknown,) = await told(emulator, cast.DANA)
    assert unknown.thread_ts == asked.ts
    assert unknown.text.startswith("This was made by another version of me")
