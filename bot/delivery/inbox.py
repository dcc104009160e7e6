"""The gate for what comes in: Slack delivers some events twice, and tells of some posts in two events."""

import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, TypeAlias

from bot.delivery.claims import Claim

Key: TypeAlias = tuple[str, str]  # team, and what names the thing in it

REMEMBERED_FOR: Final = 25 * 3600.0  # seconds; delayed events are delivered again for 24 hours (docs.slack.dev)
MOST_REMEMBERED: Final = 100_000


class Inbox:
    """Remembers what has been taken in. Forgets what is older than 25 hours, and the oldest when there is too much."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST_REMEMBERED) -> None:
        self._clock = clock
        self._most = most
        self._taken: OrderedDict[Key, float] = OrderedDict()

    def take(self, claim: Claim) -> bool:
        """Take in what is claimed, all or nothing. False: one of its keys has been taken in before."""
        now = self._clock()
        self._forget(now)
        keys = [(claim.team, key) for key in claim.keys]
        if any(key in self._taken for key in keys):
            return False
        self._taken.update(dict.fromkeys(keys, now))
        return True

    def _forget(self, now: float) -> None:
        while self._taken:
            oldest = next(iter(self._taken))
            if len(self._taken) <= self._most and now - self._taken[oldest] < REMEMBERED_FOR:
                return
            del self._taken[oldest]
