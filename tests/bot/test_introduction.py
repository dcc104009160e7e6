from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.exits import TokenRefusedError
from bot.introduction import Identity, introduce, open_socket
from bot.web_api import open_session, web_client
from tests.bot.slack_server import SlackServer, slack_server


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with slack_server() as server:
        yield server


@pytest.fixture
async def client(slack: SlackServer) -> AsyncIterator[AsyncWebClient]:
    async with open_session() as session:
        made = web_client(session, slack.api_url, "xoxb-1")
        made.retry_handlers = []
        yield made


def refusal(error: str) -> dict[str, Any]:
    return {"ok": False, "error": error}


async def test_slack_tells_who_we_are(client: AsyncWebClient) -> None:
    assert await introduce(client) == Identity("T1", "U0BOT", "B0BOT")


async def test_slack_gives_the_address_of_a_socket(client: AsyncWebClient) -> None:
    assert (await open_socket(client, "xapp-1")).startswith("ws://127.0.0.1:")


@pytest.mark.parametrize(
    "error",
    [
        "invalid_auth",
        "not_authed",
        "account_inactive",
        "token_revoked",
        "token_expired",
        "not_allowed_token_type",
        "missing_scope",
        "something_new",
    ],
)
async def test_a_bot_token_that_slack_refuses_is_told_in_a_sentence(
    slack: SlackServer, client: AsyncWebClient, error: str
) -> None:
    slack.says["auth.test"] = refusal(error)
    with pytest.raises(TokenRefusedError) as caught:
        await introduce(client)
    (problem,) = caught.value.problems
    assert problem.startswith(f"Slack refuses SLACK_BOT_TOKEN ({error}): ")
    assert problem.endswith(".")
    assert "xoxb" not in problem


async def test_an_app_token_without_its_scope_is_told_which(slack: SlackServer, client: AsyncWebClient) -> None:
    slack.says["apps.connections.open"] = refusal("missing_scope")
    with pytest.raises(TokenRefusedError, match=r"SLACK_APP_TOKEN .* connections:write"):
        await open_socket(client, "xapp-1")


@pytest.mark.parametrize("answer", [refusal("internal_error"), refusal("ratelimited"), 503, 404, {}])
async def test_slacks_own_trouble_is_no_refusal(
    slack: SlackServer, client: AsyncWebClient, answer: dict[str, Any] | int
) -> None:
    slack.says["auth.test"] = slack.says["apps.connections.open"] = answer
    with pytest.raises(SlackApiError):
        await introduce(client)
    with pytest.raises(SlackApiError):
        await open_socket(client, "xapp-1")
