"""Watches the event loop from a thread of its own: when it stands still, the log says where."""

import asyncio
import logging
import sys
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bot.operations.logs import fields

log = logging.getLogger(__name__)

BLOCKED_AFTER: Final = 2.0  # seconds: Slack waits three for an acknowledgement


class LoopWatch:
    """Knows for how long the loop has not come round. Made in the thread that runs the loop."""

    def __init__(self, blocked_after: float = BLOCKED_AFTER) -> None:
        self._blocked_after = blocked_after
        self._watched = threading.get_ident()
        self._loop = asyncio.get_running_loop()
        self._beat_at = time.monotonic()
        self._ended = threading.Event()

    def seconds_still(self) -> float:
        """Return for how long the loop has not come round: below a second while all is well. Any thread may ask."""
        return time.monotonic() - self._beat_at

    def beat(self) -> None:
        """Note that the loop has come round, and do so again soon."""
        self._beat_at = time.monotonic()
        self._next = self._loop.call_later(self._blocked_after / 4, self.beat)

    def watch(self) -> None:
        """Look, in another thread, until `end`. Each time that the loop stands still is logged once."""
        told = False
        while not self._ended.wait(self._blocked_after / 4):
            still = self.seconds_still()
            if still >= self._blocked_after and not told:
                log.error("loop_blocked %s", fields(seconds=round(still, 1), at=self._where()))
            told = still >= self._blocked_after

    def end(self) -> None:
        """Watch no longer."""
        self._next.cancel()
        self._ended.set()

    def _where(self) -> str:
        """Name the functions in which the watched thread is, innermost last. What they work on is not looked at."""
        frame = sys._current_frames().get(self._watched)  # noqa: SLF001 - the standard library's only way to it
        return " > ".join(f"{each.filename}:{each.lineno}:{each.name}" for each in traceback.extract_stack(frame))


@contextmanager
def watched_loop(blocked_after: float = BLOCKED_AFTER) -> Iterator[LoopWatch]:
    """Watch the running loop until the block is left."""
    watch = LoopWatch(blocked_after)
    thread = threading.Thread(target=watch.watch, name="loop-watch", daemon=True)
    watch.beat()
    thread.start()
    try:
        yield watch
    finally:
        watch.end()
        thread.join()
