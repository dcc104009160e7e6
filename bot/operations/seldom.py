"""What would be logged again and again is logged once a minute."""

import time
from collections.abc import Callable
from typing import Final

_SECONDS: Final = 60.0


class Seldom:
    """Tells whether it is time to say something again. Two things are the same when their names are."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._said_at: dict[str, float] = {}

    def due(self, name: str) -> bool:
        """Tell whether that was not said in the last minute; if so, it counts as said now."""
        now = self._clock()
        self._said_at = {said: at for said, at in self._said_at.items() if now - at < _SECONDS}
        if name in self._said_at:
            return False
        self._said_at[name] = now
        return True
