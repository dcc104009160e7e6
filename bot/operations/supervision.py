"""What systemd hears while kzturk serves: ready once Slack was tried, what it waits for, and that it is alive.

Ready does not mean connected: a network that is down at the start must not make systemd's start time run out. A token
that Slack refuses ends the process before it is ready, and so the start fails.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Final, Protocol

from bot.operations.logs import fields
from bot.operations.notify import Notifier

log = logging.getLogger(__name__)

STUCK_AFTER: Final = 300.0  # seconds; the pauses between attempts to connect are a minute at most, each attempt less
_LOOK_EVERY: Final = 10.0  # seconds between looks at what is waited for
_PARTS: Final = {"database": "the database", "slack": "Slack", "socket": "a socket to Slack"}


class Watched(Protocol):
    """What is looked at: a service."""

    async def waiting_for(self) -> list[str]:
        """Name what keeps it from answering."""

    def seconds_still(self) -> float:
        """Return for how long its work on the connection has not moved on."""


@asynccontextmanager
async def supervised(
    notifier: Notifier, watched: Watched, tried: Callable[[], Awaitable[object]]
) -> AsyncIterator[None]:
    """Tell systemd of `watched` until the block is left. `tried` returns when it is known whether Slack answers."""
    if not notifier:
        yield
        return
    telling = [asyncio.create_task(_tell(notifier, watched, tried)), asyncio.create_task(_live(notifier, watched))]
    try:
        yield
    finally:
        for task in telling:
            task.cancel()
        await asyncio.gather(*telling, return_exceptions=True)


async def _tell(notifier: Notifier, watched: Watched, tried: Callable[[], Awaitable[object]]) -> None:
    """Say that the start is over, and from then on whenever something else is waited for."""
    await tried()
    notifier.ready()
    told = ""
    while True:
        now = sentence(await watched.waiting_for())
        if now != told:
            notifier.status(now)
        told = now
        await asyncio.sleep(_LOOK_EVERY)


async def _live(notifier: Notifier, watched: Watched) -> None:
    """Say twice within each of the watchdog's spans that the event loop turns and the connection is worked on."""
    if notifier.watchdog is None:
        return
    while True:
        if (still := watched.seconds_still()) < STUCK_AFTER:
            notifier.alive()
        else:  # systemd ends the process soon, and starts another
            log.error("connection_stuck %s", fields(seconds=round(still)))
        await asyncio.sleep(notifier.watchdog / 2)


def sentence(missing: list[str]) -> str:
    """Say in one line what `systemctl status` is to show."""
    if "stop" in missing:
        return "Stopping: sends what it has begun."
    if missing:
        return f"Waiting for {' and '.join(_PARTS[part] for part in missing)}; tries again."
    return "Ready: answers."
