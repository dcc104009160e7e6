"""Buttons of answers: what opens where, and what is said of buttons of another version."""

import json
from typing import Any

import pytest

from bot.delivery.outgoing import Post, Reply
from tests.bot.listeners.conftest import Bot
from tests.bot.listeners.payloads import BY_A_PERSON, PRIVATE, command, press, used

QUOTE = "“Nearly 12,000 Kazakh students study in Türkiye”"
STALE = "That fact has been changed or taken away since this button was made."
UNKNOWN = "This was made by another version of me"


async def test_more_on_a_topic_takes_the_place_of_a_private_answer(bot: Bot) -> None:
    option = {"text": {"type": "plain_text", "text": "x"}, "value": "education"}
    await bot.hear(used("more:1", None, container=PRIVATE, type="static_select", selected_option=option))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert reply.in_place
    assert QUOTE in reply.message.text


async def test_below_a_public_answer_it_opens_beside_and_in_private(bot: Bot) -> None:
    await bot.hear(used("more:1", "education"))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert not reply.in_place
    assert "share:1" in json.dumps(reply.message.blocks)


@pytest.mark.parametrize("action_id", ["more:1", "open:ru education"])
async def test_what_is_opened_is_told_in_the_language_of_what_it_stood_in(bot: Bot, action_id: str) -> None:
    await bot.hear(used(action_id, "ru education", container=PRIVATE))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert "По словам посла Мустафы Капуджу" in reply.message.text
    assert not reply.message.text.startswith(STALE)


async def test_a_list_stays_when_one_of_it_is_opened(bot: Bot) -> None:
    await bot.hear(press(container=PRIVATE))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert not reply.in_place


async def test_what_is_gone_does_not_take_the_place_of_an_answer(bot: Bot) -> None:
    await bot.hear(used("more:1", "education/no-such-fact", container=PRIVATE))
    (reply,) = bot.sent
    assert isinstance(reply, Reply)
    assert not reply.in_place
    assert reply.message.text.startswith(STALE)


@pytest.mark.parametrize("action_id", ["share:2", "cite:2:mla", "else", "feedback", "share:12"])
async def test_a_button_of_another_version_says_so_in_private(bot: Bot, action_id: str) -> None:
    response = await bot.hear(used(action_id, "{}"))
    (reply,) = bot.sent
    assert (response.status, response.body) == (200, "")
    assert isinstance(reply, Reply)
    assert reply.message.text.startswith(UNKNOWN)


@pytest.mark.parametrize(
    "body",
    [
        {"type": "shortcut", "callback_id": "x", "action_ts": "1.1", **BY_A_PERSON},
        {
            "type": "block_actions",
            "view": {"id": "V1", "type": "modal", "callback_id": "of-old"},
            "actions": [{"type": "button", "action_id": "old", "block_id": "b", "action_ts": "1.1"}],
            **BY_A_PERSON,
        },
    ],
)
async def test_where_there_is_nothing_to_answer_beside_it_is_said_directly(bot: Bot, body: dict[str, Any]) -> None:
    assert (await bot.hear(body)).status == 200
    (post,) = bot.sent
    assert isinstance(post, Post)
    assert post.channel == "U1"
    assert post.message.text.startswith(UNKNOWN)


async def test_a_form_of_another_version_is_answered_in_its_place(bot: Bot) -> None:
    view = {"id": "V1", "hash": "h", "type": "modal", "callback_id": "of-old", "state": {"values": {}}}
    answer = json.loads((await bot.hear({"type": "view_submission", "view": view, **BY_A_PERSON})).body)
    assert answer["response_action"] == "update"
    assert UNKNOWN in json.dumps(answer["view"])
    assert bot.sent == []


async def test_a_command_of_another_version_is_answered_in_private(bot: Bot) -> None:
    answer = json.loads((await bot.hear(command(name="/other"))).body)
    assert answer["response_type"] == "ephemeral"
    assert answer["text"].startswith(UNKNOWN)


async def test_the_answer_to_a_command_can_be_shared(bot: Bot) -> None:
    assert "share:1" in (await bot.hear(command())).body
