"""The editors hear of a change of the knowledge folder that was refused: once, however often they save; and when it is
mended.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from bot.delivery.claims import Claim
from bot.delivery.outbox import Outbox
from bot.delivery.outgoing import Post
from bot.operations.logs import fields
from bot.reloading import LiveBase
from bot.rendering.message import Message
from bot.rendering.refusals import mended, refused
from bot.storage import StorageError

log = logging.getLogger(__name__)

SAVED_AGAIN_WITHIN: Final = 10.0  # seconds; who is at work on a file saves it now and then before it is right
AGAIN: Final = 60.0  # seconds until the next try where a message could not be stored


class Upkeep:
    """Tells the editors' channel. Of a file in which something is to be mended they hear once, until all is mended."""

    def __init__(self, live: LiveBase, outbox: Outbox, channel: str, team: Callable[[], str]) -> None:
        """`channel`: its id. `team`: gives the workspace's, once it is known."""
        self._live = live
        self._outbox = outbox
        self._channel = channel
        self._team = team
        self._told: set[str] = set()

    async def run(self, connected: asyncio.Event) -> None:
        """Tell what there is to tell, from the first connection on. Runs until cancelled."""
        await connected.wait()
        while True:
            await self._live.judged.wait()
            await asyncio.sleep(SAVED_AGAIN_WITHIN)
            self._live.judged.clear()
            with suppress(StorageError):  # logged where it was raised
                await self._tell()
                continue
            await asyncio.sleep(AGAIN)
            self._live.judged.set()

    async def _tell(self) -> None:
        problems = self._live.problems
        files = {problem.file for problem in problems}
        if files - self._told:
            await self._post(refused(problems))
            self._told |= files
            log.info("editors_told %s", fields(channel=self._channel, problems=len(problems)))
        elif self._told and not problems:
            await self._post(mended(len(self._live.base.contents.facts)))
            self._told = set()
            log.info("editors_told %s", fields(channel=self._channel, problems=0))

    async def _post(self, message: Message) -> None:
        await self._outbox.answer_once(Claim(self._team()), Post(channel=self._channel, message=message))
