"""Work beside the listeners that may not wait in the outbox, such as opening a modal: held on to until it is done."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from bot.operations.logs import fields
from bot.web_api import NETWORK_ERRORS

log = logging.getLogger(__name__)


class Background:
    """Runs what it is given at once. A kill may lose it; a stop waits for it."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, work: Coroutine[Any, Any, object]) -> None:
        """Begin; what the work raises is logged."""
        task = asyncio.create_task(_logged(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self, seconds: float) -> None:
        """Wait until all is done, for so many seconds at most; end the rest."""
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks, timeout=max(seconds, 0))
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)


async def _logged(work: Coroutine[Any, Any, object]) -> None:
    try:
        await work
    except NETWORK_ERRORS as error:
        log.warning("background_failed %s", fields(reason=type(error).__name__))
    except Exception:
        log.exception("background_failed")
