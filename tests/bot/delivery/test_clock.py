"""Somebody sets the machine's clock: what waits keeps its age."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.delivery import queue
from bot.delivery.clock import SteadyClock, follow_machine
from bot.storage.database import Database
from bot.storage.schema import inbox, outbox
from tests.bot.delivery.making import POST
from tests.bot.waiting import becomes

DAY = 86400.0


@dataclass(slots=True)
class Machine:
    """A machine's two clocks."""

    wall: float = 1_000_000.0
    even: float = 50.0

    def clock(self) -> SteadyClock:
        return SteadyClock(lambda: self.wall, lambda: self.even)


@asynccontextmanager
async def followed(clock: SteadyClock, database: Database) -> AsyncIterator[None]:
    following = asyncio.create_task(follow_machine(clock, database, look_every=0.02))
    try:
        yield
    finally:
        following.cancel()
        await asyncio.gather(following, return_exceptions=True)


def fill(connection: Connection) -> None:
    queue.put(connection, "T1", (POST,), 1_000_000.0)
    connection.execute(insert(inbox).values(team="T1", key="k", taken_at=1_000_000.0))


def times(connection: Connection) -> list[Any]:
    row = connection.execute(select(outbox.c.stored_at, outbox.c.not_before)).one()
    return [*row, connection.execute(select(inbox.c.taken_at)).scalar_one()]


@pytest.mark.parametrize("jump", [DAY, -DAY])
async def test_what_waits_keeps_its_age_and_the_clock_follows(
    database: Database, caplog: pytest.LogCaptureFixture, jump: float
) -> None:
    machine = Machine()
    clock = machine.clock()
    await database.run(fill)
    machine.even += 10
    machine.wall += 10 + jump
    assert clock() == 1_000_010.0
    assert clock.ahead() == jump
    with caplog.at_level(logging.WARNING, logger="bot"):
        async with followed(clock, database):
            await becomes(lambda: clock() == 1_000_010.0 + jump)
    assert await database.run(times) == [1_000_000.0 + jump] * 3
    assert caplog.text.count(f"clock_was_set seconds={jump:.0f}") == 1


async def test_a_clock_that_drifts_is_followed_and_nothing_is_moved(database: Database) -> None:
    machine = Machine()
    clock = machine.clock()
    await database.run(fill)
    machine.wall += 0.5
    async with followed(clock, database):
        await becomes(lambda: clock() == 1_000_000.5)
    assert await database.run(times) == [1_000_000.0] * 3


async def test_while_the_database_is_away_it_goes_on_evenly(
    database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    machine = Machine()
    clock = machine.clock()
    await database.run(fill)
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    machine.wall += DAY
    async with followed(clock, database):
        await becomes(lambda: "storage_failed" in caplog.text)
        assert clock() == 1_000_000.0
        other.close()
        await becomes(lambda: clock() == 1_000_000.0 + DAY)


async def test_a_day_that_passes_in_an_instant_gives_no_answer_up(database: Database) -> None:
    machine = Machine()
    clock = machine.clock()
    await database.run(fill)
    machine.wall += DAY
    row = await database.run(partial(queue.take_first, lane=queue.Lane("T1", "C1"), now=clock()))
    assert not isinstance(row, float)
    assert row
    assert clock() - row.stored_at < 1
