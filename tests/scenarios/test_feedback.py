"""Thumbs below an answer, and words to the editors."""

import pytest

from bot.emulator import Emulator, Message, cast
from tests.scenarios.seeing import answers, told
from tests.scenarios.views import modal_of

pytestmark = pytest.mark.usefixtures("service")


async def answered(emulator: Emulator) -> Message:
    await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education/joint-university")
    (answer,) = await answers(emulator, cast.RELATIONS)
    return answer


async def judge(emulator: Emulator, answer: Message, sign: str) -> None:
    thumbs = answer.blocks[-1]["elements"][0]
    value = thumbs["positive_button" if sign == "+" else "negative_button"]["value"]
    envelope = await emulator.press(cast.DANA, answer.channel, answer.ts, action_id="feedback:1", value=value)
    assert envelope.acked


async def test_thanks_are_private_and_in_the_thread(emulator: Emulator) -> None:
    answer = await answered(emulator)
    await judge(emulator, answer, "+")
    (thanks,) = await told(emulator, cast.DANA)
    assert thanks.thread_ts == answer.thread_ts
    assert thanks.text == "Thank you, that helps."
    await judge(emulator, answer, "+")
    await told(emulator, cast.DANA)


async def test_it_is_said_what_to_do_where_there_are_no_editors(emulator: Emulator) -> None:
    await judge(emulator, await answered(emulator), "-")
    (sorry,) = await told(emulator, cast.DANA)
    assert "please tell whoever runs this bot" in sorry.text


@pytest.mark.parametrize("editors", [cast.CABINET])
async def test_the_editors_read_what_somebody_wrote_about_which_answer(emulator: Emulator, editors: str) -> None:
    await judge(emulator, await answered(emulator), "-")
    (sorry,) = await told(emulator, cast.DANA)
    await emulator.press(cast.DANA, sorry.channel, sorry.ts, action_id="editors:1")
    form = await modal_of(emulator, cast.DANA)
    envelope = await emulator.submit(cast.DANA, form.id, {"words": {"words": "It is *in Turkistan* <!channel>."}})
    assert envelope
    assert envelope.acked
    (post,) = await answers(emulator, editors)
    assert post.text == (
        f"<@{cast.DANA}> writes about an answer:\nIt is *in Turkistan* &lt;!channel&gt;.\n"
        "The answer told: education/joint-university, education/yesevi-university-2012"
    )
    await modal_of(emulator, cast.DANA, says="Sent to the editors. Thank you.")
