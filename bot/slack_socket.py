"""One socket to Slack: it greets, brings envelopes, says goodbye, and tells whether it is still alive."""

import asyncio
import logging
import time
from contextlib import suppress
from typing import Any, Final

from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.intake import Intake, sender_of
from bot.operations.logs import fields
from bot.payloads import acknowledged, is_sound
from bot.surfaces import surface_of
from bot.web_api import needs_no_proxy

log = logging.getLogger(__name__)

_LOST: Final = "lost"
_QUIET: Final = "quiet"


class SocketRefusedError(Exception):
    """Slack said goodbye instead of hello; `reason` is its code, such as "too_many_websockets"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class SlackSocket(SocketModeClient):
    """The SDK's client, which pings and notices missing pongs, without its reconnecting.

    The SDK closes the old socket before it has a new one, and tries one address for ever. Here `overdue` says when it
    is time for another, and whoever opened this one opens that first and then lets this one go.
    """

    def __init__(self, app: AsyncApp, web_client: AsyncWebClient, app_token: str, intake: Intake, ping: float) -> None:
        """`ping`: seconds between pings. After four without an answer the socket counts as lost."""
        super().__init__(
            app_token=app_token,
            logger=app.logger,
            web_client=web_client,
            auto_reconnect_enabled=False,
            ping_interval=ping,
        )
        if needs_no_proxy(web_client.base_url):
            self.proxy = None
        self.socket_mode_request_listeners = [self._take]
        self._app = app
        self._intake = intake
        self._here = Intake(metrics=intake.metrics)
        self._greeted = asyncio.Event()
        self._goodbye = ""
        self._heard = time.monotonic()

    async def open(self, address: str) -> None:
        """Connect to an address, which serves once, and wait for Slack's hello. Raises SocketRefusedError."""
        self.wss_uri = address  # else the SDK would ask for another one
        await SocketModeClient.connect(self)
        await self._greeted.wait()
        if self._goodbye:
            raise SocketRefusedError(self._goodbye)

    async def overdue(self, quiet_for: float) -> str:
        """Say why another socket is needed: Slack's own reason, "lost", or "quiet" for so long. "": it is not."""
        if self._goodbye:
            return self._goodbye
        if not await self.is_connected():
            return _LOST
        return _QUIET if time.monotonic() - self._heard >= quiet_for else ""

    async def let_go(self, seconds: float) -> None:
        """Close when what came over it is acknowledged, or after so many seconds."""
        await self._here.settled(seconds)
        await SocketModeClient.close(self)
        await asyncio.sleep(0)  # the SDK cancels its tasks and does not wait: let them end

    async def run_message_listeners(self, message: dict[str, Any], raw_message: str) -> None:
        """Take what Slack sends (docs.slack.dev: "Using Socket Mode")."""
        if message.get("type") == "disconnect":
            self._goodbye = str(message.get("reason") or "disconnect")
        if message.get("type") in {"hello", "disconnect"}:
            self._greeted.set()
            return
        self._heard = time.monotonic()
        if "envelope_id" in message and not is_sound(message.get("payload")):
            log.warning("payload_odd %s", fields(kind=message.get("type")))
            await self._acknowledge(str(message["envelope_id"]))
        else:
            await super().run_message_listeners(message, raw_message)

    async def _take(self, _: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
        is_event = request.type == "events_api"
        with self._here, self._intake.metrics.acknowledging(surface_of(request.payload)):
            if is_event and self._knows(request):
                await self._acknowledge(request.envelope_id)
                return
            async with self._intake.turn(sender_of(request.payload), patient=is_event) as mine:
                if mine:  # what comes after the stop is not acknowledged: Slack sends it to the next process
                    await self._answer(request)

    def _knows(self, request: SocketModeRequest) -> bool:
        known = not self._intake.closed and self._intake.knows(request.payload)
        self._intake.metrics.delivered(known=known, retry=request.retry_attempt)
        return known

    async def _acknowledge(self, envelope_id: str) -> None:
        with suppress(ConnectionError):
            await self.send_socket_mode_response(SocketModeResponse(envelope_id=envelope_id))

    async def _answer(self, request: SocketModeRequest) -> None:
        begun = time.time()
        response = acknowledged(request.payload, await run_async_bolt_app(self._app, request))
        try:
            await send_async_response(self, request, response, begun)
        except ConnectionError:  # an event comes again over the next socket, and the gate knows it
            log.warning("not_acknowledged socket=lost")
