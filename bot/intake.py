"""What Slack sends, on its way into the app: events a few at a time, and counted, so that a stop can wait for them."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

EVENTS_AT_ONCE: Final = 8


class Intake:
    """`with intake:` around each thing taken in. Once `closed`, nothing more is to be taken.

    `knows`: tells of an event's payload whether it surely was taken in before and needs an acknowledgement only.
    """

    def __init__(self, knows: Callable[[Mapping[str, Any]], bool] = lambda _: False) -> None:
        self.knows = knows
        self.closed = False
        self._begun = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._turns = asyncio.Semaphore(EVENTS_AT_ONCE)

    def __enter__(self) -> None:
        """Begin."""
        self._begun += 1
        self._idle.clear()

    def __exit__(self, *_: object) -> None:
        """End."""
        self._begun -= 1
        if not self._begun:
            self._idle.set()

    @asynccontextmanager
    async def turn(self, *, patient: bool) -> AsyncIterator[bool]:
        """Begin when it is the turn of what is `patient`, such as events; what a person waits for begins at once.

        Without turns a thousand events at once would keep the event loop from all else. False: closed meanwhile.
        """
        if not patient:
            with self:
                yield not self.closed
            return
        async with self._turns:
            with self:
                yield not self.closed

    async def settled(self, seconds: float) -> None:
        """Wait until what has been begun is done, for so many seconds at most."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._idle.wait(), seconds)

    async def close(self, seconds: float) -> None:
        """Take nothing more, and wait until what has been begun is done, for so many seconds at most."""
        self.closed = True
        await self.settled(seconds)
