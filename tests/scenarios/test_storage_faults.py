"""The database is locked, full or read-only: nothing is lost, and nobody waits in silence."""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest
from sqlalchemy import Connection

from bot.emulator import Emulator, Settings, cast
from bot.emulator.faults import rate_limited
from bot.modes import Mode
from bot.operations.manifest import manifest
from bot.service import Service
from tests.scenarios.seeing import answers, told

ASKED = "@kzturk fact education"
Trouble: TypeAlias = Callable[[], AbstractAsyncContextManager[None]]


@pytest.fixture(autouse=True)
def listening(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="bot")


@pytest.fixture
async def emulator(mode: Mode) -> AsyncIterator[Emulator]:
    """A Slack that waits for an acknowledgement as long as Slack does, and sends an event a second time at once."""
    made = manifest(mode="http", url="https://example.org/slack/events") if mode == "http" else manifest(mode="socket")
    async with Emulator(manifest=made, settings=Settings(retry_seconds=(0.0,), messages_per_second=None)) as slack:
        yield slack


@asynccontextmanager
async def locked(database: Path) -> AsyncIterator[None]:
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.close()


@asynccontextmanager
async def pragma(service: Service, wrong: str, right: str) -> AsyncIterator[None]:
    """Let the service's own connection be so until the block is left, also when it is opened anew meanwhile."""
    database = service._database
    opened = database._opened

    def hindered() -> Connection:
        connection = opened()
        connection.exec_driver_sql(f"PRAGMA {wrong}")
        connection.rollback()
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "_opened", hindered)
        yield
        patch.setattr(database, "_opened", opened)
        await database.run(lambda connection: connection.exec_driver_sql(f"PRAGMA {right}"))


@pytest.fixture(params=["locked", "full", "read-only"])
def trouble(request: pytest.FixtureRequest, service: Service, database: Path) -> Trouble:
    return {
        "locked": lambda: locked(database),
        "full": lambda: pragma(service, "max_page_count = 1", "max_page_count = 1000000"),
        "read-only": lambda: pragma(service, "query_only = ON", "query_only = OFF"),
    }[request.param]


async def test_a_command_is_answered_all_the_same(emulator: Emulator, trouble: Trouble) -> None:
    async with trouble():
        envelope = await emulator.slash(cast.MEHMET, cast.RELATIONS, "fact education")
        assert envelope
        assert envelope.acked
        (answer,) = await told(emulator, cast.MEHMET)
        assert "Nearly 12,000" in answer.text


async def test_a_question_that_cannot_be_stored_is_not_acknowledged_and_answered_when_it_comes_again(
    emulator: Emulator, service: Service, trouble: Trouble, caplog: pytest.LogCaptureFixture
) -> None:
    async with trouble():
        await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
        await emulator.settled(20)
        assert [envelope.acked for envelope in emulator.envelopes] == [False, False]
    assert "storage_failed" in caplog.text
    assert await service.waiting_for() == []
    again = await emulator.delivery.redeliver(emulator.envelopes[0])
    assert again.acked
    await answers(emulator, cast.RELATIONS)


async def test_a_press_is_answered_from_memory(emulator: Emulator, trouble: Trouble) -> None:
    await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
    (answer,) = await answers(emulator, cast.RELATIONS)
    async with trouble():
        pressed = await emulator.press(cast.DANA, answer.channel, answer.ts, action_id="cite:1")
        assert pressed.acked
        await told(emulator, cast.DANA)


@pytest.mark.parametrize("trouble", ["locked", "read-only"], indirect=True)
async def test_it_is_not_ready_meanwhile(service: Service, trouble: Trouble) -> None:
    async with trouble():
        assert await service.waiting_for() == ["database"]
    assert await service.waiting_for() == []


async def test_what_was_stored_before_is_sent_afterwards(emulator: Emulator, trouble: Trouble) -> None:
    emulator.faults.plan("chat.postMessage", rate_limited(1))
    await emulator.post(cast.MEHMET, cast.RELATIONS, ASKED)
    await emulator.wait_for(lambda: [call for call in emulator.calls if call.method == "chat.postMessage"])
    async with trouble():
        await asyncio.sleep(1.5)  # the time for the next attempt comes
    await emulator.wait_for(lambda: emulator.workspace.said_in(cast.RELATIONS, by=cast.BOT_USER_ID), 60)
    await answers(emulator, cast.RELATIONS)
