"""The app as an agent: what it suggests to write, and its status."""

import json
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import DANA, RELATIONS, Emulator
from bot.emulator.changes import Prompted

Json = dict[str, Any]
SUGGEST = "assistant.threads.setSuggestedPrompts"
STATUS = "assistant.threads.setStatus"


@pytest.fixture
def here(emulator: Emulator) -> str:
    return emulator.workspace.direct_message(DANA).id


def prompts(count: int) -> list[dict[str, str]]:
    return [{"title": f"t{number}", "message": f"m{number}"} for number in range(count)]


async def error(client: AsyncWebClient, method: str, **arguments: object) -> object:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=arguments)
    return refused.value.response["error"]


async def test_up_to_four(emulator: Emulator, client: AsyncWebClient, here: str) -> None:
    await client.assistant_threads_setSuggestedPrompts(channel_id=here, prompts=prompts(4), title="Ask")
    pairs = tuple((f"t{number}", f"m{number}") for number in range(4))
    assert emulator.prompts == {here: Prompted(channel=here, prompts=pairs, title="Ask")}


async def test_as_a_form(emulator: Emulator, client: AsyncWebClient, here: str) -> None:
    await client.api_call(SUGGEST, data={"channel_id": here, "prompts": json.dumps(prompts(1))})
    assert emulator.prompts[here].prompts == (("t0", "m0"),)


async def test_in_a_thread_nothing_is_shown_and_nothing_said(
    emulator: Emulator, client: AsyncWebClient, here: str
) -> None:
    said = await emulator.post(DANA, here, "hello")
    answer = await client.assistant_threads_setSuggestedPrompts(channel_id=here, prompts=prompts(1), thread_ts=said.ts)
    assert answer["ok"] is True
    assert emulator.prompts == {}


@pytest.mark.parametrize(
    "wrong",
    [
        {"prompts": prompts(5)},
        {"prompts": []},
        {"prompts": "{"},
        {"prompts": None},
        {"prompts": ["hello"]},
        {"prompts": [{"title": "t"}]},
        {"prompts": [{"title": "t", "message": ""}]},
        {"prompts": prompts(1), "title": 5},
    ],
)
async def test_what_slack_would_not_take(client: AsyncWebClient, here: str, wrong: Json) -> None:
    assert await error(client, SUGGEST, channel_id=here, **wrong) == "invalid_arguments"


@pytest.mark.parametrize("channel", [RELATIONS, "D1"])
async def test_only_in_a_direct_message(client: AsyncWebClient, channel: str) -> None:
    assert await error(client, SUGGEST, channel_id=channel, prompts=prompts(1)) == "channel_not_found"


async def test_a_status(client: AsyncWebClient, here: str) -> None:
    status = {"channel_id": here, "thread_ts": "1.5", "status": "is looking"}
    assert (await client.api_call(STATUS, json=status))["ok"] is True
    assert await error(client, STATUS, **status | {"status": None}) == "invalid_arguments"
    assert await error(client, STATUS, **status | {"loading_messages": ["x"] * 11}) == "invalid_arguments"
    assert await error(client, STATUS, channel_id=here, status="x") == "invalid_arguments"


async def test_an_app_that_is_no_agent(app_manifest: Json) -> None:
    del app_manifest["features"]["agent_view"]
    async with Emulator(manifest=app_manifest) as emulator:
        client = AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url)
        here = emulator.workspace.direct_message(DANA).id
        assert await error(client, SUGGEST, channel_id=here, prompts=prompts(1)) == "feature_not_enabled"


@pytest.mark.parametrize(
    ("without", "method", "needed"),
    [
        ({"assistant:write"}, SUGGEST, "assistant:write"),
        ({"assistant:write", "chat:write"}, STATUS, "chat:write"),
        ({"chat:write"}, STATUS, None),
        ({"assistant:write"}, STATUS, None),
    ],
)
async def test_scopes(app_manifest: Json, without: set[str], method: str, needed: str | None) -> None:
    scopes = app_manifest["oauth_config"]["scopes"]
    scopes["bot"] = [scope for scope in scopes["bot"] if scope not in without]
    async with Emulator(manifest=app_manifest) as emulator:
        client = AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url)
        with pytest.raises(SlackApiError) as refused:
            await client.api_call(method, json={})
        assert refused.value.response.get("needed") == needed
