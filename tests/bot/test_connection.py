"""Connecting, and staying connected, when Slack does not make it easy."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import islice, repeat
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot import connection as module
from bot.connection import Connection, pauses
from bot.exits import TokenRefusedError
from bot.intake import Intake
from bot.web_api import open_session, web_client
from tests.bot.slack_server import WHO, SlackServer, slack_server
from tests.bot.waiting import becomes

REFUSED = {"ok": False, "error": "invalid_auth"}


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Do not take minutes."""
    caplog.set_level(logging.INFO, logger="bot")
    monkeypatch.setattr(module, "pauses", lambda: repeat(0.02))
    monkeypatch.setattr(module, "TRY_FOR", 0.5)
    monkeypatch.setattr(module, "LOST_AFTER", 0.2)
    monkeypatch.setattr(module, "_LOOK_EVERY", 0.02)


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


@pytest.fixture
def app(client: AsyncWebClient) -> AsyncApp:
    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token="xoxb-1")

    async def answer(ack: AsyncAck) -> None:
        await ack("hello")

    bolt = AsyncApp(client=client, authorize=authorize, process_before_response=True)
    bolt.command("/x")(answer)
    return bolt


@pytest.fixture
async def connection(client: AsyncWebClient) -> AsyncIterator[Connection]:
    made = Connection(client, "xapp-1", Intake())
    yield made
    await made.close()


@asynccontextmanager
async def running(connection: Connection, app: AsyncApp) -> AsyncIterator[asyncio.Task[None]]:
    task = asyncio.create_task(connection.run(app))
    try:
        yield task
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def connects(connection: Connection) -> None:
    async with asyncio.timeout(8):
        await connection.connected.wait()


def envelope(slack: SlackServer) -> dict[str, Any]:
    payload = {"command": "/x", "text": "", "team_id": "T1", "user_id": "U1", "response_url": slack.address}
    return {"type": "slash_commands", "envelope_id": "e1", "payload": payload, "accepts_response_payload": True}


async def test_it_connects_with_the_address_that_it_asked_for_first(
    slack: SlackServer, connection: Connection, app: AsyncApp
) -> None:
    assert not await connection.is_up()
    async with running(connection, app):
        await connects(connection)
        assert await connection.is_up()
        assert slack.calls == ["auth.test", "apps.connections.open"]
        await slack.sockets[0].send_json(envelope(slack))
        await becomes(lambda: slack.received)
    assert slack.received == [{"envelope_id": "e1", "payload": {"text": "hello"}}]


async def test_once_the_intake_is_closed_nothing_is_acknowledged(
    slack: SlackServer, client: AsyncWebClient, app: AsyncApp
) -> None:
    intake = Intake()
    connection = Connection(client, "xapp-1", intake)
    async with running(connection, app):
        await connects(connection)
        await intake.close(1)
        await slack.sockets[0].send_json(envelope(slack))
        await asyncio.sleep(0.1)
    await connection.close()
    assert slack.received == []


async def test_a_token_that_is_refused_at_the_start_ends_it(
    slack: SlackServer, connection: Connection, app: AsyncApp
) -> None:
    slack.says["auth.test"] = REFUSED
    with pytest.raises(TokenRefusedError):
        await connection.run(app)


async def test_an_app_token_that_is_refused_at_the_start_ends_it(
    slack: SlackServer, connection: Connection, app: AsyncApp
) -> None:
    slack.says["apps.connections.open"] = REFUSED
    with pytest.raises(TokenRefusedError):
        await connection.run(app)


async def test_slacks_trouble_at_the_start_is_sat_out(
    slack: SlackServer, connection: Connection, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    slack.says["auth.test"] = 503
    async with running(connection, app):
        await becomes(lambda: slack.calls.count("auth.test") > 2)
        assert not await connection.is_up()
        slack.says["auth.test"] = WHO
        await connects(connection)
    assert "not_connected slack=http_503" in caplog.text


async def test_without_a_network_at_the_start_it_waits(
    slack: SlackServer, connection: Connection, app: AsyncApp, client: AsyncWebClient, caplog: pytest.LogCaptureFixture
) -> None:
    client.base_url = "http://127.0.0.1:1/api/"
    async with running(connection, app):
        await becomes(lambda: "not_connected network=ClientConnectorError" in caplog.text)
        client.base_url = slack.api_url
        await connects(connection)


async def test_a_socket_that_does_not_open_is_asked_for_anew(
    slack: SlackServer, connection: Connection, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    slack.takes_sockets = False
    async with running(connection, app):
        await becomes(lambda: slack.calls.count("apps.connections.open") > 1)
        slack.takes_sockets = True
        await connects(connection)
    assert "not_connected network=TimeoutError" in caplog.text


async def test_a_connection_that_stays_lost_is_made_anew_even_if_a_token_is_refused_for_a_while(
    slack: SlackServer, connection: Connection, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(connection, app):
        await connects(connection)
        slack.takes_sockets, slack.says["apps.connections.open"] = False, REFUSED
        await slack.sockets[0].close()
        await becomes(lambda: "connection_lost" in caplog.text)
        await becomes(lambda: "Slack refuses SLACK_APP_TOKEN" in caplog.text)
        slack.takes_sockets, slack.says["apps.connections.open"] = True, {"ok": True, "url": f"{slack.address}link"}
        await becomes(lambda: len(slack.sockets) > 1)
        await becomes(lambda: caplog.text.count("connected team=T1") == 2)
    assert "ticket=secret" not in caplog.text


async def test_over_http_it_only_asks_who_we_are(slack: SlackServer, client: AsyncWebClient, app: AsyncApp) -> None:
    connection = Connection(client, "", Intake())
    assert not await connection.is_up()
    async with running(connection, app):
        await connects(connection)
        assert await connection.is_up()
        await asyncio.sleep(0.1)
    assert slack.calls == ["auth.test"]
    await connection.close()


async def test_bolt_hears_who_we_are_from_memory(connection: Connection, app: AsyncApp) -> None:
    assert connection.authorize("E1", "T1").bot_user_id is None
    assert connection.authorize("E1", "T1").bot_token == "xoxb-1"
    async with running(connection, app):
        await connects(connection)
    assert connection.authorize(None, "T1").bot_user_id == "U0BOT"
    assert connection.authorize(None, "T1").bot_id == "B0BOT"


async def test_a_proxy_is_not_asked_for_what_is_on_this_machine(
    connection: Connection, app: AsyncApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:1")
    async with running(connection, app):
        await connects(connection)


def test_pauses_grow_to_a_minute() -> None:
    assert list(islice(pauses(), 9)) == [1, 2, 4, 8, 16, 32, 60, 60, 60]
