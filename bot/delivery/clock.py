"""The outbox's time: it passes evenly while somebody sets the machine's clock, so that no answer is given up, or sent
again and again, because a day went by in an instant.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from functools import partial
from typing import Final

from sqlalchemy import Connection, update

from bot.operations.logs import fields
from bot.storage import StorageError
from bot.storage.database import Database
from bot.storage.schema import inbox, outbox

log = logging.getLogger(__name__)

LOOK_EVERY: Final = 5.0  # seconds
SET: Final = 2.0  # seconds of difference, from which on the clock was set and did not just drift


class SteadyClock:
    """Gives seconds since 1970. When the machine's clock is set it goes on evenly, until it is told to follow."""

    def __init__(self, wall: Callable[[], float] = time.time, even: Callable[[], float] = time.monotonic) -> None:
        self._wall = wall
        self._even = even
        self._offset = wall() - even()

    def __call__(self) -> float:
        """Return the time."""
        return self._even() + self._offset

    def ahead(self) -> float:
        """Return by how many seconds the machine's clock is ahead of this one."""
        return self._wall() - self()

    def follow(self, seconds: float) -> None:
        """Go forward, or back, by so many seconds."""
        self._offset += seconds


async def follow_machine(clock: SteadyClock, database: Database, *, look_every: float = LOOK_EVERY) -> None:
    """Let what is stored keep its age when the machine's clock is set, and the clock follow. Runs until cancelled."""
    while True:
        await asyncio.sleep(look_every)
        seconds = clock.ahead()
        if abs(seconds) >= SET:
            try:
                await database.run(partial(_shift, seconds=seconds))
            except StorageError:  # logged where it was raised; the clock goes on evenly until the next look
                continue
            log.warning("clock_was_set %s", fields(seconds=round(seconds)))
        clock.follow(seconds)


def _shift(connection: Connection, seconds: float) -> None:
    times = (outbox.c.stored_at, outbox.c.not_before, outbox.c.leased_until)
    connection.execute(update(outbox).values({time: time + seconds for time in times}))
    connection.execute(update(inbox).values(taken_at=inbox.c.taken_at + seconds))
