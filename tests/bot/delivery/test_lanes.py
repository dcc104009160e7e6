"""Lanes, without anything to send: what one does, and that no other feels it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from bot.delivery.lanes import Lanes
from bot.delivery.queue import Lane

ONE, OTHER = Lane("T1", "C1"), Lane("T1", "C2")


@asynccontextmanager
async def working(step: Callable[[Lane], Awaitable[float | None]]) -> AsyncIterator[Lanes]:
    lanes = Lanes(step)
    try:
        yield lanes
    finally:
        await lanes.close()


async def test_a_lane_is_worked_off_step_by_step_and_again_when_it_is_called() -> None:
    left, done = [3], []

    async def step(lane: Lane) -> float | None:
        if not left[0]:
            return None
        left[0] -= 1
        done.append(lane)
        return 0.0

    async with working(step) as lanes:
        lanes.call(ONE)
        await lanes.settled(8)
        assert done == [ONE] * 3
        left[0] = 1
        lanes.call(ONE)
        await lanes.settled(8)
        assert done == [ONE] * 4


async def test_a_lane_that_waits_delays_no_other() -> None:
    done: list[Lane] = []

    async def step(lane: Lane) -> float | None:
        done.append(lane)
        return 3600.0 if lane == ONE else None

    async with working(step) as lanes:
        lanes.call(ONE)
        lanes.call(OTHER)
        await lanes.settled(8)
    assert done == [ONE, OTHER]


async def test_what_is_put_in_while_the_last_is_looked_for_is_not_overlooked() -> None:
    looked, go_on = asyncio.Event(), asyncio.Event()
    steps = 0

    async def step(_lane: Lane) -> float | None:
        nonlocal steps
        steps += 1
        looked.set()
        await go_on.wait()
        return None

    async with working(step) as lanes:
        lanes.call(ONE)
        await looked.wait()
        lanes.call(ONE)
        go_on.set()
        await lanes.settled(8)
    assert steps == 2


async def test_a_bug_ends_no_lane(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.delivery.lanes._AFTER_A_BUG", 0.01)
    steps = 0

    async def step(_lane: Lane) -> float | None:
        nonlocal steps
        steps += 1
        if steps == 1:
            raise ZeroDivisionError
        return None

    async with working(step) as lanes:
        lanes.call(ONE)
        await lanes.settled(8)
    assert steps == 2
    assert "lane_failed" in caplog.text


async def test_waiting_for_what_does_not_end_has_an_end() -> None:
    async def step(_lane: Lane) -> float | None:
        await asyncio.Event().wait()
        return None

    async with working(step) as lanes:
        lanes.call(ONE)
        await lanes.settled(0.05)
    assert not lanes._tasks
