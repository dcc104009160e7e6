"""What goes wrong on purpose."""

import asyncio
from collections.abc import AsyncIterator
from random import Random

import aiohttp
import pytest
from aiohttp.test_utils import make_mocked_request
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from bot.emulator import AIGERIM, RELATIONS, Emulator, Envelope, faults, socket_mode
from bot.emulator.breaking import cut_off
from bot.emulator.faults import SWITCHES, Handing, Trouble

ASKED = "@kzturk hi"


async def say(client: AsyncWebClient) -> int:
    """Post once, without trying again; return the status."""
    try:
        await client.api_call("chat.postMessage", json={"channel": RELATIONS, "text": "x"})
    except SlackApiError as error:
        return int(error.response.status_code)
    return 200


@pytest.fixture
def client(client: AsyncWebClient) -> AsyncWebClient:
    client.retry_handlers = []
    return client


def said(emulator: Emulator) -> int:
    return len(emulator.workspace.messages)


class TestCalls:
    async def test_too_many(self, emulator: Emulator, client: AsyncWebClient) -> None:
        emulator.faults.plan("chat.postMessage", faults.rate_limited(7))
        with pytest.raises(SlackApiError) as error:
            await client.chat_postMessage(channel=RELATIONS, text="x")
        response = error.value.response
        assert (response.status_code, response.headers["Retry-After"], response["error"]) == (429, "7", "ratelimited")
        assert said(emulator) == 0
        assert await say(client) == 200

    @pytest.mark.parametrize("status", [500, 503])
    async def test_a_server_that_is_down_answers_no_json(
        self, emulator: Emulator, session: aiohttp.ClientSession, status: int
    ) -> None:
        emulator.faults.plan("*", faults.server_error(status), times=2)
        for _ in range(2):
            async with session.post(emulator.api_url + "auth.test") as response:
                assert (response.status, response.content_type) == (status, "text/html")
        async with session.post(emulator.api_url + "auth.test") as response:
            assert response.status == 200

    async def test_slack_says_no(self, emulator: Emulator, client: AsyncWebClient) -> None:
        emulator.faults.plan(
            "chat.postMessage", faults.refused("missing_scope", needed="chat:write", provided="commands")
        )
        with pytest.raises(SlackApiError) as error:
            await client.chat_postMessage(channel=RELATIONS, text="x")
        assert error.value.response.data == {
            "ok": False,
            "error": "missing_scope",
            "needed": "chat:write",
            "provided": "commands",
        }

    @pytest.mark.parametrize(("when", "done"), [("before", 0), ("after", 1)])
    async def test_the_connection_breaks(
        self, emulator: Emulator, client: AsyncWebClient, when: str, done: int
    ) -> None:
        emulator.faults.plan("chat.postMessage", faults.dropped(after=when == "after"))
        with pytest.raises(aiohttp.ClientError):
            await client.chat_postMessage(channel=RELATIONS, text="x")
        assert said(emulator) == done
        assert [(call.status, call.ok) for call in emulator.calls] == [(0, bool(done))]

    async def test_it_takes_its_time(self, emulator: Emulator, client: AsyncWebClient) -> None:
        emulator.faults.plan("chat.postMessage", faults.delayed(0.1))
        asking = asyncio.create_task(client.chat_postMessage(channel=RELATIONS, text="x"))
        await asyncio.sleep(0.02)
        assert said(emulator) == 0
        await asking
        assert said(emulator) == 1

    @pytest.mark.parametrize("error", ["token_revoked", "account_inactive", "invalid_auth"])
    async def test_the_token_is_good_no_longer(self, emulator: Emulator, client: AsyncWebClient, error: str) -> None:
        emulator.faults.tokens["bot"] = error
        with pytest.raises(SlackApiError, match=error):
            await client.auth_test()
        await client.auth_test(token=emulator.app_token)

    async def test_a_response_url(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        url = emulator.url + emulator.response_urls.issue("commands", AIGERIM, RELATIONS)
        webhook = AsyncWebhookClient(url, session=session)
        emulator.faults.plan("response_url", faults.rate_limited(3))
        answer = await webhook.send(text="x")
        assert (answer.status_code, answer.headers["Retry-After"]) == (429, "3")
        emulator.faults.plan("response_url", faults.dropped(after=True))
        async with session.post(emulator.api_url + "api.test"):
            pass
        with pytest.raises(aiohttp.ClientError):
            async with session.post(url, json={"text": "y"}):
                pass
        assert [message.text for message in emulator.workspace.messages.values()] == ["y"]

    async def test_what_was_planned_can_be_taken_back(self, emulator: Emulator, client: AsyncWebClient) -> None:
        emulator.faults.plan("*", faults.server_error())
        emulator.faults.tokens["bot"] = "token_revoked"
        emulator.faults.handing = Handing(copies=5)
        emulator.faults.set(rate_limit=True)
        emulator.faults.clear()
        assert await say(client) == 200
        assert emulator.faults.of_event() == Handing()


class TestSwitches:
    async def test_all_are_off_at_first(self, emulator: Emulator) -> None:
        assert emulator.workspace.switches == dict.fromkeys(SWITCHES, False)
        emulator.faults.set(twice=True, drop=None)
        assert emulator.faults.on("twice")
        assert not emulator.faults.on("drop")
        with pytest.raises(KeyError):
            emulator.faults.set(dance=True)

    @pytest.mark.parametrize(("switch", "status"), [("rate_limit", 429), ("server_error", 500)])
    async def test_calls_fail_and_the_app_stays_connected(
        self, emulator: Emulator, client: AsyncWebClient, switch: str, status: int
    ) -> None:
        emulator.faults.set(**{switch: True})
        assert await say(client) == status
        await client.auth_test()
        emulator.faults.set(**{switch: False})
        assert await say(client) == 200

    def test_slow(self, emulator: Emulator) -> None:
        emulator.faults.set(slow=True, rate_limit=True)
        assert emulator.faults.of_call("chat.postMessage") == Trouble(
            status=429, error="ratelimited", retry_after=2, delay=2.0
        )
        assert emulator.faults.of_event().delay == 1.0
        emulator.faults.set(rate_limit=False, server_error=True)
        assert emulator.faults.of_call("chat.postMessage").delay == 2.0
        assert emulator.faults.of_call("auth.test") == Trouble()

    def test_events_come_as_the_switches_say(self, emulator: Emulator) -> None:
        emulator.faults.set(twice=True, reorder=True, drop=True)
        assert emulator.faults.of_event() == Handing(copies=2, spread=1.0, lost=1)
        assert emulator.faults.of_event() == Handing(copies=2, spread=1.0, unheard=1)

    def test_each_copy_waits_by_chance(self, emulator: Emulator) -> None:
        emulator.faults.random = Random(1)
        pauses = [emulator.faults.pause(Handing(spread=2.0, delay=1.0)) for _ in range(100)]
        assert all(1.0 <= pause <= 3.0 for pause in pauses)
        assert len(set(pauses)) == 100


class Noting:
    """An app that takes every envelope, and notes what it has."""

    def __init__(self) -> None:
        self.had: list[Envelope] = []

    async def send(self, envelope: Envelope) -> object:
        self.had.append(envelope)
        return None


class TestEvents:
    @pytest.fixture
    def app(self, emulator: Emulator) -> Noting:
        noting = Noting()
        emulator.delivery.way = noting
        return noting

    async def test_several_times(self, emulator: Emulator, app: Noting) -> None:
        emulator.faults.handing = Handing(copies=3)
        await emulator.post(AIGERIM, RELATIONS, ASKED)
        await emulator.settled()
        assert len({envelope.payload["event_id"] for envelope in app.had}) == 1
        assert sorted((each.retry_attempt, each.retry_reason) for each in app.had) == [
            (0, ""),
            (1, "timeout"),
            (2, "timeout"),
        ]
        assert len({envelope.id for envelope in app.had}) == 3

    async def test_in_another_order(self, emulator: Emulator, app: Noting) -> None:
        emulator.faults.random = Random(3)
        emulator.faults.handing = Handing(spread=0.2)
        for number in range(8):
            await emulator.post(AIGERIM, RELATIONS, f"{ASKED} {number}")
        await emulator.settled()
        came = [envelope.payload["event"]["ts"] for envelope in app.had]
        assert len(came) == 8
        assert came != sorted(came)

    async def test_not_at_first(self, emulator: Emulator, app: Noting) -> None:
        emulator.faults.handing = Handing(lost=2)
        await emulator.post(AIGERIM, RELATIONS, ASKED)
        await emulator.settled()
        assert [envelope.retry_attempt for envelope in app.had] == [2]
        assert [envelope.failure for envelope in emulator.envelopes] == ["timeout", "timeout", None]

    async def test_the_ack_gets_lost(self, emulator: Emulator, app: Noting) -> None:
        emulator.faults.handing = Handing(unheard=1)
        await emulator.post(AIGERIM, RELATIONS, ASKED)
        await emulator.settled()
        assert [envelope.retry_attempt for envelope in app.had] == [0, 1]
        assert [envelope.acked for envelope in emulator.envelopes] == [False, True]


class TestSockets:
    @pytest.fixture
    async def socket(
        self, emulator: Emulator, session: aiohttp.ClientSession
    ) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
        url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
        async with session.ws_connect(url, autoping=False) as opened:
            assert (await opened.receive_json())["type"] == "hello"
            yield opened

    async def pong(self, socket: aiohttp.ClientWebSocketResponse) -> bool:
        await socket.ping(b"here?")
        try:
            message = await socket.receive(timeout=0.1)
        except TimeoutError:
            return False
        return (message.type, bytes(message.data)) == (aiohttp.WSMsgType.PONG, b"here?")

    async def test_deaf_and_alive(self, emulator: Emulator, socket: aiohttp.ClientWebSocketResponse) -> None:
        emulator.sockets.deafen()
        envelope = await emulator.slash(AIGERIM, RELATIONS, "help")
        assert envelope
        assert envelope.failure == "timeout"
        assert await self.pong(socket)
        emulator.sockets.deafen(deaf=False)
        asking = asyncio.create_task(emulator.slash(AIGERIM, RELATIONS, "help"))
        heard = await socket.receive_json()
        await socket.send_json({"envelope_id": heard["envelope_id"]})
        envelope = await asking
        assert envelope
        assert envelope.acked

    async def test_deaf_and_dead(self, emulator: Emulator, socket: aiohttp.ClientWebSocketResponse) -> None:
        assert await self.pong(socket)
        emulator.sockets.deafen(pongs=False)
        assert not await self.pong(socket)
        assert not socket.closed

    async def test_a_socket_that_is_opened_later_hears(
        self, emulator: Emulator, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        emulator.faults.set(deaf=True)
        await socket.close()
        url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
        async with session.ws_connect(url) as later:
            assert (await later.receive_json())["type"] == "hello"
            asking = asyncio.create_task(emulator.slash(AIGERIM, RELATIONS, "help"))
            assert (await later.receive_json())["type"] == "slash_commands"
            await asking

    async def test_what_was_not_heard_comes_with_the_next_try(
        self, emulator: Emulator, socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        emulator.faults.set(deaf=True)
        await emulator.post(AIGERIM, RELATIONS, ASKED)
        await emulator.wait_for(lambda: emulator.envelopes and emulator.envelopes[0].failure)
        emulator.faults.set(deaf=False)
        heard = await socket.receive_json()
        assert (heard["retry_attempt"], heard["retry_reason"]) in [(1, "timeout"), (2, "timeout")]
        await socket.send_json({"envelope_id": heard["envelope_id"]})
        await emulator.settled()
        assert emulator.envelopes[-1].acked

    async def test_another_switch_leaves_a_later_socket_alone(
        self, emulator: Emulator, session: aiohttp.ClientSession, socket: aiohttp.ClientWebSocketResponse
    ) -> None:
        emulator.faults.set(deaf=True)
        await socket.close()
        url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
        async with session.ws_connect(url) as later:
            assert (await later.receive_json())["type"] == "hello"
            emulator.faults.set(slow=True)
            asking = asyncio.create_task(emulator.slash(AIGERIM, RELATIONS, "help"))
            assert (await later.receive_json(timeout=2))["type"] == "slash_commands"
            await asking

    async def test_cut_off(self, emulator: Emulator, socket: aiohttp.ClientWebSocketResponse) -> None:
        emulator.sockets.cut()
        message = await socket.receive(timeout=1)
        assert message.type in (aiohttp.WSMsgType.CLOSED, aiohttp.WSMsgType.CLOSING, aiohttp.WSMsgType.ERROR)
        await emulator.wait_for(lambda: not emulator.workspace.connected)


async def test_only_so_many_that_were_given_up_are_remembered(
    emulator: Emulator, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_mode, "_KEPT", 1)
    url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
    async with session.ws_connect(url) as opened:
        await opened.receive_json()
        for _ in range(2):
            await emulator.slash(AIGERIM, RELATIONS, "help")
            heard = await opened.receive_json()
        first, second = emulator.envelopes
        await opened.send_json({"envelope_id": first.id})
        await opened.send_json({"envelope_id": heard["envelope_id"]})
        await emulator.wait_for(lambda: second.late)
        assert not first.late


def test_a_connection_that_is_gone_already() -> None:
    cut_off(make_mocked_request("GET", "/"))


async def test_over_http_a_deaf_app_hears_nothing(emulator: Emulator) -> None:
    emulator.request_url = "http://127.0.0.1:1/slack/events"
    emulator.faults.set(deaf=True)
    envelope = await emulator.slash(AIGERIM, RELATIONS, "help")
    assert envelope
    assert envelope.failure == "http_timeout"
