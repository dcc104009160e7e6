"""What is sent from memory, since it cannot be stored: private answers to presses, of which Slack tells but once."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import replace
from typing import Final

from bot.background import Background
from bot.delivery.outcomes import Later, Outcome
from bot.delivery.outgoing import Outgoing
from bot.delivery.rows import Row, row_of, values_of
from bot.operations.logs import fields

log = logging.getLogger(__name__)

ATTEMPTS: Final = 5


class Unsaved:
    """Sends from memory, at once. `attempt` is that of the outbox and raises nothing."""

    def __init__(self, attempt: Callable[[Row], Awaitable[Outcome]], clock: Callable[[], float]) -> None:
        self._attempt = attempt
        self._clock = clock
        self._running = Background()

    def send(self, team: str, items: Iterable[Outgoing]) -> None:
        """Begin to send, a few times if need be."""
        for item in items:
            self._running.run(self._send(team, item))

    async def drain(self, seconds: float) -> None:
        """Wait until all is sent, for so many seconds at most; end the rest."""
        await self._running.drain(seconds)

    async def _send(self, team: str, item: Outgoing) -> None:
        row = row_of({**values_of(team, item, self._clock()), "id": 0})
        for number in range(1, ATTEMPTS + 1):
            outcome = await self._attempt(replace(row, attempts=number))
            if not isinstance(outcome, Later):
                self.send(team, outcome.then)
                return
            await asyncio.sleep(outcome.seconds)
        log.error("not_sent %s", fields(kind=type(item).__name__, channel=item.channel))
