"""The wire between kzturk and Slack: it breaks now and then, and remembers which answers never came back to kzturk."""

import asyncio
import math
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from random import Random
from typing import Final, Literal, TypeAlias

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.emulator.changes import Change, Posted
from tests.chaos.subject import Subject

Fault: TypeAlias = Literal["", "500", "429", "dropped before", "dropped after"]
_FAULTS: Final[dict[Fault, int]] = {"": 92, "500": 2, "429": 2, "dropped before": 2, "dropped after": 2}
_SENDS: Final = ("/chat.postMessage", "/chat.postEphemeral", "/actions/")
_OF_THE_DEAD: Final = 1.0  # seconds in which a request that a killed run has sent still comes in
_SLOW: Final = 0.03  # seconds that a call takes at most, before its effect and after

Place: TypeAlias = tuple[str, str]  # channel and ts of a message


@dataclass(slots=True)
class Call:
    """A call that sends something, by a run of kzturk. `answered`: when its response was written to one that lived.

    `run` None: a response_url was used, which does not tell; it was `begun` then.
    """

    run: int | None
    begun: float
    answered: float | None = None
    dropped: bool = False

    def known_before_death(self, died: Mapping[int, float]) -> float:
        """Return how long before its death the run that made the call could have known how it went, in seconds.

        0: the response was not on its way yet, or was dropped. Infinite: nobody killed that run.
        """
        if self.dropped or self.answered is None:
            return 0.0
        deaths = [death for run, death in died.items() if self.run in {None, run} and death > self.begun - _OF_THE_DEAD]
        return max(0.0, min(deaths, default=math.inf) - self.answered)


_current: ContextVar[Call | None] = ContextVar("call", default=None)


@dataclass(slots=True)
class Wire:
    """Carries requests to the emulator, and knows by which call each message came. `calls`: how many tried to send."""

    random: Random
    subject: Subject
    calls: int = 0
    faults: Counter[Fault] = field(default_factory=Counter)
    by_message: dict[Place, Call] = field(default_factory=dict)

    @web.middleware
    async def carry(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Pass a request on; if it sends something, slowly, and not always."""
        if not any(path in request.path for path in _SENDS):
            return await handler(request)
        try:
            await request.read()  # the rest finds it read: a kill must not take away what has arrived
        except ConnectionError:
            return web.Response()
        self.calls += 1
        self.subject.kill_if_due("arrival", self.calls)
        fault = self.random.choices(list(_FAULTS), list(_FAULTS.values()))[0]
        self.faults[fault] += 1
        await asyncio.sleep(self.random.uniform(0, _SLOW))
        match fault:
            case "500":
                return web.Response(status=500)
            case "429":
                return web.json_response(
                    {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"}
                )
            case "dropped before":
                return _dropped(request)
        return await self._pass_on(request, handler, dropped=fault == "dropped after")

    async def _pass_on(self, request: web.Request, handler: Handler, *, dropped: bool) -> web.StreamResponse:
        run = request.match_info.get("run")
        call = Call(int(run) if run else None, time.monotonic(), dropped=dropped)
        _current.set(call)
        response = await handler(request)
        self.subject.kill_if_due("effect", self.calls)
        await asyncio.sleep(self.random.uniform(0, _SLOW))
        if dropped:
            return _dropped(request)
        with suppress(ConnectionError):
            await response.prepare(request)
            await response.write_eof()
            if self.subject.alive and call.run in {None, self.subject.run}:
                call.answered = time.monotonic()
        return response

    def known_before_death(self, place: Place) -> float:
        """Return for how many seconds kzturk could have known of a message that it sent, before it was killed."""
        call = self.by_message.get(place)
        return call.known_before_death(self.subject.died) if call else math.inf

    def observe(self, change: Change) -> None:
        """Note by which call a message came."""
        call = _current.get()
        if call and isinstance(change, Posted):
            self.by_message[change.message.channel, change.message.ts] = call


def _dropped(request: web.Request) -> web.Response:
    """Break the connection; the response goes nowhere."""
    if request.transport:
        request.transport.abort()
    return web.Response()
