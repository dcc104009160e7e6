"""Connecting, and staying connected, when Slack does not make it easy."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from itertools import islice, repeat
from typing import Any

import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

from bot.connection import Connection, Patience, pauses
from bot.exits import TokenRefusedError
from bot.intake import Intake
from bot.web_api import open_session, web_client
from tests.bot.slack_server import WHO, SlackServer, slack_server
from tests.bot.waiting import becomes

REFUSED = {"ok": False, "error": "invalid_auth"}


QUICK = Patience(try_for=0.5, pauses=lambda: repeat(0.02), steady=0, look=0.01, let_go=1)


@pytest.fixture(autouse=True)
def listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="bot")


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
    made = Connection(client, "xapp-1", Intake(), QUICK)
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
    assert await connection.missing() == ["slack", "socket"]
    async with running(connection, app):
        await connects(connection)
        assert await connection.missing() == []
        assert slack.calls == ["auth.test", "apps.connections.open"]
        await slack.sockets[0].send_json(envelope(slack))
        await becomes(lambda: slack.received)
    assert slack.received == [{"envelope_id": "e1", "payload": {"text": "hello"}}]


async def test_once_the_intake_is_closed_nothing_is_acknowledged(
    slack: SlackServer, client: AsyncWebClient, app: AsyncApp
) -> None:
    intake = Intake()
    connection = Connection(client, "xapp-1", intake, QUICK)
    async with running(connection, app):
        await connects(connection)
        await intake.close(1)
        await slack.sockets[0].send_json(envelope(slack))
        await asyncio.sleep(0.1)
    await connection.close()
    assert slack.received == []


async def test_an_event_that_was_taken_in_before_is_acknowledged_and_no_more(
    slack: SlackServer, client: AsyncWebClient, app: AsyncApp
) -> None:
    heard: list[str] = []

    async def hear(event: dict[str, str]) -> None:
        heard.append(event["text"])

    app.event("app_mention")(hear)
    connection = Connection(client, "xapp-1", Intake(lambda body: body["event_id"] == "old"), QUICK)
    async with running(connection, app):
        await connects(connection)
        for event_id in ("old", "new"):
            event = {"type": "app_mention", "text": event_id, "channel": "C1", "user": "U1"}
            payload = {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event": event}
            await slack.sockets[0].send_json({"type": "events_api", "envelope_id": event_id, "payload": payload})
        await becomes(lambda: len(slack.received) == 2)
    await connection.close()
    assert {each["envelope_id"] for each in slack.received} == {"old", "new"}
    assert heard == ["new"]


ODD = "payload_odd kind=events_api"


@pytest.mark.parametrize(
    ("payload", "logged"),
    [
        (None, [ODD]),
        ([1], [ODD]),
        ("x", [ODD]),
        ({"type": "event_callback", "event": "secret"}, [ODD]),
        ({"type": "unheard_of"}, []),
        ({"type": "app_rate_limited", "team_id": "T1", "minute_rate_limited": 7}, ["events_held_back team=T1 since=7"]),
    ],
)
async def test_what_is_odd_and_what_nobody_listens_to_is_acknowledged(
    client: AsyncWebClient, slack: SlackServer, caplog: pytest.LogCaptureFixture, payload: object, logged: list[str]
) -> None:
    connection = Connection(client, "xapp-1", Intake(), QUICK)
    async with running(connection, AsyncApp(client=client, signing_secret="s", process_before_response=True)):
        await connects(connection)
        await slack.sockets[0].send_json({"type": "events_api", "envelope_id": "e1", "payload": payload})
        await becomes(lambda: slack.received)
    await connection.close()
    assert slack.received == [{"envelope_id": "e1"}]
    assert [each for each in caplog.messages if each.startswith(("payload_odd", "events_held"))] == logged
    assert not any(record.exc_info for record in caplog.records)
    assert "secret" not in caplog.text


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
        assert await connection.missing() == ["slack", "socket"]
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
        await becomes(lambda: "reconnecting reason=lost" in caplog.text)
        await becomes(lambda: "Slack refuses SLACK_APP_TOKEN" in caplog.text)
        slack.takes_sockets, slack.says["apps.connections.open"] = True, {"ok": True, "url": f"{slack.address}link"}
        await becomes(lambda: len(slack.sockets) > 1)
        await becomes(lambda: caplog.text.count("connected team=T1") == 2)
    assert "ticket=secret" not in caplog.text


async def test_a_socket_without_pongs_is_replaced_while_slack_answers(
    slack: SlackServer, client: AsyncWebClient, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    slack.answers_pings = False
    connection = Connection(client, "xapp-1", Intake(), replace(QUICK, ping=0.2))
    async with running(connection, app):
        await connects(connection)
        slack.answers_pings = True
        await becomes(lambda: len(slack.sockets) > 1)
        await becomes(lambda: "reconnecting reason=lost" in caplog.text)
        await becomes(lambda: caplog.text.count("connected team=T1") > 1)
    await connection.close()


async def test_in_slacks_own_outage_it_is_not_ready_and_says_so_once(
    slack: SlackServer, connection: Connection, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(connection, app):
        await connects(connection)
        slack.says["auth.test"] = 503
        await slack.sockets[0].close()
        await becomes(lambda: slack.calls.count("auth.test") > 5)
        assert await connection.missing() == ["slack", "socket"]
        assert caplog.text.count("not_connected slack=http_503") == 1
        assert len(slack.sockets) == 1
        slack.says["auth.test"] = WHO
        await becomes(lambda: caplog.text.count("connected team=T1") == 2)
        assert await connection.missing() == []


async def test_a_socket_over_which_nothing_comes_is_replaced_by_another_in_time(
    slack: SlackServer, client: AsyncWebClient, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    connection = Connection(client, "xapp-1", Intake(), replace(QUICK, quiet=0.1))
    async with running(connection, app):
        await connects(connection)
        await becomes(lambda: len(slack.sockets) > 2)
    await connection.close()
    assert "reconnecting reason=quiet" in caplog.text
    assert {record.levelno for record in caplog.records if record.name == "bot.connection"} == {logging.INFO}


@pytest.fixture
def held(app: AsyncApp) -> asyncio.Event:
    """Give an event; the command /slow is answered when it is set."""
    release = asyncio.Event()

    async def answer(ack: AsyncAck) -> None:
        await release.wait()
        await ack("at last")

    app.command("/slow")(answer)
    return release


def asked_slowly(slack: SlackServer) -> dict[str, Any]:
    made = envelope(slack)
    return made | {"payload": made["payload"] | {"command": "/slow"}}


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_when_slack_asks_for_it_the_new_socket_is_there_before_the_old_one_goes(
    slack: SlackServer, connection: Connection, app: AsyncApp, held: asyncio.Event, reason: str
) -> None:
    async with running(connection, app):
        await connects(connection)
        await slack.sockets[0].send_json(asked_slowly(slack))
        await slack.sockets[0].send_json({"type": "disconnect", "reason": reason})
        await becomes(lambda: len(slack.sockets) > 1)
        assert not slack.sockets[0].closed
        held.set()
        await becomes(lambda: slack.received)
        await becomes(lambda: slack.sockets[0].closed)
        await slack.sockets[1].send_json(envelope(slack))
        await becomes(lambda: len(slack.received) == 2)
    assert slack.received[0]["payload"] == {"text": "at last"}


async def test_what_cannot_be_acknowledged_any_more_is_told(
    slack: SlackServer, connection: Connection, app: AsyncApp, held: asyncio.Event, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(connection, app):
        await connects(connection)
        await slack.sockets[0].send_json(asked_slowly(slack))
        await slack.sockets[0].close()
        await becomes(lambda: len(slack.sockets) > 1)
        held.set()
        await becomes(lambda: "not_acknowledged socket=lost" in caplog.text)


async def test_socket_mode_switched_off_is_told_with_its_cure(
    slack: SlackServer, connection: Connection, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    async with running(connection, app):
        await connects(connection)
        await slack.sockets[0].send_json({"type": "disconnect", "reason": "link_disabled"})
        await becomes(lambda: len(slack.sockets) > 1)
    assert "Socket Mode was switched off" in caplog.text


async def test_too_many_sockets_are_told_once_with_their_cure(
    slack: SlackServer, connection: Connection, app: AsyncApp, caplog: pytest.LogCaptureFixture
) -> None:
    slack.greets = {"type": "disconnect", "reason": "too_many_websockets"}
    async with running(connection, app):
        await becomes(lambda: len(slack.sockets) > 3)
        assert await connection.missing() == ["socket"]
        slack.greets = {"type": "hello"}
        await connects(connection)
    assert caplog.text.count("stop the other processes") == 1


@pytest.mark.parametrize("app_token", ["xapp-1", ""], ids=["socket", "http"])
async def test_a_token_that_is_revoked_while_it_runs_is_told_once_with_the_cure(
    slack: SlackServer, client: AsyncWebClient, app: AsyncApp, caplog: pytest.LogCaptureFixture, app_token: str
) -> None:
    connection = Connection(client, app_token, Intake(), replace(QUICK, check=0.02))
    async with running(connection, app):
        await connects(connection)
        slack.says["auth.test"] = {"ok": False, "error": "token_revoked"}
        asked = slack.calls.count("auth.test")
        await becomes(lambda: slack.calls.count("auth.test") > asked + 4)
        assert await connection.missing() == ["slack"]
        assert caplog.text.count("it has been revoked: install the app again") == 1
        slack.says["auth.test"] = WHO
        await becomes(lambda: "slack_answers" in caplog.text)
        assert await connection.missing() == []
    await connection.close()


async def test_over_http_it_only_asks_who_we_are(slack: SlackServer, client: AsyncWebClient, app: AsyncApp) -> None:
    connection = Connection(client, "", Intake(), QUICK)
    assert await connection.missing() == ["slack"]
    async with running(connection, app):
        await connects(connection)
        assert await connection.missing() == []
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
