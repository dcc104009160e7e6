"""The connection to Slack: made with patience, kept, and let go without dropping what is being answered."""

import asyncio
import logging
import time
from collections.abc import Iterator
from itertools import chain, repeat
from typing import Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.exits import TokenRefusedError
from bot.intake import Intake
from bot.introduction import Identity, introduce, open_socket
from bot.operations.logs import fields
from bot.web_api import NETWORK_ERRORS, error_name, needs_no_proxy

log = logging.getLogger(__name__)

TRY_FOR: Final = 15.0  # seconds for one attempt to connect
LOST_AFTER: Final = 60.0  # seconds without a socket, after which all is connected anew; the SDK has tried till then
_LOOK_EVERY: Final = 2.0


class Connection:
    """Knows who we are and, with an `app_token`, holds the socket. Without one Slack comes to us over HTTP."""

    def __init__(self, client: AsyncWebClient, app_token: str, intake: Intake) -> None:
        self._client = client
        self._app_token = app_token
        self._intake = intake
        self._identity: Identity | None = None
        self._handler: AsyncSocketModeHandler | None = None
        self.connected = asyncio.Event()

    def authorize(self, enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
        """Tell Bolt who we are, from memory: a command is answered even while the Web API cannot be reached."""
        known = self._identity
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=known.bot_user_id if known else None,
            bot_id=known.bot_id if known else None,
            bot_token=self._client.token,
        )

    async def run(self, app: AsyncApp) -> None:
        """Connect, and again whenever the connection is lost. Runs until cancelled.

        Raises TokenRefusedError when Slack refuses a token before the first connection; later it is only logged,
        since then it has been good before.
        """
        while True:
            await self._connect_patiently(app)
            self.connected.set()
            log.info("connected %s", fields(team=self._identity.team_id if self._identity else ""))
            await self._until_lost()
            log.warning("connection_lost")

    async def is_up(self) -> bool:
        """Tell whether Slack knows us and, in Socket Mode, the socket is open."""
        if not self._app_token:
            return self._identity is not None
        return self._handler is not None and bool(await self._handler.client.is_connected())

    async def close(self) -> None:
        """Close the socket, if there is one."""
        handler, self._handler = self._handler, None
        if handler:
            await handler.close_async()
            await asyncio.sleep(0)  # the SDK cancels its tasks and does not wait: let them end

    async def _connect_patiently(self, app: AsyncApp) -> None:
        was_good = self._identity is not None
        waiting = pauses()
        while True:
            try:
                async with asyncio.timeout(TRY_FOR):
                    return await self._connect(app)
            except TokenRefusedError as error:
                if not was_good:
                    raise
                log.warning("not_connected %s", fields(problem=error))
            except SlackApiError as error:
                log.warning("not_connected %s", fields(slack=error_name(error)))
            except NETWORK_ERRORS as error:
                log.warning("not_connected %s", fields(network=type(error).__name__, detail=error))
            await asyncio.sleep(next(waiting))

    async def _connect(self, app: AsyncApp) -> None:
        await self.close()
        identity = await introduce(self._client)
        if self._app_token:
            address = await open_socket(self._client, self._app_token)
            self._handler = self._new_handler(app)
            self._handler.client.wss_uri = address  # else the SDK would ask for another one
            await self._handler.connect_async()
        self._identity = identity

    def _new_handler(self, app: AsyncApp) -> AsyncSocketModeHandler:
        handler = AsyncSocketModeHandler(app, self._app_token)
        if needs_no_proxy(self._client.base_url):
            handler.client.proxy = None

        async def take(_client: AsyncBaseSocketModeClient, request: SocketModeRequest) -> None:
            if not self._intake.closed:  # what comes later is not acknowledged: Slack sends it to the next process
                with self._intake:
                    await handler.handle(handler.client, request)

        handler.client.socket_mode_request_listeners = [take]
        return handler

    async def _until_lost(self) -> None:
        last_up = time.monotonic()
        while not self._app_token or time.monotonic() - last_up < LOST_AFTER:
            await asyncio.sleep(_LOOK_EVERY)
            if await self.is_up():
                last_up = time.monotonic()


def pauses() -> Iterator[float]:
    """Give the seconds between attempts: 1, 2, 4 … 32, then a minute each, without end."""
    return chain((2.0**power for power in range(6)), repeat(60.0))
