"""The parts of a running kzturk: put together, started in order, and stopped in order without losing an answer."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

from aiohttp import ClientSession, web

from bot.app import build_app
from bot.background import Background
from bot.connection import Connection
from bot.delivery.inbox import Inbox
from bot.delivery.outbox import Outbox
from bot.delivery.sending import deliver
from bot.http_events import slack_routes
from bot.http_server import start_server
from bot.intake import Intake
from bot.listeners.desk import Desk
from bot.operations.health import health_routes
from bot.people import People
from bot.reloading import LiveBase
from bot.settings import Settings
from bot.web_api import open_session, web_client

STOP_WITHIN: Final = 20.0  # seconds


class Service:
    """Everything between Slack and the knowledge base. `settings` are of Socket Mode or HTTP."""

    def __init__(self, settings: Settings, knowledge: LiveBase, session: ClientSession) -> None:
        client = web_client(session, settings.api_url, settings.bot_token)
        self.knowledge = knowledge
        self._intake = Intake()
        self._background = Background()
        self._outbox = Outbox(Inbox(), partial(deliver, client))
        app_token = settings.app_token if settings.mode == "socket" else ""
        self.connection = Connection(client, app_token, self._intake)
        self._app = build_app(
            client=web_client(session, settings.api_url),
            signing_secret=settings.signing_secret,
            authorize=self.connection.authorize,
            desk=Desk(knowledge, self._outbox, People(), self._background),
        )
        self._routes = health_routes(self.waiting_for)
        if settings.mode == "http":
            self._routes += slack_routes(self._app, settings.signing_secret, self._intake)
        self._tasks: list[asyncio.Task[None]] = []

    async def waiting_for(self) -> list[str]:
        """Name what keeps kzturk from answering now."""
        if self._intake.closed:
            return ["stop"]
        return [] if await self.connection.is_up() else ["slack"]

    async def start(self, bound: socket.socket, more: Callable[[web.Application], None] | None) -> web.AppRunner:
        """Listen, send, watch the knowledge folder, and connect. `more` adds routes of its own to the server."""
        runner = await start_server(bound, self._routes, more)
        self._begin(self._outbox.run())
        self._begin(self.knowledge.watch())
        self.connecting = self._begin(self.connection.run(self._app))
        return runner

    async def stop(self) -> None:
        """Take nothing more in, finish what was begun, send what waits; then let go of Slack."""
        end = time.monotonic() + STOP_WITHIN
        await self._intake.close(STOP_WITHIN)
        await self._background.drain(end - time.monotonic())
        await self._outbox.drain(end - time.monotonic())
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.connection.close()

    def reload(self) -> None:
        """Read the knowledge folder again, beside everything else."""
        self._begin(self.knowledge.reload())

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.append(task)
        return task


@asynccontextmanager
async def running(
    settings: Settings, bound: socket.socket, knowledge: LiveBase, more: Callable[[web.Application], None] | None = None
) -> AsyncIterator[Service]:
    """Run kzturk until the block is left, on a bound socket, in Socket Mode or HTTP."""
    async with open_session() as session:
        service = Service(settings, knowledge, session)
        runner = await service.start(bound, more)
        try:
            yield service
        finally:
            await service.stop()
            await runner.cleanup()
