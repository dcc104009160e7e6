"""Socket Mode, with Slack's own client at the other end."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable

import aiohttp
import pytest
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.emulator import AIGERIM, RELATIONS, Emulator, Settings
from bot.emulator.socket_mode import SocketMode
from bot.emulator.workspace import Workspace


class App:
    """The smallest app: it keeps what it gets, and acknowledges what `answer` says."""

    def __init__(self, client: SocketModeClient) -> None:
        self.client = client
        self.got: list[SocketModeRequest] = []
        self.hellos: list[dict[str, object]] = []
        self.news = asyncio.Event()
        self.answer: Callable[[SocketModeRequest], Awaitable[SocketModeResponse | None]] = self.acknowledge
        client.socket_mode_request_listeners.append(self.listen)
        client.message_listeners.append(self.hear)

    @staticmethod
    async def acknowledge(request: SocketModeRequest) -> SocketModeResponse | None:
        return SocketModeResponse(request.envelope_id)

    async def listen(self, client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        self.got.append(request)
        if response := await self.answer(request):
            await client.send_socket_mode_response(response)

    async def hear(self, _: AsyncBaseSocketModeClient, message: dict[str, object], __: str | None) -> None:
        if message.get("type") == "hello":
            self.hellos.append(message)
            self.news.set()

    async def greeted(self, times: int) -> None:
        async with asyncio.timeout(5):
            while len(self.hellos) < times:
                self.news.clear()
                await self.news.wait()


@pytest.fixture
async def app(emulator: Emulator, client: AsyncWebClient) -> AsyncIterator[App]:
    sockets = SocketModeClient(emulator.app_token, web_client=client, ping_interval=0.1)
    running = App(sockets)
    await sockets.connect()
    await emulator.wait_for(lambda: emulator.workspace.connected)
    yield running
    await sockets.close()


async def silence(_: SocketModeRequest) -> SocketModeResponse | None:
    return None


async def test_hello(app: App) -> None:
    await app.greeted(1)
    hello = app.hellos[0]
    assert hello["num_connections"] == 1
    assert hello["connection_info"] == {"app_id": "AKZTURK01"}
    assert hello["debug_info"]


async def test_a_command_is_answered_in_its_ack(app: App, emulator: Emulator) -> None:
    async def answer(request: SocketModeRequest) -> SocketModeResponse:
        return SocketModeResponse(request.envelope_id, {"text": f"about {request.payload['text']}"})

    app.answer = answer
    envelope = await emulator.slash(AIGERIM, RELATIONS, "  trade & more ")
    assert envelope is not None
    assert (envelope.acked, envelope.failure) == (True, None)
    assert envelope.seconds_to_ack is not None
    assert 0 < envelope.seconds_to_ack < 0.4
    assert app.got[0].type == "slash_commands"
    assert app.got[0].accepts_response_payload
    (shown,) = emulator.workspace.said_in(RELATIONS)
    assert (shown.text, shown.ephemeral_to) == ("about trade & more", AIGERIM)


async def test_an_event_is_sent_again_until_it_is_acknowledged(app: App, emulator: Emulator) -> None:
    async def third_time(request: SocketModeRequest) -> SocketModeResponse | None:
        return SocketModeResponse(request.envelope_id) if request.retry_attempt == 2 else None

    app.answer = third_time
    await emulator.post(AIGERIM, RELATIONS, "@kzturk trade")
    await emulator.wait_for(lambda: [envelope for envelope in emulator.envelopes if envelope.acked])
    assert [(got.retry_attempt, got.retry_reason) for got in app.got] == [(0, ""), (1, "timeout"), (2, "timeout")]
    assert len({got.payload["event_id"] for got in app.got}) == 1
    assert len({got.envelope_id for got in app.got}) == 3
    assert [envelope.failure for envelope in emulator.envelopes] == ["timeout", "timeout", None]


async def test_a_late_ack_is_refused(app: App, emulator: Emulator) -> None:
    async def late(request: SocketModeRequest) -> SocketModeResponse:
        await asyncio.sleep(0.6)
        return SocketModeResponse(request.envelope_id, {"text": "too late"})

    app.answer = late
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.failure == "timeout"
    await emulator.wait_for(lambda: envelope.late)
    assert not envelope.acked
    assert emulator.workspace.said_in(RELATIONS) == []
    assert emulator.workspace.notices[0].text == '/kzturk failed with the error "operation_timeout"'
    assert emulator.workspace.notices[0].to == AIGERIM


async def test_redelivery_on_demand(app: App, emulator: Emulator) -> None:
    await emulator.post(AIGERIM, RELATIONS, "@kzturk trade")
    await emulator.wait_for(lambda: emulator.envelopes and emulator.envelopes[0].acked)
    again = await emulator.delivery.redeliver(emulator.envelopes[0])
    assert (again.acked, again.retry_attempt, again.retry_reason) == (True, 1, "timeout")
    assert [got.payload["event_id"] for got in app.got] == [emulator.envelopes[0].payload["event_id"]] * 2


@pytest.mark.parametrize("reason", ["refresh_requested", "warning"])
async def test_the_app_comes_back_after_a_disconnect(app: App, emulator: Emulator, reason: str) -> None:
    await app.greeted(1)
    await emulator.sockets.disconnect(reason)
    await app.greeted(2)
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.acked


async def test_without_a_socket_a_command_fails_at_once(emulator: Emulator) -> None:
    envelope = await emulator.slash(AIGERIM, RELATIONS, "trade")
    assert envelope is not None
    assert envelope.failure == "connection_failed"
    assert emulator.workspace.notices[0].text == '/kzturk failed with the error "dispatch_failed"'


class TestGivingUp:
    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(ack_seconds=0.05, retry_seconds=(0.0, 0.01, 0.01))

    async def test_slack_tries_three_times_more(self, app: App, emulator: Emulator) -> None:
        app.answer = silence
        await emulator.post(AIGERIM, RELATIONS, "@kzturk trade")
        await emulator.settled()
        assert [envelope.failure for envelope in emulator.envelopes] == ["timeout"] * 4
        assert len(app.got) == 4


class TestSockets:
    """Sockets opened by hand."""

    @pytest.fixture
    def settings(self) -> Settings:
        return Settings(max_connections=2, ack_seconds=0.2, ping_seconds=0.1)

    async def connect(
        self, emulator: Emulator, session: aiohttp.ClientSession, *, autoping: bool = True
    ) -> aiohttp.ClientWebSocketResponse:
        url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
        return await session.ws_connect(url, autoping=autoping)

    async def test_envelopes_are_dealt_out(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        sockets = [await self.connect(emulator, session) for _ in range(2)]
        hellos = [await socket.receive_json() for socket in sockets]
        assert [hello["num_connections"] for hello in hellos] == [1, 2]
        commands = [asyncio.create_task(emulator.slash(AIGERIM, RELATIONS, "x")) for _ in range(4)]
        for socket in sockets:
            got = [await socket.receive_json() for _ in range(2)]
            for each in got:
                await sockets[0].send_json({"envelope_id": each["envelope_id"]})
        assert all(envelope and envelope.acked for envelope in await asyncio.gather(*commands))

    async def test_one_socket_too_many(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        _, _, third = [await self.connect(emulator, session) for _ in range(3)]
        assert (await third.receive_json())["reason"] == "too_many_websockets"
        assert (await third.receive()).type is aiohttp.WSMsgType.CLOSE

    async def test_who_does_not_leave_is_put_out(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        socket = await self.connect(emulator, session)
        await socket.receive_json()
        await emulator.sockets.disconnect("link_disabled", grace_seconds=0.05)
        assert (await socket.receive_json())["reason"] == "link_disabled"
        assert (await socket.receive()).type is aiohttp.WSMsgType.CLOSE
        assert not emulator.workspace.connected

    async def test_slack_pings(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        socket = await self.connect(emulator, session, autoping=False)
        await socket.receive_json()
        ping = await socket.receive(timeout=2)
        assert ping.type is aiohttp.WSMsgType.PING

    async def test_the_status_follows_the_sockets(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        first, second = [await self.connect(emulator, session) for _ in range(2)]
        await second.receive_json()
        await first.close()
        await asyncio.sleep(0.05)
        assert emulator.workspace.connected
        await second.close()
        await emulator.wait_for(lambda: not emulator.workspace.connected)

    @pytest.mark.parametrize("frame", ["{", "[]", '{"envelope_id": 5}', '{"envelope_id": "none"}', "[" * 100_000])
    async def test_nonsense_is_passed_over(
        self, emulator: Emulator, session: aiohttp.ClientSession, frame: str
    ) -> None:
        socket = await self.connect(emulator, session)
        await socket.receive_json()
        await socket.send_str(frame)
        await socket.send_bytes(b"x")
        command = asyncio.create_task(emulator.slash(AIGERIM, RELATIONS, "x"))
        got = await socket.receive_json()
        for _ in range(2):
            await socket.send_str(json.dumps({"envelope_id": got["envelope_id"]}))
        envelope = await command
        assert envelope is not None
        assert envelope.acked

    async def test_a_ticket_works_once(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
        await session.ws_connect(url)
        emulator.sockets.new_ticket()
        for dead in (url, url[:-1], url.partition("?")[0]):
            with pytest.raises(aiohttp.WSServerHandshakeError) as error:
                await session.ws_connect(dead)
            assert error.value.status == 403

    async def test_a_ticket_gets_old(self, emulator: Emulator, session: aiohttp.ClientSession) -> None:
        now = emulator.workspace.clock()
        url = f"ws://127.0.0.1:{emulator.port}/link?ticket={emulator.sockets.new_ticket()}"
        emulator.workspace.clock = lambda: now + 31
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(url)


def test_old_tickets_are_forgotten() -> None:
    now = [0.0]
    sockets = SocketMode(Workspace(clock=lambda: now[0]), Settings())
    for now[0] in range(0, 1000, 31):
        sockets.new_ticket()
    assert len(sockets._tickets) == 1
