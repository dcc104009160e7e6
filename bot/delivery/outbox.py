"""What is to be sent, and the worker that sends it in order. Listeners hand over and return; nobody waits for Slack."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.delivery.claims import Claim
from bot.delivery.inbox import Inbox
from bot.delivery.outgoing import Outgoing
from bot.operations.logs import fields

log = logging.getLogger(__name__)


class Outbox:
    """Takes outgoing messages, each once for what it answers, and keeps them in memory until they are sent."""

    def __init__(self, inbox: Inbox, deliver: Callable[[Outgoing], Awaitable[None]]) -> None:
        """`deliver` sends one message; what it raises is a bug, is logged, and the next one goes on."""
        self._inbox = inbox
        self._deliver = deliver
        self._waiting: asyncio.Queue[Outgoing] = asyncio.Queue()

    async def answer_once(self, claim: Claim, *items: Outgoing) -> bool:
        """Take what is claimed as answered, and `items` to be sent, in one step. False: it was answered before."""
        if not self._inbox.take(claim):
            return False
        for item in items:
            self._waiting.put_nowait(item)
        return True

    async def run(self) -> None:
        """Send what is handed over, one after the other. Runs until cancelled."""
        while True:
            item = await self._waiting.get()
            try:
                await self._deliver(item)
            except Exception:
                log.exception("sending_failed %s", fields(kind=type(item).__name__))
            finally:
                self._waiting.task_done()

    async def drain(self, seconds: float) -> None:
        """Wait until everything is sent, for so many seconds at most; what is left then is lost, and logged."""
        everything = asyncio.ensure_future(self._waiting.join())
        _, late = await asyncio.wait({everything}, timeout=seconds)
        if late:
            everything.cancel()
            log.error("unsent_at_stop %s", fields(waiting=self._waiting.qsize()))
