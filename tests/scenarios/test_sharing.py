"""A private answer is shared with everyone, once."""

import asyncio

import pytest

from bot.emulator import Emulator, Message, cast, faults
from tests.scenarios.seeing import posts, told

pytestmark = pytest.mark.usefixtures("service")


async def answered(emulator: Emulator, channel: str = cast.RELATIONS, text: str = "fact education") -> Message:
    await emulator.slash(cast.AIGERIM, channel, text)
    (answer,) = await told(emulator, cast.AIGERIM)
    return answer


def told_in(message: Message) -> list[str]:
    """Return the words of a message's blocks, without its buttons."""
    shown = [block for block in message.blocks if block["type"] in {"rich_text", "section"}]
    return [str({**block, "block_id": ""}) for block in shown]


async def share(emulator: Emulator, answer: Message) -> None:
    envelope = await emulator.press(cast.AIGERIM, answer.channel, answer.ts, action_id="share:1")
    assert envelope.acked


@pytest.mark.parametrize(
    "text", ["fact education", "compare trade", "timeline", "compare", "cite trade", "quote kapucu"]
)
async def test_everyone_sees_the_same_answer_and_who_shared_it(emulator: Emulator, text: str) -> None:
    answer = await answered(emulator, text=text)
    await share(emulator, answer)
    (post,) = await posts(emulator, cast.RELATIONS)
    assert post.ephemeral_to is None
    assert post.text.endswith(f"Shared by <@{cast.AIGERIM}>")
    assert post.text.startswith(answer.text[:3_500])
    same = 5 if text == "compare" else None  # with one button less there is room for more
    assert told_in(post)[:same] == told_in(answer)[:same]
    assert "share:1" not in str(post.blocks)
    assert "Shared. Everyone here can see it now." in (await told(emulator, cast.AIGERIM, 2))[1].text


async def test_a_second_press_says_so_kindly_and_posts_nothing(emulator: Emulator) -> None:
    answer = await answered(emulator)
    await share(emulator, answer)
    await told(emulator, cast.AIGERIM, 2)
    await share(emulator, answer)
    *_, again = await told(emulator, cast.AIGERIM, 3)
    assert again.text == "You have shared this here already."
    await posts(emulator, cast.RELATIONS)


async def test_two_presses_at_once_post_once(emulator: Emulator) -> None:
    answer = await answered(emulator)
    await asyncio.gather(*(share(emulator, answer) for _ in range(5)))
    await posts(emulator, cast.RELATIONS)


async def test_a_press_delivered_again_is_one_press(emulator: Emulator) -> None:
    answer = await answered(emulator)
    await share(emulator, answer)
    await told(emulator, cast.AIGERIM, 2)
    (pressed,) = [each for each in emulator.envelopes if each.type == "interactive"]
    await emulator.delivery.redeliver(pressed)
    await posts(emulator, cast.RELATIONS)
    await told(emulator, cast.AIGERIM, 2)


async def test_from_a_private_answer_in_a_thread_it_goes_into_the_thread(emulator: Emulator) -> None:
    asked = await emulator.post(cast.MEHMET, cast.RELATIONS, "@kzturk fact education")
    (answer,) = await posts(emulator, cast.RELATIONS)
    await emulator.press(cast.AIGERIM, answer.channel, answer.ts, value="education/joint-university")
    (opened,) = await told(emulator, cast.AIGERIM)
    await share(emulator, opened)
    _, shared = await posts(emulator, cast.RELATIONS, 2)
    assert shared.thread_ts == asked.ts
    assert shared.text.startswith(opened.text)
    assert all(each.thread_ts == asked.ts for each in await told(emulator, cast.AIGERIM, 2))


async def test_where_the_bot_is_no_member_the_sharer_learns_that_it_cannot_be_corrected(emulator: Emulator) -> None:
    await share(emulator, await answered(emulator, cast.VISITORS))
    (post,) = await posts(emulator, cast.VISITORS)
    assert post.text.endswith(f"Shared by <@{cast.AIGERIM}>")
    assert "I cannot correct this post" in (await told(emulator, cast.AIGERIM, 2))[1].text


async def test_what_could_not_be_shared_can_be_shared_again(emulator: Emulator) -> None:
    answer = await answered(emulator)
    emulator.faults.plan("chat.postMessage", faults.refused("restricted_action"))
    emulator.faults.plan("response_url", faults.refused("used_url"), times=2)
    await share(emulator, answer)
    *_, why = await told(emulator, cast.AIGERIM, 2)
    assert "Posting is restricted there" in why.text
    await share(emulator, answer)
    (post,) = await posts(emulator, cast.RELATIONS)
    assert told_in(post) == told_in(answer)
