"""The Web API, called by Slack's own client and by hand."""

import dataclasses
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import BOT_USER_ID, RELATIONS, Emulator
from bot.emulator.methods import METHODS
from bot.operations.manifest import SCOPES

Json = dict[str, Any]


async def refused(client: AsyncWebClient, method: str, **arguments: object) -> Json:
    with pytest.raises(SlackApiError) as error:
        await client.api_call(method, json=arguments)
    body: Json = error.value.response.data
    assert body["ok"] is False
    return body


async def test_auth_test_tells_who_and_with_which_scopes(client: AsyncWebClient, emulator: Emulator) -> None:
    answer = await client.auth_test()
    assert (answer["user_id"], answer["user"], answer["team_id"]) == (BOT_USER_ID, "kzturk", "TKZTURK01")
    assert answer["bot_id"].startswith("B")
    assert answer.headers["x-oauth-scopes"] == ",".join(SCOPES)
    assert [(call.method, call.ok) for call in emulator.calls] == [("auth.test", True)]


async def test_the_app_token_is_known_too(client: AsyncWebClient, emulator: Emulator) -> None:
    answer = await client.auth_test(token=emulator.app_token)
    assert answer["app_id"] == "AKZTURK01"


async def test_api_test_echoes_without_a_token(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    async with session.get(emulator.api_url + "api.test", params={"foo": "bar"}) as response:
        assert await response.json() == {"ok": True, "args": {"foo": "bar"}}
    async with session.post(emulator.api_url + "api.test") as response:
        assert await response.json() == {"ok": True}


@pytest.mark.parametrize("header", [None, "Bearer ", "Basic eHg6eXk="])
async def test_no_token(emulator: Emulator, session: aiohttp.ClientSession, header: str | None) -> None:
    headers = {"Authorization": header} if header else {}
    async with session.post(emulator.api_url + "auth.test", headers=headers) as response:
        assert (await response.json())["error"] == "not_authed"


async def test_a_token_of_somebody_else(client: AsyncWebClient) -> None:
    client.token = "xoxb-1-2-ünknown"
    assert (await refused(client, "auth.test"))["error"] == "invalid_auth"


async def test_each_token_for_its_own_methods(client: AsyncWebClient, emulator: Emulator) -> None:
    assert (await refused(client, "apps.connections.open"))["error"] == "not_allowed_token_type"
    client.token = emulator.app_token
    body = await refused(client, "chat.postMessage", channel=RELATIONS, text="x")
    assert body["error"] == "not_allowed_token_type"
    assert emulator.workspace.messages == {}


async def test_a_socket_is_opened_by_post_only(client: AsyncWebClient, emulator: Emulator) -> None:
    answer = await client.apps_connections_open(app_token=emulator.app_token)
    assert answer["url"].startswith(emulator.url.replace("http", "ws") + "/link?ticket=")
    client.token = emulator.app_token
    with pytest.raises(SlackApiError, match="insecure_request"):
        await client.api_call("apps.connections.open", http_verb="GET")


async def test_unknown_methods(client: AsyncWebClient) -> None:
    assert await refused(client, "chat.shout") == {"ok": False, "error": "unknown_method", "req_method": "chat.shout"}


async def test_methods_beyond_the_manifests_scopes(client: AsyncWebClient) -> None:
    body = await refused(client, "users.info", user="UAIGERIM1")
    assert body == {
        "ok": False,
        "error": "missing_scope",
        "needed": "users:read",
        "provided": ",".join(SCOPES),
    }
    body = await refused(client, "chat.postMessage", channel=RELATIONS, text="x", username="Somebody")
    assert (body["error"], body["needed"]) == ("missing_scope", "chat:write.customize")


async def test_a_scope_alone_builds_no_method(app_manifest: Json) -> None:
    app_manifest["oauth_config"]["scopes"]["bot"].append("users:read")
    async with Emulator(manifest=app_manifest) as emulator, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url, session=session)
        assert (await refused(client, "users.info", user="U1"))["error"] == "unknown_method"


async def test_without_chat_write_nothing_is_said(app_manifest: Json) -> None:
    app_manifest["oauth_config"]["scopes"]["bot"].remove("chat:write")
    async with Emulator(manifest=app_manifest) as emulator, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=emulator.bot_token, base_url=emulator.api_url, session=session)
        body = await refused(client, "chat.postMessage", channel=RELATIONS, text="x")
        assert body["needed"] == "chat:write"


async def test_unknown_arguments_are_named(client: AsyncWebClient) -> None:
    body = await refused(client, "chat.postMessage", channel=RELATIONS, text="x", colour="red")
    assert body["response_metadata"]["messages"] == ["[ERROR] unknown argument: colour"]


@pytest.mark.parametrize(
    ("body", "content_type", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"\xff\xff", "application/json", "invalid_json"),
        (b"[" * 100_000, "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"text=%ff&x=\xff", "application/x-www-form-urlencoded", "invalid_form_data"),
        (b"a=b&" * 200, "application/x-www-form-urlencoded", "invalid_form_data"),
        (b"text=x", "text/plain", "invalid_post_type"),
    ],
)
async def test_bodies_that_are_no_bodies(
    emulator: Emulator, session: aiohttp.ClientSession, body: bytes, content_type: str, error: str
) -> None:
    headers = {"Content-Type": content_type, "Authorization": f"Bearer {emulator.bot_token}"}
    async with session.post(emulator.api_url + "chat.postMessage", data=body, headers=headers) as response:
        assert (await response.json())["error"] == error


async def test_a_form_carries_token_and_blocks(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    form = {"token": emulator.bot_token, "channel": RELATIONS, "text": "ö", "blocks": '[{"type":"divider"}]'}
    async with session.post(emulator.api_url + "chat.postMessage", data=form) as response:
        body = await response.json()
    assert body["message"]["blocks"][0]["type"] == "divider"
    assert "token" not in emulator.calls[0].arguments


async def test_a_token_in_json_is_none(emulator: Emulator, session: aiohttp.ClientSession) -> None:
    async with session.post(emulator.api_url + "auth.test", json={"token": emulator.bot_token}) as response:
        assert (await response.json())["error"] == "not_authed"


def test_secrets_are_new_at_every_start_and_never_shown(app_manifest: Json) -> None:
    one, two = Emulator(manifest=app_manifest), Emulator(manifest=app_manifest)
    secrets = dataclasses.asdict(one.credentials)
    assert not set(secrets.values()) & set(dataclasses.asdict(two.credentials).values())
    assert not [secret for secret in secrets.values() if secret in repr(one.credentials)]
    assert (one.bot_token[:5], one.app_token[:5]) == ("xoxb-", "xapp-")


def test_every_method_is_built_or_says_so() -> None:
    unbuilt = {name for name, method in METHODS.items() if not method.built}
    assert all(METHODS[name].scope for name in unbuilt)
