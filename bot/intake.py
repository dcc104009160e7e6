"""What Slack sends, on its way into the app: in turns that are fair to people, and counted, so that a stop can wait."""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from typing import Any, Final, NamedTuple
from weakref import WeakValueDictionary

from bot.operations.metrics import Metrics
from bot.people import person_of

EVENTS_AT_ONCE: Final = 8


class Sender(NamedTuple):
    """Who is to take turns with others: a person, or a channel where no person is named (a bot's post), by its id."""

    team: str
    who: str


def sender_of(body: Mapping[str, Any]) -> Sender:
    """Tell whom a payload comes from. Total: payloads of another form than Slack's share one sender."""
    try:
        person = person_of(body)
        return Sender(person.team, person.user or str((body.get("event") or {}).get("channel") or ""))
    except (AttributeError, TypeError):
        return Sender("", "")


class Intake:
    """`with intake:` around each thing taken in. Once `closed`, nothing more is to be taken.

    `knows`: tells of an event's payload whether it surely was taken in before and needs an acknowledgement only.
    `metrics`: what whoever takes something in counts it with.
    """

    def __init__(
        self, knows: Callable[[Mapping[str, Any]], bool] = lambda _: False, metrics: Metrics | None = None
    ) -> None:
        self.knows = knows
        self.metrics = metrics or Metrics()
        self.closed = False
        self._begun = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._turns = asyncio.Semaphore(EVENTS_AT_ONCE)
        self._lines: WeakValueDictionary[tuple[Sender, bool], asyncio.Lock] = WeakValueDictionary()

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
    async def turn(self, sender: Sender, *, patient: bool) -> AsyncIterator[bool]:
        """Begin when the sender's turn has come. False: closed meanwhile.

        Each sender has one turn at a time, so that a flood makes its sender wait and nobody else. What is `patient`,
        such as events, also waits for one of a few turns that all share: they are given in order of coming, and as
        each sender has asked for one only, this goes round. What a person waits for neither queues for those nor
        behind the same person's events: Slack gives it three seconds.
        """
        line = self._lines.setdefault((sender, patient), asyncio.Lock())
        async with line:
            await asyncio.sleep(0)  # others first, who wait for the event loop
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
