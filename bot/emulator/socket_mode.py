"""Socket Mode: the sockets that the app opens, and what goes over them (docs.slack.dev: "Using Socket Mode")."""

import asyncio
import contextlib
import json
import secrets
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from bot.emulator import cast
from bot.emulator.breaking import cut_off
from bot.emulator.credentials import same_secret
from bot.emulator.delivery import NotDeliveredError
from bot.emulator.records import Envelope, Json
from bot.emulator.settings import Settings
from bot.emulator.workspace import Workspace

HOST = "applink-kzturk-emulator"
LIFE_SECONDS = 3600
_KEPT = 1000


@dataclass(slots=True, eq=False)
class _Link:
    """One open socket. `gone` is set when it has closed. `deaf`: nothing goes over it; `pongs`: it answers pings."""

    socket: web.WebSocketResponse
    request: web.Request
    deaf: bool = False
    pongs: bool = True
    gone: asyncio.Event = field(default_factory=asyncio.Event)


@dataclass(slots=True)
class SocketMode:
    """All sockets of the app. An envelope goes to one of them; its ack may come back over any."""

    workspace: Workspace
    settings: Settings
    _tickets: dict[str, float] = field(default_factory=dict)
    _links: list[_Link] = field(default_factory=list)
    _waiting: dict[str, asyncio.Future[object]] = field(default_factory=dict)
    _given_up: dict[str, Envelope] = field(default_factory=dict)
    _turn: int = 0

    def new_ticket(self) -> str:
        """Make the secret that opens one socket, once and soon."""
        now = self.workspace.clock()
        self._tickets = {known: until for known, until in self._tickets.items() if until >= now}
        ticket = secrets.token_urlsafe(24)
        self._tickets[ticket] = now + self.settings.ticket_seconds
        return ticket

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one socket, from the handshake until it closes."""
        if not self._spend(request.query.get("ticket", "")):
            return web.Response(status=403, text="The ticket is unknown, used or too old: call apps.connections.open.")
        socket = web.WebSocketResponse(heartbeat=self.settings.ping_seconds, timeout=1, autoping=False)
        await socket.prepare(request)
        if len(self._links) >= self.settings.max_connections:
            await socket.send_json(_goodbye("too_many_websockets"))
            await socket.close()
            return socket
        link = _Link(socket, request)
        self._links.append(link)
        try:
            await socket.send_json(self._hello())
            self.workspace.set_connected(connected=True)
            async for message in socket:
                if message.type is WSMsgType.PING and link.pongs:
                    await socket.pong(message.data)
                elif message.type is WSMsgType.TEXT and not link.deaf:
                    self._acknowledge(message.data)
        finally:
            self._drop(link)
        return socket

    async def send(self, envelope: Envelope) -> object:
        """Send an envelope over one of the sockets and return the payload of its ack. Raises NotDeliveredError."""
        ack: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        self._waiting[envelope.id] = ack
        try:
            link = self._next_link()
            if not link.deaf:
                await link.socket.send_json(_frame(envelope))
            async with asyncio.timeout(self.settings.ack_seconds):
                return await ack
        except TimeoutError:
            self._given_up[envelope.id] = envelope
            for oldest in list(self._given_up)[:-_KEPT]:
                del self._given_up[oldest]
            raise NotDeliveredError("timeout") from None
        except ConnectionError:
            raise NotDeliveredError("connection_failed") from None
        finally:
            del self._waiting[envelope.id]

    async def disconnect(self, reason: str = "refresh_requested", grace_seconds: float = 10.0) -> None:
        """Tell every socket to go, as Slack does every few hours; close those that are still there after the grace.

        The app is expected to come back by itself, and gets nothing more over these sockets, save after the reason
        `warning`: that one only announces. Others are `refresh_requested` and `link_disabled`.
        """
        links = tuple(self._links)
        for link in links:
            await link.socket.send_json(_goodbye(reason))
        if reason == "warning":
            return
        self._links.clear()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(grace_seconds):
                for link in links:
                    await link.gone.wait()
        for link in links:
            await link.socket.close()

    def deafen(self, *, deaf: bool = True, pongs: bool = True) -> None:
        """Let the sockets that are open stay so while nothing goes over them; without `pongs` pings are lost too.

        Sockets that are opened later hear. With `deaf` False all hear again.
        """
        for link in self._links:
            link.deaf, link.pongs = deaf, pongs

    def cut(self) -> None:
        """Break every socket without a closing handshake, as when a cable is pulled."""
        for link in tuple(self._links):
            cut_off(link.request)

    async def close(self) -> None:
        """Close every socket without a word."""
        for link in tuple(self._links):
            await link.socket.close()

    def _drop(self, link: _Link) -> None:
        link.gone.set()
        if link in self._links:
            self._links.remove(link)
        self.workspace.set_connected(connected=bool(self._links))

    def _spend(self, ticket: str) -> bool:
        for known, until in tuple(self._tickets.items()):
            if same_secret(ticket, known):
                del self._tickets[known]
                return self.workspace.clock() <= until
        return False

    def _next_link(self) -> _Link:
        if not self._links:
            raise ConnectionError("no socket is open")
        self._turn += 1
        return self._links[self._turn % len(self._links)]

    def _acknowledge(self, text: str) -> None:
        try:
            ack = json.loads(text)
        except (ValueError, RecursionError):
            return
        envelope_id = ack.get("envelope_id") if isinstance(ack, dict) else None
        if not isinstance(envelope_id, str):
            return
        waiting = self._waiting.get(envelope_id)
        if waiting and not waiting.done():
            waiting.set_result(ack.get("payload"))
        elif envelope := self._given_up.pop(envelope_id, None):
            envelope.late, envelope.acked_at = True, self.workspace.clock()
            self.workspace.touch(envelope)

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self._links),
            "debug_info": {"host": HOST, "build_number": 1, "approximate_connection_time": LIFE_SECONDS},
            "connection_info": {"app_id": cast.APP_ID},
        }


def _goodbye(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": HOST}}


def _frame(envelope: Envelope) -> Json:
    frame: Json = {
        "envelope_id": envelope.id,
        "payload": envelope.payload,
        "type": envelope.type,
        "accepts_response_payload": envelope.accepts_response_payload,
    }
    if envelope.type == "events_api":
        frame |= {"retry_attempt": envelope.retry_attempt, "retry_reason": envelope.retry_reason}
    return frame
