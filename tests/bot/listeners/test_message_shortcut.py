"""The message shortcut, by the payload that Slack sends; and where what is shared from its answer goes."""

import dataclasses
from typing import Any

import pytest

from bot.delivery.outgoing import Reply, Share
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.payloads import BY_A_PERSON, press

SAID = "Hi <@U2>! Some 15,000 Kazakh students study in Türkiye, I hear."
TWO = f"{SAID} Trade with Türkiye stands at $10 billion."
QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"


def chosen_on(text: str | None = SAID, **more: object) -> dict[str, Any]:
    message = {"type": "message", "user": "U2", "ts": "11.22", "text": text, **more}
    return {
        "type": "message_action",
        "callback_id": "find_source",
        "trigger_id": "1.2.x",
        "action_ts": "12.3",
        "message_ts": "11.22",
        "message": message,
        "channel": {"id": "C1", "name": "relations"},
        "response_url": "https://hooks.example/app/1",
        **BY_A_PERSON,
    }


async def answer(bot: Bot, body: dict[str, Any]) -> Reply:
    assert (await bot.hear(body)).status == 200
    reply = bot.sent[-1]
    assert isinstance(reply, Reply)
    return reply


def values(reply: Reply) -> dict[str, str]:
    elements = [element for block in reply.message.blocks for element in block.get("elements", ())]
    return {element["action_id"]: str(element.get("value")) for element in elements if "action_id" in element}


async def test_who_asks_is_told_in_private_what_is_known_of_the_message(bot: Bot) -> None:
    reply = await answer(bot, chosen_on())
    assert (reply.channel, reply.user, reply.thread_ts) == ("C1", "U1", None)
    assert reply.message.text.startswith("What I know of what that message says:")
    assert QUOTE in reply.message.text


async def test_in_a_thread_the_answer_stands_in_it(bot: Bot) -> None:
    assert (await answer(bot, chosen_on(thread_ts="10.1"))).thread_ts == "10.1"


async def test_one_choice_is_answered_once(bot: Bot) -> None:
    await bot.hear(chosen_on())
    await bot.hear(chosen_on())
    assert len(bot.sent) == 1


@pytest.mark.parametrize("text", [None, "", "Thanks!", "topics", "The weather is nice in Ankara"])
async def test_of_what_nothing_is_known_it_is_said_so_with_what_to_do(bot: Bot, text: str | None) -> None:
    reply = await answer(bot, chosen_on(text))
    assert reply.message.text.startswith("I have nothing on that, and I don't guess.")
    assert "/kzturk" in reply.message.text


async def test_nothing_of_the_message_is_kept(bot: Bot) -> None:
    reply = await answer(bot, chosen_on("My secret plan: 15,000 Kazakh students study in Türkiye <!channel>"))
    kept = repr(dataclasses.asdict(reply))
    assert "secret" not in kept
    assert "15,000" not in kept
    assert "<!" not in kept


@pytest.mark.parametrize(("more", "thread"), [({}, "11.22"), ({"thread_ts": "10.1"}, "10.1")])
async def test_what_is_shared_goes_into_the_thread_of_the_message(bot: Bot, more: dict[str, Any], thread: str) -> None:
    reply = await answer(bot, chosen_on(**more))
    await bot.hear(pressed("share:1", values(reply)["share:1"]))
    share = bot.sent[-1]
    assert isinstance(share, Share)
    assert (share.channel, share.thread_ts) == ("C1", thread)
    assert QUOTE in share.message.text


async def test_what_is_opened_from_it_is_shared_there_too(bot: Bot) -> None:
    listed = await answer(bot, chosen_on(TWO))
    assert "2 facts fit" in listed.message.text
    opened = await answer(bot, pressed("open:x", values(listed)["open:education/students-in-turkiye"]))
    assert QUOTE in opened.message.text
    await bot.hear(pressed("share:1", values(opened)["share:1"], "9.9"))
    share = bot.sent[-1]
    assert isinstance(share, Share)
    assert share.thread_ts == "11.22"


def pressed(action_id: str, value: str, at: str = "8.8") -> dict[str, Any]:
    action = {"type": "button", "action_id": action_id, "block_id": "b", "action_ts": at, "value": value}
    container = {"type": "message", "channel_id": "C1", "message_ts": "13.1", "is_ephemeral": True}
    return press(actions=[action], container=container)
