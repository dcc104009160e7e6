"""Lanes: each is worked off in order by a task of its own, so that one that waits delays no other."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from bot.delivery.queue import Lane

log = logging.getLogger(__name__)

_AFTER_A_BUG: Final = 5.0  # seconds


class Lanes:
    """Works off lanes. `step` does one thing of a lane; it returns the seconds until the next, or None: all is done."""

    def __init__(self, step: Callable[[Lane], Awaitable[float | None]]) -> None:
        self._step = step
        self._tasks: dict[Lane, asyncio.Task[None]] = {}
        self._called: set[Lane] = set()
        self._sleeping: dict[Lane, float] = {}  # until when, in the loop's time
        self._changed = asyncio.Event()

    def call(self, lane: Lane) -> None:
        """Tell that there is something in a lane."""
        self._called.add(lane)
        if lane not in self._tasks:
            self._tasks[lane] = asyncio.create_task(self._work_off(lane))

    async def settled(self, seconds: float) -> None:
        """Wait until nothing is left to do within so many seconds from now, and no longer than that."""
        end = asyncio.get_running_loop().time() + seconds
        with suppress(TimeoutError):
            async with asyncio.timeout_at(end):
                while any(self._sleeping.get(lane, 0.0) < end for lane in self._tasks):
                    self._changed.clear()
                    await self._changed.wait()

    async def close(self) -> None:
        """End at once."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work_off(self, lane: Lane) -> None:
        try:
            while (wait := await self._next(lane)) is not None:
                if wait > 0:
                    await self._sleep(lane, wait)
        finally:
            del self._tasks[lane]
            self._changed.set()

    async def _next(self, lane: Lane) -> float | None:
        self._called.discard(lane)
        try:
            wait = await self._step(lane)
        except Exception:
            log.exception("lane_failed")
            return _AFTER_A_BUG
        return 0.0 if wait is None and lane in self._called else wait

    async def _sleep(self, lane: Lane, seconds: float) -> None:
        self._sleeping[lane] = asyncio.get_running_loop().time() + seconds
        self._changed.set()
        try:
            await asyncio.sleep(seconds)
        finally:
            del self._sleeping[lane]
