"""The parts of a running kzturk: put together, started in order, and stopped in order without losing an answer."""

import asyncio
import logging
import socket
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any, Final

from aiohttp import ClientSession, web
from slack_sdk.web.async_client import AsyncWebClient

from bot.app import build_app
from bot.background import Background
from bot.connection import Connection
from bot.delivery.claims import claim_of
from bot.delivery.clock import SteadyClock, follow_machine
from bot.delivery.corrections import Corrections
from bot.delivery.outbox import Outbox
from bot.delivery.outcomes import Outcome
from bot.delivery.rows import Row
from bot.delivery.sending import attempt
from bot.exits import UnusableError
from bot.http_events import slack_routes
from bot.http_server import start_server
from bot.intake import Intake
from bot.listeners.desk import Desk
from bot.operations.health import health_routes, metrics_route
from bot.operations.metrics import Metrics, Now
from bot.operations.notify import Notifier
from bot.operations.supervision import supervised
from bot.people import People
from bot.reloading import LiveBase
from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.feedback import Feedback
from bot.storage.opening import open_database
from bot.storage.retention import forget_daily
from bot.upkeep import Upkeep
from bot.web_api import open_session, web_client

log = logging.getLogger(__name__)

STOP_WITHIN: Final = 20.0  # seconds


class Service:
    """Everything between Slack and the knowledge base. `settings` are of Socket Mode or HTTP."""

    def __init__(self, settings: Settings, knowledge: LiveBase, session: ClientSession, database: Database) -> None:
        client = web_client(session, settings.api_url, settings.bot_token)
        self.knowledge = knowledge
        self._database = database
        self._retention_days = settings.retention_days
        self._background = Background()
        self.people = People(database)
        patient = web_client(session, settings.api_url, settings.bot_token, retries=False)
        self._clock = SteadyClock()
        self._outbox = Outbox(database, partial(self._attempt, patient), clock=self._clock)
        self._metrics = Metrics()
        self._intake = Intake(lambda body: self._outbox.knows(claim_of(body)), self._metrics)
        app_token = settings.app_token if settings.mode == "socket" else ""
        self.connection = Connection(client, app_token, self._intake)
        self._app = build_app(
            client=web_client(session, settings.api_url),
            signing_secret=settings.signing_secret,
            authorize=self.connection.authorize,
            desk=Desk(
                knowledge,
                self._outbox,
                self.people,
                self._background,
                Feedback(database),
                editors=settings.editors_channel,
                metrics=self._metrics,
            ),
        )
        self._routes = [*health_routes(self.waiting_for), metrics_route(self._measured)]
        if settings.mode == "http":
            self._routes += slack_routes(self._app, settings.signing_secret, self._intake)
        editors = settings.editors_channel
        self._upkeep = Upkeep(knowledge, self._outbox, editors, lambda: self.connection.team) if editors else None
        self._tasks: list[asyncio.Task[None]] = []

    async def _attempt(self, client: AsyncWebClient, row: Row, now: float) -> Outcome:
        return await attempt(client, row, now, slack_is_well=self.connection.slack_answers)

    async def waiting_for(self) -> list[str]:
        """Name what keeps kzturk from answering now."""
        if self._intake.closed:
            return ["stop"]
        missing = await self.connection.missing()
        return missing if await self._database.is_well() else ["database", *missing]

    def seconds_still(self) -> float:
        """Return for how long the work on the connection has not moved on."""
        return self.connection.seconds_still()

    async def _measured(self) -> bytes:
        base = self.knowledge.base
        now = Now(
            missing=await self.waiting_for(),
            outbox=await self._outbox.waiting(),
            knowledge=base.version,
            facts=len(base.contents.facts),
            read_at=self.knowledge.read_at,
            refused=bool(self.knowledge.problems),
        )
        return self._metrics.page(now)

    async def start(self, bound: socket.socket, more: Callable[[web.Application], None] | None) -> web.AppRunner:
        """Send what is left from before, listen, watch the knowledge folder, and connect. `more` adds routes.

        Raises StorageError.
        """
        await self.people.load()
        await self._outbox.start()
        runner = await start_server(bound, self._routes, more)
        self._begin(self.knowledge.watch())
        self._begin(Corrections(self._database, self.knowledge, self._outbox).run())
        self._begin(forget_daily(self._database, self._retention_days))
        self._begin(follow_machine(self._clock, self._database))
        if self._upkeep:
            self._begin(self._upkeep.run(self.connection.connected))
        self.connecting = self._begin(self.connection.run(self._app))
        return runner

    async def stop(self) -> None:
        """Take nothing more in, finish what was begun, send what waits; then let go of Slack."""
        end = time.monotonic() + STOP_WITHIN
        await self._intake.close(STOP_WITHIN)
        await self._background.drain(end - time.monotonic())
        await self._outbox.drain(end - time.monotonic())
        await self._outbox.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.connection.close()

    def reload(self) -> None:
        """Read the knowledge folder again, beside everything else."""
        self._begin(self.knowledge.reload())

    def _begin(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(_log_end)
        self._tasks.append(task)
        return task


def _log_end(task: asyncio.Task[None]) -> None:
    """Log what ended a task of which nobody waits for the result."""
    if not task.cancelled() and (error := task.exception()) and not isinstance(error, UnusableError):
        log.error("task_failed", exc_info=error)


@asynccontextmanager
async def running(
    settings: Settings,
    bound: socket.socket,
    knowledge: LiveBase,
    more: Callable[[web.Application], None] | None = None,
    notifier: Notifier | None = None,
) -> AsyncIterator[Service]:
    """Run kzturk until the block is left, on a bound socket, in Socket Mode or HTTP. `notifier`: tells systemd."""
    async with open_database(settings.database) as database, open_session() as session:
        service = Service(settings, knowledge, session, database)
        runner = await service.start(bound, more)
        async with supervised(notifier or Notifier({}), service, service.connection.tried.wait):
            try:
                yield service
            finally:
                await service.stop()
                await runner.cleanup()
