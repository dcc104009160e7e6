"""Channels in which an app may not do everything, and people and channels that are added."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import (
    AIGERIM,
    ALMANAC,
    BOT_USER_ID,
    CABINET,
    DANA,
    DELEGATION,
    RELATIONS,
    VISITORS,
    Emulator,
    NotPossibleError,
)

Json = dict[str, Any]


async def error(client: AsyncWebClient, method: str, **arguments: object) -> object:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=arguments)
    return refused.value.response["error"]


@pytest.mark.parametrize(
    ("channel", "code"),
    [
        (VISITORS, "not_in_channel"),
        (DELEGATION, "channel_not_found"),
        (ALMANAC, "is_archived"),
        ("CNOWHERE1", "channel_not_found"),
    ],
)
@pytest.mark.parametrize("method", ["chat.postMessage", "chat.postEphemeral", "chat.update", "chat.delete"])
async def test_where_the_app_may_not(client: AsyncWebClient, channel: str, code: str, method: str) -> None:
    which = {"ts": "1.5"} if method in ("chat.update", "chat.delete") else {}
    content = {} if method == "chat.delete" else {"text": "x"}
    person = {"user": DANA} if method == "chat.postEphemeral" else {}
    assert await error(client, method, channel=channel, **which, **content, **person) == code


async def test_in_a_private_channel_it_may_once_it_is_in(emulator: Emulator, client: AsyncWebClient) -> None:
    await client.chat_postMessage(channel=CABINET, text="x")
    assert len(emulator.workspace.said_in(CABINET)) == 1


async def test_a_closed_channel(emulator: Emulator, client: AsyncWebClient) -> None:
    emulator.workspace.conversations[RELATIONS].restricted = True
    assert await error(client, "chat.postMessage", channel=RELATIONS, text="x") == "restricted_action"


async def test_nobody_writes_in_an_archived_channel(emulator: Emulator) -> None:
    with pytest.raises(NotPossibleError):
        await emulator.post(DANA, ALMANAC, "x")
    with pytest.raises(NotPossibleError):
        await emulator.slash(DANA, ALMANAC, "x")


async def test_a_command_works_where_the_app_is_not(emulator: Emulator) -> None:
    envelope = await emulator.slash(DANA, DELEGATION, "help")
    assert envelope
    assert (envelope.payload["channel_id"], envelope.payload["channel_name"]) == (DELEGATION, "privategroup")


async def test_a_mention_is_not_heard_where_the_app_is_not(emulator: Emulator) -> None:
    await emulator.post(DANA, VISITORS, "@kzturk hi")
    await emulator.settled()
    assert emulator.envelopes == []


async def test_fifty_channels_more(emulator: Emulator, client: AsyncWebClient) -> None:
    channels = [emulator.add_channel(f"desk-{number}") for number in range(50)]
    assert len({channel.id for channel in channels}) == 50
    assert emulator.workspace.find_conversation("#desk-49") is channels[49]
    await emulator.post(AIGERIM, channels[0].id, "hi")
    await client.chat_postMessage(channel=channels[49].id, text="x")
    assert await error(client, "chat.postMessage", channel=emulator.add_channel("b", bot=False).id, text="x")


async def test_a_person_more(emulator: Emulator) -> None:
    person = emulator.add_person("yerlan", "Yerlan Akhmetov")
    direct = emulator.workspace.direct_message(person.id)
    assert direct.members == {person.id, BOT_USER_ID}
    assert person.id in emulator.add_channel("all").members
    await emulator.post(person.id, direct.id, "hi")
