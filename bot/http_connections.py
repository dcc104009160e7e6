"""Connections to the HTTP server on which nothing is asked: closed after a while, or when there are too many."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler

MOST: Final = 200  # open at once; an event is answered in milliseconds
_HEADERS_WITHIN: Final = 10.0  # seconds
_IDLE_FOR: Final = 75.0  # seconds between two requests; proxies keep idle connections for a minute, as nginx does
_LOOK_EVERY: Final = 1.0


class Connections:
    """Knows which connections are asking something. aiohttp itself waits for the first headers for ever.

    `listed`: gives those that are open. `clock`: in seconds.
    """

    def __init__(
        self, listed: Callable[[], list[web.RequestHandler]], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._listed = listed
        self._clock = clock
        self._until: dict[web.RequestHandler, float] = {}

    @web.middleware
    async def note(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Note that something is asked, and for how long."""
        self._until[request.protocol] = float("inf")
        try:
            return await handler(request)
        finally:
            self._until[request.protocol] = self._clock() + _IDLE_FOR

    def close_idle(self) -> None:
        """Close those that have asked nothing for too long; and, of too many, those that would be closed next."""
        now, listed = self._clock(), self._listed()
        self._until = {each: self._until.get(each, now + _HEADERS_WITHIN) for each in listed}
        idle = sorted(
            (until, place) for place, each in enumerate(listed) if (until := self._until[each]) < float("inf")
        )
        too_many = len(listed) - MOST
        for number, (until, place) in enumerate(idle):
            if until <= now or number < too_many:
                listed[place].force_close()

    async def watched(self, _app: web.Application) -> AsyncIterator[None]:
        """Look again and again, while the application runs."""
        task = asyncio.create_task(self._watch())
        yield
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_EVERY)
            self.close_idle()
