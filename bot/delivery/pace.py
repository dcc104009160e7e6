"""How fast a lane may send: as Slack allows it for a conversation (docs.slack.dev: "Rate limits")."""

import time
from collections.abc import Callable
from typing import Final

from bot.delivery.queue import Lane

EVERY: Final = 1.0  # seconds a message in the long run
BURST: Final = 4  # messages at once; Slack tolerates short bursts and does not say how long


class Pace:
    """Remembers when each lane has earned its next message. It may save up for a burst."""

    def __init__(self, every: float = EVERY, burst: int = BURST, clock: Callable[[], float] = time.monotonic) -> None:
        self._every = every
        self._saved = every * (burst - 1)
        self._clock = clock
        self._next: dict[Lane, float] = {}

    def wait_for(self, lane: Lane) -> float:
        """Say for how many seconds the lane has still to wait."""
        return max(0.0, self._next.get(lane, 0.0) - self._saved - self._clock())

    def spend(self, lane: Lane) -> None:
        """Note that a message is sent now."""
        now = self._clock()
        self._next = {each: time for each, time in self._next.items() if time > now} | {
            lane: max(self._next.get(lane, 0.0), now) + self._every
        }
